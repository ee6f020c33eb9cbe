"""
## What it does

Reports two entries whose terms differ only by a plural, or by a space or hyphen that one of them lacks: "embedding" and
"embeddings", "data set" and "dataset". Terms that differ only in case are reported by duplicate-term. A verb with a
particle beside its noun, as "log in" beside "login", is a word of its own. A singular and a plural are not reported if
the text of one says that it is not to be confused with the other, differs from it, or is its plural.

The level is info for a singular and a plural whose definitions have less than half of their words in common and name
two kinds of thing, and for plurals that are words of their own ("damages", "goods"): they may be two concepts.

The level is info where the definitions differ as the terms do: "Coded-wire tag" of CWT and "Coded-wire tags" of CWTs.

## Why is this bad?

Readers, search and automatic linking take them for one concept. Usually the second was written because its author did
not find the first.

## How to fix it

Merge the entries, and keep the other form as an alias if people search for it.

## When to suppress it

When both are concepts of the field, such as "parameter" and "parameters" of a function and of a model: instead, add a
qualifier in brackets to one of the terms, which separates them.

## Sources

qSKOS, "overlapping labels", which compares exactly; this rule also allows for number and spacing. Words in capitals,
such as HTTPS, are never read as plurals; "GPUs" is the plural of "GPU".
"""

from __future__ import annotations

import re
from collections import defaultdict

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, base, base_words, good
from glosslint.rule.facts import EntryFacts, Related
from glosslint.rule.names import fold, split_qualifier, twin_key

_ACRONYMS = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z]s\Z")  # GPUs, but not HTTPS
_PARTICLES = frozenset(["in", "out", "up", "down", "on", "off", "over", "back", "away", "through", "around", "by"])
#: Plurals that are words of their own: "damages" are money, and no damage.
_LISTED = """
    arms customs damages glasses goods minutes premises proceeds quarters savings securities spectacles spirits works
"""
_OWN_PLURALS = frozenset(_LISTED.split())
_LONG = 4  # letters of a word that counts if two definitions have it in common
_CONTRAST = (
    r"\b(?:(?:singular|plural) (?:form )?of|confus\w+ with|distin\w+ from|differ\w* from|contrast(?:ed)? (?:to|with)"
    r"|opposed to|compare|unlike|cf\.?)"
)
_JOINTS = re.compile(r"[\s\-_\u2010-\u2015]+")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every term that is an earlier one in another form."""
    groups: dict[str, dict[str, EntryFacts]] = defaultdict(dict)
    for entry in glossary.entries:
        if entry.english_term and entry.title.strip():
            groups[_key(entry.title)].setdefault(fold(entry.title), entry)
    for group in groups.values():
        first, *others = group.values()
        for entry in others:
            if not _kept_apart(glossary, first, entry):
                number = _differ_in_number(first, entry)
                joints = fold(first.title).count(" ") != fold(entry.title).count(" ")
                how = "are singular and plural" if number else "differ only in a space or hyphen"
                how += ", spaced differently" if number and joints else ""
                message = f'"{entry.title}" and "{first.title}", the term of another entry, {how}'
                place = entry.at(entry.term.path) if entry.term is not None else entry.head()
                first_place = first.at(first.term.path) if first.term is not None else first.head()
                case = _case(first, entry) if number else ""
                yield Problem(message, place, (Related(first_place, "the other entry"),), case=case)


def _case(one: EntryFacts, other: EntryFacts) -> str:
    """Return the case of two terms that differ in number: their texts may do so, too; or they may be two concepts."""
    texts = [next((prose.text for prose in entry.prose if prose.core), "").strip() for entry in (one, other)]
    if texts[0] != texts[1] and all(texts) and twin_key(texts[0]) == twin_key(texts[1]):
        return "forms"
    last_words = {fold(entry.title).rpartition(" ")[2] for entry in (one, other)}
    return "two-concepts" if _unlike(one, other) or not _OWN_PLURALS.isdisjoint(last_words) else ""


def _key(term: str) -> str:
    """Return what twins have in common: the last word in the singular, unless it is an acronym."""
    word, qualifier = split_qualifier(term.strip())
    if _ACRONYMS.search(word):
        word = word[:-1]
    key = fold(word).replace(" ", "") if _is_acronym(word) else twin_key(word)
    return f"{key} ({fold(qualifier)})"


def _kept_apart(glossary: Glossary, one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether the terms are rightly two, or another rule reports the two entries."""
    if other.is_called(one.title) or one.is_called(other.title) or one.key.casefold() == other.key.casefold():
        return True  # duplicate-term, duplicate-id
    if _differ_in_number(one, other) and (
        _kind(one.title) != _kind(other.title)  # an acronym and a word, "LOGs" and "log"; "Windows" and "window"
        or one.has_prose != other.has_prose  # the heading of a group: "network services" above "network service"
        or _contrasts(one, other.title)
        or _contrasts(other, one.title)
    ):
        return True
    if one.retired or other.retired or _is_verb(one.title, other.title) or _is_verb(other.title, one.title):
        return True
    return glossary.replacement(one) is other or glossary.replacement(other) is one


def _is_verb(term: str, other: str) -> bool:
    """Return whether a term is a verb with a particle, and the other one the same as one word: "log in", "login"."""
    words = term.split()
    return len(words) > 1 and words[-1].lower() in _PARTICLES and " " not in other


def _contrasts(entry: EntryFacts, other: str) -> bool:
    """Return whether a text of an entry names another one as what it is not."""
    named = re.compile(rf"{_CONTRAST}\W+(?:(?:the|an?)\W+)?{re.escape(other)}\b", re.IGNORECASE)
    return any(named.search(prose.text) for prose in entry.prose)


def _unlike(one: EntryFacts, other: EntryFacts) -> bool:
    """Return whether both are defined, as two kinds of thing ("power", "bodies"), and their definitions have less than
    half of their words in common, without those of the term."""
    own = set(base_words(f"{one.title} {other.title}"))
    words = [
        {word for prose in entry.prose if prose.core for word in prose.base_forms if len(word) >= _LONG} - own
        for entry in (one, other)
    ]
    kinds = [{base(parsed.core_text(parsed.parts.head)) for parsed in entry.definitions} for entry in (one, other)]
    common = words[0] & words[1]
    return all(words) and kinds[0].isdisjoint(kinds[1]) and 2 * len(common) < min(map(len, words))


def _kind(term: str) -> tuple[bool, bool]:
    """Return whether the term begins with a capital, and whether it ends in an acronym."""
    return term[:1].isupper(), _is_acronym(split_qualifier(term)[0])


def _is_acronym(term: str) -> bool:
    last = _JOINTS.split(term)[-1]
    return last[1:] != last[1:].lower()


def _differ_in_number(one: EntryFacts, other: EntryFacts) -> bool:
    return fold(one.title).replace(" ", "") != fold(other.title).replace(" ", "")


RULE = GlossaryRule(
    name="twin-term",
    category="identity",
    severity=Severity.WARNING,
    cases={"two-concepts": Severity.INFO, "forms": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good({"http.yaml": "id: http\nterm: HTTP\n", "https.yaml": "id: https\nterm: HTTPS\n"}),
        good({"loss.yaml": "id: loss\nterm: Loss\n", "los.yaml": "id: los\nterm: LOS\n"}),
        good(
            {
                "parameter.yaml": "id: parameter\nterm: Parameter\n",
                "parameters.yaml": "id: parameters\nterm: Parameters (function call)\n",
            }
        ),
        good(
            {
                "value.yaml": "id: value\nterm: Value\nsummary: Worth of a thing to somebody.\n",
                "values.yaml": "id: values\nterm: Values\nsummary: A guide; not to be confused with a “value”.\n",
            }
        ),
        bad(
            {
                "harm.yaml": "id: damage\nterm: Damage\nsummary: Loss that a person suffers.\n",
                "money.yaml": "id: damages\nterm: ⟦Damages⟧\nsummary: Money that a person is paid for a loss.\n",
            },
            '"Damages" and "Damage", the term of another entry, are singular and plural',
        ),
        good({"verb.yaml": "id: log-in\nterm: log in\n", "noun.yaml": "id: login\nterm: login\n"}),
        bad(
            {
                "embedding.yaml": "id: embedding\nterm: Embedding\n",
                "embeddings.yaml": "id: embeddings\nterm: ⟦Embeddings⟧\n",
            },
            '"Embeddings" and "Embedding", the term of another entry, are singular and plural',
        ),
        bad(
            {"gpu.yaml": "id: gpu\nterm: GPU\n", "gpus.yaml": "id: gpus\nterm: ⟦GPUs⟧\n"},
            '"GPUs" and "GPU", the term of another entry, are singular and plural',
        ),
        bad(
            {"data-set.yaml": "id: data-set\nterm: Data set\n", "dataset.yaml": "id: dataset\nterm: ⟦Dataset⟧\n"},
            '"Dataset" and "Data set", the term of another entry, differ only in a space or hyphen',
        ),
    ),
)
