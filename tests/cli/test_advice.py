"""Advice is true: what a message, a summary or a page says to type is typed, and does what it promised."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from glosslint.cli.main import COMMANDS, app
from glosslint.language import engines
from glosslint.rules import ALL
from tests.support import ROOT, Result, entry, glosslint, write

_NAMES = {name for names in COMMANDS.values() for name in names}
#: A call in prose: glosslint and what may follow it, up to the end of the sentence or of its quotation marks.
_CALL = re.compile(r"\bglosslint((?: (?:--?[a-z][\w-]*(?:=\S+)?|[a-z_]+(?=[ \n`\"').,;:]|$)))+)")
_BROKEN = {
    "glosslint.toml": "",
    "glossary/logit.yaml": entry("logit"),
    "glossary/a.yaml": entry("a", see_also=["a", "logit"]),
    "glossary/b.yaml": entry("b", see_also=["logits"]),
    "glossary/c.yaml": entry("c", see_also=["nobody-knows"]),
}


def _typed(line: str, folder: Path) -> Result:
    """Type what a message says after its last ": "."""
    call = line.strip().rpartition(": ")[2] if ": " in line else line.strip()
    program, *args = shlex.split(call)
    assert program == "glosslint", line
    return glosslint(*args, cwd=folder)


def test_the_number_of_fixable_findings_is_fixed(tmp_path: Path) -> None:
    folder = write(tmp_path, _BROKEN)
    last = glosslint(cwd=folder).out.splitlines()[-1]
    match = re.search(r"\[\*\] (\d+) fixable \((\d+) more with --unsafe-fixes\): (glosslint --fix)$", last)
    assert match is not None
    done = _typed(last, folder)
    assert f"Fixed {match[1]} finding in 1 file" in done.out
    last = done.out.splitlines()[-1]
    assert f"{match[2]} fixable with unsafe fixes: glosslint --fix --unsafe-fixes" in last
    done = _typed(last, folder)
    assert f"Fixed {match[2]} finding in 1 file" in done.out
    last = done.out.splitlines()[-1]
    assert last.endswith("Learn more: glosslint rule broken-reference")
    assert _typed(last, folder).out.startswith("broken-reference\n")


@pytest.mark.parametrize(
    ("args", "promised"),
    [
        (("fxi",), "No findings"),
        (("version",), "glosslint "),
        (("rule", "circularity"), "circularity\n"),
        (("rule",), ""),
        (("rules", "wibble", "wobble"), "file\n"),
        (("explain", "broken-reference", "nothing-like-it"), "id "),
        (("explain", "broken-link", "logit"), "broken-link\n"),
        (("missing", "--least"), "Usage: glosslint missing"),
        (("words", "softmx"), ""),
        (("baseline", "--prune"), "wrote glosslint-baseline.json"),
    ],
)
def test_what_an_error_says_to_type_does_it(tmp_path: Path, args: tuple[str, ...], promised: str) -> None:
    clean = {"glosslint.toml": "", "words.txt": "", "glossary/logit.yaml": entry("logit")}
    folder = write(tmp_path, {**clean, "glosslint.toml": '[language]\nwords-file = "words.txt"\n'})
    said = glosslint(*args, cwd=folder)
    lines = [line for line in (said.err or said.out).splitlines() if "glosslint " in line]
    assert lines, said
    done = _typed(lines[-1].replace(". To see", ": To see"), folder)
    assert (done.code, done.err) == (0, "")
    assert promised in done.out


def test_a_new_glossary_is_begun_and_checked_as_init_says(tmp_path: Path) -> None:
    folder = write(tmp_path / "project", {"README.md": "# A project\n"})
    last = glosslint(cwd=folder).err.strip()
    assert last.endswith("or run: glosslint init")
    (folder / "README.md").unlink()
    done = _typed(last, folder)
    assert done.out.splitlines()[-1] == "To check the glossary: glosslint"
    assert _typed(done.out.splitlines()[-1], folder).out.startswith("No findings (1 entry in 1 file")


def test_a_word_is_accepted_as_the_help_of_its_finding_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))
    text = "Thing that has the wibblefrotz of the test with the number one."
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a", summary=text)})
    shown = glosslint("--output-format", "full", "--select", "spelling", cwd=folder).out
    help_ = next(line for line in shown.splitlines() if "= help:" in line)
    assert _typed(help_, folder).code == 0
    assert "wibblefrotz" not in glosslint("--select", "spelling", cwd=folder).out


def test_comments_get_the_reason_that_is_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, _BROKEN)
    said = glosslint("--add-ignore", "--select", "broken-reference", cwd=folder).err.splitlines()[-1]
    write(folder, _BROKEN)
    assert _typed(said, folder).code == 0
    assert "glosslint: ignore[broken-reference] REASON" in (folder / "glossary/c.yaml").read_text("utf-8")


def _calls(text: str) -> Iterator[list[str]]:
    for match in _CALL.finditer(text):
        yield match[1].split()


def _prose() -> Iterator[tuple[str, str]]:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        yield page.name, page.read_text("utf-8")
    for rule in ALL:
        yield rule.name, rule.docs or ""
    for file in sorted((ROOT / "src/glosslint").rglob("*.py")):
        yield file.name, "\n".join(re.findall(r"(?<![`\w])glosslint [a-z-][^\"'`\\]*", file.read_text("utf-8")))


def test_every_call_that_is_written_anywhere_names_commands_and_options_that_exist() -> None:
    context = click.Context(app)
    options = {
        name: {
            option
            for parameter in command.get_params(context)
            for option in (*parameter.opts, *parameter.secondary_opts, "--help", "-h")
        }
        for name in _NAMES
        if (command := app.get_command(context, name)) is not None
    }
    wrong = []
    for where, text in _prose():
        for words in _calls(text):
            name = next((name for name in (" ".join(words[:2]), words[0]) if name in _NAMES), "check")
            for word in words:
                option = word.partition("=")[0]
                if word.startswith("--") and option not in options[name] | {"--version"}:
                    wrong.append(f"{where}: glosslint {' '.join(words)}: {option}")
    assert wrong == []
