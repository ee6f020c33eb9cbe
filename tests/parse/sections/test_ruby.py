"""Text that says how Japanese characters are read is no part of a term."""

from __future__ import annotations

import pytest

from glosslint.facts.read_entry import read_entries
from glosslint.layout.presets import read_layout
from glosslint.model.source import Source

_RUBY = "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>"


def _names(name: str, form: str, text: str) -> list[tuple[str, str]]:
    layout = read_layout({"extends": "page", "section": {"form": form}}, "layout")
    entries = read_entries(layout.parse(Source(name, text)), layout, None)
    return [(entry.title, entry.key) for entry in entries]


@pytest.mark.parametrize(
    ("name", "form", "page"),
    [
        ("g.html", "definition-list", "<dl><dt>TERM</dt><dd>Signs for words.</dd></dl>"),
        ("g.html", "heading", "<h2>TERM</h2>\n<p>Signs for words.</p>"),
        ("g.html", "item", "<ul><li><b>TERM</b>: Signs for words.</li></ul>"),
        ("g.md", "definition-list", "<dl><dt>TERM</dt><dd>Signs for words.</dd></dl>"),
        ("g.md", "item", "* **TERM**: Signs for words."),
        ("g.md", "paragraph", "**TERM**: Signs for words."),
    ],
)
def test_terms_have_no_ruby(name: str, form: str, page: str) -> None:
    assert _names(name, form, page.replace("TERM", f"{_RUBY}の本")) == [("漢字の本", "漢字の本")]


def test_the_anchor_of_a_heading_has_it() -> None:
    assert _names("g.md", "heading", f"# G\n\n## {_RUBY}の本\n\nText.\n") == [("漢字の本", "漢かん字じの本")]


def test_tags_may_be_left_open() -> None:
    page = "<dl><dt><ruby>索<rt>さく<rb>引<rt>いん</ruby></dt><dd>List of words.</dd><dt>本</dt><dd>Leaves.</dd></dl>"
    assert [title for title, _ in _names("g.html", "definition-list", page)] == ["索引", "本"]
