"""From a finding to the page of its rule: one address in the settings, and links where they are understood."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from glosslint.cli import console
from tests.support import entry, glosslint, write

_GUIDE = "https://example.org/glosslint"
_PAGE = f"{_GUIDE}/rules/broken-reference.html"


def _folder(tmp_path: Path, guide: str = f"{_GUIDE}/") -> Path:
    settings = f'guide = "{guide}"\n' if guide else ""
    return write(tmp_path, {"glosslint.toml": settings, "glossary/a.yaml": entry("a", see_also=["nil"])})


@pytest.mark.parametrize("guide", [_GUIDE, f"{_GUIDE}/"])
def test_programs_get_the_address_of_the_page(tmp_path: Path, guide: str) -> None:
    folder = _folder(tmp_path, guide)
    report = json.loads(glosslint("--output-format", "json", cwd=folder).out)
    assert [finding["docs"] for finding in report["findings"]] == [_PAGE]
    (run,) = json.loads(glosslint("--output-format", "sarif", cwd=folder).out)["runs"]
    assert [rule["helpUri"] for rule in run["tool"]["driver"]["rules"]] == [_PAGE]
    assert json.loads(glosslint("--output-format", "rdjsonl", cwd=folder).out)["code"]["url"] == _PAGE
    rules = json.loads(glosslint("rules", "broken-reference", "--output-format", "json", cwd=folder).out)["rules"]
    assert _PAGE in [rule["docs"] for rule in rules]


def test_without_an_address_it_is_the_file_of_the_page(tmp_path: Path) -> None:
    report = json.loads(glosslint("--output-format", "json", cwd=_folder(tmp_path, "")).out)
    assert [finding["docs"] for finding in report["findings"]] == ["docs/rules/broken-reference.md"]


@pytest.mark.parametrize("guide", ["example.org", "javascript:alert(1)", "https://a b/", 'https://a/\\"', "https://ä/"])
def test_what_is_no_address_is_an_error(tmp_path: Path, guide: str) -> None:
    done = glosslint(cwd=_folder(tmp_path, guide))
    assert (done.code, done.err.startswith('error: glosslint.toml: guide: "')) == (2, True)


@pytest.mark.parametrize("form", ["full", "grouped"])
def test_rules_are_links_in_terminals_that_know_them(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path)
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    args = ("--output-format", form, "--color", "always")
    linked = glosslint(*args, cwd=folder, env={"TERM_PROGRAM": "WezTerm", "TMUX": "", "FORCE_HYPERLINK": "1"}).out
    assert re.search(rf"\x1b\]8;;{re.escape(_PAGE)}\x1b\\[^\n]*broken-reference[^\n]*\x1b\]8;;\x1b\\", linked)
    assert "\x1b]8" not in glosslint(*args, cwd=folder, env={"FORCE_HYPERLINK": "0"}).out


@pytest.mark.parametrize(
    ("env", "known"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "WezTerm", "TMUX": "/tmp/x"}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "tmux-256color", "KONSOLE_VERSION": "1"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_which_terminals_know_links(env: dict[str, str], known: bool) -> None:
    assert console.knows_links(env) is known
