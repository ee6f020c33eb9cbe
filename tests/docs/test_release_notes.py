"""The release notes are the section of the changelog for the version of the code, or an error."""

from __future__ import annotations

import subprocess
import sys

import pytest

from glosslint import __version__
from tests.support import ROOT
from tools.release_notes import main, notes

CHANGELOG = """# Changelog

## Unreleased

* Nothing yet.

## [1.10.0] - 2026-01-02

### Added

* Ten.

## 1.1.0

* One.

## 1.0.0

"""


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.10.0", "### Added\n\n* Ten.\n"), ("1.1.0", "* One.\n"), ("Unreleased", "* Nothing yet.\n")],
)
def test_a_section_ends_at_the_next(version: str, expected: str) -> None:
    assert notes(CHANGELOG, version) == expected


@pytest.mark.parametrize(
    ("version", "message"),
    [("1.0", 'has no section "## 1.0"'), ("1.1", 'has no section "## 1.1"'), ("1.0.0", 'section "## 1.0.0"')],
)
def test_a_version_without_notes_is_an_error(version: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        notes(CHANGELOG, version)


def test_a_tag_names_the_version_of_the_code() -> None:
    with pytest.raises(ValueError, match=rf'the tag "v0.0.0" does not name the version of the code, {__version__}'):
        main("v0.0.0")


def test_the_command_names_what_is_wrong_and_fails() -> None:
    command = [sys.executable, str(ROOT / "tools/release_notes.py"), "v0.0.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.split(":")[0]) == (1, "", "error")


def test_the_changelog_has_notes_for_the_next_release() -> None:
    assert "### " in notes((ROOT / "CHANGELOG.md").read_text("utf-8"), "Unreleased")
