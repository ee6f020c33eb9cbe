"""``glosslint fix -i`` in a real terminal: single keys, typed lines, and keys that were typed before it asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import entry, write
from tests.terminal.conftest import Open

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

_SETTINGS = 'select = ["double-space", "duplicate-reference", "spelling", "trailing-space"]\n'
_LANGUAGE = '[language]\nengines = ["harper"]\nwords-file = "words.txt"\n'


def test_five_answers(tmp_path: Path, open_terminal: Open) -> None:
    text = "Thing with  two dimensons and a wibblefrotz.  "
    folder = write(
        tmp_path,
        {
            "glosslint.toml": _SETTINGS + _LANGUAGE,
            "words.txt": "",
            "glossary/a.yaml": entry("a", summary=text, see_also=["b", "b"]),
            "glossary/b.yaml": entry("b"),
        },
    )
    terminal = open_terminal(80)
    terminal.type("tmux wait-for typed; glosslint fix -i --no-cache", "Enter")
    terminal.type("yyyyyyyy")  # before it asks: no answer
    terminal.tmux("wait-for", "-S", "typed")
    terminal.wait_for("── 1/5")
    terminal.wait_for("apply? [y,n,i,r,a,q,?]")
    assert "── 2/5" not in "\n".join(terminal.rows())
    terminal.type("y")
    terminal.wait_for("── 2/5")
    terminal.type("t")
    terminal.wait_for('write instead of "dimensons":')
    terminal.type("sides", "Enter")
    terminal.wait_for("── 3/5")
    terminal.type("w")
    terminal.wait_for("── 4/5")
    terminal.type("n")
    terminal.wait_for("── 5/5")
    terminal.type("i")
    terminal.wait_for("reason:")
    terminal.type("both are meant", "Enter")
    terminal.wait_for("left; to see it: glosslint")
    terminal.wait_for_prompt()
    screen = "\n".join(terminal.rows())
    assert "Fixed 2 findings in 1 file: double-space 1, spelling 1.\n" in screen
    assert "1 finding suppressed, 1 word accepted, 1 finding skipped.\n" in screen
    assert "1 finding left; to see it: glosslint" in screen
    written = (folder / "glossary/a.yaml").read_text("utf-8")
    assert "summary: Thing with two sides and a wibblefrotz.  \n" in written
    assert "see_also: [b, b]  # glosslint: ignore[duplicate-reference] both are meant\n" in written
    assert (folder / "words.txt").read_text("utf-8") == "wibblefrotz\n"


def test_the_suggestions_are_reviewed_as_the_last_line_says(tmp_path: Path, open_terminal: Open) -> None:
    text = "Thing with two dimensons that is here for the test."
    settings = 'select = ["spelling"]\n' + _LANGUAGE
    folder = write(tmp_path, {"glosslint.toml": settings, "words.txt": "", "glossary/a.yaml": entry("a", summary=text)})
    terminal = open_terminal(80)
    terminal.run("clear; glosslint")
    terminal.wait_for("To review 1 suggestion: glosslint fix -i")
    last = next(row for row in terminal.rows() if row.endswith("glosslint fix -i"))
    terminal.type(f"clear; {last.rpartition(': ')[2]}", "Enter")
    terminal.wait_for("── 1/1")
    terminal.type("y")
    terminal.wait_for("No findings are left.")
    terminal.wait_for_prompt()
    assert "two dimensions" in (folder / "glossary/a.yaml").read_text("utf-8")
