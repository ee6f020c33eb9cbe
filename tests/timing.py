"""What tests say of time: that it grows no faster than the input, and that nothing hangs.

No test says how many seconds something takes, for that depends on the machine and on what else runs there.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

#: Seconds after which something hangs. Whatever a test waits for takes a few at most, however busy the machine is.
HANG = 120
#: An input eight times as long takes eight times as long in linear time, nine times in n·log n, 64 times in quadratic.
_LONGER, _MOST = 8, 20
#: Five measurements that are all disturbed by other work in the same way are no accident.
_ATTEMPTS = 5
_SHORTEST = 0.001  # seconds; less is noise
_T = TypeVar("_T")


def assert_linear(run: Callable[[_T], object], make: Callable[[int], _T], size: int) -> None:
    """Assert that ``run`` takes linear time, by the processor's clock, for inputs that ``make`` makes, up to ``size``.

    The time for a long input is compared with that for a short one, not with a number of seconds.
    """
    short, long = make(size // _LONGER), make(size)
    ratios = []
    for _ in range(_ATTEMPTS):
        few = max(min(_seconds(run, short), _seconds(run, short)), _SHORTEST)
        many = _seconds(run, long)
        ratios.append(round(many / few))
        if many < _MOST * few:
            return
        if many > HANG:
            break
    raise AssertionError(f"{_LONGER} times as long takes {ratios} times as long")


def _seconds(run: Callable[[_T], object], value: _T) -> float:
    """The collector of cycles is off: it goes through all that a long run of tests has left in memory."""
    gc.disable()
    try:
        start = time.process_time()
        run(value)
        return time.process_time() - start
    finally:
        gc.enable()
