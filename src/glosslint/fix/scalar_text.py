"""A change of a scalar's decoded text → edits of its source, in the style in which the author wrote it.

Every candidate is read back before it is chosen: what does not decode to the wanted text is not written. A line break
that would be lost moves to a blank of the same words, if there is one. Else the first candidate touches only the
changed characters; the next also the line breaks beside them; the last puts the value into
quotes, and leaves its other lines as they are.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Edit, Span
from glosslint.parse.offsets import CharMap, char_map
from glosslint.parse.scalar_values import ambiguous_type, value_of
from glosslint.parse.tree import RAW, Scalar


class CannotError(Exception):
    """A fix cannot be written down; the message says why, to follow "not fixed: "."""


class Around(NamedTuple):
    """What stands around a scalar: a flow collection, the key's place, JSON; the file's line end and usual quote."""

    flow: bool = False
    key: bool = False
    json: bool = False
    newline: str = "\n"
    quote: str = "'"


_BLOCK = ("|", ">")
_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?=[\s,\[\]{}]|$)|---|\.\.\.")
_ENDS_PLAIN = re.compile(r":(?=\s|$)|\s#")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")
_SPECIAL = frozenset(("<<", "=", "~"))
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\0": "\\0"}


def change(source: str, scalar: Scalar, span: Span, text: str, around: Around) -> tuple[Edit, ...]:
    """Edits after which the scalar reads ``text`` at the decoded ``span``. Raises CannotError."""
    if scalar.style == RAW:
        place = Span(scalar.start + span.start, scalar.start + span.end)
        return (Edit(place, text.replace("\n", around.newline) if around.newline != "\n" else text),)
    whole = span
    span, text = _slid(scalar, *_trimmed(scalar.text, span, text))
    wanted = scalar.text[: span.start] + text + scalar.text[span.end :]
    chars = char_map(source, scalar)
    if chars is None and scalar.text:
        raise CannotError("its characters cannot be told apart in the file")
    candidates = _candidates(source, scalar, chars, span, text, wanted, around)
    if chars is not None and not text:
        candidates = itertools.chain(_rebroken(source, scalar, chars, whole, span), candidates)
    for style, edits in candidates:
        if _decodes(source, scalar, edits, style, wanted):
            return edits
    if scalar.style in _BLOCK and wanted and "\n" not in wanted:
        end = scalar.start + len(source[scalar.start : scalar.end].rstrip())
        return (Edit(Span(scalar.start, end), fresh(wanted, around)),)
    raise CannotError("the new text cannot be written in the style of the old one")


def set_text(source: str, scalar: Scalar, text: str, around: Around) -> tuple[Edit, ...]:
    """Edits after which the scalar is the text ``text``, for every reader. Raises CannotError."""
    if scalar.style or (scalar.text and not around.json and _is_text(scalar.text)):
        start = _common(scalar.text, text)
        end = _common(scalar.text[start:][::-1], text[start:][::-1])
        span = Span(start, len(scalar.text) - end)
        if span.start == span.end and start == len(text) - end:
            return ()
        return change(source, scalar, span, text[start : len(text) - end], around)
    if scalar.text == text and text and not around.json:
        chars = char_map(source, scalar)
        if chars is not None:
            return next(iter(_quotings(source, scalar, chars, Span(0, 0), "", text, around)))[1]
    gap = " " if scalar.end == scalar.start and source[scalar.start - 1 : scalar.start] not in (" ", "") else ""
    return (Edit(Span(scalar.start, scalar.end), gap + fresh(text, around)),)


def fresh(text: str, around: Around) -> str:
    """A new scalar on one line: plain if it can be, else in quotes."""
    if around.json:
        return json.dumps(text, ensure_ascii=False)
    if "\n" not in text and stays_plain(text, around):
        return text
    quote = _quotes(text, around)[0]
    return quote + _encoded(text, quote) + quote


def stays_plain(text: str, around: Around) -> bool:
    """Whether ``text`` can stand without quotes, and every reader of YAML takes it for text then."""
    if not text or text != text.strip() or text in _SPECIAL or _INDICATOR.match(text) or _UNPRINTABLE.search(text):
        return False
    if _ENDS_PLAIN.search(text) or (around.flow and _FLOW_SIGNS.search(text)) or (around.key and len(text) > 200):
        return False
    return _is_text(text)


def _is_text(text: str) -> bool:
    scalar = Scalar(text, 0, 0)
    return ambiguous_type(scalar) is None and isinstance(value_of(scalar), str)


def _trimmed(old: str, span: Span, text: str) -> tuple[Span, str]:
    """The change without the characters that stay as they are, at its end and then at its start."""
    start, end = span
    while start < end and text and old[end - 1] == text[-1]:
        text, end = text[:-1], end - 1
    while start < end and text and old[start] == text[0]:
        text, start = text[1:], start + 1
    return Span(start, end), text


def _slid(scalar: Scalar, span: Span, text: str) -> tuple[Span, str]:
    """The same change further to the left, away from the last line break of a block, which must stay where it is."""
    start, end = span
    old = scalar.text
    if scalar.style in _BLOCK:
        while end == len(old) and 0 < start == end and text and text[-1] == old[start - 1]:
            text, start, end = text[-1] + text[:-1], start - 1, end - 1
        while end == len(old) and 0 < start < end and not text and old[start - 1] == old[end - 1]:
            start, end = start - 1, end - 1
        while text and start < end == len(old) and old[end - 1] == text[-1]:
            text, end = text[:-1], end - 1
    return Span(start, end), text


def _candidates(
    source: str, scalar: Scalar, chars: CharMap | None, span: Span, text: str, wanted: str, around: Around
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    style = scalar.style
    if chars is None:  # an empty text in quotes
        inside = (
            Span(scalar.start + 1, scalar.end - 1) if style and style not in _BLOCK else Span(scalar.start, scalar.end)
        )
        if style and style not in _BLOCK and (style != "'" or not _needs_escapes(text)):
            yield style, (Edit(inside, _encoded(text, style)),)
        return
    if style or stays_plain(wanted, around):
        for place, inner in _widened(source, scalar, chars, span, text):
            if style in _BLOCK:
                if _UNPRINTABLE.search(inner):
                    return
                yield from (
                    (style, (Edit(place, lines),)) for lines in _block_lines(source, scalar, chars, inner, around)
                )
            elif not (_needs_escapes(inner) and style in ("", "'")) and not (
                around.flow and style == "" and "?" in inner
            ):
                yield style, (Edit(place, _encoded(inner, style)),)
    if style in ("", "'") and not around.json:
        yield from _quotings(source, scalar, chars, span, text, wanted, around)


def _rebroken(
    source: str, scalar: Scalar, chars: CharMap, whole: Span, gone: Span
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """``gone`` is left out, and a line break in it stands at the last blank before it within ``whole``, the range that
    the fix rewrites: each line stays one line."""
    place = chars.source_span(gone)
    taken = source[slice(*place)].lstrip(" \t")
    at = scalar.text.rfind(" ", whole.start, gone.start)
    if taken[:1] in ("\r", "\n") and taken and not taken.strip() and at >= 0:
        blank = chars.char_span(at)
        if source[slice(*blank)] == " ":
            yield scalar.style, (Edit(blank, taken), Edit(place, ""))


def _widened(source: str, scalar: Scalar, chars: CharMap, span: Span, text: str) -> Iterator[tuple[Span, str]]:
    """The source of the span and its new text; then the same with the line breaks beside it written as blanks."""
    yield chars.source_span(span), text
    start, end = span
    old = scalar.text
    while start > 0 and old[start - 1] == " ":
        start -= 1
    while end < len(old) and old[end] == " ":
        end += 1
    place = chars.source_span(Span(start, end))
    if (start, end) != tuple(span) and any(sign in source[slice(*place)] for sign in "\r\n"):
        yield place, old[start : span.start] + text + old[span.end : end]


def _block_lines(source: str, scalar: Scalar, chars: CharMap, text: str, around: Around) -> Iterator[str]:
    """``text`` as lines of a block: broken once, or twice where a fold would swallow the break."""
    if "\n" not in text:
        yield text
        return
    first = next((index for index, char in enumerate(scalar.text) if char != "\n"), 0)
    at = chars.char_span(first).start
    line = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1
    indent = " " * (at - line)
    if scalar.style == "|":
        yield _with_breaks(text, around.newline, indent, 1)
    else:
        yield _with_breaks(text, around.newline, indent, 2)
        yield _with_breaks(text, around.newline, indent, 1)


def _with_breaks(text: str, newline: str, indent: str, times: int) -> str:
    first, *others = text.split("\n")
    return first + "".join(newline * times + (indent + line if line else "") for line in others)


def _quotings(
    source: str, scalar: Scalar, chars: CharMap, span: Span, text: str, wanted: str, around: Around
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """The whole scalar in (other) quotes, its line breaks left as they are."""
    for quote in _quotes(wanted if scalar.style == "" else text + "\n", around):
        for place, inner in _widened(source, scalar, chars, span, text):
            mark = 1 if scalar.style else 0
            edits = [Edit(Span(scalar.start, scalar.start + mark), quote)]
            edits += [Edit(place, _encoded(inner, quote))] if inner or place.end > place.start else []
            edits += _requoted(source, scalar, chars, place, quote)
            edits.append(Edit(Span(scalar.end - mark, scalar.end), quote))
            yield quote, tuple(sorted(edits, key=lambda edit: edit.span))


def _requoted(source: str, scalar: Scalar, chars: CharMap, changed: Span, quote: str) -> Iterator[Edit]:
    for index, char in enumerate(scalar.text):
        if char in "'\"\\":
            at = chars.char_span(index)
            written = _encoded(char, quote)
            if not changed.start <= at.start < changed.end and source[slice(*at)] != written:
                yield Edit(at, written)


def _quotes(text: str, around: Around) -> tuple[str, ...]:
    if _needs_escapes(text):
        return ('"',)
    return ('"', "'") if around.quote == '"' and not set('"\\') & set(text) else ("'", '"')


def _needs_escapes(text: str) -> bool:
    return "\n" in text or _UNPRINTABLE.search(text) is not None


def _encoded(text: str, style: str) -> str:
    if style == "'":
        return text.replace("'", "''")
    if style == "json":
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return "".join(map(_escape, text)) if style == '"' else text


def _escape(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if not _UNPRINTABLE.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _decodes(source: str, scalar: Scalar, edits: tuple[Edit, ...], style: str, wanted: str) -> bool:
    """Whether the edited source of the scalar reads as ``wanted``."""
    moved = [Edit(Span(edit.span.start - scalar.start, edit.span.end - scalar.start), edit.text) for edit in edits]
    if any(edit.span.start < 0 or edit.span.end > scalar.end - scalar.start for edit in moved):
        return False
    text = applied(source[scalar.start : scalar.end], moved)
    if style in _BLOCK and source[scalar.end - 1] in "\r\n" and text[-1:] not in ("\r", "\n"):
        return False
    if not wanted:
        return bool(style) and style not in _BLOCK and len(text) == 2
    try:
        return char_map(text, Scalar(wanted, 0, len(text), style)) is not None
    except (IndexError, KeyError, ValueError):
        return False


def applied(text: str, edits: tuple[Edit, ...] | list[Edit]) -> str:
    """``text`` after edits that do not overlap, in any order; of two at one point, the earlier comes first."""
    parts: list[str] = []
    at = 0
    for span, new in sorted(edits, key=lambda edit: edit.span):
        parts += (text[at : span.start], new)
        at = span.end
    return "".join((*parts, text[at:]))


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
