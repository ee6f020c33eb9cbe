"""Formulas in TeX: converted to MathML, which browsers show without a script, or the error that prevents it.

The parser is math-core. Where it is not installed, as for interpreters other than CPython, no error is found.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from glosslint.model import Span
from glosslint.util.regexes import lazy_pattern

#: "6: Unknown command …", as math-core writes it: the number of the character, then the error.
_ERROR = lazy_pattern(r"(\d+): (.*)", re.DOTALL)
_COMMAND = lazy_pattern(r'Unknown (?:command|environment) "\\?(?P<name>.+)"\.\Z')
_CLOSING = lazy_pattern(r'Expected closing token "(?P<sign>.+)", but reached end of input\.\Z')
_WORD = lazy_pattern(r"\\(?:[A-Za-z]+\*?|.)|.", re.DOTALL)
#: The converter recurses, and too deep a formula would end the process. With a stack of 1 MB, as threads under musl
#: have, it bears 200 groups in scripts and 700 commands that take each other as arguments (measured, math-core 0.9).
_DEEPEST = 60
_MOST_LOOSE = 400  # commands without braces
_DEFINES = lazy_pattern(r"\\(?:[egx]?def|let|(?:re)?newcommand|providecommand|DeclareMathOperator)(?![A-Za-z])")
_NESTING = lazy_pattern(
    r"(?P<opens>\\(?:left|begin)(?![A-Za-z])|\{)|(?P<closes>\\(?:right|end)(?![A-Za-z])|\})"
    r"|(?P<loose>\\(?:[A-Za-z]+|\n)(?!\s*\{))|\\.|(?P<remark>%[^\n]*)",
    re.DOTALL,
)
_OPENED = {"}": "{", r"\right": r"\left", r"\end": r"\begin"}


class TexError(NamedTuple):
    """What is wrong in a formula, in words, and its characters. ``unknown``: a command or an environment that the
    converter does not have, or the definition of one, which others may read."""

    message: str
    span: Span
    unknown: bool = False


@cache
def _converter() -> Any:
    try:
        from math_core import LatexToMathML
    except ImportError:  # no wheel for this interpreter
        return None
    return LatexToMathML(allow_unreliable_rendering=False, fancy_error=False)


def to_mathml(tex: str, display: bool = False) -> str | TexError:
    """Return a formula as MathML, or what prevents that."""
    from math_core import LatexError

    if (refused := _find_danger(tex)) is not None:
        return refused
    try:
        return str(_converter().convert_with_local_state(tex, displaystyle=display))
    except LatexError as error:
        return _error(tex, str(error))


def tex_error(tex: str) -> TexError | None:
    """Return what is wrong in a formula, or ``None`` if nothing is."""
    converted = to_mathml(tex) if _converter() is not None else ""
    return converted if isinstance(converted, TexError) else None


def _error(tex: str, text: str) -> TexError:
    match = _ERROR.match(text)
    at, message = (min(int(match[1]), len(tex)), match[2]) if match is not None else (0, text)
    if _CLOSING.match(message) is not None and (opened := _find_unclosed(tex)) is not None:
        return TexError(f'"{tex[slice(*opened)]}" is not closed', opened)
    word = _WORD.match(tex, at) or _WORD.match(tex, len(tex) - 1)
    span = Span(*word.span()) if word is not None else Span(0, 0)
    unknown = _COMMAND.match(message)
    if unknown is not None and (start := tex.find(unknown["name"], at)) >= 0:
        span = Span(max(at, start - (tex[start - 1 : start] == "\\")), start + len(unknown["name"]))
    message = message.rstrip(".\n")
    return TexError(f"{message[:1].lower()}{message[1:]}", span, unknown is not None)


def _find_danger(tex: str) -> TexError | None:
    """Return where a formula is nested deeper than the converter bears, or defines a command, which may nest too."""
    depth = loose = 0
    for token in _NESTING.finditer(tex):
        depth = max(depth - 1, 0) if token["closes"] else depth + bool(token["opens"])
        depth += (token["remark"] or "").count("{")  # which is text to some commands
        loose += token["loose"] is not None
        if depth > _DEEPEST or loose > _MOST_LOOSE:
            return TexError("it is nested too deeply", Span(*token.span()))
    if (defines := _DEFINES.search(tex)) is not None:
        message = f'"{defines[0]}" defines a command, which a formula may not'
        return TexError(message, Span(*defines.span()), unknown=True)
    return None


def _find_unclosed(tex: str) -> Span | None:
    """Return the last brace, ``\\left`` or ``\\begin`` that nothing closes."""
    opened: list[Span] = []
    for token in _NESTING.finditer(tex):
        if token["opens"]:
            opened.append(Span(*token.span()))
        elif token["closes"] and opened and tex[slice(*opened[-1])] == _OPENED[token["closes"]]:
            opened.pop()
    return opened[-1] if opened else None
