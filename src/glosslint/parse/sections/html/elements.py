"""The text of a page → its tags, and the elements that they make, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown import html

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
#: Elements of a page that are beside its text: there are no entries in them.
ASIDES = frozenset(("head", "nav", "footer", "aside", "form", "select", "button", "noscript"))
#: Open elements that an opening tag closes (``_CLOSES``), and elements in which it does not (``_KEEPS``, ``_KEEP``).
_BLOCKS = """address article blockquote details div dl footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section
    table ul"""
_CLOSES = {
    **dict.fromkeys(_BLOCKS.split(), frozenset(("p",))),
    "li": frozenset(("li",)),
    **dict.fromkeys(("dt", "dd"), frozenset(("dt", "dd"))),
    **dict.fromkeys(("td", "th"), frozenset(("td", "th"))),
    "tr": frozenset(("tr",)),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("tbody", "thead", "tfoot"))),
}
_KEEPS = {
    "li": frozenset(("ul", "ol")),
    **dict.fromkeys(("dt", "dd"), frozenset(("dl",))),
    **dict.fromkeys(("td", "th", "tr", "tbody", "thead", "tfoot"), frozenset(("table",))),
}
_KEEP = frozenset(("td", "th", "table", "button", "caption", "div", "li", "section", "article"))
_REACH = 50  # innermost open elements that are searched


class Tag(NamedTuple):
    """A tag: ``name`` is in lower case, with a slash before it if it closes; ``whole`` means a whole element, which
    holds code or data."""

    name: str
    span: Span
    whole: bool = False


class Element(NamedTuple):
    """An element: its opening tag, the content between its tags, where it ends, and the number of the element around
    it, or -1."""

    name: str
    tag: Span
    content: Span
    end: int
    parent: int

    @property
    def start(self) -> int:
        """Where the opening tag begins."""
        return self.tag.start


class _Open(NamedTuple):
    name: str
    number: int
    tag: Span
    parent: int


def tags(text: str, parts: Iterable[html.Element]) -> Iterator[Tag]:
    """Yield the tags outside of elements that hold code or data, and these elements as one tag."""
    for kind, span in parts:
        match = _TAG.match(text, *span) if kind in ("html", "code") else None
        if match is not None:
            whole = not match["closing"] and text.find("</", match.end(), span.end) >= 0
            yield Tag(match["closing"] + match["name"].lower(), span, whole)


def elements(every: Sequence[Tag], end: int) -> list[Element]:
    """Return the elements of a text that ends at ``end``, in the order of their opening tags.

    Closing tags that may be left out are supplied as browsers do.
    """
    opened: list[_Open] = []
    counts: Counter[str] = Counter()
    made: dict[int, Element] = {}

    def close(until: int, content_end: int, tag_end: int) -> None:
        while len(opened) > until:
            one = opened.pop()
            counts[one.name] -= 1
            last = tag_end if len(opened) == until else content_end
            made[one.number] = Element(one.name, one.tag, Span(one.tag.end, content_end), last, one.parent)

    number = 0
    for tag in every:
        start = tag.span.start
        if tag.name.startswith("/"):
            name = tag.name[1:]
            at = _last(opened, frozenset((name,)), frozenset()) if counts[name] else None
            if at is not None:
                close(at, start, tag.span.end)
            continue
        if tag.name in _CLOSES and any(counts[name] for name in _CLOSES[tag.name]):
            at = _last(opened, _CLOSES[tag.name], _KEEPS.get(tag.name, _KEEP))
            if at is not None:
                close(at, start, start)
        parent = opened[-1].number if opened else -1
        if tag.whole or tag.name in _VOID:
            made[number] = Element(tag.name, tag.span, tag.span, tag.span.end, parent)
        else:
            opened.append(_Open(tag.name, number, tag.span, parent))
            counts[tag.name] += 1
        number += 1
    close(0, end, end)
    return [made[number] for number in sorted(made)]


def _last(opened: Sequence[_Open], names: frozenset[str], keeps: frozenset[str]) -> int | None:
    """Return the index of the last open element with one of these names; ``None`` if there is none, or one of ``keeps``
    is open in it."""
    for at in range(len(opened) - 1, max(len(opened) - 1 - _REACH, -1), -1):
        if opened[at].name in names:
            return at
        if opened[at].name in keeps:
            return None
    return None


def outside(every: Sequence[Tag], end: int) -> list[Span]:
    """Return the outermost elements that are beside the text of a page, in order."""
    spans: list[Span] = []
    for element in elements(every, end):
        if element.name in ASIDES and (not spans or element.start >= spans[-1].end):
            spans.append(Span(element.start, element.end))
    return spans
