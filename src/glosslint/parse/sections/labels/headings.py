"""Labels that are elements of their own within the text of an entry: headings, ``### Definition``, and the terms of
definition lists, ``Definition:: …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_HEADING, _TERM = "heading", "term"  # how the forms of such labels begin
_MORE_THAN_FENCE = 4  # characters of a line of "~", of which three open code in Markdown
DIRECTIVE = f"{_TERM} .."  # the form of a label that is a directive


class Above(NamedTuple):
    """The words of such a label, where it begins, where the text after it begins, and its form: its level or sign."""

    words: str
    start: int
    text: int
    form: str


def is_above(form: str) -> bool:
    """Return whether a label of this form is a heading or a term of a list."""
    return form.startswith((_HEADING, _TERM))


def labels_above(text: str, words: str) -> Iterator[Above]:
    """Yield the headings and terms of lists in a text whose words match the pattern ``words``: headings in Markdown and
    AsciiDoc after signs, in Markdown and reStructuredText above a line of signs, terms before signs, and elements of
    HTML; also the directive ``seealso``."""
    for match in _pattern(words).finditer(text):
        least = max(len(match["above"] or ""), 3 if match["sign"] in ("-", "=") else _MORE_THAN_FENCE)
        if match["line"] is not None and len(match["line"]) < least:
            continue
        title = match["after"] or match["above"] or match["inside"]
        if title:
            level = match["signs"] or match["sign"] or match["level"]
            yield Above(title, match.start(), match.end(), f"{_HEADING} {level}")
        else:
            term = match["term"] or match["defined"] or match["dt"] or match["directive"]
            form = match["mark"] or (":" if match["defined"] else "dt" if match["dt"] else "..")
            yield Above(term, match.start(), match.end(), f"{_TERM} {form}")


@lru_cache(maxsize=16)
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[ ]{{0,3}}(?P<signs>[#]{{2,6}}|={{2,6}})[ \t]+[^\w\s<>\[\]`]{{0,3}}[ \t]?(?P<after>{words})[:?]?"
        r"[ \t]*(?:\{[^{}\r\n]{0,80}\}[ \t]*)?(?:(?P=signs)[ \t]*)?$"
        rf"|^(?P<above>{words}):?[ \t]*\r?\n(?P<line>(?P<sign>[-=~^\"])(?P=sign){{2,80}})[ \t\r]*$"
        rf"|<h(?P<level>[2-6])\b[^<>]{{0,200}}>\s{{0,9}}(?P<inside>{words})[:?]?\s{{0,9}}</h(?P=level)\s*>"
        rf"|^[ \t]*(?P<term>{words})[ \t]?(?P<mark>:{{2,4}}|;;)(?=[ \t\r\n]|\Z)"
        rf"|^(?P<defined>{words}):?[ \t]*\r?\n(?:[ \t]*\r?\n)?:[ \t]+(?=\S)"
        rf"|<dt\b[^<>]{{0,200}}>\s{{0,9}}(?:<(?:b|strong|em|i)>)?(?P<dt>{words}):?(?:</(?:b|strong|em|i)>)?:?\s{{0,9}}"
        r"(?:</dt\s*>)?\s{0,9}<dd\b[^<>]{0,200}>"
        r"|^[ \t]*\.\.[ \t]+(?P<directive>seealso)::(?=[ \t\r\n]|\Z)",
        re.IGNORECASE | re.MULTILINE,
    )
