"""The front matter of a Markdown file, in YAML or TOML: where it is, its keys at their places, and its errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.tree import Document, Mapping, Node, Scalar
from glosslint.parse.yaml import parser as yaml

_WHITESPACE = re.compile(r"\s*")
_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
#: Lines of keys between marks. All these patterns are for texts with LF line endings.
_WHOLE = re.compile(
    r"---[ \t]*\n[\w-]+[ \t]*:[^\n]*\n(?:(?:[\w-]+[ \t]*:|[ \t#]|-[ \t]++(?!:))[^\n]*\n)*(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_JSON = re.compile(r'\{[ \t]*\n\s*"[^"\n]*"[ \t]*:')
_TOML = re.compile(r"\+\+\+[ \t]*(?:\n|\Z)")
_TOML_CLOSING = re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"""["']?[\w$@][^\n:]{0,60}:(?:[ \t]|$)""")
#: The names that parse.page gives to the parts of a page.
_PART = re.compile(r"@(?:body|lead|rest|section:.*)", re.DOTALL)
_NOT_BREAK = re.compile(r"[^\r\n]")


class FrontMatter(NamedTuple):
    """The ``pairs`` of the front matter, and where the body begins. With ``faults`` there are no pairs and no body."""

    pairs: tuple[tuple[Scalar, Node], ...] = ()
    body_start: int = 0
    faults: tuple[Fault, ...] = ()
    is_toml: bool = False


def read(source: Source) -> FrontMatter:
    """Return the front matter of ``source``; a file without one is all body."""
    text = source.text.replace("\r\n", " \n").replace("\r", "\n")  # same length, for matching only
    start = _start(text, source.body_start)
    if start is None:
        opening = _TOML.match(text, source.body_start)
        return _toml(source, text, opening) if opening is not None else _unmarked(text, source.body_start)
    opening = _OPENING.match(text, start)
    closing = _CLOSING.search(text, opening.end() if opening is not None else len(text))
    if closing is None:
        advice = "add a --- line after its last key"
        return _stopped("the front matter that opens here is never closed", Span(start, start + 3), advice)
    space = _WHITESPACE.match(text, closing.end())
    second = _WHOLE.match(text, space.end() if space is not None else closing.end())
    if second is not None:
        message = "a second front matter begins here; only the first is read"
        return _stopped(message, Span(second.start(), second.start() + 3), "move its keys into the first")
    span = Span(opening.end() if opening is not None else start, closing.start())
    return _keys(source, text, Span(start, start + 3), span)._replace(body_start=closing.end())


def _toml(source: Source, text: str, opening: re.Match[str]) -> FrontMatter:
    from glosslint.parse import toml

    closing = _TOML_CLOSING.search(text, opening.end())
    if closing is None:
        mark = Span(opening.start(), opening.start() + 3)
        advice = "add a +++ line after its last key"
        return _stopped("the front matter that opens here is never closed", mark, advice)
    pairs, fault = toml.parse(source.text, Span(opening.end(), closing.start()))
    faults = (fault,) if fault is not None else tuple(_reserved(pairs))
    return FrontMatter(faults=tuple(map(_placed, faults))) if faults else FrontMatter(pairs, closing.end(), (), True)


def _start(text: str, start: int) -> int | None:
    """Return where the front matter opens: on the first line or, if it is complete, below blank lines (as in Hugo).

    ``None`` if there is none.
    """
    if _OPENING.match(text, start):
        return start
    space = _WHITESPACE.match(text, start)
    at = space.end() if space is not None else start
    return at if at > start and text[at - 1] == "\n" and _WHOLE.match(text, at) else None


def _unmarked(text: str, start: int) -> FrontMatter:
    advice = "write it as YAML: one “key: value” per line, between --- lines"
    if _JSON.match(text, start):
        return _stopped("front matter in braces is JSON, which is not supported", Span(start, start + 1), advice)
    return FrontMatter(body_start=start)


def _keys(source: Source, text: str, opening: Span, span: Span) -> FrontMatter:
    before = _NOT_BREAK.sub(" ", source.text[: span.start])  # keeps the places of characters
    document = yaml.parse(Source(source.path, before + source.text[span.start : span.end]))
    faults = document.faults or tuple(_shape_errors(document, text))
    if faults:
        return _unclosed(text, opening, span) or FrontMatter(faults=tuple(map(_placed, faults)))
    root = document.roots[0] if document.roots else None
    return FrontMatter(root.pairs if isinstance(root, Mapping) else ())


def _shape_errors(document: Document, text: str) -> list[Fault]:
    """Return the errors of front matter that is valid YAML."""
    roots = [root for root in document.roots if root.end > root.start]
    if len(roots) > 1:
        advice = "close the front matter with a line containing only ---"
        return [_fault("a second YAML document begins in the front matter", _line(text, roots[1]), advice)]
    root = roots[0] if roots else None
    if root is None:
        return []
    if not isinstance(root, Mapping):
        what = "a string" if isinstance(root, Scalar) else "a list"
        advice = "write one “key: value” per line; put an empty line above a --- that is meant as a horizontal rule"
        return [_fault(f"front matter must be a mapping of keys to values, not {what}", _line(text, root), advice)]
    return list(_reserved(root.pairs))


def _reserved(pairs: tuple[tuple[Scalar, Node], ...]) -> Iterator[Fault]:
    """Yield an error for each key that has the name of a part of a page."""
    for key, _ in pairs:
        if _PART.fullmatch(key.text):
            message = f"“{key.text}” is reserved for a part of the page; no key may have this name"
            yield _fault(message, Span(key.start, key.end), "give the key another name")


def _line(text: str, node: Node) -> Span:
    """Return the first line of a node."""
    end = text.find("\n", node.start, node.end)
    return Span(node.start, node.start + len(text[node.start : end if end >= 0 else node.end].rstrip()))


def _unclosed(text: str, opening: Span, span: Span) -> FrontMatter | None:
    """Return the error to report when the page itself was read as front matter, up to a horizontal rule in it.

    That is so if a line after a blank one begins with neither a key nor a space, dash, comment or closing bracket, and
    no key follows it; ``None`` otherwise.
    """
    first, last_key, after_empty = 0, 0, False
    for number, line in enumerate(text[slice(*span)].split("\n"), text.count("\n", 0, span.start) + 1):
        if _KEY_LINE.match(line):
            if first:
                return None
            last_key = number
        elif not first and last_key and after_empty and line.strip() and line[0] not in " \t-#}]":
            first = number
        after_empty = not line.strip()
    if not first:
        return None
    message = f"the front matter that opens here is not closed before the text of the page on line {first}"
    return _stopped(message, opening, f"add a --- line after its last key, on line {last_key}")


def _placed(fault: Fault) -> Fault:
    """Return the error with a message that names the front matter."""
    if "front matter" in fault.message:
        return fault
    return fault._replace(message=f"in the front matter, {fault.message}")


def _fault(message: str, span: Span, advice: str) -> Fault:
    return Fault("yaml-syntax", message, span, advice)


def _stopped(message: str, span: Span, advice: str) -> FrontMatter:
    return FrontMatter(faults=(_fault(message, span, advice),))
