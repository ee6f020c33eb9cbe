"""GitHub's annotations and Markdown: what an entry says means nothing there, and the heaviest come first."""

from __future__ import annotations

from pathlib import Path

from glosslint.model import Severity
from glosslint.model.report import Report
from glosslint.report.style import safe
from tests.report import readers
from tests.report.hostile import printed
from tests.support import entry, glosslint, write


def test_github_says_nothing_but_its_own_commands(folder: Path, report: Report) -> None:
    said = list(readers.commands(printed(folder, "github")))
    shown = sorted(report.findings, key=lambda finding: -finding.severity)
    errors = [finding for finding in shown if finding.severity is Severity.ERROR]
    for command, finding in zip(said, [*errors[:10], *shown[len(errors) :]], strict=True):
        start = finding.location.start
        assert command.name == finding.severity.label
        assert command.properties["file"] == f"docs/terms/{finding.location.path}"
        assert (command.properties["line"], command.properties["col"]) == (str(start.line), str(start.column))
        assert command.data.split(": ", 1)[1].startswith(safe(finding.message))


def test_github_shows_the_heaviest_first_and_counts_the_rest(tmp_path: Path) -> None:
    toml = 'files = ["*.yaml"]\nselect = ["broken-reference", "duplicate-reference", "key-order"]\n'
    ids = [f"e{n:02}" for n in range(12)]
    pairs = zip(ids, ids[1:] + ids[:1], strict=True)
    files = {f"{one}.yaml": entry(one, see_also=[f"x{one}", other, other]) for one, other in pairs}
    write(tmp_path, {"glosslint.toml": toml, **files})
    lines = glosslint("--output", "github", cwd=tmp_path).out.splitlines()
    assert [command.name for command in readers.commands("\n".join(lines))] == ["error"] * 10 + ["warning"] * 10
    left = "Not shown: 2 errors, 2 warnings more (GitHub keeps 10 annotations per level and step)"
    assert lines[20] == f"{left}; --output concise shows all."
    assert lines[21].startswith("12 errors, 12 warnings (12 entries in 12 files, ")


def test_markdown_means_nothing_but_itself(folder: Path, report: Report) -> None:
    head, *rows = readers.table(printed(folder, "markdown"))
    assert head == ["level", "where", "what", "rule"]
    assert len(rows) == len(report.findings)
    shown = sorted(report.findings, key=lambda finding: -finding.severity)
    for (level, where, what, rule), finding in zip(rows, shown, strict=True):
        start = finding.location.start
        assert (level, rule) == (finding.severity.label, finding.rule)
        assert where == f"docs/terms/{finding.location.path}:{start.line}:{start.column}"
        assert "MARKUP" not in what
        assert "@team" not in what and "#12" not in what
        said = what.replace("\u2060", "").split("\n")[0]
        assert said == safe(finding.message)


def test_markdown_fits_into_a_comment(tmp_path: Path) -> None:
    many = [[f"{'nothing-of-that-name' * 3}-{n}-{m}" for m in range(40)] for n in range(25)]
    entries = {f"e{n}.yaml": entry(f"e{n}", see_also=missing) for n, missing in enumerate(many)}
    write(tmp_path, {"glosslint.toml": 'ignore = ["unresolved-role"]\nfiles = ["*.yaml"]\n', **entries})
    text = printed(tmp_path, "markdown")
    assert 50_000 < len(text) < 65_536
    shown = len(readers.table(text)) - 1
    assert f"And {1000 - shown} more findings." in text
