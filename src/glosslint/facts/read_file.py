"""Document → FileFacts: what is wrong with, or odd about, a file as a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import DuplicateKey, FileFacts, InvisibleCharacter, LineEndings
from glosslint.facts.read_suppressions import suppressions
from glosslint.facts.read_whitespace import trailing_whitespace, unterminated_line
from glosslint.layout.layout import Layout, describe_contents, surplus_documents
from glosslint.model import NodePath, Span
from glosslint.parse.files import kind_of
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence
from glosslint.schema.validator import EntrySchema, SchemaViolation

_BREAKS = {"lf": re.compile(r"(?<!\r)\n"), "crlf": re.compile(r"\r\n"), "cr": re.compile(r"\r(?!\n)")}
_AROUND = 12  # characters on each side of a hidden one: enough to tell its script
#: Characters no reader sees: soft hyphen, zero-width and format characters, bidi controls, line separators, and the
#: no-break space between letters. Joiners and marks that scripts need are sorted out by the rule.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?<=[^\\W\\d_])\u00a0(?=[^\\W\\d_])"
)


def read_file(document: Document, layout: Layout, entries: int, schema: EntrySchema | None = None) -> FileFacts:
    """The facts of one file that holds ``entries`` entries; ``schema`` judges the file as a whole."""
    source = document.source
    text = source.text
    readable = not source.faults
    counts = {name: _count(pattern, text) for name, pattern in _BREAKS.items()}
    facts = FileFacts(
        path=source.path,
        faults=document.faults,
        format="JSON" if kind_of(source.path) == "json" else "YAML",
        entries=entries,
        bom=readable and source.body_start == 1,
        duplicate_keys=tuple(
            key for number, root in enumerate(document.roots) if _repeats(root) for key in _duplicates(root, (number,))
        ),
        trailing_whitespace=trailing_whitespace(document),
        unterminated_line=unterminated_line(document),
        probable_ids=layout.probable_ids(source.path, text) if document.faults else frozenset(),
        identifying_keys=layout.identifying_keys,
        expected_contents=layout.expected_contents,
        contents="" if entries else describe_contents(document, layout),
        surplus_documents=surplus_documents(document, layout),
        suppressions=suppressions(document, layout),
        schema_violations=tuple(_schema_violations(document, schema)),
    )
    if readable and (counts["crlf"] or counts["cr"]):
        facts = replace(
            facts, line_endings=LineEndings(**counts), minority_line_endings=_minority_line_endings(text, counts)
        )
    if readable and not text.isascii():
        facts = replace(facts, invisible_characters=tuple(_hidden(text, source.body_start)))
    return facts


def _schema_violations(document: Document, schema: EntrySchema | None) -> Iterator[SchemaViolation]:
    if schema is not None:
        for number, root in enumerate(document.roots):
            yield from schema.violations(plain_data(root), (number,))


def assign_schema_violations(
    file: FileFacts, entries: tuple[EntryFacts, ...]
) -> tuple[FileFacts, tuple[EntryFacts, ...]]:
    """The faults of the file's schema that concern an entry go to that entry, unless it has them already; what is left
    concerns the file alone."""
    if not file.schema_violations:
        return file, entries
    numbers = {entry.root: number for number, entry in enumerate(entries)}
    own: list[list[SchemaViolation]] = [[] for _ in entries]
    left: list[SchemaViolation] = []
    for fault in file.schema_violations:
        lengths = range(len(fault.path), -1, -1)
        number = next((numbers[fault.path[:end]] for end in lengths if fault.path[:end] in numbers), None)
        if number is None:
            left.append(fault._replace(whole="file"))
        elif not _is_told(fault, entries[number]):
            own[number].append(fault)
    shared = (
        replace(entry, schema_violations=(*entry.schema_violations, *more))
        for entry, more in zip(entries, own, strict=True)
    )
    return replace(file, schema_violations=tuple(left)), tuple(shared)


def _is_told(fault: SchemaViolation, entry: EntryFacts) -> bool:
    """Whether the entry's own schema says the same, or another rule: that a text is blank or stands unquoted."""
    if any(
        fault.path == path
        for path in (*(text.path for text in entry.empty_values), *(fact.path for fact in entry.implicit_types))
    ):
        return True
    same = (fault.keyword, fault.path, fault.name)
    return any(same == (known.keyword, known.path, known.name) for known in entry.schema_violations)


def _hidden(text: str, start: int) -> Iterator[InvisibleCharacter]:
    for match in _INVISIBLE.finditer(text, start):
        before = text[max(start, match.start() - _AROUND) : match.start()]
        after = text[match.end() : match.end() + _AROUND]
        lines = before.splitlines() if before[-1:] not in ("\r", "\n") else []
        yield InvisibleCharacter(match[0], Span(*match.span()), (lines or [""])[-1], (after.splitlines() or [""])[0])


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text)) if "\r" in text else 0


def _minority_line_endings(text: str, counts: dict[str, int]) -> tuple[Span, ...]:
    """The line ends of all kinds but the one that most lines have."""
    present = sorted((name for name in counts if counts[name]), key=lambda name: (counts[name], name))
    return tuple(sorted(Span(*match.span()) for name in present[:-1] for match in _BREAKS[name].finditer(text)))


def _repeats(root: Node) -> bool:
    """Whether any key stands twice in its map: a quick look, which spares most files the long one."""
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
                known, other = first[key.text]
                same = repr(plain_data(value)) == repr(plain_data(other))  # which tells 1 from true
                spans = Span(known.start, known.end), Span(key.start, key.end)
                yield DuplicateKey(key.text, *spans, same, (*path, key.text), numbers[key.text])
            first.setdefault(key.text, (key, value))
            numbers[key.text] += 1
    for step, child in children:
        yield from _duplicates(child, (*path, step))
