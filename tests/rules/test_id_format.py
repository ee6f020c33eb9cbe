"""Ids in all the forms people give them."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.identity.id_format import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    good("id: ''\n"),
    good("id: [a b]\n"),
    good("term: A\n"),
    good("id: Layer_Norm\n", schema={"properties": {"id": {"$ref": "#/$defs/id"}}, "$defs": {"id": {"pattern": "^L"}}}),
    good("id: Layer Norm\n", schema={"properties": {"id": {"pattern": "^[a-z-]+$"}}}),  # the schema complains
    good("id: Layer Norm\n", schema={"properties": {"id": {"pattern": "^[a-z-]+$"}}}, options={"pattern": "[a-z]+"}),
    bad(
        "id: ⟦layer-norm⟧\n",
        'the id "layer-norm" does not match the pattern [a-z_]+',
        schema={"properties": {"id": {"pattern": "^[a-z_-]+$"}}},
        options={"pattern": "[a-z_]+"},
    ),
    bad(
        "id: ⟦Layer Norm⟧\n",
        'the id "Layer Norm" is not lowercase words joined by hyphens; write "layer-norm"',
        schema={"properties": {"id": {"type": "string"}}},
    ),
    bad("id: ⟦GPT4⟧\n", 'the id "GPT4" is not lowercase words joined by hyphens; write "gpt4"'),
    bad("id: ⟦layer--norm⟧\n", 'the id "layer--norm" is not lowercase words joined by hyphens; write "layer-norm"'),
    bad("id: ⟦-norm⟧\n", 'the id "-norm" is not lowercase words joined by hyphens; write "norm"'),
    bad("id: ⟦naïve-bayes⟧\n", 'the id "naïve-bayes" is not lowercase words joined by hyphens; write "naive-bayes"'),
    bad("id: ⟦1.10⟧\n", 'the id "1.10" is not lowercase words joined by hyphens; write "1-10"'),
    bad('id: ⟦"---"⟧\n', 'the id "---" is not lowercase ASCII words joined by hyphens'),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


def test_the_advised_command_works_for_an_id_that_looks_like_an_option(tmp_path: Path) -> None:
    settings = 'files = ["*.yaml"]\n[layout]\nid = "id"\nid-is-stem = true\nprose = {definition = "text"}\n'
    write(tmp_path, {"glosslint.toml": settings, "-v.yaml": "id: -v\ntext: Flag that says more.\n"})
    said = glosslint("--select", "id-format", "--output-format", "json", cwd=tmp_path)
    (found,) = json.loads(said.out)["findings"]
    command = found["help"].partition("glosslint ")[2]
    assert glosslint(*shlex.split(command), cwd=tmp_path).code == 0
    assert (tmp_path / "v.yaml").read_text() == "id: v\ntext: Flag that says more.\n"
