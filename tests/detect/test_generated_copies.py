"""``glosslint init`` where a glossary is beside what a program makes of it: the source is read, and the copy named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_MORE = {**TERMS, "Hull": "Body of a ship without its masts.", "Deck": "Floor of a ship, above the hull."}
_HEADINGS = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in _MORE.items())
_HTML = f"<h1>Glossary</h1>{''.join(f'<h2>{term}</h2><p>{text}</p>' for term, text in _MORE.items())}"
_JSON = json.dumps([{"term": term, "definition": text} for term, text in _MORE.items()])
_WORDS = "".join(f"- word: {term}\n  text: {text}\n" for term, text in _MORE.items())
_README = "# Ships\n\n## Glossary\n\n" + "".join(f"- **{term}**: {text}\n" for term, text in _MORE.items())


@pytest.mark.parametrize(
    ("source", "text", "copy", "made"),
    [
        ("src/glossary.md", _HEADINGS, "docs/glossary.html", _HTML),
        ("README.md", _README, "site/glossary/index.html", _HTML),
        ("glossary.md", _HEADINGS, "exports/glossary.json", _JSON),
    ],
)
def test_a_source_is_preferred(source: str, text: str, copy: str, made: str, tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path, {source: text, copy: made})).out
    first = out.splitlines()[0]
    assert first.startswith("6 entries in ")
    assert source in first
    assert copy not in first


def test_other_words_are_no_source(tmp_path: Path) -> None:
    words = _WORDS.replace("word: ", "word: Old ")
    out = glosslint("init", cwd=write(tmp_path, {"data/words.yml": words, "dist/glossary.json": _JSON})).out
    assert out.startswith("6 entries in a JSON list, in dist/glossary.json\n")
