"""One defect, one finding: the rules on ids, names and references, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.model import GlosslintError
from glosslint.model.options import build_table
from glosslint.model.source import decode
from glosslint.rule.active import ActiveRule
from glosslint.rules import ALL
from glosslint.rules.identity.id_format import RULE as ID_FORMAT
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from tests.support import check_sources, glosslint, write
from tests.timing import assert_linear

RULES = tuple(
    ActiveRule(rule, rule.options())
    for rule in ALL
    if rule.category in ("identity", "references") and rule.name != "missing-term"  # the entries here are short
)


def told(files: dict[str, str], reported: frozenset[str] | None = None) -> list[tuple[str, str]]:
    """File and rule of each finding."""
    sources = [decode(text.encode(), path) for path, text in files.items()]
    report = check_sources(sources, CheckRequest(Settings(Table(), Path()), rules=tuple(RULES)), None, reported)
    assert report.crashes == ()
    return [(finding.location.path, finding.rule) for finding in report.findings]


@pytest.mark.parametrize(
    ("files", "findings"),
    [
        # a copied file
        (
            {
                "rope-2.yaml": "id: rope\nterm: RoPE\naliases: [rotary]\n",
                "rope.yaml": "id: rope\nterm: RoPE\naliases: [rotary]\n",
            },
            [("rope-2.yaml", "duplicate-id")],
        ),
        # an id in capitals
        ({"rope.yaml": "id: RoPE\nterm: RoPE\n"}, [("rope.yaml", "id-format")]),
        # a reference to itself, twice in the list
        (
            {"rope.yaml": "id: rope\nsee_also: [rope, rope]\n"},
            [("rope.yaml", "self-reference"), ("rope.yaml", "self-reference")],
        ),
        # a broken one, twice in the list
        (
            {"rope.yaml": "id: rope\nsee_also: [gone, gone]\n"},
            [("rope.yaml", "broken-reference"), ("rope.yaml", "duplicate-reference")],
        ),
        # an entry that is gone, and all that leads to it
        (
            {"a.yaml": "id: a\nsummary: '[x](gone)'\n", "b.yaml": "id: b\nsee_also: [gone]\nsummary: '[x](gone)'\n"},
            [("b.yaml", "broken-reference")],
        ),
        # two spellings of one term, one of them an alias of the other entry
        (
            {"a.yaml": "id: a\nterm: Data set\naliases: [dataset]\n", "b.yaml": "id: b\nterm: Dataset\n"},
            [("b.yaml", "duplicate-term")],
        ),
        # links in forms that lead nowhere are not broken besides
        (
            {"a.yaml": "id: a\n", "b.yaml": "id: b\nsummary: '[x](#a) [x](a.yaml)'\n"},
            [("b.yaml", "malformed-link")] * 2,
        ),
        ({"a.yaml": "id: a\nstatus: deprecated\nreplaced_by: b\n", "b.yaml": "id: b\n"}, []),
    ],
)
def test_each_defect_is_told_once(files: dict[str, str], findings: list[tuple[str, str]]) -> None:
    assert told(files) == findings


def test_a_reference_is_reported_with_the_file_that_broke_it() -> None:
    files = {"alibi.yaml": "id: alibi\nsee_also: [rope]\n", "rope.yaml": "id: rotary\n"}
    assert told(files, frozenset(("rope.yaml",))) == [("rope.yaml", "id-filename")]
    assert told(files, frozenset(("alibi.yaml",))) == [("alibi.yaml", "broken-reference")]


def test_entries_of_any_shape_are_read_without_a_crash() -> None:
    shapes = (
        "",
        "[]",
        "x",
        "id: {a: b}",
        "id: [a]",
        "see_also: {a: [b]}",
        "aliases: [[a], {b: c}]",
        "page: [x]",
        "- id: a",
    )
    files = {f"{number}.yaml": f"{text}\n" for number, text in enumerate(shapes)}
    assert {rule for _, rule in told(files)} <= {"id-format", "id-filename", "missing-id"}


def test_a_pattern_that_is_no_regular_expression_is_the_users_fault() -> None:
    with pytest.raises(GlosslintError, match=r'rules\.id-format: pattern: "\[" is not a regular expression: '):
        build_table(ID_FORMAT.options, {"pattern": "["}, "glosslint.toml: rules.id-format")


def test_a_term_that_a_directive_repeats_is_an_error_whatever_its_text(tmp_path: Path) -> None:
    text = ".. glossary::\n\n   Bow\n      Front of a ship.\n\n   Bow\n      Front of a ship. It cuts the water.\n"
    settings = 'files = ["g.rst"]\nselect = ["duplicate-id"]\nlayout = "sphinx"\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "g.rst": text})
    assert 'g.rst:6:4: error duplicate-id the term "Bow" is already in this file' in glosslint(cwd=folder).out


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (["**Bow**: The front.", "**Hull**: The body.", "**Bow**: A knot."], 'the term "Bow" is already in this file'),
        (
            ["**AFT**: A list of tasks.", "**Hull**: The body.", "**Aft**: At the back."],
            '"Aft" and the term "AFT" in this file have the same id, "aft"',
        ),
    ],
)
def test_where_ids_are_made_from_terms_the_terms_are_named(entries: list[str], message: str, tmp_path: Path) -> None:
    settings = 'files = ["g.md"]\nselect = ["duplicate-id"]\n[layout]\nextends = "page"\n'
    settings += '[layout.section]\nform = "paragraph"\n'
    write(tmp_path, {"glosslint.toml": settings, "g.md": "# Ships\n\n" + "\n\n".join(entries) + "\n"})
    out = glosslint(cwd=tmp_path).out
    assert message in out


def test_thousands_of_entries_with_one_term_take_linear_time(tmp_path: Path) -> None:
    layout = 'layout = { entries = "list", id = "@slug", term = "term" }'
    write(tmp_path, {"glosslint.toml": f'files = ["*.csv"]\nselect = ["duplicate-id"]\n{layout}\n'})

    def run(count: int) -> None:
        write(tmp_path, {"x.csv": "term\n" + "anchor\n" * count})
        assert glosslint("check", "--no-cache", cwd=tmp_path).code == 1

    assert_linear(run, int, 1_600)
