"""
## What it does

Reports a text that begins with a lowercase letter when the others of the glossary begin with a capital. The convention
is learned for each field and language: it holds when at least 90 % of at least 20 texts agree.

Only a plain word is reported: one that is all lowercase and begins no name of the entry. Names with a case of their own
(eBPF, iOS, npm), names of other entries that are in lowercase where terms begin with a capital, or that some text has
in code (libscap), code, and texts that begin with a number, a bracket, an address or an item of a list are accepted.
Where lowercase is usual, a capital may belong to a name: it is reported, at level info, only on English words that the
glossary writes in lowercase elsewhere. A text that continues the term ("is used for …", "or token") is accepted, and so
are "see X", and "to …" unless another text begins with "To". In a language with fewer texts than another, as
translations have, the level is info.

Whatever the convention, a sentence of an English text that begins in lowercase after a period is reported, if it begins
with a word such as "the" or "it", and the period belongs to no abbreviation.

## Why is this bad?

When readers go through the entries of a glossary one after another, a text that begins in lowercase looks like the rest
of a sentence that was cut off.

## How to fix it

Write a capital. To require one whatever most texts do, set `style = "capital"`.

## Fix safety

A capital on an article or preposition ("a", "the", "in") is safe: such a word is not a name that a reader, a link or a
search could look for. Any other word may be the name of a command or a symbol, and its capital is unsafe.

## When to suppress it

When a text begins with a name that is written in lowercase, and the entry does not list that name.

## Sources

Definitions begin with a capital in 1 to 99 % of the entries of published glossaries, and ISO 10241-1 prefers a
lowercase letter: it is a matter of house style, and only the outliers are mistakes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import EntryFacts, Habit, Span
from glosslint.rule.fixes import Replace, Safety, safe, unsafe
from glosslint.rule.text import ABBREVIATIONS, lazy_pattern
from glosslint.rules.convention._frame import TRANSLATION, WANTED, LearnedOptions, Outlier, SmallNames, outliers

_COMMON = ("a", "an", "the", "to", "in", "on", "of", "for", "any", "when")  # words that a name may begin with
#: What goes on with a sentence that the term begins: "Geocoding: is a way to …", "id: or identifier; …".
_LISTED = "is are was were has have can may or and also refers means denotes describes"
_GOES_ON = frozenset(_LISTED.split())
#: What follows an article, and no symbol: "a and b are the legs", "a = 1".
_ARTICLE = lazy_pattern(
    r"[*_]*\s+[\"'\u201c\u2018(\[*_]*(?!(?:and|or|is|are|was|has|have|may|can|must|in|of|to|with|for|then)(?![\w-]))"
    r"(?:[^\W\d_]{2}|[^\W_]-|\d)"
)
#: The end of a sentence before a word with which another begins, and which is no name.
_SENTENCE = lazy_pattern(
    r"\.\s+(?P<word>an?|the|this|these|those|its?|they|their|he|we|you|most|many|some|each|every|such|in|for|if|when"
    r"|there|however|also)(?=\s)"
)
_LAST_WORD = lazy_pattern(r"(?<![\w.])[^\W\d_]{3,}(?=[)\"\u201d\u2019]*\Z)")
_NEAR = 40  # characters
_LEAST_LETTERS = 2
_PRONOUNS = ("whatever", "what", "whoever", "something", "anything", "someone", "it", "this", "that", "which", "who")
#: What follows a plural noun, but no verb that has an object.
_AFTER_NOUN = lazy_pattern(
    r"[ \t]*(?:[^\w\s]|\Z|\s(?:of|that|which|who|whose|where|for|in|and|or|used|from|with|to|by|at|between|such|are"
    r"|were|have|can|may|\w+(?:ed|ing))\b)"
)
#: Verbs of which a word without an article is the subject, so that it is a name: "netsh allows …". Plural nouns look
#: like no verb of this list.
_VERB = lazy_pattern(
    r"[ \t]+(?:is|are|was|were|means|can|has|will|does|allows|enables|provides|lets|contains|includes|makes|takes|gives"
    r"|helps|requires|consists|creates|manages|generates|executes|configures|performs|refers|belongs|appears)\b"
)


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "capital"] = option(
        "learn", "Whether texts begin with a capital: when most of them do, or always."
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every text that begins with a lowercase letter and should not."""
    small_names = SmallNames(glossary)
    for outlier in outliers(glossary, Habit.INITIAL_CAPITAL, options, WANTED[options.style]):
        word, start = outlier.word, outlier.case.span.start
        plain = not outlier.case.has and _is_plain(outlier, word) and not small_names.have(word, outlier.prose.language)
        if plain and not _is_another_form(glossary, outlier, word):
            certainty = safe if outlier.prose.english and word in _COMMON else unsafe
            fix = certainty(f'write "{word[0].title()}"', Replace(outlier.at(start, start + 1), word[0].title()))
            yield outlier.problem(f'text begins with lowercase "{word}"', causes=outlier.placeholders, fix=fix)
        elif outlier.case.has and _is_common(glossary, outlier, word):
            problem = outlier.problem(f'text begins with capitalised "{word}"', causes=outlier.placeholders)
            yield replace(problem, case="capital")
    for entry in glossary.entries:
        yield from _sentences(entry)


def _sentences(entry: EntryFacts) -> Problems:
    """Yield the sentences of the English texts of an entry that begin in lowercase after another one."""
    for prose in entry.prose:
        if not prose.english or _SENTENCE.search(prose.text) is None:
            continue
        for match in _SENTENCE.finditer(prose.opaque):
            before = _LAST_WORD.search(prose.opaque, max(match.start() - _NEAR, 0), match.start())
            if before is not None and before[0].lower() not in ABBREVIATIONS and not before[0].isupper():
                word, start = match["word"], match.start("word")
                title = f'write "{word.capitalize()}"'
                fix = safe(title, Replace(entry.at(prose.path, Span(start, start + 1)), word[0].upper()))
                place = entry.at(prose.path, Span(*match.span("word")))
                yield Problem(f'sentence begins with lowercase "{word}"', place, fix=fix)


def _is_common(glossary: Glossary, outlier: Outlier, word: str) -> bool:
    """Whether an English word with a capital is one that the glossary writes in lowercase, and no name of the entry."""
    lower = word.lower()
    if not outlier.prose.english or word[1:] != lower[1:] or not word.isalpha() or len(word) < _LEAST_LETTERS:
        return False
    named = any(name.value.casefold().startswith(lower) for name in outlier.case.entry.names)
    return not named and glossary.conventions.capitals("en").is_lowercase(lower)


def _is_plain(outlier: Outlier, word: str) -> bool:
    """Whether a word has no case of its own: it is all lowercase, and none of the entry's names begins with it."""
    prose, end = outlier.prose, outlier.case.span.end
    if not word.isalpha() or not word.islower() or prose.language.startswith(("tr", "az")) or word.startswith("ij"):
        return False  # Turkish and Azeri have an I with a dot, Dutch capitalises both letters of "ij"
    after = prose.text[end : end + 1]
    if after and after not in " \t\r\n,;:]*_":
        return False  # a part of something else, such as f(x)
    if prose.english and word in _COMMON:
        return word != "a" or _ARTICLE.match(prose.text, end) is not None
    names = [name.value for name in outlier.case.entry.names if name.value[:1] == word[0]]
    # A single letter is usually a symbol: "n is the number of rows". In "vCluster", it is short for a word.
    return len(word) > 1 and not any(name.startswith(word) or name[1:] != name[1:].lower() for name in names)


def _is_another_form(glossary: Glossary, outlier: Outlier, word: str) -> bool:
    """Return whether an English text begins in lowercase for a reason: it continues the term, begins with the term in
    emphasis or a name that nothing else shows to be one, or defines a verb, where all verbs are defined so."""
    text, (start, end) = outlier.prose.text, outlier.case.span
    if not outlier.prose.english:
        return False
    is_emphasized = text[start - 1 : start] in ("*", "_")
    if is_emphasized and outlier.case.entry.is_called(word):
        return True
    if outlier.learned and word == "to":
        others = (outlier._replace(case=case) for case in outlier.convention.cases if case.has)
        return not any(other.word == "To" for other in others)
    if outlier.learned and (word in _GOES_ON or _is_verb(word, text, end)):
        return True
    return (
        word not in _PRONOUNS
        and _VERB.match(text, end) is not None
        and not glossary.conventions.capitals("en").is_lowercase(word)
    )


def _is_verb(word: str, text: str, end: int) -> bool:
    """Whether a word is rather a verb, which continues the term ("**Test** resolves cases"), than a plural noun."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and _AFTER_NOUN.match(text, end) is None


_TWO = {
    "token.yaml": "id: token\nterm: token\nsummary: A piece of text.\n",
    "batch.yaml": "id: batch\nterm: batch\nsummary: Examples that are seen at once.\n",
}

RULE = GlossaryRule(
    name="initial-case",
    category="convention",
    severity=Severity.WARNING,
    cases={**TRANSLATION, "capital": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good({**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: score before softmax.\n"}),
        good(
            "id: legs\nterm: legs\nsummary: a and b are the legs of a right triangle.\n", options={"style": "capital"}
        ),
        good("id: unit\nterm: unit\nsummary: a = 1 is the first.\n", options={"style": "capital"}),
        good(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: is what softmax takes.\n"},
            options={"least": 3, "share": 60},
        ),
        good("id: logit\nsummary: www.example.com has a score.\n", options={"style": "capital"}),
        good("id: ebpf\nterm: eBPF\nsummary: eBPF runs programs in the kernel.\n", options={"style": "capital"}),
        good(
            {
                **_TWO,
                "logit.yaml": "id: logit\nterm: shell\nsummary: netsh allows scripts to change settings.\n",
            },
            options={"least": 3, "share": 60},
        ),
        good(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: measures the score before softmax.\n"},
            options={"least": 3, "share": 60},
        ),
        bad(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: ⟦scores⟧ of all classes before softmax.\n"},
            'text begins with lowercase "scores"; 2 other summaries begin with a capital',
            options={"least": 3, "share": 60},
            after="id: logit\nterm: logit\nsummary: Scores of all classes before softmax.\n",
        ),
        good(
            "id: mast\nterm: mast\nsummary: Pole of oak, pine etc. in a ship, as node. js is not. Sails hang on it.\n"
        ),
        bad(
            "id: mast\nterm: mast\nsummary: Pole in a ship. ⟦it⟧ carries sails.\n",
            'sentence begins with lowercase "it"',
            after="id: mast\nterm: mast\nsummary: Pole in a ship. It carries sails.\n",
        ),
        bad(
            "id: mast\nterm: mast\nsummary: Pole in a ship. ⟦most⟧ are made of wood.\n",
            'sentence begins with lowercase "most"',
            after="id: mast\nterm: mast\nsummary: Pole in a ship. Most are made of wood.\n",
        ),
        good("id: vm\nterm: vMachine\nsummary: virtual machine.\n", options={"style": "capital"}),
        good("id: npm\nterm: npm\nsummary: npm fetches packages.\n", options={"style": "capital"}),
        good("id: cat\nterm: cat\nsummary: '`cat` prints files.'\n", options={"style": "capital"}),
        bad(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: ⟦score⟧ before softmax.\n"},
            'text begins with lowercase "score"; 2 other summaries begin with a capital',
            options={"least": 3, "share": 60},
            after="id: logit\nterm: logit\nsummary: Score before softmax.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: ⟦a⟧ score before softmax.\n",
            'text begins with lowercase "a"',
            options={"style": "capital"},
            after="id: logit\nterm: logit\nsummary: A score before softmax.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: '[⟦score⟧](score) before softmax.'\n",
            'text begins with lowercase "score"',
            options={"style": "capital"},
            after="id: logit\nterm: logit\nsummary: '[Score](score) before softmax.'\n",
        ),
    ),
)
