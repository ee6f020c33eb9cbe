"""``glosslint init``: write settings for the glossary in a folder; without a glossary, write a starter."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click

from glosslint.cli import console
from glosslint.cli.commands.set_up._existing import CHECK, refuse_covered, refuse_settings
from glosslint.cli.commands.set_up._offers import offers
from glosslint.cli.help import Command
from glosslint.detect.detection import Detected, detect, unread
from glosslint.detect.named import find_terms, runner_up
from glosslint.detect.scan import Survey, survey
from glosslint.detect.unread import ELSEWHERE, NOT_READ, READABLE, SYNTAX, project_files
from glosslint.layout.presets import presets
from glosslint.model import GlosslintError
from glosslint.model.options import unknown_name
from glosslint.report.style import safe, width, wrap
from glosslint.schema.validator import bundled_schema
from glosslint.settings.file import FILE
from glosslint.util.project_files import stays_in

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


@click.command(
    cls=Command,
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
    for line in write_settings(folder, starter, layout, terms, _Terminal() if ask else None):
        console.write_lines(_fitted(line, room) if room else [line])
    if console.is_terminal() and (folder / FILE).is_file():  # elsewhere, nobody reads on
        console.write_lines(offers(folder))


def _fitted(line: str, room: int) -> list[str]:
    """Return a line as several that fit into the terminal, the others indented."""
    if width(line) <= room:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    first, *others = wrap(line, room - len(indent) - 2, room - len(indent))
    return [indent + first, *(f"{indent}  {other}" for other in others)]


class _Terminal:
    """Questions to a user."""

    def is_right(self) -> bool:
        """Ask whether what was shown is right."""
        return self._choice("Is that right? [Y/n]", {"y": ("y", "yes"), "n": ("n", "no")}, "type y or n") == "y"

    def which(self) -> int:
        """Ask which of two ways to read the glossary is right; 0 if neither is."""
        answers = {"1": ("1",), "2": ("2",), "0": ("n", "no")}
        return int(self._choice("Which is right? [1/2/n]", answers, "type 1, 2 or n"))

    def term(self) -> str:
        """Ask for one term; an empty string to stop."""
        prompt = "Type one term of your glossary, or press Enter to stop"
        return str(click.prompt(prompt, default="", show_default=False)).strip()

    def _choice(self, question: str, answers: Mapping[str, Sequence[str]], advice: str) -> str:
        while True:
            answer = click.prompt(question, default=next(iter(answers)), show_default=False).strip()
            for meaning, words in answers.items():
                if answer.lower() in words:
                    return meaning
            console.write(f'error: "{safe(answer)}" is not an answer; {advice}\n', error=True)


def write_settings(
    folder: Path,
    starter: bool = False,
    layout: str = "",
    terms: Sequence[str] = (),
    user: _Terminal | None = None,
) -> Iterator[str]:
    """Write settings for the glossary in ``folder``; in an empty project, or if it is asked for, the missing files of a
    ``starter``. Yield what was seen and done.

    ``layout`` is the only preset to look for, and all ``terms`` are entries; what was seen is only written if the
    ``user``, if there is one, says so. Raise GlosslintError when the folder has settings already or other files than a
    glossary that can be read, when no layout has the terms, and when a file cannot be written.
    """
    _refuse(folder, layout, terms, starter)
    contents = Survey() if starter else survey(folder)
    search = _Search(folder, contents, layout, user)
    detected = None
    if terms:
        detected = yield from search.find_terms(terms)
    elif (found := detect(contents, layout)) is not None:
        detected = yield from search.confirm(found)
    else:
        refusal = _refusal(folder, contents, starter, layout)
        if refusal is None:
            if not starter:
                yield "no glossary found; these files begin a new one"
            yield from _starter(folder)
            yield CHECK
            return
        if user is None:
            raise refusal
        yield from str(refusal).split("\n")
        detected = yield from search.ask(user)
        if detected is None:
            raise GlosslintError("nothing was written")
    if detected is None:
        yield "nothing was written; to name an entry: glosslint init --entry TERM"
        return
    refuse_covered(folder, detected.paths)
    yield _write(folder, FILE, detected.settings)
    yield CHECK


class _Search(NamedTuple):
    """What is read of a folder, and the only preset to look for. Each method yields the lines to show, and returns what
    the user chose, or ``None``; without a ``user``, the best."""

    folder: Path
    contents: Survey
    layout: str
    user: _Terminal | None

    def find_terms(self, terms: Sequence[str]) -> Generator[str, None, Detected | None]:
        """Search for the terms."""
        every = find_terms(self.contents, lambda: survey(self.folder, whole=True), terms, self.layout)
        return (yield from self._choose(list(islice(every, 1 if self.user is None else 2))))

    def confirm(self, found: Detected) -> Generator[str, None, Detected | None]:
        """Show what was detected, and if nothing is called a glossary, what is second; if all is wrong, ask for a
        term."""
        other = runner_up(self.contents, found) if self.user is not None and not found.is_sure else None
        chosen = yield from self._choose([found] if other is None else [found, other])
        return chosen if chosen is not None or self.user is None else (yield from self.ask(self.user))

    def ask(self, user: _Terminal) -> Generator[str, None, Detected | None]:
        """Ask for terms until the user chooses a reading or stops."""
        while term := user.term():
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
            return readings[0] if self.user is None or self.user.is_right() else None
        for number, one in enumerate(readings, 1):
            yield f"reading {number}:"
            yield from (f"  {line}" for line in one.explanation)
        chosen = self.user.which() if self.user is not None else 1
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


def _refusal(folder: Path, contents: Survey, starter: bool, layout: str) -> GlosslintError | None:
    """Return the error if nothing was detected in a folder that is not empty: what is there may be a glossary that was
    not recognised. Raise GlosslintError if settings above the folder cover it."""
    if layout:
        return GlosslintError(f'no glossary in the layout "{layout}" recognised; nothing was written')
    refuse_covered(folder, () if starter else [_FIRST])
    files, lines = project_files(contents), list(unread(contents))
    if not files and not lines:
        return None
    if not lines:
        more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
        lines = [f"no glossary recognised in {files[0]}{more}"]
        return GlosslintError("\n".join((*lines, *contents.left_out, *_ADVICE)))
    return GlosslintError("\n".join((*lines, *contents.left_out, *_advice(lines))))


def _advice(lines: Sequence[str]) -> tuple[str, ...]:
    """Return what can be done about the files that the ``lines`` name, which follows from their reasons."""
    own = [line for line in lines if NOT_READ not in line]
    if not own:
        return _ADVICE_ON_FORMATS
    own = [line for line in own if READABLE not in line]
    if all(ELSEWHERE in line for line in own):
        return (f"nothing was written; {_BEGIN}",)
    return _ADVICE_ON_SYNTAX if all(SYNTAX in line for line in own) else _ADVICE_ON_FILES


def _starter(folder: Path) -> Iterator[str]:
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
