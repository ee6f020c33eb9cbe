"""Small glossaries in every container that a layout knows, with defects planted in their texts: what is written, and
what must be there when the safe fixes are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.choices import Choices

_WORDS = ("line", "Bé", "漢字", "node-set", "x😀", "C++", "yarn", "x1")
_TERMS = ("Rope", "Spun yarn", "Clew Ünder", "Sheet x1", "Bow & stern", "C# knot")
#: Rules whose fixes follow from what is planted.
RULES = ("repeated-word", "double-space", "malformed-link", "duplicate-reference", "redundant-alias")


class Piece(NamedTuple):
    """A piece of a text: how it is written, how it must read after the fixes, and what is written without the marks of
    the format, if there are any."""

    written: str
    fixed: str
    plain: str = ""


class Written(NamedTuple):
    """A file, and the same after the fixes; the term and the text of each entry, without marks of the format."""

    text: str
    fixed: str
    entries: tuple[tuple[str, str], ...]


def _same(text: str) -> Piece:
    return Piece(text, text)


_DEFECTS = (Piece("the the yarn", "the yarn"), Piece("two  words", "two words"), Piece("of of", "of"))
_MYST = tuple(map(_same, ("`the the`", "**bold** word", "[line](https://x.org/a_(b))", "_this_", "R&amp;D", "a\\*b")))
_MARKDOWN = (*_MYST, _same("[ropes](#rope)"), Piece("[it] (#rope)", "[it](#rope)"))
_HTML = (
    *map(_same, ("<code>the the</code>", "<b>bold</b>", '<a href="https://x.org">x</a>', "&eacute; &lt;")),
    _same('<a id="y" href="#rope">ropes</a>'),
)
_RST = tuple(map(_same, ("``the the``", "**bold** word", ":ref:`the the`", "`x <https://x.org>`_", "a\\*b")))
_SPHINX = (*_RST, *map(_same, (":term:`rope`", ":term:`ropes <Rope>`")))
_ASCIIDOC = (
    *map(
        _same,
        ("`the the`", "*bold* word", "<<_rope,the rope>>", "https://x.org[x]", "link:/a[`the the`]", "{{rope,it}}"),
    ),
    *map(_same, ("_this_", "{the-the}", "[[the]]it", "footnote:[the the]", "xref:_rope[ropes]")),
)
_QUOTED = (*_MARKDOWN, _same('"quoted"'), _same("it's; so"))


def _as_it_is(text: str) -> str:
    return text


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class Container(NamedTuple):
    """How a glossary is written: ``head`` and ``tail`` are around its entries; ``entry`` has ``{term}``, ``{text}``,
    and, where it holds such lists, ``{names}`` and ``{see}``. ``newline`` is what a text has between two lines."""

    file: str
    layout: dict[str, Any]
    head: str
    entry: str
    tail: str = ""
    markup: tuple[Piece, ...] = _MARKDOWN
    newline: str = " "
    encode: Callable[[str], str] = _as_it_is
    ampersand: str = "&amp;"


def _page(**section: Any) -> dict[str, Any]:
    return {"extends": "page", "language": "en", "section": section}


def _sphinx(**section: Any) -> dict[str, Any]:
    return {"extends": "sphinx", "language": "en", "section": section}


def _rst(layout: dict[str, Any], head: str, entry: str, newline: str, tail: str = "") -> Container:
    markup = _SPHINX if layout["extends"] == "sphinx" else _RST
    return Container("g.rst", layout, f"Gl\n==\n\n{head}", entry, tail, markup, newline, ampersand="&")


def _adoc(layout: dict[str, Any], head: str, entry: str, newline: str, tail: str = "") -> Container:
    return Container("g.adoc", layout, f"= Gl\n:the: the\n\n{head}", entry, tail, _ASCIIDOC, newline, ampersand="&")


def _keys(entries: str, **more: Any) -> dict[str, Any]:
    keys = {"term": "term", "id": "@slug", "prose": {"definition": "text"}, "core": "definition", "links": ["#{id}"]}
    return {"entries": entries, "language": "en", **keys, **more}


_LISTS: dict[str, Any] = {"aliases": ["aka"], "references": ["see"], "resolve": "id-or-name"}
_COLUMNS = {"term": "Term", "definition": "Meaning"}
CONTAINERS: dict[str, Container] = {
    "heading": Container("g.md", _page(levels=[2]), "# G\n\nWords.\n\n", "## {term}\n\n{text}\n\n", newline="\n"),
    "html-heading": Container(
        "g.md", _page(levels=[3]), "# G\n\n", "<h3>{term}</h3>\n\n{text}\n\n", markup=_HTML, newline="\n"
    ),
    "mdx": Container(
        "g.mdx", _page(levels=[2]), 'import X from "x";\n\n# G\n\n<X a={{{{}}}} />\n\n', "## {term}\n\n{text}\n\n"
    ),
    "paragraph": Container("g.md", _page(form="paragraph"), "# G\n\n", "**{term}**: {text}\n\n", newline="\n"),
    "item": Container("g.md", _page(form="item"), "# G\n\n", "- **{term}** – {text}\n", "\nMore.\n", newline="\n  "),
    "definition-list": Container(
        "g.md", _page(form="definition-list"), "# G\n\n", "{term}\n:   {text}\n\n", newline="\n    "
    ),
    "dl": Container(
        "g.md",
        _page(form="definition-list"),
        "# G\n\n<dl>\n",
        "<dt>{term}</dt>\n<dd>{text}</dd>\n",
        "</dl>\n",
        _HTML,
        "\n  ",
    ),
    "table": Container(
        "g.md",
        _page(form="table", columns=_COLUMNS),
        "# G\n\n| Term | Meaning | Note |\n|---|---|---|\n",
        "| {term} | {text} | the the |\n",
        "\nMore.\n",
    ),
    "myst": Container(
        "g.md",
        _page(form="directive"),
        "# G\n\n```{{glossary}}\n",
        "{term}\n  {text}\n\n",
        "```\n",
        _MYST,
        "\n  ",
    ),
    "rst": _rst(
        _sphinx(form="directive"),
        ".. glossary::\n   :sorted:\n\n",
        "   {term}\n      {text}\n\n",
        "\n      ",
        "Text.\n",
    ),
    "rst-list": _rst(_sphinx(form="definition-list"), "", "{term}\n   {text}\n\n", "\n   "),
    "rst-heading": _rst(_sphinx(form="heading"), "", "{term}\n------------\n\n{text}\n\n", "\n"),
    "rst-item": _rst(_page(form=["paragraph", "item"]), "", "* **{term}** - {text}\n", "\n  ", "\nMore.\n"),
    "rst-paragraph": _rst(_page(form="paragraph"), "", "**{term}**: {text}\n\n", "\n"),
    "rst-table": _rst(
        _page(form="table", columns=_COLUMNS),
        ".. list-table::\n   :header-rows: 1\n\n   * - Term\n     - Note\n     - Meaning\n",
        "   * - {term}\n     - the the\n     - {text}\n",
        "\n       ",
        "\nMore.\n",
    ),
    "asciidoc": _adoc(_page(form="definition-list"), "", "{term}:: {text}\n", "\n  "),
    "asciidoc-heading": _adoc(_page(levels=[3]), "// the the\n", "=== {term}\n\n{text}\n\n", "\n", "== More\n"),
    "asciidoc-table": _adoc(
        _page(form="table", columns=_COLUMNS),
        '[cols="1,2,3"]\n|===\n|Term |Note |Meaning\n\n',
        "|{term} |the the\n|{text}\n\n",
        "\n",
        "|===\n",
    ),
    "html": Container(
        "g.html",
        _page(form="definition-list"),
        "<!DOCTYPE html>\n<p>the the</p>\n<dl>\n",
        '<dt>{term}</dt>\n<dd class="a">{text}</dd>\n',
        "</dl>\n",
        _HTML,
        "\n  ",
    ),
    "html-page": Container(
        "g.html",
        _page(form="heading", levels=[3]),
        "<h1>G</h1>\n",
        "<h3>{term}</h3>\n<p>{text}</p>\n",
        "<h2>More</h2>\n",
        _HTML,
        "\n",
    ),
    "csv": Container(
        "g.csv",
        _keys("list", separator=";", **_LISTS),
        "term,note,text,aka,see\n",
        '{term},the the,{text},"{names}",{see}\n',
        "",
        _QUOTED,
        "\n",
        _cell,
        "&",
    ),
    "tsv": Container(
        "g.tsv",
        _keys("list", separator=",", **_LISTS),
        "term\tsee\ttext\taka\n",
        "{term}\t{see}\t{text}\t{names}\n",
        "",
        _MARKDOWN,
        " ",
        ampersand="&",
    ),
    "yaml": Container(
        "g.yml",
        _keys("list", separator=";", **_LISTS),
        "# the the\n",
        "- term: {term}  # the the\n  text: {text}\n  aka: {names}\n  see: {see}\n",
        "",
        _QUOTED,
        " ",
        _yaml,
        "&",
    ),
    "block": Container(
        "g.yml", _keys("list"), "", "- term: '{term}'\n  text: |\n    {text}\n", "", _QUOTED, "\n    ", ampersand="&"
    ),
    "json": Container(
        "g.json",
        _keys("list", at="all"),
        '{{"note": "the the", "all": [\n',
        '  {{"term": "{term}", "text": {text}}},\n',
        '  {{"term": "Last", "text": "End."}}]}}\n',
        _QUOTED,
        "\n",
        _json,
        "&",
    ),
    "toml": Container(
        "g.md",
        _keys("file"),
        "",
        '+++\nterm = "{term}" # the the\nnote = "the the"\ntext = {text}\n+++\nthe the\n',
        "",
        (*_MARKDOWN, _same('"quoted"')),
        " ",
        _json,
        "&",
    ),
}


#: Texts that break off, which no fix may close, and others that lack a period.
BROKEN_ENDS = (" of the", " and", " to", ", with a", ",", ". One should use", " (see it", ' "as it')
_ODD_ENDS = (*BROKEN_ENDS, "", ".", ".  ", " that it is used for", " , as it")
_ODD_TERMS = ("Rope", "spun yarn", "Clew Ünder.", "A sheet x1", "the Bow", "rope yarn", "Sheet  x1")
_ODD_NAMES = ("Cord line", "Öse", "cord line", "Rope", "a  cord", "Öse.", "x1 SHEET")


def written(choose: Choices, container: Container) -> Written:
    """Return a glossary of one to four entries in ``container``."""
    return _written(choose, container, _TERMS, ("Cord line", "Öse"), (".",))


def written_oddly(choose: Choices, container: Container) -> Written:
    """Return a glossary with odd terms, names and ends of texts; its ``fixed`` text is of the planted defects alone."""
    return _written(choose, container, _ODD_TERMS, _ODD_NAMES, _ODD_ENDS)


def _written(
    choose: Choices, container: Container, terms: tuple[str, ...], aliases: tuple[str, ...], ends: tuple[str, ...]
) -> Written:
    count = 1 if container.layout.get("entries") == "file" else choose.integer(1, 4)
    text, fixed = container.head.format(), container.head.format()
    entries = []
    first = choose.integer(1, len(terms) - count)
    for term in (terms[0], *terms[first : first + count - 1]):
        body = _text(choose, container, choose.pick(ends) if len(ends) > 1 else ends[0])
        names = _list(choose, container, aliases)
        see = _list(choose, container, ("gone", "clew line", "x1"))
        entries.append((term, body.plain))
        name = term.replace("&", container.ampersand)
        text += container.entry.format(term=name, text=body.written, names=names.written, see=see.written)
        fixed += container.entry.format(term=name, text=body.fixed, names=names.fixed, see=see.fixed)
    tail = container.tail.format()
    mark, newline = choose.pick(("", "", "\ufeff")), choose.pick(("\n", "\n", "\r\n"))
    whole, whole_fixed = (mark + (part + tail).replace("\n", newline) for part in (text, fixed))
    return Written(whole, whole_fixed, tuple(entries))


def _text(choose: Choices, container: Container, end: str) -> Piece:
    """Return a text of a few pieces, of which some are defects."""
    pieces = [_same("Set")]
    for _ in range(choose.integer(1, 7)):
        gap = container.newline if choose.integer(0, 5) == 0 else " "
        kind = choose.integer(0, 3)
        options = _DEFECTS if kind == 0 else container.markup if kind == 1 else tuple(map(_same, _WORDS))
        piece = choose.pick(options)
        if piece.written.split()[0] == pieces[-1].written.split()[-1]:
            piece = _same("and")  # else there would be a repeated word that is not planted
        pieces += [_same(gap), piece]
    whole = "".join(piece.written for piece in pieces) + end
    fixed = "".join(piece.fixed for piece in pieces) + end
    plain = whole.replace(container.newline, "\n") + "\n" if "text: |" in container.entry else whole
    return Piece(container.encode(whole), container.encode(fixed), plain)


def _list(choose: Choices, container: Container, values: tuple[str, ...]) -> Piece:
    """Return values of one string, of which one may be there twice."""
    separator = f"{container.layout.get('separator', ',')} "
    kept = [value for value in values if choose.integer(0, 1)]
    twice = [*kept, kept[0]] if kept and choose.integer(0, 2) == 0 else kept
    return Piece(separator.join(twice), separator.join(kept))
