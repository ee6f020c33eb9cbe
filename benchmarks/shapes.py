"""Shapes of hostile files: texts of any size, each of which may cost a linter more time than its length is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NATIVE = 'files = ["glossary/*"]\n'
LIST = 'files = ["glossary/*"]\nlayout = { extends = "native", entries = "list", id-is-stem = false }\n'
MAP = 'files = ["glossary/*"]\nlayout = "map"\n'
PAGE = 'files = ["glossary/*"]\nlayout = "hugo"\n'
SECTIONS = 'files = ["glossary/*"]\nlayout = { extends = "hugo", entries = "sections" }\n'

ROWS = (
    'files = ["glossary/*"]\nlayout = { entries = "list", id = "@slug", term = "term", aliases = ["aliases"], '
    'prose = { definition = "definition" }, core = "definition", separator = ";" }\n'
)
SPHINX = 'files = ["glossary/*"]\nlayout = "sphinx"\n'
HTML = 'files = ["glossary/*"]\nlayout = { extends = "page", section = { form = "definition-list" } }\n'
HEADINGS = 'files = ["glossary/*"]\nlayout = "page"\n'
OPENINGS = 'files = ["glossary/*"]\nlayout = { extends = "page", section = { form = ["paragraph", "item"] } }\n'
_COLUMNS = '{ term = "Term", definition = "Meaning" }'
TABLE = (
    f'files = ["glossary/*"]\nlayout = {{ extends = "page", section = {{ form = "table", columns = {_COLUMNS} }} }}\n'
)

LABELS = 'files = ["glossary/*"]\nlayout = { extends = "page", section = { labels = { aliases = "Also known as" } } }\n'

_TABLE = ".. list-table::\n\n   * - Term\n     - Meaning\n"
_GLOSSARY = ".. glossary::\n\n"
_SUMMARY = "summary: A thing that does what it must do for all of the others here.\n"
_HEAD = f"id: x\nterm: X\n{_SUMMARY}"


@dataclass(frozen=True)
class Shape:
    """A kind of file: ``text`` returns about so many characters of it, for the settings and under the name given."""

    name: str
    text: Callable[[int], str]
    settings: str = NATIVE
    file: str = "x.yaml"

    def write(self, folder: Path, size: int) -> None:
        """Write a project with a file of this shape, of ``size`` characters, into ``folder``."""
        (folder / "glossary").mkdir(parents=True)
        (folder / "glosslint.toml").write_text(self.settings, "utf-8")
        (folder / "glossary" / self.file).write_bytes(self.text(size).encode("utf-8"))


def _repeated(part: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    return lambda size: head + part * ((size - len(head) - len(tail)) // len(part.encode())) + tail


def _numbered(form: str, head: str = "", tail: str = "", separator: str = "") -> Callable[[int], str]:
    """Return a maker of ``form`` with 0, 1, 2, … in place of ``@``, until the size is reached."""

    def text(size: int) -> str:
        parts, length = [head], len(head) + len(tail)
        while length < size:
            part = (separator if len(parts) > 1 else "") + form.replace("@", f"{len(parts) - 1:05}")
            parts.append(part)
            length += len(part.encode())
        return "".join(parts) + tail

    return text


def _circle(form: str) -> Callable[[int], str]:
    """Return a maker of entries, each of which names the next (``@@``), the last the first."""

    def text(size: int) -> str:
        count = max(2, size // len(form))
        return "".join(
            form.replace("@@", f"{(number + 1) % count:05}").replace("@", f"{number:05}") for number in range(count)
        )

    return text


def _chain(form: str) -> Callable[[int], str]:
    """Return a maker of entries, each of which names the next (``@@``), the last an entry that names no other."""
    circle = _circle(form)
    return lambda size: circle(size).removesuffix("e00000\n") + "end\n- id: end\n  term: End\n"


def _definition(text: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: f"{_HEAD}definition: |\n" + "".join(f"  {line}\n" for line in text(size).split("\n"))


def _nested(size: int) -> str:
    lines, depth = [], 0
    for number in range(size // 60):
        depth = number % 90
        lines.append(f"{' ' * depth}k{number}:\n" if depth < 89 else f"{' ' * depth}k{number}: v\nr{number}:\n")
    return _HEAD + "".join(lines)[: size - len(_HEAD)].rpartition("\n")[0] + "\n"


_ITEM = "- id: e@\n  term: Term @\n"
_LIST_SUMMARY = f"  {_SUMMARY}"

#: All shapes, by name.
SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        # prose of one entry
        Shape("double spaces", _repeated("word  ", _HEAD + 'definition: "', 'end"\n')),
        Shape("double spaces in a block", _definition(_repeated("word  and  a  thing  of  it.\n"))),
        Shape("zero-width characters", _repeated("wo\u200brd ", _HEAD + 'definition: "', 'end"\n')),
        Shape("bidi characters", _repeated("a\u202eb ", _HEAD + "definition: >-\n  ", "end\n")),
        Shape("invisible escapes", _repeated("w\\u200Bo ", _HEAD + 'definition: "', 'end"\n')),
        Shape("one long word", _repeated("a", _HEAD + "definition: ", "\n")),
        Shape("one long hyphenated word", _repeated("a-", _HEAD + "definition: ", "a\n")),
        Shape("one long line of words", _repeated("some words ", _HEAD + "definition: ", "\n")),
        Shape("words with wrong endings", _repeated("the the ", _HEAD + "definition: ", "\n")),
        Shape("short sentences", _repeated("It is a X. ", _HEAD + "definition: ", "\n")),
        Shape("discouraged words", _repeated("please note that very etc. and so on ", _HEAD + "definition: ", "\n")),
        Shape("abbreviations", _repeated("e.g. i.e. ", _HEAD + "definition: A thing, ", "\n")),
        Shape("TODO", _repeated("TODO TBD ??? ", _HEAD + "definition: ", "\n")),
        Shape("the term itself", _repeated("X is X ", _HEAD + "definition: ", "\n")),
        Shape("commas", _repeated("one, two and ", _HEAD + "definition: A thing such as ", "\n")),
        Shape("periods", _repeated(".", _HEAD + 'definition: "A thing', '"\n')),
        Shape("escapes", _repeated("\\t\\n", _HEAD + 'definition: "a', 'b"\n')),
        Shape("folded lines", _definition(_repeated("word and  thing\n\n"))),
        # Markdown in prose
        Shape("links", _repeated("[x](y) ", _HEAD + "definition: A ", "\n")),
        Shape("links to oneself", _repeated("[x](x) ", _HEAD + "definition: A ", "\n")),
        Shape("links in a block", _definition(_repeated("See [the thing](rope) for it.\n"))),
        Shape("emphasis runs", _definition(_repeated("*a **b "))),
        Shape("underscores", _definition(_repeated("_a __b_ "))),
        Shape("stars", _definition(_repeated("*"))),
        Shape("unclosed brackets", _definition(_repeated("["))),
        Shape("unclosed links", _definition(_repeated("[a]("))),
        Shape("backquotes", _definition(_numbered("`the ``a "))),
        Shape("entities", _definition(_repeated("&amp; &lt;"))),
        Shape("HTML", _definition(_repeated("<b>x</b> <i>"))),
        Shape("HTML comments", _definition(_repeated("<!-- a -->\n"))),
        Shape("tables", _definition(_repeated("| a | b |\n|---|---|\n| c | d |\n"))),
        Shape("parentheses", _definition(_repeated("("))),
        Shape("quotation marks", _definition(_repeated('“a "b' + "'c "))),
        Shape("dollars", _definition(_repeated("$a $$b "))),
        # structure of one entry
        Shape("the same alias", _repeated("- rotary\n", _HEAD + "aliases:\n")),
        Shape("the same reference", _repeated("- rope\n", _HEAD + "see_also:\n")),
        Shape("references to oneself", _repeated("- x\n", _HEAD + "see_also:\n")),
        Shape("aliases equal to the term", _repeated("- X\n", _HEAD + "aliases:\n")),
        Shape("different aliases", _numbered("- Alias @\n", _HEAD + "aliases:\n")),
        Shape("broken references", _numbered("- ref-@\n", _HEAD + "see_also:\n")),
        Shape("items with comments", _repeated("# why\n- rope\n", _HEAD + "see_also:\n")),
        Shape("items that are no strings", _repeated("- 7\n", _HEAD + "see_also:\n")),
        Shape("one flow list", _repeated("rope, ", _HEAD + "see_also: [", "x]\n")),
        Shape("one flow list on lines", _repeated("rope,\n  ", _HEAD + "see_also: [", "x]\n")),
        Shape("one JSON list", _repeated('"rope", ', '{"x": {"see_also": [', '"x"]}}\n'), MAP, "x.json"),
        Shape("JSON keys", _numbered('"k@": "A thing that is.",\n', "{", '"x": "A thing"}\n'), MAP, "x.json"),
        Shape("many keys", _numbered("k@: v\n", _HEAD)),
        Shape("the same key", _repeated("note: v\n", _HEAD)),
        Shape("the same known key", _repeated("status: draft\n", _HEAD)),
        Shape("documents", _repeated("---\n", _HEAD)),
        Shape("documents with entries", _numbered("---\nid: e@\nterm: E\n", _HEAD)),
        Shape("deep nesting", _nested),
        Shape("flow nesting", _repeated("[", _HEAD + "see_also: ", "\n")),
        Shape("flow pairs", _repeated("{a: [b, {c: d}]}, ", _HEAD + "x: [", "x]\n")),
        Shape("anchors", _numbered("- &a@ v\n- *a@\n", _HEAD + "x:\n")),
        Shape("comments", _repeated("# a comment\n", _HEAD)),
        Shape("suppressions", _repeated("# glosslint: ignore=double-space\n", _HEAD)),
        Shape("suppressions without reason or rule", _numbered("# glosslint: ignore=no-rule-@\n", _HEAD)),
        Shape("trailing spaces", _repeated("# a comment  \n", _HEAD)),
        Shape("trailing spaces in prose", _definition(_repeated("some words \n"))),
        Shape("CRLF", _repeated("- rope\r\n", _HEAD.replace("\n", "\r\n") + "see_also:\r\n")),
        Shape("CRLF and LF", _repeated("- a b\r\n- c d \n", _HEAD + "aliases:\n")),
        Shape("tabs", _repeated("a:\tb\t\n", _HEAD)),
        Shape("empty lines", _repeated("\n", _HEAD)),
        Shape("line separators", _repeated("a\u2028b ", _HEAD + 'definition: "', '"\n')),
        # many entries
        Shape("small entries", _numbered("- id: e@\n  term: Term @\n  summary: A\n"), LIST),
        Shape("entries without anything", _repeated("- {}\n", f"- id: x\n  term: X\n{_LIST_SUMMARY}"), LIST),
        Shape("entries with the same id", _repeated(f"- id: x\n  term: X\n{_LIST_SUMMARY}"), LIST),
        Shape("equal definitions", _numbered(f"{_ITEM}{_LIST_SUMMARY}"), LIST),
        Shape(
            "near-duplicate definitions", _numbered(f"{_ITEM}  summary: A thing @ that does what it must do.\n"), LIST
        ),
        Shape("entries in a circle", _circle("- id: e@\n  term: Term @\n  broader: [e@@]\n"), LIST),
        Shape("definitions in a circle", _circle("- id: e@\n  term: Te@\n  summary: A Te@@ of it all.\n"), LIST),
        Shape("redirects in a chain", _chain("- id: e@\n  status: deprecated\n  replaced_by: e@@\n"), LIST),
        Shape("redirects in a circle", _circle("- id: e@\n  status: deprecated\n  replaced_by: e@@\n"), LIST),
        Shape("entries that name all", _numbered("- id: e@\n  term: Thing @\n  summary: A thing.\n"), LIST),
        Shape("near terms", _numbered("- id: e@\n  term: Colour @s\n  aliases: [color @s]\n"), LIST),
        Shape("long ids", _numbered(f"- id: {'long-' * 40}@\n  term: Term\n"), LIST),
        Shape("misspelt references", _numbered("- id: entry-@\n  term: T\n  see_also: [entri-@]\n"), LIST),
        Shape(
            "many languages",
            _numbered("  l@:\n    term: T\n    def: A thing.\n", "- slug: x\n"),
            'files = ["glossary/*"]\nlayout = "glosario"\n',
        ),
        # Markdown pages
        Shape("long front matter", _numbered("k@: v\n", "---\ntitle: X\n", "---\n\nA thing.\n"), PAGE, "x.md"),
        Shape(
            "front matter of one list",
            _repeated("- rope\n", "---\ntitle: X\naka:\n", "---\n\nA thing.\n"),
            PAGE,
            "x.md",
        ),
        Shape(
            "shortcodes",
            _repeated('{{< glossary_tooltip text="x" term_id="y" >}} ', "---\ntitle: X\n---\n"),
            PAGE,
            "x.md",
        ),
        Shape("unclosed shortcodes", _repeated("{{< x ", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("paragraphs", _repeated("Some words  here.\n\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("headings", _numbered("## Heading @\n\nA thing.\n\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("equal headings", _repeated("## Heading\n\nA thing.\n\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("long headings", _repeated("## " + "word " * 40 + "\n\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("links to headings", _repeated("[x](#nowhere) ", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("quotations", _repeated("> ", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("lists in lists", _repeated("- " * 20 + "a\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("link definitions", _numbered("[a@]: b\n[a@]\n", "---\ntitle: X\n---\n"), PAGE, "x.md"),
        Shape("a page with CRLF", _repeated("Some words  here. \r\n", "---\r\ntitle: X\r\n---\r\n"), PAGE, "x.md"),
        Shape(
            "suppressions in a page",
            _repeated("<!-- glosslint: ignore=double-space -->\na  b\n\n", "---\ntitle: X\n---\n"),
            PAGE,
            "x.md",
        ),
        # other formats
        Shape("rows of a table", _numbered('t@,"A ""thing"" of of t@."\n', "term,definition,aliases\n"), ROWS, "x.csv"),
        Shape(
            "rows with several values",
            _numbered("t@,A thing of it.,a@; b@\n", "term,definition,aliases\n"),
            ROWS,
            "x.csv",
        ),
        Shape("values in a cell", _numbered("t@; ", "term,definition,aliases\nt,A thing.,", "\n"), ROWS, "x.csv"),
        Shape("terms of a directive", _numbered("   t@\n      A :term:`t@` of of it.\n\n", _GLOSSARY), SPHINX, "x.rst"),
        Shape("items that open with terms", _numbered("* **t@** - A :term:`t@` of of it.\n"), OPENINGS, "x.rst"),
        Shape("titles without a gap", _numbered("t@\n======\n", "**x** - A thing.\n\n"), OPENINGS, "x.rst"),
        Shape("cells of a row", _numbered("     - c@\n", f"{_TABLE}   * - t\n     - A thing.\n"), TABLE, "x.rst"),
        Shape(
            "borders of tables",
            _repeated("== ==\nA thing of it.\n\n", f"{_GLOSSARY}   t\n      A thing.\n\n"),
            SPHINX,
            "x.rst",
        ),
        # two at a time: of an odd number, one more rule reads the text, as the last is not closed at all
        Shape("unclosed roles", _repeated(":term:`a " * 2, f"{_GLOSSARY}   t\n      A "), SPHINX, "x.rst"),
        Shape("unclosed literals", _repeated("``a ", f"{_GLOSSARY}   t\n      A "), SPHINX, "x.rst"),
        Shape("terms of a description list", _numbered("[[t@]]t@:: A <<t@,it>> of of it.\n"), HTML, "x.adoc"),
        Shape("rows in AsciiDoc", _numbered("|t@ |A thing.\n", "|===\n|Term |Meaning\n\n", "|===\n"), TABLE, "x.adoc"),
        Shape("spaces in a term", _repeated(" ", "a", "b:: A thing.\n"), HTML, "x.adoc"),
        Shape("spaces in a title", _repeated(" ", "== a", "b\n\nt:: A thing.\n"), HTML, "x.adoc"),
        Shape("unclosed macros", _repeated("link:a[b ", "t:: A "), HTML, "x.adoc"),
        Shape("unclosed blocks", _numbered("-----@\n....\n", "t:: A thing.\n"), HTML, "x.adoc"),
        Shape("paragraphs in AsciiDoc", _numbered("*t@*: A <<t@,it>> of of it.\n\n"), OPENINGS, "x.adoc"),
        Shape("items in AsciiDoc", _numbered("* *t@* - A <<t@,it>> of of it.\n"), OPENINGS, "x.adoc"),
        Shape("paragraphs of HTML", _numbered("<p><b>t@</b>: A <i>thing</i> of of it.\n"), OPENINGS, "x.html"),
        Shape(
            "comments above an entry",
            _repeated("// glosslint: ignore[double-space] why\n", "= G\n\n", "\n== Tar\n\nA  thing.\n"),
            HEADINGS,
            "x.adoc",
        ),
        Shape("lists in a page", _numbered("<dl><dt>t@<dd>A thing.</dl>\n\n    code\n\n"), HTML, "x.md"),
        Shape(
            "words of HTML between blocks",
            _numbered("<img src=a>\n\n## t@\n\nA thing.\n\n<img src=b>\n\n<p>More.</p>\n\n"),
            HEADINGS,
            "x.md",
        ),
        Shape(
            "items of HTML",
            _numbered("<dt>t@<dd>A <b>thing</b> of of &amp; it.\n", "<dl>\n", "</dl>\n"),
            HTML,
            "x.html",
        ),
        Shape(
            "items of HTML in Markdown",
            _numbered("<li><b>t@</b>: A <i>thing</i> of of &amp; it.</li>\n", "<ul>\n", "</ul>\n"),
            OPENINGS,
            "x.md",
        ),
        Shape("spaces after a brace", _repeated(" ", "## A\n\n{", "b\n"), HEADINGS, "x.md"),
        Shape("unclosed comments of MDX", _repeated("{/*", "## A\n\nb "), HEADINGS, "x.mdx"),
        Shape("unclosed comments of HTML", _repeated("x <!-- ", "<h2>A</h2>"), HEADINGS, "x.html"),
        Shape("shortcodes beside code", _repeated("{{< x >}} `a` {#b} ", "## A\n\n"), HEADINGS, "x.md"),
        Shape("elements around headings", _numbered("<div>\n\n## A@\n\nb\n\n</div>\n\n"), HEADINGS, "x.md"),
        Shape("labelled parts", _numbered("## A@\n\nb\n\n**Also known as**: c@, d\n\n"), LABELS, "x.md"),
        Shape("labelled lines", _numbered("Also known as: b@\n", "## A\n\n"), LABELS, "x.md"),
        Shape("literal blocks without lines", _repeated("a::\n", "A\n=\n\n"), HEADINGS, "x.rst"),
        Shape("terms with one text", _numbered("   t@\n", _GLOSSARY, "      A thing.\n"), SPHINX, "x.rst"),
        Shape("names of a role", _repeated(":a.", f"{_GLOSSARY}   t\n      "), SPHINX, "x.rst"),
        Shape("links without words", _repeated("link:", "== A\n\n"), HEADINGS, "x.adoc"),
        Shape("spaces in AsciiDoc", _repeated(" ", "== A\n\nb", "b\n"), HEADINGS, "x.adoc"),
        Shape("cells without a row", _repeated("|a\n", '[cols="9000*"]\n|===\n', "|===\n"), TABLE, "x.adoc"),
    )
}
