"""The page on layouts: every example in it is run and says what the page says, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.layout import Layout
from glosslint.options import fields_of
from glosslint.presets import presets
from tests.support import ROOT, glosslint, write

PAGE = (ROOT / "docs/layouts.md").read_text("utf-8")
_SECTION = re.compile(r"^```.*?^```$|^##+ (?P<title>.+?)$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^`(?P<name>[^`\n]+)`(?P<says> says:)?\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """The files of an example, and the lines of the report."""

    title: str
    files: dict[str, str]
    says: list[str]


def _examples() -> Iterator[Example]:
    titles = [(match.start(), match["title"]) for match in _SECTION.finditer(PAGE) if match["title"]]
    files: dict[str, str] = {}
    for match in _FILE.finditer(PAGE):
        if not match["says"]:
            files[match["name"]] = match["text"]
            continue
        title = [title for start, title in titles if start < match.start()][-1]
        yield Example(title, files, match["text"].splitlines())
        files = {}


EXAMPLES = list(_examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{number}-{one.title}" for number, one in enumerate(EXAMPLES)])
def test_an_example_says_what_the_page_says(example: Example, tmp_path: Path) -> None:
    result = glosslint("--output-format", "concise", cwd=write(tmp_path, example.files))
    *lines, last = result.out.splitlines()
    assert result.err == ""
    said = [line.replace(" [*]", "") for line in lines] or [last.partition(" (")[0]]
    assert said == example.says


def test_every_preset_has_an_example() -> None:
    assert set(presets()) <= {example.title for example in EXAMPLES}


def test_the_page_tells_of_every_key_and_container() -> None:
    containers = ("file", "list", "map", "documents", "merged")
    for word in (
        *fields_of(Layout),
        "files",
        "exclude",
        "vocabularies",
        "file-schema",
        "@stem",
        "@path",
        "@key",
        "@slug",
    ):
        assert f"`{word}`" in PAGE, word
    for name in containers:
        assert f'`"{name}"`' in PAGE, name
