"""The baseline: recorded findings are hidden and new ones reported, whatever lines move."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import Result, entry, glosslint, write

FILE = "glosslint-baseline.json"
LONG = "Some term that goes on and on"
ONE = entry("one", term=LONG, see_also=["gone", "lost"])
TWO = entry("two", see_also=["gone"]) + "x: 1\n"
#: Its second part is not met by an entry: a message that quotes two keys, at the head of the entry.
SCHEMA = {"properties": {"status": {"enum": ["draft"]}}, "anyOf": [{"required": ["X"]}, {"required": ["y"]}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A glossary with a baseline of all that is wrong with it."""
    write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": ONE, "glossary/two.yaml": TWO})
    result = glosslint("baseline", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"wrote {FILE} with 4 findings in 5 places: 5 new, 0 resolved\n"
    return tmp_path


def _check(folder: Path, *args: str, **files: str) -> Result:
    write(folder, {f"glossary/{name}.yaml": text for name, text in files.items()})
    return glosslint("--output", "concise", *args, cwd=folder)


def _reported(folder: Path, *args: str, **files: str) -> list[str]:
    """The rules of the findings."""
    return [line.split()[2] for line in _check(folder, *args, **files).out.splitlines()[:-1]]


def test_recorded_findings_are_hidden_and_counted(folder: Path) -> None:
    result = _check(folder, "--fail-on", "info")
    assert result.code == 0
    assert result.out.startswith("No findings (2 entries in 2 files")
    assert "4 hidden by the baseline" in result.out
    report = json.loads(glosslint("--output", "json", cwd=folder).out)
    assert (len(report["baselined"]), report["findings"]) == (4, [])


def test_the_file_has_a_line_a_finding_in_order_and_is_readable(folder: Path) -> None:
    lines = (folder / FILE).read_text("utf-8").splitlines()
    assert (lines[0], lines[-1]) == ('{"version": 1, "findings": [', "]}")
    rows = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert [row["entry"] for row in rows] == ["one", "one", "one", "two", "two"]
    (long,) = [row for row in rows if row["rule"] == "long-term"]
    assert (long["field"], long["text"]) == ("term", LONG)
    assert "line" not in {key for row in rows for key in row}
    before = (folder / FILE).read_bytes()
    assert ": 0 new, 0 resolved\n" in glosslint("baseline", cwd=folder).out
    assert (folder / FILE).read_bytes() == before


def test_the_file_is_readable_in_any_language(tmp_path: Path) -> None:
    term = "Größe, die noch viel weiter als alles andere geht"
    write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": entry("one", term=f'"{term}"')})
    assert glosslint("baseline", cwd=tmp_path).code == 0
    _, row, _ = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert f'"text": "{term}", "message": "9 words; a term should have at most 6"' in row


def test_without_findings_the_file_is_a_line(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": entry("one")})
    assert glosslint("baseline", cwd=tmp_path).code == 0
    assert (tmp_path / FILE).read_bytes() == b'{"version": 1, "findings": []}\n'


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are characters")
def test_a_name_of_a_file_that_is_not_utf8_can_be_recorded(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": "", "glossary/byte\udcff.yaml": entry("one") + "# so  \n"})
    assert _reported(tmp_path) == ["id-filename", "trailing-space"]
    assert glosslint("baseline", cwd=tmp_path).code == 0
    assert '"entry": "glossary/byte?.yaml"' in (tmp_path / FILE).read_text("utf-8")
    assert _reported(tmp_path) == []


def test_a_file_that_an_earlier_version_wrote_hides_the_same(tmp_path: Path) -> None:
    """With these fingerprints baselines are kept in repositories: none may ever become another."""
    files = {"glosslint.toml": 'schema = "schema.json"', "schema.json": json.dumps(SCHEMA)}
    one = entry("one", term=f"{LONG} — Größe", see_also=["Gone", "gone"], status="drift") + "# so  \n"
    write(tmp_path, {**files, "glossary/one.yaml": one, "glossary/two.yaml": entry("two", term="Three", X="1")})
    write(tmp_path, {"glossary/three.yaml": entry("three", X="1")})
    assert glosslint("baseline", cwd=tmp_path).code == 0
    rows = json.loads((tmp_path / FILE).read_text("utf-8"))["findings"]
    assert {(row["rule"], row["message"]): row["fingerprint"] for row in rows} == {
        ("trailing-space", "trailing whitespace"): "d0337177694f8043",
        ("schema-mismatch", '"X" or "y" is missing'): "e5decacd86da1528",
        ("broken-reference", '"Gone" is not an entry; did you mean "one"?'): "575cf66dcd9945fd",
        ("broken-reference", '"gone" is not an entry; did you mean "one"?'): "78a958e3e9541b75",
        ("schema-mismatch", 'status "drift" is not allowed; the only allowed value is draft'): "1dff2e93cf279e06",
        ("long-term", "8 words; a term should have at most 6"): "f4e63d293482da8f",
        ("duplicate-term", '"Three" is also the term of the entry "three"'): "3c9a3658e84cbfe6",
    }
    known = [{"fingerprint": row["fingerprint"]} for row in rows]  # the rest is for readers
    write(tmp_path, {FILE: json.dumps({"version": 1, "findings": known})})
    assert _reported(tmp_path) == []


def test_only_new_findings_are_reported(folder: Path) -> None:
    assert _reported(folder, two=TWO.replace("[gone]", "[gone, nowhere]")) == ["broken-reference"]
    assert _reported(folder, three=entry("three", see_also=["gone"]), two=TWO) == ["broken-reference"]


def test_a_finding_whose_text_changes_is_reported_again(folder: Path) -> None:
    assert _reported(folder, one=ONE.replace(LONG, LONG + " again")) == ["long-term"]
    assert _reported(folder, one=ONE.replace(LONG, LONG.lower())) == ["long-term"]


def test_two_equal_ones_do_not_hide_a_third(tmp_path: Path) -> None:
    text = entry("one") + "".join(f"# {number}  \n" for number in range(2))
    write(tmp_path, {"glosslint.toml": 'select = ["trailing-space"]', "glossary/one.yaml": text})
    assert "2 findings in 2 places" in glosslint("baseline", cwd=tmp_path).out
    assert _reported(tmp_path) == []
    assert _reported(tmp_path, one=text + "# 3  \n") == ["trailing-space"]


def test_of_two_missing_keys_at_one_place_each_is_recorded(tmp_path: Path) -> None:
    lines = entry("one").splitlines(keepends=True)
    write(
        tmp_path, {"glosslint.toml": "", "glossary/one.yaml": "".join(line for line in lines if "summary" not in line)}
    )
    glosslint("baseline", cwd=tmp_path)
    assert _reported(tmp_path) == []
    (rule,) = _reported(tmp_path, one="".join(line for line in lines if "category" not in line))
    assert rule == "schema-mismatch"


def test_the_same_findings_are_baselined_in_a_part_of_the_glossary(folder: Path) -> None:
    """In a run of one file a finding is shown there whose cause is baselined elsewhere."""
    for path in ("glossary/one.yaml", "glossary/two.yaml"):
        assert _reported(folder, path) == []


@pytest.mark.parametrize(
    ("file", "hidden"),
    [
        ("one", ["broken-reference", "broken-reference", "duplicate-term", "long-term"]),  # "gone" is of both files
        ("two", ["broken-reference", "duplicate-term", "long-term", "schema-mismatch"]),
        ("three", []),
    ],
)
def test_of_a_part_is_counted_what_the_baseline_hides_there(folder: Path, file: str, hidden: list[str]) -> None:
    """In the files that were asked about, and elsewhere where a consequence or a related place is in one of them."""
    write(folder, {"glossary/two.yaml": TWO.replace("Two", LONG), "glossary/three.yaml": entry("three")})
    assert glosslint("baseline", cwd=folder).code == 0
    path = f"glossary/{file}.yaml"
    report = json.loads(glosslint("--output", "json", path, cwd=folder).out)
    assert sorted(finding["rule"] for finding in report["baselined"]) == hidden
    out = glosslint(path, cwd=folder).out
    assert f"{len(hidden)} hidden by the baseline" in out if hidden else "baseline" not in out


def test_without_the_baseline(folder: Path) -> None:
    assert len(_reported(folder, "--no-baseline")) > 3
    write(folder, {"glosslint.toml": 'baseline = ""'})
    assert len(_reported(folder)) > 3
    assert "turns the baseline off" in glosslint("baseline", cwd=folder).err


def test_another_name_for_the_file(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": 'baseline = "ci/known.json"', "glossary/one.yaml": ONE, "ci/readme": ""})
    assert glosslint("baseline", cwd=tmp_path).code == 0
    assert (tmp_path / "ci/known.json").is_file()
    assert _reported(tmp_path) == []


# Pruning


def test_prune_takes_out_what_is_resolved_and_adds_nothing(folder: Path) -> None:
    fixed = ONE.replace(LONG, "Some term")
    assert _reported(folder, one=fixed, two=TWO.replace("[gone]", "[gone, nowhere]")) == ["broken-reference"]
    assert glosslint("baseline", "--prune", cwd=folder).out == f"wrote {FILE} with 3 findings in 4 places: 1 resolved\n"
    assert _reported(folder) == ["broken-reference"]
    assert sorted(_reported(folder, one=ONE)) == ["broken-reference", "long-term"]


@pytest.mark.parametrize(
    "args",
    [("glossary/one.yaml",), ("--select", "definition"), ("--ignore", "definition"), ("--changed-since", "main")],
)
@pytest.mark.parametrize("prune", [(), ("--prune",)])
def test_a_part_is_refused(args: tuple[str, ...], prune: tuple[str, ...], folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    result = glosslint("baseline", *prune, *args, cwd=folder)
    assert result.code == 2
    assert result.err.startswith(f"error: {args[0]}: the baseline always covers the whole glossary")
    assert (folder / FILE).read_bytes() == before


def test_prune_needs_a_baseline_and_files_that_can_be_read(folder: Path) -> None:
    write(folder, {"glossary/two.yaml": "id: two\nterm: a: b\n"})
    before = (folder / FILE).read_bytes()
    result = glosslint("baseline", "--prune", cwd=folder)
    assert (result.code, result.err) == (
        2,
        "error: glossary/two.yaml cannot be read; the baseline was not changed; fix that file first\n",
    )
    assert (folder / FILE).read_bytes() == before
    (folder / FILE).unlink()
    assert "there is no baseline to prune" in glosslint("baseline", "--prune", cwd=folder).err


def test_texts_in_a_language_of_no_engine_are_no_obstacle(tmp_path: Path) -> None:
    files = {"glosslint.toml": '[language]\nengines = ["harper"]\nlanguage = "eo"\n', "glossary/one.yaml": ONE}
    result = glosslint("baseline", cwd=write(tmp_path, files))
    assert (result.code, result.err) == (0, "")
    assert "Not run: spelling and grammar" in glosslint(cwd=tmp_path).out


@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotation_marks_of_yaml_do_not_count(folder: Path, quote: str) -> None:
    assert f"term: {LONG}" in ONE
    assert _reported(folder, one=ONE.replace(f"term: {LONG}", f"term: {quote}{LONG}{quote}")) == []


def test_records_of_a_file_that_cannot_be_read_are_kept(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    write(folder, {"glossary/two.yaml": "id: two\nterm: a: b\n"})
    result = glosslint("baseline", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "glossary/two.yaml cannot be read; the baseline was not changed" in result.err
    assert (folder / FILE).read_bytes() == before


def test_findings_of_unreadable_files_are_not_baselined(folder: Path) -> None:
    (folder / FILE).unlink()
    write(folder, {"glossary/two.yaml": "id: two\nterm: a: b\n"})
    result = glosslint("baseline", cwd=folder)
    assert "1 finding on files that cannot be read or on the settings is not in the baseline" in result.out
    assert "yaml-syntax" in _reported(folder)


# Damage

NO_FINGERPRINT = 'finding 1 has no "fingerprint" of 16 hex digits'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: invalid JSON"),
        ('{"version": 1, "findings": [\n<<<<<<< HEAD\n]}', "line 2: invalid JSON (an unresolved merge conflict?)"),
        ("[]", 'expected a mapping with a list "findings"'),
        ('{"version": 0, "findings": []}', '"version" must be 1, not 0'),
        ('{"version": 1, "findings": ["x"]}', "finding 1 is not a mapping of strings"),
        ('{"version": 1, "findings": [{"rule": "x"}]}', NO_FINGERPRINT),
        (f'{{"version": 1, "findings": [{{"fingerprint": "{"X" * 16}"}}]}}', NO_FINGERPRINT),
        (f'{{"version": 1, "findings": [{{"fingerprint": "{"0" * 15}"}}]}}', NO_FINGERPRINT),
        (f'{{"version": 1, "findings": [{{"fingerprint": "{"0" * 17}"}}]}}', NO_FINGERPRINT),
        ('{"version": 1, "findings": [{"line": "x"}]}', 'finding 1 has the unknown key "line"'),
        ("\udcff", "invalid JSON in UTF-8"),
    ],
)
def test_a_damaged_file_is_one_clear_error(text: str, words: str, folder: Path) -> None:
    write(folder, {FILE: text})
    for command in (("check",), ("baseline", "--prune"), ("--fix",)):
        result = glosslint(*command, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert (
            result.err
            == f"error: {FILE}: damaged baseline: {words}; correct it, or write a new one: glosslint baseline\n"
        )
    assert glosslint("baseline", cwd=folder).code == 0
    assert _reported(folder) == []


def test_a_newer_baseline_is_called_newer(folder: Path) -> None:
    write(folder, {FILE: '{"version": 2, "findings": []}'})
    result = glosslint(cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"error: {FILE}: written by a newer version of glosslint (format 2); update glosslint\n"


@pytest.mark.parametrize(("name", "text"), [("notes.md", "Some notes.\n"), ("glosslint.toml", None)])
def test_what_is_no_baseline_is_not_overwritten(tmp_path: Path, name: str, text: str | None) -> None:
    write(tmp_path, {"glosslint.toml": f'baseline = "{name}"\n', "glossary/one.yaml": ONE})
    write(tmp_path, {name: text} if text is not None else {})
    before = (tmp_path / name).read_bytes()
    result = glosslint("baseline", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {name}: not a baseline, and not overwritten")
    assert (tmp_path / name).read_bytes() == before


def test_a_folder_in_its_place(folder: Path) -> None:
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    reason = "it is a folder, not a file"
    for command in (("check",), ("baseline", "--prune")):
        assert glosslint(*command, cwd=folder).err.startswith(f"error: {FILE}: the baseline cannot be read: {reason}")
    assert glosslint("baseline", cwd=folder).code == 2


# Fixes


def test_fix_leaves_baselined_findings_alone(tmp_path: Path) -> None:
    text = entry("one", see_also=["two", "two"])
    write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": text, "glossary/two.yaml": entry("two")})
    glosslint("baseline", cwd=tmp_path)
    assert glosslint("--fix", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary/one.yaml").read_text() == text
    glosslint("--fix", "--no-baseline", cwd=tmp_path)
    assert (tmp_path / "glossary/one.yaml").read_text() == text.replace("two, two", "two")


# Moving lines and rewrapping other fields changes neither what is baselined nor what is suppressed

WRAPS = st.fixed_dictionaries(
    {
        "above": st.lists(st.sampled_from(["", "# a word", "#"]), max_size=4),
        "between": st.lists(st.sampled_from(["", "# another"]), max_size=3),
        "width": st.integers(2, 12),
        "style": st.sampled_from(["|", ">", ">-", '"', ""]),
        "indent": st.integers(1, 6),
    }
)


def _moved(text: str, above: list[str], between: list[str], width: int, style: str, indent: int) -> list[str]:
    """Return the lines of an entry with lines above and within, and its definition rewrapped."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("definition:"))
    words = lines[at].removeprefix("definition: ").split()
    rows = [" " * indent + " ".join(words[start : start + width]) for start in range(0, len(words), width)]
    if style in ("|", ">", ">-"):
        wrapped = [f"definition: {style}", *rows]
    else:
        wrapped = [f"definition: {style}{rows[0].strip()}", *rows[1:]]
        wrapped[-1] += style
    return [*above, *lines[:2], *between, *lines[2:at], *wrapped, *lines[at + 1 :]]


@settings(max_examples=40)
@given(wraps=WRAPS, end=st.sampled_from(["\n", "\r\n"]), gone=st.lists(st.sampled_from("abc"), min_size=1, unique=True))
def test_moved_findings_stay_baselined_and_suppressed(
    wraps: dict[str, Any], end: str, gone: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("moved")
    text = entry("one", term=LONG, see_also=gone)
    text = text.replace("status: draft", "status: drift  # glosslint: ignore[schema-mismatch] so")
    write(folder, {"glosslint.toml": "", "glossary/one.yaml": text})
    before = check(CheckRequest(load(None, folder)))
    assert {suppressed.finding.rule for suppressed in before.suppressed} == {"schema-mismatch"}
    assert {finding.rule for finding in before.findings} == {"long-term", "broken-reference"}
    assert glosslint("baseline", cwd=folder).code == 0
    (folder / "glossary/one.yaml").write_bytes("".join(line + end for line in _moved(text, **wraps)).encode())
    after = check(CheckRequest(load(None, folder)))
    assert after.findings == ()
    assert sorted(finding.message for finding in after.baselined) == sorted(
        finding.message for finding in before.findings
    )
    assert [one.finding.message for one in after.suppressed] == [one.finding.message for one in before.suppressed]
