"""What a YAML parser's error means to a writer: where to look, what is wrong there, and what to do.

libyaml tells where it had to stop, which is often after the cause: at the end of the file for a quotation mark that
has no partner. The functions here look at the text around that point, and at the mark of what was being read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.yaml.fault_context import IN_QUOTES, Answer, Spot, line_start, rest_of_line, visible, word_at
from glosslint.parse.yaml.faults_of_quotes import after_bracket, after_quotes, open_bracket, open_quote

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\r\n]*", re.MULTILINE)
_DASH = re.compile(r"[ \t]*(-)[^\s\-]")
_CUT = re.compile(r"[ \t](#[^\r\n]*[^\s])")
_GLUED = re.compile(r"[ \t]*(?:- )?[\w-]+(:)(?!//)\S")
_BLANK_LOOKALIKE = re.compile(r"[ \t]*([\xa0\u2000-\u200a\u202f\u3000\ufeff]+)")
_COLON_LOOKALIKE = re.compile(r"[ \t]*(?:- )?[A-Za-z][A-Za-z0-9_-]*([：﹕∶])")
_KEY = re.compile(r"(?:- )*['\"]?[\w.-]+['\"]?")


def syntax_fault(source: Source, error: MarkedYAMLError) -> Fault:
    """The fault that the parser's error means."""
    text, shift = source.text, source.body_start
    mark = error.problem_mark or error.context_mark
    at = min((mark.index if mark is not None else 0) + shift, len(text))
    begin = min(error.context_mark.index + shift, at) if error.context_mark is not None else at
    spot = Spot(text, at, begin, str(error.problem or ""), str(error.context or ""))
    tab = _tab(spot)
    if tab is not None:
        span, message, advice = tab
        return Fault("tab-indentation", message, span, advice)
    span, message, advice = _conflict(spot) or _diagnosed(spot) or _unknown(spot)
    return Fault("yaml-syntax", message, span, advice)


def _tab(spot: Spot) -> Answer:
    """A tab that stopped the parser: in the indentation of the line, or after a dash."""
    blanks = re.compile(r"[ \t]*").match(spot.text, spot.line_start)
    end = blanks.end() if blanks is not None else spot.line_start
    tab = spot.text.find("\t", spot.line_start, end)
    if tab >= 0 and (spot.at <= end or ("mapping values" in spot.problem and _KEY.fullmatch(spot.text, end, spot.at))):
        return Span(tab, end), "a tab indents this line", "use spaces: YAML allows no tab in indentation"
    if spot.char == "\t" and "cannot start" in spot.problem:
        return Span(spot.at, spot.at + 1), "a tab follows the dash", "use a space: YAML counts the columns of a list"
    return None


def _conflict(spot: Spot) -> Answer:
    match = _CONFLICT.search(spot.text)
    if match is None:
        return None
    return (
        Span(*match.span()),
        "a merge conflict was not resolved here",
        "keep one version, and delete the marker lines",
    )


def _diagnosed(spot: Spot) -> Answer:
    return next((answer for part, diagnose in _DIAGNOSES if part in spot.problem for answer in [diagnose(spot)]), None)


def _unknown(spot: Spot) -> tuple[Span, str, str]:
    problem = spot.problem or spot.context
    above = "the cause often stands in the line above" if spot.line_start else ""
    return visible(spot.text, spot.at), f"this is not YAML: {problem}", above


def _missing_colon(spot: Spot) -> Answer:
    span = rest_of_line(spot.text, spot.begin)
    start = line_start(spot.text, span.start)
    return (
        _lookalike(spot.text, start)
        or _glued(spot.text, start)
        or _cut_above(spot.text, start)
        or (
            span,
            "this line is neither “key: value” nor part of the text above",
            "indent it to continue the text above, or add the colon",
        )
    )


def _lookalike(text: str, line: int) -> Answer:
    """A character that looks like the blanks or the colon YAML wants, in the line that begins at ``line``."""
    blanks, colon = _BLANK_LOOKALIKE.match(text, line), _COLON_LOOKALIKE.match(text, line)
    if blanks is not None:
        message = f"U+{ord(blanks[1][0]):04X} stands before this line, and YAML takes it for text"
        return Span(*blanks.span(1)), message, "use plain spaces, or none"
    if colon is not None:
        return Span(*colon.span(1)), f"YAML does not take this {colon[1]} for a colon", "write “key: value” with :"
    return None


def _cut_above(text: str, line: int) -> Answer:
    """A # in the line above: what follows it is a comment, so an indented line cannot go on with the text."""
    above = line_start(text, len(text[:line].rstrip()))
    cut = _CUT.search(text, above, line) if text[line : line + 1] == " " else None
    if cut is None:
        return None
    message = "YAML takes the rest of this line for a comment, and the text goes on in the next"
    return Span(*cut.span(1)), message, "put the text in quotes, or move the comment to a line of its own"


def _glued(text: str, line: int) -> Answer:
    """A dash or a colon without the blank that YAML wants after it, in the line that begins at ``line``."""
    dash, colon = _DASH.match(text, line), _GLUED.match(text, line)
    if dash is not None:
        return Span(*dash.span(1)), "a blank is missing after this dash", "write “- ” before each item of a list"
    if colon is not None:
        return Span(*colon.span(1)), "a blank is missing after this colon", "write “key: value”"
    return None


def _second_colon(spot: Spot) -> Answer:
    before = spot.before.lstrip(" ")
    if _KEY.fullmatch(before):
        previous = _line_above(spot)
        return _lookalike(spot.text, previous) or _glued(spot.text, previous) or _misplaced_key(spot, previous)
    curly = re.search(r":\s+[“”‘’„«]", before)
    advice = "YAML knows only the straight quotes \" and '" if curly else IN_QUOTES
    ends = spot.text[spot.at + 1 : spot.at + 2] in ("", "\r", "\n")
    message = "the text ends with a colon" if ends else "the text holds a colon with a blank after it"
    return Span(spot.at, spot.at + 1), f"{message}, and YAML takes it for another key", advice


def _line_above(spot: Spot) -> int:
    """Where the nearest line above begins that is not empty."""
    above = spot.text[: spot.line_start].rstrip()
    return line_start(above, len(above))


def _misplaced_key(spot: Spot, previous: int) -> Answer:
    start = spot.at - len(spot.before.lstrip(" "))
    name = spot.before.strip().removeprefix("- ")
    above = rest_of_line(spot.text, previous)
    written = spot.text[above.start : above.end]
    if len(spot.before) - len(spot.before.lstrip(" ")) <= len(written) - len(written.lstrip(" ")):
        return above, "this line is neither “key: value” nor an item of a list", "add its key and a colon, or quotes"
    message = f'"{name}" is indented further than the line above'
    return (
        Span(start, spot.at),
        message,
        "line it up with the other keys, or put the text above in quotes if this goes on",
    )


def _stray(spot: Spot) -> Answer:
    """Something stands where a key, or an item of a list, was expected."""
    if not spot.before.strip(" \t\ufeff"):
        return _indentation(spot)
    last = spot.before.rstrip()[-1]
    if last in "]}":
        return after_bracket(spot, last)
    return after_quotes(spot) or (rest_of_line(spot.text, spot.at), "the text goes on after its end", IN_QUOTES)


def _indentation(spot: Spot) -> Answer:
    lookalike = _lookalike(spot.text, spot.line_start)
    if lookalike is not None:
        return lookalike
    glued = _glued(spot.text, spot.line_start)
    if glued is not None and spot.char == "-":
        return glued
    if spot.char == ":":
        return Span(spot.at, spot.at + 1), "no key stands before this colon", "write “key: value”"
    cut = _cut_above(spot.text, spot.line_start)
    if cut is not None and ": " not in spot.text[slice(*rest_of_line(spot.text, spot.at))]:
        return cut
    column = len(spot.before)
    opened = line_start(spot.text, spot.begin)
    span = word_at(spot.text, spot.at)
    if "'-'" in spot.problem and column == spot.begin - opened:
        advice = "give it a dash, or line it up with the key it belongs beside"
        return span, "this stands where the next item of the list would begin", advice
    spaces = f"{column} space{'s' if column != 1 else ''}"
    advice = "line it up with the keys or items it belongs to"
    return span, f"this line is indented by {spaces}, which fits no line above", advice


def _first_character(spot: Spot) -> Answer:
    start = spot.begin if spot.context else spot.at
    char = spot.text[start : start + 1]
    return (
        Span(start, start + 1),
        f"a value cannot begin with {char}",
        f"{IN_QUOTES}: {char} has a meaning of its own in YAML",
    )


def _block_header(spot: Spot) -> Answer:
    mark = spot.text[spot.begin]
    message = f"after {mark} the text must begin on the next line"
    return Span(spot.begin, spot.begin + 1), message, f"put the value in quotes if the {mark} belongs to the text"


def _inline_dash(spot: Spot) -> Answer:
    advice = "begin a new line before the dash; put the value in quotes if the dash belongs to the text"
    return Span(spot.at, spot.at + 1), "a list cannot begin in the line of its key", advice


def _empty_item(spot: Spot) -> Answer:
    return (
        visible(spot.text, spot.at),
        "nothing stands before this character",
        "add the missing value, or delete the comma",
    )


def _escape(spot: Spot) -> Answer:
    written = spot.text[spot.at : spot.at + 2]
    advice = "write two backslashes, or put the text in single quotes"
    return Span(spot.at, spot.at + 2), f"{written} is no escape that YAML knows", advice


def _question_mark(spot: Spot) -> Answer:
    return Span(spot.at, spot.at + 1), "a value cannot begin with ? and a blank", f"{IN_QUOTES}: ? marks a key in YAML"


def _version(spot: Spot) -> Answer:
    directive = re.compile(r"%YAML[^\r\n]*").search(spot.text, line_start(spot.text, spot.at))
    if directive is None:
        return None
    return Span(*directive.span()), "this version of YAML is not known here", "delete the line: YAML 1.2 is assumed"


def _second_document(spot: Spot) -> Answer:
    if re.search(r"^\.\.\.\s*\Z", spot.text[: spot.line_start], re.MULTILINE):
        span = rest_of_line(spot.text, spot.at)
        return span, "the line ... above ends the entry", "delete it, or begin the next entry with ---"
    first = re.search(r"^[\ufeff]?([ ]+)[^\s#]", spot.text, re.MULTILINE)
    if spot.before or first is None:
        return None
    return word_at(spot.text, spot.at), "this line is indented less than the first one", "line up all keys of the entry"


#: Part of the message of libyaml (and of the pure parser), and who explains it.
_DIAGNOSES: tuple[tuple[str, Callable[[Spot], Answer]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("end of stream", open_quote),
    ("unexpected document indicator", open_quote),
    ("could not find expected ':'", _missing_colon),
    ("did not find expected key", _stray),
    ("did not find expected '-' indicator", _stray),
    ("expected <block end>", _stray),
    ("expected ',' or", open_bracket),
    ("did not find expected node content", _empty_item),
    ("cannot start any token", _first_character),
    ("alphabetic or numeric character", _first_character),
    ("undefined tag handle", _first_character),
    ("unknown directive name", _first_character),
    ("line break", _block_header),
    ("sequence entries are not allowed", _inline_dash),
    ("unknown escape character", _escape),
    ("mapping keys are not allowed", _question_mark),
    ("incompatible YAML document", _version),
    ("document start>", _second_document),
)
