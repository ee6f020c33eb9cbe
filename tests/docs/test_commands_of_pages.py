"""Code blocks of all pages hold commands that exist: one on a line, with a remark at most."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pyromark
import pytest

from glosslint.cli.main import app
from tests.support import ROOT

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
#: What else a block of commands calls.
PROGRAMS = frozenset(("git", "make", "pip", "pipx", "python", "uvx", "npm"))
#: A line that is a command: at a prompt, or a step of a workflow.
_COMMAND = re.compile(r"\s*(?:\$ |(?:- )?(?:run|script): |- )?(?P<line>glosslint(?: .*)?)\Z")
_REMARK = re.compile(r"\s+# (?P<words>.*)\Z")
_JOINED = re.compile(r"\s(?:&&|\|\|?|;)\s")
_USAGE = re.compile(r" \[?[A-Z][A-Z|-]+[\]=]|\[|\{|\.\.\.")


class Block(NamedTuple):
    """A code block: what is written behind its fence, or ``None`` if it is indented, and its lines."""

    kind: str | None
    lines: list[str]


def blocks(text: str) -> Iterator[Block]:
    """Yield the code blocks of a page, in lists too."""
    block: Block | None = None
    events: Any = pyromark.events_with_range(text)
    for event, _ in events:
        start = event.get("Start") if isinstance(event, dict) else None
        if isinstance(start, dict) and "CodeBlock" in start:
            kind = start["CodeBlock"]
            block = Block(kind["Fenced"] if isinstance(kind, dict) else None, [""])
        elif block is not None and "Text" in event:
            block.lines[-1:] = (block.lines[-1] + event["Text"]).split("\n")
        elif block is not None:
            yield block
            block = None


def error_of(command: str) -> str:
    """Return why the command line would refuse a command, whatever its values are; an empty string if it would not."""
    try:
        _, *args = shlex.split(command)
    except ValueError as error:
        return str(error)
    args = args[: next((at for at, word in enumerate(args) if re.match(r"\d?>", word)), len(args))]
    context = click.Context(app, info_name="glosslint")
    if args and args[0] in {name for one in app.get_params(context) for name in one.opts}:
        return ""
    if args and re.fullmatch(r"[a-z]+", args[0]) and app.get_command(context, args[0]) is None:
        return f"no command {args[0]}"
    is_named = bool(args) and app.get_command(context, args[0]) is not None
    name, called, args = app.resolve_command(context, args if is_named else ["check", *args])
    assert called is not None
    inner = click.Context(called, parent=context, info_name=name)
    try:
        values, left, _ = called.make_parser(inner).parse_args(args)
    except click.UsageError as error:
        return error.format_message()
    if left:
        return f"too many words: {' '.join(left)}"
    missing = [one.name for one in called.params if isinstance(one, click.Argument) and one.required]
    return "".join(f"{one} is missing" for one in missing if not isinstance(values.get(str(one)), str | tuple))


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with the commands of a page, each with its line."""
    for block in blocks(text):
        first = next((line for line in block.lines if line.strip()), "")
        only_commands = block.kind in (None, "sh", "bash") and first.startswith(("glosslint ", "glosslint\n"))
        only_commands |= block.kind in (None, "sh", "bash") and first == "glosslint"
        continues = False
        for line in block.lines:
            found = _COMMAND.match(line)
            if only_commands and not continues and found is None and line.strip():
                if line.split()[0] not in PROGRAMS and not line.startswith("# "):
                    yield f"no command: {line}"
                elif line.startswith("# ") and "glosslint" in line:
                    yield f"a command in a remark: {line}"
            continues = line.endswith("\\")
            if found is not None and (only_commands or block.kind != "" or line.lstrip().startswith("$ ")):
                yield from (f"{fault}: {line}" for fault in _faults(found["line"].removesuffix("\\")))


def _faults(line: str) -> Iterator[str]:
    if (remark := _REMARK.search(line)) is not None:
        line = line[: remark.start()]
        if "glosslint " in remark["words"]:
            yield "a second command in the remark"
    if _USAGE.search(line):  # "glosslint rule [OPTIONS] [NAME]"
        name = line.split()[1] if len(line.split()) > 1 else "check"
        if not name.startswith("-") and app.get_command(click.Context(app), name) is None:
            yield f"no command {name}"
        return
    for command in _JOINED.split(line):
        if command.startswith("glosslint") and (error := error_of(command)):
            yield error


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_exist(page: Path) -> None:
    assert list(faults(page.read_text("utf-8"))) == []


def test_commands_are_found_at_all() -> None:
    lines = [line for page in PAGES for block in blocks(page.read_text("utf-8")) for line in block.lines]
    assert sum(_COMMAND.match(line) is not None for line in lines) > 60


JOINED = """\
Text.

    glosslint stats graph softmax > softmax.svg    # what the entry builds on glosslint stats graph > cycles.svg
    # the cycles in the definitions glosslint stats graph --format dot             # all entries; also mermaid
    and json
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (JOINED, ["a second command in the remark", "a command in a remark", "no command: and json"]),
        ("    glosslint grpah softmax\n    glosslint stats graph a b\n", ["no command grpah", "too many words: b"]),
        ("1. Run\n\n       glosslint check --no-such\n", ["No such option"]),
        ("```console\n$ glosslint fix --interactve | less\nNo findings\n```\n", ["No such option"]),
        ("```sh\nglosslint rename old\n```\n", ["is missing"]),
        ("```yaml\nsteps:\n  - run: glosslint --outptu github\n```\n", ["No such option"]),
        ("    glosslint fix -i   # review them\n    git diff\n\n```\nglosslint.toml:1:1: error\n```\n", []),
    ],
)
def test_a_command_that_does_not_exist_is_seen(text: str, words: list[str]) -> None:
    found = list(faults(text))
    assert len(found) == len(words)
    assert all(word in fault for word, fault in zip(words, found, strict=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_item_of_a_list_was_joined_to_the_line_before(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^.*\S \* \*\*.*$|^ *[*-] .*\S \* [A-Z].*$|^ .*[.:;] \* .*$", text, re.MULTILINE) == []
