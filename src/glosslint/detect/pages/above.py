"""Recognise what is above the entries of a page: the numbered chapters of a guide, whose titles are no terms, examples
that show how to read the page, and the titles of groups, which may be terms as well or have definition lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import starmap

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.pages.score import GROUP, Reading
from glosslint.detect.titles import title
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.markdown.titles import LABELS, explains_page
from glosslint.text.names import fold

_NUMBER = re.compile(
    r"[#=\s]*(?:<[^<>]*>\s*)*(?:(?:chapter|part|section|step|unit|lesson|module|kapitel|chapitre)\s+)?(\d{1,2})\b(?!\.\d)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"^(?:#{2,6}|={3,6})\s|<h[2-6]\b|^(?:-{3,}|~{3,}|\^{3,})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 3
_NUMBERED = 0.8  # share of the titles; the others are "Contents", "Index" and the like
_WITH_PARTS = 0.5  # share of the chapters that have headings
#: Words below a heading, on average: with more, it is a chapter. The second counts if the page has the title of a
#: glossary, or the chapters have no headings. Published glossaries with numbered groups have fewer.
_LONG, _LONGER = 45, 150
#: The term of an example: "Example term with a link", "Term".
_EXAMPLE = re.compile(
    r"(?:(?:an? )?(?:example|sample|dummy) (?:term|word|entry|acronym|abbreviation|phrase)s?\b.*"
    r"|(?:(?:the|your) )?(?:term|word|entry)(?: name)?)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:#{1,6}|={1,6})[ \t]+(?P<marked>[^\n]{1,120})$|^(?P<lined>\S[^\n]{0,119})\n[=~^-]{3,}[ \t\r]*$"
    r"|<h[1-6]\b[^<>]*>(?P<tagged>[^<>]{1,120})</h",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|'{3,})[ \t\r]*$|<hr\b", re.IGNORECASE | re.MULTILINE)
_MOST_EXAMPLES, _OTHERS = 4, 10  # and how many times as many entries there are
_WORDS_APART = 3  # between the examples and the entries
_ARTICLE = r"(?:(?:an?|the|der|die|das|el|la|las|los|les?|il|lo|gli|o|os|as|um|uma|une?|eine?)\s+|l['\u2019])?"
#: What follows a term at the beginning of its definition, after words in brackets.
_IS = re.compile(
    r"[\W_]{0,3}(?:[(（][^()（）]{1,80}[)）][\W_]{0,3})?(?:\b(?:(?:is|are)\s+(?!(?:below|above|listed|explained|defined|grouped|used)\b)"
    r"|(?:refers?\s+to|stands?\s+for|means?|describes?)\s|(?:ist|sind|est|sont|es|son|é|são|è|sono)\s)|とは|是)",
    re.IGNORECASE,
)
_NEAR = 200  # characters
#: The second line of a definition list, and the share of its terms that are different, and of headings with a text.
_ITEM, _OWN = re.compile(r"^[ \t]{0,3}[:~][ \t]+\S", re.MULTILINE), 0.75
_TOP = 1  # level of the title of a page


def marked(source: Source, readings: Sequence[Reading]) -> list[Reading]:
    """Return the ``readings`` of a page, with ``chapters`` set where the terms are the titles of numbered chapters, or
    titles on a level below these."""
    own = title(source)
    top = min((reading.table.levels[0] for reading in readings if _are_chapters(reading, own)), default=None)
    return [
        replace(reading, chapters=True)
        if top is not None and reading.table.forms == ("heading",) and reading.table.levels[-1] >= top
        else reading
        for reading in readings
    ]


def _are_chapters(reading: Reading, of_page: str) -> bool:
    """Return whether the entries of a reading are chapters: numbered in order from 0 or 1, with long texts or tables.

    The chapters of a standard do not count, because one of them has the terms: "3. Terms and definitions".
    """
    if reading.table.forms != ("heading",) or reading.table.at or len(reading.nodes) < _FEWEST:
        return False
    text = reading.document.source.text
    matches = [_NUMBER.match(text, node.start, node.end) for node in reading.nodes]
    numbers = [int(match[1]) for match in matches if match is not None]
    ascending = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2 if numbers else False
    if not ascending or len(numbers) < max(_FEWEST, _NUMBERED * len(matches)):
        return False
    if any(hint(term) == STRONG for term, _ in reading.pairs):
        return False
    if reading.holds_tables:
        return True
    words = sum(len(_TAG.sub(" ", body).split()) for _, body in reading.pairs)
    parts = [len(_BELOW.findall(body)) for _, body in reading.pairs]
    divided = sum(count > 0 for count in parts) >= _WITH_PARTS * len(parts)
    least = _LONG if divided and hint(of_page) < STRONG else _LONGER
    return words > least * (len(parts) + sum(parts))


def without_examples(reading: Reading) -> Reading:
    """Return the reading without a few entries above all others that only show how to read the page: their terms say
    that they are examples, or the title above them that the page is explained; and more than a line is between."""
    terms = [term for term, _ in reading.pairs]
    number = _examples(reading, terms) if "heading" not in reading.table.forms else 0
    kept = set(map(fold, terms[number:]))
    if not number or len(terms) - number < _OTHERS * number or not kept.isdisjoint(map(fold, terms[:number])):
        return reading
    text, nodes = reading.document.source.text, reading.nodes
    between = text[nodes[number - 1].end : nodes[number].start]
    if not _is_apart(between):
        return reading
    table = replace(reading.table, skip=(*reading.table.skip, *dict.fromkeys(terms[:number])))
    return replace(reading, document=parse(reading.document.source, table), table=table)


def _examples(reading: Reading, terms: Sequence[str]) -> int:
    """Return how many of the first entries are examples; 0 if these are too many."""
    text, nodes = reading.document.source.text, reading.nodes
    explains, at = False, 0
    for number, node in enumerate(nodes[: _MOST_EXAMPLES + 1]):
        titles = [match[match.lastindex or 0] for match in _TITLE.finditer(text, at, node.start)]
        explains = explains_page(fold(titles[-1].strip(" #:\r"))) if titles else explains
        if not explains and not _EXAMPLE.fullmatch(terms[number]):
            return number
        at = node.start
    return 0


def with_groups(reading: Reading) -> Reading:
    """Return the reading with the titles of groups above its headings, if each of these that has a text of its own is
    defined by it: "Sails", and "A sail is a cloth that …" above the kinds of sails."""
    both = _with_level_above(reading)
    if both is None:
        return reading
    added = _added(both, reading)
    return both if added and all(starmap(_is_defined, added)) else reading


def with_lists(reading: Reading) -> Reading:
    """Return the reading with the items of the definition lists that are all there is below some of its headings, which
    are the titles of groups, not terms. Items that are the same below several headings are parts of an entry."""
    table, source = reading.table, reading.document.source
    if table.forms != ("heading",) or kind_of(source.path) != "page" or not _ITEM.search(source.text):
        return reading
    table = replace(table, form=("heading", "definition-list"))
    both = replace(reading, document=parse(source, table), table=table)
    same = {node.start for node in both.nodes}
    kept = [node.start in same for node in reading.nodes]
    good = sum(node.start in same for node in reading.plausible)
    added = [fold(term) for term, _ in _added(both, reading)]
    different = len(set(added)) >= max(_FEWEST, _OWN * len(added)) and LABELS.isdisjoint(added)
    return both if different and good >= _OWN * sum(kept) > 0 and not (reading.problem or both.problem) else reading


def groups_left_out(reading: Reading) -> list[str]:
    """Return the titles above the headings that are terms which seem to be defined by a text of their own."""
    both = _with_level_above(reading)
    return [term for term, text in _added(both, reading) if _is_defined(term, text)] if both is not None else []


def _with_level_above(reading: Reading) -> Reading | None:
    """Return what is read with the headings one level above the entries; ``None`` if these are the titles of pages, or
    other entries are not read as before."""
    table = reading.table
    if table.forms != ("heading",) or len(table.levels) != 1 or table.levels[0] <= _TOP + 1:
        return None
    table = replace(table, levels=(table.levels[0] - 1, *table.levels))
    both = replace(reading, document=parse(reading.document.source, table), table=table)
    same = {(node.start, node.end) for node in reading.nodes} <= {(node.start, node.end) for node in both.nodes}
    return both if same else None


def _added(both: Reading, reading: Reading) -> list[tuple[str, str]]:
    """Return the terms and texts of the entries of ``both`` that ``reading`` has not."""
    starts = {node.start for node in reading.nodes}
    return [pair for node, pair in zip(both.nodes, both.pairs, strict=True) if node.start not in starts]


def _is_defined(term: str, text: str) -> bool:
    """Return whether a text begins with a term and says what it is."""
    beginning = " ".join(_TAG.sub("", text[:_NEAR]).split()).lstrip('*_`"')
    opens = re.match(rf"{_ARTICLE}{re.escape(term)}", beginning, re.IGNORECASE)
    return opens is not None and GROUP.fullmatch(term) is None and _IS.match(beginning, opens.end()) is not None


def _is_apart(between: str) -> bool:
    """Return whether a title, a rule or several words are in a part of a page."""
    words = _TAG.sub(" ", between).split()
    return len(words) >= _WORDS_APART or _TITLE.search(between) is not None or _RULE.search(between) is not None
