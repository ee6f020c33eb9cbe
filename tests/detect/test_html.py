"""``glosslint init`` on HTML pages: every form of entries, and pages that are no sources."""

from __future__ import annotations

import cProfile
from pathlib import Path

import pytest

from glosslint.detect.detection import detect
from glosslint.detect.scan import survey
from tests.detect.ships import SHOWN, TERMS
from tests.support import glosslint, write

_PAGE = """<!DOCTYPE html>
<html><head><title>Words of ships</title><style>p {{ color: red }}</style></head>
<body><nav><ul><li><b>Home</b>: our first page</li><li><b>More</b>: our last page</li></ul></nav>
<h1>Words</h1><p>What we mean.</p>
{entries}
<footer><p><b>Us</b>: people of ships</p><p>All rights reserved by those who wrote this page.</p></footer></body></html>
"""


def _page(form: str, head: str = "", tail: str = "") -> str:
    entries = "\n".join(form.format(term=term, text=text) for term, text in TERMS.items())
    return _PAGE.format(entries=f"{head}{entries}{tail}")


_BOLD = "a paragraph that begins with its term in bold"


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (_page("<p><b>{term}</b>: {text}</p>"), _BOLD),
        (_page("<p><strong>{term}</strong> &mdash; {text}</p>"), _BOLD),
        (_page("<p><b>{term}.</b> {text}</p>"), _BOLD),
        (_page("<b>{term}</b> - {text}<br><br>", "<p>", "</p>"), _BOLD),
        (_page("<p><strong>{term}</strong></p><p>{text}</p>"), _BOLD),
        (_page("<p>{term}: {text}</p>"), "a paragraph that begins with its term in plain text"),
        (_page("<li><b>{term}</b> {text}</li>", "<ul>", "</ul>"), "a list item that begins with its term in bold"),
        (_page("<li>{term} – {text}</li>", "<ul>", "</ul>"), "a list item that begins with its term in plain text"),
        (
            _page("<tr><td>{term}</td><td>{text}</td></tr>", "<table><tr><th>Term<th>Meaning</tr>", "</table>"),
            'a row of a table, with the columns "Term" and "Meaning"',
        ),
        (
            _page("<tr><td>{term}</td><td>{text}</td></tr>", "<table>", "</table>"),
            "a row of a table, the term in column 1 and its text in column 2",
        ),
        (
            _page("<details><summary>{term}</summary><div>{text}</div></details>"),
            "an element <details> or an admonition whose title is the term",
        ),
        (
            _page("<div class='x'><span class='w'>{term}</span><span class='x-text'>{text}</span></div>"),
            "a paragraph that begins with its term in an element of the class w",
        ),
        (
            _page("<div><div class='w'>{term}</div><i class='say'>in one word</i><p class='w-def'>{text}</p></div>"),
            "a paragraph that begins with its term in an element of the class w, its text in one of the class w-def",
        ),
        (
            _page("<div><div class='w'>{term}</div><p class='def'>{text}</p></div>"),
            "a paragraph that begins with its term in an element of the class w",
        ),
        (
            _page("<article id='{term}'><h3>{term}</h3><p>{text}</p></article>"),
            "a heading of level 3 and the text below it",
        ),
    ],
)
def test_forms_are_recognised(text: str, each: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"site/glossary.html": text, "site/index.html": "<h1>Ships</h1>\n"})
    result = glosslint("init", cwd=folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"4 entries in site/glossary.html, each {each}\n{SHOWN}")
    checked = glosslint(cwd=folder)
    assert checked.code == 0, checked.out + checked.err
    assert "4 entries in 1 file" in checked.out


def test_a_page_that_an_editor_of_pages_wrote_is_a_source(tmp_path: Path) -> None:
    head = '<meta name="generator" content="Microsoft FrontPage 4.0">'
    page = _page("<p><b>{term}</b>: {text}</p>").replace("<title>", f"{head}<title>")
    assert glosslint("init", cwd=write(tmp_path, {"glossary.html": page})).code == 0


@pytest.mark.parametrize(
    "entries",
    [
        "<div id='list'></div><script src='terms.js'></script>",
        "<table>{% for term in terms %}<tr><td>{{ term }}</td></tr>{% endfor %}</table>",
        f"<nav>{'word ' * 200}</nav><script></script>",
        "<p>To be written.</p>",
    ],
)
def test_pages_without_entries_are_named(entries: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"glossary.html": _PAGE.format(entries=entries)}))
    assert result.code == 2
    assert "glossary.html seems to be a glossary in HTML: " in result.err


def test_menus_and_cards_are_no_entries(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='#'>{term}</a><p>One</p><p>Two</p></li>" for term in TERMS)
    cards = "".join(f"<div><span class='card'>{term}</span><b>one two</b></div>" for term in TERMS)
    for number, entries in enumerate((f"<ul>{menu}</ul>", cards)):
        folder = write(tmp_path / str(number), {"glossary.html": _PAGE.format(entries=entries)})
        assert glosslint("init", cwd=folder).code == 2


def test_icons_are_no_terms(tmp_path: Path) -> None:
    icons = dict(zip(TERMS, "🪢🧵🚢🌊", strict=True))
    cards = [
        f"<div class='card'><div class='icon'>{icons[term]}</div><h3>{term}</h3><p>{text}</p></div>"
        for term, text in TERMS.items()
    ]
    out = glosslint("init", cwd=write(tmp_path, {"glossary.html": _PAGE.format(entries="\n".join(cards))})).out
    assert out.startswith("4 entries in glossary.html, each a heading of level 3")


def test_fixes_change_what_they_say_and_nothing_else(tmp_path: Path) -> None:
    page = _page(
        "<tr id='{term}'><td><b>{term}</b></td><td>{text}</td></tr>", "<table><tr><th>Term<th>Meaning", "</table>"
    )
    page = page.replace("Front part of a ship", 'Front  part of of a <a href="#Sterm">ship</a>')
    folder = write(tmp_path, {"glossary.html": page})
    assert glosslint("init", cwd=folder).code == 0
    glosslint("--fix", "--unsafe-fixes", cwd=folder)
    fixed = page.replace("Front  part of of a", "Front part of a").replace("#Sterm", "#Stern")
    assert (folder / "glossary.html").read_text("utf-8") == fixed


def test_terms_in_capitals_may_end_in_a_period(tmp_path: Path) -> None:
    entries = "".join(f"<p><span>{term.upper()}. {text}</span></p>\n" for term, text in TERMS.items())
    entries = entries.replace("STERN.", "STERN (pl. STERNS).")
    folder = write(tmp_path, {"glossary.html": _PAGE.format(entries=entries)})
    result = glosslint("init", cwd=folder)
    assert result.out.startswith("4 entries in glossary.html, each a paragraph that begins with its term in plain text")
    assert "\n  ROPE: Thick line of twisted yarn.\n" in result.out


def test_steps_grow_with_the_page(tmp_path: Path) -> None:
    def steps(count: int) -> int:
        row = "<div class='c{0}'><b class='t'>Part {0}</b> - A thing, number {0}.</div>\n"
        rows = "".join(map(row.format, range(count)))
        folder = write(tmp_path / str(count), {"glossary.html": _PAGE.format(entries=rows)})
        profile = cProfile.Profile()
        profile.enable()
        assert detect(survey(folder)) is not None
        profile.disable()
        return sum(entry.callcount for entry in profile.getstats())

    steps(20)
    few, more, most = map(steps, (40, 80, 160))
    assert most - more <= 2.4 * (more - few)


def test_signs_that_link_to_their_place_are_no_part_of_a_text(tmp_path: Path) -> None:
    page = (
        '<h1>Glossary</h1>\n<h2 id="bow">Bow</h2><a class="anchor" href="#bow">#</a>\n<p>The front of a ship.</p>'
        '<p><a href="#top">Back to top</a></p>\n<h2 id="stern">Stern</h2>\n'
        '<p>The back of a ship, but not its <a href="#top">top</a></p>\n'
        '<h2 id="keel">Keel</h2><p>The beam along the bottom.</p><a href="#keel">\u00b6</a>\n'
    )
    result = glosslint("init", cwd=write(tmp_path, {"glossary.html": page}))
    shown = "  Bow: The front of a ship.\n  Stern: The back of a ship, but not its top\n  Keel: The beam along "
    assert result.err == "" and shown in result.out
