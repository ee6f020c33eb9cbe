"""
## What it does

Reports an id in the wrong format. Ids consist of lowercase ASCII letters and digits in words joined by hyphens, or
match the option `pattern`. If the schema restricts ids, the schema applies instead of this rule, unless `pattern` is
set.

## Why is this bad?

The id becomes part of file names, addresses and links. Capitals, spaces and underscores are easily mistyped there, and
servers and file systems treat them differently.

## How to fix it

`glosslint rename OLD-ID NEW-ID` changes the id, the name of the file, and all references and links to it.

## Sources

The native entry schema. The files of CNCF's glossary are named in this way.
"""

from __future__ import annotations

from functools import cached_property

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, bad, dataclass, good, kebab, option
from glosslint.rule.text import UserPattern, lazy_pattern, syntax_error
from glosslint.rules.identity._rename import rename_command

_KEBAB = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Options:
    """The required format."""

    pattern: str = option(
        "",
        "A regular expression for the whole id; empty for lowercase words joined by hyphens, or the schema's pattern.",
    )

    def conflict(self) -> str:
        """Return what is wrong with the pattern, or an empty string."""
        error = syntax_error(self.pattern) if self.pattern else ""
        return f'pattern: "{self.pattern}" {error}' if error else ""

    @cached_property
    def compiled(self) -> UserPattern:
        """The pattern, compiled."""
        return UserPattern(self.pattern, "rules.id-format: pattern")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Report an id in the wrong format, unless the schema reports it."""
    if entry.id is None or not entry.id.value.strip():
        return
    if not options.pattern and (entry.schema_restricts_id or not entry.id_is_stem):
        return
    name, path = entry.id.value, entry.id.path
    if path in entry.invalid_paths:
        return
    if options.pattern:
        suggestion = ""
        error = "" if options.compiled.fullmatch(name) else f"does not match the pattern {options.pattern}"
    else:
        suggestion = kebab(name) if _KEBAB.fullmatch(kebab(name)) else ""
        form = "lowercase" if suggestion else "lowercase ASCII"
        error = "" if _KEBAB.fullmatch(name) else f"is not {form} words joined by hyphens"
        error += f'; write "{suggestion}"' if error and suggestion else ""
    if error:
        advice = f"to change it and all references to it: {rename_command(name, suggestion or 'NEW-ID')}"
        yield Problem(f'the id "{name}" {error}', entry.at(path), help=advice)


RULE = EntryRule(
    name="id-format",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("id: mixture-of-experts\n"),
        good("id: gpt-4\n"),
        good("id: Layer_Norm\n", schema={"properties": {"id": {"type": "string", "pattern": "^[A-Za-z_]+$"}}}),
        bad("id: ⟦layer_norm⟧\n", 'the id "layer_norm" is not lowercase words joined by hyphens; write "layer-norm"'),
        bad("id: ⟦LayerNorm⟧\n", 'the id "LayerNorm" is not lowercase words joined by hyphens; write "layer-norm"'),
        bad("id: ⟦λόγος⟧\n", 'the id "λόγος" is not lowercase ASCII words joined by hyphens'),
        bad(
            "id: ⟦softmax⟧\n",
            'the id "softmax" does not match the pattern ml-.+',
            options={"pattern": "ml-.+"},
        ),
    ),
)
