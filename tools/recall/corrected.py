"""How many of the slips that people corrected in published glossaries are found: ``python -m tools.recall.corrected``.

The glossaries, with the program that checks each as it was before a correction, are outside the repository
(``GLOSSLINT_SLIPS`` names their folder). This runs that program, and renews the table by group in docs/precision.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tools import precision

SLIPS = Path(os.environ.get("GLOSSLINT_SLIPS", precision.ROOT.parent / "shared/slips"))
BEGIN, END = "<!-- corrected: begin -->", "<!-- corrected: end -->"
#: What the program calls groups of kinds, and what they are.
GROUPS = {
    "mechanical": "misspellings, doubled words, links, markup",
    "grammar": "grammar",
    "convention": "case, punctuation, spacing and other conventions",
    "all": "**all**",
}
_ROW = re.compile(r"(\S+) +(\d+) +(\d+) +(\d+) +(\d+) .*")


def table(lines: Iterable[str]) -> str:
    """Return the rows of the groups in what the program prints, in Markdown."""
    head = ["| mistakes | number | error or warning | info | found |", "|---|---:|---:|---:|---:|"]
    rows = {}
    for line in lines:
        match = _ROW.fullmatch(line.rstrip())
        if match is not None and match[1] in GROUPS:
            number, errors, warnings, infos = map(int, match.groups()[1:])
            share = f"{(errors + warnings + infos) / number:.0%}"
            rows[match[1]] = f"| {GROUPS[match[1]]} | {number} | {errors + warnings} | {infos} | {share} |"
    return "\n".join([*head, *(rows[group] for group in GROUPS if group in rows)]) + "\n"


def main() -> None:
    """Run the program, print its lines, and write the table."""
    program = SLIPS / "slips.py"
    if not program.is_file():
        sys.stdout.write(f"there are no corrected slips to measure with: {SLIPS} is missing\n")
        return
    glosslint = Path(sys.executable).with_name("glosslint")
    done = subprocess.run(
        [sys.executable, str(program), "--glosslint", str(glosslint)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    sys.stdout.write(done.stdout)
    precision.write_section(BEGIN, END, table(done.stdout.splitlines()))


if __name__ == "__main__":
    main()
