"""One slip in a sentence that several fields of an entry have is one finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.engine.verdicts import Verdict, join_copies
from glosslint.model import Cause, Part, Place, Problem, Severity, Span
from glosslint.model.source import Source, decode
from glosslint.rules.wording import repeated_word
from glosslint.settings.settings import load
from tests.support import check_sources, glosslint, write
from tests.timing import assert_linear

_SETTINGS = 'files = ["g.yaml"]\nselect = ["repeated-word"]\n[layout]\nextends = "native"\nentries = "list"\n'
_SLIP = "Thick line of of twisted yarn."


def _lines(folder: Path, entries: str) -> list[str]:
    result = glosslint(
        "--output-format", "concise", cwd=write(folder, {"glosslint.toml": _SETTINGS, "g.yaml": entries})
    )
    return [line for line in result.out.splitlines() if line.startswith("g.yaml:")]


def test_the_finding_has_the_other_place_and_fixes_both(tmp_path: Path) -> None:
    entries = f"- id: rope\n  summary: {_SLIP}\n  definition: {_SLIP} It is long.\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["2"]
    assert glosslint(cwd=tmp_path).out.splitlines()[-1].startswith("1 warning (")
    shown = glosslint("--output-format", "full", cwd=tmp_path).out
    assert "g.yaml:3:" in shown
    glosslint("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert "of of" not in (tmp_path / "g.yaml").read_text("utf-8")


@pytest.mark.parametrize("slip", [_SLIP, "The the line is twisted.", "Line that is twisted twisted"])
def test_the_sentence_may_follow_others(slip: str, tmp_path: Path) -> None:
    entries = f"- id: rope\n  summary: It is long. {slip}\n  definition: It is a thing of ships. {slip}\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["2"]


def test_what_has_a_cause_keeps_it(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": f"- id: rope\n  summary: {_SLIP}\n  definition: {_SLIP}\n"})
    (entry,) = open_session(CheckRequest(load(None, tmp_path))).glossary.entries
    cause = Cause("other-rule", Place("g.yaml", (0, 0)))
    paths = [(0, 0, key) for key in ("summary", "definition")]
    problems = [
        Problem(
            "wrong", Place("g.yaml", path, Part.VALUE, Span(0, 5)), causes=(cause,) if path[-1] == "definition" else ()
        )
        for path in paths
    ]
    verdicts = [Verdict(repeated_word.RULE, Severity.WARNING, problem) for problem in problems]
    assert join_copies(verdicts, lambda _: entry) == verdicts


def test_other_sentences_and_other_entries_are_findings_of_their_own(tmp_path: Path) -> None:
    entries = f"- id: rope\n  summary: {_SLIP}\n  definition: Thick line of of yarn.\n- id: line\n  summary: {_SLIP}\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["2", "3", "5"]
    twice = f"- id: rope\n  summary: {_SLIP} {_SLIP}\n"
    assert len(_lines(tmp_path, twice)) == 2


def test_a_copy_is_reported_where_the_first_is_suppressed(tmp_path: Path) -> None:
    comment = "# glosslint: ignore[repeated-word] as printed"
    entries = f"- id: rope\n  summary: {_SLIP}  {comment}\n  definition: {_SLIP} It is long.\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries)] == ["3"]


def test_thousands_of_slips_in_one_text_take_linear_time() -> None:
    def source(count: int) -> list[Source]:
        return [decode(f"id: x\nsummary: {'Some words  here. ' * count}\n".encode(), "x.yaml")]

    assert_linear(check_sources, source, 8_000)


@pytest.mark.parametrize(("words", "found"), [(200, ["2"]), (300, ["2", "3"])])
def test_no_sentence_is_copied_that_is_too_long_for_one(tmp_path: Path, words: int, found: list[str]) -> None:
    """Each of its slips would be known by all of its words: gigabytes of memory for a hostile file."""
    sentence = f"Line of of {''.join(f'yarn{n} ' for n in range(words))}that is long."
    entries = f"- id: rope\n  summary: {sentence}\n  definition: {sentence}\n"
    assert [line.split(":")[1] for line in _lines(tmp_path, entries) if '"of of"' in line] == found
