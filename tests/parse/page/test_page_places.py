"""Every character of every term, text and link of a page is found in the file again, in each format and form.

One writer makes pages of entries in all formats and notes what it writes where; the reader must agree with its notes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given, settings

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.markdown.parser import clip
from glosslint.parse.offsets import char_map
from glosslint.parse.page.document import SectionDocument
from glosslint.parse.page.table import NOT_READ, Form, SectionTable
from glosslint.parse.tree import RAW, Mapping, Scalar
from tests.choices import Choices, choices
from tests.parse.page.read import items

_WORDS = ("alpha", "Bé", "漢字", "node-set", "x😀", "of", "x1")
_COLUMNS = {"term": "Term", "definition": "Meaning"}


class Syntax(NamedTuple):
    """How words are written: what is around code and around the destination of a link, and a character that is shown
    for others."""

    code: tuple[str, str]
    link: tuple[str, str]
    special: tuple[str, str] = ("&amp;", "&")
    targets: tuple[str, ...] = ("#alpha", "#bé", "x.md")


_MARKDOWN = Syntax(("`", "`"), ("[x😀](", ")"))
_HTML = Syntax(("<code>", "</code>"), ('<a class="x" href="', '">it</a>'))
_RST = Syntax(("``", "``"), (":term:`x <", ">`"), ("\\&", "&"), ("alpha", "Bé 漢字"))
_RST_BOLD = _RST._replace(code=("", ""))  # no markup in other markup
_ASCIIDOC = Syntax(("`", "`"), ("xref:", "[it]"), ("é", "é"), ("id0",))


class Written(NamedTuple):
    """How a form of entries is written: the settings, the syntax, what is around all entries, what is before, between
    and after the term and the text of each, and what begins a second paragraph of a text."""

    table: dict[str, Any]
    syntax: Syntax
    around: tuple[str, str]
    marks: tuple[str, str, str]
    more: str = ""


_G = ("# G\n\n", "")
_PAGE = ("<!DOCTYPE html>\n<script>var a = '<dl><dt>no</dt></dl>';</script>\n", "<!-- <dt>no</dt> -->\n")
_LIST = ".. list-table::\n   :header-rows: 1\n\n   * - Term\n     - Meaning\n"
_DEFINITIONS, _ITEMS, _PARAGRAPHS = {"form": "definition-list"}, {"form": "item"}, {"form": "paragraph"}
_ROWS, _HEADINGS, _DETAILS = {"form": "table", "columns": _COLUMNS}, {"levels": (3,)}, {"form": "details"}
#: The forms of each format, by the file and the form.
FORMS: dict[tuple[str, str], Written] = {
    ("x.md", "heading"): Written(_HEADINGS, _MARKDOWN, _G, ("### ", "\n\n", "\n\n"), "\n\n> "),
    ("x.md", "heading in HTML"): Written(_HEADINGS, _HTML, _G, ("<h3>", "</h3>\n\n", "\n\n"), "\n\n"),
    ("x.md", "paragraph"): Written(_PARAGRAPHS, _MARKDOWN, ("# G\n\nWords.\n\n", ""), ("**", "**: ", "\n\n"), "\n\n"),
    ("x.md", "item"): Written(_ITEMS, _MARKDOWN, ("# G\n\n", "\n"), ("- **", ":** ", "\n"), "\n\n  "),
    ("x.md", "definition-list"): Written(_DEFINITIONS, _MARKDOWN, _G, ("", "\n:   ", "\n\n"), "\n\n    "),
    ("x.md", "definition-list in HTML"): Written(
        _DEFINITIONS, _HTML, ("<dl>\n", "</dl>\n"), ("<dt>", "</dt>\n<dd>", "</dd>\n"), "<br>\n"
    ),
    ("x.md", "table"): Written(_ROWS, _MARKDOWN, ("|Term|Meaning|\n|---|---|\n", "\n"), ("| ", " | ", " |\n"), "<br>"),
    ("x.md", "directive"): Written(
        {"form": "directive"}, _MARKDOWN, ("# G\n\n```{glossary}\n", "```\n"), ("", "\n  ", "\n\n"), "\n\n  "
    ),
    ("x.md", "details"): Written(
        _DETAILS, _HTML, _G, ("<details>\n<summary>", "</summary>\n\n", "\n\n</details>\n\n"), "\n\n"
    ),
    ("x.md", "abbreviation"): Written(
        {"form": "abbreviation"}, _MARKDOWN._replace(code=("", ""), special=("&", "&")), _G, ("*[", "]: ", "\n")
    ),
    ("x.html", "heading"): Written(_HEADINGS, _HTML, _PAGE, ("<h3 id=x>", "</h3><p>", "</p>\n"), "</p>\n\n<p>"),
    ("x.html", "paragraph"): Written(_PARAGRAPHS, _HTML, _PAGE, ("<p>\n<b>", "</b>: ", "</p>\n"), "<br>\n"),
    ("x.html", "item"): Written(
        _ITEMS, _HTML, (f"{_PAGE[0]}<ul>", "</ul>"), ("<li><b class='x'>", "</b> &ndash; ", "\n"), "<p>"
    ),
    ("x.html", "definition-list"): Written(
        _DEFINITIONS, _HTML, (f"{_PAGE[0]}<dl>", "</dl><p>No</p>"), ("<DT class='a'>\n", "<dd>", "<br>\n"), "<p>"
    ),
    ("x.html", "table"): Written(
        _ROWS,
        _HTML,
        ("<table><tr><th>Term<th>Meaning", "</table>"),
        ("<tr><td><a id='m'></a>", "</td><td>\n", "\n</td>\n"),
        "<br><br>",
    ),
    ("x.html", "details"): Written(
        _DETAILS, _HTML, _PAGE, ("<details><summary>", "</summary>\n<p>", "</p></details>\n"), "</p>\n<p>"
    ),
    ("x.rst", "heading"): Written(
        {}, _RST, ("G\n=\n\n", "\n.. No.\n"), ("", f"\n{'-' * 60}\n\n", "\n\n"), "\n\n.. note:: "
    ),
    ("x.rst", "paragraph"): Written(_PARAGRAPHS, _RST_BOLD, ("", ""), ("**", "**: ", "\n\n"), "\n\n"),
    ("x.rst", "item"): Written(_ITEMS, _RST_BOLD, ("", "\nEnd.\n"), ("- **", "**: ", "\n"), "\n\n  "),
    ("x.rst", "definition-list"): Written(_DEFINITIONS, _RST, ("", "End.\n"), ("", " : key\n   ", "\n\n"), "\n\n   "),
    ("x.rst", "table"): Written(_ROWS, _RST, (_LIST, "\nEnd.\n"), ("   * - ", "\n     - ", "\n"), "\n\n       "),
    ("x.rst", "directive"): Written(
        {"form": "directive"},
        _RST,
        (".. glossary::\n   :sorted:\n\n", "Text after it.\n"),
        ("   ", "\n\n     ", "\n\n   .. No.\n"),
        "\n\n     ",
    ),
    ("x.adoc", "heading"): Written({}, _ASCIIDOC, ("= G\n\n", ""), ("[[{id}]]\n== ", "\n\n", "\n\n"), "\n\n"),
    ("x.adoc", "paragraph"): Written(_PARAGRAPHS, _ASCIIDOC, ("", ""), ("[[{id}]]*", "*: ", "\n\n"), "\n\n"),
    ("x.adoc", "item"): Written(_ITEMS, _ASCIIDOC, ("", ""), ("* [[{id}]]*", "*: ", "\n"), " +\n"),
    ("x.adoc", "definition-list"): Written(
        _DEFINITIONS, _ASCIIDOC, ("[glossary]\n", ""), ("[[{id}]]", "::\n  ", "\n// No.\n"), "\n+\n"
    ),
    ("x.adoc", "table"): Written(
        _ROWS, _ASCIIDOC, ("[%header]\n|===\n|Term |Meaning\n\n", "|===\n"), ("|[[{id}]]", " |", "\n"), "\n\n"
    ),
}


class _Entry(NamedTuple):
    """What an entry must read: its term with the place of each character, its text, and the destination of its link."""

    term: str
    places: list[Span]
    text: Span
    link: Span | None


class _Page:
    """A page that is written, and what must be read from it."""

    def __init__(self, choose: Choices, path: str, form: Written) -> None:
        self._choose = choose
        self._form = form
        self.text = choose.pick(("", "\ufeff", "---\ntitle: Ünder\n---\n" if path == "x.md" else "\n"))
        self.entries: list[_Entry] = []
        self.text += form.around[0]
        for _ in range(choose.integer(1, 4)):
            self._entry(*form.marks)
        self.text += form.around[1]
        if choose.pick((False, True)):
            self._as_crlf()

    def _entry(self, before: str, between: str, after: str) -> None:
        self.text += before.replace("{id}", f"id{len(self.entries)}")
        term = ""
        places: list[Span] = []
        for number in range(self._choose.integer(1, 3)):
            more, ranges = self._words(first=number == 0)
            term, places = term + more, places + ranges
        self.text += between
        start = len(self.text)
        link = self._sentence()
        if self._form.more and self._choose.pick((False, True)):
            self.text += f"{self._form.more}More {self._choose.pick(_WORDS)}."
        end = len(self.text)
        self.text += after
        self.entries.append(_Entry(term, places, Span(start, end), link))

    def _words(self, first: bool) -> tuple[str, list[Span]]:
        """Write a word of a term, as it is, as code, or with another character in it; return what is shown, where."""
        shown, places = "", []
        if not first:
            places.append(Span(len(self.text), len(self.text) + 1))
            shown, self.text = " ", self.text + " "
        word = self._choose.pick(_WORDS)
        kind = self._choose.pick(("plain", "plain", "special", "code"))
        is_code = kind == "code" and not ("*" in self._form.marks[0] and first)
        opening, closing = self._form.syntax.code if is_code else ("", "")
        self.text += opening
        for char in word:
            places.append(Span(len(self.text), len(self.text) + 1))
            self.text += char
        self.text += closing
        if kind == "special":
            written, seen = self._form.syntax.special
            at = written.index(seen) if "&amp;" not in written else 0
            end = at + len(seen) if at else len(written)
            places.append(Span(len(self.text) + at, len(self.text) + end))
            word, self.text = word + seen, self.text + written
        return shown + word, places

    def _sentence(self) -> Span | None:
        """Write a text, perhaps with a link; return where the destination of that is."""
        self.text += f"Set of {self._choose.pick(_WORDS)}"
        if self._choose.pick((True, False)):
            self.text += "."
            return None
        opening, closing = self._form.syntax.link
        self.text += f" {opening}"
        start = len(self.text)
        self.text += self._choose.pick(self._form.syntax.targets)
        end = len(self.text)
        self.text += f"{closing}."
        return Span(start, end)

    def _as_crlf(self) -> None:
        moved = [0]
        for char in self.text:
            moved.append(moved[-1] + (2 if char == "\n" else 1))
        self.text = self.text.replace("\n", "\r\n")
        self.entries = [
            _Entry(
                entry.term,
                [Span(moved[start], moved[end]) for start, end in entry.places],
                Span(moved[entry.text.start], moved[entry.text.end]),
                Span(moved[entry.link.start], moved[entry.link.end]) if entry.link is not None else None,
            )
            for entry in self.entries
        ]


@pytest.mark.parametrize("key", FORMS, ids=" ".join)
def test_places_of_every_character(key: tuple[str, str]) -> None:
    path, form = key[0], FORMS[key]

    @settings(max_examples=100)
    @given(choices(60))
    def check(choose: Choices) -> None:
        page = _Page(choose, path, form)
        read = parse(Source(path, page.text), SectionTable(**form.table))
        assert isinstance(read, SectionDocument)
        nodes = [node for node in items(read) if isinstance(node, Mapping)]
        assert [_words(node.get("term")) for node in nodes] == [entry.term for entry in page.entries]
        assert all(one.end <= other.start for one, other in pairwise(nodes))
        for node, entry in zip(nodes, page.entries, strict=True):
            term, text = node.get("term"), node.get("definition")
            assert isinstance(term, Scalar)
            assert isinstance(text, Scalar)
            chars = char_map(page.text, term)
            assert chars is not None
            assert [chars.char_span(index) for index in range(len(term.text))] == entry.places
            assert (text.text, text.style) == (page.text[slice(*entry.text)], RAW)
            assert (text.start, text.end) == entry.text
            assert read.markup is not None
            links = clip(read.markup, text.start, text.end).links
            found = [Span(link.dest.start + text.start, link.dest.end + text.start) for link in links]
            assert found == ([entry.link] if entry.link is not None else [])
        assert read.markup is not None
        assert all(one.span.end <= other.span.start for one, other in pairwise(read.markup.hidden))

    check()


def _words(node: object) -> str:
    return node.text if isinstance(node, Scalar) else ""


@pytest.mark.parametrize(
    ("path", "kind"), [("x.md", "markdown"), ("x.html", "html"), ("x.rst", "rst"), ("x.adoc", "asciidoc")]
)
def test_each_form_of_each_format_is_written(path: str, kind: str) -> None:
    forms = {SectionTable(**form.table).form for (own, _), form in FORMS.items() if own == path}
    assert forms == {*get_args(Form)} - {*NOT_READ.get(kind, ())}
