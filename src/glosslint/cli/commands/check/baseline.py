"""``glosslint baseline``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import INTERNAL, INTERNAL_ERROR, exit_with
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.engine.baseline import Baseline
    from glosslint.model.report import Line, Report

_PARTIAL = ("select", "ignore", "preset", "changed_since")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Only remove findings that no longer occur.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this configuration file instead of the nearest one.",
)
@click.option("--select", multiple=True, hidden=True)
@click.option("--ignore", multiple=True, hidden=True)
@click.option("--preset", hidden=True)
@click.option("--changed-since", hidden=True)
def baseline(paths: tuple[Path, ...], prune: bool, **options: Any) -> None:
    """Record all current findings, so that `glosslint check` reports only new ones.

    Writes glosslint-baseline.json next to the settings, or the file that their key `baseline` names. With --prune,
    nothing is added. The whole glossary is checked, with the rules of the settings.
    """
    from dataclasses import replace

    from glosslint.cli.options import settings_of
    from glosslint.engine import check as run
    from glosslint.engine.baseline import Baseline

    _refuse_part(paths, options)
    settings = settings_of((), {"config": options["config"]})
    if not settings.table.baseline:
        raise GlosslintError(f'{settings.origin}: baseline = "" turns the baseline off; name a file')
    name = settings.table.baseline
    known = _known(settings.root / name, name, prune)
    without = replace(settings, table=replace(settings.table, baseline=""))
    report = run.check(without, baseline=known if prune else Baseline(all=True))
    _refuse_gaps(report, known)
    _write(settings.root / name, name, report.baseline)
    console.write(_told(name, known.lines, report, prune))


def _known(file: Path, name: str, prune: bool) -> Baseline:
    """What rests now; a damaged file is no matter to one that is written anew."""
    from glosslint.engine.baseline import Baseline, read

    try:
        known = read(file, name)
    except GlosslintError:
        if prune:
            raise
        _refuse_foreign(file, name)
        known = None
    if known is None and prune:
        raise GlosslintError(f"{name}: there is no baseline to prune; to write one: glosslint baseline")
    return known or Baseline()


def _refuse_foreign(file: Path, name: str) -> None:
    """What stands under a name of the writer's own and does not look like a baseline is something else."""
    from glosslint.settings.table import Table

    try:
        data = file.read_bytes()
    except OSError:
        return  # what cannot be written either says so later
    if name != Table.baseline and data.strip() and b'"findings"' not in data:
        raise GlosslintError(f'{name}: not a baseline, and not overwritten; name another file with the key "baseline"')


def _refuse_part(paths: tuple[Path, ...], options: dict[str, Any]) -> None:
    given = [f"--{name.replace('_', '-')}" for name in _PARTIAL if options[name]]
    if paths or given:
        what = given[0] if given else str(paths[0])
        raise GlosslintError(
            f"{what}: the baseline always covers the whole glossary and all rules of the settings; remove this argument"
        )


def _refuse_gaps(report: Report, known: Baseline) -> None:
    """What did not run, or could not be read, tells nothing of what rests there. A first baseline can do without it."""
    if report.crashes:
        exit_with(f"rule {report.crashes[0].rule} failed; the baseline was not changed\n{INTERNAL_ERROR}", INTERNAL)
    if report.not_run:
        missed = report.not_run[0]
        raise GlosslintError(f"{missed.what} did not run ({missed.why}); the baseline was not changed")
    if known.lines and report.unread:
        raise GlosslintError(f"{report.unread[0]} cannot be read; the baseline was not changed; fix that file first")


def _write(file: Path, name: str, lines: tuple[Line, ...]) -> None:
    from glosslint.engine.baseline import written
    from glosslint.util import atomic_write

    try:
        atomic_write.write(file, written(lines))
    except atomic_write.NotWrittenError as error:
        raise GlosslintError(f"{name}: the baseline cannot be written: {error}") from error


def _told(name: str, before: tuple[Line, ...], report: Report, prune: bool) -> str:
    from collections import Counter

    from glosslint.report.summary import count

    old = Counter(line.fingerprint for line in before)
    new = Counter(line.fingerprint for line in report.baseline)
    added, resolved = (new - old).total(), (old - new).total()
    changes = f"{added:,} new, {resolved:,} resolved" if not prune else f"{resolved:,} resolved"
    found, places = count(len(report.resting), "finding"), count(len(report.baseline), "place")
    text = f"wrote  {name}: {found} in {places} ({changes})\n"
    if report.findings and not prune:
        text += f"{count(len(report.findings), 'finding')} in files that cannot be read are not in the baseline\n"
    return text
