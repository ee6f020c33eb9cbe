"""A mapping or list of groups → the paths of the lists or mappings of entries in them: ``*``, ``*.terms``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.keys.names import FIELDS, NOT_REFERENCES, PROSE, TERM, are_languages, may_be_step, normal
from glosslint.layout.roles import EACH
from glosslint.parse.sections.markdown.titles import divides_alphabet
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold

_FEWEST, _PER_GROUP = 2, 2  # groups, and entries on average
_ALIKE = 0.5  # the share of usual keys that two lists with one kind of entries have in common
_MOST = 0.8  # share of the groups
_REPEATED = 0.05  # share of the terms
_DIFFERENT = 0.5  # share of the titles of what may be entries in lists below mappings that have texts of their own


def below_groups(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the kind and the path of each container of entries in the groups of a node, such as groups by letter."""
    if isinstance(node, Mapping):
        if are_languages(key.text for key, _ in node.pairs):
            return
        groups = [value for key, value in node.pairs if not _is_about_file(key.text, value)]
        if any(hint(key.text) == STRONG for key, _ in node.pairs):  # what is beside "terms" is seldom of its kind
            lists = [group.items for group in groups if isinstance(group, Sequence)]
            known = any(normal(key.text) in FIELDS | NOT_REFERENCES for key, _ in node.pairs)  # such as sources
            if not known and _are_alike(groups, False) and len(set(map(_usual_keys, lists))) == 1:
                yield "list", EACH
            return
    else:
        groups = list(node.items) if isinstance(node, Sequence) else []
    if len(groups) < _FEWEST:
        return
    by_letter = isinstance(node, Mapping) and all(divides_alphabet(key.text) for key, _ in node.pairs)
    if _are_alike(groups, isinstance(node, Mapping), by_letter):
        yield "list", EACH
    elif _are_texts(groups, 1 if by_letter else _PER_GROUP):
        yield "map", EACH
    for key in _usual_steps(groups):
        mappings = [group for group in groups if isinstance(group, Mapping)]
        inner = [found for group in mappings if (found := group.get(key)) is not None]
        defined = any(normal(own.text) in PROSE for group in mappings for own, _ in group.pairs)
        if _are_alike(inner, not defined) and not (defined and _have_same_titles(inner)):
            yield "list", f"{EACH}.{key}"


def _is_about_file(key: str, value: Node) -> bool:
    """Return whether a key is none of a group: a part of a page, or a comment such as ``_comment``."""
    return key.startswith("@") or (key.startswith(("_", "$")) and isinstance(value, Scalar))


def _are_alike(groups: list[Node], may_be_single: bool, by_letter: bool = False) -> bool:
    """Return whether these are lists of mappings with the same usual keys, and of several entries on average.

    With ``may_be_single``, one entry on average is enough if its usual keys are those of a term and a text, and other
    values may be beside the lists, such as a version. Lists ``by_letter`` may be as short.
    """
    lists = [group.items for group in groups if isinstance(group, Sequence)]
    if len(lists) < _FEWEST:
        return False
    if not all(isinstance(item, Mapping) for items in lists for item in items):
        return False
    usual = [keys for items in lists if (keys := _usual_keys(items))]
    most = max(usual, key=len, default=frozenset())
    defines = by_letter or (may_be_single and not most.isdisjoint(TERM) and not most.isdisjoint(PROSE))
    if not defines and (len(lists) < len(groups) or sum(map(len, lists)) < _PER_GROUP * len(lists)):
        return False
    return all(len(keys & most) >= _ALIKE * len(keys | most) for keys in usual)


def _have_same_titles(lists: list[Node]) -> bool:
    """Return whether most titles in lists are in several of them, as those of the sections of entries are:
    "Definition", "How it works"."""
    items = (item for one in lists if isinstance(one, Sequence) for item in one.items if isinstance(item, Mapping))
    pairs = (pair for item in items for pair in item.pairs)
    titles = [fold(value.text) for key, value in pairs if normal(key.text) in TERM and isinstance(value, Scalar)]
    return len(set(titles)) < _DIFFERENT * len(titles)


def _usual_keys(items: tuple[Node, ...]) -> frozenset[str]:
    counts = Counter(normal(key.text) for item in items if isinstance(item, Mapping) for key, _ in item.pairs)
    return frozenset(key for key, count in counts.items() if 2 * count >= len(items))


def _are_texts(groups: list[Node], least: int) -> bool:
    """Return whether these are mappings of terms to strings, with keys that differ from group to group.

    A few terms may be in two groups: an editor wants to know of them.
    """
    mappings = [group for group in groups if isinstance(group, Mapping)]
    keys = [key.text for group in mappings for key, _ in group.pairs]
    if len(mappings) < len(groups) or len(keys) < least * len(groups):
        return False
    if len(keys) - len(set(keys)) > _REPEATED * len(keys):
        return False
    return not any(isinstance(value, Mapping | Sequence) for group in mappings for _, value in group.pairs)


def is_within(at: str, other: str) -> bool:
    """Return whether the path of keys ``other`` leads to what is read ``at`` a path with ``*``, or to a part of it."""
    steps, others = at.split("."), other.split(".")
    pairs = zip(steps, others, strict=False)
    return EACH in steps and len(steps) <= len(others) and all(step in (EACH, own) for step, own in pairs)


def _usual_steps(groups: list[Node]) -> Iterator[str]:
    """Yield the keys of most groups that may hold their entries."""
    counts = Counter(key.text for group in groups if isinstance(group, Mapping) for key, _ in group.pairs)
    for key, count in counts.items():
        if count >= _MOST * len(groups) and may_be_step(key) and normal(key) not in FIELDS:
            yield key
