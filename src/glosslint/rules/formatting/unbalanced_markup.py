"""
## What it does

Reports an unmatched bracket, backtick or quotation mark, an unmatched `**` or `__` of bold text, and a block of code
that is not closed; if the glossary uses them in pairs, also an unmatched `*` or `_` of emphasis and, at level info, a
`$` of a formula and a single quotation mark. Each entry is one finding that lists every place. In a language into which
terms are translated, unmatched signs in more than ten entries are one finding. So is an entity without its semicolon
(`&nbsp`), which Markdown shows as it is, a heading without the space after its `##`, and an element of HTML within a
line that is not closed (`<em>word<em>`).

## Why is this bad?

Readers see the literal sign where bold text or code was meant, or look for the end of an aside that never comes.

## How to fix it

Add the missing sign, or delete the unmatched one. Write a literal sign as code, in quotation marks, or after a
backslash.

## When to suppress it

When a text shows a literal sign in a way that the rule does not recognize.

It ignores code, math, HTML and the markup of links; enumerators such as `a)` and `(1)`; intervals such as
`[0, 1)` and `[start, end)`; what is left open in an excerpt that ends in "…"; brackets in quotation marks; apostrophes
and inches; `**kwargs` and `**/*.py`; names such as `__init__`; variables such as `$PATH` and `$user->name`.

## Sources

CommonMark 0.31: code spans (6.1) and strong emphasis (6.2) end within their paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Prose, Related, Span
from glosslint.rule.text import lazy_pattern
from glosslint.rules._fold import folded
from glosslint.rules.formatting._marks import SURE, Mark, is_cut_off, marks_in, matched_kinds, without_blocks

NAME = "unbalanced-markup"
_HELP = "add the missing sign, or delete this one; write a literal sign as code"
_OPENER = {")": "(", "]": "[", "}": "{"}
_CLOSER = {opener: closer for closer, opener in _OPENER.items()}
#: Kinds of signs with other uses: apostrophes and prices.
_DOUBTFUL = frozenset(("'", "\u2018", "$"))
_NO_BRACKETS = frozenset(("`", "**", "__"))
#: A bound of an interval: a number, a date, a name, a formula, an entity, all without spaces. Two of them are no aside.
_BOUND = r"[^\s\[\](){},;]{1,40}?"
_PAIR = rf"\s?{_BOUND}\s?(?:[,;]|\.\.\.?|\u2026)\s?{_BOUND}\s?"
_TOKEN = lazy_pattern(
    r"(?P<escaped>\\[()\[\]{}])"
    r"|(?P<none>\\."  # escaped
    r"|[\"'\u201c\u2018\u201e\u00ab(](?:[()\[\]{}]|`+|\*\*|__)[\"'\u201d\u2019\u00bb)]"  # a literal sign in quotes
    rf"|\({_PAIR}[)\]]|(?<![\w\])])[\[\]]{_PAIR}[)\]\[])"  # an interval
    r"|(?P<maybe>(?<![^\s(\[,;:/*_.\u2013\u2014-])"  # a) first, b) second
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-z\u00b0\u00ba]?|[^\W\d_]|[ivxIVX]{2,5})\.?\))"
    r"|(?P<bracket>[()\[\]{}])|(?P<tick>`+)"
    r"|(?P<bold>(?<!(?<!\\)\*)\*{2,3}(?!\*)|(?<![\w])__(?=[^\W_])|(?<=[^\W_])__(?!\w))"
    r"|(?P<break>\n[ \t]*\n)"
)
_LITERAL = lazy_pattern(r"\*\*(?:/|k?w?args\b|options\b|params\b)|__(?:[a-z0-9]|\w+-)")  # **kwargs, **/*.py, __slots
_ENTITY = lazy_pattern(
    r"&(?:nbsp|amp|lt|gt|quot|apos|[mn]dash|hellip|[lr][sd]quo|copy|reg|trade|deg|times|para|sect)(?![\w;=])"
)
#: Elements within a line, which HTML never closes by itself.
_TAG = lazy_pattern(
    r"<(?P<slash>/?)(?P<name>a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|small|span|strong|su[bp]|u)(?:\s[^>]*)?(?<!/)>",
    re.IGNORECASE,
)
_NO_HEADING = lazy_pattern(r"^#{2,6}(?=[^\W_])", re.MULTILINE)
_NEXT_WORD = lazy_pattern(r"\W*?(\w[\w'\u2019-]{0,39})")
_LAST_WORD = lazy_pattern(r"(\w[\w'\u2019-]{0,39})\W*\Z")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report the first unmatched sign of each kind and field, since others may follow from it; one finding an entry.

    A language into which terms are translated is one finding, too: a translation engine that moves the words out of
    their brackets does so everywhere.
    """
    translated: dict[str, list[list[Problem]]] = defaultdict(list)
    read = [
        (entry, [*_problems(entry)], [(prose, mark) for prose in entry.prose for mark in marks_in(prose)])
        for entry in glossary.entries
    ]
    doubtful = any(mark.kind not in SURE for _, _, marks in read for _, mark in marks)
    usual = SURE | (_usual_kinds(glossary) if doubtful else frozenset())
    for entry, certain, marks in read:
        problems = [*certain, *(_report_unmatched(entry, prose, mark) for prose, mark in marks if mark.kind in usual)]
        if problems:
            language = {prose.path: prose.language for prose in entry.prose}[problems[0].place.path]
            follows = [replace(problem, causes=(Cause(NAME, problems[0].place),)) for problem in problems[1:]]
            translated["" if language == entry.language else language].append([problems[0], *follows])
    yield from (problem for group in translated.pop("", []) for problem in group)
    for language, groups in translated.items():
        yield from folded(NAME, groups, f'texts in "{language}"')


def _usual_kinds(glossary: Glossary) -> frozenset[str]:
    """Return the signs that texts use in pairs."""
    texts = [prose for entry in glossary.entries for prose in entry.prose]
    kinds = {kind for prose in texts for kind in (*matched_kinds(prose), *(p.kind for p in prose.markdown.hidden))}
    return frozenset("$" if kind == "math" else kind for kind in kinds)


def _problems(entry: EntryFacts) -> Problems:
    for prose in entry.prose:
        for match in _ENTITY.finditer(prose.opaque) if "&" in prose.text else ():
            yield Problem(f'"{match[0]}" has no ";"', entry.at(prose.path, Span(*match.span())), help=_HELP)
        for match in _NO_HEADING.finditer(prose.opaque) if "##" in prose.text else ():
            message = f'"{match[0]}" begins no heading; put a space after it'
            yield Problem(message, entry.at(prose.path, Span(*match.span())))
        for tag in _unmatched_tags(prose) if "<" in prose.text and not is_cut_off(prose.text) else ():
            name, slash = tag["name"], "" if tag["slash"] else "/"
            message = f'{_named(prose, Mark(tag[0], tag.start()))} has no "<{slash}{name}>"'
            yield Problem(message, entry.at(prose.path, Span(*tag.span())), help=_HELP)
        if _balanced(prose.signs):
            continue
        links = [link.span for link in entry.malformed_links if link.path == prose.path]  # another rule reports these
        signs = _signs(without_blocks(prose), links)
        plain = [sign for sign in signs["bracket"] if not prose.text.startswith("\\", sign.at - 1)]
        if any(_brackets(entry, prose, plain)):  # of "\\[a]" only the first is escaped: together they are no problem
            yield from _brackets(entry, prose, signs["bracket"])
        for sign in () if is_cut_off(prose.text) else (*signs["tick"][:1], *signs["bold"][:1]):
            yield _report_unmatched(entry, prose, sign)


def _unmatched_tags(prose: Prose) -> Iterator[re.Match[str]]:
    """Yield the tags that close no element within a line, and the first of each element that nothing closes."""
    opened: dict[str, list[re.Match[str]]] = defaultdict(list)
    for kind, (start, end) in prose.markdown.hidden:
        tag = _TAG.fullmatch(prose.text, start, end) if kind == "html" else None
        if tag is None:
            continue
        same = opened[tag["name"].lower()]
        if not tag["slash"]:
            same.append(tag)
        elif same:
            same.pop()
        else:
            yield tag
    yield from (tags[0] for tags in opened.values() if tags)


def _balanced(signs: Iterable[str]) -> bool:
    """Return whether brackets pair, and neither code nor bold text is opened: a fast answer for nearly every text."""
    opened: list[str] = []
    for sign in signs:
        if sign in _CLOSER:
            opened.append(sign)
        elif (sign in _OPENER and (not opened or opened.pop() != _OPENER[sign])) or sign in _NO_BRACKETS:
            return False
    return not opened


def _signs(text: str, links: list[Span]) -> dict[str, list[Mark]]:
    """Return all brackets, the backticks outside code, and the ``**`` and ``__`` unmatched in their paragraph."""
    signs: dict[str, list[Mark]] = {"bracket": [], "tick": [], "bold": []}
    bold: dict[str, list[Mark]] = {"**": [], "__": []}
    begun = 0  # where the paragraph begins
    for match in _TOKEN.finditer(text):
        kind, at = str(match.lastgroup), match.start()
        if kind == "break":
            signs["bold"] += _left_open(text, bold)
            begun = at
        elif kind == "none" or any(link.start <= at < link.end for link in links):
            continue
        elif kind in ("maybe", "escaped"):
            signs["bracket"].append(Mark(match[0][-1], match.end() - 1, sure=False))
        elif kind == "bold":
            signs["bold"] += _bold(text, Mark(match[0], at), bold[match[0][:2]])
        elif kind == "tick" and (ticks := signs["tick"]) and ticks[-1].text == match[0] and ticks[-1].at >= begun:
            ticks.pop()  # code within HTML, which no parser of Markdown reads
        else:
            signs[kind].append(Mark(match[0], at))
    signs["bold"] += _left_open(text, bold)
    return signs


def _bold(text: str, sign: Mark, opened: list[Mark]) -> list[Mark]:
    """Pair a ``**``, or return it if that fails: its neighbours decide whether it opens or closes (CommonMark 6.2)."""
    end = sign.at + len(sign.text)
    before, after = text[sign.at - 1 : sign.at], text[end : end + 1]
    if opened and before.strip():
        opened.pop()
    elif after.strip():
        opened.append(sign)
    elif before.strip() and sign.text != "__":
        return [sign]
    return []


def _left_open(text: str, opened: dict[str, list[Mark]]) -> list[Mark]:
    """Return the ``**`` that a paragraph leaves open, without literal ones such as 2**3 and **kwargs."""
    unclosed = [sign for signs in opened.values() for sign in signs]
    for signs in opened.values():
        signs.clear()
    return [sign for sign in unclosed if not (_LITERAL.match(text, sign.at) or text[sign.at - 1 : sign.at].isalnum())]


def _brackets(entry: EntryFacts, prose: Prose, signs: list[Mark]) -> Problems:
    """Report the first unmatched bracket, or the pair of two kinds that is all there is."""
    opened: list[Mark] = []
    unpaired = _unpaired(signs)
    for sign in unpaired:
        if sign.text in _CLOSER:
            opened.append(sign)
        elif opened and opened[-1].text == _OPENER[sign.text]:
            opened.pop()
        elif not sign.sure:
            continue
        elif opened and opened[-1].sure and len(unpaired) == 2:
            opener, closer = (entry.at(prose.path, Span(at, at + 1)) for at in (opened[-1].at, sign.at))
            message = f'{_named(prose, opened[-1])} is closed with "{sign.text}"'
            yield Problem(message, closer, (Related(opener, "opened here"),), help=_HELP)
            return
        else:
            yield _report_unmatched(entry, prose, sign)
            return
    first = next((sign for sign in opened if sign.sure), None)
    if first is not None and not is_cut_off(prose.text):
        yield _report_unmatched(entry, prose, first)


def _unpaired(signs: list[Mark]) -> list[Mark]:
    """Return the brackets that remain when each closing one has been paired with the nearest open one of its kind."""
    opened: list[Mark] = []
    count = dict.fromkeys(_CLOSER, 0)
    unpaired: list[Mark] = []
    for sign in signs:
        if sign.text in count:
            opened.append(sign)
            count[sign.text] += 1
        elif not sign.sure or not count[_OPENER[sign.text]]:
            unpaired.append(sign)
        else:
            while (last := opened.pop()).text != _OPENER[sign.text]:
                unpaired.append(last)
                count[last.text] -= 1
            count[last.text] -= 1
    return sorted([*unpaired, *opened], key=attrgetter("at"))


def _report_unmatched(entry: EntryFacts, prose: Prose, sign: Mark) -> Problem:
    pair = _CLOSER.get(sign.text) or _OPENER.get(sign.text)
    problem = f'has no "{pair}"' if pair else "is unmatched"
    place = entry.at(prose.path, Span(sign.at, sign.at + len(sign.text)))
    case = "mark" if sign.kind in _DOUBTFUL else "" if pair else sign.text  # different slips are no habit
    return Problem(f"{_named(prose, sign)} {problem}", place, help=_HELP, case=case)


def _named(prose: Prose, sign: Mark) -> str:
    """Return the sign with the word beside it, which finds it without a line number."""
    before = _LAST_WORD.search(prose.text, max(0, sign.at - 60), sign.at)
    after = _NEXT_WORD.match(prose.text, sign.at + len(sign.text), sign.at + 60)
    shown = "'\"'" if sign.text == '"' else f'"{sign.text}"'
    if after is not None and (sign.text not in _OPENER or before is None):
        return f'the {shown} before "{after[1]}"'
    return f'the {shown} after "{before[1]}"' if before is not None else f"this {shown}"


RULE = GlossaryRule(
    name=NAME,
    category="formatting",
    severity=Severity.WARNING,
    cases={"mark": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        bad(
            "summary: Step size of an optimizer ⟦(⟧often 0.001, with [Adam](adam).\n",
            'the "(" before "often" has no ")"',
        ),
        bad(
            "definition: A unit of text (a word, a part of a word⟦]⟧ that a model reads.\n",
            'the "(" before "a" is closed with "]"',
        ),
        bad("definition: Call ⟦`⟧softmax() on the last axis.\n", 'the "`" before "softmax" is unmatched'),
        bad("definition: A rope of 5⟦&nbsp⟧ metres, R&D and &nbsp; in `a&nbsp`.\n", '"&nbsp" has no ";"'),
        bad(
            "definition: A <b>pole</b> of an ⟦<em>⟧old<em> ship, in `<b>` and H<sub>2</sub>O.\n",
            'the "<em>" before "old" has no "</em>"',
        ),
        bad(
            "definition: A <br> pole⟦</b>⟧ of a ship, as in <https://example.org>.\n",
            'the "</b>" before "of" has no "<b>"',
        ),
        bad("definition: |\n  A pole.\n\n  ⟦##⟧Sail\n\n  #tag\n", '"##" begins no heading; put a space after it'),
        bad("definition: The *mast* of a ⟦*⟧boat that sails.\n", 'the "*" before "boat" is unmatched'),
        bad("definition: The *mast* of a boat⟦*⟧ that sails.\n", 'the "*" before "that" is unmatched'),
        good("definition: <dd>Call `softmax` on it.</dd>\n"),
        bad(
            "definition: |\n  ⟦**⟧Note: two paragraphs, and\n\n  **bold** text in the second.\n",
            'the "**" before "Note" is unmatched',
        ),
        bad(
            'definition: The score, called ⟦"⟧logit by most.\n',
            'the \'"\' before "logit" is unmatched',
        ),
        bad(
            'definition: See ⟦"⟧wide net (WN).”\n',
            'the \'"\' before "wide" is unmatched',
        ),
        bad("definition: Das ⟦»⟧Ergebnis heißt auch anders.\n", 'the "»" before "Ergebnis" is unmatched'),
        good('definition: \'A 5" disk, rock ’n’ roll, a 6’2" man; "the" "score" (" "), 3 * 4 and *args.\'\n'),
        good("definition: Das „Wort“ is what “word” means, and „Satz” a “sentence”.\n"),
        bad("definition: Das „Wort“ is what ⟦“⟧word means.\n", 'the "“" before "word" is unmatched'),
        bad("definition: Das „Wort“ ist ein ⟦„⟧Begriff.\n", 'the "„" before "Begriff" is unmatched'),
        good("definition: Either a) a word, b) a part of one or (c) a byte with p in [0, 1) and `f(`.\n"),
        good('definition: Opened with "(" or \\[, it takes **kwargs, 2**3 and [a link (see there)](token).\n'),
        good("definition: Excerpt of a longer text (with an aside, and **bold words in …\n"),
        good("definition: Chinese \\[zho] and Arabic \\[ara\\].\n"),
        good("definition: As listed in annex III.8.a) of a treaty.\n"),
        good("definition: Opened by a bracket (see \\( there).\n"),
        good("definition: From [start, end), [0,&nbsp;1) or ]0; 2[ to [2020-01-01, 2021-01-01); <p>i) one</p>\n"),
        good("definition: '**[Bold](token) link**, __init__ and (a [note](token)).'\n"),
        good("definition: '**A\\***, a search; a quotation mark (\").'\n"),
    ),
)
