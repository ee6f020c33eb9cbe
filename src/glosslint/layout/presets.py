"""The built-in layouts, and those of a project's settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from glosslint.layout.layout import DERIVED_ROLES, FOLDER, KEY, PATH, SLUG, STEM, Layout
from glosslint.layout.link_patterns import LinkPatterns, is_below, is_shortcode
from glosslint.model import GlosslintError
from glosslint.model.options import build_table, unknown_name
from glosslint.parse.endings import kind_of
from glosslint.parse.files import unread_forms
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.page.table import REQUIRED, SectionTable, titles_of
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE_CODE
from glosslint.text.safe_regex import syntax_error

#: The fields of a layout that are roles.
ROLES = (
    *("id", "term", "expansion", "aliases", "prose", "status", "page", "replaced_by", "kind", "names", "domain"),
    *("references", "addresses", "dates"),
)
_ROLE_KEYS = frozenset(role.replace("_", "-") for role in ROLES)
_SAMPLE = "entry"
_PARTS, _SECTION, _NAMES = ("@body", "@lead", "@rest"), "@section:", "@names:"


@cache
def presets() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of all presets, as in ``presets.toml``."""
    import tomllib

    return tomllib.loads((Path(__file__).parent / "presets.toml").read_text("utf-8"))


@cache
def preset(name: str) -> Layout:
    """Return the layout of a preset; raise KeyError for an unknown name."""
    return replace(build_table(Layout, presets()[name], f"preset {name}"), name=name)


def read_layout(value: Any, where: str) -> Layout:
    """Return the layout that ``layout`` in the settings means: the name of a preset, or a table.

    Raise GlosslintError, naming the key, for an unknown preset or key, a value of the wrong type, or a table that
    contradicts itself.
    """
    if isinstance(value, str):
        return _preset(value, where)
    if not isinstance(value, dict):
        raise GlosslintError(f'{where} must be the name of a preset, such as "hugo", or a table')
    own = build_table(Layout, value, where)
    base = _preset(own.extends, f"{where}: extends") if own.extends else Layout()
    inherited = dict(presets()[own.extends]) if own.extends else {}
    if _ROLE_KEYS.intersection(value):
        inherited.pop("schema", None)  # it is about the keys of the preset, which are not those of the project
    table = {**inherited, **value}
    layout = replace(
        build_table(Layout, table, where), name=own.extends or "custom", explicit_keys=frozenset(value), where=where
    )
    if conflict := next(_conflicts(layout, base), ""):
        raise GlosslintError(f"{where}: {conflict}")
    return layout


def _preset(name: str, where: str) -> Layout:
    if name not in presets():
        raise GlosslintError(f"{where}: {unknown_name('layout', name, presets())}")
    return preset(name)


def _conflicts(layout: Layout, base: Layout) -> Iterator[str]:
    """Yield why a table cannot be used: it has no id, or its keys contradict each other."""
    yield from _conflicts_of_keys(layout, base)
    if layout.entries == "section":
        yield from _conflicts_of_sections(layout)
    elif layout.section != SectionTable():
        yield 'section requires entries = "section"'
    yield from _conflicts_of_roles(layout)
    yield from _conflicts_of_links(layout)
    for key, languages in (("language", (layout.text_language,)), ("languages", layout.languages)):
        for language in languages:
            if not LANGUAGE_CODE.fullmatch(language) and not (key == "languages" and language == ANY_LANGUAGE):
                yield f'{key}: "{language}" is not a language code such as "en" or "pt-BR"'
    for key, pattern in (("term", layout.term_pattern), ("id", layout.id_pattern)):
        if pattern and (error := syntax_error(pattern)):
            yield f'{key}-pattern: "{pattern}" {error}'
        elif pattern and not re.compile(pattern).groups:
            yield f'{key}-pattern: "{pattern}" has no group; put the {key} in ( )'
    if layout.id_pattern and layout.id in DERIVED_ROLES:
        yield f'id-pattern requires an id under a key, not id = "{layout.id}"'


def _conflicts_of_keys(layout: Layout, base: Layout) -> Iterator[str]:
    if not layout.id:
        yield f'id is missing; write id = "slug" (a key), "{STEM}", "{PATH}", "{FOLDER}", "{KEY}" or "{SLUG}"'
    for key, role in (("id", layout.id), ("term", layout.term)):
        if role == KEY and layout.entries != "map":
            yield f'{key} = "{KEY}" requires entries = "map"'
    if layout.at and layout.entries == "merged":
        yield f'at = "{layout.at}" cannot be used with entries = "merged"'
    if layout.language_key and layout.entries != "merged":
        yield f'language-key = "{layout.language_key}" requires entries = "merged"'
    if layout.columns and layout.entries != "list":
        yield 'columns requires entries = "list"'
    for name, number in Counter(filter(None, layout.columns)).items():
        if number > 1:
            yield f'columns: two columns are called "{name}"; give one of them another name'
    if layout.core and layout.core not in layout.prose:
        yield f"core: {unknown_name('prose field', layout.core, layout.prose)}"
    for field in layout.limits:
        if field not in layout.prose and field not in base.prose:
            yield f"limits: {unknown_name('prose field', field, layout.prose)}"


def _conflicts_of_sections(layout: Layout) -> Iterator[str]:
    if layout.more_names:
        yield 'more-names is a key of the table section where entries = "section"'
    for key, role in (("id", layout.id), ("term", layout.term)):
        if role.startswith("@") and role != SLUG:
            yield f'{key} = "{role}" cannot be used with entries = "section"'
    for level in layout.section.levels:
        if not 1 <= level <= 6:
            yield f"section: levels: {level} is not a level of headings; these are 1 to 6"
    if "table" in layout.section.forms and not all(titles_of(layout.section.columns, key) for key in REQUIRED):
        example = 'columns = { term = "Term", definition = "Meaning" }'
        yield f"section: columns must name those of the term and the definition, such as {example}"


def _conflicts_of_roles(layout: Layout) -> Iterator[str]:
    """Yield the paths with an empty step or an unknown pseudo-key."""
    for key in ("language_key", "redirects", *ROLES, *(("at",) if layout.entries != "section" else ())):
        places = {"id": DERIVED_ROLES, "at": (), "term": (KEY, *_PARTS)}.get(key, _PARTS)
        opening = _NAMES if key in ("aliases", "references") else _SECTION
        for path in layout.role_paths(key):
            if path.startswith("@"):
                if path not in places and not (_PARTS[0] in places and path.startswith((_SECTION, opening))):
                    yield f"{key.replace('_', '-')}: {unknown_name('place', path, places)}"
            elif "" in path.split("."):
                yield f'{key.replace("_", "-")}: "{path}" has an empty step; write keys joined by single dots'


def _conflicts_of_links(layout: Layout) -> Iterator[str]:
    for site in layout.site:
        if not re.match(r"(?:https?:)?//[^/]", site):
            yield f'site: "{site}" is not an address; it must begin with https://'
    for pattern in layout.links:
        if not {"{id}", "{text}"} & {*re.findall(r"\{\w+\}", pattern)}:
            yield f'links: "{pattern}" has no {{id}}, the placeholder of the id, nor {{text}} for a name'
        for placeholder in ("{id}", "{text}"):
            if pattern.count(placeholder) > 1:
                yield f'links: "{pattern}" has more than one {placeholder}'
        if reason := _never_matches(pattern, layout):
            yield f'links: "{pattern}" can never match: {reason}'


def _never_matches(pattern: str, layout: Layout) -> str:
    """Return why no link can have the form of a pattern; an empty string if one can."""
    sample = pattern.replace("{id}", _SAMPLE).replace("{text}", _SAMPLE)
    patterns = LinkPatterns((pattern,), layout.site, where=layout.where)
    if is_shortcode(pattern):
        return "" if any(patterns.shortcodes(f"{sample}\n")) else "it is not a complete shortcode"
    if not patterns.forms:  # the words of a link are the name
        return ""
    if "[" in pattern or "]" in pattern or "{text}" in pattern:
        return 'it is more than the destination of a link; write that alone, such as "/terms/{id}/"'
    if not any(link.target == sample for link in markdown.parse(f"[text]({sample})").links):
        return "it cannot be the destination of a Markdown link"
    if patterns.target(sample) is None:
        start = next((one for one in layout.site if is_below(pattern, one)), "")
        return f'"site" removes "{start}" first' if start else "no id can be where {id} is"
    return ""


def refuse_missing_forms(layout: Layout, patterns: tuple[str, ...], where: str) -> None:
    """Raise GlosslintError for a form of entries that is read in no file of ``patterns``, for a pattern whose files can
    have none of the forms, and for names of columns without a table."""
    if layout.columns and patterns and not any(kind_of(pattern) == "csv" for pattern in patterns):
        raise GlosslintError(f"{where}: columns is for CSV and TSV, and {', '.join(patterns)} is of another format")
    forms = layout.section.forms if layout.entries == "section" and patterns else ()
    for form in forms:
        if all(unread_forms(pattern, (form,)) for pattern in patterns):
            raise GlosslintError(f'{where}: section: form: "{form}" is not read in {", ".join(patterns)}')
    for pattern in patterns if forms else ():
        if unread_forms(pattern, forms) == forms:
            shown = ", ".join(f'"{form}"' for form in forms)
            raise GlosslintError(
                f"{where}: section: form: {shown} {'is' if len(forms) == 1 else 'are'} not read in {pattern}"
            )
