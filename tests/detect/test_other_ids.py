"""What is said of references that match nothing, and of pages without a term."""

from __future__ import annotations

from pathlib import Path

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_PAGE = """---
term: {term}
knowledge_id: K-{number:03}
related_to:
  - K-{other:03}
---

Part of a ship.{more}
"""
_KEY = 'references = ["related_to"]'


def _pages(more: str = "") -> dict[str, str]:
    every = list(enumerate(TERMS))
    return {
        f"glossary/{term.lower()}.md": _PAGE.format(
            term=term,
            number=number,
            other=(number + 1) % len(every),
            more=more.format(every[number - 1][1].lower()),
        )
        for number, term in every
    }


def test_no_setting_is_advised_that_would_be_an_error(tmp_path: Path) -> None:
    pages = {path: text.replace("- K-", "- none\n  - other-") for path, text in _pages().items()}
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert f'left out: "related_to" (0 of {2 * len(TERMS)} values are ids of entries)\n' in out
    assert _KEY not in out + (tmp_path / "glosslint.toml").read_text()


def test_pages_that_have_no_term_are_no_entries(tmp_path: Path) -> None:
    other = "---\ntitle: Words of the crew\nversion: 2\n---\n\nHow the words were chosen.\n"
    write(tmp_path, {**_pages(), "glossary/crew.md": other, "glossary/README.md": "# All words\n\nThe words.\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert "excluded, because they have no entries: README.md, crew.md\n" in out
