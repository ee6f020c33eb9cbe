"""
## What it does

Reports an English term that begins with "a", "an" or "the", or a verb that begins with "to".

## Why is this bad?

In an alphabetical list the term is under T or A, where readers do not look for it, and in running text it is not found
after another word.

## How to fix it

Remove the first word, or keep the long form as an alias.

## Fix safety

Unsafe: the term is what readers search for, and the word may belong to a name. The next word gets the capital of the
removed one, unless it has a form of its own (`my_tool`, `k8s`).

## When to suppress it

When the word belongs to a name, and the texts of the glossary do not show that. Accepted are proper names (The
Carpentries, The Hague), whose next word has a capital and is never written in lowercase, and phrases from Latin and
Italian ("a priori", "a tempo"). More than ten terms with "to" are a habit, and one finding; so are more than ten with
an article.

## Sources

ISO 10241-1: a term has its basic form, without an article, and a verb is an infinitive. None of 797 English terms in
four published glossaries has an article.
"""

from __future__ import annotations

import re

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import EntryFacts, Name, Span
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rules._fold import fold_kinds
from glosslint.rules.convention._frame import first_after

NAME = "leading-article"
_FIRST = re.compile(r"(?P<word>an?|the|to)\s+(?P<next>\w[\w-]*)", re.IGNORECASE)
# In these the first word belongs to the term, also in lowercase.
_PHRASES = lazy_pattern(
    r"(?:a (?:priori|posteriori|fortiori|contrario|quo|mensa|vinculo|capp?ella|la|b|star|level|side|team|records?|major"
    r"|minor|few|lot|posteri\w+|battuta|due|mezza|niente|piacere|prima|secco|tempo|tre)"
    r"|to (?:do|be|go|scale|date|and|wit)|the (?:web|net|who|hague|onion router))\b",
    re.IGNORECASE,
)


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every term that begins with an article, or with "to"."""
    opened: list[tuple[EntryFacts, Name, re.Match[str]]] = []
    for entry in glossary.entries:
        term = next((name for name in entry.names if entry.term is not None and name.path == entry.term.path), None)
        if term is not None and entry.english_term and (match := _FIRST.match(term.value)) is not None:
            opened.append((entry, term, match))
    problems = (
        (match["word"].lower() == "to", entry, _problem(entry, term, match))
        for entry, term, match in opened
        if not _belongs(glossary, match)
    )
    yield from fold_kinds(NAME, problems, "terms")


def _belongs(glossary: Glossary, match: re.Match[str]) -> bool:
    """Whether the first word is a part of the name."""
    word, following = match["word"], match["next"]
    if _PHRASES.match(match.string) is not None:
        return True
    if word[0].islower() or not following[0].isupper():
        return False  # "the Internet"
    if word == "The" and re.search(r"\W[A-Z]", match.string[match.end() :]) is not None:
        return True  # "The Agency Trap": a name that somebody gave
    return not glossary.conventions.capitals("en").is_lowercase(following)


def _problem(entry: EntryFacts, term: Name, match: re.Match[str]) -> Problem:
    word, core = match["word"], match.start("next")
    first = first_after(term.value, 0, core)
    help_ = f'write "{first}{term.value[core + 1 :]}"'
    place = entry.at(term.path, Span(term.start, term.start + len(word)))
    # References to a term that is the id would break.
    is_id = entry.id is not None and entry.id.value == term.value
    opening = entry.at(term.path, Span(term.start, term.start + core + 1))
    fix = None if is_id else unsafe(f'remove "{word}"', Replace(opening, first))
    return Problem(f'term "{term.value}" begins with "{word}"', place, help=help_, fix=fix)


RULE = GlossaryRule(
    name=NAME,
    category="convention",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: a-priori\nterm: a priori\n"),
        good({"tempo.yaml": "id: a-tempo\nterm: a tempo\n", "wit.yaml": "id: to-wit\nterm: to wit\n"}),
        good("id: carpentries\nterm: The Carpentries\n"),
        good("id: trap\nterm: The Agency Trap\nsummary: Hiring an agency for a trap that an agency cannot open.\n"),
        good("id: to-do\nterm: to-do list\n"),
        bad(
            "id: cloud\nterm: ⟦the⟧ cloud\n",
            'term "the cloud" begins with "the"',
            after="id: cloud\nterm: cloud\n",
        ),
        bad(
            "id: token\nterm: ⟦A⟧ token # of text\n",
            'term "A token" begins with "A"',
            after="id: token\nterm: Token # of text\n",
        ),
        bad("id: merge\nterm: ⟦to⟧ merge\n", 'term "to merge" begins with "to"', after="id: merge\nterm: merge\n"),
    ),
)
