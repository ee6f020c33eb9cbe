"""The full report in a real terminal: no line wraps, and the marks stand under the very characters.

The terminal itself is asked, through tmux, how wide it draws what stands before a mark.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support import entry, write
from tests.terminal.conftest import Open, Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

_SCRIPTS = {
    "arabic": "خطوات منطقية لحل مشكلة [رابط](nope-arabic) في الحاسوب",
    "chinese": "一种模仿生物神经网络结构和功能的数学模型，用于对函数进行估计，见[深度学习](nope-chinese)或近似。",
    "combining": "Thi\u0301ng that is m\u0302ade fo\u0308r the [te\u0301st](nope-combining) of it",
    "emoji": "Family 👩\u200d👩\u200d👧 and flag 🇩🇪 and thumbs 👍🏽 and [test](nope-emoji) of it",
    "hindi": "गणित में एक फलन [परीक्षण](nope-hindi) है जो",
    "jamo": "\u1112\u1161\u11ab\u1100\u1173\u11af [시험](nope-jamo) 함수",
    "long": f"{'word ' * 40}[x](nope-long) {'word ' * 40}",
    "plain": "Thing that leads to [x](nope-plain) and ends.",
    "soft-hyphen": "Thing with a soft\u00adhyphen and [x](nope-soft) in it",
    "tabbed": '"Tab\\there,\there and [x](nope-tab) in it"',
    "unbroken": f"Thing that leads to [x](nope-{'a' * 150}) and ends.",
}
_TITLE = re.compile(r'^error\[broken-link\]: "(nope-\w+)" is not')
_MARKS = re.compile(r"^ *\| ( *)(\^+)$")


def _glossary(folder: Path) -> Path:
    files = {f"{name}.yaml": entry(name, definition=text) for name, text in _SCRIPTS.items()}
    return write(
        folder,
        {"glosslint.toml": 'files = ["*.yaml"]\nselect = ["broken-link"]\nignore = ["unresolved-role"]\n', **files},
    )


def _columns(terminal: Terminal, folder: Path, texts: list[str]) -> list[int]:
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    terminal.run("python -m tests.terminal.measure texts.json columns.json")
    found: list[int] = json.loads((folder / "columns.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_wraps(tmp_path: Path, open_terminal: Open, columns: int) -> None:
    terminal = open_terminal(columns)
    _glossary(tmp_path)
    terminal.run("clear; glosslint --output-format full")
    terminal.wait_for_prompt()
    rows = terminal.rows()
    assert sum(row.startswith("error[broken-link]") for row in rows) == len(_SCRIPTS)
    assert rows == terminal.lines()


def test_the_marks_stand_under_the_right_characters(tmp_path: Path, open_terminal: Open) -> None:
    terminal = open_terminal(80)
    _glossary(tmp_path)
    terminal.run("clear; glosslint --output-format full")
    rows = terminal.rows()
    marked = [(index, match) for index, row in enumerate(rows) if (match := _MARKS.match(row)) is not None]
    assert len(marked) == len(_SCRIPTS)
    texts, expected = [], []
    for index, match in marked:
        shown = rows[index - 1]
        title = next(row for row in reversed(rows[:index]) if row.startswith("error["))
        named = _TITLE.match(title)
        target = named[1] if named is not None else shown[shown.index("nope-") : shown.rindex("…")]
        texts += [shown[: shown.index(target)], target]
        expected += [match.start(2), len(match[2])]
    measured = _columns(terminal, tmp_path, texts)
    cut = 1  # the … that stands for the rest of a range too long to show is marked, too
    pairs = [(text, found, want) for text, found, want in zip(texts, measured, expected, strict=True)]
    assert [pair for pair in pairs if pair[1] not in (pair[2], pair[2] - cut * pair[0].startswith("nope-aaa"))] == []


def test_a_rule_page_fits(open_terminal: Open) -> None:
    """Text and tables are wrapped by us; examples are shown as they are."""
    terminal = open_terminal(80)
    terminal.run("clear; glosslint rule long-definition")
    lines = terminal.lines()
    assert "Why is this bad?" in lines
    assert [line for line in lines if len(line) > 80 and not line.startswith("    ")] == []
    header = next(line for line in lines if line.split() == ["key", "default", "meaning"])
    row = next(line for line in lines if line.split()[:1] == ["info-words"])
    assert row.index("50") == header.index("default")


def test_bash_completes_options_and_their_values(open_terminal: Open) -> None:
    terminal = open_terminal(80)
    terminal.run('eval "$(_GLOSSLINT_COMPLETE=bash_source glosslint)"; clear')
    terminal.type("glosslint check --pre", "Tab")
    terminal.wait_for("glosslint check --preset")
    terminal.type("str", "Tab")
    terminal.wait_for("glosslint check --preset strict")
