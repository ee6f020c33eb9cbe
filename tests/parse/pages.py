"""Markdown files as people write them, and what is in each."""

from __future__ import annotations

#: A page, and of each of its keys the line where the value begins (counted from 1), and the value.
PAGES: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    # the marks of the front matter
    "plain": (
        "---\ntitle: Rope\n---\nTurns.\n",
        [("title", 2, "Rope"), ("@body", 4, "Turns.\n"), ("@lead", 4, "Turns.\n")],
    ),
    "absent": ("Turns.\n", [("@body", 1, "Turns.\n"), ("@lead", 1, "Turns.\n")]),
    "absent, below an empty line": ("\nTurns.\n", [("@body", 1, "\nTurns.\n"), ("@lead", 1, "\nTurns.\n")]),
    "empty": ("---\n---\nTurns.\n", [("@body", 3, "Turns.\n"), ("@lead", 3, "Turns.\n")]),
    "an empty line": ("---\n\n---\nTurns.\n", [("@body", 4, "Turns.\n"), ("@lead", 4, "Turns.\n")]),
    "only comments": ("---\n# none yet\n---\nTurns.\n", [("@body", 4, "Turns.\n"), ("@lead", 4, "Turns.\n")]),
    "closed by dots": (
        "---\ntitle: Rope\n...\nTurns.\n",
        [("title", 2, "Rope"), ("@body", 4, "Turns.\n"), ("@lead", 4, "Turns.\n")],
    ),
    "blanks after the marks": (
        "--- \t\ntitle: Rope\n---  \nTurns.\n",
        [("title", 2, "Rope"), ("@body", 4, "Turns.\n"), ("@lead", 4, "Turns.\n")],
    ),
    "nothing after it": ("---\ntitle: Rope\n---\n", [("title", 2, "Rope"), ("@body", 4, ""), ("@lead", 4, "")]),
    "no line end after it": ("---\ntitle: Rope\n---", [("title", 2, "Rope"), ("@body", 3, ""), ("@lead", 3, "")]),
    "blanks after it": (
        "---\ntitle: Rope\n---\n \n\n",
        [("title", 2, "Rope"), ("@body", 4, " \n\n"), ("@lead", 4, " \n\n")],
    ),
    "an empty file": ("", [("@body", 1, ""), ("@lead", 1, "")]),
    "only a byte-order mark": ("\ufeff", [("@body", 1, ""), ("@lead", 1, "")]),
    "a byte-order mark": (
        "\ufeff---\ntitle: Rope\n---\nTurns 😀.\n",
        [("title", 2, "Rope"), ("@body", 4, "Turns 😀.\n"), ("@lead", 4, "Turns 😀.\n")],
    ),
    "CRLF": (
        "---\r\ntitle: Rope\r\n---\r\nTurns.\r\n\r\n# Use\r\nIt.\r\n",
        [
            ("title", 2, "Rope"),
            ("@body", 4, "Turns.\r\n\r\n# Use\r\nIt.\r\n"),
            ("@lead", 4, "Turns.\r\n\r\n"),
            ("@rest", 6, "# Use\r\nIt.\r\n"),
            ("@section:Use", 7, "It.\r\n"),
        ],
    ),
    "CR": (
        "---\rtitle: Rope\r---\rTurns.\r\r# Use\rIt.\r",
        [
            ("title", 2, "Rope"),
            ("@body", 4, "Turns.\r\r# Use\rIt.\r"),
            ("@lead", 4, "Turns.\r\r"),
            ("@rest", 6, "# Use\rIt.\r"),
            ("@section:Use", 7, "It.\r"),
        ],
    ),
    "below an empty line": (
        "\n---\ntitle: Rope\n---\nTurns.\n",
        [("title", 3, "Rope"), ("@body", 5, "Turns.\n"), ("@lead", 5, "Turns.\n")],
    ),
    "a ruled line below an empty one": (
        "\n---\nTurns.\n\n---\n",
        [("@body", 1, "\n---\nTurns.\n\n---\n"), ("@lead", 1, "\n---\nTurns.\n\n---\n")],
    ),
    "indented, below an empty line": (
        "\n ---\ntitle: Rope\n---\n",
        [
            ("@body", 1, "\n ---\ntitle: Rope\n---\n"),
            ("@lead", 1, "\n ---\n"),
            ("@rest", 3, "title: Rope\n---\n"),
            ("@section:title: Rope", 5, ""),
        ],
    ),
    "four dashes": ("----\nTurns.\n", [("@body", 1, "----\nTurns.\n"), ("@lead", 1, "----\nTurns.\n")]),
    "dashes and words": (
        "--- Rope\nTurns.\n",
        [("@body", 1, "--- Rope\nTurns.\n"), ("@lead", 1, "--- Rope\nTurns.\n")],
    ),
    "indented dashes": (" ---\nTurns.\n", [("@body", 1, " ---\nTurns.\n"), ("@lead", 1, " ---\nTurns.\n")]),
    # the keys
    "duplicate keys": (
        "---\ntitle: Rope\ntitle: Cord\n---\n",
        [("title", 2, "Rope"), ("title", 3, "Cord"), ("@body", 5, ""), ("@lead", 5, "")],
    ),
    "an alias": (
        "---\ntitle: &t Rope\naka: [*t, Cord]\n---\n",
        [("title", 2, "Rope"), ("aka", 2, "Rope"), ("aka", 3, "Cord"), ("@body", 5, ""), ("@lead", 5, "")],
    ),
    "values of several lines": (
        "---\ntitle: Rope\n  of hemp\nnote: >-\n  Long\n  one.\n---\n",
        [("title", 2, "Rope of hemp"), ("note", 4, "Long one."), ("@body", 8, ""), ("@lead", 8, "")],
    ),
    "dashes in a block": (
        "---\nnote: |\n  a\n  ---\n  b\n---\nTurns.\n",
        [("note", 2, "a\n---\nb\n"), ("@body", 7, "Turns.\n"), ("@lead", 7, "Turns.\n")],
    ),
    "dots in a block": (
        "---\nnote: |\n  a\n  ...\n---\n",
        [("note", 2, "a\n...\n"), ("@body", 6, ""), ("@lead", 6, "")],
    ),
    "quotes and numbers": (
        "---\ntitle: \"R\\u00f6pe\"\nweight: 10\ndraft: 'no'\n---\n",
        [("title", 2, "Röpe"), ("weight", 3, "10"), ("draft", 4, "no"), ("@body", 6, ""), ("@lead", 6, "")],
    ),
    "a value left out": ("---\ntitle:\n---\n", [("title", 2, ""), ("@body", 4, ""), ("@lead", 4, "")]),
    "a key with an at sign": (
        '---\n"@context": x\n---\n',
        [("@context", 2, "x"), ("@body", 4, ""), ("@lead", 4, "")],
    ),
    "maps": (
        "---\n{title: Rope, a: {b: c}}\n---\n",
        [("title", 2, "Rope"), ("a", 2, "c"), ("@body", 4, ""), ("@lead", 4, "")],
    ),
    "comments between keys": (
        "---\n# one\ntitle: Rope # two\n\n# three\n---\n",
        [("title", 3, "Rope"), ("@body", 7, ""), ("@lead", 7, "")],
    ),
    # the lead and the rest
    "more": (
        "Turns.\n<!--more-->\nLong.\n",
        [
            ("@body", 1, "Turns.\n<!--more-->\nLong.\n"),
            ("@lead", 1, "Turns.\n"),
            ("@rest", 2, "\nLong.\n"),
        ],
    ),
    "more with blanks, in a line": (
        "Turns. <!--  more --> Long.\n",
        [
            ("@body", 1, "Turns. <!--  more --> Long.\n"),
            ("@lead", 1, "Turns. "),
            ("@rest", 1, " Long.\n"),
        ],
    ),
    "more in code": (
        "Turns `<!--more-->`.\n\n```\n<!--more-->\n```\n",
        [
            ("@body", 1, "Turns `<!--more-->`.\n\n```\n<!--more-->\n```\n"),
            ("@lead", 1, "Turns `<!--more-->`.\n\n```\n<!--more-->\n```\n"),
        ],
    ),
    "more below a heading": (
        "Turns.\n\n## Use\n\n<!--more-->\n",
        [
            ("@body", 1, "Turns.\n\n## Use\n\n<!--more-->\n"),
            ("@lead", 1, "Turns.\n\n"),
            ("@rest", 3, "## Use\n\n<!--more-->\n"),
            ("@section:Use", 4, "\n<!--more-->\n"),
        ],
    ),
    "more at the end": (
        "Turns.\n<!--more-->\n",
        [("@body", 1, "Turns.\n<!--more-->\n"), ("@lead", 1, "Turns.\n")],
    ),
    "another comment": (
        "Turns.\n<!-- no more -->\nOn.\n",
        [("@body", 1, "Turns.\n<!-- no more -->\nOn.\n"), ("@lead", 1, "Turns.\n<!-- no more -->\nOn.\n")],
    ),
    "a title": (
        "\n# Rope\n\nTurns.\n\n## Use\nIt.\n",
        [
            ("@body", 1, "\n# Rope\n\nTurns.\n\n## Use\nIt.\n"),
            ("@lead", 3, "\nTurns.\n\n"),
            ("@rest", 6, "## Use\nIt.\n"),
            ("@section:Rope", 3, "\nTurns.\n\n## Use\nIt.\n"),
            ("@section:Use", 7, "It.\n"),
        ],
    ),
    "only a title": (
        "# Rope\n",
        [("@body", 1, "# Rope\n"), ("@lead", 2, ""), ("@section:Rope", 2, "")],
    ),
    "a first heading that is no title": (
        "## What it is\nA.\n",
        [
            ("@body", 1, "## What it is\nA.\n"),
            ("@lead", 1, ""),
            ("@rest", 1, "## What it is\nA.\n"),
            ("@section:What it is", 2, "A.\n"),
        ],
    ),
    # headings
    "subsections": (
        "# A\n## B\nb\n### C\nc\n## D\nd\n# E\n",
        [
            ("@body", 1, "# A\n## B\nb\n### C\nc\n## D\nd\n# E\n"),
            ("@lead", 2, ""),
            ("@rest", 2, "## B\nb\n### C\nc\n## D\nd\n# E\n"),
            ("@section:A", 2, "## B\nb\n### C\nc\n## D\nd\n"),
            ("@section:B", 3, "b\n### C\nc\n"),
            ("@section:C", 5, "c\n"),
            ("@section:D", 7, "d\n"),
            ("@section:E", 9, ""),
        ],
    ),
    "underlined headings": (
        "a\n\nUse\n===\nb\n\nMore\nuse\n---\nc\n",
        [
            ("@body", 1, "a\n\nUse\n===\nb\n\nMore\nuse\n---\nc\n"),
            ("@lead", 1, "a\n\n"),
            ("@rest", 3, "Use\n===\nb\n\nMore\nuse\n---\nc\n"),
            ("@section:Use", 5, "b\n\nMore\nuse\n---\nc\n"),
            ("@section:More use", 10, "c\n"),
        ],
    ),
    "a ruled line": ("a\n\n---\n\nb\n", [("@body", 1, "a\n\n---\n\nb\n"), ("@lead", 1, "a\n\n---\n\nb\n")]),
    "a ruled line opens the body": (
        "---\ntitle: Rope\n---\n---\nTurns.\n",
        [("title", 2, "Rope"), ("@body", 4, "---\nTurns.\n"), ("@lead", 4, "---\nTurns.\n")],
    ),
    "two ruled lines": (
        "---\ntitle: Rope\n---\n\n---\n\nTurns: on.\n\n---\n",
        [
            ("title", 2, "Rope"),
            ("@body", 4, "\n---\n\nTurns: on.\n\n---\n"),
            ("@lead", 4, "\n---\n\nTurns: on.\n\n---\n"),
        ],
    ),
    "headings in code": (
        "a\n\n```\n# b\n```\n\n    # c\n\n~~~\n# d\n",
        [
            ("@body", 1, "a\n\n```\n# b\n```\n\n    # c\n\n~~~\n# d\n"),
            ("@lead", 1, "a\n\n```\n# b\n```\n\n    # c\n\n~~~\n# d\n"),
        ],
    ),
    "headings in quotations, lists, notes and HTML": (
        "a\n\n> # b\n\n- # c\n\n[^1]: # d\n\n<div>\n# e\n</div>\n",
        [
            ("@body", 1, "a\n\n> # b\n\n- # c\n\n[^1]: # d\n\n<div>\n# e\n</div>\n"),
            ("@lead", 1, "a\n\n> # b\n\n- # c\n\n[^1]: # d\n\n<div>\n# e\n</div>\n"),
        ],
    ),
    "headings in a comment": (
        "a\n\n<!--\n# b\n-->\n",
        [("@body", 1, "a\n\n<!--\n# b\n-->\n"), ("@lead", 1, "a\n\n<!--\n# b\n-->\n")],
    ),
    "no heading": ("a\n#b\n####### c\n", [("@body", 1, "a\n#b\n####### c\n"), ("@lead", 1, "a\n#b\n####### c\n")]),
    "indented headings": (
        "a\n   ## B  ## \nb\n",
        [
            ("@body", 1, "a\n   ## B  ## \nb\n"),
            ("@lead", 1, "a\n"),
            ("@rest", 2, "   ## B  ## \nb\n"),
            ("@section:B", 3, "b\n"),
        ],
    ),
    "marks in a heading": (
        "## *On* `x` &amp; [y](z)\nb\n",
        [
            ("@body", 1, "## *On* `x` &amp; [y](z)\nb\n"),
            ("@lead", 1, ""),
            ("@rest", 1, "## *On* `x` &amp; [y](z)\nb\n"),
            ("@section:On x & y", 2, "b\n"),
        ],
    ),
    "an anchor in a heading": (
        "## Use {#use .c}\nb\n",
        [
            ("@body", 1, "## Use {#use .c}\nb\n"),
            ("@lead", 1, ""),
            ("@rest", 1, "## Use {#use .c}\nb\n"),
            ("@section:Use", 2, "b\n"),
        ],
    ),
    "a shortcode in a heading": (
        '## On {{< x "y" >}}\nb\n',
        [
            ("@body", 1, '## On {{< x "y" >}}\nb\n'),
            ("@lead", 1, ""),
            ("@rest", 1, '## On {{< x "y" >}}\nb\n'),
            ("@section:On", 2, "b\n"),
        ],
    ),
    "an empty heading": (
        "a\n\n##\n\nb\n",
        [("@body", 1, "a\n\n##\n\nb\n"), ("@lead", 1, "a\n\n"), ("@rest", 3, "##\n\nb\n"), ("@section:", 4, "\nb\n")],
    ),
    "one title for several headings": (
        "## A\n1\n## A\n2\n## A#2\n3\n## A\n4\n",
        [
            ("@body", 1, "## A\n1\n## A\n2\n## A#2\n3\n## A\n4\n"),
            ("@lead", 1, ""),
            ("@rest", 1, "## A\n1\n## A\n2\n## A#2\n3\n## A\n4\n"),
            ("@section:A", 2, "1\n"),
            ("@section:A#2", 4, "2\n"),
            ("@section:A#2#2", 6, "3\n"),
            ("@section:A#3", 8, "4\n"),
        ],
    ),
    "a heading in another script": (
        "λόγος 😀\n\n## 字 😀\n𝔘\n",
        [
            ("@body", 1, "λόγος 😀\n\n## 字 😀\n𝔘\n"),
            ("@lead", 1, "λόγος 😀\n\n"),
            ("@rest", 3, "## 字 😀\n𝔘\n"),
            ("@section:字 😀", 4, "𝔘\n"),
        ],
    ),
    "a heading below a paragraph": (
        "a\n## B\nb",
        [("@body", 1, "a\n## B\nb"), ("@lead", 1, "a\n"), ("@rest", 2, "## B\nb"), ("@section:B", 3, "b")],
    ),
    "a link over a heading is none": (
        "[a\n## b](c)\n",
        [("@body", 1, "[a\n## b](c)\n"), ("@lead", 1, "[a\n"), ("@rest", 2, "## b](c)\n"), ("@section:b](c)", 3, "")],
    ),
    # what is only text
    "tabs": (
        "\ta\n\n#\tB\nb\n",
        [
            ("@body", 1, "\ta\n\n#\tB\nb\n"),
            ("@lead", 1, "\ta\n\n"),
            ("@rest", 3, "#\tB\nb\n"),
            ("@section:B", 4, "b\n"),
        ],
    ),
    "shortcodes": (
        "{{< note >}}\n\n{{% x %}}\n\n{% if a %}\n{{ b }}\n",
        [
            ("@body", 1, "{{< note >}}\n\n{{% x %}}\n\n{% if a %}\n{{ b }}\n"),
            ("@lead", 1, "{{< note >}}\n\n{{% x %}}\n\n{% if a %}\n{{ b }}\n"),
        ],
    ),
    "formulas": (
        "Is $a$:\n\n$$\n# b\n- c\n=\n$$\n",
        [("@body", 1, "Is $a$:\n\n$$\n# b\n- c\n=\n$$\n"), ("@lead", 1, "Is $a$:\n\n$$\n# b\n- c\n=\n$$\n")],
    ),
    "a table": (
        "| a | b |\n|---|---|\n| c | d |\n",
        [("@body", 1, "| a | b |\n|---|---|\n| c | d |\n"), ("@lead", 1, "| a | b |\n|---|---|\n| c | d |\n")],
    ),
    "lists of tasks and definitions": (
        "- [ ] a\n- [x] b\n\nRope\n: Turns.\n",
        [("@body", 1, "- [ ] a\n- [x] b\n\nRope\n: Turns.\n"), ("@lead", 1, "- [ ] a\n- [x] b\n\nRope\n: Turns.\n")],
    ),
    "plus signs in the text": ("a\n\n+++\n", [("@body", 1, "a\n\n+++\n"), ("@lead", 1, "a\n\n+++\n")]),
    "a control character in the text": ("a\0b\x0c\n", [("@body", 1, "a\0b\x0c\n"), ("@lead", 1, "a\0b\x0c\n")]),
}
