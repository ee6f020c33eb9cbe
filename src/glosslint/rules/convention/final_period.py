"""
## What it does

Reports a text that ends without a period when the others of the glossary end with one, or the reverse. The convention
is learned for each field and language: it holds when at least 90 % of at least 20 texts agree. Any sign that ends a
sentence counts as a period, in any script. In a language with fewer texts than another, as translations have, the level
is info.

Only paragraphs are checked, not texts that end in a list, a heading, a table, a quotation, code, a formula, an image,
an address, a key or hash of twenty characters or more, a footnote mark, a word in emphasis ("as in *very*"), or a word
in a script that has no period. What comes after the last sentence may do without one: a parenthesis, links (`It ends.
[A](a) and [B](b)`), what follows a label ("Chemical formula: HgS"), and a word or two on a line of their own. So may a
text that is only a name, an expansion, or a remark in italics, and all texts of a list of names on a page, such as
acronyms after the other entries. An excerpt that ends in "…" does not count. "See: X" and "→ X" are no sentences; `See
[X](x)` without its period is info, unless at least 90 % of at least 10 such texts end with one. Where no period is
usual, a full sentence ("The model has …") and a text of several may keep theirs.

Whatever is usual, an English text is reported that ends where no sentence does, as after an article or a conjunction,
with a period or without one ("which is part of a.", "it turns and"), and a field if most of its texts end in "…".

## Why is this bad?

A text without its period looks cut off, and sometimes it is. When readers go through the entries of a glossary one
after another, the one that differs looks like a mistake.

## How to fix it

Add the period, or finish the sentence. `--fix` adds the period to an English text that does not break off. To require
one style whatever most texts do, set `style`.

## Fix safety

Adding a period to an English text is safe: it comes after the last visible word, as in most texts of the field, and
changes no name or link. Texts that contain a placeholder or break off get none: those that end in a word such as "the",
"and", "of" or "to", in a comma, or in an open bracket or quotation. Nor do those of drafts (`draft: true` or a status
for it). It is unsafe where a text may break off ("the class it belongs to", "into homogeneous"), in other languages and
scripts, after a sentence in parentheses, which has its period inside, and in a text that only refers to another entry
(`See [X](x)`). Removing a period is unsafe: the last word may be an abbreviation.

## When to suppress it

When some kinds of entries, such as quotations, end differently on purpose.

## Sources

Chicago Manual of Style 6.12 ends a sentence with a period, but not every fragment, so both styles are right. Three of
four published glossaries end 99 to 100 % of their definitions with a period; their outliers are mistakes, stubs and two
texts that were cut off.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, partial
from itertools import groupby
from typing import Literal

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.english import Break, breaks_off, is_full_sentence
from glosslint.rule.facts import Convention, Habit, NodePath, Place, Prose, Related, Span
from glosslint.rule.fixes import Fix, Replace, Safety, safe, unsafe
from glosslint.rule.text import ABBREVIATIONS, Ending, lazy_pattern, takes_period
from glosslint.rules.convention._frame import POINTER, TRANSLATION, WANTED, LearnedOptions, Outlier, outliers

# Periods that belong to the last word: "U.S." or "J.", and "Inc." if it is a known abbreviation.
_INITIALS = lazy_pattern(r"\b(?:[^\W\d_]\.)*[^\W\d_]\.\W*\Z")
_IN_PARENTHESES = lazy_pattern(r"[.!?]\s+\([^()]*\)\W*\Z")  # a sentence there has its period inside
_LATIN = lazy_pattern(r"[A-Za-z0-9]")
_OPEN_LINK = lazy_pattern(r"\]\([^()]*\Z")  # a period would be a part of its address
_EMPHASIS = lazy_pattern(r"\w[*_]{1,3}\Z|</(?:em|i|b|strong|cite)>\Z", re.IGNORECASE)
#: Before a period, what no sentence ends with: an article after a preposition, a conjunction, a determiner.
_OPEN_END = lazy_pattern(
    r"\b(?P<last>the|and|or|nor|every|its|their|our|your|whose"
    r"|(?:(?<=\b(?:at|by|in|of|on|to) )|(?<=\bfor )|(?<=\b(?:from|into|with) ))an?)\.\Z"
)
_LONGEST = 6  # characters of one of its words and the period
_NEAR = 400  # characters before the end in which the others begin
_LIST = 5  # entries that follow each other
_LAST = lazy_pattern(r"[^\W\d_]+(?=\s*\Z)")
_BRACKETS = lazy_pattern('[()\\[\\]{}"\u201c\u201d\u00ab\u00bb]')
_ELLIPSES = ("\u2026", "...")
_FEW_CUT = 5  # texts
_LEAST_WORDS = 5  # of a text that surely breaks off
_LAST_WORD = lazy_pattern(r"([^\W\d_]+)\.\W*\Z")


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "always", "never"] = option(
        "learn", "Whether texts end with a period: as most of them do, always, or never."
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every text that ends differently from the others, or breaks off."""
    reported: set[tuple[str, NodePath]] = set()
    for problem in _outliers(glossary, options):
        reported.add((problem.place.file, problem.place.path))
        yield problem
    for entry in glossary.entries:
        for prose in entry.prose if not entry.draft else ():
            if (entry.file, prose.path) not in reported and (word := _breaks_off_at(prose)) is not None:
                place = entry.at(prose.path, word)
                yield Problem(f'text breaks off at "{prose.text[slice(*word)]}"', place, help="finish the sentence")
    yield from _cut_by_ellipses(glossary)


def _breaks_off_at(prose: Prose) -> Span | None:
    """Return the last word of an English text if no sentence can end with it."""
    if not prose.english or prose.ending is None:
        return None
    if prose.ending.stop == ".":
        open_end = _OPEN_END.search(prose.masked, max(0, prose.ending.end - _LONGEST), prose.ending.end)
        return Span(*open_end.span("last")) if open_end is not None else None
    if prose.ending.cut is not Break.CERTAIN or prose.word_count < _LEAST_WORDS:
        return None  # another word for "despite", "comply with"
    tail = slice(max(0, prose.ending.end - _NEAR), prose.ending.end)
    # An open bracket or quotation is for unbalanced-markup.
    cut = breaks_off(_BRACKETS.sub(" ", prose.masked[tail]))
    last = _LAST.search(prose.masked, tail.start, tail.stop) if cut is Break.CERTAIN else None
    return Span(*last.span()) if last is not None else None


def _cut_by_ellipses(glossary: Glossary) -> Problems:
    """Yield one problem for each field of which most texts end in "…", as a program leaves them that shortens texts."""
    counts: Counter[str] = Counter()
    cut_by_field: dict[str, list[Place]] = defaultdict(list)
    for entry in glossary.entries:
        for prose in entry.prose if entry.has_prose else ():
            counts[prose.field] += 1
            text = prose.text.rstrip()
            if sign := next(filter(text.endswith, _ELLIPSES), ""):
                cut_by_field[prose.field].append(entry.at(prose.path, Span(len(text) - len(sign), len(text))))
    for field, (first, *others) in cut_by_field.items():
        cut, count = len(others) + 1, counts[field]
        if cut >= _FEW_CUT and 2 * cut > count:
            related = tuple(Related(place, "also here") for place in others[:2])
            message = f'{cut:,} of {count:,} texts in "{field}" end in "…"; were they cut off?'
            yield Problem(message, first, related, help="write the whole texts", number=cut)


def _outliers(glossary: Glossary, options: Options) -> Problems:
    listed_for = cache(partial(_lists_of_names, glossary))  # made once for all that differ from a convention
    for outlier in outliers(glossary, Habit.FINAL_PERIOD, options, WANTED[options.style]):
        if not outlier.case.has:
            entry = outlier.case.entry
            if outlier.learned and (entry.file, entry.root) in listed_for(outlier.convention):
                continue
            prose, word, causes = outlier.prose, outlier.word, outlier.placeholders
            if outlier.convention.usual_sign in ("", ".") and not takes_period(word):
                continue
            if _OPEN_LINK.search(word) is not None or _EMPHASIS.search(word) is not None:
                continue  # the latter is a title or an example, with which a text may end
            if prose.ending is None or (prose.ending.cut is Break.CERTAIN and prose.english):
                yield outlier.problem(f'text breaks off at "{word}" without a period', "finish the sentence", causes)
            else:
                sign = outlier.convention.usual_sign or "."
                fix = _added(outlier, prose.ending, sign)
                yield outlier.problem(f'missing period after "{word}"', f'add "{sign}"', causes, fix)
        elif _is_unneeded(outlier):
            word = outlier.word.rpartition(outlier.case.sign)[0]
            period = outlier.case.span.start + len(word)
            fix = unsafe("remove the period", Replace(outlier.at(period, period + 1), ""))
            yield outlier.problem(f'unneeded period after "{word}"', fix=fix)


def _lists_of_names(glossary: Glossary, convention: Convention) -> frozenset[tuple[str, NodePath]]:
    """Return the file and root of entries in a list of names on a page, such as the acronyms after the other entries:
    no text has the habit there, and most are none of the cases, since they are only what a name stands for."""
    habits = {(case.entry.file, case.entry.root): case.has for case in convention.cases}
    written = ((entry.file, entry.root) for entry in glossary.entries if entry.has_prose)
    found: list[tuple[str, NodePath]] = []
    for (_, has), places in groupby(written, lambda place: (place[0], habits.get(place, False))):
        run = list(places)
        if not has and len(run) >= _LIST and 2 * sum(place not in habits for place in run) > len(run):
            found += run
    return frozenset(found)


def _added(outlier: Outlier, ending: Ending, sign: str) -> Fix | None:
    """Return the fix that ends a text; a placeholder is to be replaced, so that a period after it is no use."""
    prose, end = outlier.prose, ending.end
    if prose.placeholders or outlier.case.entry.draft:
        return None
    sure = (
        ending.cut is Break.NO
        and prose.english
        and not outlier.case.pointer
        and _LATIN.search(outlier.word) is not None
        and _IN_PARENTHESES.search(prose.masked, max(0, end - _NEAR), end) is None
    )
    return (safe if sure else unsafe)(f'add "{sign}"', Replace(outlier.at(end, end), sign))


def _is_unneeded(outlier: Outlier) -> bool:
    """Whether the sign is a plain period, of no abbreviation, after a single fragment."""
    if outlier.prose.english and is_full_sentence(outlier.prose.masked):
        return False
    word, last = outlier.word, _LAST_WORD.search(outlier.word)
    if _INITIALS.search(word) is not None or (last is not None and last[1].lower() in ABBREVIATIONS):
        return False  # the period belongs to the word: "U.S.", "Inc."
    return outlier.case.sign in (".", "\u3002") and not word.endswith("..") and len(outlier.prose.sentences) <= 1


_TWO = "id: token\nsummary: A piece of text.\n"
_THREE = {"token.yaml": _TWO, "batch.yaml": "id: batch\nsummary: Examples that are seen at once.\n"}

RULE = GlossaryRule(
    name="final-period",
    category="convention",
    severity=Severity.WARNING,
    cases=TRANSLATION | POINTER,
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        bad("id: mast\nsummary: Pole that carries the sails of ⟦a⟧\n", 'text breaks off at "a"'),
        bad("id: mast\nsummary: Pole that carries the sails of ⟦a⟧.\n", 'text breaks off at "a"'),
        bad("id: mast\nsummary: Pole that carries the sails ⟦and⟧.\n", 'text breaks off at "and"'),
        good("id: point\nsummary: Place in a drawing that is called a.\ndefinition: The place there known as an A.\n"),
        good("id: comply\nterm: comply\nsummary: Agree with\n"),
        good("id: mast\nsummary: What the sails hang on\n"),
        bad(
            {
                f"{name}.yaml": f"id: {name}\nsummary: Part of a⟦…⟧\n"
                if name == "a"
                else f"id: {name}\nsummary: Part of a…\n"
                for name in "abcde"
            },
            '5 of 5 texts in "summary" end in "…"; were they cut off?',
        ),
        good({**_THREE, "logit.yaml": "id: logit\nsummary: A score\n"}),
        good("id: logit\nsummary: |\n  One of:\n\n  - a score\n  - a vote\n", options={"style": "always"}),
        good("id: logit\nsummary: Score of a layer made by Acme (Springfield) Inc.\n", options={"style": "never"}),
        good("id: char\nsummary: Encoding of 256 characters max.\n", options={"style": "never"}),
        good("id: path\nsummary: Folder of the files, such as /mnt/shared/files\n", options={"style": "always"}),
        good("id: adverb\nsummary: Word that says how, as in *very*\n", options={"style": "always"}),
        good("id: path\nsummary: Score of a [class](/terms/class\n", options={"style": "always"}),
        good("id: holz\nsummary: Stoff für Haus und Möbel, Papier usw.\n", options={"style": "never"}),
        good("id: logit\nsummary: Score. It has no bounds.\n", options={"style": "never"}),
        bad(
            {**_THREE, "logit.yaml": "id: logit\nsummary: A score that a model gives [⟦class⟧](class) # sic\n"},
            'missing period after "class"; 2 other summaries end with a period',
            options={"least": 3, "share": 60},
            after="id: logit\nsummary: A score that a model gives [class](class). # sic\n",
        ),
        bad(
            "id: logit\nsummary: Score that cuts a class into ⟦homogeneous⟧\n",
            'missing period after "homogeneous"',
            options={"style": "always"},
            after="id: logit\nsummary: Score that cuts a class into homogeneous.\n",
        ),
        bad(
            "id: logit\nsummary: Score that a layer gives. The value ⟦m⟧\n",
            'missing period after "m"',
            options={"style": "always"},
            after="id: logit\nsummary: Score that a layer gives. The value m.\n",
        ),
        bad(
            "id: logit\nsummary: A score before softmax ⟦and⟧\n",
            'text breaks off at "and" without a period',
            options={"style": "always"},
        ),
        bad(
            "id: logit\nsummary: Score for which one should ⟦use⟧\n",
            'missing period after "use"',
            options={"style": "always"},
            after="id: logit\nsummary: Score for which one should use.\n",
        ),
        bad(
            "id: logit\nsummary: Score. Before softmax, one should ⟦use⟧\n",
            'text breaks off at "use" without a period',
            options={"style": "always"},
        ),
        bad(
            "id: logit\nsummary: Score before softmax (see ⟦logits⟧\n",
            'text breaks off at "logits" without a period',
            options={"style": "always"},
        ),
        bad(
            "id: logit\nsummary: A score before ⟦softmax.⟧\n",
            'unneeded period after "softmax"',
            options={"style": "never"},
            after="id: logit\nsummary: A score before softmax\n",
        ),
    ),
)
