"""Harper as an engine: English, in this process. Its wheel is loaded when the first text must be checked.

Grammar is what Harper reports. For spelling it is only asked which words it lists: its own search for suggestions may
take two seconds for a single word, and most words that it does not list are names of the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from glosslint.facts.prose import is_english
from glosslint.language.harper import package as harper_package
from glosslint.language.harper.rules import NAME, RULES
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.workers import share
from glosslint.model.frozen import cached_property
from glosslint.util.parallel import cpu_count

_FEW = 8  # texts that one thread checks in the time it takes to start another


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

    @property
    def key(self) -> str:
        """The rules that are on, by default and by the settings."""
        added, left_out = self._table.changed(NAME)
        return repr((sorted(RULES), added, left_out))

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
        return read(self._table, passages, defaultdict(dict))


def read(
    table: LanguageTable, passages: Sequence[Passage], linters: defaultdict[int, dict[tuple[str, bool], Any]]
) -> Iterator[Sequence[Match]]:
    """Yield the matches of each passage. ``linters`` are those of each reader by its number, and get what it loads."""
    from glosslint.language.harper.reader import Lookup, Reader

    lookups: dict[str, Lookup] = {}
    count = min(cpu_count(), len(passages) // _FEW + 1)
    readers = [Reader(table, lookups, linters[number]) for number in range(count)]
    return share(passages, readers, Reader.read)
