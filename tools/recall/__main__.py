"""Plants slips into the definitions of the published glossaries in ../shared/corpora, and prints which are found.

    python -m tools.recall [--seed N] [--each N] [--missed KIND] [TEXTS]

TEXTS is a file with one text a line instead.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.recall.kinds import KINDS
from tools.recall.measure import find, table
from tools.recall.plant import clean_texts, plant


def main() -> None:
    parser = argparse.ArgumentParser(description="Print how many planted slips are found.")
    parser.add_argument("texts", nargs="?", type=Path, help="a file with one text a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=10, help="slips of each kind")
    parser.add_argument("--missed", help="print the texts with slips of this kind that are not found")
    arguments = parser.parse_args()
    texts = arguments.texts.read_text("utf-8").splitlines() if arguments.texts else clean_texts()
    found = find(plant(texts, KINDS, arguments.each, arguments.seed))
    sys.stdout.write(table(found))
    for one in found:
        if arguments.missed in (one.planted.kind.name, "all") and not one.level:
            sys.stdout.write(f"{one.planted.kind.name}: {one.planted.text}\n")


if __name__ == "__main__":
    main()
