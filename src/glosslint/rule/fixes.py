"""Fixes, and the intents that they consist of."""

from glosslint.model import (
    Fix as Fix,
    Intent as Intent,
    RemoveItem as RemoveItem,
    RemoveKey as RemoveKey,
    RenameKey as RenameKey,
    Reorder as Reorder,
    Replace as Replace,
    ReplaceSource as ReplaceSource,
    Safety as Safety,
    SetValue as SetValue,
)


def safe(title: str, *intents: Intent) -> Fix:
    """Return a fix that keeps the meaning of the text. ``title`` is an imperative: ``remove the item``."""
    return Fix(Safety.SAFE, intents, title)


def unsafe(title: str, *intents: Intent) -> Fix:
    """Return a fix that may change the meaning of the text, so that its result needs a review."""
    return Fix(Safety.UNSAFE, intents, title)
