"""How many findings on published glossaries are true: ``make precision``.

``glosslint init`` runs in a copy of each glossary, then a check with the settings that it wrote. Every finding of level
error or warning has been read beside its text; tests/corpora/verdicts.txt holds the verdicts by fingerprint, without
any text. The glossaries are outside the repository (``GLOSSLINT_CORPORA`` names their folder).

``--unread`` lists the findings without a verdict, one a line, with ``?`` where the verdict goes; ``--add FILE`` takes
such lines with ``true``, ``arguable`` or ``false`` instead. ``--write`` renews the table in docs/precision.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glosslint.cli.commands.init import write_settings
from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding, GlosslintError, Severity
from glosslint.model.report import Report
from glosslint.settings.settings import Settings, load

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("GLOSSLINT_CORPORA", ROOT.parent / "shared/corpora"))
VERDICTS = ROOT / "tests/corpora/verdicts.txt"
PAGE = ROOT / "docs/precision.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TRUE, ARGUABLE, FALSE, UNREAD = "true", "arguable", "false", "?"


class Key(NamedTuple):
    """What a verdict is on: a finding of a glossary, whatever its line."""

    glossary: str
    rule: str
    fingerprint: str


class Count(NamedTuple):
    """The findings of a rule and level in a glossary, by verdict."""

    glossary: str
    level: str
    rule: str
    verdicts: Counter[str]


def glossaries() -> list[str]:
    """Return the names of the glossaries."""
    return sorted(folder.name for folder in CORPORA.iterdir() if folder.is_dir())


def settings_for(name: str, folder: Path, *select: str) -> Settings:
    """Copy a glossary into ``folder``, let ``init`` write settings there, and return them.

    Raise GlosslintError if ``init`` finds no glossary that it can read.
    """
    copy = folder / name
    if not copy.exists():
        shutil.copytree(CORPORA / name, copy)
        for _ in write_settings(copy):
            pass
        if not (copy / "glosslint.toml").is_file() or (copy / "schema/entry.schema.json").is_file():
            raise GlosslintError(f"{name}: init recognised no glossary")
    return load(None, copy, {"select": list(select)} if select else {}, trust=True)


def report_on(name: str, folder: Path) -> Report:
    """Return the report on a glossary under the settings that ``init`` writes."""
    return check(CheckRequest(settings_for(name, folder), cache=False))


def weighty(report: Report) -> list[Finding]:
    """Return the findings that count: errors and warnings."""
    return [finding for finding in report.findings if finding.severity > Severity.INFO]


def verdicts() -> dict[Key, list[str]]:
    """Return the verdicts on each finding, in the order of the file; one fingerprint may have several findings."""
    by_key: dict[Key, list[str]] = {}
    for line in VERDICTS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rule, fingerprint, verdict = line.split()
            by_key.setdefault(Key(name, rule, fingerprint), []).append(verdict)
    return by_key


def judged(name: str, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with its verdict, or with ``?``."""
    left = {key: list(values) for key, values in verdicts().items()}
    for finding in findings:
        values = left.get(Key(name, finding.rule, finding.fingerprint))
        yield finding, values.pop(0) if values else UNREAD


def counts(name: str, report: Report) -> list[Count]:
    """Return what was reported in a glossary, by level and rule, most severe first."""
    rows: dict[tuple[Severity, str], Counter[str]] = {}
    for finding, verdict in judged(name, weighty(report)):
        rows.setdefault((finding.severity, finding.rule), Counter())[verdict] += 1
    ordered = sorted(rows.items(), key=lambda row: (-row[0][0], row[0][1]))
    return [Count(name, severity.name.lower(), rule, values) for (severity, rule), values in ordered]


def share_true(values: Counter[str]) -> float:
    """Return which share is true of the findings that are either true or false (1.0 if there is none)."""
    decided = values[TRUE] + values[FALSE]
    return values[TRUE] / decided if decided else 1.0


def detail(rows: Iterable[Count]) -> str:
    """Return a table by glossary, level and rule, for a terminal."""
    lines = [f"{'':12} {'':8} {'':28} {'reported':>8} {'true':>5} {'arguable':>8} {'false':>5} {'unread':>6}"]
    for name, level, rule, values in rows:
        cells = f"{values.total():8} {values[TRUE]:5} {values[ARGUABLE]:8} {values[FALSE]:5} {values[UNREAD]:6}"
        lines.append(f"{name:12} {level:8} {rule:28} {cells}")
    return "\n".join(lines) + "\n"


def page_table(rows: Iterable[Count], entries: dict[str, int]) -> str:
    """Return the table of docs/precision.md, by glossary. ``entries``: how many each glossary has."""
    by_glossary: dict[str, dict[str, Counter[str]]] = {name: {} for name in entries}
    for name, level, _, values in rows:
        by_glossary[name].setdefault(level, Counter()).update(values)
    lines = [
        "| glossary | entries | errors | true | arguable | false | warnings | true | arguable | false | per 100 |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, levels in by_glossary.items():
        both = [_cells(levels.get(level, Counter())) for level in ("error", "warning")]
        reported = sum(values.total() for values in levels.values())
        lines.append(f"| {name} | {entries[name]:,} | {' | '.join(both)} | {100 * reported / entries[name]:.1f} |")
    return "\n".join(lines) + "\n"


def rule_table(rows: Iterable[Count]) -> str:
    """Return a table by rule and level."""
    by_rule: dict[tuple[str, str], Counter[str]] = {}
    for _, level, rule, values in rows:
        by_rule.setdefault((rule, level), Counter()).update(values)
    lines = ["| rule | level | reported | true | arguable | false |", "|---|---|---:|---:|---:|---:|"]
    lines += [f"| {rule} | {level} | {_cells(values)} |" for (rule, level), values in sorted(by_rule.items())]
    return "\n".join(lines) + "\n"


def _cells(values: Counter[str]) -> str:
    return " | ".join(str(number) for number in (values.total(), values[TRUE], values[ARGUABLE], values[FALSE]))


def section(begin: str, end: str) -> str:
    """Return the text between two marks of docs/precision.md."""
    return PAGE.read_text("utf-8").partition(begin)[2].partition(end)[0].strip()


def write_section(begin: str, end: str, text: str) -> None:
    """Put ``text`` between two marks of docs/precision.md."""
    before, _, rest = PAGE.read_text("utf-8").partition(begin)
    PAGE.write_text(f"{before}{begin}\n{text}{end}{rest.partition(end)[2]}", "utf-8")


def to_read(name: str, report: Report) -> Iterator[str]:
    """Yield a line for each finding without a verdict: what the file of verdicts holds, then the place and message."""
    for finding, verdict in judged(name, weighty(report)):
        if verdict == UNREAD:
            place = f"{finding.location.path}:{finding.location.start.line}"
            yield f"{name} {finding.rule} {finding.fingerprint} ? # {finding.severity.name} {place} {finding.message}"


def add(lines: Iterable[str]) -> None:
    """Add the verdicts in lines as ``to_read`` gives them to the file, sorted and without the texts."""
    old = VERDICTS.read_text("utf-8").splitlines()
    head = [line for line in old if line.startswith("#")]
    new = [line.partition("#")[0].strip() for line in lines]
    read = [line for line in new if line.rpartition(" ")[2] in (TRUE, ARGUABLE, FALSE)]
    VERDICTS.write_text("\n".join([*head, *sorted([*old[len(head) :], *read])]) + "\n", "utf-8")


def main() -> None:
    """Measure, and print or write what was measured. Exit with 1 while a finding has no verdict."""
    parser = argparse.ArgumentParser(description="Count true and false findings on published glossaries.")
    parser.add_argument("names", nargs="*", metavar="GLOSSARY", help="measure these only")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/precision.md")
    parser.add_argument("--unread", action="store_true", help="list the findings without a verdict")
    parser.add_argument("--add", type=argparse.FileType("r", encoding="utf-8"), metavar="FILE", help="add verdicts")
    given = parser.parse_args()
    if given.add:
        add(given.add)
        return
    rows: list[Count] = []
    entries: dict[str, int] = {}
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in given.names or glossaries():
            try:
                report = report_on(name, Path(folder))
            except GlosslintError as error:
                lines.append(f"{name} - - ? # {error}")
                continue
            entries[name] = report.entries
            rows += counts(name, report)
            lines += to_read(name, report)
    if given.unread:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    else:
        sys.stdout.write(detail(rows))
    if given.write:
        write_section(BEGIN, END, page_table(rows, entries))
    if lines and not given.unread:
        sys.exit(f"{len(lines)} findings have no verdict: python -m tools.precision --unread")


if __name__ == "__main__":
    main()
