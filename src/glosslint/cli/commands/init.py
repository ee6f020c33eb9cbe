"""``glosslint init``: write settings for the glossary in a folder; without a glossary, write a starter.

It looks at settings that are there already, in the folder, above and below it, and offers the lines that run glosslint
on each commit, and on a server.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click

from glosslint.cli import console
from glosslint.cli.help import command
from glosslint.detect.detection import Detected, detect, find_terms, runner_up, unread
from glosslint.detect.file_names import is_second_choice
from glosslint.detect.scan import Survey, survey
from glosslint.detect.unread import ELSEWHERE, NOT_READ, READABLE, SYNTAX, project_files
from glosslint.layout.presets import presets
from glosslint.model import GlosslintError
from glosslint.model.options import unknown_name
from glosslint.project.discover import is_in_glossary
from glosslint.report.style import safe, width, wrap
from glosslint.schema.validator import bundled_schema
from glosslint.settings.file import FILE, PYPROJECT, display_path, files_below, find, holds_settings
from glosslint.settings.settings import load
from glosslint.settings.trust import trusted_folders
from glosslint.text.messages import join_some
from glosslint.util.project_files import read_file, relative_path, repository_top, stays_in

CHECK = "To check the glossary: glosslint"
_HOOK = """\
To check each commit, add to .pre-commit-config.yaml:
  repos:
    - repo: local
      hooks:
        - id: glosslint
          name: glosslint
          entry: glosslint hook
          language: system
          always_run: true
          require_serial: true"""
_CI = """\
To check each change in CI, add steps such as these:
  - run: pip install glosslint
  - run: glosslint"""
_SETTINGS = """\
# Settings of glosslint. `glosslint config` shows what is in effect, `glosslint rules` lists the rules.
files = ["glossary/**/*.yaml"]
schema = "schema/entry.schema.json"

# [rules]
# long-definition = { level = "error" }
"""
_ENTRY = """\
# yaml-language-server: $schema=../schema/entry.schema.json
id: glossary
term: Glossary
status: draft
category: general
summary: >-
  Alphabetical list of the words of a field, each with a short account of what it means there.
definition: |
  List of the words that the readers of a site or book may not share with its authors, each with an account of
  what it means. Replace this entry with one of your own: copy the file, give it the new id as its name, and link
  entries to each other by id.
"""
_FIRST = "glossary/glossary.yaml"
_BEGIN = "to begin a new glossary: glosslint init --starter"
_FORMATS = "nothing was written; glosslint reads files in YAML, JSON, TOML and CSV, and pages in"
_BY_HAND = f"in glosslint.toml (in the guide: Layouts); {_BEGIN}"
_ADVICE = (_FORMATS, "Markdown, reStructuredText, AsciiDoc and HTML: for one of these, set files and layout", _BY_HAND)
#: If a file that could be read is named above, with the reason.
_ADVICE_ON_FILES = (
    "nothing was written; correct the files named above and run glosslint init again, or set",
    f"files and layout {_BY_HAND}",
)
_ADVICE_ON_SYNTAX = ("nothing was written; when that is fixed, run glosslint init again;", _BEGIN)
_ADVICE_ON_FORMATS = (_FORMATS, f"Markdown, reStructuredText, AsciiDoc and HTML; {_BEGIN}")


def refuse_settings(folder: Path) -> None:
    """Raise GlosslintError for a folder that has settings, or that has some below, which new ones would hide."""
    if (folder / FILE).exists():
        raise GlosslintError(f"{folder / FILE} already exists; nothing was written\n{CHECK}")
    if (folder / PYPROJECT).is_file() and holds_settings(folder / PYPROJECT):
        raise GlosslintError(f"{folder / PYPROJECT} has a table [tool.glosslint]; nothing was written\n{CHECK}")
    for file in files_below(folder):
        name = file.relative_to(folder).as_posix()
        if not is_second_choice(name) and holds_settings(file):
            raise GlosslintError(
                f"{display_path(file)} has settings, which settings in the folder above would hide; nothing was "
                f"written\nTo check that glossary: glosslint\nTo set up another one beside it: glosslint init FOLDER"
            )


def refuse_covered(folder: Path, paths: Iterable[str]) -> None:
    """Raise GlosslintError if settings above the folder are already those of one of the ``paths`` in it."""
    file = find(folder.absolute().parent, trusted_folders()).file
    if file is None:
        return
    settings = load(file, folder)
    for path in paths:
        own = relative_path(folder.absolute() / path, settings.root)
        if is_in_glossary(settings, own):
            raise GlosslintError(
                f"{path} is in the glossary of {display_path(file)} already; nothing was written\n{CHECK}"
            )


def list_offers(folder: Path) -> Iterator[str]:
    """Yield the lines to add for a hook and a server, unless the files in ``folder`` run glosslint already."""
    hooks = folder / ".pre-commit-config.yaml"
    workflows = [*(folder / ".github/workflows").glob("*.y*ml"), folder / ".gitlab-ci.yml"]
    for files, lines in (([hooks], _HOOK), (workflows, _CI)):
        if not any(_names_glosslint(file, folder) for file in files):
            yield from lines.splitlines()


def _names_glosslint(file: Path, folder: Path) -> bool:
    real = folder.resolve()
    try:
        return b"glosslint" in read_file(real / file.relative_to(folder), repository_top(real) or real)
    except OSError:
        return False


@command(
    examples={
        "glosslint init": "Set up the glossary in this folder.",
        "glosslint init --entry Mainsail": "Set up the glossary in which Mainsail is an entry.",
        "glosslint init --starter": "Start a new glossary.",
    },
)
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=Path())
@click.option("--starter", is_flag=True, help="Start a new glossary, whatever is in the folder.")
@click.option("--layout", metavar="NAME", default="", help="Look only for a glossary in this layout, such as page.")
@click.option(
    "--entry",
    "terms",
    metavar="TERM",
    multiple=True,
    help="Look for the layout in which TERM is an entry, whatever the files are called; may be repeated.",
)
@click.option("-y", "--yes", is_flag=True, help="Write the settings without asking for confirmation.")
def init(folder: Path, starter: bool, layout: str, terms: tuple[str, ...], yes: bool) -> None:
    """Write settings for the glossary in FOLDER (default: the current folder).

    In an empty project, start a new glossary. Existing files are never overwritten. In a terminal, the detected layout
    is shown for confirmation before anything is written; if it is wrong, or none is detected, one entry is asked for.
    """
    ask = not yes and console.is_terminal() and sys.stdin.isatty()
    room = console.style("auto").width if console.is_terminal() else None
    for line in write_settings(folder, starter, layout, terms, ask):
        console.write_lines(_fit_line(line, room) if room else [line])
    if console.is_terminal() and (folder / FILE).is_file():  # elsewhere, nobody reads on
        console.write_lines(list_offers(folder))


def _fit_line(line: str, room: int) -> list[str]:
    """Return a line as several that fit into the terminal, the others indented."""
    if width(line) <= room:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    first, *others = wrap(line, room - len(indent) - 2, room - len(indent))
    return [indent + first, *(f"{indent}  {other}" for other in others)]


def _ask(question: str, answers: Mapping[str, int], advice: str) -> int:
    """Return what the answer of the user means; the first of ``answers`` is the default."""
    while True:
        answer = click.prompt(question, default=next(iter(answers)), show_default=False).strip()
        if (meaning := answers.get(answer.lower())) is not None:
            return meaning
        console.write(f'error: "{safe(answer)}" is not an answer; {advice}\n', error=True)


def write_settings(
    folder: Path, starter: bool = False, layout: str = "", terms: Sequence[str] = (), ask: bool = False
) -> Iterator[str]:
    """Write settings for the glossary in ``folder``; in an empty project, or if it is asked for, the missing files of a
    ``starter``. Yield what was seen and done.

    ``layout`` is the only preset to look for, and all ``terms`` are entries; with ``ask``, what was seen is only
    written if the user says so. Raise GlosslintError when the folder has settings already or other files than a
    glossary that can be read, when no layout has the terms, and when a file cannot be written.
    """
    _refuse(folder, layout, terms, starter)
    contents = Survey() if starter else survey(folder)
    search = _GlossarySearch(folder, contents, layout, ask)
    if terms:
        detected = yield from search.find_terms(terms)
    elif (found := detect(contents, layout)) is not None:
        detected = yield from search.confirm(found)
    else:
        refusal = _make_refusal(folder, contents, starter, layout)
        if refusal is None:
            if not starter:
                yield "no glossary found; these files begin a new one"
            yield from _write_starter(folder)
            yield CHECK
            return
        if not ask:
            raise refusal
        yield from str(refusal).split("\n")
        detected = yield from search.ask_terms()
        if detected is None:
            raise GlosslintError("nothing was written")
    if detected is None:
        yield "nothing was written; to name an entry: glosslint init --entry TERM"
        return
    refuse_covered(folder, detected.paths)
    yield _write(folder, FILE, detected.settings)
    yield CHECK


class _GlossarySearch(NamedTuple):
    """What is read of a folder, and the only preset to look for. Each method yields the lines to show, and returns what
    the user chose, or ``None``; unless the user is asked, the best."""

    folder: Path
    contents: Survey
    layout: str
    asks: bool

    def find_terms(self, terms: Sequence[str]) -> Generator[str, None, Detected | None]:
        """Search for the terms."""
        every = find_terms(self.contents, lambda: survey(self.folder, whole=True), terms, self.layout)
        return (yield from self._choose(list(islice(every, 2 if self.asks else 1))))

    def confirm(self, found: Detected) -> Generator[str, None, Detected | None]:
        """Show what was detected, and if nothing is called a glossary, what is second; if all is wrong, ask for a
        term."""
        other = runner_up(self.contents, found) if self.asks and not found.is_sure else None
        chosen = yield from self._choose([found] if other is None else [found, other])
        return chosen if chosen is not None or not self.asks else (yield from self.ask_terms())

    def ask_terms(self) -> Generator[str, None, Detected | None]:
        """Ask for terms until the user chooses a reading or stops."""
        prompt = "Type one term of your glossary, or press Enter to stop"
        while term := str(click.prompt(prompt, default="", show_default=False)).strip():
            try:
                found = yield from self.find_terms([term])
            except GlosslintError as error:
                yield from str(error).split("\n")
                continue
            if found is not None:
                return found
        return None

    def _choose(self, readings: Sequence[Detected]) -> Generator[str, None, Detected | None]:
        """Show one or two ways to read the glossary, and ask which is right."""
        refuse_covered(self.folder, readings[0].paths)
        if len(readings) == 1:
            yield from readings[0].explanation
            answers = {"y": 1, "yes": 1, "n": 0, "no": 0}
            chosen = _ask("Is that right? [Y/n]", answers, "type y or n") if self.asks else 1
        else:
            for number, one in enumerate(readings, 1):
                yield f"reading {number}:"
                yield from (f"  {line}" for line in one.explanation)
            chosen = _ask("Which is right? [1/2/n]", {"1": 1, "2": 2, "n": 0, "no": 0}, "type 1, 2 or n")
        return readings[chosen - 1] if chosen else None


def _refuse(folder: Path, layout: str, terms: Sequence[str], starter: bool) -> None:
    """Raise GlosslintError for a folder that is not there or has settings, an unknown layout and an empty term."""
    if not folder.is_dir():
        raise GlosslintError(f"{folder}: no such folder")
    refuse_settings(folder)
    if layout and layout not in presets():
        raise GlosslintError(f"--layout: {unknown_name('layout', layout, presets())}")
    if not all(term.strip() for term in terms):
        raise GlosslintError("--entry: give a term of the glossary")
    if terms and starter:
        raise GlosslintError("--entry: a new glossary, --starter, has no entries to look for")


def _make_refusal(folder: Path, contents: Survey, starter: bool, layout: str) -> GlosslintError | None:
    """Return the error if nothing was detected in a folder that is not empty: what is there may be a glossary that was
    not recognised. Raise GlosslintError if settings above the folder cover it."""
    if layout:
        return GlosslintError(f'no glossary in the layout "{layout}" recognised; nothing was written')
    refuse_covered(folder, () if starter else [_FIRST])
    files, lines = project_files(contents), list(unread(contents))
    if not files and not lines:
        return None
    advice = _choose_advice(lines) if lines else _ADVICE
    lines = lines or [f"no glossary recognised in {join_some(files, 1)}"]
    return GlosslintError("\n".join((*lines, *contents.left_out, *advice)))


def _choose_advice(lines: Sequence[str]) -> tuple[str, ...]:
    """Return what can be done about the files that the ``lines`` name, which follows from their reasons."""
    own = [line for line in lines if NOT_READ not in line]
    if not own:
        return _ADVICE_ON_FORMATS
    own = [line for line in own if READABLE not in line]
    if all(ELSEWHERE in line for line in own):
        return (f"nothing was written; {_BEGIN}",)
    return _ADVICE_ON_SYNTAX if all(SYNTAX in line for line in own) else _ADVICE_ON_FILES


def _write_starter(folder: Path) -> Iterator[str]:
    schema = json.loads(bundled_schema("entry.schema.json").read_text("utf-8"))
    del schema["$id"]  # it names the native schema, and this one is to be edited
    schema["properties"]["category"] = {
        "description": "Part of the field that the entry belongs to. Edit this list to fit your glossary.",
        "enum": ["general"],
    }
    texts = {
        Path("schema/entry.schema.json"): json.dumps(schema, indent=2, ensure_ascii=False) + "\n",
        Path(_FIRST): _ENTRY,
        Path(FILE): _SETTINGS,
    }
    has_entries = any((folder / "glossary").rglob("*.y*ml"))
    for name, text in texts.items():
        if name.suffix == ".yaml" and has_entries:
            yield "kept   glossary/, which already has entries"
        else:
            yield _write(folder, name.as_posix(), text)


def _write(folder: Path, name: str, text: str) -> str:
    file = folder / name
    if not stays_in(os.path.realpath(file), folder.resolve()):
        raise GlosslintError(f"cannot write {name}: a symbolic link leads out of the folder")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return f"kept   {name}, which already exists"
    except OSError as error:
        raise GlosslintError(f"cannot write {name}: {error.strerror}") from error
    return f"wrote  {name}"
