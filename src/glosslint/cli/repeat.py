"""Write again what an earlier run of the same call wrote, if it would read the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from glosslint.cli import console
from glosslint.cli.exit_codes import FINDINGS, OK
from glosslint.cli.plan import Plan
from glosslint.engine import run_cache
from glosslint.model import GlosslintError


def run_or_repeat(
    plan: Plan, run: Callable[[run_cache.RunCache | None], int], folders: Collection[Path] = (), others: object = None
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
    with console.record_writes() as written:
        code = run(cache)
    is_known = code in (OK, FINDINGS) and cache.read and all(cache.read)
    if is_known and _find_key(plan, folders, others) == key:  # no settings have changed since the run began
        cache.keep(written, code)
    return code


def _find_key(plan: Plan, folders: Collection[Path], others: object) -> bytes | None:
    """Return the key of a call as things are now; ``None`` where it cannot be known what it depends on."""
    look = console.style(plan.color), console.is_terminal(), console.is_open(), os.environ.get("GITHUB_ACTIONS")
    try:
        return run_cache.make_call_key(plan.paths, plan.options, folders, (look, others))
    except (OSError, RuntimeError, ValueError, GlosslintError):  # which the run will report
        return None
