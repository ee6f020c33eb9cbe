"""A folder → the parsed files that may hold entries, and the JSON Schemas among them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from glosslint.detect.file_names import (
    DOCUMENTS,
    SKIPPED,
    hint,
    is_second_choice,
    is_terms_of_use,
    may_hold_entries,
    names_acronyms,
    names_glossary,
)
from glosslint.model.frozen import cached_property
from glosslint.model.source import MAX_BYTES, read
from glosslint.parse.files import ENDINGS, kind_of, parse
from glosslint.parse.tree import Document
from glosslint.util.repository import repository_top, stays_in

#: Limits on what is read, so that ``init`` takes seconds in any folder: names, files, bytes.
MAX_NAMES, MAX_FILES, MAX_TOTAL = 100_000, 4_000, 16 * 1024 * 1024
_PAGES, _INDEX = ("page", "rst", "asciidoc", "html"), ("index", "_index", "readme")


@dataclass(frozen=True)
class Survey:
    """The parsed ``documents`` and the ``schemas`` of a folder, by path relative to the folder.

    ``files`` are all paths with a known suffix, ``others`` the paths of documents in other formats, such as
    reStructuredText. Of the latter, ``markup`` has those that can be read and may be a glossary, and ``of_use`` those
    that are terms of use. ``faulty`` maps each file with syntax errors to its first error. ``complete`` is false if the
    folder holds more than was read.
    """

    files: tuple[str, ...] = ()
    faulty: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    complete: bool = True
    others: tuple[str, ...] = ()
    markup: Mapping[str, Document] = field(default_factory=dict)
    of_use: frozenset[str] = frozenset()

    @cached_property
    def page_names(self) -> frozenset[str]:
        """The names of all pages, without endings and in lower case; of an index page, the name of its folder."""
        paths = (PurePosixPath(path.lower()) for path in (*self.files, *self.others))
        pages = (path for path in paths if kind_of(path.name) in _PAGES)
        return frozenset(path.parent.name if path.stem in _INDEX else path.stem for path in pages)


def survey(folder: Path) -> Survey:
    """Read ``folder``, except hidden folders, tests, templates (``_example.yml``) and files over 8 MiB."""
    names = list(_names(folder))
    files = sorted(name for name in names if _ending(name) in ENDINGS and _ending(name) not in DOCUMENTS)
    wanted = _affordable(folder, files)
    schemas = {name: schema for name in wanted if (schema := _schema(folder / name)) is not None}
    every = {name: parse(read(folder / name, name)) for name in wanted if name not in schemas}
    parsed = {name: document for name, document in every.items() if not is_terms_of_use(name, document.source.text)}
    others = sorted(name for name in names if _ending(name) in DOCUMENTS)
    markup, of_use = _markup(folder, [name for name in others if kind_of(name) in ("rst", "asciidoc", "html")])
    return Survey(
        tuple(files),
        {name: _first_fault(document) for name, document in parsed.items() if document.faults},
        {name: document for name, document in sorted(parsed.items()) if not document.faults},
        dict(sorted(schemas.items())),
        len(names) < MAX_NAMES and len(wanted) == len(_affordable(folder, files, bounded=False)),
        tuple(others),
        markup,
        of_use,
    )


def _markup(folder: Path, names: list[str]) -> tuple[dict[str, Document], frozenset[str]]:
    """Return the pages of other formats that are called a glossary or acronyms, are in the folder of a
    glossary or have the directive of one, and the names of those that are terms of use."""
    total = 0
    pages: dict[str, Document] = {}
    of_use: set[str] = set()
    for name in names:
        called = names_glossary(name) or names_acronyms(name)
        beside = kind_of(name) != "html" and names_glossary(f"{name.rpartition('/')[0]}/index")
        if not (called or beside or kind_of(name) == "rst") or not may_hold_entries(name):
            continue
        total += _size(folder / name)
        if total > MAX_TOTAL:
            break
        source = read(folder / name, name)
        if is_terms_of_use(name, source.text):
            of_use.add(name)
        elif called or beside or "glossary::" in source.text:
            document = parse(source)
            if not document.faults:
                pages[name] = document
    return pages, frozenset(of_use)


def _first_fault(document: Document) -> str:
    """Return the first syntax error of a file, with its line, and what to do about it."""
    fault = document.faults[0]
    advice = f"; {fault.help}" if fault.help and "\n" not in fault.help else ""
    return f"line {document.source.line_of(fault.span.start):,}: {fault.message}{advice}"


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - a tenth of the time


def _affordable(folder: Path, files: list[str], bounded: bool = True) -> list[str]:
    """Return the files to read: first those whose paths name a glossary, then others, up to the limits."""
    kept: list[str] = []
    total = 0
    for name in sorted(filter(may_hold_entries, files), key=lambda name: (-hint(name), is_second_choice(name), name)):
        size = _size(folder / name)
        if size <= MAX_BYTES:
            total += size
            if bounded and (total > MAX_TOTAL or len(kept) >= MAX_FILES):
                break
            kept.append(name)
    return kept


def _names(folder: Path) -> Iterator[str]:
    """Yield the files below ``folder`` as relative paths, up to the limit, except symbolic links out of the project."""
    seen = 0
    end = repository_top(folder.resolve()) or folder.resolve()
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name.lower() not in SKIPPED)
        prefix = os.path.relpath(top, folder).replace(os.sep, "/") + "/"
        for name in sorted(name for name in files if not name.startswith(".")):
            file = os.path.join(top, name)
            if os.path.islink(file) and not stays_in(os.path.realpath(file), end):  # noqa: PTH114
                continue
            yield prefix.removeprefix("./") + name
            seen += 1
            if seen >= MAX_NAMES:
                return


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return MAX_BYTES + 1


def _schema(file: Path) -> Mapping[str, Any] | None:
    """Return the JSON Schema in ``file``; ``None`` if it is not one, or cannot be read."""
    if file.suffix.lower() != ".json":
        return None
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    named = "json-schema" in str(data.get("$schema", ""))
    shaped = isinstance(data.get("properties"), dict) and data.get("type") == "object"
    return data if named or shaped else None
