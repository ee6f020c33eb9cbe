"""A mapping or list of groups → the paths of the lists or mappings of entries in them: ``*``, ``*.terms``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.keys.names import FIELDS, are_languages, may_be_step, normal
from glosslint.layout.roles import EACH
from glosslint.parse.tree import Mapping, Node, Sequence

_FEWEST, _PER_GROUP = 2, 2  # groups, and entries on average
_ALIKE = 0.5  # the share of usual keys that two lists with one kind of entries have in common
_MOST = 0.8  # share of the groups


def below_groups(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the kind and the path of each container of entries in the groups of a node, such as groups by letter."""
    if isinstance(node, Mapping):
        if any(hint(key.text) == STRONG for key, _ in node.pairs) or are_languages(key.text for key, _ in node.pairs):
            return
        groups = [value for key, value in node.pairs if not key.text.startswith("@")]
    else:
        groups = list(node.items) if isinstance(node, Sequence) else []
    if len(groups) < _FEWEST:
        return
    if _are_alike(groups):
        yield "list", EACH
    elif _are_texts(groups):
        yield "map", EACH
    for key in _usual_steps(groups):
        inner = [found for group in groups if isinstance(group, Mapping) and (found := group.get(key)) is not None]
        if _are_alike(inner):
            yield "list", f"{EACH}.{key}"


def _are_alike(groups: list[Node]) -> bool:
    """Return whether these are lists of mappings with the same usual keys, and of several entries on average."""
    lists = [group.items for group in groups if isinstance(group, Sequence)]
    if len(lists) < max(_FEWEST, len(groups)) or sum(map(len, lists)) < _PER_GROUP * len(lists):
        return False
    if not all(isinstance(item, Mapping) for items in lists for item in items):
        return False
    usual = [keys for items in lists if (keys := _usual_keys(items))]
    most = max(usual, key=len, default=frozenset())
    return all(len(keys & most) >= _ALIKE * len(keys | most) for keys in usual)


def _usual_keys(items: tuple[Node, ...]) -> frozenset[str]:
    counts = Counter(normal(key.text) for item in items if isinstance(item, Mapping) for key, _ in item.pairs)
    return frozenset(key for key, count in counts.items() if 2 * count >= len(items))


def _are_texts(groups: list[Node]) -> bool:
    """Return whether these are mappings of terms to strings, with keys that differ from group to group."""
    mappings = [group for group in groups if isinstance(group, Mapping)]
    keys = [key.text for group in mappings for key, _ in group.pairs]
    if len(mappings) < len(groups) or len(keys) < _PER_GROUP * len(groups) or len(set(keys)) < len(keys):
        return False
    return not any(isinstance(value, Mapping | Sequence) for group in mappings for _, value in group.pairs)


def _usual_steps(groups: list[Node]) -> Iterator[str]:
    """Yield the keys of most groups that may hold their entries."""
    counts = Counter(key.text for group in groups if isinstance(group, Mapping) for key, _ in group.pairs)
    for key, count in counts.items():
        if count >= _MOST * len(groups) and may_be_step(key) and normal(key) not in FIELDS:
            yield key
