"""Clean glossaries in many styles give next to no errors and warnings, and planted defects are found.

Each is a folder that ``init`` writes settings for. README.md says what the texts are.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language import engines
from glosslint.model import Finding, GlosslintError, Severity
from glosslint.settings.settings import load
from tests.support import glosslint

HERE = Path(__file__).parent
STYLES = sorted(folder.name for folder in HERE.iterdir() if (folder.is_dir() and folder.name != "__pycache__"))
DEFECTS: list[dict[str, Any]] = tomllib.loads((HERE / "planted.toml").read_text("utf-8"))["defect"]
NEAR = 3  # lines between a defect and a finding on it: that of the key above or below


class Style(NamedTuple):
    """A copy of a glossary with the settings of ``init``, and the findings on it as it is."""

    folder: Path
    findings: tuple[Finding, ...]


def _findings(folder: Path) -> tuple[Finding, ...]:
    return check(CheckRequest(load(None, folder))).findings


@pytest.fixture(autouse=True)
def _with_engines(_without_engines: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As users run it."""
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))


@pytest.fixture(scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("styles")


@cache
def _style(name: str, parent: Path) -> Style:
    folder = parent / name
    shutil.copytree(HERE / name, folder)
    result = glosslint("init", cwd=folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("30 entries "), result.out
    return Style(folder, _findings(folder))


def test_clean_entries_give_next_to_no_errors_and_warnings(_folder: Path) -> None:
    reported = [
        f"{name}: {finding.location.path}:{finding.location.start.line} {finding.rule}: {finding.message}"
        for name in STYLES
        for finding in _style(name, _folder).findings
        if finding.severity > Severity.INFO
    ]
    assert len(reported) <= 3, "\n".join(reported)


@pytest.mark.parametrize("name", STYLES)
def test_planted_defects_are_found(name: str, _folder: Path) -> None:
    style = _style(name, _folder)
    defects = [defect for defect in DEFECTS if defect["style"] == name]
    unexpected = [
        f"{defect['kind']}: {defect['find']!r}"
        for defect in defects
        if _is_found(defect, style) == defect.get("missed", False)
    ]
    assert unexpected == []


def test_nearly_all_defects_are_found() -> None:
    missed = [defect for defect in DEFECTS if defect.get("missed")]
    assert len(missed) * 10 <= len(DEFECTS)


def _is_found(defect: dict[str, Any], style: Style) -> bool:
    """Return whether the defect gives a finding that the clean glossary has not, at its lines or next to them."""
    known = {(finding.rule, finding.fingerprint) for finding in style.findings}
    with _planted(defect, style.folder) as lines, _stated(defect.get("language"), style.folder):
        try:
            findings = _findings(style.folder)
        except GlosslintError as error:
            return defect["file"] in str(error)
        return any(
            (finding.rule, finding.fingerprint) not in known
            and any(
                place.path == defect["file"] and place.start.line in lines
                for place in (finding.location, *(related.location for related in finding.related))
            )
            for finding in findings
        )


@contextmanager
def _stated(language: str | None, folder: Path) -> Iterator[None]:
    """State the English of the glossary in its settings, which thirty entries do not show."""
    file = folder / "glosslint.toml"
    text = file.read_text("utf-8")
    if language is not None:
        file.write_text(f'{text}\n[language]\nlanguage = "{language}"\n', "utf-8")
    try:
        yield
    finally:
        file.write_text(text, "utf-8")


@contextmanager
def _planted(defect: dict[str, Any], folder: Path) -> Iterator[range]:
    """Make one thing wrong, and yield the lines where a finding on it may be."""
    file = folder / defect["file"]
    text = file.read_bytes().decode("utf-8")
    assert text.count(defect["find"]) == 1
    line = text[: text.index(defect["find"])].count("\n") + 1
    length = max(defect["find"].count("\n"), defect["replace"].count("\n"))
    file.write_bytes(text.replace(defect["find"], defect["replace"]).encode("utf-8"))
    try:
        yield range(line - NEAR, line + length + NEAR + 1)
    finally:
        file.write_bytes(text.encode("utf-8"))
