"""The layouts that come with glosslint, and those of a project's own settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from glosslint.layout import KEY, PATH, STEM, Layout
from glosslint.model import GlosslintError
from glosslint.options import build, unknown

_ROLES = frozenset(("id", "term", "expansion", "aliases", "prose", "status", "page", "replaced-by", "references"))


@cache
def presets() -> Mapping[str, Mapping[str, Any]]:
    """The table of every preset, as it stands in ``presets.toml``."""
    import tomllib

    return tomllib.loads((Path(__file__).parent / "presets.toml").read_text("utf-8"))


def preset(name: str) -> Layout:
    """The layout of a preset; raises KeyError for an unknown name."""
    return replace(build(Layout, presets()[name], f"preset {name}"), name=name)


def read_layout(value: Any, where: str) -> Layout:
    """The layout that the settings' ``layout`` means: the name of a preset, or a table.

    Raises GlosslintError that names the key for an unknown preset or key, a value of the wrong kind, and for tables
    that cannot work.
    """
    if isinstance(value, str):
        return _known(value, where)
    if not isinstance(value, dict):
        raise GlosslintError(f'{where} must be the name of a preset, such as "hugo", or a table')
    stated = build(Layout, value, where)
    base = _known(stated.extends, f"{where}: extends") if stated.extends else Layout()
    inherited = dict(presets()[stated.extends]) if stated.extends else {}
    if _ROLES.intersection(value):
        inherited.pop("schema", None)  # it judges the keys of the preset, which are not those of the project
    table = {**inherited, **value}
    layout = replace(build(Layout, table, where), name=stated.extends or "custom", stated=frozenset(value))
    _check(layout, base, where)
    return layout


def _known(name: str, where: str) -> Layout:
    if name not in presets():
        raise GlosslintError(f"{where}: {unknown('layout', name, presets())}")
    return preset(name)


def _check(layout: Layout, base: Layout, where: str) -> None:
    """What a table must say to find entries, and what contradicts itself."""
    if not layout.id:
        raise GlosslintError(f'{where}: says no id; write id = "slug" (a key), "{STEM}", "{PATH}" or "{KEY}"')
    if layout.id == KEY and layout.entries != "map":
        raise GlosslintError(f'{where}: id = "{KEY}" needs entries = "map"')
    if layout.at and layout.entries == "merged":
        raise GlosslintError(f'{where}: at = "{layout.at}" cannot be used with entries = "merged"')
    if layout.core and layout.core not in layout.prose:
        raise GlosslintError(f"{where}: core: {unknown('field of prose', layout.core, layout.prose)}")
    for field in layout.limits:
        if field not in layout.prose and field not in base.prose:
            raise GlosslintError(f"{where}: limits: {unknown('field of prose', field, layout.prose)}")
    for pattern in layout.links:
        if "{id}" not in pattern:
            raise GlosslintError(f'{where}: links: "{pattern}" has no {{id}}, which stands for the id')
    try:
        re.compile(layout.term_pattern)
    except re.error as error:
        raise GlosslintError(f"{where}: term-pattern: not a regular expression: {error}") from error
