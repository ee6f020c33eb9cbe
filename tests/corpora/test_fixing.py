"""``--fix`` on the real glossaries: only lines with a finding change, other entries keep their data, nothing breaks."""

from __future__ import annotations

import difflib
import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from glosslint.cli.fix_files import write_changes
from glosslint.engine.check import check
from glosslint.engine.fix import FixOutcome, fix
from glosslint.engine.session import CheckRequest
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.report.summary import count_fixed
from glosslint.rules.registry import all_rules
from glosslint.settings.settings import Settings, load
from tests.corpora.glossaries import OWN_NAMES, each, glossary, needs_corpora, settings_text

NAMES = ("glosario", "py-rse", "cncf", "foss", *OWN_NAMES)
_PAGES = ("cncf", "garden")  # the others are lists
#: Lines of glosario that runs with the rules that are on, and with every rule and every fix, take: all of them take
#: minutes, which is left to CI.
_PART, _SMALL_PART = (None, None) if os.environ.get("GLOSSLINT_WHOLE") else (3000, 1000)


def _copy(folder: Path, name: str, lines: int | None = None) -> None:
    """A copy of a glossary that may be written, with its settings; of one file, perhaps only its first lines."""
    for file in glossary(name).rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(glossary(name))
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_bytes()
            if lines is not None and file.name == "glossary.yml":
                end = text.find(b"\n- slug:", sum(map(len, text.splitlines(True)[:lines])))
                text = text if end < 0 else text[: end + 1]
            target.write_bytes(text)
    (folder / "glosslint.toml").write_text(settings_text(name), "utf-8")


def _settings(folder: Path, *select: str) -> Settings:
    return load(None, folder, {"select": list(select)} if select else {})


def _fixed(settings: Settings, unsafe: bool = False) -> FixOutcome:
    """What the fixes make of it, and write."""
    outcome = fix(CheckRequest(settings, unsafe_fixes=unsafe))
    assert write_changes(outcome) == {}
    return outcome


def _changes(old: str, new: str) -> list[tuple[range, range]]:
    """The lines that differ, as they are numbered in the old text and in the new; entry by entry, which is quick."""
    before, after = _blocks(old), _blocks(new)
    if len(before) != len(after):
        before, after = [old.split("\n")], [new.split("\n")]
    changes, start, new_start = [], 0, 0
    for lines, new_lines in zip(before, after, strict=True):
        matcher = difflib.SequenceMatcher(None, lines, new_lines, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                changes.append((range(start + a, start + b), range(new_start + c, new_start + d)))
        start, new_start = start + len(lines), new_start + len(new_lines)
    return changes


def _blocks(text: str) -> list[list[str]]:
    """The lines of each item of a list, and those before the first."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("- ")]
    return [lines[start:end] for start, end in itertools.pairwise([0, *starts, len(lines)])]


def _lines_told(report: Report, path: str) -> set[int]:
    """The lines (from 0) that carry a finding or one of the places that a finding shows."""
    places = [place for f in report.findings for place in (f.location, *(related.location for related in f.related))]
    told = {n for at in places if at.path == path for n in range(at.start.line - 1, at.end.line)}
    source = report.sources[path].text.split("\n")
    stated = {problem.rule for problem in report.problems if problem.path == path}
    for rule, defect in (("trailing-space", r"[ \t]\r?$"), ("double-space", r"\S {2,}\S")):
        if rule in stated:  # of a habit, or of a slip in very many entries, one finding tells all
            told |= {n for n, line in enumerate(source) if re.search(defect, line)}
    return told


@needs_corpora
def test_the_malformed_links_of_glosario_are_as_many_lines_and_not_one_more(tmp_path: Path) -> None:
    _copy(tmp_path, "glosario")
    safe = fix(CheckRequest(_settings(tmp_path, "malformed-link")))
    assert len(safe.fixed) == 14  # the others change a destination or label, or show words that are a guess
    outcome = _fixed(_settings(tmp_path, "malformed-link"), unsafe=True)
    assert len(outcome.fixed) == 28
    ((old, new),) = outcome.changes
    changed = _changes(old.text, new.text)
    assert [len(before) for before, _ in changed] == [len(after) for _, after in changed]
    lines = [n for before, _ in changed for n in before]
    assert len(lines) == 27  # one line has two
    assert set(lines) == {n for fixed in outcome.fixed for n in range(*_rows(fixed.location))}
    repaired = new.text.split("\n")
    assert repaired[1230].endswith("computer vision, and [machine")  # where a line ended, one still ends
    assert repaired[1231] == "      learning](#machine_learning)."
    assert " [ስርዓቶች](#version_control_system) " in repaired[2343]  # of "ስርዓቶች] (#…", which nothing opens
    assert fix(CheckRequest(_settings(tmp_path, "malformed-link"), unsafe_fixes=True)).changes == []


def _rows(location: Any) -> tuple[int, int]:
    return location.start.line - 1, location.end.line


@pytest.mark.parametrize("name", each(*NAMES))
def test_only_lines_with_a_finding_change_and_a_second_run_changes_nothing(tmp_path: Path, name: str) -> None:
    _copy(tmp_path, name, _PART)
    settings = _settings(tmp_path)
    first = check(CheckRequest(settings))
    outcome = _fixed(settings)
    assert count_fixed(outcome.fixed).total() == sum(finding.fixable() for finding in first.findings)
    for old, new in outcome.changes:
        changed = {n for before, _ in _changes(old.text, new.text) for n in before}
        assert changed <= _lines_told(first, old.path), old.path
        if name not in _PAGES:
            quiet = _quiet_entries(old.text, _lines_told(first, old.path))
            before, after = _entries(old.text), _entries(new.text)
            # Ours are full of defects, and in a part of a glossary, links lead nowhere.
            assert len(quiet) > 0.25 * len(before) and [before[n] for n in quiet] == [after[n] for n in quiet]
    again = fix(CheckRequest(settings))
    assert again.changes == []
    assert not any(finding.fixable() for finding in again.report.findings)


def _quiet_entries(text: str, told: set[int]) -> list[int]:
    """The numbers of the entries of a list on whose lines nothing is reported."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if line.lstrip().startswith("- slug:")]
    pairs = itertools.pairwise([*starts, len(lines)])
    return [number for number, (start, end) in enumerate(pairs) if not told & set(range(start, end))]


def _entries(text: str) -> list[Any]:
    """The data of all entries of a list, by an independent reader."""
    data = YAML(typ="safe").load(text)
    return list(data if isinstance(data, list) else data["terms"])


@pytest.mark.parametrize("name", each(*NAMES))
def test_with_every_rule_and_every_fix_all_files_stay_readable(tmp_path: Path, name: str) -> None:
    _copy(tmp_path, name, _SMALL_PART)
    settings = _settings(tmp_path, *(rule.name for rule in all_rules()))
    outcome = _fixed(settings, unsafe=True)
    assert outcome.fixed
    for _, new in outcome.changes:
        assert parse(Source(new.path, new.text)).faults == ()
    again = fix(CheckRequest(settings, unsafe_fixes=True))
    assert again.changes == []
