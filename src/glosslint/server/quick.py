"""One changed file, judged at once: its own rules and those of its entries, without the rest of the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session, make_session
from glosslint.glossary.build import facts, set_recognised_language
from glosslint.model import Finding, Repair, Span
from glosslint.model.source import Source
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import Document
from glosslint.rule import EntryRule, FileRule
from glosslint.rule.active import ActiveRule
from glosslint.server.state import ProjectState
from glosslint.util.sequences import count_shared

#: Of files with more characters, only the item of the list that changes is judged, since to parse them takes longer
#: than a key may: 0.2 s for Glosario's 500,000 characters. Without a list, they are left to the worker.
_MOST_CHARACTERS = 60_000


def judge_at_once(state: ProjectState, name: str, source: Source) -> tuple[Finding, ...] | None:
    """Return what is reported of a file with a new text until the whole glossary has been checked: what its own rules
    state now, and what the others stated before, moved by the change; ``None`` if that cannot be known at once."""
    session = state.session
    if session is None or state.judgement is None or name not in session.documents:
        return None
    rules = _find_quick_rules(session)
    names = {active.rule.name for active in rules}
    document = state.judgement.documents[name]
    old = document.source
    part = Span(0, len(source.text))
    if len(source.text) > _MOST_CHARACTERS:
        layout = session.project.layout
        is_list = layout.entries == "list" and not layout.at and kind_of(name) == "yaml"
        item = _find_changed_item(document, source) if is_list else None
        if item is None:
            return None
        part = item
    end = part.end - len(source.text) + len(old.text)  # in the old text
    others = [
        one
        for one in state.findings
        if one.location.path == name
        and (one.rule not in names or not part.start <= one.location.span.start < max(end, part.start + 1))
    ]
    habits = {(one.rule, one.engine) for one in state.findings if one.location.path == state.settings_name}
    own = [one for one in _judge_part(session, source, part, rules) if (one.rule, one.engine) not in habits]
    return (*own, *move_findings(others, old, source))


def _find_changed_item(old: Document, new: Source) -> Span | None:
    """Return the item of the list at the top of a YAML file that differs from the ``old`` text, with the comments above
    it; ``None`` if more than one does, or if one may depend on another."""
    start, last = find_change(old.source.text, new.text)[1]
    first = new.text.rfind("\n- ", 0, start) + 1
    following = new.text.find("\n- ", max(last - 1, start))
    end = len(new.text) if following < 0 else following + 1
    if old.may_have_anchors or "\n- " in new.text[start:last] or not new.text.startswith("- ", first):
        return None
    while first and new.text.startswith("#", above := new.text.rfind("\n", 0, first - 1) + 1):
        first = above
    return Span(first, end)


def _find_quick_rules(session: Session) -> tuple[ActiveRule, ...]:
    """Return the rules that need only one file or entry."""
    return tuple(
        active
        for active in session.settings.active_rules
        if isinstance(active.rule, EntryRule | FileRule) and active.selected and not active.rule.needs_engine
    )


def _judge_part(session: Session, source: Source, part: Span, rules: tuple[ActiveRule, ...]) -> Sequence[Finding]:
    """Return what the rules state of a part of a file, as if there were no other."""
    if not rules:
        return ()
    name = source.path
    whole = part == Span(0, len(source.text))
    text = source if whole else Source(name, source.text[slice(*part)])
    project = set_recognised_language(session.project, session.glossary)
    known = session.find_known(name) if whole and project is session.project else None
    # What is a habit is decided on the whole glossary: a file by itself has none.
    every = replace(session.settings.table.habits, share=100, share_of_few=100)
    settings = replace(session.settings, table=replace(session.settings.table, habits=every))
    single = make_session(settings, project, [text])
    read = facts(single.documents[name], project, known)
    single = replace(single, baseline=session.baseline, _facts={name: read})
    findings = judge(single, CheckRequest(settings, rules=rules)).findings
    if whole:
        return findings
    shift = part.start
    placed = (_place_finding(one, source, lambda span: span.shift(shift)) for one in findings)
    return [one for one in placed if one is not None]


def keep_last_language(state: ProjectState, before: ProjectState) -> ProjectState:
    """Return the state with what rules on language stated before, until the engines have answered."""
    assert state.judgement is not None and before.judgement is not None and before.session is not None
    rules = {active.rule.name for active in before.session.settings.active_rules if active.rule.needs_engine}
    kept: list[Finding] = []
    for finding in before.findings:
        name = finding.location.path
        if finding.rule in rules and name in state.judgement.documents:
            old, new = (one.documents[name].source for one in (before.judgement, state.judgement))
            kept += [finding] if old is new else move_findings([finding], old, new)
    if not kept:
        return state
    findings: Sequence[Finding] = sorted(
        (*state.findings, *kept), key=lambda one: (one.location.path, one.location.span, one.rule, one.message)
    )
    return replace(state, judgement=replace(state.judgement, findings=tuple(findings)))


def move_findings(findings: Sequence[Finding], old: Source, new: Source) -> Iterator[Finding]:
    """Yield the findings of a file at their places in its new text, with their fixes; those whose characters or fixes
    are in what changed are left out."""
    start, end = find_change(old.text, new.text)[0]
    by = len(new.text) - len(old.text)

    def span(place: Span) -> Span | None:
        if place.end <= start:
            return place
        return place.shift(by) if place.start >= end else None

    for finding in findings:
        placed = _place_finding(finding, new, span)
        if placed is not None:
            yield placed


def _place_finding(finding: Finding, source: Source, span: Callable[[Span], Span | None]) -> Finding | None:
    """Return a finding of a file at other places of it, which ``span`` returns for the old ones; ``None`` if its own,
    or one that a fix changes, has none."""

    def repairs(all_of: tuple[Repair, ...]) -> tuple[Repair, ...] | None:
        result = []
        for repair in all_of:
            spans = [span(edit.span) for edit in repair.edits]
            if repair.path != source.path or None in spans:
                return None
            edits = (edit._replace(span=at) for edit, at in zip(repair.edits, spans, strict=True) if at is not None)
            result.append(replace(repair, edits=tuple(edits)))
        return tuple(result)

    at, fixes, choices = span(finding.location.span), repairs(finding.repairs), repairs(finding.choices)
    if at is None or fixes is None or choices is None:
        return None
    related = []
    for one in finding.related:
        here = one.location.path == source.path
        place = span(one.location.span) if here else one.location.span
        if place is not None:
            related.append(replace(one, location=source.locate(place)) if here else one)
    location = source.locate(at)
    return replace(finding, location=location, repairs=fixes, choices=choices, related=tuple(related))


def find_change(old: str, new: str) -> tuple[Span, Span]:
    """Return the characters of two texts between those that both begin with and those that both end with."""
    start = count_shared(old, new)
    most = min(len(old), len(new)) - start
    end = count_shared(old[::-1][:most], new[::-1][:most])
    return Span(start, len(old) - end), Span(start, len(new) - end)
