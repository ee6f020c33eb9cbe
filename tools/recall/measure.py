"""Checks texts with planted slips, and counts which are found."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from glosslint.cli.commands.init import write_settings
from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding, Location
from glosslint.settings.settings import load
from tools.recall.glossaries import FILE, PlantedInGlossary, clean_glossaries
from tools.recall.kinds import KINDS
from tools.recall.plant import Planted

_NEAR = 2  # characters beside a slip that belong to it
_COLUMN = len('{"definition": "')


class Found(NamedTuple):
    """A planted slip, and the level of the finding on it; empty if there is none. ``rule`` is the engine's own, or
    that of glosslint; ``other`` is the rule of another finding on it, if none of a fitting rule is."""

    planted: Planted | PlantedInGlossary
    level: str
    rule: str
    other: str = ""


def find(planted: Sequence[Planted]) -> list[Found]:
    """Return what a check says of each slip: the most severe finding that covers it, and is not in the clean text."""
    texts = list(dict.fromkeys(text for one in planted for text in (one.text, one.clean)))
    rules = sorted({rule for one in planted for rule in one.kind.rules})
    by_text = dict(zip(texts, _findings(texts, rules), strict=True))
    return [_found(one, by_text[one.text], by_text[one.clean]) for one in planted]


def _findings(texts: Sequence[str], rules: Sequence[str]) -> list[list[tuple[Finding, Location]]]:
    """Return the findings in each text, as the definition of an entry of its own, and where they are in it. One finding
    may be in several: a word is reported once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts):
            entry = {"definition": text, "id": f"entry-{number}", "term": f"No. {number}"}
            (folder / f"entry-{number}.yaml").write_text(json.dumps(entry, ensure_ascii=False), "utf-8")
        (folder / "glosslint.toml").write_text('files = ["*.yaml"]\nlayout = "native"\n', "utf-8")
        report = check(CheckRequest(load(None, folder, {"select": rules}), cache=False))
    found: list[list[tuple[Finding, Location]]] = [[] for _ in texts]
    for finding in report.findings:
        for place in _places(finding):
            found[int(Path(place.path).stem.partition("-")[2])].append((finding, place))
    return found


def _found(
    one: Planted, findings: Iterable[tuple[Finding, Location]], before: Iterable[tuple[Finding, Location]]
) -> Found:
    known = {(finding.quoted, finding.message) for finding, _ in before}
    start, end = one.span
    covering = [
        finding
        for finding, place in findings
        if (finding.quoted, finding.message) not in known
        and finding.rule in one.kind.rules
        and place.start.column - 1 - _COLUMN <= end + _NEAR
        and place.end.column - 1 - _COLUMN >= start - _NEAR
    ]
    if not covering:
        return Found(one, "", "")
    worst = max(covering, key=lambda finding: finding.severity)
    return Found(one, worst.severity.label, worst.engine or worst.rule)


def find_in_glossaries(planted: Iterable[PlantedInGlossary]) -> list[Found]:
    """Return what a check without language engines says of each slip. Raise AssertionError if it says something of a
    clean glossary."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        for glossary in clean_glossaries():
            folder = Path(name) / glossary.name
            _write(folder, glossary.files(glossary.content))
            for _ in write_settings(folder):
                pass
            assert not (clean := _check(folder)), clean
        for one in planted:
            folder = Path(name) / one.glossary.name
            before, after = one.glossary.files(one.glossary.content), one.glossary.files(one.content)
            _remove(folder, before.keys() - after.keys())
            _write(folder, after)
            found.append(_found_in_glossary(one, _check(folder)))
            _remove(folder, after.keys() - before.keys())
            _write(folder, before)
    return found


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink()


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _check(folder: Path) -> tuple[Finding, ...]:
    settings = load(None, folder, {"ignore": ["spelling", "grammar"]})
    return tuple(check(CheckRequest(settings, cache=False)).findings)


def _found_in_glossary(one: PlantedInGlossary, findings: Iterable[Finding]) -> Found:
    covering = [finding for finding in findings if _covers(finding, one)]
    fitting = [finding for finding in covering if finding.rule in one.kind.rules]
    if not fitting:
        return Found(one, "", "", min((finding.rule for finding in covering), default=""))
    worst = max(fitting, key=lambda finding: finding.severity)
    return Found(one, worst.severity.label, worst.rule)


def _covers(finding: Finding, one: PlantedInGlossary) -> bool:
    """Return whether one of the places of the finding is at the slip."""
    start, end = one.span
    lines = [0, *(match.end() for match in re.finditer("\n", one.content))]
    near = one.kind.near
    first, last = (one.content.count("\n", 0, at) for at in (start, end))
    for place in _places(finding):
        above = one.content.count("\n", 0, one.content.find(f"{FILE}{place.path}\n")) + 1 if FILE in one.content else 0
        begins, ends = place.start.line - 1 + above, place.end.line - 1 + above
        if near is not None:
            covers = begins <= last + near and ends >= first - near
        else:
            columns = place.start.column - 1, place.end.column - 1
            covers = lines[begins] + columns[0] <= end + _NEAR and lines[ends] + columns[1] >= start - _NEAR
        if covers:
            return True
    return False


def _places(finding: Finding) -> Iterator[Location]:
    yield finding.location
    yield from (other.location for other in finding.related)


_HEAD = ["| kind | planted | error or warning | info | found | other rule |", "|---|---:|---:|---:|---:|---:|"]


def table(found: Sequence[Found]) -> str:
    """Return how many slips of each kind and group are found, at which level, as lines of Markdown. "Other rule" counts
    slips on which only a rule reports that is for something else."""
    lines = list(_HEAD)
    for group, ours in _by_group(found).items():
        lines += [_row(name, [one for one in ours if one.planted.kind.name == name]) for name in _kinds(ours)]
        lines.append(_row(f"**{group}**", ours))
    return "\n".join([*lines, _row("**all**", found)]) + "\n"


def group_table(found: Sequence[Found]) -> str:
    """Return the rows of the groups alone, with the number of kinds in each; grammar is one group."""
    groups = _by_group(found, {kind.group: "grammar" for kind in KINDS})
    rows = [_row(f"{group} ({len(_kinds(ours))} kinds)", ours) for group, ours in groups.items()]
    return "\n".join([*_HEAD, *rows, _row("**all**", found)]) + "\n"


def _by_group(found: Iterable[Found], names: Mapping[str, str] = {}) -> dict[str, list[Found]]:
    """Return what is found by group, some of which may have another name."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        group = one.planted.kind.group
        groups.setdefault(names.get(group, group), []).append(one)
    return groups


def _kinds(found: Iterable[Found]) -> list[str]:
    return list(dict.fromkeys(one.planted.kind.name for one in found))


def _row(name: str, found: Sequence[Found]) -> str:
    levels = Counter(one.level for one in found)
    grave, mild = levels["error"] + levels["warning"], levels["info"]
    others = sum(bool(one.other) for one in found)
    return f"| {name} | {len(found)} | {grave} | {mild} | {(grave + mild) / len(found):.0%} | {others} |"
