"""The facts of one file as a file: its errors, duplicate keys, invisible characters, line endings."""

from __future__ import annotations

from glosslint.facts.suppression import Suppression
from glosslint.model import Defect, Fault, NodePath, Parsed, Part, Place, Span
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.schema.validator import SchemaViolation


class DuplicateKey(NamedTuple):
    """A key that its mapping already has; it is the ``number``-th of that name (from 0). Spans are in the file."""

    key: str
    first: Span
    repeated: Span
    same_value: bool
    path: NodePath
    number: int


class InvisibleCharacter(NamedTuple):
    """A character that readers cannot see; ``before`` and ``after`` are the characters around it in its line."""

    char: str
    span: Span  # in the file
    before: str
    after: str


class LineEndings(NamedTuple):
    """How many lines of a file end with LF, CRLF and CR."""

    lf: int = 0
    crlf: int = 0
    cr: int = 0


@dataclass(frozen=True, slots=True)
class FileFacts(Parsed):
    """Everything a rule may ask of one file. Spans are characters of its text."""

    path: str
    faults: tuple[Fault, ...] = ()
    defects: tuple[Defect, ...] = ()
    format: str = "YAML"  # of the file, or of its front matter
    entries: int = 0
    empty: bool = False  # whether it contains nothing but whitespace
    bom: bool = False
    line_endings: LineEndings | None = None  # if any but LF occur
    minority_line_endings: tuple[Span, ...] = ()  # all but those of the most frequent kind
    trailing_whitespace: tuple[Span, ...] = ()
    unterminated_line: Span | None = None  # the last character of a file that does not end with a newline
    invisible_characters: tuple[InvisibleCharacter, ...] = ()
    duplicate_keys: tuple[DuplicateKey, ...] = ()
    probable_ids: frozenset[str] = frozenset()  # of a file with syntax errors
    identifying_keys: tuple[str, ...] = ()  # the keys of the id and the term
    expected_contents: str = "a mapping with the keys of an entry"  # what the layout requires of a file
    contents: str = ""  # what a file without entries has instead: "holds a list", 'has no key "terms"'
    surplus_documents: tuple[int, ...] = ()  # the numbers of its further YAML documents, if the layout reads only one
    other_anchors: frozenset[str] = frozenset()  # of a page of many entries: those of none of them
    sorts_entries: bool = False  # whether they are sorted when the file is rendered
    suppressions: tuple[Suppression, ...] = ()
    schema_violations: tuple[SchemaViolation, ...] = ()  # of the file as a whole, outside its entries

    def at(self, span: Span) -> Place:
        """Return the place of characters of the file."""
        return Place(self.path, (), Part.SOURCE, span)

    def document(self, number: int) -> Place:
        """Return the place of YAML document ``number`` (from 0), shown at its first key."""
        return Place(self.path, (number,), Part.HEAD)
