"""The words that hold a term → the term, its other names, and the anchors written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.headings import without_number
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.shown import Shown
from glosslint.parse.sections.names import bare, is_skipped, split
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import RAW, Node, Scalar, Sequence

#: "{#id}" after a heading; "<a id=…>" and "<a name=…>" in or above one; "[]{#id}" of Pandoc; "(id)=" of MyST.
_ATTRIBUTE = re.compile(r"\{[^{}\n]*?#([^\s{}]+)[^{}\n]*\}\s*$")
_INLINE = re.compile(r"\{:?[ \t]*[^{}\n]*?#([\w:.-]+)[^{}\n]*\}")
_TAG_ID = re.compile(
    r"""<(?:a|span|div|h[1-6]|dt|dd|p|li|td|tr|dfn|details|summary)\s[^<>]*?\b(?:id|name)\s*=\s*["']?([^\s"'<>]+)""",
    re.IGNORECASE,
)
_TARGET = re.compile(r"^\(([^()\s]+)\)=[ \t]*$", re.MULTILINE)
_COMMENT_ID = re.compile(r"\{/\*\s*#([\w-]+)\s*\*/\}\s*$")
#: "[words]{#id}" of Pandoc, and "words {#id}" and "words {: #id}" in places where the parser reads no attributes.
_SPAN = re.compile(r"\[?([^\[\]{}]+?)\]?\s*\{[ \t]*(?:[:#.-]|[\w-]+=)[^{}\n]*\}\s*\Z")
#: A link to more text, beside a term: "Bow (More…)".
_MORE = re.compile(r"(?<=\S)\s*[(\[](?:read |learn |see )?more\s*(?:\.{3}|…)?\s*[)\]]\s*\Z", re.IGNORECASE)


class Anchors(NamedTuple):
    """Anchors that are written at a heading; with ``replace``, they replace the generated anchor."""

    anchors: tuple[Scalar, ...]
    replace: bool


def explicit_anchors(text: str, heading: Block, before: Block | None) -> Anchors:
    """Return the anchors that are written in a heading, or alone directly above it."""
    own: list[Scalar] = []
    line = text[slice(*heading.span)].rstrip()
    attribute = _ATTRIBUTE.search(line) or _COMMENT_ID.search(line)
    if attribute is not None:
        own.append(_at(attribute, 1, heading.span.start))
    own += (_at(tag, 1, heading.span.start) for tag in _TAG_ID.finditer(line))
    if before is not None and before.kind in ("Paragraph", "HtmlBlock"):
        above = text[slice(*before.span)]
        alone = not re.sub(r"<[^<>]*>|^\([^()\s]+\)=", "", above, flags=re.MULTILINE).strip()
        if alone:
            found = (*_TAG_ID.finditer(above), *_TARGET.finditer(above))
            own += (_at(match, 1, before.span.start) for match in found)
    return Anchors(tuple(own), attribute is not None)


def anchors_in(text: str, span: Span) -> list[Scalar]:
    """Return the anchors that are written in the characters of a term: ``<a id=…>``, ``{#id}``."""
    written = text[slice(*span)]
    found = sorted((*_TAG_ID.finditer(written), *_INLINE.finditer(written)), key=re.Match.start)
    return [_at(match, 1, span.start) for match in found]


def _at(match: re.Match[str], group: int, start: int) -> Scalar:
    return Scalar(match[group], start + match.start(group), start + match.end(group), RAW)


def all_names(lines: Iterable[Shown], text: str, table: SectionTable) -> dict[str, Node]:
    """Return the term of the first line, and as aliases its other names and those of the other lines.

    The result is empty if the settings skip the first line; other lines that they skip are left out.
    """
    values: dict[str, Node] = {}
    aliases: list[Node] = []
    for line in lines:
        named = names(line, text, table)
        if not named and not values and is_skipped(line, table, text):
            return {}
        term, more = named.get("term"), named.get("aliases")
        if term is not None:
            aliases += [term] if values else []
            values.setdefault("term", term)
        aliases += more.items if isinstance(more, Sequence) else ()
    if aliases:
        values["aliases"] = Sequence(tuple(aliases), aliases[0].start, aliases[-1].end)
    return values


def names(words: Shown, text: str, table: SectionTable) -> dict[str, Node]:
    """Return the term and the aliases that ``words`` of ``text`` hold, by their keys; empty if there is no term, or the
    settings skip it."""
    span = _SPAN.match(words.text)
    first, last = span.span(1) if span is not None else (0, len(words.text))
    more = _MORE.search(words.text, first, last)
    last = more.start() if more is not None else last
    whole = bare(without_number(words.part(first, last)), text)
    if not whole.text or is_skipped(whole, table, text):
        return {}
    parts = split(whole, table, text)
    values: dict[str, Node] = {"term": parts[0].scalar(text)}
    if parts[1:]:
        aliases = tuple(part.scalar(text) for part in parts[1:])
        values["aliases"] = Sequence(aliases, aliases[0].start, aliases[-1].end)
    return values
