"""The labelled parts of the text of an entry, such as ``**Definition:** …`` and ``*Also known as:* …``, under keys.

Labels are emphasised or plain words before a colon, headings, terms of a list, and rows of a table."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping as Table, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.blocks import Block, Mark, Tree
from glosslint.parse.page.columns import NAMES, RELATED, titles_of
from glosslint.parse.page.ends import has_content
from glosslint.parse.page.nodes import entry_node
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold, unquoted

#: The words of any label, and the sign after it.
_ANY = re.compile(r"[^\W\d_][\w'’()&/ -]{0,60}?")
_COLON = re.compile(r"\s*(?P<sign>[:：])(?=\s|\Z|[^\x00-\x7f])|\s*(?P<dash>[—–-])(?=\s)|\s*(?P<line>\n|\Z)")
_PLAIN = re.compile(r"(?P<words>[^\W\d_][\w'’()&/ -]{0,60}?)\s?[:：](?=\s|\Z)\s*")
_MOST_WORDS = 6  # of a label, and of a name
_BETWEEN = re.compile(r"(?:(?<!\s)\s+)?[,;、，；]\s*+(?:or\s+)?|(?<!\s)\s+(?:or|/)\s+|\n")
NOTHING = re.compile(r"[\s\-–—]*|n/?a|(?:none|nothing|no)\b(?:\s\S+){0,3}", re.IGNORECASE)
_LISTED = 400  # characters of the names after a label that are read at first
_ENDS_SENTENCE = re.compile(r"[.!?。]\s|[.!?]\Z")
_REMARK = re.compile(r"(?<=\w)\s+\([^()]{1,100}\)\Z")
#: Words that have other names after them without a sign, if these are all of a paragraph: "Also called prow".
_ALSO = re.compile(
    r"\(?(?P<label>also (?:called|known as)|aka|a\.k\.a\.):?\s+(?P<names>[^:()\n]{1,200}?)(?:\)[.,:;]?|\.?)\Z",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label: its words, where it begins and the text after it, where this text ends at the latest, and its form:
    labels of one form end each other's texts. ``is_above``: the text is in blocks of its own."""

    words: str
    start: int
    text: int
    end: int
    form: str
    is_above: bool = False


def divided(entries: Many[Mapping], tree: Tree, table: SectionTable) -> tuple[Mapping, ...]:
    """Return the entries with the labelled parts of their texts under keys of their own."""
    keys = {fold(title): key for key in table.labels for title in titles_of(table.labels, key)}
    blocks = Flat(tree)
    return tuple(_divided(node, tree, keys, blocks) for node in entries)


class Flat:
    """The blocks of a page that hold words or rows, in order, out of all lists, quotations and definitions."""

    def __init__(self, tree: Tree) -> None:
        self.blocks: list[Block] = []
        waiting = [*tree.blocks[::-1]]
        while waiting:
            block = waiting.pop()
            is_around = block.kind in ("group", "list", "item", "quote", "text", "definitions")
            if not is_around or (block.kind == "quote" and block.form):
                self.blocks.append(block)
            if is_around:
                waiting += block.children[::-1]
        self._starts = [block.span.start for block in self.blocks]
        self._ends = [*itertools.accumulate((block.content.end for block in self.blocks), max)]

    def within(self, span: Span) -> list[Block]:
        """Return the blocks of which a part is in these characters."""
        first, last = bisect.bisect_right(self._ends, span.start), bisect.bisect_left(self._starts, span.end)
        return [block for block in self.blocks[first:last] if block.content.end > span.start]

    def beginning(self, span: Span) -> Iterator[Block]:
        """Yield the blocks that begin in these characters."""
        for at in range(bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)):
            yield self.blocks[at]


def labels_in(tree: Tree, blocks: Flat, span: Span, keys: Table[str, str] = {}) -> list[Label]:
    """Return the labels in a text, in order. Words without a mark are a label if they are one of the ``keys``."""
    inside = blocks.within(span)
    ends = _ends(inside, span.end)
    found: list[Label] = []
    for number, block in enumerate(inside):
        following = inside[number + 1].span.start if number + 1 < len(inside) else span.end
        words = tree.shown(block.content).text if block.kind in ("heading", "term") else ""
        if block.kind == "quote":
            found.append(Label(block.form, block.span.start, block.content.start, block.span.end, "directive", True))
        elif words and len(words.split()) <= _MOST_WORDS:
            found.append(
                Label(
                    words.strip(" :?"),
                    block.span.start,
                    following if following > block.span.end else block.span.end,
                    ends[number],
                    f"{block.kind} {block.level}",
                    True,
                )
            )
        elif (
            block.kind == "table"
            and not found
            and len(block.children) > 1
            and all(len(row.children) == 2 for row in block.children)
        ):
            for row in block.children:
                title = tree.shown(row.children[0].content).text.strip(" :：")
                cell = row.children[1].content
                if fold(title) in keys and cell.end > cell.start:
                    start = row.span.start if found else block.span.start
                    found.append(Label(title, start, cell.start, cell.end, "row"))
        elif block.kind == "paragraph":
            content = Span(max(block.content.start, span.start), min(block.content.end, span.end))
            own = [*_in_lines(tree, content, span.end, keys)]
            found += own or (_also(tree, content) if len(inside) > 1 else ())
    return found


def _ends(blocks: Many[Block], end: int) -> list[int]:
    """Return where what is below each block ends, if it is a title: at the next of its kind and level, or above."""
    found: list[int] = []
    following: dict[tuple[str, int], int] = {}
    for block in reversed(blocks):
        own = [at for (kind, level), at in following.items() if kind == block.kind and level <= block.level]
        found.append(min(own, default=end))
        if block.kind in ("heading", "term"):
            following[block.kind, block.level] = block.span.start
    return found[::-1]


def _in_lines(tree: Tree, content: Span, end: int, keys: Table[str, str]) -> Iterator[Label]:
    """Yield the labels that open the lines of a paragraph."""
    seen = tree.lines(content)
    starts = [0, *(at + 1 for at, char in enumerate(seen.text) if char == "\n")]
    for number, begin in enumerate(starts):
        stop = starts[number + 1] - 1 if number + 1 < len(starts) else len(seen.text)
        at = begin + len(seen.text[begin:stop]) - len(seen.text[begin:stop].lstrip(" \t*•–-:"))
        if at >= stop:
            continue
        place = seen.places[at].start
        marks = tree.marks_at(place, content.end)
        bold = next((mark for mark in marks if mark.kind in ("bold", "italic")), None)
        if bold is not None:
            label = _marked(tree, bold, marks[0].span, content, end)
            if label is not None:
                yield label
                continue
        match = _PLAIN.match(seen.text, at, stop)
        if (
            match is not None
            and not marks
            and fold(match["words"]) in keys
            and (number == 0 or not match["words"][0].islower())
        ):
            text = seen.places[match.end() - 1].end
            yield Label(match["words"], seen.places[begin].start, text, end, "plain :")


def _marked(tree: Tree, mark: Mark, whole: Span, content: Span, end: int) -> Label | None:
    words = tree.shown(mark.inner).text
    rest = tree.lines(Span(whole.end, min(content.end, whole.end + 80)))
    form = mark.kind
    if words.endswith((":", "：")) and _ANY.fullmatch(words[:-1].strip()):
        return Label(words[:-1].strip(), whole.start, whole.end, end, f"{form} :")
    inner = _PLAIN.match(words)
    if inner is not None and not rest.text.split("\n")[0].strip() and len(inner["words"].split()) <= _MOST_WORDS:
        shown = tree.shown(mark.inner)  # the mark also holds the text: "*Also known as: prow*"
        text = shown.places[inner.end() - 1].end if inner.end() < len(shown.text) else mark.inner.end
        return Label(inner["words"], whole.start, text, mark.inner.end, f"{form} :")
    after = _COLON.match(rest.text)
    if after is None or not _ANY.fullmatch(words) or len(words.split()) > _MOST_WORDS:
        return None
    if after["line"] is not None:
        return Label(words, whole.start, whole.end, end, form, True)
    return Label(words, whole.start, rest.places[after.end() - 1].end, end, f"{form} :")


def _divided(node: Mapping, tree: Tree, keys: Table[str, str], blocks: Flat) -> Mapping:
    own = node.get("definition")
    texts = [
        one
        for one in (own.items if isinstance(own, Sequence) else (own,))
        if isinstance(one, Scalar) and one.style == RAW
    ]
    parts: defaultdict[str, list[Span]] = defaultdict(list)
    names: list[Node] = []
    has_labels = False
    for one in texts:
        span = Span(one.start, one.end)
        for key, part in _parts(tree, blocks, span, keys):
            has_labels = has_labels or key != ""
            if key == NAMES:
                names += listed(tree, part) or ()
            else:
                parts[key or "definition"].append(part)
    if not has_labels or (parts.keys() == {RELATED} and not names):  # "See also: X" is all of the text
        return node
    values = {key.text: value for key, value in node.pairs}
    values["definition"] = Scalar("", texts[0].start, texts[0].start, RAW)
    if names:
        values[NAMES] = _with_names(values, names)
    for key, spans in parts.items():
        items: list[Node] = [Scalar(tree.text[slice(*span)], *span, RAW) for span in spans]
        if key == RELATED and len(spans) == 1 and not _has_links(tree, spans[0]):
            items = listed(tree, spans[0]) or items
        single = len(items) == 1
        values[key] = items[0] if single else Sequence(tuple(items), items[0].start, items[-1].end)
    return entry_node(Span(node.start, node.end), values)


def _has_links(tree: Tree, span: Span) -> bool:
    return any(mark.kind == "link" for mark in tree.marks_in(span)) or any(
        span.start <= link.span.start < span.end for link in tree.markup.links
    )


def _parts(tree: Tree, blocks: Flat, span: Span, keys: Table[str, str]) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a text with their keys, in order; an empty key for what no label of the settings has.

    A part ends at the next label of the settings, or at any of its own form; a list of names in a line, with that. If
    nothing is left for the definition, it is the paragraph after the first part that has one.
    """
    found: list[tuple[str, Label]] = []
    form = ""
    for label in labels_in(tree, blocks, span, keys):
        key = keys.get(fold(label.words))
        if key is not None and (key != NAMES or _names_end(tree, blocks, label) is not None):
            found.append((key, label))
            form = "" if key in ("definition", NAMES) and not label.is_above else label.form
        elif label.form == form:
            found.append(("", label))
            form = ""
    at = span.start
    parts: list[tuple[str, Span]] = []
    for number, (key, label) in enumerate(found):
        stop = min(label.end, found[number + 1][1].start if number + 1 < len(found) else span.end)
        if key in (NAMES, RELATED) and (names_end := _names_end(tree, blocks, label)) is not None:
            stop = min(stop, names_end)
        parts.append(("", Span(at, label.start)))
        parts.append((key, Span(label.text if key else label.start, stop)))
        at = _after(tree, blocks, label, stop)
    parts.append(("", Span(at, span.end)))
    parts = [(key, own) for key, part in parts if (own := _trimmed(tree, blocks, part)).end > own.start]
    parts = [(key, part) for key, part in parts if not key or not NOTHING.fullmatch(tree.shown(part).text)]
    if all(key and key != "definition" for key, _ in parts):
        parts = [*_with_paragraph(tree, blocks, parts)]
    yield from parts


def _with_paragraph(tree: Tree, blocks: Flat, parts: Many[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    is_divided = False
    for key, part in parts:
        own = [block for block in blocks.within(part) if part.start < block.span.start and block.kind == "paragraph"]
        if own and not is_divided and key != RELATED:
            yield key, _trimmed(tree, blocks, Span(part.start, own[0].span.start))
            yield "", _trimmed(tree, blocks, Span(own[0].span.start, part.end))
            is_divided = True
        else:
            yield key, part


def _after(tree: Tree, blocks: Flat, label: Label, stop: int) -> int:
    """Return where the text goes on after a labelled part, past the marks that close it, or the block of a row."""
    if label.form in ("row", "also"):
        return blocks.within(Span(label.start, label.start + 1))[-1].content.end
    mark = next((mark for mark in tree.marks_in(Span(label.start, label.start + 1)) if mark.inner.end == stop), None)
    return mark.span.end if mark is not None else stop


def _also(tree: Tree, content: Span) -> Iterator[Label]:
    """Yield the words before other names that are all of a paragraph."""
    words = tree.shown(content._replace(end=min(content.end, content.start + _LISTED)))
    match = _ALSO.match(words.text) if content.end - content.start <= _LISTED else None
    if match is not None:
        start, end = match.span("names")
        yield Label(match["label"], content.start, words.places[start].start, words.places[end - 1].end, "also")


def _names_end(tree: Tree, blocks: Flat, label: Label) -> int | None:
    """Return where the names after a label end: with its line, or the list below it; ``None`` if these are no names."""
    around = blocks.within(Span(label.start, label.start + 1))
    holder = next(
        (block for block in around if block.kind in ("paragraph", "table") and label.text <= block.content.end), None
    )
    if holder is not None:
        end = _line_end(tree, Span(label.text, min(holder.content.end, label.end)))
        if end is not None:
            return end if listed(tree, Span(label.text, end)) is not None else None
    below = blocks.beginning(Span(label.text, label.end))
    end = 0
    for block in below:
        if end and (listed(tree, block.content) is None or block.kind != "paragraph" or not _is_item(tree, block)):
            break
        end = block.content.end
    return end if end and listed(tree, Span(label.text, end)) is not None else None


def _line_end(tree: Tree, span: Span) -> int | None:
    """Return where the names in the line end that begins a part, or in several that end in commas; ``None`` if the line
    is empty."""
    for size in itertools.count(1):
        whole = min(span.end, span.start + _LISTED * 4**size)
        seen = tree.lines(Span(span.start, whole))
        at = 0
        while (stop := seen.text.find("\n", at)) >= 0 and seen.text[at:stop].rstrip().endswith((",", ";")):
            at = stop + 1
        if stop >= 0 or whole == span.end:
            break
    first = seen.text if stop < 0 else seen.text[:stop]
    if not first.strip():
        return None
    return seen.places[len(first.rstrip()) - 1].end if stop >= 0 else span.end


def _is_item(tree: Tree, block: Block) -> bool:
    before = tree.text[max(block.content.start - 40, 0) : block.content.start].rstrip(" \t")
    return before.endswith(("-", "*", "+", "•", ".", ")", ">"))


def _trimmed(tree: Tree, blocks: Flat, span: Span) -> Span:
    """Return the characters of a part without the whitespace and tags around its first and last words."""
    start, end = span
    inside = [block for block in blocks.within(span) if block.content.start < end and has_content(tree, block)]
    if not inside:
        return Span(start, start)
    first, last = inside[0].content, inside[-1].content
    start = max(start, first.start) if "<" in tree.text[start : first.start] else start
    end = min(end, last.end)
    return Span(start, end).stripped(tree.text)


def listed(tree: Tree, span: Span) -> list[Node] | None:
    """Return the names that a part lists, none if the words say so; ``None`` if it is no list of names."""
    seen = tree.lines(span)
    names: list[Node] = []
    for start, end in [*Span(0, len(seen.text)).divided(sign.span() for sign in _BETWEEN.finditer(seen.text))]:
        part = seen.part(start, end)
        stripped = part.text.strip(" \t*•-–—.,;`")
        if not stripped or NOTHING.fullmatch(stripped):
            continue
        shift = part.text.find(stripped)
        part = part.part(shift, shift + len(stripped))
        remark = _REMARK.search(part.text)
        part = part.part(0, remark.start()) if remark is not None else part
        if unquoted(part.text) != part.text:
            part = part.part(1, len(part.text) - 1)
        if len(part.text.split()) > _MOST_WORDS or _ENDS_SENTENCE.search(part.text):
            return None
        names.append(part.scalar(tree.text))
    return names


def _with_names(values: Table[str, Node], names: Many[Node]) -> Sequence:
    """Return the other names of an entry with those of its parts, each once."""
    given = values.get(NAMES)
    kept: list[Node] = [*(given.items if isinstance(given, Sequence) else ())]
    known = {fold(one.text) for one in (values.get("term"), *kept) if isinstance(one, Scalar)}
    for name in names:
        if isinstance(name, Scalar) and fold(name.text) not in known:
            known.add(fold(name.text))
            kept.append(name)
    return (
        Sequence(tuple(kept), min(one.start for one in kept), max(one.end for one in kept))
        if kept
        else Sequence((), 0, 0)
    )
