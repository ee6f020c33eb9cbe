"""The dollar signs of variables, as shell, PHP, Perl and query languages write them, which begin no formula."""

from __future__ import annotations

from collections.abc import Iterable

from glosslint.model import Span
from glosslint.parse.markdown.shortcodes import FILLER
from glosslint.util.regexes import lazy_pattern

_SIGIL = lazy_pattern(r"(?<![\w\\)\]}$])\$(?=[A-Za-z_{])")
_BRACKET = lazy_pattern(r"[()\[\]{}]")
#: What stands between two variables: "$HOME/$USER", "$host:$port", "${key}=${value}".
_BETWEEN = lazy_pattern(r"(?:[A-Za-z_]\w*|\{\w+\})(?:[/=]|->|::|(?<=\w\w)[:.]|(?<=\})[:.])")


def fill(text: str, formulas: Iterable[Span]) -> str:
    """Return ``text`` at its own length with ``FILLER`` for the signs before names, if one of the ``formulas`` that a
    parser found between two signs is no formula: then the signs of the text are those of variables."""
    return _SIGIL.sub(FILLER, text) if any(_is_code(text, *span) for span in formulas) else text


def _is_code(text: str, start: int, end: int) -> bool:
    """Return whether the sign that should close a formula begins a variable, or is in code: in "$n$th" neither is so,
    since "n" opens no bracket."""
    inside = text[start + 1 : end - 1]
    if inside.count("`") % 2:
        return True
    after = text[end : end + 1]
    if not (after.isalpha() or after in ("_", "{")):
        return False
    return ("\\left" not in inside and _leaves_open(inside)) or _BETWEEN.fullmatch(inside) is not None


def _leaves_open(inside: str) -> bool:
    """Return whether a bracket is open at the end, as in "$user.ip), or of ($": one that comes before closes none."""
    depth = 0
    for sign in _BRACKET.findall(inside):
        depth = depth + 1 if sign in "([{" else max(0, depth - 1)
    return depth > 0
