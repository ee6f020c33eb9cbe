"""▶ Files of a project are opened in one place, ``util/project_files.py``; the other calls read something else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from tests.support import ROOT

SRC = ROOT / "src/glosslint"
GATE = "util/project_files.py"

#: Calls by which a file can be opened, whatever they belong to.
OPENING = frozenset(
    (
        *(
            "open",
            "open_code",
            "fdopen",
            "FileIO",
            "read_text",
            "read_bytes",
            "mmap",
            "run_path",
            "getline",
            "getlines",
        ),
        *("copyfile", "copy2", "copytree", "copyfileobj", "sendfile", "ZipFile", "TarFile", "fromfile", "loadtxt"),
        *("FileSystemLoader", "PackageLoader", "ModuleLoader"),
    )
)
#: Modules that open files by functions with other names, or whose functions are too many to list.
MODULES = frozenset(
    (
        *("mmap", "linecache", "fileinput", "zipfile", "tarfile", "sqlite3", "shelve", "dbm", "runpy", "codecs"),
        *("gzip", "bz2", "lzma", "configparser", "importlib.resources", "pkgutil", "mailbox"),
    )
)
#: Functions that open something else, each with what that is.
OTHERS = {
    ("cli/commands/init.py", "_write_starter"): "the schema in the package",
    ("detect/file_names.py", ""): "the names of files and folders, in the package",
    ("detect/words/__init__.py", "languages"): "the words of each language, in the package",
    ("cli/console.py", "discard"): "the null device",
    ("language/grammar/find.py", "checksum"): "the patterns in the package",
    ("language/grammar/find.py", "table"): "the patterns in the package",
    ("language/harper/reader.py", ""): "packs of rules in memory",
    ("language/harper/reader.py", "_load_rules_for_parts"): "a pack of rules in memory",
    ("language/misspellings.py", "_parts"): "the words in the package",
    ("language/languagetool/daemon.py", "Java._log_excerpt"): "the log of a server that glosslint started",
    ("language/languagetool/daemon.py", "main"): "the null device",
    ("language/languagetool/daemon_client.py", "locked"): "the lock on the record of a process",
    ("language/languagetool/daemon_client.py", "read"): "the record of a process",
    ("settings/trust.py", "trusted_folders"): "the user's list of trusted projects",
    ("layout/presets.py", "presets"): "data of the package",
    ("publish/data.py", "_await_index"): "what Pagefind wrote to a temporary folder",
    ("publish/html/render.py", "Renderer._environment"): "templates of the package",
    ("publish/html/render.py", "Renderer.asset"): "a file of the package",
    ("publish/html/sandbox.py", "_limit_memory"): "how much memory this process has",
    ("publish/serve.py", "Preview.refresh"): "a script of the package",
    ("util/cache_file.py", "_write"): "the user's cache",
    ("util/atomic_write.py", "_remove_unless_in_use"): "a temporary file of glosslint, to lock it",
    ("util/atomic_write.py", "flush_folder"): "a folder, to flush it",
    ("util/system.py", "has_entry_points"): "metadata of an installed package",
    ("util/parallel.py", "_results"): "a pipe to a process of this run",
}
#: Functions that go through the gate, but read files anywhere, each with why they may.
ANYWHERE = {
    ("engine/run_cache.py", "read_content"): "only a digest is kept",
    ("server/files.py", "begins_with_mark"): "only whether it begins with a byte-order mark is kept",
    ("settings/trust.py", "_digest_content"): "only a digest is kept",
    ("publish/output.py", "_put"): "only compared with what is to be written, in the folder of the site",
    ("publish/output.py", "_read_manifest"): "the manifest of the site, whose folder the user names",
    ("publish/output.py", "_refuse_file"): "only compared with what is to be written, in the folder of the site",
    ("publish/output.py", "_remove"): "only compared with a digest, in the folder of the site",
    ("util/atomic_write.py", "_is_copied"): "only compared with what is to be written",
    ("util/atomic_write.py", "_refuse_changed"): "only compared with what was read before",
    ("util/atomic_write.py", "replace.refuse_changed"): "only compared with what was read before",
    ("util/atomic_write.py", "replace"): "only compared with what was read before",
}
#: Functions that take the folder in which files must be, as their argument of this number.
BOUNDED = {"read_file": 1, "open_file": 1, "content": 2}


class Call(NamedTuple):
    """A call that opens a file, or a mention of such a function."""

    file: str
    function: str
    line: int
    anywhere: bool = False


def calls(file: str, text: str) -> Iterator[Call]:
    """Yield the calls in a module that may open a file to read it; a mode of writing, in quotes, is left out."""
    stack: list[tuple[ast.AST, str]] = [(ast.parse(text), "")]
    while stack:
        node, name = stack.pop()
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{name}.{node.name}".lstrip(".")
        elif isinstance(node, ast.Call):
            called = name_of(node.func)
            if called in OPENING and not writes(node):
                yield Call(file, name, node.lineno)
            if called in BOUNDED and is_none(node, BOUNDED[called]):
                yield Call(file, name, node.lineno, anywhere=True)
            children = [child for child in children if child is not node.func or called not in OPENING]
        elif isinstance(node, ast.Name | ast.Attribute) and name_of(node) in OPENING:
            is_file = (
                isinstance(node, ast.Name) or name_of(node) != "open" or name_of(node.value) in ("os", "io", "Path")
            )
            if is_file and isinstance(node.ctx, ast.Load):  # given to another function
                yield Call(file, name, node.lineno)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            named = {module, *(alias.name for alias in node.names), *(f"{module}.{a.name}" for a in node.names)}
            if named & MODULES or (isinstance(node, ast.ImportFrom) and named & OPENING - {"FileSystemLoader"}):
                yield Call(file, name, node.lineno)
        stack += [(child, name) for child in children]


def name_of(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def writes(call: ast.Call) -> bool:
    """Return whether the mode of a call is one in which nothing is read."""
    if name_of(call.func) not in ("open", "fdopen"):
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    modes = [str(value.value) for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    return any(set(mode) <= set("wxabt") and set(mode) & set("wxa") for mode in modes)


def is_none(call: ast.Call, place: int) -> bool:
    given = call.args[place] if len(call.args) > place else None
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "top"), given)
    return isinstance(given, ast.Constant) and given.value is None


@cache
def all_calls() -> tuple[Call, ...]:
    files = {file.relative_to(SRC).as_posix(): file for file in sorted(SRC.rglob("*.py"))}
    return tuple(call for name, file in files.items() if name != GATE for call in calls(name, file.read_text("utf-8")))


@pytest.mark.parametrize(("anywhere", "known"), [(False, OTHERS), (True, ANYWHERE)])
def test_no_other_function_opens_a_file(anywhere: bool, known: dict[tuple[str, str], str]) -> None:
    """A new one goes through the gate, with the folder that the file must be in, or is listed with its reason."""
    found = [call for call in all_calls() if call.anywhere == anywhere]
    assert [call for call in found if (call.file, call.function) not in known] == []
    assert known.keys() == {(call.file, call.function) for call in found}


@pytest.mark.parametrize(
    "code",
    [
        "open(x)",
        "open(x, 'rb')",
        "open(x, 'r+')",
        "open(x, mode)",
        "x.open()",
        "x.open('rb')",
        "Path(x).read_text('utf-8')",
        "x.read_bytes()",
        "os.open(x, flags)",
        "io.open(x)",
        "io.FileIO(x)",
        "map(Path.read_bytes, x)",
        "f = open",
        "f = os.open",
        "mmap.mmap(x, 0)",
        "from os import open as f",
        "from io import FileIO",
        "from pathlib import Path\nf = Path.open",
        "import sqlite3",
        "from importlib import resources",
        "import importlib.resources as r",
        "FileSystemLoader(x)",
        "read_file(x, None)",
        "open_file(x, top=None)",
        "class A:\n    def f(self):\n        with x.open() as y: ...",
    ],
)
def test_what_opens_a_file_is_found(code: str) -> None:
    assert list(calls("x.py", code))


@pytest.mark.parametrize("code", ["x.open('wb')", "open(x, 'x')", "x.open = 1", "y = layout.open", "read_file(x, top)"])
def test_what_opens_no_file_to_read_it_is_not(code: str) -> None:
    assert not list(calls("x.py", code))
