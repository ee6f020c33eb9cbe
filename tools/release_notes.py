"""Print the section of CHANGELOG.md for a version: ``python tools/release_notes.py v0.2.0 > notes.md``.

Exit with 1 if the tag does not name the version of the code, or the changelog has no section for it. Imports nothing of
glosslint, so that the release workflow can run it before anything is installed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def notes(changelog: str, version: str) -> str:
    """Return the text below ``## VERSION`` or ``## [VERSION] - DATE``, up to the next heading of that depth.

    Raises:
        ValueError: there is no such section, or it is empty.
    """
    heading = re.compile(rf"^## \[?{re.escape(version)}\]?(?: .*)?$", re.MULTILINE)
    match = heading.search(changelog)
    if match is None:
        raise ValueError(f'CHANGELOG.md has no section "## {version}"; rename "## Unreleased"')
    section = re.split(r"^## ", changelog[match.end() :], maxsplit=1, flags=re.MULTILINE)[0].strip()
    if not section:
        raise ValueError(f'the section "## {version}" of CHANGELOG.md is empty')
    return section + "\n"


def main(tag: str) -> str:
    """Return the notes for a tag such as ``v0.2.0``, which must name ``__version__``."""
    source = (ROOT / "src/glosslint/__init__.py").read_text("utf-8")
    version = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if version is None or tag != f"v{version[1]}":
        raise ValueError(f'the tag "{tag}" does not name the version of the code, {version and version[1]}')
    return notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version[1])


if __name__ == "__main__":
    try:
        sys.stdout.write(main(sys.argv[1]))
    except ValueError as error:
        sys.exit(f"error: {error}")
