"""
## What it does

Reports a definition that repeats the definition of another entry word for word. Capitals, punctuation and the targets
of links make no difference. Only definitions, descriptions and summaries are compared. Entries that only redirect
readers ("See X."), deprecated entries, entries whose terms name each other ("Tunic (chiton)" and "Chiton (tunic)"),
entries that have each other's terms as aliases, and persons ("Doe, Jane") are exempt.

If the layout says which key holds the domain, the level is error between entries of one domain, and info between those
of two; otherwise it is warning. Where most of many texts of a field repeat others, as notes on kinds of terms do in a
list of translations, that is one info.

## Why is this bad?

Either the two terms are names of one thing, and readers wonder how they differ; or they are two things, and one has a
copy of the other's text.

## How to fix it

If both are names of one concept, keep one entry and make the other name an alias. If they are two concepts, state in
each definition what distinguishes it.

## When to suppress it

When both terms are kept on purpose, for readers who look for either.

## Sources

ISO 704: one concept, one definition. The OBO Foundry's ROBOT report compares definitions in the same way ("duplicate
definition").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Related, Severity, bad, good
from glosslint.rule.text import strongly_connected_components
from glosslint.rules.consistency._compared import ComparedText, compared_texts

_MANY = 20  # texts that repeat others, if they are most of a field
_FEWEST = 5  # words; a shorter text, such as "A type of cheese.", may say all there is to say of two things


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every text that several entries share, once, at the second of them."""
    texts_by_words: dict[tuple[object, tuple[str, ...]], list[ComparedText]] = defaultdict(list)
    for text in compared_texts(glossary, _FEWEST):
        texts_by_words[text.field, text.prose.tokens].append(text)
    repeated = {words: same for words, same in texts_by_words.items() if len(same) > 1}
    of_kinds = _fields_of_kinds(glossary, repeated.values())
    for field, number in of_kinds.items():
        text = next(same[0] for same in repeated.values() if same[0].field == field)
        message = f'{number} texts in the field "{field[1]}" are the same as others; they may be notes, not definitions'
        yield Problem(message, text.place, help="to check other texts, set core and prose in the layout", case="notes")
    reported: set[tuple[int, int]] = set()
    for texts in (same for same in repeated.values() if same[0].field not in of_kinds):
        domains = _by_domain(texts)
        groups = [*(("one-domain", domain) for domain in domains), ("", [domain[0] for domain in domains])]
        for case, (first, *others) in groups:
            copies = [text for text in others if not text.related_to(first)]
            if copies and (id(first.entry), id(copies[0].entry)) not in reported:
                reported.add((id(first.entry), id(copies[0].entry)))
                more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
                message = f'{copies[0].label} is the same as that of "{first.entry.title}"{more}, word for word'
                related = tuple(Related(text.place, text.label) for text in (first, *copies[1:]))
                apart = all(text.entry.shares_domain(first.entry) is False for text in copies)
                help_ = "make one term an alias of the other, or state what distinguishes the two"
                term = copies[0].entry.term
                twins = (Cause("twin-term", copies[0].entry.at(term.path)),) if term is not None else ()
                kind = case or "two-domains" * apart
                yield Problem(message, copies[0].place, related, help_, kind, causes=twins, targets=(first.entry.key,))


def _fields_of_kinds(glossary: Glossary, groups: Iterable[list[ComparedText]]) -> Mapping[tuple[str, str], int]:
    """Return the fields in which most of many texts repeat others, as a note on a kind of term does in a list of
    translations, with the number of these texts."""
    texts = Counter((prose.language, prose.field) for entry in glossary.entries for prose in entry.prose)
    repeated: Counter[tuple[str, str]] = Counter()
    for same in groups:
        repeated[same[0].field] += len(same)
    return {field: number for field, number in repeated.items() if number >= max(_MANY, texts[field] / 2)}


def _by_domain(texts: list[ComparedText]) -> list[list[ComparedText]]:
    """Return the texts by the domain of their entries; one whose entry has no domain is by itself."""
    # Entries may have several domains, so that texts and domains are nodes of a graph, and its components the groups.
    edges: dict[int, list[int]] = {number: [] for number in range(len(texts))}  # from texts to domains, and back
    domains: dict[str, int] = {}
    for number, text in enumerate(texts):
        for name in sorted(text.entry.domain_names):
            domain = domains.setdefault(name, len(texts) + len(domains))
            edges[number].append(domain)
            edges.setdefault(domain, []).append(number)
    groups = [[number for number in group if number < len(texts)] for group in strongly_connected_components(edges)]
    alone = ([number] for number in range(len(texts)) if not edges[number])
    return [[texts[number] for number in group] for group in sorted((*groups, *alone))]


RULE = GlossaryRule(
    name="duplicate-definition",
    category="consistency",
    gated=True,  # an index of the words of longer names gives one text to several of them
    severity=Severity.WARNING,
    cases={"one-domain": Severity.ERROR, "two-domains": Severity.INFO, "notes": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good(
            {
                "upvote.yaml": "id: upvote\nterm: Upvote\nsummary: Vote in favour of something.\n",
                "downvote.yaml": "id: downvote\nterm: Downvote\nsummary: Vote against something.\n",
            }
        ),
        good(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: See [folder](folder).\n",
                "dir.yaml": "id: dir\nterm: dir\nsummary: See [folder](folder).\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: Container of files in a file system.\n",
            }
        ),
        bad(
            {
                "plus-one.yaml": "id: plus-one\nterm: Plus one\nsummary: A vote in favour of something.\n",
                "upvote.yaml": "id: upvote\nterm: Upvote\nsummary: ⟦A vote in *favour* of something⟧\n",
            },
            'summary of "Upvote" is the same as that of "Plus one", word for word',
        ),
    ),
)
