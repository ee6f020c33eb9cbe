"""The guide is true: its files are written, its commands run, and their output compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.language import engines
from glosslint.rules import ALL
from tests.support import ROOT, glosslint
from tools import print_guide as guide

DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<file>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command of a page, and what it prints, standard error included; ``…`` matches the rest of a line."""

    command: str
    output: str


def _steps(text: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Step(command, output)


@pytest.fixture(autouse=True)
def _with_engines(_without_engines: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As users run it."""
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))


def _run(line: str, folder: Path) -> str:
    """Run the commands of a line, joined by ``&&``: glosslint in this process, where it starts at once."""
    return "".join(_command(command, folder) for command in line.split(" && "))


def _command(command: str, folder: Path) -> str:
    name, *args = shlex.split(command)
    if name != "glosslint":
        return _shell(command, folder)
    return glosslint(*args, cwd=folder, env={"NO_COLOR": "1", "COLUMNS": "120"}, merged=True).out


def _shell(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "120"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def _fits(expected: str, output: str) -> bool:
    pattern = "".join(".*" if part == "…\n" else re.escape(part) for part in re.split(r"(…\n)", expected))
    return re.fullmatch(pattern.replace(".*", r"[^\n]*\n"), output) is not None


@pytest.mark.parametrize("page", ["start-existing.md", "start-new.md"])
def test_the_commands_of_a_page_print_what_it_shows(page: str, tmp_path: Path) -> None:
    commands = 0
    for block in _BLOCK.finditer((DOCS / page).read_text("utf-8")):
        if block["file"]:
            (tmp_path / block["file"]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block["file"]).write_text(block["text"], "utf-8")
        elif block["kind"] == "console":
            for step in _steps(block["text"]):
                output = _run(step.command, tmp_path)
                assert _fits(step.output, output), f"{step.command}\n{output}"
                commands += 1
    assert commands > 2


def test_the_runner_sees_a_difference(tmp_path: Path) -> None:
    assert _fits("a …\nb\n", "a x\nb\n")
    assert not _fits("a …\nb\n", "a x\nc\nb\n")
    assert not _fits("a\n", "b\n")
    assert _shell("glosslint --version", tmp_path).startswith("glosslint ")
    assert _run("echo a && glosslint --version", tmp_path) == "a\n" + _shell("glosslint --version", tmp_path)


@pytest.mark.parametrize(("name", "page"), [("settings.md", guide.settings_page), ("commands.md", guide.commands_page)])
def test_printed_pages_are_up_to_date(name: str, page: Callable[[], str]) -> None:
    assert (DOCS / name).read_text("utf-8") == page(), "run: make docs"


def test_the_menu_lists_the_pages_of_all_rules() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert text == guide.menu(text), "run: make docs"
    assert all(text.count(f"{rule.name}: rules/{rule.name}.md") == 1 for rule in ALL)


def test_every_page_is_in_the_navigation() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [page for page in sorted(DOCS.rglob("*.md")) if page.parent.name != "rules" or page.name == "index.md"]
    assert [page.name for page in pages if f"- {page.relative_to(DOCS).as_posix()}\n" not in config] == []


def test_links_between_pages_lead_to_files_of_the_site() -> None:
    """``zensical build --strict`` refuses the others, but only CI builds the site."""
    code = re.compile(r"^```.*?^```$|^    .*?$|(`+)(?!`).*?(?<!`)\1(?!`)", re.MULTILINE | re.DOTALL)
    link = re.compile(r"\]\((?!https?:|#)([^)\s#]+)")
    for page in DOCS.rglob("*.md"):
        targets = link.findall(code.sub("", page.read_text("utf-8")))
        paths = [(page.parent / target).resolve() for target in targets]
        assert [str(path) for path in paths if not (path.is_relative_to(DOCS) and path.is_file())] == []
