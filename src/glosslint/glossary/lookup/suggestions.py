"""Suggestions for unknown ids, names and link targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from glosslint.facts.entry import EntryFacts
from glosslint.facts.links import Link
from glosslint.model.frozen import cached_property
from glosslint.text.did_you_mean import NearestWords, is_slip
from glosslint.text.names import fold, without_signs

if TYPE_CHECKING:
    from glosslint.glossary.glossary import Glossary


class Suggestions:
    """The ids of a glossary, and what links to its entries give."""

    def __init__(self, glossary: Glossary, ids: Iterable[EntryFacts], linked: Iterable[EntryFacts]) -> None:
        """``ids`` are the entries that have an id of their own, ``linked`` those that links can refer to."""
        self._glossary = glossary
        self._with_ids = ids
        self._linked = linked

    def id_for(self, target: str) -> str | None:
        """Return the id that an unknown ``target`` most likely means: that of the entry so named, or the nearest."""
        entry = self._glossary.find_by_name(target) or self._glossary.find_by_name(without_signs(target))
        if entry is not None and entry.id is not None:
            return entry.id.value
        return self._ids.nearest(target)

    def link_target_for(self, target: str, link: Link, words: str = "") -> str | None:
        """Return what a link to the entry gives that the unknown ``target`` of a link most likely means, as ``id_for``
        does. An anchor is suggested only where there is one.

        If the ``words`` of the link say the same as the target, the writer meant what it says, so that only a slip of
        a letter or two is corrected: "majority-language" is not "minority-language".
        """
        entry = self._glossary.find_by_name(target)
        if entry is not None and entry.link_target and not entry.lacks_anchor_for(link):
            return entry.link_target
        near = (self._anchors if "#" in link.destination else self._link_targets).nearest(target)
        is_said = near is not None and fold(words.strip("*_` ")) == fold(target)
        return near if near is None or not is_said or is_slip(target, near) else None

    @cached_property
    def _ids(self) -> NearestWords:
        return NearestWords(entry.id.value for entry in self._with_ids if entry.id is not None)

    @cached_property
    def _link_targets(self) -> NearestWords:
        if self._glossary.link_patterns.by_name:
            return NearestWords(name for entry in self._glossary.entries for name in entry.anchors)
        own = self._linked is not self._with_ids
        return NearestWords(entry.link_target for entry in self._linked) if own else self._ids

    @cached_property
    def _anchors(self) -> NearestWords:
        made = {id(entry) for entry in self._linked if entry.lacks_anchor}
        if not made or self._glossary.link_patterns.by_name:
            return self._link_targets
        return NearestWords(entry.link_target for entry in self._linked if id(entry) not in made)
