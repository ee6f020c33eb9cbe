"""Fixes in every container: what is announced is changed and nothing else, byte for byte.

``GLOSSLINT_CASES`` is the number of glossaries of each container (8 without it).
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from glosslint.engine.fix import FixOutcome, fix_session
from glosslint.engine.session import CheckRequest, make_session
from glosslint.fix.lower import Lowering
from glosslint.fix.verify import Verifier
from glosslint.glossary.build import Project
from glosslint.layout.layout import Layout, entry_nodes
from glosslint.layout.presets import read_layout
from glosslint.model import Edit, Fix, NodePath, Place, Replace, Safety, SetValue, Span
from glosslint.model.source import Source, decode
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import BODY, DERIVED, PART, RAW, SHOWN, Document, Node, Scalar, Sequence
from glosslint.refactor.rename import Renaming, rename
from glosslint.settings.settings import Settings, make_settings
from glosslint.text.names import slug
from tests.choices import Choices, choices
from tests.fix.containers import CONTAINERS, RULES, written

CASES = int(os.environ.get("GLOSSLINT_CASES", "8"))


@cache
def _settings(name: str, *rules: str) -> Settings:
    container = CONTAINERS[name]
    table = {"files": [container.file], "layout": container.layout, **({"select": list(rules)} if rules else {})}
    return make_settings(table, Path("/nowhere"), "settings")


@cache
def _layout(name: str) -> Layout:
    return read_layout(CONTAINERS[name].layout, "layout")


def _fixed(name: str, source: Source, *rules: str, unsafe: bool = False) -> FixOutcome:
    config = _settings(name, *rules)
    session = make_session(config, Project(_layout(name)), [source])
    return fix_session(session, CheckRequest(config, unsafe_fixes=unsafe))


@pytest.mark.parametrize("name", CONTAINERS)
def test_safe_fixes_change_the_planted_defects_and_nothing_else(name: str) -> None:
    @settings(max_examples=CASES)
    @given(choices(120))
    def check(choose: Choices) -> None:
        page = written(choose, CONTAINERS[name])
        source = decode(page.text.encode(), CONTAINERS[name].file)
        outcome = _fixed(name, source, *RULES)
        new = outcome.changes[0][1].text if outcome.changes else source.text
        assert new == page.fixed
        assert outcome.report.crashes == ()
        assert not any(finding.fixable() for finding in outcome.report.findings)

    check()


_NEW = (
    "x",
    "no",
    " ",
    "it's",
    '"',
    "a: b",
    " #c",
    "[",
    "]",
    ", ",
    "\\",
    "é😀",
    "",
    "<b>",
    "&",
    "|",
    "*",
    "`",
    "\n",
    "- ",
    ";",
)


def _values(document: Document) -> dict[NodePath, Scalar]:
    """The strings of a file that are written in it and not empty, by their paths."""
    found: dict[NodePath, Scalar] = {}

    def collect(node: Node, path: NodePath) -> None:
        if isinstance(node, Scalar):
            if node.text and not node.style.startswith(DERIVED) and path[-1] != BODY:
                found[path] = node
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                collect(item, (*path, index))
        else:
            for key, value in node.pairs:
                collect(value, (*path, key.text))

    for number, root in enumerate(document.roots):
        collect(root, (number,))
    return found


@pytest.mark.parametrize("name", CONTAINERS)
def test_terms_and_texts_are_read_with_the_places_of_their_characters(name: str) -> None:
    container, layout = CONTAINERS[name], _layout(name)

    @settings(max_examples=CASES)
    @given(choices(120))
    def check(choose: Choices) -> None:
        page = written(choose, container)
        document = layout.parse(decode(page.text.encode(), container.file))
        read = []
        for node in entry_nodes(document, layout):
            values = [layout.role(role).select(node.node, node.root)[0] for role in _roles(layout)]
            read.append(tuple(value.scalar.text.replace("\r\n", "\n") for value in values))
            for value in values:
                _check_places(document.source.text, value.scalar)
        assert read[: len(page.entries)] == list(page.entries)
        assert len(read) == len(page.entries) + (name == "json")  # whose last entry is fixed

    check()


def _roles(layout: Layout) -> tuple[str, str]:
    return layout.term, layout.prose["definition"]


def _check_places(text: str, scalar: Scalar) -> None:
    """Each character is written at its place, as it is, or with a mark or a name in the format of the file."""
    chars = char_map(text, scalar)
    assert chars is not None
    end = scalar.start
    for index, char in enumerate(scalar.text):
        span = chars.char_span(index)
        assert end <= span.start < span.end <= scalar.end
        source, end = text[slice(*span)], span.end
        assert source == char or source.startswith(("&", "\\")) or source == char * 2 or not source.strip()


@pytest.mark.parametrize("name", CONTAINERS)
def test_any_change_of_a_value_reads_as_wanted_or_is_refused(name: str) -> None:
    """Outside of the edits each byte is the same, and so is each other value; what is done need not be done again."""
    container, layout = CONTAINERS[name], _layout(name)
    outcomes = Counter[bool]()

    @settings(max_examples=CASES)
    @given(choices(140))
    def check(choose: Choices) -> None:
        document = layout.parse(decode(written(choose, container).text.encode(), container.file))
        before = _values(document)
        path = choose.pick(sorted(before, key=str))
        old = before[path].text
        start = choose.integer(0, len(old))
        span = Span(start, min(len(old), start + choose.integer(0, 4)))
        text = "".join(choose.pick(_NEW) for _ in range(choose.integer(0, 2)))
        wanted = old[: span.start] + text + old[span.end :]
        place = Place(container.file, path, span=span)
        change = Replace(place, text) if choose.integer(0, 2) else SetValue(place._replace(span=None), wanted)
        repair = Lowering(document).repair(Fix(Safety.SAFE, (change,), "change it"))
        after, reason = Verifier(document).apply([repair]) if repair.edits else (document, repair.reason)
        outcomes[bool(reason)] += 1
        if reason:
            return
        again = layout.parse(after.source)
        assert again.faults == ()
        texts = {at: node.text for at, node in _values(again).items()}
        assert _trimmed(texts.pop(path, ""), before[path]) == _trimmed(wanted, before[path])
        assert texts == {at: node.text for at, node in before.items() if at != path}
        assert _outside(document.source.text, repair.edits) == _outside_new(after.source.text, repair.edits)
        if path in _values(again):
            same = SetValue(place._replace(span=None), _values(again)[path].text)
            assert Lowering(again).repair(Fix(Safety.SAFE, (same,), "change it")).edits == ()

    check()
    assert outcomes[False] > outcomes[True]


def _trimmed(text: str, scalar: Scalar) -> str:
    """A text as it can be read from where it is: of a page and of a cell, without whitespace around it."""
    if scalar.style == SHOWN:
        return " ".join(text.split())
    return text.strip() if scalar.style in (RAW, "cell") or scalar.style.startswith(PART) else text


def _outside(text: str, edits: Iterable[Edit]) -> list[str]:
    """The parts of a text that no edit touches."""
    parts, at = [], 0
    for edit in edits:
        parts.append(text[at : edit.span.start])
        at = edit.span.end
    return [*parts, text[at:]]


def _outside_new(text: str, edits: Iterable[Edit]) -> list[str]:
    """The parts of a text after the edits that none of them wrote."""
    parts, at, moved = [], 0, 0
    for edit in edits:
        start = edit.span.start + moved
        parts.append(text[at:start])
        at = start + len(edit.text)
        moved += len(edit.text) - (edit.span.end - edit.span.start)
    return [*parts, text[at:]]


def _id(name: str, term: str) -> str:
    """The id of an entry with this term, in a container."""
    if _layout(name).id == "term" or name in ("asciidoc", "asciidoc-table"):
        return term
    if name == "asciidoc-heading":
        return f"_{slug(term).replace('-', '_')}"
    return f"term-{slug(term)}" if name == "myst" else slug(term)


@pytest.mark.parametrize("name", CONTAINERS)
def test_renaming_there_and_back_restores_the_bytes(name: str) -> None:
    container = CONTAINERS[name]

    def renamed(source: Source, old: str, new: str) -> Source:
        space = make_session(_settings(name), Project(_layout(name)), [source])
        done = rename(space, Renaming(_id(name, old), _id(name, new), term=new))
        links = rf"#{slug(old)}\b|:term:`{old}`|<{old}>|(?:<<|xref:){re.escape(_id(name, old))}\b"
        assert done.places == len(re.findall(links, source.text, re.IGNORECASE))
        ((_, changed),) = done.changes
        return changed

    @settings(max_examples=CASES)
    @given(choices(120))
    def check(choose: Choices) -> None:
        source = decode(written(choose, container).fixed.encode(), container.file)
        there = renamed(source, "Rope", "Hemp cord")
        assert renamed(there, "Hemp cord", "Rope").data == source.data

    check()
