"""The tables of a page → which of their columns hold the term, its definition and its other names, by the words for
these in all languages (``detect/words``)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glosslint.detect import words as known
from glosslint.detect.words import split_language, usual_name, words_in
from glosslint.model.frozen import cached_property
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.recognise import Page
from glosslint.parse.page.table import Titles, indices, titles_of
from glosslint.text.languages import UNDETERMINED, recognise_language
from glosslint.text.names import fold

_NUMBER = re.compile(r"#|no\.?|nr\.?|nº|n°|№|序号|編号|编号|번호", re.IGNORECASE)
_SHORT = frozenset((*known.SHORT, *known.words("acronyms"))) - {"short", "short_form", "short_name", "shortname"}
#: Titles of terms that are no keys of these, or of too much else.
_MORE = ("item", "jargon", "terminology", "concept", "keyword", "expression", "key_term", "key_word", "key_concept")
_TERM = frozenset((*known.TERM, *_MORE))
_DEFINITION = frozenset(
    word for name in ("definition", "description", "explanation", "details") for word in known.words(name)
) - {"long"}
_MEANING = frozenset(known.words("definition")) - {"long"}
_EXPANSION = frozenset(known.EXPANSION)
_ALIASES = frozenset((*known.ALIASES, *_SHORT, *_EXPANSION))
#: What ends the first title of a column with several: "Term / Acronym", "Definition [unit]".
_END = re.compile(r"\s*[/&・、]|\s+(?:[(\[]|(?:or|and|ou|et|oder|und|y|o|e|및)\s)", re.IGNORECASE)
_UNSPACED = "\u2e80"  # the first character of the scripts without spaces between words: 定義與使用方式
_NAME = 3  # words on average: most of a name
_MOST_TABLES = 40  # with different titles


@dataclass(frozen=True)
class Header:
    """The titles of a table, the number of its rows, and the texts of each of its columns."""

    titles: Sequence[str]
    rows: int
    columns: Sequence[Sequence[str]] = ()

    @cached_property
    def texts(self) -> Mapping[str, Sequence[str]]:
        """The texts of each column, by its title."""
        every = self.columns or [()] * len(self.titles)
        return dict(reversed(list(zip(self.titles, every, strict=True))))

    def mean(self, title: str) -> float:
        """Return the number of words of a cell of a column, on average."""
        return sum(map(words_in, self.texts[title])) / max(len(self.texts[title]), 1)


def headers(page: Page) -> list[Header]:
    """Return the titles and texts of all tables of a page."""
    blocks = (page.flow[number] for number in page.inside)
    return [_header(page.tree, block) for block in blocks if block.kind == "table" and block.children]


def _header(tree: Tree, block: Block) -> Header:
    titles, *rows = [[tree.shown(cell.content).text for cell in row.children] for row in block.children]
    full = [row for row in rows if len(row) == len(titles)]
    return Header(titles, len(rows), list(zip(*full, strict=True)))


@lru_cache(maxsize=1_000)
def _holds(title: str, words: Collection[str]) -> bool:
    """Return whether a title is one of the ``words``, perhaps in the plural, after an adjective or before another
    title."""
    whole = unicodedata.normalize("NFC", title).strip(" :*.")
    forms = [whole, _END.split(whole, maxsplit=1)[0]]
    if any(usual_name(one) in words for form in forms for one in (form, form.removesuffix("s"))):
        return True
    unspaced = (word for word in words if word[0] >= _UNSPACED)
    return any(form.startswith(word) or form.endswith(word) for word in unspaced for form in forms)


def _is_short(title: str) -> bool:
    """Return whether a title, or a word of it, names short forms."""
    return _holds(title, _SHORT) or any(_holds(word, _SHORT) for word in re.findall(r"\w+", title))


def names_aliases(title: str) -> bool:
    """Return whether a title names other names of a term."""
    return _holds(title, _ALIASES)


def defines(title: str) -> bool:
    """Return whether a title names definitions, also "Legal definition", but not "Source of definition"."""
    *before, last = title.split() or [""]
    return _holds(title, _DEFINITION) or (_holds(last, _MEANING) and "of" not in before)


def _names_language(title: str) -> bool:
    """Return whether a title names a language, perhaps with a word for a name: "English name", "Term (DE)"."""
    is_name = any(known.names_language(title.removesuffix(word)) for word in ("", " name", "名", "名称"))
    return is_name or (split_language(title)[1] != "" and not defines(title))


def titled_columns(header: Header) -> dict[str, str]:
    """Return the titles of columns by the keys of the layout; empty if no title says which has the terms, or none
    which has the definitions."""
    titles = [title for title in header.titles if title]
    term = max(titles, key=_rank_of_term, default="")
    if not _rank_of_term(term):
        return {}
    texts = [title for title in titles if title != term and defines(title)]
    stands = [title for title in titles if title != term and _holds(title, _EXPANSION)]
    if _is_short(term) and len(texts) > 1 and "defin" not in fold(texts[0]):  # "Acronym | Meaning | Description"
        stands, texts = texts[:1], texts[1:]
    elif not texts:  # the table only expands acronyms
        texts, stands = stands, []
    if not texts:
        return {}
    others = [title for title in titles if title not in (term, texts[0])]
    names = [*stands, *(title for title in others if names_aliases(title))]
    names += [title for title in others if _names_language(title) and header.mean(title) <= _NAME]
    found = {"term": term, "definition": texts[0], **({"aliases": names[0]} if names else {})}
    languages = [split_language(title)[1] or recognise_language(header.texts[title]) for title in texts]
    spoken = dict(zip(reversed(languages), reversed(texts), strict=True))
    found |= {code: title for code, title in spoken.items() if title != texts[0] and code != UNDETERMINED}
    return dict(sorted(found.items(), key=lambda pair: titles.index(pair[1])))


def _rank_of_term(title: str) -> int:
    """Return how surely a title names terms: 3, 2 for those of short forms, which may have their terms beside them, 1
    for the name of a language, or 0."""
    if _is_short(title):
        return 2
    return 3 if _holds(title, _TERM) else 1 if _names_language(title) else 0


def guessed_columns(header: Header) -> dict[str, str]:
    """Return the columns of a table without a title for terms, by the keys of the layout: the first column has them, if
    another has the title of definitions; empty if none has."""
    first, *others = [title for title in header.titles if _NUMBER.fullmatch(title) is None] or [""]
    text = next((title for title in others if defines(title)), "")
    return {"term": first, "definition": text} if first and text and not defines(first) else {}


def columns_of_tables(headers: Sequence[Header]) -> Iterator[Mapping[str, Titles]]:
    """Yield the columns of the tables of a page, by the keys of the layout: of all tables of terms, then of most.

    A guess counts if the tables whose titles name terms and definitions have less than half of the rows, or if its
    column of terms is called as in one of these.
    """
    named = [(header, found) for header in headers if (found := titled_columns(header))]
    are_few = 2 * sum(header.rows for header, _ in named) < sum(header.rows for header in headers)
    terms = {fold(found["term"]) for _, found in named}
    guesses = ((header, guessed_columns(header)) for header in headers if not titled_columns(header))
    named += [(header, found) for header, found in guesses if found and (are_few or fold(found["term"]) in terms)]
    tables = list(dict.fromkeys((tuple(header.titles), tuple(found.items())) for header, found in named))
    ways = Counter(tuple(found.items()) for _, found in named)
    kept: list[tuple[tuple[str, ...], dict[str, str]]] = []
    joined: dict[str, Titles] = {}
    for titles, way in sorted(tables, key=lambda table: -ways[table[1]])[:_MOST_TABLES]:
        every = [*kept, (titles, dict(way))]
        for both in (join_columns(joined, dict(way)), join_columns(dict(way), joined)):
            if all(indices(own, both) == indices(own, found) for own, found in every):  # each as its own columns do
                joined, kept = both, every
                break
    if joined:
        yield joined
    if ways and (most := dict(ways.most_common(1)[0][0])) != joined:
        yield most


def join_columns(first: Mapping[str, Titles], second: Mapping[str, Titles]) -> dict[str, Titles]:
    """Return columns with the titles of both, those of ``first`` preferred."""
    both: dict[str, Titles] = {}
    for key in dict.fromkeys((*first, *second)):
        several = tuple({fold(title): title for one in (first, second) for title in titles_of(one, key)}.values())
        both[key] = several[0] if len(several) == 1 else several
    return both


def texts_beside(headers: Sequence[Header], columns: Mapping[str, Titles]) -> dict[str, list[str]]:
    """Return the texts in the other columns of the tables that ``columns`` reads, by their titles, without numbers."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for header in headers:
        used = indices(header.titles, columns).values()
        for at, (title, own) in enumerate(zip(header.titles, header.columns, strict=False)):
            if used and title and at not in used and _NUMBER.fullmatch(title) is None:
                texts[title] += filter(None, own)
    return {title: own for title, own in texts.items() if own}
