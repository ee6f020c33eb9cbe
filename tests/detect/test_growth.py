"""Looking for a glossary costs no more than in proportion to the files, counted in calls of functions."""

from __future__ import annotations

import cProfile
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glosslint.detect.detection import detect
from glosslint.detect.scan import survey
from tests.support import write

_MOST = 2.4  # a fifth more than the file
_FEW = 1_000  # calls that say nothing of growth


def _keys(count: int) -> dict[str, str]:
    """Return an entry with a mapping of many keys, as a file of packages has it."""
    parts = {f"part{n}": f"Part {n} of it." for n in range(count)}
    return {"data/parts.json": json.dumps({"name": "x", "text": "A thing of many parts.", "parts": parts})}


def _rows(count: int) -> dict[str, str]:
    own = [{"term": f"Part {n}", "definition": f"A thing that is number {n} of them."} for n in range(count)]
    return {"data/parts.json": json.dumps(own)}


def _map(count: int) -> dict[str, str]:
    own = {f"Part {n}": {"definition": f"A thing, number {n}.", "see": [f"Part {n + 1}"]} for n in range(count)}
    return {"data/parts.json": json.dumps(own)}


def _folders(count: int) -> dict[str, str]:
    """Return files of one kind in many folders, one below another or not."""
    page = "---\ntitle: Part {0}\n---\n\nA part of a ship, the one of kind {0}.\n"
    return {f"docs/{n % 9}/{n}/{name}.md": page.format(n) for n in range(count) for name in ("a", f"b{n}")}


def _html(count: int) -> dict[str, str]:
    row = "<div class='c{0}'><b class='t'>Part {0}</b> - A thing, number {0}.</div>\n"
    return {"glossary.html": "<h1>Words</h1>" + "".join(row.format(n) for n in range(count))}


@pytest.mark.parametrize("make", [_keys, _rows, _map, _folders, _html])
def test_steps(make: Callable[[int], dict[str, str]], tmp_path: Path) -> None:
    def steps(count: int) -> Counter[Any]:
        folder = write(tmp_path / str(count), make(count))
        profile = cProfile.Profile()
        profile.enable()
        detect(survey(folder))
        profile.disable()
        return Counter({entry.code: entry.callcount for entry in profile.getstats()})

    steps(20)  # what is loaded and compiled once
    few, more, most = map(steps, (60, 120, 240))
    assert not {
        code: (few[code], more[code], most[code])
        for code in most
        if most[code] - more[code] > _MOST * max(more[code] - few[code], _FEW)
    }
