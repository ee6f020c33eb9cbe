"""What several tests use: the command line in this process, and folders with entries."""

from __future__ import annotations

import contextlib
import io
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.cli import main as cli
from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, make_session
from glosslint.glossary.build import Project
from glosslint.language.engines import NO_ENGINES, Engines
from glosslint.layout.presets import preset
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.project.changes import Changes
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "glossary"
#: What a check without a settings file adds to standard error.
BUILT_IN = "warning: no settings file found, so the built-in settings are used; to write one: glosslint init\n"


#: What would change the output, wherever the tests run.
_PLAIN = dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"), "")


class Result(NamedTuple):
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def glosslint(
    *args: str | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, merged: bool = False
) -> Result:
    """Run the command line in ``cwd``, in this process; output is not a terminal.

    With ``merged``, standard error goes to standard output, as ``2>&1`` does.
    """
    out = io.StringIO()
    err = out if merged else io.StringIO()
    code = 0
    standard_input = io.TextIOWrapper(io.BytesIO(stdin))
    argv = ["glosslint", *map(str, args)]
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.MonkeyPatch.context() as patch,  # ``mock.patch.dict`` writes the whole environment anew
    ):
        patch.setattr(sys, "argv", argv)
        patch.setattr(sys, "stdin", standard_input)
        for name, value in {**_PLAIN, **(env or {})}.items():
            patch.setenv(name, value)
        try:
            cli.main()
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
    return Result(code, out.getvalue(), "" if merged else err.getvalue())


def check_sources(
    sources: Iterable[Source],
    request: CheckRequest | None = None,
    project: Project | None = None,
    reported: frozenset[str] | None = None,
    changes: Changes | None = None,
    engines: Engines = NO_ENGINES,
) -> Report:
    """Check texts in memory: in the native layout and with default settings, unless these are given."""
    request = request or CheckRequest(Settings(Table(), Path()))
    project = project or Project(preset("native"))
    session = make_session(request.settings, project, sources, reported, changes, engines)
    return judge(session, request)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files (texts as UTF-8, line ends as they are) below ``folder``, and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
    return folder


def entry(id: str, **fields: str | Sequence[str]) -> str:  # noqa: A002 - the key's own name
    """A native entry without a fault; ``fields`` are added or replaced, lists in flow style."""
    words = id.replace("-", " ").capitalize()
    number = zlib.crc32(id.encode())
    values: dict[str, str | Sequence[str]] = {
        "id": id,
        "term": words,
        "status": "draft",
        "category": "general",
        "summary": f"Thing that is made for the test with the number {number} and for nothing else.",
        "definition": f"Thing with the number {number} that stands here so that the test has something to read.",
    }
    values |= fields
    return "".join(f"{key}: {_yaml(value)}\n" for key, value in values.items())


def _yaml(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value)}]"
