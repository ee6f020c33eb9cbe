"""The words that hold a term → the term and its other names, as the settings divide them: the same in every format."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable
from operator import attrgetter

from glosslint.model import Span
from glosslint.parse.page.blocks import BREAK, SUBSTITUTION, Shown, Tree, join_pieces
from glosslint.parse.page.table import MoreNames, SectionTable
from glosslint.parse.tree import Scalar, raw
from glosslint.text.acronyms import alike_parts, is_name_in_brackets, is_sure_form
from glosslint.text.english.similarity import are_parts_of_one
from glosslint.text.names import fold, match_brackets, strip_quotes
from glosslint.util.regexes import lazy_pattern

_PLAIN = re.compile(r"\w+(?: \w+)*")  # words that nothing divides but "or"
_AFTER = " :：—–"  # what follows a name but is not part of it
#: Words in brackets before other names of a term, whatever the settings say of brackets.
_CALLED = lazy_pattern(
    r"(?:(?:also|sometimes|formerly)\s(?:called|known\sas|spelled)|(?:also|synonyms?)(?=\s?:)|aka|a\.k\.a\.|abbr\."
    r"|pl\.|plural|formerly(?=\s\S+(?:\s\S+)?\Z))\s?:?\s",
    re.IGNORECASE,
)
#: What may be between two forms of a name; square brackets are around the second.
_BETWEEN_FORMS = tuple(
    re.compile(sign)
    for sign in (r"\s+/\s+", r"(?<=\w)/(?=\w)", r"\s*[,;]\s+(?:or\s+)?", r"\s+or\s+", r"\s+[–—-]\s+", r"\s+\[|\]\Z")
)
_SPLITS = {"slash": r"\s+/\s+", "comma": r"\s*,\s+", "or": r"\s+or\s+", "dash": r"\s+[–—-]\s+"}
_FEW_WORDS = 2  # after "or" in brackets; more may be a remark
_LONGEST = 200  # characters of a name and its forms
#: A list without a name; separators of the names in others.
NOTHING = re.compile(r"[\s\-–—]*|n/?a|(?:none|nothing|no)\b(?:\s\S+){0,3}", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?:(?<!\s)\s+)?(?:[,;、，；]|{SUBSTITUTION})\s*+(?:or\s+)?|(?<!\s)\s+(?:or|/)\s+|\n", re.IGNORECASE
)
_REMARK = lazy_pattern(r"(?<=\w) \([^()]{1,100}\)\Z")  # after a name in a list
_MOST_WORDS, _ENDS_SENTENCE = 6, re.compile(r"[.!?。]\s|[.!?]\Z")  # what is no name
#: The name of a thing in code, with a letter at its beginning, unlike an option, a path or a number.
_CODE_NAME = lazy_pattern(r"@?[^\W\d_](?!\w*://)[\w@.:/-]*[^\W_]")


def names_of(lines: Iterable[Shown], source: str, table: SectionTable) -> list[Shown]:
    """Return the term of the first line and its other names, with those of the other lines, but for what the settings
    skip: nothing if that is the first line."""
    found: list[Shown] = []
    for line in lines:
        words = _strip_signs(line)
        names = _split(words, source, table)
        if table.skipped and any(fold(one.text.strip(":")) in table.skipped for one in (line, words, *names[:1])):
            if not found:
                return []
            continue
        found += [*names[:1], *map(_strip_signs, names[1:])]
    return [name for name in found if name.text]


def names_in(text: str, kinds: Collection[MoreNames]) -> list[Span]:
    """Return where the term of a data file and its other names begin and end in its string, divided as on pages. Marks
    of emphasis are around a name, not in it."""
    if not kinds or not text.strip():
        return [Span(0, len(text))]
    names = _divide(join_pieces([(text, Span(0, len(text)))]), text, SectionTable(more_names=tuple(kinds)))
    return [name.span if number == 0 else _strip_marks(name).span for number, name in enumerate(names)]


def _strip_marks(words: Shown) -> Shown:
    text = words.text.strip("*_`")
    start = words.text.find(text)
    return words.part(start, start + len(text)) if text else words


def _strip_signs(words: Shown) -> Shown:
    """Return ``words`` without what follows a name, which may be all of them, and without quotation marks around it."""
    kept = words.text.rstrip(_AFTER) or words.text.strip(" —–")  # ":" is a name
    is_quoted = kept[:1] != "`" and strip_quotes(kept) != kept
    return words.part(1, len(kept) - 1) if is_quoted else words.part(0, len(kept))


def _split(words: Shown, source: str, table: SectionTable) -> list[Shown]:
    """Return the term and its other names; with "break", each line has its own."""
    lines = [words]
    if "break" in table.more_names:  # such a line break has a mark of its own
        spaces = [at for at, char in enumerate(words.text) if char == " "]
        breaks = [(at, at + 1) for at in spaces if BREAK.search(source, words.starts[at], words.ends[at])]
        lines = [words.part(*part) for part in Span(0, len(words.text)).split_at(breaks) if part.end > part.start]
    return [name for line in lines for name in _divide(line, source, table)]


def brackets_with_names(words: Shown, source: str, table: SectionTable) -> re.Match[str] | None:
    """Return the match of a term and brackets after it, if these hold names of the entry."""
    brackets = match_brackets(words.text)
    if brackets is None:
        return None
    names, before = brackets["names"], words.text[brackets.end("term") : brackets.start("names")]
    if (
        _CALLED.match(names)
        or ("or" in before and len(names.split()) <= _FEW_WORDS)
        or is_name_in_brackets(table.more_names, brackets["term"], names)
        or ("code" in table.more_names and _holds_code(words, brackets, source))
    ):
        return brackets
    return None


def _divide(words: Shown, source: str, table: SectionTable) -> list[Shown]:
    if _PLAIN.fullmatch(words.text) and " or " not in words.text:
        return [words]
    wanted = set(table.more_names)
    if "short-forms" in wanted and (sure := sure_forms(words.text)):
        return [words.part(*part) for part in sure]
    brackets = brackets_with_names(words, source, table)
    spans = [Span(0, len(words.text))]
    if brackets is not None:
        names = _names_in_brackets(words.text, Span(*brackets.span("names")), brackets["term"], "alike" in wanted)
        spans = [Span(*brackets.span("term")), *names]
    splitting = "|".join(_SPLITS[name] for name in _SPLITS if name in wanted)
    if not splitting:
        return [words] if len(spans) == 1 else [words.part(*span) for span in spans]
    plain = words.text if brackets is not None else blank_brackets(words.text)
    parts: list[Shown] = []
    for start, stop in spans:
        signs = [sign.span() for sign in re.compile(splitting).finditer(plain, start, stop)]
        one, *others = [words.text[slice(*part)] for part in Span(start, stop).split_at(signs)]
        if others and all(plain[slice(*sign)].strip() == "/" for sign in signs) and are_parts_of_one(one, others):
            signs = []  # "Inbound / outbound"
        parts += [words.part(*part) for part in Span(start, stop).split_at(signs)]
    return [part for part in parts if part.text]


def sure_forms(text: str) -> list[Span]:
    """Return where each of several names begins and ends that are forms of each other, whatever is between them: "Load
    balancer / LB", "VHF – very high frequency", "Node, nodes"; nothing for other words."""
    whole = Span(0, len(text))
    for sign in _BETWEEN_FORMS if len(text) <= _LONGEST else ():
        divided = whole.split_at(match.span() for match in sign.finditer(text))
        parts = [part for part in divided if part.end > part.start]
        names = [text[slice(*part)] for part in parts]
        if len(parts) > 1 and all(any(is_sure_form(name, own) for own in names if own != name) for name in names):
            return parts
    return []


def blank_brackets(text: str) -> str:
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
    spans = [words.part(*brackets.span(group)).span for group in ("term", "names")]
    is_code = [source[start - 1 : start] in ("`", ">") and source[end : end + 1] in ("`", "<") for start, end in spans]
    return is_code == [False, True] and _CODE_NAME.fullmatch(brackets["names"]) is not None


def _names_in_brackets(text: str, span: Span, term: str, alike: bool) -> list[Span]:
    """Return the places of the names in brackets: one, unless words before them say that all are names, or, with
    ``alike``, all are like the term."""
    own = text[slice(*span)]
    called = _CALLED.match(own)
    if called is not None:
        named = Span(span.start + called.end(), span.end)
        return named.split_at(sign.span() for sign in _BETWEEN.finditer(text, *named))
    parts = alike_parts(term, own) if alike else []
    return [part.shift(span.start) for part in parts] or [span]


def find_names(text: str, span: Span) -> list[Span]:
    """Return the characters of each name that a part of a text lists."""
    found: list[Span] = []
    for start, end in span.split_at(sign.span() for sign in _BETWEEN.finditer(text, *span)):
        name = text[start:end]
        inner = _REMARK.sub("", name.strip(" \t*•-–—.,;`"))
        if inner and not NOTHING.fullmatch(inner):
            at = start + name.find(inner)
            is_quoted = strip_quotes(inner) != inner
            found.append(Span(at + is_quoted, at + len(inner) - is_quoted))
    return found


def list_names(tree: Tree, span: Span) -> list[Scalar]:
    """Return the names that characters of a page list, divided by separators or line breaks."""
    seen = tree.lines(span)
    return [seen.part(*part).scalar(tree.text) for part in find_names(seen.text, Span(0, len(seen.text)))]


def list_related(tree: Tree, span: Span) -> list[Scalar]:
    """Return the entries that characters of a page list: each link, with its signs, and each name beside them. In
    reStructuredText, links give names."""
    marks = tree.marks_in(span) if tree.format != "rst" else ()
    links = [raw(tree.text, *mark.span) for mark in marks if mark.kind == "link"]
    names = list_names(tree, span)
    beside = [one for one in names if not any(one.start < link.end and link.start < one.end for link in links)]
    return sorted((*links, *beside), key=attrgetter("start"))


def are_names(names: Iterable[Scalar]) -> bool:
    """Return whether what a part of a text lists are short enough to be names, and no sentences."""
    return not any(len(one.text.split()) > _MOST_WORDS or _ENDS_SENTENCE.search(one.text) for one in names)
