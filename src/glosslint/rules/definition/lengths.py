"""The rules on the lengths of texts and sentences, for which the layout may have limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import Cause, EntryRule, Problem, Problems, Severity, bad, dataclass, good, lazy_pattern, option
from glosslint.rule.facts import EntryFacts, Prose, Span
from glosslint.rule.names import fold, is_acronym_of
from glosslint.rule.text import count_words

_LEAST = 4
_HELP = "say what kind of thing the term names, and what sets it apart from others of that kind"
#: A finite verb or "used for" at the start: what the thing does, without what it is. Some of them are nouns as well, as
#: in "Shows on television" and "Can of paint".
_FRAGMENT = lazy_pattern(
    r"(?:(?:is|are|was|has|have|does)\b|(?:used|needed|required|meant|intended|responsible)\s+(?:for|to|by|in)\b"
    r"|(?:includes?|contains?|consists|provides?|allows?|enables?|makes?|describes?|defines?|determines?|represents?|manages?"
    r"|specifies|refers|belongs|depends)\b"
    r"|(?:can|may|will|must|see|helps?|uses?|controls?|shows?|stores?|supports?|handles?)\b"
    r"(?!\s+(?:of|for|on|in|at|to|from|with|that|and|or)\b))"
)
_ADJECTIVE = lazy_pattern(
    r"(?:good|bad|big|small|new|old|true|false|fast|slow|cool|great|hot|cold|high|low|open|empty|full|rich|poor|rare|odd)\Z|\w(?:able|ible|al|ic|ive|ous|ful|less|ed|ly|like|ish)\Z"
)
_OTHER_THAN_NOUN = lazy_pattern(r"^to\s|\((?:v|vb|verb|adj|adjective|adv|adverb|prefix|suffix)\.?\)", re.IGNORECASE)


@dataclass(frozen=True)
class ShortOptions:
    """A limit that overrides the layout's."""

    words: int | None = option(None, "The minimum number of words in a definition; overrides the layout's (or 4).")


def _find_short(entry: EntryFacts, options: ShortOptions) -> Problems:
    """Yield every prose field with too few words."""
    for prose in entry.measured_prose if not entry.redirect else ():
        count, least = prose.word_count, _least(prose, options)
        if count < least and prose.pointer is None and not _is_reported_elsewhere(entry, prose):
            has_no_limit = options.words is None and prose.limits is None
            if has_no_limit and not _is_fragment(entry, prose):
                continue
            place = entry.at(prose.path)
            names = (Cause("synonym-only", place), Cause("self-definition", place))
            message = f"{count} {'word' if count == 1 else 'words'}; a {prose.field} needs at least {least}"
            case = "one-word" if count == 1 and has_no_limit else ""
            yield Problem(message, place, help=_HELP, causes=names, case=case)


def _least(prose: Prose, options: ShortOptions) -> int:
    """Return the fewest words of a field, or 0 for any number."""
    if prose.limits is None and not prose.core:
        return 0
    if options.words is not None:
        return options.words
    return prose.limits.min_words if prose.limits is not None else _LEAST


def _is_fragment(entry: EntryFacts, prose: Prose) -> bool:
    """Return whether so few words of an English text say what a thing does or is for, or only one what it is."""
    text = prose.masked.strip(" \n*_.").lower()
    if is_acronym_of(entry.title, prose.text):  # "Control flow graph", of CFG
        return False
    if text.startswith(("to ", "not ")) or _OTHER_THAN_NOUN.search(entry.title) is not None:
        return False
    if prose.word_count <= 1:
        return _ADJECTIVE.search(text) is None
    return _FRAGMENT.match(text) is not None


def _is_reported_elsewhere(entry: EntryFacts, prose: Prose) -> bool:
    """Whether other rules report the text: it is empty, a placeholder, a name of the entry, or an unquoted "no"."""
    if not prose.text.strip() or prose.placeholders:
        return True
    if fold(prose.text.strip(" \n*_.")) in (fold(name.value) for name in entry.names if name.kind != "alias"):
        return True
    return any(implicit.path == prose.path for implicit in entry.implicit_types)


SHORT_DEFINITION = EntryRule(
    name="short-definition",
    category="definition",
    severity=Severity.WARNING,
    cases={"one-word": Severity.INFO},
    docs="""
## What it does

Reports a text that is too short to define anything: a field with fewer words than its layout requires (the native
`summary`: 8), or, where the layout requires no number, a definition that is a single word or a fragment of fewer than 4
words ("Used for accounting.", "Includes other software."). A single word is an info, since it may be all that an
adjective needs. A kind of thing and what sets it apart may take two words
("Collapsed pingo"), and a verb or adjective may be defined by one ("to begin", "enormous").

## Why is this bad?

So few words are a synonym or a label: the reader learns another name and not what the thing is.

## How to fix it

Say what kind of thing the term names and what sets it apart from others of that kind: "Layer that …", "Ratio of …".

## When to suppress it

When your entries are translations or expansions of acronyms, and two words are all they should hold.

Entries that only redirect readers are exempt, and so is any text that does: "See softmax.", "See: softmax and
sigmoid", a link alone.

## Sources

ISO 704 asks a definition for a superordinate concept and delimiting characteristics. The range of 8 to 45 words is that
of the native layout. Of the definitions of two and three words in six published glossaries, most were complete.
""",
    check=_find_short,
    options=ShortOptions,
    examples=(
        good("id: logit\nsummary: Score that a model gives a class before softmax makes it a probability.\n"),
        bad(
            "id: logit\nsummary: ⟦Score before softmax.⟧\n",
            "3 words; a summary needs at least 8",
        ),
        bad(
            "id: logit\nsummary: >-\n  ⟦Score that\n  a [model](model) gives a class.⟧\n",
            "7 words; a summary needs at least 8",
        ),
        good("id: log-odds\nsummary: See [logit](logit).\n"),
        good("id: log-odds\nstatus: deprecated\nreplaced_by: logit\nsummary: Logit.\n"),
        good("id: logit\nsummary: TODO\n"),
        good("id: logit\nsummary: Unnormalised score.\n", options={"words": 2}),
    ),
)


@dataclass(frozen=True)
class WordOptions:
    """Limits that override the layout's, and that for definitions without one."""

    words: int | None = option(None, "The maximum number of words in fields with a limit in the layout; overrides it.")
    info_words: int = option(50, "The maximum number of words in definitions without a limit in the layout.")


def _find_long(entry: EntryFacts, options: WordOptions) -> Problems:
    """Yield every prose field with too many words, at those beyond the limit."""
    for prose in entry.measured_prose:
        most, case = (options.info_words if prose.core else 0), "long"
        if prose.limits is not None:
            most, case = (prose.limits.max_words if options.words is None else options.words), "limited"
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


_PART = re.compile(r"[^\s;][^;]*;?")


@dataclass(frozen=True)
class LongSentenceOptions:
    """The length above which a sentence is reported."""

    words: int = option(50, "The maximum number of words in a sentence.")


def _find_long_sentence(entry: EntryFacts, options: LongSentenceOptions) -> Problems:
    """Yield the longest sentence of the entry if it is too long."""
    nothing = 0, None, Span(0, 0)
    count, prose, span = max(_counted(entry, options.words), key=lambda counted: counted[0], default=nothing)
    if prose is not None and count > options.words:
        message = f"{count} words in one sentence; over {options.words} are hard to follow"
        yield Problem(message, entry.at(prose.path, span), help="split it, or turn it into a list")


def _counted(entry: EntryFacts, most: int) -> Iterator[tuple[int, Prose | None, Span]]:
    """Yield the parts, between semicolons, of sentences that may be too long, with the number of their words."""
    for prose in entry.prose:
        is_limited = prose.limits is not None and 0 < prose.limits.max_words <= most  # so long-definition reports it
        if is_limited or not prose.english or prose.word_count <= most:  # which other rules ask for as well
            continue
        for sentence in prose.sentences:
            if sentence.end - sentence.start > 2 * most:  # a word and a space have two characters or more
                for match in _PART.finditer(prose.masked, *sentence):
                    yield count_words(match[0]), prose, Span(*match.span())


LONG_SENTENCE = EntryRule(
    name="long-sentence",
    category="definition",
    severity=Severity.INFO,
    docs="""
## What it does

Reports the longest sentence of an entry if it has more than 50 words. A semicolon ends a sentence. A field that may
have no more words than that (the native `summary` may have 45) is left to `long-definition`.

## Why is this bad?

At the end of such a sentence readers no longer remember its beginning, least of all in a second language.

## How to fix it

Split the sentence, or turn what it lists into a list.

## When to suppress it

When the sentence quotes a law or a standard word for word.

## Sources

Microsoft's package for Vale asks for fewer than 30 words. In four published glossaries (797 entries in English) two
sentences have more than 50, and both have to be read twice.
""",
    check=_find_long_sentence,
    options=LongSentenceOptions,
    examples=(
        good("definition: A token is a unit of text. A model reads and writes tokens.\n", options={"words": 8}),
        bad(
            "definition: |\n  A token is short. ⟦It is a word, a part of a word, or\n  a single sign.⟧ It counts.\n",
            "13 words in one sentence; over 10 are hard to follow",
            options={"words": 10},
        ),
        good(
            "definition: It is a word, e.g. a noun; it may be a part, too, or a sign.\n",
            options={"words": 9},
        ),
        bad(
            "summary: ⟦One two three four five six.⟧\ndefinition: One two three four five. Six.\n",
            "6 words in one sentence; over 4 are hard to follow",
            options={"words": 4},
        ),
    ),
)
