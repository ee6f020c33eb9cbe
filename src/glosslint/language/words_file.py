"""The project's list of accepted words: a text file with one word a line; ``#`` begins a comment."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.model.source import BOM
from glosslint.util.project_files import read_file


def read(file: Path, where: str, top: Path | None) -> tuple[str, ...]:
    """Return the words of a file, which must be in the folder ``top``, or without that, may be anywhere. Raises
    GlosslintError, prefixed with ``where``, if it cannot be read."""
    try:
        text = decode(read_file(file, top), f"{where}: words-file: {file.name}")
    except OSError as error:
        raise GlosslintError(f"{where}: words-file: {file.name}: cannot be read: {error.strerror}") from error
    return tuple(word for line in text.removeprefix(BOM).splitlines() if (word := word_of(line)))


def decode(data: bytes, where: str) -> str:
    """Return the text of such a file. Raises GlosslintError, prefixed with ``where``, if it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{where}: not UTF-8; save it as UTF-8") from error


def word_of(line: str) -> str:
    """Return the word of a line without its comment; empty if there is none."""
    return line.partition("#")[0].strip()


def with_words(text: str, words: Iterable[str]) -> str:
    """Return ``text`` with the words that it lacks, each before the first that comes after it in the alphabet, and
    before the comments that belong to that one. No other line changes."""
    end = "\r\n" if "\r\n" in text else "\n"
    mark = BOM if text.startswith(BOM) else ""
    lines = text.removeprefix(BOM).splitlines(keepends=True)
    if lines and lines[-1].splitlines() == lines[-1:]:
        lines[-1] += end
    for word in words:
        if word not in map(word_of, lines):
            at = next((at for at, line in enumerate(lines) if _order(word_of(line)) > _order(word)), len(lines))
            above = at
            while above < len(lines) and above > 0 and lines[above - 1].strip().startswith("#"):
                above -= 1
            lines.insert(above or at, f"{word}{end}")
    return mark + "".join(lines)


def _order(word: str) -> tuple[str, str]:
    return word.casefold(), word
