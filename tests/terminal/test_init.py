"""``glosslint init`` in a real terminal: its lines fit, and its question takes an answer that is none as an error."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.support import write
from tests.terminal.conftest import Open

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


def _glossary(folder: Path) -> Path:
    """Pages with links of one form, of which one leads nowhere, and a list of what are no entries."""
    words = ("mainsail", "foresail", "jib", "spinnaker", "halyard", "forestay", "backstay", "boom", "gaff")
    pages = {
        f"content/en/reference/vocabulary/terms/{word}.md": f"---\ntitle: {word.capitalize()}\n"
        f"see: [number-{number}]\n---\nPart of a ship that has to do with [the {words[number - 1]}]"
        f"(/en/reference/vocabulary/terms/{words[number - 1]}/).\n"
        for number, word in enumerate(words)
    }
    return write(folder, pages)


def test_each_line_fits_and_the_question_is_asked_again(tmp_path: Path, open_terminal: Open) -> None:
    folder = _glossary(tmp_path)
    terminal = open_terminal(60)
    terminal.type("clear; glosslint init", "Enter")
    terminal.wait_for("Is that right? [Y/n]:")
    terminal.type("perhaps", "Enter")
    terminal.wait_for('error: "perhaps" is not an answer; type y or n')
    assert not (folder / "glosslint.toml").exists()
    terminal.type("", "Enter")
    terminal.wait_for("To check the glossary: glosslint")
    terminal.wait_for_prompt()
    assert terminal.rows() == terminal.lines()  # no line wraps
    assert sum(row.startswith("  ") for row in terminal.rows()) >= 3
    terminal.run("clear; glosslint")
    terminal.wait_for("No findings (9 entries in 9 files, ")


def test_no_writes_nothing_and_says_what_else_to_type(tmp_path: Path, open_terminal: Open) -> None:
    folder = _glossary(tmp_path)
    terminal = open_terminal(80)
    terminal.type("clear; glosslint init", "Enter")
    terminal.wait_for("Is that right? [Y/n]:")
    terminal.type("N", "Enter")
    terminal.wait_for("Type one term of your glossary, or press Enter to stop:")
    terminal.type("", "Enter")
    terminal.wait_for("nothing was written; to name an entry: glosslint init --entry TERM")
    terminal.wait_for_prompt()
    assert not (folder / "glosslint.toml").exists()


def test_a_term_is_asked_for_where_nothing_is_recognised(tmp_path: Path, open_terminal: Open) -> None:
    text = "All that is done on board, by whom it is done, and where it is written down each day. " * 3
    ropes = "## Ropes\n\n- **Halyard**: raises a sail.\n- **Sheet**: controls a sail.\n"
    lists = f"{ropes}\n## Sails\n\n- **Jib**: is before the mast.\n- **Main**: is on the boom.\n"
    folder = write(tmp_path, {"notes.md": f"# On board\n\n{text}\n\n{lists}"})
    terminal = open_terminal(100)
    terminal.type("clear; glosslint init", "Enter")
    terminal.wait_for("Type one term of your glossary, or press Enter to stop:")
    assert "no glossary recognised in notes.md" in "\n".join(terminal.rows())
    terminal.type("Bilge", "Enter")
    terminal.wait_for('"Bilge" is in no file that glosslint can read')
    terminal.type("sheet", "Enter")
    terminal.wait_for("Which is right? [1/2/n]:")
    shown = "\n".join(terminal.rows())
    assert 'reading 1:\n  2 entries in notes.md below "Ropes"' in shown
    assert "reading 2:\n  4 entries in notes.md: list items" in shown
    terminal.type("3", "Enter")
    terminal.wait_for('error: "3" is not an answer; type 1, 2 or n')
    terminal.type("2", "Enter")
    terminal.wait_for("To check the glossary: glosslint")
    terminal.wait_for_prompt()
    assert tomllib.loads((folder / "glosslint.toml").read_text("utf-8"))["layout"] == {
        "extends": "page",
        "section": {"form": "item"},
    }


def test_the_second_reading_is_shown_beside_a_guess(tmp_path: Path, open_terminal: Open) -> None:
    groups = {"Sails": ("Jib", "Main", "Genoa"), "Spars": ("Boom", "Gaff", "Mast"), "Ropes": ("Sheet", "Guy", "Stay")}
    items = {group: "".join(f"- **{term}**: A part of the {group}.\n" for term in own) for group, own in groups.items()}
    text = "\n".join(f"## {group}\n\nAll about the {group}.\n\n{own}" for group, own in items.items())
    folder = write(tmp_path, {"definitions.md": f"# Definitions\n\n{text}"})
    terminal = open_terminal(100)
    terminal.type("clear; glosslint init", "Enter")
    terminal.wait_for("Which is right? [1/2/n]:")
    shown = "\n".join(terminal.rows())
    assert "reading 1:\n  9 entries in definitions.md" in shown
    assert "reading 2:\n  3 entries in definitions.md" in shown
    terminal.type("2", "Enter")
    terminal.wait_for("To check the glossary: glosslint")
    terminal.wait_for_prompt()
    assert "levels = [2]" in (folder / "glosslint.toml").read_text("utf-8")
