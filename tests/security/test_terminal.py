"""▶ Control characters in a glossary, its names and its settings do not reach the terminal, whatever shows them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support import glosslint, write

#: C0 with delete, C1, and the marks that turn the direction of a text; not line ends and tabs.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
NAMES = ("glossary/c\x1b[2J\x9b.yaml", "glossary/b.yaml")
TEXT = r"""
term: "A\e]0;x\a\x9b31mz"
summary: "A thing \e[2J of \x9b2J the  kind, \u202Eteh thing \x9b."
aliases: ["q\e[1m", "q\x9b1m"]
see_also: ["nope\e[1m\x9b", b]
status: "dra\x9bft"
"k\x9bk": 1
"""
SETTINGS = r"""
exclude = ["q\u009b"]
language.engines = ["harper"]
per-file-ignores = { "x\u009b\u001b/**" = ["double-space"] }
[[preferred]]
words = ["teh"]
replacement = "the"
message = "m\u009b\u001b\u202e"
"""
COMMANDS = [
    *(("check", "--output-format", form) for form in ("full", "grouped", "concise", "github")),
    ("check", "--unsafe-fixes", "--show-fixes", "--fix"),
    ("baseline",),
    ("config",),
    ("config", NAMES[0]),
    ("deprecate", "b", "--replaced-by", "a"),
    ("doctor",),
    ("explain", "circular-definition", "b"),
    ("init", "--starter", "glossary"),
    ("missing",),
    ("new", "T\x9b\x1b[2J"),
    ("order",),
    ("rename", "b", "d"),
    ("stats",),
    ("words",),
]
REFUSED = [
    ("check", "no\x9bsuch"),
    ("check", "--config", "q\x9b\x1b"),
    ("check", "--select", "q\x9b\x1b"),
    ("explain", "circular-definition", "q\x9b"),
    ("init", "glossary"),
    ("rename", "b", "d\x9b"),
    ("rule", "q\x9b\x1b[2J"),
    ("q\x9b\x1b[2J",),
]


@pytest.mark.parametrize("command", COMMANDS + REFUSED, ids=lambda command: ascii(" ".join(command)))
def test_no_control_character_reaches_the_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    other = 'id: b\nterm: B thing\nsummary: "B depends on A\\e]0;x\\a\\x9b31mz and A is a thing."\n'
    odd = other.replace("b", "c", 1)
    files = {"glosslint.toml": SETTINGS, "glossary/a.yaml": f"id: a{TEXT}", NAMES[1]: other, NAMES[0]: odd}
    result = glosslint(*command, cwd=write(tmp_path, files))
    assert (result.code == 2) == (command in REFUSED), result.err
    assert result.code < 3
    assert result.out + result.err
    assert CONTROL.findall(result.out + result.err) == []


def test_the_settings_that_are_shown_are_those_in_effect(tmp_path: Path) -> None:
    result = glosslint("config", cwd=write(tmp_path, {"glosslint.toml": SETTINGS, NAMES[1]: "id: b\nterm: B\n"}))
    shown, given = tomllib.loads(result.out), tomllib.loads(SETTINGS)
    assert {key: shown[key] for key in ("exclude", "per-file-ignores")} == {
        key: given[key] for key in ("exclude", "per-file-ignores")
    }
