"""
## What it does

Reports a reference (in native entries `see_also`, `broader` and `replaced_by`) whose target is not an entry. A missing
entry is one finding, which lists every reference to it. More than ten references that hold the name of an entry instead
of its id are one finding, too, and so are more than ten that hold a name with punctuation around it. A reference in the
mappings of a list (`references = ["see.name"]`) may name a page instead, if a web address is beside it: `url:
https://example.org` beside `name: Guide`.

## Why is this bad?

The reader who follows it finds nothing. References break unnoticed when an entry is renamed, merged or deleted in
another file.

## How to fix it

Write the id of the intended entry, or remove the reference. The id is the entry's `id`, not its term.

## Fix safety

Safe if the reference is, apart from case and hyphens, a name of exactly one entry: it referred to nothing before, and
refers to that entry afterwards. Unsafe if an id is only similar.

## When to suppress it

While the entry is being written in another branch.

## Sources

qSKOS, "broken links"; the OBO principles' check for dangling references. Two published glossaries that check their
references in CI still contain broken ones.
"""

from __future__ import annotations

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Place, Problem, Problems, Severity, bad, good
from glosslint.rule.fixes import Safety
from glosslint.rule.names import strip_signs
from glosslint.rules._fold import folded
from glosslint.rules.references._targets import broken_references, problem


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every reference to an id that no entry has; the first to each target represents all."""
    first: dict[str, Place] = {}
    slips: dict[str, list[list[Problem]]] = {"name": [], "signs": []}
    for target, place in broken_references(glossary):
        first_place = first.setdefault(target, place)
        causes = [Cause("broken-reference", first_place)] if first_place != place else []
        broken = problem(glossary, target, place, causes)
        slip = _slip(glossary, target)
        if slip:
            slips[slip].append([broken])
        else:
            yield broken
    for groups in slips.values():
        yield from folded("broken-reference", groups, "references")


def _slip(glossary: Glossary, target: str) -> str:
    """Return what a target is that only needs to be written otherwise: a name, or a name with signs around it."""
    if glossary.find_by_name(target) is not None:
        return "name"
    return "signs" if glossary.find_by_name(strip_signs(target)) is not None else ""


RULE = GlossaryRule(
    name="broken-reference",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good({"softmax.yaml": "id: softmax\nsee_also: [logit]\n", "logit.yaml": "id: logit\n"}),
        good({"softmax.yaml": "id: softmax\nsee_also: [logit]\n", "logit.yaml": "id: logit\nterm: Logit: the score\n"}),
        bad(
            {"softmax.yaml": "id: softmax\nsee_also: [⟦logits⟧]\n", "logit.yaml": "id: logit\n"},
            '"logits" is not an entry; did you mean "logit"?',
            after="id: softmax\nsee_also: [logit]\n",
        ),
        bad(
            {
                "logit.yaml": "id: logit\nsee_also:\n  - ⟦Softmax function⟧\n",
                "softmax.yaml": "id: softmax\nterm: Softmax function\n",
            },
            '"Softmax function" is a name, not an id; write "softmax"',
            after="id: logit\nsee_also:\n  - softmax\n",
        ),
        bad(
            {"logit.yaml": "id: logit\nsee_also: [⟦softmax⟧]\n", "softmax.yaml": "id: normalized-exponential\n"},
            '"softmax" is not an entry; softmax.yaml now has the id "normalized-exponential"',
        ),
        bad(
            {
                "softmax.yaml": "id: softmax\nsee_also: [⟦score of a class.⟧]\n",
                "logit.yaml": "id: logit\nterm: Score of a class\n",
            },
            '"score of a class." is not an entry; did you mean "logit"?',
            after="id: softmax\nsee_also: [logit]\n",
        ),
        bad({"softmax.yaml": "id: softmax\nbroader:\n  - ⟦function⟧\n"}, '"function" is not an entry'),
    ),
)
