"""
## What it does

Reports an entry whose id is already used by another entry.

Where ids are made from terms, the message names the terms, and the level is info if the repetition is probably
intended:

* entries with the same term and different texts follow each other: they are meanings of the term;
* the layout has a key for domains or for kinds of entries, and no earlier entry with the id has the same value;
* the terms differ in case or signs ("M" and "m"), and only their anchors are the same;
* several lists of a file repeat an entry word for word, as in a course with a list for each page;
* the text of one entry is a name of the other, or the beginning of its text, as where a list of acronyms repeats
  entries, but not in one `glossary` directive;
* the files share more than ten terms: they are glossaries of their own;
* the entries are on different pages, and links name the page before the anchor (`links = ["sails#{id}", …]`).

## Why is this bad?

A reference to the id can reach only one of the two, depending on the order of the files; the other entry may silently
be missing from the site.

## How to fix it

Delete one of the entries if they define the same concept. If a file was copied to begin a new entry, give the copy its
own id.

## Sources

The native layout: entries refer to each other by id. Where a file is named after its id, the entry in that file
counts as the owner and the other as the copy; elsewhere the first in the order of the files.
"""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, fold, good
from glosslint.rule.facts import Related

_FEW_SHARED = 10  # terms that several files have
_HELP = "give this entry its own id, or delete one of the two if they define the same concept"
_HELP_MADE = "merge the two entries if they define the same concept, or else give them different terms"


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every entry whose id another entry owns."""
    shared = sum(len({entry.file for entry in entries}) > 1 for entries in glossary.entries_by_id.values())
    for name, entries in glossary.entries_by_id.items():
        # The entry whose file is named after it is the original, the other the copy.
        owner = next((entry for entry in entries if entry.id_is_stem and entry.stem == name), entries[0])
        homonyms = _homonyms(entries)
        are_meanings = len(entries) > 1 and _are_meanings(entries)
        for entry in entries:
            if (entry.file, entry.root) == (owner.file, owner.root):
                continue  # itself, or what duplicate-key reports
            if entry.id is not None and owner.id is not None:
                where = owner.file if owner.file != entry.file else "this file"
                message = f'the id "{name}" is already used in {where}'
                made = entry.id_is_made and owner.id_is_made
                if made and entry.title == owner.title:
                    message = f'the term "{entry.title}" is already in {where}'
                elif made:
                    message = f'"{entry.title}" and the term "{owner.title}" in {where} have the same id, "{name}"'
                related = Related(owner.at(owner.id.path), "already used here")
                apart = entry.file != owner.file
                on_pages = apart and glossary.link_patterns.gives_page and "@entries" in entry.root
                by_name = glossary.link_patterns.by_name and not apart  # each term of a directive must be unique
                several = apart and shared > _FEW_SHARED
                case = "derived" if on_pages else _case(entry, owner, are_meanings, several, by_name)
                case = case or ("meanings" if made and id(entry) in homonyms else "")
                yield Problem(message, entry.at(entry.id.path), (related,), _HELP_MADE if made else _HELP, case)


def _case(entry: EntryFacts, owner: EntryFacts, are_meanings: bool, several: bool, by_name: bool) -> str:
    if entry.id_key == owner.id_key == "@slug" and (several or entry.title != owner.title):
        return "derived"
    if "@entries" in entry.root and not by_name and entry.title != owner.title:
        return "derived"  # the symbols D and d, "N/A" and "NA"
    if entry.id_key == owner.id_key == "@slug" and _is_in_another_list(entry, owner):
        return "derived"
    if (entry.id_key == "@slug" or ("@entries" in entry.root and not by_name)) and _is_short(entry, owner):
        return "derived"
    return "meanings" if not by_name and are_meanings else ""


def _is_in_another_list(entry: EntryFacts, owner: EntryFacts) -> bool:
    """Return whether two lists of a file, such as one for each page of a site, have the same entry word for word."""
    lists = {one.root[:-1] for one in (entry, owner) if one.root and isinstance(one.root[-1], int)}
    if len(lists) == 1 or entry.file != owner.file:
        return False
    texts = [[" ".join(prose.text.split()) for prose in one.prose] for one in (entry, owner)]
    return bool(texts[0]) and texts[0] == texts[1]


def _is_short(entry: EntryFacts, owner: EntryFacts) -> bool:
    """Return whether the text of one entry is a name of the other, or begins its text, as in a list of acronyms."""
    texts = [[prose.text.strip() for prose in one.prose if prose.core] for one in (entry, owner)]
    if not all(texts):
        return False
    if owner.is_called(texts[0][0]) or entry.is_called(texts[1][0]):
        return True
    short, long = sorted((one[0].casefold() for one in texts), key=len)
    end = len(short)
    if not 0 < end < len(long) or not long.startswith(short):
        return False
    return not (short[-1].isalnum() and long[end].isalnum())  # the beginning of a word is none of the text


def _are_meanings(entries: Sequence[EntryFacts]) -> bool:
    """Return whether entries with ids made from their terms follow each other in one list, each with another text."""
    are_made = all(one.id_key == "@slug" or ("@entries" in one.root and one.id_is_made) for one in entries)
    lists = {(one.file, one.root[:-1]) for one in entries}
    numbers = {one.root[-1] for one in entries if one.root and isinstance(one.root[-1], int)}
    texts = {tuple(prose.text for prose in one.prose) for one in entries}
    in_one_list = len(lists) == 1 and len(numbers) == len(entries) == max(numbers) - min(numbers) + 1
    return are_made and in_one_list and len(texts) == len(entries)


def _homonyms(entries: Sequence[EntryFacts]) -> frozenset[int]:
    """Return the identities of the entries whose domains, or whose kind, differ from those of all earlier entries."""
    found, seen = set(), (set[str](), set[str]())
    all_have = [True, True]
    for entry in entries:
        kind = [fold(entry.kind.value)] if entry.kind is not None else []
        for at, own in enumerate((entry.domain_names, kind)):
            if own and all_have[at] and seen[at].isdisjoint(own):
                found.add(id(entry))
            all_have[at] = all_have[at] and bool(own)
            seen[at].update(own)
    return frozenset(found)


RULE = GlossaryRule(
    name="duplicate-id",
    category="identity",
    severity=Severity.ERROR,
    cases={"derived": Severity.INFO, "meanings": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good({"logit.yaml": "id: logit\nterm: Logit\n", "softmax.yaml": "id: softmax\nterm: Softmax\n"}),
        good({"logit.yaml": "term: Logit\n", "softmax.yaml": "term: Softmax\n"}),
        bad(
            {
                "terms.yaml": "- term: Roux\n  definition: Fat cooked with flour.\n"
                "- term: ⟦Roux⟧\n  definition: Cook who makes sauces.\n"
            },
            'the term "Roux" is already in this file',
            layout="jekyll-data",
        ),
        bad(
            {"terms.yaml": "- term: M\n  definition: Mortality.\n- term: ⟦m⟧\n  definition: Proportion mature.\n"},
            '"m" and the term "M" in this file have the same id, "m"',
            layout="jekyll-data",
        ),
        bad(
            {
                "terms.yaml": "- term: IMO\n  definition: International Maritime Organization, which sets rules.\n"
                "- term: Knot\n  definition: A nautical mile an hour.\n"
                "- term: ⟦IMO⟧\n  definition: International Maritime Organization\n"
            },
            'the term "IMO" is already in this file',
            layout="jekyll-data",
        ),
        bad(
            {
                "terms.yaml": "- term: Kernel\n  domain: operating systems\n"
                "- term: Core\n  domain: hardware\n"
                "- term: ⟦Kernel⟧\n  domain: mathematics\n"
            },
            'the term "Kernel" is already in this file',
            layout="jekyll-data",
        ),
        bad(
            {"alibi.yaml": "id: ⟦rope⟧\nterm: ALiBi\n", "rope.yaml": "id: rope\nterm: RoPE\n"},
            'the id "rope" is already used in rope.yaml',
        ),
        bad(
            {"softmax.yaml": "id: softmax\nterm: Softmax\n---\nid: ⟦softmax⟧\nterm: Softmax function\n"},
            'the id "softmax" is already used in this file',
        ),
    ),
)
