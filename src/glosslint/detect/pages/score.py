"""How well a form of entries reads a page: how many entries it gets, and how much of the text they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from glosslint.detect.keys.homonyms import APART, count_apart
from glosslint.detect.keys.roles import QUESTION
from glosslint.detect.page_texts import fields_of_items, is_mostly_table, is_text, words_in
from glosslint.detect.pages.other_formats import beside, is_other
from glosslint.detect.pages.tables.columns import too_short
from glosslint.detect.pages.tables.titles import defines
from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.files import kind_of
from glosslint.parse.sections.document import SectionDocument
from glosslint.parse.sections.labels.rows import rows_in
from glosslint.parse.sections.table import Form, Mark, SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Node, Scalar, Sequence
from glosslint.text.messages import some
from glosslint.text.names import fold
from glosslint.text.tokenize import mask

_LONG_TERM = 8  # words; longer terms are sentences
_MEAN_TERM = 4.5  # words, on average; the longest of forty published pages has 3.6
_FEWEST = 2
_PER_GROUP, _MOST_OF_GROUP = 2, 0.5  # entries below one heading, and their share of the text there
_GUIDE = "it is a guide: its headings are chapters that have numbers, with long texts"
_TABLES = "its headings are chapters that have numbers, and tables without columns for terms and definitions"
_FEW, _COVERED_BY_FEW = 3, 0.75  # fewer entries must be nearly all of the page
_COVERED = 0.3  # share of the characters of the page, without whitespace
_DEFINED = 0.6  # share of entries with a text; the others are stubs
_BEGUN, _ALL_OF_PAGE = 0.25, 0.75  # share of entries with a text, and of the page, if the others wait for their text
_DISTINCT, _SHOWN = 0.9, 3  # of the terms, and repeated ones that are named
_WORDS_OF_CARDS = 4.0  # of a definition, on average, where only a class marks the terms
_LONG_TEXT = 200  # words below a heading, on average; a longer text is a part of a page, such as all terms of a letter
_MANY_HEADINGS = 10
_TAG = re.compile(r"<[^<>]*>")
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [A-Z]")  # the end of a sentence and the beginning of the next
_WORDS = 2.0  # of a definition, on average; the definitions of acronyms have as few
_HEADING, _TEMPLATE = re.compile(r"^#{2,6}[ \t]", re.MULTILINE), re.compile(r"\{[{%]")
_BRACKETED = re.compile(r"\s*\([^()]*\)")  # short forms and the like, not counted as words of a term
_QUESTION = re.compile(r".*\?|(?:how|why|when|where|what|who|can|do|does|is|are)\s.+", re.IGNORECASE)
_ASKING = 0.9  # share of the headings of a page
_ASKS = re.compile(r"what(?:['\u2019]s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?(?:\S+\s*){1,5}\Z", re.IGNORECASE)
#: Words of questions whose answer is not a definition.
_OTHER_ANSWER = re.compile(
    r"\b(?:this|these|that|difference|differences|purpose|point|your|our|my|best|status|included|supported|required|new"
    r"|next|if|for|between)\b",
    re.IGNORECASE,
)
#: Titles of groups of terms.
GROUP = re.compile(
    r".*\b(?:terms|terminology|vocabulary|definitions|concepts|acronyms|abbreviations|glossary|words)", re.IGNORECASE
)
_STEP = re.compile(r"(?:step\s+\d|\d+\.\s|v?\d+\.\d|question|chapter|version|example|table|figure)\b.*", re.IGNORECASE)

#: What the entries of a page are, by their form, where these are too few.
_COUNTED: dict[Form, str] = {
    "heading": "headings of level {levels}",
    "paragraph": "paragraphs that begin {marks}",
    "item": "list items that begin {marks}",
    "definition-list": "items of definition lists",
    "details": "elements <details>",
    "table": "rows of tables",
    "directive": "items of glossary directives",
    "abbreviation": "abbreviations",
}
_MARKS: dict[Mark, str] = {
    "bold": "in bold",
    "italic": "in italics",
    "code": "with code",
    "link": "with a link",
    "plain": "with a few words and a colon or a dash",
    "class": "with an element of a class",
}


@dataclass(frozen=True)
class Reading:
    """What the settings ``table`` read from a page; ``chapters`` means that the terms are titles in a guide.

    With ``of_folder``, the page is one of several that are a glossary together, and may have few entries.
    """

    document: Document
    table: SectionTable
    chapters: bool = False
    of_folder: bool = False

    @cached_property
    def nodes(self) -> tuple[Mapping, ...]:
        """The nodes of all entries."""
        root = self.document.roots[0] if self.document.roots else None
        entries = root.get(ENTRIES) if isinstance(root, Mapping) else None
        items = entries.items if isinstance(entries, Sequence) else ()
        return tuple(node for node in items if isinstance(node, Mapping))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The term and the text of each entry."""
        pairs = tuple((_text(node.get("term")), _text(node.get("definition"))) for node in self.nodes)
        return tuple((_asked(term), text) for term, text in pairs) if self.asks else pairs

    @cached_property
    def asks(self) -> bool:
        """Whether nearly all headings ask what a term is: "What is a rope?"."""
        titles = [_text(node.get("term")) for node in self.nodes] if "heading" in self.table.forms else []
        asking = sum(_ASKS.match(title) is not None and not _OTHER_ANSWER.search(title) for title in titles)
        return len(titles) >= _FEW and asking >= _ASKING * len(titles)

    @cached_property
    def plausible(self) -> tuple[Mapping, ...]:
        """The entries with a likely term, and a text that does not begin with a list or table."""
        return tuple(
            node
            for node, (term, text) in zip(self.nodes, self.pairs, strict=True)
            if _is_term(term)
            and (is_text(text, "heading" in self.table.forms, self._fields) or self._is_defined_otherwise(text))
            and not self._holds_parts(text)
        )

    def _is_defined_otherwise(self, text: str) -> bool:
        """Return whether a text below a heading begins with a table, one row of which has the definition, or is a link
        beside definition lists, which leave no doubt about what is a term."""
        if self.table.forms == ("heading", "definition-list"):
            return text.startswith("[")
        is_below = self.table.forms == ("heading",) and kind_of(self.document.source.path) == "page"
        return is_below and any(defines(fold(row.words)) for row in rows_in(text, Span(0, len(text))).rows)

    @cached_property
    def _fields(self) -> frozenset[str]:
        """The labels that are the same in the lists below most headings."""
        return fields_of_items(text for _, text in self.pairs) if "heading" in self.table.forms else frozenset()

    def _holds_parts(self, text: str) -> bool:
        """Return whether an element <details> contains several headings, which may be the terms of a chapter."""
        return self.table.forms == ("details",) and len(_HEADING.findall(text)) > 1

    @cached_property
    def covered(self) -> float:
        """The share of the plausible entries in the characters of the page, or below the heading of the layout,
        without whitespace: from 0 to 1."""
        return self._share(self.plausible)

    def _share(self, nodes: tuple[Mapping, ...]) -> float:
        text = self.document.source.text
        part = self.document.part if isinstance(self.document, SectionDocument) else Span(0, len(text))
        if is_other(self.document.source.path) and self.document.markup is not None:
            text = mask(text, [("html", span) for _, span in self.document.markup.hidden])
            text = mask(text, [("html", span) for span in beside(self.document.source)])
        whole = sum(not char.isspace() for char in text[slice(*part)])
        inside = sum(not char.isspace() for node in nodes for char in text[node.start : self._end(node)])
        return inside / whole if whole else 0.0

    def _end(self, node: Mapping) -> int:
        """Return where an entry ends: in a row of a Markdown table, after the columns that are not read."""
        if self.table.forms != ("table",) or is_other(self.document.source.path):
            return node.end
        end = self.document.source.text.find("\n", node.end)
        return end if end >= 0 else node.end

    @cached_property
    def holds_tables(self) -> bool:
        """Whether the texts of most entries, below headings, are hardly more than a table."""
        tables = sum(is_mostly_table(text) for _, text in self.pairs) if self.table.forms == ("heading",) else 0
        return 2 * tables > len(self.pairs)

    @cached_property
    def score(self) -> float:
        """The number of good entries, weighted with how much of the page they are; the best reading has the highest."""
        stubs = 0.5 * sum(_is_term(term) and not text for term, text in self.pairs)
        wrong = len(self.nodes) - len(self.plausible) - 2 * stubs
        return max(len(self.plausible) + stubs - max(wrong, 0), 0) * self.covered**2

    @cached_property
    def problem(self) -> str:
        """The reason why this is not a good reading of a glossary; an empty string if it is one."""
        entries = len(self.nodes)
        if self.chapters or entries < (1 if self.of_folder else _FEWEST):
            guide = _TABLES if self.holds_tables else _GUIDE
            return guide if self.chapters else self._only_one
        terms = [term for term, _ in self.pairs]
        defined = sum(bool(text) for _, text in self.pairs)
        if min(len(self.plausible), defined) < _DEFINED * entries and not self._is_begun:
            return self._too_few
        if reason := _not_terms(terms, self._apart):
            return reason
        least_words = _WORDS_OF_CARDS if "class" in self.table.marks else _WORDS
        words = sum(words_in(_TAG.sub(" ", text)) for _, text in self.pairs)
        if words < least_words * defined and (short := too_short(self.table, self.pairs)):
            return short
        if self._may_be_parts and (words > _LONG_TEXT * defined or sum(len(term) == 1 for term in terms) > entries / 2):
            return "its headings have too much text to be terms"
        least = _COVERED if entries >= _FEW else _COVERED_BY_FEW
        if self.of_folder or self.covered >= least or "directive" in self.table.forms:
            return ""  # a directive says that it is a glossary, however small
        return f"{entries} entries are only a small part of the page"

    @property
    def _apart(self) -> int:
        """The number of entries whose terms differ, or what tells equal terms apart."""
        others = ([_text(node.get(key)) for key in APART] for node in self.nodes)
        names = [(fold(term), *other) for (term, _), other in zip(self.pairs, others, strict=True)]
        return count_apart(names, [text for _, text in self.pairs])

    @property
    def _only_one(self) -> str:
        """The words for a page with hardly any entries: what was counted, and which it is."""
        if not self.nodes:
            return f"it has no {self._counted} that may be terms"
        return f'only one of its {self._counted} may be a term: "{" ".join(self.pairs[0][0].split())}"'

    @property
    def _counted(self) -> str:
        """What the entries are: "headings of level 2", "paragraphs that begin in bold"."""
        levels = " or ".join(map(str, self.table.levels))
        return _COUNTED[self.table.form if isinstance(self.table.form, str) else self.table.forms[0]].format(
            levels=levels, marks=" or ".join(_MARKS[mark] for mark in self.table.marks)
        )

    @property
    def _too_few(self) -> str:
        """The words for a page on which most of what was counted has no text, or is no term."""
        every = f"{len(self.nodes)} {self._counted}"
        stubs = sum(_is_term(term) and not text for term, text in self.pairs)
        if 2 * stubs <= len(self.nodes) - len(self.plausible):
            return f"only {len(self.plausible)} of {every} have a term and a text"
        return f"{stubs} of {every} have no text{' below them' if self.table.forms == ('heading',) else ''}"

    @property
    def _may_be_parts(self) -> bool:
        """Whether the entries may be parts of a page: texts below a few headings, or in HTML below elements of a class.

        Many headings in Markdown are not: some encyclopaedias have many long texts.
        """
        is_html = kind_of(self.document.source.path) == "html"
        below_headings = self.table.forms == ("heading",) and (is_html or len(self.nodes) < _MANY_HEADINGS)
        return below_headings or (is_html and "class" in self.table.marks)

    @property
    def _is_begun(self) -> bool:
        """Whether the glossary is begun: nearly all of the page is terms, and some have no text yet."""
        waiting = sum(_is_term(term) and not text for term, text in self.pairs)
        written = len(self.plausible)
        return written >= max(_FEW, _BEGUN * len(self.nodes)) and (
            written + waiting == len(self.nodes) and self._share(self.nodes) >= _ALL_OF_PAGE
        )


def is_inside(other: Reading, best: Reading) -> bool:
    """Return whether the headings of ``best`` are those of groups, and ``other`` most of their text, or its tables."""
    if "heading" not in best.table.forms or "heading" in other.table.forms or other.problem:
        return False
    least = 0 if best.holds_tables and other.table.form == "table" else _MOST_OF_GROUP * best.covered
    return other.covered >= least and len(other.plausible) >= _PER_GROUP * len(best.nodes)


def _not_terms(titles: list[str], distinct: int) -> str:
    """Return the reason why the titles of entries, of which so many are ``distinct``, are not terms, or an empty string
    if they may be."""
    if distinct < _DISTINCT * len(titles):
        repeated = [title for title, number in Counter(map(str.strip, titles)).items() if number > 1]
        named = " (" + some([f'"{title}"' for title in repeated], _SHOWN) + ")" if repeated else ""
        return f"terms are repeated among its {len(titles)} entries{named}"
    if sum(len(_words(title)) for title in titles) > _MEAN_TERM * len(titles):
        return "its headings or openings are too long to be terms"
    if 2 * sum(GROUP.fullmatch(title) is not None for title in titles) > len(titles):
        return "its headings or openings are those of groups of terms"
    return ""


def _text(node: Node | None) -> str:
    if isinstance(node, Sequence):
        return " ".join(_text(item) for item in node.items)
    return node.text if isinstance(node, Scalar) else ""


def _asked(title: str) -> str:
    match = re.match(QUESTION, title)
    return match[1] if match is not None else title


def _words(term: str) -> list[str]:
    """Return the words of a term, without those in brackets if there are others."""
    return _BRACKETED.sub("", term).split() or term.split()


def _is_term(term: str) -> bool:
    words = _words(term)
    if _TEMPLATE.search(term) or term.startswith("*["):  # an abbreviation has a form of its own
        return False
    if not any(map(str.isalnum, term)):  # an icon
        return False
    if not 0 < len(words) <= _LONG_TERM or (len(words) > 3 and (term.endswith((".", "!")) or _SENTENCES.search(term))):
        return False
    return not (_QUESTION.fullmatch(term) and len(words) > 2) and not _STEP.fullmatch(term)
