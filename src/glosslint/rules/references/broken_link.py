"""
## What it does

Reports a link in a text whose destination has the form of an entry's id but is not an entry. Links to other pages, web
addresses and anchors are ignored, and so is code. A missing entry is one finding, which lists every link to it.

## Why is this bad?

The reader who clicks it gets an error page. Such links break when an entry is renamed or deleted in another file.

## How to fix it

Write the id of the intended entry: `[the scores](logit)`. The words in square brackets can be any.

## When to suppress it

While the entry is being written in another branch, or when the site has a page of that name beside the glossary.

## Sources

qSKOS, "broken links". CNCF's glossary, whose 235 links all resolve, gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Place, Problem, Safety, Severity, bad, good
from glosslint.rules.references._targets import broken_links, broken_references, first_places, problem


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Report every inline link to an id that no entry has; a reference to it, or the first link, represents all."""
    referred = first_places(broken_references(glossary))
    first: dict[str, Place] = {}
    for target, place, destination in broken_links(glossary):
        first_place = first.setdefault(target, place)
        # One missing entry is one finding, whether entries refer to it, link to it, or both.
        causes = [Cause("broken-reference", referred[target])] if target in referred else []
        causes += [Cause("broken-link", first_place)] if first_place != place else []
        yield problem(glossary, target, place, causes, destination)


RULE = GlossaryRule(
    name="broken-link",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good({"softmax.yaml": "id: softmax\nsummary: Turns [logits](logit) to shares.\n", "logit.yaml": "id: logit\n"}),
        good(
            "id: rope\nsummary: >-\n"
            "  See [the paper](https://arxiv.org/abs/2104.09864), [figure](rope.png), [below](#history) and `[a](b)`.\n"
        ),
        bad(
            {
                "softmax.yaml": "id: softmax\nsummary: Turns [logits](⟦logits⟧) to shares.\n",
                "logit.yaml": "id: logit\n",
            },
            '"logits" is not an entry; did you mean "logit"?',
            after="id: softmax\nsummary: Turns [logits](logit) to shares.\n",
        ),
        bad(
            {
                "logit.yaml": "id: logit\ndefinition: |\n  Input of the [softmax function](\n  ⟦Softmax⟧).\n",
                "softmax.yaml": "id: softmax\nterm: Softmax\n",
            },
            '"Softmax" is a name, not an id; write "softmax"',
            after="id: logit\ndefinition: |\n  Input of the [softmax function](\n  softmax).\n",
        ),
        bad("id: rope\ndefinition: |\n  See [here][1].\n\n  [1]: ⟦position⟧\n", '"position" is not an entry'),
    ),
)
