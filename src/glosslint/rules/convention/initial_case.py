"""
## What it does

Reports a text that begins with a lowercase letter when the others of the glossary begin with a capital. The convention
is learned for each field and language: it holds when at least 90 % of at least 20 texts agree.

Only a plain word is reported: one that is all lowercase and begins no name of the entry. Names with a case of their own
(eBPF, iOS, npm), code, and texts that begin with a number, a bracket, an address or an item of a list are accepted.
Where lowercase is usual, a capital may belong to a name: it is reported, at level info, only on English words that the
glossary writes in lowercase elsewhere. A text that continues the term ("is used for …", "or token") is accepted, and so
is "see X". In a language with fewer texts than another, as translations have, the level is info.

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
from glosslint.rules.convention._frame import TRANSLATION, WANTED, LearnedOptions, Outlier, outliers

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


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "capital"] = option(
        "learn", "Whether texts begin with a capital: when most of them do, or always."
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every text that begins with a lowercase letter and should not."""
    for outlier in outliers(glossary, Habit.INITIAL_CAPITAL, options, WANTED[options.style]):
        word, start = outlier.word, outlier.case.span.start
        goes_on = outlier.learned and outlier.prose.english and word in _GOES_ON
        if not outlier.case.has and not goes_on and _is_plain(outlier, word):
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
            if before is not None and before[0].lower() not in ABBREVIATIONS:
                word, start = match["word"], match.start("word")
                title = f'write "{word.capitalize()}"'
                fix = safe(title, Replace(entry.at(prose.path, Span(start, start + 1)), word[0].upper()))
                place = entry.at(prose.path, Span(*match.span("word")))
                yield Problem(f'sentence begins with lowercase "{word}"', place, fix=fix)


def _is_common(glossary: Glossary, outlier: Outlier, word: str) -> bool:
    """Whether an English word with a capital is one that the glossary writes in lowercase, and no name of the entry."""
    lower = word.lower()
    if not outlier.prose.english or word[1:] != lower[1:]:
        return False
    named = any(name.value.casefold().startswith(lower) for name in outlier.case.entry.names)
    return not named and glossary.conventions.capitals("en").is_lowercase(lower)


def _is_plain(outlier: Outlier, word: str) -> bool:
    """Whether a word has no case of its own: it is all lowercase, and none of the entry's names begins with it."""
    prose, end = outlier.prose, outlier.case.span.end
    if not word.isalpha() or not word.islower() or prose.language.startswith(("tr", "az")) or word.startswith("ij"):
        return False  # Turkish and Azeri have an I with a dot, Dutch capitalises both letters of "ij"
    after = prose.text[end : end + 1]
    if after not in " \t\r\n,;:]*_":
        return False  # a part of something else, such as f(x)
    if prose.english and word in _COMMON:
        return word != "a" or _ARTICLE.match(prose.text, end) is not None
    # A single letter is usually a symbol: "n is the number of rows".
    return len(word) > 1 and not any(name.value.startswith(word) for name in outlier.case.entry.names)


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
