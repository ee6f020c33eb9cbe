"""HTML → the tree of a page: its elements, with closing tags supplied as browsers do."""

from __future__ import annotations

import html as entities
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown import html
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree
from glosslint.parse.tree import RAW, Scalar

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_ID = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_OF_LIQUID = re.compile(r"\{%-?\s*+(?P<end>end)?comment\s*+-?%\}")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
#: Elements beside the text of a page, and those that show no words of it.
_BESIDE = frozenset(("head", "nav", "footer", "aside", "form", "select", "button", "noscript", "svg", "template"))
_GROUPS = (
    "address", "article", "body", "center", "div", "fieldset", "figure", "figcaption", "header", "hgroup", "html",
    "main", "section", "tbody", "thead", "tfoot", "caption",
)  # fmt: skip
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
#: Open elements that an opening tag closes, and elements in which it does not (HTML, "optional tags").
_CLOSES = {
    **{
        name: frozenset(("p",))
        for name in (*_BLOCKS, "form", "nav", "footer")
        if name not in ("html", "body", "li", "tr", "td", "th", "dt", "dd", "tbody", "thead", "tfoot", "summary")
    },
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
_DEEPEST = 100  # elements in each other; what is deeper belongs to the element around it


class _Tag(NamedTuple):
    """A tag; with ``whole``, an element that holds code or data, as one part."""

    name: str
    closes: bool
    span: Span
    whole: bool = False


class _Element:
    """An element: its opening tag, the characters between its tags, where it ends, and the elements in it."""

    __slots__ = ("children", "content", "end", "holds_block", "name", "tag")

    def __init__(self, name: str, tag: Span) -> None:
        self.name = name
        self.tag = tag
        self.content = Span(tag.end, tag.end)
        self.end = tag.end
        self.children: list[_Element] = []
        self.holds_block = False


class Parts(NamedTuple):
    """What the adapter makes of HTML: blocks, and in order of their place holes, marks and anchors."""

    blocks: list[Block]
    holes: list[Hole]
    marks: list[Mark]
    anchors: list[Scalar]


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, body_start: int) -> Tree:
    """Return the tree of an HTML page."""
    parts, anchors = html.block(text, Span(body_start, len(text)))
    blocks, holes, marks, ids = read_parts(text, text, parts)
    markup = Markdown(
        tuple(Hidden(kind, span) for kind, span in parts), tuple(MarkdownLink("html", *anchor) for anchor in anchors)
    )
    comments = (
        comment
        for _, (start, end) in parts
        if text.startswith("<!--", start)
        for comment in html.comments_in(text, start, end)
    )
    left_out = tuple(liquid_comments(text))
    return Tree(text, "html", blocks, holes, marks, ids, markup, tuple(comments), body_start, left_out)


def liquid_comments(text: str) -> Iterator[Span]:
    """Yield the characters of each comment that a site generator takes out: ``{% comment %} … {% endcomment %}``."""
    start = -1
    for tag in _OF_LIQUID.finditer(text):
        if tag["end"] and start >= 0:
            yield Span(start, tag.end())
        start = -1 if tag["end"] else tag.start() if start < 0 else start


def read_parts(text: str, only: str, parts: Sequence[html.Element]) -> Parts:
    """Return what the tags and entities in ``parts`` of a text make of it; ``only`` is the text with spaces for the
    characters that are not HTML."""
    holes = [*_holes(text, parts)]
    reader = _Reader(text, only, Tree(text, "html", (), holes, ()))
    root = _Element("html", Span(0, 0))
    root.content, root.end = Span(0, len(text)), len(text)
    root.children = _elements([*_tags(text, parts)], len(text))
    blocks = reader.blocks_in(root.content, root.children, 0)
    reader.marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    ids = [scalar for kind, span in parts if kind != "shortcode" for scalar in _ids(text, span)]
    return Parts(blocks, holes, reader.marks, ids)


def _ids(text: str, span: Span) -> Iterator[Scalar]:
    tag = text[slice(*span)] if text.startswith("<", span.start) and not text.startswith("<!", span.start) else ""
    match = _ID.search(tag, 0, tag.find(">") + 1)
    if match is not None and match.lastindex and any(map(str.isalnum, match[match.lastindex])):
        yield Scalar(match[match.lastindex], *Span(*match.span(match.lastindex)).moved(span.start), RAW)


def _tags(text: str, parts: Iterable[html.Element]) -> Iterator[_Tag]:
    """Yield the tags outside of elements that hold code or data, and these elements as one tag."""
    for kind, span in parts:
        match = _TAG.match(text, *span) if kind in ("html", "code", "image") else None
        if match is not None:
            whole = not match["closing"] and text.find("</", match.end(), span.end) >= 0
            yield _Tag(match["name"].lower(), bool(match["closing"]), span, whole)


def _holes(text: str, parts: Iterable[html.Element]) -> Iterator[Hole]:
    """Yield the tags, comments and entities, with what readers see of them."""
    for _, (start, end) in parts:
        if text[start] == "&":
            yield Hole(start, end, entities.unescape(text[start:end]))
            continue
        match = _TAG.match(text, start, end)
        closing = (
            text.rfind("</", start + 1, end)
            if match is not None and match["name"].lower() in ("code", "kbd", "samp", "tt", "var")
            else -1
        )
        if closing > 0:
            opened = text.find(">", start, end) + 1
            yield Hole(start, opened)
            yield from _entities(text, opened, closing)
            yield Hole(closing, end)
        else:
            yield Hole(start, end, "\n" if match is not None and match["name"].lower() == "br" else "")


_ENTITY = re.compile(r"<[^<>]*>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _entities(text: str, start: int, end: int) -> Iterator[Hole]:
    for match in _ENTITY.finditer(text, start, end):
        yield Hole(*match.span(), "" if match[0][0] == "<" else entities.unescape(match[0]))


def _elements(every: Sequence[_Tag], end: int) -> list[_Element]:
    """Return the outermost elements of a text that ends at ``end``, with those in them."""
    top: list[_Element] = []
    opened: list[_Element] = []
    counts: Counter[str] = Counter()

    def close(until: int, content_end: int, tag_end: int) -> None:
        while len(opened) > until:
            one = opened.pop()
            counts[one.name] -= 1
            one.content = Span(one.tag.end, content_end)
            one.end = tag_end if len(opened) == until else content_end

    for name, closes, span, whole in every:
        if closes:
            at = _last(opened, frozenset((name,)), frozenset()) if counts[name] else None
            if at is not None:
                close(at, span.start, span.end)
            continue
        if name in _CLOSES and any(counts[other] for other in _CLOSES[name]):
            at = _last(opened, _CLOSES[name], _KEEPS.get(name, _KEEP))
            if at is not None:
                close(at, span.start, span.start)
        element = _Element(name, span)
        (opened[-1].children if opened else top).append(element)
        for around in itertools.takewhile(lambda one: not one.holds_block, reversed(opened if name in _BLOCKS else [])):
            around.holds_block = True
        if whole:
            element.content, element.end = span, span.end
        elif name not in _VOID and len(opened) < _DEEPEST:
            opened.append(element)
            counts[name] += 1
    close(0, end, end)
    return top


def _last(opened: Sequence[_Element], names: frozenset[str], keeps: frozenset[str]) -> int | None:
    """Return the index of the last open element with one of these names; ``None`` if there is none, or one of ``keeps``
    is open in it."""
    for at in range(len(opened) - 1, max(len(opened) - 1 - _REACH, -1), -1):
        if opened[at].name in names:
            return at
        if opened[at].name in keeps:
            return None
    return None


class _Reader:
    """Elements → blocks; words between blocks are paragraphs."""

    def __init__(self, text: str, only: str, seen: Tree) -> None:
        self._text = text
        self._only = only
        self._seen = seen
        self.marks: list[Mark] = []

    def blocks_in(self, content: Span, elements: Sequence[_Element], depth: int) -> list[Block]:
        """Return the blocks in these characters."""
        found: list[Block] = []
        at = content.start
        inline: list[_Element] = []
        for element in elements:
            if not (element.name in _BESIDE or element.name in _BLOCKS or element.holds_block):
                self._mark(element)
                inline.append(element)
                continue
            found += self._words(at, element.tag.start, inline)
            found += self._block(element, depth)
            at, inline = element.end, []
        found += self._words(at, content.end, inline)
        return found

    def _words(self, start: int, end: int, inline: Sequence[_Element]) -> Iterator[Block]:
        """Yield the words between blocks as a paragraph, if there are any."""
        first = start
        for element in inline:
            if self._only[first : element.tag.start].strip():
                break
            if element.name in _VOID and element.name != "img":
                first = element.end  # such as a line break
                continue
            if not element.content or not self._only[slice(*element.content)].strip():
                first = element.end
                continue
            first = element.tag.start
            break
        span = Span(first, end).stripped(self._only)
        if self._seen.first_seen(span) < span.end or "<img" in self._text[slice(*span)].lower():
            yield Block("paragraph", span, span)

    def _mark(self, element: _Element) -> None:
        """Add the marks of an element between words, and of those in it."""
        classes = self._classes(element)
        kind = _MARKS.get(element.name)
        content = element.content
        if content == element.tag and kind == "code":  # one part, code or data
            text = self._text
            content = Span(text.find(">", *element.tag) + 1, text.rfind("</", *element.tag))
        kinds: tuple[MarkKind | None, ...] = (kind, "class" if classes else None)
        span = Span(element.tag.start, element.end)
        self.marks += (Mark(own, span, content, classes) for own in kinds if own is not None)
        for child in element.children:
            self._mark(child)

    def _classes(self, element: _Element) -> tuple[str, ...]:
        if element.tag.end - element.tag.start < len(element.name) + 8:
            return ()
        match = _CLASS.search(self._text, element.tag.start, self._text.find(">", *element.tag) + 1)
        return tuple(match[match.lastindex].split()) if match is not None and match.lastindex else ()

    def _block(self, element: _Element, depth: int) -> Iterator[Block]:
        name = element.name
        if name in _BESIDE:
            return
        span = Span(element.tag.start, element.end)
        kind = _BLOCKS.get(name, "group")
        block = Block(kind, span, element.content, classes=self._classes(element))
        if kind in ("rule", "code"):
            yield block
        elif kind in ("paragraph", "heading", "term"):
            for child in element.children:
                self._mark(child)
            block.level = int(name[1]) if kind == "heading" else 0
            yield block
        elif kind == "table":
            block.children = [*self._rows(element, depth)]
            block.level = int(bool(block.children) and any(cell.form == "th" for cell in block.children[0].children))
            yield block
        elif name == "details":
            yield from self._details(block, element, depth)
        else:
            block.children = self.blocks_in(element.content, element.children, depth + 1)
            if kind == "definitions":
                block.form = "definition-list"
                block.children = [part for part in _without_groups(block.children) if part.kind in ("term", "text")]
            if kind == "group" and not block.children:
                return
            inner = block.children
            if kind == "group" and len(inner) == 1 and inner[0].kind == "paragraph" and not _is_p(self._text, inner[0]):
                yield Block("paragraph", span, inner[0].content, classes=block.classes or inner[0].classes)
            else:
                yield block

    def _details(self, block: Block, element: _Element, depth: int) -> Iterator[Block]:
        """Yield an element with a summary as a definition, else what is in it."""
        inner = self.blocks_in(element.content, element.children, depth + 1)
        if inner and inner[0].kind == "term":
            rest = Span(inner[0].span.end, element.content.end)
            block.children = [inner[0], Block("text", rest, rest, inner[1:])]
            block.form = "details"
            yield block
        else:
            yield from inner

    def _rows(self, element: _Element, depth: int) -> Iterator[Block]:
        row: Block | None = None  # whose tag is left out
        for child in element.children:
            if child.name in ("td", "th"):
                if row is None:
                    row = Block("row", Span(child.tag.start, child.end), Span(child.tag.start, child.end))
                    yield row
                row.children.append(self._cell(child, depth))
                row.span = row.content = Span(row.span.start, child.end)
                continue
            row = None
            if child.name == "tr":
                cells = [self._cell(cell, depth) for cell in child.children if cell.name in ("td", "th")]
                yield Block("row", Span(child.tag.start, child.end), child.content, cells)
            elif child.name != "table":
                yield from self._rows(child, depth)

    def _cell(self, cell: _Element, depth: int) -> Block:
        inner = self.blocks_in(cell.content, cell.children, depth + 1)
        return Block("cell", Span(cell.tag.start, cell.end), cell.content, inner, form=cell.name)


def _without_groups(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "group":
            yield from _without_groups(block.children)
        else:
            yield block


def _is_p(text: str, block: Block) -> bool:
    return text.startswith("<", block.span.start) and block.span != block.content
