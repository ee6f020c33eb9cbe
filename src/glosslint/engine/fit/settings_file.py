"""The settings file as a place of findings, for problems that are in the settings and not in the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glosslint.model import Part, Place, Span
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source, read
from glosslint.parse.documents import Documents
from glosslint.parse.tree import Document
from glosslint.settings.key_position import line_of
from glosslint.settings.settings import Settings


class _WithoutNodes(Documents):
    """Documents that are listed only once they are read, since a settings file without findings is not reported on."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def __len__(self) -> int:
        return len(self._parsed)


class SettingsFile:
    """The settings file of a project; it is read when the first finding points into it."""

    def __init__(self, settings: Settings, source: Source | None = None) -> None:
        """``source`` is the file as an editor has it, and takes the place of that on disk."""
        self._given = source
        self._root, self._top = settings.root, settings.top
        self.name = settings.file

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The file by its path, as a document without nodes; nothing if there is no file."""
        return _WithoutNodes((self.name,) if self.name else (), self._source, lambda source: Document(source, ()))

    def _source(self, path: str) -> Source:
        return self._given or read(self._root / path, path, self._top)

    def place(self, keys: tuple[str, ...], what: tuple[str, ...], otherwise: str) -> Place:
        """Return the line of the deepest of these ``keys``; the start of the file for none of them.

        ``what`` is what a finding there is about, which is how it is known again. Without a settings file, the place
        is the start of the file ``otherwise``.
        """
        if not self.name:
            return Place(otherwise, (-1, *what), Part.SOURCE, Span(0, 0))
        source = self.documents[self.name].source
        line = line_of(source.text.splitlines(), keys) or 1
        start = source.line_starts[line - 1] if line > 1 else source.body_start
        return Place(self.name, (-1, *what), Part.SOURCE, Span(start, start + len(source.line_text(line))))
