"""
## What it does

Reports signs and spaces that are in the wrong place in a sentence: a space before a comma or period, no space after one
("bow,the", "line.The") or beside a link (`[bow](bow)and`), two commas or periods, a comma beside a period, and a space
after an opening or before a closing bracket or quotation mark. In more than ten entries they are one finding for each
kind. A single word that is quoted with a space is an info, since the space may be a part of it, as of a token.

Code, links, formulas and abbreviations ("e.g.,", "etc.,") are ignored, and so are signs that a text lists (`., and ,`).
A period without a space counts only before emphasis, or a word that often begins a sentence or that the texts write
in lowercase, since names are written so as well (`collections.Counter`).

## Why is this bad?

It is a typing error, or the remains of an edit. A program that takes sentences apart, as a search or a translation
does, takes two for one.

## How to fix it

Put the sign where it belongs.

## Fix safety

Removing or adding a space is safe: no word changes. In a quotation it is unsafe, since the space may be quoted, too.
Removing one of two signs is unsafe, since a word may be missing between them, or a period of an ellipsis. There is no
fix for a missing space after a comma, which a text may write so on purpose ("as lat,lon").

## When to suppress it

Where the text quotes something that is written so. Mark it as code instead.

## Sources

The Chicago Manual of Style, 6.7 to 6.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Prose, Severity, bad, good
from glosslint.rule.facts import Place, Span
from glosslint.rule.fixes import Fix, Replace, Safety, safe, unsafe
from glosslint.rule.text import lazy_pattern
from glosslint.rules._fold import fold_kinds


class Kind(NamedTuple):
    """A pattern whose group ``wrong`` is reported, the message, and what replaces the group (``None``: no fix).

    ``english``: only in English texts. ``quoted``: the group is in a quotation, and so may be quoted, too. Words in
    groups ``before`` and ``after`` must be no names."""

    pattern: re.Pattern[str]
    message: str
    new: str | None = None
    english: bool = False
    quoted: bool = False

    def fix(self, place: Place) -> Fix | None:
        """Return the fix at a place: a space is no change of words, unless it is quoted."""
        if self.new is None:
            return None
        is_space = self.new in ("", ". ")
        title = "add a space" if self.new == ". " else "remove the space" if is_space else "keep one"
        return (safe if is_space and not self.quoted else unsafe)(title, Replace(place, self.new))


#: Words with which sentences begin, and names of programs do not.
_STARTS = (
    "(?:A|Also|An|As|At|Every|For|From|He|However|If|In|It|Its|Many|Most|On|See|Some|Such|That|The|Their|There|These|They"
    "|This|Those|To|Unlike|Use|Used|We|When|Where|Which|While|With|You|Your)"
)
#: After a word, or what closes one: before a sign alone, as in "the signs . and ,", there is no word.
_WORD = r"(?:(?<=[^\W\d_]{2})|(?<=\w[)\]\"'\u201d\u2019`*_]))"
_END = r"(?=[\s,.;:!?]|\Z)"
_KINDS = (
    Kind(lazy_pattern(rf"{_WORD}(?P<wrong>[ ]+),(?=\s|\Z)(?!\s+[,.;])"), "space before a comma", ""),
    Kind(lazy_pattern(rf"{_WORD}(?P<wrong>[ ]+)\.(?=\s|\Z)(?!\s+[,.;])"), "space before a period", ""),
    Kind(lazy_pattern(r"(?<![\w,./-])(?P<wrong>[^\W\d_]{2,}(?:,[^\W\d_]{2,})+)(?![\w,(/-])"), "no space after a comma"),
    Kind(
        lazy_pattern(rf"(?<=[a-z]{{2}}[a-z)])(?P<wrong>\.)(?=(?:{_STARTS}[ ]|[*_]{{1,3}}[A-Z]))"),
        "no space after a period", ". ", english=True,
    ),
    Kind(
        lazy_pattern(
            rf"(?<![\w.])(?P<before>[^\W\d_A-Z]{{3,}})(?P<wrong>\.)(?!{_STARTS}[ ])"
            r"(?P<after>[^\W\d_a-z][^\W\d_A-Z]+)(?=[ ,:])"
        ),
        "no space after a period", ". ",
    ),
    Kind(lazy_pattern(r"(?<=[\w)\]\"\u201d])(?P<wrong>\.\.)(?![./\w])"), "two periods", "."),
    Kind(lazy_pattern(r"(?<=[\w)\]\"\u201d])(?P<wrong>,[ ]?,)(?![,\w])"), "two commas", ","),
    Kind(lazy_pattern(r"(?<=[\w)\]\"\u201d])(?P<wrong>[,;:]\.|[;:],|,;)(?=\s|\Z)"), "two signs where one is due"),
    Kind(lazy_pattern(r"(?<=[a-z]{6})(?P<wrong>\.,)(?=\s)"), "two signs where one is due", None, True),
    Kind(lazy_pattern(r"(?:(?<=[\s(])|(?<!.))\((?P<wrong>[ ]+)(?=[^\W\d_]{2})"), "space after an opening bracket", ""),
    Kind(lazy_pattern(rf"(?<=[^\W\d_]{{2}})(?P<wrong>[ ]+)\){_END}"), "space before a closing bracket", ""),
    Kind(
        lazy_pattern(rf"(?<![^\s(])[\"\u201c](?P<wrong>[ ]+)\w[^\"\u201c\u201d\n]{{0,60}}(?<=[\w.])[\"\u201d]{_END}"),
        "space after an opening quotation mark", "", quoted=True,
    ),
    Kind(
        lazy_pattern(rf"(?<![^\s(])[\"\u201c]\w[^\"\u201c\u201d\n]{{0,60}}(?<=\w)(?P<wrong>[ ]+)[\"\u201d]{_END}"),
        "space before a closing quotation mark", "", quoted=True,
    ),
)  # fmt: skip
#: Words that are no ending of another, which may follow a link: "[mast](mast)s".
_LITTLE = "(?:a|an|and|are|as|by|can|for|from|has|in|is|it|its|of|on|or|that|the|to|was|which|with)"
_AFTER_LINK = lazy_pattern(rf"{_LITTLE}(?=[ ,.\n]|\Z)")
_BEFORE_LINK = lazy_pattern(rf"(?<![\w'\u2019.-]){_LITTLE}\Z")
_LONGEST = 8  # characters
#: A text without any of these has no sign in the wrong place: a fast answer for most texts.
_HINT = re.compile(
    r"[,.;:()\"\u201c\u201d](?:(?<=[ ][,.)\"\u201d])|(?<=[(\"\u201c])[ ]|(?<=[,.;:])[,.;]|(?<=,)(?:[^\W\d_]|[ ],)"
    r"|(?<=\.)[*_]*[A-Z][a-z]*[ ,:*_])"
)


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report each sign and space in the wrong place; a kind that is in many entries, once."""
    pairs = ((kind, entry, problem) for entry in glossary.entries for kind, problem in _problems(glossary, entry))
    yield from fold_kinds("punctuation", pairs)


def _problems(glossary: Glossary, entry: EntryFacts) -> Iterator[tuple[str, Problem]]:
    for prose in entry.prose:
        yield from (("link", problem) for problem in _glued_links(entry, prose))
        if _HINT.search(prose.text) is None:
            continue
        opaque = prose.opaque
        kinds = (kind for kind in _KINDS if prose.english or not kind.english)
        matches = [(kind, match) for kind in kinds for match in kind.pattern.finditer(opaque)]
        link_ends = {link.span.end for link in entry.links_in(prose)} if matches else set[int]()
        for kind, match in matches:
            start, end = match.span("wrong")
            space = len(prose.text[:end].rstrip(" "))
            after_link = space < end and space in link_ends  # its address is spaces in the opaque text
            start = space if after_link else start
            # Beside markup that is not shown nothing is certain: a tag may hold the space that seems to be missing.
            around = slice(max(start - 1, 0), end + 1)
            hidden = not after_link and prose.text[around] != opaque[around]
            if hidden:
                continue
            groups = ("before", "after") if prose.english else ("after",)
            words = [match[group] for group in groups if group in kind.pattern.groupindex]
            if not all(map(glossary.conventions.capitals(prose.language).is_lowercase, words)):
                continue
            place = entry.at(prose.path, Span(start, end))
            wrong = f': "{match["wrong"]}"' if kind.new is None else ""
            # A single word may be quoted with its space: a token of a model is " the".
            is_word = kind.quoted and " " not in match[0].strip('"\u201c\u201d ')
            case = "word" if is_word else ""
            yield kind.message + case, Problem(kind.message + wrong, place, case=case, fix=kind.fix(place))


def _glued_links(entry: EntryFacts, prose: Prose) -> Problems:
    """Yield the little words of an English text that are written to a link without a space."""
    for link in prose.markdown.links if prose.english and "](" in prose.text else ():
        if link.form == "inline":
            start, end = link.span
            after = _AFTER_LINK.match(prose.text, end) if prose.text.startswith(")", end - 1) else None
            before = _BEFORE_LINK.search(prose.text, max(0, start - _LONGEST), start)
            for side, match, at in (("after", after, end), ("before", before, start)):
                if match is not None:
                    place = entry.at(prose.path, Span(*match.span()))
                    add = safe("add a space", Replace(entry.at(prose.path, Span(at, at)), " "))
                    yield Problem(f'no space {side} a link: "{match[0]}"', place, fix=add)


_BOATS = "id: boat\nsummary: A boat with a wide sail, a wide boat, or any other wide boat.\n"

RULE = GlossaryRule(
    name="punctuation",
    category="formatting",
    severity=Severity.WARNING,
    cases={"word": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("id: bow\nsummary: Front of a boat, ship etc., in the U.S., as `a ,b` and 3,000; the signs . , and ;\n"),
        good(
            "id: bow\nsummary: Front ... of a boat (the .net file, [0,1) or \\..) in collections.Counter, e.g., one.\n"
        ),
        good("id: bow\nsummary: 'A \" b \" c.'\n"),
        bad(
            "id: bow\nsummary: Front⟦ ⟧, of a [boat](boat)⟦ ⟧, `a` , or raft.\n",
            *("space before a comma",) * 2,
            after="id: bow\nsummary: Front, of a [boat](boat), `a` , or raft.\n",
        ),
        bad(
            "id: bow\nsummary: Front of a (small) boat⟦ ⟧.\n",
            "space before a period",
            after="id: bow\nsummary: Front of a (small) boat.\n",
        ),
        bad("id: bow\nsummary: Front of a ⟦boat,ship,raft⟧ or float.\n", 'no space after a comma: "boat,ship,raft"'),
        bad(
            "id: bow\nsummary: Front of a boat⟦.⟧The stern is behind.\n",
            "no space after a period",
            after="id: bow\nsummary: Front of a boat. The stern is behind.\n",
        ),
        bad(
            "id: bow\nsummary: Front of a boat⟦.⟧*Stern* is the other end.\n",
            "no space after a period",
            after="id: bow\nsummary: Front of a boat. *Stern* is the other end.\n",
        ),
        bad(
            "id: bow\nsummary: Front of [boat](boat)s, of a [ship](ship)⟦and⟧ ⟦of⟧[rafts](raft).\n",
            'no space after a link: "and"',
            'no space before a link: "of"',
            after="id: bow\nsummary: Front of [boat](boat)s, of a [ship](ship) and of [rafts](raft).\n",
        ),
        bad(
            {"bow.yaml": "id: bow\nsummary: Front of a boat⟦.⟧Wide boats lean less.\n", "boat.yaml": _BOATS},
            "no space after a period",
            after="id: bow\nsummary: Front of a boat. Wide boats lean less.\n",
        ),
        bad(
            "id: bow\nsummary: Front⟦,,⟧ not the back⟦..⟧\n",
            "two commas",
            "two periods",
            after="id: bow\nsummary: Front, not the back.\n",
        ),
        bad("id: bow\nsummary: Front of a boat⟦,.⟧\n", 'two signs where one is due: ",."'),
        bad("id: bow\nsummary: Front of vessels⟦.,⟧ such as boats.\n", 'two signs where one is due: ".,"'),
        bad(
            "id: bow\nsummary: Front (⟦ ⟧of a boat).\n",
            "space after an opening bracket",
            after="id: bow\nsummary: Front (of a boat).\n",
        ),
        bad(
            "id: bow\nsummary: Front (of a boat⟦ ⟧).\n",
            "space before a closing bracket",
            after="id: bow\nsummary: Front (of a boat).\n",
        ),
        bad(
            'id: bow\nsummary: Also "⟦ ⟧front" of a boat.\n',
            "space after an opening quotation mark",
            after='id: bow\nsummary: Also "front" of a boat.\n',
        ),
        bad(
            'id: bow\nsummary: Also "front⟦ ⟧" of a boat.\n',
            "space before a closing quotation mark",
            after='id: bow\nsummary: Also "front" of a boat.\n',
        ),
    ),
)
