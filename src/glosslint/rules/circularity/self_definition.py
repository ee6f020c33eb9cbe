"""
## What it does

Reports an entry whose definition uses the entry's own name.

| the name is | level |
|---|---|
| the whole definition ("Softmax: softmax.") | error |
| the kind of thing that is defined ("Softmax: softmax that …", "A graph is a graph of …") | warning |
| that kind, with adjectives or in a list ("Signature: digital signature over …") | info |
| elsewhere in the definition | info |

A name does not count in opening words such as "A graph is", as the subject of a full sentence ("Packages allow …",
"When used in a template, a function takes …"), in a sentence about something else ("Most ships are not made to sail
with empty holds"), after the definition (a second sentence, a semicolon, a dash), as a label ("**Kafka.** Log that …"),
within a longer name or the title of a work, after "defines", "short for" and the like, in code, quotations or
parentheses, or after "other" and "unlike".
Aliases and expansions count only as the whole definition. Which word names the kind of thing is inferred from the
English sentence, so that case is never an error, and is a warning only if the whole sentence can be analysed.

## Why is this bad?

A reader who does not know the term cannot understand a definition that needs it.

## How to fix it

Say what kind of thing the term names with a word that readers know, and what sets it apart from others of that kind.

## When to suppress it

When the name is an everyday word that the definition uses in its everyday sense.

## Sources

ISO 704 names two defects: a definition that is circular in itself, as here, and one that is circular within the system
of definitions, which `circular-definition` reports. One in six entries of published glossaries uses its name in its
definition, nearly always in the opening words or as the subject of a sentence, which are not counted. English
definitions only.
"""

from __future__ import annotations

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, fold, good
from glosslint.rule.facts import Mention

_HELP = "say what kind of thing it is without using its name"


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield the first own name of every defining sentence, and every definition that is only a name."""
    reported: set[tuple[str, object]] = set()
    for entry in glossary.entries:
        for prose in entry.prose:
            if not prose.core or not prose.word_count or entry.redirect:
                continue
            names = [name.value for name in entry.names if name.kind != "alias" and name.language == prose.language]
            if not prose.is_longer_than(max(map(len, names), default=0)) and _folded(prose.text) in map(_folded, names):
                reported.add((entry.file, prose.path))
                message = f'"{" ".join(prose.text.split())}" only repeats a name of the entry'
                yield Problem(message, entry.at(prose.path), help=_HELP, case="only-the-name")
    own_mentions = (mention for mention in glossary.definitions.own if not _is_subject(mention))
    for mention in sorted(own_mentions, key=lambda mention: (not mention.certain, not mention.genus)):
        if (mention.source.file, mention.path) not in reported:
            reported.add((mention.source.file, mention.path))
            place = mention.source.at(mention.path, mention.span)
            causes = (Cause("synonym-only", mention.source.at(mention.path)),)
            message, case = f'"{mention.words}" is used in its own definition', "own-name"
            if mention.genus:
                message = f'"{mention.words}" is defined as "{mention.words}", its own name'
                case = "own-genus" if mention.certain else "own-kind"
            yield Problem(message, place, help=_HELP, case=case, causes=causes)


def _is_subject(mention: Mention) -> bool:
    """Return whether a name begins the text as a plural of the term, so as a subject: "The sails catch the wind"."""
    text = mention.source.text_at(mention.path)
    is_first = text[: mention.span.start].strip(" \n*_").casefold() in ("", "the")
    words = mention.words.casefold()
    return is_first and words.endswith("s") and not mention.source.is_called(words)


def _folded(text: str) -> str:
    words = fold(text.strip(" \n.*_\"'`"))
    return words.removeprefix("a ").removeprefix("an ").removeprefix("the ")


RULE = GlossaryRule(
    name="self-definition",
    category="circularity",
    severity=Severity.ERROR,
    gated=True,  # a list of terms and their translations repeats half of them
    cases={
        "own-genus": Severity.WARNING,
        "only-the-name": Severity.ERROR,
        "own-kind": Severity.INFO,
        "own-name": Severity.INFO,
    },
    docs=__doc__,
    check=check,
    examples=(
        good("id: logit\nterm: Logit\nsummary: A logit is a score that softmax turns into a probability.\n"),
        good("id: folder\nterm: Folder\nsummary: Container of files and of other folders, as a shell shows it.\n"),
        good("id: loop\nterm: Loop\nsummary: Statement that repeats others, such as `loop` (an endless loop).\n"),
        good("id: labels\nterm: labels_\nsummary: The labels that an estimator gives to its data.\n"),
        good("id: path\nterm: Absolute path\nsummary: Path that leads to a file from the root of all folders.\n"),
        good("id: rest\nterm: REST\nsummary: Style of interfaces in which the client keeps the rest of the state.\n"),
        bad(
            "id: logit\nterm: Logit\nsummary: Unnormalised ⟦logit⟧ that a network assigns to a class.\n",
            '"logit" is defined as "logit", its own name',
        ),
        bad(
            "id: sampler\nterm: Sampler\nsummary: Procedure by which the ⟦sampler⟧ draws the next token.\n",
            '"sampler" is used in its own definition',
        ),
        good("id: sail\nterm: Sail\nsummary: The sails (of cloth) in a ship catch the wind.\n"),
        good("id: sail\nterm: Sail\nsummary: Sails. Pieces of cloth, which catch the wind.\n"),
        good("id: cost\nterm: Allowable cost\nsummary: Allowable costs include rent, wages and other costs.\n"),
        bad(
            "id: logit\nterm: Logit\nsummary: A logit is a ⟦logit⟧ that a network assigns to a class.\n",
            '"logit" is defined as "logit", its own name',
        ),
        bad(
            "id: rope\nterm: RoPE\nexpansion: rotary position embedding\nsummary: ⟦Rotary position embedding.⟧\n",
            '"Rotary position embedding." only repeats a name of the entry',
        ),
        bad(
            "id: merge\nterm: Merge\nsummary: To ⟦merge⟧ two lists into one that is in order.\n",
            '"merge" is defined as "merge", its own name',
        ),
    ),
)
