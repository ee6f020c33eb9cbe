"""Layouts whose links give the anchor of the term (``anchor = "slug"``), while references give the id."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

SETTINGS = """\
files = ["terms.yaml"]
select = ["references"]
[layout]
entries = "list"
id = "key"
term = "term"
prose = { definition = "text" }
core = "definition"
references = ["see"]
links = ["#{id}"]
anchor = "slug"
"""
TERMS = """\
- key: lb
  term: Load balancer
  see: [be]
  text: Shares out requests to each [back end](#back-end).
- key: be
  term: Back end
  text: Stands behind a [balancer](#load-balancer) and answers.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"glosslint.toml": SETTINGS, "terms.yaml": TERMS})


def test_links_give_the_anchor_and_references_the_id(folder: Path) -> None:
    assert glosslint(cwd=folder).out.startswith("No findings")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("#lb", 'broken-link "lb" is not an entry'),
        ("#load-balancr", 'broken-link "load-balancr" is not an entry; did you mean "load-balancer"?'),
        ("#Load%20balancer", 'broken-link "Load balancer" is a name, not an id; write "load-balancer"'),
    ],
)
def test_another_destination_is_reported(folder: Path, wrong: str, message: str) -> None:
    write(folder, {"terms.yaml": TERMS.replace("#load-balancer", wrong)})
    assert message in glosslint(cwd=folder).out.replace(" [*]", "")


@pytest.mark.parametrize("anchor", ["back_end-io", "back-end-io"])  # as headings get, and as Liquid makes it
def test_an_underscore_may_be_a_hyphen(folder: Path, anchor: str) -> None:
    texts = TERMS.replace("term: Back end", "term: Back_end (io)").replace("#back-end", f"#{anchor}")
    write(folder, {"terms.yaml": texts})
    assert glosslint(cwd=folder).out.startswith("No findings")


def test_a_reference_does_not_give_an_anchor(folder: Path) -> None:
    write(folder, {"terms.yaml": TERMS.replace("see: [be]", "see: [back-end]")})
    assert "broken-reference" in glosslint(cwd=folder).out


def test_a_new_id_changes_references_and_a_new_term_changes_links(folder: Path) -> None:
    assert glosslint("rename", "be", "server", cwd=folder).code == 0
    text = (folder / "terms.yaml").read_text()
    assert "see: [server]" in text
    assert "[back end](#back-end)" in text
    assert glosslint("rename", "server", "server", "--term", "Back-end server", cwd=folder).code == 0
    text = (folder / "terms.yaml").read_text()
    assert "[back end](#back-end-server)" in text
    assert glosslint(cwd=folder).out.startswith("No findings")


def test_a_rename_of_a_key_that_is_the_term_changes_the_anchors(tmp_path: Path) -> None:
    settings = 'files = ["t.yaml"]\n[layout]\nextends = "map"\nanchor = "slug"\n'
    texts = "Back end: Answers what a [balancer](#load-balancer) sends.\nLoad balancer: Feeds a [server](#back-end).\n"
    write(tmp_path, {"glosslint.toml": settings, "t.yaml": texts})
    assert glosslint("rename", "Back end", "Origin Server", cwd=tmp_path).code == 0
    assert "[server](#origin-server)" in (tmp_path / "t.yaml").read_text()
