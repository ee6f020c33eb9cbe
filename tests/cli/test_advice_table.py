"""What each message advises, typed: the call it names, the option it asks for, or the setting it gives."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import entry, glosslint, write

_CLEAN = {"glosslint.toml": "", "glossary/logit.yaml": entry("logit"), "glossary/softmax.yaml": entry("softmax")}
_BROKEN = {**_CLEAN, "glossary/bow.yaml": entry("bow", see_also=["nobody-knows"])}
_FIXABLE = {**_CLEAN, "glossary/bow.yaml": entry("bow", see_also=["bow", "logit"])}
_HABIT = {f"glossary/w{n}.yaml": entry(f"w{n}").replace("\n", " \n", 1) for n in range(30)}


class Call(NamedTuple):
    """``typed`` says ``says``, which ends with a call; ``promised`` is what that call prints."""

    files: Mapping[str, str]
    typed: Sequence[str]
    says: str
    promised: str
    code: int = 0


CALLS = {
    "no settings": Call({}, (), "or run: glosslint init", "To check the glossary: glosslint"),
    "settings that are there": Call(_CLEAN, ("init",), "To check the glossary: glosslint", "No findings (2 entries"),
    "not recognised": Call(
        {"content/a.md": "---\ntitle: A\n---\nAn animal.\n"},
        ("init",),
        "to begin a new glossary: glosslint init --starter",
        "wrote  glossary/glossary.yaml",
    ),
    "a layout that does not fit": Call(
        {"glossary/a.yaml": "- term: Bow\n  definition: Front of a ship.\n- term: Stern\n  definition: Its rear.\n"},
        (),
        "to detect the layout, run: glosslint init",
        "2 entries in a YAML list",
    ),
    "safe fixes": Call(_FIXABLE, (), "[*] 1 fixable: glosslint --fix", "Fixed 1 finding in 1 file: self-reference 1."),
    "no fixes": Call(_BROKEN, (), "Learn more: glosslint rule broken-reference", "broken-reference\n"),
    "unsafe fixes": Call(
        {**_CLEAN, "glossary/bow.yaml": entry("bow", see_also=["logits"])},
        (),
        "1 fixable with unsafe fixes: glosslint --fix --unsafe-fixes",
        "Fixed 1 finding in 1 file: broken-reference 1.",
    ),
    "a fix in a pipe": Call(
        _FIXABLE, ("fix", "-i"), "to see all fixes first: glosslint fix --diff", "-see_also: [bow", 1
    ),
    "an id that is no file name": Call(
        {**_CLEAN, "glossary/bow.yaml": entry("stern")},
        ("--output-format", "json", "--select", "id-filename"),
        "glosslint rename stern bow",
        'Renamed "stern" to "bow"',
    ),
    "a damaged baseline": Call(
        {**_BROKEN, "glosslint-baseline.json": "<<<<<<< HEAD\n"},
        (),
        "or write a new one: glosslint baseline",
        "wrote glosslint-baseline.json with 1 finding in 1 place",
    ),
    "no such rule": Call(_CLEAN, ("rules", "wibble", "wobble"), "to list all: glosslint rules", "file\n"),
    "the list of rules": Call(
        _CLEAN, ("rules", "link"), "To show the page of one: glosslint rule unreadable-file", "unreadable-file\n"
    ),
    "a rule in Markdown": Call(
        _CLEAN, ("rule", "--output-format", "markdown"), "to list them: glosslint rules", "file\n"
    ),
    "a category": Call(
        _CLEAN, ("rule", "circularity"), "to list its rules: glosslint rules circularity", "circularity\n"
    ),
    "no such entry": Call(
        _CLEAN, ("explain", "broken-link", "wibblefrotz"), "to list all ids: glosslint stats order", "softmax"
    ),
    "a rule without findings": Call(
        _CLEAN,
        ("explain", "broken-link", "logit"),
        "To see what it checks: glosslint rule broken-link",
        "broken-link\n",
    ),
    "no trusted folder": Call(_CLEAN, ("trust", "--remove"), "to list them: glosslint trust --list", ""),
    "programs": Call(
        {**_CLEAN, "glosslint.toml": 'vocabularies = ["../other/*.yaml"]\n'},
        (),
        "if you trust this project, run: glosslint trust",
        "trusted  ",
    ),
    "an unknown comment": Call(
        {**_CLEAN, "glossary/bow.yaml": "# glosslint: ignore[wibblefrotz] old\n" + entry("bow")},
        ("--output-format", "full"),
        "to list them: glosslint rules",
        "file\n",
    ),
    "files that cannot be read": Call(
        {**_CLEAN, "glossary/bow.yaml": "a: b: c\n"}, ("order",), "For the reasons: glosslint check", "yaml-syntax", 1
    ),
    "errors in all that is to be published": Call(
        {"glosslint.toml": "", "glossary/bow.yaml": entry("bow", status="published", see_also=["nobody-knows"])},
        ("publish", "--no-search"),
        "to see these: glosslint check",
        "broken-reference",
        1,
    ),
    "a missing option": Call(
        _CLEAN, ("deprecate", "logit"), "to see what it takes: glosslint deprecate --help", "--replaced-by"
    ),
}


def _advised(advice: Call | Option, parent: Path) -> Path:
    """Type what leads to the advice, in a folder with its files, and look for it in what is said. Return the folder."""
    folder = parent / "project"
    folder.mkdir()
    write(folder, advice.files)
    said = glosslint(*advice.typed, cwd=folder, merged=True)
    assert advice.says in " ".join(said.out.split("\n"))
    return folder


@pytest.mark.parametrize("name", CALLS)
def test_the_call_that_is_advised_does_it(name: str, tmp_path: Path) -> None:
    advice = CALLS[name]
    folder = _advised(advice, tmp_path)
    program, *args = shlex.split(advice.says[advice.says.rindex("glosslint") :])
    done = glosslint(*args, cwd=folder, merged=True)
    assert (program, done.code) == ("glosslint", advice.code), done.out
    assert advice.promised in done.out


class Option(NamedTuple):
    """``typed`` says ``says``; ``then`` is what follows from it, and prints ``promised``."""

    files: Mapping[str, str]
    typed: Sequence[str]
    says: str
    then: Sequence[str]
    promised: str
    code: int = 0


OPTIONS = {
    "a misspelt option": Option(_CLEAN, ("--fxi",), 'did you mean "--fix"?', ("--fix",), "No findings"),
    "a misspelt command": Option(_CLEAN, ("fxi",), "did you mean: glosslint fix", ("fix",), "No findings"),
    "a diff": Option(_FIXABLE, ("fix", "--diff"), "Run without --diff to apply.", ("fix",), "Fixed 1 finding", 0),
    "a diff of a renaming": Option(
        _FIXABLE,
        ("rename", "bow", "stern", "--diff"),
        "Run without --diff to apply.",
        ("rename", "bow", "stern"),
        'Renamed "bow" to "stern"',
    ),
    "several reports": Option(
        _CLEAN,
        ("--output-format", "json", "--output-format", "concise"),
        "write it to a file, as in --output json=FILE",
        ("--output", "json=report.json", "--output-format", "concise"),
        "No findings",
    ),
    "one file for several": Option(
        _CLEAN,
        ("-o", "x.txt", "--output-format", "full", "--output-format", "concise"),
        "name a file for each: --output-format FORMAT=FILE",
        ("--output-format", "full=a.txt", "--output-format", "concise=b.txt"),
        "No findings",
    ),
    "standard input": Option(
        _CLEAN,
        ("-",),
        "name it, as in --stdin-filename glossary/x.yaml",
        ("-", "--stdin-filename", "glossary/x.yaml"),
        "no-entries",
        code=1,  # of the file, which is empty
    ),
    "the name of standard input": Option(
        _CLEAN,
        ("--stdin-filename", "glossary/x.yaml"),
        '--stdin-filename needs the path "-"',
        ("-", "--stdin-filename", "glossary/x.yaml"),
        "no-entries",
        code=1,  # of the file, which is empty
    ),
    "a part of a baseline": Option(
        _CLEAN, ("baseline", "glossary"), "remove this argument", ("baseline",), "wrote glosslint-baseline.json"
    ),
    "a project for one run": Option(
        {**_CLEAN, "glosslint.toml": 'vocabularies = ["../other/*.yaml"]\n'},
        (),
        "(or for one run, add --trust)",
        ("--trust",),
        'vocabularies: "../other/*.yaml"',
        2,
    ),
    "a habit": Option(_HABIT, ("stats",), "or --select NAME.", ("--select", "trailing-space"), "[*] 1 fixable", 0),
    "no word": Option(
        {**_CLEAN, "glosslint.toml": ""},
        ("words", "--add"),
        "usage: glosslint words --add WORD",
        ("words", "--add", "softmx"),
        "wrote words.txt",
    ),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_the_option_that_is_advised_does_it(name: str, tmp_path: Path) -> None:
    advice = OPTIONS[name]
    folder = _advised(advice, tmp_path)
    done = glosslint(*advice.then, cwd=folder, merged=True)
    assert advice.promised in done.out
    assert done.code == advice.code
