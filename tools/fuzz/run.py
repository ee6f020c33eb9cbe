"""Checks and fixes one glossary, and names what is wrong with the outcome."""

from __future__ import annotations

import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from glosslint.engine.check import judge
from glosslint.engine.fix import FixOutcome, fix_session
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, Session, make_session
from glosslint.fix.expected import body_start, load_independently
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset, read_layout
from glosslint.model import GlosslintError, Location, Replace, ReplaceSource, SetValue
from glosslint.model.source import Source, decode
from glosslint.parse.endings import kind_of
from glosslint.parse.files import parse
from glosslint.parse.tree import RAW, Document, Scalar
from glosslint.rule.active import ActiveRule
from glosslint.schema.validator import native_schema
from glosslint.settings.settings import Settings, make_settings
from tests.fix.containers import CONTAINERS
from tools.fuzz.cases import Case

_NOT_READ = "not read"
LIMIT = 2.0  # seconds of processor time for a check, and for a check with fixes
_STOP = 20.0  # seconds after which a case is given up
_TABLES: dict[str, Any] = {
    "preferred": [{"words": ["email"], "replacement": "e-mail"}, {"words": ["organise"], "replacement": "organize"}],
    "discouraged": [{"words": ["teh"], "replacement": "the"}, {"words": ["to turn"]}],
}
#: Rules whose fixes change how values are written, or only their spaces and the order of things.
_FORM_ONLY = frozenset(
    ("double-space", "trailing-space", "final-newline", "byte-order-mark", "mixed-line-endings", "implicit-type")
)
#: Rules whose fixes change lines one by one, and leave their number as it is.
_LINE_BY_LINE = frozenset(("double-space", "implicit-type", "repeated-word", "preferred-form", "spelling-variant"))


class Failure(NamedTuple):
    """What went wrong: its class, a ``key`` by which equal failures are known, and details."""

    kind: str
    key: str
    detail: str


class _TooSlowError(BaseException):
    pass


@cache
def _settings() -> Settings:
    return make_settings(_TABLES, Path("/nowhere"), "fuzz")


@cache
def _project(layout: str) -> Project:
    """Return the project of a layout, whose schema is prepared once for all cases."""
    if layout in CONTAINERS:
        return Project(read_layout(CONTAINERS[layout].layout, "layout"))
    if layout.startswith("page "):
        form = layout.removeprefix("page ")
        section = (
            {"form": form, "columns": {"term": "Term", "definition": "Meaning"}} if form == "table" else {"form": form}
        )
        return Project(read_layout({"extends": "page", "section": section}, "layout"))
    return Project(preset(layout), native_schema() if layout == "native" else None)


@cache
def all_rules() -> tuple[ActiveRule, ...]:
    """Return every rule, also those that are off."""
    settings = _settings()
    rules = (*settings.active_rules, *settings.inactive_rules())
    return tuple(active for active in rules if not active.rule.needs_engine)


def run(case: Case) -> Failure | None:
    """Return what goes wrong with a case, if anything does."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, _STOP)
    try:
        return next(_failures(case), None)
    except _TooSlowError:
        frames = traceback.extract_tb(sys.exc_info()[2])
        return Failure("hang", frames[-3].name if len(frames) > 2 else "", f"more than {_STOP} s")
    except GlosslintError:
        return None  # no rule or entry, which the command line says
    except Exception as error:
        return _exception(type(error).__name__, traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_signal: int, _frame: object) -> None:
    raise _TooSlowError


def _failures(case: Case) -> Iterator[Failure]:
    sources = {path: decode(text.encode("utf-8", "surrogatepass"), path) for path, text in case.files.items()}
    session, request = _session(case, sources)
    start = time.process_time()
    judgement = judge(session, request)
    if (seconds := time.process_time() - start) > LIMIT:
        yield Failure("hang", "check", f"check: {seconds:.1f} s")
    yield from _of_judgement(judgement)
    yield from _of_repairs(judgement)
    start = time.process_time()
    outcome = fix_session(session, request)
    if (seconds := time.process_time() - start) > 2 * LIMIT:
        yield Failure("hang", "fix", f"fix: {seconds:.1f} s")
    for crash in outcome.report.crashes:
        yield _exception(crash.error.split(":")[0], crash.trace)
    if case.layout not in CONTAINERS and not case.layout.startswith(
        "page "
    ):  # what else may not change there, is tested without mutations
        yield from _of_outcome(outcome)
    if not outcome.changes:
        return  # a second run would be the same
    after = {**sources, **{new.path: new for _, new in outcome.changes}}
    again = fix_session(*_session(case, after))
    if again.changes:
        rules = sorted({done.rule for done in again.fixed})
        yield Failure(
            "unstable", " ".join(rules), "the second run changes " + ", ".join(new.path for _, new in again.changes)
        )


def _session(case: Case, sources: Mapping[str, Source]) -> tuple[Session, CheckRequest]:
    rules = tuple(active for active in all_rules() if not case.rules or active.rule.name in case.rules)
    session = make_session(_settings(), _project(case.layout), sources.values())
    return session, CheckRequest(_settings(), rules=rules, unsafe_fixes=True)


def _exception(name: str, trace: str) -> Failure:
    frames = re.findall(r'File ".*?/(?:src|site-packages)/([\w/]+)\.py", line \d+, in (\w+)', trace)
    where = ".".join(frames[-1]) if frames else ""
    return Failure("exception", f"{name} in {where}", trace)


def _of_judgement(judgement: Judgement) -> Iterator[Failure]:
    for crash in judgement.crashes:
        yield _exception(crash.error.split(":")[0], crash.trace)
    for finding in judgement.findings:
        for location in (finding.location, *(related.location for related in finding.related)):
            document = judgement.documents.get(location.path)
            if document is None or not _inside(location, document.source):
                yield Failure("place", finding.rule, f"{finding.message}: {location}")


def _inside(location: Location, source: Source) -> bool:
    start, end = location.span
    lines = re.split(r"\r\n|\r|\n", source.text)
    good = 0 <= start <= end <= len(source.text)
    for position in (location.start, location.end):
        good = good and 1 <= position.line <= len(lines) and 1 <= position.column <= len(lines[position.line - 1]) + 2
    return good


def _of_repairs(judgement: Judgement) -> Iterator[Failure]:
    """Yield the fixes of a value that change lines on which neither the value nor its key is."""
    for finding in judgement.findings:
        for repair in finding.repairs:
            document = judgement.documents[repair.path]
            if repair.edits and all(isinstance(intent, Replace | SetValue) for intent in repair.fix.intents):
                lines = {line for intent in repair.fix.intents for line in _lines(document, intent.place.path)}
                for edit in repair.edits:
                    if (
                        edit.span.end > edit.span.start
                        and not _touched(document, edit.span.start, edit.span.end) <= lines
                    ):
                        yield Failure("line", finding.rule, f"{repair.fix.title}: {edit}")


def _touched(document: Document, start: int, end: int) -> set[int]:
    return {document.source.line_of(start), document.source.line_of(max(start, end - 1))}


def _lines(document: Document, path: tuple[Any, ...]) -> range:
    found = document.find(path)
    if found is None:
        return range(0)
    start = found.key.start if found.key is not None and found.key.style != RAW else found.node.start
    return range(document.source.line_of(start), document.source.line_of(max(start, found.node.end)) + 1)


def _of_outcome(outcome: FixOutcome) -> Iterator[Failure]:
    for old, new in outcome.changes:
        fixed = [done for done in outcome.fixed if done.location.path == new.path]
        fixed += [done for done in outcome.fixed if any(i.place.file == new.path for i in done.fix.intents)]
        rules = {done.rule for done in fixed}
        removing = any(
            type(i).__name__.startswith(("Remove", "ReplaceSource")) for done in fixed for i in done.fix.intents
        )
        if kind_of(new.path) == "json":
            continue
        before, after = _comments(old.text, new.path), _comments(new.text, new.path)
        if not removing and rules <= _FORM_ONLY - {"double-space"} and before != after:
            yield Failure("comment", " ".join(sorted(rules)), f"{before - after} {after - before}")
        if rules <= _LINE_BY_LINE and (strange := _strange_lines(outcome, old, new)):
            yield Failure("line", " ".join(sorted(rules)), f"{strange} of {old.text!r} in {new.text!r}")
        was = _data(old) if rules <= _FORM_ONLY else _NOT_READ
        if was != _NOT_READ and was != (is_ := _data(new)):
            yield Failure("data", " ".join(sorted(rules)), f"{was}\n{is_}")


def _strange_lines(outcome: FixOutcome, old: Source, new: Source) -> list[int]:
    """Return the lines that changed though no fix is for them, of a file whose lines are as many as before."""
    before, after = (re.split(r"\r\n|\r|\n", source.text.removeprefix("\ufeff")) for source in (old, new))
    if len(before) != len(after):
        return []
    document, lines = parse(old), set[int]()
    for done in outcome.fixed:
        if done.location.path == old.path:
            lines |= set(range(done.location.start.line, done.location.end.line + 1))
        for intent in done.fix.intents:
            if isinstance(intent, ReplaceSource) and intent.place.span is not None and intent.place.file == old.path:
                lines |= _touched(document, intent.place.span.start, intent.place.span.end)
            elif intent.place.file == old.path:
                found = document.find(intent.place.path)
                if found is None or not isinstance(found.node, Scalar) or found.node.style not in ("|", ">"):
                    lines |= set(_lines(document, intent.place.path))
    pairs = enumerate(zip(before, after, strict=True), 1)
    return [number for number, (was, is_) in pairs if was != is_ and number not in lines]


def _comments(text: str, path: str) -> Counter[str]:
    if kind_of(path) == "page":
        return Counter()
    return Counter(
        re.sub(r"\s+", " ", line).strip() for line in re.findall(r"(?:^|(?<=[ \t]))#([^\r\n]*)", text, re.MULTILINE)
    )


def _data(source: Source) -> Any:
    """Return the values of a file without regard to spaces, line ends, and types of plain scalars.

    The independent loader is stricter than libyaml: of what it refuses, such as a tab after "--", nothing can be told.
    """
    try:
        return _plain(load_independently(source.text, source.path, body_start(parse(source)), "pure", ()))
    except ValueError:
        return _NOT_READ


def _plain(node: Any) -> Any:
    if isinstance(node, str):
        return re.sub(r"\s+", " ", node).strip()
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, list) and node and node[0] == "text":
        return _plain(node[1])
    return [_plain(part) for part in node] if isinstance(node, list) else node
