"""The characters at which YAML 1.1 breaks a line and YAML 1.2 does not: U+0085, U+2028 and U+2029.

Both parsers of ruamel.yaml break lines at them, but differ on what follows; most editors, and readers of YAML 1.2, do
not break lines there. So other characters replace them while the text is parsed.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from glosslint.util.regexes import lazy_pattern

SEPARATORS = "\x85\u2028\u2029"
_ANY = lazy_pattern(f"[{SEPARATORS}]")
#: The private use area of Unicode: 6,400 characters that mean nothing to YAML.
_STAND_INS = range(0xE000, 0xF900)


def hide_separators(text: str) -> tuple[str, Mapping[int, str]]:
    """Return ``text`` with each separator replaced by another character, and the table that translates these back.

    The replacements do not occur in ``text``, not even as an escape. The table is empty if nothing was replaced.
    """
    if text.isascii() or _ANY.search(text) is None:
        return text, {}
    lower = text.lower()
    free = (code for code in _STAND_INS if chr(code) not in lower and f"{code:x}" not in lower)
    hidden = dict(zip(map(ord, SEPARATORS), islice(free, len(SEPARATORS)), strict=False))
    return text.translate(hidden), {stand_in: chr(separator) for separator, stand_in in hidden.items()}
