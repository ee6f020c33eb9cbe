"""Slips, and text that only looks like one."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.malformed_link import RULE
from glosslint.testing import expected, said

EXAMPLES = [
    good(
        {
            "a.yaml": "id: a\n",
            "b.yaml": "summary: 'The [set] (b), [1] (a), [x] (a), [sic] (a), x[i] (a), f(x)[a] and [gone] (gone)'\n",
        }
    ),
    good({"a.yaml": "id: a\n", "b.yaml": "summary: '`[a] (a)` $[a] (a)$ ![a] (a) word(a) a(#a) [[a]] [a](a) (a)'\n"}),
    good({"a.yaml": "id: a\n", "b.yaml": "definition: |\n  [text]\n\n  (a)\n\n  - [ ] (a)\n"}),
    good({"a.yaml": "id: a\n", "b.yaml": 'definition: |\n  [x](#a) [y](#a)\n\n  <a id="a"></a>\n'}),
    good(
        {
            "a.yaml": "id: a\npage: /terms/a.html\n",
            "b.yaml": "summary: '[x](a.html), [x](/terms/a.html), [x](https://a.org/a.md)'\n",
        }
    ),
    good({"a.yaml": "id: a\npage: /all/#a\n", "b.yaml": "summary: '[x](#a)'\n"}),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "definition: |\n  Long ⟦[text\n  here]\n  (a)⟧.\n"},
        '"[text here] (a)" is not a link; write "[text here](a)"',
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: 'é ⟦[`x` 😀]  (a)⟧'\n"},
        '"[`x` 😀] (a)" is not a link; write "[`x` 😀](a)"',
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: '[x](⟦/a⟧) [x](⟦../glossary/a.yaml⟧) [x](⟦a.md⟧ \"t\")'\n"},
        '"/a" leads nowhere; links to entries are written "a"',
        '"../glossary/a.yaml" leads nowhere; links to entries are written "a"',
        '"a.md" leads nowhere; links to entries are written "a"',
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert said(RULE, example) == expected(example)[1]
