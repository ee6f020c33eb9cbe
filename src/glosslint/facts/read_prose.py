"""Entry → its prose fields, the texts in which its links have their places, the links in them, and text that was
probably meant as a link."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from glosslint.facts.entry import BrokenLabel, Link, MalformedLink
from glosslint.facts.prose import NO_SPANS, Prose
from glosslint.facts.read_values import is_empty_value
from glosslint.layout.layout import EntryNode, Layout
from glosslint.layout.roles import Selected
from glosslint.model import Span
from glosslint.model.frozen import cached_property, dataclass
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink, fold_label
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Scalar
from glosslint.util.regexes import lazy_pattern

_NO_WORD = r"(?<![^\W\u3040-\u30ff\u3400-\u9fff])"  # before a link; scripts without spaces set none apart
_TEXT = _NO_WORD + r"(?<![!\])])\[(?P<text>[^\[\]]{1,200})\]"
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t>]*)"
_DEST = r"\((?P<dest>[^()\s]+)\)"
#: On the masked text, where well-formed links are overwritten: their brackets cannot match.
_MALFORMED = (
    lazy_pattern(_TEXT + _GAP + _DEST),  # [text] (target)
    lazy_pattern(_TEXT + r"\)" + _DEST),  # [text])(target)
    lazy_pattern(r"(?<![\w\])])(?P<text>\w[\w-]*)\((?P<dest>#[^()\s]+)\)"),  # word(#target)
    lazy_pattern(r"\[(?P<text>[^\[\]()\n]{1,80}?)\)?[ \t]*\((?P<dest>#[^()\s]+)\)"),  # [text)(#target), [text (#target)
    lazy_pattern(r"(?P<text>[^\s\[\]()\"“”«»,;:.!?]*)\][ \t]+\((?P<dest>#[^()\s]+)\)"),  # text] (#target)
    lazy_pattern(_TEXT + r"\[(?P<dest>[^\[\]\s]+)\](?![\[(:])"),  # [text][target]: a label without a definition
    lazy_pattern(_TEXT + _GAP + r"\[(?P<dest>#[^\[\]\s]+)\](?![\[(:])"),  # [text] [#target]
    lazy_pattern(
        _NO_WORD + r"(?<![\])])\((?P<text>[^()\[\]]{1,200})\)\[(?P<dest>[^\[\]\s]+)\](?![\[(:])"
    ),  # (text)[target]
    lazy_pattern(r"(?<!\S)(?P<text>)\((?P<dest>#[^\d()\s][^()\s]*)\)"),  # (#target) alone
)
#: Brackets that are no link text: numbers of notes, boxes of a task list, "[sic]".
_NO_TEXT = lazy_pattern(r"[\s\W\d_]*|x|X|sic")
#: "[words][label]", and "[words][]"; not "matrix[i][j]", a footnote, or numbers of notes.
_UNDEFINED = lazy_pattern(
    r"(?<![\w!\])\\])\[(?P<text>[^\[\]\n]*[^\W\d_]{2}[^\[\]\n]*)\]\[(?P<label>(?!\^)[^\[\]\n]{0,80})\](?![\[(:])"
)
_DEFINITION = lazy_pattern(r"^ {0,3}\[(?P<label>(?!\^)[^\[\]\\\n]{1,80})\]:[ \t]*(?P<dest>\S+)", re.MULTILINE)
_DOTTED = lazy_pattern(r"\w[\w-]*(?:(?:\.|::)\w[\w-]*)+")
_NUMBER = lazy_pattern(r"\d+[a-z]?")  # in a text without definitions, a year or the number of a source
#: The marks of emphasis and code, which are no part of a name.
_MARKS = lazy_pattern(r"[*`]+|(?<!\w)_+|_+(?!\w)")
#: The destination of a link by name in Documenter, the title beside it, and words that are code.
REFERENCE = "@ref"
_TITLE = lazy_pattern(r"""[ \t]+["']([^"'\n]+)["']""")
_CODE = lazy_pattern(r"\s*(`+)[^`]+\1\s*")
_SPAN = attrgetter("span")
_START = attrgetter("start")


def links(prose: Iterable[Prose], layout: Layout, others: frozenset[str] = frozenset()) -> tuple[Link, ...]:
    """Return the inline links of all fields; ``others`` are the anchors of the page that are no entries."""
    links = []
    for field in prose:
        for link in _links(field, layout):
            is_address = link.form == "auto" and not layout.site  # then <https://…> cannot be the page of an entry
            target = None if is_address else layout.link_patterns.target(link.target)
            if link.target in layout.link_patterns.by_words:
                if (named := name_in(field.text, link)) is not None:
                    name, inner = named
                    links.append(Link(name, link.target, field.path, link.span, link.text, inner, named=True))
                continue
            if link.form == "name":
                target = link.target
            elif target in others and link.target.startswith("#"):
                target = None
            elif target == link.target:
                target = link.target  # the same string, in memory once
            links.append(Link(target, link.target, field.path, link.span, link.text, link.dest))
        in_code = [span for kind, span in field.markdown.hidden if kind == "code"]  # in order, and apart
        for code in layout.link_patterns.shortcodes(field.text):
            whole = Span(code.start, code.end)
            before = bisect.bisect_right(in_code, code.start, key=_START) - 1
            if before < 0 or code.start >= in_code[before].end:
                place = Span(code.id_start, code.id_end)
                links.append(Link(code.target, code.target, field.path, whole, whole, place, code.named))
    return tuple(links)


def _links(field: Prose, layout: Layout) -> Iterator[MarkdownLink]:
    """Yield the links of a field; those that name a title or label only where links give names."""
    by_name = layout.link_patterns.by_name
    return (link for link in field.markdown.links if link.form != "name" or by_name)


def name_in(text: str, link: MarkdownLink) -> tuple[str, Span] | None:
    """Return the name that a link gives with its words (or, in Documenter, with its title: ``[words](@ref "name")``),
    and where it is; ``None`` for code, which is there no name of an entry but of a part of a program."""
    if link.target == REFERENCE:
        title = _TITLE.match(text, link.dest.end, link.span.end)
        if title is not None:
            return " ".join(title[1].split()), Span(*title.span(1))
        if _CODE.fullmatch(text, *link.text):
            return None
    return words_of(text, link.text)


def words_of(text: str, span: Span) -> tuple[str, Span]:
    """Return the words that a link shows, and where they are without the marks and the whitespace around them."""
    inner = text[slice(*span)]
    start = span.start + len(inner) - len(inner.lstrip("*_` \t\r\n"))
    words = Span(start, max(start, span.start + len(inner.rstrip("*_` \t\r\n"))))
    return " ".join(_MARKS.sub("", text[slice(*words)]).split()), words


def malformed_links(texts: ProseReader, layout: Layout) -> tuple[MalformedLink, ...]:
    """Return the malformed links of all fields, those of each field in order; none where the layout does not say what a
    link to an entry looks like. Their targets need not be entries: the rule that reports them decides."""
    if not layout.link_patterns.forms:
        return ()
    return tuple(link for field in texts.whole for link in sorted(_malformed_links(field, layout), key=_SPAN))


def _malformed_links(field: Prose, layout: Layout) -> Iterator[MalformedLink]:
    patterns = layout.link_patterns
    for link in _links(field, layout):
        if link.form == "auto" or patterns.target(link.target) is not None:
            continue
        paged = layout.entries == "section" and any(sign in link.target for sign in "./")  # then it is another page
        meant = [(target, "destination") for target in (() if paged else patterns.likely_targets(link.target))]
        near = patterns.near_miss(link.target)
        for target, kind in (*meant, *([(near, "near")] if near is not None else [])):
            written = field.text[slice(*link.dest)]
            yield MalformedLink(target, field.path, link.dest, written, patterns.destination_of(target), kind)
    if "[" in field.masked or "(#" in field.masked:  # what is left there belongs to no link
        yield from _malformed_text(field, layout)


def _malformed_text(field: Prose, layout: Layout) -> Iterator[MalformedLink]:
    end = 0
    patterns = layout.link_patterns
    matches = (match for pattern in _MALFORMED for match in pattern.finditer(field.masked))
    for match in sorted(matches, key=re.Match.start):
        is_label = match[0].endswith("]")
        target, destination = patterns.target(match["dest"]), match["dest"]
        if target is None and is_label:
            target = next(patterns.likely_targets(match["dest"]), None)
            destination = patterns.destination_of(target or "")
        if target is None or match.start() < end or (match["text"] and _NO_TEXT.fullmatch(match["text"])):
            continue
        end = match.end()
        begins, closes = match[0][0] == "[", match.string[match.end("text")] == "]"
        is_open = field.masked.count("[", 0, match.start()) > field.masked.count("]", 0, match.start())
        words = "" if closes and is_open and not begins else field.text[slice(*match.span("text"))]
        repaired, written = f"[{words or '…'}]({destination})", field.text[match.start() : end]
        guessed = "" if begins and closes else words
        kind = "label" if is_label else "text"
        yield MalformedLink(target, field.path, Span(*match.span()), written, repaired, kind, guessed)


def broken_labels(field: Prose) -> Iterator[BrokenLabel]:
    """Yield the labels of a text that no link definition has, and definitions of a label that is defined before. A
    footnote is no label, and neither is a dotted name, which the plugins of documentation sites resolve."""
    if "][" in field.masked:  # where the brackets of well-formed links are masked
        for match in _UNDEFINED.finditer(field.masked):
            label = match["label"] or match["text"]
            if not (_DOTTED.fullmatch(label) or (_NUMBER.fullmatch(label) and "]:" not in field.text)):
                yield BrokenLabel(label, field.path, Span(*match.span("label" if match["label"] else "text")))
    if "]:" in field.text:
        first: dict[str, str] = {}
        code = [span for kind, span in field.markdown.hidden if kind in ("code", "html")]
        for match in _DEFINITION.finditer(field.text):
            label = fold_label(match["label"])
            in_code = any(span.start <= match.start("label") < span.end for span in code)
            if not in_code and first.setdefault(label, match["dest"]) != match["dest"]:
                yield BrokenLabel(match["label"], field.path, Span(*match.span("label")), doubles=True)


#: A space at the end of a line, and the one that joins it to the next; two and more may be meant for a line break.
_JOINT = lazy_pattern("(?<! )  (?! )")
_SPACE_BEFORE_BREAK = lazy_pattern(r" \r?\n")


@dataclass(frozen=True, eq=False)
class ProseReader:
    """Reads the texts of one entry of a document, with the function that returns the strings of a role."""

    _document: Document
    _entry: EntryNode
    _layout: Layout
    _select: Callable[[str], tuple[Selected, ...]]

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

    @cached_property
    def linked_references(self) -> tuple[Prose, ...]:
        """The references of a page that are links: "See also: [Stern](#stern)"."""
        if self._document.markup is None:
            return ()
        items = (item for role in self._layout.references for item in self._select(role) if item.scalar.style == RAW)
        texts = {field.path for field in self.fields}
        fields = (Prose("", one.scalar.text, one.path, self._markdown("", one.scalar)) for one in items)
        return tuple(field for field in fields if field.path not in texts and links((field,), self._layout))

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
                    is_core, start = name == layout.core, self._page_start(role, scalar)
                    yield Prose(name, scalar.text, item.path, parsed, limits, is_core, item.language, ends, start)

    def _page_start(self, role: str, scalar: Scalar) -> int | None:
        """Return where a part of a page with one entry begins on it; ``None`` for other texts."""
        return scalar.start - self._body.start if self._body is not None and role.startswith("@") else None

    def _markdown(self, role: str, scalar: Scalar) -> Markdown:
        """Parse a string; a part of a page is cut from the parsed page, whose other parts may define its links."""
        whole = self._document.markup
        if whole is not None and scalar.style == RAW:
            return markdown.clip(whole, scalar.start, scalar.end)
        start = self._page_start(role, scalar)
        if start is None:
            return markdown.parse(scalar.text)
        return markdown.clip(self._page, start, start + scalar.end - scalar.start)

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
            links = tuple(self._move_links(body.node.start))
            no_text = Hidden("code", Span(0, len(body.node.text)))  # whose shortcodes are those of other entries
            yield Prose(BODY, body.node.text, path, Markdown((no_text,), links))

    def _move_links(self, start: int) -> Iterator[MarkdownLink]:
        for field in self.fields:
            match = self._document.find(field.path)
            by = match.node.start - start if match is not None else 0
            for link in field.markdown.links:
                if not _is_inside(link, field):
                    yield link._replace(span=link.span.shift(by), text=link.text.shift(by), dest=link.dest.shift(by))


def line_ends(source: str, scalar: Scalar) -> frozenset[Span]:
    """Return the spaces between two words of a folded text of which one ends a line of the file, as spans of the
    decoded text."""
    joins_lines = scalar.style == ">" and "  " in scalar.text
    if not joins_lines or _SPACE_BEFORE_BREAK.search(source, scalar.start, scalar.end) is None:
        return NO_SPANS
    from glosslint.parse.offsets import char_map  # hardly any text needs it

    chars = char_map(source, scalar)
    gaps = (Span(*match.span()) for match in _JOINT.finditer(scalar.text)) if chars is not None else ()
    return frozenset(gap for gap in gaps if chars is not None and "\n" in source[slice(*chars.source_span(gap))])


def _is_inside(link: MarkdownLink, field: Prose) -> bool:
    return link.dest.start >= 0 and link.dest.end <= len(field.text)
