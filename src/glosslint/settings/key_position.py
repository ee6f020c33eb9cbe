"""Where a key is in the text of a settings file, for messages and findings on it, and where one is added: ``tomllib``
returns values without their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glosslint.model import Part, Place, Span
from glosslint.model.source import BOM, Source, read
from glosslint.parse.tree import Document
from glosslint.settings.file import PYPROJECT, source_of
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_TABLE = lazy_pattern(r"\s*\[(?P<array>\[)?\s*(?P<name>[^\]\[]+?)\s*\]")
_KEY = lazy_pattern(r"""\s*(?P<key>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = lazy_pattern(r"""[\w-]+|"[^"]*"|'[^']*'""")
#: How tomllib ends a message on a syntax error.
_STOPPED = lazy_pattern(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_SHOWN = 100  # characters of the line
_NUMBERED = lazy_pattern(r"table (\d+)$")


def make_frame(message: str) -> str:
    """Return a frame with the line that an error as in ``glosslint.toml: rules.long-term: …`` is about, or nothing."""
    name, _, rest = message.partition(": ")
    try:
        lines = source_of(Path(name), name).text.removeprefix(BOM).splitlines() if name.endswith(".toml") else []
    except (OSError, ValueError):  # a name that is none
        return ""
    number = _find_line(rest, lines)
    if not 0 < number <= len(lines):
        return ""
    text = lines[number - 1].rstrip()
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    margin = " " * len(str(number))
    return f"{margin}--> {name}:{number}\n{margin} |\n{number} | {text}\n{margin} |\n"


def find_line_of_message(message: str, text: str) -> int:
    """Return the 1-based line of ``text``, a settings file, that an error message is about; 0 if it names none."""
    return _find_line(message.partition(": ")[2], text.removeprefix("\ufeff").splitlines())


def _find_line(rest: str, lines: Sequence[str]) -> int:
    stopped = _STOPPED.search(rest)
    return (int(stopped["line"] or len(lines)) if stopped else 0) or find_line(lines, list(_list_keys(rest)))


def _list_keys(rest: str) -> Iterator[str]:
    """Yield the keys that a message names, outermost first, and ``table 2`` for the second table of an array."""
    for step in rest.split(": "):
        numbered = _NUMBERED.fullmatch(step)
        if numbered is not None:
            yield numbered[0]
            continue
        word = step.split(" ")[0]
        parts = _PART.findall(word)
        if not parts or ".".join(parts) != word:
            return
        yield from (part.strip("\"'") for part in parts)
        if " " in step:
            return


def find_line(lines: Sequence[str], keys: Sequence[str]) -> int:
    """Return the 1-based line of the deepest part of the path ``keys`` that the file contains; 0 for none."""
    best, depth = 0, 0
    for path, line in _list_statements(lines):
        shared = 0
        while shared < min(len(path), len(keys)) and path[shared] == keys[shared]:
            shared += 1
        if shared > depth:
            best, depth = line, shared
    return best


def _list_statements(lines: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    """Yield the full path and 1-based line of each table and key; arrays have steps such as ``table 2``."""
    table: list[str] = []
    arrays: dict[str, int] = {}
    for number, text in enumerate(lines, 1):
        header = _TABLE.match(text)
        key = _KEY.match(text)
        if header is not None and key is None:
            table = _split_path(header["name"])
            if table[:2] == ["tool", "glosslint"]:
                table = table[2:]
            if header["array"]:
                name = ".".join(table)
                arrays[name] = arrays.get(name, 0) + 1
                table = [*table, f"table {arrays[name]}"]
            yield table, number
        elif key is not None:
            yield [*table, *_split_path(key["key"])], number


def _split_path(name: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(name)]


def add_key(text: str, file: str, table: str, key: str, value: str) -> str | None:
    """Return the text of the settings file named ``file`` with ``key = "value"`` in its ``table``.

    It is ``None`` if no line can be added to the table, as in ``language = { … }``, or if it has the key already.
    """
    header = ("tool.glosslint." if file == PYPROJECT else "") + table
    end = "\r\n" if "\r\n" in text else "\n"
    line = f'{key} = "{value}"{end}'
    place = re.search(rf"^[ \t]*\[[ \t]*{re.escape(header)}[ \t]*\][ \t]*(?:#[^\n]*)?(?:\n|\Z)", text, re.MULTILINE)
    if place is not None:
        above = text[: place.end()]
        new = f"{above}{'' if above.endswith(end) else end}{line}{text[place.end() :]}"
    else:
        above = text if not text or text.endswith("\n") else text + end
        new = f"{above}{end if above else ''}[{header}]{end}{line}"
    return new if _adds_only(text, new, header, key, value) else None


def _adds_only(text: str, new: str, header: str, key: str, value: str) -> bool:
    """Return whether the new text holds the old data and the key, and nothing else."""
    import tomllib  # which most runs have no use for

    expected: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    table = expected
    for part in header.split("."):
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            return False
    if key in table:
        return False
    table[key] = value
    try:
        return tomllib.loads(new.removeprefix("\ufeff")) == expected
    except tomllib.TOMLDecodeError:
        return False


class SettingsFile:
    """The settings file of a project; it is read when the first finding points into it."""

    def __init__(self, settings: Settings, source: Source | None = None) -> None:
        """``source`` is the file as an editor has it, and takes the place of that on disk."""
        self._given = source
        self._root, self._top = settings.root, settings.top
        self.name = settings.file
        self.documents: dict[str, Document] = {}  # by path: the file, without nodes, once a finding points into it

    def place(self, keys: tuple[str, ...], what: tuple[str, ...], otherwise: str) -> Place:
        """Return the line of the deepest of these ``keys``; the start of the file for none of them.

        ``what`` is what a finding there is about, which is how it is known again. Without a settings file, the place
        is the start of the file ``otherwise``.
        """
        if not self.name:
            return Place(otherwise, (-1, *what), Part.SOURCE, Span(0, 0))
        if self.name not in self.documents:
            source = self._given or read(self._root / self.name, self.name, self._top)
            self.documents[self.name] = Document(source, ())
        source = self.documents[self.name].source
        line = find_line(source.text.splitlines(), keys) or 1
        start = source.line_starts[line - 1] if line > 1 else source.body_start
        return Place(self.name, (-1, *what), Part.SOURCE, Span(start, start + len(source.line_text(line))))
