"""The rules on whitespace of files as files: marks before the text, ends of lines, the end of the file."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import FileFacts, FileRule, GlossaryRule, NoOptions, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import Fix, ReplaceSource, Safety, safe
from glosslint.rule.text import join_words
from glosslint.rules._fold import fold_files

_ENDINGS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
_FEW = 3  # more lines with trailing whitespace than this are one finding of a file


def _find_mark(file: FileFacts, options: NoOptions) -> Problems:
    if file.bom:
        message, mark = "the file begins with an invisible byte-order mark (U+FEFF)", Span(0, 1)
        fix = _fix(file, "remove the mark", [mark])
        yield Problem(message, file.at(mark), help="save it as UTF-8 without BOM", fix=fix)


def _find_mixture(file: FileFacts, options: NoOptions) -> Problems:
    """Report the first line ending of a kind in the minority."""
    spans = file.minority_line_endings
    if not spans or file.line_endings is None:
        return
    counts = sorted(zip(file.line_endings, _ENDINGS, strict=True), reverse=True)
    most, name = counts[0]
    parts = [f"{count} with {kind}" for count, kind in counts if count]
    parts[0] = f"{most} {'lines end' if most != 1 else 'line ends'} with {name}"
    fix = _fix(file, f"end all lines with {name}", spans, _ENDINGS[name])
    yield Problem(join_words(parts), file.at(spans[0]), help="use one line ending for the whole file", fix=fix)


def _find_trailing(file: FileFacts) -> Problems:
    """Report every line with trailing whitespace, or the first of many."""
    spans, title = file.trailing_whitespace, "remove the trailing whitespace"
    if len(spans) > _FEW:
        message = f"trailing whitespace on {len(spans)} lines"
        yield Problem(message, file.at(spans[0]), fix=_fix(file, title, spans), number=len(spans))
        return
    for span in spans:
        yield Problem("trailing whitespace", file.at(span), fix=_fix(file, title, [span]))


def _find_unterminated(file: FileFacts) -> Problems:
    last, ends = file.unterminated_line, file.line_endings
    if last is not None:
        newline = "\r\n" if ends is not None and ends.crlf > ends.lf else "\n"
        fix = _fix(file, "add a newline at the end of the file", [Span(last.end, last.end)], newline)
        yield Problem("no newline at end of file", file.at(last), fix=fix)


def _fix(file: FileFacts, title: str, spans: Sequence[Span], text: str = "") -> Fix:
    return safe(title, *(ReplaceSource(file.at(span), text) for span in spans))


BYTE_ORDER_MARK = FileRule(
    name="byte-order-mark",
    category="file",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a file that begins with a byte-order mark, the invisible character U+FEFF.

## Why is this bad?

Programs that do not expect it read it as part of the first key, so the entry loses its `id`. Most editors do not show
it.

## How to fix it

Save the file as "UTF-8", not as "UTF-8 with BOM".

## Fix safety

Safe: the mark is not part of any value.

## Sources

The Unicode Standard, section 2.6: a byte-order mark is neither required nor recommended for UTF-8.
""",
    check=_find_mark,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\nterm: token\n"),
        good("# naïve\nid: token\n"),
        bad(
            "⟦\ufeff⟧id: token\nterm: token\n",
            "the file begins with an invisible byte-order mark (U+FEFF)",
            after="id: token\nterm: token\n",
        ),
        bad("⟦\ufeff⟧", "the file begins with an invisible byte-order mark (U+FEFF)", after=""),
    ),
)

MIXED_LINE_ENDINGS = FileRule(
    name="mixed-line-endings",
    category="file",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a file with mixed line endings: some lines end with LF (Linux, macOS), others with CRLF (Windows) or CR.

## Why is this bad?

Editors and version control show changes in lines that were not edited, and multi-line searches miss matches.

## How to fix it

Choose one line ending in your editor and save the file. A file that uses CRLF throughout is fine.

## Fix safety

Safe: parsers treat all line endings alike, and the values are verified to stay the same.

## Sources

The rule of the same name in the pre-commit hooks, mixed-line-ending.
""",
    check=_find_mixture,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\r\nterm: token\r\n"),
        good("id: token\nterm: token\n"),
        bad(
            "id: token⟦\r\n⟧term: token\nstatus: draft\n",
            "2 lines end with LF and 1 with CRLF",
            after="id: token\nterm: token\nstatus: draft\n",
        ),
        bad(
            "id: token\r\nterm: token⟦\n⟧status: draft\r\n",
            "2 lines end with CRLF and 1 with LF",
            after="id: token\r\nterm: token\r\nstatus: draft\r\n",
        ),
        bad(
            "id: token\nterm: token⟦\r⟧status: draft\n",
            "2 lines end with LF and 1 with CR",
            after="id: token\nterm: token\nstatus: draft\n",
        ),
    ),
)

TRAILING_SPACE = GlossaryRule(
    name="trailing-space",
    category="formatting",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports whitespace at the ends of lines. Two spaces that mark a line break in Markdown are ignored, also after the last
line of a block if all of its lines end with them; so are code blocks (in reStructuredText literal blocks, in AsciiDoc
listings and literal blocks, in HTML `<pre>`), and the indentation of empty lines of JSON. Where the glossary is only a
part of a page (`at`), the rest is not checked. More than three lines of a file are reported as one finding, and so are
more than ten files.

## Why is this bad?

It is invisible. Editors that remove it on saving change lines that were not edited, and every review shows them.

## How to fix it

Let `glosslint --fix` remove it, or your editor on saving.

## Fix safety

Safe: the values of all keys are verified to stay the same except for this whitespace, and two spaces that break a line
in Markdown are kept.

## When to suppress it

When the editors in use leave trailing whitespace and it does no harm.

## Sources

The hook trailing-whitespace of pre-commit; CommonMark, section 6.7, for hard line breaks.
""",
    check=fold_files("trailing-space", _find_trailing),
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\ndefinition: |\n  Two spaces at the end  \n  break this line.\n"),
        good("id: rope\ndefinition: |\n  ```\n  code \n  ```\n"),
        bad("id: rope⟦  ⟧\nterm: RoPE\n", "trailing whitespace", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\ndefinition: |\n  One space at the end⟦ ⟧\n  and two before an empty line.⟦  ⟧\n\n  Second.\n",
            "trailing whitespace",
            "trailing whitespace",
            after="id: rope\ndefinition: |\n  One space at the end\n  and two before an empty line.\n\n  Second.\n",
        ),
        bad(
            "id: rope⟦ ⟧\nterm: RoPE \nstatus: draft\t\ncategory: position \n",
            "trailing whitespace on 4 lines",
            after="id: rope\nterm: RoPE\nstatus: draft\ncategory: position\n",
        ),
    ),
)

FINAL_NEWLINE = GlossaryRule(
    name="final-newline",
    category="formatting",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a file whose last line does not end with a newline. More than ten such files are one finding. A page of which
only a part is the glossary (`at`) is reported if the part ends with the page.

## Why is this bad?

Adding a line after it shows two lines as changed, and some programs join the last line with the first line of the next
file.

## How to fix it

Press Enter at the end of the file. Most editors have a setting for this.

## Fix safety

Safe: one line end is added, at the end of the file. At most, a block string there ends with it, as it would in any
other place of the file.

## Sources

POSIX.1-2017, section 3.206: a line ends with a newline. The hook end-of-file-fixer of pre-commit.
""",
    check=fold_files("final-newline", _find_unterminated),
    fixes=(Safety.SAFE,),
    examples=(
        good("id: alibi\nterm: ALiBi\n"),
        good(""),
        bad("id: rope\nterm: RoP⟦E⟧", "no newline at end of file", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\r\nsummary: |\r\n  Scheme⟦.⟧",
            "no newline at end of file",
            after="id: rope\r\nsummary: |\r\n  Scheme.\r\n",
        ),
    ),
)
