"""Comments that silence rules: what one says, and, once the rules have spoken, what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from glosslint.model import NodePath, Part, Place, Span

#: The right form, for messages.
SUPPRESSION_SYNTAX = "glosslint: ignore[rule-name] reason"
_MEANT = re.compile(r"glosslint\s*(?::|[-_=]?\s*(?:ignore|disable|enable|noqa|suppress|skip|off)\b)", re.IGNORECASE)
_LATER = re.compile(r"glosslint\s*:\s*ignore\b", re.IGNORECASE)
_HEAD = re.compile(r"glosslint\s*:\s*ignore(?P<file>-file)?\s*(?P<open>\[)?")
_NAME = re.compile(r"\s*([^\s:\[\],]+)\s*(?:[:\[]\s*([^,\]]*?)\s*\]?)?\s*")
_UNTIL = re.compile(r"(?:^|(?<=\s))until(?:=|\s+(?=\d{4}-\d))(\S*)\s*")
_SEPARATORS = " \t\r\n:-–—"


class Selector(NamedTuple):
    """One name in the brackets: a rule or a category and, behind a colon or in brackets of its own, a target of the
    finding or the language engine's own rule. ``span`` is in characters of the file."""

    name: str
    detail: str
    span: Span

    @property
    def written(self) -> str:
        """The name as a comment writes it."""
        return f"{self.name}:{self.detail}" if self.detail else self.name


@dataclass(frozen=True)
class Suppression:
    """A comment that silences rules, or that means to: ``fault`` says why it does not.

    ``span`` encloses the comment, ``covered`` the characters of the file for which it holds: a finding that begins
    there is silenced. ``until`` is the last day on which it holds, as 2027-01-31. ``line`` encloses what is taken out
    with the comment: its line where nothing else stands in it, or the blanks before it.
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
    root: NodePath = ()  # the path of the entry that it stands in or above

    def covers(self, at: int) -> bool:
        """Whether it holds for what begins at character ``at`` of its file."""
        return any(span.start <= at < max(span.end, span.start + 1) for span in self.covered)

    def at(self, span: Span | None = None) -> Place:
        """The comment, or characters of its file."""
        return Place(self.file, self.root, Part.SOURCE, span or self.span)


class SelectorUse(NamedTuple):
    """What came of one name: how many problems it silences. ``known`` is false for what is no rule and no category,
    and ``meant`` then the nearest one; ``judged`` is false when not all that it names could be tried in this run."""

    name: Selector
    suppressed: int
    checked: bool
    exists: bool = True
    suggestion: str = ""


@dataclass(frozen=True)
class AppliedSuppression:
    """A comment, and what came of each of its names. An ``expired`` one silences nothing any more."""

    comment: Suppression
    uses: tuple[SelectorUse, ...] = ()
    expired: bool = False


class ParsedComment(NamedTuple):
    """What a comment says: the names, why, until when, for the whole file or not; or what is wrong with it."""

    names: tuple[Selector, ...] = ()
    reason: str = ""
    until: str = ""
    whole_file: bool = False
    error: str = ""


def parse_comment(text: str, span: Span) -> ParsedComment | None:
    """What the comment ``span`` of a file's text says; ``None`` when it does not speak to glosslint."""
    html = text.startswith("<!--", span.start)
    start, end = (span.start + 4, span.end - 3) if html else (span.start + 1, span.end)
    while start < end and text[start] in "# \t\r\n":
        start += 1
    if not _MEANT.match(text, start, end):
        later = _LATER.search(text, start, end)
        return ParsedComment(error="it must stand at the beginning of a comment") if later is not None else None
    head = _HEAD.match(text, start, end)
    if head is None or head["open"] is None:
        return ParsedComment(error=_misread(text[start:end]))
    names, after = _names(text, head.end(), end)
    if after < 0:
        return ParsedComment(error="its bracket is not closed")
    if not names:
        return ParsedComment(error="it names no rule in its brackets")
    rest = text[after:end]
    until = _UNTIL.search(rest)
    if until is not None and not _is_day(until[1]):
        return ParsedComment(error=f'"{until[1]}" is no day such as 2027-01-31')
    reason = " ".join(_UNTIL.sub("", rest).lstrip(_SEPARATORS).split())
    return ParsedComment(tuple(names), reason, until[1] if until is not None else "", head["file"] is not None)


def _misread(words: str) -> str:
    """What is wrong with the beginning of a comment."""
    if ":" not in words.split("[", maxsplit=1)[0]:
        return "a colon is missing behind “glosslint”"
    if not words.startswith("glosslint"):
        return "“glosslint” is written in small letters"
    order = words.split(":", 1)[1].split("[", maxsplit=1)[0].split()
    if order and order[0] in ("ignore", "ignore-file"):
        return "it names no rule in square brackets"
    return f"“{order[0]}” is no order: there are “ignore” and “ignore-file”" if order else "“ignore” is missing"


def _names(text: str, at: int, end: int) -> tuple[list[Selector], int]:
    """The names behind the opening bracket, and where the closing one ends (-1: nowhere)."""
    depth, begin = 1, at
    found: list[Selector] = []
    for index in range(at, end):
        char = text[index]
        depth += (char == "[") - (char == "]")
        if not depth or (char == "," and depth == 1):
            name = _NAME.fullmatch(text, begin, index)
            written = text[begin:index]
            if name is not None:
                lead = len(written) - len(written.lstrip())
                found.append(Selector(name[1], name[2] or "", Span(begin + lead, begin + len(written.rstrip()))))
            elif written.strip():
                lead = len(written) - len(written.lstrip())
                found.append(Selector(written.strip(), "", Span(begin + lead, begin + len(written.rstrip()))))
            begin = index + 1
        if not depth:
            return found, index + 1
    return found, -1


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
