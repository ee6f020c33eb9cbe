"""The engines there are, those that the settings select, and their answers from earlier runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from glosslint.language.settings import LanguageTable
from glosslint.language.types import Engine, Match, Passage
from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.model.options import unknown_name
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.system import own_version

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: The modules of built-in engines; each has a function ``engine`` that makes one from the settings.
OWN = {"harper": "glosslint.language.harper.engine", "languagetool": "glosslint.language.languagetool.engine"}
DEFAULT = ("harper",)  # unless the settings name engines
GROUP = "glosslint.engines"  # the entry points of plugins, which are such functions
Answers = CacheFile[tuple[Match, ...]]  # by what they depend on: the engine, its version and settings, and the text


class Engines(NamedTuple):
    """Engines to run, in this order; their earlier answers, if used; and ``where``, the settings file, for errors."""

    engines: Sequence[Engine] = ()
    cache: Answers | None = None
    where: str = ""


NO_ENGINES = Engines()


def configured(table: LanguageTable, where: str, root: Path | None = None, origins: Mapping[str, str] = {}) -> Engines:
    """Return the engines of the settings; with a ``root``, also their earlier answers on the glossary there. Raises
    GlosslintError for an unknown engine, or a rule of none; ``where`` names the settings file, and ``origins`` where
    else the value of a dotted key is from."""
    names = engine_names(table)
    _validate_rules(table, names, where)
    cache = open_answers(root) if root is not None else None
    return Engines(tuple(_make(name, table, cache is not None, where, origins) for name in names), cache, where)


def engine_names(table: LanguageTable) -> tuple[str, ...]:
    """Return the names of the engines to run."""
    return DEFAULT if table.engines is None else table.engines


def _make(name: str, table: LanguageTable, cached: bool, where: str, origins: Mapping[str, str]) -> Engine:
    if name in OWN:
        try:
            return cast(Engine, import_module(OWN[name]).engine(table, cached))
        except GlosslintError as error:
            raise GlosslintError(f"{origins.get('language.languagetool.server', where)}: {error}") from error
    plugins = _plugins()
    if name not in plugins:
        where = origins.get("language.engines", where)
        raise GlosslintError(f"{where}: language: engines: {unknown_name('engine', name, {*OWN, *plugins})}")
    return cast("Callable[[LanguageTable], Engine]", plugins[name].load())(table)


def installed_plugins(names: Iterable[str]) -> list[str]:
    """Return those of the names that are engines of installed plugins. Loads none of them."""
    return [name for name in names if name not in OWN and name in _plugins()]


def _plugins() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}


def _validate_rules(table: LanguageTable, engines: tuple[str, ...], where: str) -> None:
    for key in ("enable", "disable"):
        for name in getattr(table, key):
            engine, colon, rule = name.partition(":")
            if not engine or not colon:
                raise GlosslintError(f'{where}: language: {key}: "{name}" names no engine: write harper:{rule or name}')
            if not rule:
                raise GlosslintError(f'{where}: language: {key}: "{name}" names no rule, as harper:AnA does')
            if engine not in engines:
                raise GlosslintError(f'{where}: language: {key}: "{name}": {engine} is not among the engines')


def open_answers(root: Path) -> Answers | None:
    """Return the answers on the texts of the glossary in ``root``; ``None`` if the user has no home folder."""
    try:
        return CacheFile("language", root, tuple[Match, ...])
    except RuntimeError:
        return None


def key_of(engine: Engine, passage: Passage) -> bytes:
    """Return the key of the engine's matches in a passage."""
    return digest(
        own_version(),  # glosslint decides how an engine is asked, and what of its answer is kept
        engine.name,
        engine.version,
        engine.key,
        passage.language,
        passage.text,
        passage.masked,
        sorted(passage.known),
        sorted(passage.plurals),
    )
