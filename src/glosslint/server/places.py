"""Characters of files as positions of the editor, and back; and paths as addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris

from glosslint.model import Span
from glosslint.model.source import BOM, Source


def path_of(uri: str) -> str | None:
    """Return the absolute path of an address; ``None`` for what is no file."""
    path = uris.to_fs_path(uri)
    return str(Path(path)) if path else None


def uri_of(path: str | Path) -> str:
    """Return the address of a file."""
    return str(uris.from_fs_path(str(path)))


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Positions:
    """Turns offsets into positions of the encoding that the client chose, and back.

    ``codec`` is that of the library's workspace. It is given lines as the protocol has them, which end at LF, CRLF and
    CR, and at nothing else. ``shows_mark`` says whether the client counts the byte-order mark of a file.
    """

    codec: Any
    shows_mark: Callable[[str], bool] = _never

    def position(self, source: Source, offset: int) -> types.Position:
        """Return the position of a character."""
        line = source.line_of(offset)
        start = source.line_starts[line - 1]
        before = self._shown(source, start, source.text[start:offset])
        return types.Position(line - 1, self.codec.client_num_units(before))

    def range(self, source: Source, span: Span) -> types.Range:
        """Return the range of characters, clipped to the text."""
        start = min(max(span.start, 0), len(source.text))
        end = min(max(span.end, start), len(source.text))
        return types.Range(self.position(source, start), self.position(source, end))

    def offset(self, source: Source, position: types.Position) -> int:
        """Return the character at a position; one beyond the end of its line is its end."""
        if position.line >= len(source.line_starts):
            return len(source.text)
        start = source.line_starts[position.line]
        following = source.line_starts[position.line + 1 : position.line + 2]
        text = source.text[start : following[0] if following else None].rstrip("\r\n")
        shown = self._shown(source, start, text)
        units = min(position.character, self.codec.client_num_units(shown))
        found = self.codec.position_from_client_units([shown], types.Position(0, units))
        return int(start + len(text) - len(shown) + found.character)

    def _shown(self, source: Source, start: int, text: str) -> str:
        return text.removeprefix(BOM) if start == 0 and not self.shows_mark(source.path) else text
