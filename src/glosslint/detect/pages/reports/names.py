"""What adds other names to the terms of a page, with an example, so that a user sees a wrong division."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from glosslint.detect.pages.score import Reading
from glosslint.model.options import toml
from glosslint.parse.page.names import names_in
from glosslint.parse.page.table import MoreNames
from glosslint.parse.tree import Mapping, Scalar, Sequence
from glosslint.text.english.similarity import are_opposites
from glosslint.text.names import fold

#: What is between a term and a name after it, and how a message calls it.
_SIGNS = (
    (re.compile(r"[(（\[]"), "names in brackets are other names", "{} ({})"),
    (re.compile(r"/(?!\w)|(?<!<)/"), "names after a slash are other names", "{} / {}"),
    (re.compile(r","), "names after a comma are other names", "{}, {}"),
    (re.compile(r"[–—-]"), "names after a dash are other names", "{} – {}"),
)
#: The signs that may divide a term: what messages call them, and the least number of terms with each.
_DIVIDED: dict[MoreNames, tuple[re.Pattern[str], str, int]] = {
    "slash": (re.compile(r" / "), "slash", 1),
    "comma": (re.compile(r",\s"), "comma", 2),
    "dash": (re.compile(r"\s[–—-]\s"), "dash", 2),
}
_LONGEST, _ROOT = 3, 4  # words of a name; letters in which two forms of a word are the same
_DIGIT = re.compile(r"\d")
_FAR = 40  # characters


def describe_names(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield what adds names to terms in brackets or after a sign, with an example of each, and which terms with a sign
    are not divided."""
    every = list(readings)
    own = tuple(dict.fromkeys(name for reading in every for name in reading.table.more_names))
    pairs = [(between, *pair) for reading in every for between, pair in _pairs(reading)] if own else []
    for sign, words, form in _SIGNS:
        pair = next((pair for between, *pair in pairs if sign.search(between)), None)
        if pair is not None:
            yield f'{words}: "{form.format(*pair)}" is "{pair[0]}" and "{pair[1]}"'
    yield from describe_whole((term for reading in every for term, _ in reading.pairs), own)


def describe_whole(terms: Iterable[str], own: tuple[MoreNames, ...]) -> Iterator[str]:
    """Yield which terms a slash, comma or dash divides if the settings have it beside what they have of their
    ``own``, with the first of each."""
    every = list(terms)
    for kind, (sign, what, least) in _DIVIDED.items():
        if kind in own:
            continue
        found = {term: parts for term in every if sign.search(term) and len(parts := _parts(term, kind)) > 1}
        firsts, lasts = (Counter(fold(parts[at]) for parts in found.values()) for at in (0, -1))
        whole = [
            term
            for term, parts in found.items()
            if kind == "slash" or (firsts[fold(parts[0])] == lasts[fold(parts[-1])] == 1 and _may_be_names(parts, kind))
        ]
        if len(whole) >= least:
            each = f" is one name, and {len(whole) - 1} more with a {what} are" if len(whole) > 1 else " is one name"
            yield f'"{whole[0]}"{each}; if not: more-names = {toml([*own, kind])}'


def _parts(term: str, kind: MoreNames) -> list[str]:
    return [term[slice(*part)] for part in names_in(term, (kind,))]


def _may_be_names(parts: list[str], kind: MoreNames) -> bool:
    """Return whether a sign is between short parts that may be names of one thing. After a comma, a single word may
    belong before the others, as in "Mast, fore"; numbers and contrasts are no names."""
    one, *others = parts
    if any(not part[0].isalpha() or len(part.split()) > _LONGEST or _DIGIT.search(part) for part in parts):
        return False
    if any(are_opposites(one, other) for other in others):
        return False
    roots = {fold(word)[:_ROOT] for word in one.split()}
    return kind != "comma" or all(" " in other or fold(other)[:_ROOT] in roots for other in others)


def _pairs(reading: Reading) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the terms after which one other name follows, with what is between them."""
    text = reading.document.source.text
    for node in reading.nodes:
        term, other = node.get("term"), _only(node)
        if isinstance(term, Scalar) and other is not None and 0 < other.start - term.end <= _FAR:
            yield text[term.end : other.start], (term.text, other.text)


def _only(node: Mapping) -> Scalar | None:
    """Return the only other name of an entry."""
    aliases = node.get("aliases")
    items = aliases.items if isinstance(aliases, Sequence) else ()
    only = items[0] if len(items) == 1 else None
    return only if isinstance(only, Scalar) else None
