"""A folder → the parsed files that may hold entries, and the JSON Schemas among them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from glosslint.detect.file_names import (
    DOCUMENTS,
    SKIPPED,
    STRONG,
    hint,
    is_called_glossary,
    is_configuration,
    is_partial,
    is_second_choice,
    may_hold_entries,
    names_acronyms,
    names_definitions,
    names_glossary,
)
from glosslint.detect.titles import is_terms_of_use
from glosslint.model.frozen import cached_property
from glosslint.model.source import MAX_BYTES, Source, read
from glosslint.parse.files import ENDINGS, FOLDER_PAGES, kind_of, parse
from glosslint.parse.tree import Document
from glosslint.text.messages import count
from glosslint.util.project_files import open_file, read_file
from glosslint.util.repository import repository_top, stays_in

#: Limits on what is read, so that ``init`` takes seconds in any folder: names, files, bytes.
MAX_NAMES, MAX_FILES, MAX_TOTAL = 100_000, 4_000, 16 * 1024 * 1024
_SHOWN = 3  # folders
_TOP = 4096  # bytes
#: The beginning of a list in YAML or JSON, after comments.
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n|---[ \t]*\r?\n)*(?:\[|-[ \t\r\n])")
_ADVICE = "; to search there, run init in a folder below"
#: Programs that may have the terms of a glossary, which only a program can read.
PROGRAMS = {".ts": "TypeScript", ".js": "JavaScript", ".mjs": "JavaScript", ".cjs": "JavaScript"}
_PAGES = ("page", "rst", "asciidoc", "html")
_SITES = ("docs", "doc", "site", "www", "web", "book")  # folders that are looked at first


@dataclass(frozen=True)
class Survey:
    """The parsed ``documents`` and the ``schemas`` of a folder, by path relative to the folder.

    ``files`` are all paths with a known suffix, ``others`` the paths of documents in other formats, such as
    reStructuredText. Of the latter, ``markup`` has those that can be read and may be a glossary. ``faulty`` maps each
    file with syntax errors to its first error. ``unsearched`` are those that may hold entries but were too many to be
    read; ``cut`` means that there are more files than were listed.
    ``not_parsed`` has the texts of the faulty files.
    """

    files: tuple[str, ...] = ()
    faulty: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unsearched: tuple[str, ...] = ()
    cut: bool = False
    others: tuple[str, ...] = ()
    markup: Mapping[str, Document] = field(default_factory=dict)
    programs: tuple[str, ...] = ()  # those that are called a glossary
    not_parsed: Mapping[str, Source] = field(default_factory=dict)

    @property
    def left_out(self) -> Iterator[str]:
        """Yield the line that states what was not searched, if the folder is large."""
        if self.unsearched:
            first = list(dict.fromkeys(path.partition("/")[0] for path in self.unsearched))
            named = f"in {', '.join(first[:_SHOWN])}{' …' if first[_SHOWN:] else ''}"
            yield f"not searched: {count(len(self.unsearched), 'file')} {named}, since this folder is large{_ADVICE}"
        if self.cut:
            yield f"not searched: what comes after the first {MAX_NAMES:,} files of this folder{_ADVICE}"

    @cached_property
    def page_names(self) -> frozenset[str]:
        """The names of all pages, without endings and in lower case; of an index page, the name of its folder."""
        paths = (PurePosixPath(path.lower()) for path in (*self.files, *self.others))
        pages = (path for path in paths if kind_of(path.name) in _PAGES)
        return frozenset(path.parent.name if path.stem in FOLDER_PAGES else path.stem for path in pages)


def survey(folder: Path, whole: bool = False) -> Survey:
    """Read ``folder``, except hidden folders, tests, templates (``_example.yml``) and files over 8 MiB.

    With ``whole``, read templates as well, and all pages, whatever they are called.
    """
    folder = folder.resolve()  # the folder itself may be a link
    top = repository_top(folder) or folder
    names = list(_names(folder, top))
    files = sorted(name for name in names if _ending(name) in ENDINGS and _ending(name) not in DOCUMENTS)
    wanted, unsearched = _affordable(folder, files, top, whole)
    schemas = {name: schema for name in wanted if (schema := _schema(folder / name, top)) is not None}
    every = {name: parse(read(folder / name, name, top)) for name in wanted if name not in schemas}
    parsed = {name: document for name, document in every.items() if whole or not is_terms_of_use(document)}
    others = sorted(name for name in names if _ending(name) in DOCUMENTS)
    pages = [name for name in others if kind_of(name) in ("rst", "asciidoc", "html")]
    markup, of_use, unread = _markup(folder, top, pages, whole)
    return Survey(
        tuple(files),
        {name: _first_fault(document) for name, document in parsed.items() if document.faults},
        {name: document for name, document in sorted(parsed.items()) if not document.faults},
        dict(sorted(schemas.items())),
        tuple(sorted((*unsearched, *unread))),
        len(names) >= MAX_NAMES,
        tuple(name for name in others if name not in of_use),
        markup,
        tuple(name for name in names if _ending(name) in PROGRAMS and _names_glossary(name)),
        {name: document.source for name, document in parsed.items() if document.faults},
    )


def _names_glossary(program: str) -> bool:
    named = PurePosixPath(program).stem.lower() != "index" and is_called_glossary(program)
    return named and not is_second_choice(program)


def _markup(folder: Path, top: Path, names: list[str], whole: bool) -> tuple[dict[str, Document], set[str], list[str]]:
    """Return the pages of other formats, if not the ``whole`` folder is wanted those that are called a glossary or
    acronyms, are in the folder of a glossary or have the directive of one, the names of those that are terms of use,
    and those that are too many."""
    total = 0
    pages: dict[str, Document] = {}
    of_use: set[str] = set()
    unread: list[str] = []
    for name in sorted(names, key=_last):
        called = names_glossary(name) or names_acronyms(name) or names_definitions(name)
        beside = kind_of(name) != "html" and names_glossary(f"{name.rpartition('/')[0]}/index")
        called = called or whole
        if not (called or beside or kind_of(name) == "rst") or not (whole or may_hold_entries(name)):
            continue
        total += _size(folder / name)
        if total > MAX_TOTAL:
            unread.append(name)
            continue
        source = read(folder / name, name, top)
        if called or beside or "glossary::" in source.text:
            document = parse(source)
            if not whole and is_terms_of_use(document):
                of_use.add(name)
            elif not document.faults:
                pages[name] = document
    return dict(sorted(pages.items())), of_use, unread


def _first_fault(document: Document) -> str:
    """Return the first syntax error of a file, with its line, and what to do about it."""
    fault = document.faults[0]
    advice = f"; {fault.help}" if fault.help and "\n" not in fault.help else ""
    return f"line {document.source.line_of(fault.span.start):,}: {fault.message}{advice}"


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - a tenth of the time


def _affordable(folder: Path, files: list[str], top: Path, whole: bool) -> tuple[list[str], list[str]]:
    """Return the files to read, up to the limits, and the others: first those whose names or paths name a glossary."""
    kept: list[str] = []
    left: list[str] = []
    total = 0
    wanted = (name for name in files if whole or may_hold_entries(name) or _is_list(folder / name, name, top))
    for name in sorted(wanted, key=_last):
        size = _size(folder / name)
        if size <= MAX_BYTES:
            total += size
            (left if left or total > MAX_TOTAL or len(kept) >= MAX_FILES else kept).append(name)
    return kept, left


def _is_list(file: Path, name: str, top: Path) -> bool:
    """Return whether a file that is called like the settings of a tool begins with a list, as no such settings do."""
    if not is_configuration(name) or is_partial(name) or kind_of(name) not in ("yaml", "json"):
        return False
    try:
        with open_file(file, top) as stream:
            return _LIST.match(stream.read(_TOP)) is not None
    except OSError:
        return False


def _last(name: str) -> tuple[bool, int, bool, str]:
    """Return a sort key, lowest for a file that is itself called a glossary."""
    return not is_called_glossary(name), -hint(name), is_second_choice(name), name


def _names(folder: Path, end: Path) -> Iterator[str]:
    """Yield the files below ``folder`` as relative paths, up to the limit, except symbolic links out of the project."""
    seen = 0
    for top, folders, files in os.walk(folder):
        named = (name for name in folders if not name.startswith("."))
        kept = (name for name in named if name.lower() not in SKIPPED)
        folders[:] = sorted(kept, key=lambda name: (hint(name) < STRONG and name.lower() not in _SITES, name))
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


def _schema(file: Path, top: Path) -> Mapping[str, Any] | None:
    """Return the JSON Schema in ``file``; ``None`` if it is not one, or cannot be read."""
    if file.suffix.lower() != ".json":
        return None
    try:
        data = json.loads(read_file(file, top).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    named = "json-schema" in str(data.get("$schema", ""))
    shaped = isinstance(data.get("properties"), dict) and data.get("type") == "object"
    return data if named or shaped else None
