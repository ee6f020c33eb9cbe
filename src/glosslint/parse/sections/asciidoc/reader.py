"""The reader of AsciiDoc: a file → its entries, in the form that the table of the layout names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence as Many
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink
from glosslint.parse.sections.asciidoc import blocks, forms, inline, tables
from glosslint.parse.sections.document import Reading, entry
from glosslint.parse.sections.headings import without_number
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line, lines_of, part_of
from glosslint.parse.sections.marked import Marks, apart, names_of, shown, values_of
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import DERIVED, MADE, RAW, Mapping, Scalar

_EMPHASIS = re.compile(r"(?<![\w*_#\\])(\*{1,2}|_{1,2}|#{1,2})(?=\S)([^*_#]+?)(?<=\S)\1(?![\w*_#])")
_MARKS = Marks(("mark", "html"), "`+", _EMPHASIS)
_NO_ID = re.compile(r"[^\w]+")
#: The front matter of a site generator, which may be above the text.
_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of a file in AsciiDoc."""
    text, start = source.text, source.body_start
    lines, found, hidden, links = _markup(text, start, "table" in table.forms)
    starts = [line.start for line in lines]
    taken = Counter[str]()
    nodes = (
        _entry(text, item, hidden, forms.label_of(item, lines, starts, found), table, taken)
        for item in apart(forms.read(text, lines, found, table))
    )
    entries = tuple(node for node in nodes if node is not None)
    ids = {node.text for item in entries if isinstance(node := item.get("id"), Scalar)}
    linked = tuple(link for link in links if link.target[1:] in ids)  # other ids may be in files that include this one
    part = part_of(lines, forms.below(text, found, len(lines), table.at)) if table.at else None
    return Reading(entries, Markdown(hidden, linked), comments=found.comments, body_start=start, part=part)


@lru_cache(maxsize=2)  # ``init`` reads a page in a hundred ways
def _markup(
    text: str, start: int, in_tables: bool
) -> tuple[Many[Line], blocks.Blocks, tuple[Hidden, ...], Many[MarkdownLink]]:
    """Return the lines of a text, its blocks, all that is hidden in it, and its links."""
    front = _FRONT.match(text, start)
    lines = lines_of(text, front.end() if front is not None else start)
    above = (Hidden("html", Span(*front.span())),) if front is not None else ()
    found = blocks.read(lines, in_tables)
    cells = [Hidden("html", span) for span in tables.separators(text, lines, found)] if in_tables else []
    whole = tuple(sorted((*above, *found.hidden, *cells), key=lambda part: part.span))
    marks, links = inline.read(text, whole, lines[0].start)
    return lines, found, tuple(_apart(sorted((*whole, *marks), key=lambda part: part.span))), links


def _apart(parts: Many[Hidden]) -> Iterator[Hidden]:
    """Yield the parts that do not overlap an earlier part."""
    end = 0
    for part in parts:
        if part.span.start >= end:
            yield part
            end = part.span.end


def _entry(
    text: str,
    item: Item,
    hidden: Many[Hidden],
    label: tuple[str, Span] | None,
    table: SectionTable,
    taken: Counter[str],
) -> Mapping | None:
    """Return the node of an entry, or ``None`` if the settings skip it.

    Without a label, a title has the id that Asciidoctor generates, with a number if it is ``taken``.
    """
    words = [shown(text, span, hidden, _MARKS) for span in item.terms]
    names = names_of([*map(without_number, words)] if item.is_title else words, text, table)
    if not names:
        return None
    values = values_of(text, item, names)
    whole = item.whole
    if "id" in values:
        return entry(whole, values)
    if label is None:
        anchor = _anchor(words[0].text, taken) if item.is_title else names[0].text
        values["id"] = Scalar(anchor, names[0].start, names[0].end, DERIVED if item.is_title else MADE)
    else:
        values["id"] = Scalar(label[0], *label[1], RAW)
        whole = Span(min(label[1].start, whole.start), whole.end)
    return entry(whole, values)


def _anchor(title: str, taken: Counter[str]) -> str:
    anchor = "_" + _NO_ID.sub("_", title.lower()).strip("_")
    taken[anchor] += 1
    return anchor if taken[anchor] == 1 else f"{anchor}_{taken[anchor]}"
