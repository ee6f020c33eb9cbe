"""The front matter of a Markdown file, in YAML or TOML: where it is, its keys at their places, and its errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.tree import Mapping, Node, Scalar
from glosslint.parse.yaml import parser as yaml

_WHITESPACE = re.compile(r"\s*")
#: All these patterns are for texts with LF line endings.
_OPENING = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\n|\Z)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE),
}
#: Lines of keys between marks.
_WHOLE = re.compile(
    r"---[ \t]*\n[\w-]+[ \t]*:[^\n]*\n(?:(?:[\w-]+[ \t]*:|[ \t#]|-[ \t]++(?!:))[^\n]*\n)*(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_JSON = re.compile(r'\{[ \t]*\n\s*"[^"\n]*"[ \t]*:')
#: The names that parse.page gives to the parts of a page.
_PART = re.compile(r"@(?:body|lead|rest|section:.*)", re.DOTALL)
_NOT_BREAK = re.compile(r"[^\r\n]")

Pairs = tuple[tuple[Scalar, Node], ...]


class FrontMatter(NamedTuple):
    """The ``pairs`` of the front matter, and where the body begins. With ``faults`` there are no pairs and no body."""

    pairs: Pairs = ()
    body_start: int = 0
    faults: tuple[Fault, ...] = ()
    is_toml: bool = False


def read(source: Source) -> FrontMatter:
    """Return the front matter of ``source``; a file without one is all body."""
    text = source.text.replace("\r\n", " \n").replace("\r", "\n")  # same length, for matching only
    start = _start(text, source.body_start)
    opening = _OPENING.match(text, start)
    if opening is None:
        if not _JSON.match(text, start):
            return FrontMatter(body_start=source.body_start)
        message = "front matter in braces is JSON, which is not supported"
        advice = "write it as YAML: one “key: value” per line, between --- lines"
        return _stopped(_fault(message, Span(start, start + 1), advice))
    mark = opening["mark"]
    closing = _CLOSING[mark].search(text, opening.end())
    if closing is None:
        advice = f"add a {mark} line after its last key"
        message = "the front matter that opens here is never closed"
        return _stopped(_fault(message, Span(start, start + 3), advice))
    span = Span(opening.end(), closing.start())
    if mark == "+++":
        from glosslint.parse import toml

        pairs, fault = toml.parse(source.text, span)
        faults = [fault] if fault is not None else []
    else:
        second = _start(text, closing.end())
        if _WHOLE.match(text, second):
            message, advice = (
                "a second front matter begins here; only the first is read",
                "move its keys into the first",
            )
            return _stopped(_fault(message, Span(second, second + 3), advice))
        pairs, faults = _yaml(source, span)
    faults = faults or [*_reserved(pairs)]
    return _stopped(*faults) if faults else FrontMatter(pairs, closing.end(), (), mark == "+++")


def _start(text: str, start: int) -> int:
    """Return where front matter would open: on the first line or, if it is complete, below blank lines (as in Hugo)."""
    space = _WHITESPACE.match(text, start)
    at = space.end() if space is not None else start
    return at if at > start and text[at - 1] == "\n" and _WHOLE.match(text, at) else start


def _yaml(source: Source, span: Span) -> tuple[Pairs, list[Fault]]:
    """Return the pairs of front matter in YAML, or its errors."""
    before = _NOT_BREAK.sub(" ", source.text[: span.start])  # keeps the places of characters
    document = yaml.parse(Source(source.path, before + source.text[slice(*span)]))
    roots = [root for root in document.roots if root.end > root.start]
    if document.faults or not roots:
        return (), [*document.faults]
    root = roots[0]
    if len(roots) > 1:
        root = roots[1]
        message = "a second YAML document begins in the front matter"
        advice = "close the front matter with a line containing only ---"
    elif isinstance(root, Mapping):
        return root.pairs, []
    else:
        what = "a string" if isinstance(root, Scalar) else "a list"
        message = f"front matter must be a mapping of keys to values, not {what}"
        advice = "write one “key: value” per line; put an empty line above a --- that is meant as a horizontal rule"
    line = source.text[root.start : root.end].splitlines()[0]
    return (), [_fault(message, Span(root.start, root.start + len(line.rstrip())), advice)]


def _reserved(pairs: Pairs) -> Iterator[Fault]:
    """Yield an error for each key that has the name of a part of a page."""
    for key, _ in pairs:
        if _PART.fullmatch(key.text):
            message = f"“{key.text}” is reserved for a part of the page; no key may have this name"
            yield _fault(message, Span(key.start, key.end), "give the key another name")


def _fault(message: str, span: Span, advice: str) -> Fault:
    return Fault("yaml-syntax", message, span, advice)


def _stopped(*faults: Fault) -> FrontMatter:
    """Return no front matter, but errors, each of which names it."""
    named = (
        fault if "front matter" in fault.message else fault._replace(message=f"in the front matter, {fault.message}")
        for fault in faults
    )
    return FrontMatter(faults=tuple(named))
