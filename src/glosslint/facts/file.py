"""The facts of one file as a file: keys that stand twice, characters that nobody sees, line ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glosslint.facts.suppression import Suppression
from glosslint.model import Fault, NodePath, Part, Place, Span
from glosslint.schema.validator import SchemaViolation


class DuplicateKey(NamedTuple):
    """A key that stands again in its map, for the ``number``-th time (from 0); spans are characters of the file."""

    key: str
    first: Span
    repeated: Span
    same_value: bool
    path: NodePath
    number: int


class InvisibleCharacter(NamedTuple):
    """A character that no reader sees; ``before`` and ``after`` are the characters around it in its line."""

    char: str
    span: Span  # in the file
    before: str
    after: str


class LineEndings(NamedTuple):
    """How many lines of a file end how."""

    lf: int = 0
    crlf: int = 0
    cr: int = 0


@dataclass(frozen=True)
class FileFacts:
    """What rules may ask of one file. Spans are characters of its text."""

    path: str
    faults: tuple[Fault, ...] = ()
    format: str = "YAML"  # what the file, or its front matter, is written in
    entries: int = 0
    bom: bool = False
    line_endings: LineEndings | None = None  # when there is more than LF
    minority_line_endings: tuple[Span, ...] = ()  # those of a kind that is in the minority
    trailing_whitespace: tuple[Span, ...] = ()
    unterminated_line: Span | None = None  # the last character of a last line without a line end
    invisible_characters: tuple[InvisibleCharacter, ...] = ()
    duplicate_keys: tuple[DuplicateKey, ...] = ()
    probable_ids: frozenset[str] = frozenset()
    identifying_keys: tuple[str, ...] = ()  # the keys by which the layout knows an entry
    expected_contents: str = "a mapping with the keys of an entry"  # what the layout expects the file to hold
    contents: str = ""  # what a file without entries has instead: "holds a list", 'has no key "terms"'
    surplus_documents: tuple[
        int, ...
    ] = ()  # the numbers of its YAML documents after the only one that the layout knows
    suppressions: tuple[Suppression, ...] = ()  # the comments that silence rules
    schema_violations: tuple[SchemaViolation, ...] = ()  # of the file as a whole, outside its entries

    def at(self, span: Span) -> Place:
        """Characters of the file."""
        return Place(self.path, (), Part.SOURCE, span)

    def document(self, number: int) -> Place:
        """One of its YAML documents (from 0), shown at its first key."""
        return Place(self.path, (number,), Part.HEAD)
