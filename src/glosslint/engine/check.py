"""The straight line: project → files → glossary → language engines → rules → stages on verdicts → findings → report."""

from __future__ import annotations

from dataclasses import replace

from glosslint.engine.baseline import apply_baseline
from glosslint.engine.compare import Comparison
from glosslint.engine.habits import Texts, fold_habits, habits_of
from glosslint.engine.locate import Locator
from glosslint.engine.report import Judgement, judgement_of, report_of
from glosslint.engine.run_rules import crashes_in
from glosslint.engine.scope import Scope
from glosslint.engine.session import PLACES, CheckRequest, Session, open_session
from glosslint.engine.suppress import ignore_in_files, ran_of, suppress
from glosslint.engine.verdicts import Verdicts, join_copies, merge_by_cause
from glosslint.language.engines import NO_ENGINES
from glosslint.model import GlosslintError
from glosslint.model.report import Report
from glosslint.util import timing
from glosslint.util.timing import uncollected

#: The rule on what of the layout does not fit. Where it is off, the layout is right, and each value is judged.
UNRESOLVED_ROLE = "unresolved-role"


def check(request: CheckRequest) -> Report:
    """Check the whole glossary, and report what is asked for.

    Raise GlosslintError for errors in the call, the settings or the schema; never for what the entries hold.
    """
    with uncollected():
        session = open_session(request, once=True)
        return report_of(judge(session, request), request)


def judge(session: Session, request: CheckRequest) -> Judgement:
    """Run the rules on one state of a glossary, and take their verdicts through all stages to findings."""
    rules = session.settings.active_rules if request.rules is None else request.rules
    if not any(active.selected for active in rules):
        where = f"{session.settings.origin}: " if session.settings.origin else ""
        raise GlosslintError(f'{where}no rule is left to run; see "select", "ignore" and the levels of "rules"')

    glossary = session.glossary
    if request.vouched or not any(active.rule.name == UNRESOLVED_ROLE for active in rules):
        glossary = replace(glossary, vouched=True)
    comparison = Comparison(session.base, session.documents, glossary) if session.base is not None else None
    removed = comparison.removed if comparison is not None else ()
    glossary = replace(glossary, removed=removed) if removed else glossary
    engines = session.engines if any(active.rule.needs_engine for active in rules) else NO_ENGINES
    glossary, not_run = session.ask_engines(glossary, engines)
    run = session.run_rules(rules, glossary)

    with session.clock.part(PLACES):
        locator = Locator(session.all_documents, glossary)
        ran = ran_of(session, rules, run.crashes, not_run)
        verdicts = Verdicts(run.verdicts, crashes=(*crashes_in(glossary.files), *run.crashes))
        verdicts = ignore_in_files(verdicts, ran)
        texts = Texts(glossary, locator, session.settings.ignores)
        habits = habits_of(verdicts.active, rules, texts, session.settings.table.habits)
        verdicts = suppress(verdicts, glossary.files, locator, ran, timing.today())
        new = comparison.new_identities(ran, verdicts.active, locator) if comparison is not None else frozenset()
        verdicts = apply_baseline(verdicts, session.baseline, locator, glossary.unread)
        scope = Scope(locator, session.reported, comparison, new)
        verdicts = fold_habits(verdicts, habits, texts, scope, session.settings_file)
        verdicts = replace(verdicts, active=tuple(merge_by_cause(join_copies(verdicts.active, locator.entry))))
        return judgement_of(verdicts, session, scope, ran, not_run)
