"""
## What it does

Reports an entry that has no id, where the layout takes ids from a key of the entry: the key is missing, holds a list or
map, or the entry is no map at all. What the schema already says is not said again.

## Why is this bad?

Nothing can refer or link to the entry, and a site that makes pages or anchors of ids leaves it out or stops.

## How to fix it

Add the key with an id that no other entry has. If what is reported was never meant as an entry, delete it, or leave its
file out with `exclude` in the settings.

## When to suppress it

When ids are the names of the files: then say `id = "@stem"` in the layout.

## Sources

ISO 26162 asks for an identifier in every concept entry; the OBO principles, FP 003 (unique identifiers).
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import EntryFacts, EntryRule, NodePath, NoOptions, Place, Problem, Severity, bad, good


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """The entry, if it should have an id and has none."""
    if (entry.id is not None and entry.id.value.strip()) or _told(entry):
        return
    key = f'"{entry.id_key}"'
    if entry.id_key.startswith("@"):
        if entry.id_key == "@key":
            yield Problem("the key of this entry, which is its id, is blank", entry.at_key(entry.root))
    elif not entry.is_mapping:
        what = "empty" if entry.shape == "nothing" else entry.shape
        message = f"this entry is {what}; it must be a mapping, with its id under {key}"
        yield Problem(message, _shown(entry), help="write it as one, or delete it")
    elif not entry.id_shape:
        name = f'"{entry.term.value}"' if entry.term is not None and entry.term.value else "this entry"
        yield Problem(f"{name} has no id: the key {key} is missing", entry.head(), help=f"add {entry.id_key}: …")
    else:
        message = f"{key} holds {entry.id_shape}, and an id is one text"
        yield Problem(message, entry.at_key(_path(entry)), help="write the id alone")


def _shown(entry: EntryFacts) -> Place:
    """An item that is a text is shown itself; of a list or map, the beginning."""
    return entry.at(entry.root) if entry.is_scalar else entry.head()


def _path(entry: EntryFacts) -> NodePath:
    return (*entry.root, *entry.id_key.split("."))


def _told(entry: EntryFacts) -> bool:
    """Whether other rules say it: that a value is blank or unquoted, or what the schema asks for."""
    paths = [*(text.path for text in entry.empty_values), *(fact.path for fact in entry.implicit_types)]
    paths += [fault.path for fault in entry.schema_violations]
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
        bad("⟦id⟧: [token, piece]\nterm: token\n", '"id" holds a list, and an id is one text'),
    ),
)
