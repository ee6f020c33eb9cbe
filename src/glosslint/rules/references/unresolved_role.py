"""
## What it does

Reports a role or a form of links in the layout for which most values are not entries: less than half of at least 8. The
finding is in the settings file. Also reports when less than half of at least 8 links to entries have a
form that the layout declares. None of these values and links is then reported as broken.

References in the layout with `open = true` are not judged. Web addresses and paths under a reference role are never
reported as broken references.

## Why is this bad?

The key does not hold references, or links to entries look different. Either way, every value would be a false alarm, or
references and links are not checked at all while a run says "No findings". So this rule runs whatever is selected, its
finding is at level error, part of every report, and never in a baseline.

## How to fix it

Correct `references`, `links` or `resolve` in the layout. If the layout is right and most references are broken, turn
this rule off to see each of them.

## Sources

Of published glossaries, two have keys called `see` and `reference` that hold pages of their site and web addresses. In
the others at least four of five references lead to entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Severity, bad, good


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
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
    reads=("links", "page", "references"),
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
