"""Which rules on the whole glossary need not run again: those that stated nothing, if no facts changed that they ask
for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set as AbstractSet
from dataclasses import fields

from glosslint.engine.run_rules import RuleRun
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.values import OFTEN_READ, SELDOM_READ
from glosslint.glossary.glossary import Glossary
from glosslint.rule import GlossaryRule
from glosslint.rule.active import ActiveRule

_FACTS = tuple(field.name for field in fields(EntryFacts))
_PLACES_OF_LINKS = "places of links"


def silent_again(rules: Sequence[ActiveRule], run: RuleRun, glossary: Glossary) -> frozenset[str]:
    """Return the rules on the glossary that stated nothing in a ``run``, and state nothing of ``glossary`` either."""
    changed = changed_facts(run.facts, (*glossary.files, *glossary.entries))
    return frozenset() if changed is None else unaffected(rules, changed).intersection(silent_in(rules, run))


def silent_in(rules: Sequence[ActiveRule], run: RuleRun) -> Iterator[str]:
    """Yield the rules on the glossary that stated nothing; those of plugins and language engines may state something
    of the same facts."""
    stated = {verdict.rule.name for verdict in run.verdicts} | {crash.rule for crash in run.crashes}
    for active in rules:
        rule = active.rule
        pure = isinstance(rule, GlossaryRule) and not rule.needs_engine and not is_of_plugin(active)
        if pure and rule.name not in stated:
            yield rule.name


def unaffected(rules: Sequence[ActiveRule], changed: AbstractSet[str]) -> frozenset[str]:
    """Return the rules on the glossary that use none of these facts as long as they report nothing."""
    return frozenset(
        active.rule.name
        for active in rules
        if isinstance(active.rule, GlossaryRule)
        and (
            changed <= SELDOM_READ
            if active.rule.reads is None
            else changed.isdisjoint(OFTEN_READ) and changed.isdisjoint(active.rule.reads)
        )
    )


def changed_facts(
    before: Sequence[FileFacts | EntryFacts], now: Sequence[FileFacts | EntryFacts]
) -> frozenset[str] | None:
    """Return the names of the facts of entries that are not the same; ``None`` if more than these changed: files, or
    which entries there are."""
    if len(before) != len(now):
        return None
    changed = set[str]()
    for old, new in zip(before, now, strict=True):
        if old is new:
            continue
        if isinstance(old, EntryFacts) and isinstance(new, EntryFacts):
            changed.update(_differences(old, new))
        elif old != new:
            return None
    return frozenset(changed)


def _differences(old: EntryFacts, new: EntryFacts) -> Iterator[str]:
    for name in _FACTS:
        if getattr(old, name) != getattr(new, name):
            yield _PLACES_OF_LINKS if name == "links" and _links(old) == _links(new) else name


def _links(entry: EntryFacts) -> list[tuple[object, ...]]:
    """Return the links of an entry without their places, since a word before them moves all of them and breaks none."""
    return [(link.target, link.destination, link.path, link.named, link.span == link.text) for link in entry.links]


def is_of_plugin(active: ActiveRule) -> bool:
    """Return whether a rule comes from another package, which may be edited in place, and need not be pure."""
    return active.rule.page is not None
