"""What of the pages of a glossary is in no entry, counted from their blocks."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.page.blocks import Block
from glosslint.parse.page.document import SectionDocument, page_of
from glosslint.parse.page.ends import has_content

_WORDS = 12


def unread_blocks(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield how many blocks of the pages are in no entry, and where the first of them is; headings, and what is above
    the first entry apart from tables, are no part of the count."""
    every, outside = 0, []
    for reading in readings:
        document = reading.document
        if not isinstance(document, SectionDocument) or document.tree is None or not reading.nodes:
            continue
        page = page_of(document.source, reading.table, document.tree)
        starts = [node.start for node in reading.nodes]
        for number in page.inside:
            for block in _parts(page.flow[number]):
                if (
                    block.kind in ("heading", "rule", "other")
                    or (block.span.start < starts[0] and block.kind != "row")
                    or not has_content(page.tree, block)
                ):
                    continue
                every += 1
                before = bisect.bisect_right(starts, block.span.start) - 1
                held = bisect.bisect_left(starts, block.span.end) - 1 > before
                if (before < 0 or reading.nodes[before].end <= block.span.start) and not held:
                    outside.append((document, block))
    if outside:
        document, block = outside[0]
        tree = document.tree
        words = (
            tree.shown(Span(block.span.start, min(block.span.end, block.span.start + 400))).text.split()
            if tree is not None
            else []
        )
        shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
        line = document.source.line_of(block.span.start)
        place = f"{document.source.path}:{line}"
        yield f"not read: {len(outside):,} of {every:,} blocks are in no entry; the first: {shown} ({place})"


def _parts(block: Block) -> Iterator[Block]:
    """Yield the items of a list and the rows of a table below its titles, which may be entries, or any other block."""
    if block.kind in ("list", "table") and block.children:
        yield from block.children[1 if block.kind == "table" else 0 :]
    else:
        yield block
