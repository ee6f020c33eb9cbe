"""The header of a table → which columns hold the term, its definition and its other names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TERM = re.compile(
    r"(?:the )?(?:key )?(?:terms?|words?|names?|concepts?|acronyms?|abbreviations?|abbr\.?|initialisms?|phrases?"
    r"|titles?|keywords?|expressions?|entry|entries|jargon|terminology|item|begriff|terme|término|termo|termine)"
    r"(?:\s*(?:/|or|and|&)\s*\w+)?",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:short |brief )?(?:definitions?|meanings?|descriptions?|explanations?|what (?:it is|it means|is it)\??|details?"
    r"|in plain (?:english|words)|bedeutung|erklärung|définition|definición|definição|definizione|description)"
    r"(?:\s*(?:/|or|and|&)\s*\w+)?",
    re.IGNORECASE,
)
_ALIASES = re.compile(
    r"aliases|alias|aka|a\.k\.a\.?|also (?:known as|called)|synonyms?|acronyms?(?:/\w+)?|abbreviations?|abbr\.?"
    r"|short(?: form)?|full (?:name|form|term)|long form|expansion|stands for|expanded(?: form)?|other names?"
    r"|spelled out|in full",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"\s*\((?:en|eng|english)\)\Z", re.IGNORECASE)  # of a table with translations
_EXPANSION = re.compile(r"full.*|long form|expansion|stands for|expanded.*|spelled out|in full|meaning", re.IGNORECASE)


def columns(titles: Sequence[str]) -> dict[str, str]:
    """Return the columns of the layout by their keys; nothing if there is no term or no definition."""
    named: dict[str, str] = {}
    for title in titles:
        if title and _TERM.fullmatch(_LANGUAGE.sub("", title)) and "term" not in named:
            named["term"] = title
        elif title and _DEFINITION.fullmatch(title) and "definition" not in named:
            named["definition"] = title
        elif title and _ALIASES.fullmatch(title) and "aliases" not in named:
            named["aliases"] = title
    if "definition" not in named and "term" in named:  # what an acronym stands for is all that the table says of it
        stands = next((title for title in titles if _EXPANSION.fullmatch(title)), "")
        named = {"term": named["term"], "definition": stands} if stands else {}
    return named if {"term", "definition"} <= named.keys() else {}
