"""Keys → the one with the terms, and those with what acronyms stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from glosslint.detect.containers import Group
from glosslint.detect.keys import names
from glosslint.detect.keys.keys import URL_MARKS, Key
from glosslint.layout.layout import KEY
from glosslint.text.acronyms import is_short_form
from glosslint.text.names import is_acronym_of, slug

#: Minimum shares of the entries that have the term.
USUAL, NEARLY_ALL = 0.6, 0.9
LONG_TERM = 8  # words on average; longer strings are not names
_SHORT_FORM, _WITH_DEFINITION = 2, 2  # words of an acronym on average; keys of prose, one with its long form
_LONG_FORM = 5  # words of what a key stands for; more are a sentence
_SAME = 0.8  # share of the slugs that are made from the terms in the same way
_SHORT, _LONG = "short", "long"
_NAME, _DIFFERENT = "_name", 0.7  # the end of a key for names, and the share of different ones


def term_key(by_path: Mapping[str, Key], group: Group, ids: tuple[str, ...]) -> str:
    """Return the key with the terms, ``KEY`` if the keys of a mapping are the terms, or an empty string."""
    usual = (NEARLY_ALL if group.shape.entries == "map" else USUAL) * len(group.nodes)
    free = [key for key in by_path.values() if key.path not in ids]
    named = [key for key in free if key.name in names.TERM and len(key.entries) >= usual and key.words <= LONG_TERM]
    fit = [key for key in named if not key.listed or key.name == "designation"]
    if slugged := _base_of_slugs(by_path, free, len(group.nodes)):
        return slugged
    if fit:
        best = min(fit, key=lambda key: (key.path.count("."), names.TERM.index(key.name)))
        return best.path.replace(".designation", ".0.designation") if best.listed else best.path
    if group.shape.entries == "map":
        return _SHORT if _are_acronyms(by_path, usual) else KEY
    if (own := by_path.get(_SHORT)) is not None and len(own.entries) >= usual and own.words <= _SHORT_FORM:
        return _SHORT  # the acronyms and terms of a thesis in Typst: key, short, long, description
    if _holds_names(free, len(group.nodes)):
        return free[0].path
    short = [key for key in free if key.name in names.SHORT and _are_short_forms(key, len(group.nodes))]
    return next((key.path for key in [*short, *free] if key in short or _like_terms(key, len(group.nodes))), "")


def _holds_names(free: Sequence[Key], count: int) -> bool:
    """Return whether the first key is called the name of something, such as "Metric name", its strings are short, most
    of them differ (the same name may be that of several things), and there are definitions beside it."""
    first = free[0] if free else None
    if first is None or not first.name.endswith(_NAME) or first.name in names.ALIASES or first.listed:
        return False
    defined = any(key.name in names.DEFINITION and len(key.entries) >= NEARLY_ALL * count for key in free[1:])
    usual = len(first.entries) >= NEARLY_ALL * count and first.words <= LONG_TERM
    return defined and usual and first.distinct >= _DIFFERENT and "." not in first.path


def _base_of_slugs(by_path: Mapping[str, Key], free: Sequence[Key], count: int) -> str:
    """Return the key of the strings whose slugs are under ``slug``: they are the terms, whatever is called a title."""
    slugs = by_path.get("slug")
    if slugs is None or len(slugs.texts) < count:
        return ""
    fit = (key for key in free if len(key.texts) == len(slugs.texts) and not key.listed and key.words <= LONG_TERM)
    return next((key.path for key in fit if _are_slugs(slugs.texts, key.texts)), "")


def _are_slugs(slugs: Sequence[str], texts: Sequence[str]) -> bool:
    same = sum(slug(text) == own.lower() for own, text in zip(slugs, texts, strict=True))
    return same >= _SAME * len(slugs) and any(" " in text for text in texts)


def full_name(by_path: Mapping[str, Key], term: str, prose: Mapping[str, str], count: int) -> str | None:
    """Return the key with the long forms of acronyms, if fewer than half have another text, or ``None``."""
    short = by_path.get(term)
    texts = [len(by_path[path].entries) for path in prose.values() if path in by_path]
    if short is None or short.name not in names.SHORT or 2 * max(texts, default=0) >= count:
        return None
    fit = (key for key in by_path.values() if key.name in names.EXPANSION and not key.listed)
    return next((key.path for key in fit if len(key.entries) >= USUAL * count), None)


def _are_acronyms(by_path: Mapping[str, Key], usual: float) -> bool:
    """Return whether entries have both forms of an acronym, under ``short`` and ``long``, as in LaTeX and Typst."""
    short, long = by_path.get(_SHORT), by_path.get(_LONG)
    if short is None or long is None or min(len(short.entries), len(long.entries)) < usual:
        return False
    pairs = list(zip(short.texts, long.texts, strict=False))
    return 2 * sum(is_acronym_of(*pair) for pair in pairs) >= len(pairs)


def _are_short_forms(key: Key, count: int) -> bool:
    """Return whether the strings of a key may be the terms of a list of acronyms."""
    usual = len(key.entries) >= NEARLY_ALL * count and key.distinct >= NEARLY_ALL
    return usual and not key.listed and key.words <= _SHORT_FORM


def stands_for(by_path: Mapping[str, Key], term: str, group: Group) -> tuple[str, ...]:
    """Return the key with the long forms of the acronyms under ``term``, if another key defines them; else empty.

    The acronyms may be the keys of a mapping: ``{"LOA": {"definition": "Length Overall", "description": …}}``.
    """
    prose = [key for key in by_path.values() if key.name in names.PROSE and key.path != term and not key.listed]
    terms, is_long_form = _short_terms(by_path, term, group)
    if len(prose) < _WITH_DEFINITION:
        return ()
    longest = max((key.words for key in prose if len(key.entries) >= USUAL * len(terms)), default=0)
    for key in prose:
        pairs = [(terms[at], text) for at, text in zip(sorted(key.entries), key.texts, strict=False) if at in terms]
        found = sum(is_long_form(*pair) for pair in pairs) if longest > key.words else 0
        if pairs and 2 * found >= max(len(pairs), USUAL * len(terms)):
            return (key.path,)
    return ()


def _short_terms(
    by_path: Mapping[str, Key], term: str, group: Group
) -> tuple[Mapping[int, str], Callable[[str, str], bool]]:
    """Return the terms by the numbers of their entries, and what tells whether one is short for a text.

    Codes that are keys often have other letters of their words than the initials ("ASE": Airspace).
    """
    if term == KEY:
        keys = {number: node.key.text for number, node in enumerate(group.nodes) if node.key is not None}
        return (
            keys,
            lambda short, text: len(text.split()) <= _LONG_FORM and short.isupper() and is_short_form(short, text),
        )
    short = by_path.get(term)
    if short is None or short.listed:
        return {}, is_acronym_of
    return dict(zip(sorted(short.entries), short.texts, strict=False)), is_acronym_of


def _like_terms(key: Key, count: int) -> bool:
    """Return whether the strings of a key with an unknown name are short and differ."""
    short = len(key.entries) >= NEARLY_ALL * count and key.words <= 4 and key.distinct >= 0.95
    numbers = sum(text.strip().isdecimal() for text in key.texts)
    return (
        short
        and not key.listed
        and 2 * numbers < len(key.texts)
        and key.share(URL_MARKS) == 0
        and key.share(("/",)) < USUAL
        and key.name not in names.ROLE_KEYS
    )
