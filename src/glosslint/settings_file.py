"""Where settings stand: ``glosslint.toml``, or a table of pyproject.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError

FILE = "glosslint.toml"
PYPROJECT = "pyproject.toml"


def find(start: Path) -> Path | None:
    """The nearest ``glosslint.toml``, or pyproject.toml with a ``[tool.glosslint]`` table, from ``start`` upwards."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / PYPROJECT
        if project.is_file() and b"glosslint" in project.read_bytes() and _section(project, _toml(project)) is not None:
            return project
    return None


def _toml(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise GlosslintError(f"{shown(file)}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GlosslintError(f"{shown(file)}: not valid TOML: {error}") from error


def _section(file: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    if file.name != PYPROJECT:
        return data
    tool = data.get("tool", {})
    section = tool.get("glosslint") if isinstance(tool, dict) else None
    if section is not None and not isinstance(section, dict):
        raise GlosslintError(f"{shown(file)}: tool.glosslint must be a table")
    return section


def read(file: Path, named: bool) -> dict[str, Any]:
    """The keys that a settings file states; one ``named`` by the caller must have the table.

    Raises GlosslintError.
    """
    section = _section(file, _toml(file))
    if section is None and named:
        raise GlosslintError(f"{shown(file)}: has no [tool.glosslint] table")
    return section or {}


def shown(file: Path) -> str:
    """How messages name a file: relative to the current folder where it lies below."""
    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
