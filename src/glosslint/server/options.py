"""The user's options for the server: initialization options, or the section ``glosslint`` of the editor's settings.

None of it comes from the project, and none of it can make the server run or contact anything.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal


@dataclass(frozen=True)
class Options:
    """``run``: whether to check while typing or when a file is saved. ``pull``: whether the client asks for diagnostics
    of open files. ``language``: whether to ask language engines. ``delay``: milliseconds of rest before the whole
    glossary is checked. ``lenses``, ``hints``: whether to show code lenses and inlay hints. ``commands``: whether
    the client has the commands of our own extension."""

    run: Literal["type", "save"] = "type"
    pull: bool = False
    language: bool = True
    delay: int = 200
    lenses: bool = True
    hints: bool = True
    commands: bool = False

    @property
    def rest(self) -> float:
        """The pause before the whole glossary is checked, in seconds."""
        return min(max(self.delay, 0), 10_000) / 1000


def read_options(given: Any, known: Options = Options()) -> tuple[Options, list[str]]:
    """Return the options in what a client sent, and a message for each value that cannot be used."""
    values: dict[str, Any] = {}
    messages = []
    own = given if isinstance(given, dict) else {}
    for field in fields(Options):
        default = getattr(known, field.name)
        value = own.get(field.name, default)
        if type(value) is not type(default) or (field.name == "run" and value not in ("type", "save")):
            expected = '"type" or "save"' if field.name == "run" else type(default).__name__
            messages.append(f"glosslint.{field.name}: {value!r} is not {expected}; {default!r} is used")
        elif value != default:
            values[field.name] = value
    return replace(known, **values), messages
