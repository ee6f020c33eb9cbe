r"""
## What it does

Reports a formula in TeX that cannot be shown, at the character: a brace that is not closed, a command that does not
exist, a second subscript, more than 60 levels of groups or 400 commands without braces, a command that it defines. It
reads the key `formula` (or `tex` in it), and `$…$` and `$$…$$` in prose. A `formula` without a backslash, a brace, `^`
or `_` is text. In prose, an unknown command, or the definition of one, is a warning: another converter may read it. A
command that the same entry defines is not reported again.

## Why is this bad?

Readers see the TeX itself. `glosslint publish` fails for an error, and writes nothing.

## How to fix it

Correct the TeX. Write a dollar sign that belongs to no formula as `\$`, or as code.

## When to suppress it

When other programs make the pages, and have commands or macros of their own.

## Sources

Formulas are parsed by [math-core](https://pypi.org/project/math-core/), the converter of `glosslint publish`. It has
the commands of LaTeX and AMS that MathML Core can show; `\widetilde` is none of these. Where it is not installed, as
for interpreters other than CPython, the rule reports nothing.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Place, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.text import lazy_pattern, tex_error

_SIGNS = frozenset("\\{}^_")  # of TeX: without one of them, a plain formula is text, such as "net income / revenue"
_DEFINED = lazy_pattern(r"\\(?:(?:re|provide)?(?:new)?command|[egx]?def|DeclareMathOperator)\*?\s*\{?(\\[A-Za-z]+)")

_HELP = 'correct the TeX; a dollar sign that begins no formula is written "\\$"'


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the first error of each formula."""
    for formula in entry.formulas:
        if formula.path[-1] == "tex" or not _SIGNS.isdisjoint(formula.value):
            whole = Span(0, len(formula.value))
            yield from _problems(formula.value, whole, entry.at(formula.path))
    defined = {name for prose in entry.prose if "$" in prose.text for name in _DEFINED.findall(prose.text)}
    for prose in entry.prose:
        for kind, span in prose.markdown.hidden:
            if kind == "math" and prose.text.startswith("$", span.start):
                signs = 2 if prose.text.startswith("$$", span.start) else 1
                tex = Span(span.start + signs, span.end - signs)
                yield from _problems(prose.text, tex, entry.at(prose.path), defined)


def _problems(text: str, tex: Span, place: Place, defined: set[str] | None = None) -> Problems:
    """Report what is wrong in the formula at ``tex`` of a text; in prose, the entry has ``defined`` some commands."""
    in_prose = defined is not None
    error = tex_error(text[slice(*tex)])
    if error is not None and text[slice(*error.span.shift(tex.start))] not in (defined or ()):
        where = place._replace(span=error.span.shift(tex.start))
        case = "unknown-command" if in_prose and error.unknown else ""
        yield Problem(f"the formula cannot be shown: {error.message}", where, help=_HELP if in_prose else "", case=case)


RULE = EntryRule(
    name="invalid-formula",
    category="publishing",
    severity=Severity.ERROR,
    cases={"unknown-command": Severity.WARNING},
    docs=__doc__,
    check=check,
    examples=(
        good("id: rope\nformula:\n  tex: '(R_m q) \\cdot (R_n k) = q \\cdot (R_{n-m}\\, k)'\n  spoken: R m q\n"),
        good("id: margin\nformula: net income / revenue ($ & €)\n"),
        good("id: margin\nsummary: Between $5 and $6_000, or `$a_{`, for $HOME and ${USER}.\n"),
        good("id: margin\nsummary: Share $\\frac{a}{b}$ of $$\\sum_i a_i$$ in all.\n"),
        bad(
            "id: rope\nformula:\n  tex: 'q \\cdot (R_⟦{⟧n-m\\, k)'\n",
            'the formula cannot be shown: "{" is not closed',
        ),
        bad(
            'id: rope\nformula:\n  tex: "q ⟦\\\\cdto⟧ k"\n',
            'the formula cannot be shown: unknown command "\\cdto"',
        ),
        bad(
            "id: share\nformula: \\frac{a⟦}⟧\n",
            "the formula cannot be shown: expected argument but reached end of input",
        ),
        bad(
            "id: share\nsummary: The sign $a_1⟦_⟧2$ of a share.\n",
            "the formula cannot be shown: duplicate subscript or superscript",
        ),
        bad(
            "id: share\nsummary: |\n  The share is\n\n  $$\n  x_1⟦_⟧2\n  $$\n",
            "the formula cannot be shown: duplicate subscript or superscript",
        ),
        bad(
            "id: rank\nsummary: The sign $⟦\\rank⟧ A$ of a rank.\n",
            'the formula cannot be shown: unknown command "\\rank"',
        ),
        bad(
            "id: rank\nsummary: $⟦\\newcommand⟧{\\rank}{r}$ The sign $\\rank A$ of a rank.\n",
            'the formula cannot be shown: "\\newcommand" defines a command, which a formula may not',
        ),
    ),
)
