"""One slip in a sentence that several fields of an entry have is one finding."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

_SETTINGS = 'files = ["g.yaml"]\nselect = ["repeated-word"]\n[layout]\nextends = "native"\nentries = "list"\n'
_SLIP = "Thick line of of twisted yarn."


def _lines(folder: Path, entries: str) -> list[str]:
    result = glosslint(
        "--output-format", "concise", cwd=write(folder, {"glosslint.toml": _SETTINGS, "g.yaml": entries})
    )
    return [line for line in result.out.splitlines() if line.startswith("g.yaml:")]


def test_the_finding_has_the_other_place_and_fixes_both(tmp_path: Path) -> None:
    entries = f"- id: rope\n  summary: {_SLIP}\n  definition: {_SLIP} It is long.\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["2"]
    shown = glosslint("--output-format", "full", cwd=tmp_path).out
    assert "g.yaml:3:" in shown
    glosslint("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert "of of" not in (tmp_path / "g.yaml").read_text("utf-8")


def test_other_sentences_and_other_entries_are_findings_of_their_own(tmp_path: Path) -> None:
    entries = f"- id: rope\n  summary: {_SLIP}\n  definition: Thick line of of yarn.\n- id: line\n  summary: {_SLIP}\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["2", "3", "5"]
    twice = f"- id: rope\n  summary: {_SLIP} {_SLIP}\n"
    assert len(_lines(tmp_path, twice)) == 2


def test_a_copy_is_reported_where_the_first_is_suppressed(tmp_path: Path) -> None:
    comment = "# glosslint: ignore[repeated-word] as printed"
    entries = f"- id: rope\n  summary: {_SLIP}  {comment}\n  definition: {_SLIP} It is long.\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["3"]
