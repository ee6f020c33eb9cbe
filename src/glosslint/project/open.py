"""What a run needs besides the files: the layout, the schemas, and the vocabularies that may be referred to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from glosslint.engine import baseline
from glosslint.engine.baseline import Baseline
from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_entry import read_entries
from glosslint.layout.layout import IN_NAME, KEY, EntryNode, Layout, contents, entry_nodes
from glosslint.layout.presets import ROLES, preset
from glosslint.model import GlosslintError
from glosslint.model.source import read
from glosslint.parse.files import ENDINGS, parse
from glosslint.parse.tree import Document, Node, Sequence
from glosslint.parse.tree import Mapping as MappingNode
from glosslint.schema.validator import EntrySchema, load, native
from glosslint.settings.settings import Settings, Vocabulary
from glosslint.util.globs import doubtful, fixed_part, matches, unsupported

_MAY_BE_MISSING = (*IN_NAME, "@rest")  # a page need not go on after its lead
_SHOWN = 12  # keys that a message lists


@dataclass(frozen=True)
class Project:
    """The layout of the files, the schemas of an entry and of a file, other glossaries' entries, and what rests."""

    layout: Layout
    schema: EntrySchema | None = None
    file_schema: EntrySchema | None = None
    vocabulary: tuple[EntryFacts, ...] = ()
    baseline: Baseline | None = None


def open_project(settings: Settings) -> Project:
    """The project of ``settings``. Raises GlosslintError for a layout, schema, vocabulary or
    baseline that cannot be used."""
    layout, table = settings.layout, settings.table
    schema = _schema(settings, "schema", table.schema) or _own_schema(layout, f"{settings.origin}: layout: schema")
    file_schema = _schema(settings, "file-schema", table.file_schema)
    vocabulary = (entry for source in settings.vocabularies for entry in _vocabulary(settings, source))
    name = table.baseline
    known = baseline.read(settings.root / name, name) if name else None
    return Project(layout, schema, file_schema, tuple(vocabulary), known)


def _schema(settings: Settings, key: str, name: str) -> EntrySchema | None:
    return load(settings.root / name, f"{settings.origin}: {key}: {name}") if name else None


def _own_schema(layout: Layout, where: str) -> EntrySchema | None:
    """The schema that comes with a layout. That of the native one judges only entries with its keys."""
    if layout.schema:
        return EntrySchema(layout.schema, where)
    if layout.name != "native":
        return None
    shipped = preset("native")
    return native() if all(getattr(layout, role) == getattr(shipped, role) for role in ROLES) else None


def _vocabulary(settings: Settings, vocabulary: Vocabulary) -> Iterator[EntryFacts]:
    where = _where(settings)
    for pattern in vocabulary.files:
        documents = [parse(read(file, _relative(file, settings.root))) for file in _files(settings, pattern)]
        for document in documents:
            if document.faults:
                fault = document.faults[0]
                place = document.source.position(fault.span.start)
                raise GlosslintError(f"{where}: {document.source.path}:{place.line}: {fault.message}")
        known = [entry for document in documents for entry in _known_entries(document, vocabulary.layout)]
        if not known:
            raise GlosslintError(f"{where}: {_unknown_shape(documents[0], vocabulary.layout)}")
        yield from known


def _known_entries(document: Document, layout: Layout) -> Iterator[EntryFacts]:
    """The entries that can be referred to."""
    for entry in read_entries(document, layout, None):
        if entry.names or (entry.id is not None and entry.id.value):
            yield entry


def _unknown_shape(document: Document, layout: Layout) -> str:
    held = contents(document, layout) or "is empty"
    if any(entry_nodes(document, layout)):
        held = f"has no {' or '.join(layout.expects)} in any of them"
    return (
        f'the layout "{layout.name}" finds nothing to refer to: it wants {layout.container}, and '
        f'{document.source.path} {held}; say how such files hold them: {{ files = ["…"], layout = "…" }}'
    )


def _files(settings: Settings, pattern: str) -> list[Path]:
    """The files of a pattern, which may lead out of the project; a folder means all files in it that can be read."""
    fixed = fixed_part(pattern)
    rest = pattern.removeprefix("./").removeprefix(fixed).lstrip("/")
    if not any(char in pattern for char in "*?"):
        named = settings.root / pattern
        if named.is_file():
            return [named]
        fixed, rest = pattern, "**/*"
    top = settings.root / fixed
    found = (file for file in sorted(top.rglob("*")) if file.suffix.lower() in ENDINGS and file.is_file())
    files = [file for file in found if matches(f"./{rest}", file.relative_to(top).as_posix())]
    if not files:
        reason = unsupported(pattern, outside=True) or doubtful(pattern)
        raise GlosslintError(f'{_where(settings)}: "{pattern}" matches no file{f": {reason}" if reason else ""}')
    return files


def _relative(file: Path, root: Path) -> str:
    return os.path.relpath(file, root).replace(os.sep, "/")


def _where(settings: Settings) -> str:
    return f"{settings.origin}: vocabularies"


def refuse_empty(documents: Mapping[str, Document], settings: Settings) -> None:
    """Raise GlosslintError when the layout finds no entry in any file, though all of them can be read."""
    layout = settings.layout
    if any(document.faults or any(entry_nodes(document, layout)) for document in documents.values()):
        return
    told = ((path, words) for path, document in documents.items() if (words := contents(document, layout)))
    path, words = next(told, ("", ""))
    empty = f"{next(iter(documents))} has none" if len(documents) == 1 else "they have none"
    where = settings.origin or "without settings"
    raise GlosslintError(
        f"{where}: no entry in {_counted(len(documents), 'file', 'files')}: the layout "
        f'"{layout.name}" wants {layout.container}, and {f"{path} {words}" if path else empty}; '
        'correct "layout" or "files", or type: glosslint init'
    )


def refuse_unused_roles(documents: Mapping[str, Document], settings: Settings) -> None:
    """Raise GlosslintError when the layout finds neither id, term nor text in any entry; for a role that the project's
    own layout states and that leads nowhere in any; and for a ``term-pattern`` that fits no term."""
    layout, where = settings.layout, settings.origin or "without settings"
    entries = _Entries(documents, layout)
    if not any(True for _ in entries):
        return
    vital = [path for key in ("id", "term", "prose") for path in _paths(layout, key) if path not in IN_NAME]
    if layout.term != KEY and not any(entries.have(path) for path in vital):
        raise GlosslintError(
            f'{where}: the layout "{layout.name}" finds neither id, term nor text in {entries.told()}; '
            'correct "layout" or "files", or type: glosslint init'
        )
    for key in (key for key in ROLES if key.replace("_", "-") in layout.stated):
        for path in _paths(layout, key):
            if path not in _MAY_BE_MISSING and not entries.have(path):
                raise GlosslintError(f'{where}: layout: {key.replace("_", "-")}: "{path}" is not in {entries.told()}')
    _refuse_unused_pattern(entries, layout, where)


@dataclass(frozen=True)
class _Entries:
    """All entries, read anew for each question: the first of them answers nearly all."""

    documents: Mapping[str, Document]
    layout: Layout

    def __iter__(self) -> Iterator[EntryNode]:
        return (entry for document in self.documents.values() for entry in entry_nodes(document, self.layout))

    def have(self, path: str) -> bool:
        """Whether any of them has something under the role ``path``."""
        role = self.layout.role(path)
        return any(role.reaches(entry.node) for entry in self)

    def told(self) -> str:
        """How many they are, and which keys they have, in words."""
        count = sum(1 for _ in self)
        keys = list(dict.fromkeys(key for entry in self for key in _keys(entry.node)))
        more = " …" if len(keys) > _SHOWN else ""
        which, whose = ("the only entry", "its") if count == 1 else (f"any of the {count} entries", "their")
        shown = ", ".join(keys[:_SHOWN]) + more if keys else "missing"
        return f"{which}; {whose} keys are {shown}"


def _refuse_unused_pattern(entries: Iterable[EntryNode], layout: Layout, where: str) -> None:
    terms = (
        found.scalar.text for entry in entries for found in layout.role(layout.term).select(entry.node, entry.root)
    )
    first = next(terms, None) if layout.term_pattern and layout.term not in IN_NAME else None
    if first is not None and not any(map(layout.fits_term, (first, *terms))):
        raise GlosslintError(
            f'{where}: layout: term-pattern: "{layout.term_pattern}" fits no term; the first is "{first.strip()}"'
        )


def _keys(node: Node) -> Iterator[str]:
    """The keys of an entry, or of each document of one; not those that stand for the parts of a page."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _keys(item) if isinstance(item, MappingNode) else ()
    elif isinstance(node, MappingNode):
        yield from (key.text for key, _ in node.pairs if not key.text.startswith("@"))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _paths(layout: Layout, key: str) -> tuple[str, ...]:
    value = getattr(layout, key)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value.values()) if isinstance(value, Mapping) else tuple(value)
