"""Entries that send readers on, and on."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.circularity.loops import REDIRECT_LOOP
from glosslint.testing import expected, reported
from tests.support import glosslint, write

REAL = "id: real\nterm: Real\nsummary: Thing that is defined here and nowhere else.\n"
EXAMPLES = [
    bad(
        {
            "a.yaml": "id: a\nterm: A\nreplaced_by: ⟦b⟧\n",
            "b.yaml": "id: b\nterm: B\nsummary: See [C](c).\n",
            "c.yaml": "id: c\nterm: C\nreplaced_by: a\n",
        },
        '"A" redirects in a loop: "A" to "B", "B" to "C", and "C" to "A"',
    ),
    bad(
        {
            "a.yaml": "id: a\nterm: A\nsummary: ⟦See [B](b).⟧\n",
            "b.yaml": "id: b\nterm: B\nreplaced_by: real\n",
            "real.yaml": REAL,
        },
        '"B" only redirects to "Real"; refer to "Real" directly',
    ),
    # what leads into a circle is told by the circle alone
    bad(
        {
            "a.yaml": "id: a\nterm: Ab\nreplaced_by: b\n",
            "b.yaml": "id: b\nterm: Bc\nreplaced_by: ⟦c⟧\n",
            "c.yaml": "id: c\nterm: Cd\nreplaced_by: b\n",
        },
        '"Bc" redirects in a loop: "Bc" to "Cd", and "Cd" to "Bc"',
    ),
    good({"a.yaml": "id: a\nreplaced_by: a\n"}),  # self-reference
    good({"a.yaml": "id: a\nreplaced_by: gone\n"}),  # broken-reference
    good({"a.yaml": "id: a\nterm: A\nsummary: See the manual.\n", "real.yaml": REAL}),
    good({"a.yaml": "id: a\nterm: A\nsummary: See real.\n", "real.yaml": REAL}),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_circles_are_told_once_and_chains_at_their_beginning(example: Example) -> None:
    assert reported(REDIRECT_LOOP, example) == expected(example)[1]


def test_a_text_that_points_beside_a_definition_is_a_reference(tmp_path: Path) -> None:
    page = "# Glossary\n\nMirepoix\n: Mixture of diced vegetables.\n: *See also:* [Brunoise](#brunoise)\n\n"
    page += "Brunoise\n: Vegetables cut into very small dice.\n: *See also:* [Mirepoix](#mirepoix)\n"
    settings = 'files = ["./g.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "definition-list"\n'
    folder = write(tmp_path, {"g.md": page, "glosslint.toml": settings})
    assert glosslint("--select", "redirect-loop", cwd=folder).code == 0
    text = page.replace(": Mixture of diced vegetables.\n", "").replace(": Vegetables cut into very small dice.\n", "")
    assert "redirects in a loop" in glosslint("--select", "redirect-loop", cwd=write(folder, {"g.md": text})).out
