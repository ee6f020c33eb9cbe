"""LanguageTool as an engine: see ``glosslint.language.types.Engine``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from glosslint.facts.prose import is_english
from glosslint.language.languagetool.api import Api, base
from glosslint.language.languagetool.client import Client, TextMatch, batches, code_for
from glosslint.language.languagetool.rule_filter import NAME, RuleFilter, kind, sure
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.language.types import EngineError, Match, Passage
from glosslint.language.typos import is_typo
from glosslint.language.workers import share
from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.text.english.spelling_variants import other_region

if TYPE_CHECKING:
    from glosslint.language.languagetool.local_server import LocalServer

PUBLIC = "https://api.languagetool.org"
_PUBLIC_HOSTS = ("languagetool.org", "languagetoolplus.com")
_MOST = 6000  # characters in a request, which take about a second: an interrupt or a timeout loses no more
_SUGGESTED = 3


def engine(table: LanguageTable, _cached: bool = False) -> LanguageTool:
    """Return LanguageTool with these settings. Raises GlosslintError for an invalid or a forbidden public address."""
    return LanguageTool(table)


def addresses(table: LanguageToolTable) -> tuple[str, ...]:
    """Return the addresses of the servers to use; none for a local one. Raises what ``engine`` raises."""
    stated = tuple(map(base, table.servers))
    for address in stated:
        if not table.public and _is_public(address):
            raise GlosslintError(
                f"language: languagetool: server: {address} is a public service, which would receive every text; "
                "set public = true to allow it"
            )
    return stated or ((PUBLIC,) if table.public else ())


def _is_public(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return any(f".{host}".endswith(f".{name}") for name in _PUBLIC_HOSTS)


class LanguageTool:
    """LanguageTool. Cheap to create; servers are asked, or one is started, when ``version`` or ``check`` needs them."""

    name = NAME

    def __init__(self, table: LanguageTable) -> None:
        self._table = table.languagetool
        self._stated = addresses(self._table)
        self._rules = RuleFilter(table)
        self._client = Client(self._rules)

    @property
    def key(self) -> str:
        """The rules that are on."""
        return self._rules.key

    @cached_property
    def version(self) -> str:
        """The version of the servers. Raises EngineError if one does not answer, or if they differ."""
        if not self._stated:
            return self._local.version
        versions = {api.address: api.version() for api in self._apis}
        if len(set(versions.values())) > 1:
            listed = ", ".join(f"{address} has {version}" for address, version in versions.items())
            raise EngineError(f"the servers run different versions: {listed}", "update the older one")
        return next(iter(versions.values()))

    def supports(self, language: str) -> bool:
        """Return whether the language is English, or one that all servers support."""
        return is_english(language) or code_for(language, self._languages) is not None

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """Yield the matches of each passage, from all servers. Raises EngineError."""
        if not passages:
            return
        _ = self.version  # no text is sent before the server is known to be LanguageTool
        requests = batches(((self._code(passage.language), passage.masked) for passage in passages), _MOST)
        results = share(requests, self._apis, self._client.check, patient=False)
        answers = (matches for batch in results for matches in batch)
        try:
            for passage, matches in zip(passages, answers, strict=True):
                # LanguageTool may report two words as one misspelt word ("a lot"); a spelling match must be of one
                yield [
                    _match(match, passage)
                    for match in matches
                    if not match.item.spelling or len(match.word(passage.masked).split()) == 1
                ]
        except EngineError:
            if not self._stated:
                self._local.stop()  # so that the next run starts a new one
            raise

    def examine(self) -> Iterator[str]:
        """Yield the servers that answer, or what a local one would be. Raises EngineError."""
        if not self._stated:
            yield from self._local.examine()
        for api in self._apis if self._stated else ():
            public = ", a public service that receives every text" if _is_public(api.address) else ""
            yield f"version {api.version()} at {api.address}{public}"

    def _code(self, language: str) -> str:
        return code_for(language, {} if is_english(language) else self._languages) or language

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        if not self._stated:
            return self._local.languages
        first, *others = [api.languages() for api in self._apis]
        return {key: code for key, code in first.items() if all(key in other for other in others)}

    @cached_property
    def _apis(self) -> tuple[Api, ...]:
        if not self._stated:
            return (self._local.api,)
        return tuple(Api(address, self._table.timeout) for address in self._stated)

    @cached_property
    def _local(self) -> LocalServer:
        from glosslint.language.languagetool.local_server import LocalServer

        return LocalServer(self._table)


def _match(match: TextMatch, passage: Passage) -> Match:
    span, item = match
    twin = _twin(match.word(passage.masked), passage.language) if item.spelling else None
    if twin is not None:
        home, written = twin
        if written in map(str.lower, item.suggestions):
            return Match(span, item.rule, home, (written,), "region")
    is_sure = sure(item)
    if item.spelling:  # the server suggests something for nearly every word
        is_sure = is_sure and is_typo(match.word(passage.masked).lower(), item.suggestions[0].lower())
    return Match(span, item.rule, item.message, item.suggestions[:_SUGGESTED], kind(item), is_sure)


def _twin(word: str, language: str) -> tuple[str, str] | None:
    """Return in which English a word is at home, and its form in the other one, that of the language's region; ``None``
    for a word that is correct there, as -ize is in Britain, and if the language has no region."""
    forms = other_region(word.lower()) if is_english(language) and "-" in language else None
    if forms is None:
        return None
    group, british, written = forms
    if british != language.lower().endswith("-us") or (not british and group == "-ise/-ize"):
        return None
    return "British" if british else "American", written
