"""HTML → the tree of a page: its elements, with closing tags supplied as browsers do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.markdown import html
from glosslint.parse.markdown.extensions import Shortcode, find_shortcodes
from glosslint.parse.markdown.structure import Hidden, Markdown, comments_of, replace_parts
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree, sort_marks
from glosslint.parse.page.formats.lines import names
from glosslint.parse.tree import RAW, Scalar

_ATTRIBUTE = re.compile(r"""\s(?P<key>id|name|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_OF_LIQUID = re.compile(r"\{%-?\s*comment\s*-?%\}")
_ENTITY = re.compile(rf"<[^<>]*>|{html.ENTITY}")
_VOID = names("area base br col embed hr img input link meta param source track wbr")
#: Elements beside the text of a page, and those that show no words of it.
_BESIDE = names("head nav footer aside form select button noscript svg template")
_GROUPS = names(
    """address article body center div fieldset figure figcaption header hgroup html main section tbody thead tfoot
    caption"""
)
_BLOCKS: dict[str, Kind] = {
    "p": "paragraph", "li": "item", "ul": "list", "ol": "list", "dl": "definitions", "dt": "term", "dd": "text",
    "table": "table", "tr": "row", "td": "cell", "th": "cell", "hr": "rule", "blockquote": "quote", "pre": "code",
    "details": "definitions", "summary": "term", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(_GROUPS, "group"),
}  # fmt: skip
_MARKS: dict[str, MarkKind] = {
    "b": "bold", "strong": "bold", "dfn": "bold", "em": "italic", "i": "italic", "code": "code", "kbd": "code",
    "a": "link",
}  # fmt: skip
#: Elements whose tags close open ones of the same group, unless another element is between (HTML, "optional tags").
_ALIKE = (("li", "ul ol"), ("dt dd", "dl"), ("td th", "table"), ("tr", "table"), ("tbody thead tfoot", "table"))
#: The open elements that an opening tag closes, and the elements in which it does not; most tags close a paragraph.
_CLOSES = {name: (names(own), names(around)) for own, around in _ALIKE for name in own.split()}
_KEEP_PARAGRAPH = names("td th table button caption div li section article")
_CLOSES |= dict.fromkeys(
    {*_BLOCKS, "form", "nav", "footer"} - {*_CLOSES, "html", "body", "summary"}, (names("p"), _KEEP_PARAGRAPH)
)
_NONE = frozenset[str]()
_DEEPEST = 100  # elements in each other; what is deeper belongs to the element around it


@dataclass(slots=True)
class _Element:
    """An element: all its characters, those between its tags, and the elements in it."""

    name: str
    span: Span
    content: Span
    classes: tuple[str, ...] = ()
    children: list[_Element] = field(default_factory=list)
    holds_block: bool = False


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, body_start: int) -> Tree:
    """Return the tree of an HTML page."""
    parts = html.parts_in(text, Span(body_start, len(text)))
    blocks, holes, marks, ids = read_parts(text, text, parts)
    hidden = tuple([Hidden(part.kind, part.span) for part in parts])
    markup = Markdown(hidden, tuple(html.links_of(text, parts, len(text))))
    comments, left_out = tuple(comments_of(text, markup)), tuple(liquid_comments(text, find_shortcodes(text)))
    return Tree(text, "html", blocks, holes, marks, ids, markup, comments, body_start, left_out)


def liquid_comments(text: str, shortcodes: Iterable[Shortcode]) -> Iterator[Span]:
    """Return the characters of each comment that a site generator takes out: ``{% comment %} … {% endcomment %}``."""
    return (span for span, _ in shortcodes if _OF_LIQUID.match(text, *span))


def read_parts(
    text: str, only: str, parts: Sequence[html.Part]
) -> tuple[list[Block], list[Hole], list[Mark], list[Scalar]]:
    """Return the blocks, holes, marks and anchors that the tags and entities in ``parts`` of a text make; ``only`` is
    the text with spaces for the characters that are not HTML."""
    holes = [hole for part in parts for hole in _holes(text, part)]
    words = (((start, end), words.strip()[: end - start].ljust(end - start)) for start, end, words in holes)
    elements, ids = _elements(text, parts)
    reader = _Reader(only, replace_parts(only, words))
    blocks = reader.blocks_in(Span(0, len(text)), elements)
    return blocks, holes, sort_marks(reader.marks), ids


def _holes(text: str, part: html.Part) -> Sequence[Hole]:
    """Return what readers do not see of a tag, comment, entity, or element that holds code or data."""
    start, end = part.span
    if part.kind == "code":
        closing = text.rfind("</", part.opened, end)
        inner = _ENTITY.finditer(text, part.opened, closing)
        own = (Hole(*match.span(), "" if match[0][0] == "<" else html.unescape(match[0])) for match in inner)
        return Hole(start, part.opened), *own, Hole(closing, end)
    if text[start] == "&":
        return (Hole(start, end, html.unescape(text[start:end])),)
    return (Hole(start, end, "\n" if part.name in ("br", "/br") else ""),)


def _elements(text: str, parts: Iterable[html.Part]) -> tuple[list[_Element], list[Scalar]]:
    """Return the outermost elements of a text, with those in them, and its anchors."""
    top: list[_Element] = []
    anchors: list[Scalar] = []
    opened: list[_Element] = []
    counts: Counter[str] = Counter()

    def close(until: int, content_end: int, tag_end: int) -> None:
        while len(opened) > until:
            one = opened.pop()
            counts[one.name] -= 1
            one.content = Span(one.content.start, content_end)
            one.span = Span(one.span.start, tag_end if len(opened) == until else content_end)

    for kind, (start, end), name, tag_end in parts:
        if not name or kind == "shortcode":
            continue
        is_closing = name[0] == "/"
        at = _find_closed(name, opened, counts)
        if at is not None:
            close(at, start, end if is_closing else start)
        if is_closing:
            continue
        anchor, classes = _attributes(text, start, tag_end) if tag_end > start + len(name) + 2 else (None, ())
        anchors += [anchor] if anchor is not None else []
        element = _Element(name, Span(start, max(end, tag_end)), Span(tag_end, tag_end), classes)
        (opened[-1].children if opened else top).append(element)
        for around in reversed(opened if name in _BLOCKS else ()):
            if around.holds_block:
                break
            around.holds_block = True
        if end > tag_end:  # a whole element
            element.content = Span(tag_end, max(text.rfind("</", tag_end, end), tag_end))
        elif name not in _VOID and len(opened) < _DEEPEST:
            opened.append(element)
            counts[name] += 1
    close(0, len(text), len(text))
    return top, anchors


def _find_closed(name: str, opened: Sequence[_Element], counts: Mapping[str, int]) -> int | None:
    """Return the index of the outermost open element that a tag closes; ``None`` if it closes none."""
    closes, keeps = (frozenset((name[1:],)), _NONE) if name[0] == "/" else _CLOSES.get(name, (_NONE, _NONE))
    if any(map(counts.get, closes)):
        for at in range(len(opened) - 1, -1, -1):
            if opened[at].name in closes:
                return at
            if opened[at].name in keeps:
                break
    return None


def _attributes(text: str, start: int, end: int) -> tuple[Scalar | None, tuple[str, ...]]:
    """Return the anchor and the classes that a tag gives to its element."""
    anchor: Scalar | None = None
    classes: tuple[str, ...] = ()
    for match in _ATTRIBUTE.finditer(text, start, end):
        group = match.lastindex or 0
        if match["key"].lower() == "class":
            classes = classes or tuple(match[group].split())
        elif anchor is None and any(map(str.isalnum, match[group])):
            anchor = Scalar(match[group], *match.span(group), RAW)
    return anchor, classes


class _Reader:
    """Elements → blocks; words between blocks are paragraphs. ``seen`` is the text with spaces for its tags."""

    def __init__(self, only: str, seen: str) -> None:
        self._only = only
        self._seen = seen
        self.marks: list[Mark] = []

    def blocks_in(self, content: Span, elements: Sequence[_Element]) -> list[Block]:
        """Return the blocks in these characters."""
        found: list[Block] = []
        at = content.start
        for element in elements:
            if element.name in _BESIDE or element.name in _BLOCKS or element.holds_block:
                found += self._words(at, element.span.start)
                found += self._block(element)
                at = element.span.end
            else:
                self._mark(element)
        found += self._words(at, content.end)
        return found

    def _words(self, start: int, end: int) -> Iterator[Block]:
        """Yield the words between blocks as a paragraph without tags, if there are any."""
        if start < end and (any(map(str.isalnum, self._seen[start:end])) or "<img" in self._only[start:end].lower()):
            span = Span(start, end).strip_spaces(self._only)
            yield Block("paragraph", span, span)

    def _mark(self, element: _Element) -> None:
        """Add the marks of an element between words, and of those in it."""
        kind = _MARKS.get(element.name)
        kinds: tuple[MarkKind | None, ...] = (kind, "class" if element.classes else None)
        self.marks += (Mark(own, element.span, element.content, element.classes) for own in kinds if own is not None)
        for child in element.children:
            self._mark(child)

    def _block(self, element: _Element) -> Iterator[Block]:
        name = element.name
        if name in _BESIDE:
            return
        kind = _BLOCKS.get(name, "group")
        block = Block(kind, element.span, element.content, classes=element.classes)
        if kind in ("paragraph", "heading", "term"):
            for child in element.children:
                self._mark(child)
            block.level = int(name[1]) if kind == "heading" else 0
        elif kind == "table":
            block.children = [*self._rows(element)]
            block.level = int(bool(block.children) and any(cell.form == "th" for cell in block.children[0].children))
        elif kind not in ("rule", "code"):
            block.children = self.blocks_in(element.content, element.children)
        if name == "details":
            inner = block.children
            if not inner or inner[0].kind != "term":
                yield from inner
                return
            rest = Span(inner[0].span.end, element.content.end)
            block.children = [inner[0], Block("text", rest, rest, inner[1:])]
            block.form = "details"
        elif kind == "definitions":
            block.form = "definition-list"
            parts = dissolve_groups(block.children, lambda one: one.kind == "group")
            block.children = [part for part in parts if part.kind in ("term", "text")]
        only = block.children[0] if len(block.children) == 1 else None
        if kind == "group" and only is not None and only.kind == "paragraph" and only.span == only.content:
            yield Block("paragraph", block.span, only.content, classes=block.classes)
        elif kind != "group" or block.children:
            yield block

    def _rows(self, element: _Element) -> Iterator[Block]:
        """Yield the rows of a table or a part of it; the tag of a row may be left out."""
        cells = [
            Block("cell", cell.span, cell.content, self.blocks_in(cell.content, cell.children), form=cell.name)
            for cell in element.children
            if cell.name in ("td", "th")
        ]
        if cells:
            bare = Span(cells[0].span.start, cells[-1].span.end)
            span, content = (element.span, element.content) if element.name == "tr" else (bare, bare)
            yield Block("row", span, content, cells)
        for child in element.children:
            if child.name not in ("td", "th", "table"):
                yield from self._rows(child)


def dissolve_groups(blocks: Iterable[Block], is_group: Callable[[Block], bool]) -> Iterator[Block]:
    """Yield the blocks, in place of groups what is in them."""
    for block in blocks:
        if is_group(block):
            yield from dissolve_groups(block.children, is_group)
        else:
            yield block
