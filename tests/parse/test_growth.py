"""What hostile files cost grows no faster than the files: counted in steps, which no other work on the machine changes.

A step is a call of a function or method. How long the same shapes take, far larger, is in docs/performance.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.shapes import SHAPES, Shape
from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.model import GlosslintError
from glosslint.settings.settings import load

#: The shortest of three files, in characters. Each is twice as long as the one before; of a text of this length, most
#: shapes have as many findings as are folded.
_SHORT = 10_000
#: A tenth more than the text. n² grows by 4.
_MOST = 2.2
_FEW = 2_000  # steps that say nothing of growth


def _steps(folder: Path, shape: Shape, size: int) -> int:
    """Count the calls in a check and in all fixes of a file of this size."""
    shape.write(folder, size)
    settings = load(None, folder, {"ignore": ["spelling", "grammar"]})
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        fix(CheckRequest(settings, cache=False, unsafe_fixes=True))
    except GlosslintError:
        pass
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", SHAPES)
def test_a_check_and_fixes_take_steps_in_proportion_to_the_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glosslint.util.parallel.usable_cores", lambda: 1)
    _steps(tmp_path / "first", SHAPES[name], _SHORT // 4)  # what is loaded and compiled once
    few, more, most = (_steps(tmp_path / str(times), SHAPES[name], _SHORT * times) for times in (1, 2, 4))
    assert most - more <= _MOST * max(more - few, _FEW), f"{few:,}, {more:,} and {most:,} steps"
