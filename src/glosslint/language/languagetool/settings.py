"""The keys of ``[tool.glosslint.language.languagetool]``."""

from __future__ import annotations

from glosslint.model.frozen import dataclass
from glosslint.model.options import option


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

    @property
    def servers(self) -> tuple[str, ...]:
        """The addresses in ``server``."""
        if isinstance(self.server, str):
            return (self.server,) if self.server else ()
        return self.server
