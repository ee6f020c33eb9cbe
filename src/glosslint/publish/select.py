"""Which entries the site shows: no drafts, and none with errors, without a term or without text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import Finding, Severity
from glosslint.model.report import Report

FORMULA_RULE = "invalid-formula"


class LeftOut(NamedTuple):
    """An entry that is not published: its key, its file, and the reason, in words that follow "it"."""

    key: str
    file: str
    reason: str
    draft: bool = False


class Selection(NamedTuple):
    """The entries to publish, in the order of the glossary, and those that are left out."""

    entries: tuple[EntryFacts, ...]
    left_out: tuple[LeftOut, ...]


def select(glossary: Glossary, report: Report) -> Selection:
    """Return the entries to publish; drafts, entries with errors in the report and incomplete ones are left out."""
    errors: dict[tuple[str, str], str] = {}
    for finding in report.findings:
        if finding.severity is Severity.ERROR and finding.entry is not None:
            errors.setdefault((finding.location.path, finding.entry), f"has an error: {finding.message}")
    entries: list[EntryFacts] = []
    left_out: list[LeftOut] = []
    for entry in glossary.entries:
        reason = errors.get((entry.file, entry.key), "") or _lacks(entry)
        if is_draft(entry):
            left_out.append(LeftOut(entry.key, entry.file, "is a draft", draft=True))
        elif reason:
            left_out.append(LeftOut(entry.key, entry.file, reason))
        else:
            entries.append(entry)
    left_out += [LeftOut(path, path, "cannot be read") for path in glossary.unread]
    return Selection(tuple(entries), tuple(left_out))


def invalid_formulas(glossary: Glossary, report: Report) -> list[Finding]:
    """Return the findings on formulas that cannot be shown, without those of drafts."""
    drafts = {(entry.file, entry.key) for entry in glossary.entries if is_draft(entry)}
    found = (finding for finding in report.findings if finding.rule == FORMULA_RULE)
    return [finding for finding in found if (finding.location.path, finding.entry) not in drafts]


def select_all(glossary: Glossary) -> Selection:
    """Return all entries with a term, drafts and entries with errors included, for a preview."""
    shown = [entry for entry in glossary.entries if entry.title.strip()]
    return Selection(tuple(shown), tuple(LeftOut(path, path, "cannot be read") for path in glossary.unread))


def is_draft(entry: EntryFacts) -> bool:
    """Return whether the entry says that it is not ready to be read."""
    return entry.draft


def _lacks(entry: EntryFacts) -> str:
    if not entry.title.strip():
        return "has no term"
    return "" if entry.has_prose or entry.deprecated or entry.redirect else "has no text"


def count_by_reason(left_out: Sequence[LeftOut]) -> str:
    """Return how many entries are left out, in words: "2 drafts and 1 entry with errors"."""
    drafts = sum(one.draft for one in left_out)
    others = len(left_out) - drafts
    parts = [f"{drafts} draft{'s' if drafts > 1 else ''}"] if drafts else []
    parts += [f"{others} {'entries' if others > 1 else 'entry'} with errors or without text"] if others else []
    return " and ".join(parts)
