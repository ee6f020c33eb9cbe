"""Every character of every term, text and link of a page is found in the file again, in each form of entries."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings

from glosslint.model import Span
from glosslint.parse.markdown.parser import clip
from glosslint.parse.offsets import char_map
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import Mapping, Scalar
from tests.choices import Choices, choices
from tests.parse.sections.read import document, items

_WORDS = ("alpha", "Bé", "漢字", "node-set", "x😀", "C++", "of", "x1")
_COLUMNS = {"term": "Term", "definition": "Meaning"}
#: The settings of each form, what is around its entries, and what is before, between and after term and text.
FORMS: dict[str, tuple[dict[str, Any], tuple[str, str], tuple[str, str, str]]] = {
    "heading": ({"levels": (3,)}, ("# G\n\n", ""), ("### ", "\n\n", "\n\n")),
    "html-heading": ({"levels": (3,)}, ("# G\n\n", ""), ("<h3>", "</h3>\n\n", "\n\n")),
    "paragraph": ({"form": "paragraph"}, ("# G\n\nWords.\n\n", ""), ("**", "**: ", "\n\n")),
    "item": ({"form": "item"}, ("# G\n\n", "\n"), ("- **", ":** ", "\n")),
    "definition-list": ({"form": "definition-list"}, ("# G\n\n", ""), ("", "\n:   ", "\n\n")),
    "dl": ({"form": "definition-list"}, ("<dl>\n", "</dl>\n"), ("<dt>", "</dt>\n<dd>", "</dd>\n")),
    "table": ({"form": "table", "columns": _COLUMNS}, ("|Term|Meaning|\n|---|---|\n", "\n"), ("| ", " | ", " |\n")),
    "directive": ({"form": "directive"}, ("# G\n\n```{glossary}\n", "```\n"), ("", "\n  ", "\n\n")),
}


class _Entry(NamedTuple):
    """What an entry must read: its term with the place of each character, its text, and the destination of its link."""

    term: str
    places: list[Span]
    text: Span
    link: Span | None


class _Page:
    """A page that is written, and what must be read from it."""

    def __init__(self, choose: Choices, form: str) -> None:
        self.form = form
        self._choose = choose
        self.text = choose.pick(("", "\ufeff", "---\ntitle: Ünder\n---\n"))
        self.entries: list[_Entry] = []
        _, (before, after), marks = FORMS[form]
        self.text += before
        for _ in range(choose.integer(1, 4)):
            self._entry(*marks)
        self.text += after
        if choose.pick((False, True)):
            self._as_crlf()

    def _entry(self, before: str, between: str, after: str) -> None:
        self.text += before
        term = ""
        places: list[Span] = []
        for number in range(self._choose.integer(1, 3)):
            more, ranges = self._words(first=number == 0)
            term, places = term + more, places + ranges
        self.text += between
        start = len(self.text)
        link = self._sentence()
        end = len(self.text)
        self.text += after
        self.entries.append(_Entry(term, places, Span(start, end), link))

    def _words(self, first: bool) -> tuple[str, list[Span]]:
        """Write a word of a term, as it is, as code, or with an entity in it; return what is shown, and where."""
        shown, places = "", []
        if not first:
            places.append(Span(len(self.text), len(self.text) + 1))
            shown, self.text = " ", self.text + " "
        word = self._choose.pick(_WORDS)
        kind = self._choose.pick(("plain", "plain", "entity", "code"))
        html = self.form in ("html-heading", "dl")
        opening, closing = ("<code>", "</code>") if html else ("`", "`")
        if kind == "code" and not (self.form in ("paragraph", "item") and first):
            self.text += opening
        else:
            closing = ""
        for char in word:
            places.append(Span(len(self.text), len(self.text) + 1))
            self.text += char
        self.text += closing
        if kind == "entity":
            places.append(Span(len(self.text), len(self.text) + 5))
            word, self.text = f"{word}&", self.text + "&amp;"
        return shown + word, places

    def _sentence(self) -> Span | None:
        """Write a text, perhaps with a link; return where the destination of that is."""
        self.text += f"Set of {self._choose.pick(_WORDS)}"
        if self._choose.pick((True, False)):
            self.text += "."
            return None
        opening = '<a href="' if self.form in ("html-heading", "dl") else f"[{self._choose.pick(_WORDS)}]("
        self.text += f" {opening}"
        start = len(self.text)
        self.text += self._choose.pick(("#alpha", "#bé", "x.md"))
        end = len(self.text)
        self.text += '">it</a>.' if opening.startswith("<") else ")."
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


@pytest.mark.parametrize("form", FORMS)
def test_places_of_every_character(form: str) -> None:
    table = FORMS[form][0]

    @settings(max_examples=500, database=None)
    @given(choices(60))
    def check(choose: Choices) -> None:
        page = _Page(choose, form)
        read = document(page.text, **table)
        nodes = [node for node in items(read) if isinstance(node, Mapping)]
        assert len(nodes) == len(page.entries)
        for node, entry in zip(nodes, page.entries, strict=True):
            term, text = node.get("term"), node.get("definition")
            assert isinstance(term, Scalar)
            assert isinstance(text, Scalar)
            assert term.text == entry.term
            chars = char_map(page.text, term)
            assert chars is not None
            assert [chars.char_span(index) for index in range(len(term.text))] == entry.places
            assert (text.start, text.end) == entry.text
            assert read.markup is not None
            links = clip(read.markup, text.start, text.end).links
            found = [Span(link.dest.start + text.start, link.dest.end + text.start) for link in links]
            assert found == ([entry.link] if entry.link is not None else [])

    check()


def test_the_table_of_each_form_is_one_of_the_settings() -> None:
    assert all(SectionTable(**table) for table, _, _ in FORMS.values())
