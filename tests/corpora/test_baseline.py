"""A baseline on a whole glossary: nothing is new, and an edit wakes only what it touches."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.corpora.glossaries import each, glossary, settings_text
from tests.support import glosslint


class Edit(NamedTuple):
    """A broken reference for one entry: the file, where the entry ends, and what is written there."""

    file: str
    entry: str
    after: str
    text: str
    least: int  # findings that the baseline holds

    def apply(self, text: str) -> str:
        """Return the text with the edit, all of it a line further down and with other line ends."""
        at = text.index(self.after)
        start = text.index("\n", at) + 1 if self.file.endswith(".md") else text.index("- slug:", at + 1)
        moved = f"{text[:start].rstrip()}\n{self.text}\n{text[start:]}"
        above = "# moved\n\n"
        return (moved.replace("---\n", f"---\n{above}", 1) if moved.startswith("---\n") else above + moved).replace(
            "\n", "\r\n"
        )


_REF = "  ref:\n    - no_such_entry\n"


@pytest.mark.parametrize(
    ("name", "edit"),
    each(
        kitchen=Edit("glossary.yml", "brine", "- slug: brine", _REF, 15),
        garden=Edit("content/en/weed.md", "weed", "Pull it before", "\nSee [that](/no-such-entry/).", 15),
    ),
)
def test_old_content_rests_and_an_edit_is_seen(tmp_path: Path, name: str, edit: Edit) -> None:
    shutil.copytree(glossary(name), tmp_path, copy_function=shutil.copyfile, dirs_exist_ok=True)
    (tmp_path / "glosslint.toml").write_text(settings_text(name), "utf-8")
    wrote = glosslint("baseline", cwd=tmp_path)
    assert (wrote.code, wrote.err) == (0, "")
    clean = glosslint("--output", "json", "--fail-on", "info", cwd=tmp_path)
    assert clean.code == 0
    report = json.loads(clean.out)
    assert report["findings"] == []
    hidden = len(report["baselined"])
    rows = (tmp_path / "glosslint-baseline.json").read_text("utf-8").splitlines()[1:-1]
    assert len(rows) >= hidden > edit.least

    file = tmp_path / edit.file
    file.write_bytes(edit.apply(file.read_bytes().decode("utf-8")).encode())
    report = json.loads(glosslint("--output", "json", cwd=tmp_path).out)
    assert {finding["entry"] for finding in report["findings"]} == {edit.entry}
    assert len(report["baselined"]) == hidden
