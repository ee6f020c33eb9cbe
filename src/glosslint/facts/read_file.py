"""Document → FileFacts: what is wrong with a file as a file, apart from its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import DuplicateKey, FileFacts, InvisibleCharacter, LineEndings
from glosslint.facts.suppression import suppressions
from glosslint.layout.layout import Layout, describe_contents, surplus_documents
from glosslint.model import NodePath, Span
from glosslint.model.frozen import make_tuple
from glosslint.model.source import Source
from glosslint.parse.endings import kind_of
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import RAW, Document, Mapping, Node, Scalar, Sequence, walk
from glosslint.schema.validator import EntrySchema, SchemaViolation
from glosslint.text.tokenize import replace_hidden
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import Intervals

_TRAILING = lazy_pattern(r"(?<![ \t])[ \t]+(?=\r\n|\r|\n|\Z)")
_FENCES = "```", "~~~"
_BREAKS = {"lf": lazy_pattern(r"(?<!\r)\n"), "crlf": lazy_pattern(r"\r\n"), "cr": lazy_pattern(r"\r(?!\n)")}
_FORMATS = {"json": "JSON", "csv": "CSV", "toml": "TOML"}
_NO_IDS = frozenset[str]()  # for all files: an empty set takes 200 bytes
_CONTEXT = 12  # characters on each side of an invisible one: enough to recognise its script
#: Soft hyphen, zero-width and format characters, bidi controls, line separators; what stands for a lost object or for
#: lost characters; and a no-break space between letters (elsewhere it is typography). The rule leaves out the joiners
#: and marks that scripts need.
_INVISIBLE = lazy_pattern(
    "[\u0085\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]"
    "|\ufffd+|(?<=[^\\W\\d_])\u00a0(?=[^\\W\\d_])"
)


def read_file(document: Document, layout: Layout, entries: int, schema: EntrySchema | None = None) -> FileFacts:
    """Return the facts of one file with ``entries`` entries; ``schema`` is that of whole files."""
    source = document.source
    text = source.text
    readable = not source.faults
    kind = kind_of(source.path)
    endings = None
    # Of CSV, Excel ends rows with CRLF and lines in cells with LF, and needs a byte-order mark; other programs leave
    # out the last line break.
    lines = _mask_cells(document) if kind == "csv" and "\r" in text else text
    if readable and "\r" in lines:  # without a CR, all of them are LF
        endings = LineEndings(**{name: sum(1 for _ in pattern.finditer(lines)) for name, pattern in _BREAKS.items()})
    broken = text if document.faults else "\n".join(text[slice(*own.span)] for own in document.defects if not own.path)
    duplicated = ((number, root) for number, root in enumerate(document.roots) if _has_duplicates(root))
    return FileFacts(
        path=source.path,
        faults=document.faults,
        defects=document.defects,
        format=_FORMATS.get(kind, "YAML"),
        entries=entries,
        empty=not entries and not text[source.body_start :].strip(),
        bom=readable and source.body_start == 1 and kind != "csv",
        line_endings=endings,
        minority_line_endings=_minority_line_endings(lines, endings) if endings is not None else (),
        invisible_characters=_invisible_characters(document) if readable and not text.isascii() else (),
        duplicate_keys=tuple(key for number, root in duplicated for key in _duplicates(root, (number,))),
        trailing_whitespace=trailing_whitespace(document) if kind != "csv" else (),
        unterminated_line=unterminated_line(document) if kind != "csv" else None,
        probable_ids=layout.probable_ids(source.path, broken) if document.hides_entries else _NO_IDS,
        identifying_keys=layout.identifying_keys,
        expected_contents=layout.expected_contents,
        contents="" if entries else describe_contents(document, layout),
        surplus_documents=surplus_documents(document, layout),
        other_anchors=document.anchors,
        sorts_entries=document.sorts_entries,
        suppressions=suppressions(document, layout),
        schema_violations=_schema_violations(document, schema),
    )


def _mask_cells(document: Document) -> str:
    """Return the text of a table with a mark for each character of its cells: no line breaks but the ends of rows."""
    cells = (("cell", make_tuple(Span, (cell.start, cell.end))) for root in document.roots for cell in walk(root))
    return replace_hidden(document.source.text, cells, lambda _kind, cell: "x" * len(cell))


def _schema_violations(document: Document, schema: EntrySchema | None) -> tuple[SchemaViolation, ...]:
    if schema is None:
        return ()
    roots = enumerate(document.roots)
    return tuple(violation for number, root in roots for violation in schema.violations(plain_data(root), (number,)))


def assign_schema_violations(
    file: FileFacts, entries: tuple[EntryFacts, ...]
) -> tuple[FileFacts, tuple[EntryFacts, ...]]:
    """Return the file and its entries with the violations of the file's schema that lie in an entry moved to that one,
    unless it reports the same already."""
    if not file.schema_violations:
        return file, entries
    numbers = {entry.root: number for number, entry in enumerate(entries)}
    of_entries: list[list[SchemaViolation]] = [[] for _ in entries]
    of_file: list[SchemaViolation] = []
    for violation in file.schema_violations:
        prefixes = (violation.path[:end] for end in range(len(violation.path), -1, -1))
        number = next((numbers[prefix] for prefix in prefixes if prefix in numbers), None)
        if number is None:
            of_file.append(violation._replace(whole="file"))
        elif not _is_reported(violation, entries[number]):
            of_entries[number].append(violation._replace(path=violation.path[len(entries[number].root) :]))
    shared = (
        replace(entry, schema_violations=(*entry.schema_violations, *more))
        for entry, more in zip(entries, of_entries, strict=True)
    )
    return replace(file, schema_violations=tuple(of_file)), tuple(shared)


def _is_reported(violation: SchemaViolation, entry: EntryFacts) -> bool:
    """Return whether the entry's own schema reports the same, or a rule on empty or unquoted values reports it."""
    reported = {*(text.path for text in entry.empty_values), *(implicit.path for implicit in entry.implicit_types)}
    same = (violation.keyword, violation.path[len(entry.root) :], violation.name)
    return violation.path in reported or any(
        same == (other.keyword, other.path, other.name) for other in entry.schema_violations
    )


def _invisible_characters(document: Document) -> tuple[InvisibleCharacter, ...]:
    text = document.source.text
    start, end = document.only_part or (document.source.body_start, len(text))
    characters = []
    for match in _INVISIBLE.finditer(text, start, end):
        if document.is_defective(match.start()):
            continue
        before = text[max(start, match.start() - _CONTEXT) : match.start()]
        after = text[match.end() : match.end() + _CONTEXT]
        lines = before.splitlines() if before[-1:] not in ("\r", "\n") else []
        span = Span(*match.span())
        characters.append(InvisibleCharacter(match[0][0], span, (lines or [""])[-1], (after.splitlines() or [""])[0]))
    return tuple(characters)


def _minority_line_endings(text: str, endings: LineEndings) -> tuple[Span, ...]:
    """Return the line endings of all kinds but the most frequent one."""
    counts = endings._asdict()
    present = sorted((name for name in counts if counts[name]), key=lambda name: (counts[name], name))
    return tuple(sorted(Span(*match.span()) for name in present[:-1] for match in _BREAKS[name].finditer(text)))


def _has_duplicates(root: Node) -> bool:
    """Return whether any mapping has a key twice: cheap, and spares most files the full search."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            if len({key.text for key, _ in node.pairs}) < len(node.pairs):
                return True
            stack += [value for _, value in node.pairs if type(value) is not Scalar]
        elif isinstance(node, Sequence):
            stack += [item for item in node.items if type(item) is not Scalar]
    return False


def _duplicates(node: Node, path: NodePath) -> Iterator[DuplicateKey]:
    if isinstance(node, Scalar):
        return
    children = list(enumerate(node.items)) if isinstance(node, Sequence) else [(k.text, v) for k, v in node.pairs]
    if isinstance(node, Mapping) and len({key.text for key, _ in node.pairs}) < len(node.pairs):
        first: dict[str, tuple[Scalar, Node]] = {}
        numbers = Counter[str]()
        for key, value in node.pairs:
            if key.text in first:
                first_key, first_value = first[key.text]
                same = repr(plain_data(value)) == repr(plain_data(first_value))  # unlike ==, 1 differs from true
                spans = Span(first_key.start, first_key.end), Span(key.start, key.end)
                yield DuplicateKey(key.text, *spans, same, (*path, key.text), numbers[key.text])
            first.setdefault(key.text, (key, value))
            numbers[key.text] += 1
    for step, child in children:
        yield from _duplicates(child, (*path, step))


def trailing_whitespace(document: Document) -> tuple[Span, ...]:
    """Return the whitespace at line ends, except where it means something: hard line breaks, blocks of code; and where
    it is the indentation of an empty line of JSON."""
    text = document.source.text
    if not document.roots or not (
        " \n" in text or ("\t" in text and "\t\n" in text) or "\r" in text or text.endswith((" ", "\t"))
    ):
        return ()
    start, stop = document.only_part or (document.source.body_start, len(text))
    spans = [Span(*match.span()) for match in _TRAILING.finditer(text, start) if match.end() <= stop]
    kind = kind_of(document.source.path)
    if kind == "json":
        spans = [span for span in spans if span.start and text[span.start - 1] not in "\r\n"]
    if not spans:
        return ()
    scalars = {(s.start, s.end, s.style) for root in document.roots for s in walk(root) if s.style in (RAW, "|", ">")}
    texts = Intervals((span, span) for span in {Span(start, end) for start, end, _ in scalars})
    last = {(start, end): start + len(text[start:end].rstrip()) for start, end, style in scalars if style != RAW}
    code = Intervals((span, True) for span in _code(document, scalars))
    kept = {span for span in spans if _ends_block(text, span, texts, last) or code.at(span.start)}
    may_break = kind not in ("rst", "asciidoc", "html")  # there, two spaces mean nothing
    return tuple(
        span for span in spans if span not in kept and not (may_break and _breaks_line(document.source, span, texts))
    )


def _breaks_line(source: Source, span: Span, texts: Intervals[Span]) -> bool:
    """Return whether ``span`` is a hard line break: two or more spaces between two lines of one paragraph; or the end
    of the last line of a list or paragraph of which every line ends with two spaces."""
    text, number = source.text, source.line_of(span.start)
    begin = source.line_starts[number - 1]
    if span.end - span.start < 2 or "\t" in text[slice(*span)] or not text[begin : span.start].strip():
        return False
    if number == len(source.line_starts) or not source.line_text(number + 1).strip():
        return _ends_as_its_block(source, span, min((start for start, _ in texts.at(span.start)), default=span.end))
    return any(start <= begin and source.line_starts[number] < end for start, end in texts.at(span.start))


def _ends_as_its_block(source: Source, span: Span, start: int) -> bool:
    """Return whether all lines of a block, which ends at ``span`` and is in the string from ``start`` on, end with two
    spaces: whoever ends every item of a list with them does the same to the last one."""
    number = source.line_of(span.start)
    if span.end - span.start != 2:
        return False
    for above in range(number - 1, 0, -1):
        line = source.line_text(above)
        if not line.strip() or source.line_starts[above - 1] < start:
            return above < number - 1
        if not line.endswith("  ") or line[-3:-2] in " \t":
            return False
    return number > 1


def _ends_block(text: str, span: Span, texts: Intervals[Span], last: dict[tuple[int, int], int]) -> bool:
    """Return whether ``span`` is a whole line at the end of a block scalar, whose value it may be part of. ``last`` is
    where what is no whitespace ends in each."""
    if span.start and text[span.start - 1] not in "\r\n":
        return False
    return any(near in last and last[near] <= span.end for near in texts.at(span.start))


def _code(document: Document, scalars: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    """Yield the code of a page, or of the strings with these places and styles in which fences may be; if it is alone
    on its lines, with the whitespace at their end."""
    text = document.source.text
    found = [*document.markup.hidden] if document.markup is not None else []
    for first, end, style in scalars if document.markup is None else ():
        start = first if style == RAW else text.find("\n", first, end) + 1  # after the indicator of a block scalar
        if any(fence in text[start:end] for fence in _FENCES):
            found += (Hidden(kind, span.shift(start)) for kind, span in markdown.parse(text[start:end]).hidden)
    for kind, (start, end) in found:
        if kind == "code" or text[start : start + 4].lower() == "<pre":
            line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
            gap = _TRAILING.match(text, end) if not text[line:start].strip() else None
            yield Span(start, gap.end() if gap is not None else end)


def unterminated_line(document: Document) -> Span | None:
    """Return the last character of a file that does not end with a newline."""
    text = document.source.text
    if not document.roots or len(text) <= document.source.body_start or text[-1] in "\r\n":
        return None
    if document.only_part is not None and document.only_part.end < len(text):
        return None
    return Span(len(text) - 1, len(text))
