"""The facts of each file, with what rules need of its texts, for a run in which few files have changed.

Facts depend on the bytes and the path of their file, on the layout, the schemas and the programs. With them is stored
of which entries no rule for a single file or entry states anything: that depends on the facts, the language of the
glossary, the day, and the options and levels of these rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from glosslint.engine.cache.texts import KeptTexts, known_of, put_back
from glosslint.engine.run_rules import AnyFacts, Place, RuleRun, Stated, place_of
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import Facts, Project, set_recognised_language
from glosslint.glossary.glossary import Glossary
from glosslint.rule import EntryRule, FileRule
from glosslint.rule.active import ActiveRule
from glosslint.util import timing
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.system import programs

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings


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
        known: dict[Place, Stated] = {}
        for file, subjects in _facts_by_file(glossary):
            kept = self._found.get(file.path)
            if kept is not None and kept.rules == key:
                quiet = (one for one, quiet in zip(subjects, kept.quiet, strict=True) if quiet)
                known |= {place_of(one): Stated(one, {}) for one in quiet}
        return RuleRun(stated=known)

    def _key_of(self, rules: Sequence[ActiveRule], glossary: Glossary) -> bytes:
        """Return a digest of what statements on single files and entries depend on besides the facts; empty with rules
        of plugins, which may be edited in place."""
        single = [active for active in rules if isinstance(active.rule, FileRule | EntryRule)]
        if any(active.rule.page is not None for active in single):
            return b""
        language = set_recognised_language(self._project, glossary).layout.text_language
        options = [
            (active.rule.name, active.options, active.override, active.raise_info, active.errors_only, active.fixing)
            for active in single
        ]
        return digest(language, timing.today(), options)

    def keep(
        self,
        facts: Mapping[str, Facts],
        digests: Mapping[str, bytes],
        glossary: Glossary,
        rules: Sequence[ActiveRule],
        run: RuleRun,
    ) -> None:
        """Store the facts of files, as they were read, the digests of whose bytes are known, and what rules state."""
        key = self._key_of(rules, glossary)
        for file, subjects in _facts_by_file(glossary):
            found = self._found.get(file.path)
            own, entries = facts[file.path]
            if file.faults or (found is not None and found.rules == key and found.facts is own):
                continue
            quiet = tuple(not run.stated[place_of(one)].by_rule for one in subjects)
            kept = KeptFile(own, entries, tuple(map(known_of, entries)), key, quiet)
            self._file.put(digest(self._key, file.path, digests[file.path]), kept)
        self._file.save()


def _facts_by_file(glossary: Glossary) -> Iterator[tuple[FileFacts, Sequence[AnyFacts]]]:
    """Yield each file with all facts of it: its own, and those of its entries."""
    at = 0
    for file in glossary.files:
        yield file, (file, *glossary.entries[at : at + file.entries])
        at += file.entries
