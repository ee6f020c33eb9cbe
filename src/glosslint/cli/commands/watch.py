"""``glosslint watch``: check the glossary of the current folder again whenever a file is saved, in a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import NoReturn

from glosslint.cli import console
from glosslint.cli.help import command
from glosslint.cli.options import color_option
from glosslint.model import GlosslintError
from glosslint.project.open import scan_inputs
from glosslint.report import render
from glosslint.report.style import Style, safe
from glosslint.server.files import ProjectOrigin, scan
from glosslint.server.state import ProjectState, StateRequest, ask_engines, judge_state, renew
from glosslint.settings.file import FILE, PYPROJECT, find
from glosslint.settings.settings import load
from glosslint.settings.trust import trusted_folders
from glosslint.text.messages import count
from glosslint.util.project_files import Stamp, read_stamp

_PAUSE = 0.3  # seconds between two looks at the files: less than a glance at another window takes
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


class Watcher:
    """Checks the glossary of the current folder, and remembers what it has reported."""

    def __init__(self) -> None:
        self._folder = Path.cwd()
        self._state = ProjectState(self._find_origin())
        self._seen: Mapping[str, Stamp] | None = None
        self._reported: frozenset[str] | None = None

    def _find_origin(self) -> ProjectOrigin:
        file = find(self._folder, trusted_folders()).file
        return ProjectOrigin(file.parent if file is not None else self._folder, file)

    def has_changed(self) -> bool:
        """Return whether any file has changed since the last call, also one that may hold nearer settings."""
        before, self._seen = self._seen, self._read_stamps()
        return self._seen != before

    def _read_stamps(self) -> Mapping[str, Stamp]:
        """Return the stamps of all files that a check depends on, as they are now."""
        state = self._state
        session = state.session if state.broken is None else None
        folders = (self._folder, *self._folder.parents)
        nearer = (str(folder / name) for folder in folders for name in (FILE, PYPROJECT))
        seen = {path: read_stamp(path) for path in (*nearer, *state.inputs)}  # also those of broken settings
        with suppress(GlosslintError):
            settings = load(state.origin.file, state.origin.folder) if session is None else session.settings
            seen |= scan_inputs(settings, session.project if session is not None else None)
            seen |= scan(settings)
        return seen

    def check(self, style: Style) -> str:
        """Check, and return the report: what was not reported before first, a line each, and the time."""
        with suppress(GlosslintError):  # the error of a file that is no settings file yet
            if (origin := self._find_origin()) != self._state.origin:
                self._state = ProjectState(origin)
        state = renew(self._state, StateRequest(self._state.version + 1, rescan=True))
        if not state.complete and state.judgement is not None and state.session is not None:
            state = judge_state(state, True, ask_engines(state.session))
        self._note_checked(state)
        time = f"{datetime.now():%H:%M:%S}"
        trouble = state.broken or state.trouble
        if trouble is not None:
            return f"{safe(state.settings_name)}:{trouble.line}: {safe(trouble.message)}\nwatching, {time}\n"
        return self._report(state, style) + f"watching {count(len(state.stamps), 'file')}, {time}\n"

    def _note_checked(self, state: ProjectState) -> None:
        """Note a state, and what its files were before it was made: one that changed meanwhile is checked again."""
        before = {**state.inputs, **(self._seen or {})}
        self._state = state
        seen = {path: before.get(path, stamp) for path, stamp in self._read_stamps().items()}
        if state.broken is None and state.trouble is None:
            seen = {path: stamp for path, stamp in seen.items() if os.path.isabs(path)} | {**state.stamps}  # noqa: PTH117
        self._seen = seen

    def _report(self, state: ProjectState, style: Style) -> str:
        assert state.judgement is not None
        known = self._reported
        new = [one for one in state.findings if known is not None and one.fingerprint not in known]
        rest = [one for one in state.findings if one not in new]
        self._reported = frozenset(one.fingerprint for one in state.findings)
        return render(replace(state.judgement, findings=(*new, *rest)), "concise", style)


@command(examples={"glosslint watch": "Check now, and again after each change, until Ctrl-C."})
@color_option
def watch(color: str) -> NoReturn:
    """Check again whenever a file of the glossary or its settings is saved.

    New findings come first. Only changed files are read again. Press Ctrl-C to stop.
    """
    watcher = Watcher()
    while True:
        if watcher.has_changed():
            console.write((_CLEAR if console.is_terminal() else "") + watcher.check(console.style(color)))
        sleep(_PAUSE)
