"""Kinds of texts that unseen glossaries have, and that are right as they are: what no rule may report."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.model import Severity
from glosslint.model.source import decode
from glosslint.rule import Rule, good
from glosslint.rules.consistency import spelling_variant
from glosslint.rules.convention import final_period, opening_article
from glosslint.rules.definition import is_when, meta_opening, negative_definition
from glosslint.rules.formatting import unbalanced_markup
from glosslint.rules.identity import twin_term
from glosslint.rules.identity.missing import MISSING_TERM
from glosslint.rules.schema import empty_definition
from glosslint.rules.wording import repeated_word
from glosslint.testing import reported
from tests.support import check_sources, glosslint, write


def _list(*texts: tuple[str, str]) -> dict[str, str]:
    return {f"x{at}.yaml": f"id: x{at}\nterm: {term}\nsummary: >-\n  {text}\n" for at, (term, text) in enumerate(texts)}


def _levels(rule: Rule, files: dict[str, str]) -> list[Severity]:
    report = check_sources(decode(text.encode(), name) for name, text in files.items())
    return [finding.severity for finding in report.findings if finding.rule == rule.name]


@pytest.mark.parametrize(
    "text",
    [
        "Red mineral that painters use. Chemical formula: HgS",
        "Vessel for oil. Plural: lekythoi",
        "Part of a longer text that goes on and on…",
        "Part of a longer text that goes on and on ...",
    ],
)
def test_no_period_is_missing(text: str) -> None:
    assert reported(final_period.RULE, good(_list(("x", text)), options={"style": "always"})) == []


def test_an_excerpt_may_leave_a_bracket_open() -> None:
    texts = ("Valley (as in the north, where …", "Valley (as in the **north, where...", 'Valley, "as in the north, …')
    assert reported(unbalanced_markup.RULE, good(_list(*((f"x{at}", text) for at, text in enumerate(texts))))) == []
    found = reported(unbalanced_markup.RULE, good(_list(("x", "Valley (as in the north."))))
    assert [item.message for item in found] == ['the "(" before "as" has no ")"']


def test_an_expansion_is_no_definition_without_an_article() -> None:
    spelled = [
        ("GNC", "Guidance and Navigation Control."),
        ("DAP", "Digital Autopilot."),
        ("GCD", "Gas Control Device."),
    ]
    texts = _list(*spelled, ("Perigee", "The point of an orbit that is closest to the ground."))
    assert reported(opening_article.RULE, good(texts, options={"least": 3, "share": 60})) == []


def test_a_compound_is_not_wrong_for_being_written_as_two_words_elsewhere() -> None:
    texts = _list(("a", "Each lease holder, a lease holder, the lease holder."), ("b", "A right of the leaseholder."))
    assert _levels(spelling_variant.RULE, texts) == [Severity.INFO]


def test_terms_that_are_written_as_slugs_are_no_spellings() -> None:
    texts = _list(("file-system", "Part of a machine."), ("mount-a-folder", "To add a folder to the filesystem."))
    assert reported(spelling_variant.RULE, good(texts)) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (negative_definition.RULE, "Not a story — the plain text that a designer places."),
        (negative_definition.RULE, "Not the price on the label. The price after all has been taken off."),
        (negative_definition.RULE, "Not all of the prices that are on labels."),
        (repeated_word.RULE, "Note on what a switch does does not help."),
    ],
)
def test_nothing_is_reported(rule: Rule, text: str) -> None:
    assert reported(rule, good(_list(("label", text)))) == []


@pytest.mark.parametrize(
    ("text", "level"), [("When you open it.", Severity.INFO), ("When it opens.", Severity.WARNING)]
)
def test_a_scene_that_is_told_to_the_reader(text: str, level: Severity) -> None:
    assert _levels(is_when.RULE, _list(("label", text))) == [level]


@pytest.mark.parametrize(
    ("one", "several", "level"),
    [
        (
            "The power to give an order that others follow.",
            "Public bodies that govern a place for its people.",
            Severity.INFO,
        ),
        ("A body that gives orders.", "Public bodies whose orders others follow.", Severity.WARNING),
        ("The power to give an order to others.", "Bodies with the power to give others orders.", Severity.WARNING),
    ],
)
def test_a_singular_and_a_plural_that_are_defined_as_two_things(one: str, several: str, level: Severity) -> None:
    assert _levels(twin_term.RULE, _list(("authority", one), ("authorities", several))) == [level]


@pytest.mark.parametrize(
    ("term", "level"),
    [
        ("at stud", Severity.INFO),
        ("dorsal", Severity.INFO),
        ("barely", Severity.INFO),
        ("stallion", Severity.WARNING),
        ("parts assembly", Severity.WARNING),
        ("dorsal fin", Severity.WARNING),
    ],
)
def test_what_is_no_noun_may_be_said_of_something(term: str, level: Severity) -> None:
    assert _levels(meta_opening.RULE, _list((term, "Refers to the animal that is kept."))) == [level]


def test_many_entries_without_term_and_text_are_one_finding() -> None:
    bare = {f"x{at}.yaml": f"id: x{at}\n" for at in range(20)}
    full = _list(*((f"term {at}", "Something.") for at in range(200)))
    entries = good({**{f"full-{name}": text for name, text in full.items()}, **bare})
    (found,) = reported(MISSING_TERM, entries)
    assert found.message == 'the entry "x0" has no term: the key "term" is missing (also in 19 more entries)'
    assert reported(empty_definition.RULE, entries) == []


@pytest.mark.parametrize(("text", "sorts"), [("Kind of bread.", True), ("Same as above, but smaller.", False)])
def test_entries_that_name_their_neighbor_are_sorted_only_on_request(tmp_path: Path, text: str, sorts: bool) -> None:
    letters = [f"{chr(ord('a') + at)}{at}: Kind of bread.\n" for at in range(26)]
    letters[10], letters[11] = letters[11], letters[10]
    terms = "".join([*letters, f"zz: {text}\n"])
    write(tmp_path, {"glosslint.toml": 'files = ["terms.yaml"]\nlayout = "map"\n', "terms.yaml": terms})
    glosslint("check", "--select", "unsorted-entries", "--fix", cwd=tmp_path)
    assert ((tmp_path / "terms.yaml").read_text("utf-8") != terms) is sorts
