"""Add a key to a settings file. No other line changes."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from glosslint.settings.file import PYPROJECT


def with_key(text: str, file: str, table: str, key: str, value: str) -> str | None:
    """Return the text of the settings file named ``file`` with ``key = "value"`` in its ``table``.

    It is ``None`` if no line can be added to the table, as in ``language = { … }``, or if it has the key already.
    """
    header = ("tool.glosslint." if file == PYPROJECT else "") + table
    end = "\r\n" if "\r\n" in text else "\n"
    line = f'{key} = "{value}"{end}'
    place = re.search(rf"^[ \t]*\[[ \t]*{re.escape(header)}[ \t]*\][ \t]*(?:#[^\n]*)?(?:\n|\Z)", text, re.MULTILINE)
    if place is not None:
        above = text[: place.end()]
        new = f"{above}{'' if above.endswith(end) else end}{line}{text[place.end() :]}"
    else:
        above = text if not text or text.endswith("\n") else text + end
        new = f"{above}{end if above else ''}[{header}]{end}{line}"
    return new if _adds_only(text, new, header, key, value) else None


def _adds_only(text: str, new: str, header: str, key: str, value: str) -> bool:
    """Return whether the new text holds the old data and the key, and nothing else."""
    expected: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    table = expected
    for part in header.split("."):
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            return False
    if key in table:
        return False
    table[key] = value
    try:
        return tomllib.loads(new.removeprefix("\ufeff")) == expected
    except tomllib.TOMLDecodeError:
        return False
