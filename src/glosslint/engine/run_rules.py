"""Run rules over a glossary. The rules are given; none is known here by name."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import repeat
from time import perf_counter
from typing import Any

from glosslint.engine.verdicts import Verdict
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.prose import KEPT, WORDS
from glosslint.facts.suppression import AppliedSuppression
from glosslint.glossary.glossary import Glossary
from glosslint.model import INTERNAL, GlosslintError, Severity, describe_error, format_traceback
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.model.report import Crash
from glosslint.rule import EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.util.timing import NOW, Clock

AnyFacts = FileFacts | EntryFacts
#: Where a file or an entry is: its path, and the root of the entry.
Place = tuple[object, ...]
#: What each rule, by its number in the list of rules, states of one subject; it ends with the crash of the rule.
_ByRule = dict[int, list[Verdict | Crash]]
#: What a rule is run on, and its number among these.
_Numbered = tuple[int, Any]


class KnownProblems(NamedTuple):
    """What the rules on single files or entries state of these facts."""

    facts: AnyFacts
    by_rule: _ByRule


@dataclass(frozen=True)
class RuleRun:
    """What a run of rules states.

    ``stated`` is what rules on single files and entries state of each, by its place: it depends on these facts alone,
    and holds as long as those at the place are the same.
    """

    verdicts: tuple[Verdict, ...] = ()
    crashes: tuple[Crash, ...] = ()
    stated: Mapping[Place, KnownProblems] = field(default_factory=dict)


_NO_RUN = RuleRun()
_NOTHING: _ByRule = {}  # what rules state of most facts: not to be changed
_AT_ONCE = 1_000  # entries on which all rules run before what they took them apart into is forgotten
#: With more texts than this, the results of analysing them are dropped after each rule, and so is the largest index of
#: names: memory is worth more there than the time to compute them again. Nor would they be stored for the next run.
MANY = 40_000
_SAMPLE = 500  # of so many entries, one tells whether a rule has asked for anything


def go_on() -> None:
    """Do nothing: called between two steps of a run that need not stop."""


def has_many_texts(glossary: Glossary) -> bool:
    """Return whether what is known of the texts of a glossary takes too much memory to be kept."""
    return sum(len(entry.prose) for entry in glossary.entries) > MANY


def run(
    glossary: Glossary,
    rules: Sequence[ActiveRule],
    clock: Clock | None = None,
    known: RuleRun = _NO_RUN,
    stop: Callable[[], None] = go_on,
) -> RuleRun:
    """Return what every rule states; a rule that raises is off from there, and ends in one Crash; the others go on.

    Rules on suppressions are run later: see ``run_suppression_rules``. ``known`` is an earlier run of the same rules:
    those on entries and files are not run again on facts that are the same. ``clock`` counts the time of each rule;
    what several rules ask of the glossary is counted for the first. ``stop`` is called before each rule on the glossary
    or on files: what it raises ends the run.
    """
    clock = clock or Clock()
    facts: tuple[AnyFacts, ...] = (*glossary.files, *glossary.entries)
    by_rule = [_find_known(one, known) for one in facts]
    is_large = has_many_texts(glossary)
    files, entries = (
        array("l", (n for n, one in enumerate(facts) if isinstance(one, form) and by_rule[n] is None))
        for form in (FileFacts, EntryFacts)
    )

    def prepare_rule() -> None:
        stop()
        if is_large:
            _forget_parts(glossary)

    whole = _run(GlossaryRule, rules, [(0, glossary)], clock, prepare_rule)
    single = _run(FileRule, rules, [(n, facts[n]) for n in files], clock, stop)
    for at in range(0, len(entries), _AT_ONCE):
        part = [(n, facts[n]) for n in entries[at : at + _AT_ONCE]]
        single += _run(EntryRule, rules, part, clock)
        _forget_words((entry for _, entry in part), is_large)

    for number, n, one in single:
        of_subject = by_rule[n] = by_rule[n] or {}
        of_subject.setdefault(number, []).append(one)
    stated: _ByRule = defaultdict(list)
    for of_subject in filter(None, by_rule):  # in the order of the glossary, whatever was run first
        for number, of_rule in of_subject.items():
            stated[number] += of_rule
    for number, _, one in whole:
        stated[number].append(one)
    verdicts, crashes = _divide(one for number in range(len(rules)) for one in _cut_at_crash(stated[number]))
    if crashes:  # it is not known what the rule states of other facts
        return RuleRun(verdicts, crashes)
    pairs = zip(facts, by_rule, strict=True)
    return RuleRun(
        verdicts, stated={place_of(one): KnownProblems(one, of_subject or _NOTHING) for one, of_subject in pairs}
    )


def place_of(facts: AnyFacts) -> Place:
    """Return where a file or an entry is; entries with the same key in one mapping are at the same place."""
    return (facts.path,) if isinstance(facts, FileFacts) else (facts.file, facts.root)


def _find_known(facts: AnyFacts, known: RuleRun) -> _ByRule | None:
    """Return what an earlier run states of the same facts; ``None`` if it did not see them."""
    stated = known.stated.get(place_of(facts))
    return stated.by_rule if stated is not None and (stated.facts is facts or stated.facts == facts) else None


def _cut_at_crash(stated: Iterable[Verdict | Crash]) -> Iterator[Verdict | Crash]:
    """Yield the statements up to the first crash: a rule that failed on some entries runs on the next ones, too."""
    for one in stated:
        yield one
        if isinstance(one, Crash):
            return


def _forget_words(entries: Iterable[Any], is_large: bool) -> None:
    """Forget the words of texts; of a large glossary, all that entries and their texts were asked."""
    for entry in entries:
        if is_large:
            entry.forget_all_but()
        for prose in entry.prose:
            if is_large:
                prose.forget_all_but()
            else:
                any(map(prose.__dict__.pop, WORDS, repeat(None)))


def _forget_parts(glossary: Glossary) -> None:
    """Drop the index of names and the results of analysing the texts of a glossary, if a rule has used them."""
    glossary.__dict__.pop("entries_by_name", None)
    sample = glossary.entries[::_SAMPLE]
    if any(one.__dict__ or any(not prose.__dict__.keys() <= KEPT for prose in one.prose) for one in sample):
        for entry in glossary.entries:
            entry.forget_all_but()
            for prose in entry.prose:
                prose.forget_all_but(KEPT)


def run_suppression_rules(comments: Sequence[AppliedSuppression], rules: Sequence[ActiveRule]) -> RuleRun:
    """Return what the rules on suppressions state, once it is known what each comment suppresses."""
    return RuleRun(*_divide(one for *_, one in _run(SuppressionRule, rules, list(enumerate(comments)), Clock())))


def crashes_in(files: Iterable[FileFacts]) -> Iterator[Crash]:
    """Yield the internal errors because of which files could not be read."""
    for file in files:
        for fault in file.faults:
            if fault.kind == INTERNAL:
                yield Crash("", file.path, "", fault.message, fault.help, "the reading of the file")


def _run(
    form: type[Rule],
    rules: Sequence[ActiveRule],
    subjects: Sequence[_Numbered],
    clock: Clock,
    stop: Callable[[], None] = go_on,
) -> list[tuple[int, int, Verdict | Crash]]:
    """Return each ``Problem`` that the rules of one form state, as a verdict, with the numbers of rule and subject."""
    stated = []
    with NOW.of("Running", len(rules), "rules"):
        for number, active in enumerate(rules):
            NOW.done = number
            if isinstance(active.rule, form):
                stop()
                start = perf_counter()  # ``clock.part`` for each rule takes a thirtieth of a small check
                stated += [(number, n, one) for n, one in _list_stated(active, subjects)]
                clock.add(active.rule.name, perf_counter() - start)
    return stated


def _list_stated(active: ActiveRule, subjects: Iterable[_Numbered]) -> Iterator[tuple[int, Verdict | Crash]]:
    check, options = active.rule.check, active.options
    for number, subject in subjects:
        try:
            for problem in check(subject, options):
                level = active.level(problem.case)
                if level is not Severity.OFF:
                    yield number, Verdict(active.rule, level, active.adjusted(problem))
        except GlosslintError:  # of the settings, such as a pattern that takes too long
            raise
        except Exception as error:
            if active.raises:
                raise
            yield number, _make_crash(active.rule, subject, error)
            return  # the rule is off for the rest of the run


def _divide(results: Iterable[Verdict | Crash]) -> tuple[tuple[Verdict, ...], tuple[Crash, ...]]:
    results = list(results)
    verdicts = tuple(one for one in results if isinstance(one, Verdict))
    return verdicts, tuple(one for one in results if isinstance(one, Crash))


def _make_crash(rule: Rule, subject: Any, error: Exception) -> Crash:
    file, entry = "", ""
    if isinstance(subject, FileFacts):
        file = subject.path
    elif isinstance(subject, EntryFacts):
        file, entry = subject.file, subject.key
    elif isinstance(subject, AppliedSuppression):
        file = subject.comment.file
    return Crash(rule.name, file, entry, describe_error(error), format_traceback())
