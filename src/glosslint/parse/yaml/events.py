"""YAML events with marks, from ruamel.yaml's libyaml-backed parser or, where that is too strict, from its pure one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from ruamel.yaml.error import MarkedYAMLError

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # imported there, not exported
except ImportError:  # it cannot be installed everywhere
    CParser = None

#: Longer texts are not parsed a second time: the pure parser takes about a second for a million characters.
_MAX_REPARSED = 1_000_000


class Events(Protocol):
    """A parser: the next event, or ``None`` at the end."""

    def get_event(self) -> Any:
        """Return the next event, or ``None`` at the end; raise YAMLError if the text is not YAML."""


class _PureEvents:
    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events

    def get_event(self) -> Any:
        return next(self._events, None)


def open_events(text: str) -> Events:
    """Return the events of ``text`` from the fast parser, or from the pure one if the fast one is not installed."""
    return pure_events(text) if CParser is None else CParser(text)


def pure_events(text: str) -> Events:
    """Return the events of ``text`` from the pure parser: YAML 1.2, twenty times slower."""
    from ruamel.yaml import YAML

    return _PureEvents(YAML(typ="safe", pure=True).parse(text.removeprefix("\ufeff")))


def may_be_too_strict(error: MarkedYAMLError, text: str) -> bool:
    """Return whether libyaml may have rejected valid YAML 1.2.

    ruamel.yaml.clib holds libyaml 0.1.7, which follows YAML 1.1: inside [ ] and { } it rejects ``a:b`` and ``a?b``,
    and so every web address.
    """
    if len(text) > _MAX_REPARSED or error.problem is None or error.problem_mark is None:
        return False
    start = error.problem_mark.index + text.startswith("\ufeff")
    return "found unexpected ':'" in error.problem or (
        "did not find expected ',' or" in error.problem and text[start : start + 1] in ("?", ":")
    )
