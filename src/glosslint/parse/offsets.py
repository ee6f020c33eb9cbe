"""The characters of a scalar's decoded text → the characters of the source that they come from.

``char_map`` reads the source of a scalar again, as libyaml's scanner does (folding, escapes, chomping), and records the
source characters of each decoded character. Neighbouring ranges touch, so that an edit of a decoded range never leaves
half a line break in the source.
"""

from __future__ import annotations

import bisect
import html
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.tree import (
    CELL,
    DERIVED,
    JSON_ESCAPE,
    LONG,
    LONG_LITERAL,
    PART,
    QUOTED_CELL,
    RAW,
    SHOWN,
    Scalar,
    unescape_json,
)

_BREAK = r"(?:\r\n|[\r\n])"
_ONE_BREAK = re.compile(_BREAK)
_FOLD = re.compile(rf"[ \t]*{_BREAK}(?:[ \t]|{_BREAK})*")
_CONTINUED = re.compile(rf"\\{_BREAK}(?:[ \t]|{_BREAK})*")
_TEXT = r"[^ \t\r\n'\\]"
_RUN = re.compile(rf"(?:{_TEXT}+|[ \t]+(?={_TEXT}))+")  # characters that are not decoded
_SPACE = re.compile(r"\s+")
_ENTITY = re.compile(r"&#?\w{1,31};")
#: Letters that are markup: a tag; the name of a role, and its target, before and after a text of reStructuredText; the
#: id of a cross reference and the target of a link in AsciiDoc.
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--.*?-->|:[A-Za-z][\w.+:-]*:(?=`)|<[^<>]*>(?=`)|<<[^<>,]*,"
    r"|\b(?:https?|link|mailto|xref):[^\s\[\]]*\[",
    re.DOTALL,
)
_JSON_PIECE = re.compile(r"[^\\]+|" + JSON_ESCAPE.pattern)
_TOML_PIECE = re.compile(rf"[^\\\r\n]+|{_BREAK}|\\[ \t]*{_BREAK}\s*|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\.")
_TOML_LITERAL = re.compile(rf"[^\r\n]+|{_BREAK}")
_CELL_PIECE = re.compile(r'[^"\r\n]+|""|\r\n|[\r\n]')
_CELL_TEXTS = {'""': '"', "\r\n": "\n", "\r": "\n"}
#: The number of characters of a quotation mark, by style.
_MARKS = {"'": 1, '"': 1, "json": 1, QUOTED_CELL: 1, LONG: 3, LONG_LITERAL: 3}
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class _Piece(NamedTuple):
    """Decoded text and its source: one character, from any source, or a run that is the same in the source."""

    text: str
    start: int
    end: int


class CharMap(NamedTuple):
    """``pieces`` in order; ``offsets[i]`` is where piece ``i`` begins in the decoded text."""

    pieces: list[_Piece]
    offsets: list[int]

    def char_span(self, index: int) -> Span:
        """Return the source of decoded character ``index``."""
        at = bisect.bisect_right(self.offsets, index) - 1
        piece = self.pieces[at]
        if len(piece.text) == 1:
            return Span(piece.start, piece.end)
        start = piece.start + index - self.offsets[at]
        return Span(start, start + 1)

    def source_span(self, span: Span) -> Span:
        """Return the source of a decoded span; for an empty span, the point before its character or after the last."""
        length = self.offsets[-1] + len(self.pieces[-1].text)
        if span.start >= length:
            end = self.char_span(length - 1).end
            return Span(end, end)
        start = self.char_span(span.start).start
        return Span(start, self.char_span(min(span.end, length) - 1).end if span.end > span.start else start)

    def pieces_in(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield the decoded characters that come from ``span`` of the source, each piece with its source."""
        first = bisect.bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1
        for at in range(max(first, 0), len(self.pieces)):
            piece, offset = self.pieces[at], self.offsets[at]
            if piece.start >= span.end:
                return
            if len(piece.text) > 1:  # the same in the source, so a part of it may be in the span
                source = Span(max(piece.start, span.start), min(piece.end, span.end))
                if source.end > source.start:
                    start = offset + source.start - piece.start
                    yield Span(start, start + source.end - source.start), source
            elif piece.start >= span.start and piece.end <= span.end:
                yield Span(offset, offset + 1), Span(piece.start, piece.end)


def char_map(source: str, scalar: Scalar) -> CharMap | None:
    """Return the map of a ``scalar`` of ``source``; ``None`` if it is empty or does not decode to its text."""
    pieces = _decode(source, scalar)
    if not pieces or "".join([piece.text for piece in pieces]) != scalar.text:
        return None
    offsets = list(itertools.accumulate([len(piece.text) for piece in pieces[:-1]], initial=0))
    return CharMap(pieces, offsets)


def _decode(source: str, scalar: Scalar) -> list[_Piece]:
    start, end = scalar.start, scalar.end
    if scalar.style.startswith(PART):  # a part of the text between quotation marks
        marks = _MARKS.get(scalar.style.removeprefix(PART), 0)
        return _decode(source, Scalar(scalar.text, start - marks, end + marks, scalar.style.removeprefix(PART)))
    if scalar.style in ("|", ">"):
        return _block(source, scalar)
    if scalar.style in (RAW, CELL):
        return [_Piece(source[start:end], start, end)] if start < end else []
    if scalar.style == QUOTED_CELL:
        return [
            _Piece(_CELL_TEXTS.get(piece[0], piece[0]), *piece.span())
            for piece in _CELL_PIECE.finditer(source, start + 1, end - 1)
        ]
    if scalar.style == SHOWN or scalar.style.startswith(DERIVED):
        return _shown(source, scalar) if scalar.style == SHOWN else []
    if scalar.style in (LONG, LONG_LITERAL):
        return _long_toml(source, start + 3, end - 3, scalar.style)
    if scalar.style == "json":
        return [
            _Piece(unescape_json(piece[0]) if piece[0].startswith("\\") else piece[0], *piece.span())
            for piece in _JSON_PIECE.finditer(source, start + 1, end - 1)
        ]
    if scalar.style:
        start, end = start + 1, end - 1
    pieces: list[_Piece] = []
    while start < end:
        step, start = _flow_step(source, start, end, scalar.style)
        pieces.extend(step)
    return pieces


def _shown(source: str, scalar: Scalar) -> list[_Piece]:
    """Return the pieces of the shown characters, in order, without the markup between them; empty if one is missing."""
    pieces: list[_Piece] = []
    at = scalar.start
    for index in range(len(scalar.text)):
        piece = _next_shown(source, at, scalar.end, scalar.text[index:])
        if piece is None:
            return []
        pieces.append(piece)
        at = piece.end
    return pieces


def _next_shown(source: str, at: int, end: int, text: str) -> _Piece | None:
    """Return the next source of the first character of ``text``, before ``end``: itself, an entity, or whitespace for a
    space. Markup is stepped over, unless ``text`` begins with it. ``None`` if there is no source."""
    char = text[0]
    while at < end:
        markup = _MARKUP.match(source, at, end) if source[at] in "<:hlmx" else None
        if markup is not None and not text.startswith(markup[0]):
            at = markup.end()
            continue
        entity = _ENTITY.match(source, at, end) if source[at] == "&" else None
        if entity is not None and html.unescape(entity[0]) == char:
            return _Piece(char, *entity.span())
        space = _SPACE.match(source, at, end) if char == " " else None
        if source[at] == char or space is not None:
            return _Piece(char, at, space.end() if space is not None else at + 1)
        at = entity.end() if entity is not None else at + 1
    return None


def _long_toml(source: str, start: int, end: int, style: str) -> list[_Piece]:
    """Decode a string of TOML that may have several lines: without a line break at its start, perhaps with escapes."""
    opening = _ONE_BREAK.match(source, start, end)
    pattern = _TOML_PIECE if style == LONG else _TOML_LITERAL
    pieces = []
    for piece in pattern.finditer(source, opening.end() if opening is not None else start, end):
        written = piece[0]
        if not written.startswith("\\") or style != LONG:
            pieces.append(_Piece("\n" if written[0] in "\r\n" else written, *piece.span()))
        elif written[1] in _HEX_DIGITS:
            pieces.append(_Piece(chr(int(written[2:], 16)), *piece.span()))
        elif written[1] in _ESCAPES and not written[1].isspace():
            pieces.append(_Piece(_ESCAPES[written[1]], *piece.span()))
    return pieces


def _flow_step(source: str, at: int, end: int, style: str) -> tuple[list[_Piece], int]:
    """Return the pieces that are decoded at ``at``, and where to continue."""
    char = source[at]
    run = _RUN.match(source, at, end)
    if run is not None:
        return [_Piece(run[0], at, run.end())], run.end()
    if char in " \t\r\n":
        fold = _FOLD.match(source, at, end)
        if fold is not None:
            return _folded(source, fold.start(), fold.end()), fold.end()
    elif char == "'" and style == "'":
        return [_Piece("'", at, at + 2)], at + 2
    elif char == "\\" and style == '"':
        return _escape(source, at, end)
    return [_Piece(char, at, at + 1)], at + 1


def _folded(source: str, start: int, end: int) -> list[_Piece]:
    """Fold line breaks: one becomes a space, several become one fewer. Whitespace around them is dropped."""
    breaks = list(_ONE_BREAK.finditer(source, start, end))
    starts = [match.start() for match in breaks[1:]]
    return _tiled(["\n"] * len(starts) or [" "], starts, start, end)


def _tiled(texts: list[str], starts: list[int], start: int, end: int) -> list[_Piece]:
    """Return pieces that together cover ``start`` to ``end``, each from its own start to the next one's."""
    edges = [start, *starts[1:], end]
    return [_Piece(text, edges[index], edges[index + 1]) for index, text in enumerate(texts)]


def _escape(source: str, at: int, end: int) -> tuple[list[_Piece], int]:
    continued = _CONTINUED.match(source, at, end)
    if continued is not None:
        starts = [match.start() for match in _ONE_BREAK.finditer(source, at, continued.end())][1:]
        return _tiled(["\n"] * len(starts), starts, at, continued.end()) if starts else [], continued.end()
    letter = source[at + 1]
    if letter in _HEX_DIGITS:
        stop = at + 2 + _HEX_DIGITS[letter]
        return [_Piece(chr(int(source[at + 2 : stop], 16)), at, stop)], stop
    return [_Piece(_ESCAPES[letter], at, at + 2)], at + 2


class _Line(NamedTuple):
    start: int
    end: int  # before the line break
    next: int  # after it


def _block(source: str, scalar: Scalar) -> list[_Piece]:
    """Decode a block scalar. Its indentation is found by trying, since an explicit one is relative to the parent's."""
    header = _ONE_BREAK.search(source, scalar.start, scalar.end)
    if header is None:
        return []
    lines = _lines(source, header.end(), scalar.end)
    chomp = next((char for char in source[scalar.start : header.start()].split("#", maxsplit=1)[0] if char in "+-"), "")
    depths = [_indentation(source, line) for line in lines if source[line.start : line.end].strip(" ")]
    depths = depths or [max((line.end - line.start for line in lines), default=0)]
    for indent in range(min(depths), -1, -1):
        pieces = _block_pieces(source, lines, indent, scalar.style == ">", chomp)
        if "".join(piece.text for piece in pieces) == scalar.text:
            return pieces
    return []


def _lines(source: str, start: int, end: int) -> list[_Line]:
    lines = []
    for match in _ONE_BREAK.finditer(source, start, end):
        lines.append(_Line(start, match.start(), match.end()))
        start = match.end()
    return [*lines, _Line(start, end, end)] if start < end else lines


def _indentation(source: str, line: _Line) -> int:
    text = source[line.start : line.end]
    return len(text) - len(text.lstrip(" "))


def _block_pieces(source: str, lines: list[_Line], indent: int, folded: bool, chomp: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    pending: list[_Piece] = []  # line breaks since the last text
    more_indented = True  # of the last line with text; true at the start: its break is not folded
    for line in lines:
        start = line.start + min(indent, _indentation(source, line))
        if start < line.end:
            indented = source[start] in " \t"
            pieces.extend(_joined(pending, start, fold=folded and not indented and not more_indented))
            pending, more_indented = [], indented
            pieces.append(_Piece(source[start : line.end], start, line.end))
        if line.next > line.end:
            pending.append(_Piece("\n", line.end, line.next))
    keep = len(pending) if chomp == "+" or not pieces else 1
    if chomp != "-" and (pieces or chomp == "+"):
        pieces.extend(pending[:keep])
    return pieces


def _joined(pending: list[_Piece], end: int, fold: bool) -> list[_Piece]:
    """Return the line breaks before a line with text, which begins at ``end``."""
    if not pending:
        return []
    kept = pending[1:] if fold else pending
    texts = [piece.text for piece in kept] or [" "]
    return _tiled(texts, [piece.start for piece in kept], pending[0].start, end)
