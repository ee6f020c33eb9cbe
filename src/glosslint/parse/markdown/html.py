"""HTML in a text: its tags and entities, the elements that are not prose, its links and comments.

Browsers show the text between tags, so it is read like any other. CommonMark parses no Markdown in a block of HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple, make_tuple
from glosslint.parse.markdown.structure import MarkdownLink
from glosslint.util.regexes import lazy_pattern

#: Elements whose content is code, which counts as a word.
CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
#: Elements that show an icon if they have a class, no id and no content.
_ICONS = frozenset(("span", "i"))
_OF_ICON = lazy_pattern(r"(?!.*\sid\s*=).*\sclass\s*=", re.IGNORECASE | re.DOTALL)
#: Elements whose content is data, which counts as nothing.
_DATA = frozenset(("pre", "script", "style", "svg", "math", "textarea", "template", "iframe"))
_APART = CODE | _DATA | _ICONS  # of all others, a part is the tag
ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_PART = lazy_pattern(
    r"<(?P<name>/?[A-Za-z][A-Za-z0-9-]{0,30})(?:\s(?:[^<>\"']++|\"[^\"]{0,999}\"|'[^']{0,999}'){0,200}+)?/?>"
    r"|<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^>]*(?:>|\Z)"
    rf"|{ENTITY}",
    re.DOTALL,
)
_HREF = lazy_pattern(
    r"""<a\s(?:[^<>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE | re.DOTALL
)
_LINK_END = lazy_pattern(r"</a\s*>", re.IGNORECASE)
_BLANK_LINE = lazy_pattern(r"\n[ \t\r]*\n")
unescape = lru_cache(maxsize=1000)(html.unescape)  # of single entities, of which a page has few
_REACH = 4000  # characters; an element that is closed later is not read as one, so that the time is linear


class Part(NamedTuple):
    """A tag, entity or comment, or a whole element that holds code or data. ``kind`` is ``html``, ``code``, ``image``
    for an icon, or ``shortcode`` for a component or the entity of a letter. ``name`` is that of the tag, in lower case
    and with the slash of a closing tag; ``opened`` is where the tag ends."""

    kind: str
    span: Span
    name: str = ""
    opened: int = 0


def entity_kind(entity: str) -> str:
    """Return the kind of an entity: ``shortcode`` if it is part of a word, ``html`` if it is a space or a sign."""
    char = unescape(entity)
    return "shortcode" if char.isalnum() or char in "'\u2019" else "html"


def parts_in(text: str, span: Span) -> list[Part]:
    """Return the parts of HTML between two characters that are not prose, in order."""
    parts: list[Part] = []
    at, end = span
    while (match := _PART.search(text, at, end)) is not None:
        part = _part(text, match, end)
        at = part.span.end
        if part.name or text[part.span.start] != "&" or unescape(match[0]) != match[0]:
            parts.append(part)
    return parts


def inline_part(text: str, span: Span) -> Part:
    """Return the element that a tag between words opens if its content is not prose, or else the tag alone."""
    match = _PART.match(text, *span)
    return _part(text, match, paragraph_end(text, span.end)) if match is not None else Part("html", span)


def _part(text: str, match: re.Match[str], end: int) -> Part:
    """Return what a match hides before character ``end``: itself, or a whole element that holds code or data."""
    span = make_tuple(Span, match.span())
    written = match["name"]
    if written is None:
        return Part(entity_kind(match[0]) if match[0][0] == "&" else "html", span)
    name, opened = written.lower(), span.end
    if name not in _APART and name == written:
        return make_tuple(Part, ("html", span, name, opened))
    if name in CODE or name in _DATA:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        closed = closing.search(text, opened, min(end, opened + _REACH))
        if closed is None and name in ("script", "style", "pre"):
            closed = closing.search(text, opened, end)
            span = Span(span.start, end)
        if closed is not None:
            span = Span(span.start, closed.end())
        is_code = closed is not None and name in CODE
        return Part("code" if is_code else "html", span, name, opened)
    is_empty = name in _ICONS and text.startswith(f"</{written}>", opened)
    if is_empty and _OF_ICON.match(match[0]) is not None:
        return Part("image", Span(span.start, opened + len(name) + 3), name, opened)
    # <Term id="engine"/> shows words, as a shortcode does
    is_component = written[0].isupper() and match[0].endswith("/>") and not written.isupper()
    return Part("shortcode" if is_component else "html", span, name, opened)


def links_of(text: str, parts: list[Part], end: int) -> Iterator[MarkdownLink]:
    """Yield the links that parts open and that are closed before ``end``."""
    for part in parts:
        href = _HREF.match(text, part.span.start, part.opened) if part.name == "a" else None
        closing = _LINK_END.search(text, part.opened, min(end, part.opened + _REACH)) if href is not None else None
        if href is not None and closing is not None:
            dest = Span(*href.span(href.lastindex or 0))
            target = html.unescape(text[slice(*dest)]).strip()
            whole, words = Span(part.span.start, closing.end()), Span(part.opened, closing.start())
            yield MarkdownLink("html", whole, words, dest, target)


def paragraph_end(text: str, start: int) -> int:
    """Return where the paragraph of a character ends, at most ``_REACH`` characters after it."""
    end = min(len(text), start + _REACH)
    blank = _BLANK_LINE.search(text, start, end)
    return blank.start() if blank is not None else end
