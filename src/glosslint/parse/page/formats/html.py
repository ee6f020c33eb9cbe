"""HTML → the tree of a page: its elements, with closing tags supplied as browsers do."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.frozen import make_tuple
from glosslint.parse.markdown import html
from glosslint.parse.markdown.extensions import Shortcode, find_shortcodes
from glosslint.parse.markdown.structure import Hidden, Markdown, comments_of
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree, sort_marks
from glosslint.parse.tree import RAW, Scalar
from glosslint.text.tokenize import word_set

_ATTRIBUTE = re.compile(r"""\s(?P<key>id|name|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_OF_LIQUID = re.compile(r"\{%-?\s*comment\s*-?%\}")
_ENTITY = re.compile(rf"<[^<>]*>|{html.ENTITY}")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
#: Elements beside the text of a page, and those that show no words of it.
_BESIDE = word_set("head nav footer aside form select button noscript svg template")
_GROUPS = word_set(
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
_CLOSES = {name: (word_set(own), word_set(around)) for own, around in _ALIKE for name in own.split()}
_KEEP_PARAGRAPH = word_set("td th table button caption div li section article")
_CLOSES |= dict.fromkeys(
    {*_BLOCKS, "form", "nav", "footer"} - {*_CLOSES, "html", "body", "summary"}, (word_set("p"), _KEEP_PARAGRAPH)
)
_DEEPEST = 100  # elements in each other; what is deeper belongs to the element around it


@dataclass(slots=True)
class _Element:
    """An element: where it begins, where its tags are, where it ends, and the elements in it."""

    name: str
    start: int
    opened: int
    closed: int
    end: int
    classes: tuple[str, ...] = ()
    children: list[_Element] = field(default_factory=list)
    holds_block: bool = False


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, body_start: int) -> Tree:
    """Return the tree of an HTML page."""
    parts = html.parts_in(text, Span(body_start, len(text)))
    blocks, holes, marks, ids = read_parts(text, text, parts)
    links = html.links_of(text, parts, len(text))
    markup = Markdown(tuple([make_tuple(Hidden, part[:2]) for part in parts]), tuple(links))
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
    elements, ids = _elements(text, parts)
    reader = _Reader(Tree(only, "html", (), holes, ()))
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
    is_entity = text[start] == "&"
    words = html.unescape(text[start:end]) if is_entity else "\n" if part.name in ("br", "/br") else ""
    return (make_tuple(Hole, (start, end, words)),)


def _elements(text: str, parts: Iterable[html.Part]) -> tuple[list[_Element], list[Scalar]]:
    """Return the outermost elements of a text, with those in them, and its anchors."""
    top: list[_Element] = []
    anchors: list[Scalar] = []
    opened: list[_Element] = []
    for kind, (start, end), name, tag_end in parts:
        if not name or kind == "shortcode":
            continue
        if name[0] == "/":
            _close(opened, (name[1:],), (), start, end)
            continue
        if name in _CLOSES:
            _close(opened, *_CLOSES[name], start, start)
        classes = _attributes(text, start, tag_end, anchors) if tag_end > start + len(name) + 2 else ()
        element = _Element(name, start, tag_end, tag_end, max(end, tag_end), classes)
        (opened[-1].children if opened else top).append(element)
        for around in reversed(opened if name in _BLOCKS else ()):
            if around.holds_block:
                break
            around.holds_block = True
        if end > tag_end:  # a whole element
            element.closed = max(text.rfind("</", tag_end, end), tag_end)
        elif name not in _VOID and len(opened) < _DEEPEST:
            opened.append(element)
    for one in opened:
        one.closed = one.end = len(text)
    return top, anchors


def _close(opened: list[_Element], wanted: Container[str], around: Container[str], start: int, end: int) -> None:
    """End the innermost open element with one of these names, if none ``around`` it is in it."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at].name in wanted:
            for one in opened[at:]:
                one.closed = one.end = start
            opened[at].end = end
            del opened[at:]
            break
        if opened[at].name in around:
            break


def _attributes(text: str, start: int, end: int, anchors: list[Scalar]) -> tuple[str, ...]:
    """Return the classes that a tag gives to its element, and add its anchor to ``anchors``."""
    classes: tuple[str, ...] = ()
    before = len(anchors)
    for match in _ATTRIBUTE.finditer(text, start, end):
        group = match.lastindex or 0
        if match["key"].lower() == "class":
            classes = classes or tuple(match[group].split())
        elif len(anchors) == before and any(map(str.isalnum, match[group])):
            anchors.append(Scalar(match[group], *match.span(group), RAW))
    return classes


@dataclass(slots=True)
class _Reader:
    """Elements → blocks; words between blocks are paragraphs. ``tree`` has the text and its holes."""

    tree: Tree
    marks: list[Mark] = field(default_factory=list)

    def blocks_in(self, content: Span, elements: Sequence[_Element]) -> list[Block]:
        """Return the blocks in these characters."""
        found: list[Block] = []
        at, end = content
        for element in elements:
            if element.name in _BESIDE or element.name in _BLOCKS or element.holds_block:
                found += self._words(at, element.start)
                found += self._block(element)
                at = element.end
            else:
                self._mark(element)
        found += self._words(at, end)
        return found

    def _words(self, start: int, end: int) -> Sequence[Block]:
        """Return the words between blocks as a paragraph without tags, if there are any."""
        written = self.tree.text[start:end].strip()
        if not written:
            return ()
        span = Span(start, end).strip_spaces(self.tree.text)
        has_words = written[0].isalnum() or any(any(map(str.isalnum, words)) for words, _ in self.tree.pieces(span))
        return (Block("paragraph", span, span),) if has_words or "<img" in written.lower() else ()

    def _mark(self, element: _Element) -> None:
        """Add the marks of an element between words, and of those in it."""
        span, inner = Span(element.start, element.end), Span(element.opened, element.closed)
        kinds: tuple[MarkKind | None, ...] = (_MARKS.get(element.name), "class" if element.classes else None)
        self.marks += [Mark(own, span, inner, element.classes) for own in kinds if own is not None]
        for child in element.children:
            self._mark(child)

    def _block(self, element: _Element) -> Iterator[Block]:
        name = element.name
        if name in _BESIDE:
            return
        kind = _BLOCKS.get(name, "group")
        span, content = Span(element.start, element.end), Span(element.opened, element.closed)
        block = Block(kind, span, content, classes=element.classes)
        if kind in ("paragraph", "heading", "term"):
            for child in element.children:
                self._mark(child)
            block.level = int(name[1]) if kind == "heading" else 0
        elif kind == "table":
            block.children = [*self._rows(element)]
            block.level = int(bool(block.children) and any(cell.form == "th" for cell in block.children[0].children))
        elif kind not in ("rule", "code"):
            block.children = self.blocks_in(content, element.children)
        if name == "details":
            inner = block.children
            if not inner or inner[0].kind != "term":
                yield from inner
                return
            rest = Span(inner[0].span.end, element.closed)
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
        """Yield the rows of a table or a part of it."""
        cells = [
            Block("cell", Span(cell.start, cell.end), content, self.blocks_in(content, cell.children), form=cell.name)
            for cell in element.children
            if cell.name in ("td", "th") and (content := Span(cell.opened, cell.closed))
        ]
        if cells:
            yield Block("row", Span(element.start, element.end), Span(element.opened, element.closed), cells)
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
