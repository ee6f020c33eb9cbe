"""Words and sentences of a text whose hidden parts (code, math, link targets) are known; abbreviations that end with a
period, and addresses without Markdown.

Every function takes any text, in time linear in its length: the patterns match runs possessively (``++``), so that none
is tried again from its middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from glosslint.model import Span
from glosslint.model.frozen import make_tuple
from glosslint.util.regexes import lazy_pattern


def word_set(listed: str) -> frozenset[str]:
    """Return the words that are listed with spaces between them."""
    return frozenset(listed.split())


#: In lower case, without the period: of English, and of other languages above all those that end a list, as "etc."
#: does: "usw.", "ecc.", "osv.", "itd.", "stb.".
ABBREVIATIONS = word_set("""
    inc ltd co corp llc bros jr sr dr mr mrs ms prof st mt vs etc al approx dept univ no nos vol fig ed eds est resp
    incl excl max min var esp cf viz misc abbr ft lb lbs oz sq ave blvd ibid seq supp messrs capt sgt tbsp tsp
    usw usf bzw ggf vgl evtl bspw sog inkl zzgl ff jh chr ecc ej aprox ex env enz bijv osv mv itd itp atd apod stb jne
    ym
""")


#: No scheme has 64 characters, and no name before an @ more than that (RFC 5321, 4.5.3.1.1): without a limit, a long
#: run of letters would be tried from each of them to its end.
_PAGE = r"(?:\b[a-z][a-z+.-]{0,63}://|\bwww\.(?=\w))[^\s<>\"')\]]+"
_PERSON = r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = lazy_pattern(rf"{_PAGE}|{_PERSON}")


def find_addresses(text: str) -> list[Span]:
    """Return the spans of the addresses in a text, in order."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [Span(*match.span()) for match in _ADDRESS.finditer(text)]


# Marks that a script writes on its letters: Python's \w does not include them, and a word would end at each.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf"
    "\u135d-\u135f\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
# Scripts without spaces between words. A word has about two characters in Chinese and Japanese, six in katakana, four
# in Thai, Lao, Burmese and Khmer. Only a dictionary knows exactly, which no limit of length needs.
_HAN = "\u3005-\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u30a0-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
# One character that joins the parts of a word; a comma or colon does so between digits only.
_JOINT = r"['./+&@_\-]|(?<=\d)[,:](?=\d)"
_WIDE_JOINT = r"['./+&@_\-\u2019\u2010\u2011\u2013\u00b7\u30fb]|(?<=\d)[,:](?=\d)"
_URL = r"(?:https?|ftp)://\S++"

#: What each character of an ASCII text is to its words: a part of one (``x``), a joint (``-``), or a gap.
_WORD_PARTS = bytes(
    ord("x" if chr(code).isalnum() else "-" if chr(code) in "'./+&@_-" else " ") for code in range(128)
).ljust(256)
#: Here, as in "C++", "C#" and "https://x.org", what a character is depends on its neighbours.
_BETWEEN_DIGITS = re.compile(r"[0-9][,:][0-9]")
#: Words of ASCII text, of text without the scripts above, and of any text: a smaller pattern compiles and runs faster.
_ASCII_WORD = re.compile(rf"{_URL}|[a-zA-Z0-9]++(?:\+\+|#)?(?:(?:{_JOINT})[a-zA-Z0-9]++(?:\+\+|#)?)*")
_SPACED_WORD = lazy_pattern(
    rf"{_URL}|[^\W_](?:[^\W_]|[{_MARKS}])*(?:\+\+|#)?(?:(?:{_WIDE_JOINT})(?:[^\W_]|[{_MARKS}])+(?:\+\+|#)?)*"
)
_UNSPACED = lazy_pattern(f"[{_HAN}{_KANA}{_THAI}]")
_LETTER_OF_SPACED = rf"[^\W_{_HAN}{_KANA}{_THAI}]"
_ANY_WORD = lazy_pattern(
    rf"{_URL}|{_LETTER_OF_SPACED}(?:{_LETTER_OF_SPACED}|[{_MARKS}])*(?:\+\+|#)?"
    rf"(?:(?:{_WIDE_JOINT})(?:{_LETTER_OF_SPACED}|[{_MARKS}])+(?:\+\+|#)?)*"
    rf"|[{_HAN}]{{1,2}}+|[{_KANA}]{{1,6}}+|[{_THAI}]{{1,4}}+"
)

_CODE_ELEMENT = lazy_pattern(r"<(?:code|kbd|samp|tt|var)\b", re.IGNORECASE)  # which parse.markdown.html hides as code
_CODE_LIKE = ("code", "math", "image", "shortcode")
_CLOSERS = "\"'\u201d\u2019\u00bb)\\]*_"
_ENDS = ".!?\u2026"
_LOCAL = "\u037e\u0589\u061f\u06d4\u0964\u0965\u1362\u17d4\u104b"  # of Greek, Armenian, Arabic, Urdu, Hindi, …
_CJK = "\u3002\uff01\uff1f\uff61"
#: The first set lets the scanner skip everything else quickly; the branches then look back at what it matched.
_STOP = re.compile(
    rf"[{_ENDS}{_LOCAL}{_CJK};\n](?:"
    rf"(?<=[{_ENDS}])(?<![{_ENDS}]{{2}})[{_ENDS}]*+[{_CLOSERS}]*+(?=\s|\Z)"
    r"|(?<=\n)(?:[ \t\r]*+\n|(?=[ \t]*+(?:(?:[-*+]|\d{1,3}[.)]|\#{1,6})[ \t]|\|)))"  # an empty line, an item, a heading
    rf"|(?<=[{_LOCAL}])[{_CLOSERS}]*+"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff];)[{_CLOSERS}]*+(?=\s|\Z)"  # the Greek question mark as it is mostly typed
    rf"|(?<=[{_CJK}])[{_CJK}]*+[\u300d\u300f\uff09\u201d\u2019]*+)"
)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t][^\n]*+\n")
_LIST_MARK = re.compile(r"\s*+(?:(?:[-*+]|\d{1,3}[.)]|#{1,6})[ \t]++)?")
_MARK_ONLY = lazy_pattern(r"[ \t]*\d{1,3}\Z")
_AFTER = re.compile(r"[\s\"'\u201c\u2018\u201e\u00ab(\[*_]*+(\w*+)")
_LETTER = re.compile(r"[^\W_]")
_ORDINAL = 2  # digits
_WINDOW = 24  # characters: no abbreviation, and hardly a word before a full stop, is longer


#: After these the sentence continues.
_ALWAYS = word_set("""e.g i.e eg ie cf vs viz resp incl esp approx ca dr mr mrs ms prof w.r.t s.t z.b bzw vgl ggf""")
#: After these it continues if a number follows, or a letter that numbers something.
_BEFORE_LABELS = word_set("fig figs eq eqs")
#: After these it continues if a number follows.
_BEFORE_NUMBERS = _BEFORE_LABELS | word_set(
    """no nos nr vol vols p pp v ver sec ch chap art tab pt ed rev jan feb mar apr jun jul aug sep sept oct nov dec"""
)
#: After these, initials ("J.") and dotted ones ("U.S."), it continues unless a word that opens sentences follows.
_MOSTLY = word_set("al inc ltd co corp jr sr dept univ est eds st")
#: Before these, a number with a full stop is an ordinal in German: "im 19. Jahrhundert", "am 3. Oktober".
_AFTER_ORDINALS = word_set(
    """jahrhundert jahrhunderts jahrhunderten jahrtausend jahrtausends jh jhd lebensjahr auflage kapitel klasse
    stock weltkrieg weltkriegs januar j\u00e4nner februar m\u00e4rz april mai juni juli august september oktober
    november dezember"""
)
_OPENERS = word_set(
    """the this these that those a an it its they their there he she we our you your i in on at by for from with when
    where while if as to each every some many most all both such other however but and or so thus then also one no not
    what which how because since after before unlike although though once here another see use"""
)


def mask(text: str, hidden: Sequence[tuple[str, Span]]) -> str:
    """Return ``text`` at its own length with the hidden parts replaced: inline code, math and images count as one word;
    HTML, link marks and blocks of code become spaces."""
    return replace_hidden(text, hidden, _mask_part) if hidden else text


def replace_hidden(text: str, hidden: Iterable[tuple[str, Span]], write: Callable[[str, str], str]) -> str:
    """Return ``text`` with what ``write`` makes of the kind and the characters of each hidden part, spaces for marks in
    a line; of two that overlap the first counts where both are."""
    parts: list[str] = []
    position, length = 0, len(text)
    for kind, (first, last) in hidden:
        start, end = first if first > position else position, last if last < length else length
        if start < end:
            part = text[start:end]
            is_plain = kind == "mark" and "\n" not in part  # as most are
            parts += text[position:start], " " * (end - start) if is_plain else write(kind, part)
            position = end
    return "".join((*parts, text[position:]))


def reads_as_words(kind: str) -> bool:
    """Return whether a hidden part of this kind is read as words: code, a formula, an image, a shortcode."""
    return kind in _CODE_LIKE


def _mask_part(kind: str, part: str) -> str:
    in_line = kind in _CODE_LIKE
    if kind == "code":  # a span is between backticks; a fence of three has a line of its own
        in_line = part.startswith("`") and part.endswith("`") and not (part.startswith("```") and "\n" in part)
        in_line = in_line or _CODE_ELEMENT.match(part) is not None
    if "\n" not in part:
        return ("x" if in_line else " ") * len(part)
    return "x" * len(part) if in_line else "".join("\n" if char == "\n" else " " for char in part)


def words(text: str) -> list[Span]:
    """Return the words of a masked text; "state-of-the-art", "don't", "TCP/IP", "C++" and "1,000" are one each. In
    scripts without spaces, as many characters are a word as words of the script have on average."""
    return [make_tuple(Span, match.span()) for match in _pattern(text).finditer(text)]


def count_words(text: str) -> int:
    """Return the number of ``words(text)``, in a fifth of the time for most texts: a word begins after a gap, after a
    gap and one joint, or after two joints."""
    is_plain = text.isascii() and "#" not in text and "++" not in text and "://" not in text
    if not is_plain or _BETWEEN_DIGITS.search(text) is not None:
        return len(_pattern(text).findall(text))
    parts = f" {text}".encode().translate(_WORD_PARTS)
    return parts.count(b" x") + parts.count(b" -x") + parts.count(b"--x")


def has_more_words(text: str, number: int) -> bool:
    """Return whether ``words(text)`` are more than ``number``, and look no further than that."""
    return next(islice(_pattern(text).finditer(text), number, None), None) is not None


def _pattern(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _ASCII_WORD
    return _ANY_WORD if _UNSPACED.search(text) else _SPACED_WORD


def sentences(text: str) -> list[Span]:
    """Return the sentences of a masked text, without the whitespace and list marks around them. A full stop ends one
    unless it belongs to an abbreviation, an initial, a number or a list mark, or a lower-case letter follows. Empty
    lines, list items and headings end one too, and so do the stops of other scripts."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match, start):
            pieces += _split_heading(text, start, match.end())
            start = match.end()
    pieces += _split_heading(text, start, len(text))
    return [span for piece in pieces if (span := _strip(text, *piece)) is not None]


def _split_heading(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    heading = _HEADING.match(text, start, end) if text.startswith(("#", "\n#", " "), start) else None
    return ((start, end),) if heading is None else (heading.span(), (heading.end(), end))


def _ends_sentence(text: str, stop: re.Match[str], start: int) -> bool:
    sign = stop[0][0]
    if sign not in ".!?\u2026;":
        return True
    after = _AFTER.match(text, stop.end())
    following = after[1] if after is not None else ""
    is_masked = len(following) > 2 and not following.strip("x")  # code or a formula, which begins sentences as well
    if following[:1].islower() and not (is_masked and sign != ";"):
        # a name such as "eBPF" or "iOS" may open a sentence, a plain word does not
        return sign != ";" and following.isalpha() and not following.islower()
    if sign != "." or stop[0].startswith("..") or after is None or not following:
        return True
    initial = len(following) == 1 and following.isalpha() and text.startswith(".", after.end())
    return not _goes_on(text, stop.start(), start, "" if initial else following.lower())


def _goes_on(text: str, dot: int, start: int, following: str) -> bool:
    """Return whether ``dot`` ends an abbreviation, an initial or a list mark, after which the sentence continues."""
    if text[dot - 1 : dot].isspace():  # the end of a link, which is masked
        return False
    before = text[max(start, dot - _WINDOW) : dot].rsplit(None, 1)
    if not before:
        return False
    word = before[-1].rpartition("\u2014")[2].lstrip("([\"'\u201c\u2018*_").lower()
    if word.isdigit():  # "1." at the start of a line numbers an item
        if len(word) <= _ORDINAL and following in _AFTER_ORDINALS:
            return True
        return _MARK_ONLY.match(text, max(start, text.rfind("\n", start, dot) + 1), dot) is not None
    if word == "ms" and before[0][-1:].isdigit():  # milliseconds
        return False
    if word in _ALWAYS or (word in _BEFORE_NUMBERS and following[:1].isdigit()):
        return True
    if word in _BEFORE_LABELS and len(following) == 1:
        return True
    dotted = "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))
    initial = len(word) == 1 and word.isalpha()
    return (dotted or initial or word in _MOSTLY) and following not in _OPENERS


def _strip(text: str, first: int, end: int) -> Span | None:
    mark = _LIST_MARK.match(text, first, end)
    start = mark.end() if mark is not None else first
    if _LETTER.search(text, start, end) is None:
        start = first  # a number alone is text, not a list mark
        if _LETTER.search(text, start, end) is None:
            return None
    inner = text[start:end].lstrip()
    start = end - len(inner)
    return make_tuple(Span, (start, start + len(inner.rstrip())))
