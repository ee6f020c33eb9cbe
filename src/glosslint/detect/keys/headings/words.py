"""The words of a label or heading within an entry → what is after them: the definition, other names, other entries."""

from __future__ import annotations

import re

from glosslint.detect.keys.names import REFERENCES, normal
from glosslint.detect.pages.tables.titles import defines as is_definition, names_aliases

_MORE_ALIASES = re.compile(
    r"abbreviated(?: as)?|alternat(?:iv)?e (?:names?|terms?)|other terms?|also|auch(?: genannt)?|synonymen|同義詞",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"beispiele?|exemples?|ejemplos?|exemplos?|esempi?o?|voorbeeld(?:en)?|примеры?|例|例子", re.IGNORECASE
)
#: The label of a definition with more than that: "Definition & use", "Definition in law".
_DEFINES_MORE = re.compile(r"definitions? ?(?:[&/(]|and |or |in |for ).+", re.IGNORECASE)
_NO_ALIASES = frozenset(("short", "abbreviations"))
_REFERENCES = frozenset((*REFERENCES, "related_term", "compare_with", "contrast_with", "seealso"))
_REFERENCES -= frozenset(("ref", "refs", "reference", "references", "see"))  # "See: X" may be all of a text


def has_role(words: str) -> bool:
    """Return whether folded words are usual before definitions, other names or other entries."""
    return defines(words) or lists_names(words) or refers(words)


def defines(words: str) -> bool:
    """Return whether folded words are usual before definitions."""
    return is_definition(words) or _DEFINES_MORE.fullmatch(words) is not None


def lists_names(words: str) -> bool:
    """Return whether folded words are usual before other names."""
    return words not in _NO_ALIASES and (names_aliases(words) or _MORE_ALIASES.fullmatch(words) is not None)


def refers(words: str) -> bool:
    """Return whether folded words are usual before other entries."""
    return normal(words) in _REFERENCES


def shows_use(words: str) -> bool:
    """Return whether folded words in another language than English are usual before examples."""
    return _EXAMPLES.fullmatch(words) is not None
