"""Fixes, and the intents that they consist of."""

from glosslint.model import (
    Fix as Fix,
    Intent as Intent,
    Place,
    RemoveItem as RemoveItem,
    RemoveKey as RemoveKey,
    RenameKey as RenameKey,
    Reorder as Reorder,
    Replace as Replace,
    ReplaceSource as ReplaceSource,
    Safety as Safety,
    SetValue as SetValue,
    Span,
)
from glosslint.text.english.inflection import article_change


def safe(title: str, *intents: Intent) -> Fix:
    """Return a fix that keeps the meaning of the text. ``title`` is an imperative: ``remove the item``."""
    return Fix(Safety.SAFE, intents, title)


def unsafe(title: str, *intents: Intent) -> Fix:
    """Return a fix that may change the meaning of the text, so that its result needs a review."""
    return Fix(Safety.UNSAFE, intents, title)


def reword(safety: Safety, place: Place, text: str, new: str | None) -> Fix | None:
    """Return the fix that writes ``new`` for the words at a place of a ``text``, with the article that it needs before
    it; ``None`` where the words or the article are not certain."""
    start, end = place.span or (0, 0)
    change = article_change(text[:start], new) if new is not None else None
    if new is None or change is None:
        return None
    back, written = change
    whole = place._replace(span=Span(start - back, end))
    return Fix(safety, (Replace(whole, written + new),), f'write "{new}"')
