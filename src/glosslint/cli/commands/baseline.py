"""``glosslint baseline``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import INTERNAL, INTERNAL_ERROR, exit_with
from glosslint.cli.help import command
from glosslint.cli.options import combine_options, project_options, settings_of
from glosslint.engine.baseline import Baseline, encode_baseline, read_baseline
from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language.engines import engine_names
from glosslint.model import GlosslintError
from glosslint.model.options import key_of
from glosslint.model.report import Report
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.text.messages import count
from glosslint.util import atomic_write
from glosslint.util.project_files import read_file

#: Options of ``check`` that would show only a part of the findings: known here, so that the error can say why not.
_PARTIAL = ("select", "ignore", "preset", "changed_since")


@command(
    examples={
        "glosslint baseline": "Record the current findings.",
        "glosslint baseline --prune": "Remove fixed findings.",
    },
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Only remove findings that no longer occur.")
@project_options
@combine_options(*(click.option(f"--{key_of(name)}", multiple=True, hidden=True) for name in _PARTIAL))
def baseline(paths: tuple[Path, ...], prune: bool, **options: Any) -> None:
    """Record all current findings, so that `glosslint check` reports only new ones.

    They are written to glosslint-baseline.json beside the settings, or to the file that the setting "baseline" names.
    The whole glossary is checked with the rules of the settings.
    """
    _refuse_part(paths, options)
    settings = settings_of((), options)
    settings.refuse_untrusted()
    if not settings.table.baseline:
        raise GlosslintError(f'{settings.origin}: baseline = "" turns the baseline off; set it to the name of a file')
    name = settings.table.baseline
    old = _read(settings, name, prune)
    without = replace(settings, table=replace(settings.table, baseline=""))
    report = check(CheckRequest(without, baseline=old if prune else Baseline(all=True)))
    _refuse_gaps(report, old, engine_names(settings.table.language))
    try:
        atomic_write.write(settings.root / name, encode_baseline(report.baseline_entries))
    except atomic_write.NotWrittenError as error:
        raise GlosslintError(f"{name}: the baseline cannot be written: {error}") from error
    console.write(_summary(name, old, report, prune))


def _read(settings: Settings, name: str, prune: bool) -> Baseline:
    """Return the baseline as it is. A damaged one is no obstacle to writing a new one."""
    try:
        old = read_baseline(settings.root / name, name, settings.bounds)
    except GlosslintError:
        if prune:
            raise
        _refuse_foreign(settings, name)
        old = None
    if old is None and prune:
        raise GlosslintError(f"{name}: there is no baseline to prune; to write one: glosslint baseline")
    return old or Baseline()


def _refuse_foreign(settings: Settings, name: str) -> None:
    """Raise GlosslintError for a file under a name that you chose and that does not look like a baseline."""
    try:
        data = read_file(settings.root / name, settings.bounds)
    except OSError:
        return  # writing it will fail with the reason
    if name != Table.baseline and data.strip() and b'"findings"' not in data:
        raise GlosslintError(f'{name}: not a baseline, and not overwritten; name another file with the key "baseline"')


def _refuse_part(paths: tuple[Path, ...], options: dict[str, Any]) -> None:
    given = [f"--{key_of(name)}" for name in _PARTIAL if options[name]]
    if paths or given:
        what = given[0] if given else str(paths[0])
        raise GlosslintError(
            f"{what}: the baseline always covers the whole glossary and all rules of the settings; remove this argument"
        )


def _refuse_gaps(report: Report, old: Baseline, engines: Collection[str]) -> None:
    """Stop when findings may be missing: from an engine that did not run, or a file that cannot be read."""
    if report.crashes:
        exit_with(f"{report.crashes[0].what_failed}; the baseline was not changed\n{INTERNAL_ERROR}", INTERNAL)
    # Not rules without texts to judge, nor texts that no engine reads: they have no findings to lose.
    gaps = (missed for missed in report.not_run if missed.what in engines)
    if missed := next(gaps, None):
        raise GlosslintError(f"{missed.what} did not run ({missed.why}); the baseline was not changed")
    if old.fingerprints and report.unreadable:
        raise GlosslintError(
            f"{report.unreadable[0]} cannot be read; the baseline was not changed; fix that file first"
        )


def _summary(name: str, old: Baseline, report: Report, prune: bool) -> str:
    before = Counter(old.fingerprints)
    now = Counter(entry.fingerprint for entry in report.baseline_entries)
    added, resolved = (now - before).total(), (before - now).total()
    changes = f"{added:,} new, {resolved:,} resolved" if not prune else f"{resolved:,} resolved"
    findings, places = count(len(report.baselined), "finding"), count(len(report.baseline_entries), "place")
    text = f"wrote {name} with {findings} in {places}: {changes}\n"
    if report.findings and not prune:
        number = len(report.findings)
        are = "is" if number == 1 else "are"
        where = "on files that cannot be read or on the settings"
        text += f"{count(number, 'finding')} {where} {are} not in the baseline\n"
    return text
