"""``--add-ignore``: comments for what is found now, of which nothing but the comments is new in the files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT, entry, glosslint, write

_ADDED = re.compile(
    r"^[ \t]*# glosslint: ignore(?:-file)?\[[^\]]*\] for now(?:\r\n|\n)"
    r"|^<!-- glosslint: ignore\[[^\]]*\] for now -->(?:\r\n|\n)"
    r"|  # glosslint: ignore\[[^\]]*\] for now| <!-- glosslint: ignore\[[^\]]*\] for now -->",
    re.MULTILINE,
)
_STYLES = ROOT / "tests/styles"


def _texts(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != "glosslint.toml")
    return {str(file): file.read_bytes().decode("utf-8", "surrogateescape") for file in sorted(files)}


def _findings(folder: Path) -> list[str]:
    return glosslint("-q", "--fail-on", "info", cwd=folder).out.splitlines()


def test_the_next_run_is_clean_and_only_comments_are_new(tmp_path: Path) -> None:
    long = "|\n  Thing that links to [a](nil) and\n  to [b](nought) and to nothing else in the test."
    folder = write(
        tmp_path,
        {
            "glosslint.toml": "",
            "glossary/a.yaml": entry("a", see_also=["nil", "nil"], definition=long),
            "glossary/b.yaml": entry("b", see_also=["nil"]).replace("\n", "\r\n"),
        },
    )
    before = _texts(folder)
    number = len(_findings(folder))
    done = glosslint("--add-ignore=for now", cwd=folder)
    assert (done.code, done.err) == (0, f"Suppressed {number} findings in 2 files.\n")
    assert _findings(folder) == []
    after = _texts(folder)
    assert after != before
    assert {name: _ADDED.sub("", text) for name, text in after.items()} == before
    a = after[str(folder / "glossary/a.yaml")]
    assert "\n# glosslint: ignore[broken-link] for now\ndefinition: |\n" in a
    assert "see_also: [nil, nil]  # glosslint: ignore[broken-reference, duplicate-reference] for now\n" in a
    assert glosslint("--add-ignore=for now", cwd=folder).err == "Suppressed 0 findings in 0 files.\n"
    assert _texts(folder) == after


def test_diff_shows_the_comments_and_writes_none(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a", see_also=["nil"])})
    before = _texts(folder)
    done = glosslint("--add-ignore", "--diff", cwd=folder)
    assert done.code == 1
    assert "+see_also: [nil]  # glosslint: ignore[broken-reference]\n" in done.out
    assert _texts(folder) == before


def test_a_comment_without_a_reason_says_how_to_give_one(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a", see_also=["nil"])})
    done = glosslint("--add-ignore", cwd=folder)
    assert done.err.endswith('The comments give no reason. To give one next time: glosslint --add-ignore="REASON"\n')


def test_what_no_comment_can_suppress_is_left_and_says_why(tmp_path: Path) -> None:
    files = {"glosslint.toml": 'files = ["*.json"]\n', "a.json": '{"id": "a", "term": "A", "see_also": ["nil"]}\n'}
    folder = write(tmp_path, files)
    done = glosslint("--add-ignore", "--output-format", "full", "--select", "broken-reference", cwd=folder)
    assert done.code == 1
    assert "not suppressed: no comment can suppress it; see per-file-ignores" in " ".join(done.out.split())
    assert _texts(folder)[str(folder / "a.json")] == files["a.json"]


@pytest.mark.parametrize("reason", ["a\nb", "a --> b"])
def test_a_reason_that_would_end_the_comment_is_refused(tmp_path: Path, reason: str) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a", see_also=["nil"])})
    done = glosslint(f"--add-ignore={reason}", cwd=folder)
    assert (done.code, done.err.splitlines()[0][:29]) == (2, "error: --add-ignore: the reas")


@pytest.mark.parametrize("style", ["acronyms", "machine-learning-course", "standard", "tennis", "railway"])
def test_real_styles_take_comments(tmp_path: Path, style: str) -> None:
    """Also lists of entries, mappings and Markdown pages: what is left is only what no comment reaches."""
    folder = tmp_path / style
    shutil.copytree(_STYLES / style, folder)
    if not (folder / "glosslint.toml").exists():
        assert glosslint("init", cwd=folder).code == 0
    before = _texts(folder)
    number = len(_findings(folder))
    assert glosslint("--add-ignore=for now", "-q", "--exit-zero", cwd=folder).code == 0
    assert {name: _ADDED.sub("", text) for name, text in _texts(folder).items()} == before
    left = _findings(folder)
    assert len(left) <= number // 3, left
