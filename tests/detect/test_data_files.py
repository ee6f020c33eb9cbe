"""``glosslint init`` on data files: lists and mappings in YAML and JSON, as programs and sites have them."""

from __future__ import annotations

from pathlib import Path

from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _json(*above: str) -> str:
    own = ", ".join((*above, *(f'"{term}": "{text}"' for term, text in TERMS.items())))
    return f"{{{own}}}\n"


def test_keys_about_the_file_are_no_terms(tmp_path: Path) -> None:
    text = _json('"$schema": "./terms.schema.json"', '"_comment": "Terms in the order of the book."')
    folder = write(tmp_path, {"src/glossary.json": text})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in a JSON mapping, in src/glossary.json\n")
    assert "4 entries in 1 file" in glosslint(cwd=folder).out


def test_a_schema_makes_a_file_of_another_name_no_glossary(tmp_path: Path) -> None:
    folder = write(tmp_path, {"src/tool.json": _json('"$schema": "https://x.org/tool.json"')})
    assert glosslint("init", cwd=folder).code == 2
