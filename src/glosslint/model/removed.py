"""Entries that a glossary has lost since a commit."""

from __future__ import annotations

from glosslint.model.frozen import NamedTuple
from glosslint.model.place import Place


class Removed(NamedTuple):
    """An entry whose id exists in ``since`` (the name of a commit) and no longer in the glossary.

    ``successor`` is the id that the same entry has now, if it still exists. ``place`` is where that is, or where the
    entry was. ``inactive``: the entry was deprecated or a draft, so that no page should refer to it.
    """

    id: str
    place: Place
    since: str
    successor: str = ""
    inactive: bool = False
