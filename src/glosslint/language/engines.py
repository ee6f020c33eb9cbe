"""Which engines there are, and those that the settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from glosslint.language.settings import LanguageTable
from glosslint.language.values import Engine
from glosslint.model import GlosslintError
from glosslint.options import unknown

#: The modules with the engines of our own; each has a function ``engine`` that makes one from the settings.
OWN = {"harper": "glosslint.language.harper", "languagetool": "glosslint.language.languagetool.engine"}
GROUP = "glosslint.engines"  # the entry points of others, which are such functions

Maker = Callable[[LanguageTable], Engine]


def configured(table: LanguageTable, where: str) -> tuple[Engine, ...]:
    """The engines of the settings. Raises GlosslintError for one that is unknown; ``where`` names the settings file."""
    _refuse_misspelt(table, where)
    return tuple(_maker(name, where)(table) for name in table.engines)


def _maker(name: str, where: str) -> Maker:
    if name in OWN:
        return cast(Maker, import_module(OWN[name]).engine)
    from importlib.metadata import entry_points

    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        raise GlosslintError(f"{where}: language: engines: {unknown('engine', name, {*OWN, *found})}")
    return cast(Maker, found[name].load())


def _refuse_misspelt(table: LanguageTable, where: str) -> None:
    for key in ("enable", "disable"):
        for name in getattr(table, key):
            engine, _, rule = name.partition(":")
            if not rule:
                raise GlosslintError(f'{where}: language: {key}: "{name}" names no engine: write harper:{name}')
            if engine not in table.engines:
                raise GlosslintError(f'{where}: language: {key}: "{name}": {engine} is not among the engines')
