"""Which signs add other names to the terms of a page, such as brackets and slashes, and the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence as Many
from dataclasses import replace

from glosslint.detect.pages.score import Reading, read_with
from glosslint.model import Span
from glosslint.model.options import toml
from glosslint.parse.page.names import brackets_blanked, names_in, sure_forms
from glosslint.parse.page.shown import BREAK
from glosslint.parse.page.table import MoreNames
from glosslint.parse.tree import Scalar, Sequence
from glosslint.text.acronyms import alike_parts, is_alike, is_inside, is_short_form, is_sure_form, is_symbol_of
from glosslint.text.names import fold, in_brackets

_SURE = 0.8  # the share of terms with a dash in which it is between a short and a long form
_FEWEST = 2  # terms that a slash divides, or that have signs in brackets
_DASH, _SEVERAL = re.compile(r"\s+[–—-]\s+"), 3  # between a short form and its long form, in so many terms
_WORD, _ROOT = re.compile(r"[^\W\d_]{2,}"), 4  # letters in which two forms of a word are the same
_COMMA, _OR = re.compile(r"\s*,\s+"), re.compile(r"\s+or\s+")
_LISTED = re.compile(r"[`*_]*,\s+[`*_]*")
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
_SHORT_NAME, _FAR = 3, 40  # words of a name; characters between a term and its other name
_OPENS = re.compile(
    r"[^\w(（]{0,9}(?:\]\([^()\s]{0,300}\)|<[^<>]{1,300}>|[^\w(（]){0,9}[(（][^\w]{0,9}(?:<[^<>]{1,300}>|[^\w<]){0,9}(?:or\s)?"
)


def with_more_names(reading: Reading) -> Reading:
    """Return the reading with names in brackets, or after a slash or dash, if these are names of the entry."""
    names: list[MoreNames] = []
    pairs = list(_in_brackets(_with(reading, "brackets")))
    alike = [is_alike(*pair) or bool(alike_parts(*pair)) for pair in pairs]
    named = [fold(words) for (_, words), own in zip(pairs, alike, strict=True) if own or _WORD.search(words) is None]
    if len(set(named)) < len(named):  # what several terms have in brackets tells these apart from others
        alike = [False for _ in pairs]
    # Beside these, what has no word of two letters is a symbol.
    if any(alike) and all(own or _WORD.search(words) is None for own, (_, words) in zip(alike, pairs, strict=True)):
        names.append("brackets")
    elif any(is_short_form(*pair) or is_sure_form(*pair) for pair in pairs):
        names.append("short-forms")
    if "short-forms" not in names and any(sure_forms(term) for term, _ in reading.pairs):
        names.append("short-forms")
    if "brackets" not in names and any(alike) and _with(reading, *names, "alike").pairs != _with(reading, *names).pairs:
        names.append("alike")
    with_symbols: list[MoreNames] = [*names, "symbols"]
    if _have_symbols({*(term for term, _ in reading.pairs), *(f"{term} ({words})" for term, words in pairs)}):
        adds = _with(reading, *with_symbols).pairs != _with(reading, *names).pairs
        names = with_symbols if adds else names
    before, after = _slashed(_with(reading, *names)), _slashed(_with(reading, *names, "slash"))
    if len(before) - len(after) >= max(_FEWEST, len(after)):
        names.append("slash")
    if _have_code(code_in_brackets(reading)):
        names.append("code")
    names += _between_short_forms(term for term, _ in reading.pairs)
    dashed = [_DASH.split(term, maxsplit=1) for term, _ in reading.pairs if _DASH.search(term)]
    if len(dashed) >= _SEVERAL and sum(is_short_form(*pair) for pair in dashed) >= _SURE * len(dashed):
        names.append("dash")
    if _divides_names(reading):
        names.append("break")
    return _with(reading, *names) if names else reading


def _slashed(reading: Reading) -> list[str]:
    """Return the terms with a slash that is not in brackets, which may divide them."""
    return [term for term, _ in reading.pairs if " / " in term and " / " in brackets_blanked(term)]


def _have_code(pairs: Iterable[tuple[str, str]]) -> bool:
    """Return whether the code in brackets after terms names them: no two have the same, and at least half share a word
    or initials with their terms; the others may be values, as in "Mode (`fast`)"."""
    codes = [(term, _WORD.findall(fold(code))) for term, code in pairs]
    alike = sum(
        any(word[:_ROOT] in (own[:_ROOT] for own in _WORD.findall(fold(term))) for word in words)
        or any(is_short_form(term, word) for word in words)
        for term, words in codes
    )
    return len({tuple(words) for _, words in codes}) == len(codes) <= 2 * alike and bool(codes)


def _have_symbols(terms: Iterable[str]) -> bool:
    """Return whether several terms have their sign or letter in brackets, or are such with words in brackets, and none
    of these stands for two of them; two terms are enough if both have signs, not letters."""
    number = letters = 0
    named: dict[str, set[str]] = {}
    for term in terms:
        match = in_brackets(term)
        if match is None or not is_symbol_of(match["term"], match["names"]):
            continue
        symbol, words = sorted((fold(match["term"]), fold(match["names"])), key=len)
        parts = set(words.split())
        if named.setdefault(symbol, parts).isdisjoint(parts):
            return False
        number += 1
        letters += symbol.isalpha()
    return number >= (_SEVERAL if letters else _FEWEST)


def _between_short_forms(terms: Iterable[str]) -> Iterator[MoreNames]:
    """Yield "comma" and "or", if in each of the terms with such a sign it is between short forms: "ADO, AZDO"."""
    every = list(terms)
    signs: tuple[tuple[MoreNames, re.Pattern[str]], ...] = (("comma", _COMMA), ("or", _OR))
    for name, sign in signs:
        listed = [sign.split(term) for term in every if sign.search(term)]
        if listed and all(map(_are_short, listed)):
            yield name


def _are_short(names: Many[str]) -> bool:
    """Return whether names are in capitals, and the longest has the letters of the others: "ADO, AZDO", but not "RPO,
    RTO"."""
    longest = max(names, key=len)
    capitals = all(name.isupper() and name.isalnum() and len(name) > 1 for name in names)
    return capitals and all(name[0] == longest[0] and is_inside(name, longest) for name in names)


def _with(reading: Reading, *names: MoreNames) -> Reading:
    return read_with(reading, replace(reading.table, more_names=names))


def _in_brackets(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the terms of a reading that have a name in brackets after them, with the first such name; with the second,
    if only that is a short or long form: "POM (`pom.xml`, Project Object Model)"."""
    text = reading.document.source.text
    for node in reading.nodes:
        term, aliases = node.get("term"), node.get("aliases")
        names = [item for item in aliases.items if isinstance(item, Scalar)] if isinstance(aliases, Sequence) else []
        # Other names have words before them, "(aka leg)", or a column of their own.
        if isinstance(term, Scalar) and names and _OPENS.fullmatch(text, term.end, max(names[0].start, term.end)):
            own = names[:2] if len(names) > 1 and _LISTED.fullmatch(text, names[0].end, names[1].start) else names[:1]
            yield term.text, next((name.text for name in own if is_short_form(term.text, name.text)), own[0].text)


def code_in_brackets(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the terms of a reading that have only a name in code in brackets after them, with that name."""
    text = reading.document.source.text
    if "(`" in text or ("(<" in text and "</" in text):
        yield from _in_brackets(_with(reading, "code"))


def _divides_names(reading: Reading) -> bool:
    """Return whether line breaks divide the names of an entry: most terms with a break are not so long that they need
    one, since others have more characters on one line. What is the same after several breaks is no name, but "noun"."""
    text = reading.document.source.text
    nodes = [node.get("term") for node in reading.nodes]
    spans = [Span(node.start, node.end) for node in nodes if node is not None]
    broken = [(match, span) for span in spans if (match := BREAK.search(text, *span)) is not None]
    longest = max((span.end - span.start for span in spans if not BREAK.search(text, *span)), default=0)
    short = sum(span.end - span.start <= longest for _, span in broken)
    after = {fold(text[match.end() : span.end]) for match, span in broken}
    return len(broken) == len(after) > 1 and 2 * short > len(broken)


def describe_names(readings: Many[Reading]) -> Iterator[str]:
    """Yield what adds names to terms in brackets or after a sign, with an example of each, so that a user sees a wrong
    division, and which terms with a sign are not divided."""
    own = readings[0].table.more_names
    found: dict[str, str] = {}
    for reading in readings if own else ():
        for node in reading.nodes:
            term, aliases = node.get("term"), node.get("aliases")
            other = aliases.items[0] if isinstance(aliases, Sequence) and len(aliases.items) == 1 else None
            if isinstance(term, Scalar) and isinstance(other, Scalar) and 0 < other.start - term.end <= _FAR:
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
