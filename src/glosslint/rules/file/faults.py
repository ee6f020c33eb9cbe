"""The rules on what keeps a file from being read: one row each, since the parser has said what is wrong and where."""

from __future__ import annotations

from glosslint.rule import Example, FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good


def _fault_rule(kind: str, docs: str, *examples: Example) -> FileRule[NoOptions]:

    def check(file: FileFacts, options: NoOptions) -> Problems:
        of_parts = ((fault, path) for fault, path, _ in file.defects)
        for fault, path in (*((fault, ()) for fault in file.faults), *of_parts):
            if fault.kind == kind:
                yield Problem(fault.message, file.at(fault.span)._replace(path=path), help=fault.help)

    return FileRule(kind, "file", Severity.ERROR, docs, check, examples, always=True)


UNREADABLE_FILE = _fault_rule(
    "unreadable-file",
    """
## What it does

Reports a file of the glossary that cannot be read: missing permission, a broken or circular symbolic link, a named pipe
or device, or a size above `max-file-size` of the settings (8 MiB by default).

## Why is this bad?

Nothing in the file is checked, and references to its entries look broken to programs that read the other files.

## How to fix it

Make it a regular file that you can read, or list it under `exclude` in the settings.

## Sources

Our own. The limit is far above the largest published glossary known to us, which has 0.6 MB.
""",
    good("id: token\nterm: token\n"),
    good(""),
)

NOT_UTF8 = _fault_rule(
    "not-utf8",
    """
## What it does

Reports a file that is not valid UTF-8, at the first invalid byte.

## Why is this bad?

The site shows broken characters from that point on, or its build fails. Other rules cannot read the file.

## How to fix it

Open the file in the encoding it was written in, often Windows-1252, and save it as UTF-8. If only a few lines
have such bytes, and the rest of the file is UTF-8, write these lines again.

## Sources

YAML 1.2.2, section 5.2; RFC 3629.
""",
    good("id: naive-bayes\nterm: naïve Bayes\n"),
    bad("id: naive-bayes\nterm: na⟦\udcef⟧ve Bayes\n", "byte 0xEF is not UTF-8"),
    bad("⟦\udcff⟧\udcfei\0d\0", "the file is UTF-16, not UTF-8"),
)

YAML_SYNTAX = _fault_rule(
    "yaml-syntax",
    """
## What it does

Reports a file that is not valid YAML, or not valid JSON or CSV if its name ends in `.json` or `.csv`, at the character
where parsing failed. In a Markdown page, it checks the front matter.

Of a list or mapping of entries in YAML, the other entries are checked, if most can be read; nothing in the file is
fixed before the error is. Of a CSV file, the other rows are checked and fixed if a row has more cells than the first
one, or a space before the quotation mark that should open a cell.

## Why is this bad?

Nothing after that character reaches the site: the build fails, or the entry is silently missing. Other rules skip what
cannot be parsed.

## How to fix it

The message says what YAML found and what it expected. Quote a text that contains a colon and a space, or that begins
with one of ``@ ` % & * ! | > { [``.

## Sources

YAML 1.2.2, <https://yaml.org/spec/1.2.2/>; RFC 8259 (JSON); RFC 4180 (CSV). Nesting is limited to 100 levels and
aliases to a million values, so that a hostile file cannot stop the run.
""",
    good('term: "Attention: the mechanism"\n'),
    bad(
        "term: Attention⟦:⟧ the mechanism\n",
        'unquoted value contains ": ", which YAML reads as another key',
    ),
    bad(
        'id: token\nsummary: ⟦"⟧A piece of text.\npage: /token/\n',
        "this quotation mark is never closed",
    ),
    bad("term: ⟦@⟧tag\n", "a value cannot begin with @"),
)

TAB_INDENTATION = _fault_rule(
    "tab-indentation",
    """
## What it does

Reports a tab that indents a line, or follows the dash of a list item, where YAML does not allow it.

## Why is this bad?

YAML uses spaces to determine nesting, and parsers stop at a tab. The whole file is missing from the site.

## How to fix it

Replace the tab with as many spaces as the neighbouring lines have, and set your editor to insert spaces in YAML files.
Tabs inside a text are valid and not reported.

## Sources

YAML 1.2.2, section 6.1: tabs must not be used in indentation.
""",
    good("id: token\nsummary: |\n  A table:\n  \ta\tb\n"),
    good("id: token\naliases: [piece,\n\tsubword]\nterm:\ttoken\n"),
    bad("id: token\naliases:\n⟦\t⟧- piece\n", "a tab indents this line"),
    bad("id: token\nsources:\n  - title: Tokens\n  ⟦\t⟧year: 2016\n", "a tab indents this line"),
    bad("id: token\naliases:\n  -⟦\t⟧piece\n", "a tab follows the dash"),
)
