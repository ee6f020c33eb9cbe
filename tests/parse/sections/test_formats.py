"""What is the same in each format of pages: which headings, lists and terms are entries, and what the settings change."""

from __future__ import annotations

import pytest

from tests.parse.sections.read import entries

_Heading = tuple[int, str, str]


def _markdown(headings: list[_Heading]) -> str:
    return "\n".join(f"{'#' * level} {title}\n\n{text}\n" for level, title, text in headings)


def _rst(headings: list[_Heading]) -> str:
    return "\n".join(f"{title}\n{'=-~^'[level - 1] * 20}\n\n{text}\n" for level, title, text in headings)


def _asciidoc(headings: list[_Heading]) -> str:
    return "\n".join(f"{'=' * level} {title}\n\n{text}\n" for level, title, text in headings)


def _html(headings: list[_Heading]) -> str:
    return "\n".join(
        f"<h{level}>{title}</h{level}>" + (f"\n<p>{text}</p>" if text else "") for level, title, text in headings
    )


_WRITERS = {"g.md": _markdown, "g.rst": _rst, "g.adoc": _asciidoc, "g.html": _html}


@pytest.mark.parametrize("path", _WRITERS)
def test_an_entry_ends_at_the_next_heading_of_its_level_or_of_another_entry(path: str) -> None:
    page = _WRITERS[path](
        [
            (1, "Glossary", ""),
            (2, "Purpose", "This page lists terms."),
            (2, "Ropes", ""),
            (3, "Rope", "Thick line."),
            (4, "History", "It is old."),
            (3, "Yarn", "Thin line."),
            (2, "Sail", "Cloth."),
            (2, "A – C", "Letters."),
            (3, "Mast", "Pole."),
            (2, "Symbols", ""),
            (2, "References", "Books:"),
            (3, "First book", "It is good."),
            (2, "Skipped", "No entry."),
            (2, "Oar", "Blade."),
        ]
    )
    found = entries(page, path, form="heading", levels=(2, 3), skip=("skipped",))
    assert [entry["term"] for entry in found] == ["Rope", "Yarn", "Sail", "Mast", "Oar"]
    assert "It is old." in found[0]["definition"]
    assert "Thin" not in found[0]["definition"]
    assert found[-1]["definition"].startswith("Blade.")
