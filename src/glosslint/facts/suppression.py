"""Comments that suppress findings: what one says and, after the rules have run, what it suppressed."""

from __future__ import annotations

import re

from glosslint.model import NodePath, Part, Place, Span
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.util.regexes import lazy_pattern

#: The correct form, for messages.
SUPPRESSION_SYNTAX = "glosslint: ignore[rule-name] reason"
#: Comments that were meant for glosslint, perhaps in the form of another linter.
_MEANT = lazy_pattern(r"glosslint\s*(?::|[-_=]?\s*(?:ignore|disable|enable|noqa|suppress|skip|off)\b)", re.IGNORECASE)
_ANYWHERE = lazy_pattern(r"glosslint\s*:\s*ignore\b", re.IGNORECASE)
_HEAD = lazy_pattern(r"glosslint\s*:\s*ignore(?P<file>-file)?\s*(?P<open>\[)?")
_NAME = lazy_pattern(r"\s*([^\s:\[\],]+)\s*(?:[:\[]\s*([^,\]]*?)\s*\]?)?\s*")
_UNTIL = lazy_pattern(r"(?:^|(?<=\s))until(?:=|\s+(?=\d{4}-\d))(\S*)\s*")
_SEPARATORS = " \t\r\n:-–—"


class Selector(NamedTuple):
    """One name in the brackets: a rule or a category, and perhaps a detail, after a colon or in inner brackets.

    The detail is a target of the finding, or the language engine's own rule. ``span`` is in characters of the file.
    """

    name: str
    detail: str
    span: Span

    @property
    def written(self) -> str:
        """The name as written in comments."""
        return f"{self.name}:{self.detail}" if self.detail else self.name


@dataclass(frozen=True)
class Suppression:
    """A comment that suppresses findings, or is meant to: ``error`` says why it does not.

    ``span`` encloses the comment, ``covered`` the characters of the file it applies to: findings that begin there are
    suppressed. ``until`` is the last day it applies, as 2027-01-31. ``line`` encloses what is removed with the
    comment: its line if it contains nothing else, or the whitespace before it.
    """

    file: str
    span: Span
    line: Span
    names: tuple[Selector, ...] = ()
    reason: str = ""
    until: str = ""
    whole_file: bool = False
    covered: tuple[Span, ...] = ()
    error: str = ""
    root: NodePath = ()  # the path of the entry it is in or above

    def covers(self, at: int) -> bool:
        """Return whether it applies to what begins at character ``at`` of its file."""
        return any(span.start <= at < span.end for span in self.covered)

    def expired(self, today: str) -> bool:
        """Return whether it no longer applies, given a day such as 2027-01-31."""
        return bool(self.until) and self.until < today

    def at(self, span: Span | None = None) -> Place:
        """Return the place of the comment, or of other characters of its file."""
        return Place(self.file, self.root, Part.SOURCE, span or self.span)


class SelectorUse(NamedTuple):
    """How many problems one name of a comment suppresses.

    ``checked`` is false if not all rules it names could run. ``exists`` is false for what is neither a rule nor a
    category; ``suggestion`` is then the most similar one.
    """

    name: Selector
    suppressed: int
    checked: bool
    exists: bool = True
    suggestion: str = ""


@dataclass(frozen=True)
class AppliedSuppression:
    """A comment with the use of each of its names. An ``expired`` one suppresses nothing."""

    comment: Suppression
    uses: tuple[SelectorUse, ...] = ()
    expired: bool = False


class ParsedComment(NamedTuple):
    """What a comment says, or what is wrong with it."""

    names: tuple[Selector, ...] = ()
    reason: str = ""
    until: str = ""
    whole_file: bool = False
    error: str = ""


#: What opens a comment other than #, of HTML, MDX, reStructuredText and AsciiDoc, and the length of what closes it.
_MARKS = {"<!--": 3, "{/*": 3, "..": 0, "//": 0}


def parse_comment(text: str, span: Span) -> ParsedComment | None:
    """Parse the comment at ``span`` of a file's text; return ``None`` if it is not meant for glosslint."""
    opening = next((mark for mark in _MARKS if text.startswith(mark, span.start)), "#")
    start, end = span.start + len(opening), span.end - _MARKS.get(opening, 0)
    while start < end and text[start] in "# \t\r\n":
        start += 1
    if not _MEANT.match(text, start, end):
        if _ANYWHERE.search(text, start, end) is None:
            return None
        return ParsedComment(error="it must be at the start of the comment")
    head = _HEAD.match(text, start, end)
    if head is None or head["open"] is None:
        return ParsedComment(error=_explain(text[start:end]))
    selectors, after = _selectors(text, head.end(), end)
    if after < 0:
        return ParsedComment(error="its bracket is not closed")
    if not selectors:
        return ParsedComment(error="it names no rule in its brackets")
    rest = text[after:end]
    until = _UNTIL.search(rest)
    if until is not None and not _is_date(until[1]):
        return ParsedComment(error=f'"{until[1]}" is not a date such as 2027-01-31')
    reason = " ".join(_UNTIL.sub("", rest).lstrip(_SEPARATORS).split())
    return ParsedComment(tuple(selectors), reason, until[1] if until is not None else "", head["file"] is not None)


def _explain(words: str) -> str:
    """Return what is wrong with the start of a comment."""
    if ":" not in words.split("[", maxsplit=1)[0]:
        return 'a colon is missing after "glosslint"'
    if not words.startswith("glosslint"):
        return '"glosslint" must be in lower case'
    directive = next(iter(words.split(":", 1)[1].split("[", maxsplit=1)[0].split()), "")
    if directive in ("ignore", "ignore-file"):
        return "it names no rule in square brackets"
    if not directive:
        return '"ignore" is missing'
    return f'"{directive}" is not a directive; there are "ignore" and "ignore-file"'


def _selectors(text: str, at: int, end: int) -> tuple[list[Selector], int]:
    """Return the names after the opening bracket, and where the closing one ends (-1 if it is missing)."""
    depth, begin = 1, at
    selectors: list[Selector] = []
    for index in range(at, end):
        char = text[index]
        depth += (char == "[") - (char == "]")
        if not depth or (char == "," and depth == 1):
            written = text[begin:index]
            if written.strip():
                match = _NAME.fullmatch(text, begin, index)
                name, detail = (match[1], match[2] or "") if match is not None else (written.strip(), "")
                start = begin + len(written) - len(written.lstrip())
                selectors.append(Selector(name, detail, Span(start, begin + len(written.rstrip()))))
            begin = index + 1
        if not depth:
            return selectors, index + 1
    return selectors, -1


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
