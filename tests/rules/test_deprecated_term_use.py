"""deprecated-term-use: which texts use an old name, and which only speak of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import good
from glosslint.rules.consistency.deprecated_term_use import RULE
from glosslint.testing import reported
from tests.support import glosslint, write

OLD = "id: slave\nterm: Slave\naliases: [slave server, lag]\nstatus: deprecated\nreplaced_by: replica\n"
NEW = "id: replica\nterm: Replica\naliases: [lag]\nsummary: Server that copies a slave server.\n"


def _found(text: str) -> list[str]:
    files = {"slave.yaml": OLD, "replica.yaml": NEW, "x.yaml": f"id: x\nterm: Log\nsummary: >-\n  {text}\n"}
    return [item.message for item in reported(RULE, good(files))]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("List of what each slave has copied.", "slave"),
        ("Slaves copy it.", "Slaves"),
        ("List that a slave server reads, as all slave servers do.", "slave server"),
        ("List of a server. It is formerly made; slaves read it.", "slaves"),
    ],
)
def test_a_use(text: str, word: str) -> None:
    assert _found(text) == [f'"{word}" is deprecated in favour of "Replica"']


@pytest.mark.parametrize(
    "text",
    [
        "List that a replica, formerly called a slave, reads.",
        'List of what a "slave" reads.',
        "List that a replica (slave) reads.",
        "List of what `slave` reads, see [the slave](slave).",
        "List of a master-slave pair, of slavery, and of the lag.",
        "List for a replica instead of a slave.",
        "List that follows the old name slave.",
    ],
)
def test_no_use(text: str) -> None:
    assert _found(text) == []


def test_nothing_where_nothing_replaces_it() -> None:
    files = {
        "a.yaml": "id: a\nterm: Slave\nstatus: deprecated\nsummary: Old name.\n",
        "b.yaml": "id: b\nterm: Log\nsummary: List of what each slave has copied.\n",
    }
    assert [item.message for item in reported(RULE, good(files))] == ['"slave" is deprecated']


def test_each_use_in_a_text_is_fixed_and_they_are_one_finding(tmp_path: Path) -> None:
    text = "id: x\nterm: Log\nsummary: Of a replica, a slave, the next slave and other slaves.\n"
    settings = 'files = ["*.yaml"]\nselect = ["deprecated-term-use"]\n'
    write(tmp_path, {"glosslint.toml": settings, "slave.yaml": OLD, "replica.yaml": NEW, "x.yaml": text})
    assert "\n1 warning (" in glosslint(cwd=tmp_path).out
    glosslint("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert "Of a replica, a replica, the next replica and other replicas." in (tmp_path / "x.yaml").read_text()
