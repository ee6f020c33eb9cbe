"""Edge cases of the rules about files that would bore a reader of their pages."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.rule import Example, Rule, bad
from glosslint.rules.file import invisible_character
from glosslint.rules.file.faults import UNREADABLE_FILE
from glosslint.rules.file.quoting import SILENT_COMMENT
from glosslint.settings.settings import load
from glosslint.testing import expected, reported
from tests.support import entry, glosslint, write


def messages(rule: Rule, text: str) -> list[str]:
    return [item.message for item in reported(rule, Example({"entry.yaml": text}))]


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\r\n"])
def test_an_empty_file_is_an_error(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": entry("a"), "glossary/empty.yaml": text, "glossary/todo.yaml": "# to do\n"})
    result = glosslint("--select", "no-entries", cwd=tmp_path)
    assert result.code == 1
    advice = 'an entry has keys such as "id" and "term"'
    assert f"glossary/empty.yaml:1:1: error no-entries the file is empty; {advice}" in result.out
    assert f"glossary/todo.yaml:1:1: warning no-entries the file has no entries; {advice}" in result.out


def test_an_empty_page_is_an_error(tmp_path: Path) -> None:
    files = {"a.md": "---\ntitle: A\n---\nThing.\n", "empty.md": "", "only.md": "---\ntitle: Only\n---\n"}
    write(tmp_path, {"glosslint.toml": 'files = ["*.md"]\nlayout = "hugo"\n', **files})
    result = glosslint("--select", "no-entries,empty-definition", cwd=tmp_path)
    assert [line.split(" ")[:3] for line in result.out.splitlines()[:2]] == [
        ["empty.md:1:1:", "error", "no-entries"],
        ["only.md:2:1:", "warning", "empty-definition"],
    ]


@pytest.mark.parametrize(
    "value",
    [
        "می\u200cخواهم",  # Persian
        "क\u094d\u200dष",  # Devanagari, half form
        "ශ\u0dca\u200dරී",  # Sinhala
        "❤\ufe0f\u200d🔥",
        "👩🏽\u200d💻",
        "שלום (C++\u200e) עולם",
        "مرحبا\u200f!",
        "ภาษา\u200bไทย",
        "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
        "10\u00a0km",
        "mot\u00a0:",
    ],
)
def test_what_a_script_needs_is_quiet(value: str) -> None:
    assert messages(invisible_character.RULE, f'id: a\nterm: "{value}"\n') == []


@pytest.mark.parametrize(
    "char",
    [
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u2060",
        "\u2066",
        "\ufeff",
    ],
)
@pytest.mark.parametrize("around", [("to", "ken"), ("token ", ""), ("", "token"), ("日 token", "s")])
def test_hidden_in_latin_text_is_told_at_the_character(char: str, around: tuple[str, str]) -> None:
    found = reported(
        invisible_character.RULE, Example({"entry.yaml": f'id: a\nterm: "{around[0]}{char}{around[1]}"\n'})
    )
    assert [(item.start, item.end) for item in found] == [(13 + len(around[0]), 14 + len(around[0]))]
    assert found[0].message.removeprefix("invisible character ").startswith(f"U+{ord(char):04X} ")


@pytest.mark.parametrize(
    "line",
    [
        "term: token # from Latin",
        "term: token  #1 of the list",
        "term: token #checked",
        "summary: A piece of text. #fix the wording.",
        "summary: A piece of text  # the smallest one.",
        "aliases: [a] #12",
        'term: "C #"',
        "term: C#",
        "summary: |\n  The #include directive.",
        "status: draft #1",
        "summary: Pole that carries the # glosslint: ignore[final-period] a quotation",
        "summary: Pole that carries the # glosslint ignore final-period",
        "summary: Pole that carries the  # to be finished",
    ],
)
def test_a_comment_that_is_meant_is_quiet(line: str) -> None:
    assert messages(SILENT_COMMENT, f"id: a\n{line}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "term: C ⟦#⟧",
        "term: PEP ⟦#8⟧",
        "summary: See issue ⟦#12 of the tracker⟧",
        "summary: The ⟦# of tokens in a batch⟧",
        "summary: Directive ⟦#include copies a file.⟧",
        "summary: Number of the\n  ⟦#7⟧".replace("\n  ", " "),
    ],
)
def test_a_text_cut_short_is_told_at_its_lost_end(line: str) -> None:
    text = f"id: a\n{line}  \r\n"
    lost = line[line.index("⟦") + 1 : line.index("⟧")]
    example = bad(text, f'YAML reads "{lost}" as a comment and drops it; quote the text')
    assert reported(SILENT_COMMENT, example) == expected(example)[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_files_that_cannot_be_read_are_told_and_the_others_checked(tmp_path: Path) -> None:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (tmp_path / "glosslint.toml").write_text("")
    (folder / "token.yaml").write_text("id: token\nterm: token\n")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "lost.yaml").symlink_to("nowhere.yaml")
    with (folder / "huge.yaml").open("wb") as stream:
        stream.truncate(9 * 1024 * 1024)
    report = check(CheckRequest(load(None, tmp_path)))
    told = [finding for finding in report.findings if finding.rule == UNREADABLE_FILE.name]
    found = {f.location.path: f.message.removeprefix(f"{f.location.path} cannot be read: ") for f in told}
    assert report.entries == 1
    assert found == {
        "glossary/huge.yaml": "it has 9,437,184 bytes, more than the limit of 8,388,608",
        "glossary/loop.yaml": os.strerror(errno.ELOOP),
        "glossary/lost.yaml": os.strerror(errno.ENOENT),
        "glossary/pipe.yaml": "it is a named pipe, not a file",
    }
    assert {f.rule for f in report.findings if f.location.path in found} == {UNREADABLE_FILE.name}


_LARGE = 'layout = "map"\nfiles = ["terms.yaml"]\n'


@pytest.mark.parametrize(("size", "entries"), [("", 0), ("max-file-size = 9\n", 1), ("max-file-size = 1\n", 0)])
def test_the_size_up_to_which_a_file_is_read_is_a_setting(tmp_path: Path, size: str, entries: int) -> None:
    write(tmp_path, {"glosslint.toml": f"{size}{_LARGE}", "terms.yaml": f"rope: Thick line.\n{'#' * (8 << 20)}\n"})
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == entries
    told = [finding for finding in report.findings if finding.rule == UNREADABLE_FILE.name]
    assert [f.help for f in told] == ['divide it, raise "max-file-size" in the settings, or exclude it there'] * (
        1 - entries
    )


def test_of_two_equal_entries_of_a_mapping_the_second_is_removed(tmp_path: Path) -> None:
    entry = "bow:\n  term: bow\n  definition: Front part of a ship.\n"
    text = f"{entry}stern:\n  term: stern\n  definition: Rear part, see [bow](bow).\n"
    settings = 'files = ["g.yml"]\n[layout]\nentries = "map"\nid = "@key"\nterm = "term"\nlinks = ["{id}"]\n'
    folder = write(
        tmp_path, {"g.yml": text + entry, "glosslint.toml": f'{settings}prose = {{ definition = "definition" }}\n'}
    )
    assert "Fixed 1 finding in 1 file: duplicate-key 1." in glosslint("--fix", cwd=folder).out
    assert (folder / "g.yml").read_text("utf-8") == text


def test_the_keys_of_a_file_with_an_error_are_found_in_linear_time(tmp_path: Path) -> None:
    """Fails by never ending: whitespace could belong to three parts of the pattern that finds a key."""
    write(tmp_path, {"glosslint.toml": _LARGE, "terms.yaml": f"rope: [\n{' ' * 100_000}x\n"})
    assert [f.rule for f in check(CheckRequest(load(None, tmp_path))).findings] == ["yaml-syntax"]
