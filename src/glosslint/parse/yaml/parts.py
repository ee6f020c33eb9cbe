"""The entries of a YAML file that cannot be read, and a text without them, so that one slip does not hide the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from glosslint.model import Defect, Span
from glosslint.model.source import Source
from glosslint.parse.tree import Document
from glosslint.parse.yaml.syntax_errors import CONFLICT

#: Where entries are in a file: in a ``list`` or a ``map``, and the dotted keys above these.
Container = tuple[str, str]

_LINE = "(?:^|(?<=\ufeff))"
_BEGINS = {
    "list": r"-(?=\s)",
    "map": r"""(?:"(?:[^"\\\n]|\\.)*" *|'[^'\n]*' *|[^\s#"'?&*!|>%@`{\[,-][^\n]*?):(?=\s)""",
}
_IN_LINE = re.compile(r"[^\r\n]")
#: Of a file with more syntax errors, nothing is read: it is something else, or was cut to pieces.
_MOST = 100


def without_broken_entries(document: Document, container: Container, parse: Callable[[Source], Document]) -> Document:
    """Return ``document``, of which nothing could be read, with all entries that can be read by themselves, and a
    Defect for each other; unchanged if these are more than half, or if the error is not within an entry."""
    source, text = document.source, document.source.text
    broken: list[Defect] = []
    is_cut = document.may_have_anchors or CONFLICT.search(text)  # and no part can be understood by itself
    parts = list(_entries(text, source.body_start, *container)) if not is_cut else []
    for part in parts:
        if len(broken) <= min(len(parts) // 2, _MOST) and parse(Source(source.path, text[slice(*part)])).faults:
            lines = text.count("\n", 0, part.start)  # some messages state the number of a line
            (fault, *_) = parse(Source(source.path, "\n" * lines + text[slice(*part)])).faults
            start, end = (at - lines + part.start for at in fault.span)
            broken.append(Defect(fault._replace(span=Span(start, end)), (), part))
    if not broken or len(broken) > min(len(parts) // 2, _MOST):
        return document
    rest = text
    for _, _, (start, end) in broken:
        rest = rest[:start] + _IN_LINE.sub("#", rest[start:end]) + rest[end:]
    read = parse(Source(source.path, rest))
    return document if read.faults else Document(source, read.roots, defects=tuple(broken))


def _entries(text: str, start: int, kind: str, keys: str) -> Iterator[Span]:
    """Return where entries begin and end that are items of a list, or pairs of a mapping, below dotted ``keys``."""
    end = len(text)
    for key in filter(None, keys.split(".")):
        header = re.compile(rf"""(?:[ \t]*#.*\n)*[ \t]*["']?{re.escape(key)}["']?:[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
        pairs = _parts(text, start, end, "map")
        start, end = next(((match.end(), pair.end) for pair in pairs if (match := header.match(text, *pair))), (0, 0))
    return _parts(text, start, end, kind, least=2)


def _parts(text: str, start: int, end: int, kind: str, least: int = 1) -> Iterator[Span]:
    """Yield the items or pairs that are indented least of the block that begins after ``start``, each with the comments
    above; with fewer than ``least`` at their column, they are misplaced."""
    begins = re.compile(rf"{_LINE}([ \t]*){_BEGINS[kind]}", re.MULTILINE)
    columns = Counter(match[1] for match in begins.finditer(text, start, end))
    column = min((column for column, count in columns.items() if count >= least), key=len, default=None)
    if column is not None:
        begins = re.compile(rf"{_LINE}(?:{column}#.*\n)*+({column}{_BEGINS[kind]})?", re.MULTILINE)
        starts = [match.start() for match in begins.finditer(text, start, end) if match[1] is not None]
        yield from (Span(*span) for span in zip(starts, [*starts[1:], end], strict=False))
