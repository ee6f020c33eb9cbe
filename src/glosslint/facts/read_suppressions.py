"""Document → the comments that suppress findings, and the characters of the file each of them applies to."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator

from glosslint.facts.suppression import Suppression, parse_comment
from glosslint.layout.layout import Layout, entry_nodes
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, cached_property
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import BODY, RAW, Comment, Document, Mapping, Node, Scalar, Sequence
from glosslint.util.regexes import lazy_pattern

_LINE = lazy_pattern(r"[^\r\n]*")
_SPACE = lazy_pattern(r"\s*")
_BREAK = lazy_pattern(r"\r\n|\r|\n")
_COMMENTS = lazy_pattern(r"(?:\s|<!--.*?-->|\{/\*.*?\*/\})*", re.DOTALL)
_PARAGRAPH = lazy_pattern(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+")
#: What looks like such a comment but may be in a string, where YAML has no comments.
_STRAY = lazy_pattern(r"^[ \t]*((?:#|<!--)[ \t]*glosslint[ \t]*:[ \t]*ignore[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)


class _Unit(NamedTuple):
    """What a comment above it may apply to: an entry, a key with its value, or an item.

    ``value`` is where its value begins; ``text`` is true if that is a scalar.
    """

    start: int
    value: int
    end: int
    text: bool
    entry: bool = False
    item: bool = False


class _Entry(NamedTuple):
    start: int
    end: int
    root: NodePath


def suppressions(document: Document, layout: Layout) -> tuple[Suppression, ...]:
    """Return the comments of a file that suppress findings, or are meant to; a file with syntax errors has none."""
    if document.faults or "losslint" not in document.source.text or kind_of(document.source.path) in ("json", "csv"):
        return ()
    return tuple(sorted(_Reader(document, layout).read(), key=lambda comment: comment.span))


class _Reader:
    def __init__(self, document: Document, layout: Layout) -> None:
        self._document = document
        self._text = document.source.text
        self._layout = layout
        self._body = self._page_body()

    def read(self) -> Iterator[Suppression]:
        comments = self._document.comments
        for comment in comments:
            parsed = parse_comment(self._text, comment.span)
            if parsed is not None:
                covered = () if parsed.error else tuple(self._covered(comment, parsed.whole_file))
                line = self._removed_with(comment.span)
                path = self._document.source.path
                root = () if parsed.whole_file else self._entry(comment.span)
                yield Suppression(path, comment.span, line, *parsed[:4], covered, parsed.error, root)
        if self._body is None:
            comment_starts = {comment.span.start for comment in comments}
            for match in _STRAY.finditer(self._text):
                span = Span(*match.span(1))
                if span.start not in comment_starts:
                    error = "it is inside a string, where YAML has no comments"
                    yield Suppression(self._document.source.path, span, span, error=error, root=self._entry(span))

    def _entry(self, span: Span) -> NodePath:
        """Return the path of the entry that a comment is in or, between two, above."""
        at = bisect.bisect(self._entries, (span.start,)) - 1
        if at >= 0 and span.start < self._whole_lines(Span(*self._entries[at][:2])).end:
            return self._entries[at].root
        return self._entries[at + 1].root if at + 1 < len(self._entries) else ()

    @cached_property
    def _entries(self) -> list[_Entry]:
        firsts = ((entry.key or entry.node, entry) for entry in entry_nodes(self._document, self._layout))
        return sorted(_Entry(first.start, max(first.start, entry.node.end), entry.root) for first, entry in firsts)

    def _page_body(self) -> Scalar | None:
        for root in self._document.roots:
            body = root.get(BODY) if isinstance(root, Mapping) else None
            if isinstance(body, Scalar) and body.style == RAW:
                return body
        return None

    def _covered(self, comment: Comment, whole_file: bool) -> Iterator[Span]:
        span = comment.span
        everything = Span(0, len(self._text))
        yield span
        if whole_file:
            yield everything
        elif self._body is not None and span.start >= self._body.start:
            yield from self._in_body(span, self._body, everything)
        elif not self._text[self._line_start(span.start) : span.start].strip(" \t-\ufeff"):  # alone in its line
            yield from self._below(span, everything)
        else:
            yield from self._beside(span)

    def _in_body(self, span: Span, body: Scalar, everything: Span) -> Iterator[Span]:
        """Yield the page if no block precedes it, the paragraph below if it is alone in its line, or else its line.

        Of a page with several entries, the one directly below takes the place of the page.
        """
        first = _COMMENTS.match(self._text, body.start)
        line = self._whole_lines(span)
        entry = self._section_below(span)
        if entry is not None:
            yield self._whole_lines(entry)
        elif self._layout.entries != "section" and first is not None and span.end <= first.end():
            yield everything
        elif self._text[line.start : span.start].strip() or self._text[span.end : line.end].strip():
            yield line
        else:
            space = _SPACE.match(self._text, line.end)
            start = self._line_start(space.end() if space is not None else line.end)
            paragraph = _PARAGRAPH.match(self._text, max(start, line.end))
            if paragraph is not None:
                yield Span(*paragraph.span())

    def _section_below(self, span: Span) -> Span | None:
        """Return the entry that begins after a comment and others like it, on a page with several."""
        at = bisect.bisect_left(self._entries, (span.end,))
        if self._layout.entries != "section" or at == len(self._entries):
            return None
        start, end, _ = self._entries[at]
        return Span(start, end) if self._above(at) <= span.end <= self._line_start(start) else None

    def _above(self, at: int) -> int:
        """Return where what is no text begins directly above an entry: comments, labels and empty lines."""
        if at not in self._text_ends:
            before = self._entries[at - 1].start if at else 0
            text = self._shown[before : self._line_start(self._entries[at].start)]
            self._text_ends[at] = before + len(text.rstrip())
        return self._text_ends[at]

    @cached_property
    def _text_ends(self) -> dict[int, int]:
        """What ``_above`` returned, by its argument."""
        return {}

    @cached_property
    def _shown(self) -> str:
        """The text with spaces for what readers do not see, such as comments."""
        markup = self._document.markup
        pieces, at = [], 0
        for kind, (start, end) in markup.hidden if markup is not None else ():
            if kind == "html":
                pieces += [self._text[at:start], " " * (end - start)]
                at = end
        return "".join((*pieces, self._text[at:]))

    def _below(self, span: Span, everything: Span) -> Iterator[Span]:
        """Yield what comes next: a whole entry, an item, or a key with its value."""
        at = bisect.bisect_left(self._units, (span.end,))
        first = list(itertools.takewhile(lambda unit: unit.start == self._units[at].start, self._units[at:]))
        if not first:
            return
        unit = next((unit for unit in first if unit.entry), None) or max(first, key=lambda unit: unit.end)
        if unit.entry and self._body is not None:
            yield everything
        else:
            yield self._whole_lines(Span(unit.start, unit.end))

    def _beside(self, span: Span) -> Iterator[Span]:
        """Yield its line, the strings that begin or end in it, and the block below the key in it."""
        line = self._whole_lines(span)
        yield line
        begun = self._units[
            bisect.bisect_left(self._units, (line.start,)) : bisect.bisect_left(self._units, (line.end,))
        ]
        ended = self._texts[bisect.bisect(self._ends, line.start) : bisect.bisect(self._ends, line.end)]
        for unit in (*(unit for unit in begun if unit.text or unit.value >= span.end), *ended):
            if not unit.entry and not unit.item:
                yield self._whole_lines(Span(unit.start, unit.end))

    @cached_property
    def _units(self) -> list[_Unit]:
        """All units, in order of their starts."""
        units = []
        for entry in entry_nodes(self._document, self._layout):
            start = entry.key.start if entry.key is not None else entry.node.start
            units.append(self._unit(start, entry.node)._replace(entry=True))
        for root in self._document.roots:
            if self._layout.entries == "merged":
                units.append(self._unit(root.start, root)._replace(item=True))
            units += self._inside(root)
        return sorted(units)

    @cached_property
    def _texts(self) -> list[_Unit]:
        """The scalars, in order of their ends."""
        return sorted((unit for unit in self._units if unit.text), key=lambda unit: unit.end)

    @cached_property
    def _ends(self) -> list[int]:
        return [unit.end for unit in self._texts]

    def _inside(self, node: Node) -> Iterator[_Unit]:
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if key.style != RAW:
                    yield self._unit(key.start, value, key.end)
                    yield from self._inside(value)
        elif isinstance(node, Sequence):
            for item in node.items:
                yield self._unit(item.start, item)._replace(item=not isinstance(item, Scalar))
                yield from self._inside(item)

    def _unit(self, start: int, node: Node, key_end: int = 0) -> _Unit:
        """Return the unit of a node. The node of an alias is elsewhere in the file: then the key alone counts."""
        inside = node.start >= start
        end = max(key_end, node.end) if inside else max(key_end, start)
        return _Unit(start, node.start if inside else start, end, isinstance(node, Scalar))

    def _whole_lines(self, span: Span) -> Span:
        """Return the lines that ``span`` touches, without the last line break."""
        last = span.end
        while last > span.start and self._text[last - 1] in "\r\n \t":
            last -= 1
        end = _LINE.match(self._text, last)
        return Span(self._line_start(span.start), end.end() if end is not None else last)

    def _line_start(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1

    def _removed_with(self, span: Span) -> Span:
        """Return what is removed with the comment at ``span``."""
        start = max(self._line_start(span.start), self._document.source.body_start)
        end = _LINE.match(self._text, span.end)
        rest = end.end() if end is not None else span.end
        if self._text[span.end : rest].strip():
            return span
        if not self._text[start : span.start].strip():
            broken = _BREAK.match(self._text, rest)
            return Span(start, broken.end() if broken is not None else rest)
        before = len(self._text[start : span.start].rstrip())
        return Span(start + before, span.end)
