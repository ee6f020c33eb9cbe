"""The rules on the pages of entries: each at the address that the id gives, and of one entry; none of a draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from glosslint.rule import (
    Cause,
    EntryRule,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Problems,
    Severity,
    bad,
    dataclass,
    good,
    option,
)
from glosslint.rule.facts import ENOUGH, MOST, EntryFacts, Related, Text
from glosslint.rule.fixes import Safety, SetValue, unsafe
from glosslint.rule.text import normalize_page
from glosslint.rules._fold import folded

_ID = "{id}"


@dataclass(frozen=True)
class PageOptions:
    """Where pages are."""

    page_pattern: str = option("", "The address of a page, with {id} for the id; by default, that of most pages.")

    def conflict(self) -> str:
        """Return what is wrong with the pattern, or an empty string."""
        if not self.page_pattern or self.page_pattern.count(_ID) == 1:
            return ""
        return f'page-pattern: "{self.page_pattern}" must contain {_ID} once, as in /terms/{_ID}/'


def _find_mismatches(glossary: Glossary, options: PageOptions) -> Problems:
    """Report every page at another address than the pattern gives; many are one finding."""
    entries = [entry for entry in glossary.entries if entry.id is not None and _page(entry) and not entry.deprecated]
    pattern, reason = (options.page_pattern, "") if options.page_pattern else _learned(entries)
    mismatches: list[list[Problem]] = []
    for entry in entries if pattern else ():
        right = pattern.replace(_ID, entry.key)
        page = _valid_page(entry)
        if page is not None and entry.id is not None and page.value.strip() != right:
            place = entry.at(page.path)
            message = f'the page "{page.value}" should be "{right}"{reason}'
            causes = (Cause("id-filename", entry.at(entry.id.path)), Cause("duplicate-page", place))
            fix = unsafe(f'write "{right}"', SetValue(place, right))
            mismatches.append([Problem(message, place, causes=causes, fix=fix)])
    yield from folded("page-mismatch", mismatches, "entries")


def _page(entry: EntryFacts) -> str:
    return entry.page.value.strip() if entry.page is not None else ""


def _valid_page(entry: EntryFacts) -> Text | None:
    """Return the page that an entry names, unless the schema reports it."""
    page = entry.page
    return page if page is not None and _page(entry) and page.path not in entry.invalid_paths else None


def _learned(entries: Sequence[EntryFacts]) -> tuple[str, str]:
    """Return the pattern of nearly all pages, and the words that say so; empty if there is none."""
    steps = Counter(pattern for entry in entries if (pattern := _pattern(entry)))
    for pattern, count in steps.most_common(1):
        if len(entries) >= ENOUGH and 100 * count >= MOST * len(entries):
            return pattern, f"; {count} of {len(entries)} pages are {pattern}"
    return "", ""


def _pattern(entry: EntryFacts) -> str:
    """Return the page with {id} for the id, where it is a whole step of the path or the fragment."""
    before, found, after = _page(entry).rpartition(entry.key)
    whole = found and before.endswith(("/", "#")) and (not after or not after[0].isalnum())
    return f"{before}{_ID}{after}" if whole else ""


_OTHERS = {f"term-{number}.yaml": f"id: term-{number}\npage: /glossary/term-{number}/\n" for number in range(20)}

PAGE_MISMATCH = GlossaryRule(
    name="page-mismatch",
    category="publishing",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports an entry whose page is not at the address that its id gives. The option `page-pattern` says where pages are, for
example `/glossary/{id}/`. Without it, the rule learns the pattern: if at least 90 percent of at least 20 pages follow
one, it reports the others.

## Why is this bad?

Links are made from ids. If the page is at another address, such links are dead. Often the file was copied or renamed,
and its page forgotten.

## How to fix it

Write the address that the pattern gives. `glosslint rename` changes the page together with the id.

## Fix safety

The fix is unsafe: the page may really be at the other address.

## When to suppress it

When the page has been at the other address for a long time, and other sites link to it.

## Sources

The native layout: the id is part of the canonical address. What most entries do counts as the convention, as in the
rules on opening articles and final periods.
""",
    check=_find_mismatches,
    options=PageOptions,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({"alibi.yaml": "id: alibi\npage: /bias/\n", "rope.yaml": "id: rope\npage: /glossary/rope/\n"}),
        good({**_OTHERS, "rope.yaml": "id: rope\npage: /glossary/rope/\n"}),
        bad(
            {**_OTHERS, "rope.yaml": "id: rope\npage: ⟦/glossary/rotary/⟧\n"},
            'the page "/glossary/rotary/" should be "/glossary/rope/"; 20 of 21 pages are /glossary/{id}/',
            after={"rope.yaml": "id: rope\npage: /glossary/rope/\n"},
        ),
        bad(
            "id: rope\npage: ⟦/glossary/rope⟧\n",
            'the page "/glossary/rope" should be "/glossary/rope/"',
            options={"page-pattern": "/glossary/{id}/"},
            after="id: rope\npage: /glossary/rope/\n",
        ),
    ),
)


def _find_page_of_draft(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the page of a draft, unless the schema reports it."""
    page, status = _valid_page(entry), entry.status
    if page is not None and status is not None and status.value.strip().casefold() == "draft":
        related = (Related(entry.at(status.path), "the draft"),)
        help_ = "publish the entry, or remove the page until it is published"
        yield Problem("this entry is a draft, but names a page", entry.at_key(page.path), related, help_)


_LOOSE = {"properties": {"page": {"type": "string"}}}

PAGE_FOR_DRAFT = EntryRule(
    name="page-for-draft",
    category="publishing",
    severity=Severity.ERROR,
    docs="""
## What it does

Reports a draft that names a page. If the schema forbids it, as the native one does, the schema's own error is reported
instead.

## Why is this bad?

A draft is not shown. Its address gives readers an error page, and an index that lists entries by their pages shows one
that does not exist.

## How to fix it

Publish the entry, or remove the page until it is published.

## Sources

The native schema: a draft has no page.
""",
    check=_find_page_of_draft,
    examples=(
        good("id: rope\nstatus: draft\n"),
        good("id: rope\nstatus: published\npage: /glossary/rope/\n"),
        good("id: rope\nstatus: deprecated\npage: /glossary/rope/\n"),
        good("id: rope\nstatus: draft\npage: /glossary/rope/\n", schema={"properties": {"page": False}}),
        bad(
            "id: rope\nstatus: draft\n⟦page⟧: /glossary/rope/\n",
            "this entry is a draft, but names a page",
            schema=_LOOSE,
        ),
    ),
)


def _find_shared_pages(glossary: Glossary, options: NoOptions) -> Problems:
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
                help_ = "give this entry a page of its own"
                causes = (Cause("duplicate-id", entry.at(same.path)),) if same is not None else ()
                yield Problem(message, entry.at(page.path), (related,), help_, causes=causes)


DUPLICATE_PAGE = GlossaryRule(
    name="duplicate-page",
    category="publishing",
    severity=Severity.ERROR,
    docs="""
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
""",
    check=_find_shared_pages,
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
