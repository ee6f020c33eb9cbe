"""Checks before any rule runs: refuse a layout without entries, and a role or pattern that is never used.

Without this, a typo in the settings would end in "No findings".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from glosslint.layout.layout import DERIVED_ROLES, KEY, EntryNode, Layout, describe_contents, entry_nodes
from glosslint.layout.presets import ROLES
from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass
from glosslint.parse.tree import Document, Mapping as MappingNode, Node, Sequence
from glosslint.settings.settings import Settings

_MAY_BE_MISSING = (*DERIVED_ROLES, "@rest")  # a page need not go on after its lead
_SHOWN = 12  # keys that a message lists


def refuse_empty(documents: Mapping[str, Document], settings: Settings) -> None:
    """Raise GlosslintError when the layout finds no entry in any file, though all of them can be read."""
    layout = settings.layout
    if any(document.faults or any(entry_nodes(document, layout)) for document in documents.values()):
        return
    contents = (
        f"{path} {held}" for path, document in documents.items() if (held := describe_contents(document, layout))
    )
    empty = f"{next(iter(documents))} has none" if len(documents) == 1 else "they have none"
    where = settings.origin or "without settings"
    raise GlosslintError(
        f"{where}: no entry in {len(documents)} file{'' if len(documents) == 1 else 's'}: the layout "
        f'"{layout.name}" expects {layout.expected_contents}, and {next(contents, empty)}; '
        f"{_advise(settings)}"
    )


def _advise(settings: Settings) -> str:
    if settings.origin:
        file = PurePath(settings.origin).name
        return f'correct "layout" or "files"; or remove these settings from {file}, and run: glosslint init'
    return "to detect the layout, run: glosslint init"


def refuse_unused_roles(
    documents: Mapping[str, Document], settings: Settings, unwritten: frozenset[str] = frozenset()
) -> None:
    """Raise GlosslintError for roles that no entry has, and for a ``term-pattern`` that matches no term.

    Of a preset, only id, term and prose together must be in some entry; a role that the settings name must be in one,
    unless it is among the ``unwritten``.
    """
    layout, where = settings.layout, settings.origin or "without settings"
    entries = _Entries(documents, layout)
    if not any(True for _ in entries):
        return
    vital = [path for key in ("id", "term", "prose") for path in layout.role_paths(key) if path not in DERIVED_ROLES]
    if layout.term != KEY and not any(entries.have(path) for path in vital):
        raise GlosslintError(
            f'{where}: the layout "{layout.name}" finds neither id, term nor text in {entries.describe()}; '
            f"{_advise(settings)}"
        )
    named = (key for key in ROLES if key.replace("_", "-") in layout.explicit_keys)
    for key in (key for key in named if key not in unwritten):
        for path in layout.role_paths(key):
            if path not in _MAY_BE_MISSING and not entries.have(path):
                name = key.replace("_", "-")
                raise GlosslintError(f'{where}: layout: {name}: "{path}" is not in {entries.describe()}')
    _refuse_unused_pattern(entries, layout, where)


@dataclass(frozen=True)
class _Entries:
    """All entries, searched from the start for each question, since the first ones answer nearly all."""

    documents: Mapping[str, Document]
    layout: Layout

    def __iter__(self) -> Iterator[EntryNode]:
        return (entry for document in self.documents.values() for entry in entry_nodes(document, self.layout))

    def have(self, path: str) -> bool:
        """Return whether any of them has a value under the role ``path``, or may have: one that cannot be read."""
        role, layout = self.layout.role(path), self.layout
        return any(  # file by file: most files need not be parsed for the answer
            path in document.columns
            or document.hides_entries
            or any(role.reaches(entry.node) for entry in entry_nodes(document, layout))
            for document in self.documents.values()
        )

    def describe(self) -> str:
        """Return how many they are, and which keys they have, in words."""
        count = sum(1 for _ in self)
        keys = list(dict.fromkeys(key for entry in self for key in _list_keys(entry.node)))
        more = " …" if len(keys) > _SHOWN else ""
        which, whose = ("the only entry", "its") if count == 1 else (f"any of the {count} entries", "their")
        shown = ", ".join(keys[:_SHOWN]) + more if keys else "missing"
        return f"{which}; {whose} keys are {shown}"


def _refuse_unused_pattern(entries: Iterable[EntryNode], layout: Layout, where: str) -> None:
    role = layout.role(layout.term)
    terms = (item.scalar.text for entry in entries for item in role.select(entry.node, entry.root))
    first = next(terms, None) if layout.term_pattern and layout.term not in DERIVED_ROLES else None
    if first is not None and not any(map(layout.matches_term_pattern, (first, *terms))):
        raise GlosslintError(
            f'{where}: layout: term-pattern: "{layout.term_pattern}" matches no term; the first is "{first.strip()}"'
        )


def _list_keys(node: Node) -> Iterator[str]:
    """Yield the keys of an entry, or of each of its documents, without those for the parts of a page."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _list_keys(item) if isinstance(item, MappingNode) else ()
    elif isinstance(node, MappingNode):
        yield from (key.text for key, _ in node.pairs if not key.text.startswith("@"))
