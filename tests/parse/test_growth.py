"""What hostile files cost grows no faster than the files: counted in steps, which no other work on the machine changes.

A step is a call of a function or method; those of each are compared, so that a small part that grows faster than the
rest shows in small files. How long the same shapes take, far larger, is in docs/performance.md.
"""

from __future__ import annotations

import cProfile
import re
from collections import Counter
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from benchmarks.shapes import SHAPES, Shape
from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.model import GlosslintError
from glosslint.schema.validator import native_schema
from glosslint.settings.settings import load

#: The shortest of three files, in characters. Each is twice as long as the one before; the longest has more findings
#: than are shown one by one in an entry.
_SHORT = 600
#: A quarter more than the text, which a search in what is sorted needs in short files. n² grows by 4.
_MOST = 2.5
_FEW = 400  # calls that say nothing of growth
_COMPILER = str(Path(re.__file__).parent)  # of patterns, each compiled once, when a file first needs it
_FEW_BUILT_IN = 3_000  # the same of a function of Python's, which many parts of the program call


def _run(folder: Path, shape: Shape, size: int, profile: cProfile.Profile | None = None) -> None:
    """Check a file of this size, and apply all fixes."""
    shape.write(folder, size)
    native_schema.cache_clear()  # with what is known of the keys of smaller files
    settings = load(None, folder, {"ignore": ["spelling", "grammar"]})
    with profile or nullcontext(), suppress(GlosslintError):
        fix(CheckRequest(settings, cache=False, unsafe_fixes=True))


def _steps(folder: Path, shape: Shape, size: int) -> Counter[object]:
    """Count the calls of each function in a check and in all fixes of a file of this size."""
    profile = cProfile.Profile()
    _run(folder, shape, size, profile)
    calls = {entry.code: entry.callcount for entry in profile.getstats()}
    return Counter({code: n for code, n in calls.items() if _COMPILER not in getattr(code, "co_filename", "")})


@pytest.mark.parametrize("name", SHAPES)
def test_a_check_and_fixes_take_steps_in_proportion_to_the_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glosslint.util.parallel.usable_cores", lambda: 1)
    _run(tmp_path / "first", SHAPES[name], _SHORT // 4)  # what is loaded and compiled once
    few, more, most = (_steps(tmp_path / str(times), SHAPES[name], _SHORT * times) for times in (1, 2, 4))
    assert not {
        code: (few[code], more[code], most[code])
        for code in most
        if most[code] - more[code]
        > _MOST * max(more[code] - few[code], _FEW_BUILT_IN if isinstance(code, str) else _FEW)
    }
