"""``glosslint init`` on keys that give the id or the term of another entry, which is the one to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_MORE = {**TERMS, "Keel": "Beam along the bottom.", "Oar": "Pole with a blade.", "Mast": "Pole for the sails."}
_OTHERS = {"Line": "Rope", "Thread": "Yarn", "Prow": "Bow", "Rear": "Stern"}


def _list(others: str, count: int, ids: bool = True) -> str:
    """Return a list of entries, with ``count`` others of which each names one of them."""
    head = "- id: ID\n  term: TERM\n" if ids else "- term: TERM\n"
    entries = [f"{head}  definition: {text}\n".replace("TERM", term) for term, text in _MORE.items()]
    entries += [f"{head}{others}".replace("TERM", name).replace("MEANT", _OTHERS[name]) for name in [*_OTHERS][:count]]
    names = (*_MORE, *_OTHERS)
    return "".join(entry.replace("ID", name.lower()) for entry, name in zip(entries, names, strict=False))


def _set_up(tmp_path: Path, text: str) -> tuple[str, str]:
    write(tmp_path, {"glossary.yml": text})
    assert glosslint("init", cwd=tmp_path).code == 0
    return (tmp_path / "glosslint.toml").read_text("utf-8"), glosslint(cwd=tmp_path).out


@pytest.mark.parametrize(
    ("others", "count", "ids"),
    [
        ("  synonym: MEANT\n", 1, True),
        ("  synonym: MEANT\n", 2, False),
        ("  see: MEANT\n", 2, True),
        ("  alias: MEANT\n", 4, True),
        ("  use: MEANT\n", 2, True),
    ],
)
def test_an_entry_without_text_may_name_the_one_to_read(others: str, count: int, ids: bool, tmp_path: Path) -> None:
    settings, report = _set_up(tmp_path, _list(others, count, ids))
    assert f'names = "{others.split(":", maxsplit=1)[0].strip()}"' in settings
    assert "duplicate-term" not in report and "empty-definition" not in report


def test_synonyms_beside_texts_that_are_other_terms_are_references(tmp_path: Path) -> None:
    settings, report = _set_up(tmp_path, _list("  definition: Another word.\n  synonym: MEANT\n", 4))
    assert 'references = ["synonym"]' in settings and 'resolve = "name"' in settings
    assert "duplicate-term" not in report


def test_other_names_stay_aliases(tmp_path: Path) -> None:
    text = _list("  definition: Another word.\n  synonym: TERM of ships\n", 4)
    settings, _ = _set_up(tmp_path, text.replace("Line of ships", "line"))
    assert 'aliases = ["synonym"]' in settings
