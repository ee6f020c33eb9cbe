"""What a run has read, by the session that ran: this module may import everything that a run imports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from glosslint.engine.cache.inputs import Inputs, file_digest, glossary_digest, vocabulary_digest
from glosslint.engine.session import Session
from glosslint.model.report import Report
from glosslint.parse.files import ENDINGS
from glosslint.project.discover import glossary_patterns
from glosslint.project.walk import vocabulary_files
from glosslint.rules.registry import all_rules
from glosslint.schema.validator import bundled_schema
from glosslint.util import timing

#: Engines whose answers depend on nothing but the text, the settings and the version of a package.
_STEADY = frozenset(("harper",))
_UNREADABLE = "unreadable-file"
_MOST_CODE = 1_000  # files of a plugin
#: Systems note the time of a change by a clock that moves a few times in a hundredth of a second.
_MARGIN = 20_000_000  # nanoseconds


def may_be_kept(session: Session, report: Report) -> bool:
    """Return whether a run that reads the same must report the same.

    A rule that raised may not do so again, an engine that could not run may run next time, nor is it known what a
    server or a plugin's engine will answer.
    """
    engines = {engine.name for engine in session.engines.engines}
    faults = (fault.kind for file in session.glossary.files for fault in file.faults)
    return not (
        report.crashes
        or not report.rules
        or engines - _STEADY
        or any(missed.what in engines for missed in report.not_run)
        or _UNREADABLE in faults
        or session.base is not None
    )


def inputs_of(session: Session, named: bool, started: int) -> Inputs | None:
    """Return the inputs of a run that ``started`` at that time (in nanoseconds); ``None`` if any may have changed since
    it was read. ``named``: whether the caller named files to report on."""
    settings = session.settings
    code = list(_plugin_files())
    others = [*_named_files(session), *code]
    vocabularies = tuple(pattern for vocabulary in settings.vocabularies for pattern in vocabulary.files)
    referred = (file for pattern in vocabularies for file in vocabulary_files(settings.root, pattern, ENDINGS))
    digests = session.digests
    if len(code) > _MOST_CODE or digests is None or any(_is_younger(file, started) for file in (*others, *referred)):
        return None
    return Inputs(
        root=str(settings.root),
        top=str(settings.top),
        trusted=settings.trusted,
        patterns=tuple(glossary_patterns(settings, named)),
        exclude=settings.table.exclude,
        glossary=glossary_digest(sorted(digests.items())),
        others={str(file): file_digest(file) for file in others},
        vocabularies=vocabularies,
        vocabulary=vocabulary_digest(settings.root, vocabularies),
        day=timing.today() if _depends_on_day(session) else "",
    )


def _depends_on_day(session: Session) -> bool:
    return any(comment.until for file in session.glossary.files for comment in file.suppressions)


def _named_files(session: Session) -> Iterator[Path]:
    """Yield the settings file and those that it names, whether they exist or not, and those that these name."""
    settings, project, root = session.settings, session.project, session.settings.root
    table = settings.table
    for name in (settings.file, table.schema, table.file_schema, table.baseline, table.language.words_file):
        if name:
            yield root / name
    yield bundled_schema("entry.schema.json")
    for schema in (project.schema, project.file_schema):
        yield from schema.files if schema is not None else ()


def _plugin_files() -> Iterator[Path]:
    """Yield the files of the packages whose rules are in use: of one that is edited in place, no metadata tell that it
    changed."""
    rules = [rule for rule in all_rules() if rule.page is not None]
    for name in dict.fromkeys(rule.check.__module__.partition(".")[0] for rule in rules):
        module = sys.modules[name]
        folders = [Path(folder) for folder in getattr(module, "__path__", ())]
        if not folders and module.__file__ is not None:
            yield Path(module.__file__)
        for folder in folders:
            yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".pyc")


def _is_younger(file: Path, started: int) -> bool:
    try:
        info = file.stat()
    except OSError:
        return False
    return max(info.st_mtime_ns, info.st_ctime_ns) > started - _MARGIN
