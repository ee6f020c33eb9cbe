"""A schema and the files that it refers to → one schema that refers only to itself, so that nothing is ever fetched.

Files of the project are copied to ``$defs``, and references to them are changed accordingly. All other references out
of the schema are errors, except those to the drafts of JSON Schema, which the validators include.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote, unquote, urljoin

from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.schema.walk import DATA, NAMED
from glosslint.util.project_files import read_file, relative_path, stays_in
from glosslint.util.sequences import is_nested

#: Bytes of a schema file. The largest public schemas of settings files have a few hundred kilobytes.
_MOST_BYTES = 2_000_000
#: Levels of lists and mappings in a schema file; for each, the validators need several frames of Python's stack.
_LEVELS = 100
COPY = "glosslint-file-"  # before the number of a file in `$defs`
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_OLD = tuple(f"http://json-schema.org/draft-{number}/schema" for number in ("03", "04", "06", "07"))
_NEW = tuple(f"https://json-schema.org/draft/{year}" for year in ("2019-09", "2020-12"))
DRAFTS = frozenset((*_OLD, *(f"{draft}/schema" for draft in _NEW)))


class SchemaReference(NamedTuple):
    """A reference under ``keyword`` in ``schema``, a mapping at the path ``steps`` of a file."""

    schema: dict[str, Any]
    keyword: str
    steps: tuple[str | int, ...]
    base: str  # which it is relative to
    uri: str  # what it refers to; for ``$schema``, the draft
    fragment: str

    @property
    def value(self) -> str:
        """The reference as it is written."""
        value: str = self.schema[self.keyword]
        return value

    @property
    def pointer(self) -> str:
        """The JSON pointer of the reference."""
        return "#" + _pointer((*self.steps, self.keyword))


def outward_references(schema: Mapping[str, Any], base: str = "") -> Iterator[SchemaReference]:
    """Yield the references out of a schema whose address is ``base``, and those to unknown drafts."""
    references, own = _references(schema, base)
    for reference in references:
        known = reference.uri in DRAFTS or reference.uri.startswith(tuple(f"{draft}/meta/" for draft in _NEW))
        if not known and (reference.keyword == "$schema" or reference.uri not in own):
            yield reference


def _references(schema: Mapping[str, Any], base: str) -> tuple[list[SchemaReference], set[str]]:
    """Return all references in a schema, and the addresses of the schema and of its parts."""
    references: list[SchemaReference] = []
    own = {base}
    old = _draft(schema) in _OLD
    stack: list[tuple[Any, tuple[str | int, ...], str, bool]] = [(schema, (), base, False)]
    while stack:
        node, steps, address, named = stack.pop()
        if isinstance(node, list):
            stack += [(item, (*steps, index), address, False) for index, item in enumerate(node)]
        if not isinstance(node, dict):
            continue
        if not named:
            address = _address(node, address, old)
            own.add(address)
            references += _references_in(node, steps, address)
        for key, value in node.items():
            if named or key not in DATA:
                stack.append((value, (*steps, key), address, not named and key in NAMED))
    return references, own


def _address(node: Mapping[str, Any], base: str, old: bool) -> str:
    """Return the base of references in a mapping of a schema: its ``$id``, which old drafts ignore beside ``$ref``."""
    for key in ("$id", "id") if old else ("$id",):
        if isinstance(node.get(key), str) and not (old and "$ref" in node):
            return _join_address(base, node[key])[0]
    return base


def _references_in(node: dict[str, Any], steps: tuple[str | int, ...], base: str) -> Iterator[SchemaReference]:
    for keyword in _REFERENCES:
        if isinstance(node.get(keyword), str):
            yield SchemaReference(node, keyword, steps, base, *_join_address(base, node[keyword]))
    if isinstance(node.get("$schema"), str):
        yield SchemaReference(node, "$schema", steps, base, _draft(node), "")


def _draft(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$schema", "")).partition("#")[0]


def _join_address(base: str, reference: str) -> tuple[str, str]:
    """Return the absolute address of a reference without its fragment, and the fragment."""
    if reference.startswith("#"):
        return base, unquote(reference[1:])
    try:
        uri, _, fragment = urljoin(base, reference).partition("#")
    except ValueError:  # not an address, such as "http://[x"
        return reference, ""
    return uri, unquote(fragment)


def bundle(schema: dict[str, Any], file: Path, top: Path, origin: str) -> tuple[Path, ...]:
    """Copy the files that ``schema`` refers to into it, and return their paths.

    ``schema`` is the content of ``file``; it is changed in place. No file outside of the folder ``top`` is read. Raise
    GlosslintError, which begins with ``origin``, for other references and for files that are not schemas.
    """
    return _Bundle(schema, file, top, origin).files()


class _Bundle:
    """A schema into which files are copied. ``_places`` are the JSON pointers of the files in it."""

    def __init__(self, schema: dict[str, Any], file: Path, top: Path, origin: str) -> None:
        self._schema, self._file, self._top, self._origin = schema, Path(os.path.realpath(file)), top, origin
        self._places = {self._file: ""}
        self._contents = {self._file: schema}

    def files(self) -> tuple[Path, ...]:
        base = self._file.as_uri()
        references, _ = _references(self._schema, base)
        by_own_name = [ref for ref in references if ref.uri == base and "$id" not in self._schema]
        by_own_name = [ref for ref in by_own_name if not ref.value.startswith("#/")]  # these stay correct
        for reference in (*outward_references(self._schema, base), *by_own_name):
            self._replace(reference, self._file)
        done = 1
        while done < len(self._contents):
            self._adapt(list(self._contents)[done])
            done += 1
        return tuple(self._contents)[1:]

    def _adapt(self, file: Path) -> None:
        """Change the references in a file that was copied into the schema so that they stay correct."""
        schema = self._contents[file]
        base = file.as_uri()
        names = (base, _address(schema, base, _draft(self._schema) in _OLD))
        for reference in _references(schema, base)[0]:
            if reference.keyword == "$schema":
                own = _draft(self._schema) or f"{_NEW[-1]}/schema"
                if reference.uri != own:
                    reason = f"is not the draft of the schema that refers to this file, {own}; use one"
                    self._refuse(reference, file, reason)
            elif reference.uri in names and reference.base in names:
                self._replace(reference._replace(base=base, uri=base), file)
            elif reference.uri not in DRAFTS:
                self._replace(reference, file)
        for key in ("$id", "id", "$schema"):
            schema.pop(key, None)

    def _replace(self, reference: SchemaReference, file: Path) -> None:
        target = self._target(reference, file)
        anchor = reference.fragment
        if anchor and not anchor.startswith("/"):
            steps = next(_find_anchors(self._contents[target], anchor), None)
            if steps is None:
                self._refuse(reference, file, f"there is no anchor {anchor} in that file")
            anchor = _pointer(steps)
        reference.schema[reference.keyword] = "#" + quote(self._places[target] + anchor, safe="/~")

    def _target(self, reference: SchemaReference, file: Path) -> Path:
        """Copy the file of a reference into the schema, and return its path. Raise GlosslintError if it is refused."""
        if reference.keyword == "$schema":
            self._refuse(reference, file, f'is not a draft of JSON Schema; write "{_NEW[-1]}/schema"')
        if not reference.uri.startswith("file:///"):  # on Windows, file://host/ is another machine
            meant = "" if ":" in reference.value.partition("/")[0] else f"means {reference.uri} by its $id, which "
            self._refuse(reference, file, f"{meant}is not a file of the project, and glosslint fetches nothing; save "
                         "that schema in the project, and refer to the file")  # fmt: skip
        if reference.keyword != "$ref" or reference.base != file.as_uri():
            self._refuse(reference, file, "cannot refer to a file from here; only a $ref that is not below an $id can")
        from urllib.request import url2pathname

        path = Path(url2pathname(reference.uri.removeprefix("file://")))
        if not stays_in(path, self._top):
            self._refuse(reference, file, "is outside of the project; copy the file into it")
        path = Path(os.path.realpath(path))
        if path not in self._places:
            where = f"{self._where(file)}: {reference.pointer}: {reference.value}"
            self._contents[path] = read_schema(path, where, self._top)
            name = f"{COPY}{len(self._places)}"
            self._places[path] = f"/$defs/{name}"
            definitions = self._schema.setdefault("$defs", {})
            if isinstance(definitions, dict):  # otherwise, the validator reports it
                definitions[name] = self._contents[path]
        return path

    def _refuse(self, reference: SchemaReference, file: Path, reason: str) -> NoReturn:
        raise GlosslintError(f'{self._where(file)}: {reference.pointer}: "{reference.value}" {reason}')

    def _where(self, file: Path) -> str:
        if file == self._file:
            return self._origin
        return f"{self._origin}: {relative_path(file, self._file.parent)}"


def _find_anchors(schema: dict[str, Any], anchor: str) -> Iterator[tuple[str | int, ...]]:
    """Yield the steps to the part of a schema with an anchor."""
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(schema, ())]
    while stack:
        node, steps = stack.pop()
        if isinstance(node, dict) and node.get("$anchor") == anchor:
            yield steps
        items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        stack += [(value, (*steps, key)) for key, value in items]


def _pointer(steps: tuple[str | int, ...]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def read_schema(file: Path, origin: str, top: Path | None) -> dict[str, Any]:
    """Return the schema in a JSON file, which must be in the folder ``top``, or without that, may be anywhere. Raise
    GlosslintError, which begins with ``origin``, if it cannot be read."""
    try:
        schema = json.loads(read_file(file, top, _MOST_BYTES).decode("utf-8-sig"))
    except OSError as error:
        raise GlosslintError(f"{origin}: the schema cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{origin}: the schema is not UTF-8") from error
    except RecursionError as error:
        raise GlosslintError(f"{origin}: the schema is nested too deeply") from error
    except ValueError as error:
        raise GlosslintError(f"{origin}: the schema is not JSON: {error}") from error
    if not isinstance(schema, dict):
        raise GlosslintError(f"{origin}: the schema must be a JSON object")
    if is_nested(schema, _LEVELS):
        raise GlosslintError(f"{origin}: the schema is nested too deeply")
    return schema
