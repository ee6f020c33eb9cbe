"""What the guide, help and rule pages say to type is typed; and what rule pages say to write is written."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from glosslint.cli.help import Command
from glosslint.cli.main import _EXAMPLES, COMMANDS, app
from glosslint.language import engines
from glosslint.model.options import toml
from glosslint.rule import Example, Rule, SuppressionRule
from glosslint.rules import ALL
from glosslint.testing import expected
from tests.support import GLOSSARY, ROOT, entry, glosslint, write

#: These run until they are stopped, or ask.
_ENDLESS = re.compile(r"glosslint (?:server|watch|serve|fix -i)\b")
_SHELL = re.compile(r"\s+[|>&]|\s+#\s|\s+\(|\s+…")
_BLOCK = re.compile(r"^```\w*[^\n]*\n(.*?)^```$|^((?:    [^\n]*\n)+)", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(glosslint [^`\n]+)`")
_PLACEHOLDERS = {
    "FORMAT[=FILE]": "json=report.json",
    "NAME": "broken-link",
    "FILE": "glossary/softmax.yaml",
    "FOLDER": ".",
    "OTHER-ID": "logit",
    "ID": "nn",
    "OLD-ID": "nn",
    "NEW-ID": "net",
    "README.md": "glossary/softmax.yaml",
    "expiry": "nn",
    "shouting-term": "broken-link",  # the rule that the page shows how to write
}
#: Entries of our glossary that examples name, and one to merge them with.
_NAMED = ("attention", "logit", "softmax", "token")
#: These name a command, and not all that it takes.
_COMMANDS = ("glosslint rename", "glosslint rename --keep-alias", "glosslint deprecate", "glosslint new")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a branch of its own: what the examples name of our glossary and besides, and a circle."""
    folder = tmp_path_factory.mktemp("repository")
    write(folder, {f"glossary/{name}.yaml": (GLOSSARY / f"{name}.yaml").read_bytes() for name in _NAMED})
    circle = {"directory": "A folder of the file system.", "folder": "A directory that users see."}
    entries = {f"glossary/{name}.yaml": entry(name, summary=text, definition=text) for name, text in circle.items()}
    entries |= {f"glossary/{name}.yaml": entry(name) for name in ("nn", "neural-network", "softmx")}
    write(folder, {"glosslint.toml": "", "README.md": "# About\n", **entries})
    for args in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "first"], ["branch", "origin/main"]):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *args]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    shutil.rmtree(folder / ".git/hooks", ignore_errors=True)  # examples that git brings, nearly half of its files
    return folder


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    return shutil.copytree(repository, tmp_path, dirs_exist_ok=True)


def _calls_of_pages() -> Iterator[str]:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        if page.name in ("commands.md", "start-existing.md", "start-new.md"):
            continue  # test_guide.py runs the pages that begin with a glossary of their own
        text = page.read_text("utf-8")
        for block in _BLOCK.finditer(text):
            for line in (block[1] or block[2]).splitlines():
                if re.match(r"\s*(?:\$ )?glosslint(?: [-a-z]|$|\s+#)", line):
                    yield line.strip().removeprefix("$ ")
        yield from _INLINE.findall(text)
    for rule in ALL:
        yield from _INLINE.findall(rule.docs or "")


def _calls_of_help() -> Iterator[str]:
    yield from _EXAMPLES
    context = click.Context(app)
    for names in COMMANDS.values():
        for name in names:
            command = app.get_command(context, name)
            assert isinstance(command, Command)
            yield from (call for call in command.examples if call.startswith("glosslint"))


def _args(call: str) -> list[str]:
    words = shlex.split(_SHELL.split(call, maxsplit=1)[0])[1:]
    return [_PLACEHOLDERS.get(word, word.replace("FORMAT[=FILE]", "json=report.json")) for word in words]


CALLS = sorted({call for call in (*_calls_of_pages(), *_calls_of_help()) if not _ENDLESS.match(call)})


@pytest.mark.parametrize("call", CALLS)
def test_what_pages_and_help_say_to_type_is_no_error(call: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    args = _args(call)
    if args[:1] == ["init"] and "--starter" not in args:
        (folder / "glosslint.toml").unlink()
    if args[:1] == ["init"]:
        shutil.rmtree(folder / "glossary")
        for name in ("glosslint.toml", "README.md"):
            (folder / name).unlink(missing_ok=True)
    if "--entry" in args:
        pages = "".join(f"## {term}\n\nA thing on ships.\n\n" for term in (args[-1], "Rope"))
        (folder / "words.md").write_text(f"# Words\n\n{pages}", "utf-8")
    if args[:2] == ["baseline", "--prune"]:
        glosslint("baseline", cwd=folder)
    if args[:2] == ["trust", "--remove"]:
        glosslint("trust", cwd=folder)
    made = {"rename": args[2:3], "new": ["loss-function"]}.get(args[0] if args else "", [])
    for name in made:
        (folder / f"glossary/{name}.yaml").unlink(missing_ok=True)
    if args == ["words"]:  # which needs an engine
        monkeypatch.setattr(engines, "DEFAULT", ("harper",))
    if args[:1] == ["publish"]:
        args += ["--no-search"] if "--no-search" not in args else []
    done = glosslint(*args, cwd=folder, stdin=b"id: softmax\n", merged=True)
    if call in _COMMANDS:
        assert f"is missing; to see what it takes: {' '.join(call.split()[:2])} --help" in done.out
    else:
        assert done.code in (0, 1), done.out
        assert not done.out.startswith("error: "), done.out


def _bad(rule: Rule) -> Example | None:
    plain = (one for one in rule.examples if one.bad and not one.before and one.schema is None)
    return next((one for one in plain if all(name.endswith(".yaml") for name in one.files)), None)


#: Rules that a schema says more to; most report nothing where a schema has done so.
_WITH_A_SCHEMA = ("implicit-type", "silent-comment")
_WRITTEN = [
    pytest.param(rule, example, id=rule.name)
    for rule in ALL
    if (example := _bad(rule)) is not None
    and not isinstance(rule, SuppressionRule)
    and not rule.needs_engine
    and rule.name != "no-entries"
]


@pytest.mark.parametrize(("rule", "example"), _WRITTEN)
def test_a_rule_is_turned_off_as_its_page_says(rule: Rule, example: Example, tmp_path: Path) -> None:
    sources, _ = expected(example)
    for source in sources:
        write(tmp_path, {source.path: source.data})
    options = "".join(f"{key} = {toml(value)}\n" for key, value in example.options.items()) if not rule.tables else ""
    tables = f"{rule.tables} = {toml(example.options[rule.tables])}\n" if rule.tables else ""
    schema = "" if rule.name in _WITH_A_SCHEMA else "any.json"
    head = f'files = ["**/*.yaml"]\nschema = "{schema}"\nlayout = "{example.layout}"\n{tables}'
    write(tmp_path, {"any.json": "{}"})
    only = f'select = ["{rule.name}"]\n'
    write(tmp_path, {"glosslint.toml": f'{only}{head}[rules.{rule.name}]\nlevel = "warning"\n{options}'})
    shown = glosslint("--output-format", "json", cwd=tmp_path)
    assert rule.name in {finding["rule"] for finding in json.loads(shown.out)["findings"]}
    write(tmp_path, {"glosslint.toml": f'{head}rules.{rule.name} = "off"\n'})
    shown = glosslint("--output-format", "json", cwd=tmp_path)
    assert rule.name not in {finding["rule"] for finding in json.loads(shown.out)["findings"]}
