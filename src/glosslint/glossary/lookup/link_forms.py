"""Destinations of links that the layout does not read → the forms that a layout could list for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from glosslint.util.regexes import lazy_pattern

URL = lazy_pattern(r"[a-z][a-z0-9+.-]{0,63}://|mailto:|www\.", re.IGNORECASE)
_LAST_PART = lazy_pattern(r"(?P<before>#|(?:\S*[/#])?)(?P<id>[^\s/#?.]+)(?P<after>/?|\.\w+)")
_LAST_FOLDER = lazy_pattern(r"(?<![^/])[^\s/#?.{}]+/\{id\}")


def forms_and_ids(destination: str, depths: Collection[int]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a destination on the same site with ``{id}`` in it, and what is there: the last part of the
    path, or as many parts as the ids of the glossary have (``depths``)."""
    match = None if URL.match(destination) else _LAST_PART.fullmatch(destination)
    if match is None:
        return
    before, name = match["before"], match["id"]
    for depth in range(1, max(depths, default=1) + 1):
        if depth in depths:
            yield f"{before}{{id}}{match['after']}", unquote(name)
        start = max(before.rfind("/", 0, -1), before.rfind("#")) + 1
        step = before[start:-1]
        if not before.endswith("/") or step in ("", ".", ".."):
            return
        before, name = before[:start], f"{step}/{name}"


def by_folder(forms: Iterable[str]) -> list[list[str]]:
    """Return the forms in groups that differ in the last folder before the id only: /terms/a/{id}/, /terms/b/{id}/."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        groups[_LAST_FOLDER.sub("*/{id}", form)].append(form)
    return list(groups.values())
