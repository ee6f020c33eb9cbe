"""Admonitions of MkDocs and Documenter: ``!!! note`` above a text that is indented by four spaces, which is no code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.parse.markdown.shortcodes import FILLER

_OPENING = re.compile(
    r'(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]{0,40}(?:[ \t]+(?:inline|end)){0,2}(?:[ \t]+"[^"\r\n]*")?[ \t]*'
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_INDENT = re.compile(r"(?: {4}|\t)(?=[^\r\n])")
_FENCE = re.compile(r" {0,3}(?P<sign>`{3,}|~{3,})")
_FILLED = FILLER * 3 + " "  # the space is for signs of emphasis, which are none after a letter
#: What is left as it is: code within the text, the rows of tables, and tags.
_OTHER = re.compile(r"(?: {4}|\t)|[ \t]*[|<]")


def fill(text: str) -> str:
    """Return a text of the same length in which no text of an admonition is indented, with a filler in place of the
    indentation. Blocks of code between fences begin where their lines begin."""
    if "!!! " not in text and "??? " not in text and "???+ " not in text:
        return text
    return "".join(_filled(_LINE.findall(text)))


def _filled(lines: Sequence[str]) -> Iterator[str]:
    at, fence = 0, ""
    while at < len(lines):
        line = lines[at]
        yield line
        at += 1
        mark = _FENCE.match(line)
        if mark is not None and (not fence or _closes(line, fence)):
            fence = "" if fence else mark["sign"]
        elif not fence and _OPENING.fullmatch(line.rstrip("\r\n")):
            end = at
            while end < len(lines) and (_INDENT.match(lines[end]) or not lines[end].strip()):
                end += 1
            yield from _unindented(lines[at:end])
            at = end


def _unindented(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an admonition; those after a fence that nothing closes are left as they are."""
    at = 0
    while at < len(lines):
        indent = _INDENT.match(lines[at])
        size = indent.end() if indent is not None else 0
        inner = lines[at][size:]
        mark = _FENCE.match(inner) if size else None
        if mark is not None:
            closing = (other for other in range(at + 1, len(lines)) if _closes(lines[other], mark["sign"]))
            last = next(closing, None)
            if last is None:
                yield from lines[at:]
                return
            yield _moved(lines[at])
            yield from lines[at + 1 : last]
            yield _moved(lines[last])
            at = last + 1
            continue
        yield lines[at] if not size or _OTHER.match(inner) else _FILLED[-size:] + inner
        at += 1


def _closes(line: str, fence: str) -> bool:
    """Return whether a line closes a block of code that ``fence`` opened."""
    signs = line.strip()
    return signs.startswith(fence) and not signs.strip(fence[0])


def _moved(line: str) -> str:
    """Return a line with its indentation after its words."""
    words = line.lstrip(" \t")
    inner = words.rstrip("\r\n")
    return f"{inner}{' ' * (len(line) - len(words))}{words[len(inner) :]}"
