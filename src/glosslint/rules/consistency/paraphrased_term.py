"""
## What it does

Reports a definition that holds the whole definition of another entry in its first sentence, in place of the term: four
words or more, in the same order, singular or plural.

A text that also names the term explains it, and is not reported. Nor is one that begins with the words, or says
that something is what it says: it defines a kind of the thing.

## Why is this bad?

Readers do not learn the term where they meet the thing, and when the definition changes, the text does not.

## How to fix it

Write the term, and link it if the glossary links its terms.

## Fix safety

The term is only suggested, never written by `--fix`: the sentence around it was written for the definition.

## When to suppress it

When the text is read alone, by readers who do not know the term. English texts only.

## Sources

ISO 704, on substitution: a definition can take the place of its term, and so the term can take that of the definition.
In 130 published glossaries, whole definitions were found in four other texts, and one or two were better replaced by
the term: so this is an info. Parts of definitions were found in many more, and were hardly ever the term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, stands_for
from glosslint.rule.english import TermMatch, TermMatcher, base_words, inflected_replacement, lower_text
from glosslint.rule.facts import Definition, EntryFacts, Prose, Related, Span
from glosslint.rule.fixes import Safety, reword
from glosslint.rule.text import lazy_pattern

_FEWEST = 4  # words of a definition; shorter ones are phrases that any text may use
_ARTICLE = lazy_pattern(r"(?:an?|the)\s+")
#: After a definition as a whole: in front of a noun, or "of" and "in", its last word begins another phrase.
_AFTER = lazy_pattern(r"[*_]*(?:[.,;:)\u2014]|\s+(?:is|are|was|were|can|may|must|will|has|have)\b|\s*\Z)")
#: Before one that a thing is said to be, and before one that explains the words before it.
_BEFORE = lazy_pattern(
    r"(?:\b(?:is|are|was|were|be|been|as|means?|called|becomes?|or|i\.e\.|e\.g\.|like|namely)|[^\w\s*_])\s*"
    r"(?:\b(?:an?|the|one|any|each|its|their)\s+)?[*_]*\Z"
)
_DIVIDES = lazy_pattern(r";|\s-")
_LOOK_BACK = 40  # characters: the words of ``_BEFORE``


class _Text(NamedTuple):
    """A definition, its first sentence, and the words of that as names are looked up by, without those of addresses."""

    entry: EntryFacts
    prose: Prose
    sentence: Span
    bases: tuple[str, ...]


class _Core(NamedTuple):
    """The words that define an entry, without frame and article, in lower case."""

    entry: EntryFacts
    prose: Prose
    words: str


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield the first place in each definition where that of another entry stands for its term."""
    entries = [entry for entry in glossary.entries if not entry.redirect and not entry.deprecated]
    texts = [text for entry in entries for text in _texts(entry)]
    search = _Search(glossary, texts)
    for text in texts if search.cores else ():
        place = search.first(text)
        if place is not None:
            span, core = place
            at = text.entry.at(text.prose.path, span)
            written = inflected_replacement(text.prose.text[slice(*span)], core.words, core.entry.title)
            yield Problem(
                f'these words define "{core.entry.title}"; use the term',
                at,
                (Related(core.entry.at(core.prose.path), f'{core.prose.field} of "{core.entry.title}"'),),
                f'write "{core.entry.title}"',
                fix=reword(Safety.DISPLAY, at, text.prose.text, written),
                targets=(core.entry.key,),
            )


def _texts(entry: EntryFacts) -> Iterator[_Text]:
    """Yield the English definitions of an entry with their first sentences."""
    for prose, sentence in zip(entry.defining_prose, entry.first_sentences, strict=True):
        if sentence is not None:
            bases = base_words(prose.masked[slice(*sentence.span)]) if prose.markdown.hidden else sentence.bases
            yield _Text(entry, prose, sentence.span, tuple(bases))


def _core(definition: Definition) -> str:
    """Return the words of a definition if they are a noun phrase in one piece, with genus and differentia, or ''."""
    parts = definition.parts
    core = definition.clean.core[slice(*parts.core)].rstrip(" .*_\n")
    article = _ARTICLE.match(core)
    first = article.end() if article is not None else 0
    written = definition.prose.text[parts.core.start + first : parts.core.start + len(core)]
    core = core[first:]
    whole = not parts.verb and parts.genus.end > parts.genus.start and parts.differentia.end > parts.differentia.start
    if not whole or written[1:] != written[1:].lower() or not core.replace(" ", "").replace("-", "").isalpha():
        return ""  # a proper name; commas, digits, markup
    return core if len(core.split()) >= _FEWEST else ""


def _cores(text: _Text) -> Iterator[_Core]:
    for definition in text.entry.definitions:
        words = _core(definition) if definition.prose is text.prose else ""
        if words and not stands_for(text.entry.title, words):
            yield _Core(text.entry, text.prose, words)


class _Search:
    """Finds the definitions of other entries in texts."""

    def __init__(self, glossary: Glossary, texts: list[_Text]) -> None:
        # The last words of a sentence are in the definition, unless a semicolon or a dash is before them. If no other
        # sentence has them, as in most glossaries, the definition need not be taken apart.
        last = {text.bases[-_FEWEST:] for text in texts if len(text.bases) >= _FEWEST}
        phrases = (zip(*(text.bases[number:] for number in range(_FEWEST)), strict=False) for text in texts)
        known = Counter(chain.from_iterable(map(last.intersection, phrases)))
        cores = [
            core
            for text in texts
            if known[text.bases[-_FEWEST:]] > 1 or _DIVIDES.search(text.prose.text) is not None
            for core in _cores(text)
        ]
        owners = Counter(core.words for core in cores)
        counts = Counter(word for text in texts for word in set(text.bases)) if cores else Counter[str]()
        # A definition with a word that no other has, as most have, is in no other; that of two is no term of one.
        self.cores = [
            core
            for core in cores
            if owners[core.words] == 1 and all(counts[word] > 1 for word in base_words(core.words))
        ]
        self._glossary = glossary
        self._matcher = TermMatcher((core.words, number) for number, core in enumerate(self.cores))

    def first(self, text: _Text) -> tuple[Span, _Core] | None:
        """Return the first place in a definition where another could be replaced by its term."""
        if not self._matcher.may_match(text.bases):
            return None
        clean = lower_text(text.prose.masked)
        for match in self._matches(text, clean):
            core = self.cores[match.owners[0]]
            start, end = match.span
            before = clean[text.sentence.start : start]
            is_first = not _ARTICLE.sub("", before).strip(" *_\n\"'")
            if is_first or not _AFTER.match(clean, end) or _BEFORE.search(before[-_LOOK_BACK:]) is not None:
                continue
            if not self._names(text.prose, core):
                return match.span, core
        return None

    def _matches(self, text: _Text, clean: str) -> Iterator[TermMatch[int]]:
        """Yield the definitions of other entries in a text, also those that are part of its own."""
        shown = text.prose.text
        for match in self._matcher.find(shown, clean, *text.sentence):
            if all(self.cores[owner].entry is not text.entry for owner in match.owners):
                yield match
            else:
                second = clean.find(" ", *match.span)
                yield from self._matcher.find(shown, clean, second, match.span.end) if second > 0 else ()

    def _names(self, prose: Prose, core: _Core) -> bool:
        """Return whether a text also names the entry that it defines."""
        entries = (*self._glossary.entries, *self._glossary.vocabulary)
        return any(entries[owner] is core.entry for name in self._glossary.names_in(prose) for owner in name.owners)


_DIRECTORY = "id: directory\nterm: Directory\nsummary: Node of a file system that lists other nodes.\n"

RULE = GlossaryRule(
    name="paraphrased-term",
    category="consistency",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    fixes=(Safety.DISPLAY,),
    examples=(
        good(
            {
                "directory.yaml": _DIRECTORY,
                "link.yaml": "id: link\nterm: Link\nsummary: Name that a directory gives to a file.\n",
            }
        ),
        good(
            {
                "directory.yaml": _DIRECTORY,
                "root.yaml": "id: root\nterm: Root\nsummary: Node of a file system that lists other nodes first.\n",
            }
        ),
        bad(
            {
                "directory.yaml": _DIRECTORY,
                "link.yaml": (
                    "id: link\nterm: Link\n"
                    "summary: Name that is given to a file by a ⟦node of a file system that lists other nodes⟧.\n"
                ),
                "path.yaml": "id: path\nterm: Path\nsummary: Text that leads through each directory to a file.\n",
            },
            'these words define "Directory"; use the term',
        ),
    ),
)
