"""The words of a label or heading within an entry → what is after them: the definition, other names, other entries."""

from __future__ import annotations

import re

from glosslint.detect.keys.names import REFERENCES, normal
from glosslint.detect.pages.tables.titles import defines as is_definition, names_aliases
from glosslint.text.names import fold, slug

_MORE_ALIASES = re.compile(
    r"abbreviated(?: as)?|alternat(?:iv)?e (?:names?|terms?)|other terms?|also|auch(?: genannt)?|synonymen|同義詞",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"beispiele?|exemples?|ejemplos?|exemplos?|esempi?o?|voorbeeld(?:en)?|примеры?|例|例子", re.IGNORECASE
)
#: The label of a definition with more than that: "Definition & use", "Definition in law".
_DEFINES_MORE = re.compile(r"definitions? ?(?:[&/(]|and |or |in |for ).+", re.IGNORECASE)
_SIGNS = re.compile(r"\A[\W\d_]+|[\W_]+\Z")  # numbers and pictures around the words of a heading
#: Fields that the texts below headings do not get, because others have these names.
_TAKEN = frozenset(("definition", "lead", "body"))
_NO_ALIASES = frozenset(("short", "abbreviations"))
_REFERENCES = frozenset((*REFERENCES, "related_term", "compare_with", "contrast_with", "seealso"))
_REFERENCES -= frozenset(("ref", "refs", "reference", "references", "see"))  # "See: X" may be all of a text


def words_of(title: str) -> str:
    """Return the folded words of a heading, without numbers and signs around them."""
    return fold(_SIGNS.sub("", title))


def field_of(title: str) -> str:
    """Return the name in messages of the texts below a heading."""
    words = words_of(title)
    if refers(words):
        return "related"
    name = slug(words).replace("--", "-") or "section"
    return f"{name}-text" if name in _TAKEN else name


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
