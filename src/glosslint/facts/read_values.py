"""Entry → facts about its values: which types YAML gives them, and what the schema says about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from glosslint.facts.entry import ImplicitType, ScalarForList, Text, TruncatedValue, UnreadValue, marks_draft
from glosslint.layout.layout import EntryNode, Layout
from glosslint.layout.roles import KeyLookup, Selected
from glosslint.model import NodePath, Span
from glosslint.model.frozen import cached_property, dataclass
from glosslint.parse.endings import kind_of
from glosslint.parse.scalar_values import AMBIGUOUS_STARTS, ambiguous_type, is_null, plain_data, value_of
from glosslint.parse.tree import RAW, SHOWN, Document, Mapping, Node, Scalar, Sequence
from glosslint.schema.validator import EntrySchema, SchemaViolation
from glosslint.text.english.breaks_off import breaks_off
from glosslint.util.regexes import lazy_pattern

#: A comment after one space; with two spaces before the #, comments are written on purpose.
_COMMENT = lazy_pattern(r" (#[^\r\n]*)")
#: A # meant as text: with a number (Issue #12), with nothing after it (C #), or with the rest of a sentence.
_NUMBER = lazy_pattern(r"#(?:\d+\b.*)?")
_SENTENCE = lazy_pattern(r"#\w.*[.!?]")


@dataclass(frozen=True, eq=False)
class ValueReader:
    """Reads the values of one entry of a document, with the function that returns the strings of a role."""

    _document: Document
    _entry: EntryNode
    _layout: Layout
    _schema: EntrySchema | None
    _select: Callable[[str], tuple[Selected, ...]]
    _keys: KeyLookup

    @cached_property
    def _odd(self) -> list[tuple[Scalar, NodePath]]:
        """The values that may be empty or not strings."""
        return _collect(self._entry.node, self._entry.root, [])

    @cached_property
    def empty_values(self) -> tuple[Text, ...]:
        """Empty values where the schema requires a string; without a schema, empty ids, terms and items of lists."""
        layout = self._layout
        if not self._empty:
            return ()
        items = {item.path for _, selected in self._lists for item in selected if not item.single}
        if self._schema is None:
            items.update(item.path for role in (layout.id, layout.term) for item in self._select(role))
        return tuple(text for text in self._empty if text.path in items or self._schema_requires_string(text.path))

    @cached_property
    def empty_prose(self) -> tuple[NodePath, ...]:
        """The prose fields that are empty."""
        if not self._empty:
            return ()
        prose = {item.path for role in self._layout.prose.values() for item in self._select(role)}
        return tuple(text.path for text in self._empty if text.path in prose)

    @cached_property
    def _empty(self) -> tuple[Text, ...]:
        return tuple(Text(scalar.text, path) for scalar, path in self._odd if is_empty_value(scalar))

    @cached_property
    def implicit_types(self) -> tuple[ImplicitType, ...]:
        """Values that should be strings and that some YAML parsers load as another type."""
        read = ((scalar.text, path, ambiguous_type(scalar)) for scalar, path in self._odd if not is_empty_value(scalar))
        is_json = kind_of(self._document.source.path) == "json"
        return tuple(
            ImplicitType(text, path, kind, is_json, self._schema is not None)
            for text, path, kind in read
            if kind and self._requires_string(path)
        )

    def scalars_for_lists(self) -> Iterator[ScalarForList]:
        """Yield the single strings under list roles of data; on a page, one name or several are written alike."""
        for role, selected in self._lists:
            for item in selected:
                if item.single and _is_text(item) and item.scalar.style not in (RAW, SHOWN):
                    yield ScalarForList(role, item.scalar.text, item.path)

    def roles_with_lists(self) -> Iterator[str]:
        """Yield the list roles whose value is a list with strings."""
        return (role for role, items in self._lists if any(not item.single and _is_text(item) for item in items))

    @cached_property
    def _lists(self) -> list[tuple[str, tuple[Selected, ...]]]:
        """The list roles that have strings, with these."""
        roles = (*self._layout.references, *self._layout.aliases)
        return [(role, selected) for role in roles if (selected := self._select(role))]

    def marked_draft(self) -> bool:
        """Return whether a key of the entry says that it is a draft."""
        return any(isinstance(value, Scalar) and marks_draft(key, value.text) for key, value in self._keys.pairs)

    def unread_values(self, roles: Iterable[str]) -> Iterator[UnreadValue]:
        """Yield the values under roles that are neither strings nor in a list of strings."""
        if isinstance(self._entry.node, Scalar):
            return
        for path in roles:
            role = self._layout.role(path)
            if not self._keys.is_plain(role):
                for node, where in role.unread(self._entry.node, self._entry.root):
                    yield UnreadValue(path, "a nested list" if isinstance(node, Sequence) else "a mapping", where)

    def truncated_values(self) -> Iterator[TruncatedValue]:
        """Yield the unquoted strings that a # cuts short."""
        if not self._document.may_have_inline_comments:
            return
        for scalar, path in _collect(self._entry.node, self._entry.root, [], every=True):
            match = _COMMENT.match(self._document.source.text, scalar.end) if not scalar.style and scalar.text else None
            comment = match[1].rstrip() if match is not None else ""
            if comment and _goes_on(scalar.text, comment) and self._requires_string(path):
                start = scalar.end + 1
                yield TruncatedValue(scalar.text, path, comment, Span(start, start + len(comment)))

    def schema_violations(self) -> tuple[SchemaViolation, ...]:
        """Return the violations of the schema, leaving out empty and unquoted strings, which other rules report."""
        if self._schema is None:
            return ()
        data: Any = plain_data(self._entry.node)
        depth = len(self._entry.root)
        for text, path in (*((fact.text, fact.path) for fact in self.implicit_types), *self.empty_values):
            data = _set_string(data, path[depth:], text)
        empty = {path[depth:] for _, path in self.empty_values}
        violations = self._schema.violations(data)
        if data == {} and violations:  # all that is missing is one violation, as of an entry that is null
            violations = self._schema.violations(None) or violations
        return tuple(violation for violation in violations if violation.path not in empty) if empty else violations

    def _requires_string(self, path: NodePath) -> bool:
        return self._schema_requires_string(path) if self._schema is not None else path in self._text_paths

    def _schema_requires_string(self, path: NodePath) -> bool:
        return self._schema is not None and self._schema.requires_string(path[len(self._entry.root) :])

    @cached_property
    def _text_paths(self) -> frozenset[NodePath]:
        """Without a schema, the paths that take strings: the values of such roles, but not true instead of an alias."""
        layout = self._layout
        roles = (layout.id, layout.term, *layout.expansion, *layout.prose.values())
        aliases = (item for role in layout.aliases for item in self._select(role))
        listed = (item.path for item in aliases if not item.single or not isinstance(value_of(item.scalar), bool))
        return frozenset((*(item.path for role in roles for item in self._select(role)), *listed))


def _is_text(item: Selected) -> bool:
    return bool(item.scalar.text) and not is_null(item.scalar)


def is_empty_value(scalar: Scalar) -> bool:
    """Return whether a value is empty: blank or null, which is no text."""
    return not scalar.text.strip() or is_null(scalar)


def _goes_on(text: str, comment: str) -> bool:
    """Return whether ``comment`` was meant as a part of ``text``."""
    if comment.lstrip("# ").startswith("glosslint"):
        return False
    if _NUMBER.fullmatch(comment):
        return True
    return text[-1] not in ".!?" and bool(_SENTENCE.fullmatch(comment) or breaks_off(text))


def _collect(
    node: Node, path: NodePath, into: list[tuple[Scalar, NodePath]], every: bool = False
) -> list[tuple[Scalar, NodePath]]:
    """Append the scalars below a node to ``into``, and return it: ``every`` one, or those that may be empty, or begin
    like what YAML may read as no string; in the order of the file; of duplicate keys, those of the first, which is what
    their path leads to."""
    if isinstance(node, Scalar):
        return [(node, path)]
    for step, child in enumerate(node.items) if isinstance(node, Sequence) else _values_by_key(node):
        if not isinstance(child, Scalar):
            _collect(child, (*path, step), into, every)
            continue
        text = child.text
        if every or not text or text[0].isspace() or (not child.style and text[0] in AMBIGUOUS_STARTS):
            into.append((child, (*path, step)))
    return into


def _values_by_key(node: Mapping) -> Iterable[tuple[str, Node]]:
    values: dict[str, Node] = {}
    for key, value in node.pairs:
        if not key.text.startswith("@"):
            values.setdefault(key.text, value)
    return values.items()


def _set_string(data: Any, path: NodePath, text: str) -> Any:
    """Return ``data`` with the string ``text`` at ``path``, where it was loaded as another type."""
    if not path:
        return text
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = text
    return data


def has_address_beside(document: Document, path: NodePath) -> bool:
    """Return whether a value in a mapping of a list has the address of a page beside it: ``link: https://example.org``
    beside ``name: Guide``."""
    found = document.find(path[:-1]) if len(path) > 1 and isinstance(path[-2], int) else None
    pairs = found.node.pairs if found is not None and isinstance(found.node, Mapping) else ()
    return any(isinstance(value, Scalar) and value.text.startswith(("http://", "https://")) for _, value in pairs)
