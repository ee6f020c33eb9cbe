"""A Markdown file → Document: the keys of its YAML front matter and, beside them, its body and the body's parts.

The body is the key ``@body``; ``@lead`` is what stands before the first heading or ``<!--more-->``, and
``@section:Title`` what stands under a heading, its subsections included. Their text is the file's own, unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from glosslint.model import Fault, Span
from glosslint.parse import yaml
from glosslint.parse.tree import Document, Mapping, Node, Scalar
from glosslint.source import Source

BODY, LEAD, SECTION = "@body", "@lead", "@section:"

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$(?:\r\n|\r|\n)?", re.MULTILINE)
_SECOND = re.compile(r"\s*---[ \t]*\n(?:[\w-]+:[^\n]*\n)+---[ \t]*(?:\n|\Z)")
_MORE = re.compile(r"<!--\s*more\s*-->")
_NOT_BREAK = re.compile(r"[^\r\n]")
_ATX = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")


def parse(source: Source) -> Document:
    """The Document of ``source``: one root, or none when a fault stopped the reading."""
    if source.faults:
        return Document(source, (), source.faults)
    text = source.text.replace("\r\n", " \n").replace("\r", "\n")  # of the same length: only looked at
    front, body_start, fault = _front_matter(text, source.body_start)
    if fault is not None:
        return Document(source, (), (fault,))
    pairs: tuple[tuple[Scalar, Node], ...] = ()
    if front is not None:
        document = yaml.parse(Source(source.path, _alone(source.text, front)))
        if document.faults:
            return Document(source, (), document.faults)
        if document.roots and isinstance(document.roots[0], Mapping):
            pairs = document.roots[0].pairs
        elif any(root.end > root.start for root in document.roots):
            return Document(source, (), (_fault("front matter holds keys and values, one “key: value” a line", front),))
    body = _part(source.text, BODY, body_start, len(source.text))
    parts = tuple(_parts(source.text, text, body_start))
    start = pairs[0][0].start if pairs else body_start
    return Document(source, (Mapping((*pairs, body, *parts), start, max(len(source.text), start)),))


def _front_matter(text: str, start: int) -> tuple[Span | None, int, Fault | None]:
    """The span of the front matter's YAML, where the body begins, and what is wrong with the marks around it."""
    opening = _OPENING.match(text, start)
    if opening is None:
        if text.startswith("+++\n", start):
            advice = "write it as YAML between lines of ---"
            return (
                None,
                start,
                _fault("front matter between lines of +++ is TOML, which is not read", Span(start, start + 3), advice),
            )
        return None, start, None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return (
            None,
            start,
            _fault(
                "the front matter that opens here is never closed",
                Span(start, start + 3),
                "add a line --- after its last key",
            ),
        )
    second = _SECOND.match(text, closing.end())
    if second is not None:
        at = second.start() + len(second[0]) - len(second[0].lstrip())
        return (
            None,
            start,
            _fault(
                "a second front matter begins here; only one is read", Span(at, at + 3), "move its keys into the first"
            ),
        )
    return Span(opening.end(), closing.start()), closing.end(), None


def _fault(message: str, span: Span, advice: str = "") -> Fault:
    return Fault("yaml-syntax", message, span, advice)


def _alone(text: str, span: Span) -> str:
    """The front matter with blanks before it, so that its characters keep their places, and nothing after it."""
    return _NOT_BREAK.sub(" ", text[: span.start]) + text[span.start : span.end]


def _part(text: str, name: str, start: int, end: int) -> tuple[Scalar, Scalar]:
    return Scalar(name, start, start, "raw"), Scalar(text[start:end], start, end, "raw")


def _parts(text: str, plain: str, body_start: int) -> Iterator[tuple[Scalar, Scalar]]:
    headings = list(_headings(plain, body_start))
    first = headings[0][1].start if headings else len(text)
    more = _MORE.search(text, body_start, first)
    yield _part(text, LEAD, body_start, more.start() if more else first)
    for index, (level, heading, title) in enumerate(headings):
        following = (other.start for rank, other, _ in headings[index + 1 :] if rank <= level)
        yield _part(text, SECTION + title, heading.end, next(following, len(text)))


def _headings(text: str, start: int) -> Iterator[tuple[int, Span, str]]:
    """Level, span and words of each heading of the body."""
    if not re.search(r"^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-+[ \t]*$)", text[start:], re.MULTILINE):
        return
    import pyromark

    from glosslint.parse.markdown import char_offsets

    body = text[start:]
    char = char_offsets(body)
    events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(body)
    for event, range_ in events:
        if isinstance(event, dict) and isinstance(event.get("Start"), dict) and "Heading" in event["Start"]:
            begin, end = char(range_["start"]), char(range_["end"])
            line = body[begin:end].strip().splitlines()[0] if body[begin:end].strip() else ""
            atx = _ATX.match(line)
            yield (
                int(str(event["Start"]["Heading"]["level"])[-1]),
                Span(start + begin, start + end),
                (atx[1] if atx else line).strip(),
            )
