"""
## What it does

Reports a link in the text whose destination has the form of an entry's id and is none. Links to other pages, web
addresses and anchors are left alone, and so is what stands in code. An entry that is gone is one finding, which lists
every place that leads to it.

## Why is this bad?

The reader who clicks it gets an error page. Such links break when an entry is renamed or deleted in another file.

## How to fix it

Write the id of the entry that is meant: `[the scores](logit)`. The words in square brackets can be any.

## When to suppress it

While the entry it names is being written in another branch, or where the site has a page of that name beside the
glossary.

## Sources

qSKOS, "broken links". CNCF's glossary, whose 235 links all resolve, gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Place, Problem, Safety, Severity, bad, good
from glosslint.rules.references._targets import (
    advice,
    broken_links,
    broken_references,
    culprit,
    renaming,
    rewritten,
    unknown,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every inline link to an id that no entry has; a reference to the same id, or the first link, stands for all."""
    referred: dict[str, Place] = {}
    for target, place in broken_references(glossary):
        referred.setdefault(target, place)
    first: dict[str, Place] = {}
    for target, place, destination in broken_links(glossary):
        known = first.setdefault(target, place)
        causes = list(renaming(glossary, target))
        causes += [Cause("broken-reference", referred[target])] if target in referred else []
        causes += [Cause("broken-link", known)] if known != place else []
        fix = rewritten(glossary, target, place, destination)
        told = unknown(glossary, target), place, culprit(glossary, target), advice(glossary, target)
        yield Problem(*told, causes=tuple(causes), fix=fix)


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
