"""
## What it does

Reports a name that two entries share: the same term, a term that is another entry's alias or expansion, or an alias
of both. Capitals, hyphens and spaces make no difference. A qualifier in brackets, as in "kernel (operating system)",
keeps two meanings of one word apart, and so do two domains, where the layout says which key holds the domain.

## Why is this bad?

A reader who looks the name up finds two answers and cannot tell which one is meant. Most often two people wrote the
same entry without knowing of each other.

## How to fix it

Merge the two entries if they define one concept. If the name has two meanings, say which one in brackets after each
term, or in the domain of each entry. Remove an alias that belongs to the other entry.

## When to suppress it

When an alias is ambiguous in the field itself, as many short acronyms are.

## Sources

ISO 704: one designation for one concept, homonyms are marked; qSKOS, "overlapping labels". Two terms are an error, a
term and an alias a warning, two aliases a note. A deprecated entry may share names with the entry that replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    Name,
    NoOptions,
    Problem,
    Related,
    Severity,
    bad,
    fold,
    good,
    split_qualifier,
)

_Named = tuple[EntryFacts, Name]
_ROLES = {"term": "the term", "alias": "an alias", "expansion": "the expansion"}


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every pair of entries with a name in common, once, by the most important name."""
    told: dict[tuple[int, int], Problem] = {}
    shared = [names for names in glossary.by_name.values() if len(names) > 1]
    for names in sorted(shared, key=_importance):
        for earlier, later in _pairs(names):
            pair = (id(earlier[0]), id(later[0]))
            if pair not in told and not _kept_apart(glossary, earlier, later):
                told[pair] = _problem(earlier, later)
    yield from told.values()


def _importance(names: Sequence[_Named]) -> int:
    return -sum(name.kind == "term" for _, name in names)


def _pairs(names: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """The entry that has the name as its term (else the first), with each other one, in the order of the files."""
    each: dict[int, _Named] = {}
    for number, (entry, name) in enumerate(names):
        if id(entry) not in each or name.kind == "term":
            each[id(entry)] = names[number]
    ordered = list(each.values())
    middle = next((at for at, (_, name) in enumerate(ordered) if name.kind == "term"), 0)
    for at, other in enumerate(ordered):
        if at != middle:
            yield (other, ordered[middle]) if at < middle else (ordered[middle], other)


def _kept_apart(glossary: Glossary, one: _Named, other: _Named) -> bool:
    """Whether both may have the name, or another rule tells of the two entries."""
    (first, name), (second, again) = one, other
    if first.id is not None and second.id is not None and first.id.value.casefold() == second.id.value.casefold():
        return True  # duplicate-id, id-case-collision
    if (name.kind, again.kind) != ("term", "term") and _is_acronym(name.value) != _is_acronym(again.value):
        return True  # the alias REST is not the term rest
    if first.shares_domain(second) is False or _qualified(first, second):
        return True
    return _replaces(glossary, first, second) or _replaces(glossary, second, first)


def _is_acronym(name: str) -> bool:
    return " " not in name and name[1:] != name[1:].lower()


def _replaces(glossary: Glossary, entry: EntryFacts, old: EntryFacts) -> bool:
    return glossary.replacement(old) is entry


def _qualified(one: EntryFacts, other: EntryFacts) -> bool:
    """Whether the two terms are one word with two qualifiers (or one without)."""
    (word, qualifier), (again, its) = split_qualifier(one.title), split_qualifier(other.title)
    return fold(word) == fold(again) and fold(qualifier) != fold(its)


def _problem(earlier: _Named, later: _Named) -> Problem:
    (first, name), (entry, again) = earlier, later
    if name.value != again.value:
        message = f'"{again.value}" is the same name as "{name.value}", {_ROLES[name.kind]} of the entry "{first.key}"'
    else:
        message = f'"{again.value}" is also {_ROLES[name.kind]} of the entry "{first.key}"'
    kinds = {name.kind, again.kind}
    case = _case(kinds, _is_acronym(name.value) == _is_acronym(again.value))
    related = Related(first.at(name.path), f'{_ROLES[name.kind]} of "{first.key}"')
    return Problem(message, entry.at(again.path), (related,), "merge the entries, or tell the meanings apart", case)


def _case(kinds: set[str], alike: bool) -> str:
    if "term" not in kinds:
        return "two-aliases"
    return "two-terms" if kinds == {"term"} and alike else "term-and-alias"


RULE = GlossaryRule(
    name="duplicate-term",
    category="identity",
    severity=Severity.ERROR,
    cases={"two-terms": Severity.ERROR, "term-and-alias": Severity.WARNING, "two-aliases": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good({"logit.yaml": "id: logit\nterm: Logit\n", "logistic.yaml": "id: logistic\nterm: Logistic function\n"}),
        good(
            {
                "kernel-os.yaml": "id: kernel-os\nterm: Kernel (operating system)\naliases: [kernel]\n",
                "kernel-svm.yaml": "id: kernel-svm\nterm: Kernel (machine learning)\naliases: [kernel]\n",
            }
        ),
        good(
            {
                "kernel-os.yaml": "- term: Kernel\n  id: os\n  domain: operating systems\n",
                "kernel-svm.yaml": "- term: kernel\n  id: svm\n  domain: [mathematics, machine learning]\n",
            },
            layout="jekyll-data",
        ),
        good(
            {
                "rope.yaml": "id: rope\nterm: RoPE\naliases: [rotary embedding]\n",
                "rotary.yaml": "id: rotary\nterm: Rotary embedding\nstatus: deprecated\nreplaced_by: rope\n",
            }
        ),
        bad(
            {
                "data-set.yaml": "id: data-set\nterm: Data set\n",
                "training-data.yaml": "id: training-data\nterm: ⟦Data-set⟧\n",
            },
            '"Data-set" is the same name as "Data set", the term of the entry "data-set"',
        ),
        bad(
            {
                "rope.yaml": "id: rope\nterm: RoPE\nexpansion: rotary position embedding\n",
                "rotary.yaml": "id: rotary\nterm: ⟦rotary position embedding⟧\n",
            },
            '"rotary position embedding" is also the expansion of the entry "rope"',
        ),
        bad(
            {
                "gan.yaml": "id: gan\nterm: Adversarial network\naliases: [AN]\n",
                "attention.yaml": "id: attention\nterm: Attention network\naliases: [attention, ⟦AN⟧]\n",
            },
            '"AN" is also an alias of the entry "gan"',
        ),
    ),
)
