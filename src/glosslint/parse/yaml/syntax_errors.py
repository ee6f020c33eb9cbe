"""Explain an error of the YAML parser: what is wrong, where to look, and what to do.

libyaml reports where it had to stop, which is often far after the cause: at the end of the file for a quotation mark
that is never closed. The functions here look at the text around that point, and at the beginning of the current value.
The commonest mistakes are explained; for others, the message of the parser is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from glosslint.model import Fault, Span
from glosslint.model.source import Source, line_start

#: The markers of git.
CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\r\n]*", re.MULTILINE)
_KEY = re.compile(r"(?:- )*['\"]?[\w.-]+['\"]?")
_WORD = re.compile(r"[^\s:]+")
_REST_OF_LINE = re.compile(r"[^\r\n]*[^\s]")
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\s]*\)?")
#: What makes a line something else than it seems: a dash (not "---", which begins a document) or colon (not that of a
#: web address) without a space; a character that looks like a space, or a colon as East Asian keyboards type it.
_ODD = re.compile(
    r"[ \t]*(?:(?P<dash>-)[^\s\-]|(?:- )?[\w-]+(?P<colon>:)(?!//)\S"
    r"|(?P<space>[\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u3000\ufeff]+)|(?:- )?[A-Za-z][\w-]*(?P<wide>[：﹕∶]))"
)
_ODDITIES = {
    "dash": ("missing space after this dash", "write “- ” before each item of a list"),
    "colon": ("missing space after this colon", "write “key: value”"),
    "space": ("U+{1:04X} begins this line, and YAML reads it as text", "use plain spaces, or none"),
    "wide": ("YAML does not read this {0} as a colon", "write “key: value” with :"),
}
#: By quotation mark: where a string begins, how the mark is written inside of it, and the other one.
_QUOTES = {
    "'": (re.compile(r"(?<![^\s\[{,:-])'(?!')"), "''", "double"),
    '"': (re.compile(r'(?<![^\s\[{,:-])"(?!")'), '\\"', "single"),
}
_IN_QUOTES = "put the whole value in quotes"

#: What is wrong, where to look, what to do.
_Diagnosis = tuple[str, Span, str]


class _Stop(NamedTuple):
    """The characters at which the parser stopped (``at``), its current value began (``begin``) and its line begins, and
    its message; ``before`` is the line up to ``at``, ``char`` what is there."""

    text: str
    at: int
    begin: int
    problem: str
    line: int
    before: str
    char: str


def syntax_fault(source: Source, error: MarkedYAMLError) -> Fault:
    """Return the Fault that explains an error of the parser."""
    text, shift = source.text, source.body_start
    mark = error.problem_mark or error.context_mark
    at = min((mark.index if mark is not None else 0) + shift, len(text))
    begin = min(error.context_mark.index + shift, at) if error.context_mark is not None else at
    line = line_start(text, at)
    stop = _Stop(text, at, begin, str(error.problem or error.context or ""), line, text[line:at], text[at : at + 1])
    tab = _tab(stop)
    if tab is not None:
        return Fault("tab-indentation", *tab)
    if conflict := CONFLICT.search(text):
        advice = "keep one version and delete the marker lines"
        return Fault("yaml-syntax", "unresolved merge conflict", Span(*conflict.span()), advice)
    for part, diagnose in _DIAGNOSES.items():
        if part in stop.problem:
            return Fault("yaml-syntax", *(diagnose(stop) if callable(diagnose) else _explain_sign(stop, *diagnose)))
    last = max(len(text[: at + 1].rstrip("\r\n")) - 1, 0)
    above = "the cause is often in the line above" if stop.line else ""
    return Fault("yaml-syntax", f"this is not YAML: {stop.problem}", Span(last, min(last + 1, len(text))), above)


def _explain_sign(stop: _Stop, message: str, advice: str) -> _Diagnosis:
    """Explain the sign with which a value begins."""
    first = min(stop.begin, len(stop.text.rstrip()) - 1)
    sign = stop.text[first : first + 1]
    return message.format(sign), Span(first, first + 1), advice.format(sign)


def _tab(stop: _Stop) -> _Diagnosis | None:
    """Return the diagnosis of a tab that stopped the parser: in the indentation of the line, or after a dash."""
    line = stop.text[stop.line :]
    end = stop.line + len(line) - len(line.lstrip(" \t"))
    tab = stop.text.find("\t", stop.line, end)
    if tab >= 0 and (stop.at <= end or ("mapping values" in stop.problem and _KEY.fullmatch(stop.text, end, stop.at))):
        return "a tab indents this line", Span(tab, end), "use spaces: YAML does not allow tabs in indentation"
    if stop.char == "\t" and "cannot start" in stop.problem:
        advice = "use a space: YAML counts the columns of a list"
        return "a tab follows the dash", Span(stop.at, stop.at + 1), advice
    return None


def _odd_line(text: str, line: int) -> _Diagnosis | None:
    """Return the diagnosis of the line that begins at ``line``, if it is odd."""
    odd = _ODD.match(text, line)
    if odd is None:
        return None
    kind = odd.lastgroup or ""
    message, advice = _ODDITIES[kind]
    return message.format(odd[kind], ord(odd[kind][0])), Span(*odd.span(kind)), advice


def _explain_no_colon(stop: _Stop) -> _Diagnosis:
    message = "this line is neither “key: value” nor part of the value above"
    advice = "indent it to continue the value above, or add a colon"
    known = _odd_line(stop.text, line_start(stop.text, stop.begin))
    return known or (message, _match_span(_REST_OF_LINE, stop.text, stop.begin), advice)


def _explain_colon(stop: _Stop) -> _Diagnosis:
    before = stop.before.lstrip(" ")
    if _KEY.fullmatch(before) is None:
        where = 'ends with ":"' if stop.text[stop.at + 1 : stop.at + 2] in ("", "\r", "\n") else 'contains ": "'
        return f"unquoted value {where}, which YAML reads as another key", Span(stop.at, stop.at + 1), _IN_QUOTES
    above = stop.text[: stop.line].rstrip()
    previous = line_start(above, len(above))
    written, indent = above[previous:], len(stop.before) - len(before)
    if (odd := _odd_line(stop.text, previous)) is not None:
        return odd
    if indent <= len(written) - len(written.lstrip(" ")):
        message = "this line is neither “key: value” nor a list item"
        return message, Span(previous, len(above)), "add a key and a colon, or quote the text"
    message = f'"{before.removeprefix("- ")}" is indented further than the line above'
    advice = "align it with the other keys, or quote the text above if it continues here"
    return message, Span(stop.at - len(before), stop.at), advice


def _explain_stray(stop: _Stop) -> _Diagnosis:
    """Explain a text that appears instead of a key or a list item."""
    last = stop.before.strip().strip("\ufeff")[-1:]
    rest = _match_span(_REST_OF_LINE, stop.text, stop.at)
    if not last:
        return _explain_indentation(stop)
    if last in "'\"":
        return _explain_rest(stop)
    if last not in "]}":
        return "unexpected text after the end of the value", rest, _IN_QUOTES
    for link in _LINK.finditer(stop.text, stop.line):
        if link.start() < stop.at < link.end():
            message = "a value cannot begin with a link: YAML reads its [ as a list"
            return message, Span(*link.span()), f"{_IN_QUOTES}, or write it below “>-”"
    return f"unexpected text after the closing {last}", rest, f"{_IN_QUOTES} if the brackets are part of the text"


def _explain_indentation(stop: _Stop) -> _Diagnosis:
    odd = _odd_line(stop.text, stop.line)
    if odd is not None and (stop.char == "-" or stop.text[odd[1].start] != ":"):
        return odd
    span, column = _match_span(_WORD, stop.text, stop.at), len(stop.before)
    if column == stop.begin - line_start(stop.text, stop.begin):
        if "'-'" in stop.problem:
            return "expected a list item here", span, "add a dash, or align it with the keys it belongs to"
        return "expected a key here", span, "write “key: value”, or align it with the text that it belongs to"
    message = f"this line is indented by {column} space{'s' if column != 1 else ''}, which matches no line above"
    return message, span, "align it with the keys or items it belongs to"


def _explain_rest(stop: _Stop) -> _Diagnosis:
    """Explain text after a closing quotation mark: an apostrophe, quotes in quotes, or the mark of another string."""
    text, close = stop.text, len(stop.text[: stop.at].rstrip()) - 1
    begins, inside, other = _QUOTES[text[close]]
    opening = max((match.start() for match in begins.finditer(text[:close])), default=close)
    advice = f"write it as {inside} inside the string, or use {other} quotes for the whole string"
    where = ""
    if opening < line_start(text, close):
        first, last = (text.count("\n", 0, mark) + 1 for mark in (opening, close))
        before = text[line_start(text, close) : close].strip()
        if before.endswith(":") and _KEY.fullmatch(before[:-1]) is not None:  # it is the first of a value
            message = f"this quotation mark is never closed; the next one, on line {last}, opens another string"
            return message, Span(opening, opening + 1), "add one where the string ends"
        where = f" that begins on line {first}"
        advice = f"close that string where it ends; if the mark belongs to it, {advice}"
    return f"this quotation mark ends the string{where}, but more text follows", Span(close, close + 1), advice


def _explain_bracket(stop: _Stop) -> _Diagnosis:
    opened = stop.text[stop.begin]
    close, what = ("]", "list") if opened == "[" else ("}", "mapping")
    if stop.before.rstrip()[-1:] == "'" and stop.char.isalnum():
        return _explain_rest(stop)
    if stop.begin < stop.line or stop.char in ("", "\r", "\n"):
        message = f"this {what} is opened with {opened} and never closed"
        advice = f"add {close} where it ends, or quote the value if {opened} is part of the text"
        return message, Span(stop.begin, stop.begin + 1), advice
    return f"this {what} has no comma or {close} before this character", Span(stop.at, stop.at + 1), ""


def _match_span(pattern: re.Pattern[str], text: str, start: int) -> Span:
    """Return the characters from ``start`` that match, at least one."""
    match = pattern.match(text, start)
    return Span(start, match.end() if match is not None else start + 1)


_OPEN_QUOTE = (
    "this quotation mark is never closed",
    "add {0} at its end; if the text itself has it, write '' in single quotes, and \\\" in double quotes",
)
_FIRST = ("a value cannot begin with {0}", f"{_IN_QUOTES}: {{0}} has a special meaning in YAML")
#: Parts of the messages of libyaml and of the pure parser, and the functions that explain them, or what is wrong with
#: the sign with which a value begins.
_DIAGNOSES: dict[str, Callable[[_Stop], _Diagnosis] | tuple[str, str]] = {
    "mapping values are not allowed": _explain_colon,
    "end of stream": _OPEN_QUOTE,
    "unexpected document indicator": _OPEN_QUOTE,
    "could not find expected ':'": _explain_no_colon,
    "did not find expected key": _explain_stray,
    "did not find expected '-' indicator": _explain_stray,
    "expected <block end>": _explain_stray,
    "expected ',' or": _explain_bracket,
    "cannot start any token": _FIRST,
    "alphabetic or numeric character": _FIRST,
    "undefined tag handle": _FIRST,
    "unknown directive name": _FIRST,
    "mapping keys are not allowed": _FIRST,
    "line break": ("text after {0} must begin on the next line", "quote the value if {0} is part of the text"),
    "expected node content": ("missing value before this character", "add the value, or delete the comma"),
    "document start>": ("this line belongs to no key or item above", "align it with the first line"),
}
