"""Any engine: what becomes of its answers, and of its failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language.engines import Engines
from glosslint.language.types import EngineError, Kind, Match, Passage
from glosslint.model import GlosslintError, Span
from glosslint.model.report import Report
from glosslint.settings.settings import load
from tests.support import glosslint, write

_KNOWN: tuple[tuple[str, str, Kind], ...] = (
    ("speling", "spelling", "spelling"),
    ("softmx", "softmax", "spelling"),
    ("teh", "the", "grammar"),
)
_SAID = '"teh": not teh; did you mean "the"?'


class Echo:
    """An engine that knows one misspelt word and one slip, and answers as it is told to."""

    name, version, key = "echo", "1", ""

    def __init__(self, fails_at: int = 99, extra: Sequence[Match] = ()) -> None:
        self.fails_at = fails_at
        self.extra = extra
        self.seen: list[Passage] = []

    def supports(self, language: str) -> bool:
        return language.startswith("en")

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        for number, passage in enumerate(passages):
            if number == self.fails_at:
                raise EngineError("it went away", "start it")
            self.seen.append(passage)
            yield [*self._matches(passage.text), *self.extra]

    def _matches(self, text: str) -> Iterator[Match]:
        for word, meant, kind in _KNOWN:
            at = text.find(word)
            if at >= 0:
                yield Match(Span(at, at + len(word)), "Echo", f"not {word}", (meant,), kind)


def checked(folder: Path, engine: Echo, **texts: str) -> Report:
    files = {
        f"glossary/{name}.yaml": f"id: {name}\nterm: {name.capitalize()}\n{text}\n" for name, text in texts.items()
    }
    write(folder, {"glosslint.toml": 'select = ["spelling", "grammar"]\n', **files})
    return check(CheckRequest(load(None, folder), engines=Engines((engine,))))


def test_findings_name_the_rule_of_the_engine_and_the_exact_characters(tmp_path: Path) -> None:
    report = checked(tmp_path, Echo(), logit='definition: "A \\u0073peling of teh text."')
    spelling, grammar = report.findings
    assert (spelling.label, spelling.quoted) == ("spelling[echo:Echo]", "\\u0073peling")
    assert (grammar.label, grammar.quoted, grammar.message) == (
        "grammar[echo:Echo]",
        "teh",
        '"teh": not teh; did you mean "the"?',
    )


def test_an_unknown_word_is_one_finding_for_the_whole_glossary(tmp_path: Path) -> None:
    report = checked(tmp_path, Echo(), logit="definition: The speling.", patch="definition: That speling.")
    assert [finding.message for finding in report.findings] == [
        'unknown word "speling" (2 times); did you mean "spelling"?'
    ]
    assert [place.location.path for place in report.findings[0].related] == ["glossary/patch.yaml"]


def test_names_of_the_glossary_are_known_words(tmp_path: Path) -> None:
    assert checked(tmp_path, Echo(), softmx="definition: Any softmx.").findings == ()


def test_nothing_hidden_is_shown_or_reported(tmp_path: Path) -> None:
    engine = Echo()
    report = checked(tmp_path, engine, logit="definition: The `speling` of $teh$ [text](speling).")
    assert report.findings == ()
    assert engine.seen[0].masked == "The xxxxxxxxx of xxxxx  text          ."
    assert len(engine.seen[0].masked) == len(engine.seen[0].text)


def test_an_engine_is_not_asked_about_languages_it_does_not_speak(tmp_path: Path) -> None:
    engine = Echo()
    write(tmp_path, {"glosslint.toml": 'select = ["spelling", "grammar"]\nlayout = "glosario"\nfiles = ["*.yml"]\n'})
    text = "- slug: a\n  en:\n    term: A\n    def: One.\n  de:\n    term: B\n    def: Zwei.\n"
    check(CheckRequest(load(None, write(tmp_path, {"g.yml": text})), engines=Engines((engine,))))
    assert [passage.text for passage in engine.seen] == ["One."]


def test_what_was_answered_before_an_engine_went_away_counts(tmp_path: Path) -> None:
    report = checked(tmp_path, Echo(fails_at=1), a="definition: A speling.", b="definition: A speling.")
    assert [finding.location.path for finding in report.findings] == ["glossary/a.yaml"]
    assert [*report.not_run] == [("echo", "1 of 2 texts are not checked: it went away; start it")]


@pytest.mark.parametrize("span", [Span(-1, 2), Span(3, 3), Span(0, 999)])
def test_a_place_outside_the_text_is_the_fault_of_the_engine(tmp_path: Path, span: Span) -> None:
    report = checked(tmp_path, Echo(extra=[Match(span, "Odd", "odd")]), a="definition: A speling.")
    assert report.findings == ()
    assert [missed.what for missed in report.not_run] == ["echo"]


def test_an_unknown_engine_and_a_rule_of_none_are_faults_of_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\n"})
    for text, message in (
        ('engines = ["harpr"]', '"harpr" is not a known engine; did you mean "harper"?'),
        ('engines = ["harper"]\ndisable = ["AnA"]', '"AnA" names no engine: write harper:AnA'),
        ('engines = ["harper"]\nenable = ["harper:"]', 'enable: "harper:" names no rule, as harper:AnA does'),
        ('engines = ["harper"]\nenable = [":AnA"]', 'enable: ":AnA" names no engine: write harper:AnA'),
        ('engines = ["harper", "harper"]', 'language: engines: "harper" is listed twice; remove one'),
        ('language = "english"', 'toml: language: language: "english" is not a language code, such as "en-GB"'),
        ('language = ""', 'toml: language: language: "" is not a language code, such as "en-GB"'),
        ('disable = ["harper:AnA"]', "harper is not among the engines"),
    ):
        write(tmp_path, {"glosslint.toml": f"[language]\n{text}\n"})
        with pytest.raises(GlosslintError, match=message):
            check(CheckRequest(load(None, tmp_path)))


def test_an_engine_that_cannot_run_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "harper", None)
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: An speling.\n"})
    write(tmp_path, {"glosslint.toml": 'select = ["spelling", "grammar", "file"]\n[language]\nengines = ["harper"]\n'})
    result = glosslint(cwd=tmp_path)
    assert result.code == 0
    assert result.out.startswith("No findings in the checks that ran (1 entry in 1 file, ")
    assert "Not run: harper: harper-py cannot be loaded" in result.out
    required = glosslint("--require-language", cwd=tmp_path)
    assert required.code == 2
    assert required.err == "error: harper could not run (--require-language)\n"


@pytest.mark.parametrize("engines", ['["harper"]', "[]"])
def test_a_run_in_which_nothing_ran_is_no_clean_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engines: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "harper", None)
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: A text.\n"})
    write(tmp_path, {"glosslint.toml": f'select = ["spelling", "grammar"]\n[language]\nengines = {engines}\n'})
    result = glosslint(cwd=tmp_path)
    assert result.out.startswith("No findings in the checks that ran (1 entry in 1 file, 0 rules).\n")
    assert (result.code, result.err) == (
        2,
        "error: no rule could run; rules on language need a language engine\n",
    )


def test_gitlab_has_no_place_for_it_and_standard_error_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "harper", None)
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: A text.\n"})
    write(tmp_path, {"glosslint.toml": '[language]\nengines = ["harper"]\n'})
    result = glosslint("--output", "gitlab", cwd=tmp_path)
    assert result.out.startswith("[")
    assert result.err.startswith("warning: harper did not run: harper-py cannot be loaded")
    assert "Not run: harper" in glosslint("--output", "gitlab=a.json", cwd=tmp_path).out
