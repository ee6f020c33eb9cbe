"""Links that are broken, and links that only look so."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.broken_link import RULE
from glosslint.testing import expected, reported

EXAMPLES = [
    good({"a.yaml": "id: a\npage: /about/\nsummary: See [us](about), [us](/about) and [us](../about/).\n"}),
    good("id: a\nsummary: '[a](https://x.org), [b](mailto:x@y.z), ![c](plot), [d](), [e](/x), <https://x.org>'\n"),
    good("id: a\ndefinition: |\n  `[a](gone)` $[a](gone)$\n\n      [a](gone)\n"),
    # the first link to a target stands for all of them
    bad(
        "id: a\nsummary: '[a](⟦gone⟧), [a](gone), [b](<⟦lost⟧> \"title\"), [c](⟦away#part⟧)'\n",
        '"gone" is not an entry',
        '"lost" is not an entry',
        '"away" is not an entry',
    ),
    bad("id: a\ndefinition: |\n  [a][1], [b][1]\n\n  [1]: ⟦gone⟧\n", '"gone" is not an entry'),
    bad(
        {"a.yaml": "id: a\nsummary: 'é 😀 [a](⟦b⟧)'\n", "b.yaml": "id: c\n"},
        '"b" is not an entry; b.yaml now has the id "c"',
    ),
    bad('id: a\nsummary: "x\\u0020[a](⟦g\\u006fne⟧)"\n', '"gone" is not an entry'),
    bad({"a.yaml": "id: a\nsummary: '[a](⟦%CE%BB%CE%BE⟧)'\n", "b.yaml": "id: λ\n"}, '"λξ" is not an entry'),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]
