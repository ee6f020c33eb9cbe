"""Report what is the same in many files or entries as one finding, at the first of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from glosslint.rule import Cause, EntryFacts, FileFacts, Glossary, Problem, Problems, group_values

MANY = 10  # more files or entries than this are one finding


def fold_files(rule: str, check: Callable[[FileFacts], Problems]) -> Callable[[Glossary, Any], Problems]:
    """Return the check of a glossary that gives what ``check`` gives for each file; in many files it is one finding."""
    return lambda glossary, _options: folded(rule, ([*check(file)] for file in glossary.files), "files")


def fold_entries(rule: str, check: Callable[[EntryFacts], Problems]) -> Callable[[Glossary, Any], Problems]:
    """Return the check of a glossary that gives what ``check`` gives for each entry; in many it is one finding."""
    return lambda glossary, _options: folded(rule, ([*check(entry)] for entry in glossary.entries), "entries")


def fold_kinds(rule: str, pairs: Iterable[tuple[Hashable, object, Problem]], what: str = "entries") -> Problems:
    """Yield the problems of entries (or files), each after its kind and entry; those of one kind in many are one."""
    kinds = group_values((kind, (id(entry), problem)) for kind, entry, problem in pairs)
    for same in kinds.values():
        yield from folded(rule, group_values(same).values(), what)


def folded(rule: str, groups: Iterable[Sequence[Problem]], what: str) -> Problems:
    """Yield the problems of all groups, each group being those of one file or entry (``what``, in the plural).

    Of more than ``MANY`` groups, the first problem represents all; the others become places of the same finding.
    """
    with_problems = [group for group in groups if group]
    problems = [problem for group in with_problems for problem in group]
    if len(with_problems) <= MANY:
        yield from problems
        return
    first, *others = problems
    yield replace(first, more=f"also in {len(with_problems) - 1:,} more {what}")
    for problem in others:
        follows = any(cause.rule == rule for cause in problem.causes)  # it is one with another of them
        yield problem.following(Cause(rule, first.place), repeats=not follows)
