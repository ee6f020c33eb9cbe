"""Harper, in this process: English, without a server. Its wheel is loaded when a text must really be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from glosslint.language.settings import LanguageTable
from glosslint.language.values import EngineError, Match, Passage
from glosslint.model import GlosslintError, Span
from glosslint.options import unknown
from glosslint.prose import is_english

NAME = "harper"
#: The rules of Harper that are on by default.
RULES = frozenset(("AnA", "RepeatedWords", "SpellCheck"))
_SPELLING = ("SpellCheck",)
_SUGGESTED = 3


def engine(table: LanguageTable) -> Harper:
    """Harper as the settings want it."""
    return Harper(table)


class Harper:
    """Harper; see ``Engine``. One that is made costs nothing; the first ``check`` loads a dictionary in 0.7 s."""

    name = NAME

    def __init__(self, table: LanguageTable) -> None:
        self._table = table

    @cached_property
    def version(self) -> str:
        """The version of the wheel. Raises EngineError where there is none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("harper-py")
        except PackageNotFoundError:
            raise EngineError("harper-py is not installed", "type: pip install harper-py") from None

    @property
    def key(self) -> str:
        """The rules that are on, besides the usual ones, and those that are off."""
        own = [sorted(name for name in names if name.startswith(f"{NAME}:")) for names in self._stated]
        return repr(own)

    @property
    def _stated(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self._table.enable, self._table.disable

    def speaks(self, language: str) -> bool:
        """English only."""
        return is_english(language)

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        """The matches of each passage."""
        for passage in passages:
            linter = self._linter(passage.language)
            found = linter.organized_lints(passage.masked, language="plaintext")
            yield [_match(rule, lint) for rule, lints in found.items() for lint in lints]

    def _linter(self, language: str) -> Any:
        code = language.upper().partition("-")[2]
        return self._linters.setdefault(code, self._made(code)) if code not in self._linters else self._linters[code]

    @cached_property
    def _linters(self) -> dict[str, Any]:
        return {}

    def _made(self, region: str) -> Any:
        try:
            import harper
        except ImportError as error:
            raise EngineError(f"harper-py cannot be loaded ({error})", "type: pip install harper-py") from error
        dialects = {"GB": "BRITISH", "AU": "AUSTRALIAN", "CA": "CANADIAN", "IN": "INDIAN"}
        linter = harper.Linter(harper.Dialect[dialects.get(region, "AMERICAN")])
        rules = harper.get_default_lint_config()
        for name in self._mentioned():
            if name not in rules:
                raise GlosslintError(f"language: {unknown(f'rule of {NAME}', name, rules)}")
        linter.set_lint_config({rule: self._table.wants(NAME, rule, rule in RULES) for rule in rules})
        return linter

    def _mentioned(self) -> Iterator[str]:
        for names in self._stated:
            yield from (name.partition(":")[2] for name in names if name.startswith(f"{NAME}:"))


def _match(rule: str, lint: Any) -> Match:
    suggestions = tuple(_replacement(lint, suggestion) for suggestion in lint.suggestions[:_SUGGESTED])
    kind = "spelling" if rule in _SPELLING else "grammar"
    return Match(Span(lint.span.start, lint.span.end), rule, lint.message, suggestions, kind)  # type: ignore[arg-type]


def _replacement(lint: Any, suggestion: Any) -> str:
    """What stands at the lint's characters once the suggestion is followed."""
    kind = suggestion.kind.name
    if kind == "REMOVE":
        return ""
    text: str = suggestion.replacement_text
    return lint.problem_text + text if kind == "INSERT_AFTER" else text
