"""A change of a scalar's decoded text → edits of its source, in the style in which the author wrote it; and how a new
string is written: plain where it can be, else in quotes.

Every candidate is read back before it is chosen: what does not decode to the wanted text is not written. A line break
that would be lost moves to a space of the same words, if there is one. Otherwise the first candidate touches only the
changed characters; the next also the line breaks beside them; the last quotes the value, and leaves its other lines as
they are. Begin with ``change_text``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from glosslint.model import Edit, Span
from glosslint.parse.markdown.structure import replace_parts
from glosslint.parse.offsets import CharMap, char_map
from glosslint.parse.scalar_values import ambiguous_type, value_of
from glosslint.parse.tree import CELL, DERIVED, QUOTED_CELL, RAW, SHOWN, Scalar
from glosslint.util.sequences import count_shared

#: A plain scalar must not begin like this (YAML 1.2.2, 7.3.3): it would be a collection, an anchor, a tag, a comment …
_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?=[\s,\[\]{}]|$)|---|\.\.\.")
_ENDS_PLAIN = re.compile(r":(?=\s|$)|\s#")  # the colon after a key; a comment
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")
_SPECIAL = frozenset(("<<", "=", "~"))  # YAML 1.1 reads these as a merge key, a default value and null
_MAX_PLAIN_KEY = 200  # characters
#: All that must be escaped (YAML 1.2.2, 5.1), and the separators that YAML 1.1 takes for line breaks.
UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\0": "\\0"}


class ScalarContext(NamedTuple):
    """Where a scalar is: in a flow collection, as a key, in JSON; with the file's line ending and usual quote."""

    flow: bool = False
    key: bool = False
    json: bool = False
    newline: str = "\n"
    quote: str = "'"
    delimiter: str = ""  # of the cells, in CSV


def new_scalar(text: str, context: ScalarContext) -> str:
    """Return a new scalar on one line: plain if possible, otherwise quoted."""
    if context.json:
        return json.dumps(text, ensure_ascii=False)
    if "\n" not in text and can_be_plain(text, context):
        return text
    quote = quotes_for(text, context)[0]
    return quote + encode_scalar(text, quote) + quote


def can_be_plain(text: str, context: ScalarContext) -> bool:
    """Return whether every YAML parser loads ``text`` without quotes as a string."""
    if not text or text != text.strip() or text in _SPECIAL or _INDICATOR.match(text) or UNPRINTABLE.search(text):
        return False
    if _ENDS_PLAIN.search(text) or (context.flow and _FLOW_SIGNS.search(text)):
        return False
    return not (context.key and len(text) > _MAX_PLAIN_KEY) and is_string(text)


def is_string(text: str) -> bool:
    """Return whether every YAML parser loads a plain scalar with this text as a string."""
    scalar = Scalar(text, 0, 0)
    return ambiguous_type(scalar) is None and isinstance(value_of(scalar), str)


def quotes_for(text: str, context: ScalarContext) -> tuple[str, ...]:
    """Return the quotation marks in which a text can be written, the best first."""
    if context.delimiter:
        return (QUOTED_CELL,)
    if needs_escapes(text):
        return ('"',)
    return ('"', "'") if context.quote == '"' and not set('"\\') & set(text) else ("'", '"')


def needs_escapes(text: str) -> bool:
    return "\n" in text or UNPRINTABLE.search(text) is not None


def encode_scalar(text: str, style: str) -> str:
    """Return a text as it is written in a scalar of this style, without its quotation marks."""
    if style == "'":
        return text.replace("'", "''")
    if style == QUOTED_CELL:
        return text.replace('"', '""')
    if style == "json":
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return "".join(map(_escape, text)) if style == '"' else text


def _escape(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if not UNPRINTABLE.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def new_cell(text: str, delimiter: str, quoted: bool = False) -> str:
    """Return a text as a cell of CSV, in quotes where it needs them."""
    return text if not quoted and can_be_bare(text, delimiter) else f'"{encode_scalar(text, QUOTED_CELL)}"'


def can_be_bare(text: str, delimiter: str) -> bool:
    """Return whether a cell may hold a text without quotes (RFC 4180, section 2, rules 5 to 7)."""
    return text == text.strip() and not {*text} & {delimiter, '"', "\n", "\r"}


class UnfixableError(Exception):
    """A fix cannot be written; the message says why, to follow "not fixed: "."""


class _Change(NamedTuple):
    """The decoded ``span`` is to become ``text``, by which the whole string becomes ``wanted``."""

    span: Span
    text: str
    wanted: str


#: The style of a scalar after edits, and these edits.
_Candidate = tuple[str, tuple[Edit, ...]]

_BLOCK = ("|", ">")
_MAX_READ_BACK = 20  # changes of one scalar that are read back one by one, each in time linear in its length


def change_text(
    source: str, scalar: Scalar, span: Span, text: str, context: ScalarContext, chars: CharMap | None = None
) -> tuple[Edit, ...]:
    """Return edits after which the scalar reads ``text`` at the decoded ``span``. Raise UnfixableError.

    ``chars`` is the scalar's map of characters, where it is known already.
    """
    if scalar.style == RAW:
        return (Edit(span.shift(scalar.start), text.replace("\n", context.newline)),)
    if scalar.style.startswith(DERIVED):
        raise UnfixableError("it is made from what is written here; change that by hand")
    start, end, text = _move_left(scalar, *_trim_change(scalar.text, span, text))
    change = _Change(Span(start, end), text, scalar.text[:start] + text + scalar.text[end:])
    chars = chars or char_map(source, scalar)
    candidates: Iterable[_Candidate]
    if chars is not None and scalar.style == SHOWN:
        candidates = [(SHOWN, (Edit(chars.source_span(change.span), text),))]
    elif chars is not None:
        candidates = _Writer(source, scalar, chars, context).candidates(change, span)
    elif not scalar.text:
        candidates = _fill_quotes(scalar, text)
    else:
        raise UnfixableError("its characters cannot be located in the file")
    for style, edits in candidates:
        if _decodes(source, scalar, edits, style, change.wanted):
            return edits
    if scalar.style in _BLOCK and change.wanted and "\n" not in change.wanted:
        end = scalar.start + len(source[scalar.start : scalar.end].rstrip())
        return (Edit(Span(scalar.start, end), new_scalar(change.wanted, context)),)
    raise UnfixableError("the new text cannot be written in the style of the old one")


def change_texts(
    source: str, scalar: Scalar, changes: Iterable[tuple[Span, str]], context: ScalarContext, chars: CharMap
) -> tuple[Edit, ...]:
    """Return edits for many changes of one scalar, in time linear in its length. Raise UnfixableError.

    They are read back together. Where that fails each is read back alone, unless they are too many.
    """
    ordered = sorted(changes)
    if scalar.style == SHOWN:
        return tuple(edit for span, text in ordered for edit in change_text(source, scalar, span, text, context, chars))
    writer = _Writer(source, scalar, chars, context)
    if any(one.end > other.start for (one, _), (other, _) in pairwise(ordered)):
        raise UnfixableError("its changes would overlap")
    edits = tuple(edit for span, text in ordered for edit in writer.first_edits(span, text))
    wanted = apply_edits(scalar.text, [Edit(span, text) for span, text in ordered])
    style = scalar.style
    if _keeps_style(style, wanted, context) and _decodes(source, scalar, edits, style, wanted):
        return edits
    if len(ordered) > _MAX_READ_BACK:
        raise UnfixableError(f"its {len(ordered):,} changes cannot be written in the style of the old text")
    return tuple(edit for span, text in ordered for edit in change_text(source, scalar, span, text, context, chars))


def set_text(source: str, scalar: Scalar, text: str, context: ScalarContext) -> tuple[Edit, ...]:
    """Return edits after which every YAML parser loads the scalar as the string ``text``. Raise UnfixableError."""
    if scalar.style or (scalar.text and not context.json and is_string(scalar.text)):
        if scalar.text == text:
            return ()
        start = count_shared(scalar.text, text)
        end = count_shared(scalar.text[start:][::-1], text[start:][::-1])
        return change_text(source, scalar, Span(start, len(scalar.text) - end), text[start : len(text) - end], context)
    if scalar.text == text and text and not context.json:
        chars = char_map(source, scalar)
        if chars is not None:
            writer = _Writer(source, scalar, chars, context)
            return next(iter(writer.quote_whole(_Change(Span(0, 0), "", text))))[1]
    gap = " " if scalar.end == scalar.start and source[scalar.start - 1 : scalar.start] not in (" ", "") else ""
    return (Edit(Span(scalar.start, scalar.end), gap + new_scalar(text, context)),)


def _trim_change(old: str, span: Span, text: str) -> tuple[int, int, str]:
    """Return start, end and text of a change without the characters that stay, at its end and then at its start."""
    start, end = span
    tail = count_shared(old[start:end][::-1], text[::-1])
    head = count_shared(old[start : end - tail], text[: len(text) - tail])
    return start + head, end - tail, text[head : len(text) - tail]


def _move_left(scalar: Scalar, start: int, end: int, text: str) -> tuple[int, int, str]:
    """Return a change to the same effect that leaves the last line break of a block scalar where it is, if possible."""
    old = scalar.text
    if scalar.style in _BLOCK:
        while end == len(old) and 0 < start == end and text and text[-1] == old[start - 1]:
            text, start, end = text[-1] + text[:-1], start - 1, end - 1
        while end == len(old) and 0 < start < end and not text and old[start - 1] == old[end - 1]:
            start, end = start - 1, end - 1
        while text and start < end == len(old) and old[end - 1] == text[-1]:
            text, end = text[:-1], end - 1
    return start, end, text


def _fill_quotes(scalar: Scalar, text: str) -> Iterator[_Candidate]:
    """Yield how to write into an empty string in quotes."""
    style = scalar.style
    if style and style not in _BLOCK and (style != "'" or not needs_escapes(text)):
        yield style, (Edit(Span(scalar.start + 1, scalar.end - 1), encode_scalar(text, style)),)


class _Writer:
    def __init__(self, source: str, scalar: Scalar, chars: CharMap, context: ScalarContext) -> None:
        self._source = source
        self._scalar = scalar
        self._chars = chars
        self._context = context

    def candidates(self, change: _Change, whole: Span) -> Iterator[_Candidate]:
        """Yield the ways to write a change within ``whole``, the range that the fix rewrites: the best first."""
        style, context = self._scalar.style, self._context
        if not change.text:
            yield from self._move_break(change.span, whole)
        if _keeps_style(style, change.wanted, context):
            for place, inner in self._widen_change(change):
                if style in _BLOCK:
                    if UNPRINTABLE.search(inner):
                        return
                    yield from ((style, (Edit(place, lines),)) for lines in self._block_lines(inner))
                elif not (needs_escapes(inner) and style in ("", "'")) and not (
                    context.flow and style == "" and "?" in inner  # which libyaml does not allow there
                ):
                    yield style, (Edit(place, encode_scalar(inner, style)),)
        if style in ("", "'", CELL) and not context.json:
            yield from self.quote_whole(change)

    def first_edits(self, whole: Span, text: str) -> tuple[Edit, ...]:
        """Return the edits of a change in the style of the scalar that are tried first."""
        start, end, text = _trim_change(self._scalar.text, whole, text)
        span, style = Span(start, end), self._scalar.style
        if not text:
            for _, edits in self._move_break(span, whole):
                return edits
        written = next(self._block_lines(text)) if style in _BLOCK else encode_scalar(text, style)
        return (Edit(self._chars.source_span(span), written),)

    def quote_whole(self, change: _Change) -> Iterator[_Candidate]:
        """Yield the whole scalar in (other) quotes, its line breaks left as they are."""
        scalar = self._scalar
        mark = 0 if scalar.style in ("", CELL) else 1
        for quote in quotes_for(change.wanted if not mark else change.text + "\n", self._context):
            for place, inner in self._widen_change(change):
                edits = [Edit(Span(scalar.start, scalar.start + mark), quote[-1])]
                edits += [Edit(place, encode_scalar(inner, quote))] if inner or place.end > place.start else []
                edits += self._requote(place, quote)
                edits.append(Edit(Span(scalar.end - mark, scalar.end), quote[-1]))
                yield quote, tuple(sorted(edits, key=lambda edit: edit.span))

    def _move_break(self, removed: Span, whole: Span) -> Iterator[_Candidate]:
        """Yield how a line break in what is ``removed`` can move to the last space before it: each line stays one."""
        place = self._chars.source_span(removed)
        line_break = self._source[slice(*place)].lstrip(" \t")
        at = self._scalar.text.rfind(" ", whole.start, removed.start)
        if line_break[:1] in ("\r", "\n") and line_break and not line_break.strip() and at >= 0:
            space = self._chars.char_span(at)
            if self._source[slice(*space)] == " ":
                yield self._scalar.style, (Edit(space, line_break), Edit(place, ""))

    def _widen_change(self, change: _Change) -> Iterator[tuple[Span, str]]:
        """Yield the source of a change and its new text; then the same with the line breaks beside it as spaces."""
        yield self._chars.source_span(change.span), change.text
        start, end = change.span
        old = self._scalar.text
        while start > 0 and old[start - 1] == " ":
            start -= 1
        while end < len(old) and old[end] == " ":
            end += 1
        place = self._chars.source_span(Span(start, end))
        if (start, end) != tuple(change.span) and any(sign in self._source[slice(*place)] for sign in "\r\n"):
            yield place, old[start : change.span.start] + change.text + old[change.span.end : end]

    def _block_lines(self, text: str) -> Iterator[str]:
        """Yield ``text`` as lines of a block: broken once, and first twice where folding would swallow the break."""
        if "\n" not in text:
            yield text
            return
        first = next((index for index, char in enumerate(self._scalar.text) if char != "\n"), 0)
        at = self._chars.char_span(first).start
        line = max(self._source.rfind("\n", 0, at), self._source.rfind("\r", 0, at)) + 1
        indent = " " * (at - line)
        start, *others = text.split("\n")
        for times in (1,) if self._scalar.style == "|" else (2, 1):
            newline = self._context.newline * times
            yield start + "".join(newline + (indent + line if line else "") for line in others)

    def _requote(self, changed: Span, quote: str) -> Iterator[Edit]:
        """Yield the edits of the quotation marks and backslashes outside of what is ``changed``."""
        for index, char in enumerate(self._scalar.text):
            if char in "'\"\\":
                at = self._chars.char_span(index)
                written = encode_scalar(char, quote)
                if not changed.start <= at.start < changed.end and self._source[slice(*at)] != written:
                    yield Edit(at, written)


def _keeps_style(style: str, wanted: str, context: ScalarContext) -> bool:
    """Return whether a scalar may stay without quotes, or has some, when it reads ``wanted``."""
    if style == CELL:
        return can_be_bare(wanted, context.delimiter)
    return bool(style) or can_be_plain(wanted, context)


def _decodes(source: str, scalar: Scalar, edits: tuple[Edit, ...], style: str, wanted: str) -> bool:
    """Return whether the edited source of the scalar reads as ``wanted``."""
    if any(edit.span.start < scalar.start or edit.span.end > scalar.end for edit in edits):
        return False
    text = apply_edits(source, edits, Span(scalar.start, scalar.end))
    if style in _BLOCK and source[scalar.end - 1] in "\r\n" and text[-1:] not in ("\r", "\n"):
        return False
    if not wanted:
        return bool(style) and style not in _BLOCK and len(text) == 2
    try:
        return char_map(text, Scalar(wanted, 0, len(text), style)) is not None
    except (IndexError, KeyError, ValueError):
        return False


def apply_edits(text: str, edits: Iterable[Edit], within: Span | None = None) -> str:
    """Return ``text``, or the part of it that is ``within``, after edits that do not overlap, in any order.

    Of two at one point, the earlier comes first.
    """
    return replace_parts(text, sorted(edits, key=lambda edit: edit[0]), within)
