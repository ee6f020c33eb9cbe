"""
## What it does

Reports an acronym whose letters do not stand for its expansion: "COTR" for "contracting officer's representative". It
compares a term with its expansion, a term with the acronym in brackets after it, and an entry that is only an acronym
with the entry that it names. Articles and prepositions may be left out or have a letter, letters inside a word count
after its first one, and X may stand for anything. Only acronyms without digits are compared, and only those that are
one letter away from the initials: others, such as product names, are not made from the initials.

It also reports an acronym that two entries expand with two forms of a word: "trusted execution environment" in one and
"trusted executable environment" in the other.

## Why is this bad?

One of the two is wrong, and readers cannot tell which. An extra letter often stands for a word that was lost.

## How to fix it

Correct the acronym or the expansion.

## When to suppress it

When the acronym comes from another language, or the letters have changed their meaning.

## Sources

ISO 10241-1: an entry gives the full form of an abbreviated designation. English only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, base_words, good
from glosslint.rule.facts import EntryFacts, Place, Related
from glosslint.rule.names import acronym_readings, is_near, split_qualifier, stands_for

_FEWEST = 2  # words of an expansion
_STEM = 4  # letters that two forms of a word begin with


class _Pair(NamedTuple):
    """An acronym and what it stands for, in a value of the entry."""

    acronym: str
    expansion: str
    entry: EntryFacts
    place: Place

    @property
    def is_wrong(self) -> bool:
        """Whether the letters do not stand for the expansion in any reading, but nearly do in the likeliest."""
        readings, words = acronym_readings(self.acronym), self.expansion
        return not any(stands_for(letters, words) for letters in readings) and is_near(readings[0], words)


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report the pairs that do not agree, and those that differ slightly from another one."""
    pairs = [pair for entry in glossary.entries if entry.english_term for pair in _pairs(entry)]
    for pair in pairs:
        if pair.is_wrong:
            message = f'the letters of "{pair.acronym}" do not stand for "{pair.expansion}"'
            yield Problem(message, pair.place, help="correct one of the two")
    first: dict[str, _Pair] = {}
    for pair in pairs:
        other = first.setdefault(pair.acronym, pair)
        if other.entry is not pair.entry and _differ_slightly(other.expansion, pair.expansion):
            message = f'"{pair.acronym}" stands for "{pair.expansion}" here, and for "{other.expansion}" elsewhere'
            yield Problem(message, pair.place, (Related(other.place, "the other expansion"),))


def _pairs(entry: EntryFacts) -> Iterator[_Pair]:
    term, path = entry.title, entry.term.path if entry.term is not None else entry.root
    word, qualifier = split_qualifier(term)
    if acronym_readings(term):
        expansions = [(name.value, entry.at_name(name)) for name in entry.names if name.kind == "expansion"]
        named = (other for other in entry.references if other.synonym)
        expansions += [(other.target, entry.at(other.path)) for other in named]
        yield from (_Pair(term, text, entry, where) for text, where in expansions if " " in text.strip())
    elif acronym_readings(qualifier) and " " in word.strip() and qualifier[0].lower() == word[0].lower():
        yield _Pair(qualifier, word, entry, entry.at(path))


def _differ_slightly(one: str, other: str) -> bool:
    """Return whether two expansions are as long as each other, and differ in one word that begins in the same way."""
    words, others = base_words(one), base_words(other)
    if len(words) != len(others) or len(words) < _FEWEST:
        return False
    different = [(word, its) for word, its in zip(words, others, strict=True) if word != its]
    return len(different) == 1 and different[0][0][:_STEM] == different[0][1][:_STEM]


RULE = GlossaryRule(
    name="acronym-mismatch",
    category="identity",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    examples=(
        good("id: rag\nterm: RAG\nexpansion: retrieval-augmented generation\n"),
        good("id: utc\nterm: UTC\nexpansion: Coordinated Universal Time\n"),
        good("id: json\nterm: JSON\nexpansion: JavaScript Object Notation\n"),
        good("id: p2p\nterm: P2P\nexpansion: peer to peer\n"),
        good("id: head\nterm: attention head (NLP)\n"),
        bad(
            "id: cotr\nterm: COTR\nexpansion: ⟦contracting officer's representative⟧\n",
            'the letters of "COTR" do not stand for "contracting officer\'s representative"',
        ),
        bad(
            "id: w3c\nterm: W3C\nexpansion: ⟦World Wide Web Union⟧\n",
            'the letters of "W3C" do not stand for "World Wide Web Union"',
        ),
        bad(
            "id: rnn\nterm: ⟦Recurrent network (RNN)⟧\n",
            'the letters of "RNN" do not stand for "Recurrent network"',
        ),
        bad(
            {
                "tee.yaml": "id: tee\nterm: TEE\nexpansion: trusted execution environment\n",
                "enclave.yaml": "id: enclave\nterm: TEE\nexpansion: ⟦trusted executable environment⟧\n",
            },
            '"TEE" stands for "trusted executable environment" here, and for "trusted execution environment" elsewhere',
        ),
    ),
)
