"""The rules on entries without an id or a term."""

from __future__ import annotations

from glosslint.rule import EntryRule, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import EntryFacts, NodePath
from glosslint.rules._fold import folded


def _find_missing_id(entry: EntryFacts, options: NoOptions) -> Problems:
    steps = tuple(entry.id_key.split("."))
    flawed = (*entry.invalid_paths, *_flawed_paths(entry))
    if _has_id(entry) or any(path == entry.root or path[-len(steps) :] == steps for path in flawed):
        return  # what others report
    key = f'"{entry.id_key}"'
    if entry.id_key.startswith("@"):
        if entry.id_key == "@key":
            yield Problem("the key of this entry, which is its id, is empty", entry.at_key(entry.root))
    elif entry.shape not in ("a mapping", "an empty mapping"):
        what = "empty" if entry.shape == "nothing" else entry.shape
        message = f"this entry is {what}; it must be a mapping, with its id under {key}"
        place = entry.at(entry.root) if entry.shape in ("a string", "a single value") else entry.head()
        yield Problem(message, place, help="write it as a mapping, or delete it")
    elif entry.id_shape:
        place = entry.at_key((*entry.root, *steps))
        yield Problem(f"{key} must be a string, not {entry.id_shape}", place, help="write a single id")
    elif entry.has_prose or not entry.redirect:
        name = f'"{entry.term.value}"' if entry.term is not None and entry.term.value else "this entry"
        yield Problem(f"{name} has no id: the key {key} is missing", entry.head(), help=f"add {entry.id_key}: …")


def _has_id(entry: EntryFacts) -> bool:
    return entry.id is not None and bool(entry.id.value.strip())


def _flawed_paths(entry: EntryFacts) -> tuple[NodePath, ...]:
    """Return the paths of empty and unquoted values, on which there are other rules."""
    return (*(text.path for text in entry.empty_values), *(fact.path for fact in entry.implicit_types))


_WITH_ID = {"type": "object", "required": ["id"]}

MISSING_ID = EntryRule(
    name="missing-id",
    category="identity",
    severity=Severity.ERROR,
    docs="""
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
""",
    check=_find_missing_id,
    examples=(
        good("id: token\nterm: token\n"),
        good("term: token\n", schema=_WITH_ID),
        good('id: ""\nterm: token\n'),
        bad("⟦term⟧: token\nsummary: A piece of text.\n", '"token" has no id: the key "id" is missing'),
        bad("⟦summary⟧: A piece of text.\n", 'this entry has no id: the key "id" is missing'),
        bad("⟦id⟧: [token, piece]\nterm: token\n", '"id" must be a string, not a list'),
    ),
)


def _find_missing_terms(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every entry that should have a term but has none, or a list of them where others have one."""
    missing: list[list[Problem]] = []
    single_is_usual = any(entry.term is not None and not _is_item(entry) for entry in glossary.entries)
    for entry in glossary.entries:
        if not entry.term_key or entry.term_key.startswith("@") or entry.not_a_mapping:
            continue
        if entry.term is None or not entry.term.value.strip():
            if not _is_term_reported(entry):
                name = f'the entry "{entry.key}"' if _has_id(entry) else "this entry"
                message = f'{name} has no term: the key "{_key(entry)}" is missing'
                advice = f"add {_key(entry)}: …, or exclude the file if it is not an entry"
                missing.append([Problem(message, entry.head(), help=advice)])
        elif single_is_usual and _is_item(entry) and not entry.term_key.rsplit(".", 1)[-1].isdecimal():
            message = f'"{_key(entry)}" is a list, but other entries have a single term'
            yield Problem(message, entry.at_key(entry.term.path[:-1]), help="keep one term and make the others aliases")
    yield from folded("missing-term", missing, "entries")


def _is_item(entry: EntryFacts) -> bool:
    return entry.term is not None and isinstance(entry.term.path[-1], int)


def _key(entry: EntryFacts) -> str:
    """Return the key as it is written: the last step to the term that is not an index."""
    return next((step for step in reversed(entry.term_key.split(".")) if not step.isdecimal()), entry.term_key)


def _is_term_reported(entry: EntryFacts) -> bool:
    """Return whether another rule reports it: an empty or unquoted value, or what the schema requires of the term, or
    of a value above it that is not a mapping."""
    depth = len(entry.term_key.split("."))
    above = any(violation.keyword == "type" and len(violation.path) < depth for violation in entry.schema_violations)
    paths = (*_flawed_paths(entry), *(violation.path for violation in entry.schema_violations))
    keys = (next((step for step in reversed(path) if isinstance(step, str)), "") for path in paths)
    return above or _key(entry) in keys


_WITH_TERM = {"type": "object", "required": ["term"]}

MISSING_TERM = GlossaryRule(
    name="missing-term",
    category="identity",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports an entry without a term, if the layout defines a key for it. In a multilingual glossary, a term in any language
is enough. What the schema already reports is not repeated, and more than ten entries without a term are one finding.

## Why is this bad?

The index shows an empty line, or an id instead of a word, and searching for the word does not find it. A page without
any of the keys is often not an entry at all: an overview, a readme, a draft of something else.

## How to fix it

Add the term. Exclude a file that is not an entry with `exclude` in the settings.

## When to suppress it

When the site makes the heading of an entry from its id.

## Sources

ISO 10241-1: an entry has at least one designation.
""",
    check=_find_missing_terms,
    examples=(
        good("id: token\nterm: token\n"),
        good("id: token\n", schema=_WITH_TERM),
        good("id: token\nterm:\n"),
        bad("⟦id⟧: token\nsummary: A piece of text.\n", 'the entry "token" has no term: the key "term" is missing'),
        bad(
            {"a.yaml": "id: token\nterm: token\n", "b.yaml": "id: vector\n⟦term⟧: [vector, array]\n"},
            '"term" is a list, but other entries have a single term',
        ),
    ),
)
