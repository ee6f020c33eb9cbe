"""One unit in every count: findings. Many places of one are one, and what follows from a finding counts as none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

#: Twelve files with trailing whitespace, two of them on two lines, one with two invisible characters, and one id that
#: is nowhere, which two entries refer to: 3 findings, at 14, 2 and 2 places.
FILES = {
    "glosslint.toml": '[rules.trailing-space]\nlevel = "warning"\n',  # a habit, otherwise
    **{f"glossary/e{n:02}.yaml": entry(f"e{n:02}").replace("\n", " \n", 2 if n < 2 else 1) for n in range(12)},
    "glossary/why.yaml": entry("why", see_also=["nobody-knows"]),
    "glossary/zed.yaml": entry("zed", term="Ze\u200bd\u200b", see_also=["nobody-knows"]),
}
LEVELS = "1 error, 3 warnings"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


@pytest.mark.parametrize("form", ["full", "concise", "grouped", "github"])
def test_the_last_line_counts_findings(folder: Path, form: str) -> None:
    out = glosslint("--output-format", form, cwd=folder).out
    assert "trailing whitespace (also in 11 more files)" in out
    last = " ".join(out[out.index(f"{LEVELS} (14 entries in 14 files, ") :].splitlines())
    assert last.endswith("). [*] 3 fixable: glosslint --fix")
    again = glosslint("--output-format", form, cwd=folder).out  # from the cache
    assert again == out


def test_so_do_reports_for_programs(folder: Path) -> None:
    assert glosslint("--output-format", "markdown", cwd=folder).out.startswith(f"**glosslint: {LEVELS}** (")
    findings = json.loads(glosslint("--output-format", "json", cwd=folder).out)["findings"]
    numbers = sorted((finding["rule"], finding["number"]) for finding in findings)
    one = "invisible-character", 1
    assert numbers == [("broken-reference", 1), one, one, ("trailing-space", 14)]
    (run,) = json.loads(glosslint("--output-format", "sarif", cwd=folder).out)["runs"]
    assert len(run["results"]) == len(findings)
    times = [result["occurrenceCount"] for result in run["results"] if "occurrenceCount" in result]
    assert times == [14]


def test_so_do_statistics_and_stats(folder: Path) -> None:
    out = glosslint("--statistics", cwd=folder).out
    assert out.startswith(
        "     2  warning  invisible-character  in 1 entry\n     1  error    broken-reference  in 1 entry\n"
    )
    assert f"\n{LEVELS} (" in out
    rows = json.loads(glosslint("stats", "--output-format", "json", cwd=folder).out)["rules"]
    row = next(row for row in rows if row["rule"] == "trailing-space")
    assert (row["findings"], row["places"], row["entries"]) == (1, 14, 12)
    rows = glosslint("stats", cwd=folder).out
    assert "level     entries  places  findings\n" in rows
    assert "  trailing-space       warning        12      14         1\n" in rows
    assert "  invisible-character  error           1       2         2\n" in rows


def test_two_in_two_of_many_entries_are_counted_as_such(folder: Path) -> None:
    out = glosslint("--statistics", "glossary/e02.yaml", "glossary/e03.yaml", cwd=folder).out
    assert out.startswith("     1  warning  trailing-space  in 2 entries\n")


def test_what_is_fixed_was_counted_as_fixable(folder: Path) -> None:
    assert glosslint("--fix", "--diff", cwd=folder).err.startswith("Would fix 3 findings in 13 files.")
    fixed = "Fixed 3 findings in 13 files: invisible-character 2, trailing-space 1.\n"
    assert fixed in glosslint("--fix", cwd=folder).out
    assert glosslint(cwd=folder).out.splitlines()[-1].startswith("1 error (14 entries in 14 files, ")


def test_what_is_hidden_or_suppressed_is_counted_alike(folder: Path) -> None:
    assert glosslint("baseline", cwd=folder).out == (
        "wrote glosslint-baseline.json with 4 findings in 18 places: 18 new, 0 resolved\n"
    )
    assert "4 hidden by the baseline" in glosslint(cwd=folder).out
    (folder / "glosslint-baseline.json").unlink()
    assert glosslint("--add-ignore=old", cwd=folder).err == "Suppressed 4 findings in 14 files.\n"
    assert "18 suppressed" in glosslint(cwd=folder).out  # by two comments, what refers to one id that is not there


def test_of_a_part_that_is_asked_about_no_more_is_counted(folder: Path) -> None:
    out = glosslint("glossary/e01.yaml", cwd=folder).out
    assert out.splitlines()[-1].startswith("1 warning (14 entries in 14 files, ")
    assert out.splitlines()[-1].endswith("[*] 1 fixable: glosslint --fix")


def test_what_a_fix_reveals_is_told_apart_from_what_was_fixable(tmp_path: Path) -> None:
    """A reference that is misspelt, to an entry that was replaced: the second is only seen without the first."""
    files = {
        "glosslint.toml": 'select = ["broken-reference", "indirect-reference"]\n',
        "glossary/sailor.yaml": entry("sailor", see_also=["vessel."]),
        "glossary/ship.yaml": entry("ship"),
        "glossary/vessel.yaml": entry("vessel", status="deprecated", replaced_by="ship"),
    }
    folder = write(tmp_path, files)
    assert "[*] 1 fixable: glosslint --fix" in glosslint("--unsafe-fixes", cwd=folder).out
    revealed = "1 of them could be fixed only after others."
    would = glosslint("--fix", "--unsafe-fixes", "--diff", cwd=folder).err
    assert would == f"Would fix 2 findings in 1 file. {revealed} Run without --diff to apply.\n"
    fixed = "Fixed 2 findings in 1 file: broken-reference 1, indirect-reference 1."
    assert f"{fixed} {revealed}\n" in glosslint("--fix", "--unsafe-fixes", cwd=folder).out


def test_many_of_one_text_are_one(tmp_path: Path) -> None:
    text = entry("zed", term="Ze" + "\u200bd" * 30, definition="Thing" + "  so" * 30 + " that is here.")
    folder = write(tmp_path, {"glosslint.toml": 'select = ["formatting", "file"]', "glossary/zed.yaml": text})
    out = glosslint(cwd=folder).out
    assert "(and 29 more in this value)" in out
    assert "(also in 29 more places of this file)" in out
    assert out.splitlines()[-1].startswith("2 warnings (")
    assert "Fixed 2 findings in 1 file: double-space 1, invisible-character 1." in glosslint("--fix", cwd=folder).out


@pytest.mark.parametrize(("end", "fixes"), [(" ", "trailing-space 2, double-space 1"), ("  ", "double-space 3")])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_spaces_at_the_end_of_a_folded_line_are_one_finding(
    end: str, fixes: str, line_break: str, tmp_path: Path
) -> None:
    text = "id: bow\nterm: Bow\ndefinition: >\n  The front  part of a{0}\n  ship, where it{0}\n  meets the waves.\n"
    folder = write(tmp_path, {"glosslint.toml": 'select = ["formatting"]', "glossary/bow.yaml": ""})
    (folder / "glossary/bow.yaml").write_bytes(text.format(end).replace("\n", line_break).encode())
    last = glosslint(cwd=folder).out.splitlines()[-1]
    assert (last[:11], last.partition("[*] ")[2]) == ("3 warnings ", "3 fixable: glosslint --fix")
    assert f"Fixed 3 findings in 1 file: {fixes}." in glosslint("--fix", cwd=folder).out
