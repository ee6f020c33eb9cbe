"""Markdown → the parts of a text that are not prose, and its links, each with its exact range in the text.

The parser is pyromark (pulldown-cmark); its ranges are UTF-8 bytes and become characters here.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any

from glosslint.model import Span
from glosslint.model.frozen import make_tuple
from glosslint.parse.markdown import extensions, html
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink, drop_overlaps, fold_label
from glosslint.util.regexes import lazy_pattern

#: Most texts have neither a match nor ``_LONG_MARKS``: they have no links or hidden parts, and need not be parsed.
_MAY_MATTER = re.compile(r"[\[`<$\t{&](?:(?<![{&])|(?<=\{)[{%]|(?<=&)[#\w])")
_LONG_MARKS = "~~~", "    "
_HIDDEN_EVENTS = {"Code": "code", "InlineMath": "math", "DisplayMath": "math", "FootnoteReference": "mark"}
_FORMS = {"Inline": "inline", "Autolink": "auto", "Email": "auto"}
_HIDDEN_BLOCKS = {"CodeBlock": "code", "HtmlBlock": "html", "Image": "image"}
#: Elements whose beginning and end matter everywhere; those of others matter only inside a link.
_TAGS = frozenset(("Link", *_HIDDEN_BLOCKS))
_ENTITY = re.compile(html.ENTITY)
_EVENTS = frozenset((*_HIDDEN_EVENTS, "InlineHtml"))
#: Events that matter only inside a link, where they are its words.
_WITHIN_TEXT = frozenset(("Text", "SoftBreak", "HardBreak"))
#: What is before the second dollar sign in "$host:$port" and "f($a.b($c": a name of a program follows.
_BEFORE_NAME = ("/", "=", ">", ":", "(", "[", "{")
#: The gap between a bracket and a destination: spaces and one line break, with the marks of a quotation.
_GAP = r"[ \t]*(?:\r?\n[ \t>]*)?"
#: In angle brackets, or up to a space, a control character or a parenthesis that is not closed.
_BARE_DEST = r"(?:[^\x00-\x20()\\]++|\\[!-/:-@\[-`{-~]|\\(?![!-/:-@\[-`{-~])|\(%s\))*"
_DEST = rf"{_GAP}(?:<((?:\\.|[^<>\\\n])*)>|({_BARE_DEST % (_BARE_DEST % (_BARE_DEST % ''))}))"
_INLINE_DEST = re.compile(rf"\]\({_DEST}")
_DEFINITION_DEST = lazy_pattern(rf"(?s:\[(?:\\.|[^\]\\])*\]:){_DEST}")
#: The attributes after a link, as kramdown and Pandoc read them: `{:target="_blank"}`, `{.note}`, `{rel=me}`.
_ATTRIBUTES = re.compile(r"\{(?:[:#.]|[ \t]*+[\w-]++=)[^{}\n]*+\}")
_SHARED: dict[Any, Any] = {}  # equal parts and spans of short texts, of which large glossaries have many
_SHORT = 500  # characters
_WIDE = lazy_pattern(r"[^\x00-\x7f]")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
#: A formula between lines of $$. CommonMark would see a heading above a line of "=" in it, and a list after a "+".
_FORMULA = lazy_pattern(
    r"^(?P<open>[ \t]*\$\$[ \t]*\r?\n)(?P<lines>(?:(?![ \t]*(?:\r?\n|```|~~~|\$\$)).*\n)+)(?=[ \t]*\$\$[ \t]*\r?$)",
    re.MULTILINE,
)
_LONE_CR = lazy_pattern(r"\r(?!\n)")
#: A text with all lines indented as code would be: that is the layout of its file, and none of it is code. Each line
#: matches in one way only, so that the pattern does not backtrack.
_INDENTED = lazy_pattern(
    r"(?:[ \t]*+\r?\n)*(?=[ \t]*\S)(?:(?: {4}|\t)[^\n]*+(?:\n|\Z)|(?! {4}|\t)[ \t]*+(?:\r?\n|\Z))*\Z"
)
_INDENTATION = lazy_pattern(r"^[ \t]+", re.MULTILINE)


def parse(text: str, definitions: bool = False) -> Markdown:
    """Return the structure of ``text``, in characters; ``definitions``: whether it may have definition lists."""
    if not _MAY_MATTER.search(text) and not any(mark in text for mark in _LONG_MARKS):
        return Markdown()
    return Reader(text, definitions).read()


def clip(markdown: Markdown, start: int, end: int) -> Markdown:
    """Return the structure of the characters ``start`` to ``end`` of a text with this structure, counted from there.
    Hidden parts are clipped; a link is included if all of it is inside. The ``dest`` of a reference may be elsewhere in
    the text, and is then below 0 or beyond the end. If destinations matter, take links from the whole text."""
    first = bisect.bisect_right(markdown.hidden, start, key=lambda part: part.span.end)
    last = bisect.bisect_left(markdown.hidden, end, key=lambda part: part.span.start)
    hidden = (
        Hidden(kind, Span(max(span.start, start), min(span.end, end)).shift(-start))
        for kind, span in markdown.hidden[first:last]
    )
    inside = bisect.bisect_left(markdown.links, start, key=lambda link: link.span.start)
    links = (
        MarkdownLink(link.form, link.span.shift(-start), link.text.shift(-start), link.dest.shift(-start), link.target)
        for link in itertools.takewhile(lambda link: link.span.start < end, markdown.links[inside:])
        if link.span.end <= end
    )
    return Markdown(tuple(part for part in hidden if part.span.end > part.span.start), tuple(links))


def parser_input(text: str, codes: tuple[extensions.Shortcode, ...]) -> str:
    """Return ``text`` as the parser should read it, at its own length: formulas, shortcodes, the indentation that all
    lines have and that of admonitions are filled. A lone surrogate has no UTF-8, so U+FFFD replaces it; LF replaces a
    lone CR, because the parser forgets it after a heading."""
    plain = extensions.fill_admonitions(extensions.fill_shortcodes(text, codes) if codes else text)
    if plain[:1].isspace() and _INDENTED.match(plain):
        plain = _INDENTATION.sub(lambda spaces: extensions.FILLER * len(spaces[0]), plain)
    if "\r" in plain:
        plain = _LONE_CR.sub("\n", plain)
    if "$$" in plain:
        plain = _FORMULA.sub(lambda formula: formula["open"] + extensions.FILLER * len(formula["lines"]), plain)
    return plain if plain.isascii() else _SURROGATE.sub("\ufffd", plain)


class Reader:
    """Reads a text once. ``text`` is what the parser reads, at the same length, ``codes`` are its shortcodes, and
    ``parts`` the parts of its blocks of HTML."""

    def __init__(self, text: str, definitions: bool) -> None:
        self._written = text
        self.codes = extensions.find_shortcodes(text)
        self.text = parser_input(text, self.codes)
        self.parts: list[html.Part] = []
        self._options = _options(definitions)
        self._char = char_offsets(self.text)
        self._hidden: list[Hidden] = []
        self._links: list[MarkdownLink] = []
        self._definitions: dict[str, Span] = {}
        self._inside = 0  # number of open elements that hide their content
        self._images = 0  # number of these that are images, whose captions may hold links
        self._element_end = 0  # where the last element of HTML ends, whose content may be code
        self._link: dict[str, str] | None = None  # the open link; links never contain links
        self._inner_end = 0  # where the text of the open link ends so far

    def read(self, take: Callable[[str, Any, Any, Span], None] | None = None) -> Markdown:
        """Return the structure of the text; ``take`` is called with the kind, element, value and place of each event of
        the parser."""
        import pyromark

        if "]:" in self.text:
            definitions: Any = pyromark.reference_definitions(self.text, options=self._options)
            self._definitions = {fold_label(label): self._chars(value["span"]) for label, value in definitions.items()}
            self._hidden.extend(Hidden("mark", span) for span in self._definitions.values())
        kinds = _EVENTS | {"Text"} if "&" in self.text else _EVENTS  # a text may be an entity
        skipped = _WITHIN_TEXT - kinds if take is None else frozenset[str]()
        events: Any = pyromark.events_with_range(self.text, options=self._options)
        for event, range_ in events:
            kind = event if isinstance(event, str) else next(iter(event))  # a break or a rule is a string
            if kind in skipped and self._link is None:  # as nearly half of all
                continue
            value = None if kind is event else event[kind]
            tag = next(iter(value)) if isinstance(value, dict) else value
            matters = kind in kinds or tag in _TAGS or self._link is not None
            if take is not None or matters:
                span = self._chars(range_)
                if take is not None:
                    take(kind, tag, value, span)
                if matters:
                    self._event(kind, tag, value, span)
        codes = (Hidden("html" if wraps else "shortcode", span) for span, wraps in self.codes)
        hidden, links = drop_overlaps((*self._hidden, *codes)), sorted(self._links, key=attrgetter("span"))
        if len(self.text) <= _SHORT:
            hidden = tuple(map(_SHARED.setdefault, hidden, hidden))
            every = ((form, *map(_SHARED.setdefault, own, own), target) for form, *own, target in links)
            links = [*map(MarkdownLink._make, every)]
        return Markdown(hidden, tuple(links))

    def _event(self, kind: str, tag: Any, value: Any, span: Span) -> None:
        if kind == "Start":
            self._open(tag, value, span)
        elif kind == "End":
            self._inside -= tag in _HIDDEN_BLOCKS
            self._images -= tag == "Image"
            if tag == "Link":
                self._close_link(span)
        elif self._inside or span.start < self._element_end:
            pass
        elif kind == "InlineHtml":
            self._inline_html(span)
        elif kind == "Text":
            if self.text.startswith("&", span.start) and _ENTITY.fullmatch(self.text, *span) is not None:
                self._hidden.append(Hidden(html.entity_kind(self.text[slice(*span)]), span))
        elif kind in _HIDDEN_EVENTS and not self._is_no_formula(kind, span):
            self._hidden.append(Hidden(_HIDDEN_EVENTS[kind], span))
        if self._link is not None and kind != "Start" and span.end > self._inner_end:
            self._inner_end = span.end

    def _open(self, tag: Any, value: Any, span: Span) -> None:
        if tag in _HIDDEN_BLOCKS:
            if tag == "HtmlBlock" and not self._inside:
                parts = html.parts_in(self.text, span)
                self.parts += parts
                self._hidden += (Hidden(part.kind, part.span) for part in parts)
                self._links += html.links_of(self.text, parts, span.end)
            elif not self._inside and span.start >= self._element_end:
                self._hidden.append(Hidden(_HIDDEN_BLOCKS[tag], span))
            self._inside += 1
            self._images += tag == "Image"
        elif tag == "Link" and self._inside == self._images and span.start >= self._element_end:
            self._link, self._inner_end = value["Link"], span.start + 1  # also in the caption of an image

    def _inline_html(self, span: Span) -> None:
        part = html.inline_part(self.text, span)
        self._hidden.append(Hidden(part.kind, part.span))
        self._element_end = part.span.end
        if not self._link:
            self._links += html.links_of(self.text, [part], html.paragraph_end(self.text, span.end))

    def _close_link(self, span: Span) -> None:
        link, self._link = self._link, None
        if link is None:
            return
        form = _FORMS.get(link["link_type"], "reference")
        if form == "auto":
            text = dest = Span(span.start + 1, span.end - 1)
            marks = [span]
        else:
            closing = self.text.find("]", self._inner_end, span.end)
            text = Span(span.start + 1, closing if closing >= 0 else self._inner_end)
            dest = self._destination(link, Span(text.end, span.end))
            attributes = _ATTRIBUTES.match(self.text, span.end) if self.text.startswith("{", span.end) else None
            if attributes is not None:  # without the link, they would be words
                span = Span(span.start, attributes.end())
            marks = [Span(span.start, span.start + 1), Span(text.end, span.end)]
        if not self._images:  # images hide their captions as a whole
            self._hidden += [Hidden("mark", mark) for mark in marks]
        written = self._written[slice(*dest)]
        target = link["dest_url"] if written == self.text[slice(*dest)] else written
        self._links.append(MarkdownLink(form, span, text, dest, intern(target)))

    def _destination(self, link: dict[str, str], after: Span) -> Span:
        """Return the span of the destination: ``after`` the text of an inline link, or else in a definition; empty if
        there is none."""
        is_inline = link["link_type"] == "Inline"
        within = after if is_inline else self._definitions.get(fold_label(link["id"]), Span(after.start, after.start))
        written = (_INLINE_DEST if is_inline else _DEFINITION_DEST).match(self.text, *within)
        return Span(*written.span(written.lastindex or 0)) if written is not None else Span(within.end, within.end)

    def _is_no_formula(self, kind: str, span: Span) -> bool:
        """Return whether the dollar signs of a formula are prices, as in "$5-$6", or those of variables."""
        after = self.text[span.end : span.end + 1]
        if kind != "InlineMath" or not (after.isalnum() or after in ("_", "{")):
            return False
        inside = self.text[span.start + 1 : span.end - 1]
        return after.isdigit() or inside.endswith(_BEFORE_NAME) or inside.count("`") % 2 == 1

    def _chars(self, span: Any) -> Span:
        return make_tuple(Span, (self._char(span["start"]), self._char(span["end"])))


@cache
def _options(definition_lists: bool) -> Any:
    from pyromark import Options

    options = Options.ENABLE_MATH | Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_HEADING_ATTRIBUTES
    return options | Options.ENABLE_DEFINITION_LIST if definition_lists else options


def char_offsets(text: str) -> Any:
    """Return a function from UTF-8 byte offsets of ``text`` to character offsets."""
    if text.isascii():
        return int
    ends, more = list[int](), [0]  # the bytes after each character of several, and those beyond one of all up to it
    for wide in _WIDE.finditer(text):
        more.append(more[-1] + 1 + (wide[0] > "\u07ff") + (wide[0] > "\uffff"))
        ends.append(wide.end() + more[-1])
    return lambda byte: byte - more[bisect.bisect_right(ends, byte)]
