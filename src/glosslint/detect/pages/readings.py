"""Try every form of entries on a page, and extend the best reading by further marks, forms and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosslint.detect.page_texts import is_only_table
from glosslint.detect.pages.above import marked, with_groups, with_lists, without_examples
from glosslint.detect.pages.html_forms import by_class
from glosslint.detect.pages.more_names import with_more_names
from glosslint.detect.pages.other_formats import has_directive, is_other, tables as other_tables
from glosslint.detect.pages.score import Reading, is_inside
from glosslint.detect.pages.tables.columns import Header, of_tables
from glosslint.detect.pages.uses import are_parts, are_uses
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.headings import is_aside
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.abbreviations import LINE
from glosslint.parse.sections.markdown.forms.admonitions import consists_of_admonitions
from glosslint.parse.sections.markdown.forms.tables import header
from glosslint.parse.sections.markdown.page import Heading, Page
from glosslint.parse.sections.markdown.reader import outline
from glosslint.parse.sections.markdown.shown import shown
from glosslint.parse.sections.markdown.titles import divides_alphabet
from glosslint.parse.sections.table import Form, Mark, SectionTable
from glosslint.text.names import fold, in_brackets

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
_FEW_TABLES = 0.2  # share of headings that have only a table
_FEW_LINES = 0.2  # share of entries whose term is alone on a line
_FEWEST_ABOVE, _LEAVES_ABOVE = 3, 0.5  # headings without others below them, one level above the others, and their share
_FEWEST_KINDS = 2  # headings below others that name a kind of these, with one word more
_SEVERAL = 3  # periods after marks
_PERIOD_AFTER = re.compile(r"(?:[*_`]{1,3}|</(?:b|strong|em|i|code|dfn)>)\.(?=\s)")
#: A line that may be a heading, without its signs.
_TITLE = re.compile(r"^(?:[#=]+[ \t]|<h[1-6]\b[^<>\n]*>)?([^#=<>\n]{1,40})", re.MULTILINE)
_OPENINGS: tuple[Form, ...] = ("paragraph", "item")


def readings(source: Source, at: str) -> list[Reading]:
    """Return what each form of entries reads from a page, below the heading ``at`` if there is one; the best first."""
    found = [_read(source, table) for table in _tables(source, at)]
    found = marked(source, [reading for reading in found if reading.nodes])
    found = [reading for reading in found if not are_parts(reading)] or found
    found = [reading for reading in found if not any(are_uses(reading, headings) for headings in found)]
    found.sort(key=lambda reading: (not reading.chapters, reading.score), reverse=True)
    if not found:
        return []
    best = next((other for other in found if is_inside(other, found[0])), found[0])
    best = next((other for other in found if _is_surer(other, best)), best)
    best = _without_tables(source, _without_lines(source, best))
    others = [reading for reading in found if reading is not best]
    best = with_more_names(with_groups(with_lists(_with_second_form(source, _with_second_mark(source, best), found))))
    return [without_examples(best), *others]


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


def _without_lines(source: Source, best: Reading) -> Reading:
    """Return the reading without terms alone on a line, if these are few and all above the first of the other entries,
    or below all of them: words in bold such as a subtitle, or the questions of a part with answers.

    Below a letter of the alphabet, they are terms.
    """
    signs = tuple(sign for sign in best.table.separators if sign != "\n")
    if best.table.form not in _OPENINGS or len(signs) == len(best.table.separators):
        return best
    signed = _read(source, replace(best.table, separators=signs))
    starts = {node.start for node in signed.nodes}
    lines = [node.start for node in best.nodes if node.start not in starts]
    if not 0 < len(lines) < _FEW_LINES * len(best.nodes):
        return best
    first, end = signed.nodes[0].start, signed.nodes[-1].end
    if not all(start < first or start >= end for start in lines):
        return best
    above = source.text[: max((start for start in lines if start < first), default=0)]
    below = source.text[end : max(end, lines[-1])]
    titles = (match[1].strip() for part in (above, below) for match in _TITLE.finditer(part))
    return best if any(divides_alphabet(title) and any(map(str.isalnum, title)) for title in titles) else signed


def _without_tables(source: Source, best: Reading) -> Reading:
    """Return the reading without the headings that have a table below them, if these are few: they are the titles of
    tables."""
    if best.table.forms != ("heading",) or kind_of(source.path) != "page":
        return best
    kept = {node.start for node in best.plausible}
    pairs = zip(best.nodes, best.pairs, strict=True)
    titles = tuple(term for node, (term, text) in pairs if node.start not in kept and is_only_table(text))
    if not 0 < len(titles) <= _FEW_TABLES * len(best.nodes):
        return best
    rest = _read(source, replace(best.table, skip=titles))
    return rest if len(rest.nodes) + len(titles) == len(best.nodes) else best


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
    if "<summary" in source.text.lower() or consists_of_admonitions(source.text):
        yield SectionTable("details", at=at)
    yield from (SectionTable("table", columns=columns, at=at) for columns in of_tables(headers(page)))
    yield from _headings(page, at)
    kinds = {block.kind for block in page.blocks()}
    for form, block in zip(_OPENINGS, ("Paragraph", "List"), strict=True):
        if block in kinds or (form == "item" and "<li" in source.text.lower()):
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
        if marks != ("plain",) and (_end_in_periods(_read(source, loose)) or _has_periods_after(source, strict)):
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


def _has_periods_after(source: Source, table: SectionTable) -> bool:
    """Return whether a period follows the mark of most terms, and separates them from their texts: "**Term**. text"."""
    if len(_PERIOD_AFTER.findall(source.text)) < _SEVERAL:
        return False
    nodes = _read(source, replace(table, separators=(*_SEPARATORS, "."))).nodes
    ends = (term.end for node in nodes if (term := node.get("term")) is not None)
    return 2 * sum(_PERIOD_AFTER.match(source.text, end) is not None for end in ends) > max(len(nodes), 1)


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
    of the two; or mostly names of other entries, such as a table of the acronyms in them."""
    own = {fold(term) for term, _ in best.pairs}
    parts = {fold(part) for term, _ in best.pairs for part in term.split(" / ") if " / " in term}
    matches = [match for term, _ in best.pairs if (match := in_brackets(term)) is not None]
    known = {fold(match[group]) for match in matches for group in ("term", "names")}
    added = [folded for term, _ in both.pairs if (folded := fold(term)) not in own]
    fresh = sum(term not in known for term in added)
    return 2 * fresh < len(both.pairs) - len(best.pairs) or any(term in parts for term in added)
