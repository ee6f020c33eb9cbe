"""The rules on texts that YAML reads otherwise than they look: as a comment, another type, or with two apostrophes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from glosslint.rule import EntryRule, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import EntryFacts, NodePath, Part, Place, Prose, Span
from glosslint.rule.fixes import Replace, ReplaceSource, Safety, SetValue, safe, unsafe
from glosslint.rule.text import lazy_pattern

_Key = tuple[str, ...]


def _find_other_types(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every unquoted string that some parsers convert, where strings are usual; equal items of a list once."""
    facts = [(entry, fact, _key(entry, fact.path)) for entry in glossary.entries for fact in entry.implicit_types]
    others = Counter(key for *_, key in facts)
    values = _values(glossary, others) if facts else others
    equal: dict[tuple[str, NodePath, str, str, bool], list[Place]] = defaultdict(list)
    for entry, fact, key in facts:
        if fact.by_schema or others[key] == 1 or 2 * others[key] <= values[key]:
            path = fact.path
            owner = path[:-1] if isinstance(path[-1], int) else path
            equal[entry.file, owner, fact.text, fact.read_as, fact.certain].append(entry.at(path))
    for (_, _, text, read_as, certain), places in equal.items():
        parsers = "in JSON" if certain else "to many YAML parsers"
        times = f" ({len(places):,} times in this list)" if len(places) > 1 else ""
        message = f'"{text}" is {read_as} {parsers}; quote it{times}'
        fix = safe("quote it", *(SetValue(place, text) for place in places))
        yield Problem(message, places[0], help=f'write "{text}", including the quotes', fix=fix, number=len(places))


def _values(glossary: Glossary, keys: Counter[_Key]) -> Counter[_Key]:
    """Count the values of all entries under each of the keys."""
    return Counter(
        key
        for entry in glossary.entries
        for path in {value.path for value in (entry.id, *entry.names, *entry.prose) if value is not None}
        if (key := _key(entry, path)) in keys
    )


def _key(entry: EntryFacts, path: NodePath) -> _Key:
    return tuple(step for step in path[len(entry.root) :] if isinstance(step, str))


IMPLICIT_TYPE = GlossaryRule(
    name="implicit-type",
    category="file",
    severity=Severity.ERROR,
    docs="""
## What it does

Reports an unquoted value that is meant as a string but that YAML parsers read as another type: `no`, `on`, `1.10`,
`2024-05-01`. In JSON, it reports a number or `true` where a string is expected. A string is expected where the schema
requires one or, without a schema, in an id, a term, a name or a text of which the other entries have strings. Null is a
key without a value, and is not reported.

## Why is this bad?

The site shows a different value from the one in the file: `no` becomes `false`, `1.10` becomes `1.1`.

## How to fix it

Quote the value. Unquoted dates are not reported where the schema expects a date.

## Fix safety

The fix adds quotes and changes no character between them, so that every parser reads what the file shows; the schema or
the other entries have such a string there.

## When to suppress it

When every program that reads the glossary follows YAML 1.2, and the value is `yes`, `no`, `on` or `off`.

## Sources

The types of YAML 1.1 (<https://yaml.org/type/>), which most parsers still follow, and the core schema of YAML 1.2.2,
section 10.3.2.
""",
    check=_find_other_types,
    fixes=(Safety.SAFE,),
    examples=(
        good('id: negation\nterm: "no"\naliases: [not, "1.10"]\nreviewed: 2024-05-01\n'),
        good("id: negation\nterm: no operation\nsources:\n  - title: Logic\n    year: 1847\n"),
        good("- slug: 101\n  term: Basics\n- slug: 102\n  term: Steps\n  expansion: null\n", layout="glosario"),
        bad(
            "id: negation\nterm: ⟦no⟧\n",
            '"no" is a boolean to many YAML parsers; quote it',
            after="id: negation\nterm: 'no'\n",
        ),
        bad(
            "id: negation\naliases:\n  - NOT\n  - ⟦1.10⟧\n",
            '"1.10" is a number to many YAML parsers; quote it',
            after="id: negation\naliases:\n  - NOT\n  - '1.10'\n",
        ),
        bad(
            "id: negation\naliases:\n  - ⟦1.10⟧\n  - NOT\n  - not\n  - 1.10\n",
            '"1.10" is a number to many YAML parsers; quote it (2 times in this list)',
            after="id: negation\naliases:\n  - '1.10'\n  - NOT\n  - not\n  - '1.10'\n",
        ),
        bad(
            "id: negation\nexpansion: ⟦2001-12-14⟧\n",
            '"2001-12-14" is a date to many YAML parsers; quote it',
            after="id: negation\nexpansion: '2001-12-14'\n",
        ),
        bad(
            {"year.json": '{"id": "year", "term": ⟦2001⟧, "summary": null}\n'},
            '"2001" is a number in JSON; quote it',
            after='{"id": "year", "term": "2001", "summary": null}\n',
        ),
    ),
)


def _find_comments(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report every string that is truncated at a # meant as text."""
    for fact in entry.truncated_values:
        message = f'YAML reads "{fact.comment}" as a comment and drops it; quote the text'
        place = Place(entry.file, fact.path, Part.SOURCE, fact.span)
        with_space = place._replace(span=Span(fact.span.start - 1, fact.span.end))
        whole = SetValue(entry.at(fact.path), f"{fact.text} {fact.comment}")
        fix = unsafe("quote the text, including this part", whole, ReplaceSource(with_space, ""))
        yield Problem(message, place, help="if a comment is meant, put two spaces before the #", fix=fix)


SILENT_COMMENT = EntryRule(
    name="silent-comment",
    category="file",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports an unquoted string that YAML truncates at a `#` that is meant as text: `C #`, `issue #12`, "uses the #include
directive".

## Why is this bad?

A space followed by `#` begins a comment in YAML, so the site shows only the words before it, without any error.

## How to fix it

Quote the string. If a comment is meant, write it with two spaces before the `#`, or on its own line; such comments are
never reported. With one space, a `# comment` is reported only where the text before it breaks off: "The # of tokens".

## Fix safety

Quoting the string makes the comment part of it, which readers then see: unsafe, since only the author knows whether it
is one.

## When to suppress it

When the comment begins with a number or ends like a sentence, but really is a comment.

## Sources

YAML 1.2.2, sections 6.6 (comments) and 7.3.3 (plain scalars).
""",
    check=_find_comments,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: rope\nterm: RoPE # as the paper writes it\nsummary: A position scheme. #checked\n"),
        good('id: c-sharp\nterm: "C #"\naliases: [C#, C-sharp]\n'),
        bad(
            "id: c-sharp\nterm: C ⟦#⟧\n",
            'YAML reads "#" as a comment and drops it; quote the text',
            after="id: c-sharp\nterm: 'C #'\n",
        ),
        bad(
            "id: macro\nsummary: Text that the ⟦#include directive copies.⟧\n",
            'YAML reads "#include directive copies." as a comment and drops it; quote the text',
            after="id: macro\nsummary: 'Text that the #include directive copies.'\n",
        ),
        bad(
            "id: pep\naliases:\n  - PEP ⟦#8⟧\n",
            'YAML reads "#8" as a comment and drops it; quote the text',
            after="id: pep\naliases:\n  - 'PEP #8'\n",
        ),
    ),
)


_DOUBLED = re.compile(r"(?<=[^\W\d_]{2})''(?!')")
_WORD = lazy_pattern(rf"[^\W\d_]+{_DOUBLED.pattern}\w*")
_OPENING = lazy_pattern(r"(?<!\w)''(?!')|``")
_WRAPPED = lazy_pattern(r"\s*(')[^\s'].*\S(')\s*", re.DOTALL)


def _find_apostrophes(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the first doubled apostrophe of each text."""
    for prose in entry.prose:
        doubled = [Span(*match.span()) for match in _DOUBLED.finditer(prose.masked)] if "''" in prose.text else []
        if doubled and _OPENING.search(prose.masked) is None:
            yield _problem(entry, prose, doubled)


def _problem(entry: EntryFacts, prose: Prose, doubled: list[Span]) -> Problem:
    word = _WORD.search(prose.masked)
    span = doubled[0] if word is None else Span(*word.span())
    wrapped = _WRAPPED.fullmatch(prose.text)
    around = [] if wrapped is None else [Span(*wrapped.span(1)), Span(*wrapped.span(2))]
    if around and doubled[-1].end == around[-1].end:
        around = []  # 'the cats'' is no text in quotes
    changes = sorted([*((one, "'") for one in doubled), *((one, "") for one in around)])
    fix = unsafe("write one apostrophe", *(Replace(entry.at(prose.path, one), new) for one, new in changes))
    message = f'"{prose.text[span.start : span.end]}" has a doubled apostrophe, left over from quoting'
    return Problem(message, entry.at(prose.path, span), help="write one apostrophe", fix=fix)


DOUBLED_APOSTROPHE = EntryRule(
    name="doubled-apostrophe",
    category="file",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a text with a doubled apostrophe after a word: `the agency''s plan`. A text is reported once, even if it is also
in apostrophes as a whole.

## Why is this bad?

Between single quotes, YAML writes an apostrophe twice. If the quotes are not read as YAML, as in a block of text or in
a value that was quoted twice, readers see both.

## How to fix it

Write one apostrophe, and leave out the quotes around the text.

## Fix safety

Unsafe: the text may be about the notation.

## When to suppress it

Where a text shows how YAML or SQL writes an apostrophe; it is better to put it in backticks.

## Sources

YAML 1.2.2, section 7.3.2 (single-quoted style). Doubled signs with a meaning of their own are not reported: ''italics''
in a wiki, ``quotations'' in LaTeX, f'' in mathematics.
""",
    check=_find_apostrophes,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: italics\nterm: Italics\nsummary: A ''slanted'' style, and ``quotations'' beside it.\n"),
        good("id: derivative\nterm: Derivative\nsummary: What f'' is to f', and SQL's `it''s` to its text.\n"),
        good("id: plan\nterm: Plan\nsummary: 'The agency''s plan.'\n"),
        bad(
            "id: rock\nterm: Rock\nsummary: Rock x''⟦ab''c⟧ of the sea.\n",
            "\"ab''c\" has a doubled apostrophe, left over from quoting",
            after="id: rock\nterm: Rock\nsummary: Rock x''ab'c of the sea.\n",
        ),
        bad(
            "id: plan\nterm: Plan\nsummary: The ⟦agency''s⟧ plan for the nation''s roads.\n",
            "\"agency''s\" has a doubled apostrophe, left over from quoting",
            after="id: plan\nterm: Plan\nsummary: The agency's plan for the nation's roads.\n",
        ),
        bad(
            "id: plan\nterm: Plan\nsummary: |\n  'What the ⟦parties''⟧ cases lead to.'\n",
            "\"parties''\" has a doubled apostrophe, left over from quoting",
            after="id: plan\nterm: Plan\nsummary: |\n  What the parties' cases lead to.\n",
        ),
    ),
)
