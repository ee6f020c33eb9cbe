"""The documents of many files, each parsed on first access, and stored as long as there is room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from glosslint.model.source import Source
from glosslint.parse.tree import Document

#: Characters of texts whose trees are stored after their facts are read, about 20 MB of trees. In a large glossary, all
#: trees would be a quarter of the memory of a run, and only those of files with findings are needed again.
ROOM = 2_000_000


class Documents(Mapping[str, Document]):
    """Documents by path, in the order of ``paths``; ``source`` reads a file, ``parser`` parses it. ``once``: they are
    needed for one run only, so the text of a dropped tree is dropped, too, and read again."""

    def __init__(
        self,
        paths: Sequence[str],
        source: Callable[[str], Source],
        parser: Callable[[Source], Document],
        once: bool = False,
    ) -> None:
        self._paths = dict.fromkeys(paths)
        self._source = source
        self._parser = parser
        self.parsed: dict[str, Document] = {}  # by this process so far, and not released
        self._texts: dict[str, Source] = {}  # texts that replace those of files, or were read before
        self._room = ROOM
        self._once = once
        self._staying: set[str] = set()

    def __getitem__(self, path: str) -> Document:
        document = self.parsed.get(path)  # one look-up only: another thread may release it in between
        if document is None:
            if path not in self._paths:
                raise KeyError(path)
            text = self._texts.pop(path, None) if self._once else self._texts.get(path)
            document = self.parsed[path] = self._parser(text or self._source(path))
        return document

    def source(self, path: str) -> Source:
        """Return the source of a document without parsing it; this text is parsed later, even if the file changes."""
        parsed = self.parsed.get(path)
        if parsed is not None:
            return parsed.source
        if path not in self._texts:
            self._texts[path] = self._source(path)
        return self._texts[path]

    def release(self, path: str) -> None:
        """Drop the tree of a file, unless there is room for it. If it is needed again, it is parsed again."""
        document = self.parsed.get(path)
        if document is None or path in self._staying:
            return
        source = document.source
        if len(source.text) <= self._room:
            self._room -= len(source.text)
            self._staying.add(path)
        else:
            if not self._once:
                self._texts[path] = source
            self.parsed.pop(path, None)

    def replace_sources(
        self, sources: Mapping[str, Source], removed: Collection[str] = (), parsed: Mapping[str, Document] | None = None
    ) -> Documents:
        """Return the documents with other ``sources``, by path, and without the paths ``removed``; the rest is shared.
        ``parsed`` may hold documents of these sources; documents with other texts are ignored."""
        paths = sorted({*self._paths, *sources} - {*removed})
        # Do not wrap the previous documents: a language server replaces texts at every key press, all day long.
        other = Documents(paths, self._source, self._parser)
        other._texts = {path: text for path, text in {**self._texts, **sources}.items() if path in other._paths}
        other.parsed = {path: self.parsed[path] for path in paths if path in self.parsed and path not in sources}
        for path, document in (parsed or {}).items():
            if path in sources and document.source.text == sources[path].text:
                other.parsed[path] = document
        other._staying = {*other.parsed, *sources}  # files that are edited are needed again
        other._room -= sum(len(document.source.text) for document in other.parsed.values())
        return other

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
