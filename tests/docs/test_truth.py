"""``make truth``: the folders are grouped by the form and the format of their entries, and counted in a table."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, write
from tools.truth import BEGIN, END, kind_of

PROGRAM = """
import sys
assert sys.argv[1].endswith("folders") and sys.argv[2].endswith("entries") and "--glosslint" in sys.argv
print("folder  entries  found missed invent  names  text length  verdict")
print("harbour     1200   1200      0      0      0     0      0  right")
print("mast          10      9      1      2      0     0      0  half")
print("keel           4      0      4      0      0     0      0  wrong  init: error: no glossary is right")
print("\\n3 folders: 1 right, 1 half, 1 wrong; 1 with every wanted entry found.")
"""
SHAPES = {"harbour": "Markdown headings of level 2", "mast": "MDX headings of level 3", "keel": "YAML list"}


def run(folder: Path, truth: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GLOSSLINT_TRUTH": str(truth), "GLOSSLINT_TRUTH_PAGE": str(folder / "page.md")}
    command = [sys.executable, "-m", "tools.truth"]
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        ("Markdown headings of level 3 below letters, tables in texts", ("headings", "Markdown")),
        ("Quarto page (.qmd), headings of level 2", ("headings", "Markdown")),
        ("HTML page, definition list, term in a heading in dt", ("definition lists", "HTML")),
        ("AsciiDoc description list, anchors above", ("definition lists", "AsciiDoc")),
        ("AsciiDoc table, cells with several paragraphs", ("tables", "AsciiDoc")),
        ("HTML tables inside Markdown", ("tables", "HTML")),
        ("MyST glossary directives, one a letter", ("glossary directives", "Markdown")),
        ("Markdown list items without markup", ("paragraphs and list items", "Markdown")),
        ("Markdown abbreviations (*[X]: text)", ("other forms", "Markdown")),
        ("TOML, array of tables", ("data files", "TOML")),
        ("one Markdown file an entry, in folders of letters", ("files of one entry", "Markdown")),
        ("no glossary (tables of metadata)", ("no glossary", "–")),
    ],
)
def test_the_kind_of_a_folder(shape: str, kind: tuple[str, str]) -> None:
    assert kind_of(shape) == kind


def test_the_table_replaces_the_old_one(tmp_path: Path) -> None:
    entries = {f"truth/entries/{name}.tsv": f"# language: en\n# shape: {shape}\n" for name, shape in SHAPES.items()}
    page = f"# Page\n{BEGIN}old\n{END}rest\n"
    write(tmp_path, {**entries, "truth/truth.py": PROGRAM, "page.md": page})
    done = run(tmp_path, tmp_path / "truth")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("3 folders: 1 right, 1 half, 1 wrong; 1 with every wanted entry found.\n")
    assert (tmp_path / "page.md").read_text("utf-8") == (
        f"# Page\n{BEGIN}"
        "| entries are | in | folders | right | half | wrong | entries | found | invented |\n"
        "|---|---|---:|---:|---:|---:|---:|---:|---:|\n"
        "| headings | Markdown | 2 | 1 | 1 | 0 | 1,210 | 1,209 | 2 |\n"
        "| data files | YAML | 1 | 0 | 0 | 1 | 4 | 0 | 0 |\n"
        "| all | – | 3 | 1 | 1 | 1 | 1,214 | 1,209 | 2 |\n"
        f"{END}rest\n"
    )


def test_without_the_folders_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, tmp_path / "nowhere")
    assert done.returncode == 0
    assert done.stdout == f"there are no glossaries to measure with: {tmp_path / 'nowhere'} is missing\n"
    assert not (tmp_path / "page.md").exists()


def test_the_page_has_a_short_table() -> None:
    text = (ROOT / "docs/precision.md").read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert 3 <= len(text.splitlines()) <= 40
