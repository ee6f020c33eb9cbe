"""
## What it does

Reports a text that uses the name of a deprecated entry: one whose status says so, or that names its replacement. The
entry that replaces it may use the old name, and so may a text that speaks of it ("formerly X", "instead of X", "X" in
quotation marks or parentheses). A name that a living entry has, too, is not deprecated.

## Why is this bad?

The project has agreed on another name; readers who meet the old one in a definition learn it as the right one.

## How to fix it

Use the name of the entry that the message names. `--fix --unsafe-fixes` writes it where the form is sure.

## When to suppress it

Where a text tells the history of a term. English texts only; a link to the old entry is the business of
`indirect-reference`.

## Sources

ISO 10241-1 marks designations as preferred, admitted or deprecated; texts use the preferred one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Fix,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Prose,
    Related,
    Replace,
    Safety,
    Severity,
    Span,
    article_change,
    bad,
    good,
    inflected_replacement,
    unsafe,
)

_BEFORE = 60  # characters before a name in which a text may say that it is an old one
_SPOKEN_OF = re.compile(
    r"\b(?:formerly|previously|once|originally|historically|earlier|old(?:er)?|deprecated|obsolete|supersed\w+|replac\w+|"
    r"instead of|rather than|unlike|not|also|sometimes|called|known as|named|term|name|see)\b[^.;:]*\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"'\u201c\u2018\u00ab(*_")


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """The first use of each deprecated name in each text of a living entry."""
    old = {number: entry for number, entry in enumerate(glossary.entries) if entry.deprecated}
    for entry in glossary.entries if old else ():
        for prose in entry.prose if not entry.redirect and not entry.deprecated else ():
            if prose.english:
                yield from _uses(glossary, old, entry, prose)


def _uses(glossary: Glossary, old: dict[int, EntryFacts], entry: EntryFacts, prose: Prose) -> Iterator[Problem]:
    told: set[int] = set()
    for found in glossary.names_in(prose):
        owner = found.owners[0]
        if owner in told or not all(number in old for number in found.owners):
            continue
        new = glossary.replacement(old[owner])
        if new is not entry and not _is_spoken_of(entry, prose, found.span):
            told.add(owner)
            yield _problem(glossary, old[owner], new, entry, prose, found.span)


def _is_spoken_of(entry: EntryFacts, prose: Prose, span: Span) -> bool:
    """Whether a text names the old name, or links to its entry, and does not use it."""
    text, start = prose.text, span.start
    linked = any(link.path == prose.path and link.text.start <= start < link.text.end for link in entry.links)
    quoted = text[start - 1 : start] in _QUOTES and start > 0
    return linked or quoted or _SPOKEN_OF.search(text, max(0, start - _BEFORE), start) is not None


def _problem(
    glossary: Glossary, old: EntryFacts, new: EntryFacts | None, entry: EntryFacts, prose: Prose, span: Span
) -> Problem:
    said = " ".join(prose.text[slice(*span)].split())
    message = f'"{said}" is deprecated' + (f'; the term is "{new.title}" now' if new is not None else "")
    help_ = f'write "{new.title}"' if new is not None else "use another term, or say that it is an old one"
    fix = _fix(glossary, old, new.title, entry, prose, span) if new is not None else None
    related = Related(old.head(), "deprecated here")
    return Problem(message, entry.at(prose.path, span), (related,), help_, fix=fix, targets=(old.key,))


def _fix(glossary: Glossary, old: EntryFacts, new: str, entry: EntryFacts, prose: Prose, span: Span) -> Fix | None:
    """To write the new term in the form of the old; not where its first capital may be that of a proper name."""
    said = prose.text[slice(*span)]
    if said[:1].islower() and new[:1].isupper():
        small = new[:1].lower() + new[1:]
        word = re.compile(rf"\b{re.escape(small.split()[0])}\b")
        if not any(word.search(text.masked) for other in glossary.entries for text in other.prose):
            return None
        new = small
    names = (name.value for name in old.names)
    forms = (
        inflected_replacement(said, name[:1].lower() + name[1:] if said[:1].islower() else name, new) for name in names
    )
    written = next((form for form in forms if form is not None), None)
    changed = article_change(prose.text[: span.start], written) if written is not None else None
    if written is None or changed is None:
        return None
    back, before = changed
    return unsafe(
        f'write "{written}"', Replace(entry.at(prose.path, Span(span.start - back, span.end)), before + written)
    )


_OLD = "id: rotary\nterm: Rotary embedding\nstatus: deprecated\nreplaced_by: rope\nsummary: Old name of [RoPE](rope).\n"
_ROPE = "id: rope\nterm: RoPE\nsummary: Encoding of positions by rotation, once called rotary embedding.\n"
_FOLDER = "id: folder\nterm: Folder\nsummary: Container of files; each folder may hold others.\n"
_DIRECTORY = "id: directory\nterm: Directory\nstatus: deprecated\nreplaced_by: folder\nsummary: See [folder](folder).\n"

RULE = GlossaryRule(
    name="deprecated-term-use",
    category="consistency",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({"rope.yaml": _ROPE, "rotary.yaml": _OLD}),
        good(
            {
                "rope.yaml": _ROPE,
                "rotary.yaml": _OLD,
                "alibi.yaml": "id: alibi\nterm: ALiBi\nsummary: Bias that is used instead of a rotary embedding.\n",
            }
        ),
        bad(
            {
                "folder.yaml": _FOLDER,
                "directory.yaml": _DIRECTORY,
                "path.yaml": "id: path\nterm: Path\nsummary: Text that leads through ⟦directories⟧ to a file.\n",
            },
            '"directories" is deprecated; the term is "Folder" now',
            after="id: path\nterm: Path\nsummary: Text that leads through folders to a file.\n",
        ),
        bad(
            {
                "rope.yaml": _ROPE,
                "rotary.yaml": _OLD,
                "key.yaml": "id: key\nterm: Key\nsummary: Step with a ⟦rotary embedding⟧ of keys.\n",
            },
            '"rotary embedding" is deprecated; the term is "RoPE" now',
        ),
    ),
)
