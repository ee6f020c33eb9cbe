"""``glosslint doctor``: show what is installed, what is missing, and what would run, and start nothing; ``doctor
--clean``, once ``glosslint clean``: delete the caches of all projects.
"""

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
from glosslint.cli.exit_codes import exit_code
from glosslint.cli.help import command
from glosslint.cli.options import settings_of, settings_options
from glosslint.language.engines import configured, engine_names
from glosslint.language.languagetool import daemon_client
from glosslint.language.types import EngineError, Examinable
from glosslint.model import GlosslintError
from glosslint.project.discover import discover, find_unused
from glosslint.report.style import safe
from glosslint.settings.settings import CURE, Settings
from glosslint.text.messages import count
from glosslint.util.cache_file import list_files
from glosslint.util.project_files import reason
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


@command(examples={"glosslint doctor --clean": "Do the same."})
def clean() -> None:
    """Delete the caches of all projects, and stop background processes.

    Nothing else is lost; the next run takes as long as the first.
    """
    try:
        folder = user_folder("cache")
    except RuntimeError:
        console.write("No cache: you have no home folder.\n")
        return
    sizes = [_remove_file(file) for file in list_files(folder)]
    size = f"{sum(sizes) / 1_000:,.1f} kB"
    console.write(safe(f"Deleted {count(len(sizes), 'file')} ({size}) in {folder}.") + "\n")
    record = daemon_client.record()
    channel = daemon_client.joined(record)
    if channel is not None:
        ended = daemon_client.stopped(record, channel)
        said = "Stopped the LanguageTool server." if ended else "The LanguageTool server runs on: another run uses it."
        console.write(f"{said}\n")


def _remove_file(file: Path) -> int:
    """Delete a file, and return how many bytes it had."""
    try:
        size = file.lstat().st_size
        file.unlink()
    except FileNotFoundError:  # another run has just replaced or deleted it
        return 0
    except OSError as error:
        raise GlosslintError(f"{file}: cannot be deleted: {reason(error)}") from error
    return size


@command(
    examples={
        "glosslint doctor": "Find out what is missing.",
        "glosslint doctor --clean": "Delete the caches of all projects.",
    },
)
@settings_options
@click.option(
    "--clean", "cleans", is_flag=True, help="Delete the caches of all projects, stop background processes, and exit."
)
def doctor(cleans: bool, **options: Any) -> None:
    """Show what is installed, which engines can run, and what would be checked.

    Starts nothing and sends no text. Exits with 2 if something that the settings require is missing.

    With --clean, nothing but the time of the next run is lost.
    """
    if cleans:
        click.get_current_context().invoke(clean)
        return
    settings = settings_of((), options)
    lines = [
        *_describe_installation(),
        *_describe_settings(settings),
        *_describe_rules(settings),
        *_describe_engines(settings),
        _describe_cache(),
    ]
    console.write_lines(_format(lines))
    sys.exit(exit_code(failed=any(line.wrong for line in lines)))


class Row(NamedTuple):
    """A line under a label; ``wrong`` if something required is missing."""

    label: str
    text: str
    wrong: bool = False


def _format(lines: Iterable[Row]) -> Iterator[str]:
    """Format the lines in 80 columns, each label once; only a path may be longer."""
    wrapper = textwrap.TextWrapper(
        _WIDTH, subsequent_indent=" " * _LABEL, break_long_words=False, break_on_hyphens=False
    )
    last = ""
    for line in lines:
        wrapper.initial_indent = f"{'' if line.label == last else line.label:<{_LABEL}}"
        last = line.label
        yield from wrapper.wrap(safe(f"cannot run: {line.text}" if line.wrong else line.text))


def _describe_installation() -> Iterator[Row]:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield Row("glosslint", f"{__version__}, {python} on {platform.system()} {platform.machine()}")
    yield Row("", f"{Path(__file__).parents[3]}, run by {sys.executable}")
    for name, purpose in _EXTRAS:
        number = installed_version(name)
        yield Row("packages", f"{name} {number} {purpose}" if number else f"{name} is not installed; it {purpose}")


def _describe_settings(settings: Settings) -> Iterator[Row]:
    yield Row("settings", f"{settings.origin or 'none found, all defaults'}, folder {settings.root}")
    table = settings.table
    layout = table.layout if isinstance(table.layout, str) else "custom"
    yield Row("settings", f"preset {table.preset}, layout {layout}, fails on {table.fail_on}")
    try:
        files = discover(settings, ()).files
        yield Row("glossary", f"{count(len(files), 'file')}: {', '.join(table.files)}")
        unused = find_unused(table.files, files)
        if unused and settings.origin:
            yield Row("glossary", f"no file matches {', '.join(unused)}")
    except GlosslintError as error:
        yield Row("glossary", str(error), wrong=True)


def _describe_rules(settings: Settings) -> Iterator[Row]:
    active = settings.active_rules
    yield Row("would run", f"{count(len(active), 'rule')} (glosslint config lists them)")
    language, engines = settings.table.language, engine_names(settings.table.language)
    users = [rule.rule.name for rule in active if rule.rule.needs_engine]
    if not engines:
        yield Row("would run", "no language engine; language.engines is empty")
    elif not users:
        yield Row("would run", "no language engine; the rules that use one are off")
    else:
        yield Row("would run", f"{' and '.join(users)}, with {' and '.join(engines)}")
        # Of a project that is not trusted, no file outside of it is read.
        words = f", {len(settings.words):,} accepted words" if settings.trusted or not settings.claims else ""
        yield Row("would run", f"language {language.language}{words}")


def _describe_engines(settings: Settings) -> Iterator[Row]:
    """Yield what each engine needs, or what must be trusted before one is asked."""
    if settings.claims and not settings.trusted:
        yield from (Row("not trusted", f"{claim}; {CURE}", wrong=True) for claim in settings.claims)
        return
    for engine in configured(settings.table.language, settings.origin, settings.root, settings.origins).engines:
        try:
            if isinstance(engine, Examinable):
                yield from (Row(engine.name, text) for text in engine.examine())
            else:
                yield Row(engine.name, f"version {engine.version}, ready")
        except EngineError as error:
            yield Row(engine.name, f"{error.reason}; {error.remedy}", wrong=True)


def _describe_cache() -> Row:
    folder = user_folder("cache")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
    amount = f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB" if size else "empty"
    return Row("cache", f"{folder}, {amount}")
