"""Admonitions of MkDocs and Documenter: ``!!! note`` above a text that is indented by four spaces, which is no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.shortcodes import FILLER
from glosslint.parse.markdown.structure import replaced

#: A block of code between fences, or up to the end. ``INDENT`` is what is before the lines of a text.
_CLOSING = r"INDENT[ ]{0,3}(?P=fence)(?P=sign)*[ \t]*\r?$"
_CODE = (
    r"INDENT[ ]{0,3}(?P<fence>(?P<sign>[`~])(?P=sign){2,}(?!(?P=sign))).*(?:\n|\Z)"
    rf"(?:(?!{_CLOSING}).*\n)*(?:{_CLOSING}|.*\Z)"
)
_PART = re.compile(
    rf"^(?:{_CODE.replace('INDENT', '')}|(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]{{0,40}}(?:[ \t]+(?:inline|end)){{0,2}}"
    r'(?:[ \t]+"(?P<title>[^"\r\n]*)")?[ \t]*(?:\r?\n|\Z)'
    r"(?P<text>(?:(?:[ ]{4}|\t)[^\r\n][^\n]*(?:\n|\Z)|[ \t\r]*\n|[ \t]+\Z)*))",
    re.MULTILINE,
)
#: Within the text. Code, the rows of tables, and tags are left as they are.
_INDENT = r"(?:[ ]{4}|\t)"
_LINE = re.compile(
    rf"^(?:{_CODE.replace('INDENT', f'{_INDENT}?')}|(?P<indent>{_INDENT})(?!{_INDENT}|[ \t]*[|<]|[\r\n]|\Z))",
    re.MULTILINE,
)
_FILLED = FILLER * 3 + " "  # the space is for signs of emphasis, which are none after a letter


class Admonition(NamedTuple):
    """All its characters, its title, empty if it has none, and its text."""

    whole: Span
    title: Span
    text: Span


def find(text: str) -> Iterator[Admonition]:
    """Yield the admonitions of a text, outside of code."""
    if "!!! " in text or "??? " in text or "???+ " in text:
        for part in _PART.finditer(text):
            if part["text"] is not None:
                yield Admonition(*(Span(*part.span(group)) for group in (0, "title", "text")))


def fill(text: str) -> str:
    """Return a text of the same length in which no text of an admonition is indented, with a filler in place of the
    indentation. Blocks between fences stay as they are, and are code because of their indentation."""
    return replaced(text, ((own.text, _LINE.sub(_filled, text[slice(*own.text)])) for own in find(text)))


def _filled(line: re.Match[str]) -> str:
    return _FILLED[-len(line["indent"]) :] if line["indent"] else line[0]
