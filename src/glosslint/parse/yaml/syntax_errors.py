"""Explain an error of the YAML parser: where to look, what is wrong, and what to do.

libyaml reports where it had to stop, which is often far after the cause: at the end of the file for a quotation mark
that is never closed. The functions here look at the text around that point, and at the beginning of the current value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.yaml.parser_stop import (
    IN_QUOTES,
    Diagnosis,
    ParserStop,
    line_start,
    rest_of_line,
    visible,
    word_at,
)
from glosslint.parse.yaml.quote_errors import after_bracket, after_quotes, open_bracket, open_quote

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\r\n]*", re.MULTILINE)  # the markers of git
_TIGHT_DASH = re.compile(r"[ \t]*(-)[^\s\-]")  # not "---", which begins a document
_TIGHT_COLON = re.compile(r"[ \t]*(?:- )?[\w-]+(:)(?!//)\S")  # not the colon of a web address
_COMMENT = re.compile(r"[ \t](#[^\r\n]*[^\s])")
_SPACE_LOOKALIKE = re.compile(r"[ \t]*([\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u3000\ufeff]+)")
_COLON_LOOKALIKE = re.compile(r"[ \t]*(?:- )?[A-Za-z][A-Za-z0-9_-]*([：﹕∶])")  # as East Asian keyboards type it
_KEY = re.compile(r"(?:- )*['\"]?[\w.-]+['\"]?")


def syntax_fault(source: Source, error: MarkedYAMLError) -> Fault:
    """Return the Fault that explains an error of the parser."""
    text, shift = source.text, source.body_start
    mark = error.problem_mark or error.context_mark
    at = min((mark.index if mark is not None else 0) + shift, len(text))
    begin = min(error.context_mark.index + shift, at) if error.context_mark is not None else at
    stop = ParserStop(text, at, begin, str(error.problem or ""), str(error.context or ""))
    tab = _tab(stop)
    if tab is not None:
        span, message, advice = tab
        return Fault("tab-indentation", message, span, advice)
    diagnoses = (diagnose(stop) for part, diagnose in _DIAGNOSES if part in stop.problem)
    span, message, advice = _conflict(stop) or next(diagnoses, None) or _unknown(stop)
    return Fault("yaml-syntax", message, span, advice)


def _tab(stop: ParserStop) -> Diagnosis:
    """Return the diagnosis of a tab that stopped the parser: in the indentation of the line, or after a dash."""
    indent = re.compile(r"[ \t]*").match(stop.text, stop.line_start)
    end = indent.end() if indent is not None else stop.line_start
    tab = stop.text.find("\t", stop.line_start, end)
    if tab >= 0 and (stop.at <= end or ("mapping values" in stop.problem and _KEY.fullmatch(stop.text, end, stop.at))):
        return Span(tab, end), "a tab indents this line", "use spaces: YAML does not allow tabs in indentation"
    if stop.char == "\t" and "cannot start" in stop.problem:
        return stop.char_span, "a tab follows the dash", "use a space: YAML counts the columns of a list"
    return None


def _conflict(stop: ParserStop) -> Diagnosis:
    match = _CONFLICT.search(stop.text)
    if match is None:
        return None
    return Span(*match.span()), "unresolved merge conflict", "keep one version and delete the marker lines"


def _unknown(stop: ParserStop) -> tuple[Span, str, str]:
    problem = stop.problem or stop.context
    above = "the cause is often in the line above" if stop.line_start else ""
    return visible(stop.text, stop.at), f"this is not YAML: {problem}", above


def _missing_colon(stop: ParserStop) -> Diagnosis:
    start = line_start(stop.text, stop.begin)
    known = _lookalike(stop.text, start) or _missing_space(stop.text, start) or _comment_above(stop.text, start)
    message = "this line is neither “key: value” nor part of the value above"
    advice = "indent it to continue the value above, or add a colon"
    return known or (rest_of_line(stop.text, stop.begin), message, advice)


def _lookalike(text: str, line: int) -> Diagnosis:
    """Return the diagnosis of a character that looks like a space or colon, in the line that begins at ``line``."""
    spaces, colon = _SPACE_LOOKALIKE.match(text, line), _COLON_LOOKALIKE.match(text, line)
    if spaces is not None:
        message = f"U+{ord(spaces[1][0]):04X} begins this line, and YAML reads it as text"
        return Span(*spaces.span(1)), message, "use plain spaces, or none"
    if colon is not None:
        return Span(*colon.span(1)), f"YAML does not read this {colon[1]} as a colon", "write “key: value” with :"
    return None


def _comment_above(text: str, line: int) -> Diagnosis:
    """Return the diagnosis of a # in the line above: after a comment, an indented line cannot continue the text."""
    above = line_start(text, len(text[:line].rstrip()))
    comment = _COMMENT.search(text, above, line) if text[line : line + 1] == " " else None
    if comment is None:
        return None
    message = "YAML reads the rest of this line as a comment, but the text continues on the next line"
    return Span(*comment.span(1)), message, "quote the text, or move the comment to a line of its own"


def _missing_space(text: str, line: int) -> Diagnosis:
    """Return the diagnosis of a dash or colon without the space after it, in the line that begins at ``line``."""
    dash, colon = _TIGHT_DASH.match(text, line), _TIGHT_COLON.match(text, line)
    if dash is not None:
        return Span(*dash.span(1)), "missing space after this dash", "write “- ” before each item of a list"
    if colon is not None:
        return Span(*colon.span(1)), "missing space after this colon", "write “key: value”"
    return None


def _second_colon(stop: ParserStop) -> Diagnosis:
    before = stop.before.lstrip(" ")
    if _KEY.fullmatch(before):
        above = stop.text[: stop.line_start].rstrip()
        previous = line_start(above, len(above))
        return _lookalike(stop.text, previous) or _missing_space(stop.text, previous) or _misplaced_key(stop, previous)
    curly = re.search(r":\s+[“”‘’„«]", before)
    advice = "YAML knows only the straight quotes \" and '" if curly else IN_QUOTES
    ends = stop.text[stop.at + 1 : stop.at + 2] in ("", "\r", "\n")
    where = 'ends with ":"' if ends else 'contains ": "'
    return stop.char_span, f"unquoted value {where}, which YAML reads as another key", advice


def _misplaced_key(stop: ParserStop, previous: int) -> Diagnosis:
    start = stop.at - len(stop.before.lstrip(" "))
    name = stop.before.strip().removeprefix("- ")
    above = rest_of_line(stop.text, previous)
    written = stop.text[above.start : above.end]
    if len(stop.before) - len(stop.before.lstrip(" ")) <= len(written) - len(written.lstrip(" ")):
        return above, "this line is neither “key: value” nor a list item", "add a key and a colon, or quote the text"
    advice = "align it with the other keys, or quote the text above if it continues here"
    return Span(start, stop.at), f'"{name}" is indented further than the line above', advice


def _stray(stop: ParserStop) -> Diagnosis:
    """Explain a text that appears instead of a key or a list item."""
    if not stop.before.strip().strip("\ufeff"):
        return _indentation(stop)
    last = stop.before.rstrip()[-1]
    if last in "]}":
        return after_bracket(stop, last)
    unexpected = rest_of_line(stop.text, stop.at), "unexpected text after the end of the value", IN_QUOTES
    return after_quotes(stop) or unexpected


def _indentation(stop: ParserStop) -> Diagnosis:
    lookalike = _lookalike(stop.text, stop.line_start)
    if lookalike is not None:
        return lookalike
    missing_space = _missing_space(stop.text, stop.line_start)
    if missing_space is not None and stop.char == "-":
        return missing_space
    if stop.char == ":":
        return stop.char_span, "no key before this colon", "write “key: value”"
    comment = _comment_above(stop.text, stop.line_start)
    if comment is not None and ": " not in stop.text[slice(*rest_of_line(stop.text, stop.at))]:
        return comment
    column = len(stop.before)
    opened = line_start(stop.text, stop.begin)
    span = word_at(stop.text, stop.at)
    if "'-'" in stop.problem and column == stop.begin - opened:
        advice = "add a dash, or align it with the keys it belongs to"
        return span, "expected a list item here", advice
    spaces = f"{column} space{'s' if column != 1 else ''}"
    advice = "align it with the keys or items it belongs to"
    return span, f"this line is indented by {spaces}, which matches no line above", advice


def _first_character(stop: ParserStop) -> Diagnosis:
    start = stop.begin if stop.context else stop.at
    char = stop.text[start : start + 1]
    advice = f"{IN_QUOTES}: {char} has a special meaning in YAML"
    return Span(start, start + 1), f"a value cannot begin with {char}", advice


def _block_header(stop: ParserStop) -> Diagnosis:
    mark = stop.text[stop.begin]
    message = f"text after {mark} must begin on the next line"
    return Span(stop.begin, stop.begin + 1), message, f"quote the value if {mark} is part of the text"


def _inline_dash(stop: ParserStop) -> Diagnosis:
    advice = "start a new line before the dash, or quote the value if the dash is part of the text"
    return stop.char_span, "a list cannot begin on the same line as its key", advice


def _empty_item(stop: ParserStop) -> Diagnosis:
    span = visible(stop.text, stop.at)
    return span, "missing value before this character", "add the value, or delete the comma"


def _escape(stop: ParserStop) -> Diagnosis:
    written = stop.text[stop.at : stop.at + 2]
    advice = "write two backslashes, or use single quotes"
    return Span(stop.at, stop.at + 2), f"{written} is not an escape sequence in YAML", advice


def _question_mark(stop: ParserStop) -> Diagnosis:
    return stop.char_span, "a value cannot begin with ? and a space", f"{IN_QUOTES}: ? marks a key in YAML"


def _version(stop: ParserStop) -> Diagnosis:
    directive = re.compile(r"%YAML[^\r\n]*").search(stop.text, line_start(stop.text, stop.at))
    if directive is None:
        return None
    return Span(*directive.span()), "unsupported YAML version", "delete the line; YAML 1.2 is assumed"


def _second_document(stop: ParserStop) -> Diagnosis:
    if re.search(r"^\.\.\.\s*\Z", stop.text[: stop.line_start], re.MULTILINE):
        span = rest_of_line(stop.text, stop.at)
        return span, "the line ... above ends the entry", "delete it, or begin the next entry with ---"
    first = re.search(r"^[\ufeff]?([ ]+)[^\s#]", stop.text, re.MULTILINE)
    if stop.before or first is None:
        return None
    return word_at(stop.text, stop.at), "this line is indented less than the first one", "align all keys of the entry"


#: Parts of the messages of libyaml and of the pure parser, and the functions that explain them.
_DIAGNOSES: tuple[tuple[str, Callable[[ParserStop], Diagnosis]], ...] = (
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
