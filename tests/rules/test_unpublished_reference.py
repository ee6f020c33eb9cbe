"""Published entries that lean on drafts."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.unwanted import UNPUBLISHED_REFERENCE
from glosslint.testing import expected, reported

EXAMPLES = [
    bad(
        {"a.yaml": "id: a\nstatus: published\nsee_also: [⟦b⟧, b]\nbroader: [b]\n", "b.yaml": "id: b\nstatus: draft\n"},
        'this published entry refers to "b", a draft',
    ),
    bad(
        {"a.yaml": "id: a\nstatus: Published\nsee_also: [⟦b⟧]\n", "b.yaml": "id: b\nstatus: Draft\n"},
        'this published entry refers to "b", a draft',
    ),
    good({"a.yaml": "id: a\nstatus: deprecated\nreplaced_by: b\n", "b.yaml": "id: b\nstatus: draft\n"}),
    good({"a.yaml": "id: a\nstatus: published\nsee_also: [gone]\n", "b.yaml": "id: b\nstatus: draft\n"}),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(UNPUBLISHED_REFERENCE, example) == expected(example)[1]
