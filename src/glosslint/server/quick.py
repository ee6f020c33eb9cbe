"""One changed file, judged at once: its own rules and those of its entries, without the rest of the glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session
from glosslint.glossary.build import as_recognised, facts
from glosslint.model import Finding, Location, Repair, Span
from glosslint.model.source import Source
from glosslint.parse.documents import Documents
from glosslint.parse.files import parse
from glosslint.rule import EntryRule, FileRule
from glosslint.rule.active import ActiveRule
from glosslint.server.state import State

#: Files with more characters are left to the worker: parsing them takes longer than a key may.
MOST_CHARACTERS = 60_000


def provisional(state: State, name: str, source: Source) -> tuple[Finding, ...] | None:
    """Return what is reported of a file with a new text until the whole glossary has been checked: what its own rules
    state now, and what the others stated before, moved by the change; ``None`` if that cannot be known at once."""
    session = state.session
    if session is None or state.judgement is None or len(source.text) > MOST_CHARACTERS:
        return None
    if name not in session.documents:
        return None
    rules = quick_rules(session)
    names = {active.rule.name for active in rules}
    old = state.judgement.documents[name].source
    others = [one for one in state.findings if one.location.path == name and one.rule not in names]
    habits = {(one.rule, one.engine) for one in state.findings if one.location.path == state.settings_name}
    own = [one for one in _own(session, name, source, rules) if (one.rule, one.engine) not in habits]
    return (*own, *moved(others, old, source))


def quick_rules(session: Session) -> tuple[ActiveRule, ...]:
    """Return the rules that need only one file or entry."""
    return tuple(
        active
        for active in session.settings.active_rules()
        if isinstance(active.rule, EntryRule | FileRule) and active.selected and not active.rule.needs_engine
    )


def _own(session: Session, name: str, source: Source, rules: tuple[ActiveRule, ...]) -> Sequence[Finding]:
    if not rules:
        return ()
    project = as_recognised(session.project, session.glossary)
    document = parse(source)
    known = session.known(name) if project is session.project else None
    # What is a habit is decided on the whole glossary: a file by itself has none.
    every = replace(session.settings.table.habits, share=100, share_of_few=100)
    settings = replace(session.settings, table=replace(session.settings.table, habits=every))
    single = Session(
        settings,
        project,
        Documents((name,), lambda _: source, lambda _: document),
        baseline=session.baseline,
        _facts={name: facts(document, project, known)},
    )
    return judge(single, CheckRequest(settings, rules=rules)).findings


def with_last_language(state: State, before: State) -> State:
    """Return the state with what rules on language stated before, until the engines have answered."""
    assert state.judgement is not None and before.judgement is not None and before.session is not None
    rules = {active.rule.name for active in before.session.settings.active_rules() if active.rule.needs_engine}
    kept: list[Finding] = []
    for finding in before.findings:
        name = finding.location.path
        if finding.rule in rules and name in state.judgement.documents:
            kept += _moved_to(finding, before, state)
    if not kept:
        return state
    findings: Sequence[Finding] = sorted(
        (*state.findings, *kept), key=lambda one: (one.location.path, one.location.span, one.rule, one.message)
    )
    return replace(state, judgement=replace(state.judgement, findings=tuple(findings)))


def _moved_to(finding: Finding, before: State, state: State) -> Collection[Finding]:
    assert state.judgement is not None and before.judgement is not None
    name = finding.location.path
    old = before.judgement.documents[name].source
    new = state.judgement.documents[name].source
    return [finding] if old is new else list(moved([finding], old, new))


def moved(findings: Sequence[Finding], old: Source, new: Source) -> Iterator[Finding]:
    """Yield the findings of a file at their places in its new text, with their fixes; those whose characters or fixes
    are in what changed are left out."""
    start = _shared(old.text, new.text)
    most = min(len(old.text), len(new.text)) - start
    end = _shared(old.text[::-1][:most], new.text[::-1][:most])
    by = len(new.text) - len(old.text)

    def span(place: Span) -> Span | None:
        if place.end <= start:
            return place
        return Span(place.start + by, place.end + by) if place.start >= len(old.text) - end else None

    def repairs(all_of: tuple[Repair, ...]) -> tuple[Repair, ...] | None:
        result = []
        for repair in all_of:
            spans = [span(edit.span) for edit in repair.edits]
            if repair.path != new.path or None in spans:
                return None
            edits = (edit._replace(span=at) for edit, at in zip(repair.edits, spans, strict=True) if at is not None)
            result.append(replace(repair, edits=tuple(edits)))
        return tuple(result)

    for finding in findings:
        at, fixes, choices = span(finding.location.span), repairs(finding.repairs), repairs(finding.choices)
        if at is None or fixes is None or choices is None:
            continue
        related = tuple(
            replace(one, location=_located(new, place)) if one.location.path == new.path else one
            for one in finding.related
            if (place := span(one.location.span) if one.location.path == new.path else one.location.span) is not None
        )
        yield replace(finding, location=_located(new, at), repairs=fixes, choices=choices, related=related)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common, by bisection: a loop would take as long as a key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _located(source: Source, span: Span) -> Location:
    return source.locate(span)
