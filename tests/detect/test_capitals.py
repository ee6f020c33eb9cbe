"""Tags in capitals in a page of HTML, which mean the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.ships import TERMS
from tests.support import glosslint, write

_TAG = re.compile(r"</?\w+>")


def _texts(folder: Path, page: str) -> list[list[str]]:
    assert glosslint("init", cwd=write(folder, {"glossary.html": page})).code == 0
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return [[name.value for name in entry.names] + [part.text.lower() for part in entry.prose] for entry in entries]


@pytest.mark.parametrize("close", ["</li>", ""])
def test_labels_may_be_in_tags_in_capitals(close: str, tmp_path: Path) -> None:
    labels = f"<ul><li><strong>Synonyms:</strong><ul><li>a {{0}}</li><li>the {{0}}</li></ul>{close}"
    labels += f"<li><strong>Example:</strong> Look, one {{0}}!{close}</ul><p>All ships have one {{0}}.</p>"
    parts = (f"<h2>{term}</h2><p>{text}</p>{labels.format(term.lower())}" for term, text in TERMS.items())
    page = f"<html><title>Words</title><body><h1>Words</h1>{''.join(parts)}</body></html>"
    lower = _texts(tmp_path / "lower", page)
    assert len(lower) == len(TERMS)
    assert _texts(tmp_path / "upper", _TAG.sub(lambda tag: tag[0].upper(), page)) == lower


def test_a_term_in_a_list_may_hold_an_equals_sign(tmp_path: Path) -> None:
    items = "".join(f"<LI><B>{term}</B>: {text}</LI>" for term, text in ({"a = b": "Equal."} | TERMS).items())
    found = _texts(tmp_path, f"<HTML><TITLE>Words</TITLE><BODY><H1>Words</H1><UL>{items}</UL></BODY></HTML>")
    assert [names[0] for names in found] == ["a = b", *TERMS]
