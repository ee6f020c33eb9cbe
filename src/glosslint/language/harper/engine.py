"""Harper as an engine: English, in this process. Its wheel is loaded when the first text must be checked.

Grammar is what Harper reports. For spelling it is only asked which words it lists: its own search for suggestions may
take two seconds for a single word, and most words that it does not list are names of the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

from glosslint.facts.prose import is_english
from glosslint.language.grammar.patterns import checksum
from glosslint.language.harper import package as harper_package
from glosslint.language.harper.rules import MESSAGES, NAME, RULES
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.workers import share
from glosslint.model.frozen import cached_property
from glosslint.util.parallel import cpu_count

_FEW = 8  # texts that one thread checks in the time it takes to start another
_TEXTS = 500  # after which linters are made anew
_SELECTIONS = 4  # of rules, whose linters are kept


def engine(table: LanguageTable) -> Harper:
    """Return Harper with these settings."""
    return Harper(table)


class Harper:
    """Harper; see ``Engine``. Cheap to create; the first ``check`` loads a dictionary in half a second.

    Many texts are spread over as many threads as there are processors: Harper releases the interpreter's lock.
    """

    name = NAME

    def __init__(self, table: LanguageTable) -> None:
        self._table = table

    @cached_property
    def version(self) -> str:
        """The version of the wheel. Raises EngineError if it is not installed."""
        return harper_package.version()

    @cached_property
    def key(self) -> str:
        """The rules that are on, by default and by the settings, and what they say."""
        added, left_out = self._table.changed(NAME)
        return repr((sorted(RULES), sorted(MESSAGES.items()), checksum(), added, left_out))

    def supports(self, language: str) -> bool:
        """Return whether the language is English."""
        return is_english(language)

    def examine(self) -> Iterator[str]:
        """Yield its version, if it can be loaded, and which process keeps it loaded. Raises EngineError."""
        version = self.version
        harper_package.loaded()
        yield f"version {version}, ready"
        if self._table.keep:
            from glosslint.language.harper import kept

            yield kept.description()

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """Yield the matches of each passage."""
        if self._table.keep:
            from glosslint.language.harper import kept

            answers = kept.check(*self._table.changed(NAME), passages)
            if answers is not None:
                return iter(answers)
        return read(self._table, passages)


class _Linters(defaultdict[int, dict[tuple[str, bool], Any]]):
    """What each reader has loaded, by its number."""

    def __init__(self) -> None:
        super().__init__(dict)
        self.texts = 0  # that were read with them


class _Idle:
    """Linters that no check uses now. The next check takes them, since making linters takes longer than reading a text.

    Those of the last ``_SELECTIONS`` selections of rules are kept. They grow with the texts that they read, and so are
    dropped after ``_TEXTS`` of them.
    """

    def __init__(self) -> None:
        self._linters: dict[object, list[_Linters]] = {}
        self._lock = Lock()

    def take(self, kind: object) -> _Linters:
        with self._lock:
            idle = self._linters.get(kind)
            return idle.pop() if idle else _Linters()

    def give(self, kind: object, linters: _Linters) -> None:
        if linters.texts > _TEXTS:
            return
        with self._lock:
            self._linters[kind] = [*self._linters.pop(kind, ()), linters]  # the last used at the end
            for oldest in list(self._linters)[:-_SELECTIONS]:
                del self._linters[oldest]


_idle = _Idle()


def read(table: LanguageTable, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
    """Yield the matches of each passage."""
    from glosslint.language.harper.reader import Reader, prepare

    kind = (harper_package.loaded(), table.changed(NAME))
    known = prepare(table)
    linters = _idle.take(kind)
    linters.texts += len(passages)
    count = min(cpu_count(), len(passages) // _FEW + 1)
    readers = [Reader(table, known, linters[number]) for number in range(count)]
    try:
        yield from share(passages, readers, Reader.read)
    finally:  # when no thread uses them any more
        _idle.give(kind, linters)
