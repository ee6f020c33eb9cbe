"""Which signs add other names to the terms of a page: brackets, slashes, dashes or line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.files import parse
from glosslint.parse.sections.markdown.shown import BREAK
from glosslint.parse.sections.table import MoreNames
from glosslint.parse.tree import Scalar, Sequence
from glosslint.text.names import fold, is_acronym_of

_SURE = 0.8  # the share of terms with a dash in which it is between a short and a long form
_DASH, _SEVERAL = re.compile(r"\s+[–—-]\s+"), 3  # between a short form and its long form, in so many terms
_LATIN = re.compile(r"[A-Za-z]")
_OPENS = re.compile(r"[^\w(（]*[(（][^\w]*")
_CAPITAL = re.compile(r"[A-Z]")


class _Pair(NamedTuple):
    """A term and the words in brackets after it."""

    term: str
    names: str

    @property
    def is_short_form(self) -> bool:
        """Whether one is short for the other, or ``names`` is the English for ``term``: 監査 (Audit)."""
        return _is_short_form(self.term, self.names)


def with_more_names(reading: Reading) -> Reading:
    """Return the reading with names in brackets, or after a slash or dash, if these are names of the entry."""
    names: list[MoreNames] = []
    if _has_names_in_brackets(_with(reading, "brackets")):
        names.append("brackets")
    if sum(" / " in term for term, _ in reading.pairs) > 1:
        names.append("slash")
    dashed = [_DASH.split(term, maxsplit=1) for term, _ in reading.pairs if _DASH.search(term)]
    if len(dashed) >= _SEVERAL and sum(_is_short_form(*pair) for pair in dashed) >= _SURE * len(dashed):
        names.append("dash")
    if _divides_names(reading):
        names.append("break")
    return _with(reading, *names) if names else reading


def _with(reading: Reading, *names: MoreNames) -> Reading:
    table = replace(reading.table, more_names=names)
    return Reading(parse(reading.document.source, table), table)


def _has_names_in_brackets(reading: Reading) -> bool:
    """Return whether most words in brackets, which ``reading`` has as names, are short or long forms of the term.

    The term of another entry is not a name unless it is such a form, nor is a word that tells two entries apart:
    "Coinbase (Bitcoin)", "alpha (finance)".
    """
    pairs = list(_in_brackets(reading))
    short = sum(pair.is_short_form for pair in pairs)
    terms = Counter(fold(term) for term, _ in reading.pairs)
    meanings = any((terms[fold(pair.names)] and not pair.is_short_form) or terms[fold(pair.term)] > 1 for pair in pairs)
    return bool(pairs) and 2 * short >= len(pairs) and not meanings


def _in_brackets(reading: Reading) -> Iterator[_Pair]:
    """Yield the terms of a reading that have a name in brackets after them, with the first such name."""
    text = reading.document.source.text
    for node in reading.nodes:
        term, aliases = node.get("term"), node.get("aliases")
        names = [item for item in aliases.items if isinstance(item, Scalar)] if isinstance(aliases, Sequence) else []
        # Other names have words before them, "(aka leg)", or a column of their own.
        if isinstance(term, Scalar) and names and _OPENS.fullmatch(text, term.end, max(names[0].start, term.end)):
            yield _Pair(term.text, names[0].text)


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


def _is_short_form(term: str, names: str) -> bool:
    one, other = term.strip(), names.strip()
    if other.isascii() and not _LATIN.search(one):
        return True
    short, long = sorted((one, other), key=len)
    if is_acronym_of(short, long) or (short.isupper() and len(short.split()) == 1):
        return True
    # The capitals of "ClusterTemplate" are its initials.
    capitals = "".join(_CAPITAL.findall(long)) if len(long.split()) == 1 else ""
    return len(capitals) > 1 and capitals.casefold() == short.casefold()
