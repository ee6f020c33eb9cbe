"""Redirects of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.indirect_reference import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    good({"a.yaml": "id: a\nsee_also: [b]\n", "b.yaml": "id: b\nsummary: See [A](a).\n"}),  # a list of synonyms
    good(  # an entry with a text of its own, and more elsewhere
        {
            "a.yaml": "id: a\nsee_also: [b]\n",
            "b.yaml": "id: b\ndefinition: Any change that the members of it propose.\nsummary: See all proposals.\n",
        }
    ),
    bad(
        {
            "a.yaml": "id: a\nsee_also: [⟦b⟧]\n",
            "b.yaml": "id: b\nsummary: See change.\ndefinition: A change.\n",
            "c.yaml": "id: c\nterm: change\n",
        },
        '"b" is only a redirect; write "c"',
    ),
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦b⟧]\n", "b.yaml": "id: b\nstatus: deprecated\nreplaced_by: a\n"},
        '"b" is deprecated and redirects to this entry',
    ),
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦b⟧, c]\n", "b.yaml": "id: b\nreplaced_by: c\n", "c.yaml": "id: c\n"},
        '"b" is deprecated; "c" is already listed',
    ),
    bad(  # a text may link to what a list holds, too
        {
            "a.yaml": "id: a\nsee_also: [rope]\nsummary: Bias by distance, unlike [another](⟦rotary⟧).\n",
            "rotary.yaml": "id: rotary\nreplaced_by: rope\n",
            "rope.yaml": "id: rope\n",
        },
        '"rotary" is deprecated; write "rope"',
    ),
    # once a list; the second is duplicate-reference's
    bad({"a.yaml": "id: a\nsee_also: [⟦b⟧, b]\n", "b.yaml": "id: b\nstatus: deprecated\n"}, '"b" is deprecated'),
    # a chain is told from its start, and its links are not told
    bad(
        {
            "a.yaml": "id: a\nsee_also: [⟦b⟧]\n",
            "b.yaml": "id: b\nreplaced_by: c\n",
            "c.yaml": "id: c\nreplaced_by: d\n",
            "d.yaml": "id: d\n",
        },
        '"b" is deprecated; write "d"',
    ),
    good(
        {
            "a.yaml": "id: a\nstatus: deprecated\nreplaced_by: a\nsee_also: [b]\n",
            "b.yaml": "id: b\nstatus: deprecated\n",
        }
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


def test_words_that_name_the_entry_may_be_those_of_a_synonym(tmp_path: Path) -> None:
    settings = 'files = ["terms.yaml"]\nselect = ["indirect-reference"]\n[layout]\nextends = "map"\n'
    text = "boat: Small ship, with a [_prow_](g) in front.\nprow: See [bow](g).\nbow: Front of a ship.\n"
    folder = write(tmp_path, {"glosslint.toml": f'{settings}links = ["[{{text}}](g)"]\n', "terms.yaml": text})
    assert "No findings" in glosslint(cwd=folder).out


def test_it_tells_names_where_references_give_names(tmp_path: Path) -> None:
    settings = (
        'files = ["terms.yaml"]\n[layout]\nentries = "list"\nid = "id"\nterm = "term"\nreplaced-by = "use"\n'
        'references = ["see"]\nresolve = "name"\nprose = {definition = "text"}\n'
    )
    terms = (
        "- {id: a, term: Folder, use: b, text: Old word.}\n- {id: b, term: Directory, text: List of files.}\n"
        "- {id: c, term: Path, see: [Folder], text: Way to a file.}\n"
        "- {id: d, term: Root, see: [Folder, Directory], text: First of all.}\n"
    )
    write(tmp_path, {"glosslint.toml": settings, "terms.yaml": terms})
    said = glosslint("--select", "indirect-reference", cwd=tmp_path).out
    assert 'indirect-reference "Folder" is deprecated; write "Directory"' in said
    assert 'indirect-reference "Folder" is deprecated; "Directory" is already listed' in said


def test_on_a_page_of_an_entry_the_words_of_links_are_known_as_in_data(tmp_path: Path) -> None:
    toml = 'files = ["*.md"]\nselect = ["references", "deprecated-term-use"]\n[layout]\nextends = "hugo"\n'
    files = {
        "tree.md": "---\ntitle: Tree\n---\nNodes. A [tree](/tree/) has a root.\n",
        "folder.md": "---\ntitle: Folder\n---\nSee [directory](/directory/).\n",
        "directory.md": "---\ntitle: Directory\n---\nNode of a tree.\n",
        "old.md": "---\ntitle: Catalogue\nnew: directory\n---\nList of files.\n",
        "path.md": "---\ntitle: Path\n---\nWay.\n\n## To\n\n[Folder](/folder/), [directory](/folder/), "
        "[catalogue](/old/).\n",
    }
    write(tmp_path, {"glosslint.toml": f'{toml}replaced-by = "new"\n', **files})
    result = glosslint("--fix", "--unsafe-fixes", "--output-format", "concise", cwd=tmp_path)
    assert [line for line in result.out.splitlines() if line.startswith("path")] == [
        'path.md:8:56: warning indirect-reference "old" is deprecated; write "directory"'
    ]
    assert "[Folder](/folder/), [directory](/folder/), [catalogue](/old/)." in (tmp_path / "path.md").read_text()
    assert (tmp_path / "tree.md").read_text().endswith("Nodes. A tree has a root.\n")
