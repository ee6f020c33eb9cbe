"""The page on layouts: every example in it is run and says what the page says, and nothing is left out."""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath
from typing import get_args, get_type_hints

import pytest

from glosslint.layout.layout import Layout
from glosslint.layout.presets import presets, read_layout
from glosslint.model.options import fields_of
from glosslint.parse.page.table import Form
from tests.pages import Example, examples, said
from tests.support import ROOT

PAGE = (ROOT / "docs/layouts.md").read_text("utf-8")

EXAMPLES = list(examples(PAGE))


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{number}-{one.title}" for number, one in enumerate(EXAMPLES)])
def test_an_example_says_what_the_page_says(example: Example, tmp_path: Path) -> None:
    assert said(example, tmp_path) == example.says


def test_every_preset_has_an_example() -> None:
    assert set(presets()) <= {example.title for example in EXAMPLES}


def test_every_container_form_and_format_has_an_example() -> None:
    layouts = [_layout(example) for example in EXAMPLES]
    assert {layout.entries for layout in layouts} == {*get_args(get_type_hints(Layout)["entries"])}
    assert {form for layout in layouts for form in layout.section.forms} == {*get_args(Form)}
    suffixes = {PurePosixPath(name).suffix for example in EXAMPLES for name in example.files}
    assert suffixes >= {".yaml", ".yml", ".json", ".md", ".mdx", ".csv", ".rst", ".html"}
    texts = "".join(text for example in EXAMPLES for text in example.files.values())
    for shape in ("\n<dl>", "\n<h3", "+++\n", "\n---\n", "```{glossary}", ".. glossary::", "separator ="):
        assert shape in texts, shape


def _layout(example: Example) -> Layout:
    return read_layout(tomllib.loads(example.files["glosslint.toml"])["layout"], "layout")


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
