"""
## What it does

Reports two definitions of six words or more that are nearly the same: they share at least 85 % of their words, and the
others are small words, the number of a noun, or a letter. Two texts that differ in a word that matters, as those of
increment and decrement do, are accepted: related things are best defined in parallel. So are those that differ in "and"
and "or", in "from" and "to", or in a letter that makes another word ("employer", "employee"; "sulfate", "sulfite").

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
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Related, Severity, bad, good
from glosslint.rule.english import differences, is_minor, similar_pairs
from glosslint.rules.consistency._compared import ComparedText, compared_texts

_FEWEST = 6  # words; in shorter texts one word in common is already much
_LEAST = 0.85  # of all words are in both


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every pair of definitions in one field and language that has only minor differences."""
    fields: dict[object, dict[tuple[str, ...], ComparedText]] = {}
    for text in compared_texts(glossary, _FEWEST):
        fields.setdefault(text.field, {}).setdefault(text.prose.tokens, text)
    reported: set[tuple[int, int]] = set()
    for texts_by_words in fields.values():
        texts = list(texts_by_words.values())
        for earlier, later in similar_pairs([frozenset(words) for words in texts_by_words], _LEAST):
            one, other = texts[earlier], texts[later]
            pair = (id(one.entry), id(other.entry))
            different = differences(one.prose.tokens, other.prose.tokens)
            if pair not in reported and all(map(is_minor, different)) and not _apart(one, other):
                reported.add(pair)
                shown = ", ".join(f'"{words.one or "-"}" / "{words.other or "-"}"' for words in different)
                message = f'{other.label} is nearly the same as that of "{one.entry.title}"'
                help_ = f"they differ only in {shown}; state what distinguishes the two, or make one term an alias"
                yield Problem(message, other.place, (Related(one.place, one.label),), help_, targets=(one.entry.key,))


def _apart(one: ComparedText, other: ComparedText) -> bool:
    """Return whether the two belong to different domains, or another rule reports them."""
    return one.entry.shares_domain(other.entry) is False or other.related_to(one)


RULE = GlossaryRule(
    name="near-duplicate-definition",
    category="consistency",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
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
