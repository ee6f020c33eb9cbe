"""Patterns of the settings that take too long: the run ends and names the key, the pattern and the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.text import safe_regex
from tests.support import entry, glosslint, write

SLOW = "^(a|aa)+$"
TEXT = "a" * 60 + "!"
SHOWN = f'"{TEXT[:60]}…"'
LAYOUT = 'files = ["terms.yaml"]\n[layout]\nentries = "list"\nid = "id"\nterm = "term"\nprose = {definition = "text"}\n'
LIST = f"- id: {TEXT}\n  term: {TEXT}\n  text: 'Thing [x](x) {{{{ {'a' * 5000}< }}}}'\n"
#: In a long word, the words may end, and the id begin and end, at any letter.
LINK = "{{ {text} {id} }}"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    assert safe_regex.TIME_LIMIT == 1
    monkeypatch.setattr(safe_regex, "TIME_LIMIT", 0.01)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (f"{LAYOUT}id-pattern = '{SLOW}'\n", f'layout: id-pattern: the pattern "{SLOW}" takes over 0.01 s for {SHOWN}'),
        (f"{LAYOUT}term-pattern = '{SLOW}'\n", f'layout: term-pattern: the pattern "{SLOW}" takes over 0.01 s'),
        (f"{LAYOUT}links = ['{LINK}']\n", f'layout: links: the pattern "{LINK}" takes over 0.01 s for "Thing [x](x)'),
        (f"{LAYOUT}[rules.id-format]\npattern = '{SLOW}'\n", f'rules.id-format: pattern: the pattern "{SLOW}" takes'),
    ],
)
@pytest.mark.parametrize("entries", [1, 400])
def test_a_pattern_that_takes_too_long_ends_the_run(tmp_path: Path, toml: str, said: str, entries: int) -> None:
    """Also in the processes that read many entries."""
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": toml, "terms.yaml": LIST * entries}))
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_the_vocabulary_whose_pattern_takes_too_long_is_named(tmp_path: Path) -> None:
    table = f'{{ files = ["terms.yaml"], layout = {{ entries = "list", id = "id", id-pattern = \'{SLOW}\' }} }}'
    files = {"glosslint.toml": f"vocabularies = [{table}]\n", "terms.yaml": LIST, "glossary/a.yaml": entry("a")}
    result = glosslint(cwd=write(tmp_path, files))
    assert result.code == 2
    assert f'glosslint.toml: vocabularies: layout: id-pattern: the pattern "{SLOW}" takes over' in result.err


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (
            "[[pattern]]\nmessage = 'x'\npattern = '(?:(?:|a?)(?:|b?)){40}\\Z(?!\\Z)'\n",
            "pattern: table 1: pattern: '(?:(?:|a?)(?:|b?)){40}\\Z(?!\\Z)' takes",
        ),
        ("[[pattern]]\nmessage = 'x'\npattern = 'a'\nreplacement = '\\2'\n", "replacement: '\\2' does not fit the"),
        (f"{LAYOUT}id-pattern = '((a{{900}}){{900}})'\n", 'id-pattern: "((a{900}){900})" has more than 100,000 parts'),
        (f"{LAYOUT}term-pattern = '{'(' * 5000}'\n", "is nested too deeply"),
        (f"{LAYOUT}term-pattern = '(a'\n", 'layout: term-pattern: "(a" is not a regular expression: missing )'),
        (f"{LAYOUT}links = ['{{{{{{text}}{{text}}}}}}']\n", 'links: "{{{text}{text}}}" has more than one {text}'),
        (f"{LAYOUT}[rules.id-format]\npattern = '(a'\n", 'rules.id-format: pattern: "(a" is not a regular expression'),
        (f"{LAYOUT}[rules.id-format]\npattern = '((a{{900}}){{900}})'\n", "has more than 100,000 parts"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused(tmp_path: Path, toml: str, said: str) -> None:
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": toml, "terms.yaml": LIST, "glossary/a.yaml": entry("a")}))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: glosslint.toml: ")
    assert said in result.err
