"""Markdown → what is not prose, and the links, each with its exact range in the text.

The parser is pyromark (pulldown-cmark); its ranges are UTF-8 bytes and become characters here.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import Any, NamedTuple

from glosslint.model import Span

#: Without one of these a text has neither links nor hidden parts, and need not be parsed.
_MAY_MATTER = re.compile(r"[\[`<$]|~~~|\n(?: {4}|\t)")
_HIDDEN_EVENTS = {
    "Code": "code",
    "InlineMath": "math",
    "DisplayMath": "math",
    "InlineHtml": "html",
    "Html": "html",
}
_HIDDEN_BLOCKS = {"CodeBlock": "code", "HtmlBlock": "html", "Image": "image"}
_INLINE_DEST = re.compile(r"\]\(\s*")
_BARE_DEST = re.compile(r"(?:\\.|\((?:\\.|[^\s()\\])*\)|[^\s()\\])*")
_ANGLE_DEST = re.compile(r"<((?:\\.|[^<>\\\n])*)>")
_DEFINITION_DEST = re.compile(r"\[(?:\\.|[^\]\\])*\]:\s*")


class Hidden(NamedTuple):
    """A part of a text that is not prose. ``kind``: code, math, html, image, or mark (link brackets and target)."""

    kind: str
    span: Span


class MarkdownLink(NamedTuple):
    """A link. ``target`` is its destination, decoded; ``dest`` the characters that hold it.

    ``form`` is ``inline``, ``reference`` (whose ``dest`` stands in a definition elsewhere in the text) or ``auto``.
    """

    form: str
    span: Span
    text: Span
    dest: Span
    target: str


class Markdown(NamedTuple):
    """The hidden parts and links of one text, each in order."""

    hidden: tuple[Hidden, ...] = ()
    links: tuple[MarkdownLink, ...] = ()


def parse(text: str) -> Markdown:
    """The structure of ``text``, in characters."""
    if not _MAY_MATTER.search(text):
        return Markdown()
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._char = _char_offsets(text)
        self._hidden: list[Hidden] = []
        self._links: list[MarkdownLink] = []
        self._definitions: dict[str, Any] | None = None

    def read(self) -> Markdown:
        import pyromark

        options = pyromark.Options.ENABLE_MATH | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
        inner_ends: list[int] = []  # for each open link, where its text ends so far
        blocks = 0  # open elements whose inside is hidden already
        for event, range_ in pyromark.events_with_range(self._text, options=options):
            if isinstance(event, str):
                continue
            kind, value = next(iter(event.items()))
            start, end = self._char(range_["start"]), self._char(range_["end"])
            tag = next(iter(value)) if isinstance(value, dict) else value
            if kind == "End":
                blocks -= tag in _HIDDEN_BLOCKS
                if tag == "Link":
                    self._finish_link(start, end, inner_ends.pop())
            elif kind == "Start":
                if tag in _HIDDEN_BLOCKS and not blocks:
                    self._hidden.append(Hidden(_HIDDEN_BLOCKS[tag], Span(start, end)))
                blocks += tag in _HIDDEN_BLOCKS
                if tag == "Link":
                    inner_ends.append(start + 1)
                    self._begin_link(value["Link"], start, end)
            elif kind in _HIDDEN_EVENTS and not blocks:
                self._hidden.append(Hidden(_HIDDEN_EVENTS[kind], Span(start, end)))
            if inner_ends and tag != "Link":
                inner_ends[-1] = max(inner_ends[-1], end)
        return Markdown(tuple(sorted(self._hidden, key=_start)), tuple(self._links))

    def _begin_link(self, link: dict[str, str], start: int, end: int) -> None:
        """The destination is found when the link's text is read; until then ``dest`` says the whole link."""
        form = {"Inline": "inline", "Autolink": "auto", "Email": "auto"}.get(link["link_type"], "reference")
        label = Span(start, end) if form != "reference" else self._definition(link["id"])
        self._links.append(MarkdownLink(form, Span(start, end), Span(start, end), label, link["dest_url"]))

    def _finish_link(self, start: int, end: int, inner_end: int) -> None:
        index = next(i for i in range(len(self._links) - 1, -1, -1) if self._links[i].span == (start, end))
        link = self._links[index]
        text = Span(start + 1, inner_end)
        if link.form == "auto":
            dest = text
        elif link.form == "inline":
            dest = _destination(self._text, inner_end, end, _INLINE_DEST)
        else:
            dest = _destination(self._text, link.dest.start, link.dest.end, _DEFINITION_DEST)
        self._links[index] = link._replace(text=text, dest=dest)
        self._hidden += (Hidden("mark", Span(start, start + 1)), Hidden("mark", Span(inner_end, end)))

    def _definition(self, label: str) -> Span:
        import pyromark

        if self._definitions is None:
            found = pyromark.reference_definitions(self._text)
            self._definitions = {_folded(name): value["span"] for name, value in found.items()}
            self._hidden.extend(Hidden("mark", self._chars(span)) for span in self._definitions.values())
        span = self._definitions.get(_folded(label))
        return self._chars(span) if span is not None else Span(0, 0)

    def _chars(self, span: Any) -> Span:
        return Span(self._char(span["start"]), self._char(span["end"]))


def _destination(text: str, start: int, end: int, opening: re.Pattern[str]) -> Span:
    opened = opening.match(text, start, end)
    if opened is None:
        return Span(start, end)
    angle = _ANGLE_DEST.match(text, opened.end(), end)
    if angle is not None:
        return Span(*angle.span(1))
    bare = _BARE_DEST.match(text, opened.end(), end)
    return Span(*bare.span()) if bare is not None else Span(opened.end(), end)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _start(hidden: Hidden) -> Span:
    return hidden.span


def _char_offsets(text: str) -> Any:
    """A function from UTF-8 byte offsets of ``text`` to character offsets."""
    if text.isascii():
        return int
    wide = [(index, len(char.encode("utf-8", "surrogatepass")) - 1) for index, char in enumerate(text) if char > "\x7f"]
    extra = list(itertools.accumulate(count for _, count in wide))
    ends = [index + 1 + extra[at] for at, (index, _) in enumerate(wide)]  # byte offsets just after each wide character

    def char(offset: int) -> int:
        at = bisect.bisect_right(ends, offset)
        return offset - (extra[at - 1] if at else 0)

    return char
