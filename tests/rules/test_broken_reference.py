"""References that are broken, and what is said of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.broken_reference import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    # the first place of a target stands for all of them
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦gone⟧, gone]\nbroader: [gone]\n", "b.yaml": "id: b\nsee_also: [gone, ⟦lost⟧]\n"},
        '"gone" is not an entry',
        '"lost" is not an entry',
    ),
    bad("id: a\nreplaced_by: ⟦gone⟧\n", '"gone" is not an entry'),
    bad("id: a\nsee_also: ⟦gone⟧\n", '"gone" is not an entry'),
    good("id: a\nsee_also: ['', ' ', [gone], {gone: 1}]\nbroader:\n"),
    good({"a.yaml": "id: a\nsee_also: [b]\n", "b.yaml": "id: b\nterm: [\n"}),
    good({"a.yaml": "id: a\nsee_also: [b]\n", "b.yaml": "term: B\n"}),  # the missing id is the defect
    bad(
        {
            "a.yaml": "id: a\nsee_also: [⟦kernel⟧]\n",
            "b.yaml": "id: b\nterm: Kernel\n",
            "c.yaml": "id: c\nterm: Kernel\n",
        },
        '"kernel" is not an entry',
    ),
    bad(
        {
            "a.yaml": "id: a\nsee_also: ['⟦softmax ⟧']\n".replace("'⟦", "⟦'").replace(" ⟧'", " '⟧"),
            "softmax.yaml": "id: softmax\n",
        },
        '"softmax " is not an entry; did you mean "softmax"?',
    ),
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦Layer Norm⟧]\n", "layer-norm.yaml": "id: layer-norm\n"},
        '"Layer Norm" is not an entry; did you mean "layer-norm"?',
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


def test_an_address_beside_a_name_says_what_it_is(tmp_path: Path) -> None:
    settings = (
        'files = ["a.yaml"]\n[layout]\nentries = "list"\nid = "id"\nterm = "term"\nprose = { text = "text" }\n'
        'references = ["see.name"]\n'
    )
    see = "see: [{name: a}, {name: Guide, url: 'https://x.org'}, {name: b}]"
    entry = f"- id: a\n  term: A\n  url: https://x.org/a\n  text: The first of all letters.\n  {see}\n"
    out = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "a.yaml": entry})).out
    assert '"b" is not an entry' in out and "Guide" not in out
