"""Plants slips into clean texts and glossaries, and prints which are found: ``make recall``.

    python -m tools.recall [--seed N] [--each N] [--missed KIND] [--write] [TEXTS]

Mechanical slips are planted into the glossaries of tools/recall/texts, misspellings and grammar slips into definitions
of published glossaries in ../shared/corpora, or into TEXTS, a file with one text a line. ``--write`` renews the
table by group in docs/precision.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import precision
from tools.recall.glossaries import plant_in_glossaries
from tools.recall.kinds import KINDS
from tools.recall.measure import Found, find, find_in_glossaries, group_table, table
from tools.recall.mechanical import MECHANICAL
from tools.recall.plant import clean_texts, plant
from tools.recall.spelling import SPELLING

BEGIN, END = "<!-- planted: begin -->", "<!-- planted: end -->"


def measure(texts: list[str], each: int, seed: int) -> Iterator[Found]:
    """Yield what is found of the slips of every kind; of misspellings and grammar slips if there are texts."""
    yield from find_in_glossaries(plant_in_glossaries(MECHANICAL, each, seed))
    if texts:
        yield from find(plant(texts, (*SPELLING, *KINDS), each, seed))


def main() -> None:
    parser = argparse.ArgumentParser(description="Print how many planted slips are found.")
    parser.add_argument("texts", nargs="?", type=Path, help="a file with one text a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=10, help="slips of each kind")
    parser.add_argument("--missed", help="print the slips of this kind that are not found, or of all kinds")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/precision.md")
    given = parser.parse_args()
    if given.texts:
        texts = given.texts.read_text("utf-8").splitlines()
    else:
        texts = clean_texts() if precision.CORPORA.is_dir() else []
    found = list(measure(texts, given.each, given.seed))
    sys.stdout.write(table(found))
    for one in found:
        if given.missed in (one.planted.kind.name, "all") and not one.level:
            sys.stdout.write(f"{one.planted.kind.name}: {one.planted.text}\n")
    if given.write and texts:
        precision.write_section(BEGIN, END, group_table(found))


if __name__ == "__main__":
    main()
