"""Mechanical slips in clean glossaries: every one of them is found, and the same ones come of one seed."""

from __future__ import annotations

import pytest

from tools.recall.glossaries import clean_glossaries, plant_in_glossaries
from tools.recall.measure import find_in_glossaries, group_table
from tools.recall.mechanical import MECHANICAL

EACH, SEED = 1, 1


@pytest.fixture(scope="module")
def numbers() -> dict[str, int]:
    """How many of the planted slips of each kind are found."""
    found = find_in_glossaries(plant_in_glossaries(MECHANICAL, EACH, SEED))
    assert group_table(found).count("\n") == 3 + len({kind.group for kind in MECHANICAL})
    counts = dict.fromkeys((kind.name for kind in MECHANICAL), 0)
    for one in found:
        counts[one.planted.kind.name] += bool(one.level)
    return counts


@pytest.mark.parametrize("name", [kind.name for kind in MECHANICAL])
def test_slips_of_each_kind_are_found(numbers: dict[str, int], name: str) -> None:
    assert numbers[name] == EACH


def test_no_finding_is_in_a_clean_glossary() -> None:
    assert find_in_glossaries([]) == []  # which it asserts
    assert {len(glossary.entries) >= 25 for glossary in clean_glossaries()} == {True}


def test_names_of_kinds_differ() -> None:
    assert len({kind.name for kind in MECHANICAL}) == len(MECHANICAL)


def test_one_seed_plants_the_same_slips() -> None:
    kinds = MECHANICAL[:3]
    assert plant_in_glossaries(kinds, 3, 7) == plant_in_glossaries(kinds, 3, 7)
    assert plant_in_glossaries(kinds, 3, 7) != plant_in_glossaries(kinds, 3, 8)
