"""Verify that fixes change a file only as they state, and that safe fixes are safe.

What is written of a page is one text, its body, of which other parsers know no parts; so the values of its entries are
compared on their own.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glosslint.fix.expected import (
    LOADERS,
    Data,
    apply_intents,
    body_start,
    intents_on_values,
    load_independently,
    own_data,
    scalars_below,
)
from glosslint.fix.scalar_text import apply_edits
from glosslint.glossary.meaning import Meaning
from glosslint.model import Edit, Intent, NodePath, Repair, Replace, SetValue, Span, describe_error
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source
from glosslint.parse.files import parse_again
from glosslint.parse.tree import DERIVED, RAW, SHOWN, Document, Mapping, Scalar, sections
from glosslint.util.sequences import group_values


def entry_keys(document: Document) -> list[tuple[str, ...]]:
    """Return the keys of each entry that is a section."""
    return [tuple(key.text for key, _ in entry.pairs) for _, entry in sections(document) if isinstance(entry, Mapping)]


def reads_as_wanted(before: Document, after: Document, repairs: Sequence[Repair]) -> bool:
    """Return whether the values of the entries of a page, which has the same ones after ``repairs``, are as these say,
    and those parts of a page that is an entry on which they have intents.

    A value on whose own characters, or in front of them, a repair has edits, without an intent on the value, may read
    in any way.
    """
    intents = (intent for repair in repairs for intent in repair.fix.intents)
    wanted = group_values((one.place.path, one) for one in intents if isinstance(one, Replace | SetValue))
    edits = [edit.span for repair in repairs for edit in repair.edits]
    old, new = dict(_values(before)), dict(_values(after))
    for path, value in old.items():
        text = new[path].text if path in new else ""
        if path in wanted:
            if _words(_apply_to_text(value.text, wanted[path]), value) != _words(text, value):
                return False
        elif text != value.text and not any(_touches(span, value) for span in edits):
            return False
    parts = {path: part for path in wanted if (part := old.get(path) or _part(before, path)) is not None}
    return all(
        _words(_apply_to_text(part.text, wanted[path]), part) == _words(_text(_part(after, path)), part)
        for path, part in parts.items()
        if path not in old and not _is_shared(part, parts.values())
    )


def _is_shared(part: Scalar, parts: Iterable[Scalar]) -> bool:
    """Return whether another changed part of the page contains characters of this one, as its body always does."""
    return any(_touches(Span(other.start, other.end), part) for other in parts if other is not part)


def _part(document: Document, path: NodePath) -> Scalar | None:
    match = document.find(path)
    node = match.node if match is not None and match.complete else None
    return node if isinstance(node, Scalar) and node.style == RAW else None


def _text(part: Scalar | None) -> str:
    return part.text if part is not None else ""


def _apply_to_text(text: str, intents: Sequence[Replace | SetValue]) -> str:
    return apply_edits(text, [Edit(intent.place.span or Span(0, len(text)), intent.text) for intent in intents])


def _words(text: str, value: Scalar) -> str:
    """Return a text without the whitespace that is read as none: around it, and of a term also more than a space."""
    return " ".join(text.split()) if value.style == SHOWN else text.strip()


def _touches(span: Span, value: Scalar) -> bool:
    return span.start < value.end and value.start < max(span.end, span.start + 1)


def _values(document: Document) -> Iterator[tuple[NodePath, Scalar]]:
    """Yield the values of entries that are written in the file, with their paths."""
    for path, entry in sections(document):
        for value, at in scalars_below(entry, path):
            if not value.style.startswith(DERIVED):
                yield at, value


_MARK = re.compile(r"(?://|.)\.*")  # of a comment up to the end of its line: "#", "..", "//"
_LARGE = 50_000  # characters; a loader in Python takes a second for twice as many
_OTHER_VALUES = "other values would change with it"


class Verifier:
    """Verifies changes of one document, whose data are loaded once; with ``meaning``, also that they are safe."""

    def __init__(self, document: Document, meaning: Meaning | None = None) -> None:
        self._document = document
        self._meaning = meaning

    def apply(self, repairs: Sequence[Repair]) -> tuple[Document, str]:
        """Return the document after ``repairs``, which must not overlap, and why it must not be written, or nothing.

        If a parser fails, the document is the one before the repairs.
        """
        source = self._document.source
        new = Source(source.path, apply_edits(source.text, [edit for repair in repairs for edit in repair.edits]))
        after = self._document
        try:
            after = parse_again(self._document, new)
            return after, self._reason_against(after, repairs)
        except Exception as error:  # a parser that fails proves nothing, and must not keep other files from being fixed
            cause = str(error) if isinstance(error, LookupError | ValueError) else describe_error(error)
            return after, f"the file could not be read afterwards ({cause})"

    def _reason_against(self, after: Document, repairs: Sequence[Repair]) -> str:
        """Return why ``after`` must not be written, or an empty string. Raise what parsers raise."""
        if after.faults:
            return f"the file could not be read afterwards ({after.faults[0].message})"
        if _defective_parts(after) != _defective_parts(self._document):
            return "a part of the file that has a syntax error would change"
        intents = list(
            intents_on_values(self._document, [intent for repair in repairs for intent in repair.fix.intents])
        )
        if own_data(after) != apply_intents(own_data(self._document), intents):
            return _OTHER_VALUES
        if entry_keys(self._document) != entry_keys(after):
            return "the page would be split into entries differently"
        if not reads_as_wanted(self._document, after, repairs):
            return _OTHER_VALUES
        reason = self._independent_reason(after, intents) or self._lost_comment(after, repairs)
        return reason or self._unsafe_reason(after, repairs)

    def _unsafe_reason(self, after: Document, repairs: Sequence[Repair]) -> str:
        """Return what the fixes would change that a safe fix must not change, or nothing."""
        if self._meaning is None:
            return ""
        guarded = [repair for repair in repairs if repair.rule not in self._meaning.trusted]
        if len(guarded) < len(repairs):
            edits = [edit for repair in guarded for edit in repair.edits]
            source = self._document.source
            after = parse_again(self._document, Source(source.path, apply_edits(source.text, edits)))
        return self._meaning.reason_against(self._document, after) if guarded else ""

    def _independent_reason(self, after: Document, intents: Sequence[Intent]) -> str:
        """Return what another parser finds wrong."""
        before, loader, unreadable = self._data_before
        if before is None:
            return f"another YAML parser cannot read the file ({unreadable})"
        new = self._load(after, loader)
        return "" if new == apply_intents(_copy_data(before), intents) else _OTHER_VALUES

    def _load(self, document: Document, loader: str) -> Data:
        source = document.source
        return load_independently(source.text, source.path, body_start(document), loader, document.given_columns)

    @cached_property
    def _data_before(self) -> tuple[Data | None, str, str]:
        """The data of the file before, the loader that could read it, and why others could not."""
        source = self._document.source
        reason = ""
        for loader in LOADERS if len(source.text) <= _LARGE else LOADERS[::-1]:
            try:
                return self._load(self._document, loader), loader, ""
            except ValueError as error:
                reason = reason or str(error)
        return None, "", reason

    def _lost_comment(self, after: Document, repairs: Sequence[Repair]) -> str:
        removed = Counter(comment for repair in repairs for comment in repair.removed_comments)
        before = Counter(comment for repair in repairs for comment in repair.added_comments)
        before += Counter(self._comments([edit for repair in repairs for edit in repair.edits]))
        if Counter(comment.text for comment in after.comments) + removed != before:
            return "a comment would be lost"
        return ""

    def _comments(self, edits: Sequence[Edit]) -> Iterator[str]:
        """Yield the comments as they must be: changed only by edits of their own characters."""
        ordered = sorted(edits, key=lambda edit: edit.span)
        starts = [edit.span.start for edit in ordered]
        for comment in self._document.comments:
            first = bisect.bisect_right(starts, comment.span.start)
            last = bisect.bisect_left(starts, comment.span.end)
            inner = [edit for edit in ordered[first:last] if edit.span.end <= comment.span.end]
            if inner:
                changed = apply_edits(self._document.source.text, inner, comment.span)
                enclosed = changed.startswith(("<!--", "{/*"))
                words = changed[4 if changed[0] == "<" else 3 : -3] if enclosed else _MARK.sub("", changed, count=1)
                yield words.strip()
            else:
                yield comment.text


def _defective_parts(document: Document) -> list[str]:
    return [document.source.text[slice(*defect.span)] for defect in document.defects]


def _copy_data(data: Data) -> Data:
    return [_copy_data(part) if isinstance(part, list) else part for part in data]
