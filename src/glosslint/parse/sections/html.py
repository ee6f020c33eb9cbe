"""The reader of whole HTML pages: the items of definition lists, or headings with what is below them, as entries."""

from __future__ import annotations

import bisect
import html as entities
import re
from collections.abc import Iterable, Iterator, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.markdown import html
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink
from glosslint.parse.sections.document import Reading, entry
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import DERIVED, RAW, SHOWN, Comment, Mapping, Node, Scalar, Sequence

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_ID = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
#: What may enclose all of a text, and is no part of it.
_OPENING = re.compile(r"\s*(?:<(?:p|div|span)(?:\s[^<>]*)?>|<!--.*?-->)", re.IGNORECASE | re.DOTALL)
_CLOSING = re.compile(r"(?:</(?:p|div|span)\s*>|<br\s*/?>|<(?:p|div)(?:\s[^<>]*)?>|<!--[^<>]*-->)\s*\Z", re.IGNORECASE)
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|.", re.DOTALL)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+(?=<)")
#: Tags at which the text below a heading ends at the latest.
_LAST = frozenset(("/body", "/html", "/main", "/article", "footer"))
_REACH = 50  # tags within which an element is closed
_END = re.compile(r"[\s:：—–-]*\Z")
_NOT_ANCHOR = re.compile(r"[^\w-]+")


class _Tag(NamedTuple):
    """A tag: ``name`` in lower case, with a slash before it if it closes."""

    name: str
    span: Span


class _Item(NamedTuple):
    """An entry: the tags that open its terms, with their content; its texts; and all of it."""

    terms: tuple[tuple[_Tag, Span], ...]
    texts: tuple[Span, ...]
    whole: Span


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of an HTML page."""
    text, start = source.text, source.body_start
    parts, anchors = html.block(text, Span(start, len(text)))
    tags = list(_tags(text, parts))
    if table.at:
        tags = _below(text, tags, table.at)
    items = _sections(text, tags, table) if "heading" in table.forms else _definitions(tags)
    shown = _Shown(text, parts)
    entries = tuple(node for item in items if (node := _entry(shown, item)) is not None)
    own = {scalar.text for node in entries if isinstance(scalar := node.get("id"), Scalar)}
    others = {match[match.lastindex] for tag in tags if (match := _ID.search(text, *tag.span)) and match.lastindex}
    markup = Markdown(
        tuple(Hidden(kind, span) for kind, span in parts), tuple(MarkdownLink("html", *anchor) for anchor in anchors)
    )
    return Reading(entries, markup, frozenset(others - own), tuple(_comments(text, parts)), body_start=start)


def _tags(text: str, parts: Iterable[html.Element]) -> Iterator[_Tag]:
    """Yield the tags, but for those of elements that hold code or data."""
    for kind, span in parts:
        match = _TAG.match(text, *span) if kind == "html" else None
        if match is not None:
            yield _Tag(match["closing"] + match["name"].lower(), span)


def _comments(text: str, parts: Iterable[html.Element]) -> Iterator[Comment]:
    for _, span in parts:
        if text.startswith("<!--", span.start):
            yield from html.comments_in(text, *span)


def _below(text: str, tags: Many[_Tag], title: str) -> list[_Tag]:
    """Return the tags of the section with this heading."""
    wanted, level, kept = title.strip().casefold(), 0, []
    for number, tag in enumerate(tags):
        heading = _HEADING.fullmatch(tag.name)
        if heading is not None and level and int(heading[1]) <= level:
            break
        if level:
            kept.append(tag)
        elif heading is not None:
            content = _ANY_TAG.sub("", text[tag.span.end : _content_end(tags, number)])
            if " ".join(entities.unescape(content).split()).casefold() == wanted:
                level = int(heading[1])
    return kept


def _content_end(tags: Many[_Tag], at: int) -> int:
    """Return where the element that tag ``at`` opens is closed; if it is not, where that tag ends."""
    name = f"/{tags[at].name}"
    return next((tag.span.start for tag in tags[at + 1 : at + _REACH] if tag.name == name), tags[at].span.end)


def _definitions(tags: Many[_Tag]) -> Iterator[_Item]:
    """Yield the items of definition lists; lists in their texts are parts of these."""
    depth = 0
    open_tag: _Tag | None = None
    terms: list[tuple[_Tag, Span]] = []
    texts: list[Span] = []
    end = 0
    for tag in tags:
        depth += (tag.name == "dl") - (tag.name == "/dl")
        ends_list = tag.name == "/dl" and depth == 0
        if not ends_list and (depth != 1 or tag.name not in ("dt", "/dt", "dd", "/dd")):
            continue
        if open_tag is not None:
            content = Span(open_tag.span.end, tag.span.start)
            end = tag.span.end if tag.name.startswith("/d") and not ends_list else tag.span.start
            if open_tag.name == "dt":
                terms.append((open_tag, content))
            else:
                texts.append(content)
        open_tag = tag if tag.name in ("dt", "dd") else None
        if terms and (ends_list or (tag.name == "dt" and texts)):
            yield _Item(tuple(terms), tuple(texts), Span(terms[0][0].span.start, end))
            terms, texts = [], []


def _sections(text: str, tags: Many[_Tag], table: SectionTable) -> Iterator[_Item]:
    """Yield the sections whose headings are terms; a heading of one letter divides the alphabet."""
    skipped = {name.casefold() for name in table.skip}
    for number, tag in enumerate(tags):
        heading = _HEADING.fullmatch(tag.name)
        if heading is None or int(heading[1]) not in table.levels:
            continue
        content = Span(tag.span.end, _content_end(tags, number))
        title = " ".join(_ANY_TAG.sub("", text[slice(*content)]).split())
        if len(title) > 1 and title.casefold() not in skipped:
            start = text.find(">", content.end) + 1
            ends = (other.span.start for other in tags[number + 1 :] if _ends_section(other, heading[1]))
            end = next(ends, len(text))
            yield _Item(((tag, content),), (Span(start, end),), Span(tag.span.start, end))


def _ends_section(tag: _Tag, level: str) -> bool:
    heading = _HEADING.fullmatch(tag.name)
    return tag.name in _LAST or (heading is not None and heading[1] <= level)


class _Shown:
    """What readers see of parts of a page."""

    def __init__(self, text: str, parts: Many[html.Element]) -> None:
        self.text = text
        self._parts = parts
        self._starts = [part.span.start for part in parts]

    def term(self, span: Span) -> Scalar | None:
        """Return the words of an element: without tags, entities decoded, and no colon or dash at the end."""
        words: list[tuple[str, Span]] = []
        for char, place in self._chars(span):
            if not char.isspace():
                words.append((char, place))
            elif words and words[-1][0] != " ":
                words.append((" ", place))
        end = _END.search("".join(char for char, _ in words))
        words = words[: end.start()] if end is not None else words
        if not words:
            return None
        inner = "".join(char for char, _ in words)
        start, stop = words[0][1].start, words[-1][1].end
        return Scalar(inner, start, stop, RAW if self.text[start:stop] == inner else SHOWN)

    def _chars(self, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield the characters of a part of the page, each with its place."""
        at = span.start
        first, last = bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)
        for start, end in (*(part.span for part in self._parts[first:last]), Span(span.end, span.end)):
            yield from self._plain(at, start)
            piece = self.text[start:end]
            if not piece.startswith("<"):
                yield from self._plain(start, end)
            elif not piece.startswith("<!"):  # of an element that holds code, the tags are dropped
                for word in _BETWEEN_TAGS.finditer(piece):
                    yield from self._plain(start + word.start(), start + word.end())
            at = max(at, end)

    def _plain(self, start: int, end: int) -> Iterator[tuple[str, Span]]:
        """Yield characters outside of tags, entities decoded."""
        for match in _CHARACTER.finditer(self.text, start, end):
            yield from ((char, Span(*match.span())) for char in entities.unescape(match[0]))

    def body(self, span: Span) -> Span:
        """Return the characters of a text, without whitespace and the tags of paragraphs around it."""
        start, end = span
        while (opening := _OPENING.match(self.text, start, end)) is not None:
            start = opening.end()
        while (closing := _CLOSING.search(self.text, start, end)) is not None:
            end = closing.start()
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        return Span(start, start + len(inner.strip()))


def _entry(shown: _Shown, item: _Item) -> Mapping | None:
    """Return the node of an entry; ``None`` for one without a term."""
    names = [name for _, content in item.terms if (name := shown.term(content)) is not None]
    if not names:
        return None
    values: dict[str, Node] = {"term": names[0]}
    if len(names) > 1:
        values["aliases"] = Sequence(tuple(names[1:]), names[1].start, names[-1].end)
    texts = [Scalar(shown.text[slice(*body)], *body, RAW) for body in map(shown.body, item.texts) if body[1] > body[0]]
    if texts:
        values["definition"] = texts[0] if len(texts) == 1 else Sequence(tuple(texts), texts[0].start, texts[-1].end)
    ids = [_id(shown.text, Span(tag.span.start, content.end)) for tag, content in item.terms]
    given = next((scalar for scalar in ids if scalar is not None), None)
    anchor = _NOT_ANCHOR.sub("-", names[0].text.lower()).strip("-")
    values["id"] = given or Scalar(anchor, names[0].start, names[0].end, DERIVED)
    return entry(item.whole, values)


def _id(text: str, span: Span) -> Scalar | None:
    """Return the first id in the tags of a term."""
    for tag in _ANY_TAG.finditer(text, *span):
        match = _ID.search(text, *tag.span())
        if match is not None and match.lastindex:
            return Scalar(match[match.lastindex], *match.span(match.lastindex), RAW)
    return None
