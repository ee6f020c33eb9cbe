"""YAML syntax errors around quotation marks and brackets: which mark or bracket is the cause."""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import YAMLError

from glosslint.model import Span
from glosslint.parse.yaml.events import open_events
from glosslint.parse.yaml.line_separators import hide_separators
from glosslint.parse.yaml.parser_stop import IN_QUOTES, Diagnosis, ParserStop, line_start, rest_of_line

_KEY_ALONE = re.compile(r"\s*(?:- )?[\w-]+:\s*")
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\s]*\)?")


class _Quoted(NamedTuple):
    start: int
    end: int
    style: str


def open_quote(stop: ParserStop) -> Diagnosis:
    mark = stop.text[stop.begin]
    inside = "write an apostrophe inside it twice ('')" if mark == "'" else 'inside it, write \\" for "'
    return Span(stop.begin, stop.begin + 1), "this quotation mark is never closed", f"add {mark} at its end; {inside}"


def after_bracket(stop: ParserStop, bracket: str) -> Diagnosis:
    link = next((match for match in _LINK.finditer(stop.text, stop.line_start) if match.end() > stop.at), None)
    if stop.char == "(" and link is not None and link.start() < stop.at:
        message = "a value cannot begin with a link: YAML reads its [ as a list"
        return Span(*link.span()), message, f"{IN_QUOTES}, or write it below “>-”"
    if stop.char in ("]", "}"):
        return stop.char_span, f"this {stop.char} has no opening bracket", "delete it, or add the opening bracket"
    message = f"unexpected text after the closing {bracket}"
    return rest_of_line(stop.text, stop.at), message, f"{IN_QUOTES} if the brackets are part of the text"


def after_quotes(stop: ParserStop) -> Diagnosis:
    """Explain text after a closing quotation mark: an apostrophe, quotes in quotes, or the mark of another string.

    Return ``None`` if the parser did not stop after a quoted string.
    """
    quoted = _last_quoted(stop.text)
    if quoted is None or stop.text[quoted.end : stop.at].strip():
        return None
    text, close = stop.text, quoted.end - 1
    line = line_start(text, close)
    if line > quoted.start and _KEY_ALONE.fullmatch(text, line, close):
        number = text.count("\n", 0, close) + 1
        message = f"this quotation mark is never closed; the next one, on line {number}, opens another string"
        return Span(quoted.start, quoted.start + 1), message, f"add {quoted.style} at the end of the text"
    if quoted.style == "'" and stop.at == quoted.end and text[close - 1].isalnum() and stop.char.isalnum():
        advice = "write it twice (''), or use double quotes"
        return Span(close, quoted.end), "this apostrophe ends the quoted string", advice
    if quoted.style in text[stop.at : rest_of_line(text, stop.at).end]:
        other = "single" if quoted.style == '"' else "double"
        inside = '\\"' if quoted.style == '"' else "''"
        advice = f"write it as {inside} inside the string, or use {other} quotes for the whole string"
        return Span(close, quoted.end), "this quotation mark ends the string, but more text follows", advice
    return rest_of_line(text, stop.at), "unexpected text after the closing quotation mark", IN_QUOTES


def _last_quoted(text: str) -> _Quoted | None:
    """Return the last value before the parser stopped; ``None`` if it is not in quotes."""
    events, last = open_events(hide_separators(text)[0]), None
    shift = text.startswith("\ufeff")
    try:
        while (event := events.get_event()) is not None:
            if type(event).__name__ == "ScalarEvent":
                last = event
    except YAMLError:
        pass
    if last is None or last.style not in ("'", '"'):
        return None
    end: int = last.end_mark.index + shift
    return _Quoted(text.find(last.style, last.start_mark.index + shift), end, last.style)


def open_bracket(stop: ParserStop) -> Diagnosis:
    opened = stop.text[stop.begin]
    close, what = ("]", "list") if opened == "[" else ("}", "mapping")
    quotes = after_quotes(stop) if stop.before.rstrip()[-1:] == "'" and stop.char.isalnum() else None
    if quotes is not None:
        return quotes
    same_line = "\n" not in stop.text[stop.begin : stop.at] and "\r" not in stop.text[stop.begin : stop.at]
    if not same_line or stop.char in ("", "\r", "\n"):
        advice = f"add {close} where it ends, or quote the value if {opened} is part of the text"
        return Span(stop.begin, stop.begin + 1), f"this {what} is opened with {opened} and never closed", advice
    if stop.char in ("]", "}"):
        return stop.char_span, f"this {what} is opened with {opened} and closed with {stop.char}", ""
    return stop.char_span, f"missing comma before this character in this {what}", ""
