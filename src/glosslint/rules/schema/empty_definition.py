"""
## What it does

Reports an entry without any text that defines its term. Entries are exempt if they only name their replacement or the
entry of which they are another name (`names` in the layout), if most entries of their `kind` have no text, or if the
schema already reports the missing text or `missing-term` a missing term.

If there is a mapping in place of a text, the message says so.

Where the layout reads the definition from another key than `definition`, and entries have a key of that name, too, the
message names the key that it is read from.

The level is info for an entry that refers to three others or more: it may be the heading of a group.

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

from collections import Counter
from typing import Literal

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, fold, good, option
from glosslint.rule.facts import EntryFacts, Place, Related

_ENOUGH, _HABIT = 20, 0.1  # of so many entries, a larger part without a definition is how the glossary is written
_GROUP = 3  # references: an entry with as many may be the heading of a group, which leads on to its members
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
    empty = [entry for entry in glossary.entries if _empty(entry)]
    kinds, kinds_empty = (Counter(map(_kind, entries)) for entries in (glossary.entries, empty))
    # Of some kinds, such as acronyms, most entries have no text.
    undefined = [entry for entry in empty if not _kind(entry) or 2 * kinds_empty[_kind(entry)] <= kinds[_kind(entry)]]
    every = len(glossary.entries)
    many = every >= _ENOUGH and len(undefined) > _HABIT * every
    if options.stubs == "allow" or (options.stubs == "auto" and many):
        if undefined:
            count = "1 entry has" if len(undefined) == 1 else f"{len(undefined)} entries have"
            related = tuple(Related(_place(entry), f'"{entry.title}"') for entry in undefined[1 : _SHOWN + 1])
            yield Problem(f"{count} no definition yet", _place(undefined[0]), related, case="stubs")
        return
    for entry in undefined:
        case = "group" if len(entry.references) >= _GROUP else ""
        advice = "write a string, or correct the path of the field in layout.prose" if entry.unread_prose else ""
        yield Problem(_message(entry), _place(entry), help=advice or "write what the term means", case=case)


def _message(entry: EntryFacts) -> str:
    """Return what an entry lacks; in the words of its file if that calls another key "definition"."""
    for value in entry.unread_prose:
        return f'"{entry.title}" has no definition: "{value.role}" holds {value.shape}, which is not read'
    fields = [str(steps[0]) for steps in entry.prose_steps if len(steps) == 1]
    keys = {key.casefold() for key in entry.keys}
    if "definition" not in keys or not fields or "definition" in map(str.casefold, fields):
        return f'"{entry.title}" has no definition'
    empty = [path[-1] for path in _empty_prose(entry) if path[-1] in fields]
    return f'the {empty[0]} of "{entry.title}" is empty' if empty else f'"{entry.title}" has no {fields[0]}'


def _kind(entry: EntryFacts) -> str:
    return fold(entry.kind.value) if entry.kind is not None else ""


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
    cases={"stubs": Severity.INFO, "group": Severity.INFO},
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
