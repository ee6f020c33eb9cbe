"""The patterns of slips that ``patterns.txt`` lists, which says how they are written."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

FILE = Path(__file__).with_name("patterns.txt")
#: The level of a family of patterns; those that are off can be enabled by name.
Level = Literal["warning", "info", "off"]
_SECTION = re.compile(r"\[(?P<family>[^]:]+)(?:: (?P<level>\w+))?\]")


class Pattern(NamedTuple):
    """A slip: how it is found, what is said of it, what is written instead (``None``: nothing is known), and a text
    that has it at ⟦marks⟧, and one that does not."""

    name: str
    level: Level
    message: str
    find: str
    write: str | None
    wrong: str
    right: str


class Table(NamedTuple):
    """The classes of words by their names, and the patterns by theirs, in the order of the file."""

    classes: Mapping[str, str]
    patterns: Mapping[str, Pattern]


@cache
def table() -> Table:
    """Return what the file lists."""
    lines = [line for line in FILE.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    classes: dict[str, str] = {}
    patterns: dict[str, Pattern] = {}
    family = ""
    level: Level = "off"
    for block in re.split(r"\n(?! )", "\n".join(lines)):  # a line that is not indented, and the indented ones below
        first, *rest = map(str.strip, block.split("\n"))
        section = _SECTION.fullmatch(first)
        if section is not None:
            family, level = section["family"], cast(Level, section["level"])
        elif family == "classes":
            name, written = first.split(maxsplit=1)
            classes[name] = "".join([written, *rest])
        else:
            name, message = first.split(": ", 1)
            fields = dict(line.split(maxsplit=1) for line in rest)
            wrong, right = fields["wrong"], fields["right"]
            patterns[name] = Pattern(name, level, message, fields["find"], fields.get("write"), wrong, right)
    return Table(classes, patterns)


@cache
def checksum() -> int:
    """Return a number that changes with the file."""
    return zlib.crc32(FILE.read_bytes())
