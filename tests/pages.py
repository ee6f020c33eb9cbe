"""Pages of docs whose examples are run: files in code blocks below their names, and what glosslint says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support import glosslint, write

_SECTION = re.compile(r"^(?P<fence>`{3,})\w.*?^(?P=fence)$|^##+ (?P<title>.+?)$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"^`(?P<name>[^`\n]+)`(?P<reports> reports:)?\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """The files of an example, and the lines of the report."""

    title: str
    files: dict[str, str]
    says: list[str]


def examples(page: str) -> Iterator[Example]:
    """The examples of a page, each with the heading it stands under."""
    titles = [(match.start(), match["title"]) for match in _SECTION.finditer(page) if match["title"]]
    files: dict[str, str] = {}
    for match in _FILE.finditer(page):
        if not match["reports"]:
            files[match["name"]] = match["text"]
            continue
        title = [title for start, title in titles if start < match.start()][-1]
        yield Example(title, files, match["text"].splitlines())
        files = {}


def said(example: Example, folder: Path) -> list[str]:
    """The concise report on an example that is written to ``folder``; its last line where there is no other."""
    result = glosslint("--output-format", "concise", cwd=write(folder, example.files))
    *lines, last = result.out.splitlines()
    assert result.err == ""
    return [line.replace(" [*]", "") for line in lines] or [last.partition(" (")[0]]
