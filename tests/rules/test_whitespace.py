"""Whitespace and line ends of files, and where they are not those of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad
from glosslint.rules.file import invisible_character
from glosslint.rules.whitespace import TRAILING_SPACE
from glosslint.testing import expected, fixed, reported
from tests.support import glosslint, write

SETTINGS = 'files = ["{}"]\nselect = ["trailing-space", "final-newline", "invisible-character"]\n[layout]\n'
PAGES = {
    "ship.md": "# Ships \n\nText \n\n## Words\n\n- **Bow**: The front. \n- **Stern**: The back.\n\n"
    "## More\n\nE\u200bnd ",
    "ship.rst": "Ships \n=====\n\nText \n\nWords\n-----\n\n* **Bow**: The front. \n* **Stern**: The back.\n\n"
    "More\n----\n\nE\u200bnd ",
    "ship.adoc": "= Ships \n\nText \n\n== Words\n\n* *Bow*: The front. \n* *Stern*: The back.\n\n== More\n\nE\u200bnd ",
    "ship.html": "<h1>Ships</h1> \n<p>Text</p>\n<h2>Words</h2>\n<ul><li><b>Bow</b>: The front.</li> \n"
    "<li><b>Stern</b>: The back.</li></ul>\n<h2>More</h2>\n<p>E\u200bnd</p> ",
}


@pytest.mark.parametrize("name", PAGES)
def test_only_the_part_of_a_page_that_is_the_glossary_is_checked_and_fixed(name: str, tmp_path: Path) -> None:
    text = PAGES[name]
    settings = SETTINGS.format(name) + 'extends = "page"\nat = "Words"\n[layout.section]\nform = "item"\n'
    write(tmp_path, {"glosslint.toml": settings, name: text})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()
    number = next(number for number, line in enumerate(text.splitlines(), 1) if "front" in line)
    assert [line.split(": ")[0].split(":")[1] for line in lines[:-1]] == [str(number)]
    glosslint("--fix", cwd=tmp_path)
    expected_text = "\n".join(line.rstrip() if "front" in line else line for line in text.split("\n"))
    assert (tmp_path / name).read_text("utf-8") == expected_text


@pytest.mark.parametrize("name", ["ship.rst", "ship.adoc", "ship.html"])
def test_two_spaces_break_a_line_only_in_markdown(name: str, tmp_path: Path) -> None:
    text = PAGES[name].replace("front.", "front  \n  end.")
    write(
        tmp_path,
        {"glosslint.toml": SETTINGS.format(name) + 'extends = "page"\nsection = { form = "item" }\n', name: text},
    )
    glosslint("--fix", cwd=tmp_path)
    assert "front\n  end." in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize(("at", "reported_rules"), [("Words", []), ("More", ["trailing-space", "final-newline"])])
def test_a_final_newline_is_due_where_the_part_ends_with_the_page(
    at: str, reported_rules: list[str], tmp_path: Path
) -> None:
    page = "# Ships\n\n## Words\n\n- **Bow**: The front.\n\n## More\n\n- **Stern**: The back. "
    settings = SETTINGS.format("ship.md") + f'extends = "page"\nat = "{at}"\n[layout.section]\nform = "item"\n'
    write(tmp_path, {"glosslint.toml": settings, "ship.md": page})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert sorted(line.split()[2] for line in lines) == sorted(reported_rules)


@pytest.mark.parametrize(
    "text",
    [
        "- bow  \n- stern  \n- hull  \n\nThey float.\n",
        "They are:\n\n- bow  \n- stern  \n",
        "A hull,  \na mast  \n\nand a sail.\n",
    ],
)
def test_two_spaces_after_every_line_of_a_block_are_a_habit(text: str) -> None:
    assert reported(TRAILING_SPACE, Example({"a.yaml": _block(text)})) == []


@pytest.mark.parametrize(
    "text",
    [
        "- bow\n- stern  \n- hull⟦  ⟧\n\nThey float.\n",
        "- bow  \n- stern⟦ ⟧\n- hull⟦  ⟧\n\nThey float.\n",
        "- bow  \n- hull⟦   ⟧\n\nThey float.\n",
        "A hull⟦  ⟧\n\nand a mast.\n",
    ],
)
def test_other_whitespace_at_the_end_of_a_block_is_reported(text: str) -> None:
    example = bad(_block(text), *["trailing whitespace"] * text.count("⟦"))
    assert reported(TRAILING_SPACE, example) == expected(example)[1]


def test_the_indentation_of_an_empty_line_of_json_is_left_alone(tmp_path: Path) -> None:
    text = '{\n\t\n\t"bow" : "The front.",\n\t\n\t"stern" : "The back." \n  \n}\n'
    settings = SETTINGS.format("ship.json") + 'extends = "map"\n'
    write(tmp_path, {"glosslint.toml": settings, "ship.json": text})
    glosslint("--fix", cwd=tmp_path)
    assert (tmp_path / "ship.json").read_text("utf-8") == text.replace('" \n', '"\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A hull \ufffc floats.", "A hull floats."),
        ("A hull \ufffcfloats.", "A hull floats."),
        ("A hull\ufffc floats.", "A hull floats."),
        ("A hull \ufffc.", "A hull."),
        ("A hull floats. \ufffc", "A hull floats."),
        ("\ufffc A hull floats.", " A hull floats."),
    ],
)
def test_the_mark_of_a_lost_object_goes_with_the_space_before_it(before: str, after: str) -> None:
    outcome = fixed(invisible_character.RULE, Example({"a.yaml": f"id: a\nsummary: |-\n  It is:\n  {before}\n"}))
    assert [new.text for _, new in outcome.changes] == [f"id: a\nsummary: |-\n  It is:\n  {after}\n"]


def _block(text: str) -> str:
    return "id: a\ndefinition: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
