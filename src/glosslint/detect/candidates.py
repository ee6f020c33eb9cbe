"""Groups of documents → which of them may be the glossary, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from statistics import median

from glosslint.detect.containers import Group, own_name
from glosslint.detect.file_names import (
    STRONG,
    above_hint,
    called_acronyms,
    describes_data,
    hint,
    is_generated,
    is_named_after,
    is_project_page,
    is_second_choice,
    names_glossary,
    names_terms,
    originals,
)
from glosslint.detect.keys.names import DEFINITION, normal
from glosslint.detect.keys.roles import Roles, roles
from glosslint.detect.keys.terms import are_acronyms, begins_with_term, names_of, terms
from glosslint.detect.layout import Fit, fit, fit_merged
from glosslint.detect.page_texts import has_parts, local_links, word_count
from glosslint.detect.unread import describe
from glosslint.layout.layout import KEY, STEM, EntryNode
from glosslint.model.frozen import cached_property
from glosslint.parse.files import kind_of
from glosslint.parse.tree import Document

#: The weight of an entry that is not in the folder of a language other than English.
_ENGLISH_FIRST = 2
_FILES_FIRST = 1.25  # weight of several files: a file with all entries may be generated from them
_CALLED_GLOSSARY = 2  # weight of this name: a vocabulary or terms may be the values of fields
_SEVERAL = 2
_FEW = 5  # without a hint, fewer entries are not a glossary
_LINKED = 0.25  # links and references per entry; without a hint, fewer are not a glossary
_LINKED_PAGES = 1  # links per page, since any site has some: pages of CNCF have 2.6, of most others under one
_NAMED = 0.5  # share of pages that name their title where they begin
_TITLE_WORDS, _SHORT_PAGE = 3.5, 80  # words: mean of the titles, median of the pages; longer pages are articles
#: Minimum shares of entries with a term and a text: if their file is called a glossary, with a weaker hint, and without
#: a hint. The others are stubs, acronyms, and terms that are only translated.
_SELDOM_DEFINED, _DEFINED, _MOSTLY_DEFINED = 0.1, 0.25, 0.5
_FEW_STUBS, _STUBS = 3, 0.1  # pages without text, and their share: with fewer, they are other pages
_ALIKE = 10  # files with one entry each; with so many, a list in a few of them is a part of an entry
_DISTINCT, _NONE = 0.95, frozenset[str]()


class Candidate:
    """A group that may be the glossary; ``entries`` counts those that have a term and a text."""

    def __init__(
        self, group: Group, read: Roles | None, entries: int, merged: Fit | None = None, pages: frozenset[str] = _NONE
    ) -> None:
        self.made = False  # whether its files are generated, or a build copied them from another folder
        self.group = group
        self.roles = read
        self.entries = entries
        self.pages = pages  # the names of all pages of the site
        self._merged = merged

    @cached_property
    def fit(self) -> Fit:
        """The layout that matches."""
        if self._merged is not None:
            return self._merged
        assert self.roles is not None
        return fit(self.group, self.roles, self.pages)

    @property
    def hint(self) -> int:
        """How surely the path, or the key above the entries, names a glossary."""
        return _hint(self.group)

    @property
    def rank(self) -> tuple[bool, bool, int, int, float]:
        """A sort key: sources, several entries, names such as "glossary", English and many entries are preferred."""
        built = self.made or all(map(is_second_choice, self.group.paths))
        # Each document of a merged entry would be an entry of its own.
        entries = sum(len(document.roots) for document in self.group.documents) if self._merged else self.entries
        weight = entries * (_FILES_FIRST if len(self.group.paths) > 1 else 1)
        weight *= _ENGLISH_FIRST if self.group.is_english else 1
        weight = (weight + (self._merged is not None)) * (_CALLED_GLOSSARY if "glos" in _path(self.group) else 1)
        called = self.hint - describes_data(_path(self.group))
        return not built, self.entries > 1, called, hint(_path(self.group)), weight

    @property
    def is_glossary(self) -> bool:
        """Whether the entries are a glossary: by the path of their files, their links, or their keys."""
        group, read = self.group, self.roles
        if group.shape.at and not hint(group.shape.at) and self.entries < (_FEW if group.are_texts else 2):
            return False  # values of a key, such as the meanings of a status, or a change
        if read is not None and read.term == STEM:
            return self.names_titles or median(map(word_count, group.nodes)) <= _SHORT_PAGE
        if group.shape.page and self.entries < _SEVERAL and not names_glossary(f"{group.folder}/index"):
            return False  # a lesson on dictionaries, say
        if group.shape.page and len(group.nodes) < _FEW and not self.names_titles and all(map(has_parts, group.nodes)):
            return False
        if read is None or self.hint == STRONG or (self.hint and not group.shape.page):
            return True
        if group.shape.page and not self._defines_terms:
            return False
        if not group.shape.page and called_acronyms(_path(group)) and are_acronyms(self.fit.entries):
            return True
        entries, links, references = self.fit.entries, self.fit.links, self.fit.references
        least = _LINKED_PAGES if group.shape.page else _LINKED
        # References under a nested key, such as "relationships.destinationId", may be to the parts of any model.
        nested = any("." in role and role not in read.references for role in references.roles)
        referring = 0 if nested else references.matched
        linked = len(entries) >= _FEW and links.to_entries + referring >= least * len(entries)
        field = (read.prose or {}).get(read.core, "").rpartition(".")[2]
        has_definitions = normal(field) in DEFINITION and len(entries) > 1 and group.shape.entries != "map"
        return linked or has_definitions or self.fit.preset == "native"

    @property
    def is_unlikely(self) -> bool:
        """Whether this is a data dictionary, or pages whose folder is not called after terms or definitions."""
        return describes_data(_path(self.group)) or (self.group.shape.page and not names_terms(self.group.folder))

    @property
    def names_titles(self) -> bool:
        """Whether most pages begin with a text that names their title."""
        assert self.roles is not None
        return sum(begins_with_term(node, self.roles) for node in self.group.nodes) >= _NAMED * len(self.group.nodes)

    @property
    def _defines_terms(self) -> bool:
        """Whether pages have links and short titles, and are short or begin with a text that names their title."""
        assert self.roles is not None
        nodes, read = self.group.nodes, self.roles
        if sum(map(local_links, nodes)) < _LINKED_PAGES * len(nodes):
            return False  # decided without parsing their Markdown
        if not self.hint and 2 * sum(map(has_parts, nodes)) > len(nodes):
            return False  # the chapters of a manual
        words = [len(term.split()) for node in nodes for term in terms(node, read)]
        if sum(words) > _TITLE_WORDS * len(words):
            return False
        return self.names_titles or median(map(word_count, nodes)) <= _SHORT_PAGE


def ranked(groups: Iterable[Group], pages: frozenset[str]) -> list[Candidate]:
    """Return the groups that have entries, best first, in a site with ``pages`` of these names."""
    candidates = [candidate for group in groups if (candidate := _candidate(group)) is not None]
    paths = {path for candidate in candidates for path in candidate.group.paths}
    for candidate in candidates:
        copied = all(any(other in paths for other in originals(path)) for path in candidate.group.paths)
        candidate.pages = pages
        candidate.made = copied or all(is_generated(one.source.text) for one in candidate.group.documents)
    return sorted(_without_parts(candidates), key=lambda candidate: candidate.rank, reverse=True)


def apart(group: Group, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that share no file with the group, nor with one that was yielded before."""
    taken = set(group.paths)
    for candidate in candidates:
        if taken.isdisjoint(candidate.group.paths):
            taken |= set(candidate.group.paths)
            yield candidate


def joined(best: Candidate, candidates: Iterable[Candidate]) -> Candidate:
    """Return the best candidate and the folders beside it that have entries of the same kind under other file names."""
    group = best.group
    if best.roles is None or group.shape.entries != "file" or not group.folder or best.hint != STRONG:
        return best
    stems = {PurePosixPath(path).stem for path in group.paths}
    documents, beside = list(group.documents), []
    for other in apart(group, candidates):
        names = {PurePosixPath(path).stem for path in other.group.paths}
        if _same_kind(best, other) and len(names - stems) >= _DISTINCT * len(names):
            stems |= names
            documents += other.group.documents
            beside.append(other.group.folder)
    if not beside:
        return best
    deep = group.deep or any(
        other.group.deep for other in candidates if other.group.folder in beside and other.group.shape == group.shape
    )
    whole = replace(group, documents=tuple(documents), beside=tuple(beside), deep=deep)
    read = roles(whole)
    return Candidate(whole, read, len(read.complete), pages=best.pages)


def _same_kind(best: Candidate, other: Candidate) -> bool:
    """Return whether another folder, under the same one as the best, has entries with the same roles."""
    if other.roles is None or best.roles is None or other.group.shape != best.group.shape:
        return False
    parents = {above_hint(candidate.group.folder) for candidate in (best, other)}
    alike = (best.roles.term, best.roles.core, best.hint) == (other.roles.term, other.roles.core, other.hint)
    return len(parents) == 1 and alike and best.rank[:2] == other.rank[:2]


def _hint(group: Group) -> int:
    called = hint(group.shape.at)  # only a strong hint counts: "definitions" are mostly those of a schema
    return max(hint(_path(group)), called if called == STRONG else 0)


def _path(group: Group) -> str:
    """Return the path that names the entries: that of their file, or of the folder of several files."""
    return group.folder if group.shape.entries in ("file", "merged") or len(group.paths) > 1 else group.paths[0]


def _candidate(group: Group) -> Candidate | None:
    """Return a group as a candidate, without the files that have no entry; ``None`` if entries are too few."""
    if group.shape.entries == "merged":
        merged = fit_merged(group)
        return Candidate(group, None, len(merged.entries), merged) if merged is not None else None
    read = roles(group)
    if not read.complete or not read.ids or not read.term:
        return None
    kept = _without_other_files(group, read)
    if kept is None:
        return None
    read = read if kept is group else roles(kept)
    called = _hint(kept)
    least = _SELDOM_DEFINED if called == STRONG else _DEFINED if called else _MOSTLY_DEFINED
    names = [node.stem for node in kept.nodes] if kept.shape.page else list(names_of(kept, read))
    letters = sum(len(name) == 1 and (kept.shape.page or name.isupper()) for name in names)
    if letters >= _FEW and 2 * letters > len(names):
        return None  # a page, or a list, for each letter
    enough = not kept.names_only and read.complete and read.ids and len(read.complete) >= least * len(kept.nodes)
    return Candidate(kept, read, len(read.complete)) if enough else None


def _without_other_files(group: Group, read: Roles) -> Group | None:
    """Return the group without the files that have no entry; ``None`` if no file has one."""
    stubs = len(read.termed - read.complete) >= max(_FEW_STUBS, _STUBS * len(read.termed))
    kept, end = [], 0
    for document in group.documents:
        start, end = end, end + len(replace(group, documents=(document,)).nodes)
        if group.shape.entries == "file":
            is_kept = start in read.termed and _is_entry(document, group.nodes[start], read, group)
            is_kept = is_kept and (start in read.complete or stubs or _may_be_stub(document, group.nodes[start], read))
        else:
            is_kept = any(number in read.complete for number in range(start, end))
        if is_kept:
            kept.append(document)
    if len(kept) == len(group.documents):
        return group
    return replace(group, documents=tuple(kept)) if kept else None


def _is_entry(document: Document, node: EntryNode, read: Roles, group: Group) -> bool:
    """Return whether a file is an entry: neither a project page, such as README, nor a whole glossary."""
    path = document.source.path
    # Among pages, the index page of a subfolder is an entry if the folder is named after its term.
    stem = own_name(path) if path.rpartition("/")[0] != group.folder else node.stem
    is_named = _is_named_after_term(node, read, stem)
    if not group.of_folders and is_project_page(path) and not is_named:
        return False
    return not describe(document) or (is_named and stem.endswith("-glossary"))  # "rope-glossary", of "Rope"


def _may_be_stub(document: Document, node: EntryNode, read: Roles) -> bool:
    """Return whether a file without text is an entry that is not written yet, and not a page of another kind."""
    return kind_of(document.source.path) != "page" or _is_named_after_term(node, read, node.stem)


def _is_named_after_term(node: EntryNode, read: Roles, stem: str) -> bool:
    """Return whether the file of an entry, called ``stem``, is named after its term."""
    if read.term in (KEY, STEM):
        return False
    return any(is_named_after(stem, term) for term in terms(node, read))


def _without_parts(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that are not part of an entry of another candidate."""
    by_path: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for path in candidate.group.paths:
            by_path[path].append(candidate)
    for candidate in candidates:
        if not any(_is_part(candidate, other) for other in by_path[candidate.group.paths[0]] if other is not candidate):
            yield candidate


def _is_part(part: Candidate, other: Candidate) -> bool:
    """Return whether ``part`` consists of keys of single entries of ``other``, and has no more entries."""
    group, whole = part.group, other.group
    if group.shape.entries == "file" or not set(group.paths) <= set(whole.paths):
        return False
    if whole.shape.entries == "file":
        own = {node.key.text for node in group.nodes if node.key is not None}
        keys = {group.shape.at.split(".")[0]} if group.shape.at else own
        return len(whole.paths) >= _ALIKE and 2 * len(group.paths) < len(whole.paths) and bool(keys & whole.usual_keys)
    above = f"{whole.shape.at}." if whole.shape.at else ""
    below = group.shape.at.startswith(above) and group.shape.at != whole.shape.at
    return whole.shape.entries == "map" and below and part.entries <= other.entries
