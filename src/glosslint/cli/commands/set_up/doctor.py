"""``glosslint doctor``: show what is installed, what is missing, and what would run. Starts nothing."""

from __future__ import annotations

import platform
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from glosslint import __version__
from glosslint.cli import console
from glosslint.cli.commands.set_up.clean import delete_caches
from glosslint.cli.exit_codes import Ending, exit_code
from glosslint.cli.help import Command
from glosslint.cli.options import settings_of, settings_options
from glosslint.language.engines import configured, engine_names
from glosslint.language.types import EngineError, Examinable
from glosslint.model import GlosslintError
from glosslint.project.discover import discover, unused_patterns
from glosslint.report.style import safe
from glosslint.settings.settings import CURE, Settings
from glosslint.text.messages import count
from glosslint.util.system import installed_version, user_folder

_WIDTH = 80
_LABEL = 14  # characters
#: Optional packages: name, and what each is for, with the extra that installs it.
_EXTRAS = (
    ("harper-py", "checks spelling and grammar in this process"),
    ("math-core", "reads formulas in TeX, and makes MathML of them"),
    ("language-tool-python", "finds and downloads LanguageTool (glosslint[languagetool])"),
    ("jsonschema-rs", "makes schema validation faster (glosslint[fast])"),
    ("jinja2", "makes the pages of the site, with nh3 (glosslint[site])"),
    ("pagefind", "searches the texts of the site (glosslint[site])"),
)


@click.command(
    cls=Command,
    examples={
        "glosslint doctor": "Find out what is missing.",
        "glosslint doctor --clean": "Delete the caches of all projects.",
    },
)
@settings_options
@click.option("--clean", is_flag=True, help="Delete the caches of all projects, stop background processes, and exit.")
def doctor(clean: bool, **options: Any) -> None:
    """Show what is installed, which engines can run, and what would be checked.

    Starts nothing and sends no text. Exits with 2 if something that the settings require is missing.

    With --clean, nothing but the time of the next run is lost.
    """
    if clean:
        delete_caches()
        return
    settings = settings_of((), options)
    lines = [*_here(), *_settings(settings), *_rules(settings), *_trust(settings), *_engines(settings), _cache()]
    console.write_lines(_format(lines))
    sys.exit(exit_code(Ending(failed=any(line.wrong for line in lines))))


class Line(NamedTuple):
    """A line under a label; ``wrong`` if something required is missing."""

    label: str
    text: str
    wrong: bool = False


def _format(lines: Iterable[Line]) -> Iterator[str]:
    """Format the lines in 80 columns, each label once; only a path may be longer."""
    wrapper = textwrap.TextWrapper(
        _WIDTH, subsequent_indent=" " * _LABEL, break_long_words=False, break_on_hyphens=False
    )
    last = ""
    for line in lines:
        wrapper.initial_indent = f"{'' if line.label == last else line.label:<{_LABEL}}"
        last = line.label
        yield from wrapper.wrap(safe(f"cannot run: {line.text}" if line.wrong else line.text))


def _here() -> Iterator[Line]:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield Line("glosslint", f"{__version__}, {python} on {platform.system()} {platform.machine()}")
    yield Line("", f"{Path(__file__).parents[4]}, run by {sys.executable}")
    for name, purpose in _EXTRAS:
        number = installed_version(name)
        yield Line("packages", f"{name} {number} {purpose}" if number else f"{name} is not installed; it {purpose}")


def _settings(settings: Settings) -> Iterator[Line]:
    yield Line("settings", f"{settings.origin or 'none found, all defaults'}, folder {settings.root}")
    table = settings.table
    layout = table.layout if isinstance(table.layout, str) else "custom"
    yield Line("settings", f"preset {table.preset}, layout {layout}, fails on {table.fail_on}")
    try:
        files = discover(settings, ()).files
        yield Line("glossary", f"{count(len(files), 'file')}: {', '.join(table.files)}")
        unused = unused_patterns(table.files, files)
        if unused and settings.origin:
            yield Line("glossary", f"no file matches {', '.join(unused)}")
    except GlosslintError as error:
        yield Line("glossary", str(error), wrong=True)


def _rules(settings: Settings) -> Iterator[Line]:
    active = settings.active_rules
    yield Line("would run", f"{count(len(active), 'rule')} (glosslint config lists them)")
    language, engines = settings.table.language, engine_names(settings.table.language)
    users = [rule.rule.name for rule in active if rule.rule.needs_engine]
    if not engines:
        yield Line("would run", "no language engine; language.engines is empty")
    elif not users:
        yield Line("would run", "no language engine; the rules that use one are off")
    else:
        yield Line("would run", f"{' and '.join(users)}, with {' and '.join(engines)}")
        yield Line("would run", f"language {language.language}{_words(settings)}")


def _words(settings: Settings) -> str:
    """Return how many words are accepted; of a project that is not trusted, no file outside of it is read."""
    readable = settings.trusted or not settings.claims
    return f", {len(settings.words):,} accepted words" if readable else ""


def _trust(settings: Settings) -> Iterator[Line]:
    for claim in () if settings.trusted else settings.claims:
        yield Line("not trusted", f"{claim}; {CURE}", wrong=True)


def _engines(settings: Settings) -> Iterator[Line]:
    if settings.claims and not settings.trusted:
        return
    for engine in configured(settings.table.language, settings.origin, settings.root).engines:
        try:
            if isinstance(engine, Examinable):
                yield from (Line(engine.name, text) for text in engine.examine())
            else:
                yield Line(engine.name, f"version {engine.version}, ready")
        except EngineError as error:
            yield Line(engine.name, f"{error.reason}; {error.remedy}", wrong=True)


def _cache() -> Line:
    folder = user_folder("cache")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
    amount = f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB" if size else "empty"
    return Line("cache", f"{folder}, {amount}")
