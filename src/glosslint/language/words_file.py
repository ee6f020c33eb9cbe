"""The project's own list of words: a text file with one word in a line; ``#`` begins a comment."""

from __future__ import annotations

from pathlib import Path

from glosslint.model import GlosslintError


def read(file: Path, where: str) -> tuple[str, ...]:
    """The words of a file. Raises GlosslintError, with ``where`` in front, when it cannot be read."""
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise GlosslintError(f"{where}: {file.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{where}: {file.name}: is not UTF-8") from error
    return tuple(word for line in text.splitlines() if (word := word_of(line)))


def word_of(line: str) -> str:
    """The word in a line, without its comment; empty when there is none."""
    return line.partition("#")[0].strip()
