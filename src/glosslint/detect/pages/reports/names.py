"""What adds other names to the terms of a page, with an example, so that a user sees a wrong division."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from glosslint.detect.pages.more_names import code_in_brackets
from glosslint.detect.pages.score import Reading
from glosslint.model.options import toml
from glosslint.parse.sections.names import names_in
from glosslint.parse.sections.notes import BEFORE_NAME, remark_of
from glosslint.parse.sections.table import MoreNames
from glosslint.parse.tree import Mapping, Scalar, Sequence
from glosslint.text.english.similarity import are_opposites
from glosslint.text.names import fold

#: What is between a term and a name after it, without marks and tags, and how a message calls it.
_SIGNS = (
    (re.compile(BEFORE_NAME), "names in brackets are other names", "{} ({})"),
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
    """Yield what adds names to terms in brackets or after a sign, with an example of each, and which terms with code in
    brackets or with a sign are not divided."""
    every = list(readings)
    wanted = {name for reading in every for name in reading.table.more_names}
    for (sign, words, form), roles in zip(_SIGNS, _ROLES, strict=True):
        pairs = (pair for reading in every for pair in _pairs(reading, sign)) if wanted & {*roles} else iter(())
        if (pair := next(pairs, None)) is not None:
            yield f'{words}: "{form.format(*pair)}" is "{pair[0]}" and "{pair[1]}"'
    own = tuple(dict.fromkeys(name for reading in every for name in reading.table.more_names))
    if wanted.isdisjoint(("code", "brackets")):
        terms = {term for reading in every for term, _ in reading.pairs}
        coded = [f"{term} ({code})" for reading in every for term, code in code_in_brackets(reading)]
        yield from _whole([term for term in coded if term in terms], "with code in brackets", (*own, "code"))
    yield from _remarks(every, own)
    yield from describe_whole((term for reading in every for term, _ in reading.pairs), own)


def _remarks(readings: Iterable[Reading], own: tuple[MoreNames, ...]) -> Iterator[str]:
    """Yield that remarks in brackets are no part of the terms whose marks end before them, with the first of these."""
    for reading in readings:
        text = reading.document.source.text
        for node in reading.nodes:
            term, remark = node.get("term"), remark_of(node, text)
            if not isinstance(term, Scalar) or not remark:
                continue
            kinds = [*(kind for kind in own if kind not in ("short-forms", "code")), "brackets"]
            yield (
                f'brackets after the mark of a term are no part of it: "{term.text} ({remark})" is "{term.text}"; '
                f"if they are other names: more-names = {toml(kinds)}"
            )
            return


def describe_whole(terms: Iterable[str], own: tuple[MoreNames, ...]) -> Iterator[str]:
    """Yield which terms a slash, comma or dash divides if the settings have it beside what they have of their ``own``,
    with the first of each."""
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
        yield from _whole(whole if len(whole) >= least else [], f"with a {what}", (*own, kind))


def _parts(term: str, kind: MoreNames) -> list[str]:
    return [term[slice(*part)] for part in names_in(term, (kind,))]


def _may_be_names(parts: list[str], kind: MoreNames) -> bool:
    """Return whether a comma or dash is between short parts that may be names of one thing. After a comma, a single
    word may belong before the others, as in "Mast, fore"; numbers and contrasts are no names."""
    one, *others = parts
    if any(not part[0].isalpha() or len(part.split()) > _LONGEST or _DIGIT.search(part) for part in parts):
        return False
    if any(are_opposites(one, other) for other in others):
        return False
    roots = {fold(word)[:_ROOT] for word in one.split()}
    return kind == "dash" or all(" " in other or fold(other)[:_ROOT] in roots for other in others)


def _whole(terms: list[str], what: str, kinds: tuple[MoreNames, ...]) -> Iterator[str]:
    """Yield the number of the terms that are divided if the settings have these ``kinds``, and the first of them."""
    if terms:
        each = f" is one name, and {len(terms) - 1} more {what} are" if len(terms) > 1 else " is one name"
        yield f'"{terms[0]}"{each}; if not: more-names = {toml(list(kinds))}'


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
