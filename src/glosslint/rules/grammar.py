"""A slip of grammar.

## What it does

Reports what a language engine finds wrong in the texts of the entries: a wrong article, a word written twice, a verb
that does not agree with its subject, two words that are often taken for each other. The name of the engine's own rule
stands behind the name of this one: `grammar[harper:AnA]`. Only rules of the engines are on that are nearly always
right; the settings `enable` and `disable` under `language` change that. Code, math, links' targets and HTML are not
read.

## Why is this bad?

A slip of grammar stops readers, and in a definition it may change what is defined.

## How to fix it

Follow the advice of the finding; `glosslint fix -i` shows each change before it is made.

## When to silence it

When the engine is wrong about this text. If one of its rules is often wrong about yours, put it on `disable`.

## Sources

The rules of the engine named in the finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    Fix,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Remark,
    Replace,
    Safety,
    Severity,
    bad,
    good,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Each remark of an engine."""
    for remark in glossary.language.remarks:
        yield _problem(remark)


def _problem(remark: Remark) -> Problem:
    match = remark.match
    return Problem(match.message, remark.place, fix=_fix(remark), engine=f"{remark.engine}:{match.rule}")


def _fix(remark: Remark) -> Fix | None:
    if not remark.match.suggestions:
        return None
    best = remark.match.suggestions[0]
    title = f'write "{best}"' if best else "take it out"
    return Fix(Safety.UNSAFE if remark.match.sure else Safety.DISPLAY, (Replace(remark.place, best),), title)


RULE = GlossaryRule(
    name="grammar",
    category="language",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.DISPLAY,),
    examples=(
        good("id: tensor\nterm: Tensor\ndefinition: An array of numbers.\n"),
        bad("id: tensor\nterm: Tensor\ndefinition: It is ⟦a⟧ array of numbers.\n", "Incorrect indefinite article."),
    ),
)
