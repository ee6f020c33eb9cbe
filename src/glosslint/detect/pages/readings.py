"""Try every form of entries on a page, and extend the best reading by further marks, forms and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosslint.detect.pages.chapters import marked
from glosslint.detect.pages.columns import Header, of_tables
from glosslint.detect.pages.html_forms import by_class
from glosslint.detect.pages.other_formats import has_directive, is_other, tables as other_tables
from glosslint.detect.pages.score import Reading, is_inside
from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.headings import is_aside
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.abbreviations import LINE
from glosslint.parse.sections.markdown.forms.tables import header
from glosslint.parse.sections.markdown.page import Heading, Page
from glosslint.parse.sections.markdown.reader import outline
from glosslint.parse.sections.markdown.shown import BREAK, shown
from glosslint.parse.sections.names import BRACKETS
from glosslint.parse.sections.table import Form, Mark, SectionTable
from glosslint.text.names import fold, is_acronym_of

_SEPARATORS = SectionTable().separators
_MARKS: tuple[tuple[Mark, ...], ...] = (("bold",), ("italic",), ("code",), ("link",), ("bold", "code"), ("plain",))
_MIXED: tuple[Mark, ...] = ("bold", "plain")
_SECOND_MARKS: tuple[Mark, ...] = ("bold", "italic", "link", "plain")
_BETTER = 1.25  # factor by which a looser reading must be better
_SURE, _SURER = 0.8, 0.9  # the share of entries that have a term and a text
_FEWEST_HEADINGS = 5  # headings that are the terms, rather than bold words below them
_SECOND_FORM = 2  # entries that a second form must add
_BESIDE_TABLES = 5  # the same beside tables, where words in bold are more often labels
_FEW_ABOVE = 0.2  # share of headings one level above the others that are typos
_FEWEST_ABOVE, _LEAVES_ABOVE = 3, 0.5  # headings without others below them, one level above the others, and their share
_FEWEST_KINDS = 2  # headings below others that name a kind of these, with one word more
_DASH, _SEVERAL = re.compile(r"\s+[–—-]\s+"), 3  # between a short form and its long form, in so many terms
_LATIN = re.compile(r"[A-Za-z]")
_OPENINGS: tuple[Form, ...] = ("paragraph", "item")


def readings(source: Source, at: str) -> list[Reading]:
    """Return what each form of entries reads from a page, below the heading ``at`` if there is one; the best first."""
    found = [_read(source, table) for table in _tables(source, at)]
    found = marked(source, [reading for reading in found if reading.nodes])
    found.sort(key=lambda reading: (not reading.chapters, reading.score), reverse=True)
    if not found:
        return []
    best = next((other for other in found if is_inside(other, found[0])), found[0])
    best = next((other for other in found if _is_surer(other, best)), best)
    others = [reading for reading in found if reading is not best]
    return [_with_more_names(source, _with_second_form(source, _with_second_mark(source, best), found)), *others]


def _is_surer(other: Reading, best: Reading) -> bool:
    """Return whether ``other`` has the entries of an HTML page, and ``best`` has words that are not entries.

    Such words are bold in the texts below headings, or open a paragraph with a colon or a dash beside terms in bold.
    """
    if kind_of(best.document.source.path) != "html" or best.table.form not in _OPENINGS or other.problem:
        return False
    if other.table.forms == ("heading",):
        bad = len(best.plausible) < _SURE * len(best.nodes)
        return (
            bad
            and len(other.plausible) >= max(_FEWEST_HEADINGS, _SURER * len(other.nodes))
            and (other.covered > best.covered)
        )
    if best.table.marks != ("plain",) or "plain" in other.table.marks or other.table.form != best.table.form:
        return False
    first, last = other.nodes[0].start, other.nodes[-1].start
    inside = sum(first <= node.start <= last for node in best.nodes)
    return inside == len(other.nodes) < len(best.nodes) and _BETTER * inside >= len(best.nodes)


def _read(source: Source, table: SectionTable) -> Reading:
    return Reading(parse(source, table), table)


def _tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try, preferred first."""
    if is_other(source.path):
        kind = kind_of(source.path)
        yield from other_tables(source, at)
        for form in _OPENINGS if kind != "rst" or not has_directive(source.text) else ():
            yield from _openings(source, form, at)
        if kind == "html":
            yield from by_class(source, at)
        return
    page = outline(source, SectionTable(at=at))
    if LINE.search(source.text):
        yield SectionTable("abbreviation", at=at)
    if "{glossary}" in source.text:
        yield SectionTable("directive", at=at)
    if "\n:" in source.text.replace("\r", "\n") or "<dt" in source.text.lower() or "\n~ " in source.text:
        yield SectionTable("definition-list", at=at)
    if "<summary" in source.text.lower():
        yield SectionTable("details", at=at)
    yield from (SectionTable("table", columns=columns, at=at) for columns in of_tables(headers(page)))
    yield from _headings(page, at)
    kinds = {block.kind for block in page.blocks()}
    for form, block in zip(_OPENINGS, ("Paragraph", "List"), strict=True):
        if block in kinds:
            yield from _openings(source, form, at)


def headers(page: Page) -> list[Header]:
    """Return the titles and texts of all tables of a page."""
    return [_header(table, page.text) for table in page.blocks() if table.kind == "Table" and table.children]


def _header(table: Block, text: str) -> Header:
    rows = [row.children for row in table.children[1:]]
    columns = zip(*([shown(cell.children, text).text for cell in cells] for cells in rows), strict=False)
    return Header(header(table, text), len(rows), list(columns))


def _headings(page: Page, at: str) -> Iterator[SectionTable]:
    part = page.part
    inside = [heading for heading in page.headings if part is not None and part.start <= heading.span.start < part.end]
    counts = Counter(heading.level for heading in inside)
    for level, count in counts.items():
        yield SectionTable("heading", (level,), at=at)
        above = counts[level - 1]
        first = next((heading.level for heading in inside if heading.level in (level - 1, level)), 0)
        is_typo = 0 < above <= _FEW_ABOVE * count and first == level  # one "##" among "###"
        if is_typo or _has_leaves_above(page, inside, level) or _are_kinds(inside, level):
            yield SectionTable("heading", (level - 1, level), at=at)


def _has_leaves_above(page: Page, headings: Sequence[Heading], level: int) -> bool:
    """Return whether many headings above a level have a text and none below them, and those with others below them have
    no text: then the former are terms in no group, and the latter the titles of groups."""
    pairs = zip(headings, [*headings[1:], None], strict=True)
    above = [pair for pair in pairs if pair[0].level == level - 1 and not is_aside(pair[0].words.text, page.table)]
    groups = [(own, below) for own, below in above if below is not None and below.level > own.level]
    leaves = len(above) - len(groups)
    if not groups or leaves < max(_FEWEST_ABOVE, _LEAVES_ABOVE * sum(heading.level == level for heading in headings)):
        return False
    return not any(page.text_end(own.span.end, below.span.start) > own.span.end for own, below in groups)


def _are_kinds(headings: Sequence[Heading], level: int) -> bool:
    """Return whether headings name kinds of the terms above them: "Full node" below "Node"."""
    above, kinds, others = "", 0, 0
    for heading in headings:
        words = fold(heading.words.text)
        if heading.level < level:
            above = words if heading.level == level - 1 else ""
        elif heading.level == level:
            is_kind = bool(above) and words.partition(" ")[2] == above
            kinds, others = kinds + is_kind, others + (not is_kind)
    return kinds >= _FEWEST_KINDS and kinds >= _SURE * (kinds + others)


def _openings(source: Source, form: Form, at: str) -> Iterator[SectionTable]:
    """Yield settings with marks and separators for paragraphs or items; loose separators only if they score better."""
    for marks in (*_MARKS, _MIXED):
        if marks == ("link",) and kind_of(source.path) == "html":  # menus are lists of links
            continue
        strict = SectionTable(form, marks=marks, at=at)
        loose = replace(strict, separators=(*_SEPARATORS, "=", ""))
        if marks != ("plain",) and _end_in_periods(_read(source, loose)):
            yield replace(strict, separators=(*_SEPARATORS, "."))
        elif marks == ("plain",):
            yield replace(strict, separators=(":", "—", "–", "-", "="))
            if form == "item":
                yield replace(strict, separators=("\n",))
            if kind_of(source.path) == "html":
                yield replace(strict, separators=(":", "—", "–", "-", "=", "."))
        elif _read(source, loose).score > (least := _BETTER * _read(source, strict).score):
            yield loose
        elif marks == ("bold",) and _read(source, comma := replace(strict, separators=(",",))).score > least:
            yield comma
        elif marks != _MIXED or _is_mixed(source, strict):
            yield strict


def _end_in_periods(reading: Reading) -> bool:
    """Return whether most terms end in a period, which separates them from their texts: "**Term.** text"."""
    return 2 * sum(term.endswith(".") for term, _ in reading.pairs) > max(len(reading.pairs), 1)


def _is_mixed(source: Source, table: SectionTable) -> bool:
    """Return whether reading unmarked terms as well gives many more entries."""
    both, marked = _read(source, table), _read(source, replace(table, marks=table.marks[:1]))
    return len(marked.nodes) > 1 and len(both.nodes) >= _BETTER * len(marked.nodes)


def _with_second_mark(source: Source, best: Reading) -> Reading:
    """Return the reading of list items with a second mark of terms, such as links on terms that have a page."""
    own = best.table.marks
    if best.table.form != "item" or len(own) > 1 or is_other(source.path):
        return best
    tables = (replace(best.table, marks=(*own, mark)) for mark in _SECOND_MARKS if mark not in own)
    found = [both for table in tables if _adds(both := _read(source, table), best)]
    return max(found, key=lambda both: len(both.plausible), default=best)


def _adds(both: Reading, best: Reading) -> bool:
    """Return whether a second mark adds plausible entries and nothing else; for unmarked terms, many."""
    more = len(both.plausible) - len(best.plausible)
    least = max(_SECOND_FORM, (_BETTER - 1) * len(best.plausible) if "plain" in both.table.marks else 0)
    return more >= least and more == len(both.nodes) - len(best.nodes) and both.covered > best.covered


def _with_second_form(source: Source, best: Reading, found: Sequence[Reading]) -> Reading:
    """Return the reading with a second form of entries on the page, such as a list of acronyms after paragraphs, or
    paragraphs beside the tables that were ``found``."""
    form = best.table.form
    if not isinstance(form, str) or form not in (*_OPENINGS, "table"):
        return best
    columns = next((reading.table.columns for reading in found if reading.table.form == "table"), {})
    for other in (*_OPENINGS, *(("table",) if columns else ())):
        if other == form:
            continue
        both = _read(source, replace(best.table, form=(form, other), columns=best.table.columns or columns))
        more = len(both.plausible) - len(best.plausible)
        least = _BESIDE_TABLES if "table" in (form, other) else _SECOND_FORM
        good = len(both.nodes) - len(both.plausible) <= len(best.nodes) - len(best.plausible)
        if more >= least and good and not _are_parts(both, best) and both.covered >= best.covered:
            return both
    return best


def _are_parts(both: Reading, best: Reading) -> bool:
    """Return whether a second form adds names that a term lists already: "Build / Buy", and below it an item for each
    of the two."""
    own = {fold(term) for term, _ in best.pairs}
    parts = {fold(part) for term, _ in best.pairs for part in term.split(" / ") if " / " in term}
    return any(fold(term) in parts for term, _ in both.pairs if fold(term) not in own)


def _with_more_names(source: Source, reading: Reading) -> Reading:
    """Return the reading with names in brackets, or after a slash or dash, if these are names of the entry.

    The term of another entry is not a name, nor is a word that tells two entries apart: "Coinbase (Bitcoin)",
    "alpha (finance)".
    """
    names: list[str] = []
    with_all = _read(source, replace(reading.table, more_names=("brackets",)))
    pairs = [match for term in _whole_terms(with_all) if (match := BRACKETS.fullmatch(term)) is not None]
    short = sum(_is_short_form(match["term"], match["names"]) for match in pairs)
    terms = Counter(fold(term) for term, _ in with_all.pairs)
    meanings = any(terms[fold(match["names"])] or terms[fold(match["term"])] > 1 for match in pairs)
    if pairs and 2 * short >= len(pairs) and not meanings:
        names.append("brackets")
    if sum(" / " in term for term, _ in reading.pairs) > 1:
        names.append("slash")
    dashed = [_DASH.split(term, maxsplit=1) for term, _ in reading.pairs if _DASH.search(term)]
    if len(dashed) >= _SEVERAL and sum(_is_short_form(*pair) for pair in dashed) >= _SURE * len(dashed):
        names.append("dash")
    if _divides_names(reading):
        names.append("break")
    if not names:
        return reading
    return _read(source, replace(reading.table, more_names=tuple(names)))  # type: ignore[arg-type]  # of these names


def _divides_names(reading: Reading) -> bool:
    """Return whether line breaks divide the names of an entry: most terms with a break are not so long that they need
    one, since others have more characters on one line. What is the same after several breaks is no name, but "noun"."""
    text = reading.document.source.text
    nodes = [node.get("term") for node in reading.nodes]
    spans = [Span(node.start, node.end) for node in nodes if node is not None]
    broken = [(match, span) for span in spans if (match := BREAK.search(text, *span)) is not None]
    longest = max((span.end - span.start for span in spans if not BREAK.search(text, *span)), default=0)
    short = sum(span.end - span.start <= longest for _, span in broken)
    after = {fold(text[match.end() : span.end]) for match, span in broken}
    return len(broken) == len(after) > 1 and 2 * short > len(broken)


def _whole_terms(reading: Reading) -> Iterator[str]:
    """Yield each term with its first name in brackets, as the page has it."""
    for node in reading.nodes:
        aliases = node.get("aliases")
        names = [item.text for item in getattr(aliases, "items", ()) if hasattr(item, "text")]
        term = getattr(node.get("term"), "text", "")
        yield f"{term} ({names[0]})" if names else term


def _is_short_form(term: str, names: str) -> bool:
    """Return whether one is short for the other, or ``names`` is the English for ``term``: 監査 (Audit)."""
    one, other = term.strip(), names.strip()
    if other.isascii() and not _LATIN.search(one):
        return True
    short = min(one, other, key=len)
    return is_acronym_of(short, max(one, other, key=len)) or (short.isupper() and len(short.split()) == 1)
