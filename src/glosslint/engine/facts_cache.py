"""The facts of each file, with what rules need of its texts, for a run in which few files have changed: analysing a
text takes longer than reading the stored results.

Facts depend on the bytes and the path of their file, on the layout, the schemas and the programs. With them is stored
of which entries no rule for a single file or entry states anything: that depends on the facts, the language of the
glossary, the day, and the options and levels of these rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.engine.run_rules import AnyFacts, KnownProblems, Place, RuleRun, has_many_texts, place_of
from glosslint.facts.definition import Definition, FirstSentence
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.prose import Pointer, Prose
from glosslint.glossary.build import Facts, Project, set_recognised_language
from glosslint.glossary.glossary import Glossary
from glosslint.model import Span
from glosslint.rule import EntryRule, FileRule
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.text.boundaries import Ending, Opening
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.placeholders import Placeholder
from glosslint.util import timing
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.system import programs

_WRITTEN = 50  # entries whose facts are written in the time in which those of one are read


class KeptText(NamedTuple):
    """Properties of a ``Prose``, by their names there, each in a tuple; ``None`` for what no rule has asked for."""

    masked: tuple[str] | None = None
    signs: tuple[tuple[str, ...]] | None = None
    word_count: tuple[int] | None = None
    base_forms: tuple[tuple[str, ...]] | None = None
    initials: tuple[str] | None = None
    opening: tuple[Opening | None] | None = None
    ending: tuple[Ending | None] | None = None
    placeholders: tuple[list[Placeholder]] | None = None
    pointer: tuple[Pointer | None] | None = None


class KeptDefinition(NamedTuple):
    """A ``Definition``, with the number of its text in the entry."""

    number: int
    clean: CleanText
    parts: DefinitionParts
    own_frame: Span | None
    bare: bool


class KeptTexts(NamedTuple):
    """What is known of the texts of an entry; ``None`` for what no rule has asked for."""

    texts: tuple[KeptText, ...]
    first_sentences: tuple[FirstSentence | None, ...] | None = None
    definitions: tuple[KeptDefinition, ...] | None = None


def collect_known(entry: EntryFacts) -> KeptTexts:
    """Return what is known of the texts of an entry so far."""
    known = entry.__dict__  # where a cached_property puts its value, and looks first
    definitions = None
    if "definitions" in known:
        numbers = {id(prose): number for number, prose in enumerate(entry.prose)}
        definitions = tuple(KeptDefinition(numbers[id(one.prose)], *one[1:]) for one in entry.definitions)
    return KeptTexts(tuple(map(_collect_known_text, entry.prose)), known.get("first_sentences"), definitions)


def _collect_known_text(prose: Prose) -> KeptText:
    known = prose.__dict__
    names = KeptText._fields if prose.markdown.hidden else KeptText._fields[1:]  # else "masked" is the text itself
    return KeptText(**{name: (known[name],) for name in names if name in known})


def put_back(kept: KeptTexts, entry: EntryFacts) -> None:
    """Give an entry the stored results for its texts. Raise ValueError if they are those of other texts."""
    for values, prose in zip(kept.texts, entry.prose, strict=True):
        for name, value in zip(KeptText._fields, values, strict=True):
            if value is not None:
                prose.__dict__[name] = value[0]
    if kept.first_sentences is not None:
        entry.__dict__["first_sentences"] = kept.first_sentences
    if kept.definitions is not None:
        if any(one.number >= len(entry.prose) for one in kept.definitions):
            raise ValueError(kept)
        entry.__dict__["definitions"] = tuple(Definition(entry.prose[one.number], *one[1:]) for one in kept.definitions)


class KeptFile(NamedTuple):
    """The facts of a file and of its entries, and what is known of the texts of each entry; ``rules`` is the key of the
    rules that ran, and ``quiet`` tells of the file and of each entry whether they state nothing."""

    facts: FileFacts
    entries: tuple[EntryFacts, ...]
    texts: tuple[KeptTexts, ...]
    rules: bytes
    quiet: tuple[bool, ...]


class FactsCache:
    """What is stored about the files of one project. Raise OSError or RuntimeError where that cannot be known."""

    def __init__(self, settings: Settings, project: Project) -> None:
        self._project = project
        schemas = [schema and schema.schema for schema in (project.schema, project.file_schema)]
        layout = (settings.table.layout, project.layout.bases)
        self._key = digest(programs(), str(settings.root), settings.max_bytes, layout, schemas)
        self._file: CacheFile[KeptFile] = CacheFile("facts", settings.root, KeptFile)
        self._found: dict[str, KeptFile] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stored, so that no file need be read to look for its facts."""
        return self._file.is_empty

    def find(self, path: str, content: bytes) -> Facts | None:
        """Return the facts of the file at ``path``, whose bytes have the digest ``content``."""
        kept = self._file.get(digest(self._key, path, content))
        if kept is None or len(kept.quiet) != 1 + len(kept.entries):
            return None
        try:
            for entry, texts in zip(kept.entries, kept.texts, strict=True):
                put_back(texts, entry)
        except ValueError:
            return None
        self._found[path] = kept
        return kept.facts, kept.entries

    def find_stated(self, rules: Sequence[ActiveRule], glossary: Glossary) -> RuleRun:
        """Return a run of which only this is known: on which of the facts that were found the rules state nothing."""
        key = self._key_of(rules, glossary)
        known: dict[Place, KnownProblems] = {}
        for file, subjects in _list_facts_by_file(glossary):
            kept = self._found.get(file.path)
            if kept is not None and kept.rules == key:
                quiet = (one for one, quiet in zip(subjects, kept.quiet, strict=True) if quiet)
                known |= {place_of(one): KnownProblems(one, {}) for one in quiet}
        return RuleRun(stated=known)

    def _key_of(self, rules: Sequence[ActiveRule], glossary: Glossary) -> bytes:
        """Return a digest of what statements on single files and entries depend on besides the facts; empty with rules
        of plugins, which may be edited in place."""
        single = [active for active in rules if isinstance(active.rule, FileRule | EntryRule)]
        if any(active.rule.page is not None for active in single):
            return b""
        language = set_recognised_language(self._project, glossary).layout.text_language
        options = [(one.rule.name, one.options, one.override, one.preset, one.fixing) for one in single]
        return digest(language, timing.today(), options)

    def keep(
        self,
        facts: Mapping[str, Facts],
        digests: Mapping[str, bytes],
        glossary: Glossary,
        rules: Sequence[ActiveRule],
        run: RuleRun,
    ) -> None:
        """Store the facts of files, as they were read, the digests of whose bytes are known, and what rules state. Of a
        glossary with many texts, nothing is stored, nor if so few entries are in new files that to read these again
        takes less time than to write those of all."""
        if has_many_texts(glossary):
            return
        key = self._key_of(rules, glossary)
        new: list[tuple[FileFacts, Sequence[AnyFacts]]] = []
        for file, subjects in _list_facts_by_file(glossary):
            found = self._found.get(file.path)
            is_stored = found is not None and found.rules == key and found.facts is facts[file.path][0]
            if not (file.faults or is_stored):
                new.append((file, subjects))
        if sum(file.entries for file, _ in new) * _WRITTEN < len(glossary.entries):
            return
        for file, subjects in new:
            own, entries = facts[file.path]
            quiet = tuple(not run.stated[place_of(one)].by_rule for one in subjects)
            kept = KeptFile(own, entries, tuple(map(collect_known, entries)), key, quiet)
            if not self._file.put(digest(self._key, file.path, digests[file.path]), kept):
                return  # of a glossary of which not all facts can be stored, none are
        self._file.save()


def _list_facts_by_file(glossary: Glossary) -> Iterator[tuple[FileFacts, Sequence[AnyFacts]]]:
    """Yield each file with all facts of it: its own, and those of its entries."""
    at = 0
    for file in glossary.files:
        yield file, (file, *glossary.entries[at : at + file.entries])
        at += file.entries
