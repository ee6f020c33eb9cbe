"""Where a key is in a settings file: ``tomllib`` returns values without their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from glosslint.model.source import BOM
from glosslint.settings.file import source_of
from glosslint.util.regexes import lazy_pattern

_TABLE = lazy_pattern(r"\s*\[(?P<array>\[)?\s*(?P<name>[^\]\[]+?)\s*\]")
_KEY = lazy_pattern(r"""\s*(?P<key>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = lazy_pattern(r"""[\w-]+|"[^"]*"|'[^']*'""")
#: How tomllib ends a message on a syntax error.
_STOPPED = lazy_pattern(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_SHOWN = 100  # characters of the line
_NUMBERED = lazy_pattern(r"table (\d+)$")


def frame(message: str) -> str:
    """Return a frame with the line of the settings file that an error message is about; empty if there is none.

    Messages on settings begin with the path of the file and the key, as in ``glosslint.toml: rules.long-term: …``.
    """
    name, _, rest = message.partition(": ")
    try:
        lines = source_of(Path(name), name).text.removeprefix(BOM).splitlines() if name.endswith(".toml") else []
    except (OSError, ValueError):  # a name that is none
        return ""
    number = _line(rest, lines)
    if not 0 < number <= len(lines):
        return ""
    text = lines[number - 1].rstrip()
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    margin = " " * len(str(number))
    return f"{margin}--> {name}:{number}\n{margin} |\n{number} | {text}\n{margin} |\n"


def line_of_message(message: str, text: str) -> int:
    """Return the 1-based line of ``text``, a settings file, that an error message is about; 0 if it names none."""
    return _line(message.partition(": ")[2], text.removeprefix("\ufeff").splitlines())


def _line(rest: str, lines: Sequence[str]) -> int:
    stopped = _STOPPED.search(rest)
    return (int(stopped["line"] or len(lines)) if stopped else 0) or line_of(lines, list(_keys(rest)))


def _keys(rest: str) -> Iterator[str]:
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


def line_of(lines: Sequence[str], keys: Sequence[str]) -> int:
    """Return the 1-based line of the deepest part of the path ``keys`` that the file contains; 0 for none."""
    best, depth = 0, 0
    for path, line in _statements(lines):
        shared = 0
        while shared < min(len(path), len(keys)) and path[shared] == keys[shared]:
            shared += 1
        if shared > depth:
            best, depth = line, shared
    return best


def _statements(lines: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    """Yield the full path and 1-based line of each table and key; arrays have steps such as ``table 2``."""
    table: list[str] = []
    arrays: dict[str, int] = {}
    for number, text in enumerate(lines, 1):
        header = _TABLE.match(text)
        key = _KEY.match(text)
        if header is not None and key is None:
            table = _path(header["name"])
            if table[:2] == ["tool", "glosslint"]:
                table = table[2:]
            if header["array"]:
                name = ".".join(table)
                arrays[name] = arrays.get(name, 0) + 1
                table = [*table, f"table {arrays[name]}"]
            yield table, number
        elif key is not None:
            yield [*table, *_path(key["key"])], number


def _path(name: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(name)]
