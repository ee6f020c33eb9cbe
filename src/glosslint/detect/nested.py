"""A mapping or list → whether its keys may be terms, and the paths of entries in groups: ``*``, ``*.terms``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.keys.names import (
    FIELDS,
    NOT_REFERENCES,
    PROSE,
    ROLE_KEYS,
    TERM,
    are_languages,
    may_be_step,
    normal,
)
from glosslint.detect.page_texts import words_in
from glosslint.layout.roles import EACH
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.sections.markdown.titles import divides_alphabet
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold, is_acronym_of

_FEWEST, _PER_GROUP = 2, 2  # groups, and entries on average
_ALIKE = 0.5  # the share of usual keys that two lists with one kind of entries have in common
_MOST = 0.8  # share of the groups
_REPEATED = 0.05  # share of the terms
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?", re.IGNORECASE)
_IDENTIFIER, _LABEL = re.compile(r"[a-z]+\d*[A-Z]"), 2  # words of a label
_WORDS_OF_SENSE = 3  # on average; lists of shorter strings may be other names
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
    if _are_pairs(pairs := _items(groups)) and _are_maps(pairs, 1):
        yield "map", f"{EACH}.{EACH}"
    elif _are_alike(groups, isinstance(node, Mapping), by_letter):
        yield "list", EACH
    elif _are_maps(groups, 1 if by_letter or _are_pairs(groups) else _PER_GROUP):
        yield "map", EACH
    for key in _usual_steps(groups):
        mappings = [group for group in groups if isinstance(group, Mapping)]
        inner = [found for group in mappings if (found := group.get(key)) is not None]
        defined = any(normal(own.text) in PROSE for group in mappings for own, _ in group.pairs)
        if _are_alike(inner, not defined) and not (defined and _have_same_titles(inner)):
            yield "list", f"{EACH}.{key}"
        elif (not defined or hint(key) == STRONG) and _are_maps(inner, _PER_GROUP):
            yield "map", f"{EACH}.{key}"


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


def _are_maps(groups: list[Node], least: int) -> bool:
    """Return whether these are mappings of terms to strings, or to mappings with a text, with ``least`` terms on
    average, and with keys that differ from group to group.

    A few terms may be in two groups: an editor wants to know of them.
    """
    mappings = [group for group in groups if isinstance(group, Mapping)]
    keys = [key.text for group in mappings for key, _ in group.pairs]
    if len(mappings) < max(len(groups), _FEWEST) or len(keys) < least * len(groups):
        return False
    if len(keys) - len(set(keys)) > _REPEATED * len(keys) or are_languages(keys):
        return False
    values = [value for group in mappings for _, value in group.pairs]
    return all(isinstance(value, Scalar) for value in values) or all(map(_is_sense, values))


def _are_pairs(groups: list[Node]) -> bool:
    """Return whether these are mappings with one key each: ``- Rope: Thick line.``"""
    return bool(groups) and all(isinstance(group, Mapping) and len(group.pairs) == 1 for group in groups)


def _items(lists: list[Node]) -> list[Node]:
    """Return the items of all lists, or nothing if there is something else among them."""
    items = [item for one in lists if isinstance(one, Sequence) for item in one.items]
    return items if all(isinstance(one, Sequence) for one in lists) else []


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


def may_be_map(node: Mapping) -> bool:
    """Return whether the keys of a mapping may be terms: several keys, few of them usual in entries, with values of one
    kind that are not numbers."""
    keys = [key.text for key, _ in node.pairs]
    values = [value for _, value in node.pairs]
    scalars = sum(isinstance(value, Scalar) and _NUMBER.fullmatch(value.text) is None for value in values)
    mappings = sum(isinstance(value, Mapping) for value in values)
    roles = sum(normal(key) in ROLE_KEYS for key in keys)
    entries = sum(_is_sense(value) or _are_senses(value) for value in values)
    listed = _listed_senses(node)
    if len(keys) < 2 or max(scalars, mappings, scalars + entries, scalars + listed) < 0.9 * len(keys):
        return False
    if are_languages(keys):
        return False
    labels = sum(isinstance(value, Scalar) and len(value.text.split()) <= _LABEL for value in values)
    if min(sum(_IDENTIFIER.match(key) is not None for key in keys), labels) >= 0.7 * len(keys):
        return False  # labels of a user interface: "glossaryTitle": "Glossary"
    return roles < 2 or roles < 0.3 * len(keys)


def _is_sense(node: Node) -> bool:
    return isinstance(node, Mapping) and any(normal(key.text) in PROSE for key, _ in node.pairs)


def _has_term(node: Node) -> bool:
    return isinstance(node, Mapping) and any(normal(key.text) in TERM for key, _ in node.pairs)


def _are_senses(node: Node) -> bool:
    """Return whether a list has the senses of one term, that is, texts without terms of their own."""
    return (
        isinstance(node, Sequence)
        and bool(node.items)
        and all(_is_sense(item) and not _has_term(item) for item in node.items)
    )


def _listed_senses(node: Mapping) -> int:
    """Return how many values of a mapping are lists of texts, such as the senses of each term; none if they may be
    other names: their strings are short, and the keys are not acronyms of the first."""
    lists = [(key.text, strings) for key, value in node.pairs if (strings := _strings(value))]
    texts = [text for _, strings in lists for text in strings]
    if sum(map(words_in, texts)) >= _WORDS_OF_SENSE * len(texts):
        return len(lists)
    return len(lists) if 2 * sum(is_acronym_of(key, strings[0]) for key, strings in lists) > len(lists) else 0


def _strings(node: Node) -> list[str]:
    """Return the strings of a list that has only strings, and at least one."""
    return [text.text for text, _ in own_strings(node)] if isinstance(node, Sequence) else []
