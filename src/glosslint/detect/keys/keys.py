"""Entries → their keys, with the strings under each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping as MappingOf, Sequence
from dataclasses import dataclass, field

from glosslint.detect.keys.names import (
    LANGUAGE,
    PROSE,
    TERM,
    TRANSLATED,
    are_languages,
    begins_with_language,
    is_language,
    language_of,
    may_be_step,
    names_language,
    normal,
    role_of,
    usual,
)
from glosslint.detect.page_texts import words_in
from glosslint.layout.layout import EntryNode
from glosslint.layout.roles import is_numbered
from glosslint.model.frozen import cached_property
from glosslint.parse.scalar_values import is_null
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence as SequenceNode
from glosslint.util.regexes import lazy_pattern

_DEPTH = 4
_MANY_ENTRIES = 0.1  # share of those in one of several languages
URL_MARKS = ("://", "www.")
_BETWEEN = lazy_pattern(r"[/;|,\u3001\uff0c\uff1b\n]")
_AGAIN = 20  # times that a string occurs, on average
_FEW_SHARED, _SHARED = 20, 0.05  # synonyms that are terms of other entries, and their share, in a thesaurus


@dataclass
class Key:
    """A path of keys as in roles (``*`` for a language), the spellings of its case, and the strings under it."""

    path: str
    spellings: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    entries: set[int] = field(default_factory=set)
    listed: bool = False  # whether a string is in a list

    @cached_property
    def name(self) -> str:
        """The last key that is a word, as ``names`` spells it, without a language after a usual name."""
        last = (*self._words, "")[0]
        return language_of(last)[0] or usual(last)

    @cached_property
    def above(self) -> str:
        """The last but one key that is a word, or an empty string."""
        return (*self._words, "", "")[1]

    @cached_property
    def _words(self) -> list[str]:
        """The keys that are words, from last to first."""
        return [normal(step) for step in reversed(self.path.split(".")) if step != "*" and not step.isdecimal()]

    @cached_property
    def words(self) -> float:
        """The average number of words of a string."""
        return sum(map(words_in, self.texts)) / max(len(self.texts), 1)

    @cached_property
    def distinct(self) -> float:
        """The share of different strings, ignoring case."""
        return len(self.folded) / max(len(self.texts), 1)

    @cached_property
    def folded(self) -> frozenset[str]:
        """The different strings, without case."""
        return frozenset(text.casefold() for text in self.texts)

    @property
    def is_class(self) -> bool:
        """Whether a few strings occur again and again, such as the chapter or field of entries, also a term."""
        return len(self.texts) >= _AGAIN * len(set(self.texts))

    def is_thesaurus(self, terms: Key | None) -> bool:
        """Return whether many strings under a key for synonyms are ``terms`` of other entries, as in a thesaurus.

        Under a key for aliases, they are names of the entry.
        """
        if self.name not in ("synonyms", "synonym"):
            return False
        known = terms.folded if terms is not None else frozenset()
        shared = sum(text.casefold() in known for text in self.texts)
        return shared >= max(_FEW_SHARED, _SHARED * len(self.texts))

    def lists(self, terms: Key | None) -> bool:
        """Return whether most strings list several of the ``terms`` in one line, as references to other entries."""
        known = terms.folded if terms is not None and terms is not self else frozenset()
        parts = [[part.strip().casefold() for part in _BETWEEN.split(text)] for text in self.texts]
        several = [names for names in parts if len(names) > 1]
        named = sum(2 * sum(name in known for name in names) > len(names) for names in several)
        return named > 0 and 2 * named > len(parts)

    def share(self, marks: Sequence[str]) -> float:
        """Return the share of strings that contain any of ``marks``."""
        return sum(any(mark in text for mark in marks) for text in self.texts) / max(len(self.texts), 1)


def keys(nodes: Iterable[EntryNode]) -> dict[str, Key]:
    """Return the keys of the entries by path, in order of occurrence, without the parts of pages.

    Of keys in several languages, such as ``name_en`` and ``name_fr``, only those in one language are returned.
    """
    by_path: dict[str, Key] = {}
    entries = list(nodes)
    by_language = _has_language_keys(entries)
    others = _translations(entries)
    for number, entry in enumerate(entries):
        for path, text, in_list in _texts(entry.node, "", _DEPTH, by_language, in_list=False):
            if path in others:
                continue
            key = by_path.get(folded := path.casefold())
            if key is None:
                key = by_path[folded] = Key(path)
            key.spellings[path] += 1
            key.texts.append(text)
            key.entries.add(number)
            key.listed = key.listed or in_list
    for key in by_path.values():
        key.path = key.spellings.most_common(1)[0][0]
    return {key.path: key for key in by_path.values()}


def in_other_languages(nodes: Iterable[EntryNode], by_path: MappingOf[str, Key], taken: set[str]) -> tuple[str, ...]:
    """Return the keys of an entry that have no role because they are translations: codes of languages beside one that
    has a role, and what ``keys`` leaves out."""
    codes = [path for path in by_path if is_language(path)]
    free = [path for path in codes if path not in taken and not by_path[path].listed]
    left_out = sorted(_translations(nodes))
    return (*(free if len(free) < len(codes) else ()), *sorted(left_out, key=lambda path: not is_language(path)))


def _translations(entries: Iterable[EntryNode]) -> frozenset[str]:
    """Return the top-level keys of entries in other languages than English, or than the first if none is English.

    At least two languages have several keys, such as ``name_fr`` and ``def_fr`` beside ``name_en`` and ``def_en``, or
    ``fr`` and ``fr_def`` beside ``us`` and ``us_def``. Or a language has keys beside those without one: ``termFr`` and
    ``defFr`` beside ``term`` and ``def``, which are in English unless others are.
    """
    found: dict[str, dict[str, str]] = {}  # the keys with the names of their roles, by language
    for entry in entries:
        for key, _ in entry.node.pairs if isinstance(entry.node, Mapping) else ():
            base, language = language_of(key.text)
            language = language or begins_with_language(key.text)
            if language or normal(key.text) in PROSE or normal(key.text) in TERM:
                found.setdefault(language, {})[key.text] = base or normal(key.text)
    plain = found.pop("", {})
    several = [language for language, named in found.items() if len(named) > 1]
    bases = set(plain.values())
    english = set(found.get("en", {}).values())
    if _are_entries(english) and (len(several) > 1 or english <= bases):
        kept, own = "en", english
    elif len(several) > 1 and not _are_entries(bases):
        kept = next((language for language in several if language == "en"), several[0])
        own = set(found[kept].values())
    else:
        kept, own = "", bases
    roles = set(map(role_of, own))
    others = {key for language in several if language != kept for key in found[language]} if kept else set()
    for language, named in found.items():
        if language != kept and (language in TRANSLATED or language in several):
            others |= {key for key, base in named.items() if role_of(base) in roles}
    return frozenset(others | {key for key, base in plain.items() if kept == "en" and base in own})


def _are_entries(bases: set[str]) -> bool:
    """Return whether the names of keys are those of a term and a text."""
    return not bases.isdisjoint(TERM) and not bases.isdisjoint(PROSE)


def languages(nodes: Iterable[EntryNode]) -> int:
    """Return the number of languages that occur as keys in the entries."""
    codes: set[str] = set()
    for entry in nodes:
        stack: list[Node] = [entry.node]
        while stack:
            node = stack.pop()
            if isinstance(node, SequenceNode):
                stack.extend(node.items)
            elif isinstance(node, Mapping):
                stack.extend(value for _, value in node.pairs)
                codes |= _language_keys(node, node is entry.node)
    return len(codes)


def languages_of_entries(nodes: Sequence[EntryNode]) -> tuple[str, tuple[str, ...]]:
    """Return the key whose values are the languages of the entries, and the languages that many of them have; without
    such a key, or if all entries have the same language, both are empty."""
    found: dict[str, Counter[str]] = {}
    for entry in nodes:
        for key, value in entry.node.pairs if isinstance(entry.node, Mapping) else ():
            if normal(key.text) in LANGUAGE and isinstance(value, Scalar) and names_language(value.text):
                found.setdefault(key.text, Counter())[value.text] += 1
    for key_text, counts in found.items():
        many = tuple(code for code, number in counts.items() if number >= _MANY_ENTRIES * len(nodes))
        if len(many) > 1:
            return key_text, many
    return "", ()


def _has_language_keys(entries: list[EntryNode]) -> bool:
    """Return whether most entries have mappings under language codes, beside other keys."""
    count = sum(
        isinstance(entry.node, Mapping)
        and any(isinstance(value, Mapping) and is_language(key.text) for key, value in entry.node.pairs)
        for entry in entries
    )
    return 2 * count > len(entries)


def _language_keys(node: Mapping, top: bool) -> frozenset[str]:
    """Return the keys that are language codes: at the ``top`` of an entry those of mappings, elsewhere all or none."""
    if top:
        return frozenset(key.text for key, value in node.pairs if isinstance(value, Mapping) and is_language(key.text))
    names = frozenset(key.text for key, _ in node.pairs)
    return names if are_languages(names) else frozenset()


def _texts(node: Node, path: str, depth: int, by_language: bool, in_list: bool) -> Iterator[tuple[str, str, bool]]:
    if isinstance(node, Scalar):
        if path and node.text.strip() and not is_null(node):
            yield path, node.text, in_list
    elif isinstance(node, SequenceNode):
        for item in node.items:
            if not isinstance(item, SequenceNode):
                yield from _texts(item, path, depth, by_language, in_list=True)
    elif path and is_numbered(node):
        for _, sense in node.pairs:
            yield from _texts(sense, path, depth, by_language, in_list=True)
    elif depth:
        by_code = _language_keys(node, top=not path) if path or by_language else frozenset[str]()
        for key, value in node.pairs:
            if may_be_step(key.text):
                step = "*" if key.text in by_code else key.text
                yield from _texts(value, f"{path}.{step}".lstrip("."), depth - 1, by_language, in_list)
