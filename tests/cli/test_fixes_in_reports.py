"""The fixes in a report for programs are those that ``--fix`` makes: their safety, their edits, and their number."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings

from tests.choices import Choices, choices
from tests.fix.containers import CONTAINERS, Container, written
from tests.fix.test_every_container import CASES
from tests.support import glosslint, write

_ALL = "--no-cache", "--output-format", "json"
_UNFINISHED = (
    "Set of the the yarn with  a a gap and it it",
    "Set a a  rope,",
    "Line that are are  are set the",
    "Set of of of the the the",
)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(inner)}" for key, inner in value.items()) + " }"
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, list) else json.dumps(value)


def _findings(folder: Path) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(glosslint(*_ALL, cwd=folder).out)["findings"]
    return findings


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    (start, end, _), (at, at_end, _) = sorted((one, other))
    return at < end or (at == end and (start == end or at == at_end))


def _by_hand(text: str, findings: list[dict[str, Any]]) -> str:
    """Make the edits of all safe fixes; of fixes that overlap, the first."""
    fixes = [finding["fix"] for finding in findings if finding["fix"] and finding["fix"]["safety"] == "safe"]
    spans = [[(e["span"]["start"], e["span"]["end"], e["text"]) for e in fix["edits"]] for fix in fixes]
    made: list[tuple[int, int, str]] = []
    for edits in sorted(spans):
        if not any(_overlap(one, other) for one in edits for other in made):
            made += edits
    for start, end, new in sorted(made, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _planted(choose: Choices, container: Container) -> str:
    """Return a glossary with texts in which defects follow each other, and perhaps overlap."""
    text = written(choose, container).text
    return re.sub(r"\bSet\b", lambda _: choose.pick(("Set", *_UNFINISHED)), text)


@pytest.mark.parametrize("name", CONTAINERS)
def test_the_edits_of_safe_fixes_made_by_hand_are_a_round_of_fixes(name: str, tmp_path: Path) -> None:
    container = CONTAINERS[name]
    rules = "\nselect = ['repeated-word', 'double-space', 'malformed-link', 'duplicate-reference']\n"
    table = f"files = [{container.file!r}]\nlayout = {_toml(container.layout)}{rules}"

    @settings(max_examples=max(3, CASES // 5), suppress_health_check=[HealthCheck.too_slow])
    @given(choices(120))
    def check(choose: Choices) -> None:
        path = tmp_path / container.file
        write(tmp_path, {"glosslint.toml": table})
        path.write_bytes(_planted(choose, container).encode())
        text, findings = _text(path), _findings(tmp_path)
        wanted = _by_hand(text, findings)
        safe = sum(1 for finding in findings if finding["fix"] and finding["fix"]["safety"] == "safe")
        with mock.patch("glosslint.fix.rounds.MAX_ROUNDS", 1):
            fixed = json.loads(glosslint("--fix", *_ALL, cwd=tmp_path).out)["fixed"]
        assert _text(path) == wanted
        assert len(fixed) <= safe
        assert (text != wanted) is bool(fixed) is bool(safe)

    check()


def test_a_word_of_which_an_engine_says_the_same_has_one_fix(tmp_path: Path) -> None:
    text = "rope: Set of the the yarns in a a line.\n"
    table = 'files = ["g.yaml"]\nlayout = "map"\n[language]\nengines = ["harper"]\n'
    write(tmp_path, {"glosslint.toml": table, "g.yaml": text})
    findings = [finding for finding in _findings(tmp_path) if finding["rule"] == "repeated-word"]
    fixes = [finding["fix"] for finding in findings]
    assert [(fix["safety"], len(fix["edits"])) for fix in fixes] == [("safe", 1), ("safe", 1)]
    assert _by_hand(text, findings) == text.replace("the the", "the").replace("a a", "a")
    lines = [json.loads(line) for line in glosslint("--output-format", "rdjsonl", cwd=tmp_path).out.splitlines()]
    suggestions = [line["suggestions"] for line in lines if line["code"]["value"] == "repeated-word"]
    assert list(map(len, suggestions)) == [1, 1]
    assert "Fixed 2 findings in 1 file: repeated-word 2.\n" in glosslint("--fix", cwd=tmp_path).out


def test_what_others_move_is_no_new_finding(tmp_path: Path) -> None:
    rows = "".join(f"{term},Thick line of the fibre that {term} has.\n" for term in "wabcdefghijklmnopqrstuv")
    rows = rows.replace("line of the fibre that d", "line of the  fibre that d")
    settings = 'files = ["g.csv"]\nselect = ["unsorted-entries", "double-space"]\n[layout]\nentries = "list"\n'
    layout = 'term = "term"\nid = "@slug"\nprose = { definition = "text" }\ncore = "definition"\n'
    write(tmp_path, {"glosslint.toml": settings + layout, "g.csv": f"term,text\n{rows}"})
    assert "[*] 2 fixable" in glosslint(cwd=tmp_path).out
    out = glosslint("--fix", cwd=tmp_path).out
    assert "Fixed 2 findings in 1 file: double-space 1, unsorted-entries 1.\n" in out
    assert "only after" not in out
