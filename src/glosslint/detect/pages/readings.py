"""What the settings to try read from a page, from the blocks that it has, and how well: named features, one table of
weights, and the reasons to refuse."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping as Table, Sequence as Many
from dataclasses import dataclass, replace

from glosslint.detect.pages.columns import columns_of_tables, headers
from glosslint.detect.words import words_in
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source
from glosslint.parse.endings import kind_of
from glosslint.parse.files import parse
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.document import SectionDocument, page_of
from glosslint.parse.page.openings import opening
from glosslint.parse.page.recognise import Page
from glosslint.parse.page.table import NAMES, Form, Mark, SectionTable
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import Document, Mapping, Scalar, Sequence, sections
from glosslint.text.messages import join_some
from glosslint.text.names import fold

#: The power of each feature, from 0 to 1, in the score. Fitted on 58 pages of published glossaries: no powers from 0
#: to 4 put the true reading first on more than 56 (``tests/detect/test_score.py``), and on all but two of the pages
#: only one reading is not refused. Different and short terms decide nothing beside these, and are no features.
WEIGHTS: Table[str, float] = {"covered": 2.0, "plausible": 1.0}
_LONG_TERM = 8  # words; longer terms are sentences
_FEWEST = 2
_COVERED = 0.3  # share of the characters of the page, without whitespace
_DEFINED = 0.6  # share of entries with a text; the others are stubs
_DISTINCT, _SHOWN = 0.9, 3  # of the terms, and repeated ones that are named
_WORDS = 2.0  # of a definition, on average
_WORDS_OF_CARDS, _WORDS_OF_ROWS = 4.0, 1.25  # the same where only a class marks the terms, and below titles of columns
_LONG_TEXT, _NAME = 200, 2  # words of the text of a chapter, on average, and most of a name, unlike its title
_BRACKETED = re.compile(r"\s*\([^()]*\)")  # short forms and the like, not counted as words of a term
_NUMBER = re.compile(r"\d[.)]?\s+\Z")  # before the title of a chapter
_QUESTION = re.compile(r".*\?|(?:how|why|when|where|what|who|can|do|does|is|are)\s.+", re.IGNORECASE)
_STEP = re.compile(r"(?:step\s+\d|\d+\.\s|v?\d+\.\d|question|chapter|version|example|table|figure)\b.*", re.IGNORECASE)
#: What the entries of a page are, by their form, and what terms at a beginning are in, by their mark.
_COUNTED: dict[Form, str] = {
    "heading": "headings of level {levels}",
    "paragraph": "paragraphs that begin with {marks}",
    "item": "list items that begin with {marks}",
    "definition-list": "items of definition lists",
    "details": "elements <details>",
    "table": "rows of tables",
    "directive": "items of glossary directives",
    "abbreviation": "abbreviations",
}
MARKS: dict[Mark, str] = {"bold": "bold", "italic": "italics", "code": "code", "link": "a link", "plain": "plain text"}
MARKS |= {"class": "an element of the class {classes}"}


@dataclass(frozen=True)
class Reading:
    """What the settings ``table`` read from a page."""

    document: Document
    table: SectionTable

    @property
    def tree(self) -> Tree:
        """The blocks of the page; none after an error."""
        own = self.document.tree if isinstance(self.document, SectionDocument) else None
        return own or Tree(self.document.source.text, "markdown", (), (), ())

    @cached_property
    def nodes(self) -> tuple[Mapping, ...]:
        """The nodes of all entries."""
        return tuple(node for _, node in sections(self.document) if isinstance(node, Mapping))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The term and the text of each entry."""
        return tuple((_text(node, "term"), _text(node, "definition")) for node in self.nodes)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded terms and other names of all entries."""
        every = (one.text for node in self.nodes for key in ("term", NAMES) for one in strings_of(node, key))
        return frozenset(filter(None, map(fold, every)))

    @cached_property
    def plausible(self) -> tuple[Mapping, ...]:
        """The entries with a likely term and a text."""
        pairs = zip(self.nodes, self.pairs, strict=True)
        return tuple(node for node, (term, text) in pairs if is_term(term) and any(map(str.isalnum, text)))

    @cached_property
    def covered(self) -> float:
        """The share of the plausible entries in the characters that readers see of the page, or below the heading of
        the layout, without whitespace: from 0 to 1."""
        part = page_of(self.document.source, self.table, self.tree).part
        nodes, number, inside, whole = self.plausible, 0, 0, 0
        for block in _leaves(self.tree.blocks):
            if part.start <= block.span.start < part.end:
                size = len("".join("".join(words for words, _ in self.tree.pieces(block.content)).split()))
                whole += size
                while number < len(nodes) and nodes[number].end <= block.content.start:
                    number += 1
                if number < len(nodes) and nodes[number].start < block.content.end:
                    inside += size
        return inside / whole if whole else 0.0

    @cached_property
    def stubs(self) -> int:
        """The number of entries with a likely term that have no text."""
        return sum(is_term(term) and not text for term, text in self.pairs)

    @cached_property
    def features(self) -> dict[str, float]:
        """What speaks for the reading, each from 0 to 1."""
        plausible = (len(self.plausible) + 0.5 * self.stubs) / max(len(self.nodes), 1)
        return {"covered": self.covered, "plausible": plausible}

    @cached_property
    def score(self) -> float:
        """The number of good entries, times the features to the power of their weights; the best reading has most."""
        score = len(self.plausible) + 0.5 * self.stubs
        for name, weight in WEIGHTS.items():
            score *= self.features[name] ** weight
        return score

    @cached_property
    def problem(self) -> str:
        """The reason why this is not a good reading of a glossary; an empty string if it is one."""
        entries, every = len(self.nodes), f"{len(self.nodes)} {self.counted}"
        if entries < _FEWEST:
            return f'only one of its {self.counted} may be a term: "{" ".join(self.pairs[0][0].split())}"'
        defined = [(term, text) for term, text in self.pairs if text]
        if min(len(self.plausible), len(defined)) < _DEFINED * entries:
            if 2 * self.stubs <= entries - len(self.plausible):
                return f"only {len(self.plausible)} of {every} have a term and a text"
            return f"{self.stubs} of {every} have no text{' below them' if self.table.forms == ('heading',) else ''}"
        terms = Counter(fold(term) for term, _ in self.pairs)
        if len(terms) < _DISTINCT * entries:
            repeated = [f'"{term.strip()}"' for term, _ in self.pairs if terms.pop(fold(term), 1) > 1]
            return f"terms are repeated among its {entries} entries ({join_some(repeated, _SHOWN)})"
        words = sum(words_in(text) for _, text in defined) / len(defined)
        if words > _LONG_TEXT and 2 * self._titles > entries:
            return f"its {every} are chapters, by their titles and long texts"
        least = _WORDS_OF_ROWS if self.table.forms == ("table",) else _WORDS
        if words < (_WORDS_OF_CARDS if "class" in self.table.marks else least):
            return "the texts are too short, as those of a list of translations"
        if self.covered >= _COVERED or "directive" in self.table.forms:
            return ""  # a directive says that it is a glossary, however small
        return f"{entries} entries are only a small part of the page"

    @property
    def _titles(self) -> int:
        """How many terms are rather titles of chapters: they have a number before them, or are longer than names."""
        terms = [(node.start, term) for node in self.nodes for term in strings_of(node, "term")]
        text = self.document.source.text
        return sum(len(one.text.split()) > _NAME or bool(_NUMBER.search(text[at : one.start])) for at, one in terms)

    @property
    def counted(self) -> str:
        """What the entries are: "headings of level 2", "paragraphs that begin with bold"."""
        return " or ".join(_COUNTED[form] for form in self.table.forms).format(
            levels=" or ".join(map(str, self.table.levels)),
            marks=" or ".join(MARKS[mark] for mark in self.table.marks).format(classes=", ".join(self.table.classes)),
        )


def read_again(reading: Reading, table: SectionTable) -> Reading:
    """Return what other settings read from the page of a reading."""
    return replace(reading, document=parse(reading.document.source, table), table=table)


def _leaves(blocks: Many[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.children and block.kind not in ("table", "code"):
            yield from _leaves(block.children)
        elif block.kind == "table":
            yield from (cell for row in block.children for cell in row.children)
        elif block.kind not in ("rule", "other"):
            yield block


def strings_of(entry: Mapping, key: str) -> list[Scalar]:
    """Return the strings that an entry has under a key, itself or in a list."""
    return [one for one, _ in own_strings(entry.get(key) or Sequence((), 0, 0)) if one.text]


def _text(entry: Mapping, key: str) -> str:
    return " ".join(one.text for one in strings_of(entry, key))


def is_term(term: str) -> bool:
    """Return whether words may be a term, those in brackets aside: no sentence, question or number of a step."""
    words = _BRACKETED.sub("", term).split()
    if not 0 < len(words) <= _LONG_TERM or not any(map(str.isalnum, term)):
        return False
    is_sentence = len(words) > 3 and term.endswith((".", "!"))
    return not (is_sentence or _STEP.fullmatch(term) or (len(words) > 2 and _QUESTION.fullmatch(term)))


_SEPARATORS = SectionTable().separators
_ANY = (*_SEPARATORS, "=", "")
_SINGLE: tuple[Mark, ...] = ("bold", "italic", "code", "link")
_BETTER = 1.25  # factor by which several marks open more blocks than one
#: Elements of a class of terms, words of these on average, and such classes that are tried.
_OF_CLASS, _TERM_WORDS, _MOST_CLASSES = 3, 4.5, 6
_FEW_ABOVE = 0.2  # share of headings one level above the others that are slips


def readings(source: Source, at: str) -> list[Reading]:
    """Return what each form of entries reads from a page, below the heading ``at`` if there is one; the best first."""
    found = [Reading(parse(source, table), table) for table in tables(source, at)]
    return sorted((one for one in found if one.nodes), key=lambda one: one.score, reverse=True)


def tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try, preferred first."""
    page = page_of(source, SectionTable(("definition-list", "directive"), at=at))
    forms = {page.flow[number].form for number in page.inside if page.flow[number].kind == "definitions"}
    paragraphs, items = list(_openings(page, "paragraph", at)), list(_openings(page, "item", at))
    for form in ("abbreviation", "directive", "definition-list", "details"):
        if form in forms:
            yield SectionTable(form, at=at)
    page = page_of(source, SectionTable("table", at=at))
    yield from (SectionTable("table", columns=columns, at=at) for columns in columns_of_tables(headers(page)))
    page = page_of(source, SectionTable(at=at))
    yield from _headings(page, at)
    yield from (*paragraphs, *items)
    alike = [replace(table, form="paragraph") for table in items]
    yield from (replace(table, form=("paragraph", "item")) for table in paragraphs if table in alike)
    if kind_of(source.path) == "html":
        yield from _classes(page, at)


def _headings(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield each level of headings, and with it the level above if a few of the headings have that by a slip."""
    inside = [heading for heading in page.headings if page.part.start <= heading.block.span.start < page.part.end]
    levels = [heading.block.level for heading in inside]
    for level in sorted(set(levels)):
        yield SectionTable("heading", (level,), at=at)
        first = next(own for own in levels if own in (level - 1, level))
        if first == level and 0 < levels.count(level - 1) <= _FEW_ABOVE * levels.count(level):  # one "##" among "###"
            yield SectionTable("heading", (level - 1, level), at=at)


def _openings(page: Page, form: Form, at: str) -> Iterator[SectionTable]:
    """Yield settings for the marks and separators with which paragraphs or items open."""
    blocks = [page.flow[number] for number in page.read]
    if form == "item":
        items = [one.children[0] for block in blocks if block.kind == "list" for one in block.children if one.children]
        blocks = [next((one for one in (item, *item.walk()) if one.kind == "paragraph"), item) for item in items]
    blocks = [block for block in blocks if block.kind == "paragraph"]
    opened: dict[Mark, int] = {}
    for mark in _SINGLE:
        strict = SectionTable(form, marks=(mark,), at=at)
        loose = replace(strict, separators=(*_ANY, ".", ","))
        found = [own for block in blocks if (own := opening(page.tree, block, loose))]
        if len(found) < _FEWEST or (mark == "link" and page.tree.format == "html"):
            continue  # menus are lists of links
        opened[mark] = len(found)
        signs = Counter(own.sign for own in found)
        if 2 * signs["."] > len(found):
            yield replace(strict, separators=(*_SEPARATORS, "."))
        elif 2 * signs[","] > len(found):
            yield replace(strict, separators=(",",))
        yield strict
        yield replace(strict, separators=_ANY)
    most = max(opened.values(), default=0)
    if sum(opened.values()) >= max(_BETTER * most, most + _FEWEST):
        yield SectionTable(form, marks=tuple(opened), at=at)
    for separators in ((":", "—", "–", "-", "="), ("\n",) if form == "item" else (".",)):
        plain = SectionTable(form, marks=("plain",), separators=separators, at=at)
        if sum(opening(page.tree, block, plain) is not None for block in blocks) >= _FEWEST:
            yield plain


def _classes(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield settings for elements of a class that seems to mark terms: short words, nearly all different."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for block in (page.flow[number] for number in page.inside):
        named = [(name, block.content) for name in block.classes] if block.kind == "paragraph" else []
        named += [(name, mark.inner) for mark in page.tree.marks_in(block.content) for name in mark.classes]
        for name, content in named:
            words[name].append(page.tree.shown(content._replace(end=min(content.end, content.start + 400))).text)
    likely = [name for name in words if len(words[name]) >= _OF_CLASS and _are_terms(words[name])]
    for name in sorted(likely, key=lambda name: -len(words[name]))[:_MOST_CLASSES]:
        yield SectionTable("paragraph", marks=("class",), classes=(name,), separators=_ANY, at=at)


def _are_terms(words: Many[str]) -> bool:
    filled = [text for text in words if text]
    if len(set(map(fold, filled))) < _DISTINCT * len(words):
        return False
    return sum(len(text.split()) for text in filled) <= _TERM_WORDS * len(filled)
