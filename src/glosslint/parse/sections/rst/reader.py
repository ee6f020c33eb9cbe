"""The reader of reStructuredText: a file → its entries, in the form that the table of the layout names."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Mapping as Table, Sequence as Many
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink
from glosslint.parse.sections.document import Reading, entry
from glosslint.parse.sections.headings import without_number
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line, lines_of, part_of
from glosslint.parse.sections.marked import Marks, apart, names_of, shown, values_of
from glosslint.parse.sections.rst import blocks, forms, inline
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import DERIVED, MADE, RAW, Mapping, Scalar, Sequence

_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,2})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])")
_MARKS = Marks(("mark",), "`", _EMPHASIS)
#: The characters between a label and its title, with its overline.
_ABOVE_TITLE = re.compile(r"`?:\s*(?:[^\w\s]+\s+)?")
_NO_ID = re.compile(r"[^a-z0-9]+")


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of a file in reStructuredText."""
    text, start = source.text, source.body_start
    lines, found, hidden, links = _markup(text, start, "table" in table.forms)
    seen = (item for item in forms.read(text, lines, table) if not _is_hidden(item.whole.start, found.hidden))
    items = list(apart(seen))
    labels = _labels(text, items, found.labels) if "heading" in table.forms else {}
    made = Counter[str]()
    nodes = (_entry(text, item, hidden, labels.get(item.whole.start), table, made) for item in items)
    entries = tuple(node for node in nodes if node is not None)
    known = {_folded(name.text) for node in entries for name in _names(node)} if "heading" in table.forms else set()
    linked = tuple(_of_names(links, known))
    markup, sorts = Markdown(hidden, linked), forms.are_sorted(lines, table)
    part = part_of(lines, range(*forms.below(lines, table.at))) if table.at else None
    return Reading(entries, markup, comments=found.comments, body_start=start, sorts=sorts, part=part)


@lru_cache(maxsize=2)  # ``init`` reads a page in a hundred ways
def _markup(
    text: str, start: int, in_tables: bool
) -> tuple[Many[Line], blocks.Blocks, tuple[Hidden, ...], Many[MarkdownLink]]:
    """Return the lines of a text, its blocks, all that is hidden in it, and its links."""
    lines = lines_of(text, start)
    found = blocks.read(lines, in_tables)
    marks, links = inline.read(text, found.hidden, start)
    return lines, found, tuple(sorted((*found.hidden, *marks), key=lambda part: part.span)), links


def _is_hidden(at: int, hidden: Many[Hidden]) -> bool:
    """Return whether a character is in a block of code, in a comment, or in a directive that is not read."""
    index = bisect.bisect_right(hidden, at, key=lambda part: part.span.start) - 1
    return index >= 0 and hidden[index].kind != "mark" and hidden[index].span.end > at


def _entry(
    text: str, item: Item, hidden: Many[Hidden], label: Scalar | None, table: SectionTable, made: Counter[str]
) -> Mapping | None:
    """Return the node of an entry, or ``None`` if the settings skip it."""
    words = [shown(text, span, hidden, _MARKS) for span in item.terms]
    names = names_of([*map(without_number, words)] if item.is_title else words, text, table)
    if not names:
        return None
    values = values_of(text, item, names)
    if "id" not in values:
        whole = words[0].text if item.is_title else names[0].text
        anchor = _NO_ID.sub("-", whole.lower()).strip("-")  # as docutils' make_id does for ASCII
        made[anchor] += not item.is_title
        anchor = f"{anchor}-{made[anchor]}" if made[anchor] > 1 and not item.is_title else anchor
        style = DERIVED if item.is_title else MADE
        values["id"] = label or Scalar(anchor, names[0].start, names[0].end, style)
    # To Sphinx and docutils, the term is the whole line, even if the settings divide it into names; a label names the
    # title below it, too.
    wholes = [one.scalar(text) for one in words if all(one.text != name.text for name in names)]
    wholes = [label, *wholes] if label is not None else wholes
    if wholes:
        values["anchors"] = Sequence(tuple(wholes), wholes[0].start, wholes[-1].end)
    return entry(item.whole if label is None else Span(text.rindex("..", 0, label.start), item.whole.end), values)


def _labels(text: str, items: Many[Item], labels: Many[tuple[str, Span]]) -> Table[int, Scalar]:
    """Return the labels directly above titles, by where the entry begins; of several, the last."""
    starts = [item.whole.start for item in items]
    last: dict[int, Scalar] = {}
    for label, span in labels:
        at = bisect.bisect_left(starts, span.end)
        if at < len(starts):
            last[starts[at]] = Scalar(label, *span, RAW)
    return {start: label for start, label in last.items() if _ABOVE_TITLE.fullmatch(text, label.end, start)}


def _names(node: Mapping) -> Iterator[Scalar]:
    """Yield what links to an entry may name: its term, the whole line of it, or its label."""
    for key, value in node.pairs:
        if key.text == "term" and isinstance(value, Scalar):
            yield value
        elif key.text == "anchors" and isinstance(value, Sequence):
            yield from (item for item in value.items if isinstance(item, Scalar))


def _of_names(links: Many[MarkdownLink], known: set[str]) -> Iterator[MarkdownLink]:
    """Yield the links, without those to a label or title that is not ``known``: it may be on another page."""
    for link in links:
        if link.form != "label":
            yield link
        elif _folded(link.target) in known:
            yield link._replace(form="name")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
