"""Harper, in this process: English, without a server. Its wheel is loaded when a text must really be checked.

Grammar is Harper's own reading of the text. For spelling it is only asked which words it has: its own search for
suggestions may take two seconds for a single word, and most words that it does not have are names of the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from glosslint.facts.prose import is_english
from glosslint.language.harper import package as harper_package
from glosslint.language.harper.rules import NAME, RULES
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.workers import share
from glosslint.util.parallel import cpu_count

_FEW = 8  # texts that one thread reads while another begins


def engine(table: LanguageTable) -> Harper:
    """Harper as the settings want it."""
    return Harper(table)


class Harper:
    """Harper; see ``Engine``. One that is made costs nothing; the first ``check`` loads a dictionary in half a second.

    Many texts are read by as many threads as there are processors: Harper lets go of the interpreter meanwhile.
    """

    name = NAME

    def __init__(self, table: LanguageTable) -> None:
        self._table = table

    @cached_property
    def version(self) -> str:
        """The version of the wheel. Raises EngineError where there is none."""
        return harper_package.version()

    @property
    def key(self) -> str:
        """The rules that are on, by themselves and by the settings: with others, texts are asked about anew."""
        added, left_out = self._table.changed(NAME)
        return repr((sorted(RULES), added, left_out))

    def supports(self, language: str) -> bool:
        """English only."""
        return is_english(language)

    def examine(self) -> Iterator[str]:
        """Its version, if it can be loaded. Raises EngineError."""
        version = self.version
        harper_package.loaded()
        yield f"version {version}, ready"

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """The matches of each passage."""
        from glosslint.language.harper.reader import Reader

        known: dict[str, str] = {}
        count = min(cpu_count(), len(passages) // _FEW + 1)
        readers = [Reader(self._table, known) for _ in range(count)]
        return share(passages, readers, Reader.read)
