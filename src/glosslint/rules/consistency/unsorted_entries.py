"""
## What it does

Reports a file whose list or mapping of entries is in alphabetical order except for a few: fewer than 5 % would have to
move. The order may be that of the ids or of the terms, word by word or letter by letter, with or without what a term
has in parentheses, at its end or in it; the one that fits best is used, and the message names it. Each place where the
order breaks is shown. An entry may also be filed without the signs that its term begins with, as ".base" under B, under
a later word of its term, as "Amazon EFS" under E, or under the name of the Greek letter that it begins with. Letters
such as å, ñ and ł may have the places that they have in their alphabets. What comes last and is called "Other
glossaries", "See also", "References" or the like stays last. A glossary directive with the option
`:sorted:` and entries with Chinese, Japanese or Thai terms are not reported.

On a page in order, a heading in the text of an entry is reported, too, if it belongs between this entry and the next,
as `### Mast` below `## Keel` and above `## Oar` does, and shares no word with this entry, unless such headings are
usual. It is an info if no links lead to the heading.

## Why is this bad?

A reader of the file looks for an entry at its place in the alphabet, does not find it, and writes it a second time.

An entry whose heading is too deep is a part of the one before it: no index, search or check knows it.

## How to fix it

Move the entries. `glosslint --fix` does so; the comments above an entry move with it. Give a heading that is a term the
level of the others.

## Fix safety

The fix moves entries and changes none: every id, name and text stays, and every link has the same target. Comments move
with their entry. It is not offered where an item of the list is not an entry, and is unsafe where a text may refer to
its neighbour ("Same as above").

## When to suppress it

When new entries belong at the end, in the order of their arrival.

## Sources

An entry is out of order if it is not part of the longest sorted sequence of entries (the longest increasing
subsequence, Schensted 1961). Of 633 entries of a published glossary, 16 would have to move, at 11 places. A file in
sections, each with its own order, has many and is not reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import NodePath, Place, Related, Span, Text
from glosslint.rule.fixes import Reorder, Safety, safe, unsafe
from glosslint.rule.names import fold, slug, strip_accents
from glosslint.rule.text import ASIDES, lazy_pattern, longest_sorted_subsequence
from glosslint.rules.consistency._collation import RANKS_ELSEWHERE, rank

#: What a text says of the entry before or after it: "Same as above, but smaller".
_NEIGHBOR = lazy_pattern(
    r"\b(?:as|see|like)\s+(?:the\s+)?(?:above|below|previous|preceding|foregoing)\b|\A\W*(?:ditto|idem)\b"
    r"|\bthe\s+(?:previous|preceding|foregoing|next|last)\s+(?:entry|term|definition)\b",
    re.IGNORECASE,
)
_OTHERS = lazy_pattern(
    r"(?:(?:other|more|further|additional|related|external|useful|similar) )+(?:online )?"
    r"(?:glossar(?:y|ies)|dictionar(?:y|ies)|terms|definitions|reading|references|resources|sources|links|information)"
    r"(?:(?: and|,|:| &) .{1,60})?"
)
_NUMBER = lazy_pattern(r"\d+")
_SIGN = lazy_pattern(r"[^\w\s-]")
_LEADING_SIGNS = lazy_pattern(r"\A[\W_]+")
_QUALIFIER = lazy_pattern(r"\s*\([^()]*\)\s*\Z")
_IN_BRACKETS = lazy_pattern(r"(?<!\s)\s*+\([^()]*\)")
#: The scripts in which the order of the signs is not that of a dictionary: kana with long vowels, Chinese, Thai.
_NO_ALPHABET = lazy_pattern("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_HEADING = lazy_pattern(
    r"^(?:#{2,6}|={3,6})[ \t]+(?P<words>[^\s{#][^\n{#]{0,78}[^\s{#])[ \t]*(?:\{#(?P<anchor>[^\s}]+)\})?", re.MULTILINE
)
_DIGITS = 12  # more than numbers in names have
_MOST = 0.05  # of the entries; if more are out of order, there is no order


class _Order(NamedTuple):
    """A way to sort entries: its name, which begins with that of the compared text, and the key of that text."""

    name: str
    rank: Callable[[str], str]

    def text(self, entry: EntryFacts) -> Text | None:
        """Return the text that is compared."""
        return entry.id if self.name.startswith("id") else entry.term

    def ranks(self, entries: Sequence[EntryFacts]) -> list[str]:
        """Return the keys of the entries; one without the text has that of the entry before it, where it may stay."""
        ranks: list[str] = []
        for entry in entries:
            text = self.text(entry)
            ranks.append(self.rank(text.value) if text is not None else ranks[-1] if ranks else "")
        return ranks

    def misplaced(self, entries: Sequence[EntryFacts]) -> int:
        """Return how many entries would have to move."""
        return len(entries) - len(longest_sorted_subsequence(self.ranks(entries)))

    def shown(self, entry: EntryFacts) -> str:
        """Return the compared text, or else the title: also for an id made from the term, which no reader sees."""
        text = self.text(entry)
        return text.value if text is not None and not (text is entry.id and entry.id_is_made) else entry.title

    def named(self, entry: EntryFacts) -> str:
        """Return the name of the order, for readers of the file with an entry."""
        return "term" if self.name.startswith("id") and entry.id_is_made else self.name

    def place(self, entry: EntryFacts) -> Place:
        """Return the place of the compared text, or else of the entry."""
        text = self.text(entry)
        return entry.head() if text is None or text.path == entry.root else entry.at(text.path)


def _filed(ranks: list[str], entries: Sequence[EntryFacts]) -> list[str]:
    """Return the keys, with that of a later word for each entry that is where that belongs."""
    sorted_numbers = longest_sorted_subsequence(ranks)
    kept, filed = set(sorted_numbers), list(ranks)
    for number, entry in enumerate(entries):
        if number not in kept:
            before = max((ranks[other] for other in sorted_numbers if other < number), default="")
            after = min((ranks[other] for other in sorted_numbers if other > number), default="\U0010ffff")
            keys = map(rank, _other_names(entry.title))
            filed[number] = next((key for key in keys if before <= key <= after), ranks[number])
    return filed


def _other_names(title: str) -> Iterator[str]:
    """Yield the title without signs at its beginning, as ".base" is filed under B; its words from each after the first
    on, as "Amazon EFS" under E; and a letter before a hyphen left out, or by its name: "\u03b2-blocker" is filed as
    "blocker" or "beta-blocker"."""
    if (rest := _LEADING_SIGNS.sub("", title)) not in ("", title):
        yield rest
    words = title.split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))
    letter, hyphen, rest = title.partition("-")
    if hyphen and len(letter) == 1:
        yield rest
        if (name := unicodedata.name(letter, "")).startswith("GREEK SMALL LETTER "):
            yield f"{name.rpartition(' ')[2]}-{rest}"


def _closes(entry: EntryFacts) -> bool:
    """Return whether what is read as an entry may be the part that follows the entries of a page."""
    title = " ".join(entry.title.casefold().strip(" .:").split())
    return title in ASIDES or _OTHERS.fullmatch(title) is not None


def _natural(text: str) -> str:
    """Return the key by which "2" comes before "10"."""
    return _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), rank(text))


_ORDERS = (
    _Order("id", lambda text: strip_accents(text.casefold())),
    _Order("id", str.casefold),
    _Order("id", str),
    _Order("id", rank),
    _Order("id, numbers by value", _natural),
    _Order("term", rank),
    _Order("term", str.casefold),
    _Order("term", str),
    _Order("term, numbers by value", _natural),
    _Order("term, without signs", lambda text: rank(_SIGN.sub("", text))),
    _Order("term, without parentheses", lambda text: rank(_QUALIFIER.sub("", text))),
    _Order("term, without parentheses", lambda text: rank(_SIGN.sub("", _QUALIFIER.sub("", text)))),
    _Order("term, without parentheses", lambda text: rank(_IN_BRACKETS.sub("", text))),
    _Order("term, letter by letter", lambda text: "".join(filter(str.isalnum, rank(text)))),
)
#: The same in the alphabets of other languages, tried where few entries break the orders above.
_ORDERS_ELSEWHERE = tuple(_Order(name, key) for name in ("id", "term") for key in RANKS_ELSEWHERE)


def _order_of(entries: Sequence[EntryFacts]) -> tuple[int, _Order]:
    """Return how many entries break the order that the fewest of them break, and the (first) order of these."""
    least, best = len(entries), _ORDERS[0]
    for order in (*_ORDERS, *_ORDERS_ELSEWHERE):
        if not least or (order is _ORDERS_ELSEWHERE[0] and least >= _MOST * len(entries)):
            break
        misplaced = order.misplaced(entries)
        if misplaced < least:
            least, best = misplaced, order
    return least, best


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every list or mapping of entries of which a few are out of order."""
    containers: dict[tuple[str, NodePath], list[EntryFacts]] = defaultdict(list)
    rendered_in_order = {file.path for file in glossary.files if file.sorts_entries}
    for entry in glossary.entries:
        if len(entry.root) > 1 and entry.file not in rendered_in_order:
            containers[entry.file, entry.root[:-1]].append(entry)
    for (file, path), every in containers.items():
        entries = every[: len(every) - sum(1 for _ in takewhile(_closes, reversed(every)))]
        misplaced, order = _order_of(entries)
        if misplaced < _MOST * len(entries):
            yield from _deep_headings(glossary, entries)
        if 0 < misplaced < _MOST * len(entries):
            ranks = _filed(order.ranks(entries), entries)
            pairs = [
                pair for pair, (before, after) in zip(pairwise(entries), pairwise(ranks), strict=True) if after < before
            ]
            if not pairs or any(_NO_ALPHABET.search(order.shown(entry)) for pair in pairs for entry in pair):
                continue
            clauses = [f'"{order.shown(late)}" comes after "{order.shown(previous)}"' for previous, late in pairs]
            places = [order.place(late) for _, late in pairs]
            more = f", and {len(pairs) - 1} more of {len(entries)} entries break the order" if len(pairs) > 1 else ""
            message = f"{clauses[0]}{more}; the others are sorted by {order.named(entries[0])}"
            related = tuple(map(Related, places[1:], clauses[1:]))
            numbers = [entry.root[-1] for entry in every]
            fix = None
            if not isinstance(numbers[0], int) or numbers == list(range(len(every))):  # else an item is no entry
                sorted_numbers = sorted(range(len(entries)), key=ranks.__getitem__)
                texts = (prose.masked for entry in entries for prose in entry.prose)
                certainty = unsafe if any(map(_NEIGHBOR.search, texts)) else safe
                order_of_all = (*sorted_numbers, *range(len(entries), len(every)))
                fix = certainty("sort the entries", Reorder(Place(file, path), order_of_all))
            yield Problem(message, places[0], related, "sort the entries", fix=fix)


def _deep_headings(glossary: Glossary, entries: Sequence[EntryFacts]) -> Problems:
    """Report the headings in texts that have the place of an entry, where hardly any others are in texts."""
    titles = [entry.title for entry in entries]
    headings = [
        (entry, prose, following, match)
        for entry, following in zip(entries, [*titles[1:], "\U0010ffff"], strict=True)
        for prose in entry.prose
        if "\n#" in prose.text or "\n=" in prose.text
        for match in _HEADING.finditer(prose.opaque)
    ]
    counts = Counter(fold(match["words"]) for *_, match in headings)
    single = [heading for heading in headings if counts[fold(heading[-1]["words"])] == 1]
    targets = {link.destination.partition("#")[2] for entry in glossary.entries if single for link in entry.links}
    for entry, prose, following, match in single if len(single) <= _MOST * len(entries) else ():
        span = Span(*match.span("words"))
        words = prose.text[slice(*span)]
        is_part = not set(fold(words).split()).isdisjoint(fold(entry.title).split())  # "Rope of hemp" below "Rope"
        if rank(entry.title) < rank(words) < rank(following) and not is_part and fold(words) not in ASIDES:
            message = f'the heading "{words}" has the place of an entry, but is a part of "{entry.title}"'
            case = "" if (match["anchor"] or slug(words)) in targets else "heading"
            yield Problem(message, entry.at(prose.path, span), help="give it the level of the other terms", case=case)


_ALPHABET = "alef bet gimel dalet he vav zayin chet tet yod kaf lamed mem nun samekh ayin pe tsadi qof resh shin tav"
_LETTERS = _ALPHABET.split()
_SORTED = [f"{letter}: Letter of an alphabet.\n" for letter in sorted(_LETTERS)]


def _page(heading: str) -> str:
    """Return a page of the letters in which the third has a heading in its text, and the next two have another one."""
    deep = ["", "", *(f"\n### {words}\n\nMore.\n" for words in (heading, "Shape", "Shape")), *[""] * 20]
    return "\n".join(f"## {at}\n\nA letter.\n{part}" for at, part in zip(sorted(_LETTERS), deep, strict=False))


RULE = GlossaryRule(
    name="unsorted-entries",
    category="consistency",
    severity=Severity.WARNING,
    cases={"heading": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("".join(_SORTED), layout="map"),
        good("".join(f"{letter}: Letter of an alphabet.\n" for letter in _LETTERS), layout="map"),
        good("".join([*_SORTED, "Other glossaries: Those of other alphabets.\n"]), layout="map"),
        bad(
            "".join([*_SORTED[:4], f"{_SORTED[-1]}", f"⟦{_SORTED[4]}".replace(":", "⟧:"), *_SORTED[5:-1]])
            + "Other glossaries: Those of other alphabets.\n",
            f'"{sorted(_LETTERS)[4]}" comes after "{sorted(_LETTERS)[-1]}"; the others are sorted by id',
            after="".join([*_SORTED, "Other glossaries: Those of other alphabets.\n"]),
            layout="map",
        ),
        good({"page.md": _page("Origin")}, layout="page"),
        good({"page.md": _page("Beta as a form of bet")}, layout="page"),
        bad(
            {"page.md": _page("⟦Beta⟧")},
            'the heading "Beta" has the place of an entry, but is a part of "bet"',
            layout="page",
        ),
        good(
            "".join([*_SORTED, "zz (Vulgate): Letter of a bible.\n", "zz (English): Letter of the other.\n"]),
            layout="map",
        ),
        bad(
            "".join([*_SORTED[:4], f"{_SORTED[-1]}", f"⟦{_SORTED[4]}".replace(":", "⟧:"), *_SORTED[5:-1]]),
            f'"{sorted(_LETTERS)[4]}" comes after "{sorted(_LETTERS)[-1]}"; the others are sorted by id',
            after="".join(_SORTED),
            layout="map",
        ),
        bad(
            "".join([*_SORTED[:4], f"{_SORTED[-1]}", f"⟦{_SORTED[4]}".replace(":", "⟧:"), *_SORTED[5:-1]])
            + "zz: Same as the letter, as above.\n",
            f'"{sorted(_LETTERS)[4]}" comes after "{sorted(_LETTERS)[-1]}"; the others are sorted by id',
            after="".join([*_SORTED, "zz: Same as the letter, as above.\n"]),
            layout="map",
        ),
    ),
)
