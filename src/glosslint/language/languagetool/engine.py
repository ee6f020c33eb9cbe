"""LanguageTool as an engine; see ``glosslint.language.types.Engine``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from glosslint.facts.prose import is_english
from glosslint.language.languagetool import languages
from glosslint.language.languagetool.api import Api, base
from glosslint.language.languagetool.batches import batches
from glosslint.language.languagetool.client import Asker, Said
from glosslint.language.languagetool.rule_filter import NAME, RuleFilter, kind, sure
from glosslint.language.languagetool.settings import LanguageToolTable
from glosslint.language.settings import LanguageTable
from glosslint.language.types import EngineError, Match, Passage
from glosslint.language.workers import share
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.language.languagetool.local_server import LocalServer

PUBLIC = "https://api.languagetool.org"
_PUBLIC_HOSTS = ("languagetool.org", "languagetoolplus.com")
_MOST = 6000  # characters in a request: about a second of work
_SUGGESTED = 3


def engine(table: LanguageTable) -> LanguageTool:
    """LanguageTool as the settings want it. Raises GlosslintError for an address that is none, or a public one that is
    not allowed."""
    return LanguageTool(table)


def addresses(table: LanguageToolTable) -> tuple[str, ...]:
    """The addresses to ask; none when a server of our own is asked. Raises what ``engine`` raises."""
    stated = tuple(map(base, table.servers))
    for address in stated:
        if not table.public and _is_public(address):
            raise GlosslintError(
                f"language.languagetool: server: {address} is a public service, which would receive every text; "
                "write public = true if it may"
            )
    return stated or ((PUBLIC,) if table.public else ())


def _is_public(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return any(f".{host}".endswith(f".{name}") for name in _PUBLIC_HOSTS)


class LanguageTool:
    """LanguageTool. One that is made costs nothing; servers are asked, or one is started, when their version is."""

    name = NAME

    def __init__(self, table: LanguageTable) -> None:
        self._table = table.languagetool
        self._stated = addresses(self._table)
        self._curation = RuleFilter(table)
        self._asker = Asker(self._curation)

    @property
    def key(self) -> str:
        """The rules that are wanted."""
        return self._curation.key

    @cached_property
    def version(self) -> str:
        """The version of the servers. Raises EngineError when one does not answer, or when they differ."""
        if not self._stated:
            return self._own.version
        versions = {api.address: api.version() for api in self._apis}
        if len(set(versions.values())) > 1:
            told = ", ".join(f"{address} has {version}" for address, version in versions.items())
            raise EngineError(f"servers of different versions would answer differently: {told}", "update the older one")
        return next(iter(versions.values()))

    def supports(self, language: str) -> bool:
        """English, and what else all servers have."""
        return is_english(language) or languages.code(language, self._languages) is not None

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """The matches of each passage, from as many servers as there are. Raises EngineError."""
        if not passages:
            return
        _ = self.version  # no text goes to what has not said that it is LanguageTool
        sent = ((self._code(passage.language), passage.masked) for passage in passages)
        told = share(batches(sent, _MOST), self._apis, self._asker.ask, patient=False)
        answers = (said for batch in told for said in batch)
        try:
            for passage, said in zip(passages, answers, strict=True):
                yield [_match(item, passage) for item in said if _is_one_word(item, passage)]
        except EngineError:
            if not self._stated:
                self._own.stop()  # the next run starts it anew
            raise

    def examine(self) -> Iterator[str]:
        """The servers that answer, or what one of our own would be. Raises EngineError."""
        if not self._stated:
            yield from self._own.examine()
        for api in self._apis if self._stated else ():
            public = ", a public service that receives every text" if _is_public(api.address) else ""
            yield f"version {api.version()} at {api.address}{public}"

    def _code(self, language: str) -> str:
        return languages.code(language, {} if is_english(language) else self._languages) or language

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        if not self._stated:
            return self._own.languages
        first, *others = [api.languages() for api in self._apis]
        return {small: code for small, code in first.items() if all(small in other for other in others)}

    @cached_property
    def _apis(self) -> tuple[Api, ...]:
        if not self._stated:
            return (self._own.api,)
        return tuple(Api(address, self._table.timeout) for address in self._stated)

    @cached_property
    def _own(self) -> LocalServer:
        from glosslint.language.languagetool.local_server import LocalServer

        return LocalServer(self._table)


def _match(said: Said, passage: Passage) -> Match:
    item = said.item
    twin = languages.twin(passage.masked[slice(*said.span)], passage.language) if item.spelling else None
    if twin is not None and twin.written in (text.lower() for text in item.suggestions):
        return Match(said.span, item.rule, twin.home, (twin.written,), "region")
    return Match(said.span, item.rule, item.message, item.suggestions[:_SUGGESTED], kind(item), sure(item))


def _is_one_word(said: Said, passage: Passage) -> bool:
    return not said.item.spelling or len(passage.masked[slice(*said.span)].split()) == 1
