"""The rules on what a file contains: no entries, a second document, a key twice."""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Part, Place, Problem, Problems, Related, Severity, bad, good
from glosslint.rule.facts import Span
from glosslint.rule.fixes import RemoveKey, Safety, safe


def _find_nothing(file: FileFacts, options: NoOptions) -> Problems:
    """Report a readable file that is empty or contains something other than entries."""
    if file.entries or file.faults:
        return
    if file.contents:
        message = f"expected {file.expected_contents}, but the file {file.contents}"
        advice = "write it like the other files, or exclude it in the settings"
        yield Problem(message, file.document(0), help=advice, case="other")
        return
    keys = " and ".join(f'"{key}"' for key in file.identifying_keys)
    expected = f"an entry has keys such as {keys}" if keys else f"expected {file.expected_contents}"
    state, case = ("is empty", "empty") if file.empty else ("has no entries", "")
    advice = "add the entry, delete the file, or exclude it in the settings"
    yield Problem(f"the file {state}; {expected}", file.at(Span(0, 0)), help=advice, case=case)


NO_ENTRIES = FileRule(
    name="no-entries",
    category="file",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a file of the glossary that has no entries. It is an error if the file is empty, or contains something else
where the layout expects entries, and a warning if it contains only comments.

## Why is this bad?

An entry may have been lost, or never written. A build that reads every file can fail on an empty one.

## How to fix it

Add the entry, delete the file, or list it under `exclude` in the settings. Files whose names begin with `_` are
excluded by default.

## Sources

Our own: a `files` pattern that matches more than intended would otherwise go unnoticed.
""",
    check=_find_nothing,
    cases={"empty": Severity.ERROR, "other": Severity.ERROR},
    examples=(
        good("# The smallest unit\nid: token\n"),
        good("term: [token\n"),
        bad("⟦⟧", 'the file is empty; an entry has keys such as "id" and "term"'),
        bad("⟦⟧# to be written\n", 'the file has no entries; an entry has keys such as "id" and "term"'),
        bad(
            "- ⟦id⟧: token\n  term: token\n",
            "expected a mapping with the keys of an entry, but the file holds a list",
        ),
    ),
)


def _find_second_document(file: FileFacts, options: NoOptions) -> Problems:
    if file.surplus_documents:
        first, *others = file.surplus_documents
        more = f", and {len(others):,} more after it" if others else ""
        message = f"a second YAML document begins here{more}; this layout expects one per file"
        yield Problem(message, file.document(first), help="move it into its own file, or delete the --- line above it")


EXTRA_DOCUMENT = FileRule(
    name="extra-document",
    category="file",
    severity=Severity.ERROR,
    docs="""
## What it does

Reports the second YAML document of a file where the layout expects one document per file. A document begins after a
`---` line.

## Why is this bad?

Programs that read a single document fail at the second one or silently drop it. glosslint checks its entries anyway.

## How to fix it

Move it into its own file, or delete the `---` line if what follows belongs to the first document. If your files hold
one entry per document, set `entries = "documents"` in the layout.

## Sources

YAML 1.2.2, section 9.2: a stream may contain several documents. Loaders for one document reject it.
""",
    check=_find_second_document,
    examples=(
        good("---\nid: token\nterm: token\n---\n"),
        good("id: token\nterm: token\nsummary: |\n  A piece of text.\n  ---\n  Or of a word.\n"),
        bad(
            "id: token\nterm: token\n---\n⟦id⟧: vector\nterm: vector\n",
            "a second YAML document begins here; this layout expects one per file",
        ),
        bad(
            "id: token\n---\n⟦id⟧: vector\n---\nid: logit\n",
            "a second YAML document begins here, and 1 more after it; this layout expects one per file",
        ),
    ),
)


def _find_repeated_keys(file: FileFacts, options: NoOptions) -> Problems:
    for fact in file.duplicate_keys:
        first = Related(file.at(fact.first), "first here")
        if fact.same_value:
            message = f'duplicate key "{fact.key}", with the same value'
            fix = safe("delete the second", RemoveKey(Place(file.path, fact.path, Part.KEY), fact.number))
            yield Problem(message, file.at(fact.repeated), (first,), "delete one", fix=fix)
        else:
            message = f'duplicate key "{fact.key}"; {file.format} parsers keep only one of the two values'
            yield Problem(message, file.at(fact.repeated), (first,), "keep the correct value")


DUPLICATE_KEY = FileRule(
    name="duplicate-key",
    category="file",
    severity=Severity.ERROR,
    docs="""
## What it does

Reports a key that appears twice in the same mapping, at its second occurrence.

## Why is this bad?

YAML and JSON parsers keep only one of the two values, and not all of them keep the same one. Part of the entry is
silently lost.

## How to fix it

Delete one of the two, or rename the second to the key that was meant. Where the values differ, read both first.

## Fix safety

Safe where both values are equal and no comment is removed, so that nothing is lost. There is no fix where they differ.

## Sources

YAML 1.2.2, section 3.2.1.3: the keys of a mapping must be unique.
""",
    check=_find_repeated_keys,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\nsources:\n  - title: Tokens\n  - title: Subwords\n"),
        bad(
            "id: token\nterm: token\nsummary: A piece of text.\n⟦term⟧: tokens\n",
            'duplicate key "term"; YAML parsers keep only one of the two values',
        ),
        bad(
            "id: token\nterm: token\n⟦id⟧: token\n",
            'duplicate key "id", with the same value',
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nsources:\n  - title: Tokens\n    ⟦title⟧: Subwords\n",
            'duplicate key "title"; YAML parsers keep only one of the two values',
        ),
    ),
)
