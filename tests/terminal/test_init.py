"""``glosslint init`` in a real terminal: its lines fit, and its question takes an answer that is none as an error."""

from __future__ import annotations

import shutil
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
    terminal.wait_for("nothing was written; to try another layout: glosslint init --layout page")
    terminal.wait_for_prompt()
    assert not (folder / "glosslint.toml").exists()
