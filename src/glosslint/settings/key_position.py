"""Where a key is in the text of a settings file, for messages and findings on it, and where one is added: ``tomllib``
returns values without their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glosslint.model import NodePath, Part, Place, Span
from glosslint.model.source import Source, read
from glosslint.parse.tree import Document
from glosslint.settings.file import PYPROJECT, source_of
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_PART = lazy_pattern(r"""[\w-]+|"[^"]*"|'[^']*'""")
#: How tomllib ends a message on a syntax error.
_STOPPED = lazy_pattern(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_SHOWN = 100  # characters of the line
_TOOL = "tool", "glosslint"  # the table of the settings in a pyproject.toml
_NUMBERED = lazy_pattern(r"table (\d+)$")


def make_frame(message: str) -> str:
    """Return a frame with the line that an error as in ``glosslint.toml: rules.long-term: …`` is about, or nothing."""
    name = message.partition(": ")[0]
    try:
        source = source_of(Path(name), name) if name.endswith(".toml") else None
    except (OSError, ValueError):  # a name that is none
        return ""
    number = find_line_of_message(message, source) if source is not None else 0
    if source is None or not number:
        return ""
    text = source.line_text(number).rstrip()
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    margin = " " * len(str(number))
    return f"{margin}--> {name}:{number}\n{margin} |\n{number} | {text}\n{margin} |\n"


def find_line_of_message(message: str, source: Source) -> int:
    """Return the 1-based line of a settings file that an error message is about; 0 if it names none."""
    rest = message.partition(": ")[2]
    stopped = _STOPPED.search(rest)
    if stopped is None:
        return _find_line(source, tuple(_list_keys(rest)))
    return int(stopped["line"] or source.line_of(len(source.text.rstrip())))


def _list_keys(rest: str) -> Iterator[str | int]:
    """Yield the keys that a message names, outermost first, and 1 for ``table 2``, the second of an array."""
    for step in rest.split(": "):
        if (numbered := _NUMBERED.fullmatch(step)) is not None:
            yield int(numbered[1]) - 1
            continue
        word = step.split(" ")[0]
        parts = _PART.findall(word)
        if not parts or ".".join(parts) != word:
            return
        yield from (part.strip("\"'") for part in parts)
        if " " in step:
            return


def _find_line(source: Source, keys: NodePath) -> int:
    """Return the 1-based line of the deepest part of the path ``keys`` that the file contains; 0 for none."""
    document = _read(source.text)
    own = document.find((0, *_TOOL))
    top = (0, *_TOOL) if own is not None and own.complete else (0,)
    above, found = document.find(top), document.find((*top, *keys))
    if above is None or found is None or found.node is above.node:
        return 0
    return source.line_of((found.key or found.node).start)


@lru_cache(maxsize=1)  # several findings may be on one file
def _read(text: str) -> Document:
    """Return the Document of a settings file."""
    from glosslint.parse import toml  # which most runs have no use for

    return toml.parse_file(Source("", text))


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
        self._settings, self._given = settings, source
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
            source = self._given or read(self._settings.root / self.name, self.name, self._settings.top)
            self.documents[self.name] = Document(source, ())
        source = self.documents[self.name].source
        line = _find_line(source, keys) or 1
        start = source.line_starts[line - 1] if line > 1 else source.body_start
        return Place(self.name, (-1, *what), Part.SOURCE, Span(start, start + len(source.line_text(line))))
