"""Names shared by entries, and names that only look shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.identity.duplicate_term import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    # a pair of entries is told once, by the most important name
    bad(
        {
            "a.yaml": "id: a\nterm: Token\naliases: [word piece]\n",
            "b.yaml": "id: b\nterm: ⟦Token⟧\naliases: [word piece]\n",
        },
        '"Token" is also the term of the entry "a"',
    ),
    # the entry whose term it is comes first, whatever the order
    bad(
        {
            "a.yaml": "id: a\naliases: [token]\n",
            "b.yaml": "id: b\nterm: ⟦token⟧\n",
            "c.yaml": "id: c\nterm: ⟦token⟧\n",
        },
        '"token" is also an alias of the entry "a"',
        '"token" is also the term of the entry "b"',
    ),
    bad(
        {"a.yaml": "id: a\nterm: REST\n", "b.yaml": "id: b\nterm: ⟦rest⟧\n"},
        '"rest" is the same name as "REST", the term of the entry "a"',
    ),
    bad(
        {"a.yaml": "id: a\nterm: rest\n", "b.yaml": "id: b\nterm: Transfer\naliases: [⟦REST⟧]\n"},
        '"REST" is the same name as "rest", the term of the entry "a"',
    ),
    bad(
        {"a.yaml": "id: a\nterm: Rotary Embedding\n", "b.yaml": "id: b\nterm: RoPE\naliases: [⟦rotary embedding⟧]\n"},
        '"rotary embedding" is the same name as "Rotary Embedding", the term of the entry "a"',
    ),
    # duplicate-id and id-case-collision tell of these
    good({"a.yaml": "id: a\nterm: Token\n", "b.yaml": "id: a\nterm: Token\n"}),
    good({"a.yaml": "id: a\nterm: Token\n", "b.yaml": "id: A\nterm: Token\n"}),
    # redundant-alias tells of this
    good("id: a\nterm: Token\naliases: [token, token]\n"),
    # what an entry replaced stays one of its names
    good({"a.yaml": "id: a\nterm: Old\nsummary: See [B](b).\n", "b.yaml": "id: b\nterm: New\naliases: [old]\n"}),
    good({"a.yaml": "id: a\nterm: Old\nstatus: deprecated\n", "b.yaml": "id: b\nterm: New\naliases: [old]\n"}),
    # two meanings that the glossary tells apart
    good({"a.yaml": "id: a\nterm: Kernel <mathematics>\n", "b.yaml": "id: b\nterm: Kernel\n"}),
    # ids say nothing of meanings
    bad(
        {"a.yaml": "id: port-1\nterm: Port\n", "b.yaml": "id: port-2\nterm: ⟦Port⟧\n"},
        '"Port" is also the term of the entry "port-1"',
    ),
    bad(
        {"a.yaml": "id: T001\nterm: Port\n", "b.yaml": "id: T002\nterm: ⟦Port⟧\n"},
        '"Port" is also the term of the entry "T001"',
    ),
    bad(
        {
            "a.yaml": "id: a\nterm: AP\nexpansion: access point\n",
            "b.yaml": "id: b\nterm: ⟦AP⟧\nexpansion: Access Point\n",
        },
        '"AP" is also the term of the entry "a"',
    ),
    good({"a.yaml": "id: a\nterm: Kernel\n", "b.yaml": "id: b\nterm: Kernel (mathematics)\naliases: [kernel]\n"}),
    bad(
        {"a.yaml": "id: a\nterm: λόγος\n", "b.yaml": "id: b\nterm: ⟦ΛΌΓΟΣ⟧\n"},
        '"ΛΌΓΟΣ" is the same name as "λόγος", the term of the entry "a"',
    ),
    good(
        {"a.yaml": "term: ''\n", "b.yaml": "term: ''\naliases: ['', ' ']\n", "c.yaml": "[]\n", "d.yaml": "term: [x]\n"}
    ),
    bad({"a.yaml": "term: Token\n", "b.yaml": "term: ⟦Token⟧\n"}, '"Token" is also the term of the entry "a"'),
]


SETTINGS = """\
files = ["*.json"]
[layout]
entries = "map"
id = "@key"
term = "term"
prose = { definition = "definition" }
core = "definition"
"""


def test_two_entries_under_one_key_are_one_finding(tmp_path: Path) -> None:
    entry = '"xba": {"term": "Expected average", "definition": "Average without luck."}'
    write(tmp_path, {"glosslint.toml": SETTINGS, "terms.json": f"{{{entry},\n {entry.replace('luck', 'chance')}}}"})
    rules = "duplicate-key,duplicate-id,duplicate-term"
    lines = glosslint("--output-format", "concise", "--select", rules, cwd=tmp_path).out.splitlines()
    assert [line.split()[2] for line in lines[:-1]] == ["duplicate-key"]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


def test_symbols_that_differ_in_case_have_two_ids_of_their_own(tmp_path: Path) -> None:
    page = "# Glossary\n\n- **D**: Width of a layer.\n- **d**: Width of a head.\n- **d**: Another width of a head.\n"
    settings = 'files = ["./g.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "item"\n'
    out = glosslint("--select", "duplicate-id", cwd=write(tmp_path, {"g.md": page, "glosslint.toml": settings})).out
    assert [line.split(" ")[1] for line in out.splitlines()[:-1]] == ["info", "info"]


@pytest.mark.parametrize(("term", "other"), [("EE+A", "EEA"), ("N/A", "NA"), ("GSPL", ".gspl")])
def test_terms_that_differ_in_signs_have_two_ids_of_their_own(term: str, other: str, tmp_path: Path) -> None:
    page = f"# Glossary\n\n**{term}** - Left side of a ship.\n\n**Keel** - Beam.\n\n**{other}** - A knot of a sailor.\n"
    settings = 'files = ["./g.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "paragraph"\n'
    out = glosslint("--select", "duplicate-id", cwd=write(tmp_path, {"g.md": page, "glosslint.toml": settings})).out
    assert [line.split(" ")[1] for line in out.splitlines()[:-1]] == ["info"]


def test_the_numbers_that_a_page_gives_to_equal_headings_tell_no_meanings(tmp_path: Path) -> None:
    settings = 'files = ["g.md"]\nselect = ["duplicate-term"]\n[layout]\nextends = "page"\n'
    settings += '[layout.section]\nform = "heading"\n'
    page = "# Ships\n\n## G100\n\nA gun of a ship.\n\n## Bow\n\nThe front.\n\n## G100\n\nA rope of a ship.\n"
    write(tmp_path, {"glosslint.toml": settings, "g.md": page})
    assert 'g.md:11:4: error duplicate-term "G100" is also the term of' in glosslint(cwd=tmp_path).out
