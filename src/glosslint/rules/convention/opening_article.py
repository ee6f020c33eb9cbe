"""
## What it does

Reports a definition that opens with "A", "An" or "The" when the others of the glossary open without an article, or the
reverse. The convention is learned: it holds when at least 90 % of at least 20 definitions agree.

Fragments are compared with fragments: a definition that is a full sentence ("The area may hold …") neither counts nor
is reported. Where an article is usual, only a noun is reported that other definitions use with "a" or "an": "Software
that …" and "Rules for …" lack none. Where none is usual, "a few", "a number of" and the like are accepted, and so is a
definition that begins by naming its term ("A graph is …"), which `restated-term` checks.

## Why is this bad?

A reader who looks up one entry after another stumbles where the form changes, and looks for a meaning in it.

## How to fix it

Open the definition as the others do. To require one style whatever most definitions do, set `style`.

## Fix safety

Unsafe: an article says whether there is one of a kind or several, and some nouns take none. "The" is not removed
before a word that needs it, such as "only", "first", "same" or "most". After a removed article, the next word gets its
capital, unless it has a form of its own (`my_tool`, `k8s`). After an added article, a proper name keeps its capital.

## When to suppress it

When the article says that there is only one of the kind, and the definition depends on it.

## Sources

ISO 10241-1 and ISO 704 have definitions begin without an article; dictionaries for learners begin with one. Of
published glossaries, 0 to 70 % of the definitions begin with an article: an outlier is a mistake only where one style
clearly holds. English definitions only.
"""

from __future__ import annotations

import re
from typing import Literal

from glosslint.rule import Glossary, GlossaryRule, Habit, Place, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.english import article, base, base_words
from glosslint.rule.fixes import Fix, Replace, Safety, unsafe
from glosslint.rule.text import lazy_pattern
from glosslint.rules.convention._frame import WANTED, LearnedOptions, Outlier, first_after, outliers

# In these the article belongs to a fixed phrase.
_PHRASES = lazy_pattern(r"a\s+(?:few|lot|couple|number|priori|posteriori|great\s+(?:deal|many)|bit|little|single)\b")
#: What may follow the kind of thing in a fragment; anything else may be the verb of a sentence.
_MORE = lazy_pattern(
    r"[\W_]*(?:\Z|[,.;:(]|(?:of|for|in|on|at|by|to|with|within|without|from|into|between|among|across|over|under|that|which"
    r"|who|whose|where|when|used|such|as|and|or|during|through|via|per|like|about|against|around|before|after|below|above"
    r"|\w{2,}(?:ed|ing))\b)",
)
#: Nouns that are used with "a" and just as well without: "Slow, sustained movement", "a movement of the arm".
_LISTED = """
    action activity analysis art behavior behaviour change cloth communication competition control damage data
    development disease distance energy equipment evidence experience fabric force glass growth hardware
    infection information injury interaction knowledge language law learning light loss material matter memory
    metal motion movement music pain paper play power practice pressure reading research resistance rock sound
    space speech stone storage stress support text theory thought time trade traffic training transport
    treatment variation wood work writing
"""
_MASS_TOO = frozenset(_LISTED.split())
_NAME = lazy_pattern(r"\s+[A-Z]")  # after an article: a name, or an acronym
_GAP = lazy_pattern(r"\s+\[?(?=\S)")
#: After "the": there is one, and without the article the words say something else ("Only metal that is liquid").
_SINGLE = lazy_pattern(
    r"\s+(?:only|first|second|third|last|next|final|main|sole|same|most|least|best|worst|very|other|rest|latter|former"
    r"|opposite|whole|entire|more|less|\w{2,}(?:est|th))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "always", "never"] = option(
        "learn", "Whether definitions open with an article: as most of them do, always, or never."
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every definition that opens differently from the others."""
    differing = list(outliers(glossary, Habit.OPENING_ARTICLE, options, WANTED[options.style]))
    bare = {id(outlier): noun for outlier in differing if (noun := _bare_noun(outlier)) and base(noun) == noun}
    countable = _countable(glossary, frozenset(bare.values()) - _MASS_TOO)
    for outlier in differing:
        if outlier.case.has and not _is_needed(outlier):
            text, opening, (start, end) = outlier.prose.text, outlier.word, outlier.case.span
            gap = _GAP.match(text, end)
            core = gap.end() if gap is not None else end
            removal = Replace(outlier.at(start, core + 1), first_after(text, start, core))
            is_single = opening.lower() == "the" and _SINGLE.match(text, end) is not None
            fix = None if is_single else unsafe(f'remove "{opening}"', removal)
            yield outlier.problem(f'definition opens with "{opening}"', causes=outlier.placeholders, fix=fix)
        elif (noun := bare.get(id(outlier), "")) in countable:
            word, start = outlier.word, outlier.case.span.start
            is_name = glossary.conventions.capitals("en").is_proper(word)
            added = _added(outlier.at(start, start + 1), word, is_name)
            yield outlier.problem(f'missing article before "{noun}"', causes=outlier.placeholders, fix=added)


def _added(first: Place, word: str, is_name: bool) -> Fix | None:
    """Return the fix that writes an article before a word, if it is certain which; a name keeps its capital."""
    indefinite = article(word)
    if indefinite is None:
        return None
    lowered = word[0].lower() if word[1:].islower() and not is_name else word[0]
    written = indefinite.title() if word[0].isupper() else indefinite
    return unsafe(f'add "{written}"', Replace(first, f"{written} {lowered}"))


def _countable(glossary: Glossary, nouns: frozenset[str]) -> frozenset[str]:
    """Return those of some nouns that a definition uses with "a" or "an"."""
    firsts = {word for noun in nouns for word in base_words(noun)[:1]}
    found: set[str] = set()
    for entry in glossary.entries if firsts else ():
        if not all(firsts.isdisjoint(prose.base_forms) for prose in entry.defining_prose):
            for parsed in entry.definitions:
                before = parsed.clean.core[parsed.parts.sentence.start : parsed.parts.genus.start].split()
                if before and before[-1] in ("a", "an"):
                    found.add(parsed.core_text(parsed.parts.head))
    return nouns & found


def _bare_noun(outlier: Outlier) -> str:
    """Return the head of the genus phrase if that opens the text without an article, and is no acronym, or ''."""
    parsed = outlier.definition if not outlier.case.has else None
    if parsed is None or parsed.parts.genus.start != outlier.case.span.start:
        return ""
    if parsed.prose.text[slice(*parsed.parts.head)].isupper():
        return ""
    return parsed.core_text(parsed.parts.head)


def _is_needed(outlier: Outlier) -> bool:
    """Whether the article belongs to a phrase, to the name of the entry in "A graph is", or to a sentence."""
    parsed = outlier.definition
    start, end = outlier.case.span
    if parsed is None or not _MORE.match(parsed.clean.core, max(parsed.parts.genus.end, end)):
        return True
    if outlier.word.lower() == "the" and _NAME.match(parsed.prose.text, end):
        return True  # "The Network Mapper"
    return _GAP.match(parsed.prose.text, end) is None or _PHRASES.match(parsed.clean.core, start) is not None


_FOUR = {
    "logit.yaml": "id: logit\nsummary: Score before softmax.\n",
    "token.yaml": "id: token\nsummary: Piece of text.\n",
    "batch.yaml": "id: batch\nsummary: Group of examples.\n",
}

RULE = GlossaryRule(
    name="opening-article",
    category="convention",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_FOUR, "patch.yaml": "id: patch\nsummary: A square of an image.\n"}),
        good(
            {
                "logit.yaml": "id: logit\nterm: Logit\nsummary: A logit is a score.\n",
                "width.yaml": "id: width\nterm: Width\nsummary: A number of units side by side.\n",
            },
            options={"style": "never"},
        ),
        good(
            {
                "driver.yaml": "id: driver\nterm: Driver\nsummary: Software for one device.\n",
                "patch.yaml": "id: patch\nterm: Patch\nsummary: A square of an image.\n",
            },
            options={"style": "always"},
        ),
        good(
            {**_FOUR, "patch.yaml": "id: nmap\nsummary: The Network Mapper of an image.\n"},
            options={"least": 4, "share": 75},
        ),
        bad(
            {**_FOUR, "patch.yaml": "id: patch\nsummary: ⟦A⟧ square of an image.\n"},
            'definition opens with "A"; 3 other summaries open without an article',
            options={"least": 4, "share": 75},
            after="id: patch\nsummary: Square of an image.\n",
        ),
        bad(
            "id: patch\nsummary: ⟦The⟧ [square](square) of an image.\n",
            'definition opens with "The"',
            options={"style": "never"},
            after="id: patch\nsummary: '[Square](square) of an image.'\n",
        ),
        bad(
            {
                "logit.yaml": "id: logit\nsummary: ⟦Unnormalised⟧ score of a class.\n",
                "loss.yaml": "id: loss\nsummary: A score that training makes small.\n",
            },
            'missing article before "score"',
            options={"style": "always"},
            after="id: logit\nsummary: An unnormalised score of a class.\n",
        ),
    ),
)
