"""Containers × (term key, text key) → candidates, each with its entries and one score of named features."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from math import log2
from pathlib import PurePosixPath

from glosslint.detect.containers import Group, groups
from glosslint.detect.file_names import (
    STRONG,
    describes_data,
    hint,
    is_generated,
    is_project_page,
    is_second_choice,
    names_acronyms,
    names_glossary,
)
from glosslint.detect.keys import SENTENCE, Keys
from glosslint.detect.layout import Fit, fit, fit_merged
from glosslint.detect.unread import describe
from glosslint.detect.words import EXPANSION, FIELDS, PROSE, PROSE_LISTS, ROLE_KEYS, SHORT, TERM, normal, words_in
from glosslint.layout.layout import INDEX, KEY
from glosslint.layout.roles import EACH
from glosslint.model.frozen import cached_property
from glosslint.parse.tree import Document
from glosslint.text.names import fold, is_acronym_of

#: The weight of each feature, which is between 0 and 1. A test says how often the best candidate is the true one.
WEIGHTS: Mapping[str, float] = {
    "called": 7,  # the path, or the key above, says that it is a glossary
    "source": 4,  # its files are neither generated nor copies
    "complete": 4,  # share of the entries with a term and a text
    "distinct": 2,  # share of different terms, and of terms that are not usual keys
    "sentences": 2,  # words of a text
    "term": 2,  # how usual the key of the terms is
    "text": 4,  # how usual the key of the texts is
    "number": 3,  # of the entries
    "english": 0.5,
}
#: The least score of a glossary, and by how much less will do if entries link to each other.
LEAST, _LINKED = 18.0, 1.0
_ARTICLE = 1_500  # characters of a page that is no article
_OPENING = 15  # words
_USUAL = 0.3  # share of the terms that are keys of entries, as those of one entry are
_TRANSLATED = 0.8  # share of the texts of one word
_LETTERS = 5  # terms of one letter, if they are most: a page for each letter
_SAMPLE = 200  # entries whose texts are looked at
_OTHER_WORD = 0.02  # of a name, beside that of a glossary
_FEW_ACRONYMS = 5
_FEW_STUBS, _STUBS = 3, 0.1  # pages without text, and their share: with fewer, they are other pages
_DISTINCT = 0.95  # share of the file names of another folder that are not in the first


class Candidate:
    """A way to read a group: the keys of its terms and definitions, the ``features`` of that, and the ``score``; what
    only a preset reads is ``found`` with it."""

    def __init__(
        self,
        keys: Keys,
        term: str = KEY,
        core: str = KEY,
        pages: frozenset[str] = frozenset(),
        found: Fit | None = None,
    ) -> None:
        self.group, self.keys, self.term, self.core, self.pages, self.found = keys.group, keys, term, core, pages, found
        self.termed = keys.entries_with(term)
        self.complete = self.termed & frozenset[int]().union(*map(keys.entries_with, keys.prose(term, core).values()))

    @cached_property
    def terms(self) -> Sequence[str]:
        """The terms, an empty string where an entry has none."""
        return self.keys.values(self.term)

    @property
    def number(self) -> int:
        """How many entries have a term and a text."""
        return len(self.found.entries if self.found is not None else self.complete)

    @property
    def opens(self) -> float:
        """The share of the texts that name their term in the first words."""
        texts = [" ".join(text.split()[:_OPENING]) for text in self.keys.values(self.core)]
        pairs = zip(self.terms, texts, strict=True)
        return sum(f" {fold(term)}" in f" {fold(text)}" for term, text in pairs) / max(len(texts), 1)

    @cached_property
    def fit(self) -> Fit:
        """The layout that matches, with the entries that it reads."""
        return self.found or fit(self.group, self.keys.roles(self.term, self.core), self.pages)

    @property
    def names(self) -> frozenset[str]:
        """The folded names of the entries."""
        return frozenset(fold(name.value) for entry in self.fit.entries for name in entry.names)

    @cached_property
    def features(self) -> Mapping[str, float]:
        """The features of ``WEIGHTS``."""
        if self.found is not None:
            return dict.fromkeys(WEIGHTS, 1.0)  # nothing else has all keys of such a preset
        keys, group, count = self.keys, self.group, max(len(self.group.nodes), 1)
        named = [term for term in self.terms if term]
        texts = keys.values(self.core)[:_SAMPLE]
        full = [(term, text) for term, text in zip(self.terms, texts, strict=False) if term and text.strip()]
        words = sum(words_in(text) for _, text in full) / max(len(full), 1)
        usual = sum(normal(term) in FIELDS or normal(term) in ROLE_KEYS for term in named) if self.term == KEY else 0
        size = sum(len(document.source.text) for document in group.documents) if group.shape.page else 1
        key, text = keys.by_path.get(self.term), keys.by_path.get(self.core)
        is_made = all(is_generated(document.source.text) for document in group.documents)
        return {
            "called": _rate_path(self, full),
            "source": float(not (is_made or all(map(is_second_choice, group.paths)))),
            "complete": len(self.termed & keys.entries_with(self.core)) / count,
            "distinct": 0.0 if usual > _USUAL * count else len({fold(term) for term in named}) / max(len(named), 1),
            "sentences": min(1.0, words / SENTENCE, _ARTICLE * count / size),
            "term": _KNOWN_TERMS.get(key.name if key is not None else self.term, 0.0),
            "text": _usual_text(text.name if text is not None else self.core, group),
            "number": min(1.0, log2(max(len(self.termed), 1)) / 6),
            "english": float(group.is_english),
        }

    @cached_property
    def score(self) -> float:
        """The weighted sum of all features."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())

    @property
    def is_glossary(self) -> bool:
        """Whether the score is high enough, and there are several entries or a name that says so."""
        several = self.number > 1 or names_glossary(self.group.path) or hint(self.group.shape.at) == STRONG
        texts = [text for text in self.keys.values(self.core) if text.strip()]
        are_words = sum(words_in(text) < 2 for text in texts) > _TRANSLATED * len(texts)  # translations, or other names
        if not (several or self.found is not None) or self.score < LEAST - _LINKED or are_words:
            return False
        return self.score >= LEAST or self.fit.links.matched >= self.number


_KNOWN_TERMS = {
    **dict.fromkeys(SHORT, 0.5),
    **dict.fromkeys(TERM, 1.0),
    **dict.fromkeys(("title", "name", "label", "entry", KEY, "@body"), 0.4),
}


def _rate_path(one: Candidate, full: Sequence[tuple[str, str]]) -> float:
    """Return how surely the path, or the key above the entries, says that it is a glossary, or a list of acronyms,
    whose long forms may be beside the texts."""
    group = one.group
    if names_acronyms(group.path) and len(full) >= _FEW_ACRONYMS:
        every = (one.keys.values(role)[:_SAMPLE] for role in one.keys.texts(one.term))
        return 0.7 if 2 * max(sum(map(is_acronym_of, one.terms, texts)) for texts in every) >= len(full) else 0.0
    others = len(re.findall(r"[^\W_]+", PurePosixPath(group.path).stem)) - 1
    called = {STRONG: 0.8 + 0.2 * ("glos" in group.path.lower()) - _OTHER_WORD * others, 1: 0.3}.get(group.hint, 0.0)
    return called / 2 if describes_data(group.path) else called


def _usual_text(name: str, group: Group) -> float:
    """Return how usual a key, or a part of a page, is for the definition."""
    if group.are_texts:
        return 0.25
    if name in PROSE and (not group.shape.page or PROSE[name] == "definition"):
        return 1 - PROSE_LISTS.index(PROSE[name]) / (len(PROSE_LISTS) + 1)
    if name in EXPANSION:
        return 0.45
    return {"@lead": 0.5}.get(name, 1.0 if name.startswith("@section") else 0.0 if group.shape.page else 0.45)


def rank_groups(documents: Mapping[str, Document], pages: frozenset[str]) -> list[Candidate]:
    """Return the best way to read each group of documents of a site with ``pages`` of these names, best first."""
    every = [found for group in groups(documents) if (found := _best(group, pages)) is not None]
    by_path: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in every:
        by_path[candidate.group.paths[0]].append(candidate)
    kept = (one for one in every if not any(_is_part(one, other) for other in by_path[one.group.paths[0]]))
    return sorted(kept, key=lambda one: one.score, reverse=True)


def find_by_example(documents: Mapping[str, Document], pages: frozenset[str], terms: Iterable[str]) -> list[Candidate]:
    """Return all ways to read the documents in which each of the ``terms`` is a name of an entry, best first."""
    wanted = frozenset(map(fold, terms))
    every = groups(documents)
    fit = [one for group in every for one in _readings(group, pages) if wanted <= one.names]
    fit = fit or [one for group in every for one in _find_by_values(group, pages, wanted)]
    return sorted(map(_drop_other_files, fit), key=lambda one: one.score, reverse=True)


def _find_by_values(group: Group, pages: frozenset[str], wanted: frozenset[str]) -> Iterator[Candidate]:
    """Yield the readings of data in which all terms are values of a key, whatever it is called, with the other key that
    has most words as the text."""
    if group.shape.page or group.shape.entries == "merged":
        return
    keys = Keys(group)
    for term in keys.by_path:
        others = [key for key in keys.every(without=(term,)) if key.is_of_entry]
        if others and wanted <= set(map(fold, keys.values(term))):
            yield Candidate(keys, term, max(others, key=lambda key: key.words).path, pages)


def _drop_other_files(one: Candidate) -> Candidate:
    """Return a candidate without the files that have no entry, if it has other files."""
    kept = () if one.found is not None else tuple(_kept_documents(one))
    if not 0 < len(kept) < len(one.group.documents):
        return one
    return Candidate(Keys(replace(one.group, documents=kept)), one.term, one.core, one.pages)


def _best(group: Group, pages: frozenset[str]) -> Candidate | None:
    """Return the best way to read a group, without the files that have no entry; ``None`` if no entry has a text."""
    best = max(_readings(group, pages), key=lambda one: one.score, default=None)
    if best is None or best.found is not None:
        return best
    kept = tuple(_kept_documents(best))
    if len(kept) < len(group.documents):
        every = _readings(replace(group, documents=kept), pages) if kept else ()
        best = max(every, key=lambda one: one.score, default=None)
    letters = sum(len(term) == 1 and (group.shape.page or term.isupper()) for term in best.terms) if best else 0
    return None if best is None or letters >= max(_LETTERS, len(best.terms) / 2) else best


def _readings(group: Group, pages: frozenset[str]) -> Iterator[Candidate]:
    """Yield the ways to read a group in which an entry has a term and a text."""
    if group.shape.entries == "merged":
        found = fit_merged(group)
        if found is not None:
            own = Candidate(Keys(replace(group, documents=())), found=found)
            own.group = group
            yield own
        return
    keys = Keys(group)
    every = (Candidate(keys, term, core, pages) for term in keys.terms() for core in keys.texts(term))
    yield from (one for one in every if one.complete)


def _kept_documents(best: Candidate) -> Iterator[Document]:
    """Yield the documents of a candidate that have an entry."""
    group = best.group
    stubs = len(best.termed - best.complete) >= max(_FEW_STUBS, _STUBS * len(best.termed))
    end = 0
    for document in group.documents:
        start, end = end, end + len(replace(group, documents=(document,)).nodes)
        is_kept = not best.complete.isdisjoint(range(start, end))
        if group.shape.entries == "file" and start in best.termed:
            path = PurePosixPath(document.source.path)
            is_of_folder = path.stem == INDEX and str(path.parent) != group.folder  # token/index.md
            is_other = describe(document) or (is_project_page(document.source.path) and not is_of_folder)
            is_kept = not is_other and (is_kept or stubs or not group.shape.page)
        if is_kept:
            yield document


def _is_part(part: Candidate, whole: Candidate) -> bool:
    """Return whether a candidate consists of parts of the entries of another one that may be the glossary."""
    if not part.group.is_inside(whole.group) or hint(part.group.shape.at.rpartition(".")[2]) == STRONG:
        return False
    above = whole.group.shape.at.split(".") if whole.group.shape.at else []
    steps = [step for step in part.group.shape.at.split(".")[len(above) :] if step != EACH]
    inside = "." in whole.core and steps[:1] in ([], [whole.core.partition(".")[0]])  # its texts are those of the part
    return not inside and whole.score >= LEAST - 2


def drop_shared(group: Group, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that share no file with the group, nor with one that was yielded before."""
    taken = set(group.paths)
    for candidate in candidates:
        if taken.isdisjoint(candidate.group.paths):
            taken |= set(candidate.group.paths)
            yield candidate


def join_folders(best: Candidate, candidates: Iterable[Candidate]) -> Candidate:
    """Return the best candidate and the folders beside it that have entries of the same kind under other file names."""
    group = best.group
    if group.shape.entries != "file" or not group.folder or group.hint != STRONG:
        return best
    above = _folder_above(group.folder)
    stems = {PurePosixPath(path).stem for path in group.paths}
    others = []
    for other in drop_shared(group, candidates):
        names = {PurePosixPath(path).stem for path in other.group.paths}
        alike = (other.group.shape, other.term, other.core) == (group.shape, best.term, best.core)
        alike = alike and other.group.hint == STRONG and above == _folder_above(other.group.folder)
        if alike and len(names - stems) >= _DISTINCT * len(names):
            stems |= names
            others.append(other.group)
    documents = (*group.documents, *(document for other in others for document in other.documents))
    deep = group.deep or any(other.deep for other in others)
    whole = replace(group, documents=documents, beside=tuple(other.folder for other in others), deep=deep)
    return Candidate(Keys(whole), best.term, best.core, best.pages) if others else best


def _folder_above(folder: str) -> str:
    """Return the folder above the first one that names a glossary."""
    return "/".join(takewhile(lambda step: hint(step) < STRONG, folder.split("/")))
