"""Planted slips: each kind changes one place of a text, the same slips come of one seed, and a check finds enough."""

from __future__ import annotations

import pytest

from tools.recall.kinds import KINDS, Kind, write
from tools.recall.measure import find, table
from tools.recall.plant import plant

#: Clean definitions that have a place for most kinds.
TEXTS = (
    "A boat is a small vessel that carries the crew and its cargo, and it needs a mast, an engine or oars.",
    "The place where the boats anchor, which are used to carry people; there are many boats in it, and they are safe.",
    "A harbour is a part of the coast that is protected, so that ships can be loaded; their crews are paid there.",
    "One of the ropes that are used to raise a sail. It depends on the wind, is based on a plan, and faster than men.",
    "The effect of the wind on a sail, such as a jib. This effect can affect the course, and then the ship turns.",
    "Information on several boats that have sails; the crew needs to be paid in order to sail, according to the law.",
)


def test_a_kind_plants_one_slip_at_its_place() -> None:
    kind = Kind("its > it's", "confused words", write(r"\bits\b", "it's"))
    planted = plant(TEXTS, [kind], 3, 1)
    assert [one.text for one in planted] == [TEXTS[0].replace("its", "it's")]
    assert planted[0].span == (53, 54)


def test_one_seed_plants_the_same_slips() -> None:
    assert plant(TEXTS, KINDS, 2, 7) == plant(TEXTS, KINDS, 2, 7)
    assert plant(TEXTS, KINDS, 2, 7) != plant(TEXTS, KINDS, 2, 8)


def test_names_of_kinds_differ() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """The share of the slips of each group that are found."""
    found = find(plant(TEXTS, KINDS, 2, 1))
    by_group: dict[str, list[bool]] = {}
    for one in found:
        by_group.setdefault(one.planted.kind.group, []).append(bool(one.level))
    assert table(found).count("\n") > len(by_group)
    return {group: sum(levels) / len(levels) for group, levels in by_group.items()}


@pytest.mark.parametrize(
    ("group", "least"),
    [("confused words", 0.7), ("agreement", 0.4), ("verb forms", 0.4), ("doubled words", 0.8), ("prepositions", 0.8)],
)
def test_most_slips_are_found(shares: dict[str, float], group: str, least: float) -> None:
    assert shares[group] >= least
