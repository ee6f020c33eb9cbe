"""Looking for a glossary costs no more than in proportion to the files, counted in calls of functions."""

from __future__ import annotations

import cProfile
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint.detect.detection import detect
from glosslint.detect.scan import survey
from tests.support import write

_MOST = 2.4  # a fifth more than the file
_FEW = 1_000  # calls that say nothing of growth


def _keys(count: int) -> dict[str, object]:
    """Return an entry with a mapping of many keys, as a file of packages has it."""
    return {
        "name": "x",
        "text": "A thing of many parts.",
        "parts": {f"part{n}": f"Part {n} of it." for n in range(count)},
    }


def _rows(count: int) -> list[dict[str, object]]:
    return [{"term": f"Part {n}", "definition": f"A thing that is number {n} of them."} for n in range(count)]


def _map(count: int) -> dict[str, object]:
    return {
        f"Part {n}": {"definition": f"A thing that is number {n} of them.", "see": [f"Part {n + 1}"]}
        for n in range(count)
    }


@pytest.mark.parametrize("make", [_keys, _rows, _map])
def test_steps(tmp_path: Path, make: Callable[[int], object]) -> None:

    def steps(count: int) -> Counter[object]:
        folder = write(tmp_path / str(count), {"data/parts.json": json.dumps(make(count))})
        profile = cProfile.Profile()
        profile.enable()
        detect(survey(folder))
        profile.disable()
        return Counter({entry.code: entry.callcount for entry in profile.getstats()})

    steps(20)  # what is loaded and compiled once
    few, more, most = map(steps, (100, 200, 400))
    assert not {
        code: (few[code], more[code], most[code])
        for code in most
        if most[code] - more[code] > _MOST * max(more[code] - few[code], _FEW)
    }


def test_steps_by_folder(tmp_path: Path) -> None:
    """Of files of one kind in many folders, one below another or not."""

    def steps(count: int) -> Counter[object]:
        page = "---\ntitle: Part {0}\n---\n\nA part of a ship, the one of kind {0}.\n"
        files = {f"docs/{n % 9}/{n}/{name}.md": page.format(n) for n in range(count) for name in ("a", f"b{n}")}
        folder = write(tmp_path / str(count), files)
        profile = cProfile.Profile()
        profile.enable()
        detect(survey(folder))
        profile.disable()
        return Counter({entry.code: entry.callcount for entry in profile.getstats()})

    steps(20)
    few, more, most = map(steps, (100, 200, 400))
    assert not {
        code: (few[code], more[code], most[code])
        for code in most
        if most[code] - more[code] > _MOST * max(more[code] - few[code], _FEW)
    }
