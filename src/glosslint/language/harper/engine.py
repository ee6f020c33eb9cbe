"""Harper as an engine: English, in this process. Its wheel is loaded when the first text must be checked.

Grammar is what Harper reports. For spelling it is only asked which words it lists: its own search for suggestions may
take two seconds for a single word, and most words that it does not list are names of the glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from glosslint.facts.prose import is_english
from glosslint.language.grammar.find import checksum
from glosslint.language.harper import package as harper_package
from glosslint.language.harper.rules import MESSAGES, NAME, RULES
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.workers import share
from glosslint.model.frozen import cached_property
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.parallel import cpu_count
from glosslint.util.system import programs

if TYPE_CHECKING:
    from glosslint.language.harper.reader import Words

_MOST_WORDS = 100_000  # two megabytes
_FEW = 50  # texts that one thread checks in the time it takes to make the linters of another


def engine(table: LanguageTable, cached: bool = False) -> Harper:
    """Return Harper with these settings; ``cached``: what it says of words is stored for later runs."""
    return Harper(table, cached)


class Harper:
    """Harper; see ``Engine``. Cheap to create; the first ``check`` loads a dictionary in half a second. Many texts are
    spread over as many threads as there are processors: Harper releases the interpreter's lock."""

    name = NAME

    def __init__(self, table: LanguageTable, cached: bool = False) -> None:
        self._table = table
        self._cached = cached

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
        """Yield its version, if it can be loaded. Raises EngineError."""
        version = self.version
        harper_package.loaded()
        yield f"version {version}, ready"

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """Yield the matches of each passage."""
        from glosslint.language.harper.reader import Reader, make_sieve

        sieve, (words, store) = make_sieve(self._table), self._words
        size = words.size
        count = min(cpu_count(), len(passages) // _FEW + 1)
        try:
            yield from share(passages, [Reader(self._table, sieve, words) for _ in range(count)], Reader.read)
        finally:  # also if nobody asks whether there are more
            if words.size > size:
                store()

    @cached_property
    def _words(self) -> tuple[Words, Callable[[], None]]:
        """What earlier runs on any glossary learnt of words, and a function that stores what is known of them; nothing
        is known if that is too much, or of other programs."""
        from glosslint.language.harper.reader import Words

        words = Words({}, {}, {}, {}, {})
        try:
            key = digest(programs(), self.version) if self._cached else b""
        except OSError:
            key = b""
        if not key:
            return words, lambda: None
        file = CacheFile[Words]("words", NAME, Words)
        found = file.get(key)
        words = found if found is not None and found.size < _MOST_WORDS else words

        def store() -> None:
            file.put(key, words)
            file.save()

        return words, store
