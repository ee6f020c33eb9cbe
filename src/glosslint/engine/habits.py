"""The stage that tells a habit from errors: if a rule on style would report many texts, it has one finding instead.

House styles differ. If a rule would report a large part of the texts that it judges, that is the house style, and an
editor who is shown each finding turns the rule off. This is decided on all texts of the glossary, including those that
are suppressed, in the baseline or outside the requested paths.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from glosslint.engine.compare import Scope
from glosslint.engine.locate import Locator
from glosslint.engine.verdicts import Verdict, Verdicts, merge_by_cause, remove_verdicts
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.conventions import subject
from glosslint.glossary.glossary import Glossary
from glosslint.model import NodePath, Place, Problem, Related, Severity
from glosslint.model.frozen import NamedTuple, dataclass, replace
from glosslint.rule.active import ActiveRule
from glosslint.rule.forms import STYLE
from glosslint.settings.key_position import SettingsFile
from glosslint.settings.table import HabitsTable
from glosslint.util.sequences import first_values

_EXAMPLES = 3  # enough to see what they have in common
_ALL = 100  # percent
#: The fields of texts that are neither prose nor names.
_ENTRY, _FILE = "entry", "file"


class Field(NamedTuple):
    """A kind of texts that are judged alike: a prose field or kind of name in one language, entries, or files."""

    name: str
    language: str = ""


class HabitKind(NamedTuple):
    """What is counted together: the findings of a rule, of one case or rule of a language engine, in one field."""

    rule: str
    case: str
    field: Field


@dataclass(frozen=True)
class RuleHabit:
    """What the texts of a glossary do: a rule would report a finding in ``reported`` of the ``judged`` texts.

    ``subject`` is what these texts are, in words, and ``level`` that of the one finding.
    """

    kind: HabitKind
    reported: int
    judged: int
    subject: str
    level: Severity

    @property
    def summary(self) -> str:
        """The numbers in words, as ``31 of 120 definitions``."""
        return f"{self.reported:,} of {self.judged:,} {self.subject}"


#: A verdict, with the text that it is on: its file and path.
_InText = tuple[tuple[str, NodePath], Verdict]


class Texts:
    """The texts of a glossary: in which of them a place is, and how many a rule judges.

    ``ignores`` returns whether the settings leave a rule out in a file.
    """

    def __init__(self, glossary: Glossary, locator: Locator, ignores: Callable[[str, str], bool]) -> None:
        self._glossary = glossary
        self._locator = locator
        self._ignores = ignores
        self._judged: dict[str, Counter[Field]] = {}
        self._counts_by_files: dict[frozenset[str], Counter[Field]] = {}  # by the files they are in
        self._fields: dict[int, dict[NodePath, Field]] = {}  # by the identity of the entry, which the glossary keeps

    def locate(self, place: Place) -> tuple[tuple[str, NodePath], Field]:
        """Return the file and path of the text that a place is in, which is a field or name, else its entry, else its
        file; and its field."""
        entry = self._locator.entry(place)
        path, field = ((), Field(_FILE)) if entry is None else self._find_field(entry, place.path)
        return (place.file, path), field

    def _find_field(self, entry: EntryFacts, path: NodePath) -> tuple[NodePath, Field]:
        if id(entry) not in self._fields:
            self._fields[id(entry)] = dict(reversed([*_list_fields(entry)]))  # of two with one path, the first
        fields = self._fields[id(entry)]
        for length in range(len(path) + 1):
            if path[:length] in fields:
                return path[:length], fields[path[:length]]
        return entry.root, Field(_ENTRY)

    def count_judged(self, active: ActiveRule) -> Counter[Field]:
        """Return the number of texts that a rule judges, by field."""
        rule = active.rule
        if rule.name not in self._judged:
            files = frozenset(file.path for file in self._glossary.files if not self._ignores(rule.name, file.path))
            if rule.judged is None:
                counts = self._count_all(files)
            else:
                counts = Counter({Field(_FILE): len(files)})
                for entry in self._glossary.entries:
                    if entry.file in files:
                        paths = rule.judged(entry, active.options)
                        counts.update((Field(_ENTRY), *(self._find_field(entry, path)[1] for path in paths)))
            self._judged[rule.name] = counts
        return self._judged[rule.name]

    def _count_all(self, files: frozenset[str]) -> Counter[Field]:
        """Return the number of all texts in these files, which most rules judge."""
        if files not in self._counts_by_files:
            entries = [entry for entry in self._glossary.entries if entry.file in files]
            fields = Counter(field for entry in entries for _, field in _list_fields(entry))
            self._counts_by_files[files] = Counter({Field(_FILE): len(files), Field(_ENTRY): len(entries)}) + fields
        return self._counts_by_files[files]

    def subject(self, field: Field) -> str:
        """Return a field in words: ``definitions``, or ``definitions in "es"`` if another language has more."""
        counts = self._count_all(frozenset(file.path for file in self._glossary.files))
        main = all(counts[field] >= counts[other] for other in counts if other.name == field.name)
        return subject(field.name, "" if main else field.language)


def _list_fields(entry: EntryFacts) -> Iterator[tuple[NodePath, Field]]:
    """Yield the path and field of each text of an entry: prose that is not empty, and names."""
    for prose in entry.prose:
        if prose.text.strip():
            yield prose.path, Field(prose.field, prose.language)
    for name in entry.names:
        yield name.path, Field(name.kind, name.language)


def find_habits(
    verdicts: Sequence[Verdict], rules: Sequence[ActiveRule], texts: Texts, table: HabitsTable
) -> Mapping[HabitKind, RuleHabit]:
    """Return the habits of a glossary, by kind, given all that the rules state of it.

    Verdicts that only follow from those of another rule do not count.
    """
    gated = {active.rule.name: active for active in rules if active.rule.is_gated and not active.decided}
    habits: dict[HabitKind, RuleHabit] = {}
    for kind, group in _group_by_kind(verdicts, texts, gated).items():
        reported = len({text for text, _ in group})
        if reported >= table.least:
            active = gated[kind.rule]
            judged = max(texts.count_judged(active)[kind.field], reported)
            if reported * _ALL > judged * (table.share if judged >= table.many else table.share_of_few):
                habits[kind] = RuleHabit(kind, reported, judged, texts.subject(kind.field), active.habit_level)
    return habits


def _group_by_kind(
    verdicts: Sequence[Verdict], texts: Texts, rules: Collection[str]
) -> Mapping[HabitKind, list[_InText]]:
    """Return the verdicts of these rules by kind, without those that follow from others."""
    kinds: dict[HabitKind, list[_InText]] = defaultdict(list)
    if any(one.rule.name in rules for one in verdicts):
        for root in merge_by_cause(verdicts):
            for one in root.stated if root.rule.name in rules else ():
                if one.rule is root.rule:
                    problem = one.problem
                    text, field = texts.locate(problem.place)
                    kind = HabitKind(one.rule.name, problem.engine or problem.case, field)
                    kinds[kind].append((text, replace(one, consequences=()) if one.consequences else one))
    return kinds


def fold_habits(
    verdicts: Verdicts, habits: Mapping[HabitKind, RuleHabit], texts: Texts, scope: Scope, settings: SettingsFile
) -> Verdicts:
    """Return the verdicts with one for each habit, which has no fix."""
    if not habits:
        return verdicts
    groups = _group_by_kind(verdicts.active, texts, {kind.rule for kind in habits})
    folded = [(habits[kind], group) for kind, group in groups.items() if kind in habits]
    rest = remove_verdicts(verdicts.active, {one for _, group in folded for _, one in group})
    whole = [_represent(habit, group, scope, settings) for habit, group in folded if habit.level]
    return replace(verdicts, active=(*rest, *whole))


def _represent(habit: RuleHabit, group: Sequence[_InText], scope: Scope, settings: SettingsFile) -> Verdict:
    """Return the one verdict for a habit, at the settings of its rule; its examples are those asked about, if any."""
    verdicts = [one for _, one in group]
    rule = verdicts[0].rule
    by_text = first_values(sorted(group, key=lambda pair: not scope.reports(pair[1])))
    examples = [one.problem for one in by_text.values()][:_EXAMPLES]
    related = tuple(Related(example.place, example.message) for example in examples)
    what = (habit.kind.field.name, *filter(None, (habit.kind.field.language, habit.kind.case)))
    place = settings.place(("rules", rule.name), what, verdicts[0].problem.place.file)
    looks, what_it_is = ("this looks like your house style", "your style")
    if rule.category not in STYLE:  # self-definition: a list of terms and their translations repeats half of them
        looks, what_it_is = ("so many may be intended", "intended")
    message = f"in {habit.summary} (the first: {examples[0].message}): {looks}; set rules.{rule.name}.level to see each"
    help_ = f'if it is {what_it_is}: rules.{rule.name} = "off"'
    problem = Problem(message, place, related, help_, engine=examples[0].engine, whole=True)
    return Verdict(rule, habit.level, problem, folded=tuple(verdicts))
