"""``glosslint hook``: what the hooks of pre-commit run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.commands.check._run import RunOptions, run
from glosslint.cli.commands.check._steps import facts_cache
from glosslint.cli.exit_codes import FINDINGS, OK
from glosslint.cli.help import SCOPE, Command, section
from glosslint.cli.options import check_options, fix_option, settings_of, warn_unread
from glosslint.cli.output import OutputOptions, is_data, write_reports
from glosslint.model import GlosslintError
from glosslint.model.report import Report

if TYPE_CHECKING:
    from glosslint.project.changes import Changes
    from glosslint.project.git import Git
    from glosslint.settings.settings import Settings


@click.command(
    cls=Command,
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
    from glosslint.engine.session import CheckRequest
    from glosslint.project.git import find_repository

    run_options = RunOptions.of(options, from_top=True)
    if everything and options["changed_since"] is not None:
        raise GlosslintError("--all cannot be used with --changed-since; leave out one of them")
    git = find_repository(Path.cwd())
    _refuse_unknown(git, paths, options["changed_since"])
    configs = list(_configs(git, options["config"]))
    if everything:
        glossaries: list[tuple[Settings, Changes | None]] = [(_settings(config, options), None) for config in configs]
    else:
        glossaries = list(_concerned(git, configs, paths, options))
    kept = _kept(run_options.output)
    if len(glossaries) > 1 and kept:
        names = " and ".join(settings.origin for settings, _ in glossaries)
        raise GlosslintError(f"{kept}: cannot hold the reports on {names}; choose one glossary with --config")
    requests = [
        CheckRequest(
            settings,
            changes=changes,
            cache=options["cache"],
            unsafe_fixes=options["unsafe_fixes"],
            facts=facts_cache(run_options, options["cache"]),
        )
        for settings, changes in glossaries
    ]
    codes = [] if everything else _report_dropped(git, configs, options)
    for request in requests:
        if not codes or request.changes is None or request.changes.files:
            codes.append(run(request, run_options))
    if kept and not (glossaries or codes):
        write_reports(Report(), _settings(configs[0], options), run_options.output)
    elif not (glossaries or codes):
        console.write("No glossary entries changed.\n")
    sys.exit(max(codes, default=OK))


def _kept(output: OutputOptions) -> str:
    """Return the first report that is a file, or data for a program: one of each can be written."""
    return next((str(file or f"--output-format {name}") for name, file in output.outputs if file or is_data(name)), "")


def _settings(config: Path | None, options: Mapping[str, Any]) -> Settings:
    return settings_of((), {**options, "config": config}, warn=False)


def _refuse_unknown(git: Git, paths: Sequence[Path], ref: str | None) -> None:
    """Raise GlosslintError for a path that neither exists nor did before the change, or is not in the repository."""
    from glosslint.project.discover import files_in, relative

    missing = [path for path in paths if not os.path.lexists(path)]
    known = {*git.tracked, *git.files_at(_base(git, ref))} if missing else set()
    for path in missing:
        if not files_in((path,), git.top, known):
            raise GlosslintError(f"{path}: no such file or folder")
    for path in paths:
        if relative(path, git.top).split("/")[0] == "..":
            raise GlosslintError(f"{path}: not in the repository {git.top}")


def _base(git: Git, changed_since: str | None) -> str:
    """Return the object id of the commit to compare with."""
    ref = changed_since or _pushed(os.environ)
    return git.head() if ref is None else git.base(ref)


def _report_dropped(git: Git, configs: Sequence[Path | None], options: Mapping[str, Any]) -> list[int]:
    """Report glossaries that the change takes out of all checking. Return an exit code for each."""
    from glosslint.project.dropped import dropped_glossaries
    from glosslint.text.messages import count

    is_staged = (options["changed_since"] or _pushed(os.environ)) is None
    present = [_settings(config, options) for config in configs]
    dropped = dropped_glossaries(git, _base(git, options["changed_since"]), is_staged, present)
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
    return [FINDINGS for _ in dropped]


def _pushed(env: Mapping[str, str]) -> str | None:
    """Where pre-commit says the commits to look at begin, before a push or with --from-ref."""
    return env.get("PRE_COMMIT_FROM_REF") if env.get("PRE_COMMIT_TO_REF") else None


def _concerned(
    git: Git, configs: Sequence[Path | None], paths: Sequence[Path], options: Mapping[str, Any]
) -> Iterator[tuple[Settings, Changes]]:
    """Each glossary that the change or the paths concern, and what changed in it."""
    from glosslint.project.changes import find_changes, with_requested

    ref = options["changed_since"] or _pushed(os.environ)
    for config in configs:
        settings = _settings(config, options)
        own = git if options["config"] is None else None  # settings that are named may stand anywhere
        found = with_requested(find_changes(settings, ref, git=own), settings, paths)
        if not (settings.origin or found.files or found.before):
            raise GlosslintError(
                "no settings and no glossary/ folder in this repository; run glosslint init, or remove the hook"
            )
        if not found.empty:
            yield settings, found


def _configs(git: Git, config: Path | None) -> Iterator[Path | None]:
    """The settings of each glossary: that which is named, or those in the repository, or none, for the defaults."""
    from glosslint.settings.below import usable
    from glosslint.settings.file import FILE, PYPROJECT, find
    from glosslint.settings.trust import trusted_folders

    if config is not None:
        yield config
        return
    here = Path.cwd()
    trusted = trusted_folders()
    own, unread = find(here, trusted)
    named = (git.top / path for path in sorted(git.tracked) if path.rpartition("/")[2] in (FILE, PYPROJECT))
    found = usable(filter(Path.is_file, named), git.top, trusted)
    warn_unread(unread)
    for file in dict.fromkeys([*([own.resolve()] if own is not None else []), *found]):
        yield Path(os.path.relpath(file, here))
    if not found and own is None:
        yield None
