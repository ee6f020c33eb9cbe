"""The proof that a file after its fixes differs from the file before only as the fixes say."""

from __future__ import annotations

import bisect
import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from glosslint.fix.expected import intended, settled
from glosslint.fix.loaders import LOADERS, TEXT, Data, body_start, independent, own
from glosslint.fix.scalar_text import applied
from glosslint.model import Edit, Intent, Repair, Span, describe_error
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.tree import Document, Sequence as SequenceNode

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_OTHER_VALUES = "other values would change with it"


class Verifier:
    """Judges changes of one document. What the file says before is read once."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def changed(self, repairs: Sequence[Repair]) -> tuple[Source, str]:
        """Return the source after ``repairs``, which must not overlap, and why it may not be written, if it may not."""
        source = self._document.source
        new = Source(source.path, applied(source.text, [edit for repair in repairs for edit in repair.edits]))
        try:
            return new, self._reason_against(new, repairs)
        except Exception as error:  # a reader that fails proves nothing, and must not keep other files from being fixed
            return new, f"the file could not be read afterwards ({_described(error)})"

    def _reason_against(self, new: Source, repairs: Sequence[Repair]) -> str:
        """Return why ``new`` may not be written, or an empty string. Raise what readers raise."""
        after = parse(new)
        if after.faults:
            return f"the file could not be read afterwards ({after.faults[0].message})"
        intents = list(settled(self._document, [intent for repair in repairs for intent in repair.fix.intents]))
        if own(after) != intended(own(self._document), intents):
            return _OTHER_VALUES
        return self._judged_independently(after, intents) or self._lost_comment(after, repairs)

    def _judged_independently(self, after: Document, intents: Sequence[Intent]) -> str:
        """Return what another reader finds wrong: of a long list, it reads only the items that change."""
        old, new = list_items(self._document), list_items(after)
        on_items = all(len(intent.place.path) > 1 for intent in intents)
        if on_items and old and len(old) == len(new) and old[0] == new[0]:
            different = {
                number for number, (one, other) in enumerate(zip(old[1:], new[1:], strict=True)) if one != other
            }
            numbers = sorted(different | {int(intent.place.path[1]) for intent in intents})
            try:
                return self._judged_items(old[1:], new[1:], numbers, intents)
            except Exception:  # an item that cannot be read on its own, such as one with an alias
                pass
        return self._judged_whole(after, intents)

    def _judged_items(
        self, items: Sequence[str], new_items: Sequence[str], numbers: Sequence[int], intents: Sequence[Intent]
    ) -> str:
        def read(texts: Sequence[str]) -> Data:
            data: Data = [["text", "", TEXT] for _ in texts]
            ((_, parts),) = independent("".join(texts[number] for number in numbers), self._document.source.path, None)
            for number, part in zip(numbers, parts, strict=True):
                data[number] = part
            return [["list", data]]

        return "" if read(new_items) == intended(read(items), intents) else _OTHER_VALUES

    def _judged_whole(self, after: Document, intents: Sequence[Intent]) -> str:
        before, loader, unreadable = self._before
        if before is None:
            return f"the file reads differently elsewhere ({unreadable})"
        new = independent(after.source.text, after.source.path, body_start(after), loader)
        return "" if new == intended(copy.deepcopy(before), intents) else _OTHER_VALUES

    @cached_property
    def _before(self) -> tuple[Data | None, str, str]:
        """What the file says before, the loader that could read it, and why others could not."""
        source = self._document.source
        unreadable = ""
        for loader in LOADERS:
            try:
                return independent(source.text, source.path, body_start(self._document), loader), loader, ""
            except ValueError as error:
                unreadable = unreadable or str(error)
        return None, "", unreadable

    def _lost_comment(self, after: Document, repairs: Sequence[Repair]) -> str:
        removed = Counter(comment for repair in repairs for comment in repair.removed_comments)
        before = Counter(self._comments([edit for repair in repairs for edit in repair.edits]))
        if Counter(comment.text for comment in after.comments) + removed != before:
            return "a comment would be lost"
        return ""

    def _comments(self, edits: Sequence[Edit]) -> Iterator[str]:
        """Yield the comments as they must be: changed only by edits of their own characters."""
        ordered = sorted(edits, key=lambda edit: edit.span)
        starts = [edit.span.start for edit in ordered]
        for comment in self._document.comments:
            first = bisect.bisect_left(starts, comment.span.start)
            last = bisect.bisect_left(starts, comment.span.end)
            inner = [edit for edit in ordered[first:last] if edit.span.end <= comment.span.end]
            inner = [edit for edit in inner if edit.span != comment.span and edit.span.start > comment.span.start]
            yield _shifted(self._document.source.text, comment.span, inner).strip() if inner else comment.text


def _described(error: Exception) -> str:
    if isinstance(error, LookupError | StopIteration | ValueError):  # what is not there, or cannot be read
        return str(error)
    return describe_error(error)


def list_items(document: Document) -> list[str]:
    """Return what is before a file's only YAML list, in block style at the first column, and the text of each item.

    Return nothing for other files, and where an item may depend on others by an anchor, or on a directive.
    """
    text, roots = document.source.text, document.roots
    if kind_of(document.source.path) != "yaml" or len(roots) != 1 or document.may_have_anchors:
        return []
    root = roots[0]
    if not isinstance(root, SequenceNode) or not root.items:
        return []
    starts = [0]
    for item in root.items:
        start = text.rfind("\n-", 0, item.start) + 1
        if not text.startswith("-", start) or text[start + 1 : item.start].strip():
            return []
        starts.append(start)
    head, *items = (text[start:end] for start, end in pairwise([*starts, len(text)]))
    return [] if _DIRECTIVE.search(head) else [head, *items]


def _shifted(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """Return what is between the marks of a comment, after the edits in it."""
    moved = [Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text) for edit in edits]
    changed = applied(text[slice(*span)], moved)
    return changed[4:-3] if changed.startswith("<!--") else changed[1:]
