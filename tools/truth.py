"""How often ``glosslint init`` finds all entries of real glossaries: ``make truth``.

Folders with real glossaries, lists of what their entries are, and the program that compares both are outside the
repository (``GLOSSLINT_TRUTH`` names their folder). This runs that program, and writes how many folders are right, half
right and wrong, by the form of their entries, into docs/precision.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
TRUTH = Path(os.environ.get("GLOSSLINT_TRUTH", ROOT.parent / "shared/truth"))
PAGE = Path(os.environ.get("GLOSSLINT_TRUTH_PAGE", ROOT / "docs/precision.md"))
BEGIN, END = "<!-- truth: begin -->\n", "<!-- truth: end -->\n"
VERDICTS = ("right", "half", "wrong")
#: What entries are, by words of the line that describes a folder; the first words in the line count.
FORMS = {
    "files of one entry": r"\bone [\w ]*(?:file|page) an entry",
    "no glossary": r"\bno glossary",
    "glossary directives": r"\bdirectives?\b",
    "definition lists": r"\b(?:definition|description) lists?\b",
    "headings": r"\bheadings\b",
    "paragraphs and list items": r"\bparagraphs?\b|\blist items?\b",
    "tables": r"\btables?\b",
    "other forms": r"\babbreviations\b|\bdetails\b",
}
DATA = ("YAML", "JSON", "CSV", "TOML")
_NAMES = {"MDX": "Markdown", "Quarto": "Markdown", "MyST": "Markdown"}
_FORMATS = re.compile(r"\b(?:Markdown|MDX|Quarto|MyST|HTML|reStructuredText|AsciiDoc|YAML|JSON|CSV|TOML)\b")
_SHAPE = re.compile(r"^# shape: *(.+)$", re.MULTILINE)
_ROW = re.compile(rf"(\S+) +(\d+) +(\d+) +\d+ +(\d+)(?: +\d+){{3}} +({'|'.join(VERDICTS)})(?:  init: .*)?")


class Result(NamedTuple):
    """What was read of a folder: its entries, how many of them were found, how many more were read, and the verdict."""

    name: str
    entries: int
    found: int
    invented: int
    verdict: str


def kind_of(shape: str) -> tuple[str, str]:
    """Return the form of entries and the format of a folder, from the line that describes it."""
    match = _FORMATS.search(shape)
    name = _NAMES.get(match[0], match[0]) if match is not None else "–"
    places = {form: match.start() for form, words in FORMS.items() if (match := re.search(words, shape))}
    form = min(places, key=places.__getitem__, default="other forms")
    return ("data files" if name in DATA and form != "files of one entry" else form), name


def results(lines: Iterable[str]) -> Iterator[Result]:
    """Yield the results in the lines that the program prints."""
    for line in lines:
        match = _ROW.fullmatch(line.rstrip())
        if match is not None:
            name, entries, found, invented, verdict = match.groups()
            yield Result(name, int(entries), int(found), int(invented), verdict)


def table(results: Iterable[Result], shapes: Mapping[str, str]) -> str:
    """Return the table of results by form, with the formats that have it, in Markdown."""
    results = list(results)
    order = [*list(FORMS)[2:], "data files", *list(FORMS)[:2]]
    rows: dict[str, list[Result]] = {form: [] for form in order}
    formats: dict[str, set[str]] = {form: set() for form in order}
    for result in results:
        form, name = kind_of(shapes[result.name])
        rows[form].append(result)
        formats[form].add(name)
    lines = [
        "| entries are | in | folders | right | half | wrong | entries | found | invented |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for form, found in rows.items():
        if found:
            lines.append(f"| {form} | {', '.join(sorted(formats[form]))} | {_cells(found)} |")
    return "\n".join([*lines, f"| all | – | {_cells(results)} |"]) + "\n"


def _cells(results: list[Result]) -> str:
    verdicts = Counter(result.verdict for result in results)
    columns = zip(*((result.entries, result.found, result.invented) for result in results), strict=True)
    numbers = (len(results), *(verdicts[name] for name in VERDICTS), *map(sum, columns))
    return " | ".join(f"{number:,}" for number in numbers)


def main() -> None:
    """Run the program and print its lines; if it measured all folders, write the table. Exit with 1 if it fails."""
    program = TRUTH / "truth.py"
    if not program.is_file():
        sys.stdout.write(f"there are no glossaries to measure with: {TRUTH} is missing\n")
        return
    entries = TRUTH / "entries"
    glosslint = Path(sys.executable).with_name("glosslint")
    command = [sys.executable, str(program), str(TRUTH / "folders"), str(entries), "--glosslint", str(glosslint)]
    lines = []
    with subprocess.Popen([*command, *sys.argv[1:]], stdout=subprocess.PIPE, encoding="utf-8") as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
    if process.returncode:
        sys.exit(1)
    shapes = {
        file.stem: match[1] for file in entries.glob("*.tsv") if (match := _SHAPE.search(file.read_text("utf-8")))
    }
    measured = list(results(lines))
    if len(measured) < len(shapes):
        return  # help, or some of the folders
    before, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    PAGE.write_text(f"{before}{begin}{table(measured, shapes)}{end}{after}", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
