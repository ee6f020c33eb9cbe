"""Keys, and forms of links → those that are probably misspelt, so that they get no role of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glosslint.detect.keys import names
from glosslint.detect.keys.keys import Key
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.text.did_you_mean import edit_distance

_FEW = 2  # entries at most that have such a key
_MANY, _NEARLY_ALL = 8, 0.9  # entries that have the key that is meant, and their share
#: Keys that are read wherever they are, such as "alias" beside "aliases".
_KNOWN = frozenset((*names.ALIASES, *names.EXPANSION, *names.REFERENCES))
_SHORTEST = 4  # letters; shorter keys, such as codes of languages, are all near each other
_LONG = 8  # letters of a key in which two may be wrong
_RARE_SLIP = 0.1  # a form with a smaller share of the links of another, from which it differs by a letter, is a slip
_FEW_SLIPS = 3  # so is one with fewer links than this and than the other


def slips(by_path: Mapping[str, Key], count: int) -> tuple[tuple[str, str], ...]:
    """Return each key that only one or two entries have, with the key one or two letters away that nearly all of the
    ``count`` entries have, but not these: ``defintion``, of ``definition``. The rule rare-key reports most of them."""
    return tuple(_slips(by_path, max(_MANY, int(_NEARLY_ALL * count))))


def _slips(by_path: Mapping[str, Key], least: int) -> Iterator[tuple[str, str]]:
    usual = [key for key in by_path.values() if len(key.entries) >= least and len(key.path) >= _SHORTEST]
    for key in by_path.values() if usual else ():
        if (
            key.name not in _KNOWN
            and len(key.entries) <= _FEW
            and len(key.path) >= _SHORTEST
            and not any(map(str.isdigit, key.path))
        ):
            meant = next((other.path for other in usual if _may_be(key, other)), "")
            if meant:
                yield key.path, meant


def _may_be(key: Key, other: Key) -> bool:
    """Return whether a key is near another, which its entries lack."""
    most = 2 if len(other.path) >= _LONG else 1
    near = edit_distance(key.path.casefold(), other.path.casefold(), most) is not None
    return near and key.entries.isdisjoint(other.entries)


def without_slips(forms: Mapping[str, int]) -> list[str]:
    """Return the forms of links, given with the numbers of such links, that are no slips of a common one: one link to
    /term/rope/ beside twenty like /terms/rope/. A check with the others reports it as a near miss."""
    found = (
        form
        for form, count in forms.items()
        for other, more in forms.items()
        if _is_rare(count, more) and LinkPatterns((other,)).near_miss(form.replace("{id}", "id")) is not None
    )
    left = frozenset(found)
    return [form for form in forms if form not in left]


def _is_rare(count: int, more: int) -> bool:
    return count < _RARE_SLIP * more or count < min(_FEW_SLIPS, more)
