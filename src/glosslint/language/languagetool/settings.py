"""The keys of ``[tool.glosslint.language.languagetool]``."""

from __future__ import annotations

from dataclasses import dataclass

from glosslint.model.options import option


@dataclass(frozen=True)
class LanguageToolTable:
    """Which LanguageTool is asked, and how. Without ``server`` and ``public``, one is started when it is needed."""

    server: str | tuple[str, ...] = option(
        (),
        'The address of a running server, such as "http://127.0.0.1:8081", or several: texts are spread over them.',
    )
    public: bool = option(
        False, "Allow LanguageTool's public service, which receives every text; without a server, it is asked."
    )
    picky: bool = option(False, "Report also what LanguageTool calls picky, and matters of style.")
    timeout: int = option(60, "Seconds after which a server that has not answered one request counts as broken.")
    installation: str = option(
        "", "The folder with LanguageTool's jars; without it language-tool-python finds them (in LTP_PATH)."
    )
    fetch: bool = option(False, "Let language-tool-python download LanguageTool (250 MB) when none is installed.")
    java: str = option("", "The java command to use, of Java 17 or newer; without it the one on the PATH.")
    heap: int = option(2000, "Megabytes of memory that the Java of a server of our own may take for its heap.")
    start_timeout: int = option(90, "Seconds after which a server of our own that does not answer counts as broken.")
    idle_minutes: int = option(20, "Minutes without a run after which a server of our own is stopped.")

    @property
    def servers(self) -> tuple[str, ...]:
        """The addresses stated."""
        if isinstance(self.server, str):
            return (self.server,) if self.server else ()
        return self.server
