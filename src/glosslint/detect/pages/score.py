"""How well a form of entries reads a page: named features, one table of weights, and the reasons to refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping as Table, Sequence as Many
from dataclasses import dataclass, replace

from glosslint.detect.page_texts import translations, words_in
from glosslint.detect.sections import defines
from glosslint.detect.titles import QUESTION
from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.files import kind_of, parse
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.document import SectionDocument, page_of
from glosslint.parse.page.table import Form, Mark, SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Node, Scalar, Sequence
from glosslint.text.messages import some
from glosslint.text.names import fold

#: The power of each feature, from 0 to 1, in the score. Fitted on 58 pages of published glossaries: no powers from 0
#: to 4 put the true reading first on more than 56 (``tests/detect/test_score.py``), and on all but two of the pages
#: only one reading is not refused. Different and short terms decide nothing beside these, and are no features.
WEIGHTS: Table[str, float] = {"covered": 2.0, "plausible": 1.0}
_LONG_TERM = 8  # words; longer terms are sentences
_MEAN_TERM = 4.5  # words, on average; the longest of forty published pages has 3.6
_FEWEST = 2
_HOLDERS = frozenset(("heading", "details"))  # forms whose texts may hold other entries
_PER_GROUP, _MOST_OF_GROUP = 2, 0.5  # entries below one heading, and their share of the text there
_FEW, _COVERED_BY_FEW = 3, 0.75  # fewer entries must be nearly all of the page
_COVERED = 0.3  # share of the characters of the page, without whitespace
_DEFINED = 0.6  # share of entries with a text; the others are stubs
_BEGUN, _ALL_OF_PAGE = 0.25, 0.75  # share of entries with a text, and of the page, if the others wait for their text
_DISTINCT, _SHOWN = 0.9, 3  # of the terms, and repeated ones that are named
_LONG_TEXT = 200  # words below a heading, on average; a longer text is a part of a page, such as all terms of a letter
_MANY_HEADINGS = 10
_WORDS, _WORDS_OF_CARDS = 2.0, 4.0  # of a definition, on average; the second where only a class marks the terms
_FEW_ITEMS, _SENTENCE = 5, 4  # items of a list that may be a definition, and words of each
_LABEL = re.compile(r"\s*[:：\n]")  # the end of one
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [A-Z]")  # the end of a sentence and the beginning of the next
_TEMPLATE = re.compile(r"\{[{%]")
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
_GROUP = re.compile(
    r".*\b(?:terms|terminology|vocabulary|definitions|concepts|acronyms|abbreviations|glossary|words)", re.IGNORECASE
)
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
    """What the settings ``table`` read from a page. With ``of_folder``, the page is one of several that are a glossary
    together, and may have few entries."""

    document: Document
    table: SectionTable
    of_folder: bool = False

    @property
    def tree(self) -> Tree | None:
        """The blocks of the page."""
        return self.document.tree if isinstance(self.document, SectionDocument) else None

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
    def names(self) -> frozenset[str]:
        """The folded terms and other names of all entries."""
        every = [term for term, _ in self.pairs]
        for node in self.nodes:
            aliases = node.get("aliases")
            every += [_text(node.get("term")), *map(_text, aliases.items if isinstance(aliases, Sequence) else ())]
        return frozenset(filter(None, map(fold, every)))

    @cached_property
    def asks(self) -> bool:
        """Whether nearly all headings ask what a term is: "What is a rope?"."""
        titles = [_text(node.get("term")) for node in self.nodes] if "heading" in self.table.forms else []
        asking = sum(_ASKS.match(title) is not None and not _OTHER_ANSWER.search(title) for title in titles)
        return len(titles) >= _FEW and asking >= _ASKING * len(titles)

    @cached_property
    def leaves(self) -> tuple[tuple[int, Block, int], ...]:
        """The blocks of words in the part of the page with entries: where each begins, the block, and the number of its
        characters, without whitespace, that readers see."""
        tree = self.tree
        if tree is None:
            return ()
        part = page_of(self.document.source, self.table, tree).part
        found = []
        for block in _leaves(tree.blocks):
            if part.start <= block.span.start < part.end:
                seen = "".join(words for words, _ in tree.pieces(block.content))
                found.append((block.content.start, block, len("".join(seen.split()))))
        return tuple(found)

    @cached_property
    def plausible(self) -> tuple[Mapping, ...]:
        """The entries with a likely term, and a text that is no list, table or chapter of other things."""
        lists = self._lists if _HOLDERS.intersection(self.table.forms) else frozenset[int]()
        return tuple(
            node
            for node, (term, text) in zip(self.nodes, self.pairs, strict=True)
            if is_term(term) and any(map(str.isalnum, text)) and _start(node.get("definition")) not in lists
        )

    @cached_property
    def _lists(self) -> frozenset[int]:
        """Where lists, tables and lists of definitions begin, without short lists of sentences."""
        tree = self.tree
        found: set[int] = set()
        for block in (one for top in tree.blocks for one in (top, *top.walk())) if tree is not None else ():
            if block.kind in self._parts or (block.kind == "list" and not self._are_sentences(block)):
                found |= set[int]() if self._has_definition(block) else {block.span.start, block.content.start}
        return frozenset(found)

    def _has_definition(self, block: Block) -> bool:
        """Return whether an item, term or row of a block begins with a label of a definition, so that all are parts of
        one entry."""
        tree = self.tree
        firsts = [(part.children or [part])[0].content for part in block.children if part.kind != "text"]
        return tree is not None and any(defines(fold(_LABEL.split(tree.shown(own).text, 1)[0])) for own in firsts)

    @property
    def _parts(self) -> tuple[str, ...]:
        """The kinds of blocks at the beginning of a text that is no definition, but holds other entries."""
        return ("table", "definitions") if "heading" in self.table.forms else ("table", "definitions", "heading")

    def _are_sentences(self, block: Block) -> bool:
        tree = self.tree
        words = [tree.shown(item.content).text for item in block.children[:_FEW_ITEMS]] if tree is not None else []
        opens = tree.marks_at(tree.first_seen(block.children[0].content), block.span.end) if words and tree else []
        short = len(block.children) <= _FEW_ITEMS and not any(mark.kind == "bold" for mark in opens)
        return short and all(len(own.split()) > _SENTENCE for own in words)

    @cached_property
    def covered(self) -> float:
        """The share of the plausible entries in the characters of the page, or below the heading of the layout,
        without whitespace: from 0 to 1."""
        return self._share(self.plausible)

    def _share(self, nodes: tuple[Mapping, ...]) -> float:
        whole = sum(size for _, _, size in self.leaves)
        inside, number = 0, 0
        spans = [Span(node.start, node.end) for node in nodes]
        for at, block, size in self.leaves:
            while number < len(spans) and spans[number].end <= at:
                number += 1
            if number < len(spans) and spans[number].start < block.content.end:
                inside += size
        return inside / whole if whole else 0.0

    @cached_property
    def features(self) -> dict[str, float]:
        """What speaks for the reading, each from 0 to 1."""
        entries = max(len(self.nodes), 1)
        stubs = sum(is_term(term) and not text for term, text in self.pairs)
        return {"covered": self.covered, "plausible": (len(self.plausible) + 0.5 * stubs) / entries}

    @cached_property
    def score(self) -> float:
        """The number of good entries, times the features to the power of their weights; the best reading has most."""
        stubs = 0.5 * sum(is_term(term) and not text for term, text in self.pairs)
        score = len(self.plausible) + stubs
        for name, weight in WEIGHTS.items():
            score *= self.features[name] ** weight
        return score

    @cached_property
    def problem(self) -> str:
        """The reason why this is not a good reading of a glossary; an empty string if it is one."""
        entries = len(self.nodes)
        if entries < (1 if self.of_folder else _FEWEST):
            return self._only_one
        defined = sum(bool(text) for _, text in self.pairs)
        if min(len(self.plausible), defined) < _DEFINED * entries and not self._is_begun:
            return self._too_few
        if reason := self._not_terms:
            return reason
        words = sum(words_in(text) for _, text in self.pairs)
        least_words = _WORDS_OF_CARDS if "class" in self.table.marks else _WORDS
        if words < least_words * defined and (short := self._too_short):
            return short
        is_html = kind_of(self.document.source.path) == "html"
        may_be_parts = self.table.forms == ("heading",) and (is_html or entries < _MANY_HEADINGS)
        may_be_parts = may_be_parts or (is_html and "class" in self.table.marks)
        letters = sum(len(term) == 1 for term, _ in self.pairs)
        if may_be_parts and (words > _LONG_TEXT * defined or 2 * letters > entries):
            return "its headings have too much text to be terms"
        least = _COVERED if entries >= _FEW else _COVERED_BY_FEW
        if self.of_folder or self.covered >= least or "directive" in self.table.forms:
            return ""  # a directive says that it is a glossary, however small
        return f"{entries} entries are only a small part of the page"

    @property
    def _not_terms(self) -> str:
        """The reason why the titles of entries are not terms, or an empty string if they may be. Equal terms count once
        if a column tells them apart."""
        titles = [term for term, _ in self.pairs]
        others = [key for key in self.table.columns if key not in ("term", "definition", "aliases", "id")]
        keys = {
            (fold(term), *(_text(node.get(key)) for key in others))
            for node, term in zip(self.nodes, titles, strict=True)
        }
        if len(keys) < _DISTINCT * len(titles):
            repeated = [title for title, number in Counter(map(str.strip, titles)).items() if number > 1]
            named = " (" + some([f'"{title}"' for title in repeated], _SHOWN) + ")" if repeated else ""
            return f"terms are repeated among its {len(titles)} entries{named}"
        if sum(len(_words(title)) for title in titles) > _MEAN_TERM * len(titles):
            return "its headings or openings are too long to be terms"
        if 2 * sum(_GROUP.fullmatch(title) is not None for title in titles) > len(titles):
            return "its headings or openings are those of groups of terms"
        return ""

    @property
    def _too_short(self) -> str:
        """The reason why texts of a word or two are no definitions, or an empty string if those of a table may be."""
        if self.table.forms != ("table",):
            return "the texts are too short"
        return translations([text for _, text in self.pairs], [term for term, _ in self.pairs])

    @property
    def _only_one(self) -> str:
        """The words for a page with hardly any entries: what was counted, and which it is."""
        if not self.nodes:
            return f"it has no {self.counted} that may be terms"
        return f'only one of its {self.counted} may be a term: "{" ".join(self.pairs[0][0].split())}"'

    @property
    def counted(self) -> str:
        """What the entries are: "headings of level 2", "paragraphs that begin in bold"."""
        return _COUNTED[self.table.forms[0]].format(
            levels=" or ".join(map(str, self.table.levels)),
            marks=" or ".join(MARKS[mark] for mark in self.table.marks).format(classes=", ".join(self.table.classes)),
        )

    @property
    def _too_few(self) -> str:
        """The words for a page on which most of what was counted has no text, or is no term."""
        every = f"{len(self.nodes)} {self.counted}"
        stubs = sum(is_term(term) and not text for term, text in self.pairs)
        if 2 * stubs <= len(self.nodes) - len(self.plausible):
            return f"only {len(self.plausible)} of {every} have a term and a text"
        return f"{stubs} of {every} have no text{' below them' if self.table.forms == ('heading',) else ''}"

    @property
    def _is_begun(self) -> bool:
        """Whether the glossary is begun: nearly all of the page is terms, and some have no text yet."""
        waiting = sum(is_term(term) and not text for term, text in self.pairs)
        written = len(self.plausible)
        return written >= max(_FEW, _BEGUN * len(self.nodes)) and (
            written + waiting == len(self.nodes) and self._share(self.nodes) >= _ALL_OF_PAGE
        )


def read_with(reading: Reading, table: SectionTable) -> Reading:
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


def is_inside(other: Reading, best: Reading) -> bool:
    """Return whether the headings of ``best`` are those of groups, and ``other`` most of their text."""
    if "heading" not in best.table.forms or "heading" in other.table.forms or other.problem:
        return False
    return other.covered >= _MOST_OF_GROUP * best.covered and len(other.plausible) >= _PER_GROUP * len(best.nodes)


def _start(node: Node | None) -> int:
    if isinstance(node, Sequence) and node.items:
        return _start(node.items[0])
    return node.start if node is not None else -1


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


def is_term(term: str) -> bool:
    """Return whether words may be a term: no sentence, question, number of a step or template."""
    words = _words(term)
    if _TEMPLATE.search(term) or term.startswith("*[") or not any(map(str.isalnum, term)):
        return False
    if not 0 < len(words) <= _LONG_TERM or (len(words) > 3 and (term.endswith((".", "!")) or _SENTENCES.search(term))):
        return False
    return not (_QUESTION.fullmatch(term) and len(words) > 2) and not _STEP.fullmatch(term)
