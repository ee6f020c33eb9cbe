"""
## What it does

Reports a word that the glossary mostly spells differently: "organise" beside "organize", "colour" beside "color",
"centre" beside "center", "data set" beside "dataset". Which form is right is learned from the texts, once for each
British or American ending (-ise, -our, -re, …) and once for each compound. If there are at least three places and at
most one third of them have the rarer form, that form is one finding, with all its places. The level is info if no text
has the right form of that very word, only of similar words; if there are only three places; and for one word that is
mostly written as two, since a dictionary may list it ("leaseholder"). A single word on -ise or -ize that `spelling`
reports is left to it.

A name of an entry is right, however rare: with an entry "Dataset", every "data set" is reported, and if both are names,
neither is. A part of a longer name counts as right unless it is the rarer form. Names, longer names that contain the
word, titles (words that all have a capital, links to other sites, and three or more words in emphasis), single words in
emphasis, code, the targets of links, quotations, and what a text offers as another form ("multitenancy (or
multi-tenancy)") are exempt, and so is what a table of `preferred` or `discouraged` words in the settings decides. A
hyphen counts as a space: "open-source" is right beside "open source". "plaintext" and "plain text" are different words.
The form to write has a hyphen if most places, or the name, have one.

## Why is this bad?

One thing that is spelled in two ways looks like two things, and a search finds only one of them.

## How to fix it

Write the form that the message names. `--fix --unsafe-fixes` does so.

## Fix safety

The fix is unsafe: only a reader can tell whether the word is in a title or a quotation that is not marked as one.

## When to suppress it

When the word is in a quotation without quotation marks, or the two forms have different meanings. To prescribe a form
whatever most texts do, list it in a table for `preferred-form`.

## Sources

Style guides ask for one form and leave the choice: Oxford University Press writes -ize with -our, the European Union
-ise. English texts only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good
from glosslint.rule.english import Variant, base_words, lower_text, mask_quotations, mixed_spellings, spelling_variants
from glosslint.rule.facts import Place, Prose, Span
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rule.text import lazy_pattern
from glosslint.rules.wording.tables import Discouraged

_LEAST = 3  # places
_FEW = 3  # places: two against one is a thin majority
_BEFORE = 40  # characters before a word in which a text may offer it as another form
# Right before another form: "multitenancy (or multi-tenancy)", "also spelled X".
_OFFERED = lazy_pattern(
    r"(?:\((?:or\s+)?|\b(?:also|called|known as|named|spelled|spelt|written|term)\b[^.;:,]*)[*_]*\Z"
)
#: Three or more words in emphasis: the title of a work.
_TITLE = lazy_pattern(r"(?<![\w*_])([*_])(?=[^\s*_])[^*_\n]*\s[^*_\n]*\s[^*_\n]*(?<=[^\s*_])\1(?![\w*_])")
#: What follows an author and a year on a line: "Bergstra, J. (2012). Random search for …".
_CITED = lazy_pattern(r"(?:\b[A-Z]\.|\bet al\.?),?\s\((?:1[6-9]|20)\d\d[a-z]?\)[.,:]\s[^\n]*")
#: A single word in emphasis is mentioned rather than used: "the British prefer *judgement*".
_MENTIONED = lazy_pattern(r"(?<![\w*_])([*_])[^\s*_]+\1(?![\w*_])")
_SLUG = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_CAMEL = lazy_pattern(r"[a-z][A-Z]")
_RARE = 3  # one in so many is the rarer form


class Occurrence(NamedTuple):
    """A word of a text that the glossary spells in two ways."""

    variant: Variant
    entry: EntryFacts
    prose: Prose

    @property
    def place(self) -> Place:
        """The place of its characters."""
        return self.entry.at(self.prose.path, self.variant.span)

    def is_exempt(self, glossary: Glossary) -> bool:
        """Whether the text offers the word as another form, or it is part of the name of an entry there."""
        start, end = self.variant.span
        if _OFFERED.search(self.prose.text, max(0, start - _BEFORE), start) is not None:
            return True
        return any(match.span.start < end and start < match.span.end for match in glossary.names_in(self.prose))


class Named(NamedTuple):
    """A name of an entry, and how many words it has; ``inner``: of a word or compound that it does not begin with."""

    name: str
    words: int
    inner: bool = False  # "name space" in "domain name space" is a space of domain names, and no reason to write it so


@dataclass(frozen=True)
class Options:
    """The tables of the settings whose words the rule leaves to other rules, so that no fixes undo each other."""

    tables: tuple[Discouraged, ...] = ()

    @property
    def decided(self) -> frozenset[str]:
        """The words and replacements, in the form of ``Variant.key``."""
        texts = (text for table in self.tables for text in (*table.words, table.replacement))
        return frozenset(" ".join(base_words(text.removeprefix("to "))) for text in texts if text)


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every word that is mostly spelled differently; its places after the first have that as their cause."""
    occurrences = list(_occurrences(glossary))
    sides = Counter((item.variant.group, item.variant.first) for item in occurrences)
    keys = Counter(item.variant.key for item in occurrences)
    named = _named(glossary) if occurrences else {}
    decided = options.decided
    first_places: dict[str, Place] = {}
    hyphens = Counter(item.variant.key for item in occurrences if "-" in item.prose.text[slice(*item.variant.span)])
    for item in occurrences:
        variant = item.variant
        here, there = (sides[variant.group, side] for side in (variant.first, not variant.first))
        is_rare = here + there >= _LEAST and here * _RARE <= here + there
        right = named.get(variant.other)
        if right is not None and (right.inner or not (here <= there or right.words == len(variant.other.split()))):
            right = None
        if not decided.isdisjoint((variant.key, variant.other)):
            continue
        if variant.key in named or not (right or is_rare) or item.is_exempt(glossary):
            continue
        is_ending = variant.group.startswith("-")
        shown = " ".join(item.prose.text[slice(*variant.span)].split())
        hyphenated = hyphens[variant.other] * 2 > keys[variant.other] or (right is not None and "-" in right.name)
        written = variant.written.replace(" ", "-") if hyphenated else variant.written
        message = f'"{shown}" should be "{written}"{_reason(variant, there, here + there, right)}'
        sure = here + there > _FEW and (keys[variant.other] if is_ending else not variant.first)
        case = "" if right or sure else "habit"
        # The words with one ending are one habit, however many they are.
        same = f"{variant.group}{case}" if is_ending and right is None else variant.key
        causes = (Cause("spelling-variant", first_places[same]),) if same in first_places else ()
        if is_ending and case and here == 1:  # perhaps a typo of a word with another ending: "automisation"
            causes = (Cause("spelling", item.place),)
        first_places.setdefault(same, item.place)
        fix = unsafe(f'write "{written}"', Replace(item.place, written))
        yield Problem(message, item.place, case=case, causes=causes, fix=fix)


def _occurrences(glossary: Glossary) -> Iterator[Occurrence]:
    """Yield the words of English texts that are spelled in two ways in this glossary."""
    names = (words for _, words in _names(glossary))
    mixed = mixed_spellings(chain(names, (prose.base_forms for _, prose in _texts(glossary))))
    for entry, prose in _texts(glossary):
        if mixed.may_occur_in(prose.base_forms):
            for variant in spelling_variants(prose.text, lower_text(_own_words(prose)), mixed):
                yield Occurrence(variant, entry, prose)


def _texts(glossary: Glossary) -> Iterator[tuple[EntryFacts, Prose]]:
    return ((entry, prose) for entry in glossary.entries for prose in entry.prose if prose.english)


def _own_words(prose: Prose) -> str:
    """Return the text at its own length without what others wrote: quotations, and titles of works."""
    titles = [link.text for link in prose.markdown.links if "://" in link.target]
    patterns = (_TITLE, _MENTIONED, _CITED)
    titles += [span for _, span in prose.markdown.hidden]  # else `0`-`1` is a compound of x
    titles += [Span(*match.span()) for pattern in patterns for match in pattern.finditer(prose.text)]
    text = mask_quotations(prose.opaque)
    for start, end in titles:
        text = f"{text[:start]}{'.' * (end - start)}{text[end:]}"
    return text


def _names(glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    """Yield the English names of all entries with their words, except those of code, such as "DisplayList"."""
    for entry in (*glossary.entries, *glossary.vocabulary):
        for name in entry.names:
            if name.language.split("-")[0] == "en" and not _CAMEL.search(name.value):
                yield name.value, base_words(name.value)


def _named(glossary: Glossary) -> Mapping[str, Named]:
    """Return the shortest name that contains each word, or pair of adjacent words, by the form of ``Variant.key``."""
    names_by_key: dict[str, Named] = {}
    names = list(_names(glossary))
    slugs = sum(_SLUG.match(name) is not None for name, _ in names) > sum(" " in name for name, _ in names)
    for name, words in sorted(names, key=lambda pair: len(pair[0])):
        if slugs and _SLUG.match(name) is not None:
            continue  # "file-system" among names such as "open-a-file" is how names are written
        for key in (*words, *map(" ".join, pairwise(words))):
            names_by_key.setdefault(key, Named(name, len(words), " " in key and not " ".join(words).startswith(key)))
    return names_by_key


def _reason(variant: Variant, there: int, together: int, right: Named | None) -> str:
    if right is not None:
        return f', as in the name "{right.name}"'
    if variant.group.startswith("-"):
        ending = variant.group.split("/")[variant.first]
        return f"; {there} of {together} such words are spelled with {ending}"
    return f", as in {there} of {together} places"


_SETS = {
    "a.yaml": "id: split\nterm: Split\nsummary: Part of a dataset; all datasets have two.\n",
    "b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of datasets.\n",
}

RULE = GlossaryRule(
    name="spelling-variant",
    category="consistency",
    severity=Severity.WARNING,
    cases={"habit": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    heeds=("preferred", "discouraged"),
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_SETS, "c.yaml": 'id: row\nterm: Row\nsummary: Line of what the paper calls "data set".\n'}),
        good({**_SETS, "c.yaml": "id: row\nterm: Row\nsummary: Line, says *Each data set of lines*.\n"}),
        good({**_SETS, "c.yaml": "id: row\nterm: Row\ndefinition: |\n  Line.\n\n  > of a data set\n"}),
        good("id: tune\nterm: Tune\nsummary: To optimize or optimise a model.\n"),
        good("id: list\nterm: DataSet\nsummary: Class of a list, which holds a data set.\n"),
        good("id: oss\nterm: OSS\nsummary: Open-source software, open source for short, whose source is open.\n"),
        bad(
            {**_SETS, "c.yaml": "id: row\nterm: Row\nsummary: Line of a ⟦data set⟧.\n"},
            '"data set" should be "dataset", as in 3 of 4 places',
            after={"c.yaml": "id: row\nterm: Row\nsummary: Line of a dataset.\n"},
        ),
        bad(
            {
                "a.yaml": "id: front-running\nterm: Front-running\nsummary: Trade before another.\n",
                "b.yaml": "id: mev\nterm: MEV\nsummary: Profit by ⟦frontrunning⟧ others.\n",
            },
            '"frontrunning" should be "front-running", as in the name "Front-running"',
            after={"b.yaml": "id: mev\nterm: MEV\nsummary: Profit by front-running others.\n"},
        ),
        bad(
            "id: tune\nterm: Tune\nsummary: To optimize, and not only to ⟦organise⟧, by customized means.\n",
            '"organise" should be "organize"; 2 of 3 such words are spelled with -ize',
            after="id: tune\nterm: Tune\nsummary: To optimize, and not only to organize, by customized means.\n",
        ),
        bad(
            {
                "a.yaml": "id: dataset\nterm: Dataset\nsummary: Rows that belong together.\n",
                "b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of ⟦data sets⟧.\n",
            },
            '"data sets" should be "datasets", as in the name "Dataset"',
            after={"b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of datasets.\n"},
        ),
    ),
)
