"""A comment that suppresses a finding where it is."""

from __future__ import annotations

import re

from glosslint.model import Edit, Finding, Span
from glosslint.model.source import Source
from glosslint.parse.files import kind_of
from glosslint.parse.tree import RAW, Document, Mapping, Node, Scalar, Sequence

_COMMENT = re.compile(r"[\],}\s]*")


def ignoring(finding: Finding, document: Document, reason: str = "") -> Edit | None:
    """Return the edit that adds a comment for the rule of a finding; ``None`` where no comment can be.

    It goes to the end of the line on which the string around the finding begins (a block) or ends, or above what that
    line has a comment for already. Without a ``reason``, the comment ends where one is to be written.
    """
    source, text = document.source, document.source.text
    if kind_of(source.path) == "json":
        return None
    words = f"glosslint: ignore[{finding.label.replace('[', ':').rstrip(']')}] {reason}"
    scalar = _scalar_at(document, finding.location.span.start)
    if scalar is not None and scalar.style == RAW:
        return _in_page(source, finding.location.span.start, words)
    at = finding.location.span.start if scalar is None else scalar.end
    if scalar is not None and scalar.style in ("|", ">"):
        at = scalar.start + 1
    line = source.line_of(max(at - (scalar is not None and at > 0 and text[at - 1] == "\n"), 0))
    start, shown = source.line_starts[line - 1], source.line_text(line)
    start += source.body_start if line == 1 else 0
    if scalar is not None and scalar.style in ("|", ">"):
        rest = re.sub(r"^[|>][-+\d]*\s*", "", text[scalar.start : start + len(shown)])
    else:
        rest = text[at : start + len(shown)] if scalar is not None else "#"
    if _COMMENT.fullmatch(rest):
        end = start + len(shown.rstrip())
        return Edit(Span(end, start + len(shown)), f"  # {words}")
    first = source.line_of(scalar.start if scalar is not None else at)
    return _above(source, first, f"# {words}")


def _in_page(source: Source, at: int, words: str) -> Edit:
    """Return the edit that puts the comment above the paragraph of a page."""
    line = source.line_of(at)
    while line > 1 and source.line_text(line - 1).strip():
        line -= 1
    return _above(source, line, f"<!-- {words.rstrip()} -->")


def _above(source: Source, line: int, comment: str) -> Edit:
    text = source.line_text(line)
    start = source.line_starts[line - 1] + (source.body_start if line == 1 else 0)
    end = "\r\n" if "\r\n" in source.text else "\n"
    indent = text[: len(text) - len(text.lstrip())]
    return Edit(Span(start, start), f"{indent}{comment}{end}")


def _scalar_at(document: Document, at: int) -> Scalar | None:
    """Return the string or key around a character."""
    stack: list[Node] = list(document.roots)
    best: Scalar | None = None
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if node.start <= at <= node.end and node.end > node.start and (best is None or node.start >= best.start):
                best = node
        elif isinstance(node, Sequence):
            stack.extend(node.items)
        elif isinstance(node, Mapping):
            stack.extend(part for pair in node.pairs for part in pair)
    return best
