"""What was recognised → the lines that say so, and the text of the settings file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from glosslint.detect.containers import Group
from glosslint.detect.keys import languages
from glosslint.detect.layout import Fit
from glosslint.layout.layout import KEY, PATH, SLUG, STEM

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_IDS = {
    STEM: "ids are the names of the files",
    PATH: "ids are the paths of the files",
    KEY: "ids are the keys",
    SLUG: "ids are the terms as anchors spell them",
}
_PARTS = {"@lead": "the page", "@rest": "", "@body": "the page"}
_CONTAINERS = {
    "list": "in a list",
    "map": "in a map",
    "documents": "in YAML documents, several a file",
    "merged": "each a file of several YAML documents",
}


class Files(NamedTuple):
    """Which files are entries: the patterns, what is excluded (``None``: the usual), and what that leaves out."""

    patterns: tuple[str, ...] = ()
    exclude: tuple[str, ...] | None = None
    left_out: tuple[str, ...] = ()


def saw(group: Group, fit: Fit, files: Files, schema: Mapping[str, str], complete: bool) -> Iterator[str]:
    """What was seen, in a few plain lines."""
    more = "" if complete else ", as far as this large folder was looked through"
    yield f"{_count(len(fit.entries), 'entry', 'entries')} {_container(group)}, in {', '.join(files.patterns)}{more}"
    yield _keys(group, fit)
    yield f"{_links(fit)}{_references(fit)}"
    if schema:
        key, path = next(iter(schema.items()))
        yield f"{path} is the schema of {'a whole file' if key == 'file-schema' else 'an entry'}"
    if files.left_out:
        yield f"left out, as no entries: {_some(files.left_out, 4)}"
    yield _verdict(fit)


def _verdict(fit: Fit) -> str:
    if fit.preset:
        return f'that is the layout "{fit.preset}"'
    if "extends" in fit.table:
        return f'that is the layout "{fit.table["extends"]}" but for what the settings add'
    return "no preset fits, so the settings hold a layout of their own"


def _container(group: Group) -> str:
    if group.shape.entries == "file":
        return "in Markdown pages, one a page" if group.shape.page else "in data files, one a file"
    kind = "JSON" if group.paths[0].endswith(".json") else "YAML"
    where = f' under "{group.shape.at}"' if group.shape.at else ""
    return _CONTAINERS[group.shape.entries].replace("in a ", f"in a {kind} ") + where


def _keys(group: Group, fit: Fit) -> str:
    layout = fit.layout
    parts = [_IDS.get(layout.id) or f'ids in "{_shown(layout.id)}"']
    parts += ["the keys are the terms"] if fit.term == KEY else [f'terms in "{_shown(fit.term)}"'] if fit.term else []
    values = all(role == "definition" for role in fit.prose) and not any("definition" in k for k in group.usual_keys)
    prose = [_PARTS.get(role, f'"{_shown(role)}"') for role in fit.prose]
    if group.shape.entries == "map" and values:
        prose = ["the values"]
    parts += [f"text in {' and '.join(dict.fromkeys(filter(None, prose)))}"] if any(prose) else []
    many = languages(group.nodes) if "*" in fit.term.split(".") else 0
    return "; ".join(parts) + (f", in {many} languages" if many > 1 else "")


def _shown(role: str) -> str:
    """A role as the name of its key."""
    return ".".join(step for step in role.split(".") if step != "*" and not step.isdecimal())


def _links(fit: Fit) -> str:
    links = fit.links
    if not links.patterns:
        return "no links between entries"
    forms = [pattern.replace("{text}", "text").replace("{id}", "id") for pattern in links.patterns[:3]]
    known = "all" if links.known == links.seen else f"{links.known:,}"
    return f"links look like {' or '.join(forms)} ({known} of {links.seen:,} lead to entries)"


def _references(fit: Fit) -> str:
    found = fit.references
    if not found.roles:
        return ""
    keys = ", ".join(f'"{_shown(role)}"' for role in found.roles)
    by = {"id": "ids", "name": "terms"}.get(found.resolve, "ids or terms")
    known = "all" if found.known == found.seen else f"{found.known:,}"
    held = (
        f"; {keys} {'holds' if len(found.roles) == 1 else 'hold'} {by} of entries ({known} of {found.seen:,} are there)"
    )
    return held + ("; open = true lets the others pass" if fit.table.get("open") else "")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _some(names: Sequence[str], most: int) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def settings(fit: Fit, files: Files, schema: Mapping[str, str]) -> str:
    """The text of ``glosslint.toml``."""
    lines = ["# Written by “glosslint init” from what it found here. “glosslint config” shows what is in effect."]
    lines.append(f"files = {_toml(list(files.patterns))}")
    if files.exclude is not None:
        lines.append(f"exclude = {_toml(list(files.exclude))}")
    lines += [f"{key} = {_toml(path)}" for key, path in schema.items()]
    if fit.preset:
        lines.append(f"layout = {_toml(fit.preset)}")
    else:
        lines += ["", "[layout]", *(f"{key} = {_toml(value)}{_remark(key, fit)}" for key, value in fit.table.items())]
    return "\n".join(lines) + "\n"


def _remark(key: str, fit: Fit) -> str:
    """What is to be said of a guess beside it."""
    found = fit.references
    if key == "open":
        unknown = found.seen - found.known
        return f"  # {unknown} of {found.seen} references name no entry; without this line they are reported"
    if key == "resolve":
        return f"  # {found.known} of {found.seen} references are found so"
    return ""


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        pairs = (f"{key if _BARE.fullmatch(key) else _toml(key)} = {_toml(item)}" for key, item in value.items())
        inner = ", ".join(pairs)
        return f"{{ {inner} }}" if inner else "{}"
    return f"[{', '.join(map(_toml, value))}]"
