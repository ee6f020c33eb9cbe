"""What a run is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.engine.baseline import Baseline
from glosslint.language.engines import Engines
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings

if TYPE_CHECKING:
    from glosslint.project.changes import Changes


@dataclass(frozen=True)
class CheckRequest:
    """What to check, what to report of it, and with what.

    ``paths`` are the files and folders to report on, all without any. ``stdin`` is a file and the bytes it is to have
    instead of those on disk; only that file is reported on then. ``changes`` confines the report to what changed since
    a commit, and what that breaks. ``baseline``, ``engines`` and ``rules`` replace those of the settings. ``cache``:
    whether answers of language engines are read from and written to the cache. ``unsafe_fixes``: whether unsafe fixes
    count as fixes.
    """

    settings: Settings
    paths: tuple[Path, ...] = ()
    stdin: tuple[Path, bytes] | None = None
    changes: Changes | None = None
    baseline: Baseline | None = None
    engines: Engines | None = None
    rules: tuple[ActiveRule, ...] | None = None
    cache: bool = True
    unsafe_fixes: bool = False
