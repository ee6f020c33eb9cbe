"""Render the templates of the project's own folder and, for those it does not have, the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.settings.file import display_path

_OWN = Path(__file__).parent / "templates"
ASSETS = ("style.css", "site.js", "icon.svg")
#: Pages may load only what the site contains; pagefind needs WebAssembly to search.
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


class Renderer:
    """Renders pages. Templates and assets in ``folder`` replace the built-in ones with the same names."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            raise GlosslintError(f"{folder}: there is no such folder of templates")
        self._folder = folder

    @cached_property
    def _environment(self) -> Any:
        from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

        from glosslint.publish.html.sandbox import Loader, Sandbox

        own = FileSystemLoader(_OWN)
        options: dict[str, Any] = {
            "loader": own if self._folder is None else ChoiceLoader([Loader(self._folder), own]),
            "autoescape": True,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
        }
        environment = Environment(**options) if self._folder is None else Sandbox(**options)
        environment.filters["words"] = _words
        return environment

    def render(self, template: str, variables: Mapping[str, Any]) -> bytes:
        """Return a rendered page in UTF-8. Raise GlosslintError for what a template raises, with its file and line."""
        try:
            loaded = self._environment.get_template(template)
            text: str = (
                loaded.render(variables) if self._folder is None else self._environment.text_of(loaded, variables)
            )
        except Exception as error:  # whatever its expressions and filters raise
            raise GlosslintError(f"{self._place(error, template)}: {_reason(error)}") from error
        return text.encode("utf-8", "replace")

    def _place(self, error: Exception, template: str) -> str:
        """Return the file and line of the template in which an error arose, as far as they are known."""
        folders = [folder for folder in (self._folder, _OWN) if folder is not None]
        file, line = getattr(error, "filename", None), getattr(error, "lineno", None)  # of an error of syntax
        for frame in extract_tb(error.__traceback__) if file is None else ():
            if frame.filename.endswith(".html") and any(map(Path(frame.filename).is_relative_to, folders)):
                file, line = frame.filename, frame.lineno
        file = file or next((own for folder in folders if (own := folder / template).is_file()), template)
        return display_path(Path(file)) + (f":{line}" if line else "")

    def asset(self, name: str) -> bytes:
        """Return the content of a file that is copied unchanged."""
        own = self._folder / name if self._folder is not None else None
        return (own if own is not None and own.is_file() else _OWN / name).read_bytes()


def _reason(error: Exception) -> str:
    from jinja2 import TemplateError, TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error}"'
    if isinstance(error, MemoryError):
        return "the page takes too much memory"
    if isinstance(error, RecursionError):
        return "the template includes or calls itself without end, or is nested too deeply"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _words(name: str) -> str:
    """Return a name from a closed list as words: ``model-family`` is "Model family"."""
    words = name.replace("-", " ").replace("_", " ") if " " not in name else name
    return words[:1].upper() + words[1:]
