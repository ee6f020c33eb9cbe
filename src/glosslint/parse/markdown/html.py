"""HTML in a text: its tags, the elements that are not prose, and the destinations of links.

Browsers show the text between tags, so it is read like any other. CommonMark parses no Markdown in a block of HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.parse.tree import Comment
from glosslint.util.regexes import lazy_pattern

#: Elements whose content is code, which counts as a word.
_CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
#: Elements that show an icon if they have a class and no content.
_ICONS = frozenset(("span", "i"))
_CLASS = lazy_pattern(r"\sclass\s*=", re.IGNORECASE)
_ID = lazy_pattern(r"\sid\s*=", re.IGNORECASE)
#: Elements whose content is data, which counts as nothing.
_DATA = frozenset(("pre", "script", "style", "svg", "math", "textarea", "template", "iframe"))
_TAG = lazy_pattern(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^>]*(?:>|\Z)"
    r"|<(?P<name>/?[A-Za-z][A-Za-z0-9-]{0,30})(?:\s(?:[^<>\"']|\"[^\"]{0,999}\"|'[^']{0,999}'){0,999}+)?/?>",
    re.DOTALL,
)
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HREF = lazy_pattern(
    r"""<a\s(?:[^<>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE | re.DOTALL
)
_BLANK_LINE = lazy_pattern(r"\n[ \t\r]*\n")
_REACH = 4000  # characters; an element that is closed later is not read as one, so that the time is linear


class Element(NamedTuple):
    """A part of a text that is not prose.

    ``kind`` is ``html``, ``code``, ``image`` for an icon, or ``shortcode`` for a component or the entity of a letter.
    """

    kind: str
    span: Span


class Anchor(NamedTuple):
    """A link: the whole element, its content, its destination in the text, and the decoded destination."""

    span: Span
    text: Span
    dest: Span
    target: str


def entity_kind(entity: str) -> str:
    """Return the kind of an entity: ``shortcode`` if it is part of a word, ``html`` if it is a space or a sign."""
    char = html.unescape(entity)
    return "shortcode" if char.isalnum() or char in "'\u2019" else "html"


def block(text: str, span: Span) -> tuple[list[Element], list[Anchor]]:
    """Return the parts of a block of HTML that are not prose, in order, and its links."""
    parts: list[Element] = []
    anchors: list[Anchor] = []
    at = span.start
    for match in _TAG.finditer(text, *span):
        if match.start() < at:  # inside code
            continue
        parts += _entities(text, Span(at, match.start()))
        element = _element(text, match, span.end)
        parts.append(element)
        at = element.span.end
        anchor = anchor_at(text, Span(*match.span()), span.end)
        anchors += [anchor] if anchor is not None else []
    return [*parts, *_entities(text, Span(at, span.end))], anchors


def inline_element(text: str, span: Span) -> Element:
    """Return the element that a tag between words opens if its content is not prose, or else the tag alone."""
    match = _TAG.match(text, *span)
    return _element(text, match, paragraph_end(text, span.end)) if match is not None else Element("html", span)


def _element(text: str, tag: re.Match[str], end: int) -> Element:
    """Return what a tag hides before character ``end``: itself, or a whole element that holds code or data."""
    name = (tag["name"] or "").lower()
    if name in _CODE or name in _DATA:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end(), min(end, tag.end() + _REACH))
        if closing is not None:
            return Element("code" if name in _CODE else "html", Span(tag.start(), closing.end()))
        if name in ("script", "style", "pre"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end(), end)
            return Element("html", Span(tag.start(), closing.end() if closing is not None else end))
    is_empty = name in _ICONS and text.startswith(f"</{tag['name']}>", tag.end())
    if is_empty and _CLASS.search(tag[0]) is not None and _ID.search(tag[0]) is None:
        return Element("image", Span(tag.start(), tag.end() + len(name) + 3))
    # <Term id="engine"/> shows words, as a shortcode does
    component = (
        tag["name"] is not None and tag["name"][0].isupper() and tag[0].endswith("/>") and not tag["name"].isupper()
    )
    return Element("shortcode" if component else "html", Span(*tag.span()))


def anchor_at(text: str, tag: Span, end: int) -> Anchor | None:
    """Return the link that a tag opens; ``None`` if it opens none, or the link is not closed before ``end``."""
    href = _HREF.match(text, *tag) if text[tag.start + 1 : tag.start + 2] in ("a", "A") else None
    if href is None or href.lastindex is None:
        return None
    closing = re.compile(r"</a\s*>", re.IGNORECASE).search(text, tag.end, min(end, tag.end + _REACH))
    if closing is None:
        return None
    dest = Span(*href.span(href.lastindex))
    return Anchor(
        Span(tag.start, closing.end()), Span(tag.end, closing.start()), dest, html.unescape(text[slice(*dest)]).strip()
    )


def paragraph_end(text: str, start: int) -> int:
    """Return where the paragraph of a character ends, at most ``_REACH`` characters after it."""
    end = min(len(text), start + _REACH)
    blank = _BLANK_LINE.search(text, start, end)
    return blank.start() if blank is not None else end


def _entities(text: str, span: Span) -> Iterator[Element]:
    for match in _ENTITY.finditer(text, *span):
        if html.unescape(match[0]) != match[0]:
            yield Element(entity_kind(match[0]), Span(*match.span()))


def comments_in(text: str, start: int, end: int) -> Iterator[Comment]:
    """Yield the comments between characters ``start`` and ``end`` of a text."""
    while True:
        opened = text.find("<!--", start, end)
        closed = text.find("-->", opened + 4, end) if opened >= 0 else -1
        if closed < 0:
            return
        yield Comment(text[opened + 4 : closed].strip(), Span(opened, closed + 3))
        start = closed + 3
