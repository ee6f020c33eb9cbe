"""The structure of the code: imports, folders, pages."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosslint.cli.rule_pages import page
from glosslint.rule import HEADINGS, Rule
from glosslint.rules import ALL
from glosslint.util.graphs import strongly_connected_components
from tests.support import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
PACKAGE = ROOT / "src/glosslint"


def test_imports_point_one_way() -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("lint-imports"), "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def _name(file: Path) -> str:
    """Return the name of a module: ``glosslint.parse`` for its ``__init__.py``."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(file): file for file in SOURCES}


def _statements(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield all imports, also those within functions and those for type checkers alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        else:
            yield from _statements(child)


def _imported(text: str, name: str, is_package: bool) -> set[str]:
    """Return the modules of glosslint that the source ``text`` of the module ``name`` imports."""
    found = set()
    for statement in _statements(ast.parse(text)):
        if isinstance(statement, ast.Import):
            found |= {alias.name for alias in statement.names}
            continue
        base = statement.module or ""
        if statement.level:
            parent = name.split(".")[: None if is_package and statement.level == 1 else is_package - statement.level]
            base = ".".join([*parent, *filter(None, [base])])
        # "from package import name" imports the module "package.name" if there is one, and else "package".
        found |= {f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base for alias in statement.names}
    return found & MODULES.keys() - {name}


def test_no_modules_import_each_other_in_a_circle() -> None:
    numbers = {name: number for number, name in enumerate(MODULES)}
    graph = {
        numbers[name]: [numbers[other] for other in _imported(file.read_text("utf-8"), name, file.stem == "__init__")]
        for name, file in MODULES.items()
    }
    assert sum(map(len, graph.values())) > 500  # the imports were found
    names = list(MODULES)
    assert [[names[number] for number in circle] for circle in strongly_connected_components(graph)] == []


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("import glosslint.model.place", {"glosslint.model.place"}),
        ("def f():\n    from glosslint.model import place", {"glosslint.model.place"}),
        ("from glosslint.model import Place", {"glosslint.model"}),
        ("from .place import Place\nfrom ..parse import yaml", {"glosslint.model.place", "glosslint.parse.yaml"}),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import glosslint.parse", {"glosslint.parse"}),
    ],
)
def test_imports_are_seen(text: str, imported: set[str]) -> None:
    assert _imported(text, "glosslint.model.fix", is_package=False) == imported
    assert _imported("from .place import Place", "glosslint.model", is_package=True) == {"glosslint.model.place"}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_page_has_its_headings_in_order(rule: Rule) -> None:
    found = re.findall(r"^## (.*)$", rule.docs or "", re.MULTILINE)
    assert found == [heading for heading in HEADINGS if heading in found]
    assert {"What it does", "Why is this bad?", "Sources"} <= set(found)
    assert ("Fix safety" in found) >= bool(rule.fixes), "say why its fixes are safe, or what they may break"
    assert page(rule).isprintable() or all(char.isprintable() or char == "\n" for char in page(rule))


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Up to Python 3.11.4, such patterns match less than they should, or search without an end (python/cpython#106052).
    A possessive repetition of a single character is right in all."""
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in SOURCES
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if re.search(r"\)[*+?]\+", line) is not None
    ]
    assert found == []


def test_the_readme_says_how_to_begin_and_leads_to_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for command in ("make check", "make test", "glosslint init", "glosslint rule "):
        assert command in text
    pages = {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} - {"docs/index.md"}
    assert len(pages) > 10
    assert [page for page in sorted(pages) if f"]({page})" not in text] == []


def test_the_page_of_settings_names_every_setting() -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    settings = re.findall(
        r'^    "?([\w-]+)"?: \{$', (ROOT / "schema/settings.schema.json").read_text("utf-8"), re.MULTILINE
    )
    assert "per-file-ignores" in settings
    for key in settings:
        assert f"`{key}" in text, key
