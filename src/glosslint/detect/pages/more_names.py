"""Which signs add other names to the terms of a page, such as brackets and slashes, and the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence as Many
from dataclasses import replace

from glosslint.detect.pages.readings import Reading, read_again, strings_of
from glosslint.model.options import toml
from glosslint.parse.page.names import blank_brackets, names_in, sure_forms
from glosslint.parse.page.table import NAMES, MoreNames
from glosslint.text.acronyms import is_alike, is_short_form, is_sure_form
from glosslint.text.names import fold

_FEWEST = 2  # terms that a slash divides
_WORD = re.compile(r"[^\W\d_]{2,}")  # what has none is a symbol
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
_SHORT_NAME = 3  # words of a name
_OPENS = re.compile(
    r"[^\w(（]{0,9}(?:\]\([^()\s]{0,300}\)|<[^<>]{1,300}>|[^\w(（]){0,9}[(（][^\w]{0,9}(?:<[^<>]{1,300}>|[^\w<]){0,9}(?:or\s)?"
)


def add_more_names(reading: Reading) -> Reading:
    """Return the reading with names in brackets, or after a slash, if these are names of the entry."""
    names: list[MoreNames] = []
    pairs = list(_find_in_brackets(_read_names(reading, "brackets")))
    alike = [fold(words) for term, words in pairs if is_alike(term, words)]
    symbols = sum(_WORD.search(words) is None for term, words in pairs if not is_alike(term, words))
    are_names = bool(alike) and len(set(alike)) == len(alike)  # what several terms have tells them apart from others
    if are_names and len(alike) + symbols == len(pairs):
        names.append("brackets")
    are_sure = "brackets" not in names and any(is_short_form(*pair) or is_sure_form(*pair) for pair in pairs)
    if are_sure or any(sure_forms(term) for term, _ in reading.pairs):
        names.append("short-forms")
    if (
        are_names
        and "brackets" not in names
        and _read_names(reading, *names, "alike").pairs != _read_names(reading, *names).pairs
    ):
        names.append("alike")
    before, after = _find_slashes(_read_names(reading, *names)), _find_slashes(_read_names(reading, *names, "slash"))
    if len(before) - len(after) >= max(_FEWEST, len(after)):
        names.append("slash")
    return _read_names(reading, *names) if names else reading


def _read_names(reading: Reading, *names: MoreNames) -> Reading:
    return read_again(reading, replace(reading.table, more_names=names))


def _find_in_brackets(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the terms of a reading that have a name in brackets after them, with this name."""
    text = reading.document.source.text
    for node in reading.nodes:
        for term, name in zip(strings_of(node, "term"), strings_of(node, NAMES), strict=False):
            opens = _OPENS.fullmatch(text, term.end, max(name.start, term.end))
            if opens is not None:  # others have words before them, "(aka leg)", or a column of their own
                yield term.text, name.text


def _find_slashes(reading: Reading) -> list[str]:
    """Return the terms with a slash that is not in brackets, which may divide them."""
    return [term for term, _ in reading.pairs if " / " in term and " / " in blank_brackets(term)]


def describe_names(readings: Many[Reading]) -> Iterator[str]:
    """Yield what adds names to terms in brackets or after a sign, with an example of each, so that a user sees a wrong
    division, and which terms with a sign are not divided."""
    own = readings[0].table.more_names
    found: dict[str, str] = {}
    for reading in readings if own else ():
        for node in reading.nodes:
            [term], others = strings_of(node, "term"), strings_of(node, NAMES)
            for other in others if len(others) == 1 else ():
                between, pair = reading.document.source.text[term.end : other.start], (term.text, other.text)
                for words, form in ((words, form) for sign, words, form in _SIGNS if sign.search(between)):
                    found.setdefault(words, f'{words}: "{form.format(*pair)}" is "{pair[0]}" and "{pair[1]}"')
    yield from (found[words] for _, words, _ in _SIGNS if words in found)
    yield from describe_whole((term for reading in readings for term, _ in reading.pairs), own)


def describe_whole(terms: Iterable[str], own: tuple[MoreNames, ...]) -> Iterator[str]:
    """Yield which terms a slash, comma or dash divides if the settings have it beside what they have of their
    ``own``, with the first of each."""
    every = list(terms)
    for kind, (sign, what, least) in _DIVIDED.items():
        whole = [term for term in every if kind not in own and sign.search(term) and _may_be_names(term, kind)]
        if len(whole) >= least:
            each = f" is one name, and {len(whole) - 1} more with a {what} are" if len(whole) > 1 else " is one name"
            yield f'"{whole[0]}"{each}; if not: more-names = {toml([*own, kind])}'


def _may_be_names(term: str, kind: MoreNames) -> bool:
    """Return whether a sign divides a term into short parts without numbers."""
    parts = [term[slice(*part)] for part in names_in(term, (kind,))]
    are_short = all(len(part.split()) <= _SHORT_NAME and part.replace(" ", "").isalpha() for part in parts)
    return len(parts) > 1 and (kind == "slash" or are_short)
