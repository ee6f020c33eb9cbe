"""A grammar error.

## What it does

Reports the grammar errors that a language engine finds in the texts of the entries: a wrong article, a repeated word,
two words that are often confused, a verb that does not agree with its subject. The engine's own rule follows the name
of this rule: `grammar[harper:AnA]`. Only what is right nine times in ten is a warning; what was seen too seldom to
know, or is less often right, is an info. The settings `enable` and `disable` under `language` change which rules are
on. Code, math, link targets and HTML are not checked, and a name of the glossary ("bellow", as the term of an entry) is
no mistake.

With Harper, patterns of glosslint's own look at the parts of speech of the words, in English: see
[Grammar mistakes](../language.md#grammar-mistakes). A verb is compared with its subject only if all nouns of the
subject have one number.

## Why is this bad?

A grammar error distracts readers, and in a definition it may change what is defined.

## How to fix it

Follow the advice of the finding; `glosslint fix -i` shows each change before it is made.

## Fix safety

Unsafe or only displayed: an engine that misreads a sentence suggests a wrong change.

## When to suppress it

When the engine is wrong about this text. If one of its rules is often wrong about your texts, add it to `disable`.

## Sources

The rules of the engine named in the finding.
"""

from __future__ import annotations

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import GrammarMatch
from glosslint.rule.fixes import Fix, Replace, Safety
from glosslint.rule.text import lazy_pattern

_QUOTED = lazy_pattern('["\'`\u2018\u201c]([^"`\u2019\u201d]+?)["\'`\u2019\u201d]')
_LEAST = 3  # letters of a name: "a" and "an" are articles, too
_CASES = {"grammar": "mistake", "advice": "advice"}


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report each match of a language engine, except on words that are a name of the glossary, and so are right."""
    for remark in glossary.language.grammar_matches:
        if len(remark.words) < _LEAST or glossary.find_by_name(remark.words) is None:
            yield _problem(remark)


def _problem(remark: GrammarMatch) -> Problem:
    match = remark.match
    fixes = [
        Fix(
            Safety.UNSAFE if match.sure and number == 0 else Safety.DISPLAY,
            (Replace(remark.place, text),),
            f'write "{text}"' if text else "delete it",
        )
        for number, text in enumerate(match.suggestions)  # the best first
    ]
    message, suggestions = remark.match.message, remark.match.suggestions[:1]
    first, _, _ = message.partition(" ")
    if first[1:].islower() and first.isalpha():  # not an acronym, nor quoted words
        message = message[:1].lower() + message[1:]
    clause = message.rstrip(".")
    if clause.endswith("?") or any(text in _QUOTED.findall(clause) for text in suggestions):
        suggestions = ()
    advice = "".join(f'; did you mean "{text}"?' if text else "; leave it out?" for text in suggestions)
    return Problem(
        f'"{" ".join(remark.words.split())}": {clause}{advice}',
        remark.place,
        case=_CASES[match.kind],
        fix=fixes[0] if fixes else None,
        causes=(Cause("repeated-word", remark.place),),
        engine=f"{remark.engine}:{match.rule}",
        choices=tuple(fixes[1:]),
    )


RULE = GlossaryRule(
    name="grammar",
    category="wording",
    needs_engine=True,
    severity=Severity.WARNING,
    cases={"mistake": Severity.WARNING, "advice": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE, Safety.DISPLAY),
    examples=(
        good("id: tensor\nterm: Tensor\ndefinition: An array of numbers.\n"),
        good("id: bellow\nterm: bellow\ndefinition: Tool called bellow that blows air into a fire.\n"),
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
            '"the the": repeated word; did you mean "the"?',
        ),
        bad(
            "id: stay\nterm: Stay\ndefinition: A rope that ⟦hold⟧ the mast.\n",
            '"hold": plural verb after a singular noun; did you mean "holds"?',
            after="id: stay\nterm: Stay\ndefinition: A rope that holds the mast.\n",
        ),
        good("id: stays\nterm: Stays\ndefinition: Ropes that hold the mast.\n"),
    ),
)
