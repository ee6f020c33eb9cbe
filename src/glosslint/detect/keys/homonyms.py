"""Keys → the one that tells entries with the same term apart: "high" of pressure, and "high" of altitude."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from glosslint.detect.keys.keys import Key
from glosslint.detect.keys.names import DOMAIN
from glosslint.text.names import fold

#: The keys of such values, by the role that they get. Others, such as a status or a date, differ by chance.
_NAMES = {
    "domain": "domain domains subject_field subject field context bounded_context scope area category topic discipline",
    "kind": "part_of_speech pos word_class lexical_category",
}
#: The roles, which are also the keys of columns with such values.
APART = tuple(_NAMES)
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
#: The keys of chapters, of which two may have an entry on the same thing.
_CHAPTERS = frozenset(("area", "category", "topic", "discipline"))
#: What the keys of kinds end in: "Metric type". Few values, in all entries, that differ in several pairs of equal
#: terms, do not differ by chance.
_TYPES = ("_type", "_kind")
_SEVERAL, _FEW_KINDS = 3, 12  # groups of equal terms at least, and different values at most
_TEXTS_DIFFER = 0.5  # of these groups
_WORDS = 3  # at most, of a value
_WORD = re.compile(r"[^\W\d_]{5,}")
_MEANINGS = 0.2  # of the entries, at most, that are further meanings of the term before
_SHARED = 0.2  # of the longer words of a text, by texts on the same thing


def apart(by_path: Mapping[str, Key], term: str, text: str, ids_are_made: bool) -> Mapping[str, str]:
    """Return the role and the path of the key whose values differ wherever terms are equal; empty without such terms,
    or if no key tells all of them apart.

    ``term`` and ``text`` are the paths of the terms and definitions. Without ``ids_are_made`` from the terms, chapters
    tell nothing apart.
    """
    terms, texts = (_by_entry(by_path.get(path)) for path in (term, text))
    for key in sorted(by_path.values(), key=lambda key: key.name not in DOMAIN):
        role = role_apart(key.name) if ids_are_made or key.name not in _CHAPTERS else ""
        if role and "." not in key.path and tells_apart(key.name, terms, texts, _by_entry(key)):
            return {role: key.path}
    return next(({"domain": key.path} for key in by_path.values() if _is_type(key, terms, texts)), {})


def _is_type(key: Key, terms: Mapping[int, str], texts: Mapping[int, str]) -> bool:
    """Return whether a key has the type of each thing, and equal terms are always of different types."""
    values = _by_entry(key)
    is_called_so = "." not in key.path and key.name.endswith(_TYPES)
    if not is_called_so or not values.keys() >= terms.keys() or len(set(values.values())) > _FEW_KINDS:
        return False
    groups = _equal(terms)
    if len(groups) < _SEVERAL or any(len(values[number].split()) > _WORDS for same in groups for number in same):
        return False
    differing = sum(_differ([texts.get(number, "") for number in same]) for same in groups)
    are_told = all(_differ([values[number] for number in same]) for same in groups)
    return are_told and differing >= _TEXTS_DIFFER * len(groups)


def _equal(terms: Mapping[int, str]) -> list[list[int]]:
    """Return the numbers of the entries with each term that several have."""
    entries: defaultdict[str, list[int]] = defaultdict(list)
    for number, term in terms.items():
        entries[fold(term)].append(number)
    return [numbers for numbers in entries.values() if len(numbers) > 1]


def count_apart(names: Sequence[tuple[str, ...]], texts: Sequence[str]) -> int:
    """Return how many entries have a name of their own. If the names are repeated only by few entries, each of which
    follows the one with the same name and has another text, they are meanings, and all are counted."""
    distinct = len(set(names))
    meanings = sum(one == other for one, other in itertools.pairwise(names))
    are_meanings = distinct + meanings == len(names) == len(set(zip(names, texts, strict=True)))
    return len(names) if are_meanings and meanings <= _MEANINGS * len(names) else distinct


def role_apart(name: str) -> str:
    """Return the role of a key or column, by its usual name, if its values may tell entries apart; else empty."""
    return _ROLES.get(name, "")


def tells_apart(name: str, terms: Mapping[int, str], texts: Mapping[int, str], values: Mapping[int, str]) -> bool:
    """Return whether some of the entries, by their numbers, have the same term, and all of these have different short
    ``values`` and different texts; in chapters, as the ``name`` may call them, texts without the same words."""
    groups = _equal(terms)
    same = [number for numbers in groups for number in numbers]
    if any(not 0 < len(values.get(number, "").split()) <= _WORDS for number in same):
        return False
    for numbers in groups:
        defined = [texts.get(number, "") for number in numbers]
        if not _differ([values.get(number, "") for number in numbers]) or not _differ(defined):
            return False
        if name in _CHAPTERS and _are_on_one_thing(defined):
            return False
    return bool(groups)


def _differ(texts: Sequence[str]) -> bool:
    return len(set(map(fold, texts))) == len(texts)


def _are_on_one_thing(texts: Sequence[str]) -> bool:
    """Return whether two neighbours of the ``texts`` share more than a few of their longer words."""
    words = [set(_WORD.findall(text.lower())) for text in texts]
    return any(len(one & other) > _SHARED * min(len(one), len(other)) for one, other in itertools.pairwise(words))


def _by_entry(key: Key | None) -> Mapping[int, str]:
    """Return the strings of a key by the numbers of their entries; none of a key with lists."""
    if key is None or key.listed or len(key.texts) != len(key.entries):
        return {}
    return dict(zip(sorted(key.entries), key.texts, strict=True))
