"""A folder → the parsed files that may hold entries, and the JSON Schemas among them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, cast

from glosslint.detect.file_names import (
    DOCUMENTS,
    SKIPPED,
    STRONG,
    hint,
    is_called_glossary,
    is_second_choice,
    is_terms_of_use,
    may_hold_entries,
    names_acronyms,
    names_definitions,
    names_glossary,
)
from glosslint.model.frozen import cached_property
from glosslint.model.source import MAX_BYTES, read
from glosslint.parse.endings import ENDINGS, FOLDER_PAGES, kind_of, page_ending
from glosslint.parse.files import parse
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document, Mapping as MappingNode, Scalar
from glosslint.text.messages import count
from glosslint.util.project_files import relative_path, repository_top, stays_in

#: Limits on what is read, so that ``init`` takes seconds in any folder: names, files, bytes.
MAX_NAMES, MAX_FILES, MAX_TOTAL = 100_000, 4_000, 16 * 1024 * 1024
_SHOWN = 3  # folders
_ADVICE = "; to search there, run init in a folder below"
#: Programs that may have the terms of a glossary, which only a program can read.
PROGRAMS = {".ts": "TypeScript", ".js": "JavaScript", ".mjs": "JavaScript", ".cjs": "JavaScript"}
_SITES = ("docs", "doc", "site", "www", "web", "book")  # folders that are looked at first


@dataclass(frozen=True, eq=False)  # what is read of it is stored by what it is
class Survey:
    """The parsed ``documents`` and the ``schemas`` of a folder, by path relative to the folder.

    ``files`` are all paths with a known suffix, ``others`` the paths of documents in other formats, such as
    reStructuredText. Of the latter, ``markup`` has those that can be read and may be a glossary. ``faulty`` are those
    with syntax errors. ``unsearched`` are those that may hold entries but were too many to be
    read; ``cut`` means that there are more files than were listed.
    """

    files: tuple[str, ...] = ()
    faulty: Mapping[str, Document] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unsearched: tuple[str, ...] = ()
    cut: bool = False
    others: tuple[str, ...] = ()
    markup: Mapping[str, Document] = field(default_factory=dict)
    of_use: frozenset[str] = frozenset()  # terms of use
    programs: tuple[str, ...] = ()  # those that are called a glossary

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
    def pages(self) -> Mapping[str, Document]:
        """The pages that can be read, by path: those in Markdown, then those in other formats."""
        return {path: one for path, one in self.documents.items() if kind_of(path) == "page"} | {**self.markup}

    @cached_property
    def page_names(self) -> frozenset[str]:
        """The names of all pages, without endings and in lower case; of an index page, the name of its folder."""
        paths = (PurePosixPath(path.lower()) for path in (*self.files, *self.others))
        pages = (path for path in paths if page_ending(path.name))
        return frozenset(path.parent.name if path.stem in FOLDER_PAGES else path.stem for path in pages)


def survey(folder: Path, whole: bool = False) -> Survey:
    """Read ``folder``, except hidden folders, tests, templates (``_example.yml``) and files over 8 MiB.

    With ``whole``, read templates as well, and all pages, whatever they are called.
    """
    folder = folder.resolve()  # the folder itself may be a link
    top = repository_top(folder) or folder
    names = list(_names(folder, top))
    schemas: dict[str, Mapping[str, Any]] = {}
    data, markup, unsearched, of_use = dict[str, Document](), dict[str, Document](), list[str](), set[str]()
    number, total = 0, 0
    likely = [one for one in names if may_hold_entries(one)]
    likely = [one for one in likely if _ending(one) not in DOCUMENTS or kind_of(one) == "rst" or _is_called(one)]
    for name in sorted(names if whole else likely, key=_last):
        size = _size(folder / name)
        if _ending(name) not in ENDINGS or size > MAX_BYTES:
            continue
        number, total = number + 1, total + size
        if number > MAX_FILES or total > MAX_TOTAL:
            unsearched.append(name)
            continue
        source = read(folder / name, name, top)
        if not whole and is_terms_of_use(name, source.text):
            of_use.add(name)
        elif _ending(name) not in DOCUMENTS:
            document = parse(source)
            if kind_of(name) == "json" and _is_schema(document):
                schemas[name] = cast("Mapping[str, Any]", plain_data(document.roots[0]))
            else:
                data[name] = document
        elif whole or _is_called(name) or "glossary::" in source.text:
            markup[name] = parse(source)
    return Survey(
        tuple(sorted(name for name in names if _ending(name) in ENDINGS and _ending(name) not in DOCUMENTS)),
        {name: document for name, document in data.items() if document.faults},
        {name: document for name, document in sorted(data.items()) if not document.faults},
        dict(sorted(schemas.items())),
        tuple(sorted(unsearched)),
        len(names) >= MAX_NAMES,
        tuple(sorted(name for name in names if _ending(name) in DOCUMENTS)),
        {name: document for name, document in sorted(markup.items()) if not document.faults},
        frozenset(of_use),
        tuple(name for name in names if _ending(name) in PROGRAMS and is_called_glossary(name)),
    )


def _is_called(name: str) -> bool:
    """Return whether a page in another format is called a glossary or the like, or is in the folder of one."""
    if kind_of(name) != "html" and names_glossary(f"{name.rpartition('/')[0]}/index"):
        return True
    return names_glossary(name) or names_acronyms(name) or names_definitions(name)


def first_fault(document: Document) -> str:
    """Return the first syntax error of a file, with its line, and what to do about it."""
    fault = document.faults[0]
    advice = f"; {fault.help}" if fault.help and "\n" not in fault.help else ""
    return f"line {document.source.line_of(fault.span.start):,}: {fault.message}{advice}"


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - a tenth of the time


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
        prefix = f"{relative_path(top, folder)}/"
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


def _is_schema(document: Document) -> bool:
    """Return whether a file is a JSON Schema."""
    root = document.roots[0] if document.roots else None
    if not isinstance(root, MappingNode):
        return False
    dialect, kind = root.get("$schema"), root.get("type")
    is_object = isinstance(kind, Scalar) and kind.text == "object" and root.get("properties") is not None
    return is_object or (isinstance(dialect, Scalar) and "json-schema" in dialect.text)
