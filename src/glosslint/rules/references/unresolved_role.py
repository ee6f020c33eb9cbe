"""
## What it does

Reports a role or a form of links in the layout for which most values are not entries: less than half of at least 8. The
finding is in the settings file. It also reports if less than half of at least 8 links to entries have a form that the
layout lists. These values and links are then not reported as broken.

With `open = true` in the layout, references are not checked. Web addresses and paths under a reference role are never
reported as broken references.

## Why is this bad?

The key does not hold references, or links to entries look different. Then either every value is a false alarm, or
references and links are not checked at all while a run says "No findings". So this rule always runs, whatever is
selected, and its finding is an error, in every report and never in a baseline.

## How to fix it

Correct `references`, `links` or `resolve` in the layout. If the layout is right and most references are broken, turn
this rule off to see each of them.

## Sources

Two published glossaries have keys called `see` and `reference` that contain pages of their site and web addresses. In
the others, at least four of five references are entries.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report everything in the layout that does not fit the glossary."""
    for misfit in glossary.fit.misfits:
        what = (misfit.key, misfit.value) if misfit.value else (misfit.key,)
        place = glossary.place_of_setting(("layout", misfit.key), what, glossary.files[0].path)
        yield Problem(misfit.message, place, misfit.examples, misfit.help, whole=True)


_PAGES = "".join(f"  - /guide/{page}/\n" for page in "abcdefgh")
_LINKS = " ".join(f"[{word}](#logit)" for word in ("One", "two", "three", "four", "five", "six", "seven", "eight"))

RULE = GlossaryRule(
    name="unresolved-role",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    always=True,
    examples=(
        good({"rope.yaml": "id: rope\nsee_also: [logit, /guide/a/]\n", "logit.yaml": "id: logit\n"}),
        bad(
            f"⟦⟧id: rope\nsee_also:\n{_PAGES}",
            '"see_also": 0 of 8 values are ids of entries; is it a list of references?',
        ),
        bad(
            {"logit.yaml": "⟦⟧id: logit\n", "rope.yaml": f"id: rope\nsummary: See {_LINKS}.\n"},
            '0 of 8 links to entries have a form of the layout ("{id}"); most are "#{id}"',
        ),
    ),
)
