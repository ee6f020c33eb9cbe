"""Store the report of a check, and reuse it when a run would read and compute the same.

There is one file per project, with one line per report: runs with other paths or options have their own. A report is
used only if all of its inputs are unchanged, byte for byte. If anything in the file is invalid, no report is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from glosslint.engine.cache import own_file, report_json
from glosslint.engine.cache.inputs import Inputs, Texts, unchanged
from glosslint.engine.cache.run_key import RunKey, programs, run_key
from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source, decode

if TYPE_CHECKING:
    from glosslint.engine.session import Session
    from glosslint.model.report import Report

_KIND = "answers-1"  # in the name of the file; the number changes with the form of the answers
_MOST = 8  # answers of a project: paths and options of editor, hook and command line
_MOST_BYTES = 4 * 1024 * 1024
_ODD = (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, OSError)


class Answer(NamedTuple):
    """The report of an earlier run, and what else a caller needs: see ``Settings`` for what these are."""

    report: Report
    root: Path
    top: Path
    trusted: bool
    unread: tuple[str, ...]
    settings_file: str


class _Sources(Mapping[str, Source]):
    """The sources of a glossary, by path; only those that findings point into can be asked for.

    As in a run that reads everything, the settings file is a part of the project, and is listed if a finding is in it.
    """

    def __init__(self, texts: Texts, settings_file: str) -> None:
        self._texts = texts.data
        self._paths = dict.fromkeys((*texts.paths, *texts.data))
        self._settings_file = settings_file
        self._sources: dict[str, Source] = {}

    def __getitem__(self, path: str) -> Source:
        if path not in self._sources:
            self._sources[path] = decode(self._texts[path], path)
        return self._sources[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths or path == (self._settings_file or None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class AnswerCache:
    """The answers on one project, for a check of ``paths`` with these options of the command line."""

    def __init__(self, paths: Sequence[Path], options: Mapping[str, Any]) -> None:
        self._paths, self._options = paths, options
        self._started = time_ns()
        #: The bytes of files that ``find`` has read, by their whole path, if some of them are not as they were.
        self.read: dict[str, bytes] = {}

    @cached_property
    def _key(self) -> RunKey | None:
        """The key of the run; ``None`` if it cannot be known."""
        return self._key_now()

    def _key_now(self) -> RunKey | None:
        try:
            return run_key(self._paths, self._options, self.programs)
        except (OSError, ValueError, GlosslintError):  # which the run will report
            return None

    @cached_property
    def programs(self) -> str:
        """What may compute something else; raises OSError."""
        return programs()

    @cached_property
    def _file(self) -> Path | None:
        return own_file.project_file(_KIND, self._key.folder) if self._key is not None else None

    def find(self) -> Answer | None:
        """Return the stored answer for exactly this run, if there is one."""
        if self._key is None:
            return None
        try:
            line = self._lines().get(self._key.digest)
            return None if line is None else self._answer(json.loads(line), self._key)
        except _ODD:
            return None

    def _answer(self, data: Mapping[str, Any], key: RunKey) -> Answer | None:
        """Return the answer that ``data`` hold, if their inputs are as they were. Raise what odd data lead to."""
        inputs = Inputs(**data["inputs"])
        if inputs.root not in key.folders:  # it is of another project
            return None
        texts = unchanged(inputs, data["wanted"], data["settings_file"])
        if texts is None:
            return None
        if not texts.same:
            self.read = {f"{inputs.root}/{path}": content for path, content in texts.data.items()}
            return None
        file = data["settings_file"]
        report = report_json.decode(data["report"], _Sources(texts, file))
        root, top = Path(inputs.root), Path(inputs.top)
        return Answer(report, root, top, inputs.trusted is True, tuple(data["unread"]), file)

    def _lines(self) -> dict[str, bytes]:
        """Return the answers in the file, by the digest of their run."""
        data = own_file.read(self._file, _MOST_BYTES) if self._file is not None else None
        pairs = (line.partition(b" ") for line in (data or b"").splitlines())
        return {key.decode("ascii"): answer for key, _, answer in pairs}

    def keep(self, session: Session, report: Report) -> None:
        """Keep the report of a run that has just ended, unless it may be another one in the next run."""
        from glosslint.engine.cache.inputs_of import inputs_of, may_be_kept

        if self._file is None or not may_be_kept(session, report) or self._key_now() != self._key:
            return
        inputs = inputs_of(session, bool(self._paths), self._started)
        if inputs is None:
            return
        settings = session.settings
        line = json.dumps(
            {
                "inputs": inputs._asdict(),
                "wanted": sorted(set(report_json.paths_in(report))),
                "settings_file": settings.file,
                "unread": list(settings.unread),
                "report": report_json.encode(report),
            },
            separators=(",", ":"),
        ).encode("ascii")
        self._write(line)

    def _write(self, line: bytes) -> None:
        assert self._key is not None
        assert self._file is not None
        try:
            others = self._lines()
        except _ODD:
            others = {}
        others.pop(self._key.digest, None)
        kept, size = [], 0
        for key, answer in [(self._key.digest, line), *reversed(others.items())][:_MOST]:
            size += len(key) + len(answer) + 2
            if size < _MOST_BYTES // 2:
                kept.append(b"%s %s\n" % (key.encode(), answer))
        own_file.write(self._file, b"".join(reversed(kept)))
