"""The header of a table → which columns hold the term, its definition and its other names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.detect.page_texts import words_in
from glosslint.detect.pages.tables.titles import columns, defines, is_number, names_language
from glosslint.detect.words import REFERENCES, VALUES, normal, words
from glosslint.parse.page.columns import divides_alphabet, indices, titles_of
from glosslint.parse.page.table import Titles
from glosslint.text.names import fold

DOMAIN = "domain"  # the key of the column that tells rows with the same term apart
_APART = frozenset((*words("domain"), "subject", "field", "context", "bounded_context", "area", "category", "topic",
                    "part_of_speech", "word_class"))  # fmt: skip
SENTENCE = 5  # words of a text on average
_MOST_TABLES = 40  # with different titles
#: Columns, minimum words of a definition and maximum words of a term on average, if their titles are unknown.
_PAIR, _WORDS, _NAME = 2, 6, 3
_ROWS = 5  # of a table with more columns, which may also be one of rules with examples
_TEXT = 4  # words of a text on average, in a table without titles


class Header(NamedTuple):
    """The titles of a table, the number of its rows, and the texts of each of its columns if these are known."""

    titles: Sequence[str]
    rows: int
    columns: Sequence[Sequence[str]] = ()
    titled: bool = True  # whether the first row surely has the titles; else it may be an entry

    @property
    def second(self) -> Sequence[str]:
        """The texts of the second column, below a title."""
        return self.columns[1] if len(self.columns) > 1 and self.titled else ()


def tables_beside(headers: Sequence[Header], columns: Mapping[str, Titles]) -> list[dict[str, str]]:
    """Return the columns of the tables that ``columns`` does not read, but that may have terms and texts, each once:
    first those whose texts are called as in the tables that it reads, then those with the most rows."""
    others = (header for header in headers if not indices(header.titles, columns))
    found = [(header.rows, found) for header in others if (found := guessed(header.titles, header.second))]
    rows: Counter[tuple[tuple[str, str], ...]] = Counter()
    for number, one in found:
        rows[tuple(one.items())] += number
    known = {fold(title) for title in titles_of(columns, "definition")}
    ways = sorted(rows, key=lambda way: (fold(dict(way)["definition"]) not in known, -rows[way]))
    return [dict(way) for way in ways]


def texts_beside(headers: Sequence[Header], columns: Mapping[str, Titles]) -> tuple[str, ...]:
    """Return the titles of columns with sentences, in the tables that ``columns`` reads, that it leaves out."""
    texts = _left_out(headers, columns)
    return tuple(title for title in texts if _are_sentences(texts[title]) and not _is_reference(title))


def values_beside(headers: Sequence[Header], columns: Mapping[str, Titles]) -> tuple[str, ...]:
    """Return the titles of all other columns that it leaves out, apart from numbers of rows."""
    texts = _left_out(headers, columns)
    return tuple(
        title
        for title in texts
        if texts[title] and not is_number(title) and (_is_reference(title) or not _are_sentences(texts[title]))
    )


def _is_reference(title: str) -> bool:
    return normal(title) in VALUES | {*REFERENCES}


def _are_sentences(texts: Sequence[str]) -> bool:
    return sum(map(words_in, texts)) >= SENTENCE * len(texts) > 0


def _left_out(headers: Sequence[Header], columns: Mapping[str, Titles]) -> Mapping[str, list[str]]:
    """Return the texts in the columns of the tables that ``columns`` reads, without those it names, by their titles."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for header in headers:
        used = indices(header.titles, columns).values()
        for at, (title, own) in enumerate(zip(header.titles, header.columns, strict=False)):
            if used and title and at not in used:
                texts[title] += filter(None, own)
    return texts


def of_tables(headers: Sequence[Header]) -> Iterator[Mapping[str, Titles]]:
    """Yield the columns of the tables of a page, by the keys of the layout: of all tables of terms, then of most.

    Titles that do not name terms count only if their tables have most of the rows, and those that do not name
    definitions, if the column of terms is called as in other tables, and only one other column has sentences.
    """
    named = [(header, found) for header in headers if (found := columns(header.titles))]
    if 2 * sum(header.rows for header, _ in named) < sum(header.rows for header in headers):
        every = ((header, columns(header.titles) or _guessed_by_texts(header)) for header in headers)
        named = [(header, found) for header, found in every if found]
    terms = {fold(found["term"]) for _, found in named}
    beside = ((header, _guessed_by_texts(header)) for header in headers if not columns(header.titles))
    named += [(header, found) for header, found in beside if found and fold(found["term"]) in terms]
    counts = Counter((tuple(header.titles), tuple(found.items())) for header, found in named)
    ways = Counter(way for _, way in counts.elements())
    kept: list[tuple[tuple[str, ...], dict[str, str]]] = []
    joined: dict[str, Titles] = {}
    for titles, way in sorted(counts, key=lambda one: -ways[one[1]])[:_MOST_TABLES]:
        one = (titles, dict(way))
        more = (joined_columns(*pair) for pair in ((joined, one[1]), (one[1], joined)))
        fitting = next((both for both in more if all(_reads(both, *other) for other in (*kept, one))), None)
        if fitting is not None:
            joined = fitting
            kept.append(one)
    if joined:
        yield _with_domain(joined, headers)
    if ways and (most := dict(ways.most_common(1)[0][0])) != joined:
        yield _with_domain(most, headers)
    if not named and any(map(_has_no_titles, headers)):
        yield {"term": "1", "definition": "2"}


def _with_domain(columns: Mapping[str, Titles], headers: Sequence[Header]) -> Mapping[str, Titles]:
    """Return ``columns`` with that of the subject field or part of speech, if there are rows with the same term."""
    term = titles_of(columns, "term")
    terms = [fold(text) for one in headers for title, own in zip(one.titles, one.columns, strict=False)
             if title in term for text in own]  # fmt: skip
    titles = (title for header in headers for title in header.titles if normal(title) in _APART)
    title = next(titles, "") if len(set(terms)) < len(terms) else ""
    return {**columns, DOMAIN: title} if title else columns


def _has_no_titles(header: Header) -> bool:
    """Return whether a table has two columns without titles, one of names and one of texts."""
    above = [tuple(header.titles)] if any(header.titles) else []
    if (above and header.titled) or len(header.titles) != _PAIR or len(header.columns) != _PAIR:
        return False
    rows = [row for row in (*above, *zip(*header.columns, strict=False)) if not divides_alphabet(row)]
    names, texts = (sum(len(row[at].split()) for row in rows) for at in (0, 1))
    return texts >= _TEXT * len(rows) > 0 and names <= _NAME * len(rows) and all(name for name, _ in rows)


def joined_columns(first: Mapping[str, Titles], second: Mapping[str, Titles]) -> dict[str, Titles]:
    """Return columns with the titles of both, those of ``first`` preferred."""
    both: dict[str, Titles] = {}
    for key in dict.fromkeys((*first, *second)):
        several = tuple({fold(title): title for one in (first, second) for title in titles_of(one, key)}.values())
        both[key] = several[0] if len(several) == 1 else several
    return both


def _reads(both: Mapping[str, Titles], titles: Sequence[str], way: Mapping[str, str]) -> bool:
    """Return whether columns with several titles read a table as its own do."""
    return indices(titles, both) == indices(titles, way)


def guessed(titles: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return the columns of a table without a title for terms, by the keys of the layout; empty if they are unclear.

    The first column has the terms, if another has the title of definitions, or if there are only two, neither is named
    after a language, and the ``texts`` of the second are sentences.
    """
    first, *others = [title for title in titles if not is_number(title)] or [""]
    known = next((title for title in others if defines(title)), "")
    if known and first and not defines(first):
        return {"term": first, "definition": known}
    if len(set(titles)) != _PAIR or not all(titles) or any(map(names_language, titles)):
        return {}
    words = sum(len(text.split()) for text in texts)
    return {"term": titles[0], "definition": titles[1]} if words >= _WORDS * len(texts) > 0 else {}


def _guessed_by_texts(header: Header) -> dict[str, str]:
    """Return the columns of a table by its titles, or else by its texts if more than two columns leave no doubt: the
    first has different names, and one of the others has sentences."""
    found = guessed(header.titles, header.second)
    if (
        found
        or header.rows < _ROWS
        or len(header.columns) <= _PAIR
        or not header.titled
        or not all(header.titles)
        or any(map(names_language, header.titles))
    ):
        return found
    names, *others = header.columns
    means = [sum(len(text.split()) for text in column) / max(len(column), 1) for column in (names, *others)]
    texts = [title for title, mean in zip(header.titles[1:], means[1:], strict=False) if mean >= _WORDS]
    if len(texts) != 1 or means[0] > _NAME or len(set(names)) < len(names) or not all(names):
        return {}
    return {"term": header.titles[0], "definition": texts[0]}
