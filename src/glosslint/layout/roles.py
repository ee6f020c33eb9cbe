"""Roles: paths of keys to the strings of an entry, through lists, numbered senses and mappings of languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeGuard

from glosslint.model import NodePath
from glosslint.model.frozen import NamedTuple, cached_property, dataclass, make_tuple
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE_CODE
from glosslint.util.sequences import share_tuple

EACH = "*"  # a step above the entries: each key, and each item of a list


class Selected(NamedTuple):
    """A string of a role. ``single`` is false for an item of a list; ``language`` is from its keys, or the default."""

    scalar: Scalar
    path: NodePath
    language: str
    single: bool


#: Where a role ends, as in ``Selected``, whatever the node is.
_End = tuple[Node, NodePath, str, bool]
_ARE_NO_KEYS = frozenset(("", ANY_LANGUAGE))


@dataclass(frozen=True)
class Role:
    """A compiled path. ``languages`` are the keys that ``*`` matches; ``("*",)`` matches every language code."""

    steps: tuple[str, ...]
    languages: tuple[str, ...] = ()

    def select(self, node: Node, root: NodePath, language: str = "") -> list[Selected]:
        """Return the strings below ``node``, whose path is ``root``, in the order of the file; those without a language
        key have the language ``language``."""
        if not self.steps[0] and isinstance(node, Mapping):
            return []
        ends = self._ends(node, root, 0, language, True)
        return [make_tuple(Selected, end) for end in ends if isinstance(end[0], Scalar)]

    @cached_property
    def key(self) -> str:
        """The one key that it is, or an empty string."""
        return self.steps[0] if len(self.steps) == 1 and self.steps[0] != ANY_LANGUAGE else ""

    def reaches(self, node: Node, depth: int = 0) -> bool:
        """Return whether the path ends at a scalar, or at an empty list, below ``node``."""
        step = self.steps[depth] if depth < len(self.steps) else ""
        if isinstance(node, Sequence):
            if self._is_number(depth):
                return int(step) < len(node.items) and self.reaches(node.items[int(step)], depth + 1)
            return (not step and not node.items) or any(self.reaches(item, depth) for item in node.items)
        if depth and is_numbered(node) and not self._is_number(depth):
            return any(self.reaches(value, depth) for _, value in node.pairs)
        if not step or isinstance(node, Scalar):
            return not step and isinstance(node, Scalar)
        return any(self.reaches(value, depth + 1) for _, value, _ in self._children(node, step))

    def unread(self, node: Node, root: NodePath) -> list[tuple[Node, NodePath]]:
        """Return the mappings and nested lists where the role expects strings, with their paths."""
        ends = self._ends(node, root, 0, "", True)
        return [(end, path) for end, path, _, _ in ends if not isinstance(end, Scalar)]

    def _ends(self, node: Node, path: NodePath, depth: int, language: str, single: bool) -> list[_End]:
        """Return where the steps after the first ``depth`` end below ``node``: strings, and what is none."""
        if isinstance(node, Sequence):
            return self._ends_in_list(node, path, depth, language)
        ends: list[_End] = []  # a list at each level: generators in generators take twice the time
        if isinstance(node, Mapping) and depth and is_numbered(node) and not self._is_number(depth):
            for number, sense in node.pairs:
                ends += self._ends_of_item(sense, (*path, number.text), depth, language)
        elif depth == len(self.steps):
            ends.append((node, path, language, single))
        elif isinstance(node, Mapping):
            for key, value, key_language in self._children(node, self.steps[depth]):
                ends += self._ends(value, (*path, key), depth + 1, key_language or language, single)
        return ends

    def _ends_in_list(self, node: Sequence, path: NodePath, depth: int, language: str) -> list[_End]:
        """Return the ends in each item of a list, or in one item if the step is its number."""
        if self._is_number(depth):
            index = int(self.steps[depth])
            within = index < len(node.items)
            return self._ends(node.items[index], (*path, index), depth + 1, language, True) if within else []
        ends: list[_End] = []
        for index, item in enumerate(node.items):
            ends += self._ends_of_item(item, (*path, index), depth, language)
        return ends

    def _ends_of_item(self, item: Node, path: NodePath, depth: int, language: str) -> list[_End]:
        if isinstance(item, Sequence):  # a nested list plays no role
            return [(item, path, language, False)]
        return self._ends(item, path, depth, language, False)

    def _is_number(self, depth: int) -> bool:
        return depth < len(self.steps) and self.steps[depth].isdecimal()

    def _children(self, node: Mapping, step: str) -> list[tuple[str, Node, str]]:
        """Return the keys, values and languages that a step matches; if the exact key is missing, case is ignored."""
        if step == ANY_LANGUAGE:
            return [(key.text, child, key.text) for key, child in node.pairs if self._is_language(key.text)]
        value = node.get(step)
        if value is not None:
            return [(step, value, "")]
        folded = step.casefold()
        likely = ((key.text, other) for key, other in node.pairs if len(key.text) == len(step))
        return [(key, other, "") for key, other in likely if key.casefold() == folded]

    def _is_language(self, key: str) -> bool:
        if self.languages and ANY_LANGUAGE not in self.languages:
            return key in self.languages
        return LANGUAGE_CODE.fullmatch(key) is not None


@cache  # few paths, asked for in each entry
def parse_role(path: str, languages: tuple[str, ...] = ()) -> Role:
    """Split a path such as ``en.term`` into steps; a pseudo-key such as ``@section:See also`` is one step."""
    return Role((path,) if path.startswith("@") else tuple(path.split(".")), languages)


def is_numbered(node: Node) -> TypeGuard[Mapping]:
    """Return whether a mapping numbers its values, such as the senses of a term: it is then read as a list."""
    if not isinstance(node, Mapping) or not node.pairs or not node.pairs[0][0].text.isdecimal():
        return False
    return all(key.text.isdecimal() for key, _ in node.pairs)


class KeyLookup:
    """An index of the keys of an entry. Most roles are missing, or one key with a string or a list of strings, and can
    be selected without a search of the node."""

    def __init__(self, node: Node) -> None:
        self._values: dict[str, Node] | None = None  # of equal keys, that of the first
        self.folded: frozenset[str] = frozenset()
        if isinstance(node, Mapping):
            self._values = {key.text: value for key, value in reversed(node.pairs)}
            self.folded = frozenset(map(str.casefold, self._values))

    @property
    def pairs(self) -> Iterable[tuple[str, Node]]:
        """The keys of the entry and their values, of equal keys the first."""
        return self._values.items() if self._values is not None else ()

    def is_absent(self, role: Role) -> bool:
        """Return whether the keys alone show that the entry has no string of ``role``."""
        step = role.steps[0]
        return self._values is not None and step not in ("", ANY_LANGUAGE) and step.casefold() not in self.folded

    def select(self, role: Role, root: NodePath, language: str) -> tuple[Selected, ...] | None:
        """Return what ``role.select`` yields, or ``None`` if a search of the node is needed."""
        texts = self._texts(role)
        if texts is None:
            return () if self.is_absent(role) else self._select_in_mappings(role, root, language)
        path = (*root, role.key)
        if len(root) == 1:  # a file with one entry: its paths are the same in all such files
            path = share_tuple(path)
        if isinstance(texts, Scalar):
            return (make_tuple(Selected, (texts, path, language, True)),)
        return tuple([make_tuple(Selected, (text, (*path, at), language, False)) for at, text in enumerate(texts)])

    def _select_in_mappings(self, role: Role, root: NodePath, language: str) -> tuple[Selected, ...] | None:
        """Return the strings under the second key of ``role`` in each mapping of the list under the first, such as
        ``sources.url``; ``None`` for anything else, and if a mapping lacks the key."""
        if len(role.steps) != 2 or not _ARE_NO_KEYS.isdisjoint(role.steps) or self._values is None:
            return None
        first, second = role.steps
        items = self._values.get(first)
        if not isinstance(items, Sequence) or second.isdecimal():
            return None
        selected = []
        for at, item in enumerate(items.items):
            value = item.get(second) if isinstance(item, Mapping) and not is_numbered(item) else None
            if not isinstance(value, Scalar):
                return None
            selected.append(make_tuple(Selected, (value, (*root, first, at, second), language, False)))
        return tuple(selected)

    def is_plain(self, role: Role) -> bool:
        """Return whether ``select`` returns a result for ``role``, without a search of the node."""
        return self._texts(role) is not None or self.is_absent(role)

    def _texts(self, role: Role) -> Scalar | tuple[Scalar, ...] | None:
        """Return the string or the list of strings under the one key of ``role``; ``None`` for anything else."""
        value = self._values.get(role.key) if role.key and self._values is not None else None
        if isinstance(value, Scalar):
            return value
        return value.items if isinstance(value, Sequence) and _are_scalars(value.items) else None


def _are_scalars(items: tuple[Node, ...]) -> TypeGuard[tuple[Scalar, ...]]:
    return {Scalar}.issuperset(map(type, items))


def containers(node: Node, keys: str, path: NodePath) -> Iterator[tuple[Node, NodePath]]:
    """Yield the nodes under dotted ``keys`` with their paths; ``*`` matches each key of a mapping or item of a list."""
    first, _, rest = keys.partition(".")
    if not keys:
        yield node, path
    elif first == EACH:
        for step, inner in _children(node):
            yield from containers(inner, rest, (*path, step))
    elif isinstance(node, Mapping) and (below := node.get(first)) is not None:
        yield from containers(below, rest, (*path, first))


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.text, value) for key, value in node.pairs if not key.text.startswith("@"))
    elif isinstance(node, Sequence):
        yield from enumerate(node.items)
