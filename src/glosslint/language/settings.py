"""The keys of ``[tool.glosslint.language]`` and its table ``languagetool``."""

from __future__ import annotations

from collections import Counter

from glosslint.model.frozen import dataclass
from glosslint.model.options import option
from glosslint.text.languages import LANGUAGE_CODE

_DAY = 86_400  # seconds; from a few centuries on, no socket takes a timeout


@dataclass(frozen=True)
class LanguageToolTable:
    """Which LanguageTool server to use. Without ``server`` and ``public``, a local one is started when needed."""

    server: str | tuple[str, ...] = option(
        (),
        'The address of a running server, such as "http://127.0.0.1:8081", or a list of several that share the texts.',
    )
    public: bool = option(
        False, "Allow LanguageTool's public service, which receives every text. It is used if no server is given."
    )
    picky: bool = option(False, "Also run style rules and the rules that LanguageTool calls picky.")
    timeout: int = option(60, "Seconds after which a request to a server fails.")
    installation: str = option(
        "", "The folder with LanguageTool's jars (default: where language-tool-python finds them, LTP_PATH)."
    )
    fetch: bool = option(False, "Let language-tool-python download LanguageTool (250 MB) when none is installed.")
    java: str = option("", "The java command to use, Java 17 or newer (default: the one on the PATH).")
    heap: int = option(2000, "Megabytes of Java heap for the local server.")
    start_timeout: int = option(90, "Seconds within which the local server must answer after its start.")
    idle_minutes: int = option(20, "Minutes without a run after which the local server is stopped.")

    def conflict(self) -> str:
        """Return which time no request can have."""
        times = {"timeout": self.timeout, "start-timeout": self.start_timeout}
        wrong = next((key for key, seconds in times.items() if not 1 <= seconds <= _DAY), "")
        return f"{wrong}: must be a number of seconds from 1 to {_DAY:,}, not {times[wrong]}" if wrong else ""

    @property
    def servers(self) -> tuple[str, ...]:
        """The addresses in ``server``."""
        if isinstance(self.server, str):
            return (self.server,) if self.server else ()
        return self.server


@dataclass(frozen=True)
class LanguageTable:
    """How spelling and grammar are checked."""

    language: str = option(
        "en", "The English of the glossary: en-GB, en-US, …; en accepts both British and American spellings."
    )
    engines: tuple[str, ...] | None = option(
        None, "The engines to run, in this order (default: harper); an empty list for none."
    )
    enable: tuple[str, ...] = option((), "Rules of an engine to enable besides the default ones: harper:SomeRule.")
    disable: tuple[str, ...] = option((), "Rules of an engine to disable: harper:AnA.")
    words: tuple[str, ...] = option((), "Accepted words, besides the names of the glossary.")
    words_file: str = option("", "A file with accepted words, one per line; its path is relative to the settings file.")
    languagetool: LanguageToolTable = option(LanguageToolTable(), "Which LanguageTool server to use, and how.")

    def conflict(self) -> str:
        """Return what is wrong with the language, the words, the rules or the engines, or an empty string."""
        if not LANGUAGE_CODE.fullmatch(self.language.lower()):
            return f'language: "{self.language}" is not a language code, such as "en-GB"'
        language, _, region = self.language.replace("_", "-").upper().partition("-")
        if language in ("EN", "ENG") and len(region) not in (0, 2):
            return f'language: "{self.language}": no English is known as "{region}"; write "en-GB", "en-US", … or "en"'
        for word in self.words:
            if not word or word != word.strip():
                return f'words: "{word}" is not a word: it must not be empty, or have spaces around it'
        both = next((name for name in self.disable if name in self.enable), None)
        if both is not None:
            return f'disable: "{both}" is also in enable; remove one'
        twice = next((name for name, times in Counter(self.engines).items() if times > 1), None)
        return "" if twice is None else f'engines: "{twice}" is listed twice; remove one'

    def wants(self, engine: str, rule: str, usual: bool) -> bool:
        """Return whether a rule of an engine is on; ``usual`` is whether it is on by default."""
        name = f"{engine}:{rule}"
        return (usual or name in self.enable) and name not in self.disable

    def changed(self, engine: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the enabled and the disabled rules of an engine, each sorted."""
        own = (
            sorted(name.partition(":")[2] for name in names if name.startswith(f"{engine}:"))
            for names in (self.enable, self.disable)
        )
        return tuple(next(own)), tuple(next(own))
