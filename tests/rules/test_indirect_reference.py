"""Redirects of all kinds."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.indirect_reference import RULE
from glosslint.testing import expected, reported

EXAMPLES = [
    good({"a.yaml": "id: a\nsee_also: [b]\n", "b.yaml": "id: b\nsummary: See [A](a).\n"}),  # a list of synonyms
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦b⟧]\n", "b.yaml": "id: b\nstatus: deprecated\nreplaced_by: a\n"},
        '"b" is deprecated and redirects to this entry',
    ),
    bad(
        {"a.yaml": "id: a\nsee_also: [⟦b⟧, c]\n", "b.yaml": "id: b\nreplaced_by: c\n", "c.yaml": "id: c\n"},
        '"b" is deprecated; "c" is already listed',
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
