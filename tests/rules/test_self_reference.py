"""An entry that names itself."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.self_reference import RULE
from glosslint.testing import expected, reported

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
    assert reported(RULE, example) == expected(example)[1]
