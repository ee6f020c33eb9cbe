"""The baseline: what was wrong before glosslint came, and rests until somebody touches it.

A file of JSON, one problem a line, in a fixed order, so that git merges it well. It holds no line numbers: a problem is
known by its rule, entry, field and words, with blanks evened out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import Verdict, gather, without
from glosslint.model import Finding, GlosslintError, Part
from glosslint.model.report import Line

VERSION = 1
_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'"([^"]*)"')


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


@dataclass(frozen=True)
class Split:
    """``new`` is what the baseline does not know. What rests is told as findings, one a defect, and as lines of the
    baseline, one a place."""

    new: tuple[Verdict, ...]
    resting: tuple[Finding, ...] = ()
    lines: tuple[Line, ...] = ()


def split(verdicts: Sequence[Verdict], baseline: Baseline | None, locator: Locator, unread: Collection[str]) -> Split:
    """Tell what is new. Each line of the baseline lets one problem rest, whether it has a cause or is one: a new
    reference to an entry that is long gone is new. Nothing rests in the files ``unread``: nothing is known of them."""
    if baseline is None:
        return Split(tuple(verdicts))
    left = Counter(line.fingerprint for line in baseline.lines)
    found: dict[Verdict, Line] = {}
    for verdict in verdicts:
        if verdict.problem.place.file not in unread:
            line = _line_of(verdict, locator)
            if baseline.all or left[line.fingerprint]:
                left[line.fingerprint] -= 1
                found[verdict] = line
    resting = tuple(locator.finding(verdict) for verdict in gather(found))
    return Split(tuple(without(verdicts, found)), resting, tuple(found.values()))


def _line_of(verdict: Verdict, locator: Locator) -> Line:
    finding = locator.finding(verdict)
    text = _BLANKS.sub(" ", locator.text(verdict.problem.place)).strip()
    told = text
    if verdict.problem.place.part is Part.HEAD:  # what is wrong there is not the words, but what is missing
        told += "\0".join(_QUOTED.findall(verdict.problem.message))
    known = f"{finding.fingerprint}\0{told}".encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(known).hexdigest()[:16]
    entry = finding.entry or finding.location.path
    return Line(finding.rule, entry, finding.field or "", text, finding.message, digest)
