"""The header of a table → which columns hold the term, its definition and its other names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.detect.keys.names import NOT_REFERENCES, REFERENCES, normal
from glosslint.detect.keys.prose_roles import SENTENCE
from glosslint.detect.page_texts import words_in
from glosslint.parse.sections.columns import divides_alphabet, indices, titles_of
from glosslint.parse.sections.table import Titles
from glosslint.text.names import fold

_MOST_TABLES = 40  # with different titles
#: Columns, minimum words of a definition and maximum words of a term on average, if their titles are unknown.
_PAIR, _WORDS, _NAME = 2, 6, 3
_ROWS = 5  # of a table with more columns, which may also be one of rules with examples
_TEXT = 4  # words of a text on average, in a table without titles

_NUMBER = re.compile(r"#|no\.?|nr\.?|nº|n°|№|序号|編号|编号|번호", re.IGNORECASE)
_TERM = re.compile(
    r"(?:the )?(?:key )?(?:terms?|words?|names?|concepts?|acronyms?|abb?r[ei]viations?|abbr\.?|initialisms?|phrases?"
    r"|titles?|keywords?|expressions?|entry|entries|jargon|terminology|item|begriffe?|wort|fachbegriff|fachwort|mots?"
    r"|palabras?|parola|terme|termes|términos?|conceptos?|termos?|termine|begrip|woord|pojęcie|termin|skrót|terim|pojem"
    r"|abkürzung(?:en)?|sigles?|siglas?|acronym(?:e|o)s?|afkorting|термин|понятие|сокращение|аббревиатура|термін|поняття"
    r"|术语|術語|用語|用语|词汇|缩写|略語|용어|약어)"
    r"(?:\s*(?:/|or|and|&|ou|et|oder|und|y|o|e)\s*\w+)?",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:(?:short|brief|simple|plain|full|detailed|clinical|technical|(?:plain[- ])?(?:english|language)) ){0,2}"
    r"(?:definitions?|meanings?|descriptions?|explanations?|what (?:it is|it means|is it)\??|details?"
    r"|in plain (?:english|words)|bedeutung(?:en)?|signification|significado|significato|erklärung(?:en)?"
    r"|erläuterung(?:en)?|définitions?|explication|sens|definición|definiciones|definição|definizione|beschreibung|explicación|descripción"
    r"|explicação|descrição|descrizione|spiegazione|betekenis|uitleg|definitie|omschrijving|znaczenie|opis|definicja"
    r"|wyjaśnienie|açıklama|anlamı?|tanım|význam|popis|определение|значение|описание|пояснение|визначення"
    r"|что это(?: .{1,40})?"
    r"|.{0,4}(?:释义|定义|定義|解释|解釋|説明|说明|意味|含义|설명|정의|뜻))"
    r"(?:\s*(?:/|or|and|&)\s*\w+)?",
    re.IGNORECASE,
)
#: A term with a qualifier, as the title of the first column: "Domain term", but not "Related term".
_OWN_TERM = re.compile(
    r"(?!(?:related|similar|other|see|preferred|broader|narrower|alternative)\b)(?:[\w'\u2019-]{1,30} ){1,2}"
    r"(?:terms?|concepts?|acronyms?|abbreviations?|words?|phrases?)",
    re.IGNORECASE,
)
#: A definition with a qualifier: "Project definition", but not "Source of definition" or "Date of definition".
_OWN_DEFINITION = re.compile(
    r"(?:(?!(?:source|date|link|reference|author|of|for)\b)[\w'\u2019-]{1,30} ){1,3}(?:definition|meaning)",
    re.IGNORECASE,
)
_ALIASES = re.compile(
    r"aliases|alias|aka|a\.k\.a\.?|also (?:known as|called)|synonyms?|acronyms?(?:/\w+)?|abbreviations?|abbr\.?"
    r"|short(?: form)?|full (?:name|form|term)|long form|expansion|stands for|expanded(?: form)?|other names?"
    r"|spelled out|in full|расшифровка|расшифрование",
    re.IGNORECASE,
)
_ENGLISH_NAMES = re.compile(
    r"英文(?:名称?|全称|缩写)?|英語|영문|영어|全称|全稱|全写|正式名称|english name", re.IGNORECASE
)
_NOTE = re.compile(r"(?<=\S)\s*\[[^\[\]]*\]\Z")  # "Definition [unit]"
_LANGUAGE = re.compile(r"\s*\((?:en|eng|english)\)\Z", re.IGNORECASE)  # "Term (English)", where others are beside it
#: The column of terms, in a table with a column of definitions and one of terms for each language.
_IN_LANGUAGE = re.compile(
    r"english|chinese|japanese|korean|french|german|spanish|portuguese|russian|italian|arabic|ukrainian|polish|dutch"
    r"|turkish|vietnamese|deutsch|englisch|français|anglais|español|inglés|português|inglês|italiano|inglese"
    r"|русский|английский|українська|англійська|日本語|英語|中文|英文|中國語|中国語|한국어|한글|국문|영어|영문",
    re.IGNORECASE,
)
#: The title of a column of acronyms, and the translation beside a title: "用語 Term".
_SHORT = re.compile(r".*\b(?:acronyms?|abbreviations?|abbr|initialisms?|abkürzung|sigles?|siglas?)\b.*", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"\A[^\x00-\u02ff]+\s+(?=[A-Za-z])|\s+[^\x00-\u02ff]+\Z")
_EXPANSION = re.compile(
    r"full.*|long form|expansion|stands for|expanded.*|spelled out|in full|meaning|расшифровка", re.IGNORECASE
)


class Header(NamedTuple):
    """The titles of a table, the number of its rows, and the texts of each of its columns if these are known."""

    titles: Sequence[str]
    rows: int
    columns: Sequence[Sequence[str]] = ()

    @property
    def second(self) -> Sequence[str]:
        """The texts of the second column."""
        return self.columns[1] if len(self.columns) > 1 else ()


def tables_beside(headers: Sequence[Header], columns: Mapping[str, Titles]) -> list[dict[str, str]]:
    """Return the columns of the tables that ``columns`` does not read, but that may have terms and texts, each once."""
    others = (header for header in headers if not indices(header.titles, columns))
    found = [found for header in others if (found := guessed(header.titles, header.second))]
    return [*{tuple(one.items()): one for one in found}.values()]


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
        if texts[title] and not _NUMBER.fullmatch(title) and (_is_reference(title) or not _are_sentences(texts[title]))
    )


def _is_reference(title: str) -> bool:
    return normal(title) in NOT_REFERENCES | {*REFERENCES}


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


def of_tables(headers: Sequence[Header]) -> Iterator[dict[str, Titles]]:
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
        yield joined
    if ways and (most := dict(ways.most_common(1)[0][0])) != joined:
        yield dict(most)
    if not named and any(map(_has_no_titles, headers)):
        yield {"term": "1", "definition": "2"}


def _has_no_titles(header: Header) -> bool:
    """Return whether a table has two columns without titles, one of names and one of texts."""
    if any(header.titles) or len(header.titles) != _PAIR or len(header.columns) != _PAIR:
        return False
    rows = [row for row in zip(*header.columns, strict=False) if not divides_alphabet(row)]
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


def _is_expansion(named: dict[str, str]) -> bool:
    """Return whether the column taken for the definition has what the acronyms in the column of terms stand for."""
    term, definition = named.get("term", ""), named.get("definition", "")
    return _SHORT.fullmatch(term) is not None and _EXPANSION.fullmatch(definition) is not None


def names_aliases(title: str) -> bool:
    """Return whether a title names other names of a term."""
    return _ALIASES.fullmatch(title) is not None


def defines(title: str) -> bool:
    """Return whether a title, or a word of it in another script, names definitions: "定義 (English)"."""
    title = _LANGUAGE.sub("", _NOTE.sub("", title))
    words = (word for word in title.split() if not word.isascii())
    return any(map(_DEFINITION.fullmatch, (title, *words))) or _OWN_DEFINITION.fullmatch(title) is not None


def guessed(titles: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return the columns of a table without a title for terms, by the keys of the layout; empty if they are unclear.

    The first column has the terms, if another has the title of definitions, or if there are only two, neither is named
    after a language, and the ``texts`` of the second are sentences.
    """
    first, *others = [title for title in titles if not _NUMBER.fullmatch(title)] or [""]
    known = next((title for title in others if defines(title)), "")
    if known and first and not defines(first):
        return {"term": first, "definition": known}
    if len(set(titles)) != _PAIR or not all(titles) or any(map(_IN_LANGUAGE.fullmatch, titles)):
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
        or not all(header.titles)
        or any(map(_IN_LANGUAGE.fullmatch, header.titles))
    ):
        return found
    names, *others = header.columns
    means = [sum(len(text.split()) for text in column) / max(len(column), 1) for column in (names, *others)]
    texts = [title for title, mean in zip(header.titles[1:], means[1:], strict=False) if mean >= _WORDS]
    if len(texts) != 1 or means[0] > _NAME or len(set(names)) < len(names) or not all(names):
        return {}
    return {"term": header.titles[0], "definition": texts[0]}


def columns(titles: Sequence[str]) -> dict[str, str]:
    """Return the titles of columns by the keys of the layout; empty if there is no term or no definition."""
    named: dict[str, str] = {}
    for title in titles:
        plain = _OTHER_SCRIPT.sub("", _LANGUAGE.sub("", title))
        is_term = _TERM.fullmatch(plain) or (title == titles[0] and _OWN_TERM.fullmatch(plain))
        if title and is_term and "term" not in named:
            named["term"] = title
        elif title and defines(title) and "aliases" not in named and _is_expansion(named):
            named["aliases"] = named["definition"]
            named["definition"] = title
        elif title and defines(title) and "definition" not in named:
            named["definition"] = title
        elif title and _ALIASES.fullmatch(title) and "aliases" not in named:
            named["aliases"] = title
    if "definition" not in named and "term" in named:  # the table only expands acronyms
        stands = next((title for title in titles if _EXPANSION.fullmatch(title)), "")
        named = {"term": named["term"], "definition": stands} if stands else {}
    if "definition" in named and "term" not in named:
        first = next((title for title in titles if _IN_LANGUAGE.fullmatch(_LANGUAGE.sub("", title))), "")
        named = {"term": first, **named} if first else {}
    elif "term" in named and "aliases" not in named:  # the English names beside Chinese terms
        english = next((title for title in titles if _ENGLISH_NAMES.fullmatch(title)), "")
        named |= {"aliases": english} if english and english not in named.values() else {}
    return named if {"term", "definition"} <= named.keys() else {}
