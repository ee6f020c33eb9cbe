"""The reader of Markdown pages: a file → its entries, in the form that the table of the layout names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model.source import Source
from glosslint.parse.markdown import front_matter, parser as markdown, shortcodes
from glosslint.parse.markdown.html import comments_in
from glosslint.parse.markdown.parser import Markdown
from glosslint.parse.sections.document import Reading
from glosslint.parse.sections.markdown import blocks, headings
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import Comment

_NOT_BREAK = re.compile(r"[^\r\n]")


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of a Markdown page."""
    front = front_matter.read(source)
    if front.faults:
        return Reading(faults=front.faults)
    text = _without_front(source.text, front.body_start)
    definitions = table.form == "definition-list"
    codes = shortcodes.find(text)
    tree = blocks.read(markdown.parser_input(text, codes), definitions)
    page = Page(text, tree, table)
    entries = tuple(headings.read(page))
    markup = markdown.parse(text, definitions)
    own = {anchor for heading, _ in entries for anchor in heading.all_anchors}
    anchors = {anchor for heading in page.headings for anchor in heading.all_anchors} - own
    comments = tuple(_comments(text, markup))
    nodes = tuple(node for _, node in entries)
    return Reading(nodes, markup, frozenset(anchors), comments, (), front.pairs, front.body_start)


def _without_front(text: str, body_start: int) -> str:
    """Return the text with spaces for the front matter, so that characters keep their places."""
    return _NOT_BREAK.sub(" ", text[:body_start]) + text[body_start:]


def _comments(text: str, markup: Markdown) -> Iterator[Comment]:
    for kind, span in markup.hidden:
        if kind == "html" and text[span.start] != "{":  # which is a shortcode
            yield from comments_in(text, *span)
