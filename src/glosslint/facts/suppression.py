"""Comments that suppress findings: what one says, the characters of the file that it applies to and, after the rules
have run, what it suppressed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, takewhile
from operator import attrgetter

from glosslint.layout.layout import Layout, entry_nodes
from glosslint.model import NodePath, Part, Place, Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass, replace
from glosslint.parse.endings import kind_of
from glosslint.parse.markdown.structure import Comment
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Node, Scalar, Sequence
from glosslint.text.tokenize import mask
from glosslint.util.regexes import lazy_pattern
from glosslint.util.timing import is_date

#: The correct form, for messages.
SUPPRESSION_SYNTAX = "glosslint: ignore[rule-name] reason"
#: Comments that were meant for glosslint, perhaps in the form of another linter.
_MEANT = lazy_pattern(r"glosslint\s*(?::|[-_=]?\s*(?:ignore|disable|enable|noqa|suppress|skip|off)\b)", re.IGNORECASE)
_ANYWHERE = lazy_pattern(r"glosslint\s*:\s*ignore\b", re.IGNORECASE)
_HEAD = lazy_pattern(r"glosslint\s*:\s*ignore(?P<file>-file)?\s*(?P<open>\[)?")
_NAME = lazy_pattern(r"\s*([^\s:\[\],]+)\s*(?:[:\[]\s*([^,\]]*?)\s*\]?)?\s*")
_UNTIL = lazy_pattern(r"(?:^|(?<=\s))until(?:=|\s+(?=\d{4}-\d))(\S*)\s*")
_SEPARATORS = " \t\r\n:-–—"


class Selector(NamedTuple):
    """One name in the brackets: a rule or a category, and perhaps a detail, after a colon or in inner brackets."""

    name: str
    detail: str  # a target of the finding, or the language engine's own rule
    span: Span  # in characters of the file

    @property
    def written(self) -> str:
        """The name as written in comments."""
        return f"{self.name}:{self.detail}" if self.detail else self.name


@dataclass(frozen=True)
class Suppression:
    """A comment that suppresses findings, or is meant to."""

    file: str
    span: Span
    line: Span  # what is removed with it: its line if that contains nothing else, or the whitespace before it
    names: tuple[Selector, ...] = ()
    reason: str = ""
    until: str = ""  # the last day it applies, as 2027-01-31
    whole_file: bool = False
    covered: tuple[Span, ...] = ()  # characters of the file: findings that begin there are suppressed
    error: str = ""  # why it suppresses nothing
    root: NodePath = ()  # the path of the entry it is in or above

    def covers(self, at: int) -> bool:
        """Return whether it applies to what begins at character ``at`` of its file."""
        return any(span.start <= at < span.end for span in self.covered)

    def is_expired(self, today: str) -> bool:
        """Return whether it no longer applies, given a day such as 2027-01-31."""
        return bool(self.until) and self.until < today

    def at(self, span: Span | None = None) -> Place:
        """Return the place of the comment, or of other characters of its file."""
        return Place(self.file, self.root, Part.SOURCE, span or self.span)


class SelectorUse(NamedTuple):
    """How many problems one name of a comment suppresses."""

    name: Selector
    suppressed: int
    checked: bool  # whether all rules it names could run
    exists: bool = True  # as a rule or a category
    suggestion: str = ""  # the most similar one, if it does not exist


@dataclass(frozen=True)
class AppliedSuppression:
    """A comment with the use of each of its names. An ``expired`` one suppresses nothing."""

    comment: Suppression
    uses: tuple[SelectorUse, ...] = ()
    expired: bool = False


#: What opens a comment other than #, of HTML, MDX, reStructuredText and AsciiDoc, and the length of what closes it.
_MARKS = {"<!--": 3, "{/*": 3, "..": 0, "//": 0}


def parse_comment(file: str, text: str, span: Span) -> Suppression | None:
    """Return what the comment at ``span`` of a file's text says, or what is wrong with it, without what it covers; or
    ``None`` if it is not meant for glosslint."""
    said = partial(Suppression, file, span, span)
    opening = next((mark for mark in _MARKS if text.startswith(mark, span.start)), "#")
    start, end = span.start + len(opening), span.end - _MARKS.get(opening, 0)
    while start < end and text[start] in "# \t\r\n":
        start += 1
    if not _MEANT.match(text, start, end):
        if _ANYWHERE.search(text, start, end) is None:
            return None
        return said(error="it must be at the start of the comment")
    head = _HEAD.match(text, start, end)
    if head is None or head["open"] is None:
        return said(error=_explain(text[start:end]))
    selectors, after = _selectors(text, head.end(), end)
    if after < 0:
        return said(error="its bracket is not closed")
    if not selectors:
        return said(error="it names no rule in its brackets")
    rest = text[after:end]
    until = _UNTIL.search(rest)
    if until is not None and not is_date(until[1]):
        return said(error=f'"{until[1]}" is not a date such as 2027-01-31')
    reason = " ".join(_UNTIL.sub("", rest).lstrip(_SEPARATORS).split())
    return said(tuple(selectors), reason, until[1] if until is not None else "", head["file"] is not None)


def _explain(words: str) -> str:
    """Return what is wrong with the start of a comment."""
    before = words.split("[", maxsplit=1)[0]
    if ":" not in before:
        return 'a colon is missing after "glosslint"'
    if not words.startswith("glosslint"):
        return '"glosslint" must be in lower case'
    directive = next(iter(before.split(":", 1)[1].split()), "")
    if directive in ("ignore", "ignore-file"):
        return "it names no rule in square brackets"
    if not directive:
        return '"ignore" is missing'
    return f'"{directive}" is not a directive; there are "ignore" and "ignore-file"'


def _selectors(text: str, at: int, end: int) -> tuple[list[Selector], int]:
    """Return the names after the opening bracket, and where the closing one ends (-1 if it is missing)."""
    depth, begin = 1, at
    selectors: list[Selector] = []
    for index in range(at, end):
        char = text[index]
        depth += (char == "[") - (char == "]")
        if not depth or (char == "," and depth == 1):
            written = text[begin:index]
            if written.strip():
                match = _NAME.fullmatch(text, begin, index)
                name, detail = (match[1], match[2] or "") if match is not None else (written.strip(), "")
                selectors.append(Selector(name, detail, Span(begin, index).strip_spaces(text)))
            begin = index + 1
        if not depth:
            return selectors, index + 1
    return selectors, -1


_LINE = lazy_pattern(r"[^\r\n]*")
_SPACE = lazy_pattern(r"\s*")
_REST = lazy_pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")  # of a line, with its end
_COMMENTS = lazy_pattern(r"(?:\s|<!--.*?-->|\{/\*.*?\*/\})*", re.DOTALL)
_PARAGRAPH = lazy_pattern(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+")
#: What looks like such a comment but may be in a string, where YAML has no comments.
_STRAY = lazy_pattern(r"^[ \t]*((?:#|<!--)[ \t]*glosslint[ \t]*:[ \t]*ignore[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)


class _Unit(NamedTuple):
    """What a comment above it may apply to: an entry, a key with its value, or an item."""

    start: int
    value: int  # where its value begins
    end: int
    text: bool  # whether its value is a scalar
    entry: bool = False
    item: bool = False


class _EntryRange(NamedTuple):
    start: int
    end: int
    root: NodePath


def suppressions(document: Document, layout: Layout) -> tuple[Suppression, ...]:
    """Return the comments of a file that suppress findings, or are meant to; a file with syntax errors has none."""
    if document.faults or "losslint" not in document.source.text or kind_of(document.source.path) in ("json", "csv"):
        return ()
    return tuple(sorted(_SuppressionReader(document, layout).read(), key=lambda comment: comment.span))


class _SuppressionReader:
    def __init__(self, document: Document, layout: Layout) -> None:
        self._document = document
        self._text = document.source.text
        self._layout = layout
        self._body = self._page_body()

    def read(self) -> Iterator[Suppression]:
        comments = self._document.comments
        for comment in comments:
            parsed = parse_comment(self._document.source.path, self._text, comment.span)
            if parsed is not None:
                covered = () if parsed.error else tuple(self._covered_spans(comment, parsed.whole_file))
                root = () if parsed.whole_file else self._entry(comment.span)
                yield replace(parsed, line=self._removal_span(comment.span), covered=covered, root=root)
        if self._body is None:
            comment_starts = {comment.span.start for comment in comments}
            for match in _STRAY.finditer(self._text):
                span = Span(*match.span(1))
                if span.start not in comment_starts and not self._document.is_defective(span.start):
                    error = "it is inside a string, where YAML has no comments"
                    yield Suppression(self._document.source.path, span, span, error=error, root=self._entry(span))

    def _entry(self, span: Span) -> NodePath:
        """Return the path of the entry that a comment is in or, between two, above."""
        at = bisect.bisect(self._entries, (span.start,)) - 1
        if at >= 0 and span.start < self._whole_lines(Span(*self._entries[at][:2])).end:
            return self._entries[at].root
        return self._entries[at + 1].root if at + 1 < len(self._entries) else ()

    @cached_property
    def _entries(self) -> list[_EntryRange]:
        firsts = ((entry.key or entry.node, entry) for entry in entry_nodes(self._document, self._layout))
        return sorted(_EntryRange(first.start, max(first.start, entry.node.end), entry.root) for first, entry in firsts)

    def _page_body(self) -> Scalar | None:
        bodies = (root.get(BODY) for root in self._document.roots if isinstance(root, Mapping))
        return next((body for body in bodies if isinstance(body, Scalar) and body.style == RAW), None)

    def _covered_spans(self, comment: Comment, whole_file: bool) -> Iterator[Span]:
        span = comment.span
        everything = Span(0, len(self._text))
        yield span
        if whole_file:
            yield everything
        elif self._body is not None and span.start >= self._body.start:
            yield from self._spans_in_body(span, self._body, everything)
        elif not self._text[self._line_start(span.start) : span.start].strip(" \t-\ufeff"):  # alone in its line
            yield from self._spans_below(span, everything)
        else:
            yield from self._spans_beside(span)

    def _spans_in_body(self, span: Span, body: Scalar, everything: Span) -> Iterator[Span]:
        """Yield the page (or, of a page with several entries, the one directly below) if no block precedes it, the
        paragraph below if it is alone in its line, or else its line."""
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
        return Span(start, end) if self._text_ends[at] <= span.end <= self._line_start(start) else None

    @cached_property
    def _text_ends(self) -> list[int]:
        """Where what is no text begins directly above each entry: comments, labels and empty lines."""
        hidden = self._document.markup.hidden if self._document.markup is not None else ()
        visible = mask(self._text, [part for part in hidden if part.kind == "html"])
        above = pairwise([0, *(entry.start for entry in self._entries)])
        return [before + len(visible[before : self._line_start(start)].rstrip()) for before, start in above]

    def _spans_below(self, span: Span, everything: Span) -> Iterator[Span]:
        """Yield what comes next: a whole entry, an item, or a key with its value."""
        at = bisect.bisect_left(self._units, (span.end,))
        first = list(takewhile(lambda unit: unit.start == self._units[at].start, self._units[at:]))
        if not first:
            return
        unit = next((unit for unit in first if unit.entry), None) or max(first, key=lambda unit: unit.end)
        if unit.entry and self._body is not None:
            yield everything
        else:
            yield self._whole_lines(Span(unit.start, unit.end))

    def _spans_beside(self, span: Span) -> Iterator[Span]:
        """Yield its line, the strings that begin or end in it, and the block below the key in it."""
        line = self._whole_lines(span)
        yield line
        first, after = (bisect.bisect_left(self._units, (at,)) for at in line)
        begun = self._units[first:after]
        first, after = (bisect.bisect(self._texts, at, key=attrgetter("end")) for at in line)
        ended = self._texts[first:after]
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
            units += self._units_inside(root)
        return sorted(units)

    @cached_property
    def _texts(self) -> list[_Unit]:
        """The scalars, in order of their ends."""
        return sorted((unit for unit in self._units if unit.text), key=attrgetter("end"))

    def _units_inside(self, node: Node) -> Iterator[_Unit]:
        if isinstance(node, Mapping):
            for key, value in node.pairs:
                if key.style != RAW:
                    yield self._unit(key.start, value, key.end)
                    yield from self._units_inside(value)
        elif isinstance(node, Sequence):
            for item in node.items:
                yield self._unit(item.start, item)._replace(item=not isinstance(item, Scalar))
                yield from self._units_inside(item)

    def _unit(self, start: int, node: Node, key_end: int = 0) -> _Unit:
        """Return the unit of a node. The node of an alias is elsewhere in the file: then the key alone counts."""
        inside = node.start >= start
        end = max(key_end, node.end) if inside else max(key_end, start)
        return _Unit(start, node.start if inside else start, end, isinstance(node, Scalar))

    def _whole_lines(self, span: Span) -> Span:
        """Return the lines that ``span`` touches, without the last line break."""
        last = span.start + len(self._text[slice(*span)].rstrip("\r\n \t"))
        end = _LINE.match(self._text, last)
        return Span(self._line_start(span.start), end.end() if end is not None else last)

    def _line_start(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1

    def _removal_span(self, span: Span) -> Span:
        """Return what is removed with the comment at ``span``."""
        start = max(self._line_start(span.start), self._document.source.body_start)
        rest = _REST.match(self._text, span.end)
        if rest is None or rest[0].strip():
            return span
        before = self._text[start : span.start].rstrip()
        return Span(start + len(before), span.end) if before else Span(start, rest.end())
