"""
## What it does

Reports a definition that is only a name: an alias of the entry, or the name of another entry without a link. An article
before the name makes no difference. An acronym whose text is only what it stands for is not reported.

## Why is this bad?

The reader learns another word for the thing, and not what it is.

## How to fix it

If another entry explains the thing, refer to it (`See [directory](directory).`) or make the word an alias there.
Otherwise write what the thing is.

## When to suppress it

When readers of the glossary know the other word.

## Sources

ISO 704: a definition describes a concept; a synonym only names it once more. A definition that is the term itself is
reported by `self-definition`.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.names import acronym_readings, fold, stands_for

_ARTICLES = ("a ", "an ", "the ")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every definition that is an alias, or the name of another entry, and nothing else."""
    longest = max((len(name) for _, name in glossary.entries_by_name), default=0)
    for entry in glossary.entries:
        for prose in entry.prose:
            if not prose.core or not prose.word_count or prose.is_longer_than(longest) or entry.redirect:
                continue
            owners = glossary.entries_by_name.get((prose.language, _folded(prose.text)), ())
            if not owners or any(owner is entry and name.kind != "alias" for owner, name in owners):
                continue
            if any(stands_for(letters, prose.text) for letters in acronym_readings(entry.title)):
                continue  # "ATM: automated teller machine" leads readers to the other entry
            is_alias = any(owner is entry for owner, _ in owners)
            whose = "another name of this entry" if is_alias else f'the name of the entry "{owners[0][0].key}"'
            message = f'"{" ".join(prose.text.split())}" is only {whose}'
            advice = "write what it is" if is_alias else "write what it is, or “See …” with a link"
            yield Problem(message, entry.at(prose.path), help=advice)


def _folded(text: str) -> str:
    words = fold(text.strip(" \n.*_\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"))
    return next((words.removeprefix(article) for article in _ARTICLES if words.startswith(article)), words)


RULE = GlossaryRule(
    name="synonym-only",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good("id: folder\nterm: Folder\naliases: [directory]\nsummary: A directory of files.\n"),
        good(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: Node of a file system that lists others.\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: See [directory](directory).\n",
            }
        ),
        good(
            {
                "html.yaml": "id: html\nterm: HTML\nsummary: Hypertext markup language.\n",
                "language.yaml": "id: language\nterm: Hypertext markup language\nsummary: Language of web pages.\n",
            }
        ),
        bad(
            "id: folder\nterm: Folder\naliases: [directory]\nsummary: ⟦A directory.⟧\n",
            '"A directory." is only another name of this entry',
        ),
        bad(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: Node of a file system that lists others.\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: ⟦Directory⟧\n",
            },
            '"Directory" is only the name of the entry "directory"',
        ),
    ),
)
