"""How well a form of entries reads a page: named features, one table of weights, and the reasons to refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping as Table, Sequence as Many
from dataclasses import dataclass, replace

from glosslint.detect.words import words_in
from glosslint.model.frozen import cached_property
from glosslint.parse.files import parse
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.document import SectionDocument, page_of
from glosslint.parse.page.table import Form, Mark, SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Node, Scalar, Sequence
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
        root = self.document.roots[0] if self.document.roots else None
        entries = root.get(ENTRIES) if isinstance(root, Mapping) else None
        items = entries.items if isinstance(entries, Sequence) else ()
        return tuple(node for node in items if isinstance(node, Mapping))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The term and the text of each entry."""
        return tuple((_text(node.get("term")), _text(node.get("definition"))) for node in self.nodes)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded terms and other names of all entries."""
        every = [term for term, _ in self.pairs]
        for node in self.nodes:
            aliases = node.get("aliases")
            every += map(_text, aliases.items if isinstance(aliases, Sequence) else ())
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
        terms = [(node.start, term) for node in self.nodes if (term := node.get("term")) is not None]
        text = self.document.source.text
        return sum(len(_text(one).split()) > _NAME or bool(_NUMBER.search(text[at : one.start])) for at, one in terms)

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


def _text(node: Node | None) -> str:
    if isinstance(node, Sequence):
        return " ".join(_text(item) for item in node.items)
    return node.text if isinstance(node, Scalar) else ""


def is_term(term: str) -> bool:
    """Return whether words may be a term, those in brackets aside: no sentence, question or number of a step."""
    words = _BRACKETED.sub("", term).split()
    if not 0 < len(words) <= _LONG_TERM or not any(map(str.isalnum, term)):
        return False
    is_sentence = len(words) > 3 and term.endswith((".", "!"))
    return not (is_sentence or _STEP.fullmatch(term) or (len(words) > 2 and _QUESTION.fullmatch(term)))
