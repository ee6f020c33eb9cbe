"""A habit is not a slip: findings on style in a large part of the texts are one finding, which tells how many."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset
from glosslint.model import Cause, Finding, Part, Place, Problem, Severity, Span
from glosslint.model.source import Source
from glosslint.report import FORMATS
from glosslint.rule import EntryFacts, EntryRule, FileRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from tests.support import check_sources, glosslint, write

SETTINGS = """files = ["terms.yaml"]
language.engines = []
select = ["definition", "formatting", "references", "suppression"]

[layout]
entries = "map"
id = "@key"
term = "@key"
prose = { definition = "is" }
core = "definition"
"""
LONG = " ".join(f"word{number}" for number in range(90))
WIDE = "Unit of text that a  model reads."
PLAIN = "Unit of text that a model reads."


def texts(*some: str, see: str = "") -> str:
    """Return a file with an entry for each text."""
    return "".join(f'e{n}:\n  is: "{text}"\n' + see for n, text in enumerate(some))


def found(folder: Path, *args: str) -> list[dict[str, Any]]:
    report = json.loads(glosslint("check", "--output-format", "json", *args, cwd=folder).out)
    return list(report["findings"])


def rules_of(findings: Sequence[dict[str, Any]]) -> list[str]:
    return [finding["rule"] for finding in findings]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Forty entries of which every fifth has a text with two spaces between words."""
    some = [WIDE if n % 5 == 0 else PLAIN for n in range(40)]
    return write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*some)})


def test_what_many_texts_do_is_one_finding_on_the_settings(project: Path) -> None:
    (habit,) = found(project)
    assert habit["rule"] == "double-space"
    assert habit["level"] == "info"
    assert habit["message"] == (
        "in 8 of 40 definitions (the first: 2 spaces between words): this looks like your house style; "
        "set rules.double-space.level to see each"
    )
    assert habit["path"] == "glosslint.toml"
    assert [place["start"]["line"] for place in habit["related"]] == [2, 12, 22]
    assert habit["help"] == 'if it is your style: rules.double-space = "off"'
    assert glosslint(cwd=project).code == 0


def test_it_is_at_the_settings_of_its_rule_and_the_same_wherever_these_are(project: Path) -> None:
    (habit,) = found(project)
    write(project, {"glosslint.toml": '# ours\nrules.double-space.fix = "off"\n' + SETTINGS})
    (moved,) = found(project)
    assert (habit["start"]["line"], moved["start"]["line"]) == (1, 2)
    assert moved["fingerprint"] == habit["fingerprint"]


@pytest.mark.parametrize(
    ("wide", "plain", "findings"),
    [(4, 36, 4), (5, 35, 1), (2, 18, 2), (3, 17, 1), (3, 9, 3), (3, 8, 1), (4, 15, 4), (2, 1, 2), (3, 0, 1)],
)
def test_more_than_a_tenth_of_many_texts_or_a_quarter_of_few_are_a_habit(
    tmp_path: Path, wide: int, plain: int, findings: int
) -> None:
    write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*[WIDE] * wide, *[PLAIN] * plain)})
    assert rules_of(found(tmp_path)) == ["double-space"] * findings


def test_signs_of_several_kinds_without_the_other_are_no_habit(tmp_path: Path) -> None:
    slips = ("Unit of (text.", "Unit of `text.", "Unit of **text.", "Unit of [text.")
    write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*slips, *[PLAIN] * 24)})
    assert rules_of(found(tmp_path)) == ["unbalanced-markup"] * 4


@pytest.mark.parametrize(
    "more",
    [
        'rules.double-space = "warning"\n',
        'rules.double-space.level = "info"\n',
        "habits.share = 100\n",
        "habits.many = 41\nhabits.share-of-few = 20\n",
        "habits.least = 9\n",
    ],
)
def test_the_settings_decide(project: Path, more: str) -> None:
    write(project, {"glosslint.toml": more + SETTINGS})
    assert rules_of(found(project)) == ["double-space"] * 8


def test_a_rule_that_is_named_reports_each_and_its_category_does_not(project: Path) -> None:
    assert rules_of(found(project, "--select", "double-space")) == ["double-space"] * 8
    assert rules_of(found(project, "--select", "formatting")) == ["double-space"]


def test_an_option_of_a_rule_is_a_decision_too(tmp_path: Path) -> None:
    long = {"terms.yaml": texts(*[LONG] * 10, *[PLAIN] * 10)}
    write(tmp_path, {"glosslint.toml": SETTINGS, **long})
    assert [one["message"].split(" (")[0] for one in found(tmp_path)] == ["in 10 of 20 definitions"] * 2
    write(tmp_path, {"glosslint.toml": "rules.long-definition.info-words = 85\n" + SETTINGS})
    assert rules_of(found(tmp_path)).count("long-definition") == 10


def test_texts_that_a_rule_does_not_judge_do_not_count(tmp_path: Path) -> None:
    some = [*["When a model reads text."] * 3, *[PLAIN] * 17]
    for more, findings in ((10, 1), (11, 3)):  # of texts that only refer readers to another
        pointers = ["See E0."] * more if findings == 1 else [PLAIN] * more
        write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*some, *pointers)})
        assert rules_of(found(tmp_path)).count("is-when") == findings


def test_kinds_of_findings_are_counted_apart(tmp_path: Path) -> None:
    some = [*["Words, letters, etc."] * 3, *["Text, such as words, letters, etc."] * 6, *[PLAIN] * 21]
    write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*some)})
    assert sorted(one["message"][:5] for one in found(tmp_path, "--select", "definition")) == [
        '"etc.',
        '"etc.',
        '"etc.',
        "in 6 ",
    ]


def test_mechanical_facts_are_always_reported(tmp_path: Path) -> None:
    settings = SETTINGS + 'references = ["see"]\n'
    write(tmp_path, {"glosslint.toml": settings, "terms.yaml": texts(*[PLAIN] * 30, see="  see: [e1, e1]\n")})
    assert Counter(rules_of(found(tmp_path))) == {"duplicate-reference": 29, "self-reference": 2}  # in e1, both


def test_no_fix_is_offered_or_made_for_a_habit(project: Path) -> None:
    before = (project / "terms.yaml").read_bytes()
    assert "fixable" not in glosslint("check", cwd=project).out
    glosslint("check", "--fix", "--unsafe-fixes", cwd=project)
    assert (project / "terms.yaml").read_bytes() == before
    fixed = glosslint("check", "--fix", "--select", "double-space", cwd=project)
    assert fixed.out.startswith("Fixed 8 findings")


def test_other_fixes_are_made_whatever_they_do_to_a_habit(tmp_path: Path) -> None:
    some = [WIDE] * 3 + [PLAIN] * 20
    write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": texts(*some).rstrip("\n")})
    assert "Fixed 1 finding in 1 file: final-newline 1." in glosslint("--fix", cwd=tmp_path).out


def test_comments_count_as_used_and_what_they_suppress_counts(project: Path) -> None:
    text = (project / "terms.yaml").read_text()
    comment = "# glosslint: ignore[double-space] a quotation\n"
    write(project, {"terms.yaml": text.replace("e0:", comment + "e0:")})
    (habit,) = found(project)
    assert habit["message"].startswith("in 8 of 40 definitions")
    assert [place["start"]["line"] for place in habit["related"]] == [13, 23, 33]
    write(project, {"terms.yaml": comment.replace("ignore", "ignore-file") + text})
    assert found(project) == []


def test_files_in_which_the_rule_is_ignored_do_not_count(project: Path) -> None:
    more = {"more.yaml": texts(*[PLAIN] * 60).replace("e", "f", 1)}
    write(project, {**more, "glosslint.toml": SETTINGS.replace('"terms.yaml"', '"*.yaml"')})
    assert rules_of(found(project)) == ["double-space"] * 8
    ignores = SETTINGS + '[per-file-ignores]\n"more.yaml" = ["double-space"]\n'
    write(project, {"glosslint.toml": ignores.replace('"terms.yaml"', '"*.yaml"')})
    assert rules_of(found(project)) == ["double-space"]


def test_a_baseline_holds_each_text_so_that_nothing_comes_back_when_the_habit_ends(project: Path) -> None:
    assert glosslint("baseline", cwd=project).code == 0
    assert found(project) == []
    text = (project / "terms.yaml").read_text()
    write(project, {"terms.yaml": text.replace("  model", " model", 6)})
    assert found(project) == []
    write(project, {"terms.yaml": text + texts(WIDE).replace("e0", "new")})
    (habit,) = found(project)
    assert habit["message"].startswith("in 9 of 41 definitions")
    assert [place["start"]["line"] for place in habit["related"]] == [82]
    assert "1 new" in glosslint("baseline", cwd=project).out
    assert found(project) == []


def test_a_part_of_the_glossary_is_judged_by_all_of_it(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"terms.yaml"', '"*.yaml"')
    wide = {"wide.yaml": texts(*[WIDE] * 3)}
    plain = {"plain.yaml": texts(*[PLAIN] * 40).replace("e", "f", 1)}
    write(tmp_path, {"glosslint.toml": settings, **wide, **plain})
    assert rules_of(found(tmp_path, "wide.yaml")) == ["double-space"] * 3
    write(tmp_path, {"wide.yaml": texts(*[WIDE] * 9)})
    (habit,) = found(tmp_path, "wide.yaml")
    assert habit["message"].startswith("in 9 of 49 definitions")
    assert found(tmp_path, "plain.yaml") == []


def test_a_change_is_judged_by_the_whole_glossary(project: Path) -> None:
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b.c commit -qm first"):
        subprocess.run(["git", *command.split()], cwd=project, check=True)
    text = (project / "terms.yaml").read_text()
    write(project, {"terms.yaml": text.replace("e1:", "changed:", 1)})
    assert found(project, "--changed-since", "HEAD") == []
    write(project, {"terms.yaml": text + texts(WIDE).replace("e0", "new")})
    (habit,) = found(project, "--changed-since", "HEAD")
    assert next(place["start"]["line"] for place in habit["related"]) == 82
    write(project, {"terms.yaml": text.replace("  model", " model", 6)})  # now two are left, which are old
    assert found(project, "--changed-since", "HEAD") == []
    assert rules_of(found(project)) == ["double-space"] * 2


def test_presets_apply_to_the_one_finding(project: Path) -> None:
    assert [one["level"] for one in found(project, "--preset", "strict")] == ["warning"]
    assert found(project, "--preset", "minimal") == []


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_shows_it(project: Path, form: str) -> None:
    result = glosslint("check", "--output-format", form, cwd=project)
    assert (result.code, result.err) == (0, "")
    assert "8 of 40 definitions" in result.out


def test_without_a_settings_file_it_is_in_the_first_file(tmp_path: Path) -> None:
    files = {f"glossary/e{n}.yaml": f"id: e{n}\nterm: E{n}\nsummary: {WIDE}\n" for n in range(3)}
    (habit,) = found(write(tmp_path, files), "--select", "formatting")
    assert (habit["path"], habit["start"]["line"]) == ("glossary/e0.yaml", 1)


def test_wrong_numbers_are_refused(project: Path) -> None:
    for line, message in {
        "habits.share = 101": "habits: share: must be a percentage from 0 to 100, not 101",
        "habits.many = true": "habits: many must be an integer, not true",
        "habits.lest = 3": 'habits: "lest" is not a known key; did you mean "least"?',
    }.items():
        write(project, {"glosslint.toml": f"{line}\n{SETTINGS}"})
        result = glosslint(cwd=project)
        assert result.code == 2
        assert message in result.err
        assert "glosslint.toml:1" in result.err


# Rules of the tests' own, on texts in memory: eleven entries in files of their own, of which the first eight are in two
# languages, and the last two lack a definition


def _sources(key: str, text: str, count: int = 3, language: str = "en") -> list[Source]:
    """Return the entries, of which the first ``count`` have ``text`` under a key in a language."""
    sources = []
    for number in range(11):
        lines = [f"- slug: e{number}"]
        for one in ("en", "es") if number < 8 else ("en",):
            values = {"term": f"E{number}", "def": "Some words."}
            if number > 8:
                del values["def"]
            if one == language and number < count:
                values[key] = text
            lines += [f"  {one}:", *(f'    {name}: "{value}"' for name, value in values.items())]
        sources.append(Source(f"e{number:02}.yaml", "\n".join(lines) + "\n"))
    return sources


def _places(entry: EntryFacts, sign: str = "!") -> Iterator[Place]:
    """Yield where a sign is in the texts of an entry."""
    for text, path in (*((one.text, one.path) for one in entry.prose), *((one.value, one.path) for one in entry.names)):
        for match in re.finditer(re.escape(sign), text):
            yield Place(entry.file, path, Part.VALUE, Span(*match.span()))


def _marked(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
    for place in _places(entry):
        yield Problem("marked", place)


MARKED = EntryRule("marked", "formatting", Severity.WARNING, None, _marked, ())


def _findings(sources: Sequence[Source], *rules: EntryRule[Any] | FileRule[Any]) -> list[Finding]:
    active = tuple(ActiveRule(rule, rule.options()) for rule in rules)
    request = CheckRequest(Settings(Table(), Path()), rules=active)
    report = check_sources(sources, request, Project(preset("glosario")))
    assert not report.crashes
    return list(report.findings)


def _habits(findings: Sequence[Finding]) -> list[str]:
    """Return the numbers of each habit, in words."""
    return [found[1] for one in findings if (found := re.match(r"in (\d+ of \d+ .*) \(the first: ", one.message))]


@pytest.mark.parametrize(
    ("key", "language", "habit"),
    [
        ("def", "en", "3 of 9 definitions"),
        ("def", "es", '3 of 8 definitions in "es"'),
        ("term", "en", "3 of 11 terms"),
        ("term", "es", '3 of 8 terms in "es"'),
    ],
)
def test_texts_of_one_field_in_one_language_are_judged_alike(key: str, language: str, habit: str) -> None:
    (finding,) = _findings(_sources(key, "Some words!", language=language), MARKED)
    assert _habits([finding]) == [habit]
    assert finding.field == key.replace("def", "definition")
    assert [(place.location.path, place.label) for place in finding.related] == [
        (f"e0{number}.yaml", "marked") for number in range(3)
    ]


def test_several_findings_in_one_text_count_once() -> None:
    (finding,) = _findings(_sources("def", "Some! words!"), MARKED)
    assert _habits([finding]) == ["3 of 9 definitions"]
    assert [place.location.path for place in finding.related] == ["e00.yaml", "e01.yaml", "e02.yaml"]
    assert _habits(_findings(_sources("def", "Some! words!", 2), MARKED)) == []


@pytest.mark.parametrize(
    "judged", [None, lambda entry, _options: [one.path for one in entry.prose]], ids=["all", "prose"]
)
@pytest.mark.parametrize("count", [2, 3])
def test_entries_and_files_are_judged_as_such(count: int, judged: Any) -> None:
    def of_entries(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for _ in _places(entry):
            yield Problem("marked", entry.head())

    def of_starts(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for _ in _places(entry):
            yield Problem("marked", Place(entry.file, (), Part.SOURCE, Span(0, 1)))

    def of_files(file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
        if file.path < f"e0{count}":
            yield Problem("marked", file.at(Span(0, 1)))

    rules = (
        EntryRule("of-entries", "formatting", Severity.WARNING, None, of_entries, (), judged=judged),
        EntryRule("of-starts", "formatting", Severity.WARNING, None, of_starts, (), judged=judged),
        FileRule("of-files", "formatting", Severity.WARNING, None, of_files, ()),
    )
    findings = _findings(_sources("def", "Some words!", count), *rules)
    assert sorted(_habits(findings)) == (["3 of 11 entries", *["3 of 11 files"] * 2] if count == 3 else [])


def test_the_rules_of_an_engine_are_counted_apart() -> None:
    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for sign, engine in (("!", "some:A"), ("?", "some:B")):
            for place in _places(entry, sign):
                yield Problem("marked", place, case="marked", engine=engine)

    rule = EntryRule("marked", "formatting", Severity.WARNING, None, check, ())
    sources = [*_sources("def", "Some words!")[:3], *_sources("def", "Some words?", 5)[3:]]
    findings = _findings(sources, rule)
    assert [(_habits([one]), one.engine) for one in findings if one.engine == "some:A"] == [
        (["3 of 9 definitions"], "some:A")
    ]
    assert [_habits([one]) for one in findings if one.engine == "some:B"] == [[], []]
    both = _findings(_sources("def", "Some words!?"), rule)
    assert _habits(both) == ["3 of 9 definitions"] * 2
    assert len({one.fingerprint for one in both}) == 2


@pytest.mark.parametrize(
    ("cause", "habits", "others"),
    [("", 1, 3), ("mechanical", 0, 3), ("marked", 1, 3)],
)
def test_what_only_follows_from_another_rule_is_no_habit(cause: str, habits: int, others: int) -> None:
    def mechanical(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for place in _places(entry):
            causes = (Cause("marked", place),) if cause == "marked" else ()
            yield Problem("wrong", entry.head(), causes=causes)

    def marked(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for place in _places(entry):
            causes = (Cause("mechanical", entry.head()),) if cause == "mechanical" else ()
            yield Problem("marked", place, causes=causes)

    rules = (
        EntryRule("mechanical", "schema", Severity.WARNING, None, mechanical, ()),
        EntryRule("marked", "formatting", Severity.WARNING, None, marked, ()),
    )
    findings = _findings(_sources("def", "Some words!"), *rules)
    assert _habits(findings) == ["3 of 9 definitions"] * habits
    assert [one.rule for one in findings if not _habits([one])] == ["mechanical"] * others


def test_places_of_one_cause_in_many_texts_are_a_habit() -> None:
    first = Place("e00.yaml", (0, "en", "def"), Part.VALUE, Span(10, 11))

    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for place in _places(entry):
            yield Problem("marked", place, causes=() if place == first else (Cause("marked", first),))

    rule = EntryRule("marked", "formatting", Severity.WARNING, None, check, ())
    (finding,) = _findings(_sources("def", "Some words!"), rule)
    assert _habits([finding]) == ["3 of 9 definitions"]


@dataclass(frozen=True)
class _Sign:
    sign: str = "."


def test_a_rule_says_which_texts_it_judges_by_its_options() -> None:
    def judged(entry: EntryFacts, options: _Sign) -> Iterator[Any]:
        return (one.path for one in entry.prose if one.text.endswith(("!", options.sign)) and one.language == "en")

    rule = EntryRule("marked", "formatting", Severity.WARNING, None, _marked, (), _Sign, judged=judged)  # type: ignore[arg-type]
    sources = _sources("def", "Some words!")
    (finding,) = _findings(sources, rule)
    assert _habits([finding]) == ["3 of 9 definitions"]
    fewer = [Source(one.path, one.text.replace("words.", "words", 1)) for one in sources[:5]]
    (finding,) = _findings([*fewer, *sources[5:]], rule)
    assert _habits([finding]) == ["3 of 7 definitions"]
