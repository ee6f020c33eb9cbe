"""The keys of ``[tool.glosslint.language]``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from glosslint.language.languagetool.settings import LanguageToolTable
from glosslint.model.options import option
from glosslint.text.languages import LANGUAGE_CODE


@dataclass(frozen=True)
class LanguageTable:
    """How spelling and grammar are checked."""

    language: str = option(
        "en", "The English of the glossary: en-GB, en-US, …; en: British and American spellings are both right."
    )
    engines: tuple[str, ...] | None = option(
        None, "The engines to ask, in this order: harper, unless stated; an empty list for none."
    )
    enable: tuple[str, ...] = option((), "Rules of an engine to add to those that are on by default: harper:SomeRule.")
    disable: tuple[str, ...] = option((), "Rules of an engine to do without: harper:AnA.")
    words: tuple[str, ...] = option((), "Words that are right, besides the names of the glossary.")
    words_file: str = option("", "A file with such words, one in a line, relative to the settings file.")
    languagetool: LanguageToolTable = option(LanguageToolTable(), "Which LanguageTool is asked, and how.")

    def conflict(self) -> str:
        """What is no language, or an engine that would be asked twice."""
        if not LANGUAGE_CODE.fullmatch(self.language.lower()):
            return f'language: "{self.language}" is not a language code, such as "en-GB"'
        twice = next((name for name, times in Counter(self.engines).items() if times > 1), None)
        return "" if twice is None else f'engines: "{twice}" stands there twice; write it once'

    def wants(self, engine: str, rule: str, usual: bool) -> bool:
        """Whether a rule of an engine is on; ``usual`` says whether it is without settings."""
        name = f"{engine}:{rule}"
        return (usual or name in self.enable) and name not in self.disable

    def changed(self, engine: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The rules of an engine that are added and those that are left out, each in the order of the alphabet."""
        own = (
            sorted(name.partition(":")[2] for name in names if name.startswith(f"{engine}:"))
            for names in (self.enable, self.disable)
        )
        return tuple(next(own)), tuple(next(own))
