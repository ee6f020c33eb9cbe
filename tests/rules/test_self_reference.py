"""An entry that names itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.unwanted import SELF_REFERENCE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    good("see_also: [entry]\n"),
    good("id: a\nsummary: '[x](/a), [x](a#part), [x](#part), `[x](a)`'\nsee_also: [A]\n"),
    bad(
        "id: a\nsee_also: [⟦a⟧, ⟦a⟧]\nbroader: [⟦a⟧]\n",
        '"a" in see_also refers to this entry itself',
        '"a" in see_also refers to this entry itself',
        '"a" in broader refers to this entry itself',
    ),
    bad("id: a\nreplaced_by: ⟦a⟧\n", '"a" in replaced_by refers to this entry itself'),
    bad("id: a\npage: /terms/a/\nsummary: '[x](⟦/terms/a⟧)'\n", '"/terms/a" links to this entry itself'),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(SELF_REFERENCE, example) == expected(example)[1]


def test_an_anchor_of_another_page_is_another_entry(tmp_path: Path) -> None:
    settings = 'files = ["*.md"]\n[layout]\nextends = "page"\nlinks = ["#{id}", "sails#{id}", "/ropes/#{id}"]\n'
    sails = "# Sails\n\n## Other {#more}\n\n### Sheet\n\nA sail. Not the [rope](/ropes/#sheet). See [one](#jib).\n"
    ropes = "# Ropes\n\n### Sheet\n\nA rope. Not [that](sails#sheet), [others](sails#more), [this](/ropes/#sheet).\n"
    section = '[layout.section]\nform = "heading"\nlevels = [3]\n'
    folder = write(tmp_path, {"glosslint.toml": settings + section, "sails.md": sails, "ropes.md": ropes})
    found = [line.split(" ", 3)[:3] for line in glosslint("--ignore", "wording", cwd=folder).out.splitlines()[:-1]]
    assert found == [
        ["ropes.md:5:63:", "warning", "self-reference"],
        ["sails.md:5:5:", "info", "duplicate-id"],
        ["sails.md:7:50:", "error", "broken-link"],
    ]


def test_the_attributes_of_a_link_are_removed_with_it(tmp_path: Path) -> None:
    settings = 'files = ["ropes.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "heading"\nlevels = [2]\n'
    page = '# Ropes\n\n## Sheet\n\nA rope of a sail, as a [sheet](#sheet){:target="_blank"} is.\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "ropes.md": page})
    glosslint("--fix", "--unsafe-fixes", "--select", "self-reference", cwd=folder)
    assert (folder / "ropes.md").read_text("utf-8").endswith("A rope of a sail, as a sheet is.\n")


def test_a_name_of_two_entries_is_not_this_one(tmp_path: Path) -> None:
    settings = (
        'files = ["terms.yaml"]\nselect = ["self-reference"]\n[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\n'
    )
    settings += 'aliases = ["aka"]\nprose = { definition = "text" }\nreferences = ["related"]\nresolve = "name"\n'
    own = "- term: Draught\n  aka: [depth]\n  related: [depth]\n  text: How deep a ship lies in the water.\n"
    folder = write(tmp_path, {"glosslint.toml": settings, "terms.yaml": own})
    assert '"depth" in related refers to this entry itself' in glosslint(cwd=folder).out
    write(tmp_path, {"terms.yaml": f"{own}- term: Depth\n  text: How far the ground is below the water line.\n"})
    assert "self-reference" not in glosslint(cwd=folder).out


def test_a_link_that_a_text_repeats_is_one_finding(tmp_path: Path) -> None:
    text = "id: sail\nterm: Sail\nsummary: A [sail](sail), or two [sails](sail).\ndefinition: Another [sail](sail).\n"
    folder = write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "sail.yaml": text})
    result = glosslint("--select", "self-reference", "--output-format", "json", cwd=folder)
    found = json.loads(result.out)["findings"]
    assert [len(finding["related"]) for finding in found] == [1, 0]
    assert glosslint("--select", "self-reference", "--fix", "--unsafe-fixes", cwd=folder).code == 0
    assert "A sail, or two sails.\ndefinition: Another sail.\n" in (folder / "sail.yaml").read_text()
