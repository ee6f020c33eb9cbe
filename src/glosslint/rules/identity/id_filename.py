"""
## What it does

Reports an entry whose file is not named after its id. It checks only layouts that require this, such as the native one.

## Why is this bad?

People and scripts look for an entry in the file of that name. The two diverge when an entry is renamed but its file is
not, or when a file is copied to begin a new entry.

## How to fix it

If the id is right, rename the file. If it is not, `glosslint rename OLD-ID NEW-ID` changes it together with all
references and links to it in other files; editing the id by hand leaves those broken. There is no fix for this rule;
references to an id that was edited are reported together with it if the run is confined to a change, and have the fix
of broken-reference.

## Sources

The native layout: one entry per file, named after the entry's id. CNCF and Kubernetes enforce the same by taking the id
from the file name.
"""

from __future__ import annotations

from glosslint.rule import Cause, EntryFacts, EntryRule, NoOptions, Part, Place, Problem, Problems, Severity, bad, good
from glosslint.rule.names import kebab
from glosslint.rules.identity._rename import rename_command

#: Rules on the id itself come first: the file can only be named after the right id.
_RULES_ON_IDS = ("schema-mismatch", "id-format", "duplicate-id")


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report an id that does not match the name of its file."""
    if entry.id is None or not entry.id.value.strip() or not entry.id_is_stem or entry.id.value == entry.stem:
        return
    place = entry.at(entry.id.path)
    causes = [Cause(rule, place) for rule in _RULES_ON_IDS]
    name, file, advice = entry.id.value, entry.file.rsplit("/", 1)[-1], ""
    right = name + file.removeprefix(entry.stem)
    if entry.root and entry.root[0] != 0:  # it is not in the first document
        message = f'"{name}" is a second entry in {file}; move it to {right}'
        causes.append(Cause("extra-document", Place(entry.file, (1,), Part.HEAD)))
    else:
        message = f'"{name}" does not match the file name; rename {file} to {right}'
        if entry.stem_is_valid_id and (entry.schema_restricts_id or kebab(entry.stem) == entry.stem):
            message += f', or write "id: {entry.stem}"'
            advice = f"to change the id and all references to it: {rename_command(name, entry.stem)}"
    yield Problem(message, place, help=advice, causes=tuple(causes))


RULE = EntryRule(
    name="id-filename",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"glossary/softmax.yaml": "id: softmax\n"}),
        good({"softmax.yaml": "term: Softmax\n"}),
        bad(
            {"glossary/softmax.yaml": "id: ⟦softmax-function⟧\n"},
            '"softmax-function" does not match the file name; '
            'rename softmax.yaml to softmax-function.yaml, or write "id: softmax"',
        ),
        bad(
            {"Soft Max.yaml": "id: ⟦soft-max⟧\n"},
            '"soft-max" does not match the file name; rename Soft Max.yaml to soft-max.yaml',
        ),
        bad(
            {"softmax.yml": "id: softmax\n---\nid: ⟦logit⟧\n"},
            '"logit" is a second entry in softmax.yml; move it to logit.yml',
        ),
    ),
)
