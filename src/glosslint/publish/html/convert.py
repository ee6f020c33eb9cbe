"""A text of reStructuredText or AsciiDoc → Markdown, from the tree of its blocks; HTML → Markdown that is this HTML."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.blocks import Block, Mark, Tree, select_inside
from glosslint.parse.page.formats import asciidoc, rst
from glosslint.publish.html.markup import WEB_PAGES, name_destination

#: The readers of texts of the kinds of files that are converted.
READERS = {"rst": rst.read, "asciidoc": asciidoc.read}
_Part = Mark | MarkdownLink | Hidden
#: What Sphinx shows above directives.
_LABELS = {
    "versionadded": "New in version", "versionchanged": "Changed in version", "deprecated": "Deprecated since version",
    "seealso": "See also", "rst-class": "", "class": "", "container": "", "compound": "", "only": "", "epigraph": "",
    "highlights": "", "pull-quote": "", "topic": "", "sidebar": "", "admonition": "",
}  # fmt: skip
_SIGNS = {"bold": "**", "italic": "*"}
_PIPE = re.compile(r"\\?\|")  # which would end a cell, unless escaped


#: Tags, and formulas, which are the same in Markdown.
_TAG = re.compile(r"(</?[^<>]*>|\$[^\s$<>][^$<>]*\$)")
_PRE = re.compile(r"<(/?)pre\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[\\`*_\[\]~$]|^(?:[-+#]|\d+[.)])|\n")


class Conversion(NamedTuple):
    """A text in Markdown, and the addresses of the pictures that it had, which are not in it."""

    text: str
    pictures: tuple[str, ...]


def quote_html(text: str) -> str:
    """Return HTML as Markdown that shows it: in one line, since a blank line would end it and an indented one be code,
    and with codes for what is markup in Markdown only."""
    pieces: list[str] = []
    is_kept = False  # in <pre>, where spaces and lines count
    for number, piece in enumerate(_TAG.split(text.strip().replace("\r\n", "\n"))):
        written = piece if is_kept else _SPACE.sub(" ", piece)
        pieces.append(written if number % 2 else _MARKS.sub(_code_last, written))
        if number % 2 and (pre := _PRE.match(piece)) is not None:
            is_kept = not pre[1]
    return "".join(pieces)


def _code_last(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}&#{ord(match[0][-1])};"


def convert(text: str, kind: str, title_of: Callable[[str], str]) -> Conversion:
    """Return a text of a file of a ``kind`` of ``READERS`` in Markdown; ``title_of`` returns the term of the entry to
    which a destination links, or an empty string."""
    text = text.replace("\r\n", "\n")
    first, line_break, others = text.partition("\n")  # the other lines have the indentation of the file
    text = f"{first}{line_break}{textwrap.dedent(others) if kind == 'rst' else others}"
    tree = READERS[kind](text, 0, True)
    writer = _Writer(tree, title_of)
    written = [writer.write(tree.blocks)]
    for number, note in enumerate(writer.notes, 1):
        written.append(f"[^{number}]: {convert(note, kind, title_of).text}")
    return Conversion("\n\n".join(written), tuple(writer.pictures))


class _Writer:
    """Blocks → Markdown. Collects the addresses of pictures, and footnotes."""

    def __init__(self, tree: Tree, title_of: Callable[[str], str]) -> None:
        self._tree = tree
        self._title_of = title_of
        #: Marked words, links and what is shown in another way, by the characters that they take up.
        parts: dict[Span, _Part] = {mark.span: mark for mark in tree.marks}
        parts |= {link.span: link for link in tree.markup.links}
        parts |= {part.span: part for part in tree.markup.hidden if self._is_shown(part)}
        self._parts = sorted(parts.values(), key=lambda part: (part.span.start, -part.span.end))
        self.pictures: list[str] = []
        self.notes: list[str] = []

    def write(self, blocks: Sequence[Block]) -> str:
        """Return the blocks, with blank lines between them, but no title of a picture."""
        every = [block for block in blocks if block.form not in ("aside", "delimiter")]
        is_picture = [*(self._picture(block) is not None for block in every), False]
        texts = (
            self._block(block) for at, block in enumerate(every) if not (block.form == "title" and is_picture[at + 1])
        )
        return "\n\n".join(filter(None, texts))

    def _picture(self, block: Block) -> str | None:
        """Return the address of a picture; ``None`` for any other block."""
        written = self._tree.text[slice(*block.content)].strip()
        if block.classes in (("figure",), ("image",)):
            return written.partition("\n")[0]
        return written.removeprefix("image::").partition("[")[0] if written.startswith("image::") else None

    def _block(self, block: Block) -> str:
        words = block.content
        if block.kind == "heading":
            return f"{'#' * block.level} {self._words(words)}"
        if block.kind == "code":
            return self._code(block)
        if block.kind == "table":
            return self._table(block)
        if block.kind == "list":
            items = (self.write(item.children) or self._words(item.content) for item in block.children)
            return "\n".join(f"* {_indent(item, '  ')}" for item in items)
        if block.kind == "quote" and (block.children or block.classes):
            return f"> {_indent((self._label(block) + self.write(block.children)).strip(), '> ')}"
        if block.kind == "term" or block.form == "title":
            return f"**{self._words(words) or self._tree.text[slice(*words)]}**"
        if block.kind in ("other", "rule"):
            return "---" if block.kind == "rule" else ""
        return self.write(block.children) or self._words(words)

    def _label(self, block: Block) -> str:
        """Return what a directive shows above its text: its name, and an argument that is not read as text."""
        name = "".join(block.classes)
        label = _LABELS.get(name, name.capitalize())
        head = self._tree.text[slice(*block.content)].partition("\n")[0]
        is_read = block.children and block.children[0].span.start < block.content.start + len(head)
        argument = "" if is_read or not head.strip() else f" {head.strip()}"
        return f"**{label}{argument}{':' if block.children else ''}**\n\n" if label else ""

    def _table(self, table: Block) -> str:
        rows = [[self._cell(cell) for cell in row.children] for row in table.children]
        columns = max(map(len, rows), default=0)
        lines = rows if table.level else [[""] * columns, *rows]
        lines.insert(1, ["---"] * columns)
        return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""

    def _cell(self, cell: Block) -> str:
        return _PIPE.sub(r"\\|", " ".join(self._words(cell.content).split()))

    def _code(self, block: Block) -> str:
        """Return code between fences, or a formula; of a picture only the address is kept."""
        if (address := self._picture(block)) is not None:
            self.pictures.append(address)
            return ""
        text = self._tree.text
        if block.classes:  # of a directive: an argument, options, and after a blank line the content
            head, _, others = text[slice(*block.content)].partition("\n")
            body = textwrap.dedent(f"\n{others}".partition("\n\n")[2])
            if block.classes == ("math",):
                return f"$$\n{body or head.strip()}\n$$"
        else:
            start = text.rfind("\n", 0, block.span.start) + 1
            head, body = "", textwrap.dedent(text[start : block.span.end])
            if self._tree.format == "asciidoc" and block.form != "macro":
                opening, _, body = body.partition("\n")
                inner, _, closing = body.rpartition("\n")
                fence = "`" * opening.count("`") or opening
                body = inner if closing.rstrip() == fence.rstrip() else body  # else the block has no end
        fence = _ticks_around(body, 3)
        return f"{fence}{head.strip()}\n{body}\n{fence}"

    def _words(self, span: Span) -> str:
        """Return the words of these characters with their marks and links, each line without indentation."""
        pieces: list[str] = []
        at = span.start
        for part in select_inside(self._parts, span):
            if part.span.start >= at and part.span.end <= span.end:
                pieces += (self._shown(at, part.span.start), self._part(part))
                at = part.span.end
        pieces.append(self._shown(at, span.end))
        return (
            "\n".join(line.strip() for line in "".join(pieces).split("\n")).removeprefix("<br>").removesuffix("<br>\n")
        )

    def _shown(self, start: int, end: int) -> str:
        pieces: list[str] = []
        for words, place in self._tree.pieces(Span(start, end)):
            is_escaped = self._tree.text[start : place.start] == "\\"  # in Markdown too, else it would be a mark
            written = self._tree.text[slice(*place)]
            if words == "\n" != written:  # a sign for a line break, of which the end of the line may be a part
                pieces.append("<br>\n" if written.endswith("\n") else "<br>")
            else:
                pieces += ("\\" if is_escaped else "", words)
            start = place.end
        return "".join(pieces)

    def _is_shown(self, part: Hidden) -> bool:
        """Return whether a part is an image, a footnote, a substitution, the bar before a line of verse, a label
        "NOTE:", or the name of a field, ":name:"."""
        written = self._tree.text[slice(*part.span)].strip()
        shown = written.startswith(("|", "footnote")) or (part.kind == "html" and written.endswith(":"))
        return part.kind == "image" or shown

    def _part(self, part: _Part) -> str:
        written = self._tree.text[slice(*part.span)].strip()
        if isinstance(part, Hidden) and part.kind == "image":
            name, _, image = written.partition(":")
            address, _, words = image.removesuffix("]").partition("[")
            self.pictures += [address] if name == "image" else []
            return words
        if isinstance(part, Hidden) and written.startswith("footnote"):
            note = written.removesuffix("]").partition("[")[2]
            self.notes += [note] if note else []
            return f"[^{len(self.notes)}]" if note else ""
        if written == "|":
            return "<br>"
        if isinstance(part, Hidden):  # what is put in the place of a substitution is elsewhere on the page
            return self._shown(*part.span).strip("|_") or f"**{written.strip(':').capitalize()}:**"
        if isinstance(part, MarkdownLink):
            return self._link(part)
        inner = self._words(part.inner)
        if part.classes == ("raw",):
            return quote_html(inner)
        if part.kind == "code" and part.classes != ("math",):
            ticks = _ticks_around(inner, 1)
            return f"{ticks}{inner}{ticks}"
        sign = "$" if part.classes == ("math",) else _SIGNS.get(part.kind, "")
        return f"{sign}{inner}{sign}"

    def _link(self, link: MarkdownLink) -> str:
        """Return a link as one of Markdown if it has a destination on the site or in the web, else as its words."""
        target = name_destination(link.target) if link.form == "name" else link.target
        title = self._title_of(target)
        shows_target = link.target.startswith("#") and link.text == link.dest
        words = self._words(link.text) if link.text.end > link.text.start and not shows_target else ""
        words = words or title or link.target.lstrip("#_").replace("_", " ").replace("-", " ")
        return f"[{words}](<{target}>)" if title or target.startswith(WEB_PAGES) else words


def _ticks_around(code: str, least: int) -> str:
    """Return the fewest backticks, but ``least``, of which there are not as many in a row in some code."""
    return next("`" * number for number in itertools.count(least) if "`" * number not in code)


def _indent(text: str, indentation: str) -> str:
    """Return a text with an indentation before all lines but the first."""
    return text.replace("\n", f"\n{indentation}")
