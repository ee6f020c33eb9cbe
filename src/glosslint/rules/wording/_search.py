"""What the rules from the tables of the settings share: the texts to which a table applies, and its words in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from glosslint.rule import Fix, Glossary, Problem, Safety, Severity, dataclass, find_addresses, fold, reword
from glosslint.rule.english import TermMatch, TermMatcher, base_words, inflected_replacement, lower_text
from glosslint.rule.facts import EntryFacts, NodePath, Place, Prose, Span
from glosslint.rules.wording.tables import CustomRule, Discouraged

#: The tables name their levels; the rules report whatever level the table of a problem names.
LEVELS = {level.label: level for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)}


@dataclass(frozen=True)
class SearchedText:
    """A text to which custom rules apply: a prose field, or a name (then without ``prose``).

    ``shown`` is the text, at its own length, with code and the targets of links masked. ``start`` is where the text
    begins in its value: two names may be written in one.
    """

    entry: EntryFacts
    field: str
    language: str
    path: NodePath
    text: str
    shown: str
    prose: Prose | None = None
    start: int = 0

    @cached_property
    def unsearched(self) -> tuple[Span, ...]:
        """The parts that patterns do not search: code, images and the like, and addresses; not the markup of links."""
        hidden = self.prose.markdown.hidden if self.prose is not None else ()
        return (*(span for kind, span in hidden if kind != "mark"), *find_addresses(self.shown))

    def is_for(self, table: CustomRule) -> bool:
        """Return whether the table applies to this text."""
        here = self.field in table.fields if table.fields else self.prose is not None
        return here and table.language in ("*", self.language, self.language.split("-")[0])

    def place(self, span: Span) -> Place:
        """Return characters of the text as a place."""
        return self.entry.at(self.path, span.shift(self.start))


class Hit(NamedTuple):
    """Words of a table in a text: ``listed`` as the table has them, and their place."""

    table: Discouraged
    listed: str
    searched: SearchedText
    span: Span

    @property
    def words(self) -> str:
        """The words as written in the text, on one line."""
        return " ".join(self.searched.text[slice(*self.span)].split())


def texts(glossary: Glossary, tables: Sequence[CustomRule]) -> Iterator[SearchedText]:
    """Yield every text of every entry to which one of the tables may apply."""
    fields = {field for table in tables for field in table.fields}
    for entry in glossary.entries:
        for prose in entry.prose:
            yield SearchedText(entry, prose.field, prose.language, prose.path, prose.text, prose.masked, prose)
        for name in entry.names if fields else ():
            if name.kind in fields:
                yield SearchedText(entry, name.kind, name.language, name.path, name.value, name.value, start=name.start)


def hits(glossary: Glossary, tables: Sequence[Discouraged]) -> Iterator[Hit]:
    """Yield every word of the tables in the texts they apply to, except in code, link targets and longer names."""
    if not tables:
        return
    words = [(word, (number, word)) for number, table in enumerate(tables) for word in table.words]
    verbs = [pair for pair in words if pair[0].startswith("to ") and tables[pair[1][0]].inflected]
    finder: TermMatcher[tuple[int, str]] = TermMatcher(
        (pair for pair in words if pair not in verbs), verbs, plain_words=True
    )
    for searched in texts(glossary, tables):
        if not finder.may_match_words(searched.prose.base_forms if searched.prose else base_words(searched.text)):
            continue
        matches = finder.find(searched.text, lower_text(searched.shown), 0, len(searched.shown))
        found = [hit for match in matches if (hit := _hit(tables, searched, match)) is not None]
        named = glossary.names_in(searched.prose) if found and searched.prose is not None else []
        yield from (hit for hit in found if not _is_name(hit, named))


def _hit(tables: Sequence[Discouraged], searched: SearchedText, match: TermMatch[tuple[int, str]]) -> Hit | None:
    """Return the hit of the first table that applies here and to this form of its word."""
    for number, word in match.owners:
        whole = _whole(searched.text, match.span, word)
        if whole is None:
            continue
        hit = Hit(tables[number], word, searched, whole)
        exact = hit.table.inflected or fold(hit.words) == fold(word)
        if searched.is_for(hit.table) and exact and not _is_right(searched, whole, hit.table.replacement):
            return hit
    return None


def _whole(text: str, span: Span, word: str) -> Span | None:
    """Return the characters of a word with the "'s" that the finder takes for a possessive: "it's" is not "it"."""
    if word[-2:].replace("\u2019", "'").lower() != "'s":
        return span
    following = text[span.end : span.end + 2].replace("\u2019", "'").lower()
    return Span(span.start, span.end + 2) if following == "'s" else None


def _is_right(searched: SearchedText, span: Span, replacement: str) -> bool:
    """Return whether the words are part of their replacement, as "mail" of "E-mail", or it with a first capital."""
    text, size, (start, end) = searched.text, len(replacement), span
    words, capitalized = text[start:end], replacement[:1].upper() + replacement[1:]
    if words.casefold() == replacement.casefold() and words != replacement:
        opens = searched.prose is None or any(sentence.start == start for sentence in searched.prose.sentences)
        return opens and words == capitalized
    forms = (form for form in (replacement, capitalized) if form)
    positions = (text.find(form, max(start - size, 0), end + size) for form in forms)
    return any(0 <= at <= start < at + size for at in positions)


def _is_name(hit: Hit, named: Sequence[TermMatch[int]]) -> bool:
    """Return whether the words are part of a longer name, or a name of the entry itself."""
    if hit.searched.prose is None:
        return False
    start, end = hit.span
    longer = any(name.span.start <= start and end <= name.span.end and name.span != hit.span for name in named)
    return longer or hit.searched.entry.is_called(hit.words)


def problem(hit: Hit, usual: str) -> Problem:
    """Return the problem of a hit, with the message of its table or else ``usual``."""
    new = inflected_replacement(hit.words, hit.listed, hit.table.replacement) if hit.table.replacement else None
    message = f'"{hit.words}": {hit.table.message}' if hit.table.message else usual
    place, text = hit.searched.place(hit.span), hit.searched.text
    is_plain = text[slice(*hit.span)] == hit.searched.shown[slice(*hit.span)]  # else markup separates the words
    fix = reword(Safety.UNSAFE, place, text, new) if is_plain else None
    return report(hit.table, message, place, new or hit.table.replacement, fix, fold(hit.listed))


def report(table: CustomRule, message: str, place: Place, new: str, fix: Fix | None, word: str = "") -> Problem:
    """Return the problem of what a table finds, and with it what to write, if there is ``new`` text, and where to read
    more; suppressions may name the table, or its ``word``."""
    advice = "; ".join(filter(None, (f'write "{new}"' if new else "", f"see {table.docs}" if table.docs else "")))
    targets = tuple(filter(None, (table.name, word)))
    return Problem(message, place, help=advice, case=table.level, fix=fix, targets=targets)
