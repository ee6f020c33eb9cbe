"""How many findings on real glossaries are true: ``python -m benchmarks.precision [--write | --unread]``.

Every finding of level error or warning has been read beside its text, and the verdict on it stands by fingerprint in
tests/corpora/judged.txt. ``--unread`` shows those that nobody has read yet; ``--write`` renews the table in
docs/precision.md. The glossaries stand outside the repository (``GLOSSLINT_CORPORA`` names their folder).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.settings.settings import Settings, load

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("GLOSSLINT_CORPORA", ROOT.parent / "shared/corpora"))
SETTINGS = ROOT / "tests/corpora"
JUDGED = SETTINGS / "judged.txt"
PAGE = ROOT / "docs/precision.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
#: What an editor of the glossary would add to the settings: where the entries are that it leans on, and that its
#: references may name things outside it.
ADDED = {"py-rse": 'vocabularies = ["../glosario/glossary.yml"]\n', "foss": "layout.open = true\n"}
GLOSSARIES = ("glosario", "py-rse", "cncf", "foss")


class Key(NamedTuple):
    """What is judged: a finding of a glossary, whatever line it stands on."""

    glossary: str
    rule: str
    fingerprint: str


class Count(NamedTuple):
    """A row of the table. What is neither true nor false has not been read."""

    glossary: str
    entries: int
    rule: str
    reported: int
    true: int
    false: int


def glossary(name: str, folder: Path) -> Report:
    """The report on a glossary, with its settings."""
    settings = settings_for(name, folder)
    return check(CheckRequest(settings, cache=False))


def settings_for(name: str, folder: Path, *select: str) -> Settings:
    """The settings for a glossary, which is linked into ``folder`` so that nothing can be written to it."""
    for other in CORPORA.iterdir():
        if other.is_dir() and not (folder / other.name).exists():
            (folder / other.name).mkdir()
            for item in other.iterdir():
                (folder / other.name / item.name).symlink_to(item)
    text = (SETTINGS / f"{name}.toml").read_text("utf-8") + ADDED.get(name, "")
    (folder / name / "glosslint.toml").write_text(text, "utf-8")
    return load(None, folder / name, {"select": list(select)} if select else {}, trust=True)


def weighty(report: Report) -> list[Finding]:
    """The findings that count: errors and warnings."""
    return [finding for finding in report.findings if finding.severity > Severity.INFO]


def judged() -> dict[Key, Counter[str]]:
    """How often each finding was judged true or false; one fingerprint may belong to several."""
    found: dict[Key, Counter[str]] = {}
    for line in JUDGED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rule, fingerprint, verdict = line.split()[:4]
            found.setdefault(Key(name, rule, fingerprint), Counter())[verdict] += 1
    return found


def unread(name: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that nobody has judged."""
    left = {key: sum(verdicts.values()) for key, verdicts in judged().items()}
    for finding in findings:
        key = Key(name, finding.rule, finding.fingerprint)
        left[key] = left.get(key, 0) - 1
        if left[key] < 0:
            yield finding


def counts(name: str, report: Report) -> list[Count]:
    """What was reported of a glossary, by rule, and how much of it is true; one row of zeros for nothing."""
    known = judged()
    rows = []
    for rule, prints in sorted(_fingerprints(report).items()):
        verdicts = Counter[str]()
        for fingerprint, number in prints.items():
            left = known.get(Key(name, rule, fingerprint), Counter())
            verdicts["true"] += min(number, left["true"])
            verdicts["false"] += min(number - min(number, left["true"]), left["false"])
        rows.append(Count(name, report.entries, rule, prints.total(), verdicts["true"], verdicts["false"]))
    return rows or [Count(name, report.entries, "none", 0, 0, 0)]


def _fingerprints(report: Report) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for finding in weighty(report):
        found.setdefault(finding.rule, Counter())[finding.fingerprint] += 1
    return found


def table(rows: Iterable[Count]) -> str:
    """The table of docs/precision.md."""
    lines = ["| glossary | rule | reported | true | false |", "|---|---|---:|---:|---:|"]
    of: dict[tuple[str, int], list[Count]] = {}
    for row in rows:
        of.setdefault((row.glossary, row.entries), []).append(row)
    for (name, entries), found in of.items():
        lines += [f"| {name} | {row.rule} | {row.reported} | {row.true} | {row.false} |" for row in found]
        reported, true, false = (sum(column) for column in zip(*(row[3:] for row in found), strict=True))
        rate = f"{100 * reported / entries:.1f} per 100 of {entries} entries"
        lines.append(f"| **{name}** | {rate} | **{reported}** | **{true}** | **{false}** |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Count true and false findings on real glossaries.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/precision.md")
    parser.add_argument("--unread", action="store_true", help="show findings that nobody has read yet")
    arguments = parser.parse_args()
    rows: list[Count] = []
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in GLOSSARIES:
            report = glossary(name, Path(folder))
            rows += counts(name, report)
            for finding in unread(name, weighty(report)):
                missing += 1
                if arguments.unread:
                    place = f"{finding.location.path}:{finding.location.start.line}"
                    sys.stdout.write(f"{name} {finding.rule} {finding.fingerprint} ? {place} {finding.message}\n")
    text = table(rows)
    if arguments.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}{END}{rest.partition(END)[2]}", "utf-8")
    elif not arguments.unread:
        sys.stdout.write(text)
    if missing:
        sys.exit(f"{missing} findings have not been read: python -m benchmarks.precision --unread")


if __name__ == "__main__":
    main()
