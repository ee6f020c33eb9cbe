"""The titles of the columns of a table → those of terms, of definitions and of other names, by the words of all
languages (``detect/words``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from glosslint.detect import words as known
from glosslint.detect.words import normal
from glosslint.text.names import fold

_NUMBER = re.compile(r"#|no\.?|nr\.?|nº|n°|№|序号|編号|编号|번호", re.IGNORECASE)
_SHORT = frozenset((*known.SHORT, *known.words("acronyms"))) - {"short", "short_form", "short_name", "shortname"}
#: Titles of terms that are no keys of these, or of too much else.
_MORE = ("item", "jargon", "terminology", "concept", "keyword", "expression", "key_term", "key_word", "key_concept")
_TERM = frozenset((*known.TERM, *_SHORT, *_MORE))
_OWN_TERM = frozenset(("term", "concept", "acronym", "abbreviation", "word", "phrase"))  # after another word
_DEFINITION = frozenset(
    word for name in ("definition", "description", "explanation", "details") for word in known.words(name)
) - {"long"}
_EXPANSION = frozenset(known.EXPANSION)
_ALIASES = frozenset((*known.ALIASES, *_SHORT, *_EXPANSION))
_OWN_DEFINITION = frozenset(("definition", "meaning", "description", "explanation"))
#: Signs and words between two titles of one column: "Term / Acronym", "定義與使用方式", "用語・略語", "정의 및 설명".
_AND = re.compile(
    r"\s*[/&・、]\s*|\s+(?:or|and|ou|et|oder|und|y|o|e|및)\s+|(?<=[^\W\da-z])\s?(?:與|与|和|及び|及|並びに|と)\s?(?=[^\W\da-z])",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?<=\S)\s*(?:\[[^\[\]]*\]|\((?:en|eng|english)\))\Z", re.IGNORECASE)  # "Definition [unit]"
_OTHER_SCRIPT = re.compile(r"\A[^\x00-\u02ff]+\s+(?=[A-Za-z])|\s+[^\x00-\u02ff]+\Z")  # "用語 Term"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_BEFORE = 4  # characters before a word in scripts without spaces, such as 中文
_ENGLISH = re.compile("|".join(map(re.escape, known.languages()["en"]["names"])), re.IGNORECASE)
_QUALIFIERS = 3  # words before the one that says what a column holds
#: What is no adjective of a term or definition: "Source of definition", "See term".
_NO_ADJECTIVES = frozenset(
    (*("related", "similar", "other", "see", "source", "date", "link", "reference", "author"),
     *("of", "in", "for", "broader", "narrower"))
)  # fmt: skip
_SAYS = re.compile(r"what (?:it is|it means|is it)\??|in plain (?:english|words)|что это(?: .{0,40})?", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def _holds(title: str, words: Collection[str], qualified: bool = False) -> bool:
    """Return whether a title is one of the ``words``, alone, in the plural, beside another title or in another script;
    if ``qualified``, also after adjectives."""
    whole = _NOTE.sub("", unicodedata.normalize("NFC", title)).strip(" :*.")
    forms = [whole, _OTHER_SCRIPT.sub("", whole), *(word for word in whole.split() if word[0] > "\u02ff")]
    forms += [_AND.split(form, maxsplit=1)[0] for form in tuple(forms)]
    if any(normal(one) in words for form in forms for one in (form, form.removesuffix("s"), form.removeprefix("the "))):
        return True
    first = _AND.split(whole, maxsplit=1)[0]
    if _UNSPACED.search(first) and any(first[at:] in words for at in range(1, min(_BEFORE, len(first) - 1) + 1)):
        return True
    *before, last = first.split() or [""]
    fits = qualified and 0 < len(before) <= _QUALIFIERS and _NO_ADJECTIVES.isdisjoint(map(fold, before))
    return fits and any(normal(word) in words for word in (last, last.removesuffix("s")))


def columns(titles: Sequence[str]) -> dict[str, str]:
    """Return the titles of columns by the keys of the layout; empty if there is no term or no definition."""
    named: dict[str, str] = {}
    for title in filter(None, titles):
        is_term = _holds(title, _TERM) or (title == titles[0] and _holds(title, _OWN_TERM, qualified=True))
        if is_term and "term" not in named:
            named["term"] = title
        elif is_term and "aliases" not in named and _is_short(named["term"]) and not _is_short(title):
            named |= {"aliases": named["term"], "term": title}
        elif defines(title) and "aliases" not in named and _is_expansion(named):
            named |= {"aliases": named["definition"], "definition": title}
        elif defines(title) and "definition" not in named:
            named["definition"] = title
        elif names_aliases(title) and "aliases" not in named:
            named["aliases"] = title
    if "definition" not in named and "term" in named:  # the table only expands acronyms
        stands = next((title for title in titles if _holds(title, _EXPANSION)), "")
        named = {"term": named["term"], "definition": stands} if stands else {}
    # The column of a language has the terms, or the English names beside Chinese terms.
    languages = [title for title in titles if names_language(title) and title not in named.values()]
    english = next((title for title in languages if _ENGLISH.search(title)), "")
    if languages and "term" not in named:
        named["term"] = languages[0]
    elif english and "aliases" not in named and not f"{english}{named['term']}".isascii():
        named["aliases"] = english
    return named if {"term", "definition"} <= named.keys() else {}


def _is_expansion(named: dict[str, str]) -> bool:
    """Return whether the column taken for the definition has what the acronyms in the column of terms stand for: it is
    called otherwise than a definition, as by "meaning"."""
    definition = named.get("definition", "")
    says = _holds(definition, _EXPANSION) or (bool(definition) and "defin" not in fold(definition))
    return _is_short(named.get("term", "")) and says


def _is_short(title: str) -> bool:
    return _holds(title, _SHORT, qualified=True) or any(_holds(word, _SHORT) for word in re.findall(r"\w+", title))


def names_aliases(title: str) -> bool:
    """Return whether a title names other names of a term."""
    return _holds(title, _ALIASES)


def defines(title: str) -> bool:
    """Return whether a title, or a word of it in another script, names definitions: "定義 (English)"."""
    return (
        _holds(title, _DEFINITION)
        or _holds(title, _OWN_DEFINITION, qualified=True)
        or _SAYS.fullmatch(title) is not None
    )


def names_language(title: str) -> bool:
    """Return whether a title is the name of a language, perhaps with a word for a name: "English name"."""
    own = _NOTE.sub("", title)
    return known.names_language(own) or any(
        known.names_language(own.removesuffix(word)) for word in (" name", "名", "名称")
    )


def is_number(title: str) -> bool:
    """Return whether a title is that of the numbers of rows."""
    return _NUMBER.fullmatch(title) is not None
