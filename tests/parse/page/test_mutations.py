"""Broken pages: whatever lines are lost, doubled or moved, a page is read, and its entries are parts of it in order."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from glosslint.model.source import Source, decode
from glosslint.parse.endings import kind_of
from glosslint.parse.files import parse
from glosslint.parse.page.table import CONTENTS, NOT_READ, Form, MoreNames, SectionTable
from glosslint.parse.tree import ENTRIES, RAW, Mapping, Node, Scalar, Sequence

_TESTS = Path(__file__).parents[2]
#: Pages of Markdown and HTML with one form each, and of the other formats with all forms.
_PAGES = {
    path.name: path.read_text("utf-8")
    for folder in (_TESTS / "detect" / "pages", _TESTS / "parse" / "page" / "pages")
    for path in sorted(folder.iterdir())
    if path.suffix != ".toml"
}
_MARKUP = (
    "**", "*", "_", "`", "```\n", "|", "<b>", "</b>", "<dl><dt>", "<dd>", "</div>", "<!--", "-->",
    "<table><tr><td>", "::", "::\n\n", ".. glossary::\n", "   ", "\t", "- ", "\n\n", "\n", "===\n", "|===\n",
    "----\n", "[[a]]", "{#a}", "{/* #a */}", "{{< x >}}", "![a](b)", "[a](b)", "&amp;", "\r", "\u200b",
    "\ufeff", "😀", "> ", "## ", "a\n: b\n", '!!! x "a"\n', "*[a]: b\n", "$$\n", "~~~", "\x00", "(a)=\n",
    ":ref:`", ".. _a:\n", "[comment]\n", "+\n", "<br>", "```{glossary}\n", "[^1]",
)  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """Return a text of which lines are lost, doubled or moved, or that ends early or has other markup somewhere."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines) + 1), chance.randrange(len(lines) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            del lines[at : at + chance.randint(1, 3)]
        elif kind == 1:
            lines[other:other] = lines[at : at + chance.randint(1, 3)]
        elif kind == 2 and at < len(lines) and other < len(lines):
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3 and chance.random() < 0.3:
            whole = "".join(lines)
            lines = whole[: chance.randrange(len(whole) + 1)].splitlines(keepends=True)
        else:
            whole = "".join(lines)
            place = chance.randrange(len(whole) + 1)
            lines = (whole[:place] + chance.choice(_MARKUP) + whole[place:]).splitlines(keepends=True)
    return "".join(lines)


def tables(path: str) -> list[SectionTable]:
    """Return settings for each form that files of this kind have, and for all together."""
    forms: list[Form] = [form for form in CONTENTS if form not in NOT_READ.get(kind_of(path), ())]
    columns, labels = {"term": "Term", "definition": "Meaning"}, {"aliases": "Also known as", "related": "See also"}
    more: tuple[MoreNames, ...] = ("brackets", "slash", "comma", "break")
    return [
        *(SectionTable(form, levels=(1, 2, 3), columns=columns) for form in forms),
        SectionTable("paragraph", marks=("plain", "italic", "link"), separators=(":", "\n", "", "."), more_names=more),
        SectionTable("heading", at="Glossary", labels=labels),
        SectionTable(tuple(forms), columns=columns, labels=labels, more_names=more),
    ]


def problem(source: Source, table: SectionTable) -> str:
    """Return what is wrong with the entries that are read from a page, or an empty string."""
    document = parse(source, table)
    root = document.roots[0] if document.roots else None
    entries = root.get(ENTRIES) if isinstance(root, Mapping) else None
    nodes = entries.items if isinstance(entries, Sequence) else ()
    for before, after in pairwise(nodes):
        if before.end > after.start:
            return f"entries overlap: {before} {after}"
    for node in nodes:
        for scalar in _scalars(node):
            if not node.start <= scalar.start <= scalar.end <= node.end:
                return f"outside its entry: {scalar}"
            if scalar.style == RAW and source.text[scalar.start : scalar.end] != scalar.text:
                return f"not in the file: {scalar}"
    return ""


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Mapping):
        return [scalar for _, value in node.pairs for scalar in _scalars(value)]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return [node] if isinstance(node, Scalar) else []


@pytest.mark.parametrize("name", _PAGES)
def test_a_mutated_page_is_read(name: str) -> None:
    chance = random.Random(name)
    for _ in range(6):
        text = mutated(_PAGES[name], chance)
        source = decode(text.encode("utf-8", "surrogatepass"), name)
        assert not [(found, table, text) for table in tables(name) if (found := problem(source, table))]
