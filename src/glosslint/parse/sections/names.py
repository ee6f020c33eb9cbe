"""The words that hold a term → the term and its other names, as the settings divide them: the same in every format."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.sections.markdown.shown import SUBSTITUTION, Shown, is_break
from glosslint.parse.sections.notes import holds_code, without_notes, without_remark
from glosslint.parse.sections.table import MoreNames, SectionTable
from glosslint.text.acronyms import is_short_form, is_sure_form, is_symbol_of, parts_in_brackets
from glosslint.text.english.similarity import are_parts_of_one
from glosslint.text.names import fold, in_brackets, unquoted

#: What follows a name but is not part of it: colons, dashes, the mark of a footnote. "A*" and "char *" are names.
_AFTER = " :：—–"
_LISTED, _COMMA = re.compile(r"\s*[，、]\s*"), re.compile(r"\s*,\s+")
_OR = re.compile(r"(?<=\S) or (?=\S)")
_BETWEEN_MARKS = re.compile(r"(?:\*\*?|__|</(?:b|strong)>)\s+or\s+(?:\*\*?|__|<(?:b|strong)>)", re.IGNORECASE)
_SLASHES = re.compile(r"\s+/\s+")
_COLONS = (":", "::")  # terms of programming languages
_FOOTNOTE = re.compile(r"(?:(?<=[^\W\d_]{3})\*{1,3}|\s?[†‡]{1,3})\Z")
_ENDS_CODE = re.compile(r"`|</(?:code|kbd|samp|tt)\b", re.IGNORECASE)
#: What may be between two forms of a name; square brackets are around the second.
_BETWEEN_FORMS = tuple(
    re.compile(sign)
    for sign in (r"\s+/\s+", r"(?<=\w)/(?=\w)", r"\s*[,;]\s+(?:or\s+)?", r"\s+or\s+", r"\s+[–—-]\s+", r"\s+\[|\]\Z")
)
#: What is beside the term of a data file that may have other names in it.
_SIGN = re.compile(r"[(（\[/,;–—-]|\bor\b|\balso\b|\baka\b|\bcalled\b", re.IGNORECASE)
_SPLITS = {"slash": r"\s+/\s+", "comma": r"\s*,\s+", "or": r"\s+or\s+", "dash": r"\s+[–—-]\s+"}
_OPENINGS = frozenset(("paragraph", "item", "definition-list"))  # forms in which a term may have marks of its own
_MOST_WORDS = 5  # of a name in brackets and quotation marks
_LONGEST = 200  # characters of a name and its forms
#: A cell that lists nothing; separators of the names in other cells.
_EMPTY = re.compile(r"[\s\-–—]*|n/?a", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*(?:[,;/]|{SUBSTITUTION})\s*", re.IGNORECASE)


def bare(words: Shown, source: str) -> Shown:
    """Return ``words`` without what follows a name, which may be all of them, and without quotation marks around it."""
    kept = words.text.rstrip(_AFTER)
    before = kept.rstrip("-")
    if not before or before[-1] == " ":  # "re-" is a name
        kept = before.rstrip(_AFTER)
    inner = words if words.text in _COLONS else words.part(0, len(kept))
    if not inner.text or _ENDS_CODE.match(source, inner.span.end) is not None:
        return inner
    if inner.text[0] != "`" and unquoted(inner.text) != inner.text:
        return inner.part(1, len(inner.text) - 1)
    mark = _FOOTNOTE.search(inner.text)
    return inner.part(0, mark.start()) if mark is not None else inner


def is_skipped(words: Shown, table: SectionTable, source: str) -> bool:
    """Return whether the settings skip ``words``, or the first name in them."""
    return bool(table.skipped) and any(
        fold(part.text.strip(":")) in table.skipped for part in (words, *split(words, table, source)[:1])
    )


def split(words: Shown, table: SectionTable, source: str) -> list[Shown]:
    """Return the term and its other names, divided as the settings say."""
    if "break" not in table.more_names:
        return _split(words, table, source)
    # "Term (AB)<br>Other (CD)", but also "Term<br>(AB)"
    whole = in_brackets(words.text)
    is_one = whole is not None and table.names_in_brackets(whole["term"], whole["names"])
    lines = [words] if is_one else _lines(words, source)
    return [part for line in lines for name in _split(line, table, source) for part in _lines(name, source)]


def names_in(text: str, kinds: Collection[MoreNames]) -> list[Span]:
    """Return where the term of a data file and its other names begin and end in its string, divided as on pages; notes
    remain part of the term, which they may tell from another one. Marks of emphasis are around a name, not in it."""
    if not kinds or _SIGN.search(text) is None:
        return [Span(0, len(text))]
    first, *others = _stated(text)
    names = [*_divided(first, _table(tuple(kinds)), text), *others]
    return [name.span if number == 0 else _unmarked(name).span for number, name in enumerate(names)]


def states_names(text: str) -> bool:
    """Return whether words such as "also called" state other names beside the term of a data file."""
    return _SIGN.search(text) is not None and len(_stated(text)) > 1


def _stated(text: str) -> list[Shown]:
    return without_notes(Shown(text, tuple(Span(at, at + 1) for at in range(len(text)))), text, keep=True)


@lru_cache(maxsize=4)
def _table(kinds: tuple[MoreNames, ...]) -> SectionTable:
    return SectionTable(more_names=kinds)


def _unmarked(words: Shown) -> Shown:
    text = words.text.strip("*_`")
    start = words.text.find(text)
    return words.part(start, start + len(text)) if text else words


def _lines(words: Shown, source: str) -> list[Shown]:
    """Return the words before, between and after line breaks."""
    breaks = [at for at, char in enumerate(words.text) if char == " " and is_break(words.places[at], source)]
    parts = Span(0, len(words.text)).divided((at, at + 1) for at in breaks)
    return [words.part(*part) for part in parts if part.end > part.start]


def _split(words: Shown, table: SectionTable, source: str) -> list[Shown]:
    """Return the term and its other names on one line, without notes such as its part of speech."""
    first, *others = without_notes(words, source)
    if fold(first.text) in table.homonyms:
        first, *others = without_notes(words, source, keep=True)
    first, *more = _without_remark(first, table, source)
    others = [*more, *others]
    names = _marked_apart(first, source) if " or " in first.text and fold(first.text) not in table.homonyms else [first]
    return [*(part for name in names for part in _divided(name, table, source)), *others]


def _without_remark(words: Shown, table: SectionTable, source: str) -> list[Shown]:
    """Return a term without the brackets after the end of its mark, unless these are its name, as the settings say, or
    tell it from another term; and the words in them if they are quoted on a page where brackets hold names."""
    apart = None
    if _OPENINGS.issuperset(table.forms):
        apart = without_remark(words, source, code="code" in table.marks)
    if apart is None or fold(apart[0].text) in table.homonyms:
        return [words]
    term, remark = apart
    brackets = in_brackets(words.text)
    if table.names_in_brackets(term.text, remark.text) or (
        "code" in table.more_names and brackets is not None and holds_code(words, brackets, source)
    ):
        return [words]
    name = remark.part(1, len(remark.text) - 1) if unquoted(remark.text) != remark.text else None
    is_name = name is not None and table.has_names_in_brackets and len(name.text.split()) <= _MOST_WORDS
    return [term, name] if name is not None and is_name else [term]


def _marked_apart(words: Shown, source: str) -> list[Shown]:
    """Return the words before and after each "or" that is between marks of emphasis, as in "**H** or **HH**": each is a
    name of its own."""
    signs = [
        sign.span()
        for sign in _OR.finditer(words.text)
        if _BETWEEN_MARKS.fullmatch(source, words.places[sign.start() - 1].end, words.places[sign.end()].start)
    ]
    return [words.part(*part) for part in Span(0, len(words.text)).divided(signs)]


def _divided(words: Shown, table: SectionTable, source: str) -> list[Shown]:
    wanted = set(table.more_names)
    if "short-forms" in wanted and (sure := sure_forms(words.text, table.homonyms)):
        return [words.part(*part) for part in sure]
    brackets, are_names = in_brackets(words.text), False
    spans, text = [Span(0, len(words.text))], words.text
    if brackets is not None:
        names = table.names_in_brackets(brackets["term"], brackets["names"])
        names = names or ("code" in wanted and holds_code(words, brackets, source))
        are_names = names and fold(brackets["term"]) not in table.homonyms
        if are_names:
            names_within = _listed(words.text, Span(*brackets.span("names")), brackets["term"])
            spans = [Span(*brackets.span("term")), *names_within]
            if "symbols" in wanted and not any(map(str.isalnum, brackets["term"])):
                spans = [*spans[1:], spans[0]]  # "∞ (Infinity)"
    splitting = "|".join(_SPLITS[name] for name in _SPLITS if name in wanted)
    if not splitting:
        return [words.part(*span) for span in spans]
    parts: list[Shown] = []
    plain = text if are_names else brackets_blanked(text)
    for start, stop in spans:
        signs = [sign.span() for sign in re.compile(splitting).finditer(plain, start, stop)]
        # "Bow / stern (port / starboard)" may be two terms with two translations
        is_paired = bool(signs) and plain != text and len(re.findall(splitting, text)) > len(signs)
        if is_paired or (signs and _is_one(text[start:stop], [Span(*sign).moved(-start) for sign in signs], table)):
            signs = []
        parts += [words.part(*part) for part in Span(start, stop).divided(signs)]
    return [part for part in parts if part.text]


def sure_forms(text: str, homonyms: Collection[str] = ()) -> list[Span]:
    """Return where each of several names begins and ends that are forms of each other, whatever is between them: "Load
    balancer / LB", "VHF – very high frequency", "Node, nodes"; nothing for other words."""
    whole = Span(0, len(text))
    for sign in _BETWEEN_FORMS if len(text) <= _LONGEST else ():
        divided = whole.divided(match.span() for match in sign.finditer(text))
        parts = [part for part in divided if part.end > part.start]
        names = [text[slice(*part)] for part in parts]
        if len(parts) > 1 and all(_has_form(number, names) for number in range(len(names))):
            return parts if fold(names[0]) not in homonyms else []
    return []


def _has_form(number: int, names: Sequence[str]) -> bool:
    """Return whether one of the other names is certainly a form of the name with this number."""
    return any(is_sure_form(names[number], name) for at, name in enumerate(names) if at != number)


def brackets_blanked(text: str) -> str:
    """Return a text of the same length in which a sign that no pattern has is in place of what is in brackets."""
    opened: list[int] = []
    depths = [0] * (len(text) + 1)
    for at, char in enumerate(text):
        if char in "([（［":
            opened.append(at)
        elif char in ")]）］" and opened:
            depths[opened.pop()] += 1
            depths[at] -= 1
    return "".join("\0" if depth else char for char, depth in zip(text, itertools.accumulate(depths), strict=False))


def _listed(text: str, span: Span, term: str) -> list[Span]:
    """Return the places of the names that are listed in brackets: in Chinese and Japanese, a short form beside its
    long form, "(RAG, retrieval-augmented generation)", what ``parts_in_brackets`` finds, and the names of a symbol, "φ
    (Phi / Golden Ratio)"."""
    if parts := parts_in_brackets(term, text[slice(*span)]):
        return [part.moved(span.start) for part in parts]
    signs = [sign.span() for sign in _LISTED.finditer(text, *span)]
    commas = [sign.span() for sign in _COMMA.finditer(text, *span)]
    if not signs and is_symbol_of(term, text[slice(*span)]):
        signs = [sign.span() for sign in _SLASHES.finditer(text, *span)]
    if len(commas) == 1 and is_short_form(text[span.start : commas[0][0]], text[commas[0][1] : span.end]):
        signs = commas
    return span.divided(signs)


def _is_one(text: str, signs: Sequence[Span], table: SectionTable) -> bool:
    """Return whether what the ``signs`` divide is one name: its first part is that of several entries, or slashes are
    between parts that are no names of one thing."""
    one, other, *more = [text[slice(*part)] for part in Span(0, len(text)).divided(signs)]
    if fold(one) in table.homonyms:
        return True
    if any(text[slice(*sign)].strip() != "/" for sign in signs):
        return False
    return are_parts_of_one(one, (other, *more))


def listed_names(text: str, cell: Span) -> list[Span]:
    """Return the characters of each name that a cell of a table lists."""
    if _EMPTY.fullmatch(text, *cell):
        return []
    parts = cell.divided(sign.span() for sign in _BETWEEN.finditer(text, *cell))
    return [part for part in parts if part.end > part.start]


def listed(words: Shown, source: str) -> list[Shown]:
    """Return the names that the words of a cell list, divided by separators or by line breaks."""
    lines = _lines(words, source)
    return [line.part(*span) for line in lines for span in listed_names(line.text, Span(0, len(line.text)))]
