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
from glosslint.parse.tree import CELL, LONG, LONG_LITERAL, PART, QUOTED_CELL, RAW, SHOWN, Scalar

_BREAK = r"(?:\r\n|[\r\n])"
_ONE_BREAK = re.compile(_BREAK)
_LINE = re.compile(rf"(?P<indent> *)(?P<text>[^\r\n]*)(?P<break>{_BREAK}|\Z)")
#: What is decoded, by the name of its group in the patterns below. All else is the same in the source.
_ESCAPE = (
    r"(?P<escape>\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a character in two parts, in JSON
    r"|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
)
_SINGLE = rf"(?P<single>{_BREAK})"
_FOLD = rf"(?P<fold>[ \t]*{_BREAK}(?:[ \t]|{_BREAK})*)"
_CONTINUED = rf"(?P<continued>\\{_BREAK}(?:[ \t]|{_BREAK})*)"
_SKIPPED = rf"(?P<skipped>\\[ \t]*{_BREAK}\s*)"
_TEXT = r"[^ \t\r\n'\\]"
_RUN = rf"(?:{_TEXT}+|[ \t]+(?={_TEXT}))+"
#: The number of characters of a quotation mark, and what is decoded at a time, by style.
_STYLES = {
    style: (marks, re.compile(pieces, re.DOTALL))
    for style, marks, pieces in (
        (RAW, 0, ".+"),
        (CELL, 0, ".+"),
        (QUOTED_CELL, 1, rf'[^"\r\n]+|(?P<doubled>"")|{_SINGLE}'),
        ("json", 1, rf"[^\\]+|{_ESCAPE}"),
        (LONG, 3, rf"[^\\\r\n]+|{_SINGLE}|{_SKIPPED}|{_ESCAPE}"),
        (LONG_LITERAL, 3, rf"[^\r\n]+|{_SINGLE}"),
        ("", 0, rf"{_RUN}|{_FOLD}|."),
        ("'", 1, rf"{_RUN}|{_FOLD}|(?P<doubled>'')|."),
        ('"', 1, rf"{_RUN}|{_FOLD}|{_CONTINUED}|{_ESCAPE}|."),
    )
}
#: The escapes of YAML, which JSON and TOML have some of; any other character stands for itself.
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
#: What may show other characters than it has: whitespace, an entity, and letters that are markup: a tag; the name of a
#: role, and its target, before and after a text of reStructuredText; the id of a cross reference and the target of a
#: link in AsciiDoc.
_SEEN = re.compile(
    r"\s+|&#?\w{1,31};|</?[A-Za-z][^<>]*>|<!--.*?-->|:[A-Za-z][\w.+:-]*:(?=`)|<[^<>]*>(?=`)|<<[^<>,]*,"
    r"|\b(?:https?|link|mailto|xref):[^\s\[\]]*\[|.",
    re.DOTALL,
)


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
    style = scalar.style.removeprefix(PART)
    if style in ("|", ">"):
        return _decode_block(source, scalar)
    if style == SHOWN:
        return _decode_shown(source, scalar)
    if style not in _STYLES:
        return []  # it is made, not written
    marks, pattern = _STYLES[style]
    marks = marks if style == scalar.style else 0  # a part of a text is between quotation marks
    start, end = scalar.start + marks, scalar.end - marks
    opening = _ONE_BREAK.match(source, start, end) if style in (LONG, LONG_LITERAL) else None
    matches = pattern.finditer(source, opening.end() if opening is not None else start, end)
    return list(itertools.chain.from_iterable(map(_decode_match, matches)))


def _decode_match(match: re.Match[str]) -> list[_Piece]:
    """Return what a match of a pattern of ``_STYLES`` decodes to."""
    kind, written, (start, end) = match.lastgroup, match[0], match.span()
    if kind in ("fold", "continued"):  # one line break becomes a space, or nothing; several become one fewer
        starts = [line.start() for line in _ONE_BREAK.finditer(match.string, start, end)][1:]
        texts = ["\n"] * len(starts) or [" "] * (kind == "fold")
        return _tile(texts, starts, start, end)
    if kind == "skipped":
        return []
    if kind == "escape":
        return [_Piece(_unescape(written), start, end)]
    return [_Piece({"single": "\n", "doubled": written[0]}.get(kind or "", written), start, end)]


def _unescape(escape: str) -> str:
    digits = escape[2:]
    if len(digits) > 8:
        return bytes.fromhex(digits.replace("\\u", "")).decode("utf-16-be")
    return chr(int(digits, 16)) if digits else _ESCAPES.get(escape[1], escape[1])


def _tile(texts: list[str], starts: list[int], start: int, end: int) -> list[_Piece]:
    """Return pieces that together cover ``start`` to ``end``, each from its own start to the next one's."""
    edges = [start, *starts[1:], end]
    return [_Piece(text, edges[index], edges[index + 1]) for index, text in enumerate(texts)]


def _decode_shown(source: str, scalar: Scalar) -> list[_Piece]:
    """Return the pieces of the shown characters, in order, without the markup between them; empty if one is missing."""
    text, pieces = scalar.text, list[_Piece]()
    for seen in _SEEN.finditer(source, scalar.start, scalar.end):
        if len(pieces) == len(text):
            break
        start, char = seen.start(), text[len(pieces)]
        if len(seen[0]) > 1 and text.startswith(seen[0], len(pieces)):  # readers see it as it is
            pieces += [_Piece(own, at, at + 1) for at, own in enumerate(seen[0], start)]
        elif char in (seen[0], html.unescape(seen[0])) or (char == " " and seen[0].isspace()):
            pieces.append(_Piece(char, *seen.span()))
    return pieces if len(pieces) == len(text) else []


def _decode_block(source: str, scalar: Scalar) -> list[_Piece]:
    """Decode a block scalar. Its indentation is found by trying, since an explicit one is relative to the parent's."""
    header = _ONE_BREAK.search(source, scalar.start, scalar.end)
    if header is None:
        return []
    lines = [line for line in _LINE.finditer(source, header.end(), scalar.end) if line[0]]
    chomp = next((char for char in source[scalar.start : header.start()].split("#", maxsplit=1)[0] if char in "+-"), "")
    depths = [len(line["indent"]) for line in lines if line["text"]]
    depths = depths or [max((len(line["indent"]) for line in lines), default=0)]
    for indent in range(min(depths), -1, -1):
        pieces = _block_pieces(lines, indent, scalar.style == ">", chomp)
        if "".join(piece.text for piece in pieces) == scalar.text:
            return pieces
    return []


def _block_pieces(lines: list[re.Match[str]], indent: int, folded: bool, chomp: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    pending: list[_Piece] = []  # line breaks since the last text
    more_indented = True  # of the last line with text; true at the start: its break is not folded
    for line in lines:
        start, end = line.start() + min(indent, len(line["indent"])), line.end("text")
        if start < end:
            text = line.string[start:end]
            indented = text[0] in " \t"
            kept = pending[1:] if folded and not indented and not more_indented else pending
            if pending:
                texts = [piece.text for piece in kept] or [" "]
                pieces += _tile(texts, [piece.start for piece in kept], pending[0].start, start)
            pending, more_indented = [], indented
            pieces.append(_Piece(text, start, end))
        if line["break"]:
            pending.append(_Piece("\n", end, line.end()))
    keep = len(pending) if chomp == "+" or not pieces else 1
    if chomp != "-" and (pieces or chomp == "+"):
        pieces += pending[:keep]
    return pieces
