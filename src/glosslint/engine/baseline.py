"""The baseline: what was wrong before glosslint came, and rests until somebody touches it.

A file of JSON, one problem a line, in a fixed order, so that git merges it well. It holds no line numbers: a problem is
known by its rule, entry, field and words, with blanks evened out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from glosslint.model import GlosslintError

VERSION = 1
_TOLD = 80  # characters of a text that a line shows


class Line(NamedTuple):
    """One problem. It is known by ``fingerprint`` (16 hex digits); the rest is for people. ``entry`` is an id, or the
    path of a file for what concerns no entry."""

    rule: str
    entry: str
    field: str
    text: str
    message: str
    fingerprint: str

    def shown(self) -> dict[str, str]:
        """The line as it is written: what is empty is left out."""
        text = self.text if len(self.text) <= _TOLD else f"{self.text[: _TOLD - 1]}…"
        return {key: value for key, value in self._replace(text=text)._asdict().items() if value}


@dataclass(frozen=True)
class Baseline:
    """The problems that rest; with ``all``, whatever is found does."""

    lines: tuple[Line, ...] = ()
    all: bool = False


def read(file: Path, name: str) -> Baseline | None:
    """The baseline in ``file``, which messages call ``name``; ``None`` when there is no such file.

    Raises GlosslintError for one that is damaged or cannot be read.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GlosslintError(
            f"{name}: the baseline cannot be read: {(error.strerror or str(error)).lower()}"
        ) from error
    try:
        return Baseline(tuple(_lines(json.loads(data.decode("utf-8")))))
    except _DamagedError as error:
        reason = str(error)
    except json.JSONDecodeError as error:
        marker = " (a conflict of a merge?)" if b"<<<<<<<" in data else ""
        reason = f"line {error.lineno}: not valid JSON{marker}"
    except (UnicodeDecodeError, RecursionError):
        reason = "not valid JSON in UTF-8"
    raise GlosslintError(f"{name}: damaged baseline: {reason}; mend it, or write it anew: glosslint baseline")


class _DamagedError(Exception):
    """Says what is wrong with the data."""


def _lines(data: Any) -> list[Line]:
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise _DamagedError('it must be a map with a list "findings"')
    if data.get("version") != VERSION:
        raise _DamagedError(f'its "version" must be {VERSION}, not {json.dumps(data.get("version"))}')
    return [_line(item, number) for number, item in enumerate(data["findings"], 1)]


def _line(item: Any, number: int) -> Line:
    if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
        raise _DamagedError(f"finding {number} is not a map of texts")
    unknown = sorted(item.keys() - set(Line._fields))
    if unknown:
        raise _DamagedError(f'finding {number} has the unknown key "{unknown[0]}"')
    print_ = item.get("fingerprint", "")
    if len(print_) != 16 or set(print_) - set("0123456789abcdef"):
        raise _DamagedError(f'finding {number} has no "fingerprint" of 16 hex digits')
    return Line(**{field: item.get(field, "") for field in Line._fields})


def written(lines: Iterable[Line]) -> bytes:
    """The file that holds these lines: sorted, one each."""
    ordered = sorted(lines, key=lambda line: (line.entry, line.field, line.rule, line.text, line.fingerprint))
    rows = ",\n".join(json.dumps(line.shown(), ensure_ascii=False) for line in ordered)
    head = f'{{"version": {VERSION}, "findings": ['
    return f"{head}\n{rows}\n]}}\n".encode("utf-8", "replace") if rows else f"{head}]}}\n".encode()
