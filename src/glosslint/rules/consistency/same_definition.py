"""The rules on definitions that repeat another one of the glossary, word for word or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.english import differences, is_minor, similar_pairs
from glosslint.rule.facts import Place, Prose, Related
from glosslint.rule.names import fold
from glosslint.rule.text import group_values


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

    def has_same_term(self, other: _Text) -> bool:
        """Whether another rule reports the two: they have one term."""
        return fold(self.entry.title) == fold(other.entry.title)


#: Other fields, such as notes, examples and sources, may well be the same in several entries.
_DEFINING_FIELDS = frozenset(("definition", "description", "summary"))


def _texts(glossary: Glossary, fewest: int) -> Iterator[_Text]:
    """Yield every definition of at least ``fewest`` words that resembles another, of an entry that is still valid, and
    does not only refer readers to another entry."""
    for entry in glossary.entries:
        for prose in entry.prose if not entry.deprecated else ():
            if id(prose) not in glossary.near_duplicates or not (prose.core or prose.field in _DEFINING_FIELDS):
                continue
            if glossary.find_by_name(prose.text.strip(" .")) is not None:
                continue  # only another name
            if prose.word_count >= fewest and prose.pointer is None:
                yield _Text(entry, prose)


_FEWEST_COPIED = 5  # words; a shorter text, such as "A type of cheese.", may say all there is to say of two things


def _find_copies(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every text that several entries share, once, at the second of them."""
    texts_by_words = group_values(((text.field, text.prose.tokens), text) for text in _texts(glossary, _FEWEST_COPIED))
    for first, *others in texts_by_words.values():
        copies = [text for text in others if not text.has_same_term(first)]
        if copies:
            more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
            message = f'{copies[0].label} is the same as that of "{first.entry.title}"{more}, word for word'
            related = tuple(Related(text.place, text.label) for text in (first, *copies[1:]))
            apart = all(text.entry.shares_domain(first.entry) is False for text in copies)
            help_ = "make one term an alias of the other, or state what distinguishes the two"
            term = copies[0].entry.term
            twins = (Cause("twin-term", copies[0].entry.at(term.path)),) if term is not None else ()
            case, targets = "two-domains" * apart, (first.entry.key,)
            yield Problem(message, copies[0].place, related, help_, case, causes=twins, targets=targets)


DUPLICATE_DEFINITION = GlossaryRule(
    name="duplicate-definition",
    category="consistency",
    gated=True,  # an index of the words of longer names gives one text to several of them
    severity=Severity.WARNING,
    cases={"two-domains": Severity.INFO},
    docs="""
## What it does

Reports a definition that repeats the definition of another entry word for word. Capitals, punctuation and the targets
of links make no difference. Only definitions, descriptions and summaries of five words or more are compared: "A type of
cheese." may be all there is to say of two. Entries that only redirect readers ("See X.") and deprecated entries are
exempt.

If the layout says which key holds the domain, the level is info between entries of two domains.

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
    for texts_by_words in fields.values():
        texts = list(texts_by_words.values())
        for earlier, later in similar_pairs([frozenset(words) for words in texts_by_words], _LEAST):
            one, other = texts[earlier], texts[later]
            different = differences(one.prose.tokens, other.prose.tokens)
            apart = one.entry.shares_domain(other.entry) is False or other.has_same_term(one)
            if all(map(is_minor, different)) and not apart:
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
