"""A change of several files at once: what it wants, what the files are then, and that it is written whole or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from glosslint.engine import check as run
from glosslint.engine.preflight import refuse_empty, refuse_unused_roles
from glosslint.facts.entry import EntryFacts
from glosslint.fix.lower import Lowering
from glosslint.fix.rounds import new_errors
from glosslint.fix.verify import Verifier
from glosslint.glossary.build import build_glossary
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.project import Project
from glosslint.model import Finding, Fix, GlosslintError, Intent, Place, Safety, Severity
from glosslint.model.source import Source, decode, read
from glosslint.parse.files import parse
from glosslint.parse.tree import Document
from glosslint.project.discover import discover, in_glossary
from glosslint.project.open import open_project
from glosslint.settings.settings import Settings
from glosslint.util import atomic_write

#: A file before and after; ``None`` for one that is made.
Change = tuple[Source | None, Source]


@dataclass(frozen=True)
class Workspace:
    """The whole glossary of some settings, as it is on disk."""

    settings: Settings
    project: Project
    documents: Mapping[str, Document]

    @cached_property
    def glossary(self) -> Glossary:
        """Its entries."""
        return build_glossary(self.documents, self.project)

    def entry(self, name: str) -> EntryFacts:
        """The entry whose id is ``name``. Raises GlosslintError when there is none, or more than one."""
        found = [entry for entry in self.glossary.entries if entry.id is not None and entry.id.value == name]
        if len(found) > 1:
            files = " and ".join(dict.fromkeys(entry.file for entry in found))
            raise GlosslintError(f'"{name}" is the id of {len(found)} entries, in {files}; correct that first')
        if not found:
            meant = self.glossary.suggest(name)
            raise GlosslintError(f'"{name}" is not an entry' + (f'; did you mean "{meant}"?' if meant else ""))
        return found[0]


def open_workspace(settings: Settings) -> Workspace:
    """Read the glossary of ``settings``. Raises what ``run.check`` raises, and for a file that cannot be read: nobody
    could say what stands in it."""
    paths = discover(settings, ()).files
    documents = {path: parse(read(settings.root / path, path)) for path in paths}
    refuse_empty(documents, settings)
    refuse_unused_roles(documents, settings)
    for path, document in documents.items():
        for fault in document.faults[:1]:
            line = document.source.position(fault.span.start).line
            raise GlosslintError(f"{path}:{line}: the file cannot be read: {fault.message}; correct that first")
    return Workspace(settings, open_project(settings), documents)


@dataclass
class Plan:
    """What is to change: intents by file, new names of files, and the texts of files to be made."""

    intents: dict[str, list[Intent]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def add(self, intent: Intent) -> None:
        """Want something of a file; the same twice is wanted once."""
        wanted = self.intents[intent.place.file]
        if intent not in wanted:
            wanted.append(intent)

    def moved(self, path: str) -> str:
        """The path that a file will have."""
        return self.moves.get(path, path)


def carried_out(space: Workspace, plan: Plan) -> tuple[tuple[Change, ...], Workspace]:
    """The files that change, each proven to differ only as planned, and the glossary as it is then.

    Raises GlosslintError for what cannot be written down, and for a new path that is taken or no part of the glossary.
    """
    changes: list[Change] = []
    for path in sorted({*plan.intents, *plan.moves}):
        old = space.documents[path]
        text = _changed(old, plan.intents.get(path, ()))
        changes.append((old.source, replace(text, path=plan.moved(path))))
    changes += [(None, decode(text.encode("utf-8"), path)) for path, text in sorted(plan.made.items())]
    for old_source, new in changes:
        if old_source is None or old_source.path != new.path:
            _refuse_path(space, new.path, old_source)
    gone = {old.path for old, _ in changes if old is not None}
    documents = {path: document for path, document in space.documents.items() if path not in gone}
    documents |= {new.path: parse(new) for _, new in changes}
    return tuple(changes), Workspace(space.settings, space.project, dict(sorted(documents.items())))


def _changed(document: Document, intents: Sequence[Intent]) -> Source:
    if not intents:
        return document.source
    repair = Lowering(document).repair(Fix(Safety.SAFE, tuple(intents), "change it"))
    reason = repair.reason
    if not reason:
        new, reason = Verifier(document).changed([repair])
    if reason:
        raise GlosslintError(f"{document.source.path}: cannot be changed as asked: {reason}")
    return new


def _refuse_path(space: Workspace, path: str, old: Source | None) -> None:
    target = space.settings.root / path
    same = old is not None and target.exists() and target.samefile(space.settings.root / old.path)
    if target.exists() and not same:
        raise GlosslintError(f"{path} is there already")
    if space.settings.origin and not in_glossary(space.settings, path):
        patterns = ", ".join(f'"{pattern}"' for pattern in space.settings.table.files)
        raise GlosslintError(f"{path} would be no part of the glossary, which is files = [{patterns}]")


def refuse_worse(
    before: Workspace, after: Workspace, plan: Plan, at: Place | None = None, begun: str | None = None
) -> None:
    """Raise GlosslintError when an error is found afterwards that was not there, or one stands ``at`` the new id.

    What the entry ``begun`` lacks is no news: somebody has yet to write it.
    """
    settings = before.settings
    rules = [rule for rule in settings.active_rules() if _can_be_error(rule.level, rule.rule.cases)]
    if not rules:
        return
    old, new = (run.check_documents(space.documents, settings, space.project, rules=rules) for space in (before, after))
    told = tuple(said._replace(path=plan.moved(said.path)) for said in old.stated)
    known = {(finding.rule, plan.moved(finding.location.path), finding.message) for finding in old.findings}
    errors = [finding for finding in new.findings if finding.severity is Severity.ERROR]
    worse = set(new_errors(replace(old, stated=told), new))
    fresh = [found for found in errors if (found.rule, found.location.path) in worse and found.entry != begun]
    news = [found for found in fresh if (found.rule, found.location.path, found.message) not in known]
    fresh = news if begun is not None else [*news, *fresh]
    for finding in (*_standing_at(at, after, errors), *fresh):
        raise GlosslintError(f"nothing was changed, since it would be an error: {_told(finding)}")
    for rule, path in sorted(worse if begun is None else ()):
        raise GlosslintError(f"nothing was changed, since there would be a new finding of {rule} in {path}")


def _can_be_error(usual: Callable[[str], Severity], cases: Mapping[str, Severity]) -> bool:
    return any(usual(case) is Severity.ERROR for case in ("", *cases))


def _standing_at(at: Place | None, after: Workspace, errors: Sequence[Finding]) -> Iterator[Finding]:
    found = after.documents[at.file].find(at.path) if at is not None else None
    for finding in errors:
        node = found.node if found is not None and found.complete else None
        if at is not None and node is not None and finding.location.path == at.file:
            span = finding.location.span
            if node.start <= span.start and span.end <= node.end:
                yield finding


def _told(finding: Finding) -> str:
    place = finding.location
    return f"{place.path}:{place.start.line}: {finding.message} ({finding.rule})"


def leads(space: Workspace, entry: EntryFacts) -> Counter[str]:
    """How many references and links lead to an entry, by file."""
    glossary, found = space.glossary, Counter[str]()
    for other in glossary.entries:
        found[other.file] += sum(glossary.resolve_reference(reference) is entry for reference in other.references)
        found[other.file] += sum(glossary.resolve_link(link) is entry for link in other.links)
        replaced = other.replaced_by
        found[other.file] += replaced is not None and glossary.find_by_id(replaced.value) is entry
    return +found


def write_down(settings: Settings, changes: Sequence[Change]) -> None:
    """Write all files. Raises GlosslintError when one cannot be written; then none has changed."""
    files = [
        atomic_write.Rewrite(
            settings.root / old.path if old is not None else None,
            settings.root / new.path,
            _bytes(old) if old is not None else b"",
            _bytes(new),
        )
        for old, new in changes
    ]
    try:
        atomic_write.replace_all(files)
    except atomic_write.NotWrittenError as error:
        named = {file.file or file.to: (old or new).path for file, (old, new) in zip(files, changes, strict=True)}
        path = named.get(error.file, "") if error.file is not None else ""
        raise GlosslintError(f"{path}: {error}; no file was changed") from error


def _bytes(source: Source) -> bytes:
    return source.text.encode("utf-8", "surrogateescape")
