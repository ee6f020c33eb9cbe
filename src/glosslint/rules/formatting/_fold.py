"""One habit, one finding: what is the same in many files or entries is told at the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glosslint.rule import Cause, Problem

_MANY = 10  # more files or entries than this are one finding


def folded(rule: str, groups: Iterable[list[Problem]], what: str) -> Iterator[Problem]:
    """The problems of all groups, each that of one file or entry (``what``, in the plural). Where there are more than
    ten groups, the first problem speaks for all, and the others are places of the same finding."""
    found = [group for group in groups if group]
    every = [problem for group in found for problem in group]
    if len(found) <= _MANY:
        yield from every
        return
    first = every[0]
    yield replace(first, message=f"{first.message} (and so in {len(found) - 1} more {what})")
    for problem in every[1:]:
        yield replace(problem, causes=(Cause(rule, first.place),))
