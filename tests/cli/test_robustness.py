"""Files that once ended a run, or were changed beyond what a fix announced."""

from __future__ import annotations

import pkgutil
from pathlib import Path
from typing import Any

import pytest

from glosslint.facts.read_entry import read_entries
from glosslint.fix import expected, verify
from tests.support import Result, entry, glosslint, write

SMALL = "Small  thing that is made for the test and for nothing else in the world."


def fixed(folder: Path, text: str, *args: str, settings: str = "", name: str = "a.yaml") -> tuple[Result, str]:
    """Run ``--fix --unsafe-fixes`` on one entry beside others; return the result, and the entry afterwards."""
    others = {f"glossary/{other}.yaml": entry(other) for other in ("b", "rope")}
    write(folder, {"glosslint.toml": settings, f"glossary/{name}": text, **others})
    result = glosslint("check", "--fix", "--unsafe-fixes", *args, cwd=folder)
    return result, (folder / "glossary" / name).read_bytes().decode("utf-8")


def test_a_comment_before_the_header_of_a_block_does_not_stop_fixes(tmp_path: Path) -> None:
    """ruamel.yaml's round-trip loader raises NotImplementedError: overlap in comment."""
    text = entry("a").replace("summary:", "notes:") + f"summary: # note\n  |-\n  {SMALL}\n\n\n"
    result, after = fixed(tmp_path, text)
    assert result.code < 2, result.err
    assert after == text.replace("  thing", " thing")


def test_a_judge_that_raises_leaves_its_file_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def judge(text: str, *rest: Any) -> Any:
        if "id: a" in text:
            raise NotImplementedError("overlap in comment")
        return expected.load_independently(text, *rest)

    monkeypatch.setattr(verify, "load_independently", judge)
    text = entry("a", summary=SMALL)
    write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": text, "glossary/b.yaml": entry("b", summary=SMALL)})
    result = glosslint("check", "--fix", "--output-format", "json", cwd=tmp_path)
    assert result.code < 2, result.err
    assert (tmp_path / "glossary/a.yaml").read_text() == text
    assert (tmp_path / "glossary/b.yaml").read_text() == entry("b", summary=SMALL.replace("  ", " "))
    assert '"unfixed": "the file could not be read afterwards (NotImplementedError: overlap in comment)"' in result.out


@pytest.mark.parametrize("first", ["see_also:", "see_also: []", "see_also: {x: y}", "see_also: b", "see_also: [b]"])
@pytest.mark.parametrize("second", ["\n  - 7\n", " 7\n", "\n  - - 7\n", " {x: 7}\n", "\n"])
def test_values_under_a_key_that_appears_twice(tmp_path: Path, first: str, second: str) -> None:
    write(tmp_path, {"glossary/a.yaml": entry("a") + f"{first}\nsee_also:{second}", "glossary/b.yaml": entry("b")})
    result = glosslint("check", cwd=tmp_path)
    assert result.code == 1, result.err
    assert "glossary/a.yaml:8:1: error duplicate-key " in result.out


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\ufeff"])
def test_odd_characters_in_the_indentation(tmp_path: Path, char: str) -> None:
    starts = ("aliases:\n  - x\n", "aliases: x\n", "aliases: 'x'\n", "aliases: [x]\n", "")
    rests = ("- 'y", "- y", "b: [", "b: |x", "'", '"', "[", "? a", "%", "@", "- ]", ": a", "*a")
    texts = [f"{start}{indent}{char}{rest}\n" for start in starts for indent in ("", "  ") for rest in rests]
    write(tmp_path, {f"glossary/a{number}.yaml": entry(f"a{number}") + text for number, text in enumerate(texts)})
    result = glosslint("check", cwd=tmp_path)  # which names a file that it cannot read because of an error of its own
    assert result.code < 2, result.err


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_all_readers_take_a_separator_for_a_character(tmp_path: Path, char: str) -> None:
    """YAML 1.1 breaks a line there; what follows would be a key, or the end of a comment."""
    text = entry("a", definition=f"{SMALL} {char}status: stable") + f"# one{char}notes: two\n"
    result, after = fixed(tmp_path, text)
    assert 'unquoted value contains ": ", which YAML reads as another key' in result.out
    assert after == text
    text = (
        entry("a", definition=f"Thing that is made{char}for the test and for nothing else.")
        + f"# one{char}notes: two\n"
    )
    result, after = fixed(tmp_path, text)
    assert result.code == 0, result.out
    assert after == text.replace(char, " ")


def crashing(part: str) -> Any:
    """Return a function that raises on what holds "zyx", and does what ``part`` does on others."""
    original = pkgutil.resolve_name(part)

    def run(*args: Any, **kwargs: Any) -> Any:
        if "zyx" in repr(args):
            raise IndexError("string index out of range")
        return original(*args, **kwargs)

    return run


@pytest.mark.parametrize(
    ("part", "stage"),
    [
        ("glosslint.parse.files._parse", "the reading of the file"),
        ("glosslint.glossary.build.read_entries", "the reading of the file"),
        ("glosslint.engine.locate.Locator._span", "the placement of a finding"),
        ("glosslint.fix.lower.change_text", "the fix of double-space"),
    ],
)
@pytest.mark.parametrize("args", [("--fix",), ()])
def test_an_internal_error_in_one_file_hides_no_finding_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, stage: str, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr(part, crashing(part))
    bad = entry("bad", summary=f"Zyx {SMALL}".lower(), see_also=["no-such-entry"])
    texts = {name: entry(name, definition=f"{SMALL} {name}", see_also=["bad"]) for name in "ab"}
    files = {f"glossary/{name}.yaml": text for name, text in {**texts, "bad": bad}.items()}
    write(tmp_path, {"glosslint.toml": "", **files})
    result = glosslint("check", *args, cwd=tmp_path)
    assert result.code == 3, result.out
    assert "IndexError: string index out of range" in result.err
    assert f"error: {stage} failed in glossary/bad.yaml" in result.err
    assert result.err.count("Traceback") == 1
    assert result.err.endswith("please report it with the traceback above (all other findings are shown)\n")
    assert '"bad" is not' not in result.out
    assert "it is off" not in result.out + result.err
    for name, text in texts.items():
        assert (f"glossary/{name}.yaml:6:18: warning double-space" in result.out) != bool(args)
        assert (tmp_path / f"glossary/{name}.yaml").read_text() == (text.replace("  ", " ") if args else text)
    text = bad.replace("  ", " ") if args and "placement" in stage else bad
    assert (tmp_path / "glossary/bad.yaml").read_text() == text
    for form in ("json", "sarif", "junit", "full", "github"):
        assert glosslint("check", "--output-format", form, cwd=tmp_path).code == 3


def test_a_fix_after_which_a_file_cannot_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = entry("a", summary="Thing bd  that the test has no other words for what it is made for.")
    monkeypatch.setattr("glosslint.glossary.build.read_entries", _read_entries)
    result, after = fixed(tmp_path, text)
    assert (result.code, after) == (0, text), result.out


def _read_entries(document: Any, *rest: Any) -> Any:
    if "bd that" in document.source.text:
        raise IndexError
    return read_entries(document, *rest)


ALIASES = {
    "a heading of a group": ("  # first\n  - x\n  - u\n  # second\n  - A\n  - z\n", "  - A\n"),
    "a comment above the only other": ("  - z\n  # above\n  - A\n", "  - A\n"),
    "a comment on the line": ("  - x\n  # one\n  - A # same\n  # about z\n  - z\n", "  - A # same\n"),
    "a comment of each": ("  # one\n  - x\n  # two\n  - A\n  # three\n  - z\n", "  # two\n  - A\n"),
    "a comment below": ("  - z\n  - A\n  # below\n", "  - A\n"),
}


@pytest.mark.parametrize("case", ALIASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("key", ["aliases", "see_also", "broader"])
def test_comments_around_an_item_that_goes_stay(tmp_path: Path, case: str, newline: str, key: str) -> None:
    before, gone = (text.replace("A", "a") if key != "aliases" else text for text in ALIASES[case])
    if key == "see_also":  # a duplicate instead of the entry itself
        before, gone = before.replace("- a", "- z"), gone.replace("- a", "- z")
        before = before.replace("- z", "- t", 1) if before.count("- z") > 2 else before
    names = [line[4:5] for line in before.splitlines() if "-" in line]
    write(tmp_path, {f"glossary/{name}.yaml": entry(name) for name in names})
    if key == "see_also":
        gone = next(line + "\n" for line in reversed(before.splitlines()) if "- z" in line)
        gone = gone if "of each" not in case else "  # three\n" + gone
    text = (entry("a") + f"{key}: # all\n{before}").replace("\n", newline)
    _, after = fixed(tmp_path, text)
    at = text.rindex(gone.replace("\n", newline))
    assert after == text[:at] + text[at + len(gone.replace("\n", newline)) :]


@pytest.mark.parametrize("table", ["preferred", "discouraged"])
@pytest.mark.parametrize("words", ["data set", "dataset"])
def test_the_spelling_of_most_texts_gives_way_to_tables(tmp_path: Path, table: str, words: str) -> None:
    right = {"data set": "dataset", "dataset": "data set"}[words]
    settings = f'[[{table}]]\nwords = ["{words}"]\nreplacement = "{right}"\n'
    others = {f"glossary/{n}.yaml": entry(n, definition=f"Row {n} of a {words}, and no other {words}.") for n in "cde"}
    write(tmp_path, others)
    text = entry("a", definition=f"Thing that is part of a {words} or of a {right} alone.")
    result, after = fixed(tmp_path, text, settings=settings)
    assert result.code == 0
    assert after == text.replace(words, right)
    assert "spelling-variant" not in result.out


def test_fixes_that_undo_each_other_stop_with_the_first(tmp_path: Path) -> None:
    settings = '[[preferred]]\nwords = ["email"]\nreplacement = "e-mail"\n'
    settings += '[[discouraged]]\nwords = ["e-mail"]\nreplacement = "email"\n'
    text = entry("a", definition="Thing that is sent by  email to the test and to nobody else.")
    result, after = fixed(tmp_path, text, "--output-format", "json", settings=settings)
    assert result.code == 0, result.err
    assert after == text.replace("  email", " e-mail")
    assert '"unfixed": "it would undo the fix of preferred-form"' in result.out
    assert result.out.count('"rule": "discouraged-word"') == 1
    assert fixed(tmp_path, after, settings=settings)[1] in (after, after.replace("e-mail", "email"))
