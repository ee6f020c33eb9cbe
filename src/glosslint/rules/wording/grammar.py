"""A slip of grammar.

## What it does

Reports what a language engine finds wrong in the texts of the entries: a wrong article, a word written twice, a wrong
form of a verb, two words that are often taken for each other. The name of the engine's own rule stands behind the name
of this one: `grammar[harper:AnA]`. Only rules of the engines are on that are nearly always right; the settings `enable`
and `disable` under `language` change that. Code, math, links' targets and HTML are not read.

Whether a verb agrees with its subject ("the model compute") is not among them: what Harper says on that is too often
wrong about definitions. LanguageTool finds some of it.

## Why is this bad?

A slip of grammar stops readers, and in a definition it may change what is defined.

## How to fix it

Follow the advice of the finding; `glosslint fix -i` shows each change before it is made.

## When to suppress it

When the engine is wrong about this text. If one of its rules is often wrong about yours, put it on `disable`.

## Sources

The rules of the engine named in the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    Cause,
    Fix,
    Glossary,
    GlossaryRule,
    GrammarMatch,
    NoOptions,
    Problem,
    Replace,
    Safety,
    Severity,
    bad,
    good,
)

_QUOTED = re.compile('["\'`\u2018\u201c]([^"`\u2019\u201d]+?)["\'`\u2019\u201d]')
_CASES = {"grammar": "slip", "advice": "advice"}


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Each remark of an engine."""
    for remark in glossary.language.grammar_matches:
        yield _problem(remark)


def _problem(remark: GrammarMatch) -> Problem:
    match = remark.match
    fixes = list(_fixes(remark))
    return Problem(
        _message(remark),
        remark.place,
        case=_CASES[match.kind],
        fix=fixes[0] if fixes else None,
        causes=(Cause("repeated-word", remark.place),),
        engine=f"{remark.engine}:{match.rule}",
        choices=tuple(fixes[1:]),
    )


def _message(remark: GrammarMatch) -> str:
    """The words, what the engine says of them, and what may be meant unless the engine says that, too."""
    said, suggested = _said(remark.match.message), remark.match.suggestions[:1]
    told = said.endswith("?") or any(text in _QUOTED.findall(said) for text in suggested)
    meant = "" if told else "".join(f'; did you mean "{text}"?' if text else "; leave it out?" for text in suggested)
    return f'"{" ".join(remark.words.split())}": {said}{meant}'


def _said(message: str) -> str:
    """The engine's words as the second half of a sentence: without a capital that only opens it, or a full stop."""
    first, _, _ = message.partition(" ")
    plain = first[1:].islower() and first.isalpha()
    return (message[:1].lower() + message[1:] if plain else message).rstrip(".")


def _fixes(remark: GrammarMatch) -> Iterator[Fix]:
    """A fix for each suggestion, the best first."""
    for number, text in enumerate(remark.match.suggestions):
        title = f'write "{text}"' if text else "take it out"
        safety = Safety.UNSAFE if remark.match.sure and number == 0 else Safety.DISPLAY
        yield Fix(safety, (Replace(remark.place, text),), title)


RULE = GlossaryRule(
    name="grammar",
    category="wording",
    needs_engine=True,
    severity=Severity.WARNING,
    cases={"slip": Severity.WARNING, "advice": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE, Safety.DISPLAY),
    examples=(
        good("id: tensor\nterm: Tensor\ndefinition: An array of numbers.\n"),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: It is ⟦a⟧ array of numbers.\n",
            '"a": wrong article before "array"; did you mean "an"?',
            after="id: tensor\nterm: Tensor\ndefinition: It is an array of numbers.\n",
        ),
        bad(
            "id: pear\nterm: Pear\ndefinition: Fruit of a tree such as ⟦an⟧ pear tree.\n",
            '"an": wrong article before "pear"; did you mean "a"?',
            after="id: pear\nterm: Pear\ndefinition: Fruit of a tree such as a pear tree.\n",
        ),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: Array that holds ⟦the the⟧ numbers.\n",
            '"the the": one word stands twice; did you mean "the"?',
        ),
    ),
)
