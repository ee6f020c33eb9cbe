"""What adds other names to the terms of a page, with an example, so that a user sees a wrong division."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glosslint.detect.pages.more_names import code_in_brackets
from glosslint.detect.pages.score import Reading
from glosslint.parse.sections.names import brackets_blanked, names_in
from glosslint.parse.sections.notes import BEFORE_BRACKET
from glosslint.parse.sections.table import MoreNames
from glosslint.parse.tree import Mapping, Scalar, Sequence

#: What is between a term and a name after it, without marks and tags, and how a message calls it.
_SIGNS = (
    (
        re.compile(rf"{BEFORE_BRACKET}(?:<[^<>\n]{{1,300}}>|[^\w<]){{0,12}}"),
        "names in brackets are other names",
        "{} ({})",
    ),
    (re.compile(r"[^\w/]*/[^\w/]*"), "names after a slash are other names", "{} / {}"),
    (re.compile(r"[^\w,]*,[^\w,]*"), "names after a comma are other names", "{}, {}"),
    (re.compile(r"[^\w–—-]*[–—-][^\w–—-]*"), "names after a dash are other names", "{} – {}"),
)
_ROLES = (
    ("brackets", "short-forms", "symbols", "code"),
    ("slash", "short-forms"),
    ("comma", "short-forms"),
    ("dash", "short-forms"),
)
_SLASH: tuple[MoreNames, ...] = ("slash",)
_FAR = 40  # characters


def describe_names(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield what adds names to terms in brackets or after a sign, with an example of each, and which terms with code in
    brackets or with a slash are not divided."""
    every = list(readings)
    wanted = {name for reading in every for name in reading.table.more_names}
    for (sign, words, form), roles in zip(_SIGNS, _ROLES, strict=True):
        pairs = (pair for reading in every for pair in _pairs(reading, sign)) if wanted & {*roles} else iter(())
        if (pair := next(pairs, None)) is not None:
            yield f'{words}: "{form.format(*pair)}" is "{pair[0]}" and "{pair[1]}"'
    if wanted.isdisjoint(("code", "brackets")):
        pairs = (pair for reading in every for pair in code_in_brackets(reading))
        yield from _whole([f"{term} ({code})" for term, code in pairs], "with code in brackets", "code")
    if "slash" not in wanted:
        terms = (term for reading in every for term, _ in reading.pairs)
        slashed = [term for term in terms if " / " in brackets_blanked(term) and len(names_in(term, _SLASH)) > 1]
        yield from _whole(slashed, "with a slash", "slash")


def _whole(terms: list[str], what: str, kind: MoreNames) -> Iterator[str]:
    """Yield the number of the terms that something divides if the settings have its ``kind``, and the first of them."""
    if terms:
        each = f" is one name, and {len(terms) - 1} more {what} are" if len(terms) > 1 else " is one name"
        yield f'"{terms[0]}"{each}; if not: more-names = ["{kind}"]'


def _pairs(reading: Reading, sign: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the terms after which a sign and one other name follow."""
    text = reading.document.source.text
    for node in reading.nodes:
        term, other = node.get("term"), _only(node)
        if term is None or other is None or not isinstance(term, Scalar) or not 0 < other.start - term.end <= _FAR:
            continue
        if sign.fullmatch(text, term.end, other.start) is not None:
            yield term.text, other.text


def _only(node: Mapping) -> Scalar | None:
    """Return the only other name of an entry."""
    aliases = node.get("aliases")
    items = aliases.items if isinstance(aliases, Sequence) else ()
    only = items[0] if len(items) == 1 else None
    return only if isinstance(only, Scalar) else None
