"""The proof that a file after its fixes differs from the file before only as the fixes say."""

from __future__ import annotations

import bisect
import copy
from collections import Counter
from collections.abc import Iterator, Sequence

from glosslint.fix.expected import intended, settled
from glosslint.fix.loaders import LOADERS, Data, body_start, independent, own
from glosslint.fix.scalar_text import applied
from glosslint.model import Edit, Repair, Span
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.tree import Document


class Verifier:
    """Judges changes of one document. What the file says before is read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        source = document.source
        self._before: Data | None = None
        self._unreadable = ""
        for self._loader in LOADERS:
            try:
                self._before = independent(source.text, source.path, body_start(document), self._loader)
                break
            except ValueError as error:
                self._unreadable = self._unreadable or str(error)

    def changed(self, repairs: Sequence[Repair]) -> tuple[Source, str]:
        """The source after ``repairs``, which must not overlap, and why it may not be written: nothing if it may."""
        source = self._document.source
        if self._before is None:
            return source, f"the file reads differently elsewhere ({self._unreadable})"
        edits: list[Edit] = [edit for repair in repairs for edit in repair.edits]
        new = Source(source.path, applied(source.text, edits))
        return new, self._reason(new, repairs)

    def _reason(self, new: Source, repairs: Sequence[Repair]) -> str:
        after = parse(new)
        if after.faults:
            return f"the file could not be read afterwards ({after.faults[0].message})"
        intents = list(settled(self._document, [intent for repair in repairs for intent in repair.fix.intents]))
        try:
            if own(after) != intended(own(self._document), intents):
                return "other values would change with it"
            if independent(new.text, new.path, body_start(after), self._loader) != intended(
                copy.deepcopy(self._before or []), intents
            ):
                return "other values would change with it"
        except (LookupError, StopIteration, ValueError) as error:
            return f"the file could not be read afterwards ({error})"
        gone = Counter(comment for repair in repairs for comment in repair.removed_comments)
        before = Counter(self._comments([edit for repair in repairs for edit in repair.edits]))
        if Counter(comment.text for comment in after.comments) + gone != before:
            return "a comment would be lost"
        return ""

    def _comments(self, edits: Sequence[Edit]) -> Iterator[str]:
        """The comments as they must be: changed only by edits of their own characters."""
        ordered = sorted(edits, key=lambda edit: edit.span)
        starts = [edit.span.start for edit in ordered]
        for comment in self._document.comments:
            first = bisect.bisect_left(starts, comment.span.start)
            last = bisect.bisect_left(starts, comment.span.end)
            inner = [edit for edit in ordered[first:last] if edit.span.end <= comment.span.end]
            inner = [edit for edit in inner if edit.span != comment.span and edit.span.start > comment.span.start]
            yield _shifted(self._document.source.text, comment.span, inner).strip() if inner else comment.text


def _shifted(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """What stands between the marks of a comment, after the edits in it."""
    moved = [Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text) for edit in edits]
    changed = applied(text[slice(*span)], moved)
    return changed[4:-3] if changed.startswith("<!--") else changed[1:]
