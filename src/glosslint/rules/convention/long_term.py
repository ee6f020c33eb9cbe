"""
## What it does

Reports a term of more than 6 words or 60 characters. A qualifier in parentheses at its end does not count.

## Why is this bad?

Readers do not look up a whole phrase, and running text never contains it, so that no link is found there. Such a term
is often a heading, a question or a definition in the wrong field.

## How to fix it

Use the name that people say and write. Keep the full form as an alias, or as the expansion of an acronym.

## When to suppress it

For titles of laws and standards, which have no shorter name.

## Sources

ISO 704 wants terms to be concise. None of 797 English terms in four published glossaries has more than 6 words.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, bad, count_words, dataclass, good, option
from glosslint.rule.names import split_qualifier


@dataclass(frozen=True)
class Options:
    """How long a term may be."""

    words: int = option(6, "The maximum number of words in a term.")
    characters: int = option(60, "The maximum number of characters in a term.")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Yield the term if it has too many words, or too many characters."""
    if entry.term is None or len(name := split_qualifier(entry.term.value.strip())[0]) <= options.words:
        return  # a word has at least one character
    counts = ((count_words(name), "words", options.words), (len(name), "characters", options.characters))
    for count, unit, most in counts:
        if count > most:
            message = f"{count} {unit}; a term should have at most {most}"
            help_ = "use the name that people say and write; keep the full form as an alias"
            yield Problem(message, entry.at(entry.term.path), help=help_)
            return


RULE = EntryRule(
    name="long-term",
    category="convention",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("term: Mixture of experts\n"),
        good("term: state-of-the-art end-to-end text-to-speech model\n"),
        good("term: kernel (the part of an operating system that runs first)\n"),
        bad(
            "term: ⟦How a model chooses its next token⟧\n",
            "7 words; a term should have at most 6",
        ),
        bad(
            "term: ⟦Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft⟧\n",
            "80 characters; a term should have at most 60",
        ),
        bad("term: ⟦beam search decoding⟧\n", "3 words; a term should have at most 2", options={"words": 2}),
    ),
)
