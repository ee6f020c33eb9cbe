"""The titles of the columns of a table → those of terms, of definitions and of other names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from glosslint.detect.pages.tables.words import (
    DEFINITION_WORDS,
    DEFINITIONS,
    DEFINITIONS_UNSPACED,
    LANGUAGES,
    MEANINGS,
    SYNONYMS,
    TERMS,
)

_NUMBER = re.compile(r"#|no\.?|nr\.?|nº|n°|№|序号|編号|编号|번호", re.IGNORECASE)
#: What joins words in scripts without spaces: "定義與使用方式", "用語・略語", "정의 및 설명".
_AND = r"\s?(?:與|与|和|及び|及|並びに|と|・|、|및)\s?[^\W\da-z]{1,8}"
_TERM = re.compile(
    r"(?:(?:the )?(?:key )?(?:terms?|words?|names?|concepts?|acronyms?|abb?r[ei]viations?|abbr\.?|initialisms?|phrases?"
    rf"|titles?|keywords?|expressions?|entry|entries|jargon|terminology|item)|{TERMS})"
    rf"(?:(?:\s*[/&]\s*|\s+(?:or|and|ou|et|oder|und|y|o|e)\s+)\w+|{_AND})?",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:(?:(?:short|brief|simple|plain|full|detailed|clinical|technical|(?:plain[- ])?(?:english|language)) ){0,2}"
    r"(?:definitions?|meanings?|descriptions?|explanations?|what (?:it is|it means|is it)\??|details?"
    rf"|in plain (?:english|words))|что это(?: .{{1,40}})?|{DEFINITIONS}|.{{0,4}}(?:{DEFINITIONS_UNSPACED}))"
    rf"(?:\s*(?:/|or|and|&)\s*\w+|{_AND})?",
    re.IGNORECASE,
)
_DEFINITION_WORD = re.compile(rf"{DEFINITION_WORDS}|.{{0,4}}(?:{DEFINITIONS_UNSPACED})(?:{_AND})?", re.IGNORECASE)
#: A term with a qualifier, as the title of the first column: "Domain term", but not "Related term".
_OWN_TERM = re.compile(
    r"(?!(?:related|similar|other|see|preferred|broader|narrower|alternative)\b)(?:[\w'\u2019-]{1,30} ){1,2}"
    r"(?:terms?|concepts?|acronyms?|abbreviations?|words?|phrases?)",
    re.IGNORECASE,
)
#: A definition with a qualifier: "Project definition", but not "Source of definition" or "Date of definition".
_OWN_DEFINITION = re.compile(
    r"(?:(?!(?:source|date|link|reference|author|of|for)\b)[\w'\u2019-]{1,30} ){1,3}(?:definition|meaning)",
    re.IGNORECASE,
)
_ALIASES = re.compile(
    r"aliases|alias|aka|a\.k\.a\.?|also (?:known as|called)|synonyms?|acronyms?(?:/\w+)?|abbreviations?|abbr\.?"
    r"|short(?: form)?|full (?:name|form|term)|long form|expansion|stands for|expanded(?: form)?|other names?"
    rf"|spelled out|in full|расшифровка|расшифрование|{SYNONYMS}",
    re.IGNORECASE,
)
_ENGLISH_NAMES = re.compile(
    r"英文(?:名称?|全称|缩写)?|英語|영문|영어|全称|全稱|全写|正式名称|english name", re.IGNORECASE
)
_NOTE = re.compile(r"(?<=\S)\s*\[[^\[\]]*\]\Z")  # "Definition [unit]"
_LANGUAGE = re.compile(r"\s*\((?:en|eng|english)\)\Z", re.IGNORECASE)  # "Term (English)", where others are beside it
#: The column of terms, in a table with a column of definitions and one of terms for each language.
_IN_LANGUAGE = re.compile(LANGUAGES, re.IGNORECASE)
#: The title of a column of acronyms, and the translation beside a title: "用語 Term".
_SHORT = re.compile(r".*\b(?:acronyms?|abbreviations?|abbr|initialisms?|abkürzung|sigles?|siglas?)\b.*", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"\A[^\x00-\u02ff]+\s+(?=[A-Za-z])|\s+[^\x00-\u02ff]+\Z")
_EXPANSION = re.compile(
    rf"full.*|long form|expansion|stands for|expanded.*|spelled out|in full|meaning|расшифровка|{MEANINGS}",
    re.IGNORECASE,
)


def columns(titles: Sequence[str]) -> dict[str, str]:
    """Return the titles of columns by the keys of the layout; empty if there is no term or no definition."""
    named: dict[str, str] = {}
    for title in titles:
        whole = _LANGUAGE.sub("", unicodedata.normalize("NFC", title))
        plain = _OTHER_SCRIPT.sub("", whole)
        is_term = any(map(_TERM.fullmatch, (whole, plain))) or (title == titles[0] and _OWN_TERM.fullmatch(plain))
        if title and is_term and "term" not in named:
            named["term"] = title
        elif title and is_term and "aliases" not in named and _is_short(named["term"]) and not _is_short(title):
            named |= {"aliases": named["term"], "term": title}
        elif title and defines(title) and "aliases" not in named and _is_expansion(named):
            named["aliases"] = named["definition"]
            named["definition"] = title
        elif title and defines(title) and "definition" not in named:
            named["definition"] = title
        elif title and _ALIASES.fullmatch(title) and "aliases" not in named:
            named["aliases"] = title
    if "definition" not in named and "term" in named:  # the table only expands acronyms
        stands = next((title for title in titles if _EXPANSION.fullmatch(title)), "")
        named = {"term": named["term"], "definition": stands} if stands else {}
    if "definition" in named and "term" not in named:
        first = next((title for title in titles if names_language(_LANGUAGE.sub("", title))), "")
        named = {"term": first, **named} if first else {}
    elif "term" in named and "aliases" not in named:  # the English names beside Chinese terms
        english = next((title for title in titles if _ENGLISH_NAMES.fullmatch(title)), "")
        named |= {"aliases": english} if english and english not in named.values() else {}
    return named if {"term", "definition"} <= named.keys() else {}


def _is_expansion(named: dict[str, str]) -> bool:
    """Return whether the column taken for the definition has what the acronyms in the column of terms stand for."""
    term, definition = named.get("term", ""), named.get("definition", "")
    return _is_short(term) and _EXPANSION.fullmatch(definition) is not None


def _is_short(title: str) -> bool:
    return _SHORT.fullmatch(title) is not None


def names_aliases(title: str) -> bool:
    """Return whether a title names other names of a term."""
    return _ALIASES.fullmatch(title) is not None


def defines(title: str) -> bool:
    """Return whether a title, or a word of it in another script, names definitions: "定義 (English)"."""
    title = _LANGUAGE.sub("", _NOTE.sub("", unicodedata.normalize("NFC", title)))
    words = (word for word in title.split() if not word.isascii())
    is_whole = _DEFINITION.fullmatch(title) or _OWN_DEFINITION.fullmatch(title)
    return is_whole is not None or any(map(_DEFINITION_WORD.fullmatch, words))


def names_language(title: str) -> bool:
    """Return whether a title is the name of a language."""
    return _IN_LANGUAGE.fullmatch(title) is not None


def is_number(title: str) -> bool:
    """Return whether a title is that of the numbers of rows."""
    return _NUMBER.fullmatch(title) is not None
