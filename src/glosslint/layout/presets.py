"""The layouts that come with glosslint, and those of a project's own settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from glosslint.layout.layout import DERIVED_ROLES, KEY, PATH, SLUG, STEM, Layout
from glosslint.model import GlosslintError
from glosslint.model.options import build_table, unknown_name
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE_CODE

#: The fields of a layout that are roles.
ROLES = ("id", "term", "expansion", "aliases", "prose", "status", "page", "replaced_by", "domain", "references")
_ROLE_KEYS = frozenset(role.replace("_", "-") for role in ROLES)
_PARTS, _SECTION = ("@body", "@lead", "@rest"), "@section:"


@cache
def presets() -> Mapping[str, Mapping[str, Any]]:
    """The table of every preset, as it stands in ``presets.toml``."""
    import tomllib

    return tomllib.loads((Path(__file__).parent / "presets.toml").read_text("utf-8"))


def preset(name: str) -> Layout:
    """The layout of a preset; raises KeyError for an unknown name."""
    return replace(build_table(Layout, presets()[name], f"preset {name}"), name=name)


def read_layout(value: Any, where: str) -> Layout:
    """The layout that the settings' ``layout`` means: the name of a preset, or a table.

    Raises GlosslintError that names the key for an unknown preset or key, a value of the wrong kind, and for tables
    that cannot work.
    """
    if isinstance(value, str):
        return _known(value, where)
    if not isinstance(value, dict):
        raise GlosslintError(f'{where} must be the name of a preset, such as "hugo", or a table')
    stated = build_table(Layout, value, where)
    base = _known(stated.extends, f"{where}: extends") if stated.extends else Layout()
    inherited = dict(presets()[stated.extends]) if stated.extends else {}
    if _ROLE_KEYS.intersection(value):
        inherited.pop("schema", None)  # it judges the keys of the preset, which are not those of the project
    table = {**inherited, **value}
    layout = replace(build_table(Layout, table, where), name=stated.extends or "custom", explicit_keys=frozenset(value))
    _check(layout, base, where)
    return layout


def _known(name: str, where: str) -> Layout:
    if name not in presets():
        raise GlosslintError(f"{where}: {unknown_name('layout', name, presets())}")
    return preset(name)


def _check(layout: Layout, base: Layout, where: str) -> None:
    """What a table must say to find entries, and what contradicts itself."""
    if not layout.id:
        raise GlosslintError(f'{where}: says no id; write id = "slug" (a key), "{STEM}", "{PATH}", "{KEY}" or "{SLUG}"')
    if layout.id == KEY and layout.entries != "map":
        raise GlosslintError(f'{where}: id = "{KEY}" needs entries = "map"')
    if layout.term == KEY and layout.entries != "map":
        raise GlosslintError(f'{where}: term = "{KEY}" needs entries = "map"')
    if layout.at and layout.entries == "merged":
        raise GlosslintError(f'{where}: at = "{layout.at}" cannot be used with entries = "merged"')
    if layout.language_key and layout.entries != "merged":
        raise GlosslintError(f'{where}: language-key = "{layout.language_key}" needs entries = "merged"')
    if layout.core and layout.core not in layout.prose:
        raise GlosslintError(f"{where}: core: {unknown_name('field of prose', layout.core, layout.prose)}")
    for field in layout.limits:
        if field not in layout.prose and field not in base.prose:
            raise GlosslintError(f"{where}: limits: {unknown_name('field of prose', field, layout.prose)}")
    _check_roles(layout, where)
    _check_links(layout, where)
    _check_languages(layout, where)
    _check_pattern(layout.term_pattern, where)


def _check_roles(layout: Layout, where: str) -> None:
    for key in ("at", "language_key", *ROLES):
        value = getattr(layout, key)
        if isinstance(value, str):
            paths = (value,) if value else ()
        else:
            paths = tuple(value.values()) if isinstance(value, Mapping) else value
        for path in paths:
            _check_role(path, key, f"{where}: {key.replace('_', '-')}")


def _check_role(path: str, key: str, where: str) -> None:
    """A path has no empty step; what begins with an @ is a part of the file's name or of the page."""
    if path.startswith("@"):
        known = {"id": DERIVED_ROLES, "at": (), "term": (KEY, *_PARTS)}.get(key, _PARTS)
        if path not in known and not (_PARTS[0] in known and path.startswith(_SECTION)):
            raise GlosslintError(f"{where}: {unknown_name('place', path, known)}")
    elif "" in path.split("."):
        raise GlosslintError(f'{where}: "{path}" has an empty step; write keys joined by single dots')


def _check_links(layout: Layout, where: str) -> None:
    for pattern in layout.links:
        if "{id}" not in pattern:
            raise GlosslintError(f'{where}: links: "{pattern}" has no {{id}}, which stands for the id')
        if pattern.count("{id}") > 1:
            raise GlosslintError(f'{where}: links: "{pattern}" has more than one {{id}}')
    for site in layout.site:
        if not re.match(r"(?:https?:)?//[^/]", site):
            raise GlosslintError(f'{where}: site: "{site}" is no address; it begins with https://')


def _check_languages(layout: Layout, where: str) -> None:
    for key, languages in (("language", (layout.language,)), ("languages", layout.languages)):
        for language in languages:
            if not LANGUAGE_CODE.fullmatch(language) and not (key == "languages" and language == ANY_LANGUAGE):
                raise GlosslintError(f'{where}: {key}: "{language}" is no code of a language, such as "en" or "pt-BR"')


def _check_pattern(pattern: str, where: str) -> None:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise GlosslintError(f"{where}: term-pattern: not a regular expression: {error}") from error
    if pattern and not groups:
        raise GlosslintError(f'{where}: term-pattern: "{pattern}" has no group; put the term into ( )')
