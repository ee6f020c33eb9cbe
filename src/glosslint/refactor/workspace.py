"""A change of several files at once: what it wants, what the files are then, and that it is written whole or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.fix.lower import Lowering
from glosslint.fix.trial import new_errors
from glosslint.fix.verify import Verifier
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.project import Project
from glosslint.language.engines import NO_ENGINES
from glosslint.model import Finding, Fix, GlosslintError, Intent, Place, Safety, Severity
from glosslint.model.source import Source, decode
from glosslint.parse.tree import Document
from glosslint.project.discover import in_glossary
from glosslint.settings.settings import Settings
from glosslint.util import atomic_write

#: A file before and after; ``None`` for one that is made.
Change = tuple[Source | None, Source]


@dataclass(frozen=True)
class Workspace:
    """A glossary that is to be changed, in one state."""

    session: Session

    @property
    def settings(self) -> Settings:
        return self.session.settings

    @property
    def project(self) -> Project:
        return self.session.project

    @property
    def documents(self) -> Mapping[str, Document]:
        return self.session.documents

    @property
    def glossary(self) -> Glossary:
        return self.session.glossary

    def entry(self, name: str) -> EntryFacts:
        """Return the entry whose id is ``name``. Raise GlosslintError when there is none, or more than one."""
        entries = [entry for entry in self.glossary.entries if entry.id is not None and entry.id.value == name]
        if len(entries) > 1:
            files = " and ".join(dict.fromkeys(entry.file for entry in entries))
            raise GlosslintError(f'"{name}" is the id of {len(entries)} entries, in {files}; correct that first')
        if not entries:
            meant = self.glossary.suggest(name)
            raise GlosslintError(f'"{name}" is not an entry' + (f'; did you mean "{meant}"?' if meant else ""))
        return entries[0]


def open_workspace(settings: Settings) -> Workspace:
    """Read the glossary of ``settings``.

    Raises what ``open_session`` raises, and GlosslintError for a file that cannot be read: what is in it could not be
    changed with the rest.
    """
    session = open_session(CheckRequest(settings, engines=NO_ENGINES))
    for path, document in session.documents.items():
        for fault in document.faults[:1]:
            line = document.source.position(fault.span.start).line
            raise GlosslintError(f"{path}:{line}: the file cannot be read: {fault.message}; correct that first")
    return Workspace(session)


@dataclass
class Plan:
    """What is to change: intents by file, new names of files, and the texts of files to be made."""

    intents: dict[str, list[Intent]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def add(self, intent: Intent) -> None:
        """Add an intent, once."""
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
    moved = {old.path for old, new in changes if old is not None and old.path != new.path}
    return tuple(changes), Workspace(space.session.with_texts({new.path: new for _, new in changes}, moved))


def _changed(document: Document, intents: Sequence[Intent]) -> Source:
    if not intents:
        return document.source
    repair = Lowering(document).repair(Fix(Safety.SAFE, tuple(intents), "change it"))
    reason = repair.reason
    if not reason:
        new, reason = Verifier(document).apply([repair])
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
    """Raise GlosslintError when an error is found afterwards that was not there, or one is ``at`` the new id.

    What the entry ``begun`` lacks does not count: it is still to be written.
    """
    settings = before.settings
    rules = [
        active
        for active in settings.active_rules()
        if any(active.level(case) is Severity.ERROR for case in ("", *active.rule.cases))
    ]
    if not rules:
        return
    request = CheckRequest(settings, rules=tuple(rules))
    old, new = (judge(space.session, request) for space in (before, after))
    old_problems = [problem._replace(path=plan.moved(problem.path)) for problem in old.problems]
    known = {(finding.rule, plan.moved(finding.location.path), finding.message) for finding in old.findings}
    errors = [finding for finding in new.findings if finding.severity is Severity.ERROR]
    worse = set(new_errors(old_problems, new.problems))
    in_worse = [error for error in errors if (error.rule, error.location.path) in worse and error.entry != begun]
    unknown = [error for error in in_worse if (error.rule, error.location.path, error.message) not in known]
    new_findings = unknown if begun is not None else [*unknown, *in_worse]
    for finding in (*_errors_at(at, after, errors), *new_findings):
        place = finding.location
        where = f"{place.path}:{place.start.line}"
        raise GlosslintError(
            f"nothing was changed, since it would be an error: {where}: {finding.message} ({finding.rule})"
        )
    for rule, path in sorted(worse if begun is None else ()):
        raise GlosslintError(f"nothing was changed, since there would be a new finding of {rule} in {path}")


def _errors_at(at: Place | None, after: Workspace, errors: Sequence[Finding]) -> Iterator[Finding]:
    found = after.documents[at.file].find(at.path) if at is not None else None
    for finding in errors:
        node = found.node if found is not None and found.complete else None
        if at is not None and node is not None and finding.location.path == at.file:
            span = finding.location.span
            if node.start <= span.start and span.end <= node.end:
                yield finding


def leads(space: Workspace, entry: EntryFacts) -> Counter[str]:
    """Count the references and links to an entry by file, links that share a destination once, as findings do."""
    glossary, numbers = space.glossary, Counter[str]()
    for other in glossary.entries:
        references = (glossary.resolve_reference(reference) for reference in other.distinct_references)
        destinations = {(link.path, link.dest) for link in other.links if glossary.resolve_link(link) is entry}
        numbers[other.file] += sum(target is entry for target in references) + len(destinations)
        replaced = other.replaced_by
        numbers[other.file] += replaced is not None and glossary.find_by_id(replaced.value) is entry
    return +numbers


def write_down(settings: Settings, changes: Sequence[Change]) -> None:
    """Write all files. Raises GlosslintError when one cannot be written; then none has changed."""
    for _, new in changes:
        settings.refuse_leading_out(settings.root / new.path, new.path)
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
