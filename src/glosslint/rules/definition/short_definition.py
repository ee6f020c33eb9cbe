"""
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
"""

from __future__ import annotations

import re

from glosslint.rule import Cause, EntryRule, Problem, Problems, Severity, bad, dataclass, good, lazy_pattern, option
from glosslint.rule.facts import EntryFacts, Prose
from glosslint.rule.names import fold, is_acronym_of

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
class Options:
    """A limit that overrides the layout's."""

    words: int | None = option(None, "The minimum number of words in a definition; overrides the layout's (or 4).")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Yield every prose field with too few words."""
    if entry.redirect:
        return
    for prose in entry.measured_prose:
        count, least = prose.word_count, _least(prose, options)
        if count < least and prose.pointer is None and not _is_reported_elsewhere(entry, prose):
            if _has_no_limit(prose, options) and not _is_fragment(entry, prose):
                continue
            place = entry.at(prose.path)
            names = (Cause("synonym-only", place), Cause("self-definition", place))
            message = f"{count} {'word' if count == 1 else 'words'}; a {prose.field} needs at least {least}"
            one_word = count == 1 and _has_no_limit(prose, options)
            yield Problem(message, place, help=_HELP, causes=names, case="one-word" if one_word else "")


def _least(prose: Prose, options: Options) -> int:
    """Return the fewest words of a field, or 0 for any number."""
    if prose.limits is None and not prose.core:
        return 0
    if options.words is not None:
        return options.words
    return prose.limits.min_words if prose.limits is not None else _LEAST


def _has_no_limit(prose: Prose, options: Options) -> bool:
    return options.words is None and prose.limits is None


def _is_fragment(entry: EntryFacts, prose: Prose) -> bool:
    """Return whether so few words say what a thing does or is for, or only one word what it is."""
    if not prose.english:
        return prose.word_count <= 1
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


RULE = EntryRule(
    name="short-definition",
    category="definition",
    severity=Severity.WARNING,
    cases={"one-word": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
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
