"""What the two parsers of ruamel.yaml are given, and the events that they give: the one over libyaml, and the pure one.

At U+0085, U+2028 and U+2029, YAML 1.1 breaks a line, and YAML 1.2 and most editors do not. Both parsers do, but differ
on what follows. So other characters replace these while a text is parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # imported there, not exported
except ImportError:  # it cannot be installed everywhere
    CParser = None

#: Longer texts are not parsed a second time: the pure parser takes about a second for a million characters.
_MAX_REPARSED = 1_000_000
_SEPARATORS = "\x85\u2028\u2029"
#: The private use area of Unicode: 6,400 characters that mean nothing to YAML.
_STAND_INS = range(0xE000, 0xF900)

#: Gives the next event, or ``None`` at the end; raises YAMLError if the text is not YAML.
NextEvent = Callable[[], Any]


def fast_events(text: str) -> NextEvent:
    """Return the events of ``text`` from the fast parser, or from the pure one if the fast one is not installed."""
    return pure_events(text) if CParser is None else CParser(text).get_event


def pure_events(text: str) -> NextEvent:
    """Return the events of ``text`` from the pure parser: YAML 1.2, twenty times slower."""
    from ruamel.yaml import YAML

    events = YAML(typ="safe", pure=True).parse(text.removeprefix("\ufeff"))
    return lambda: next(events, None)


def hide_separators(text: str) -> tuple[str, Mapping[int, str]]:
    """Return ``text`` with each separator replaced by another character, and the table that translates these back.

    The replacements do not occur in ``text``, not even as an escape. The table is empty if nothing was replaced.
    """
    if text.isascii() or not any(separator in text for separator in _SEPARATORS):
        return text, {}
    lower = text.lower()
    free = (code for code in _STAND_INS if chr(code) not in lower and f"{code:x}" not in lower)
    hidden = dict(zip(map(ord, _SEPARATORS), islice(free, len(_SEPARATORS)), strict=False))
    return text.translate(hidden), {stand_in: chr(separator) for separator, stand_in in hidden.items()}


def may_be_too_strict(error: MarkedYAMLError, text: str) -> bool:
    """Return whether libyaml may have rejected valid YAML 1.2.

    ruamel.yaml.clib holds libyaml 0.1.7, which follows YAML 1.1: inside [ ] and { } it rejects ``a:b`` and ``a?b``,
    and so every web address.
    """
    problem, mark = error.problem or "", error.problem_mark
    if len(text) > _MAX_REPARSED or mark is None:
        return False
    start = mark.index + text.startswith("\ufeff")
    return "found unexpected ':'" in problem or (
        "did not find expected ',' or" in problem and text[start : start + 1] in ("?", ":")
    )
