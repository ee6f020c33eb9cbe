"""Documents in the spirit of the official YAML test suite: every production, and the edges between them.

``yaml_suite.txt`` writes → for a tab, ␣ for a space at the end of a line, ← for a carriage return, ‹2028› for U+2028,
and ∎ where a file ends without a line end. The numbers are those of examples in YAML 1.2.2. ``[refused]`` marks what
only ruamel.yaml's pure loader reads: keys that are no words, types that YAML does not know, directives, documents that
nothing parts, and where libyaml follows YAML 1.1. ``[lenient]`` marks what only libyaml reads: tabs after values.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.model.source import decode
from glosslint.parse.files import parse
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import Document, Node, Scalar, Sequence, walk
from glosslint.settings.settings import load
from tests.support import write

_SEPARATORS = {"\x85": "\ue085", "\u2028": "\ue028", "\u2029": "\ue029"}  # to YAML 1.2, ordinary characters


def _written(text: str) -> str:
    text = re.sub(r"‹([0-9a-f]+)›", lambda match: chr(int(match[1], 16)), text)
    return text.replace("→", "\t").replace("␣", " ").replace("←", "\r").replace("∎\n", "").replace("∎", "")


_PARTS = re.split(r"^%%% (.*)\n", Path(__file__).with_name("yaml_suite.txt").read_text("utf-8"), flags=re.MULTILINE)
DOCUMENTS = {name: _written(text) for name, text in zip(_PARTS[1::2], _PARTS[2::2], strict=True)}


def test_there_are_enough() -> None:
    assert len(DOCUMENTS) == len(_PARTS) // 2
    assert len(DOCUMENTS) >= 300


def _read(text: str) -> Document:
    return parse(decode(text.encode(), "x.yaml"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_readers_say_the_same(name: str) -> None:
    document = _read(DOCUMENTS[name])
    ours = "an error" if document.faults else [_own(root) for root in document.roots]
    assert "internal-error" not in [fault.kind for fault in document.faults]
    if "[refused]" in name or "[lenient]" in name:
        assert (ours == "an error") == ("[refused]" in name)
        assert (_other(DOCUMENTS[name]) == "an error") == ("[lenient]" in name)
    else:
        assert ours == _other(DOCUMENTS[name])


def test_places_are_inside() -> None:
    for name, text in DOCUMENTS.items():
        document = _read(text)
        for fault in document.faults:
            assert 0 <= fault.span.start <= fault.span.end <= max(len(text), 1), name
        for scalar in (scalar for root in document.roots for scalar in walk(root)):
            assert 0 <= scalar.start <= scalar.end <= len(text), name
            assert not scalar.text or char_map(text, scalar) is not None, (name, scalar)
        assert all(text[comment.span.start] == "#" for comment in document.comments), name


def test_fixes_leave_the_data(tmp_path: Path) -> None:
    files = {f"d{number}.yaml": text for number, text in enumerate(DOCUMENTS.values())}
    (tmp_path / "glossary").mkdir()
    for name, text in files.items():
        (tmp_path / "glossary" / name).write_bytes(text.encode())
    rules = 'key-order = "info"\nunsorted-list = "info"\ninvisible-character = "off"\nspelling-variant = "off"\n'
    rules += 'repeated-word = "off"\nduplicate-key = "off"\n'
    write(tmp_path, {"glosslint.toml": f"[rules]\n{rules}", "glossary/e.yaml": "id: e\nterm: E\n"})
    settings = load(tmp_path / "glosslint.toml", tmp_path)
    outcome = fix(CheckRequest(settings, unsafe_fixes=True))
    assert outcome.report.crashes == ()
    for old, new in outcome.changes:
        assert _without_spaces(_any(new.text)) == _without_spaces(_any(old.text)), old.text
    assert len(outcome.changes) >= 20


def _without_spaces(data: Any) -> Any:
    if isinstance(data, str):
        return re.sub(r"\s+", " ", data).strip()
    if isinstance(data, list):
        return [_without_spaces(part) for part in data]
    return {"map": sorted(repr(_without_spaces([key, value])) for key, value in data["map"])}


def _any(text: str) -> Any:
    """What ruamel.yaml reads or, where it is stricter than libyaml, what we do."""
    other = _other(text)
    return other if other != "an error" else [_own(root) for root in _read(text).roots]


def _own(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_own(item) for item in node.items]
    return {"map": [(_own(key), _own(value)) for key, value in node.pairs]}


def _other(text: str) -> Any:
    """What ruamel.yaml's pure composer reads, once it is told that only LF and CR break lines."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            table = str.maketrans(_SEPARATORS)
            reader = YAML(typ="safe", pure=True)
            return [_plain(root) for root in reader.compose_all(text.removeprefix("\ufeff").translate(table)) if root]
    except RecursionError:
        return "itself"
    except Exception:  # not only its own: AssertionError for YAML 1.3
        return "an error"


def _plain(node: Any) -> Any:
    if node.id == "scalar":
        return node.value.translate({ord(mark): char for char, mark in _SEPARATORS.items()})
    if node.id == "sequence":
        return [_plain(item) for item in node.value]
    return {"map": [(_plain(key), _plain(value)) for key, value in node.value]}
