"""The rules on definitions that repeat another one of the glossary, word for word or nearly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.english import differences, is_minor, similar_pairs
from glosslint.rule.facts import Place, Prose, Related
from glosslint.rule.names import fold, split_qualifier
from glosslint.rule.text import group_values, strongly_connected_components


class _Text(NamedTuple):
    """The text of an entry in one field and language."""

    entry: EntryFacts
    prose: Prose

    @property
    def field(self) -> tuple[str, str]:
        """The language and field, within which texts are compared."""
        return self.prose.language, self.prose.field

    @property
    def place(self) -> Place:
        return self.entry.at(self.prose.path)

    @property
    def label(self) -> str:
        """The name of the text: ``summary of "Token"``."""
        return f'{self.prose.field} of "{self.entry.title}"'

    def related_to(self, other: _Text) -> bool:
        """Whether another rule reports the two: they have one entry, one id, or one term."""
        if self.entry is other.entry or fold(self.entry.title) == fold(other.entry.title):
            return True
        if self._other_names() & other._other_names():
            return True  # "Chiton (tunic)" and "Tunic (chiton)" say themselves that they are one
        if self.entry.is_called(other.entry.title) and other.entry.is_called(self.entry.title):
            return True  # each has the other's term as an alias
        return self.entry.key.casefold() == other.entry.key.casefold()

    def _other_names(self) -> set[str]:
        """Return the term and its qualifier, if it has one."""
        word, qualifier = split_qualifier(self.entry.title)
        return {fold(word), fold(qualifier)} if qualifier else set()


_FEWEST_BESIDE = 6  # words of a field beside the definition proper: many entries may say "None so far."
#: Other fields, such as notes, examples and sources, may well be the same in several entries.
_DEFINING_FIELDS = frozenset(("definition", "description", "summary"))


def _texts(glossary: Glossary, fewest: int) -> Iterator[_Text]:
    """Yield every text of at least ``fewest`` words that resembles another, of an entry that is still valid, and does
    not only refer readers to another entry or open with a placeholder, which is reported as such."""
    for entry in glossary.entries:
        for prose in entry.prose if not entry.deprecated else ():
            if id(prose) not in glossary.near_duplicates or not (prose.core or prose.field in _DEFINING_FIELDS):
                continue
            if any(not prose.text[: placeholder.span.start].strip() for placeholder in prose.placeholders):
                continue
            if prose.core and glossary.find_by_name(prose.text.strip(" .")) is not None:
                continue  # only another name
            least = fewest if prose.core else max(fewest, _FEWEST_BESIDE)
            if prose.word_count >= least and prose.pointer is None and not entry.redirects_in(prose.language):
                yield _Text(entry, prose)


_MANY = 20  # texts that repeat others, if they are most of a field
_FEWEST_COPIED = 5  # words; a shorter text, such as "A type of cheese.", may say all there is to say of two things


def _find_copies(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every text that several entries share, once, at the second of them."""
    texts_by_words = group_values(((text.field, text.prose.tokens), text) for text in _texts(glossary, _FEWEST_COPIED))
    repeated = [same for same in texts_by_words.values() if len(same) > 1]
    of_kinds = _fields_of_kinds(glossary, repeated)
    for field, number in of_kinds.items():
        text = next(same[0] for same in repeated if same[0].field == field)
        message = f'{number} texts in the field "{field[1]}" are the same as others; they may be notes, not definitions'
        yield Problem(message, text.place, help="to check other texts, set core and prose in the layout", case="notes")
    reported: set[tuple[int, int]] = set()
    for texts in (same for same in repeated if same[0].field not in of_kinds):
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


def _fields_of_kinds(glossary: Glossary, groups: Iterable[Sequence[_Text]]) -> Mapping[tuple[str, str], int]:
    """Return the fields in which most of many texts repeat others, as notes on kinds of terms do, with their number."""
    texts = Counter((prose.language, prose.field) for entry in glossary.entries for prose in entry.prose)
    repeated = Counter(text.field for same in groups for text in same)
    return {field: number for field, number in repeated.items() if number >= max(_MANY, texts[field] / 2)}


def _by_domain(texts: Sequence[_Text]) -> list[list[_Text]]:
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


DUPLICATE_DEFINITION = GlossaryRule(
    name="duplicate-definition",
    category="consistency",
    gated=True,  # an index of the words of longer names gives one text to several of them
    severity=Severity.WARNING,
    cases={"one-domain": Severity.ERROR, "two-domains": Severity.INFO, "notes": Severity.INFO},
    docs="""
## What it does

Reports a definition that repeats the definition of another entry word for word. Capitals, punctuation and the targets
of links make no difference. Only definitions, descriptions and summaries of five words or more are compared: "A type of
cheese." may be all there is to say of two. Entries that only redirect readers ("See X."), deprecated entries, entries
whose terms name each other ("Tunic (chiton)" and "Chiton (tunic)"), and entries that have each other's terms as aliases
are exempt.

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
""",
    check=_find_copies,
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


_FEWEST_ALIKE = 6  # words; in shorter texts one word in common is already much
_LEAST = 0.85  # of all words are in both


def _find_near_copies(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every pair of definitions in one field and language that has only minor differences."""
    fields: dict[object, dict[tuple[str, ...], _Text]] = {}
    for text in _texts(glossary, _FEWEST_ALIKE):
        fields.setdefault(text.field, {}).setdefault(text.prose.tokens, text)
    reported: set[tuple[int, int]] = set()
    for texts_by_words in fields.values():
        texts = list(texts_by_words.values())
        for earlier, later in similar_pairs([frozenset(words) for words in texts_by_words], _LEAST):
            one, other = texts[earlier], texts[later]
            pair = (id(one.entry), id(other.entry))
            different = differences(one.prose.tokens, other.prose.tokens)
            apart = one.entry.shares_domain(other.entry) is False or other.related_to(one)
            if pair not in reported and all(map(is_minor, different)) and not apart:
                reported.add(pair)
                shown = ", ".join(f'"{words.one or "-"}" / "{words.other or "-"}"' for words in different)
                message = f'{other.label} is nearly the same as that of "{one.entry.title}"'
                help_ = f"they differ only in {shown}; state what distinguishes the two, or make one term an alias"
                yield Problem(message, other.place, (Related(one.place, one.label),), help_, targets=(one.entry.key,))


NEAR_DUPLICATE_DEFINITION = GlossaryRule(
    name="near-duplicate-definition",
    category="consistency",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports two definitions of six words or more that are nearly the same: they share at least 85 % of their words, and the
others are small words or the number of a noun. Two texts that differ in a word that matters, as those of increment and
decrement do, are accepted: related things are best defined in parallel.

## Why is this bad?

Such a pair is usually one definition that was copied and then corrected in one place only. Readers look for the
difference and find none.

## How to fix it

If both terms name one concept, keep one entry and make the other name an alias. If they name two, state what
distinguishes each.

## When to suppress it

When the small difference is the one that matters.

## Sources

ISO 704: one concept, one definition. In published glossaries, all pairs that are this similar and differ in a word that
matters were opposites or members of one family (true and false, git push and git pull), and none was a copy.
""",
    check=_find_near_copies,
    examples=(
        good(
            {
                "increment.yaml": (
                    "id: increment\nterm: Increment\n"
                    "summary: A unary operation that increases the value of a variable, usually by 1.\n"
                ),
                "decrement.yaml": (
                    "id: decrement\nterm: Decrement\n"
                    "summary: A unary operation that decreases the value of a variable, usually by 1.\n"
                ),
            }
        ),
        bad(
            {
                "folder.yaml": (
                    "id: folder\nterm: Folder\n"
                    "summary: A container of files and of other containers, shown as a tree by the desktop.\n"
                ),
                "directory.yaml": (
                    "id: directory\nterm: Directory\n"
                    "summary: ⟦Container of files and of other containers, shown as one tree by the desktop.⟧\n"
                ),
            },
            'summary of "Directory" is nearly the same as that of "Folder"',
        ),
    ),
)
