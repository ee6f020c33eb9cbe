"""Definitions that are block quotes: the signs at the beginnings of their lines are not prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, Markdown
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence

_SIGNS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_ALERT = re.compile(r">[ \t]*\[!")  # "> [!NOTE]"


def unquoted(nodes: Iterable[Mapping], text: str, markup: Markdown) -> tuple[tuple[Mapping, ...], Markdown]:
    """Return the entries without the sign before each text that is a block quote with one sign, and the markup with the
    signs of other quotes as parts that are not prose: without its first sign, only the rest would be shown as a quote.
    """
    signs: list[Span] = []
    kept = tuple([_unquoted(node, text, signs) for node in nodes])
    return kept, markup._replace(hidden=tuple(_with_signs(markup.hidden, signs))) if signs else markup


def _unquoted(node: Mapping, text: str, signs: list[Span]) -> Mapping:
    own = node.get("definition")
    texts = own.items if isinstance(own, Sequence) else (own,)
    if not any(isinstance(one, Scalar) and _is_quote(one) for one in texts):
        return node
    bare = [_bare(one, text, signs) if isinstance(one, Scalar) and _is_quote(one) else one for one in texts if one]
    definition: Node = Sequence(tuple(bare), bare[0].start, bare[-1].end) if isinstance(own, Sequence) else bare[0]
    pairs = [(key, definition if value is own else value) for key, value in node.pairs]
    return node._replace(pairs=tuple(pairs))


def _is_quote(scalar: Scalar) -> bool:
    """Return whether all lines of a text are quoted; a line after another in a paragraph needs no sign."""
    text = scalar.text
    if scalar.style != RAW or not text.startswith(">") or _ALERT.match(text) is not None:
        return False
    return all(_SIGNS.match(text, blank.end()) is not None for blank in _BLANK.finditer(text))


def _bare(scalar: Scalar, text: str, signs: list[Span]) -> Scalar:
    """Return a quoted text without its sign; if it has several, unchanged, and add them to ``signs``."""
    lines = _LINE.finditer(text, scalar.start, scalar.end)
    found = [Span(*match.span()) for line in lines if (match := _SIGNS.match(text, *line.span())) is not None]
    if len(found) > 1:
        signs += found
        return scalar
    start = found[0].end
    return Scalar(text[start : scalar.end], start, scalar.end, RAW) if start < scalar.end else scalar


def _with_signs(hidden: Iterable[Hidden], signs: Iterable[Span]) -> Iterator[Hidden]:
    """Yield the hidden parts in order, with the signs that are in none of them."""
    end = 0
    for part in sorted((*hidden, *(Hidden("mark", span) for span in signs)), key=lambda part: part.span):
        if part.span.start >= end:
            end = part.span.end
            yield part
