"""
## What it does

Reports two entries whose terms differ only by a plural, or by a space or hyphen that one of them lacks: "embedding" and
"embeddings", "data set" and "dataset". Terms that differ only in case are reported by duplicate-term. A verb with a
particle beside its noun, as "log in" beside "login", is a word of its own.

The level is info for a singular and a plural whose definitions have less than half of their words in common: they may
be two concepts, as "damage" and "damages" are.

## Why is this bad?

Readers, search and automatic linking take them for one concept. Usually the second was written because its author did
not find the first.

## How to fix it

Merge the entries, and keep the other form as an alias if people search for it.

## When to suppress it

When both are concepts of the field, such as "parameter" and "parameters" of a function and of a model: instead, add a
qualifier in brackets to one of the terms, which separates them.

## Sources

qSKOS, "overlapping labels", which compares exactly; this rule also allows for number and spacing. Words in capitals,
such as HTTPS, are never read as plurals; "GPUs" is the plural of "GPU".
"""

from __future__ import annotations

import re
from collections import defaultdict

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, base_words, good
from glosslint.rule.facts import EntryFacts, Related
from glosslint.rule.names import fold, split_qualifier, twin_key

_ACRONYMS = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z]s\Z")  # GPUs, but not HTTPS
_LONG = 4  # letters of a word that counts if two definitions have it in common
_PARTICLES = frozenset(["in", "out", "up", "down", "on", "off", "over", "back", "away", "through", "around", "by"])
_JOINTS = re.compile(r"[\s\-_\u2010-\u2015]+")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every term that is an earlier one in another form."""
    groups: dict[str, dict[str, EntryFacts]] = defaultdict(dict)
    for entry in glossary.entries:
        if entry.english_term and entry.title.strip():
            groups[_key(entry.title)].setdefault(fold(entry.title), entry)
    for group in groups.values():
        first, *others = group.values()
        for entry in others:
            if not _kept_apart(glossary, first, entry):
                number = fold(first.title).replace(" ", "") != fold(entry.title).replace(" ", "")
                how = "are singular and plural" if number else "differ only in a space or hyphen"
                message = f'"{entry.title}" and "{first.title}", the term of another entry, {how}'
                place = entry.at(entry.term.path) if entry.term is not None else entry.head()
                first_place = first.at(first.term.path) if first.term is not None else first.head()
                case = "two-concepts" if number and _unlike(first, entry) else ""
                yield Problem(message, place, (Related(first_place, "the other entry"),), case=case)


def _key(term: str) -> str:
    """Return what twins have in common: the last word in the singular, unless it is an acronym."""
    word, qualifier = split_qualifier(term.strip())
    if _ACRONYMS.search(word):
        word = word[:-1]
    key = fold(word).replace(" ", "") if _is_acronym(word) else twin_key(word)
    return f"{key} ({fold(qualifier)})"


def _kept_apart(glossary: Glossary, one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether the terms are rightly two, or another rule reports the two entries."""
    if other.is_called(one.title) or one.is_called(other.title) or one.retired or other.retired:
        return True  # duplicate-term
    words = [entry.title.lower().split() for entry in (one, other)]
    if len(words[0]) != len(words[1]) and not _PARTICLES.isdisjoint(last for *_, last in words):
        return True  # the verb "log in", and the noun "login"
    return glossary.replacement(one) is other or glossary.replacement(other) is one


def _unlike(one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether the definitions have less than half of their words in common, without those of the term."""
    own = set(base_words(f"{one.title} {other.title}"))
    words = [
        {word for prose in entry.prose if prose.core for word in prose.base_forms if len(word) >= _LONG} - own
        for entry in (one, other)
    ]
    return 2 * len(words[0] & words[1]) < min(map(len, words))


def _is_acronym(term: str) -> bool:
    last = _JOINTS.split(term)[-1]
    return last[1:] != last[1:].lower()


RULE = GlossaryRule(
    name="twin-term",
    category="identity",
    severity=Severity.WARNING,
    cases={"two-concepts": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good({"http.yaml": "id: http\nterm: HTTP\n", "https.yaml": "id: https\nterm: HTTPS\n"}),
        good({"loss.yaml": "id: loss\nterm: Loss\n", "los.yaml": "id: los\nterm: LOS\n"}),
        good(
            {
                "parameter.yaml": "id: parameter\nterm: Parameter\n",
                "parameters.yaml": "id: parameters\nterm: Parameters (function call)\n",
            }
        ),
        good({"verb.yaml": "id: log-in\nterm: log in\n", "noun.yaml": "id: login\nterm: login\n"}),
        bad(
            {
                "harm.yaml": "id: damage\nterm: Damage\nsummary: Loss that a person suffers.\n",
                "money.yaml": "id: damages\nterm: ⟦Damages⟧\nsummary: Money that a person is paid for a loss.\n",
            },
            '"Damages" and "Damage", the term of another entry, are singular and plural',
        ),
        bad(
            {
                "embedding.yaml": "id: embedding\nterm: Embedding\n",
                "embeddings.yaml": "id: embeddings\nterm: ⟦Embeddings⟧\n",
            },
            '"Embeddings" and "Embedding", the term of another entry, are singular and plural',
        ),
        bad(
            {"gpu.yaml": "id: gpu\nterm: GPU\n", "gpus.yaml": "id: gpus\nterm: ⟦GPUs⟧\n"},
            '"GPUs" and "GPU", the term of another entry, are singular and plural',
        ),
        bad(
            {"data-set.yaml": "id: data-set\nterm: Data set\n", "dataset.yaml": "id: dataset\nterm: ⟦Dataset⟧\n"},
            '"Dataset" and "Data set", the term of another entry, differ only in a space or hyphen',
        ),
    ),
)
