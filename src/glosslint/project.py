"""What a run needs besides the files: the layout, the schemas, and the vocabularies that may be referred to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from glosslint.entry_facts import read_entries
from glosslint.facts import EntryFacts
from glosslint.layout import Layout, entry_nodes
from glosslint.model import GlosslintError
from glosslint.parse.files import ENDINGS, parse
from glosslint.parse.tree import Document
from glosslint.parse.tree import Mapping as MappingNode
from glosslint.patterns import fixed_part, matches
from glosslint.presets import preset
from glosslint.schema import EntrySchema, load, native
from glosslint.settings import Settings, Vocabulary
from glosslint.source import read

_ROLES = ("id", "term", "expansion", "aliases", "prose", "status", "page", "replaced_by", "references")


@dataclass(frozen=True)
class Project:
    """The layout of the files, the schema of an entry and of a whole file, and the entries of other glossaries."""

    layout: Layout
    schema: EntrySchema | None = None
    file_schema: EntrySchema | None = None
    vocabulary: tuple[EntryFacts, ...] = ()


def open_project(settings: Settings) -> Project:
    """The project of ``settings``. Raises GlosslintError for a layout, schema or vocabulary that cannot be used."""
    layout, table = settings.layout, settings.table
    schema = load(settings.root / table.schema, table.schema) if table.schema else _own_schema(layout)
    file_schema = load(settings.root / table.file_schema, table.file_schema) if table.file_schema else None
    vocabulary = (entry for source in settings.vocabularies for entry in _vocabulary(settings, source))
    return Project(layout, schema, file_schema, tuple(vocabulary))


def _own_schema(layout: Layout) -> EntrySchema | None:
    """The schema that comes with a layout. That of the native one judges only entries with its keys."""
    if layout.schema:
        return EntrySchema(layout.schema, f"the schema of the layout {layout.name}")
    if layout.name != "native":
        return None
    shipped = preset("native")
    return native() if all(getattr(layout, role) == getattr(shipped, role) for role in _ROLES) else None


def _vocabulary(settings: Settings, vocabulary: Vocabulary) -> Iterator[EntryFacts]:
    for pattern in vocabulary.files:
        for file in _files(settings, pattern):
            document = parse(read(file, file.as_posix()))
            if document.faults:
                fault = document.faults[0]
                place = document.source.position(fault.span.start)
                raise GlosslintError(f"{_where(settings)}: {file.as_posix()}:{place.line}: {fault.message}")
            yield from read_entries(document, vocabulary.layout, None)


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
        raise GlosslintError(f'{_where(settings)}: "{pattern}" matches no file')
    return files


def _where(settings: Settings) -> str:
    return f"{settings.origin}: vocabularies"


def refuse_empty(documents: Mapping[str, Document], settings: Settings) -> None:
    """Raise GlosslintError when the layout finds no entry in any file, though all of them can be read."""
    layout = settings.layout
    if any(document.faults or any(entry_nodes(document, layout)) for document in documents.values()):
        return
    shapes = {path: shape for path, document in documents.items() if (shape := document.shape)}
    path, shape = next(iter(shapes.items()), ("", ""))
    found = f"{path} holds {shape}" if path else "they are empty"
    where = settings.origin or "without settings"
    raise GlosslintError(
        f"{where}: no entry in {len(documents)} {'file' if len(documents) == 1 else 'files'}: the layout "
        f'"{layout.name}" wants {layout.container}, and {found}; set "layout", or type: glosslint init'
    )


def refuse_unused_roles(documents: Iterable[Document], settings: Settings) -> None:
    """Raise GlosslintError for a role that the project's own layout states and that leads to nothing in any entry."""
    layout = settings.layout
    stated = {key.replace("-", "_") for key in layout.stated}
    roles = [(key, role) for key in _ROLES if key in stated for role in _paths(layout, key) if not role.startswith("@")]
    if not roles:
        return
    keys: dict[str, None] = {}
    count = 0
    for document in documents:
        for entry in entry_nodes(document, layout):
            count += 1
            roles = [(key, role) for key, role in roles if not any(layout.role(role).select(entry.node, entry.root))]
            if not roles:
                return
            if isinstance(entry.node, MappingNode) and len(keys) < 20:
                keys.update(dict.fromkeys(name.text for name, _ in entry.node.pairs if not name.text.startswith("@")))
    if count:
        key, role = roles[0]
        raise GlosslintError(
            f'{settings.origin}: layout: {key.replace("_", "-")}: "{role}" is in none of the {count} entries; '
            f"their keys are {', '.join(keys)}"
        )


def _paths(layout: Layout, key: str) -> tuple[str, ...]:
    value = getattr(layout, key)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value.values()) if isinstance(value, Mapping) else tuple(value)
