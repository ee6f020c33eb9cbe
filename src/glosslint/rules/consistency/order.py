"""The rules on alphabetical order: of the items of a list, and of the entries of a file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise, takewhile
from typing import NamedTuple

from glosslint.rule import EntryRule, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import EntryFacts, NodePath, Place, Related, Span, Text
from glosslint.rule.fixes import Reorder, Safety, safe, unsafe
from glosslint.rule.names import fold, slug, strip_accents
from glosslint.rule.text import ASIDES, group_values, lazy_pattern, longest_sorted_subsequence

#: Letters that have a place of their own in an alphabet, and what sorts them there: after "n", or after "z".
_ALPHABETS = (
    "\u00e5:{ \u00e4:| \u00f6:}",  # Swedish and Finnish
    "\u00e6:{ \u00e4:{ \u00f8:| \u00f6:| \u00e5:}",  # Danish and Norwegian
    "\u00f1:n{",  # Spanish
    "\u010d:c{ \u0107:c| \u0111:d{ ch:h{ \u0159:r{ \u0161:s{ \u017e:z{",  # Czech, Slovak, Croatian and their neighbours
    "\u0105:a{ \u0107:c{ \u0119:e{ \u0142:l{ \u0144:n{ \u00f3:o{ \u015b:s{ \u017a:z{ \u017c:z|",  # Polish
    "\u00f6:o{ \u0151:o{ \u00fc:u{ \u0171:u{ cs:c{ gy:g{ ly:l{ ny:n{ sz:s{ ty:t{ zs:z{",  # Hungarian
    "\u0103:a{ \u00e2:a| \u00ee:i{ \u0219:s{ \u015f:s{ \u021b:t{ \u0163:t{",  # Romanian
    "\u00e7:c{ \u011f:g{ \u0131:h{ \u00f6:o{ \u015f:s{ \u00fc:u{",  # Turkish
    "\u00e1:a{ \u00f0:d{ \u00e9:e{ \u00ed:i{ \u00f3:o{ \u00fa:u{ \u00fd:y{ \u00fe:{ \u00e6:| \u00f6:}",  # Icelandic
    "\u0161:s{ z:s| \u017e:s} \u00f5:w{ \u00e4:w| \u00f6:w} \u00fc:w~",  # Estonian
    "\u00e4:ae \u00f6:oe \u00fc:ue",  # German, as in lists of names
)


@lru_cache(maxsize=65536)  # a list of entries is compared with several orders
def rank(text: str) -> str:
    """Return the key by which a name is sorted: its letters without case and accents, with hyphens as spaces."""
    return strip_accents(fold(text))


def _rank_in(places: Sequence[Sequence[str]], text: str) -> str:
    folded = fold(text)
    for letter, place in places:
        folded = folded.replace(letter, place)
    return strip_accents(folded)


#: Such keys by the alphabets of other languages, in which some letters with accents are letters of their own.
_RANKS_ELSEWHERE = [partial(_rank_in, [item.split(":") for item in alphabet.split()]) for alphabet in _ALPHABETS]


def _find_late_items(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every list with an item that belongs further up."""
    for path, items in _lists(entry).items():
        ranks = [rank(item) for item in items]
        late = next((later for earlier, later in pairwise(range(len(items))) if ranks[later] < ranks[earlier]), None)
        if late is not None:
            order = sorted(range(len(items)), key=lambda number: ranks[number])
            before = next(number for number in order if ranks[number] > ranks[late])
            message = f'"{items[late]}" comes after "{items[before]}" in "{path[-1]}"'
            fix = safe("sort the list", Reorder(entry.at(path), tuple(order)))
            yield Problem(message, entry.at((*path, late)), help="sort the list", fix=fix)


def _lists(entry: EntryFacts) -> dict[NodePath, list[str]]:
    """Return the items of each list of aliases or references of which every item is one."""
    texts_by_list: dict[NodePath, dict[int, str]] = defaultdict(dict)
    term = entry.term.path if entry.term is not None else ()
    aliases = [(name.path, name.value) for name in entry.names if name.kind == "alias" and name.path != term]
    for path, text in (*aliases, *((reference.path, reference.target) for reference in entry.references)):
        if isinstance(path[-1], int):
            texts_by_list[path[:-1]][path[-1]] = text
    # A gap in the numbers is an item that is no alias or reference, and that could not be moved.
    return {
        path: [texts[number] for number in sorted(texts)]
        for path, texts in texts_by_list.items()
        if len(texts) == max(texts) + 1
    }


UNSORTED_LIST = EntryRule(
    name="unsorted-list",
    category="consistency",
    severity=Severity.OFF,
    docs="""
## What it does

Reports a list of aliases or references whose items are not in alphabetical order. Capitals, accents and punctuation
make no difference.

## Why is this bad?

In a long unsorted list it is hard to find an item or to see a duplicate, and two branches that each append one
conflict.

## How to fix it

Sort the list. `glosslint --fix` does so; comments beside or above an item move with it.

## Fix safety

The fix moves items and changes none; comments move with their item. It is not offered where an item could not be moved.

## When to suppress it

When the order has a meaning, such as the most important reference first. The rule is off by default.

## Sources

The hook file-contents-sorter of pre-commit; the alphabetical order is that of ISO 12199 without its finer rules.
""",
    check=_find_late_items,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\naliases: [a b, A-c, Éclair, zoo]\nsee_also:\n  - alibi\n  - token\n"),
        bad(
            "id: rope\nsee_also: [token, ⟦alibi⟧] # more\n",
            '"alibi" comes after "token" in "see_also"',
            after="id: rope\nsee_also: [alibi, token] # more\n",
        ),
        bad(
            "id: rope\nsee_also:\n  - token # a piece\n  # a bias\n  - ⟦alibi⟧\n",
            '"alibi" comes after "token" in "see_also"',
            after="id: rope\nsee_also:\n  # a bias\n  - alibi\n  - token # a piece\n",
        ),
    ),
)


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
    """Yield the title without signs at its beginning, as ".base" is filed under B, and its words from each after the
    first on, as "Amazon EFS" under E."""
    if (rest := _LEADING_SIGNS.sub("", title)) not in ("", title):
        yield rest
    words = title.split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


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
_ORDERS_ELSEWHERE = tuple(_Order(name, key) for name in ("id", "term") for key in _RANKS_ELSEWHERE)


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


def _find_late_entries(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every list or mapping of entries of which a few are out of order."""
    rendered_in_order = {file.path for file in glossary.files if file.sorts_entries}
    listed = (entry for entry in glossary.entries if len(entry.root) > 1 and entry.file not in rendered_in_order)
    containers = group_values(((entry.file, entry.root[:-1]), entry) for entry in listed)
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


UNSORTED_ENTRIES = GlossaryRule(
    name="unsorted-entries",
    category="consistency",
    severity=Severity.WARNING,
    cases={"heading": Severity.INFO},
    docs="""
## What it does

Reports a file whose list or mapping of entries is in alphabetical order except for a few: fewer than 5 % would have to
move. The order may be that of the ids or of the terms, word by word or letter by letter, with or without what a term
has in parentheses, at its end or in it; the one that fits best is used, and the message names it. Each place where the
order breaks is shown. An entry may also be filed without the signs that its term begins with, as ".base" under B, or
under a later word of its term, as "Amazon EFS" under E. Letters such as å, ñ and ł may have the places of their
alphabets. What comes last and is called "Other glossaries", "See also", "References" or the like stays last. A glossary
directive with the option `:sorted:` and entries with Chinese, Japanese or Thai terms are not reported.

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
""",
    check=_find_late_entries,
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
