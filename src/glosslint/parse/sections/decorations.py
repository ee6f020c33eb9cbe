"""Icons, buttons, badges and links to the place itself in the HTML of a term, which are not part of the term."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Sequence
from operator import attrgetter

from glosslint.model import Span
from glosslint.parse.sections.markdown.shown import Shown, collapsed
from glosslint.text.names import slug

_ELEMENT = re.compile(
    r"<(?P<name>span|i|a|button|svg)\b(?P<attributes>[^<>]*)>(?P<words>(?:(?!</?(?:span|i|a|button|svg)\b).){0,2000}?)"
    r"</(?P=name)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ALWAYS = frozenset(("button", "svg"))
_HIDDEN = re.compile(r"\saria-hidden\s*=\s*[\"']?true\b", re.IGNORECASE)
#: A class of icons whose names are ligatures: ``<i class="material-icons">expand_more</i>``.
_ICON = re.compile(
    r"\sclass\s*=\s*(?:[\"'][^\"'<>]*?(?<=[\"'\s_-])|(?=icon|material))(?:icons?|material-symbols[\w-]*)(?=[\"'\s>]|\Z)",
    re.IGNORECASE,
)
#: Classes of labels that are beside a term, or of how it is said; a "tag" before the other words may be one in the
#: language HTML.
_BADGE, _LABEL = (
    re.compile(
        rf"\sclass\s*=\s*(?:[\"'][^\"'<>]*?(?<=[\"'\s_-])|(?={names}))(?:{names})s?(?=[\"'\s>_-]|\Z)", re.IGNORECASE
    )
    for names in ("badge|pill|chip|kana|furigana|romaji|reading|pinyin|ipa|phonetic|pronunciation", "tag")
)
_HAS_CLASS = re.compile(r"\sclass\s*=", re.IGNORECASE)
_LINK = re.compile(r"\shref\s*=\s*[\"']?[^\s\"'<>#]*#", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_START = attrgetter("start")


def undecorated(words: Shown, source: str, span: Span) -> Shown:
    """Return what readers see of a term in ``span`` without its decorations; all of it if nothing else is there."""
    if "<" not in source[slice(*span)]:
        return words
    every = list(_ELEMENT.finditer(source, *span))
    plain = _without(words, [Span(*element.span()) for element in every if _is_decoration(element)])
    badges = [Span(*element.span()) for element in every if _is_badge(element, plain)]
    return _without(plain, badges) if badges else plain


def _without(words: Shown, spans: Sequence[Span]) -> Shown:
    """Return the words without the characters in ``spans``; all of them if no letter or digit is left."""

    def is_outside(place: Span) -> bool:
        before = bisect.bisect_right(spans, place.start, key=_START) - 1
        return before < 0 or place.start >= spans[before].end

    if not spans:
        return words
    rest = collapsed(pair for pair in zip(words.text, words.places, strict=True) if is_outside(pair[1]))
    return rest if any(map(str.isalnum, rest.text)) else words


def _is_badge(element: re.Match[str], words: Shown) -> bool:
    """Return whether an element before or after all other words of a term is a badge: its class says so, or it has a
    class and repeats the other words, or before them their first letter, as that of a part of the alphabet."""
    attributes = element["attributes"]
    if element["name"].lower() != "span" or not _HAS_CLASS.search(attributes) or not words.places:
        return False
    before = bisect.bisect_left(words.places, element.start(), key=_START)
    after = bisect.bisect_left(words.places, element.end(), key=_START)
    own = words.text[before:after]
    if not own.strip() or (before and after < len(words.text)):
        return False
    if _BADGE.search(attributes) or (before and _LABEL.search(attributes)):
        return True
    rest = words.text[after:]
    if not before and len(own) == 1 and rest[:1] == " " and rest[1:2].casefold() == own.casefold() and own.isalpha():
        return True
    repeated = slug(own)
    return bool(repeated) and repeated == slug(f"{words.text[:before]}{words.text[after:]}")


def _is_decoration(element: re.Match[str]) -> bool:
    """Return whether an element is a button, a picture or an icon, or has attributes and shows no letter or digit; of
    links, only those to a place on a page. Signs right after a letter are part of the term: "C<span …>++</span>"."""
    name, attributes = element["name"].lower(), element["attributes"]
    if name in _ALWAYS or _HIDDEN.search(attributes) or _ICON.search(attributes):
        return True
    words = html.unescape(_TAG.sub("", element["words"]))
    if any(map(str.isalnum, words)):
        return False
    if name == "a":
        return _LINK.search(attributes) is not None
    is_attached = words.isascii() and element.string[element.start() - 1 : element.start()].isalnum()
    return bool(attributes.strip()) and not is_attached
