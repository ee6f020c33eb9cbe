"""Files as the editor has them, saved or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glosslint.model.frozen import cached_property
from glosslint.model.source import BOM, MAX_BYTES, Source, decode, unreadable_size
from glosslint.util.project_files import open_file

_MARK = BOM.encode()


@dataclass(frozen=True)
class Buffer:
    """An open file: its address, absolute path and text as the editor gave them.

    ``marked``: the file on disk begins with a byte-order mark, which the editor keeps and does not show.
    """

    uri: str
    path: str
    text: str
    version: int | None = None
    marked: bool = False

    @cached_property
    def data(self) -> bytes:
        """The bytes that saving would write."""
        hidden = self.marked and not self.text.startswith(BOM)
        return (_MARK if hidden else b"") + self.text.encode("utf-8", "surrogatepass")

    def source(self, path: str, most: int = MAX_BYTES) -> Source:
        """Return the text as a source that reports call ``path``, if it has at most ``most`` bytes."""
        if (path, most) not in self._sources:
            size = len(self.data)
            source = unreadable_size(path, size, most) if size > most else decode(self.data, path)
            self._sources[path, most] = source
        return self._sources[path, most]

    @cached_property
    def _sources(self) -> dict[tuple[str, int], Source]:
        return {}


#: Open files by absolute path.
Buffers = Mapping[str, Buffer]


def begins_with_mark(path: str) -> bool:
    """Return whether a file on disk begins with a byte-order mark; false for one that cannot be read."""
    try:
        with open_file(path, None) as stream:
            return stream.read(len(_MARK)) == _MARK
    except OSError:
        return False
