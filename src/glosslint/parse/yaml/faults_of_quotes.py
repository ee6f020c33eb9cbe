"""YAML faults around quotation marks and brackets: which of them is the cause."""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import YAMLError

from glosslint.model import Span
from glosslint.parse.yaml.events import open_events
from glosslint.parse.yaml.fault_context import IN_QUOTES, Answer, Spot, line_start, rest_of_line

_KEY_ALONE = re.compile(r"\s*(?:- )?[\w-]+:\s*")
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\s]*\)?")


class _Quoted(NamedTuple):
    start: int
    end: int
    style: str


def open_quote(spot: Spot) -> Answer:
    mark = spot.text[spot.begin]
    inside = "write an apostrophe inside it twice ('')" if mark == "'" else 'inside it, write \\" for "'
    return Span(spot.begin, spot.begin + 1), "this quotation mark is never closed", f"add {mark} at its end; {inside}"


def after_bracket(spot: Spot, bracket: str) -> Answer:
    link = next((match for match in _LINK.finditer(spot.text, spot.line_start) if match.end() > spot.at), None)
    if spot.char == "(" and link is not None and link.start() < spot.at:
        message = "a value cannot begin with a link: YAML reads its [ as a list"
        return Span(*link.span()), message, f"{IN_QUOTES}, or write it below “>-”"
    if spot.char in ("]", "}"):
        return (
            Span(spot.at, spot.at + 1),
            f"this {spot.char} has no opening bracket",
            "delete it, or add the opening bracket",
        )
    message = f"unexpected text after the closing {bracket}"
    return rest_of_line(spot.text, spot.at), message, f"{IN_QUOTES} if the brackets are part of the text"


def after_quotes(spot: Spot) -> Answer:
    """Text after a closing quotation mark: an apostrophe, quotes inside quotes, or a mark that closes another text."""
    quoted = _last_quoted(spot.text)
    if quoted is None or spot.text[quoted.end : spot.at].strip():
        return None
    text, close = spot.text, quoted.end - 1
    line = line_start(text, close)
    if line > quoted.start and _KEY_ALONE.fullmatch(text, line, close):
        number = text.count("\n", 0, close) + 1
        message = f"this quotation mark is never closed; the next one, on line {number}, opens another string"
        return Span(quoted.start, quoted.start + 1), message, f"add {quoted.style} at the end of the text"
    if quoted.style == "'" and spot.at == quoted.end and text[close - 1].isalnum() and spot.char.isalnum():
        advice = "write it twice (''), or use double quotes"
        return Span(close, quoted.end), "this apostrophe ends the quoted string", advice
    if quoted.style in text[spot.at : rest_of_line(text, spot.at).end]:
        other = "single" if quoted.style == '"' else "double"
        inside = '\\"' if quoted.style == '"' else "''"
        advice = f"write it as {inside} inside the string, or use {other} quotes for the whole string"
        return Span(close, quoted.end), "this quotation mark ends the string, but more text follows", advice
    return rest_of_line(text, spot.at), "unexpected text after the closing quotation mark", IN_QUOTES


def _last_quoted(text: str) -> _Quoted | None:
    """The last text in quotes that was read before the parser stopped, if no other value follows it."""
    events, last = open_events(text), None
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


def open_bracket(spot: Spot) -> Answer:
    opened = spot.text[spot.begin]
    close, what = ("]", "list") if opened == "[" else ("}", "mapping")
    quotes = after_quotes(spot) if spot.before.rstrip()[-1:] == "'" and spot.char.isalnum() else None
    if quotes is not None:
        return quotes
    same_line = "\n" not in spot.text[spot.begin : spot.at] and "\r" not in spot.text[spot.begin : spot.at]
    if not same_line or spot.char in ("", "\r", "\n"):
        message = f"this {what} is opened with {opened} and never closed"
        return (
            Span(spot.begin, spot.begin + 1),
            message,
            f"add {close} where it ends, or quote the value if {opened} is part of the text",
        )
    if spot.char in ("]", "}"):
        return Span(spot.at, spot.at + 1), f"this {what} is opened with {opened} and closed with {spot.char}", ""
    return Span(spot.at, spot.at + 1), f"missing comma before this character in this {what}", ""
