"""Render the templates of the project's own folder and, for those it does not have, the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.settings.file import display_path
from glosslint.util.project_files import read_file, reason

_OWN = Path(__file__).parent / "templates"
ASSETS = ("style.css", "site.js", "icon.svg")
#: Pages may load only what the site contains; pagefind needs WebAssembly to search.
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


class Renderer:
    """Renders pages. Templates and assets in ``folder`` replace the built-in ones with the same names."""

    def __init__(self, folder: Path | None = None, top: Path | None = None) -> None:
        """The files in ``folder`` must be in the folder ``top``, or without that, may be anywhere."""
        if folder is not None and not folder.is_dir():
            raise GlosslintError(f"{folder}: there is no such folder of templates")
        self._folder, self._top = folder, top

    @cached_property
    def _environment(self) -> Any:
        from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined

        from glosslint.publish.html.sandbox import Sandbox

        own = FileSystemLoader(_OWN)
        options: dict[str, Any] = {
            "loader": own if self._folder is None else ChoiceLoader([FunctionLoader(self._source), own]),
            "autoescape": True,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
        }
        environment = Environment(**options) if self._folder is None else Sandbox(**options)
        environment.filters["words"] = as_words
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
        own = self._content(name)
        return (_OWN / name).read_bytes() if own is None else own

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return the text and path of a template of the project; ``None`` if it has none of this name."""
        data = self._content(name)
        if data is None:
            return None
        from jinja2 import TemplateRuntimeError

        from glosslint.publish.html.sandbox import MAX_TEMPLATE

        file = f"{self._folder}/{name}"
        if len(data) > MAX_TEMPLATE:
            raise TemplateRuntimeError(f"the template has more than {MAX_TEMPLATE:,} bytes")
        try:
            return data.decode("utf-8"), file, None
        except UnicodeDecodeError as error:
            raise GlosslintError(f"{file}: not UTF-8; save it as UTF-8") from error

    def _content(self, name: str) -> bytes | None:
        """Return the content of a file of the project; ``None`` if it has none of this name. Raise GlosslintError for
        one that cannot be read, such as a link out of the project."""
        if self._folder is None or ".." in Path(name).parts:
            return None
        try:
            return read_file(self._folder / name, self._top)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            message = f"{self._folder / name}: cannot be read: {reason(error)}; put a file of the project in its place"
            raise GlosslintError(message) from error


def _reason(error: Exception) -> str:
    from jinja2 import TemplateError, TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error}"'
    if isinstance(error, MemoryError):
        return "the page takes too much memory"
    if isinstance(error, RecursionError):
        return "the template includes or calls itself without end, or is nested too deeply"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def as_words(name: str) -> str:
    """Return a name from a closed list as words: ``model-family`` is "Model family"."""
    words = name.replace("-", " ").replace("_", " ") if " " not in name else name
    return words[:1].upper() + words[1:]
