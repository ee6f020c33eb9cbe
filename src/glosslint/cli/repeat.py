"""Write again what an earlier run of the same call wrote, if it would read the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from glosslint.cli import console
from glosslint.cli.exit_codes import FINDINGS, OK
from glosslint.cli.plan import Plan
from glosslint.engine import run_cache
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.engine.session import Session
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings


class Repeater:
    """Notes what a run reads of each glossary; ``None`` where it may read the same and find something else.

    ``contents`` are those that the files of each glossary had a moment ago, by its root.
    """

    def __init__(self, contents: Mapping[str, run_cache.Contents]) -> None:
        self._started = time_ns()
        self.contents = contents
        self.read: list[tuple[run_cache.Inputs, run_cache.Contents] | None] = []

    def note_check(self, session: Session, report: Report, named: bool) -> None:
        """Note a glossary that was checked. ``named``: whether the caller named files to report on."""
        inputs, contents = run_cache.list_inputs_of_run(session, report, named, self._started), session.digests
        self.read.append((inputs, contents) if inputs is not None and contents is not None else None)

    def note_settings(self, settings: Settings) -> None:
        """Note a glossary that need not be checked."""
        inputs = run_cache.list_inputs(settings, named=False)
        try:
            self.read.append((inputs, run_cache.read_contents(inputs)))
        except (OSError, GlosslintError):
            self.read.append(None)


def run_or_repeat(
    plan: Plan, run: Callable[[Repeater | None], int], folders: Collection[Path] = (), others: object = None
) -> int:
    """Write what is known of an earlier run, or else run; return the exit code. ``folders`` may hold settings,
    besides those for the paths of the plan; ``others`` is what else the run depends on."""
    key = _find_key(plan, folders, others) if plan.is_repeatable else None
    if key is None:
        return run(None)
    cache = run_cache.RunCache(key)
    known = cache.find()
    if known is not None:
        for error, text in known.written:
            console.write(text, error)
        return known.code
    repeater = Repeater(cache.contents)
    with console.record_writes() as written:
        code = run(repeater)
    read = [one for one in repeater.read if one is not None]
    is_known = code in (OK, FINDINGS) and read and len(read) == len(repeater.read)
    if is_known and _find_key(plan, folders, others) == key:  # no settings have changed since the run began
        cache.keep([inputs for inputs, _ in read], [contents for _, contents in read], written, code)
    return code


def _find_key(plan: Plan, folders: Collection[Path], others: object) -> bytes | None:
    """Return the key of a call as things are now; ``None`` where it cannot be known what it depends on."""
    look = console.style(plan.output.color), console.is_terminal(), console.is_open(), os.environ.get("GITHUB_ACTIONS")
    try:
        return run_cache.make_call_key(plan.paths, plan.options, folders, (look, others))
    except (OSError, RuntimeError, ValueError, GlosslintError):  # which the run will report
        return None
