"""Regular expressions of a schema, matched with a time limit, which the keywords of ``jsonschema`` do not have.

A schema and the data may come from an attacker, and "^(a|aa)+$" takes hours for forty letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glosslint.text.safe_regex import UserPattern

#: The patterns of the native schema. They try each character at most twice, so they need no time limit, and most runs
#: do not import ``regex``, which takes as long as reading 54 entries.
NATIVE = frozenset(
    (
        r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        r"^(?:\S(?:.*\S)?)?$",
        r"^(?!\s)",
        r"^/(?![/\\])\S*$",
        r"^10\.[0-9]{4,9}/\S+$",
        r"^https?://\S+$",
    )
)
_compiled = lru_cache(UserPattern)


def search(pattern: str, text: str) -> bool:
    """Return whether ``pattern`` matches somewhere in ``text``.

    Raise re.error for an invalid pattern, and PatternCostError for one that takes too long.
    """
    if pattern in NATIVE:
        return re.search(pattern, text) is not None
    re.compile(pattern)  # decides which patterns are valid
    return _compiled(pattern).search(text) is not None
