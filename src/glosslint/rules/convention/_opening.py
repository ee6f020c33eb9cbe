"""Texts and terms without their opening words."""

from __future__ import annotations


def first_after(text: str, start: int, core: int) -> str:
    """Return what replaces ``text[start : core + 1]`` so that the words before ``core`` are gone.

    That is the letter at ``core``, as a capital if the words began with one, after the bracket of a link there.
    """
    bracket = "[" if text[core - 1 : core] == "[" else ""
    is_capital = text[start:core].lstrip('[*_"\u201c\u00ab')[:1].isupper()
    return bracket + (text[core].title() if is_capital else text[core])
