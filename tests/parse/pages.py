"""Markdown files as people write them, and what is in each."""

from __future__ import annotations

import re

Page = tuple[str, list[tuple[str, int, str]]]
Lines = int | tuple[int, int] | tuple[int, str]  # the first line; and the one after the last, or else the text itself


def _page(
    text: str, body: Lines, *front: tuple[str, int, str], lead: Lines = 0, more: dict[str, Lines] | None = None
) -> Page:
    """Return a page, and of each of its keys the line where the value begins (counted from 1), and the value.

    Those of the front matter are given, and of each part of the text the lines; the lead is the body, if none is given.
    """
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))
    found = [*front]
    for key, at in {"@body": body, "@lead": lead or body, **(more or {})}.items():
        first, last = (at, None) if isinstance(at, int) else at
        value = last if isinstance(last, str) else "".join(lines[first - 1 : last - 1 if last else None])
        found.append((key, first, value))
    return text, found


PAGES: dict[str, Page] = {
    "plain": _page("---\ntitle: Rope\n---\nTurns.\n", 4, ("title", 2, "Rope")),
    "absent": _page("Turns.\n", 1),
    "absent, below an empty line": _page("\nTurns.\n", 1),
    "empty": _page("---\n---\nTurns.\n", 3),
    "an empty line": _page("---\n\n---\nTurns.\n", 4),
    "only comments": _page("---\n# none yet\n---\nTurns.\n", 4),
    "closed by dots": _page("---\ntitle: Rope\n...\nTurns.\n", 4, ("title", 2, "Rope")),
    "blanks after the marks": _page("--- \t\ntitle: Rope\n---  \nTurns.\n", 4, ("title", 2, "Rope")),
    "nothing after it": _page("---\ntitle: Rope\n---\n", 4, ("title", 2, "Rope")),
    "no line end after it": _page("---\ntitle: Rope\n---", (3, ""), ("title", 2, "Rope")),
    "blanks after it": _page("---\ntitle: Rope\n---\n \n\n", 4, ("title", 2, "Rope")),
    "an empty file": _page("", 1),
    "only a byte-order mark": _page("\ufeff", 1),
    "a byte-order mark": _page("\ufeff---\ntitle: Rope\n---\nTurns 😀.\n", 4, ("title", 2, "Rope")),
    "CRLF": _page(
        "---\r\ntitle: Rope\r\n---\r\nTurns.\r\n\r\n# Use\r\nIt.\r\n", 4, ("title", 2, "Rope"), lead=(4, 6),
        more={"@rest": 6, "@section:Use": 7},
    ),
    "CR": _page(
        "---\rtitle: Rope\r---\rTurns.\r\r# Use\rIt.\r", 4, ("title", 2, "Rope"), lead=(4, 6),
        more={"@rest": 6, "@section:Use": 7},
    ),
    "below an empty line": _page("\n---\ntitle: Rope\n---\nTurns.\n", 5, ("title", 3, "Rope")),
    "a ruled line below an empty one": _page("\n---\nTurns.\n\n---\n", 1),
    "indented, below an empty line": _page(
        "\n ---\ntitle: Rope\n---\n", 1, lead=(1, 3), more={"@rest": 3, "@section:title: Rope": 5},
    ),
    "four dashes": _page("----\nTurns.\n", 1),
    "dashes and words": _page("--- Rope\nTurns.\n", 1),
    "indented dashes": _page(" ---\nTurns.\n", 1),
    "duplicate keys": _page("---\ntitle: Rope\ntitle: Cord\n---\n", 5, ("title", 2, "Rope"), ("title", 3, "Cord")),
    "an alias": _page(
        "---\ntitle: &t Rope\naka: [*t, Cord]\n---\n", 5, ("title", 2, "Rope"), ("aka", 2, "Rope"), ("aka", 3, "Cord"),
    ),
    "values of several lines": _page(
        "---\ntitle: Rope\n  of hemp\nnote: >-\n  Long\n  one.\n---\n", 8, ("title", 2, "Rope of hemp"),
        ("note", 4, "Long one."),
    ),
    "dashes in a block": _page("---\nnote: |\n  a\n  ---\n  b\n---\nTurns.\n", 7, ("note", 2, "a\n---\nb\n")),
    "dots in a block": _page("---\nnote: |\n  a\n  ...\n---\n", 6, ("note", 2, "a\n...\n")),
    "quotes and numbers": _page(
        '---\ntitle: "R\\u00f6pe"\nweight: 10\ndraft: \'no\'\n---\n', 6, ("title", 2, "Röpe"), ("weight", 3, "10"),
        ("draft", 4, "no"),
    ),
    "a value left out": _page("---\ntitle:\n---\n", 4, ("title", 2, "")),
    "a key with an at sign": _page('---\n"@context": x\n---\n', 4, ("@context", 2, "x")),
    "maps": _page("---\n{title: Rope, a: {b: c}}\n---\n", 4, ("title", 2, "Rope"), ("a", 2, "c")),
    "comments between keys": _page("---\n# one\ntitle: Rope # two\n\n# three\n---\n", 7, ("title", 3, "Rope")),
    "more": _page("Turns.\n<!--more-->\nLong.\n", 1, lead=(1, 2), more={"@rest": (2, "\nLong.\n")}),
    "more with blanks, in a line": _page(
        "Turns. <!--  more --> Long.\n", 1, lead=(1, "Turns. "), more={"@rest": (1, " Long.\n")},
    ),
    "more in code": _page("Turns `<!--more-->`.\n\n```\n<!--more-->\n```\n", 1),
    "more below a heading": _page(
        "Turns.\n\n## Use\n\n<!--more-->\n", 1, lead=(1, 3), more={"@rest": 3, "@section:Use": 4},
    ),
    "more at the end": _page("Turns.\n<!--more-->\n", 1, lead=(1, 2)),
    "another comment": _page("Turns.\n<!-- no more -->\nOn.\n", 1),
    "a title": _page(
        "\n# Rope\n\nTurns.\n\n## Use\nIt.\n", 1, lead=(3, 6), more={"@rest": 6, "@section:Rope": 3, "@section:Use": 7},
    ),
    "only a title": _page("# Rope\n", 1, lead=2, more={"@section:Rope": 2}),
    "a first heading that is no title": _page(
        "## What it is\nA.\n", 1, lead=(1, 1), more={"@rest": 1, "@section:What it is": 2},
    ),
    "subsections": _page(
        "# A\n## B\nb\n### C\nc\n## D\nd\n# E\n", 1, lead=(2, 2),
        more={
            "@rest": 2, "@section:A": (2, 8), "@section:B": (3, 6), "@section:C": (5, 6), "@section:D": (7, 8),
            "@section:E": 9,
        },
    ),
    "underlined headings": _page(
        "a\n\nUse\n===\nb\n\nMore\nuse\n---\nc\n", 1, lead=(1, 3),
        more={"@rest": 3, "@section:Use": 5, "@section:More use": 10},
    ),
    "a ruled line": _page("a\n\n---\n\nb\n", 1),
    "a ruled line opens the body": _page("---\ntitle: Rope\n---\n---\nTurns.\n", 4, ("title", 2, "Rope")),
    "two ruled lines": _page("---\ntitle: Rope\n---\n\n---\n\nTurns: on.\n\n---\n", 4, ("title", 2, "Rope")),
    "headings in code": _page("a\n\n```\n# b\n```\n\n    # c\n\n~~~\n# d\n", 1),
    "headings in quotations, lists, notes and HTML": _page(
        "a\n\n> # b\n\n- # c\n\n[^1]: # d\n\n<div>\n# e\n</div>\n", 1,
    ),
    "headings in a comment": _page("a\n\n<!--\n# b\n-->\n", 1),
    "no heading": _page("a\n#b\n####### c\n", 1),
    "indented headings": _page("a\n   ## B  ## \nb\n", 1, lead=(1, 2), more={"@rest": 2, "@section:B": 3}),
    "marks in a heading": _page(
        "## *On* `x` &amp; [y](z)\nb\n", 1, lead=(1, 1), more={"@rest": 1, "@section:On x & y": 2},
    ),
    "an anchor in a heading": _page("## Use {#use .c}\nb\n", 1, lead=(1, 1), more={"@rest": 1, "@section:Use": 2}),
    "a shortcode in a heading": _page('## On {{< x "y" >}}\nb\n', 1, lead=(1, 1), more={"@rest": 1, "@section:On": 2}),
    "an empty heading": _page("a\n\n##\n\nb\n", 1, lead=(1, 3), more={"@rest": 3, "@section:": 4}),
    "one title for several headings": _page(
        "## A\n1\n## A\n2\n## A#2\n3\n## A\n4\n", 1, lead=(1, 1),
        more={"@rest": 1, "@section:A": (2, 3), "@section:A#2": (4, 5), "@section:A#2#2": (6, 7), "@section:A#3": 8},
    ),
    "a heading in another script": _page(
        "λόγος 😀\n\n## 字 😀\n𝔘\n", 1, lead=(1, 3), more={"@rest": 3, "@section:字 😀": 4},
    ),
    "a heading below a paragraph": _page("a\n## B\nb", 1, lead=(1, 2), more={"@rest": 2, "@section:B": 3}),
    "a link over a heading is none": _page("[a\n## b](c)\n", 1, lead=(1, 2), more={"@rest": 2, "@section:b](c)": 3}),
    "tabs": _page("\ta\n\n#\tB\nb\n", 1, lead=(1, 3), more={"@rest": 3, "@section:B": 4}),
    "shortcodes": _page("{{< note >}}\n\n{{% x %}}\n\n{% if a %}\n{{ b }}\n", 1),
    "formulas": _page("Is $a$:\n\n$$\n# b\n- c\n=\n$$\n", 1),
    "a table": _page("| a | b |\n|---|---|\n| c | d |\n", 1),
    "lists of tasks and definitions": _page("- [ ] a\n- [x] b\n\nRope\n: Turns.\n", 1),
    "plus signs in the text": _page("a\n\n+++\n", 1),
    "a control character in the text": _page("a\x00b\x0c\n", 1),
}  # fmt: skip
