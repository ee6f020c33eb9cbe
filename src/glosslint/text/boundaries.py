"""How a text begins and ends, in any language, which shows conventions such as a final period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.english.breaks_off import Break, breaks_off
from glosslint.text.tokenize import mask
from glosslint.util.regexes import lazy_pattern

Hidden = Sequence[tuple[str, Span]]

#: What ends a sentence in Latin, Greek, Armenian, Arabic, Indian, Ethiopic, Khmer, Burmese and East Asian script. Two
#: Ethiopic word spaces are the full stop as it is mostly typed.
_STOP = re.compile(
    "(?P<stop>[.!?\u2026\u0589\u061f\u06d4\u0964\u0965\u1362\u1367\u17d4\u104b\u3002\uff01\uff1f\uff0e\uff61]|\u1361\u1361)"
    "[\"'\u201d\u2019\u00bb\u203a)\\]*_\u300d\u300f\uff09\u3011]*\\Z"
)
#: Lines that make a block something other than a paragraph: an item, a heading, a row, a quotation, a rule, a footnote.
_NO_PROSE = re.compile(
    r"(?:[ \t]*(?:[-+\u2022]|\*{1,5}|\.{1,5}|(?:\d{1,3}|#)[.)])[ \t]|[ \t]*#{1,6}[ \t]|[ \t]*[|>]"
    r"|[ \t]*(?:-{3,}|={3,})[ \t]*$|\[\^[^\]\s]*\]:)",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
#: Also in words: "price = cost + profit".
_EQUATION = lazy_pattern(r"\s[=\u2248\u2260\u2264\u2265\u2261\u2192]\s[^.!?\n]*\Z")
#: What follows a label after the last sentence is data: "It is red. Chemical formula: HgS".
_LABELLED = lazy_pattern(
    r"[.!?]['\"\u201d\u2019)*_]*\s+\W{0,3}(?:[A-Z][a-z]+ )?(?:[Ff]ormula|[Nn]ames?|[Ss]ymbols?|[Ss]ynonyms?|[Uu]nits?"
    r"|[Aa]bbreviations?|[Pp]lurals?|[Ss]ources?|[Pp]ronunciation|[Cc]ompare|[Aa]lso|[Tt]ags?|[Cc]ategory)"
    r"\W{0,3}:[^.!?\n]{1,100}\Z"
)
#: So is what follows a label in emphasis that opens the last paragraph: "*Related concepts*: Energy, Source".
_MARKED_LABEL = lazy_pattern(r"\s*(?:([*_]{1,3})[^*_\n]{1,40}\1\s?:|([*_]{1,3})[^*_\n]{1,40}:\2)\s")
_SENTENCE_START = lazy_pattern(r"(?:\A|[.!?\u2026]['\"\u201d\u2019)*_]*\s+|\n[ \t]*\n[ \t]*)\Z")
#: An address, a path, a key or hash of twenty characters or more, a name in code, a formula.
_NO_WORD = lazy_pattern(
    r"(?<!\S)(?=\S{20})(?=\S*[0-9])(?=\S*[A-Za-z])[\w+/=]+\Z"
    r"|(?:https?://|www\.)\S+\Z|\w@\w[\w.-]*\Z|(?<!\S)[~.]{0,2}/\S+\Z|[^\W_]_[^\W_]|[=+\u00d7\u00f7^<>]"
)
#: What does not show where a sentence ends: a bracket that is no link, as in "changed [3]"; a raised number; slashes as
#: marks of emphasis; a quotation, whose mark comes before or after the period.
_UNCLEAR_END = lazy_pattern(
    r"(?:[\]}\u00b9\u00b2\u00b3\u2070-\u209f\"\u201d\u2019\u00bb\u203a\u300d\u300f]|(?<=\s)/\S+/)[*_]*\Z"
)
#: What may join the links after the end of a sentence: signs, "and", one word that is a name or a number.
_BETWEEN_LINKS = lazy_pattern(r"[\s,;:|/&\u00b7\u2022\u2013\u2014()-]*(?:(?:and|or)\b\s*)?(?:[A-Z\d][\w.-]{0,15}\s+)?")
#: A parenthesis of a few words after the end of a sentence has a period of its own, or none: "It ends. (Doe 2010)".
_AFTERTHOUGHT = lazy_pattern(
    r"[.!?\u2026]['\"\u201d\u2019*_]*\s+[(\[](?:[^()\[\]\s]|\[[^()\[\]\s]*\])+"
    r"(?:\s(?:[^()\[\]\s]|\[[^()\[\]\s]*\])+){0,5}\s?[)\]][*_]*\Z"
)
#: A paragraph in emphasis: a caption, or a remark such as "*Also known as X*".
_EMPHASIZED = re.compile(r"([*_]{1,3})(?![\s*_])[^*_]+\1")
#: The scripts that end a sentence with a period; "." after a word in any other is not added.
_SCRIPTS_WITH_PERIOD = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "GEORGIAN", "HANGUL", "DIGIT")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # a soft hyphen, and characters without width
_LAST = 2_000  # characters: no sentence is longer
_NEAR = 40  # characters: no end of a sentence is longer; keeps the searches linear
_LABEL = 2  # words
_LONG = 80  # characters: no parenthesis of five words is longer
_MARKS = re.compile(r"(?!\s*\*[ \t])[\s*_]*")  # before the first word; an asterisk with a space begins an item
_ADDRESS = re.compile(r"\w+://|www\.|\w+:\[")  # or a macro of AsciiDoc: "stem:[x^2] is …"
_WORD = re.compile(r"[^\W\d_][\w'\u2019+#/&@.-]*")
#: Parts of speech, as dictionaries write them before a text: "n. pl.", "s.f.", "noun.", "verb:", "adj –", "*n*".
_PART_OF_SPEECH = lazy_pattern(
    r"(?:(?:(?:abbr|adj|adv|art|conj|interj|n|num|pl|prep|pron|sing|v|vb|vi|vt|[afms])\."
    r"(?:\s?(?:f|fig|i|intr|m|n|pl|prop|s|sing|t|tr)\.)*(?!\w))|(?:abbr|adj|adv|conj|interj|n|prep|pron|v|vb|vi|vt"
    r"|(?:(?:compound|intransitive|plural|proper|transitive)\s)?"
    r"(?:abbreviation|adjective|adverb|conjunction|interjection|noun|prefix|preposition|pronoun|suffix|verb)s?)"
    r"(?:[.:,*_](?!\w)|\s[\u2013\u2014-]\s))",
    re.IGNORECASE,
)


class Ending(NamedTuple):
    """Where the last paragraph of a text ends: the offset after its last character, its last visible ``word`` with all
    punctuation, the mark that ends the last sentence or nothing, and whether an English text breaks off here."""

    end: int
    word: Span
    stop: str
    cut: Break


def ending(text: str, hidden: Hidden) -> Ending | None:
    """Return how ``text`` ends; ``None`` when its end is not prose: a list, a heading, a table, a quotation, an
    address, code, a formula, an image, a shortcode; or when it has no period and need not have one."""
    ends = _visible_end(text, hidden)
    if ends is None:
        return None
    end, read = ends
    start = max((match.end() for match in _BLANK_LINE.finditer(text, 0, read)), default=0)
    is_block, line = text.startswith(("  ", "\t"), start, read), start
    while line >= 0 and not is_block:
        is_block = _NO_PROSE.match(text, line, end) is not None
        line = text.find("\n", line, end) + 1 or -1
    if is_block or _EMPHASIZED.fullmatch(text[start:read].strip()) is not None or _is_label(text, read):
        return None
    word = max(text.rfind(" ", 0, read), text.rfind("\n", 0, read), text.rfind("\t", 0, read)) + 1
    word += len(text[word:read]) - len(text[word:read].lstrip("["))
    stop = _STOP.search(text, max(word, read - _NEAR), read)
    if stop is None and (_is_unclear(text, word, read) or _are_links_alone(text, hidden, end)):
        return None
    if stop is None and start and _MARKED_LABEL.match(text, start, read) is not None:
        return None
    cut = Break.NO if stop is not None else breaks_off(mask(text, hidden)[max(start, read - _LAST) : read])
    if not (stop or cut is Break.CERTAIN or any(map(str.isalnum, text[word:read]))):
        return None  # a symbol that is the subject, such as "#"
    return Ending(end, Span(word, read), stop["stop"] if stop is not None else "", cut)


def _is_label(text: str, end: int) -> bool:
    """Return whether the last line is a word or two after a line that ends a sentence, as "RU" before a translation."""
    line = text.rfind("\n", 0, end) + 1
    before = text[:line].rstrip()
    return before.endswith((".", "!", "?")) and len(text[line:end].split()) <= _LABEL and text[end - 1].isalnum()


def _is_unclear(text: str, word: int, end: int) -> bool:
    """Return whether a text without a period may be complete, or where its period would belong is unclear."""
    return (
        _NO_WORD.search(text, word, end) is not None
        or _EQUATION.search(text, max(end - _LONG, 0), end) is not None
        or _LABELLED.search(text, max(end - 2 * _LONG, 0), end) is not None
        or _UNCLEAR_END.search(text, max(word - 1, 0), end) is not None
        or _AFTERTHOUGHT.search(text, max(end - _LONG, 0), end) is not None
    )


def _are_links_alone(text: str, hidden: Hidden, end: int) -> bool:
    """Return whether a text ends at ``end`` with links outside any sentence: "It ends. [More](x)"."""
    marks = [span for kind, span in hidden if kind == "mark" and span.start < span.end <= end]
    at = end
    while len(marks) > 1 and marks[-1].end == at:
        _, opening = marks.pop(), marks.pop()
        if _SENTENCE_START.search(text, max(opening.start - _NEAR, 0), opening.start) is not None:
            return True
        at = marks[-1].end if marks else opening.start
        if opening.start - at > _NEAR or _BETWEEN_LINKS.fullmatch(text, at, opening.start) is None:
            return False
    return False


def takes_period(text: str) -> bool:
    """Return whether the script of the last letter or digit of a text ends sentences with a period."""
    last = next((char for char in reversed(text) if char.isalnum()), "")
    return unicodedata.name(last, "").startswith(_SCRIPTS_WITH_PERIOD) if last else False


def _visible_end(text: str, hidden: Hidden) -> tuple[int, int] | None:
    """Return the end of the text, and the end of what readers see, before a link's target."""
    while text != (stripped := text.rstrip().rstrip(_INVISIBLE)):
        text = stripped
    end = len(text)
    for kind, span in reversed(hidden):
        if span.start >= end:
            continue
        if len(text[: span.end].rstrip()) < end:
            break
        if text.startswith(("<!--", "{/*"), span.start):
            end = len(text[: span.start].rstrip())
            continue
        if kind != "mark" or text.startswith("<", span.start):
            return None
        if text.startswith("]", span.start) or text[span.end - 1] in "`_":  # of a link, also in reStructuredText
            return end, len(text[: span.start].rstrip())
        end = len(text[: span.start].rstrip())  # the definition of a link: the text ends before
    return (end, end) if end else None


class Opening(NamedTuple):
    """The first word of a text, and whether it begins with a ``capital``; ``None`` in scripts without capitals."""

    word: Span
    capital: bool | None


def opening(text: str, hidden: Hidden) -> Opening | None:
    """Return how ``text`` opens; ``None`` when it opens with something other than a word of prose: a number, a
    quotation, a parenthesis, a list, a heading, code, an address, a part of speech such as "n."."""
    marks = _MARKS.match(text)
    at = marks.end() if marks is not None else 0
    for kind, span in hidden:
        if span.start > at:
            break
        if span.end > at:
            if kind != "mark" or span.end - span.start != 1:
                return None
            at = span.end
    word = _WORD.match(text, at)
    if word is None or _PART_OF_SPEECH.match(text, at) is not None or _ADDRESS.match(text, at) is not None:
        return None
    first = word[0][0]
    capital = True if first != first.lower() else False if len(first.title()) == 1 and first.title() != first else None
    return Opening(Span(*word.span()), capital)
