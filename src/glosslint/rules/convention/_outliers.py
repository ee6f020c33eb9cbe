"""What rules that learn the house style have in common: when a majority counts, and who differs from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import ENOUGH, MOST, Case, Cause, Convention, Definition, Glossary, Habit, Name, Prose, option


@dataclass(frozen=True)
class Learned:
    """When a majority is a convention."""

    least: int = option(ENOUGH, "How many texts there must be for their majority to count.")
    share: int = option(MOST, "How large the majority must be, in percent.")


def outliers(
    glossary: Glossary, habit: Habit, options: Learned, wanted: bool | None = None
) -> Iterator[tuple[Convention, Case]]:
    """The texts that differ from the convention of their field and language, or from what is ``wanted``."""
    for convention in glossary.conventions.of(habit):
        if wanted is None and not convention.dominant(options.least, options.share):
            continue
        usual = convention.majority if wanted is None else wanted
        yield from ((convention, case) for case in convention.cases if case.has is not usual)


def others(convention: Convention, wanted: bool | None) -> str:
    """``; 627 of 633 definitions end with a period``: what this one does not do. Nothing where the settings want it."""
    return f"; {convention.summary}" if wanted is None else ""


def word_of(case: Case) -> str:
    """The characters of the field that show whether a text has the habit."""
    return prose_of(case).text[slice(*case.span)]


def prose_of(case: Case) -> Prose:
    """The field whose text a case is."""
    return next(prose for prose in case.entry.prose if prose.path == case.path)


def definition_of(case: Case) -> Definition | None:
    """The same taken apart, where it is an English definition."""
    return next((taken for taken in case.entry.definitions if taken.prose.path == case.path), None)


def unwritten(case: Case) -> tuple[Cause, ...]:
    """That the text is only a placeholder: what it lacks besides follows from that."""
    spans = (placeholder.span for placeholder in prose_of(case).placeholders)
    return tuple(Cause("placeholder-text", case.entry.at(case.path, span)) for span in spans)


def name_of(case: Case) -> Name:
    """The name whose writing a case is."""
    return next(name for name in case.entry.names if name.path == case.path)
