"""
## What it does

Reports an entry whose definition uses the name of the entry itself: as the kind of thing that it is ("Softmax: softmax
that …"), as all that it says, or elsewhere in its first sentence. The words by which a definition begins, as in "A
graph is …", are no use of the name; neither is a name in code, quotations or parentheses, or after words such as
"other" and "unlike".

## Why is this bad?

A reader who does not know the term cannot understand a definition that needs it.

## How to fix it

Say what kind of thing the term names with a word that readers know, and what sets it apart from others of that kind.

## When to suppress it

When the name is an everyday word that the definition uses in its everyday sense.

## Sources

ISO 704 names two defects: a definition that is circular in itself, as here, and one that is circular within the system
of definitions, which `circular-definition` reports. Names occur in the definitions of every sixth entry of published
glossaries, nearly always in the opening words; those are not counted. English definitions only.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    Cause,
    EntryFacts,
    Glossary,
    GlossaryRule,
    Mention,
    NoOptions,
    Problem,
    Severity,
    bad,
    fold,
    good,
)

_HELP = "say what kind of thing it is without its own name"


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """The first own name of every defining sentence, and every definition that is only a name."""
    told: set[tuple[str, object]] = set()
    for entry in glossary.entries:
        for problem in _only_the_name(entry):
            told.add((entry.file, problem.place.path))
            yield problem
    for mention in sorted(glossary.definitions.own, key=_genus_first):
        if (mention.source.file, mention.path) not in told:
            told.add((mention.source.file, mention.path))
            yield _problem(mention)


def _genus_first(mention: Mention) -> bool:
    return not mention.genus


def _problem(mention: Mention) -> Problem:
    place = mention.source.at(mention.path, mention.span)
    causes = (Cause("synonym-only", mention.source.at(mention.path)),)
    if mention.genus:
        message = f'"{mention.words}" is defined as "{mention.words}", which is its own name'
        return Problem(message, place, help=_HELP, case="own-genus", causes=causes)
    message = f'"{mention.words}" is explained with its own name'
    return Problem(message, place, help=_HELP, case="own-name", causes=causes)


def _only_the_name(entry: EntryFacts) -> Iterator[Problem]:
    """A definition that holds the term or its expansion and nothing else, in any language."""
    for prose in entry.prose:
        names = [name for name in entry.names if name.kind != "alias" and name.language == prose.language]
        said = _folded(prose.text) if prose.core and prose.word_count else ""
        if said and not entry.redirect and said in {_folded(name.value) for name in names}:
            message = f'"{" ".join(prose.text.split())}" is a name of the entry and says nothing of it'
            yield Problem(message, entry.at(prose.path), help=_HELP, case="only-the-name")


def _folded(text: str) -> str:
    words = fold(text.strip(" \n.*_\"'`"))
    return words.removeprefix("a ").removeprefix("an ").removeprefix("the ")


RULE = GlossaryRule(
    name="self-definition",
    category="circularity",
    severity=Severity.ERROR,
    cases={"own-genus": Severity.ERROR, "only-the-name": Severity.ERROR, "own-name": Severity.WARNING},
    docs=__doc__,
    check=check,
    examples=(
        good("id: logit\nterm: Logit\nsummary: A logit is a score that softmax turns into a probability.\n"),
        good("id: folder\nterm: Folder\nsummary: Container of files and of other folders, as a shell shows it.\n"),
        good("id: loop\nterm: Loop\nsummary: Statement that repeats others, such as `loop` (an endless loop).\n"),
        good("id: path\nterm: Absolute path\nsummary: Path that leads to a file from the root of all folders.\n"),
        good("id: rest\nterm: REST\nsummary: Style of interfaces in which the client keeps the rest of the state.\n"),
        bad(
            "id: logit\nterm: Logit\nsummary: Unnormalised ⟦logit⟧ that a network assigns to a class.\n",
            '"logit" is defined as "logit", which is its own name',
        ),
        bad(
            "id: sampler\nterm: Sampler\nsummary: Procedure by which the ⟦sampler⟧ draws the next token.\n",
            '"sampler" is explained with its own name',
        ),
        bad(
            "id: rope\nterm: RoPE\nexpansion: rotary position embedding\nsummary: ⟦Rotary position embedding.⟧\n",
            '"Rotary position embedding." is a name of the entry and says nothing of it',
        ),
        bad(
            "id: merge\nterm: Merge\nsummary: To ⟦merge⟧ two lists into one that is in order.\n",
            '"merge" is defined as "merge", which is its own name',
        ),
    ),
)
