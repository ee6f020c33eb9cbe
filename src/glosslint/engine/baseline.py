"""The baseline: findings recorded earlier, which are not reported until their text changes.

A file of JSON, one problem a line, in a fixed order, so that git merges it well. It holds no line numbers: a problem is
known by its rule, entry, field and text, with single spaces.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from glosslint.engine.locate import Locator, digest
from glosslint.engine.verdicts import Verdict, Verdicts, merge_by_cause, remove_verdicts
from glosslint.model import GlosslintError, Part
from glosslint.model.frozen import dataclass
from glosslint.model.report import BaselineEntry
from glosslint.text.messages import shorten_quotations
from glosslint.util.project_files import read_file, reason
from glosslint.util.regexes import lazy_pattern

VERSION = 1
_FINGERPRINT = lazy_pattern(r"[0-9a-f]{16}")
_QUOTED = lazy_pattern(r'"([^"]*)"')


@dataclass(frozen=True)
class Baseline:
    """The fingerprints of the recorded problems; with ``all``, everything counts as recorded."""

    fingerprints: tuple[str, ...] = ()
    all: bool = False


def read_baseline(file: Path, name: str, top: Path | None) -> Baseline | None:
    """Return the baseline in ``file``, which messages call ``name``; ``None`` when there is no such file.

    The file must be in the folder ``top``, or without that, may be anywhere. Raise GlosslintError for one that is
    damaged, that a newer glosslint wrote, or that cannot be read.
    """
    try:
        data = read_file(file, top)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GlosslintError(f"{name}: the baseline cannot be read: {reason(error)}") from error
    try:
        return Baseline(tuple(_parse_fingerprints(json.loads(data.decode()), name)))
    except json.JSONDecodeError as error:
        marker = " (an unresolved merge conflict?)" if b"<<<<<<<" in data else ""
        damage = f"line {error.lineno}: invalid JSON{marker}"
    except (UnicodeDecodeError, RecursionError):
        damage = "invalid JSON in UTF-8"
    except ValueError as error:
        damage = str(error)
    raise GlosslintError(f"{name}: damaged baseline: {damage}; correct it, or write a new one: glosslint baseline")


def _parse_fingerprints(data: Any, name: str) -> list[str]:
    """Return the fingerprints that a baseline holds. Raise ValueError for other data; its message names the error."""
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise ValueError('expected a mapping with a list "findings"')
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise GlosslintError(f"{name}: written by a newer version of glosslint (format {version}); update glosslint")
    if version != VERSION:
        raise ValueError(f'"version" must be {VERSION}, not {json.dumps(version)}')
    return [_parse_fingerprint(item, number) for number, item in enumerate(data["findings"], 1)]


def _parse_fingerprint(item: Any, number: int) -> str:
    if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
        raise ValueError(f"finding {number} is not a mapping of strings")
    unknown = sorted(item.keys() - set(BaselineEntry._fields))
    if unknown:
        raise ValueError(f'finding {number} has the unknown key "{unknown[0]}"')
    fingerprint = item.get("fingerprint")
    if fingerprint is None or not _FINGERPRINT.fullmatch(fingerprint):
        raise ValueError(f'finding {number} has no "fingerprint" of 16 hex digits')
    return str(fingerprint)


def encode_baseline(entries: Iterable[BaselineEntry]) -> bytes:
    """Return the file that holds these entries: sorted, one a line."""
    ordered = sorted(entries, key=lambda entry: (entry.entry, entry.field, entry.rule, entry.text, entry.fingerprint))
    rows = ",\n".join(json.dumps(entry.shown(), ensure_ascii=False) for entry in ordered)
    head = f'{{"version": {VERSION}, "findings": ['
    return f"{head}\n{rows}\n]}}\n".encode(errors="replace") if rows else f"{head}]}}\n".encode()


def apply_baseline(
    verdicts: Verdicts, baseline: Baseline | None, locator: Locator, unreadable: Collection[str]
) -> Verdicts:
    """Return the verdicts without those that the baseline records.

    Each entry of the baseline covers one problem, also one that has a cause or is one: a new reference to an entry that
    was removed long ago is new. What keeps ``unreadable`` files from being read is not baselined, since the rest of
    them is unknown, nor are problems of the ``whole`` glossary, which say that other things are not checked.
    """
    if baseline is None:
        return verdicts
    left = Counter(baseline.fingerprints)
    baselined: dict[Verdict, BaselineEntry] = {}
    for verdict in verdicts.active:
        hides_others = verdict.rule.always and verdict.problem.place.file in unreadable
        if not hides_others and not verdict.problem.whole:
            entry = _make_entry(verdict, locator)
            if baseline.all or left[entry.fingerprint]:
                left[entry.fingerprint] -= 1
                baselined[verdict] = entry
    return replace(
        verdicts,
        active=tuple(remove_verdicts(verdicts.active, baselined)),
        baselined=tuple(merge_by_cause(baselined)),
        baseline_entries=tuple(baselined.values()),
    )


def _make_entry(verdict: Verdict, locator: Locator) -> BaselineEntry:
    problem = verdict.problem
    identity = locator.identity(verdict.rule.name, problem)
    text = identity.text
    if problem.place.part is Part.HEAD:  # what is wrong there is not the text, but what is missing
        text += "\0".join(_QUOTED.findall(problem.message))
    fingerprint = digest(identity.fingerprint, text)
    message = shorten_quotations(problem.message)
    return BaselineEntry(identity.rule, identity.owner, identity.field, identity.text, message, fingerprint)
