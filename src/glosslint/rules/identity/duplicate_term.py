"""
## What it does

Reports a name that two entries share: the same term, a term that is another entry's alias or expansion, or the same
alias. Case, hyphens and spaces are ignored. Two meanings of a word are kept apart by a qualifier, as in "kernel
(operating system)" or "kernel <mathematics>", by two expansions of an acronym (also where their texts begin with these)
and, if the layout has keys for them, by two domains or two kinds of entry.

## Why is this bad?

Readers who look up the name find two answers and cannot tell which one is meant. Usually two people wrote the same
entry without knowing of each other.

## How to fix it

Merge the two entries if they define one concept. If the name has two meanings, add a qualifier in brackets to each
term, or a domain to each entry. Remove an alias that belongs to the other entry.

## When to suppress it

When an alias is ambiguous in the field itself, as many short acronyms are.

## Sources

ISO 704: one designation for one concept, homonyms are marked; qSKOS, "overlapping labels". Two terms are an error, a
term and an alias a warning, and so are two terms of which one is an acronym ("REST", "rest"); two aliases an info. So
are two entries that have each other's terms as aliases, and an acronym that stands for different names, which is
probably intended. An entry that is deprecated, superseded, retired or withdrawn may share names with one that is valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import EntryFacts, Name, Related
from glosslint.rule.names import fold, is_acronym_of, split_qualifier

_HEAD = lazy_pattern(r"[^.,;:()\[\]\n\u2013\u2014]{1,100}")  # of a text: what an acronym stands for
_Named = tuple[EntryFacts, Name]
_ROLES = {"term": "the term", "alias": "an alias", "expansion": "the expansion"}


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every pair of entries with a name in common, once, by the most important name."""
    problems: dict[tuple[int, int], Problem] = {}
    shared = [names for names in glossary.entries_by_name.values() if len(names) > 1]
    for names in sorted(shared, key=lambda names: sum(name.kind == "term" for _, name in names), reverse=True):
        for earlier, later in _pairs(names):
            pair = (id(earlier[0]), id(later[0]))
            if pair not in problems and not _kept_apart(glossary, earlier, later):
                (first, name), (entry, repeated) = earlier, later
                same = "also" if name.value == repeated.value else f'the same name as "{name.value}",'
                message = f'"{repeated.value}" is {same} {_ROLES[name.kind]} of the entry "{first.key}"'
                terms = (name.kind, repeated.kind).count("term")
                alike = _is_acronym(name.value) == _is_acronym(repeated.value)  # the term "REST", and the term "rest"
                case = "two-aliases" if not terms else "two-terms" if terms == 2 and alike else "term-and-alias"
                if terms == 1 and first.is_called(entry.title) and entry.is_called(first.title):
                    case = "each-other"
                elif terms == 1 and all(_spells_out(one, name.value) for one in (first, entry)):
                    case = "two-aliases"
                related = Related(first.at_name(name), f'{_ROLES[name.kind]} of "{first.key}"')
                problems[pair] = Problem(
                    message, entry.at_name(repeated), (related,), "merge the entries, or distinguish the meanings", case
                )
    yield from problems.values()


def _spells_out(entry: EntryFacts, acronym: str) -> bool:
    """Return whether another name of the entry is what an acronym stands for."""
    return any(is_acronym_of(acronym, name.value) for name in entry.names if name.value != acronym)


def _pairs(names: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield the entry whose term is the name (else the first) with each other one, in the order of the files."""
    by_entry: dict[int, _Named] = {}
    for entry, name in names:
        by_entry.setdefault(id(entry), (entry, name))
    ordered = list(by_entry.values())
    owner = next((at for at, (_, name) in enumerate(ordered) if name.kind == "term"), 0)
    for at, other in enumerate(ordered):
        if at != owner:
            yield (other, ordered[owner]) if at < owner else (ordered[owner], other)


def _kept_apart(glossary: Glossary, one: _Named, other: _Named) -> bool:
    """Return whether both may have the name, or another rule reports the two entries."""
    first, second = one[0], other[0]
    if first.id is not None and second.id is not None and first.id.value.casefold() == second.id.value.casefold():
        return True  # duplicate-id, id-case-collision
    kinds = {fold(entry.kind.value) for entry in (first, second) if entry.kind is not None}
    if first.shares_domain(second) is False or len(kinds) > 1 or first.retired or second.retired:
        return True
    if glossary.replacement(second) is first or glossary.replacement(first) is second:
        return True
    return _qualified(first, second) or _stand_for_two_things(first, second)


def _stand_for_two_things(one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether two entries have expansions that differ."""
    mine, others = [{fold(name.value) for name in entry.names if name.kind == "expansion"} for entry in (one, other)]
    if not mine and not others:
        mine, others = _spelled_out(one), _spelled_out(other)
    return bool(mine and others) and mine.isdisjoint(others)


def _spelled_out(entry: EntryFacts) -> set[str]:
    """Return what the term of an entry stands for, where its text begins with that."""
    heads = (_HEAD.match(prose.text) for prose in entry.prose if prose.core)
    words = {fold(head[0]) for head in heads if head is not None and is_acronym_of(entry.title, head[0].strip())}
    return words if _is_acronym(entry.title) else set()


def _is_acronym(name: str) -> bool:
    return " " not in name and name[1:] != name[1:].lower()


def _qualified(one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether the two terms are the same word with different qualifiers, or one without."""
    (word, qualifier), (other_word, other_qualifier) = split_qualifier(one.title), split_qualifier(other.title)
    return fold(word) == fold(other_word) and fold(qualifier) != fold(other_qualifier)


RULE = GlossaryRule(
    name="duplicate-term",
    category="identity",
    severity=Severity.ERROR,
    cases={
        "two-terms": Severity.ERROR,
        "term-and-alias": Severity.WARNING,
        "each-other": Severity.INFO,
        "two-aliases": Severity.INFO,
    },
    docs=__doc__,
    check=check,
    examples=(
        good(
            {
                "sog.yaml": "id: sog\nterm: SOG\nsummary: Speed Over Ground. The speed that a satellite sees.\n",
                "guard.yaml": "id: guard\nterm: SOG\nsummary: Staff Of Guards, who keep watch.\n",
            }
        ),
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
                "access.yaml": "id: access-point\nterm: AP\nexpansion: access point\n",
                "press.yaml": "id: associated-press\nterm: AP\nexpansion: Associated Press\n",
            }
        ),
        good(
            {
                "v1.yaml": "id: datum\nterm: Datum\nstatus: superseded\n",
                "v2.yaml": "id: datum-2020\nterm: Datum\nstatus: valid\n",
            }
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
                "a.yaml": "id: log-1\nterm: Log\nsummary: Record of a voyage.\n",
                "b.yaml": "id: log-2\nterm: ⟦Log⟧\nsummary: Device that measures speed.\n",
            },
            '"Log" is also the term of the entry "log-1"',
        ),
        bad(
            {"gps.yaml": "id: gps\nterm: GPS\n", "g-p-s.yaml": "id: g-p-s\nterm: ⟦Gps⟧\n"},
            '"Gps" is the same name as "GPS", the term of the entry "gps"',
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
