"""The rules on the most words and sentences that the layout allows in a field."""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, Span, bad, dataclass, good, option


@dataclass(frozen=True)
class WordOptions:
    """Limits that override the layout's, and that for definitions without one."""

    words: int | None = option(None, "The maximum number of words in fields with a limit in the layout; overrides it.")
    info_words: int = option(50, "The maximum number of words in definitions without a limit in the layout.")


def _find_long(entry: EntryFacts, options: WordOptions) -> Problems:
    """Yield every prose field with too many words, at those beyond the limit."""
    for prose in entry.measured_prose:
        if prose.limits is not None:
            most, case = (prose.limits.max_words if options.words is None else options.words), "limited"
        elif not prose.core:
            most, case = 0, ""
        else:
            most, case = options.info_words, "long"
        if most and prose.word_count > most:
            excess = Span(prose.words[most].start, len(prose.text.rstrip()))
            help_ = "keep what distinguishes the concept; move history, examples and advice to the longer text"
            message = f"{prose.word_count} words; a {prose.field} should have at most {most}"
            yield Problem(message, entry.at(prose.path, excess), help=help_, case=case)


LONG_DEFINITION = EntryRule(
    name="long-definition",
    category="definition",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a text that has more words than the layout allows in its field (the native `summary`: 45). Where the layout has
no limit, a definition of more than 50 words is reported as info.

## Why is this bad?

A definition that must be read twice does not help in the middle of another text. In an index a long text is cut off, or
hides the other entries.

## How to fix it

Keep what distinguishes the concept from similar ones. Move history, examples and advice to the longer text of the page.

## When to suppress it

When the texts of your glossary are meant as short articles.

## Sources

Of 708 definitions in three published glossaries 54 have more than 50 words, and 7 more than 80; others have as many:
without a limit of the layout, length is a matter of taste. The range of the native `summary`, 8 to 45 words, is the
layout's own.
""",
    check=_find_long,
    options=WordOptions,
    cases={"limited": Severity.WARNING, "long": Severity.INFO},
    examples=(
        good("id: token\nsummary: Unit of text that a model reads and writes.\n"),
        bad(
            "id: token\nsummary: Unit of text that a model reads and writes, often ⟦a part of a word.⟧\n",
            "15 words; a summary should have at most 10",
            options={"words": 10},
        ),
        bad(
            "id: token\nsummary: >-\n"
            "  Unit of text that a language model reads and writes, as large as a word, a part of a word, a sign or a\n"
            "  byte, taken from a fixed vocabulary that was made once from a sample of the training text and is never\n"
            "  changed ⟦after that, which is why rare\n  names fall into many tokens.⟧\n",
            "56 words; a summary should have at most 45",
        ),
        good(
            "id: token\nsummary: Text.\ndefinition: The page's own text may be of any length.\n", options={"words": 5}
        ),
    ),
)


@dataclass(frozen=True)
class SentenceOptions:
    """A limit that overrides the layout's."""

    sentences: int | None = option(
        None, "The maximum number of sentences in fields with a limit in the layout; overrides it."
    )


def _find_many(entry: EntryFacts, options: SentenceOptions) -> Problems:
    """Yield every limited field with too many sentences, at those beyond the limit."""
    for prose in entry.measured_prose:
        if prose.limits is None:
            continue
        most = prose.limits.max_sentences if options.sentences is None else options.sentences
        if most and len(prose.sentences) > most:
            excess = Span(prose.sentences[most].start, prose.sentences[-1].end)
            help_ = "keep the sentence that defines; move the others to the longer text"
            message = f"{len(prose.sentences)} sentences; a {prose.field} should have at most {most}"
            yield Problem(message, entry.at(prose.path, excess), help=help_)


MANY_SENTENCES = EntryRule(
    name="many-sentences",
    category="definition",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a field with more sentences than its layout allows (the native `summary`: 2).

## Why is this bad?

The field is shown in an index, a tooltip or a search result, where only its beginning is read. A third sentence is lost
there.

## How to fix it

Keep the sentence that defines. Move the others to the longer text of the page.

## When to suppress it

When the field is the only text of your entries.

## Sources

ISO 704: a definition is one statement, not an explanation. The native layout's summary is one sentence, two at most.
""",
    check=_find_many,
    options=SentenceOptions,
    examples=(
        good("summary: Unit of text, e.g. a word, vs. a single sign. See Fig. 3 of Dr. Smith for v1.0 of it.\n"),
        bad(
            "summary: >-\n  Unit of text. Models read and write it. ⟦Most are parts of words.\n  Some are signs.⟧\n",
            "4 sentences; a summary should have at most 2",
        ),
        bad(
            "summary: Unit of text. ⟦Models read it.⟧\n",
            "2 sentences; a summary should have at most 1",
            options={"sentences": 1},
        ),
        good("definition: One. Two. Three. Four. Only limited fields count.\n"),
    ),
)
