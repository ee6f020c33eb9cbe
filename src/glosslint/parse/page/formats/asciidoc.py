"""AsciiDoc → the tree of a page: first the lines that are no words, then blocks of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.markdown.structure import Comment, MarkdownLink, blank_out
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, Tree, holes_of
from glosslint.parse.page.formats.lines import Line, LineReader, emphasis, span_of, table_of
from glosslint.parse.tree import RAW, Scalar

#: The first and last line of a block. Examples, sidebars, quotations and open blocks contain prose.
_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}[\w-]*|/{4,}|={4,}|\*{4,}|_{4,}|--|[|,:!]={3,})")
_PROSE_BLOCKS = ("====", "****", "____")
_TABLE = "|==="
_IN_COMMENT = "[comment]"  # what is below is a comment
_COMMENT = re.compile(r"//(?!/)[ \t]?(?P<text>.*)")
_RULE = re.compile(r"'{3,}|<{3,}| {0,3}(?P<sign>[-*])(?P<space> ?)(?P=sign)(?P=space)(?P=sign)")
_CAPTION = re.compile(r"\.[^\s.].*")
_MACRO = re.compile(r"\w[\w-]*::[^\s\[\]]*\[.*\]")  # on a line of its own: an image, the content of another file
#: ``:name: value``, ``[attributes]``, ``[[anchor]]``, and what attaches a block to an item.
_ASIDE = re.compile(r":!?\w[\w-]*!?:(?:[ \t].*)?|\[\[[^\[\]]+\]\]|\[(?:[^\[\]]|\[[^\[\]]*\])*\]|[ \t]*\+")
_TITLE = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<title>\S.*?)(?:(?<![ \t])[ \t]++(?P=marks))?")
#: The signs that underline a title in the older form, in the order of levels.
_UNDERLINES = "=-~^+"
_NO_TITLE = re.compile(r"[ \t]|[*.-]+[ \t]|.*::$")
#: What is before the words of a line: the label of an admonition, or the signs of an item but for the last.
_SIGNS = re.compile(
    r"(?P<html>(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|EXAMPLE):(?=[ \t]))|[ \t]*(?P<mark>\*{1,4})(?=\*[ \t])"
)
#: ``term:: text``; a list within a text has another sign, such as ``:::``.
_TERM = re.compile(r"[ \t]*(?P<term>\S.*?)(?<!:)(?P<sign>:{2,4}|;;)(?!:)(?:[ \t]+(?P<text>\S.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*(?:[*.]{1,5}|-|(?:\d+|[a-zA-Z])\.|[ivxIVX]+\))[ \t]")
_BULLET = re.compile(r"[ \t]*[*-][ \t]+(?=\S)")
#: Anchors beside words or on lines of their own: "[[id]]", "[#id]", "anchor:id[]".
_ANCHOR = re.compile(
    r"\[\[(?P<id>[^\[\],\s]+)(?:,[^\[\]]*)?\]\]|\[[\w-]*#(?P<short>[\w:.-][\w:-]*+)(?:[.,%][^\[\]]*)?\]"
    r"|anchor:(?P<macro>[^\[\],\s]{1,200})\[[^\[\]]*\]"
)
_NO_ID = re.compile(r"[^\w]+")
_BREAK = re.compile(r"(?<![ \t])[ \t]+\+[ \t]*(?:\r\n|\r|\n)")

#: The forms of blocks without words; ``title`` is that of a block, ``aside`` are attributes, comments and the like.
_ALONE: tuple[tuple[Kind, str, re.Pattern[str]], ...] = (
    ("rule", "rule", _RULE), ("other", "title", _CAPTION), ("code", "macro", _MACRO), ("other", "aside", _ASIDE),
)  # fmt: skip
_BESIDE = ("aside", "macro", "rule")  # they are no part of a text


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, start: int, in_tables: bool) -> Tree:
    """Return the tree of a page; ``in_tables``: whether the cells of tables are prose."""
    reader = _Reader(text, start, in_tables)
    blocks = reader.read()
    markup, marks = reader.read_inline(_INLINE, reader.take, {"bold": _BOLD, "italic": _ITALIC})
    holes = [Hole(*part.span) for part in markup.hidden if part.kind in ("mark", "html")]
    holes += (Hole(*match.span(), "\n") for match in _BREAK.finditer(text))
    found = [match for kind, span in markup.hidden if kind == "html" and (match := _ANCHOR.match(text, *span))]
    anchors = [Scalar(match[match.lastgroup or 0], *match.span(match.lastgroup or 0), RAW) for match in found]
    return Tree(text, "asciidoc", blocks, holes_of(holes, marks), marks, anchors, markup, tuple(reader.comments), start)


class _Reader(LineReader):
    """Lines → blocks, hidden parts and comments."""

    def __init__(self, text: str, start: int, in_tables: bool) -> None:
        super().__init__(text, start)
        self._prose = (*_PROSE_BLOCKS, _TABLE) if in_tables else _PROSE_BLOCKS
        #: The blocks that are no words, and titles, by their first line, with the index after them.
        self._parts: dict[int, tuple[Block, int]] = {}
        self._ids: dict[str, int] = {}

    def read(self) -> list[Block]:
        """Return the blocks of the text."""
        lines = self.lines
        at = 0
        while at < len(lines):
            part = None if lines[at].is_blank else self._part(at)
            if part is not None:
                self._parts[at] = part
            at = part[1] if part is not None else at + 1
        self._plain = blank_out(self.text, [comment.span for comment in self.comments])  # they may hold rows
        return self.read_blocks(range(len(lines)), self._block)

    def _part(self, at: int) -> tuple[Block, int] | None:
        """Return the block of the lines from ``at`` on that are no words, which are hidden, or of a title, and the
        index after it; ``None`` if the line is of words."""
        line = self.lines[at]
        text = line.text.rstrip()
        if self._is_underlined(at):
            level = _UNDERLINES.index(self.lines[at + 1].text[0]) + 1
            self.hide("html", *self.lines[at + 1].words)
            return Block("heading", Span(line.start, self.lines[at + 1].end), line.words, level=level), at + 2
        if title := _TITLE.fullmatch(text):
            words = Span(*title.span("title")).shift(line.start)
            self.hide("mark", line.start, words.start)
            return Block("heading", Span(line.start, line.end), words, level=len(title["marks"])), at + 1
        if _DELIMITER.fullmatch(text):
            return self._hide_delimited(at, text)
        if text == _IN_COMMENT:
            first = self.lines[at + 1].text.rstrip() if at + 1 < len(self.lines) else ""
            fence = first if _DELIMITER.fullmatch(first) else ""
            end = min(self._next(at + 2, fence) + bool(fence), len(self.lines))
            return self.hide_lines("other", at, end, form="aside")
        if comment := _COMMENT.fullmatch(text):
            self.comments.append(Comment(comment["text"].strip(), Span(line.start, line.end)))
            return self.hide_lines("other", at, at + 1, form="aside")
        for kind, form, pattern in _ALONE:
            if pattern.fullmatch(text):
                block, end = self.hide_lines(kind, at, at + 1, form=form)
                block.content = Span(line.words.start + (form == "title"), line.words.end)
                return block, end
        if signs := _SIGNS.match(text):
            how = signs.lastgroup or ""
            self.hide(how, *Span(*signs.span(how)).shift(line.start))
        return None

    def _is_underlined(self, at: int) -> bool:
        """Return whether the next line underlines this one: a title of the older form."""
        is_below_aside = at - 1 in self._parts and self._parts[at - 1][0].form == "aside"
        if not (at == 0 or self.lines[at - 1].is_blank or is_below_aside) or at + 1 == len(self.lines):
            return False
        text, under = self.lines[at].text.rstrip(), self.lines[at + 1].text.rstrip()
        if len(under) < 2 or under[0] not in _UNDERLINES or under != under[0] * len(under):
            return False
        return abs(len(under) - len(text)) < 2 and not (_NO_TITLE.match(text) or _ASIDE.fullmatch(text))

    def _hide_delimited(self, at: int, text: str) -> tuple[Block, int]:
        """Hide a block from its delimiter to the next equal one, or just the delimiter if the block contains prose."""
        if text == "--" or text.startswith(self._prose):
            return self.hide_lines("other", at, at + 1, form="delimiter")
        fence = "`" * text.count("`") or text
        last = self._next(at + 1, fence)  # if it is never closed, Asciidoctor reads all that follows as the block
        end, how = min(last + 1, len(self.lines)), "code" if text[0] in "-.`" else "html"
        is_comment = text.startswith("/")
        return self.hide_lines("other" if is_comment else "code", at, end, how, "aside" if is_comment else "")

    def _next(self, at: int, fence: str) -> int:
        """Return the index of the next line that is ``fence``, or the number of lines if there is none."""
        own = (number for number in range(at, len(self.lines)) if self.lines[number].text.rstrip() == fence)
        return next(own, len(self.lines))

    def _block(self, at: int) -> tuple[Block, int]:
        """Return the block that begins in the line ``at``, and the index of the line after it."""
        lines, line = self.lines, self.lines[at]
        text = line.text.strip()
        if at in self._parts:
            block, end = self._parts[at]
            block.generated = self._id(block.content) if block.kind == "heading" else ""
            rows = self._table(at, text) if block.form == "delimiter" and text.startswith(_TABLE) else None
            return rows or (block, end)
        if term := self._term(at):
            return self._definitions(at, term["sign"])
        if bullet := _BULLET.match(line.text):
            return self._item(at, line.start + bullet.end())
        end = at + 1
        while end < len(lines) and not (lines[end].is_blank or end in self._parts):
            end += 1
        return self.block_of("quote" if _ITEM.match(line.text) or line.indent else "paragraph", at, end), end

    def _id(self, words: Span) -> str:
        """Return the id that Asciidoctor generates for a title, with a number if it is taken."""
        name = "_" + _NO_ID.sub("_", self.text[slice(*words)].lower()).strip("_")
        self._ids[name] = number = self._ids.get(name, 0) + 1
        return name if number == 1 else f"{name}_{number}"

    def _term(self, at: int) -> re.Match[str] | None:
        line = self.lines[at].text
        return None if at in self._parts or _ITEM.match(line) else _TERM.match(line)

    def _definitions(self, at: int, sign: str) -> tuple[Block, int]:
        """Return a description list, and the line after it. It ends at a title, and at a paragraph after a blank
        line."""
        lines = self.lines
        children: list[Block] = []
        start = end = at
        blank = attached = False
        while at < len(lines):
            line, own = lines[at], self._term(at)
            block, after = self._parts.get(at, (None, at + 1))
            if line.is_blank:
                blank, at = True, at + 1
                continue
            form, is_title = (block.form, block.kind == "heading") if block is not None else ("", False)
            apart = blank and not (attached or form in _BESIDE or own or line.indent or _ITEM.match(line.text))
            if is_title or (apart and children[-1].kind == "text"):
                break
            text: Span | None = None
            if own is not None and own["sign"] == sign:
                term = Span(*own.span("term")).shift(line.start)
                children.append(Block("term", Span(line.words.start, term.end), term))
                text = Span(line.start + own.start("text"), line.words.end) if own["text"] else None
                end = after
            elif form not in (*_BESIDE, "title"):
                text = span_of(lines, at, after)
                end = after
            if text is not None and children[-1].kind == "text":
                children[-1].span = children[-1].content = Span(children[-1].span.start, text.end)
            elif text is not None:
                children.append(Block("text", text, text))
            attached = line.text.strip() == "+"
            blank = blank and form in (*_BESIDE, "title")
            at = after
        whole = Span(lines[start].words.start, max(child.span.end for child in children))
        return Block("definitions", whole, whole, children, form="definition-list"), end

    def _item(self, at: int, first: int) -> tuple[Block, int]:
        """Return the item whose words begin at the character ``first`` as a list, and the line after it."""
        lines = self.lines
        end = at + 1
        while end < len(lines) and not (lines[end].is_blank or _BULLET.match(lines[end].text) or end in self._parts):
            end += 1
        item = self.block_of("item", at, end)
        words = Span(first, item.span.end)
        item.children = [Block("paragraph", words, words)]
        return Block("list", item.span, item.span, [item]), end

    def _table(self, at: int, fence: str) -> tuple[Block, int] | None:
        """Return the table whose delimiter is the line ``at``, and the line after it; ``None`` if it is not closed."""
        lines = self.lines
        last = self._next(at + 1, fence)
        if last == len(lines):
            return None
        inside = Span(lines[at].end, lines[last].start)
        for sign in _SEPARATOR.finditer(self.text, *inside):
            self.hide("html", *sign.span())
        attributes = [line.text for line in lines[max(at - 2, 0) : at]]
        rows, titled = _rows_of(self._plain, lines[at + 1 : last], attributes)
        return table_of(span_of(lines, at, last + 1), rows, titled), last + 1

    def take(self, match: re.Match[str]) -> int:
        """Add the hidden parts, the link and the mark of a match; return where the words that it shows begin, or its
        end."""
        whole = Span(*match.span())
        kind = match.lastgroup or ""
        shown: Span | str  # its words, or what it is instead
        if match["id"] is not None:
            shown = self._reference(match, whole)
        elif match["macro"] is not None:
            shown = self._macro(match, whole)
        elif kind in _INSIDE:
            shown = Span(*match.span(kind))
            whole = Span(shown.start - 1, shown.end + 1) if kind == "quoted" else whole
        else:
            shown = _HIDDEN.get(kind, "mark")
            if shown == "code":
                signs = _CODE_SIGNS.match(match[0])[0]  # type: ignore[index]
                inner = Span(whole.start + len(signs), whole.end - len(signs))
                self.marks.append(Mark("code", whole, inner, ("raw",) if signs == "+++" else ()))
        if isinstance(shown, str):
            self.hide(shown, *whole)
            return whole.end
        self.hide_around(whole, shown)
        return shown.start  # the words of a link may be code

    def _reference(self, match: re.Match[str], whole: Span) -> Span | str:
        """Add a cross reference, ``<<id>>`` or ``<<id,words>>``. Without words, it shows a title."""
        dest = Span(match.start("id") + match["id"].startswith("#"), match.end("id"))
        shown = Span(*match.span("shown")) if match["shown"] is not None else None
        target = f"#{match.string[slice(*dest)].strip()}"
        self.links.append(MarkdownLink("inline", whole, shown or dest, dest, target))
        if shown is not None:
            self.marks.append(Mark("link", whole, shown))
        return shown or "shortcode"

    def _macro(self, match: re.Match[str], whole: Span) -> Span | str:
        name, words = match["macro"].lower(), Span(*match.span("words"))
        if name not in _LINKS and name not in _SHOWN:
            if name in _INNER:
                self.marks.append(Mark("code", whole, words, _INNER[name]))
            return _MACROS.get(name, "shortcode")
        ending = _WORDS_END.search(match["words"])
        shown = Span(words.start, words.start + ending.start() if ending is not None else words.end)
        target = match["target"].removeprefix("#")
        dest = Span(match.end("target") - len(target), match.end("target"))
        if name in ("http", "https"):
            dest = Span(match.start("macro"), dest.end)
        address = match.string[slice(*dest)]
        if "://" in address:
            self.links.append(MarkdownLink("inline", whole, shown, dest, address))
        elif name == "xref" and target and "#" not in target and "." not in target:
            self.links.append(MarkdownLink("inline", whole, shown, dest, f"#{target}"))
        if name in _LINKS:
            self.marks.append(Mark("link", whole, shown if shown.end > shown.start else dest))
        if shown.end == shown.start:
            return "code"
        return shown


#: The beginning of a cell: a factor for columns or repetitions, its alignment, its style, and a bar.
_SEPARATOR = re.compile(r"(?:(?:^|(?<=[ \t]))(?P<span>[0-9.]{1,9}[+*])?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|", re.MULTILINE)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_HEADER = re.compile(r"%header|\bopt(?:ion)?s=[^\]]{0,80}\bheader")
_REPEATED = re.compile(r"([0-9]{1,4})\*")
_NUMBER = re.compile(r"[1-9][0-9]*")


def _rows_of(text: str, lines: Sequence[Line], attributes: Sequence[str]) -> tuple[list[list[Span]], bool]:
    """Return the cells of each row of a table in these lines, and whether the first is surely a header. ``attributes``
    are the lines above it. Of a row with a cell over several columns, which is no entry, only the first cell is there.
    """
    inside = [line for line in lines if text[line.start : line.end].strip()]
    if not inside:
        return [], False
    signs = list(_SEPARATOR.finditer(text, inside[0].start, inside[-1].end))
    ends = (*(sign.start() for sign in signs[1:]), inside[-1].end)
    cells = [Span(sign.end(), end).strip_spaces(text) for sign, end in zip(signs, ends, strict=False)]
    widths = [int(number[0]) if (number := _NUMBER.match(sign["span"] or "")) else 1 for sign in signs]
    first = sum(width for cell, width in zip(cells, widths, strict=True) if cell.start <= inside[0].end)
    count = _count(attributes[-1] if attributes else "") or first
    rows: list[list[Span]] = []
    row: list[Span] = []
    columns = 0
    for cell, width in zip(cells, widths, strict=True):
        row.append(cell)
        columns += width
        if columns >= count > 0:
            rows.append(row if len(row) == count else row[:1])
            row, columns = [], 0
    return rows, bool(rows) and _is_titled(attributes, lines, rows[0])


def _count(attributes: str) -> int:
    """Return the number of columns that the attributes of a table state, or 0 if they state none."""
    match = _COLUMNS.search(attributes)
    columns = (match[match.lastindex or 0] or "").split(",") if match is not None else []
    return sum(int(repeated[1]) if (repeated := _REPEATED.match(column.strip())) else 1 for column in columns)


def _is_titled(attributes: Sequence[str], inside: Sequence[Line], head: Sequence[Span]) -> bool:
    """Return whether a table has a header: its attributes say so, or a blank line follows its first line, which has all
    of the first row, and is not below another one."""
    given = [line for line in attributes if line.startswith("[")]
    one = len(inside) > 1 and not inside[0].is_blank and inside[1].is_blank
    return any(map(_HEADER.search, given)) or (one and head[-1].end <= inside[0].end)


#: Repetitions are bounded, so that the time is linear in the length of the text.
_INLINE = re.compile(
    r"""(?P<escape>\\(?=[*_`{<\[+\#^~h]))
    |(?P<passed>\+{3}[^\n]{1,400}?\+{3}|\${2}[^\n]{1,400}?\${2})
    |(?<!\w)(?P<quote>["'])`(?=[^\s`])(?P<quoted>[^`\n]{1,400})`(?P=quote)(?!\w)
    |(?P<code>``[^`\n]{1,400}``|(?<![\w`])`(?=[^\s`])[^`\n]{1,400}`(?![\w`])|(?<![\w+])\+(?=[^\s+])[^+\n]{1,400}\+(?![\w+]))
    |<<(?P<id>[^<>,\n]{1,200})(?:,(?P<shown>[^<>\n]{1,200}(?:\n[^<>\n]{1,200})?))?>>
    |(?P<anchor>\[\[[^\[\]\n]{1,200}\]\])
    |(?P<note>(?:footnote(?:ref)?|indexterm|anchor):[^\s\[\]]{0,100}\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,600}\])
    |(?<![\w/])(?!\w{1,80}footnote:)(?P<macro>[A-Za-z][\w-]{1,20}):(?P<target>[^\s\[\]<>"]{0,400})\[(?P<words>[^\[\]\n]{0,400}(?:\n[^\[\]\n]{1,400})?)\]
    |\{\{(?:[^{},\n]{1,200},)?(?P<concept>[^{},\n]{1,200})\}\}
    |(?P<attribute>\{[\w-]{1,80}(?::[^{}\n]{0,80})?\})
    |\(\((?P<hidden>\([^()\n]{1,200}\))\)\)|\(\((?P<indexed>[^()\n]{1,200})\)\)
    |\^(?P<raised>[^\s^]{1,80})\^|~(?P<lowered>[^\s~]{1,80})~
    |(?<![\w\#&])\#(?=[^\s\#])(?P<marked>[^\#\n]{1,200})(?<!\s)\#(?!\w)
    |(?P<role>\[[.\#][\w.\#-]{1,80}\](?=[\#*_`]))
    |(?P<break>(?<=\s)\+(?=[ \t]*$))""",
    re.VERBOSE | re.MULTILINE,
)
_CODE_SIGNS = re.compile(r"\+{3}|``|\$\$|`\+(?=.+\+`)|[`+]")
_HIDDEN = {
    "code": "code", "passed": "code", "attribute": "shortcode", "anchor": "html", "hidden": "html", "note": "html",
}  # fmt: skip
#: {{term}} or {{term,words}}, ((words)), ^words^, ~words~, #words#, and "`words`", which shows the quotation marks.
_INSIDE = frozenset(("concept", "indexed", "raised", "lowered", "marked", "quoted"))
_LINKS = frozenset(("http", "https", "ftp", "irc", "mailto", "link", "xref"))
_SHOWN = frozenset(("btn", "kbd", "menu", "term"))
#: What other macros show, if it is not a word.
_MACROS = {
    **dict.fromkeys(("admitted", "alt", "deprecated", "domain"), "html"), "icon": "image", "image": "image",
    **dict.fromkeys(("asciimath", "latexmath", "stem"), "math"), "pass": "code", "code": "code",
}  # fmt: skip
#: Macros whose words are shown as code, a formula in TeX, or HTML.
_INNER = {"asciimath": (), "stem": (), "code": (), "latexmath": ("math",), "pass": ("raw",)}
_WORDS_END = re.compile(r"\^?(?:,\s*[\w-]+=.*)?\Z", re.DOTALL)
_BOLD, _ITALIC = emphasis(r"\*", "{1,2}"), emphasis("_", "{1,2}")
