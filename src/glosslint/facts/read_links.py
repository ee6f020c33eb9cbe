"""Prose fields → the links in them, and what would be one were it written right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glosslint.facts.entry import Link, MalformedLink
from glosslint.facts.prose import Prose
from glosslint.layout.layout import Layout
from glosslint.model import Span
from glosslint.text.names import slug

_TEXT = r"(?<![\w!\])])\[(?P<text>[^\[\]]{1,200})\]"
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t>]*)"
_DEST = r"\((?P<dest>[^()\s]+)\)"
_SLIPS = (
    re.compile(_TEXT + _GAP + _DEST),  # [text] (target)
    re.compile(_TEXT + r"\)" + _DEST),  # [text])(target)
    re.compile(r"(?<![\w\])])(?P<text>\w[\w-]*)\((?P<dest>#[^()\s]+)\)"),  # word(#target)
    re.compile(r"\[(?P<text>[^\[\]()\n]{1,80}?)\)?[ \t]*\((?P<dest>#[^()\s]+)\)"),  # [text)(#target), [text (#target)
    re.compile(r"(?P<text>[^\s\[\]()\"“”«»,;:.!?]*)\][ \t]+\((?P<dest>#[^()\s]+)\)"),  # text] (#target)
)
_NO_TEXT = re.compile(r"[\s\W\d_]*|x|X|sic")  # numbers of notes, boxes of a task list, an editor's marks
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+)$", re.MULTILINE)
_ANCHOR = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'>]+)|\{#([^\s}]+)""")


def links(prose: Iterable[Prose], layout: Layout) -> tuple[Link, ...]:
    """The inline links of all fields."""
    return tuple(link for field in prose for link in _links(field, layout))


def _links(field: Prose, layout: Layout) -> Iterator[Link]:
    for link in field.markdown.links:
        auto = link.form == "auto" and not layout.site
        target = layout.link_patterns.target(link.target) if not auto else None
        yield Link(target, link.target, field.path, link.span, link.text, link.dest)
    for code in layout.link_patterns.shortcodes(field.text):
        whole = Span(code.start, code.end)
        if not _in_code(field, code.start):
            yield Link(code.target, code.target, field.path, whole, whole, Span(code.id_start, code.id_end))


def malformed_links(prose: tuple[Prose, ...], layout: Layout) -> tuple[MalformedLink, ...]:
    """The slips of all fields, each field's in order. Whether a slip means an entry is for the rule to find out."""
    return tuple(slip for field in prose for slip in sorted(_slips(field, prose, layout), key=_place))


def _slips(field: Prose, prose: tuple[Prose, ...], layout: Layout) -> Iterator[MalformedLink]:
    for link in field.markdown.links:
        if link.form == "auto" or layout.link_patterns.target(link.target) is not None:
            continue
        for meant in layout.link_patterns.likely_targets(link.target):
            if not (link.target.startswith("#") and _has_anchor(prose, meant)):
                written = field.text[link.dest.start : link.dest.end]
                repaired = layout.link_patterns.destination_of(meant)
                yield MalformedLink(meant, field.path, link.dest, written, repaired, "destination")
    if "[" in field.masked or "(#" in field.masked:  # the brackets of links are blotted out there
        yield from _text_slips(field, layout)


def _text_slips(field: Prose, layout: Layout) -> Iterator[MalformedLink]:
    end = 0
    found = (match for pattern in _SLIPS for match in pattern.finditer(field.masked))
    for match in sorted(found, key=re.Match.start):
        target = layout.link_patterns.target(match["dest"])
        if target is None or match.start() < end or (match["text"] and _NO_TEXT.fullmatch(match["text"])):
            continue
        end = match.end()
        repaired = f"[{_words(field, match) or '…'}]({layout.link_patterns.destination_of(target)})"
        yield MalformedLink(target, field.path, Span(*match.span()), field.text[match.start() : end], repaired)


def _words(field: Prose, match: re.Match[str]) -> str:
    """The words a link should show; of a lone ``text]``, one word. Empty when a bracket further up may begin it.

    Where a line ended behind the words, it ends before the last of them then, so that no two lines become one.
    """
    words, gap = field.text[slice(*match.span("text"))], field.text[match.end("text") : match.start("dest")]
    before = field.masked[: match.start()]
    if match[0][0] != "[" and gap[0] == "]" and before.count("[") > before.count("]"):
        return ""
    first, _, last = words.rpartition(" ")
    if "\n" not in gap or not first.strip():
        return words
    return first.rstrip() + gap[gap.index("\n") :].rstrip("(") + last


def _in_code(field: Prose, start: int) -> bool:
    return any(kind == "code" and span.start <= start < span.end for kind, span in field.markdown.hidden)


def _has_anchor(prose: Iterable[Prose], name: str) -> bool:
    """Whether a heading or an HTML element of the entry is the anchor ``name``."""
    for field in prose:
        headings = (slug(match[1].rstrip("# \t")) for match in _HEADING.finditer(field.text))
        anchors = (match[1] or match[2] for match in _ANCHOR.finditer(field.text))
        if name in headings or name in anchors:
            return True
    return False


def _place(slip: MalformedLink) -> Span:
    return slip.span
