"""A change of several files at once: planned, proven to differ only as planned, and written whole or not at all.

Begin with ``open_workspace``; a refactoring fills a ``ChangePlan``, ``apply_plan`` returns the files and the glossary
as they would be, ``refuse_new_errors`` compares both states, and ``write_all`` writes.
"""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.fix.lower import Lowering
from glosslint.fix.trial import new_errors
from glosslint.fix.verify import Verifier
from glosslint.language.engines import NO_ENGINES
from glosslint.model import Finding, Fix, GlosslintError, Intent, Place, Safety, Severity
from glosslint.model.source import Source, decode
from glosslint.parse.tree import Document
from glosslint.project.discover import describe_unmatched, is_in_glossary
from glosslint.settings.settings import Settings
from glosslint.util.atomic_write import NotWrittenError, Rewrite, replace_all
from glosslint.util.project_files import read_file

#: Roles under which a command may write the first value of a glossary.
_WRITTEN_FIRST = frozenset(("status", "replaced_by", "aliases", "redirects"))
#: A file before (``None`` if it is new) and after.
Change = tuple[Source | None, Source]


def entry_named(space: Session, name: str) -> EntryFacts:
    """Return the entry whose id is ``name``. Raise GlosslintError when there is none, or more than one."""
    entries = [entry for entry in space.glossary.entries if entry.id is not None and entry.id.value == name]
    if len(entries) > 1:
        files = " and ".join(dict.fromkeys(entry.file for entry in entries))
        raise GlosslintError(f'"{name}" is the id of {len(entries)} entries, in {files}; correct that first')
    if not entries:
        raise GlosslintError(space.glossary.unknown(name))
    return entries[0]


def open_workspace(settings: Settings) -> Session:
    """Read the glossary of ``settings``. Raise what ``open_session`` and ``workspace`` raise."""
    return workspace(open_session(CheckRequest(settings, engines=NO_ENGINES, unwritten=_WRITTEN_FIRST)))


def workspace(session: Session) -> Session:
    """Return the glossary of a session, without language engines, to be changed. Raise GlosslintError for a file that
    cannot be read, since it could not be changed with the others."""
    for path, document in session.documents.items():
        for fault in document.every_fault[:1]:
            line = document.source.position(fault.span.start).line
            what = "file" if document.faults else "entry"
            raise GlosslintError(f"{path}:{line}: the {what} cannot be read: {fault.message}; correct that first")
    return replace(session, engines=NO_ENGINES)


@dataclass
class ChangePlan:
    """The planned changes: intents by file, new paths by old ones, and the texts of new files by path."""

    intents: dict[str, list[Intent]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[str, str] = field(default_factory=dict)
    created: dict[str, str] = field(default_factory=dict)

    def add(self, *intents: Intent) -> None:
        """Add the intents that are not in the plan yet."""
        for intent in intents:
            if intent not in self.intents[intent.place.file]:
                self.intents[intent.place.file].append(intent)

    def new_path(self, path: str) -> str:
        """Return the path that a file will have."""
        return self.moves.get(path, path)


def apply_plan(space: Session, plan: ChangePlan) -> tuple[tuple[Change, ...], Session]:
    """Return the files that change, each proven to differ only as planned, and the glossary as it is then. Raise
    GlosslintError for an impossible change."""
    changes: list[Change] = []
    for path in sorted({*plan.intents, *plan.moves}):
        old = space.documents[path]
        new_source = _change_document(old, plan.intents.get(path, ()))
        changes.append((old.source, replace(new_source, path=plan.new_path(path))))
    changes += [(None, decode(text.encode("utf-8"), path)) for path, text in sorted(plan.created.items())]
    moved = {old.path for old, new in changes if old is not None and old.path != new.path}
    return tuple(changes), space.replace_texts({new.path: new for _, new in changes}, moved)


def _change_document(document: Document, intents: Sequence[Intent]) -> Source:
    if not intents:
        return document.source
    repair = Lowering(document).repair(Fix(Safety.SAFE, tuple(intents), "change it"))
    reason = repair.reason
    if not reason:
        after, reason = Verifier(document).apply([repair])
    if reason:
        raise GlosslintError(f"{document.source.path}: cannot be changed as requested: {reason}")
    return after.source


def refuse_new_paths(space: Session, changes: Iterable[Change]) -> None:
    """Raise GlosslintError for a new path that exists or is not in the glossary. A file that moves may be there
    already, where a command was interrupted before it removed the old one."""
    settings = space.settings
    for old, new in changes:
        if old is not None and old.path == new.path:
            continue
        target, own = settings.root / new.path, settings.root / (old or new).path
        is_it = old is not None and target.is_file()
        is_it = is_it and (target.samefile(own) or read_file(target, settings.bounds) == new.data)
        if target.exists() and not is_it:
            raise GlosslintError(f"{new.path} exists already")
        if settings.origin and not is_in_glossary(settings, new.path):
            raise GlosslintError(describe_unmatched(settings, [new.path], settings.table.files))


def refuse_new_errors(
    before: Session, after: Session, plan: ChangePlan, at: Place | None = None, draft: str | None = None
) -> None:
    """Raise GlosslintError if ``after`` has an error that ``before`` does not have, or any error at the place ``at``.

    Errors of the entry with the key ``draft`` are accepted, except at ``at``, since it is still to be written.
    """
    settings = before.settings
    rules = tuple(
        active
        for active in settings.active_rules
        if any(active.level(case) is Severity.ERROR for case in ("", *active.rule.cases))
    )
    if not rules:
        return
    request = CheckRequest(settings, rules=rules)
    old, new = (judge(space, request) for space in (before, after))
    old_problems = [problem._replace(path=plan.new_path(problem.path)) for problem in old.problems]
    old_messages = {(finding.rule, plan.new_path(finding.location.path), finding.message) for finding in old.findings}
    errors = [finding for finding in new.findings if finding.severity is Severity.ERROR]
    worse = set(new_errors(old_problems, new.problems))
    in_worse = [error for error in errors if (error.rule, error.location.path) in worse and error.entry != draft]
    new_messages = [error for error in in_worse if (error.rule, error.location.path, error.message) not in old_messages]
    others = in_worse if draft is None else ()
    for finding in (*_errors_at(at, after, errors), *new_messages, *others):
        where = f"{finding.location.path}:{finding.location.start.line}"
        raise GlosslintError(
            f"nothing was changed, because it would cause an error: {where}: {finding.message} ({finding.rule})"
        )
    for rule, path in sorted(worse if draft is None else ()):
        raise GlosslintError(f"nothing was changed, because it would cause a new finding of {rule} in {path}")


def _errors_at(at: Place | None, after: Session, errors: Sequence[Finding]) -> Iterator[Finding]:
    match = after.documents[at.file].find(at.path) if at is not None else None
    if at is None or match is None or not match.complete:
        return
    for finding in errors:
        span = finding.location.span
        if finding.location.path == at.file and match.node.start <= span.start and span.end <= match.node.end:
            yield finding


def count_links_to(space: Session, entry: EntryFacts) -> Counter[str]:
    """Return the number of references and links to an entry in each file; links with one destination count once."""
    glossary, numbers = space.glossary, Counter[str]()
    for other in glossary.entries:
        references = (glossary.resolve_reference(reference) for reference in other.distinct_references)
        destinations = {(link.path, link.dest) for link in other.links if glossary.resolve_link(link) is entry}
        numbers[other.file] += sum(target is entry for target in references) + len(destinations)
        replaced = other.replaced_by
        numbers[other.file] += replaced is not None and glossary.find_replacement(replaced.value) is entry
    return +numbers


def write_all(settings: Settings, changes: Sequence[Change]) -> None:
    """Write all files, in their order. Raise GlosslintError when one cannot be written; then none has changed."""
    for _, new in changes:
        settings.refuse_outside(settings.root / new.path, new.path)
    files = [
        Rewrite(
            settings.root / old.path if old is not None else None,
            settings.root / new.path,
            old.data if old is not None else b"",
            new.data,
        )
        for old, new in changes
    ]
    try:
        replace_all(files)
        for folder in (file.file.parent for file in files if file.file and file.file.parent != file.to.parent):
            with contextlib.suppress(OSError):  # it is not empty
                folder.rmdir()
    except NotWrittenError as error:
        paths = {file.file or file.to: (old or new).path for file, (old, new) in zip(files, changes, strict=True)}
        path = paths.get(error.file, "") if error.file is not None else ""
        raise GlosslintError(f"{path}: {error}; no file was changed") from error
