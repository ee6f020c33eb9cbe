"""The words that hold a term → the term and its other names, as the settings divide them: the same in every format."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.page.notes import without_notes
from glosslint.parse.page.shown import BREAK, SUBSTITUTION, Shown
from glosslint.parse.page.table import MoreNames, SectionTable
from glosslint.text.acronyms import alike_parts, is_short_form, is_sure_form, is_symbol_of, parts_in_brackets
from glosslint.text.english.similarity import are_parts_of_one
from glosslint.text.names import fold, in_brackets, unquoted
from glosslint.util.regexes import lazy_pattern

#: What follows a name but is not part of it: colons, dashes, the mark of a footnote. "A*" and "char *" are names.
_AFTER = " :：—–"
_COLONS = (":", "::")  # terms of programming languages
_FOOTNOTE = re.compile(r"(?:(?<=[^\W\d_]{3})\*{1,3}|\s?[†‡]{1,3})\Z")
_ENDS_CODE = re.compile(r"`|</(?:code|kbd|samp|tt)\b", re.IGNORECASE)
#: A link to more text, beside a term: "Bow (More…)".
_MORE = re.compile(r"(?<=\S)\s*[(\[](?:read |learn |see )?more\s*(?:\.{3}|…)?\s*[)\]]\s*\Z", re.IGNORECASE)
_LISTED, _COMMA, _SLASHES = re.compile(r"\s*[，、]\s*"), re.compile(r"\s*,\s+"), re.compile(r"\s+/\s+")
#: What may be between two forms of a name; square brackets are around the second.
_BETWEEN_FORMS = tuple(
    re.compile(sign)
    for sign in (r"\s+/\s+", r"(?<=\w)/(?=\w)", r"\s*[,;]\s+(?:or\s+)?", r"\s+or\s+", r"\s+[–—-]\s+", r"\s+\[|\]\Z")
)
#: What is beside the term of a data file that may have other names in it.
_SIGN = re.compile(r"[(（\[/,;–—-]|\bor\b|\balso\b|\baka\b|\bcalled\b", re.IGNORECASE)
_SPLITS = {"slash": r"\s+/\s+", "comma": r"\s*,\s+", "or": r"\s+or\s+", "dash": r"\s+[–—-]\s+"}
_LONGEST = 200  # characters of a name and its forms
#: A cell that lists nothing; separators of the names in other cells.
_EMPTY = re.compile(r"[\s\-–—]*|n/?a", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?:(?<!\s)\s+)?(?:[,;/]|{SUBSTITUTION})\s*", re.IGNORECASE)
#: The name of a thing in code, with a letter at its beginning, unlike an option, a path or a number; words of code that
#: are values and types, not names.
_CODE_NAME = lazy_pattern(r"@?[^\W\d_](?!\w*://)[\w@.:/-]*[^\W_]")
_VALUES = frozenset(
    ("true", "false", "null", "none", "nil", "nan", "undefined", "on", "off", "yes", "no", "auto", "default", "int",
     "integer", "float", "double", "number", "bool", "boolean", "str", "string", "char", "byte", "bytes", "list",
     "array", "dict", "object", "date", "datetime", "uuid", "any", "void")
)  # fmt: skip


def names_of(
    lines: Iterable[Shown], source: str, table: SectionTable, homonyms: Collection[str] = (), mark_end: int = 0
) -> list[Shown]:
    """Return the term of the first line and its other names, with those of the other lines.

    The result is empty if the settings skip the first line; other lines that they skip are left out. ``homonyms`` are
    the folded terms that the words in brackets after them tell apart. Brackets after the mark of a term, which ends at
    ``mark_end``, are a remark, unless the settings read them as names.
    """
    found: list[Shown] = []
    for line in lines:
        more = _MORE.search(line.text)
        words = _bare(line.part(0, more.start() if more is not None else len(line.text)), source)
        if not words.text:
            continue
        words = _without_remark(words, source, table, mark_end)
        names = _split(words, source, table, homonyms)
        if table.skipped and any(fold(one.text.strip(":")) in table.skipped for one in (line, words, names[0])):
            if not found:
                return []
            continue
        found += [names[0], *(_bare(name, source) for name in names[1:])]
    return [name for name in found if name.text]


def _without_remark(words: Shown, source: str, table: SectionTable, mark_end: int) -> Shown:
    """Return a term without the brackets after its mark, unless these hold names."""
    brackets = in_brackets(words.text)
    if brackets is None or not (
        words.places[brackets.end("term") - 1].end <= mark_end <= words.places[brackets.start("names") - 1].start
    ):
        return words
    is_name = table.names_in_brackets(brackets["term"], brackets["names"])
    if is_name or ("code" in table.more_names and _holds_code(words, brackets, source)):
        return words
    return words if len(without_notes(words, source)) > 1 else words.part(*brackets.span("term"))


def names_in(text: str, kinds: Collection[MoreNames]) -> list[Span]:
    """Return where the term of a data file and its other names begin and end in its string, divided as on pages; notes
    remain part of the term, which they may tell from another one. Marks of emphasis are around a name, not in it."""
    if not kinds or _SIGN.search(text) is None:
        return [Span(0, len(text))]
    first, *others = _stated(text)
    names = [*_divided(first, text, _table(tuple(kinds)), ()), *others]
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


def _bare(words: Shown, source: str) -> Shown:
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


def _split(words: Shown, source: str, table: SectionTable, homonyms: Collection[str]) -> list[Shown]:
    """Return the term and its other names; with "break", each line has names of its own, but for "Term<br>(AB)"."""
    whole = in_brackets(words.text) if "break" in table.more_names else None
    is_one = whole is not None and table.names_in_brackets(whole["term"], whole["names"])
    lines = [words] if is_one or "break" not in table.more_names else lines_of(words, source)
    found: list[Shown] = []
    for line in lines:
        first, *others = without_notes(line, source)
        if fold(first.text) in homonyms:
            first, *others = without_notes(line, source, keep=True)
        names = [*_divided(first, source, table, homonyms), *others]
        found += [part for name in names for part in lines_of(name, source)] if "break" in table.more_names else names
    return found


def lines_of(words: Shown, source: str) -> list[Shown]:
    """Return the words before, between and after line breaks that have a mark of their own."""
    breaks = [at for at, char in enumerate(words.text) if char == " " and BREAK.search(source, *words.places[at])]
    parts = Span(0, len(words.text)).divided((at, at + 1) for at in breaks)
    return [words.part(*part) for part in parts if part.end > part.start]


def _divided(words: Shown, source: str, table: SectionTable, homonyms: Collection[str]) -> list[Shown]:
    wanted = set(table.more_names)
    if "short-forms" in wanted and (sure := sure_forms(words.text, homonyms)):
        return [words.part(*part) for part in sure]
    brackets, are_names = in_brackets(words.text), False
    spans, text = [Span(0, len(words.text))], words.text
    if brackets is not None:
        names = table.names_in_brackets(brackets["term"], brackets["names"])
        names = names or ("code" in wanted and _holds_code(words, brackets, source))
        are_names = names and fold(brackets["term"]) not in homonyms
        if are_names:
            names_within = _listed(words.text, Span(*brackets.span("names")), brackets["term"], "alike" in wanted)
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
        if is_paired or (signs and _is_one(text[start:stop], [Span(*sign).moved(-start) for sign in signs])):
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


def _holds_code(words: Shown, brackets: re.Match[str], source: str) -> bool:
    """Return whether brackets after a term that is not code hold only a name in code: "Gateway (`aa-gateway`)"."""
    if _CODE_NAME.fullmatch(brackets["names"]) is None or brackets["names"].lower() in _VALUES:
        return False
    term, name = (words.part(*brackets.span(group)) for group in ("term", "names"))
    return _is_code(name, source) and not _is_code(term, source)


def _is_code(words: Shown, source: str) -> bool:
    before, after = words.span.start - 1, words.span.end
    return source[before : before + 1] in ("`", ">") and source[after : after + 1] in ("`", "<")


def _listed(text: str, span: Span, term: str, alike: bool) -> list[Span]:
    """Return the places of the names that are listed in brackets: in Chinese and Japanese, a short form beside its
    long form, "(RAG, retrieval-augmented generation)", what ``parts_in_brackets`` finds, or with ``alike`` the words
    like the term, and the names of a symbol, "φ (Phi / Golden Ratio)"."""
    own = text[slice(*span)]
    if parts := parts_in_brackets(term, own) or (alike_parts(term, own) if alike else []):
        return [part.moved(span.start) for part in parts]
    signs = [sign.span() for sign in _LISTED.finditer(text, *span)]
    commas = [sign.span() for sign in _COMMA.finditer(text, *span)]
    if not signs and is_symbol_of(term, text[slice(*span)]):
        signs = [sign.span() for sign in _SLASHES.finditer(text, *span)]
    if len(commas) == 1 and is_short_form(text[span.start : commas[0][0]], text[commas[0][1] : span.end]):
        signs = commas
    return span.divided(signs)


def _is_one(text: str, signs: Sequence[Span]) -> bool:
    """Return whether what slashes divide is one name: they are between parts that are no names of one thing."""
    one, other, *more = [text[slice(*part)] for part in Span(0, len(text)).divided(signs)]
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
    lines = lines_of(words, source)
    return [line.part(*span) for line in lines for span in listed_names(line.text, Span(0, len(line.text)))]
