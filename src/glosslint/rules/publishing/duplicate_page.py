"""
## What it does

Reports an entry whose page is already the page of another entry. A slash at the end makes no difference, a fragment
(`#rope`) does.

## Why is this bad?

Only one of the two entries can be shown there: one page overwrites the other, and readers of the lost entry find a
definition of something else.

## How to fix it

Give the entry a page of its own. Usually a file was copied to begin a new entry, and the page was forgotten.

## Sources

The native layout: an entry has one canonical page. The entry whose id occurs in the address counts as the owner of the
page, or if there is none, the first in the order of the files. A deprecated entry may share the page of its
replacement.
"""

from __future__ import annotations

from collections import defaultdict

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Related, Text
from glosslint.rule.text import normalize_page

_HELP = "give this entry a page of its own"


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every entry whose page another entry owns."""
    pages: dict[str, list[tuple[EntryFacts, Text]]] = defaultdict(list)
    for entry in glossary.entries:
        if entry.page is not None and entry.page.value.strip() and not entry.deprecated:
            pages[normalize_page(entry.page.value.strip())].append((entry, entry.page))
    for address, entries in pages.items():
        steps = address.replace("#", "/").split("/")
        owner, first = min(entries, key=lambda pair: (pair[0].key not in steps, pair[0].stem != pair[0].key))
        for entry, page in entries:
            if (entry.file, entry.root) != (owner.file, owner.root):
                related = Related(owner.at(first.path), f'the page of "{owner.key}"')
                message = f'"{page.value}" is already the page of "{owner.key}"'
                same = entry.id if entry.key == owner.key else None
                causes = (Cause("duplicate-id", entry.at(same.path)),) if same is not None else ()
                yield Problem(message, entry.at(page.path), (related,), _HELP, causes=causes)


RULE = GlossaryRule(
    name="duplicate-page",
    category="publishing",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"alibi.yaml": "id: alibi\npage: /glossary/alibi/\n", "rope.yaml": "id: rope\npage: /glossary/rope/\n"}),
        good({"alibi.yaml": "id: alibi\npage: /terms#alibi\n", "rope.yaml": "id: rope\npage: /terms#rope\n"}),
        good(
            {
                "rope.yaml": "id: rope\npage: /glossary/rope/\n",
                "rotary.yaml": "id: rotary\nstatus: deprecated\nreplaced_by: rope\npage: /glossary/rope/\n",
            }
        ),
        bad(
            {"alibi.yaml": "id: alibi\npage: ⟦/glossary/rope⟧\n", "rope.yaml": "id: rope\npage: /glossary/rope/\n"},
            '"/glossary/rope" is already the page of "rope"',
        ),
        bad(
            {"alibi.yaml": "id: alibi\npage: /bias/\n", "rope.yaml": "id: rope\npage: ⟦/bias/⟧\n"},
            '"/bias/" is already the page of "alibi"',
        ),
    ),
)
