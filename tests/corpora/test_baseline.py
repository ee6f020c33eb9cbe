"""A baseline on a real glossary: nothing is new, and an edit wakes only what it touches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpora.test_corpora import CORPORA, HERE
from tests.support import glosslint

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"no real glossaries in {CORPORA}")


def test_old_content_rests_and_an_edit_is_seen(tmp_path: Path) -> None:
    settings = (HERE / "glosario.toml").read_text("utf-8")
    (tmp_path / "glosslint.toml").write_text(settings, "utf-8")
    text = (CORPORA / "glosario/glossary.yml").read_bytes().decode("utf-8")
    file = tmp_path / "glossary.yml"
    file.write_bytes(text.encode())
    wrote = glosslint("baseline", cwd=tmp_path)
    assert (wrote.code, wrote.err) == (0, "")
    clean = glosslint("--output", "json", "--fail-on", "info", cwd=tmp_path)
    assert clean.code == 0
    report = json.loads(clean.out)
    assert report["findings"] == []
    resting = len(report["baselined"])
    rows = (tmp_path / "glosslint-baseline.json").read_text("utf-8").splitlines()[1:-1]
    assert len(rows) >= len(report["baselined"]) > 80

    at = text.index("- slug: absolute_error")
    end = text.index("- slug:", at + 1)
    changed = text[:at] + text[at:end].rstrip() + "\n  ref:\n    - no_such_entry\n\n" + text[end:]
    file.write_bytes(f"# moved\n\n{changed}".replace("\n", "\r\n").encode())
    report = json.loads(glosslint("--output", "json", cwd=tmp_path).out)
    assert {finding["entry"] for finding in report["findings"]} == {"absolute_error"}
    assert len(report["baselined"]) == resting
