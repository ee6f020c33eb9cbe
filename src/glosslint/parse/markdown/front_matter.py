"""The front matter of a Markdown file, in YAML or TOML: where it is, its keys at their places, and its errors."""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.markdown.structure import blank_out
from glosslint.parse.tree import Mapping, Pairs, Scalar
from glosslint.parse.yaml import parser as yaml

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
        return _fault(message, Span(start, start + 1), "write it as YAML: one “key: value” per line, between --- lines")
    mark = opening["mark"]
    closing = _CLOSING[mark].search(text, opening.end())
    if closing is None:
        message = "the front matter that opens here is never closed"
        return _fault(message, Span(start, start + 3), f"add a {mark} line after its last key")
    span = Span(opening.end(), closing.start())
    second = _start(text, closing.end())
    if mark == "+++":
        from glosslint.parse import toml

        pairs, fault = toml.parse(source.text, span)
        front = FrontMatter(pairs, closing.end(), (fault,) if fault is not None else (), is_toml=True)
    elif _WHOLE.match(text, second):
        message = "a second front matter begins here; only the first is read"
        return _fault(message, Span(second, second + 3), "move its keys into the first")
    else:
        front = _yaml(source, span, closing.end())
    if front.faults:  # each names the front matter
        messages = (fault.message for fault in front.faults)
        named = (one if "front matter" in one else f"in the front matter, {one}" for one in messages)
        faults = (fault._replace(message=message) for fault, message in zip(front.faults, named, strict=True))
        return FrontMatter(faults=tuple(faults))
    for key in (key for key, _ in front.pairs if _PART.fullmatch(key.text)):
        message = f"in the front matter, “{key.text}” is reserved for a part of the page; no key may have this name"
        return _fault(message, Span(key.start, key.end), "give the key another name")
    return front


def _start(text: str, start: int) -> int:
    """Return where front matter would open: on the first line or, if it is complete, below blank lines (as in Hugo)."""
    at = len(text) - len(text[start:].lstrip())
    return at if at > start and text[at - 1] == "\n" and _WHOLE.match(text, at) else start


def _yaml(source: Source, span: Span, end: int) -> FrontMatter:
    """Return front matter in YAML, or its errors; the body begins at ``end``."""
    before = blank_out(source.text[: span.start], [Span(0, span.start)])  # keeps the places of characters
    document = yaml.parse(Source(source.path, before + source.text[slice(*span)]))
    roots = [root for root in document.roots if root.end > root.start]
    if document.faults or not roots:
        return FrontMatter((), end, document.faults)
    root = roots[0]
    if len(roots) > 1:
        root = roots[1]
        message = "a second YAML document begins in the front matter"
        advice = "close the front matter with a line containing only ---"
    elif isinstance(root, Mapping):
        return FrontMatter(root.pairs, end)
    else:
        what = "a string" if isinstance(root, Scalar) else "a list"
        message = f"front matter must be a mapping of keys to values, not {what}"
        advice = "write one “key: value” per line; put an empty line above a --- that is meant as a horizontal rule"
    line = source.text[root.start : root.end].splitlines()[0]
    return _fault(message, Span(root.start, root.start + len(line.rstrip())), advice)


def _fault(message: str, span: Span, advice: str) -> FrontMatter:
    return FrontMatter(faults=(Fault("yaml-syntax", message, span, advice),))
