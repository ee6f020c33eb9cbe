"""MDX: the parts of a page that are not Markdown: imports, exports, comments in braces and tags of components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.formats.lines import blank
from glosslint.util.sequences import Intervals

_CODE = re.compile(r"^[ \t]*(```+|~~~+).*?^[ \t]*\1[^\r\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_STATEMENT = re.compile(r"^(?:import|export)\b[^\r\n]*(?:(?:\r\n|\r|\n)(?![ \t]*(?:\r|\n|\Z))[^\r\n]*)*", re.MULTILINE)
_COMMENT = re.compile(r"\{/\*[^*{]*+(?:(?:\{(?!/\*)|\*(?!/\}))[^*{]*+)*\*/\}")
#: The tag of a component, with strings and balanced braces as the values of its attributes.
_TAG = re.compile(r"""</?[A-Z][\w.]*(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>|</?>""")


def is_mdx(path: str) -> bool:
    """Return whether a file is MDX, by its name."""
    return path.lower().endswith(".mdx")


class Masked(NamedTuple):
    """The text, at its own length, with other characters in place of JSX; the replaced parts; and the comments."""

    text: str
    spans: tuple[Span, ...]
    comments: tuple[Span, ...]


def mask(text: str) -> Masked:
    """Return a page with its JSX masked: by spaces if it is alone on its lines, otherwise by an HTML tag."""
    code = Intervals((Span(*match.span()), None) for match in _CODE.finditer(text))
    parts = sorted(part for part in _parts(text) if not code.at(part[0].start))
    pieces: list[str] = []
    spans: list[tuple[Span, bool]] = []
    at = 0
    for span, is_comment in parts:
        if span.start >= at:
            alone = is_comment or _is_alone(text, span)
            inner = text[slice(*span)]
            pieces += (text[at : span.start], blank(inner) if alone else f"<{'x' * (len(inner) - 2)}>")
            spans.append((span, is_comment))
            at = span.end
    comments = tuple(span for span, is_comment in spans if is_comment)
    return Masked("".join((*pieces, text[at:])), tuple(span for span, _ in spans), comments)


def _parts(text: str) -> Iterator[tuple[Span, bool]]:
    yield from ((Span(*match.span()), False) for match in _STATEMENT.finditer(text))
    yield from ((Span(*match.span()), True) for match in _COMMENT.finditer(text))
    yield from ((Span(*match.span()), False) for match in _TAG.finditer(text))


def _is_alone(text: str, span: Span) -> bool:
    """Return whether nothing else is on the lines of a part, or the part is too short for an HTML tag."""
    before = text[max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1 : span.start]
    after = re.compile(r"[^\r\n]*").match(text, span.end)
    return (not before.strip() and not (after[0].strip() if after is not None else "")) or len(text[slice(*span)]) < 3
