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


_HEADINGS = 'layout = { extends = "page", section = { form = "heading", levels = [2] } }\n'
_ONE_PAGE = 'layout = "hugo"\n'
_IN_MDX = "{/* glosslint: ignore[repeated-word] for now */}"
_IN_RST = ".. glosslint: ignore[repeated-word] for now\n"


@pytest.mark.parametrize(
    ("name", "layout", "before", "text"),
    [
        ("rope.mdx", _ONE_PAGE, "---\ntitle: Rope\n---\nLine that is thick.\n\n", "It is is used on ships.\n"),
        ("g.mdx", _HEADINGS, "# Glossary\n\n## Rope\n\n", "Line that is is thick.\n"),
        ("g.md", _HEADINGS, "# Glossary\n\n## Rope\n\n", "Line that is is thick.\n"),
        ("g.rst", _HEADINGS, "Glossary\n========\n\n", ".. _rope:\n\nRope\n----\n\nLine that is is thick.\n"),
        ("g.rst", _HEADINGS, "====\nWord\n====\n\n", ".. _a:\n.. _b:\n\n****\nRope\n****\n\nLine that is is thick.\n"),
        ("g.rst", _HEADINGS, "Glossary\n========\n\n", "Rope\n----\n\nLine that is is thick.\n"),
    ],
)
def test_a_comment_is_above_its_paragraph_or_all_that_belongs_to_its_title(
    tmp_path: Path, name: str, layout: str, before: str, text: str
) -> None:
    """Not between a label or an overline and the title; in MDX, where HTML has no comments, in braces."""
    comment = {"mdx": _IN_MDX, "rst": _IN_RST}.get(
        name.split(".")[1], "<!-- glosslint: ignore[repeated-word] for now -->"
    )
    folder = write(tmp_path, {"glosslint.toml": f'files = ["{name}"]\n{layout}', name: before + text})
    done = glosslint("--add-ignore=for now", "--select", "repeated-word", cwd=folder)
    assert (done.code, done.err) == (0, "Suppressed 1 finding in 1 file.\n")
    assert (folder / name).read_text("utf-8") == f"{before}{comment}\n{text}"
    assert glosslint("--select", "repeated-word,suppression", cwd=folder).code == 0


def test_a_comment_that_has_expired_is_left_and_another_written(tmp_path: Path) -> None:
    old = "  # glosslint: ignore[double-space] until=2020-01-01 old"
    text = entry("a", definition=f"A thing that is is made for a test.{old}")
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": text})
    assert glosslint("--add-ignore=for now", "--select", "repeated-word", cwd=folder).code == 0
    after = (folder / "glossary/a.yaml").read_text("utf-8")
    assert after == text.replace("definition:", "# glosslint: ignore[repeated-word] for now\ndefinition:")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "g.rst",
            "G\n=\n\n.. list-table::\n\n   * - Term\n     - Meaning\n   * - Rope\n     - Line that is is thick.\n",
        ),
        ("g.adoc", "= G\n\n|===\n|Term |Meaning\n\n|Rope\n|Line that is is thick.\n|===\n"),
    ],
)
def test_in_a_table_that_can_hold_no_comment_the_finding_is_left_and_says_so(
    tmp_path: Path, name: str, text: str
) -> None:
    columns = 'section = { form = "table", columns = { term = "Term", definition = "Meaning" } }'
    settings = f'files = ["{name}"]\nlayout = {{ extends = "page", {columns} }}\n'
    folder = write(tmp_path, {"glosslint.toml": settings, name: text})
    done = glosslint("--add-ignore", "--select", "repeated-word", "--output-format", "full", cwd=folder)
    assert done.err == (
        "Suppressed 0 findings in 0 files.\nNo comment can suppress 1 finding; to see why: --output-format full\n"
    )
    assert "not suppressed: " in done.out and "see per-file-ignores, or glosslint baseline" in " ".join(
        done.out.split()
    )
    assert (folder / name).read_text("utf-8") == text


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
