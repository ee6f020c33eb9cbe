"""An entry in a text: where its terms and its texts are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glosslint.model import Span


class Item(NamedTuple):
    """An entry: its terms, its text (an empty span after the term if there is none), all of its characters, further
    texts by their keys, and whether its term is the title of a section."""

    terms: tuple[Span, ...]
    text: Span
    whole: Span
    more: Mapping[str, Span] = {}
    is_title: bool = False
