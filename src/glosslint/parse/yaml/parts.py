"""The entries of a YAML file that cannot be read, and a text without them, so that one slip does not hide the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from glosslint.model import Defect, Span
from glosslint.model.source import Source
from glosslint.parse.tree import Document, Scalar
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
    is_cut = document.may_have_anchors or CONFLICT.search(text)  # and no part can be understood by itself
    parts = list(_entries(text, source.body_start, *container)) if not is_cut else []
    most = min(len(parts) // 2, _MOST)
    broken = [*islice(_find_broken(source, parts, parse), most + 1)] if most else []
    if not 0 < len(broken) <= most:
        return document
    rest, end = "", 0
    for _, _, part in broken:  # comments in their place: spaces may continue the text above
        rest += text[end : part.start] + _IN_LINE.sub("#", text[slice(*part)])
        end = part.end
    read = parse(Source(source.path, rest + text[end:]))
    return document if read.faults else Document(source, read.roots, defects=tuple(broken))


def _find_broken(source: Source, parts: list[Span], parse: Callable[[Source], Document]) -> Iterator[Defect]:
    """Yield the ``parts`` that cannot be read by themselves. Those read at once are sound if each is a node."""
    text, start = source.text, parts[0].start
    read = parse(Source(source.path, text[start : parts[-1].end]))
    nodes = sum(len(root[0]) for root in read.roots if not isinstance(root, Scalar))  # its items, or pairs
    if not read.faults and len(parts) in (1, nodes):
        return
    if len(parts) > 1:
        middle = len(parts) // 2
        yield from _find_broken(source, parts[:middle], parse)
        yield from _find_broken(source, parts[middle:], parse)
        return
    lines = text.count("\n", 0, start)  # some messages state the number of a line
    (fault, *_) = parse(Source(source.path, "\n" * lines + text[slice(*parts[0])])).faults
    begin, end = (at - lines + start for at in fault.span)
    yield Defect(fault._replace(span=Span(begin, end)), (), parts[0])


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
        begins = re.compile(rf"{_LINE}(?:{column}#.*\n)*({column}{_BEGINS[kind]})?", re.MULTILINE)
        starts = [match.start() for match in begins.finditer(text, start, end) if match[1] is not None]
        yield from (Span(*span) for span in zip(starts, [*starts[1:], end], strict=False))
