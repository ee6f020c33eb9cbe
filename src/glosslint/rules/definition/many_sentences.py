"""
## What it does

Reports a field with more sentences than its layout allows (the native `summary`: 2).

## Why is this bad?

The field is shown in an index, a tooltip or a search result, where only its beginning is read. A third sentence is lost
there.

## How to fix it

Keep the sentence that defines. Move the others to the longer text of the page.

## When to suppress it

When the field is the only text of your entries.

## Sources

ISO 704: a definition is one statement, not an explanation. The native layout's summary is one sentence, two at most.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, Span, bad, dataclass, good, option

_HELP = "keep the sentence that defines; move the others to the longer text"


@dataclass(frozen=True)
class Options:
    """A limit that overrides the layout's."""

    sentences: int | None = option(
        None, "The maximum number of sentences in fields with a limit in the layout; overrides it."
    )


def check(entry: EntryFacts, options: Options) -> Problems:
    """Yield every limited field with too many sentences, at those beyond the limit."""
    for prose in entry.measured_prose:
        if prose.limits is None:
            continue
        most = prose.limits.max_sentences if options.sentences is None else options.sentences
        if most and len(prose.sentences) > most:
            excess = Span(prose.sentences[most].start, prose.sentences[-1].end)
            message = f"{len(prose.sentences)} sentences; a {prose.field} should have at most {most}"
            yield Problem(message, entry.at(prose.path, excess), help=_HELP)


RULE = EntryRule(
    name="many-sentences",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("summary: Unit of text, e.g. a word, vs. a single sign. See Fig. 3 of Dr. Smith for v1.0 of it.\n"),
        bad(
            "summary: >-\n  Unit of text. Models read and write it. ⟦Most are parts of words.\n  Some are signs.⟧\n",
            "4 sentences; a summary should have at most 2",
        ),
        bad(
            "summary: Unit of text. ⟦Models read it.⟧\n",
            "2 sentences; a summary should have at most 1",
            options={"sentences": 1},
        ),
        good("definition: One. Two. Three. Four. Only limited fields count.\n"),
    ),
)
