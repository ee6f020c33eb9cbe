"""Safe fixes in every container lose no name, no value that is not prose, and no link; and close no text that breaks
off.

``GLOSSLINT_CASES`` is the number of glossaries of each container (8 without it).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from glosslint.engine.fix import fix_session
from glosslint.engine.session import CheckRequest, Session, make_session
from glosslint.glossary.build import Project
from glosslint.layout.presets import read_layout
from glosslint.model.source import Source, decode
from glosslint.parse.tree import BODY, RAW, Node, Scalar, Sequence
from glosslint.settings.settings import Settings, make_settings
from tests.choices import Choices, choices
from tests.fix.containers import BROKEN_ENDS, CONTAINERS, written_oddly

CASES = int(os.environ.get("GLOSSLINT_CASES", "8"))
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b"))


@cache
def _settings(name: str) -> Settings:
    container = CONTAINERS[name]
    rules = {"final-period": {"style": "always", "level": "error"}}
    off = ["spelling", "grammar"]  # whose fixes are unsafe
    table = {"files": [container.file], "layout": container.layout, "ignore": off, "rules": rules}
    return make_settings(table, Path("/nowhere"), "settings")


def _session(name: str, source: Source) -> Session:
    return make_session(_settings(name), Project(read_layout(CONTAINERS[name].layout, "layout")), [source])


def _plain(text: str) -> str:
    """A value without what is invisible: fixes may change whitespace."""
    return " ".join(text.translate(_INVISIBLE).split())


def _strings(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _strings(item)
    else:
        for key, value in node.pairs:
            if key.text != BODY:
                yield from _strings(value)


def _held(session: Session) -> Counter[tuple[str, str, str]]:
    """Count what each entry holds: its names, its values that are no prose, and the entries that it links to."""
    glossary, held = session.glossary, Counter[tuple[str, str, str]]()
    for entry in glossary.entries:
        key = _plain(entry.key)
        held.update((key, "name", _plain(name.value)) for name in entry.names)
        for link in entry.links:
            target = glossary.resolve_link(link)
            held[key, "link", _plain(target.key) if target is not None else link.destination] += 1
        for reference in entry.references:
            to = glossary.resolve_reference(reference)
            held[key, "reference", _plain(to.key) if to is not None else _plain(reference.target)] += 1
        prose = {field.path for field in entry.prose}
        match = session.documents[entry.file].find(entry.root)
        assert match is not None
        texts = {session.documents[entry.file].find(path) for path in prose}
        nodes = {id(found.node) for found in texts if found is not None}
        for scalar in _strings(match.node):
            if id(scalar) not in nodes and scalar.style != RAW:
                held.update((key, "value", part) for part in map(_plain, scalar.text.split(";")) if part)
    return held


@pytest.mark.parametrize("name", CONTAINERS)
def test_safe_fixes_lose_nothing_that_they_do_not_name(name: str) -> None:
    container = CONTAINERS[name]

    @settings(max_examples=CASES)
    @given(choices(140))
    def check(choose: Choices) -> None:
        source = decode(written_oddly(choose, container).text.encode(), container.file)
        session = _session(name, source)
        outcome = fix_session(session, CheckRequest(_settings(name)))
        after = _session(name, outcome.changes[0][1]) if outcome.changes else session
        named = " ".join(_plain(f"{done.message} {done.fix.title}") for done in outcome.fixed)
        before, held = _held(session), _held(after)
        assert [one for one in before - held if one[2] not in named] == []
        assert [one for one in held - before if one[2] not in named] == []
        old, new = ([_plain(field.text) for entry in one.glossary.entries for field in entry.prose]
                    for one in (session, after))  # fmt: skip
        for end in map(str.strip, BROKEN_ENDS):
            assert sum(text.endswith(end) for text in new) == sum(text.endswith(end) for text in old)

    check()
