"""What a run wrote, for a later run that would read the same and write the same.

A run is known in two steps. Its call, which is known at once, tells where to look for what it read; the contents that
are there now, never their times, tell whether it would read the same. Neither step needs rules or parsers, so that a
run in which nothing has changed takes little longer than Python takes to start.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from glosslint.model import GlosslintError
from glosslint.model.source import MAX_BYTES
from glosslint.project.walk import Walk
from glosslint.settings.file import FILE, HIDDEN, PYPROJECT, common_folder, owner_of
from glosslint.util import timing
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.project_files import is_repository_top, read_file, repository_top, stays_in
from glosslint.util.system import programs, user_folder

if TYPE_CHECKING:
    from glosslint.engine.report import Judgement
    from glosslint.glossary.build import Project
    from glosslint.settings.settings import Settings

_MOST = 64 * 1024 * 1024  # bytes of a schema, list of words or baseline
#: Engines whose answers depend on nothing but the text, the settings and the version of a package.
_STEADY = frozenset(("harper",))
#: Systems note the time of a change by a clock that moves a few times in a hundredth of a second.
_MARGIN = 20_000_000  # nanoseconds
#: How environment variables begin that tell glosslint, git or a hook something.
_PREFIXES = ("GLOSSLINT_", "GIT_", "PRE_COMMIT")
_MOST_WRITTEN = 1024 * 1024  # characters


class Inputs(NamedTuple):
    """Where to look for what a check of a glossary reads.

    ``patterns`` and ``exclude`` find its files below ``root``, none of which may lead out of ``bounds``; ``others`` are
    the other files, whether they exist or not.
    """

    root: str
    bounds: str | None
    patterns: tuple[str, ...]
    exclude: tuple[str, ...]
    others: tuple[str, ...]


Contents = Mapping[str, bytes]


def digest_inputs(inputs: Sequence[Inputs], contents: Sequence[Contents]) -> bytes:
    """Return a digest of all that a run reads, where the files of each glossary have these contents."""
    others = [[(path, read_content(path)) for path in one.others] for one in inputs]
    tops = [str(repository_top(Path(one.root))) for one in inputs]
    return digest(tops, others, [sorted(files.items()) for files in contents])


def read_contents(inputs: Inputs) -> Contents:
    """Return the digests of the files of a glossary, by path. Raise OSError or GlosslintError if one cannot be read."""
    bounds = Path(inputs.bounds) if inputs.bounds is not None else None

    def refuse(file: Path, path: str) -> None:
        if bounds is not None and not stays_in(file, bounds):
            raise GlosslintError(f"{path}: leads out of the project")

    paths = {*Walk(inputs.root, inputs.patterns, inputs.exclude, refuse).files()}
    return {path: digest(read_file(os.path.join(inputs.root, path), bounds, MAX_BYTES)) for path in paths}


def read_content(path: str | Path) -> bytes:
    """Return the digest of a file that need not exist, and of where links lead to from its path."""
    real = os.fsencode(os.path.realpath(path))
    try:
        return digest(real, read_file(path, None, _MOST))
    except OSError:
        return digest(real)


def list_inputs(settings: Settings, named: bool, project: Project | None = None) -> Inputs:
    """Return which files a check with these settings reads. ``named``: whether the caller named files to report on."""
    from glosslint.project.discover import glossary_patterns
    from glosslint.project.open import input_files
    from glosslint.schema.validator import bundled_schema

    bounds = None if settings.bounds is None else str(settings.bounds)
    others = (bundled_schema("entry.schema.json"), *input_files(settings, project))
    patterns = tuple(glossary_patterns(settings, named))
    return Inputs(str(settings.root), bounds, patterns, settings.table.exclude, tuple(map(str, others)))


def list_inputs_of_run(report: Judgement, named: bool, started: int) -> Inputs | None:
    """Return what a check read that ``started`` at that time (in nanoseconds); ``None`` if it may report something else
    of the same: rules of a plugin may be edited in place, nor is it known what a server will answer, or an engine that
    could not run; or if a file could not be read, or may have changed since.
    """
    from glosslint.rules.registry import all_rules

    session, settings = report.session, report.session.settings
    plugins = any(rule.page is not None for rule in all_rules())
    engines = {engine.name for engine in session.engines.engines}
    odd = engines - _STEADY or engines.intersection(missed.what for missed in report.not_run) or report.unreadable
    if plugins or odd or settings.vocabularies or not settings.file:
        return None
    inputs = list_inputs(settings, named, session.project)
    inputs = inputs._replace(others=(*inputs.others, *map(str, sorted(session.files_asked_for))))
    return None if any(_is_younger(path, started) for path in inputs.others) else inputs


def _is_younger(path: str, started: int) -> bool:
    try:
        info = Path(path).stat()
    except OSError:
        return False
    return max(info.st_mtime_ns, info.st_ctime_ns) > started - _MARGIN


class KeptRun(NamedTuple):
    """Where a run read or, by what it read, what it wrote to standard output and (``True``) error, and how it ended."""

    inputs: tuple[Inputs, ...] = ()
    written: tuple[tuple[bool, str], ...] = ()
    code: int = 0


class RunCache:
    """What earlier runs of a call from the current folder read and wrote, and what this one reads of each glossary:
    ``None`` where it may read the same and find something else. Raise RuntimeError without a home folder.

    ``contents`` are those that the files of each glossary had a moment ago, by its root, once ``find`` has looked.
    """

    def __init__(self, call: bytes) -> None:
        self._call = call
        self._started = time_ns()
        self.contents: Mapping[str, Contents] = {}
        self.read: list[tuple[Inputs, Contents] | None] = []
        self._file: CacheFile[KeptRun] = CacheFile("runs", Path.cwd(), KeptRun)

    def find(self) -> KeptRun | None:
        """Return what a run wrote that read what this one would read."""
        known = self._file.get(self._call)
        if known is None:
            return None
        try:
            contents = [read_contents(one) for one in known.inputs]
        except (OSError, GlosslintError):
            return None
        self.contents = dict(zip((one.root for one in known.inputs), contents, strict=True))
        return self._file.get(digest(self._call, digest_inputs(known.inputs, contents)))

    def note_check(self, report: Judgement, named: bool) -> None:
        """Note a glossary that was checked. ``named``: whether the caller named files to report on."""
        inputs, contents = list_inputs_of_run(report, named, self._started), report.session.digests
        self.read.append((inputs, contents) if inputs is not None and contents is not None else None)

    def note_settings(self, settings: Settings) -> None:
        """Note a glossary that need not be checked."""
        inputs = list_inputs(settings, named=False)
        try:
            self.read.append((inputs, read_contents(inputs)))
        except (OSError, GlosslintError):
            self.read.append(None)

    def keep(self, written: Sequence[tuple[bool, str]], code: int) -> None:
        """Store what this run read, with the contents of the files of each glossary, and what it wrote."""
        if sum(len(text) for _, text in written) <= _MOST_WRITTEN:
            inputs, contents = zip(*filter(None, self.read), strict=True)
            self._file.put(self._call, KeptRun(inputs))
            self._file.put(digest(self._call, digest_inputs(inputs, contents)), KeptRun((), tuple(written), code))
            self._file.save()


def make_call_key(paths: Sequence[Path], options: Mapping[str, Any], folders: Iterable[Path], others: object) -> bytes:
    """Return the key of a call with these options of the command line: a digest of all that decides which settings
    apply, also those in ``folders``, and of these. Raise OSError, RuntimeError or GlosslintError where that cannot be
    known."""
    config: Path | None = options["config"]
    starts = [*(common_folder((path,)) for path in paths), *folders] or [Path.cwd()]
    starts += [Path(os.path.abspath(config)).parent] if config is not None else []  # noqa: PTH100 - resolves no links
    all_folders = dict.fromkeys(folder for start in starts for folder in (start, *start.parents))
    return digest(
        programs(),
        timing.today(),
        sorted((name, repr(value)) for name, value in options.items()),
        [_state_of_path(path) for path in (Path.cwd(), *paths)],
        config and _state_of_settings(config),
        [_state_of_folder(folder) for folder in all_folders],
        list(_state_of_user()),
        others,
    )


def _state_of_path(path: Path) -> object:
    return str(path), os.path.realpath(path), os.path.lexists(path), os.path.isdir(path)  # noqa: PTH112


def _state_of_folder(folder: Path) -> object:
    """Return what decides whether the settings of a folder apply, and where the project ends."""
    files = [_state_of_settings(folder / name) for name in (FILE, PYPROJECT, HIDDEN)]
    return os.path.realpath(folder), is_repository_top(folder), owner_of(folder), files


def _state_of_settings(file: Path) -> object:
    """Return the owners of a settings file, its link and its content; ``None`` if there is none."""
    return (owner_of(file, follow=False), owner_of(file), read_content(file)) if os.path.lexists(file) else None


def _state_of_user() -> Iterator[object]:
    """Yield the user's own settings, the projects that the user trusts, and what the environment says."""
    yield read_content(user_folder("config") / FILE)
    yield read_content(user_folder("state") / "trusted.json")
    yield sorted((name, value) for name, value in os.environ.items() if name.startswith(_PREFIXES))
    yield os.environ.get("SUDO_UID"), os.geteuid() if hasattr(os, "geteuid") else None
