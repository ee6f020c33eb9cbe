"""The straight line: project → files → glossary → language engines → rules → stages on verdicts → findings → report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosslint.engine.baseline import apply_baseline
from glosslint.engine.compare import Comparison, Scope
from glosslint.engine.habits import Texts, find_habits, fold_habits
from glosslint.engine.locate import Locator
from glosslint.engine.report import Judgement, make_judgement
from glosslint.engine.run_rules import crashes_in
from glosslint.engine.session import PLACES, CheckRequest, Session, open_session
from glosslint.engine.suppress import Ran, ignore_in_files, suppress
from glosslint.engine.verdicts import Verdicts, merge_by_cause
from glosslint.glossary.glossary import Glossary
from glosslint.language.engines import NO_ENGINES
from glosslint.model import INTERNAL, GlosslintError
from glosslint.model.report import Crash, NotRun, Report
from glosslint.rule.active import ActiveRule
from glosslint.rules.registry import all_rules
from glosslint.text.languages import ANY_LANGUAGE
from glosslint.text.messages import join_some
from glosslint.util import timing
from glosslint.util.sequences import group_values
from glosslint.util.timing import pause_collector

#: The rule on what of the layout does not fit. Where it is off, the layout is right, and each value is judged.
UNRESOLVED_ROLE = "unresolved-role"
_NAMED = 4  # languages or files that a message lists


def check(request: CheckRequest) -> Report:
    """Check the whole glossary, and report what is asked for.

    Raise GlosslintError for errors in the call, the settings or the schema; never for what the entries hold.
    """
    with pause_collector():
        return judge(open_session(request, once=True), request)


def judge(session: Session, request: CheckRequest) -> Judgement:
    """Run the rules on one state of a glossary, and take their verdicts through all stages to findings."""
    rules = session.settings.active_rules if request.rules is None else request.rules
    if request.rules is None and not any(active.selected for active in rules):
        where = f"{session.settings.origin}: " if session.settings.origin else ""
        raise GlosslintError(f'{where}no rule is left to run; see "select", "ignore" and the levels of "rules"')

    glossary = session.glossary
    if request.vouched or not any(active.rule.name == UNRESOLVED_ROLE for active in rules):
        glossary = replace(glossary, vouched=True)
    comparison = Comparison(session.base, session.documents, glossary) if session.base is not None else None
    removed = tuple(comparison.find_removed()) if comparison is not None else ()
    glossary = replace(glossary, removed=removed) if removed else glossary
    engines = session.engines if any(active.rule.needs_engine for active in rules) else NO_ENGINES
    glossary, not_run = session.ask_engines(glossary, engines)
    not_run += tuple(_find_rules_without_texts(rules, glossary))
    not_run += tuple(_find_hidden_faults(session, rules)) if request.rules is None else ()
    run = session.run_rules(rules, glossary)

    with session.clock.part(PLACES):
        locator = Locator(session.all_documents, glossary)
        ran = find_what_ran(session, rules, run.crashes, not_run)
        verdicts = Verdicts(run.verdicts, crashes=(*crashes_in(glossary.files), *run.crashes))
        verdicts = ignore_in_files(verdicts, glossary.files, ran)
        texts = Texts(glossary, locator, session.settings.ignores)
        habits = find_habits(verdicts.active, rules, texts, session.settings.table.habits)
        verdicts = suppress(verdicts, glossary.files, locator, ran, timing.today())
        new = comparison.new_identities(ran, verdicts.active, locator) if comparison is not None else frozenset()
        verdicts = apply_baseline(verdicts, session.baseline, locator, glossary.unread)
        scope = Scope(locator, session.reported, comparison, new)
        verdicts = fold_habits(verdicts, habits, texts, scope, session.settings_file)
        verdicts = replace(verdicts, active=tuple(merge_by_cause(verdicts.active)))
        return make_judgement(verdicts, session, scope, ran, not_run, request.unsafe_fixes)


def find_what_ran(
    session: Session, rules: Sequence[ActiveRule], crashes: Sequence[Crash], not_run: Sequence[NotRun]
) -> Ran:
    """Return what ran when these rules did, and which of them could not see all they judge."""
    incomplete = frozenset((*(crash.rule for crash in crashes), *(part.what for part in not_run)))
    every = dict.fromkeys((*all_rules(), *(active.rule for active in rules)))
    answered = frozenset(engine.name for engine in session.engines.engines) - incomplete
    return Ran(rules, tuple(every), incomplete, answered, session.settings.ignores)


def _find_hidden_faults(session: Session, rules: Sequence[ActiveRule]) -> Iterator[NotRun]:
    """Yield the rules that are off, or ignored in files that cannot be read, which they would report."""
    on = {active.rule.name for active in rules}
    faults = {(fault.kind, file.path): None for file in session.glossary.files for fault in file.every_fault}
    hidden = ((kind, path) for kind, path in faults if kind not in on or session.settings.ignores(kind, path))
    for kind, paths in group_values(hidden).items():
        if kind != INTERNAL:  # which is no rule, and is always reported
            which = f"{join_some(paths, _NAMED)}, which cannot be read in full: the rest is not checked"
            yield NotRun(kind, f"it is off for {which}; correct or exclude {'it' if len(paths) == 1 else 'them'}")


def _find_rules_without_texts(rules: Sequence[ActiveRule], glossary: Glossary) -> Iterator[NotRun]:
    """Yield the rules from tables of the settings that are all for languages in which the glossary has no text."""
    entries = glossary.entries
    for active in (active for active in rules if active.rule.tables):
        tables = active.options.tables
        meant = list(dict.fromkeys(table.language for table in tables))
        if not meant or ANY_LANGUAGE in meant:  # as nearly always
            continue
        written = {prose.language for entry in entries for prose in entry.prose}
        search_names = any(table.fields for table in tables)
        named = {name.language for entry in entries for name in entry.names if search_names}
        codes = {code for language in written | named for code in (language, language.split("-")[0])}
        if written and codes.isdisjoint(meant):
            why = f"no text is in the language of its tables ({join_some(meant, _NAMED)})"
            yield NotRun(active.rule.name, f'{why}; to search all texts, set language = "{ANY_LANGUAGE}" in them')
