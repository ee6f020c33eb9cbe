"""``glosslint init``: a start that works at once and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write


def test_a_new_glossary_is_clean_at_once(tmp_path: Path) -> None:
    result = glosslint("init", cwd=tmp_path)
    assert result.code == 0
    assert result.out.splitlines() == [
        "no glossary found; these files begin a new one",
        "wrote  schema/entry.schema.json",
        "wrote  glossary/glossary.yaml",
        "wrote  glosslint.toml",
        "To check the glossary: glosslint",
    ]
    checked = glosslint("--preset", "strict", cwd=tmp_path)
    assert checked.code == 0
    assert checked.out.startswith("No findings (1 entry in 1 file, ")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = write(tmp_path, {"schema/entry.schema.json": "{}", "glossary/mine.yaml": "id: mine\n"})
    result = glosslint("init", "--starter", cwd=folder)
    assert result.code == 0
    assert "kept   schema/entry.schema.json, which already exists" in result.out
    assert "kept   glossary/, which already has entries" in result.out
    assert (folder / "schema/entry.schema.json").read_text() == "{}"
    assert sorted(file.name for file in (folder / "glossary").iterdir()) == ["mine.yaml"]
    again = glosslint("init", cwd=folder)
    assert again.code == 2
    assert again.err.startswith(
        "error: glosslint.toml already exists; nothing was written\nTo check the glossary: glosslint\n"
    )


def test_files_that_were_not_recognised_are_named(tmp_path: Path) -> None:
    pages = {f"content/{name}.md": f"---\ntitle: {name}\n---\nAn animal.\n" for name in ("cat", "cow", "dog")}
    folder = write(tmp_path, {**pages, "README.md": "About.\n", "package.json": "{}\n"})
    result = glosslint("init", cwd=folder)
    assert result.code == 2
    assert result.err == (
        "error: no glossary recognised in content/cat.md and 2 more\n"
        "nothing was written; glosslint reads files in YAML, JSON, TOML and CSV, and pages in\n"
        "Markdown, reStructuredText, AsciiDoc and HTML: for one of these, set files and layout\n"
        "in glosslint.toml (in the guide: Layouts); to begin a new glossary: glosslint init --starter\n"
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert glosslint("init", "nowhere", cwd=tmp_path).err == "error: nowhere: no such folder\n"


def test_a_folder_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert glosslint("init", "other", cwd=tmp_path).code == 0
    assert glosslint("other", cwd=tmp_path).code == 0
