"""Entry → its prose fields, and the texts in which its links have their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from glosslint.facts.prose import NO_SPANS, Prose
from glosslint.facts.read_values import is_empty_value
from glosslint.layout.layout import EntryNode, Layout
from glosslint.layout.roles import Selected
from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.markdown.structure import Markdown, MarkdownLink
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Scalar
from glosslint.util.regexes import lazy_pattern

#: A space at the end of a line, and the one that joins it to the next; two and more may be meant for a line break.
_JOINT = lazy_pattern("(?<! )  (?! )")
_SPACE_BEFORE_BREAK = lazy_pattern(r" \r?\n")


class ProseReader:
    """Reads the texts of one entry of ``document``; ``select`` returns the strings of a role."""

    def __init__(
        self, document: Document, entry: EntryNode, layout: Layout, select: Callable[[str], tuple[Selected, ...]]
    ) -> None:
        self._document = document
        self._entry = entry
        self._layout = layout
        self._select = select

    @cached_property
    def fields(self) -> tuple[Prose, ...]:
        """The prose fields, in the order of the layout."""
        return tuple(self._fields())

    @cached_property
    def whole(self) -> tuple[Prose, ...]:
        """The fields, but of a page all of it, since its parts share their link definitions."""
        body, roles = self._body, self._layout.prose
        if body is None or not any(role.startswith("@") for role in roles.values()):
            return self.fields
        page = Prose(BODY, body.text, (*self._entry.root, BODY), self._page)
        return (page, *(field for field in self.fields if not roles.get(field.field, "").startswith("@")))

    @cached_property
    def linked(self) -> tuple[Prose, ...]:
        """The texts to read links from. A link of a section whose destination is defined elsewhere on the page is one
        of the page, where alone its destination has a place."""
        if self._document.markup is None:
            return self.whole
        fields = [(field, [link for link in field.markdown.links if _is_inside(link, field)]) for field in self.fields]
        if all(len(links) == len(field.markdown.links) for field, links in fields):
            return self.fields
        own = (replace(field, markdown=field.markdown._replace(links=tuple(links))) for field, links in fields)
        return (*own, *self._defined_elsewhere())

    def _fields(self) -> Iterator[Prose]:
        layout, node = self._layout, self._entry.node
        if layout.core and layout.entries == "map":  # perhaps a mapping of terms to definitions, or to lists of senses
            for scalar, steps in own_strings(node):
                if not is_empty_value(scalar):
                    path, parsed = (*self._entry.root, *steps), markdown.parse(scalar.text)
                    ends = line_ends(self._document.source.text, scalar)
                    yield Prose(layout.core, scalar.text, path, parsed, None, True, layout.text_language, ends)
        for name, role in layout.prose.items():
            for item in self._select(role):
                scalar = item.scalar
                if scalar.style or not is_empty_value(scalar):
                    limits = layout.limits.get(name)
                    parsed = self._markdown(role, scalar)
                    ends = line_ends(self._document.source.text, scalar)
                    yield Prose(name, scalar.text, item.path, parsed, limits, name == layout.core, item.language, ends)

    def _markdown(self, role: str, scalar: Scalar) -> Markdown:
        """Parse a string; a part of a page is cut from the parsed page, whose other parts may define its links."""
        body, whole = self._body, self._document.markup
        if whole is not None and scalar.style == RAW:
            return markdown.clip(whole, scalar.start, scalar.end)
        if body is None or not role.startswith("@"):
            return markdown.parse(scalar.text)
        return markdown.clip(self._page, scalar.start - body.start, scalar.end - body.start)

    @cached_property
    def _body(self) -> Scalar | None:
        node = self._entry.node.get(BODY) if isinstance(self._entry.node, Mapping) else None
        return node if isinstance(node, Scalar) else None

    @cached_property
    def _page(self) -> Markdown:
        return markdown.parse(self._body.text) if self._body is not None else Markdown()

    def _defined_elsewhere(self) -> Iterator[Prose]:
        """Yield the body of the page, with the links of the fields whose destinations are outside of these."""
        path = (*self._entry.root[:1], BODY)
        body = self._document.find(path)
        if body is not None and isinstance(body.node, Scalar):
            links = tuple(self._moved_to(body.node.start))
            yield Prose(BODY, body.node.text, path, Markdown((), links))

    def _moved_to(self, start: int) -> Iterator[MarkdownLink]:
        for field in self.fields:
            match = self._document.find(field.path)
            by = match.node.start - start if match is not None else 0
            for link in field.markdown.links:
                if not _is_inside(link, field):
                    yield link._replace(span=link.span.moved(by), text=link.text.moved(by), dest=link.dest.moved(by))


def line_ends(source: str, scalar: Scalar) -> frozenset[Span]:
    """Return the spaces between two words of a folded text of which one ends a line of the file, as spans of the
    decoded text."""
    if scalar.style != ">" or "  " not in scalar.text:
        return NO_SPANS
    if _SPACE_BEFORE_BREAK.search(source, scalar.start, scalar.end) is None:
        return NO_SPANS
    from glosslint.parse.offsets import char_map  # hardly any text needs it

    chars = char_map(source, scalar)
    gaps = (Span(*match.span()) for match in _JOINT.finditer(scalar.text)) if chars is not None else ()
    return frozenset(gap for gap in gaps if chars is not None and "\n" in source[slice(*chars.source_span(gap))])


def _is_inside(link: MarkdownLink, field: Prose) -> bool:
    return link.dest.start >= 0 and link.dest.end <= len(field.text)
