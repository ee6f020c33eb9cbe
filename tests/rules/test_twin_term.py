"""Terms that are twins, and terms that only look so."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.identity.twin_term import RULE
from glosslint.testing import expected, reported

EXAMPLES = [
    good({"a.yaml": "id: a\nterm: CAs\n", "b.yaml": "id: b\nterm: CASE\n"}),
    good({"a.yaml": "id: a\nterm: CAs\n", "b.yaml": "id: b\nterm: CAS\n"}),
    good({"a.yaml": "id: a\nterm: LDAP\n", "b.yaml": "id: b\nterm: LDAPS\n"}),
    good({"a.yaml": "id: a\nterm: Bus\n", "b.yaml": "id: b\nterm: Bu\n"}),
    good({"a.yaml": "id: a\nterm: Knotjs\n", "b.yaml": "id: b\nterm: Knotj\n"}),
    good({"a.yaml": "id: a\nterm: Kernel (mathematics)\n", "b.yaml": "id: b\nterm: Kernels (operating system)\n"}),
    good({"a.yaml": "id: a\nterm: Data set\n", "b.yaml": "id: b\nterm: Data-set\n"}),  # duplicate-term
    good({"a.yaml": "id: a\nterm: Data set\naliases: [dataset]\n", "b.yaml": "id: b\nterm: Dataset\n"}),
    good({"a.yaml": "id: a\nterm: Tokens\nstatus: deprecated\nreplaced_by: b\n", "b.yaml": "id: b\nterm: Token\n"}),
    good({"a.yaml": "term: ''\n", "b.yaml": "term: ' '\n", "c.yaml": "x: y\n"}),
    bad(
        {"a.yaml": "id: a\nterm: Vision transformer\n", "b.yaml": "id: b\nterm: ⟦Vision transformers⟧\n"},
        '"Vision transformers" and "Vision transformer", the term of another entry, are singular and plural',
    ),
    bad(
        {"a.yaml": "id: a\nterm: Antibiotic\n", "b.yaml": "id: b\nterm: ⟦Antibiotics⟧\n"},
        '"Antibiotics" and "Antibiotic", the term of another entry, are singular and plural',
    ),
    bad(
        {"a.yaml": "id: a\nterm: Data sets\n", "b.yaml": "id: b\nterm: ⟦Dataset⟧\n"},
        '"Dataset" and "Data sets", the term of another entry, are singular and plural',
    ),
    # the third is the second again: duplicate-term tells of it
    bad(
        {
            "a.yaml": "id: a\nterm: Dataset\n",
            "b.yaml": "id: b\nterm: ⟦Data set⟧\n",
            "c.yaml": "id: c\nterm: Data-set\n",
        },
        '"Data set" and "Dataset", the term of another entry, differ only in a space or hyphen',
    ),
    bad(
        {"a.yaml": "id: a\nterm: Kernel (mathematics)\n", "b.yaml": "id: b\nterm: ⟦Kernels (Mathematics)⟧\n"},
        '"Kernels (Mathematics)" and "Kernel (mathematics)", the term of another entry, are singular and plural',
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]
