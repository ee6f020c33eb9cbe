"""What a run reports on: files that the caller names, and what a change shows and breaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import Verdict, run
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import facts, join
from glosslint.glossary.glossary import Glossary, Removed
from glosslint.glossary.project import Project
from glosslint.model import NodePath, Part, Place, Span
from glosslint.parse.files import parse
from glosslint.parse.tree import Document
from glosslint.rule import EntryRule, FileRule, GlossaryRule
from glosslint.rule.active import ActiveRule

if TYPE_CHECKING:
    from glosslint.project.changes import Changes

_Identity = tuple[object, ...]
_DRAFT = "draft"
_ALONE = ("file", "merged")  # layouts in which an entry stands alone in its file


class Comparison:
    """Today's glossary beside that of the base: which entries changed, and which problems are new.

    An entry counts as changed when the base has none of its id with the same text. A verdict is new when the base does
    not give it as often.
    """

    def __init__(self, since: Changes, documents: Mapping[str, Document], glossary: Glossary, project: Project) -> None:
        self._since = since
        self._documents = documents
        self._today = glossary
        self._project = project

    @cached_property
    def _old(self) -> Mapping[str, Document]:
        """The base's own documents: of files that changed or are gone."""
        return {path: parse(source) for path, source in self._since.before.items()}

    @property
    def gone(self) -> Mapping[str, Document]:
        """The documents of files that are no more."""
        return {path: self._old[path] for path in sorted(self._since.removed)}

    @cached_property
    def _before(self) -> tuple[Glossary, Mapping[str, Document]]:
        """The glossary of the base, and its documents. Files that did not change are not read again."""
        entries: dict[str, list[EntryFacts]] = {}
        for entry in self._today.entries:
            entries.setdefault(entry.file, []).append(entry)
        kept = {file.path: (file, tuple(entries.get(file.path, ()))) for file in self._kept()}
        parts = {**kept, **{path: facts(document, self._project) for path, document in self._old.items()}}
        documents = {**{path: self._documents[path] for path in kept}, **self._old}
        paths = sorted(parts)
        return join((parts[path] for path in paths), self._project), {path: documents[path] for path in paths}

    def _kept(self) -> Iterator[FileFacts]:
        return (file for file in self._today.files if file.path not in self._since.changed)

    @cached_property
    def _changed_roots(self) -> frozenset[tuple[str, NodePath]]:
        if not self._since.changed:
            return frozenset()
        before, documents = self._before
        known = {(entry.key, self._text(entry, documents)) for entry in before.entries if entry.file in self._old}
        changed = (entry for entry in self._today.entries if entry.file in self._since.changed)
        return frozenset(
            (entry.file, entry.root)
            for entry in changed
            if (entry.key, self._text(entry, self._documents)) not in known
        )

    def _text(self, entry: EntryFacts, documents: Mapping[str, Document]) -> str:
        """The text of an entry as it stands, without regard to line ends."""
        document = documents[entry.file]
        start, end = self._extent(entry, document)
        return "\n".join(document.source.text[start:end].split("\r\n")).strip("\ufeff\n")

    def _extent(self, entry: EntryFacts, document: Document) -> Span:
        """The characters of an entry; all of the file where it stands alone."""
        whole = Span(0, len(document.source.text))
        if self._project.layout.entries in _ALONE:
            return whole
        found = document.find(entry.root)
        if found is None:
            return whole
        return Span(found.key.start if found.key is not None else found.node.start, found.node.end)

    @cached_property
    def _whole_files(self) -> frozenset[str]:
        """Changed files of which all is reported: those without a readable entry, and those that the base has not."""
        readable = {entry.file for entry in self._today.entries}
        faulty = {path for path in self._since.changed if self._documents[path].faults or path not in readable}
        known = {self._since.renamed.get(path, path) for path in self._old}
        return frozenset(faulty | {path for path in self._since.changed if path not in known})

    @property
    def asked(self) -> frozenset[str]:
        """The files that changed, or were named."""
        return self._since.changed | self._since.requested

    @property
    def changed_entries(self) -> int:
        """How many entries of today are new or differ."""
        return len(self._changed_roots)

    def holds(self, place: Place) -> bool:
        """Whether a place stands in what changed."""
        if self._since.affects_all or place.file in self._since.requested or place.file in self._whole_files:
            return True
        if place.file not in self._since.changed:
            return False
        if place.part is Part.SOURCE and place.span is not None:
            return any(start <= place.span.start <= end for start, end in self._extents[place.file])
        return any((place.file, place.path[:end]) in self._changed_roots for end in range(len(place.path) + 1))

    @cached_property
    def _extents(self) -> Mapping[str, Sequence[Span]]:
        """The characters of the changed entries, by file."""
        found: dict[str, list[Span]] = defaultdict(list)
        for entry in self._today.entries:
            if (entry.file, entry.root) in self._changed_roots:
                found[entry.file].append(self._extent(entry, self._documents[entry.file]))
        return found

    def concerns(self, verdict: Verdict, locator: Locator) -> bool:
        """Whether a verdict is on what changed, or is there because of it."""
        problem = verdict.problem
        if self.holds(problem.place) or any(self.holds(related.place) for related in problem.related):
            return True
        return self._identity(verdict, locator) in self._new

    def learn(self, rules: Sequence[ActiveRule], verdicts: Iterable[Verdict], locator: Locator) -> None:
        """Find out which of today's ``verdicts`` the base does not give. Rules that look at one entry alone need not be
        asked about files that did not change."""
        since = self._since
        if not since.changed | since.removed or since.affects_all:
            return
        compared = [active for active in rules if _compared(active)]
        narrow = {active.rule.name for active in compared if isinstance(active.rule, EntryRule)}
        names = {active.rule.name for active in compared}
        news = [one for one in verdicts if one.rule.name not in narrow or one.problem.place.file in since.changed]
        now = Counter(self._identity(verdict, locator) for verdict in news if verdict.rule.name in names)
        glossary, documents = self._before
        past = Locator(documents, glossary)
        old = replace(glossary, entries=tuple(entry for entry in glossary.entries if entry.file in self._old))
        said = [
            *run(glossary, [active for active in compared if active.rule.name not in narrow]),
            *run(old, [active for active in compared if active.rule.name in narrow]),
        ]
        self._new = frozenset(now - Counter(self._identity(one, past) for one in said if isinstance(one, Verdict)))

    _new: frozenset[_Identity] = frozenset()

    def _identity(self, verdict: Verdict, locator: Locator) -> _Identity:
        rule, owner, *rest = locator.identity(verdict)
        return rule, self._since.renamed.get(owner, owner), *rest

    @property
    def removed(self) -> tuple[Removed, ...]:
        """The entries of the base whose id nobody has any more."""
        return tuple(self._removed())

    def _removed(self) -> Iterator[Removed]:
        if not self._old:
            return
        for entry in self._before[0].entries:
            told = entry.file in self._old and entry.id is not None and entry.id.value
            if told and not self._today.may_have_id(entry.key):
                heir = self._heir(entry)
                past = entry.status_text == _DRAFT or entry.deprecated
                place = heir.at(heir.id.path) if heir is not None and heir.id is not None else self._place(entry)
                yield Removed(entry.key, place, self._since.name, heir.key if heir is not None else "", past)

    def _heir(self, entry: EntryFacts) -> EntryFacts | None:
        """The entry as it is now, under another id: in its file where that holds no other, else of its term."""
        path = self._since.renamed.get(entry.file, entry.file)
        if self._project.layout.entries in _ALONE:
            there = next((other for other in self._today.entries if other.file == path), None)
            if there is not None:
                return there if there.id is not None and there.id.value else None
        named = self._today.find_by_name(entry.term.value) if entry.term is not None else None
        ours = named is not None and named.id is not None and named.id.value and named.file in self._documents
        return named if ours and named is not None and named.file in self._since.changed else None

    def _place(self, entry: EntryFacts) -> Place:
        """Where a removed entry stood: in its file as it was, if that is gone; else before what follows it now."""
        path = self._since.renamed.get(entry.file, entry.file)
        if path not in self._documents:
            return entry.at(entry.id.path) if entry.id is not None else entry.head()
        before = [known for known in self._before[0].entries if known.file == entry.file]
        following = {known.key for known in before[before.index(entry) + 1 :]}
        document = self._documents[path]
        heirs = (other for other in self._today.entries if other.file == path and other.key in following)
        extents = (self._extent(other, document) for other in heirs)
        start = next((extent.start for extent in extents), len(document.source.text.rstrip()))
        return Place(path, (), Part.SOURCE, Span(start, start))


def _compared(active: ActiveRule) -> bool:
    """Whether the base is asked what a rule says of it: not what engines say, nor which comments silence anything."""
    return isinstance(active.rule, FileRule | EntryRule | GlossaryRule) and not active.rule.needs_engine


@dataclass(frozen=True)
class Scope:
    """``files`` that were asked about (``None``: all), and the ``changes`` to which reports are confined, if any."""

    files: frozenset[str] | None = None
    changes: Comparison | None = None

    @property
    def limited(self) -> bool:
        """Whether anything is left out."""
        return self.files is not None or self.changes is not None

    @property
    def asked(self) -> frozenset[str] | None:
        """The files that were asked about, which are those that fixes may change; ``None`` for all."""
        if self.changes is None or self.files is None:
            return self.files if self.changes is None else self.changes.asked
        return self.files & self.changes.asked

    def holds(self, place: Place) -> bool:
        """Whether a place is asked about."""
        asked = self.files is None or place.file in self.files
        return asked and (self.changes is None or self.changes.holds(place))

    def concerns(self, verdict: Verdict, locator: Locator) -> bool:
        """Whether a verdict, or what only follows from it, has to do with what was asked."""
        return not self.limited or any(self._concerns(one, locator) for one in (verdict, *verdict.consequences))

    def _concerns(self, verdict: Verdict, locator: Locator) -> bool:
        problem = verdict.problem
        places = (problem.place, *(related.place for related in problem.related))
        if self.files is not None and not any(place.file in self.files for place in places):
            return False
        return self.changes is None or self.changes.concerns(verdict, locator)

    def shown(self, verdict: Verdict, locator: Locator) -> tuple[Verdict, list[Verdict]]:
        """The verdict to show, and those that share its cause: one that was asked about comes before the cause itself,
        and one that a change brought about before those that were there."""
        every = [verdict, *verdict.consequences]
        if not self.limited:
            return verdict, every[1:]
        asked = (one for one in every if self.holds(one.problem.place))
        brought = (one for one in every if self._concerns(one, locator))
        first = next(asked, None) or next(brought, verdict)
        return first, [one for one in every if one is not first]


def with_removed(glossary: Glossary, changes: Comparison | None) -> Glossary:
    """The glossary with what it lost."""
    return glossary if changes is None else replace(glossary, removed=changes.removed)
