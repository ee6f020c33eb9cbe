"""
## What it does

Reports a word that appears twice or more in a row, as in "the the", within a line or across a line break. Likely
intended repetitions are ignored: "had had", "that that" (but not "the line that that connects"), "very very", degrees
("sub sub period", "great great aunt"), names such as "Duran Duran" and "the The Hague", two words that are emphasised
or quoted by themselves (*orang orang*), species ("Bison bison"), operators as in "OR and AND", numbers, code, and words
separated by a full stop, a heading, a list item or a table cell.

## Why is this bad?

People easily overlook it, most of all at the end of a line; a search and a screen reader do not.

## How to fix it

Remove all but one. `glosslint --fix` does so for words such as "the" and "of"; for others `--unsafe-fixes` does,
since a different word may have been meant.

## Fix safety

Removing all but the first of two or more words such as "the" and "of" is safe, since they never follow themselves
within a sentence; code, links, names and operators are not changed. It is unsafe where a clause may end between the two
("what it refers to to its reader"). Any other repeated word may be a typo for another word, so its removal is unsafe.

## When to suppress it

Where the repetition is intended, as in a text about repeated words. In German, French, Spanish, Italian and Dutch texts
only words are reported that never follow themselves, such as "und" and "une"; texts in other languages are not checked,
since they may repeat words to express something ("sawa sawa").

## Sources

The repetition check is the oldest of all style checkers (`diction`, 1979; `proselint`, "lexical illusions").
"""

from __future__ import annotations

import re
from itertools import islice
from operator import eq

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Prose, Severity, Span, bad, good
from glosslint.rule.english import INTENDED_REPETITIONS, is_set_apart
from glosslint.rule.fixes import Replace, Safety, safe, unsafe
from glosslint.rule.text import lazy_pattern

#: Only spaces and one line break may be between the words: punctuation separates them, and so does an empty line.
_GAP = r"(?:[ \t]*\r?\n[ \t]*|[ \t]+)"
_REPEATED = lazy_pattern(
    rf"(?<![\w'\u2019.@/&+_-])([^\W\d_]++)({_GAP})(\1)(?:{_GAP}(?-i:\3))*(?![\w'\u2019@/&+_-])", re.IGNORECASE
)
#: Before the verb of a clause that is the subject of the same verb: "what it does does not matter".
_CLAUSE = lazy_pattern(r"\b(?:what|whatever|how|where|who|whoever|why|when)\b[^.;:!?\n]{1,60}\Z", re.IGNORECASE)
_VERB = lazy_pattern(r"(?:\A(?:is|was|are|were|do|did)|(?<!thi)s|ed)\Z", re.IGNORECASE)
_HARD_BREAK = lazy_pattern(r" {2,}\r?\n")
#: After "that that", which is a mistake there: the subject of a clause, or a verb other than "is".
_SECOND_CLAUSE = lazy_pattern(r"\s+(?:(?:the|an?|its?|they|we|you|he|she)\b|[a-z]{2,}[^s\W\d_]s\b)")
#: Words that no grammar allows twice; others may be a typo for a different word.
_FUNCTION_WORDS = "a an the of to and or for with from by at as but if are was were be been its their this"
_CERTAIN = frozenset(_FUNCTION_WORDS.split())
#: Those that may end a clause, after which the same word may follow.
_STRANDED = frozenset(("of", "to", "for", "with", "from", "by", "at", "as", "is", "are", "was", "were"))
_CLAUSE_LENGTH = 70  # characters
_RELATIVE = lazy_pattern(
    r"\b(?:what|whatever|how|where|who|whom|whoever|why|when|that|which|one)\b[^.;:!?\n]{1,60}\Z", re.IGNORECASE
)
#: The same in other languages: without "die die", "nous nous", "zu zu", "in in" and the like, which grammar allows.
_LISTED = {
    "de": "und oder mit von f\u00fcr auf ein eine einen einem eines einer dem des zum zur vom im bei",
    "fr": "un une le la les des du et ou dans avec pour par sur sans au aux ce cette son sa ses",
    "es": "un una el los las del y o en con por para sin al su sus",
    "it": "un una il lo gli le dei del della e o con per da nel nella al alla",
    "nl": "een het en of met voor op door bij uit",
}
_ELSEWHERE = {language: frozenset(words.split()) for language, words in _LISTED.items()}
_MOST = 20  # findings in one text; what repeats more words is not prose
_SINGLE = frozenset("ai")  # of single letters only these are words: "n n" is a formula


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report every word that appears twice in a row in one sentence."""
    for prose in entry.prose:
        elsewhere = _ELSEWHERE.get(prose.language.split("-")[0])
        every = prose.plain_words if prose.english or elsewhere else ()
        if not any(map(eq, every, islice(every, 1, None))):  # a fast answer: in few texts a word follows itself
            continue
        names = [name.value.casefold() for name in entry.names]
        pairs = (match for match in _REPEATED.finditer(prose.masked) if not elsewhere or match[1].lower() in elsewhere)
        mistakes = (match for match in pairs if _is_mistake(prose, match))
        written = ((match, " ".join(match[0].split())) for match in mistakes)
        unnamed = ((match, words) for match, words in written if not any(words.casefold() in name for name in names))
        for match, words in islice(unnamed, _MOST):
            place = entry.at(prose.path, Span(*match.span()))
            message = f'"{words}" repeats "{match[1].lower()}"'
            removal = Replace(place._replace(span=Span(match.end(1), match.end())), "")
            certainty = safe if prose.english and _is_certain(prose.text, match) else unsafe
            twice = match.end() == match.end(3)
            fix = certainty("remove the second word" if twice else "remove all but the first word", removal)
            advice = "remove one of the two" if twice else "remove all but one of them"
            yield Problem(message, place, help=advice, fix=fix)


def _is_certain(text: str, match: re.Match[str]) -> bool:
    """Return whether one of the two words is surely too many: not in "what a name refers to to its reader"."""
    word = match[1].lower()
    return word in _CERTAIN and (
        word not in _STRANDED or _RELATIVE.search(text, max(match.start() - _CLAUSE_LENGTH, 0), match.start()) is None
    )


def _is_mistake(prose: Prose, match: re.Match[str]) -> bool:
    text, word = prose.text, match[1]
    if text[slice(*match.span())] != match[0] or _HARD_BREAK.search(match[0]) is not None:
        return False  # the text has code, a link or a line break there
    if is_set_apart(text, Span(*match.span())):
        return False  # a slip that is cited: "the the"
    is_relative = word.lower() == "that" and _SECOND_CLAUSE.match(text, match.end()) is not None
    if (word.lower() in INTENDED_REPETITIONS and not is_relative) or (len(word) == 1 and word.lower() not in _SINGLE):
        return False
    if _VERB.search(word) is not None and _CLAUSE.search(text, 0, match.start()) is not None:
        return False
    if match[3][0].isupper() or (len(word) > 1 and word.isupper()):
        return False  # a proper name such as "The Hague", an operator such as "AND"
    may_be_species = word[0].isupper() and word.lower() not in _CERTAIN
    if may_be_species and not any(sentence.start == match.start() for sentence in prose.sentences):
        return False  # a species, such as "Bison bison"
    return any(start <= match.start() and match.end() <= end for start, end in prose.sentences)


RULE = EntryRule(
    name="repeated-word",
    category="wording",
    gated=False,
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("id: gate\nsummary: Circuit such as OR and AND, or the one for NOT, OR or XOR.\n"),
        good("id: rope\nsummary: Line of which a sailor says that that is one.\n"),
        bad(
            "id: chain\nsummary: A loop of many steel links ⟦that that⟧ carries the force of the rider.\n",
            '"that that" repeats "that"',
            after="id: chain\nsummary: A loop of many steel links that carries the force of the rider.\n",
        ),
        bad(
            "id: rope\nsummary: The line ⟦that that⟧ connects a boat.\n",
            '"that that" repeats "that"',
            after="id: rope\nsummary: The line that connects a boat.\n",
        ),
        bad(
            "id: rope\nsummary: A long [line](line) ⟦that that⟧ holds a boat, or one ⟦that that⟧ the crew holds.\n",
            '"that that" repeats "that"',
            '"that that" repeats "that"',
            after="id: rope\nsummary: A long [line](line) that holds a boat, or one that the crew holds.\n",
        ),
        good("id: logit\nsummary: A score that had had no name before that that one was given.\n"),
        good("id: ox\nterm: Ox\nsummary: Beast of the kind Bison bison.\ndefinition: '*Bison bison* is an ox.'\n"),
        good("id: int\nterm: Int\nsummary: Number that is shorter than a long long.\n"),
        bad(
            "id: ox\nterm: Ox\nsummary: ⟦The the⟧ beast of the field.\n",
            '"The the" repeats "the"',
            after="id: ox\nterm: Ox\nsummary: The beast of the field.\n",
        ),
        bad(
            "id: hague\nterm: Hague\nsummary: City that they call ⟦the the⟧ The Hague.\n",
            '"the the" repeats "the"',
            after="id: hague\nterm: Hague\nsummary: City that they call the The Hague.\n",
        ),
        good("id: pop\nterm: Pop group\nsummary: Band such as Duran Duran, that plays songs.\n"),
        good("id: side\nsummary: Effect that what a call does does not show, and that how it works works against.\n"),
        good("id: x\ndefinition: |\n  A list of what is the\n\n  the end, and of `x` `x`:\n\n  - what\n  - what\n"),
        bad(
            "id: logit\nsummary: Score that ⟦the the⟧ softmax turns into a probability.\n",
            '"the the" repeats "the"',
            after="id: logit\nsummary: Score that the softmax turns into a probability.\n",
        ),
        bad(
            "id: logit\nsummary: Score ⟦of of of⟧ the softmax.\n",
            '"of of of" repeats "of"',
            after="id: logit\nsummary: Score of the softmax.\n",
        ),
        bad(
            "id: name\nsummary: Word that says what it refers ⟦to to⟧ its reader.\n",
            '"to to" repeats "to"',
            after="id: name\nsummary: Word that says what it refers to its reader.\n",
        ),
        bad(
            "id: logit\nsummary: Score that a layer ⟦gives\n  gives⟧ to each class.\n",
            '"gives gives" repeats "gives"',
            after="id: logit\nsummary: Score that a layer gives to each class.\n",
        ),
    ),
)
