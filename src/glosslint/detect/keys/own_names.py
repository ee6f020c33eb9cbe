"""The names of entries, from their terms and ids, to recognise keys whose values name other entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from glosslint.detect.containers import Group
from glosslint.detect.keys.keys import Key

_FEWEST, _MOST = 3, 0.8  # values, and the share of them that name entries


class Names:
    """The term, the ids, and the key or file name of each entry of a group, if they are single strings."""

    def __init__(self, by_path: Mapping[str, Key], group: Group, term: str, ids: Iterable[str]) -> None:
        self._own: dict[int, set[str]] = defaultdict(set)
        self._every: set[str] = set()
        for path in (term, *ids):
            for number, text in _single(by_path.get(path)):
                self._add(number, text)
        for number, node in enumerate(group.nodes):
            if node.key is not None:
                self._add(number, node.key.text)
            elif group.shape.entries == "file":
                self._add(number, node.stem)

    def _add(self, number: int, name: str) -> None:
        folded = name.strip().casefold()
        self._own[number].add(folded)
        self._every.add(folded)

    def are_named_by(self, key: Key, all_of_them: bool = False) -> bool:
        """Return whether most strings under a key, or ``all_of_them``, are names of other entries than their own."""
        pairs = [(number, text.strip().casefold()) for number, text in _single(key)]
        others = sum(text in self._every and text not in self._own[number] for number, text in pairs)
        if all_of_them:
            return 0 < others == len(pairs)
        return len(pairs) >= _FEWEST and others >= _MOST * len(pairs)


def _single(key: Key | None) -> Iterable[tuple[int, str]]:
    """Return the strings under a key with the numbers of their entries, if each entry has at most one."""
    if key is None or key.listed or len(key.texts) != len(key.entries):
        return ()
    return zip(sorted(key.entries), key.texts, strict=True)
