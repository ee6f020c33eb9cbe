"""What a call of ``check``, ``fix`` or ``hook`` asks for, made once from the values of its options."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass
from glosslint.report import FORMATS

if TYPE_CHECKING:
    from glosslint.engine.session import CheckRequest
    from glosslint.project.changes import Changes
    from glosslint.settings.settings import Settings


#: A format, and the file to write it to; ``None`` for standard output.
Output = tuple[str, Path | None]


@dataclass(frozen=True)
class Plan:
    """What to check, what to do besides, how to report it, and when to fail.

    ``options`` are all values of the options, from which settings are made. ``stdin`` is a file and the bytes that it
    is to have. ``add_ignore`` is a reason. ``quiet``: without totals. ``hook``: data name files by their path from the
    top of the repository; reports for people name them as seen from the current folder.
    """

    options: Mapping[str, Any]
    paths: tuple[Path, ...] = ()
    stdin: tuple[Path, bytes] | None = None
    changed_since: str | None = None
    staged: bool = False
    show_files: bool = False
    fix: bool = False
    fix_only: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    interactive: bool = False
    add_ignore: str | None = None
    profile: bool = False
    verbose: bool = False
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False
    require_language: bool = False
    cache: bool = True
    outputs: tuple[Output, ...] = ()
    statistics: bool = False
    show_fixes: bool = False
    color: str = "auto"  # or "always", or "never"
    quiet: bool = False
    hook: bool = False

    @property
    def fixes(self) -> bool:
        """Whether files are to be fixed, or shown fixed."""
        return self.fix or self.fix_only or self.diff

    @property
    def is_repeatable(self) -> bool:
        """Whether the same call may write the same again without a run: it only checks what is on disk or, in the
        hook, staged, and writes no files."""
        only_checks = not (self.fixes or self.show_files or self.profile or self.verbose or self.add_ignore is not None)
        writes = any(file is not None for _, file in self.outputs) or os.environ.get("GITHUB_STEP_SUMMARY")
        compares = self.staged or self.changed_since is not None  # with git, whose state no file of the glossary shows
        return self.cache and only_checks and not writes and self.stdin is None and not compares

    def request(self, settings: Settings, paths: tuple[Path, ...], changes: Changes | None) -> CheckRequest:
        """Return what to check of one glossary."""
        from glosslint.engine.session import CheckRequest

        return CheckRequest(
            settings,
            paths,
            self.stdin,
            changes,
            cache=self.cache,
            facts=not (self.profile or self.verbose),
            unsafe_fixes=self.unsafe_fixes,
        )


def plan_of(paths: tuple[Path, ...], options: Mapping[str, Any], hook: bool = False) -> Plan:
    """Return the plan of a call; standard input is read. Raise GlosslintError for options that exclude each other."""
    outputs = _add_file(options["outputs"], options["output_file"])
    _refuse_conflicts(outputs, options)
    _refuse_unwritten(options)
    _refuse_contradictions(options, paths)
    filename = options.get("stdin_filename")
    stdin = (filename, sys.stdin.buffer.read()) if filename is not None else None
    given = {name: value for name, value in options.items() if name in Plan.__dataclass_fields__}
    given |= {"outputs": outputs, "hook": hook}
    return Plan(options, () if stdin is not None else paths, stdin, **given)


def _add_file(outputs: tuple[Output, ...], file: Path | None) -> tuple[Output, ...]:
    """Return the outputs with the file of ``-o`` for the one without. Raise GlosslintError if several have none."""
    if file is None:
        return outputs
    shown = [name for name, own in outputs if own is None]
    if len(shown) > 1:
        raise GlosslintError(f"-o {file}: for {len(shown)} reports; name a file for each: --output-format FORMAT=FILE")
    if not shown:
        return (*outputs, ("auto", file))
    return tuple((name, file if own is None else own) for name, own in outputs)


def _refuse_conflicts(outputs: tuple[Output, ...], options: Mapping[str, Any]) -> None:
    """Raise GlosslintError for reports that exclude each other, before anything is done."""
    shown = [name for name, file in outputs if file is None]
    data = next(filter(is_data, shown), None)
    if data is not None and len(shown) > 1:
        raise GlosslintError(
            f"two reports cannot both go to standard output if one of them is {data}; "
            f"write it to a file, as in --output {data}=FILE"
        )
    files = [os.path.realpath(file) for _, file in outputs if file is not None]
    for _, file in outputs:
        if file is not None and files.count(os.path.realpath(file)) > 1 and (file.is_file() or not file.exists()):
            raise GlosslintError(f"{file}: two reports cannot be written to one file")
    if outputs and all(is_data(name) for name, _ in outputs):
        for flag, given in (("--statistics", options["statistics"]), ("--show-fixes", options["show_fixes"])):
            if given:
                raise GlosslintError(f"{flag} cannot be used with --output {outputs[0][0]}")


def is_data(name: str) -> bool:
    """Return whether a report in this format is for a program."""
    return name != "auto" and FORMATS[name].data


def _refuse_unwritten(options: Mapping[str, Any]) -> None:
    """Raise GlosslintError for a report beside an option with which none is written."""
    hints = {
        "show_files": "to keep the list: glosslint --show-files > FILE",
        "diff": "to keep the diff: glosslint --diff > FILE",
        "fix_only": "use --fix",
    }
    without = next(filter(options.get, hints), "")
    given = {"outputs": "--output-format", "output_file": "-o", "statistics": "--statistics"}
    asked = next((flag for name, flag in given.items() if options[name]), "")
    if without and asked:
        flag = f"--{without.replace('_', '-')}"
        raise GlosslintError(f"{asked} cannot be used with {flag}, which writes no report; {hints[without]}")


def _refuse_contradictions(options: Mapping[str, Any], paths: Sequence[Path]) -> None:
    """Raise GlosslintError for options and paths that exclude each other, and for standard input without a name."""
    dash, named = Path("-") in paths, options.get("stdin_filename") is not None
    ignores, since = options.get("add_ignore") is not None, options["changed_since"] is not None
    changes = ignores or options["fix"] or options["fix_only"] or options["diff"]
    conflicts = {
        "--add-ignore cannot be used with --fix": ignores and options["fix"],
        "--add-ignore cannot be used with --fix-only": ignores and options["fix_only"],
        "--add-ignore cannot be used with -": ignores and dash,
        "--show-files cannot be used with fixes, --diff or --add-ignore": options.get("show_files") and changes,
        '"-" reads one file from standard input; name it, as in --stdin-filename glossary/x.yaml': dash and not named,
        '"-" cannot be used with other paths': dash and len(paths) > 1,
        '--stdin-filename needs the path "-" (standard input)': named and not dash,
        '"-" reads standard input, which is closed': dash and sys.stdin is None,
        "--staged cannot be used with --changed-since": options.get("staged") and since,
        '"-" cannot be used with --staged or --changed-since': named and (options.get("staged") or since),
    }
    if message := next((message for message, given in conflicts.items() if given), ""):
        raise GlosslintError(message)
