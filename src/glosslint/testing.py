"""Run the examples of a rule: for our own tests, and for those of rules in plugins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from glosslint.engine.check import judge
from glosslint.engine.fix import FixOutcome, fix_session
from glosslint.engine.session import CheckRequest, Session, make_session
from glosslint.glossary.build import Project
from glosslint.language.engines import NO_ENGINES, configured
from glosslint.language.settings import LanguageTable
from glosslint.layout.presets import preset
from glosslint.model import Severity
from glosslint.model.options import build_table
from glosslint.model.source import Source, decode
from glosslint.project.changes import Changes
from glosslint.rule import CLOSE, OPEN, Example, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.rules.registry import all_rules
from glosslint.schema.validator import EntrySchema
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table

_MARK = re.compile(f"[{OPEN}{CLOSE}]")


class Reported(NamedTuple):
    """What a rule reports, or is expected to: file, character offsets, and message."""

    file: str
    start: int
    end: int
    message: str


def expected(example: Example) -> tuple[list[Source], list[Reported]]:
    """Return the files of an example without its marks, and what is expected by its marks and messages.

    Raise ValueError when marks and messages do not match in number.
    """
    sources: list[Source] = []
    ranges: list[tuple[str, int, int]] = []
    removed = {file: text for file, text in example.before.items() if file not in example.files}
    for file, marked in {**example.files, **removed}.items():
        text, spans = unmarked(marked)
        if file in example.files:
            sources.append(_source(file, text))
        ranges.extend((file, *span) for span in spans)
    if len(ranges) != len(example.messages):
        raise ValueError(f"{len(ranges)} marked ranges and {len(example.messages)} messages")
    return sources, [Reported(*range_, message) for range_, message in zip(ranges, example.messages, strict=True)]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its ⟦…⟧, and the offsets that they enclosed."""
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    parts = _MARK.split(marked)
    offset = len(parts[0])
    for mark, part in zip(_MARK.findall(marked), parts[1:], strict=True):
        if mark == OPEN:
            starts.append(offset)
        else:
            spans.append((starts.pop(), offset))
        offset += len(part)
    return "".join(parts), sorted(spans)


def reported(rule: Rule, example: Example) -> list[Reported]:
    """Return what the rule reports in an example, in the order of the files. What the rule raises is not caught."""
    session, request = _opened(rule, example)
    judgement = judge(session, request)
    for crash in judgement.crashes:
        raise AssertionError(crash.trace)
    order = [*session.documents, *example.before]
    findings = [finding for finding in judgement.findings if finding.rule == rule.name]
    return sorted(
        (Reported(finding.location.path, *finding.location.span, finding.message) for finding in findings),
        key=lambda item: (order.index(item.file), item.start, item.end),
    )


def fixed(rule: Rule, example: Example) -> FixOutcome:
    """Return what is left of an example after all fixes of the rule, the unsafe ones included.

    What the rule raises is not caught.
    """
    return fix_session(*_opened(rule, example))


def _opened(rule: Rule, example: Example) -> tuple[Session, CheckRequest]:
    """Return the files of an example, and a request to run the rule on them with its unsafe fixes."""
    sources, _ = expected(example)
    where = f"example of {rule.name}"
    if rule.tables:
        options = rule.options(getattr(build_table(Table, example.options, where), rule.tables))
    else:
        options = build_table(rule.options, example.options, where)
    settings = Settings(Table(), Path())
    schema = EntrySchema(example.schema, "example") if example.schema is not None else None
    engines = configured(LanguageTable(engines=("harper",)), "example") if rule.needs_engine else NO_ENGINES
    level = Severity.WARNING if rule.severity is Severity.OFF else None  # as when it is switched on
    active = (ActiveRule(rule, options, level, decided=True, raises=True), *_named_in_comments(rule, sources))
    changes = _changes(example, sources) if example.before else None
    session = make_session(settings, Project(preset(example.layout), schema), sources, None, changes, engines)
    return session, CheckRequest(settings, rules=active, unsafe_fixes=True)


def _named_in_comments(rule: Rule, sources: list[Source]) -> tuple[ActiveRule, ...]:
    """Return the rules that run beside one on comments: those that its example names, also by category."""
    if not isinstance(rule, SuppressionRule):
        return ()
    text = " ".join(source.text for source in sources)
    named = (other for other in all_rules() if other.name in text or f"[{other.category}" in text)
    return tuple(ActiveRule(other, other.usual_options) for other in named if other.name != rule.name)


def _changes(example: Example, now: Sequence[Source]) -> Changes:
    """Return what changed in the files of an example since ``main``."""
    texts = {source.path: source.text for source in now}
    old = {path: _source(path, unmarked(text)[0]) for path, text in example.before.items()}
    before = {path: source for path, source in old.items() if texts.get(path) != source.text}
    changed = frozenset(path for path, text in texts.items() if path not in old or old[path].text != text)
    return Changes("main", tuple(texts), changed=changed, before=before)


def _source(path: str, text: str) -> Source:
    """Return a file with this text, in which lone surrogates are bytes that are not UTF-8."""
    return decode(text.encode("utf-8", "surrogateescape"), path)
