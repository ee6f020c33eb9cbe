"""What the rules on house words share: where their tables apply, and the words that are found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from glosslint.rule import (
    EntryFacts,
    Fix,
    Glossary,
    NodePath,
    Place,
    Problem,
    Prose,
    Replace,
    Severity,
    Span,
    TermMatcher,
    article_change,
    base_words,
    find_addresses,
    fold,
    inflected_replacement,
    lowered,
    unsafe,
)
from glosslint.rules.wording.tables import Discouraged, HouseRule

#: The tables name their levels; the rules report whatever level the table of a problem names.
LEVELS = {level.label: level for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)}


@dataclass(frozen=True)
class Where:
    """A text in which house rules look: a prose field, or a name (then without ``prose``). ``shown`` is the text at its
    own length, with code and the targets of links blotted out."""

    entry: EntryFacts
    field: str
    language: str
    path: NodePath
    text: str
    shown: str
    prose: Prose | None = None

    @cached_property
    def unsearched(self) -> tuple[Span, ...]:
        """The parts in which no pattern looks: code, images and the like, and addresses; not the marks of links."""
        hidden = self.prose.markdown.hidden if self.prose is not None else ()
        return (*(span for kind, span in hidden if kind != "mark"), *find_addresses(self.shown))

    def is_for(self, table: HouseRule) -> bool:
        """Whether the table is to look here."""
        here = self.field in table.fields if table.fields else self.prose is not None
        return here and table.language in ("*", self.language, self.language.split("-")[0])

    def place(self, span: Span) -> Place:
        """Characters of the text, as a place."""
        return self.entry.at(self.path, span)


class Hit(NamedTuple):
    """Words of a table in a text."""

    table: Discouraged
    sought: str
    where: Where
    span: Span

    @property
    def said(self) -> str:
        """The words as they stand there, on one line."""
        return " ".join(self.where.text[slice(*self.span)].split())


def texts(glossary: Glossary, tables: Sequence[HouseRule]) -> Iterator[Where]:
    """Every text of every entry in which one of the tables looks."""
    fields = {field for table in tables for field in table.fields}
    for entry in glossary.entries:
        for prose in entry.prose:
            yield Where(entry, prose.field, prose.language, prose.path, prose.text, prose.masked, prose)
        for name in entry.names if fields else ():
            if name.kind in fields:
                yield Where(entry, name.kind, name.language, name.path, name.value, name.value)


def hits(glossary: Glossary, tables: Sequence[Discouraged]) -> Iterator[Hit]:
    """Every word of the tables in the texts they are for; not in code, targets of links, and longer names."""
    if not tables:
        return
    words = [(word, (number, word)) for number, table in enumerate(tables) for word in table.words]
    verbs = [pair for pair in words if pair[0].startswith("to ") and tables[pair[1][0]].inflected]
    finder: TermMatcher[tuple[int, str]] = TermMatcher(
        (pair for pair in words if pair not in verbs), verbs, plain_words=True
    )
    for where in texts(glossary, tables):
        if not finder.may_match_words(where.prose.base_forms if where.prose else frozenset(base_words(where.text))):
            continue
        named: list[Span] | None = None
        for found in finder.find(where.text, lowered(where.shown), 0, len(where.shown)):
            hit = _hit(tables, where, found.span, found.owners)
            if hit is not None and where.prose is not None:
                named = [name.span for name in glossary.names_in(where.prose)] if named is None else named
            if hit is not None and not _is_name(hit, named or []):
                yield hit


def _hit(tables: Sequence[Discouraged], where: Where, span: Span, owners: Sequence[tuple[int, str]]) -> Hit | None:
    """The first table that looks here and means this form of its word."""
    for number, word in owners:
        whole = _whole(where.text, span, word)
        if whole is None:
            continue
        hit = Hit(tables[number], word, where, whole)
        exact = hit.table.inflected or fold(hit.said) == fold(word)
        if where.is_for(hit.table) and exact and not _is_right(where, whole, hit.table.replacement):
            return hit
    return None


def _whole(text: str, span: Span, word: str) -> Span | None:
    """The characters of a word with what the finder takes for the end of a possessive: "it's" is not "it"."""
    end = word[-2:].replace("\u2019", "'").lower()
    if end != "'s":
        return span
    there = text[span.end : span.end + 2].replace("\u2019", "'").lower()
    return Span(span.start, span.end + 2) if there == end else None


def _is_right(where: Where, span: Span, replacement: str) -> bool:
    """Whether the words stand in the very form that is to replace them, as "mail" does in "E-mail". A capital that the
    replacement has not is right at the beginning of a sentence."""
    text, size, (start, end) = where.text, len(replacement), span
    said = text[start:end]
    if said.casefold() == replacement.casefold() and said != replacement:
        begins = where.prose is None or any(sentence.start == start for sentence in where.prose.sentences)
        return begins and said == replacement[:1].upper() + replacement[1:]
    forms = (replacement, replacement[:1].upper() + replacement[1:])
    found = (text.find(form, max(start - size, 0), end + size) for form in forms if form)
    return any(0 <= at <= start < at + size for at in found)


def _is_name(hit: Hit, named: Sequence[Span]) -> bool:
    """Whether the words are part of a longer name, or a name of the entry that is explained."""
    if hit.where.prose is None:
        return False
    start, end = hit.span
    longer = any(span.start <= start and end <= span.end and span != hit.span for span in named)
    return longer or fold(hit.said) in {fold(name.value) for name in hit.where.entry.names}


def problem(hit: Hit, usual: str) -> Problem:
    """The problem of a hit: what its table says, or else ``usual``."""
    new = inflected_replacement(hit.said, hit.sought, hit.table.replacement) if hit.table.replacement else None
    message = f'"{hit.said}": {hit.table.message}' if hit.table.message else usual
    targets = (hit.table.name, fold(hit.sought)) if hit.table.name else (fold(hit.sought),)
    return Problem(
        message,
        hit.where.place(hit.span),
        help=advice(hit.table, new or hit.table.replacement),
        case=hit.table.level,
        fix=_fix(hit, new) if new else None,
        targets=targets,
    )


def advice(table: HouseRule, new: str) -> str:
    """What to do, and where to read more."""
    parts = [f'write "{new}"' if new else "", f"see {table.docs}" if table.docs else ""]
    return "; ".join(filter(None, parts))


def _fix(hit: Hit, new: str) -> Fix | None:
    """To write the other words, with the article that they need; not where marks stand between the words."""
    where, (start, end) = hit.where, hit.span
    if where.text[start:end] != where.shown[start:end]:
        return None
    changed = article_change(where.text[:start], new)
    if changed is None:
        return None
    back, written = changed
    return unsafe(f'write "{new}"', Replace(where.place(Span(start - back, end)), written + new))
