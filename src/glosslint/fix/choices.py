"""Changes that users choose one by one: comments that suppress a finding, and the offers of a review.

In: a document, the comments it has, and a finding. Out: a ``Repair`` like any other; a comment changes the file by
itself alone, which ``fix/verify.py`` proves. The narrowest place is taken: a comment that covers the finding already
gets one more name; a string on one line gets the comment after it, a longer one above its key.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping as ByPath, Sequence
from typing import NamedTuple

from glosslint.facts.suppression import Suppression
from glosslint.fix.expected import body_start
from glosslint.fix.extents import comments_in, line_before, line_end, next_line
from glosslint.fix.lower import Lowering
from glosslint.model import Edit, Finding, Fix, Part, Place, Repair, Replace, ReplaceSource, Safety, Span
from glosslint.model.frozen import cached_property
from glosslint.model.source import line_start
from glosslint.parse.endings import is_mdx, kind_of
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence as SequenceNode, sections, walk
from glosslint.util.sequences import Intervals
from glosslint.util.timing import today

_BLOCK = ("|", ">")
TITLE = "suppress it"
_NO_COMMENTS = "this file can hold no comments; see per-file-ignores"
#: How a comment is written on pages that are not Markdown; one of reStructuredText ends at an empty line.
_FORMS = {"rst": ".. {}\n", "asciidoc": "// {}", "html": "<!-- {} -->"}


class Suppressor:
    """Makes the changes that suppress findings in one document. The comments, strings and entries at a place are looked
    up in sorted intervals, because there may be as many findings as lines."""

    def __init__(self, document: Document, comments: Sequence[Suppression]) -> None:
        self._document = document
        self._comments = comments
        self._children: dict[int, Intervals[tuple[int, Node]]] = {}

    def repair(self, rule: str, at: int, reason: str = "") -> Repair:
        """Return the change that suppresses ``rule`` at the character ``at``; without edits where no comment can be."""
        document, text, path = self._document, self._document.source.text, self._document.source.path
        kind = kind_of(path)
        impossible = Repair(path, Fix(Safety.SAFE, (), TITLE), rule, reason=_NO_COMMENTS)
        if document.hides_entries or not document.roots or kind not in ("yaml", "page", *_FORMS):
            return impossible
        if narrow := self._narrow.at(at):
            end = self._comments[max(narrow)].names[-1].span.end
            return _repair(path, rule, Edit(Span(end, end), f", {rule}"))
        words = f"glosslint: ignore[{rule}] {reason}".rstrip()
        body = body_start(document)
        if kind in _FORMS:
            edit = self._comment_above_entry(at, _FORMS[kind].format(words))
        elif body is not None and at >= body:
            comment = f"{{/* {words} */}}" if is_mdx(path) else f"<!-- {words} -->"
            edit = _comment_in_body(text, body, at, comment)
        else:
            edit = self._comment_beside(at, f"# {words}") or self._comment_above(at, f"# {words}")
            if edit is None:
                words = words.replace("ignore[", "ignore-file[", 1)
                edit = _comment_at_top(document, f"# {words}")
        return _repair(path, rule, edit, words) if edit is not None else impossible

    @cached_property
    def _narrow(self) -> Intervals[int]:
        """The numbers of the comments to which a name can be added, but for those on a whole file."""
        return Intervals(
            (span, number)
            for number, comment in enumerate(self._comments)
            if comment.names and not comment.error and not comment.whole_file and not comment.is_expired(today())
            for span in comment.covered
        )

    @cached_property
    def _scalars(self) -> Intervals[Scalar]:
        scalars = (scalar for root in self._document.roots for scalar in walk(root))
        return Intervals(((scalar.start, scalar.end), scalar) for scalar in scalars)

    @cached_property
    def _entries(self) -> Intervals[Node]:
        return Intervals(((node.start, node.end), node) for _, node in sections(self._document))

    def _comment_beside(self, at: int, comment: str) -> Edit | None:
        """Return the edit that writes the comment at the end of the line, if that belongs to no string."""
        text = self._document.source.text
        start, end = line_start(text, at), line_end(text, at)
        stop = start + len(text[start:end].rstrip())
        if stop == start or comments_in(self._document, Span(start, end)):
            return None
        for scalar in self._scalars.at(stop - 1):
            if scalar.style.startswith(_BLOCK):
                if line_end(text, scalar.start) != end:
                    return None
            elif stop < scalar.end:
                return None
        return Edit(Span(stop, stop), f"  {comment}")

    def _comment_above(self, at: int, comment: str) -> Edit | None:
        """Return the edit that writes the comment in a line of its own, above the innermost key or item at ``at``."""
        text = self._document.source.text
        starts = [start for root in self._document.roots for start in self._starts(root, at)]
        if not starts:
            return None
        start = line_start(text, starts[-1])
        indent = text[start : starts[-1]]
        indent = indent[: len(indent) - len(indent.lstrip(" "))]
        return Edit(Span(start, start), f"{indent}{comment}{_line_break(text)}")

    def _starts(self, node: Node, at: int) -> Iterator[int]:
        """Yield where the keys and items around ``at`` begin, outermost first."""
        if id(node) not in self._children:
            self._children[id(node)] = Intervals(_children(node))
        for start, child in self._children[id(node)].at(at):
            yield start
            yield from self._starts(child, at)

    def _comment_above_entry(self, at: int, comment: str) -> Edit | None:
        """Return the edit that writes the comment above the entry around ``at``, on a page of several."""
        text = self._document.source.text
        for node in self._entries.at(at):
            start = line_start(text, node.start)
            indent = text[start : node.start]
            if indent.strip():
                return Edit(Span(node.start, node.start), comment.strip())
            start = self._label_start(start)
            return Edit(Span(start, start), f"{indent}{comment}\n".replace("\n", _line_break(text)))
        return None

    def _label_start(self, start: int) -> int:
        """Return where the labels of reStructuredText above an entry begin, which begins at ``start`` itself."""
        text, markup = self._document.source.text, self._document.markup
        above = bisect.bisect_left(markup.hidden, start, key=lambda part: part.span.start) if markup is not None else 0
        for _, span in reversed(markup.hidden[:above] if markup is not None else ()):
            if not text.startswith(".. _", span.start) or text[span.end : start].strip():
                break
            start = line_start(text, span.start)
        return start


def _repair(path: str, rule: str, edit: Edit, added: str = "") -> Repair:
    intent = ReplaceSource(Place(path, (), Part.SOURCE, edit.span), edit.text)
    fix = Fix(Safety.SAFE, (intent,), TITLE)
    return Repair(path, fix, rule, (edit,), added_comments=(added,) if added else ())


def _comment_in_body(text: str, body: int, at: int, comment: str) -> Edit:
    """Return the edit that writes the comment above the paragraph or, in the first one, at the end of the line: above
    it, the comment would cover the page."""
    start = line = line_start(text, at)
    end = line_end(text, at)
    while start > body and text[(above := line_before(text, start)) : start].strip():
        start = above
    if text[body:start].strip() and text[start:end].strip():
        return Edit(Span(start, start), f"{comment}{_line_break(text)}")
    stop = line + len(text[line:end].rstrip())
    return Edit(Span(stop, stop), f" {comment}")


def _comment_at_top(document: Document, comment: str) -> Edit:
    """Return the edit that writes the comment in the first line, after a byte-order mark and the mark of a document."""
    text = document.source.text
    at = document.source.body_start
    while text.startswith(("---", "%"), at):
        at = next_line(text, at)
    return Edit(Span(at, at), f"{comment}{_line_break(text)}")


def _children(node: Node) -> Iterator[tuple[tuple[int, int], tuple[int, Node]]]:
    """Yield the values of a mapping or the items of a list: the characters of each with its key, and its start."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield (key.start, max(key.end, value.end) + 1), (key.start, value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield (item.start, item.end + 1), (item.start, item)


def _line_break(text: str) -> str:
    """Return the first line break of a file, or that of Unix."""
    end = line_end(text, 0)
    return "\r\n" if text.startswith("\r\n", end) else text[end : end + 1] or "\n"


#: The rule whose findings are words that may be right.
_WORDS = "spelling"


class Offer(NamedTuple):
    """A finding, and the ways to fix it, of which one may be chosen; none for a word without a suggestion."""

    finding: Finding
    repairs: tuple[Repair, ...]


def offers_of(finding: Finding, allowed: Sequence[Repair]) -> Iterator[Offer]:
    """Yield the offers of a finding: its suggestions are one, each other fix that is ``allowed`` is one of its own."""
    suggestions = tuple(repair for repair in allowed if repair.fix.safety is Safety.DISPLAY)
    yield from (Offer(finding, (repair,)) for repair in allowed if repair not in suggestions)
    if suggestions or spelling_word(finding):
        yield Offer(finding, suggestions)


def spelling_word(finding: Finding) -> str:
    """Return the word that a finding calls unknown; empty for other findings."""
    return finding.quoted if finding.rule == _WORDS else ""


def can_be_retyped(repair: Repair) -> bool:
    """Return whether a fix only writes words, so that others can be typed instead."""
    return bool(repair.fix.intents) and all(
        isinstance(intent, Replace) and intent.text.strip() for intent in repair.fix.intents
    )


def words_replaced(repair: Repair, document: Document) -> str:
    """Return the words for which others can be typed, if ``can_be_retyped``: those at the first of their places."""
    place = repair.fix.intents[0].place
    match = document.find(place.path)
    node = match.node if match is not None else None
    return node.text[slice(*place.span)] if isinstance(node, Scalar) and place.span is not None else ""


def overlap(repair: Repair, other: Repair) -> bool:
    """Return whether two fixes change the same words."""
    return repair.path == other.path and any(
        edit.span.start <= made.span.end and made.span.start <= edit.span.end
        for edit in repair.edits
        for made in other.edits
    )


def retype(repair: Repair, text: str, document: Document) -> Repair:
    """Return a fix that writes ``text`` at the places of ``repair``, if ``can_be_retyped``."""
    intents = tuple(intent._replace(text=text) for intent in repair.fix.intents if isinstance(intent, Replace))
    return Lowering(document).repair(repair.fix._replace(intents=intents, title=f'write "{text}"'), repair.rule)


def rewrite_at(finding: Finding, text: str) -> Repair:
    """Return a fix that writes ``text`` where a finding is, which has no fix of its own."""
    path, span = finding.location.path, finding.location.span
    intent = ReplaceSource(Place(path, (), Part.SOURCE, span), text)
    return Repair(path, Fix(Safety.DISPLAY, (intent,), f'write "{text}"'), finding.rule, (Edit(span, text),))


def comment_on(
    finding: Finding, reason: str, documents: ByPath[str, Document], comments: Sequence[Suppression]
) -> Repair:
    """Return the comment with ``reason`` that suppresses the finding; without edits for a file that can hold none."""
    location = finding.location
    own = [comment for comment in comments if comment.file == location.path]
    return Suppressor(documents[location.path], own).repair(finding.rule, location.span.start, reason)
