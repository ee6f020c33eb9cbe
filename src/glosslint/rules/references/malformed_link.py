"""
## What it does

Reports text that is meant to link to an entry and does not: a space or a bracket too many as in `[logits] (logit)`
and `[logits])(logit)`, brackets the wrong way round as in `(logits)[logit]`, and destinations in a form that leads
nowhere as in `[logits](#logit)` or `[logits](logit.md)`. Only what names an entry's id exactly is reported.

## Why is this bad?

Readers see the brackets, or land on an error page, and the reference is lost. Nothing else finds it, because to
Markdown it is correct text.

## How to fix it

Write `[words](id)`, with nothing between the brackets.

## When to suppress it

When the site turns such destinations into links itself.

## Sources

A published glossary with 633 entries holds 23 such links. Which forms are links is from
CommonMark, <https://spec.commonmark.org/0.31.2/#links>.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    Glossary,
    GlossaryRule,
    MalformedLink,
    NoOptions,
    Problem,
    Replace,
    Safety,
    Severity,
    bad,
    good,
    safe,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every slip that means an entry for certain."""
    for entry in glossary.entries:
        told = set()  # a destination may be read in more than one way
        for slip in entry.malformed_links:
            known = glossary.find_by_id(slip.target) is not None and not glossary.has_page(slip.target, slip.written)
            if known and (slip.path, slip.span) not in told:
                told.add((slip.path, slip.span))
                place = entry.at(slip.path, slip.span)
                whole = "…" not in slip.repaired  # else the words of the link are not known
                fix = safe(f'write "{_one_line(slip.repaired)}"', Replace(place, slip.repaired)) if whole else None
                yield Problem(_message(slip), place, fix=fix)


def _message(slip: MalformedLink) -> str:
    written, repaired = _one_line(slip.written), _one_line(slip.repaired)
    if slip.kind == "destination":
        return f'"{written}" leads nowhere; links to entries are written "{repaired}"'
    return f'"{written}" is not a link; write "{repaired}"'


def _one_line(text: str) -> str:
    return " ".join(text.split())


_LOGIT = {"logit.yaml": "id: logit\npage: /glossary/logit/\n"}

RULE = GlossaryRule(
    name="malformed-link",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good({**_LOGIT, "a.yaml": "summary: Turns [logits](logit), the `[raw] (logit)` scores, to shares (logit).\n"}),
        good(
            {**_LOGIT, "a.yaml": "summary: Turns [the scores](/glossary/logit/) into logit(x) and [1] (see below).\n"}
        ),
        good({**_LOGIT, "a.yaml": "definition: |\n  See [below](#logit).\n\n  ## Logit\n"}),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦[raw scores] (logit)⟧ into shares.\n"},
            '"[raw scores] (logit)" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares.\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦[raw scores])(logit)⟧ into shares.\n"},
            '"[raw scores])(logit)" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares.\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns [scores](⟦#logit⟧) or [others](⟦logit.yaml⟧) into shares.\n"},
            '"#logit" leads nowhere; links to entries are written "logit"',
            '"logit.yaml" leads nowhere; links to entries are written "logit"',
            after="summary: Turns [scores](logit) or [others](logit) into shares.\n",
        ),
    ),
)
