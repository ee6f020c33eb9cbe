"""Roles as messages show them: keys in quotation marks, and the sections of pages by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glosslint.detect.keys.headings.words import field_of
from glosslint.detect.keys.names import normal
from glosslint.parse.markdown.page import NAMES, SECTION
from glosslint.text.messages import joined

_PARTS = {"@lead": "the page", "@rest": "", "@body": "the page"}


def shown(role: str) -> str:
    """Return a role without languages and numbers; of the section of a page, its title."""
    if role.startswith((NAMES, SECTION)):
        return role.partition(":")[2]
    return ".".join(step for step in role.split(".") if step != "*" and not step.isdecimal())


def quoted(role: str) -> str:
    """Return a role in quotation marks, also with the word for it: ``the section "See also"``."""
    return f'{"the section " if role.startswith((NAMES, SECTION)) else ""}"{shown(role)}"'


def name_of(role: str) -> str:
    """Return the name in messages of the texts with a role: that of a section of a page, or else the last key."""
    return field_of(shown(role)) if role.startswith(SECTION) else normal(re.split(r"[.:]", shown(role))[-1])


def places(roles: Iterable[str]) -> list[str]:
    """Return where the texts of several roles are, each once: the page, keys, and the sections together."""
    every = list(dict.fromkeys(roles))
    sections = [f'"{shown(role)}"' for role in every if role.startswith((NAMES, SECTION))]
    others = (_PARTS.get(role, quoted(role)) for role in every if not role.startswith((NAMES, SECTION)))
    found = list(dict.fromkeys(filter(None, others)))
    if sections:
        found.append(f"the section{'s' if len(sections) > 1 else ''} {joined(sections)}")
    return found
