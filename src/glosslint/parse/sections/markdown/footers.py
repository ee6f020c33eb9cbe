"""Where the entries of a page end: before notes, sources and links that follow the last entry; and paragraphs above the
entries that explain the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from glosslint.parse.sections.ends.words import DOTS, LABELS, PLAIN_TITLE, TITLES
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.shown import shown
from glosslint.parse.sections.markdown.titles import explains_page
from glosslint.parse.sections.navigation import is_navigation, is_to_top
from glosslint.parse.sections.separators import PLAIN
from glosslint.text.names import fold

_BETWEEN_LINKS = re.compile(r"[\s,;|/\u00b7\u2022-]*")
_OUTSIDE = re.compile(r"\]\(<?https?://|<https?://|https?://", re.IGNORECASE)
_RULE = re.compile(r"\s*<hr\b", re.IGNORECASE)
_ENTRIES = re.compile(r"<(?:dl|dt|details|table|h[1-6])\b", re.IGNORECASE)


def footer_start(blocks: Sequence[Block], titles: Collection[int], text: str) -> int | None:
    """Return where the end of a page begins, of which nothing is part of an entry; ``None`` if there is none.

    It is after the last heading, and begins with a thematic break (``---``) or a row of dots, unless there are others
    between paragraphs, or with a title such as "**Sources**" that is there once. ``titles`` has where headings begin.
    """
    at = len(blocks)
    while at and _is_link_away(blocks[at - 1], text):
        at -= 1
    while at and _may_be_last(blocks, at - 1, titles, text):
        at -= 1
    above, tail = blocks[:at], blocks[at:]
    rules = [
        number
        for number, block in enumerate(tail)
        if _is_rule(block, text) and (number < len(tail) - 1 or block.kind == "HtmlBlock")
    ]
    starts = [tail[rules[0]].span.start] if rules and not _has_rules(above, titles, text) else []
    counts = Counter(map(_title, blocks, [text] * len(blocks)))
    starts += [block.span.start for block in tail if (own := _title(block, text)) in TITLES and counts[own] == 1]
    return min(starts, default=None)


def without_preface(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """Yield the blocks without the lists of what a page uses and the lines above them: "Conventions on this page:"."""
    is_preface = False
    for block in blocks:
        was_preface, is_preface = is_preface, block.kind == "Paragraph" and _explains(block, text)
        if not is_preface and not (was_preface and block.kind == "List"):
            yield block


def _explains(paragraph: Block, text: str) -> bool:
    line = text[slice(*paragraph.span)].strip()
    return len(line) < 100 and line.rstrip("*_").endswith(":") and explains_page(line.strip("*_: "))


def _has_rules(blocks: Sequence[Block], titles: Collection[int], text: str) -> bool:
    """Return whether thematic breaks are between paragraphs: below the first heading, or a paragraph that may be an
    entry, and not above a heading."""
    begun = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        is_inside = following is None or (following.span.start not in titles and not _is_rule(following, text))
        if begun and _is_rule(block, text) and is_inside:
            return True
        begun = begun or (number > 0 and not _may_be_last(blocks, number, (), text))
    return False


def _is_rule(block: Block, text: str) -> bool:
    """Return whether a block is a thematic break, also ``<hr>``, or a paragraph of a few dots."""
    is_rule = block.kind == "Rule" or (block.kind == "HtmlBlock" and _RULE.match(text, *block.span) is not None)
    return is_rule or (block.kind == "Paragraph" and DOTS.fullmatch(text, *block.span) is not None)


def _is_link_away(block: Block, text: str) -> bool:
    """Return whether a paragraph has only links to other sites."""
    if block.kind != "Paragraph" or not block.children:
        return False
    links = [child for child in block.children if child.kind == "Link"]
    others = [child for child in block.children if child.kind not in ("Link", "SoftBreak", "HardBreak")]
    return (
        bool(links)
        and all(_OUTSIDE.search(text, *link.span) is not None for link in links)
        and all(_BETWEEN_LINKS.fullmatch(text, *other.span) is not None for other in others)
    )


def _may_be_last(blocks: Sequence[Block], at: int, titles: Collection[int], text: str) -> bool:
    """Return whether a block is no heading and opens with no term."""
    block = blocks[at]
    if block.span.start in titles:
        return False
    if block.kind == "List":
        return at > 0 and blocks[at - 1].kind == "Paragraph" and _title(blocks[at - 1], text) in LABELS
    if block.kind == "HtmlBlock":
        return _ENTRIES.search(text, *block.span) is None
    return block.kind == "Rule" or (block.kind == "Paragraph" and _opens_with_no_term(block, text))


def _opens_with_no_term(paragraph: Block, text: str) -> bool:
    words = text[slice(*paragraph.span)].strip()
    if is_navigation(words) or is_to_top(words):
        return True
    first = paragraph.children[0] if paragraph.children else None
    if first is not None and first.kind in ("Strong", "Code", "Link"):
        return fold(shown([first], text).text.strip(":.!-–— ")) in LABELS
    term = PLAIN.match(words)
    return term is None or fold(term["term"].strip("*_ ")) in LABELS


def _title(block: Block, text: str) -> str:
    """Return the folded words of a paragraph that is all in bold or italics, or ends in a colon; else an empty
    string."""
    if block.kind != "Paragraph" or not block.children:
        return ""
    first = block.children[0]
    if first.kind not in ("Strong", "Emphasis"):
        own = text[slice(*block.span)].strip()
        return fold(own.strip(": ")) if PLAIN_TITLE.fullmatch(own) else ""
    rest = text[first.span.end : block.span.end].strip()
    return fold(shown([first], text).text.strip(": ")) if rest in ("", ":") else ""
