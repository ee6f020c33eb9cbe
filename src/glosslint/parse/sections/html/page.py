"""A page with its elements, and what readers see of its parts."""

from __future__ import annotations

import bisect
import html as entities
import re
from collections.abc import Iterator, Sequence as Many
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.markdown import html
from glosslint.parse.sections.decorations import undecorated
from glosslint.parse.sections.html.elements import Element, Tag, elements, outside, tags
from glosslint.parse.sections.markdown.shown import Piece, Shown, collapsed, is_break, opens_ruby
from glosslint.parse.sections.navigation import is_to_top
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import RAW, Scalar
from glosslint.text.names import fold

ID = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
HEADING = re.compile(r"h([1-6])")
#: Tags before and after a text that are not part of it.
_OPENS = frozenset(("p", "div", "span", "br"))
_CLOSES = frozenset(("/p", "/div", "/span", "/section", "/article", "/main", "/details", "br", "hr"))
_CLOSES |= frozenset(("p", "div", "section", "article"))
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+(?=<)")
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TO_PLACE = re.compile(r"\shref\s*=\s*[\"']?[^\s\"'<>#]*#", re.IGNORECASE)
_SIGN = re.compile(
    "[\u00b6#\u00a7\U0001f517\u2693\u221e\u2191\u21e7\u2b06\u25b2^\ufe0f]{1,3}"
)  # of a link to the place, or to the top
_SHORT = 60  # characters of such a link
_REACH = 12  # elements around another that are searched
MOST = 1_000  # characters of a term with its tags
_NEAR = 1_000  # characters of tags before a term
_KEPT = 4  # pages; each is read with many tables to find the one that fits


class Item(NamedTuple):
    """An entry: the places of its terms and texts, all of its characters, and its id if the page has one."""

    terms: tuple[Span, ...]
    texts: tuple[Span, ...]
    whole: Span
    id: Scalar | None = None
    more: tuple[tuple[str, Span], ...] = ()  # further values, by their keys


class Parsed(NamedTuple):
    """What does not depend on the settings: the parts that are not prose, the links, and all tags of a page; the tags
    and elements of its text; and the parts beside its text, such as navigation."""

    parts: tuple[html.Element, ...]
    anchors: tuple[html.Anchor, ...]
    every_tag: tuple[Tag, ...]
    tags: tuple[Tag, ...]
    elements: tuple[Element, ...]
    beside: tuple[Span, ...]


@lru_cache(maxsize=_KEPT)
def parsed(text: str, start: int) -> Parsed:
    """Return the parts and elements of a page from the character ``start`` on."""
    parts, anchors = html.block(text, Span(start, len(text)))
    every = tuple(tags(text, parts))
    beside = outside(every, len(text))
    starts = [span.start for span in beside]

    def is_beside(at: int) -> bool:
        number = bisect.bisect_right(starts, at) - 1
        return number >= 0 and at < beside[number].end

    kept = tuple(tag for tag in every if not is_beside(tag.span.start))
    return Parsed(tuple(parts), tuple(anchors), every, kept, tuple(elements(kept, len(text))), tuple(beside))


class Page:
    """A page, with the settings that say what an entry is.

    ``elements`` are those of the text of the page, ``tags`` only those below the heading that the settings name, if
    they name one.
    """

    def __init__(self, text: str, start: int, table: SectionTable) -> None:
        self.text = text
        self.table = table
        self.parsed = parsed(text, start)
        self.tags: Many[Tag] = self.parsed.tags
        self.elements: Many[Element] = self.parsed.elements
        self._starts = [part.span.start for part in self.parsed.parts]
        if table.at:
            part = self._below(table.at)
            self.tags = [tag for tag in self.tags if part.start <= tag.span.start < part.end]

    @cached_property
    def plain(self) -> str:
        """The text, with its comments replaced by spaces."""
        pieces, at = [], 0
        for _, (start, end) in self.parsed.parts:
            if self.text.startswith("<!--", start):
                pieces += [self.text[at:start], " " * (end - start)]
                at = end
        return "".join((*pieces, self.text[at:]))

    @cached_property
    def part(self) -> Span:
        """The part of the page in which entries may be."""
        return self._below(self.table.at) if self.table.at else Span(0, len(self.text))

    def _below(self, title: str) -> Span:
        """Return the characters below this heading; an empty span if there is no such heading."""
        wanted, level, start = fold(title), 0, 0
        for element in self.elements:
            heading = HEADING.fullmatch(element.name)
            if heading is None:
                continue
            if level and int(heading[1]) <= level:
                return Span(start, element.start)
            if not level and fold(self.words(element.content)) == wanted:
                level, start = int(heading[1]), element.end
        return Span(start, len(self.text) if level else 0)

    def words(self, span: Span) -> str:
        """Return what readers see of a part of the page, with spaces collapsed."""
        return " ".join("".join(text for text, _ in self._pieces(span)).split())

    def shown(self, span: Span) -> Shown:
        """Return the characters that readers see of a part of the page, with spaces collapsed."""
        return collapsed(self._pieces(span))

    def term(self, span: Span) -> Shown:
        """Return the characters that readers see of a term, without icons and the like."""
        return undecorated(self.shown(span), self.text, span)

    def _pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the characters of a part of the page with their places."""
        at, ruby = span.start, False
        first, last = bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)
        for start, end in (*(part.span for part in self.parsed.parts[first:last]), Span(span.end, span.end)):
            if not ruby:
                yield from self._plain(at, start)
            piece = self.text[start:end]
            ruby = state if (state := opens_ruby(Span(start, end), self.text)) is not None else ruby
            if not piece.startswith("<"):
                yield from self._plain(start, end)
            elif is_break(Span(start, end), self.text):
                yield " ", Span(start, end)
            elif not piece.startswith("<!"):  # of an element that holds code, the tags are dropped
                for word in _BETWEEN_TAGS.finditer(piece):
                    yield from self._plain(start + word.start(), start + word.end())
            at = max(at, end)

    def _plain(self, start: int, end: int) -> Iterator[Piece]:
        """Yield characters outside of tags, entities decoded."""
        for entity in _ENTITY.finditer(self.text, start, end):
            yield self.text[start : entity.start()], Span(start, entity.start())
            yield entities.unescape(entity[0]), Span(*entity.span())
            start = entity.end()
        yield self.text[start:end], Span(start, end)

    def body(self, span: Span) -> Span:
        """Return the characters of a text, without the whitespace and the tags of blocks around it."""
        start, end = span
        every = self.parsed.every_tag
        first = bisect.bisect_left(self._tag_starts, start)
        last = bisect.bisect_left(self._tag_starts, end)
        while first < last and not self.plain[start : every[first].span.start].strip():
            step = 2 if self._is_beside_text(first, last) else 1
            if step == 1 and every[first].name not in _OPENS and not every[first].name.startswith("/"):
                break
            first += step
            start = every[first - 1].span.end
        while first < last and not self.plain[every[last - 1].span.end : end].strip():
            step = 2 if last - first > 1 and self._is_beside_text(last - 2, last) else 1
            if step == 1 and every[last - 1].name not in _CLOSES:
                break
            last -= step
            end = every[last].span.start
        inner = self.plain[start:end]
        start += len(inner) - len(inner.lstrip())
        return Span(start, start + len(inner.strip()))

    def _is_beside_text(self, at: int, end: int) -> bool:
        """Return whether two tags, both before the tag ``end``, are a link to the place itself, "¶", or to the top."""
        opening, closing = self.parsed.every_tag[at : at + 2] if at + 1 < end else (None, None)
        if opening is None or closing is None or (opening.name, closing.name) != ("a", "/a"):
            return False
        if closing.span.start - opening.span.end > _SHORT or not _TO_PLACE.search(self.text, *opening.span):
            return False
        words = self.words(Span(opening.span.end, closing.span.start))
        is_apart = self.text[max(0, opening.span.start - _NEAR) : opening.span.start].rstrip().endswith(">")
        return _SIGN.fullmatch(words) is not None or (is_apart and is_to_top(words))

    @cached_property
    def _tag_starts(self) -> list[int]:
        return [tag.span.start for tag in self.parsed.every_tag]

    def around(self, element: Element) -> Iterator[Element]:
        """Yield the elements around an element, the innermost first."""
        for _ in range(_REACH):
            if element.parent < 0:
                return
            element = self.elements[element.parent]
            yield element

    def first_after(self, at: int) -> int:
        """Return the number of the first element that begins at the character ``at`` or after it."""
        return bisect.bisect_left(self._element_starts, at)

    @cached_property
    def _element_starts(self) -> list[int]:
        return [element.start for element in self.elements]

    def begins_with(self, element: Element, at: int) -> bool:
        """Return whether an element has no letters or digits that readers see before the character ``at``."""
        start = element.content.start
        return at - start <= _NEAR and not any(map(str.isalnum, self.words(Span(start, at))))

    def words_scalar(self, span: Span) -> Scalar | None:
        """Return what readers see of a part of the page as a string of the tree; ``None`` if they see nothing."""
        words = self.shown(span)
        return words.scalar(self.text) if words.text else None

    def id_in(self, start: int, end: int) -> Scalar | None:
        """Return the first id in the tags of a part of the page, or ``None``."""
        for tag in _ANY_TAG.finditer(self.text, start, end):
            match = ID.search(self.text, *tag.span())
            if match is not None and match.lastindex and any(map(str.isalnum, match[match.lastindex])):
                return Scalar(match[match.lastindex], *match.span(match.lastindex), RAW)
        return None
