"""The labelled parts of the text of an entry, such as ``**Definition:** …`` and ``*Also known as:* …``, under keys.

Labels are emphasised or plain words before a colon, headings, terms of a list, and directives such as ``seealso``."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping as Table, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.blocks import Block, Mark, Tree, ends_below
from glosslint.parse.page.names import NOTHING, are_names, list_names, list_related
from glosslint.parse.page.table import NAMES, RELATED, SectionTable, titles_of
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, entry_node, one_or_all, raw, sequence
from glosslint.text.names import fold

_WORDS = r"(?P<words>[^\W\d_][\w'’()&/ -]{0,60}?)\s?"
_LABEL, _INSIDE = re.compile(rf"{_WORDS}[:：](?=\s|\Z)\s*"), re.compile(rf"{_WORDS}[:：]?")
_AFTER = re.compile(r"\s*(?:[:：](?=\s|\Z|[^\x00-\x7f])|[—–-](?=\s))")
_MOST_WORDS = 6  # of a label


class Label(NamedTuple):
    """A label: its words, where it begins and the text after it, where this text ends at the latest, and its form:
    labels of one form end each other's texts. ``line_end``: where the line ends that the label opens; 0 if the text is
    in blocks of its own."""

    words: str
    start: int
    text: int
    end: int
    form: str
    line_end: int = 0


def divide_texts(entries: Many[Mapping], tree: Tree, table: SectionTable) -> tuple[Mapping, ...]:
    """Return the entries with the labelled parts of their texts under keys of their own."""
    keys = {fold(title): key for key in table.labels for title in titles_of(table.labels, key)}
    blocks = Flat(tree)
    return tuple(_divide_text(node, tree, keys, blocks, table.lists_related) for node in entries)


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

    def blocks_within(self, span: Span) -> list[Block]:
        """Return the blocks of which a part is in these characters."""
        first, last = bisect.bisect_right(self._ends, span.start), bisect.bisect_left(self._starts, span.end)
        return [block for block in self.blocks[first:last] if block.content.end > span.start]


def labels_in(tree: Tree, blocks: Flat, span: Span, is_known: Callable[[str], bool]) -> list[Label]:
    """Return the labels in a text, in order. Folded words without a mark are a label if they are known as one."""
    inside = blocks.blocks_within(span)
    ends = ends_below(inside, span.end)
    found: list[Label] = []
    for number, block in enumerate(inside):
        words = tree.shown(block.content).text if block.kind in ("heading", "term") else ""
        if block.kind == "quote":
            found.append(Label(block.form, block.span.start, block.content.start, block.span.end, "directive"))
        elif words and len(words.split()) <= _MOST_WORDS:
            following = inside[number + 1].span.start if number + 1 < len(inside) else span.end
            text, form = max(following, block.span.end), f"{block.kind} {block.level}"
            found.append(Label(words.strip(" :?"), block.span.start, text, ends[number], form))
        elif block.kind == "paragraph":
            content = Span(max(block.content.start, span.start), min(block.content.end, span.end))
            found += _find_in_lines(tree, content, span.end, is_known)
    return found


def _find_in_lines(tree: Tree, content: Span, end: int, is_known: Callable[[str], bool]) -> Iterator[Label]:
    """Yield the labels that open the lines of a paragraph."""
    seen = tree.lines(content)
    stop = -1
    for line in seen.text.split("\n"):
        begin, stop = stop + 1, stop + 1 + len(line)
        at = begin + len(line) - len(line.lstrip(" \t*•–-:"))
        if at >= stop:
            continue
        line_end = seen.starts[stop] if stop < len(seen.text) else content.end
        marks = tree.marks_at(seen.starts[at], content.end)
        mark = next((mark for mark in marks if mark.kind in ("bold", "italic")), None)
        plain = _LABEL.match(seen.text, at, stop) if not marks else None
        label = None
        if mark is not None:
            label = _find_in_mark(tree, mark, marks[0].span, line_end, end)
        elif plain is not None and is_known(fold(plain["words"])) and (not begin or not plain["words"][0].islower()):
            label = Label(plain["words"], seen.starts[begin], seen.ends[plain.end() - 1], end, "plain", line_end)
        if label is not None and len(label.words.split()) <= _MOST_WORDS:
            yield label


def _find_in_mark(tree: Tree, mark: Mark, whole: Span, line_end: int, end: int) -> Label | None:
    """Return the label in a mark at the beginning of a line: all of it, or the words before a colon in it."""
    words = tree.shown(mark.inner)
    own, before = _INSIDE.fullmatch(words.text), _LABEL.match(words.text)
    if own is not None and own[0].endswith((":", "：")):
        return Label(own["words"], whole.start, whole.end, end, mark.kind, line_end)
    if before is not None and not tree.has_words(whole.end, line_end):  # "*Also known as: prow*"
        text = words.starts[before.end()]
        return Label(before["words"], whole.start, text, mark.inner.end, mark.kind, mark.inner.end)
    rest = tree.lines(Span(whole.end, max(line_end, whole.end)))
    after = _AFTER.match(rest.text)
    if own is not None and not rest.text.strip():  # alone above its text
        return Label(own["words"], whole.start, whole.end, end, f"{mark.kind} title")
    if own is None or after is None:
        return None
    return Label(own["words"], whole.start, rest.ends[after.end() - 1], end, mark.kind, line_end)


def _divide_text(node: Mapping, tree: Tree, keys: Table[str, str], blocks: Flat, lists_related: bool) -> Mapping:
    values = {key.text: value for key, value in node.pairs}
    spans = [Span(one.start, one.end) for one, _ in own_strings(values["definition"])]
    found = [part for span in spans for part in _parts(tree, blocks, span, keys)]
    if {key for key, _ in found} in (set(), {""}, {RELATED}):
        return node  # also if "See also: X" is all of the text
    parts: defaultdict[str, list[Span]] = defaultdict(list)
    for key, part in found:
        parts[key or "definition"].append(part)
    values["definition"] = Scalar("", spans[0].start, spans[0].start, RAW)
    if names := [name for part in parts.pop(NAMES, []) for name in list_names(tree, part)]:
        every: dict[str, Scalar] = {}  # each once
        given = [one for key in ("term", NAMES) if key in values for one, _ in own_strings(values[key])]
        for one in (*given, *names):
            every.setdefault(fold(one.text), one)
        values[NAMES] = sequence([*every.values()][1:])
    for key, own_spans in parts.items():
        items: list[Node] = [raw(tree.text, *span) for span in own_spans]
        if key == RELATED and (lists_related or not any(map(tree.has_links, own_spans))):
            items = [one for own in own_spans for one in list_related(tree, own)] or items
        values[key] = one_or_all(items)
    return entry_node(Span(node.start, node.end), values)


def _parts(tree: Tree, blocks: Flat, span: Span, keys: Table[str, str]) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a text with their keys, in order; an empty key for what no label of the settings has. A part
    ends at the next label of the settings, or at any of its own form; names and references in a line, with it."""
    found: list[tuple[str, Label]] = []
    form = ""
    for label in labels_in(tree, blocks, span, keys.__contains__):
        key = keys.get(fold(label.words))
        if key is not None and (key != NAMES or _names_end(tree, blocks, label) is not None):
            found.append((key, label))
            form = "" if key in ("definition", NAMES) and label.line_end else label.form
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
        opened = tree.marks_in(Span(label.start, label.start + 1))
        at = next((mark.span.end for mark in opened if mark.inner.end == stop), stop)  # "*Also known as: prow*"
    parts.append(("", Span(at, span.end)))
    for key, part in parts:
        own = _trim_part(tree, blocks, part)
        if own.end > own.start and not (key and NOTHING.fullmatch(tree.shown(own).text)):
            yield key, own


def _names_end(tree: Tree, blocks: Flat, label: Label) -> int | None:
    """Return where the names after a label end: with its line, or the list below it; ``None`` if these are no names."""
    if tree.shown(Span(label.text, max(label.line_end, label.text))).text:
        return label.line_end if are_names(list_names(tree, Span(label.text, label.line_end))) else None
    end = None
    for block in blocks.blocks_within(Span(label.text, label.end)):
        if block.span.start >= label.text:
            if block.kind != "paragraph" or not are_names(list_names(tree, block.content)):
                break
            end = block.content.end
    return end


def _trim_part(tree: Tree, blocks: Flat, span: Span) -> Span:
    """Return the characters of a part without the whitespace and tags around its first and last words."""
    start, end = span
    inside = [block for block in blocks.blocks_within(span) if block.content.start < end and tree.has_content(block)]
    if not inside:
        return Span(start, start)
    first, last = inside[0].content, inside[-1].content
    start = max(start, first.start) if "<" in tree.text[start : first.start] else start
    end = min(end, last.end)
    return Span(start, end).strip_spaces(tree.text)
