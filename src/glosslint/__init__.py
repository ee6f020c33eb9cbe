"""glosslint checks glossaries: structure, cross-references and house style, each finding at its exact place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load_settings"]


def check(paths: Iterable[str | PathLike[str]] = (), settings: Settings | None = None) -> Report:
    """Check the glossary and report the findings in ``paths``, or all without any.

    ``settings`` are those of ``load_settings``; without them they are looked for upwards from the paths. Raises
    ``glosslint.model.GlosslintError`` when a path does not exist, the settings are wrong, or nothing matches; what is
    wrong with the entries is in the report.
    """
    from pathlib import Path

    from glosslint.engine.check import check as run
    from glosslint.engine.session import CheckRequest

    files = [Path(path) for path in paths]
    return run(CheckRequest(load_settings(paths=files) if settings is None else settings, tuple(files)))


def load_settings(
    file: str | PathLike[str] | None = None, paths: Iterable[str | PathLike[str]] = (), trust: bool = False
) -> Settings:
    """The settings in ``file``, or in the nearest settings file upwards from the folder that ``paths`` share (the
    current one, without any). With ``trust``, they may name programs, servers and files outside of the project. Raises
    ``glosslint.model.GlosslintError`` when they are wrong."""
    from pathlib import Path

    from glosslint.settings.file import common_folder
    from glosslint.settings.settings import load

    return load(None if file is None else Path(file), common_folder([Path(path) for path in paths]), trust=trust)
