"""
## What it does

Reports an entry without an id, if the layout takes ids from a key of the entry: the key is missing, holds a list or
mapping, or the entry is not a mapping at all. What the schema already reports is not repeated. An entry without text
that only names another one needs no id.

## Why is this bad?

Nothing can refer or link to the entry, and a site that makes pages or anchors from ids omits it or fails to build.

## How to fix it

Add the key with an id that no other entry has. If it was never meant as an entry, delete it, or list its file under
`exclude` in the settings.

## When to suppress it

When ids are the names of the files: set `id = "@stem"` in the layout instead.

## Sources

ISO 26162 requires an identifier in every concept entry; the OBO principles, FP 003 (unique identifiers).
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, bad, good


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the entry if it should have an id but has none."""
    if (entry.id is not None and entry.id.value.strip()) or _reported(entry):
        return
    key = f'"{entry.id_key}"'
    if entry.id_key.startswith("@"):
        if entry.id_key == "@key":
            yield Problem("the key of this entry, which is its id, is empty", entry.at_key(entry.root))
    elif entry.shape not in ("a mapping", "an empty mapping"):
        what = "empty" if entry.shape == "nothing" else entry.shape
        message = f"this entry is {what}; it must be a mapping, with its id under {key}"
        place = entry.at(entry.root) if entry.shape in ("a string", "a single value") else entry.head()
        yield Problem(message, place, help="write it as a mapping, or delete it")
    elif entry.redirect and not entry.has_prose and not entry.id_shape:
        return
    elif not entry.id_shape:
        name = f'"{entry.term.value}"' if entry.term is not None and entry.term.value else "this entry"
        yield Problem(f"{name} has no id: the key {key} is missing", entry.head(), help=f"add {entry.id_key}: …")
    else:
        path = (*entry.root, *entry.id_key.split("."))
        yield Problem(f"{key} must be a string, not {entry.id_shape}", entry.at_key(path), help="write a single id")


def _reported(entry: EntryFacts) -> bool:
    """Return whether another rule reports it: an empty or unquoted value, or what the schema requires."""
    paths = [*entry.invalid_paths, *(text.path for text in entry.empty_values)]
    paths += (fact.path for fact in entry.implicit_types)
    steps = tuple(entry.id_key.split("."))
    return any(path == entry.root or path[-len(steps) :] == steps for path in paths)


_SCHEMA = {"type": "object", "required": ["id"]}

RULE = EntryRule(
    name="missing-id",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good("id: token\nterm: token\n"),
        good("term: token\n", schema=_SCHEMA),
        good('id: ""\nterm: token\n'),
        bad("⟦term⟧: token\nsummary: A piece of text.\n", '"token" has no id: the key "id" is missing'),
        bad("⟦summary⟧: A piece of text.\n", 'this entry has no id: the key "id" is missing'),
        bad("⟦id⟧: [token, piece]\nterm: token\n", '"id" must be a string, not a list'),
    ),
)
