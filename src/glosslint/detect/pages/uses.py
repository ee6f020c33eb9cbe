"""Recognise paragraphs that only show how to use the term in the heading above: ``**"We sync"** - said when …``; and
titles of the parts of entries, such as "Definition" below each term."""

from __future__ import annotations

import bisect
from collections import Counter
from operator import attrgetter

from glosslint.detect.keys.headings.words import has_role
from glosslint.detect.pages.score import Reading
from glosslint.parse.sections.markdown.titles import LABELS
from glosslint.parse.tree import Mapping, Scalar
from glosslint.text.names import fold

#: Shares of the openings in quotation marks, and of those that have a word of the heading above.
_NEARLY_ALL, _MOST = 0.8, 0.6
_QUOTES = frozenset("\"'\u201c\u2018\u00ab\u201e\u300c")
_STEM = 5  # characters at the beginning of a word that its forms share


def are_uses(openings: Reading, headings: Reading) -> bool:
    """Return whether nearly all ``openings`` of paragraphs or items are in quotation marks, and most have a word of the
    term in the heading above: then the entries are the ``headings``."""
    if headings.table.forms != ("heading",) or headings.problem or openings.table.form not in ("paragraph", "item"):
        return False
    quoted = [node for node in openings.nodes if _is_quoted(node, openings)]
    if len(quoted) < _NEARLY_ALL * len(openings.nodes):
        return False
    return sum(_has_word_of_heading(node, headings) for node in quoted) >= _MOST * len(openings.nodes)


def are_parts(reading: Reading) -> bool:
    """Return whether what was taken for terms are titles of parts: they are repeated, and most usually are such."""
    words = Counter(fold(term) for term, _ in reading.pairs)
    repeated = sum(count for term, count in words.items() if count > 1 and (has_role(term) or term in LABELS))
    return reading.table.forms in (("heading",), ("definition-list",)) and 2 * repeated > len(reading.pairs)


def _is_quoted(node: Mapping, reading: Reading) -> bool:
    term = node.get("term")
    before = reading.document.source.text[term.start - 1 : term.start] if term is not None and term.start else ""
    return before in _QUOTES


def _has_word_of_heading(node: Mapping, headings: Reading) -> bool:
    above = bisect.bisect_right(headings.nodes, node.start, key=attrgetter("start")) - 1
    term, used = headings.nodes[max(above, 0)].get("term"), node.get("term")
    if above < 0 or not isinstance(term, Scalar) or not isinstance(used, Scalar):
        return False
    words = fold(used.text)
    return any(word[:_STEM] in words for word in fold(term.text).split())
