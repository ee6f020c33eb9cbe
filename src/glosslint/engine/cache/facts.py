"""Store the facts of each file, and which rules reported something in it, for a run in which few files have changed.

There is one file per project. The facts of a file depend on its bytes, its path, the layout, the schemas and the
programs: they are reused only if all of these are the same. What rules report depends on the facts, the language of the
glossary, the day, and the options and levels of the rules: the names of the rules that reported something are stored,
and only these run again. A rule on the whole glossary also runs again if facts that it uses have changed. All data have
fixed types; values of other types are not used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.engine.cache import own_file
from glosslint.engine.cache.entry_digests import entry_digests
from glosslint.engine.cache.facts_file import Codec, Index, KeptEntry, KeptFile, Row
from glosslint.engine.cache.kept_texts import known_of, put_back
from glosslint.engine.cache.own_file import digest
from glosslint.engine.cache.rerun import changed_facts, is_of_plugin, silent_in, unaffected
from glosslint.engine.run_rules import RuleRun
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import Facts, as_recognised
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.project import Project
from glosslint.model import NodePath
from glosslint.model.frozen import cached_property, dataclass
from glosslint.parse.tree import Document
from glosslint.rule import EntryRule, FileRule
from glosslint.rule.active import ActiveRule
from glosslint.util import timing

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_KIND = "facts-5"  # in the name of the file; the number changes with its form
_MOST_BYTES = 64 * 1024 * 1024  # some 15,000 entries of 900 bytes
_SAMPLE = 500  # files, after which it is known whether all of them are far more than that
_LENGTH = 8  # bytes that hold the length of the index


@dataclass(frozen=True)
class Outcome:
    """What a run has read and reported: the facts of all files as they were read, the digests of their bytes, the
    documents that were parsed, the glossary that they make, and the results of rules.
    """

    facts: Mapping[str, Facts]
    digests: Mapping[str, bytes]
    documents: Mapping[str, Document]
    glossary: Glossary
    rules: Sequence[ActiveRule]
    run: RuleRun


class FactsCache:
    """What is kept of the files of one project, as these ``programs`` read them: see ``run_key.programs``.

    ``open`` comes first. Without a home folder, or without msgspec, nothing is known and nothing is kept.
    """

    def __init__(self, programs: str) -> None:
        self._programs = programs
        self._file: Path | None = None
        self._project: Project | None = None
        self._key = b""
        self._index = Index(b"", b"", {})
        self._data = memoryview(b"")
        self._used: dict[str, KeptFile] = {}
        self._old: dict[str, KeptFile] = {}  # what is kept of files that changed
        self._used_entries: dict[int, KeptEntry] = {}  # of such files, by the identity of their facts
        self._entry_digests: dict[str, Mapping[NodePath, bytes]] = {}

    @cached_property
    def _codec(self) -> Codec | None:
        try:
            return Codec()
        except ImportError:  # it is made for CPython only
            return None

    def open(self, settings: Settings, project: Project) -> None:
        """Load what is stored about a project."""
        self._project = project
        schemas = [schema and schema.schema for schema in (project.schema, project.file_schema)]
        parts = (
            self._programs,
            str(settings.root),
            settings.table.layout,
            settings.max_bytes,
            project.layout.bases,
            schemas,
        )
        self._key = digest(repr(parts).encode("utf-8", "surrogatepass"))
        self._file = own_file.project_file(_KIND, settings.root)
        data = own_file.read(self._file, _MOST_BYTES) if self._file is not None else None
        if data is None or self._codec is None:
            return
        start = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        try:
            index: Index = self._codec.index(data[_LENGTH:start])
        except self._codec.errors:
            return
        if index.project == self._key:
            self._index, self._data = index, memoryview(data)[start:]

    def __contains__(self, path: object) -> bool:
        return path in self._index.files

    def facts(self, path: str, known: bytes) -> Facts | None:
        """Return the facts of the file at ``path``, if they are kept and its bytes have the digest ``known``."""
        row = self._index.files.get(path)
        if row is None or row.digest != known or self._codec is None:
            return None
        file = self._decoded(row)
        if file is None or file.facts.path != path or file.facts.entries != len(file.entries):
            return None
        self._used[path] = file
        return file.facts, tuple(entry.facts for entry in file.entries)

    def entries(self, document: Document) -> Mapping[NodePath, EntryFacts]:
        """Return the facts of the unchanged entries of a changed file, by their root."""
        path = document.source.path
        old = self._old_file(path)
        if old is None or len(old.entries) < 2 or self._project is None:
            return {}
        digests = self._entry_digests[path] = entry_digests(document, self._project.layout)
        same = [kept for kept in old.entries if kept.digest and digests.get(kept.facts.root) == kept.digest]
        self._used_entries |= {id(kept.facts): kept for kept in same}
        return {kept.facts.root: kept.facts for kept in same}

    def _old_file(self, path: str) -> KeptFile | None:
        if path not in self._old and path in self._index.files and self._codec is not None:
            file = self._decoded(self._index.files[path])
            if file is not None:
                self._old[path] = file
        return self._old.get(path)

    def _decoded(self, row: Row) -> KeptFile | None:
        assert self._codec is not None
        try:
            file: KeptFile = self._codec.file(self._data[row.start : row.end])
            for entry in file.entries:
                put_back(entry.texts, entry.facts)
        except self._codec.errors:
            return None
        return file

    def limits(self, rules: Sequence[ActiveRule], glossary: Glossary, as_read: Mapping[str, Facts]) -> RuleRun:
        """Return a run of which only this is known: which rules need not run again, and on what. ``as_read`` are the
        facts of all files."""
        if not (self._used or self._used_entries) or self._index.rules != self._rules_key(rules, glossary):
            return RuleRun()
        plugins = {active.rule.name for active in rules if is_of_plugin(active)}
        of_files, of_entries = (
            {active.rule.name for active in rules if isinstance(active.rule, form)} for form in (FileRule, EntryRule)
        )
        limits: dict[int, tuple[FileFacts | EntryFacts, frozenset[str]]] = {}
        for facts, entries in _by_file(glossary):
            file = self._used.get(facts.path)
            if file is not None:
                limits[id(facts)] = facts, frozenset(of_files.intersection((*file.stated, *plugins)))
            _, own = as_read[facts.path]
            known = file.entries if file is not None else [self._used_entries.get(id(entry)) for entry in own]
            for entry, kept in zip(entries, known, strict=True):
                if kept is not None:
                    limits[id(entry)] = entry, frozenset(of_entries.intersection((*kept.stated, *plugins)))
        return RuleRun(limits=limits, silent=self._silent(rules, glossary, as_read))

    def _silent(self, rules: Sequence[ActiveRule], glossary: Glossary, as_read: Mapping[str, Facts]) -> frozenset[str]:
        """Return the rules on the whole glossary that have nothing to state, as in the run whose facts are kept."""
        if glossary.removed or glossary.vocabulary or [*self._index.files] != [file.path for file in glossary.files]:
            return frozenset()
        before: list[FileFacts | EntryFacts] = []
        now: list[FileFacts | EntryFacts] = []
        for path in self._index.files.keys() - self._used.keys():
            old = self._old_file(path)
            if old is None:
                return frozenset()
            file, entries = as_read[path]
            before += (old.facts, *(kept.facts for kept in old.entries))
            now += (file, *entries)
        changed = changed_facts(before, now)
        return frozenset() if changed is None else unaffected(rules, changed).intersection(self._index.silent)

    def _rules_key(self, rules: Sequence[ActiveRule], glossary: Glossary) -> bytes:
        """Return a digest of what statements of rules depend on besides the facts."""
        assert self._project is not None
        language = as_recognised(self._project, glossary).layout.text_language
        own = [
            (active.rule.name, active.options, active.override, active.raise_info, active.errors_only, active.fixing)
            for active in rules
            if not is_of_plugin(active)
        ]
        parts = (language, glossary.vouched, timing.today(), own)
        return digest(repr(parts).encode("utf-8", "surrogatepass"))

    def keep(self, outcome: Outcome) -> None:
        """Keep what a run that has just ended has read, if that is not what is kept already."""
        if self._file is None or self._codec is None:
            return
        key = self._rules_key(outcome.rules, outcome.glossary)
        readable = {facts.path: entries for facts, entries in _by_file(outcome.glossary) if not facts.faults}
        same = self._used.keys() if key == self._index.rules else set()
        if same >= readable.keys() and len(self._index.files) == len(readable):
            return
        files: dict[str, Row] = {}
        parts: list[bytes | memoryview] = []
        at = 0
        for path, entries in readable.items():
            part = self._kept_as_it_is(path) if path in same else self._encoded(outcome, path, entries)
            if part is not None:
                files[path] = Row(outcome.digests[path], at, at + len(part))
                parts.append(part)
                at += len(part)
                if at > _MOST_BYTES or (len(parts) == _SAMPLE and at * len(readable) > 2 * _SAMPLE * _MOST_BYTES):
                    return
        glossary = outcome.glossary
        # What else the glossary had, such as a file that cannot be read, may have kept a rule silent, and may go.
        is_whole = len(files) == len(glossary.files) and not (glossary.removed or glossary.vocabulary)
        silent = tuple(silent_in(outcome.rules, outcome.run)) if is_whole else ()
        index = self._codec.encode(Index(self._key, key, files, silent))
        if at + len(index) + _LENGTH < _MOST_BYTES:
            own_file.write(self._file, b"".join((len(index).to_bytes(_LENGTH, "big"), index, *parts)))

    def _kept_as_it_is(self, path: str) -> memoryview:
        row = self._index.files[path]
        return self._data[row.start : row.end]

    def _encoded(self, outcome: Outcome, path: str, entries: Sequence[EntryFacts]) -> bytes | None:
        """Return a file as it is kept, or ``None`` if it cannot be; ``entries`` are its entries in the glossary."""
        assert self._codec is not None
        names, by_facts = [active.rule.name for active in outcome.rules], outcome.run.by_facts

        def stated(facts: FileFacts | EntryFacts) -> tuple[str, ...]:
            return tuple(names[number] for number in by_facts[id(facts)][1])

        facts, as_read = outcome.facts[path]
        digests = self._digests_of(outcome, path)
        kept = tuple(
            KeptEntry(own, stated(joined), known_of(own), digests.get(own.root, b""))
            for own, joined in zip(as_read, entries, strict=True)
        )
        try:
            encoded: bytes = self._codec.encode(KeptFile(facts, stated(facts), kept))
        except self._codec.errors:
            return None
        return encoded

    def _digests_of(self, outcome: Outcome, path: str) -> Mapping[NodePath, bytes]:
        """Return the digests of the entries of a file that has several; entries whose facts hold offsets have none."""
        _, entries = outcome.facts[path]
        document = outcome.documents.get(path)
        if len(entries) < 2 or document is None or self._project is None or self._project.file_schema is not None:
            return {}
        digests = self._entry_digests.get(path) or entry_digests(document, self._project.layout)
        truncated = {entry.root for entry in entries if entry.truncated_values}
        return {root: of_entry for root, of_entry in digests.items() if root not in truncated}


def _by_file(glossary: Glossary) -> Iterator[tuple[FileFacts, Sequence[EntryFacts]]]:
    """Yield each file with its entries."""
    at = 0
    for file in glossary.files:
        yield file, glossary.entries[at : at + file.entries]
        at += file.entries
