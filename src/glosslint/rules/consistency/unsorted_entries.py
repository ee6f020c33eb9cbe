"""
## What it does

Reports a file with a list or map of entries that is in alphabetical order but for a few of them: fewer than 5 % would
have to move. The order may be that of the ids or of the terms, word by word or letter by letter; the one is taken that
fits best, and the message says which. Each place where the order breaks is shown.

## Why is this bad?

Who reads the file looks for an entry where the alphabet puts it, does not find it, and writes it a second time.

## How to fix it

Move the entries. `glosslint --fix` does so; the comments above an entry travel with it.

## When to suppress it

When new entries are to stand at the end, in the order of their arrival.

## Sources

An entry is out of order when it does not belong to the longest run of entries that are in order (the longest increasing
subsequence, Schensted 1961). Of 633 entries of a published glossary, 16 would have to move, at 11 places. A file in
sections, each with an order of its own, has many and is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from glosslint.rule import (
    EntryFacts,
    Fix,
    Glossary,
    GlossaryRule,
    NodePath,
    NoOptions,
    Place,
    Problem,
    Related,
    Reorder,
    Safety,
    Severity,
    Text,
    bad,
    good,
    longest_sorted_subsequence,
    safe,
)
from glosslint.rules.consistency._collation import rank

_MOST = 0.05  # of the entries; where more are out of order, it is no order


class _Order(NamedTuple):
    """A way in which entries may be sorted: what it is called, by which text, and how texts compare."""

    called: str
    text: Callable[[EntryFacts], Text | None]
    rank: Callable[[str], str]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, rank(text)))


_ORDERS = (
    _Order("ids", lambda entry: entry.id, str.casefold),
    _Order("ids", lambda entry: entry.id, rank),
    _Order("terms", lambda entry: entry.term, rank),
    _Order("terms, letter by letter", lambda entry: entry.term, _letters),
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every list or map of entries whose order a few of them break."""
    containers: dict[tuple[str, NodePath], list[EntryFacts]] = defaultdict(list)
    for entry in glossary.entries:
        if len(entry.root) > 1:
            containers[entry.file, entry.root[:-1]].append(entry)
    for (file, path), entries in containers.items():
        order, moved = min(((order, _moved(order, entries)) for order in _ORDERS), key=lambda found: found[1])
        if 0 < moved < _MOST * len(entries):
            yield _problem(Place(file, path), order, entries)


def _ranks(order: _Order, entries: Sequence[EntryFacts]) -> list[str]:
    texts = (order.text(entry) for entry in entries)
    return [order.rank(text.value) if text is not None else "" for text in texts]


def _moved(order: _Order, entries: Sequence[EntryFacts]) -> int:
    """How many entries would have to move: those outside the longest run in order."""
    return len(entries) - len(longest_sorted_subsequence(_ranks(order, entries)))


def _problem(container: Place, order: _Order, entries: Sequence[EntryFacts]) -> Problem:
    ranks = _ranks(order, entries)
    breaks = [later for earlier, later in pairwise(range(len(entries))) if ranks[later] < ranks[earlier]]
    first, *others = breaks
    more = f", and {len(others)} more of {len(entries)} entries break the order" if others else ""
    message = f"{_behind(order, entries, first)}{more}; the others stand in the order of the {order.called}"
    related = tuple(Related(_place(order, entries[at]), _behind(order, entries, at)) for at in others)
    fix = _fix(container, entries, ranks)
    return Problem(message, _place(order, entries[first]), related, "put each where the alphabet has it", fix=fix)


def _behind(order: _Order, entries: Sequence[EntryFacts], at: int) -> str:
    return f'"{_shown(order, entries[at])}" stands behind "{_shown(order, entries[at - 1])}"'


def _shown(order: _Order, entry: EntryFacts) -> str:
    text = order.text(entry)
    return text.value if text is not None else entry.title


def _place(order: _Order, entry: EntryFacts) -> Place:
    text = order.text(entry)
    return entry.head() if text is None or text.path == entry.root else entry.at(text.path)


def _fix(container: Place, entries: Sequence[EntryFacts], ranks: Sequence[str]) -> Fix | None:
    """To sort them; not where something that is no entry stands among them."""
    numbers = [entry.root[-1] for entry in entries]
    if isinstance(numbers[0], int) and numbers != list(range(len(entries))):
        return None
    order = sorted(range(len(entries)), key=lambda number: ranks[number])
    return safe("sort the entries", Reorder(container, tuple(order)))


_ALPHABET = "alef bet gimel dalet he vav zayin chet tet yod kaf lamed mem nun samekh ayin pe tsadi qof resh shin tav"
_LETTERS = _ALPHABET.split()
_SORTED = [f"{letter}: Letter of an alphabet.\n" for letter in sorted(_LETTERS)]
RULE = GlossaryRule(
    name="unsorted-entries",
    category="consistency",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("".join(_SORTED), layout="map"),
        good("".join(f"{letter}: Letter of an alphabet.\n" for letter in _LETTERS), layout="map"),
        bad(
            "".join([*_SORTED[:4], f"{_SORTED[-1]}", f"⟦{_SORTED[4]}".replace(":", "⟧:"), *_SORTED[5:-1]]),
            f'"{sorted(_LETTERS)[4]}" stands behind "{sorted(_LETTERS)[-1]}"; the others stand in the order of the ids',
            after="".join(_SORTED),
            layout="map",
        ),
    ),
)
