"""Render the templates of the project's own folder and, for those it does not have, the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property

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
        from jinja2.sandbox import SandboxedEnvironment

        loaders = [FileSystemLoader(_OWN)] if self._folder is None else [*map(FileSystemLoader, (self._folder, _OWN))]
        kind = Environment if self._folder is None else SandboxedEnvironment  # templates of a project may not run code
        environment = kind(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters["words"] = _words
        return environment

    def render(self, template: str, variables: Mapping[str, Any]) -> bytes:
        """Return a rendered page in UTF-8. Raise GlosslintError for an error in a template."""
        from jinja2 import TemplateError

        try:
            text: str = self._environment.get_template(template).render(variables)
        except TemplateError as error:
            where = f"{getattr(error, 'filename', None) or template}"
            raise GlosslintError(f"{where}: {error}") from error
        return text.encode("utf-8", "replace")

    def asset(self, name: str) -> bytes:
        """Return the content of a file that is copied unchanged."""
        own = self._folder / name if self._folder is not None else None
        return (own if own is not None and own.is_file() else _OWN / name).read_bytes()


def _words(name: str) -> str:
    """Return a name from a closed list as words: ``model-family`` is "Model family"."""
    words = name.replace("-", " ").replace("_", " ") if " " not in name else name
    return words[:1].upper() + words[1:]
