"""``glosslint hook``: what the hooks of pre-commit run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import exit_code
from glosslint.cli.help import SCOPE, command, section
from glosslint.cli.options import check_options, fix_option
from glosslint.cli.output import write_reports
from glosslint.cli.plan import Plan, is_data, plan_of
from glosslint.cli.repeat import run_or_repeat
from glosslint.cli.run import run, settings_from
from glosslint.model import GlosslintError
from glosslint.model.report import Report

if TYPE_CHECKING:
    from glosslint.engine.run_cache import RunCache
    from glosslint.project.changes import Changes
    from glosslint.project.git import Git
    from glosslint.settings.settings import Settings


@command(
    examples={
        "glosslint hook": "Check what is staged.",
        "glosslint hook --all": "Check every glossary of the repository.",
    },
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@section(SCOPE)("--all", "everything", is_flag=True, help="Check each glossary in full, whatever is staged.")
@fix_option
@check_options
def hook(paths: tuple[Path, ...], everything: bool, **options: Any) -> None:
    """Check what is about to be committed, in every glossary of the repository. Made for pre-commit.

    Reports findings in staged entries, findings those changes cause elsewhere, and all findings in those of PATHS that
    are not staged (as with `pre-commit run --all-files`). A commit that touches no glossary passes at once.
    """
    from glosslint.project.git import find_repository

    plan = plan_of((), options, hook=True)
    if everything and plan.changed_since is not None:
        raise GlosslintError("--all cannot be used with --changed-since; leave out one of them")
    git = find_repository(Path.cwd())
    work = partial(_run_plan, git, plan, paths, everything)
    if not plan.is_repeatable or _find_ref(plan) is not None:  # the work tree counts, with files of no glossary
        sys.exit(work(None))
    asked = everything, [(path, os.path.lexists(path), os.path.realpath(path)) for path in paths]
    folders = [Path.cwd(), *((git.top / path).parent for path in _list_settings_files(git))]
    sys.exit(run_or_repeat(plan, work, folders, (asked, git.head(), git.tracked, git.unstaged)))


def _run_plan(git: Git, plan: Plan, paths: Sequence[Path], everything: bool, cache: RunCache | None) -> int:
    _refuse_unknown(git, paths, plan)
    configs = _find_configs(git, plan.options["config"])
    if everything:
        glossaries: list[tuple[Settings, Changes | None]] = [(settings_from(plan, config), None) for config in configs]
    else:
        glossaries = list(_find_concerned(git, configs, paths, plan, cache))
    # The reports that are files, or data for a program: one of each can be written.
    kept = [str(file or f"--output-format {name}") for name, file in plan.outputs if file or is_data(name)]
    if len(glossaries) > 1 and kept:
        names = " and ".join(settings.origin for settings, _ in glossaries)
        raise GlosslintError(f"{kept[0]}: cannot hold the reports on {names}; choose one glossary with --config")
    requests = [plan.request(settings, (), changes) for settings, changes in glossaries]
    dropped = not everything and _report_dropped(git, configs, plan)
    codes = [exit_code(found=dropped)]
    for request in requests:
        if not dropped or request.changes is None or request.changes.files:
            codes.append(run([request], plan, cache))
    if kept and not (glossaries or dropped):
        write_reports(Report(), settings_from(plan, configs[0]), plan)
    elif not (glossaries or dropped):
        console.write("No glossary entries changed.\n")
    return max(codes)


def _refuse_unknown(git: Git, paths: Sequence[Path], plan: Plan) -> None:
    """Raise GlosslintError for a path that neither exists nor did before the change, or is not in the repository."""
    from glosslint.project.discover import find_files, make_relative

    missing = [path for path in paths if not os.path.lexists(path)]
    known = {*git.tracked, *git.files_at(_find_base(git, plan))} if missing else set()
    for path in missing:
        if not find_files((path,), git.top, known):
            raise GlosslintError(f"{path}: no such file or folder")
    for path in paths:
        if make_relative(path, git.top).split("/")[0] == "..":
            raise GlosslintError(f"{path}: not in the repository {git.top}")


def _find_ref(plan: Plan) -> str | None:
    """Return ``--changed-since``, or where pre-commit says the commits begin, before a push or with --from-ref."""
    pushed = os.environ.get("PRE_COMMIT_FROM_REF") if os.environ.get("PRE_COMMIT_TO_REF") else None
    return plan.changed_since or pushed


def _find_base(git: Git, plan: Plan) -> str:
    ref = _find_ref(plan)
    return git.head() if ref is None else git.base(ref)


def _report_dropped(git: Git, configs: Sequence[Path | None], plan: Plan) -> bool:
    """Report glossaries that the change takes out of all checking. Return whether there are any."""
    from glosslint.project.changes import find_dropped
    from glosslint.text.messages import count

    present = [settings_from(plan, config) for config in configs]
    dropped = find_dropped(git, _find_base(git, plan), _find_ref(plan) is None, present)
    for glossary in dropped:
        numbers = f"{count(glossary.entries, 'entry', 'entries')} in {count(glossary.files, 'file')}"
        if glossary.all_removed:
            message = f"all files of the glossary are removed: {numbers} are no longer checked"
        else:
            message = f"the settings are removed or moved: {numbers} are no longer checked; restore them"
        console.write(f"error: {glossary.settings or 'glossary/'}: {message}\n", error=True)
    if dropped:
        skip = "SKIP=glosslint (the id of the hook)" if os.environ.get("PRE_COMMIT") else "--no-verify"
        console.write(f"If this is intended, commit with {skip}.\n", error=True)
    return bool(dropped)


def _find_concerned(
    git: Git, configs: Sequence[Path | None], paths: Sequence[Path], plan: Plan, cache: RunCache | None
) -> Iterator[tuple[Settings, Changes]]:
    """Each glossary that the change or the paths concern, and what changed in it."""
    from glosslint.project.changes import add_requested, find_changes

    for config in configs:
        settings = settings_from(plan, config)
        own = git if plan.options["config"] is None else None  # settings that are named may stand anywhere
        found = add_requested(find_changes(settings, _find_ref(plan), git=own), settings, paths)
        if not (settings.origin or found.files or found.before):
            raise GlosslintError(
                "no settings and no glossary/ folder in this repository; run glosslint init, or remove the hook"
            )
        if not found.empty:
            yield settings, found
        elif cache is not None:
            cache.note_settings(settings)


def _find_configs(git: Git, config: Path | None) -> list[Path] | list[None]:
    """Return the settings of each glossary: those named, or those in the repository, or none, for the defaults."""
    from glosslint.settings.file import find, keep_usable
    from glosslint.settings.trust import trusted_folders

    if config is not None:
        return [config]
    here = Path.cwd()
    trusted = trusted_folders()
    own, unread = find(here, trusted)
    named = (git.top / path for path in _list_settings_files(git))
    found = keep_usable(filter(Path.is_file, named), git.top, trusted)
    console.write_warnings(unread)
    files = dict.fromkeys([*([own.resolve()] if own is not None else []), *found])
    return [Path(os.path.relpath(file, here)) for file in files] or [None]


def _list_settings_files(git: Git) -> list[str]:
    from glosslint.settings.file import FILE, PYPROJECT

    return [path for path in sorted(git.tracked) if path.rpartition("/")[2] in (FILE, PYPROJECT)]
