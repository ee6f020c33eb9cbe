"""
## What it does

Reports an entry without any text that defines its term. Entries are exempt if they only name their replacement or the
entry of which they are another name (`names` in the layout), or if the schema already reports the missing text or
`missing-term` a missing term.

If there is a mapping in place of a text, the message says so.

## Why is this bad?

Readers who look up the term, or follow a link to it, find a heading and nothing below it.

## How to fix it

Write a sentence, or delete the entry until there is one.

## When to suppress it

In a glossary that collects terms first and defines them later. There, a single finding gives the number of entries
without a definition, if they are more than a tenth of at least 20 entries. `stubs = "allow"` always reports only the
number, and `stubs = "report"` always reports each entry.

## Sources

ISO 10241-1 requires a definition in every entry; qSKOS, "undocumented concepts".
"""

from __future__ import annotations

from typing import Literal

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import EntryFacts, Place, Related

_ENOUGH, _HABIT = 20, 0.1  # of so many entries, a larger part without a definition is how the glossary is written
_SHOWN = 5  # entries that the summary lists beside the first


@dataclass(frozen=True)
class Options:
    """How to treat entries without a definition."""

    stubs: Literal["auto", "report", "allow"] = option(
        "auto",
        "Report each entry without a definition, or allow them and report their number; auto: by share.",
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Report the entries without a text, or their number."""
    undefined = [entry for entry in glossary.entries if _empty(entry)]
    every = len(glossary.entries)
    many = every >= _ENOUGH and len(undefined) > _HABIT * every
    if options.stubs == "allow" or (options.stubs == "auto" and many):
        if undefined:
            count = "1 entry has" if len(undefined) == 1 else f"{len(undefined)} entries have"
            related = tuple(Related(_place(entry), f'"{entry.title}"') for entry in undefined[1 : _SHOWN + 1])
            yield Problem(f"{count} no definition yet", _place(undefined[0]), related, case="stubs")
        return
    for entry in undefined:
        advice = "write a string, or correct the path of the field in layout.prose" if entry.unread_prose else ""
        yield Problem(_message(entry), _place(entry), help=advice or "write what the term means")


def _message(entry: EntryFacts) -> str:
    for value in entry.unread_prose:
        return f'"{entry.title}" has no definition: "{value.role}" holds {value.shape}, which is not read'
    return f'"{entry.title}" has no definition'


def _empty(entry: EntryFacts) -> bool:
    if entry.has_prose or entry.redirect or entry.not_a_mapping:
        return False
    if _empty_prose(entry):
        return True
    if entry.term_key and not entry.term_key.startswith("@") and entry.term is None:
        return False  # it lacks even the term that it should have, which another rule reports
    return not any(
        violation.keyword in ("required", "type") and violation.path in ((), *entry.prose_steps)
        for violation in entry.schema_violations
    )


def _empty_prose(entry: EntryFacts) -> list[tuple[str | int, ...]]:
    return [path for path in entry.empty_prose if path in entry.prose_paths]


def _place(entry: EntryFacts) -> Place:
    """Return the first key whose value is empty or not read, or the entry if it has none."""
    paths = _empty_prose(entry) or [value.path for value in entry.unread_prose]
    return entry.at_key(paths[0]) if paths else entry.head()


_TERM_ONLY = {"type": "object", "properties": {"summary": {"type": "string"}}}

RULE = GlossaryRule(
    name="empty-definition",
    category="schema",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    cases={"stubs": Severity.INFO},
    examples=(
        good("id: token\nterm: token\nsummary: A piece of text.\n"),
        good("id: byte-pair\nterm: byte pair\nreplaced_by: token\n"),
        good("id: token\nterm: token\n", schema={**_TERM_ONLY, "required": ["summary"]}),
        bad("⟦id⟧: token\nterm: token\n", '"token" has no definition'),
        bad("id: token\nterm: token\n⟦summary⟧:\n", '"token" has no definition', schema=_TERM_ONLY),
        bad(
            "id: token\nterm: token\n⟦summary⟧: {text: A piece of text.}\n",
            '"token" has no definition: "summary" holds a mapping, which is not read',
        ),
        bad(
            {
                "a.yaml": "⟦id⟧: patch\nterm: patch\n",
                "b.yaml": "id: token\nterm: token\nsummary: A piece of text.\n",
                "c.yaml": "id: vector\nterm: vector\n",
            },
            "2 entries have no definition yet",
            options={"stubs": "allow"},
        ),
    ),
)
