"""Intents on the values of one string → intents on the string: what is a list to rules is written in one string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import (
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    Part,
    Place,
    RemoveItem,
    RemoveKey,
    Reorder,
    Replace,
    SetValue,
    Span,
)
from glosslint.parse.csv import Table
from glosslint.parse.separated import LISTED, parts
from glosslint.parse.tree import PART, Document, Scalar, Sequence


def written(document: Document) -> Document:
    """Return the document as it is written, with one string where the separated one has a list."""
    return document.separation.written if document.separation is not None else document


def on_whole(document: Document, intents: Iterable[Intent]) -> list[Intent]:
    """Return the intents as they are on the document as it is written. Raise UnfixableError for what it cannot hold."""
    if document.separation is None:
        return list(intents)
    return [whole for intent in intents for whole in _on_whole(document, document.separation.separator, intent)]


def _on_whole(document: Document, separator: str, intent: Intent) -> Iterator[Intent]:
    place = intent.place
    if isinstance(intent, InsertKey) and isinstance(intent.text, tuple) and isinstance(document, Table):
        joined = _usual_gap(separator).join(map(str, intent.text))
        yield intent._replace(text=f"['{joined}']" if separator == LISTED else joined)
        return
    own = isinstance(intent, InsertItem | Reorder)
    path = place.path if own else place.path[:-1]
    whole = _string(document, path)
    if whole is None:
        yield intent
        return
    yield from _changes(intent, path, whole, separator)


def _string(document: Document, path: NodePath) -> Scalar | None:
    """Return the string in which the list at ``path`` is written; ``None`` for another list."""
    match = document.find(path)
    if match is None or not match.complete or not isinstance(match.node, Sequence) or not match.node.items:
        return None
    first = match.node.items[0]
    if not isinstance(first, Scalar) or not first.style.startswith(PART):
        return None
    found = written(document).find(path)
    return found.node if found is not None and isinstance(found.node, Scalar) else None


def _changes(intent: Intent, path: NodePath, whole: Scalar, separator: str) -> Iterator[Intent]:
    spans = parts(whole.text, separator)
    file, last = intent.place.file, intent.place.path[-1]

    def change(start: int, end: int, text: str) -> Replace:
        return Replace(Place(file, path, Part.VALUE, Span(start, end)), text)

    if isinstance(intent, InsertItem):
        at = intent.number if intent.number is not None and intent.number < len(spans) else None
        gap = _gap(whole.text, spans, separator)
        text = str(intent.value)
        yield change(*spans[-1][1:] * 2, f"{gap}{text}") if at is None else change(*spans[at][:1] * 2, f"{text}{gap}")
    elif isinstance(intent, Reorder):
        for span, number in zip(spans, intent.order, strict=True):
            if span != spans[number]:
                yield change(*span, whole.text[slice(*spans[number])])
    elif isinstance(intent, RemoveItem) and isinstance(last, int):
        if len(spans) == 1:
            yield RemoveKey(Place(file, path))
        elif last + 1 < len(spans):
            yield change(spans[last].start, spans[last + 1].start, "")
        else:
            yield change(spans[last - 1].end, spans[last].end, "")
    elif isinstance(intent, Replace | SetValue) and isinstance(last, int):
        if any(sign in intent.text for sign in ("'", '"', "\\") if separator == LISTED) or separator in intent.text:
            raise UnfixableError(f'"{separator}" separates the values of the string')
        start, end = intent.place.span or Span(0, spans[last].end - spans[last].start)
        old = whole.text[slice(*spans[last])]
        if not (old[:start] + intent.text + old[end:]).strip():
            raise UnfixableError("a value of the string would be empty; remove it instead")
        yield change(spans[last].start + start, spans[last].start + end, intent.text)
    else:
        yield intent


def _gap(text: str, spans: list[Span], separator: str) -> str:
    """Return what is between two values of the string, or usually is."""
    return text[spans[-2].end : spans[-1].start] if len(spans) > 1 else _usual_gap(separator)


def _usual_gap(separator: str) -> str:
    return "', '" if separator == LISTED else f"{separator} "
