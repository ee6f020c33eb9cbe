"""What a run reports on: files that the caller names, and with a base, the entries that changed since a commit and the
problems that are new because of that.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from glosslint.engine.locate import Identity, Locator
from glosslint.engine.run_rules import run
from glosslint.engine.suppress import Ran, find_shown
from glosslint.engine.verdicts import Verdict
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import Facts, facts, join
from glosslint.glossary.glossary import Glossary
from glosslint.model import NodePath, Part, Place, Problem, Span
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.problem import Removed
from glosslint.parse.tree import Document
from glosslint.rule import EntryRule, FileRule, GlossaryRule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.util import timing
from glosslint.util.sequences import group_values

if TYPE_CHECKING:
    from glosslint.glossary.build import Project
    from glosslint.project.changes import Changes

_ALONE = ("file", "merged")  # layouts in which an entry is alone in its file


class Base:
    """The glossary of the base commit, as far as it differs; it is read once for any number of comparisons."""

    def __init__(self, changes: Changes, project: Project) -> None:
        self.changes = changes
        self.project = project

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents of files that changed or were removed, as they were, by the path of that time."""
        return {path: self.project.layout.parse(source) for path, source in self.changes.before.items()}

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """The facts of the base in these files."""
        return {path: facts(document, self.project) for path, document in self.documents.items()}

    @cached_property
    def entries(self) -> Sequence[EntryFacts]:
        """The entries of the base in these files."""
        return [entry for path in sorted(self.facts) for entry in self.facts[path][1]]


class Comparison:
    """A state of a glossary beside its base: which entries changed, and which problems are new.

    An entry counts as changed when the base has none of its id with the same text. A verdict is new when the base does
    not give it as often.
    """

    def __init__(self, base: Base, documents: Mapping[str, Document], glossary: Glossary) -> None:
        self._base = base
        self._changes = base.changes
        self._documents = documents
        self._now = glossary
        self._layout = base.project.layout

    @cached_property
    def _past(self) -> tuple[Glossary, Mapping[str, Document]]:
        """The glossary of the base, and its documents. Files that did not change are not read again."""
        entries_by_file = group_values((entry.file, entry) for entry in self._now.entries)
        unchanged = [file for file in self._now.files if file.path not in self._changes.changed]
        parts = {file.path: (file, entries_by_file.get(file.path, ())) for file in unchanged} | dict(self._base.facts)
        glossary = join((parts[path] for path in sorted(parts)), self._base.project)
        glossary = replace(glossary, vouched=self._now.vouched)
        return glossary, ChainMap(dict(self._base.documents), self._documents)  # type: ignore[arg-type]  # only read

    @cached_property
    def changed_roots(self) -> frozenset[tuple[str, NodePath]]:
        """The entries that are new or differ from the base."""
        old_texts = {(entry.key, self._text(entry, self._base.documents)) for entry in self._base.entries}
        changed = self._changes.changed
        return frozenset(
            (entry.file, entry.root)
            for entry in self._now.entries
            if entry.file in changed and (entry.key, self._text(entry, self._documents)) not in old_texts
        )

    def _text(self, entry: EntryFacts, documents: Mapping[str, Document]) -> str:
        """Return the text of an entry as it is in its file, without regard to line ends."""
        document = documents[entry.file]
        return document.source.text[slice(*self._extent(entry, document))].replace("\r\n", "\n").strip("\ufeff\n")

    def _extent(self, entry: EntryFacts, document: Document) -> Span:
        """Return the characters of an entry; all of the file where it is alone in it."""
        match = None if self._layout.entries in _ALONE else document.find(entry.root)
        if match is None:
            return Span(0, len(document.source.text))
        return Span(match.key.start if match.key is not None else match.node.start, match.node.end)

    @cached_property
    def _whole_files(self) -> frozenset[str]:
        """Changed files on which everything is reported: without a readable entry, or not in the base."""
        readable = {entry.file for entry in self._now.entries}
        in_base = {self._changes.renamed.get(path, path) for path in self._base.documents}
        return self._changes.changed - (readable & in_base)

    @property
    def paths(self) -> frozenset[str]:
        """The files that changed, or that were requested."""
        return self._changes.changed | self._changes.requested

    def contains(self, place: Place) -> bool:
        """Return whether a place is in what changed."""
        if self._changes.affects_all or place.file in self._changes.requested or place.file in self._whole_files:
            return True
        if place.file not in self._changes.changed:
            return False
        extents = self._extents.get(place.file, ()) if place.part is Part.SOURCE else ()
        if place.span is not None and any(start <= place.span.start <= end for start, end in extents):
            return True
        return any((place.file, place.path[:end]) in self.changed_roots for end in range(len(place.path) + 1))

    def concerns(self, problem: Problem) -> bool:
        """Return whether a problem, or a place related to it, is in what changed."""
        return any(map(self.contains, (problem.place, *(related.place for related in problem.related))))

    @cached_property
    def _extents(self) -> Mapping[str, Sequence[Span]]:
        """The characters of the changed entries, and of new comments that suppress, by file."""
        changed = (entry for entry in self._now.entries if (entry.file, entry.root) in self.changed_roots)
        entries = ((entry.file, self._extent(entry, self._documents[entry.file])) for entry in changed)
        return group_values((*entries, *self._find_new_comments()))

    def _find_new_comments(self) -> Iterator[tuple[str, Span]]:
        """Yield the comments in changed files that the base has neither at the same entry nor, at none, in the file."""
        base, changed = self._base, self._changes.changed
        old = self._list_comments((file for file, _ in base.facts.values()), base.entries, base.documents)
        known = {what for _, _, what in old}
        files = (file for file in self._now.files if file.path in changed)
        for path, span, what in self._list_comments(files, self._now.entries, self._documents):
            if what not in known:
                yield path, span

    def _list_comments(
        self, files: Iterable[FileFacts], entries: Iterable[EntryFacts], documents: Mapping[str, Document]
    ) -> Iterator[tuple[str, Span, tuple[str, str]]]:
        """Yield the comments that suppress: the file, the characters, and what is the same in both states."""
        keys = {(entry.file, entry.root): entry.key for entry in entries}
        for file in files:
            for comment in file.suppressions:
                owner = keys.get((file.path, comment.root), self._changes.renamed.get(file.path, file.path))
                yield file.path, comment.span, (owner, documents[file.path].source.text[slice(*comment.span)])

    def new_identities(self, ran: Ran, verdicts: Iterable[Verdict], locator: Locator) -> frozenset[Identity]:
        """Return what the ``verdicts`` of now state and the base does not, or hides by a comment or in an ignored file.

        Only what is stated outside of the changed entries is asked about: rules that state nothing there are not run
        on the base, nor are those that look at one entry alone run on files that did not change.
        """
        changes = self._changes
        if not changes.changed | changes.removed or changes.affects_all:
            return frozenset()
        # Language engines would be asked again; a comment for what they find counts as unused in the base.
        forms = (FileRule, EntryRule, GlossaryRule, SuppressionRule)
        compared = [active for active in ran.active if isinstance(active.rule, forms) and not active.rule.needs_engine]
        wide = {active.rule.name for active in compared if not isinstance(active.rule, EntryRule)}
        names = {active.rule.name for active in compared}
        known = [
            one
            for one in verdicts
            if one.rule.name in wide or (one.rule.name in names and one.problem.place.file in changes.changed)
        ]
        asked = {one.rule.name for one in known if not self.concerns(one.problem)}
        if not asked:
            return frozenset()
        glossary, documents = self._past
        past = Locator(documents, glossary)
        stated = self._state_past(glossary, compared, asked | self._find_suppressed(compared, asked))
        before = find_shown(stated, glossary.files, past, ran, timing.today())
        now = Counter(self.identity(one, locator) for one in known if one.rule.name in asked)
        return frozenset(now - Counter(self.identity(one, past) for one in before))

    def _find_suppressed(self, rules: Sequence[ActiveRule], asked: AbstractSet[str]) -> set[str]:
        """Return the names of the rules that comments suppress, if rules on comments are ``asked`` about."""
        if not any(active.rule.name in asked for active in rules if isinstance(active.rule, SuppressionRule)):
            return set()
        files = (*self._now.files, *(file for file, _ in self._base.facts.values()))
        names = {name.name for file in files for comment in file.suppressions for name in comment.names}
        return {one.rule.name for one in rules if not names.isdisjoint((one.rule.name, one.rule.category))}

    def _state_past(self, glossary: Glossary, rules: Sequence[ActiveRule], names: AbstractSet[str]) -> list[Verdict]:
        """Return what the rules with these names state of the base, and those that they name as causes: a comment on
        a cause hides what follows from it."""
        stated: list[Verdict] = []
        done: set[str] = set()
        narrowed = replace(
            glossary, entries=tuple(entry for entry in glossary.entries if entry.file in self._base.documents)
        )
        while chosen := [active for active in rules if active.rule.name in names - done]:
            done |= names
            narrow = [active for active in chosen if isinstance(active.rule, EntryRule)]
            wide = [active for active in chosen if active not in narrow]
            new = *run(glossary, wide).verdicts, *run(narrowed, narrow).verdicts
            names = {cause.rule for one in new for cause in one.problem.causes}
            stated += new
        return stated

    def identity(self, verdict: Verdict, locator: Locator) -> Identity:
        """Return what a verdict is in both states: renamed files count as the same."""
        identity = locator.identity(verdict.rule.name, verdict.problem)
        return replace(identity, owner=self._changes.renamed.get(identity.owner, identity.owner))

    def find_removed(self) -> Iterator[Removed]:
        """Yield the entries of the base whose id no entry has now."""
        for entry in self._base.entries:
            was = _id_place(entry)
            if was is not None and not self._now.may_have_id(entry.key):
                inactive = entry.draft or entry.deprecated
                key, place = self._successor(entry) or ("", self._place(entry, was))
                yield Removed(entry.key, place, self._changes.name, key, inactive)

    def _successor(self, entry: EntryFacts) -> tuple[str, Place] | None:
        """Return the present id of the same entry, and where it is: in its file where that holds no other entry, else
        in a changed file under its term."""
        path = self._changes.renamed.get(entry.file, entry.file)
        alone = self._layout.entries in _ALONE
        same = self._first_in_file.get(path) if alone else None
        if same is None and entry.term is not None:
            named = self._now.find_by_name(entry.term.value)
            same = named if named is not None and named.file in self._changes.changed else None
        place = _id_place(same) if same is not None else None
        return (same.key, place) if same is not None and place is not None else None

    def _place(self, entry: EntryFacts, was: Place) -> Place:
        """Return where an entry is missing: where it ``was``, if its file was removed; else before what follows now."""
        path = self._changes.renamed.get(entry.file, entry.file)
        if path not in self._documents:
            return was
        document, following = self._documents[path], self._following.get(id(entry))
        start = self._extent(following, document).start if following else len(document.source.text.rstrip())
        return Place(path, (), Part.SOURCE, Span(start, start))

    @cached_property
    def _first_in_file(self) -> Mapping[str, EntryFacts]:
        return {entry.file: entry for entry in reversed(self._now.entries)}

    @cached_property
    def _following(self) -> Mapping[int, EntryFacts]:
        """The first entry now of those that followed an entry of the base in its file, by the ``id()`` of that one."""
        order = {(entry.file, entry.key): number for number, entry in reversed([*enumerate(self._now.entries)])}
        first: dict[str, int] = {}
        following: dict[int, EntryFacts] = {}
        for entry in reversed(self._base.entries):
            path = self._changes.renamed.get(entry.file, entry.file)
            if path in first:
                following[id(entry)] = self._now.entries[first[path]]
            if (path, entry.key) in order:
                first[path] = min(order[path, entry.key], first.get(path, len(self._now.entries)))
        return following


def _id_place(entry: EntryFacts) -> Place | None:
    """Return where the id of an entry is; ``None`` for one without an id."""
    return entry.at(entry.id.path) if entry.id is not None and entry.id.value else None


@dataclass(frozen=True)
class Scope:
    """The part of a glossary that is reported on.

    ``files`` are those that the caller asked about, ``None`` for all. With a ``comparison``, reports are confined to
    what changed and to problems that are ``new`` because of it.
    """

    locator: Locator
    files: frozenset[str] | None = None
    comparison: Comparison | None = None
    new: frozenset[Identity] = frozenset()

    @property
    def paths(self) -> frozenset[str] | None:
        """The files that were asked about; ``None`` for all."""
        if self.comparison is None:
            return self.files
        return self.comparison.paths if self.files is None else self.files & self.comparison.paths

    def reports(self, verdict: Verdict) -> bool:
        """Return whether a verdict, or one of its consequences, is to be reported."""
        return any(map(self._includes, verdict.stated))

    def find_shown(self, verdict: Verdict) -> tuple[Verdict, list[Verdict]]:
        """Return the verdict to show, and those that share its cause: the first in the requested part, else the first
        that a change caused, else the cause itself."""
        every = [verdict, *verdict.consequences]
        inside = (one for one in every if self._contains(one.problem.place))
        included = (one for one in every if self._includes(one))
        first = next(inside, None) or next(included, verdict)
        return first, [one for one in every if one is not first]

    def list_counted(self, verdict: Verdict) -> Sequence[Verdict]:
        """Return the verdicts in this one that count as places, of the part that was asked about."""
        return list(filter(self._includes, verdict.counted))

    def fixes(self, verdict: Verdict) -> bool:
        """Return whether its fix may be made: in the files that were asked about and, with a comparison, also in others
        where the change is what it repairs, such as references to an id that was changed."""
        file = verdict.problem.place.file
        if self.files is not None and file not in self.files:
            return False
        return self.comparison is None or file in self.comparison.paths or self._includes(verdict)

    def touches(self, verdict: Verdict) -> bool:
        """Return whether a verdict, its consequences or related places are in a file that was asked about."""
        if self.paths is None:
            return True
        problems = [one.problem for one in verdict.stated]
        related = [place.place.file for place in verdict.problem.related]
        return not self.paths.isdisjoint((*(problem.place.file for problem in problems), *related))

    def _contains(self, place: Place) -> bool:
        inside = self.files is None or place.file in self.files
        return inside and (self.comparison is None or self.comparison.contains(place))

    def _includes(self, verdict: Verdict) -> bool:
        problem = verdict.problem
        if problem.whole:
            return True
        places = (problem.place, *(related.place for related in problem.related))
        if self.files is not None and not any(place.file in self.files for place in places):
            return False
        if self.comparison is None or self.comparison.concerns(problem):
            return True
        return self.comparison.identity(verdict, self.locator) in self.new
