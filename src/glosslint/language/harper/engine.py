"""Harper as an engine: English, in this process. Its wheel is loaded when the first text must be checked.

Grammar is what Harper reports. For spelling it is only asked which words it lists: its own search for suggestions may
take two seconds for a single word, and most words that it does not list are names of the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.facts.prose import is_english
from glosslint.language.grammar.patterns import checksum
from glosslint.language.harper import package as harper_package
from glosslint.language.harper.rules import MESSAGES, NAME, RULES
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.workers import share
from glosslint.model.frozen import cached_property
from glosslint.util.parallel import cpu_count

_FEW = 50  # texts that one thread checks in the time it takes to make the linters of another


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


def read(table: LanguageTable, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
    """Yield the matches of each passage."""
    from glosslint.language.harper.reader import Reader, prepare

    known = prepare(table)
    count = min(cpu_count(), len(passages) // _FEW + 1)
    yield from share(passages, [Reader(table, known) for _ in range(count)], Reader.read)
