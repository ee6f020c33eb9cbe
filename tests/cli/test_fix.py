"""``--fix`` on the command line: what is written, what is said, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import ROOT, entry, glosslint, write


def _texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode("utf-8") for file in sorted((folder / "glossary").iterdir())}


def test_without_fix_the_last_line_counts_and_names_the_command(folder: Path) -> None:
    before = _texts(folder)
    out = glosslint(cwd=folder).out
    assert "glossary/a.yaml:7:12: warning self-reference [*] " in out
    assert "glossary/b.yaml:7:12: error broken-reference " in out
    assert out.endswith("[*] 1 fixable (1 more with --unsafe-fixes): glosslint --fix\n")
    assert _texts(folder) == before
    unsafe = glosslint("--unsafe-fixes", cwd=folder).out
    assert "glossary/b.yaml:7:12: error broken-reference [*] " in unsafe
    assert unsafe.endswith("[*] 2 fixable: glosslint --fix --unsafe-fixes\n")
    assert _texts(folder) == before


@pytest.mark.parametrize("command", [("--fix",), ("check", "--fix"), ("fix",)])
def test_fix_writes_what_is_safe_and_reports_both(folder: Path, command: tuple[str, ...]) -> None:
    before = _texts(folder)
    result = glosslint(*command, cwd=folder)
    assert (result.code, result.err) == (1, "")
    assert _texts(folder) == {**before, "a.yaml": before["a.yaml"].replace("[a, logit]", "[logit]")}
    *_, fixed, last = result.out.splitlines()
    assert fixed == "Fixed 1 finding in 1 file: self-reference 1."
    assert last.startswith("2 errors left (4 entries in 4 files, ")
    assert last.endswith("1 fixable with unsafe fixes: glosslint --fix --unsafe-fixes")
    again = glosslint(*command, cwd=folder)
    assert "Fixed" not in again.out


def test_unsafe_fixes_are_made_when_asked_for(folder: Path) -> None:
    result = glosslint("--fix", "--unsafe-fixes", "--show-fixes", cwd=folder)
    assert result.code == 1
    assert _texts(folder)["b.yaml"] == entry("b", see_also=["logit"])
    assert (
        'glossary/b.yaml:7:12: fixed broken-reference "logits" is not an entry; did you mean "logit"?: write "logit"'
        in result.out
    )


@pytest.mark.parametrize(("comment", "setting", "is_safe"), [
    ("# ask Ann", "", False),
    ("# ask Ann", "[rules.self-reference]\nfix = 'safe'\n", True),
    ("# glosslint: ignore[id-format] an old id", "", True),
])  # fmt: skip
def test_a_fix_that_removes_a_comment_is_unsafe(tmp_path: Path, comment: str, setting: str, is_safe: bool) -> None:
    text = entry("a") + "see_also:\n"
    files = {"a.yaml": f"{text}  - b  # kept\n  - a  {comment}\n", "b.yaml": entry("b")}
    write(tmp_path, {"glosslint.toml": setting, **{f"glossary/{name}": content for name, content in files.items()}})
    glosslint("--fix", cwd=tmp_path)
    assert (_texts(tmp_path) != files) is is_safe
    glosslint("--fix", "--unsafe-fixes", cwd=tmp_path)
    assert _texts(tmp_path) == {**files, "a.yaml": f"{text}  - b  # kept\n"}


def test_only_the_given_paths_are_fixed(folder: Path) -> None:
    before = _texts(folder)
    glosslint("--fix", "glossary/logit.yaml", "glossary/c.yaml", cwd=folder)
    assert _texts(folder) == before


def test_exit_codes_after_fixing(folder: Path) -> None:
    for name in ("b", "c"):
        (folder / f"glossary/{name}.yaml").unlink()
    original = (folder / "glossary/a.yaml").read_bytes()
    assert glosslint("--fix", cwd=folder).code == 0
    (folder / "glossary/a.yaml").write_bytes(original)
    assert glosslint("--fix", "--exit-non-zero-on-fix", cwd=folder).code == 1
    assert glosslint("--fix", "--exit-non-zero-on-fix", cwd=folder).code == 0


def test_diff_writes_nothing_and_can_be_applied(folder: Path) -> None:
    (folder / "glossary/d.yaml").write_bytes(b"\xef\xbb\xbfid: d\r\nterm: Delta\r\nsee_also: [d, logit]")
    before = _texts(folder)
    result = glosslint("--diff", cwd=folder)
    assert result.code == 1
    assert result.err == "Would fix 4 findings in 2 files. Run without --diff to apply.\n"
    assert _texts(folder) == before
    patched = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=result.out.encode("utf-8"), cwd=folder, check=True, env={**os.environ, **patched})
    by_patch = _texts(folder)
    for name, text in before.items():
        (folder / "glossary" / name).write_bytes(text.encode("utf-8"))
    glosslint("--fix", cwd=folder)
    assert _texts(folder) == by_patch != before
    clean = glosslint("--diff", cwd=folder)
    assert (clean.code, clean.out, clean.err) == (0, "", "Nothing would change.\n")


def test_standard_input_is_fixed_to_standard_output(folder: Path) -> None:
    before = _texts(folder)
    text = entry("a", see_also=["a", "logit", "nobody-knows"])
    result = glosslint("--fix", "-", "--stdin-filename", "glossary/a.yaml", cwd=folder, stdin=text.encode("utf-8"))
    assert result.out == entry("a", see_also=["logit", "nobody-knows"])
    assert "glossary/a.yaml:7:19: error broken-reference" in result.err
    assert result.code == 1
    assert _texts(folder) == before
    clean = glosslint("--fix", "-", "--stdin-filename", "glossary/a.yaml", cwd=folder, stdin=result.out.encode("utf-8"))
    assert clean.out == result.out


def test_a_file_that_cannot_be_written_is_one_error_and_the_others_are_written(folder: Path) -> None:
    (folder / "glossary/b.yaml").write_bytes(b"id: b \nterm: B\n")
    (folder / "glossary/a.yaml").chmod(0o444)
    before = _texts(folder)
    result = glosslint("--fix", cwd=folder)
    assert result.code == 2
    assert result.err == "error: glossary/a.yaml: not changed: it is read-only\n"
    assert _texts(folder) == {**before, "b.yaml": "id: b\nterm: B\n"}
    assert "Fixed 1 finding in 1 file: trailing-space 1." in result.out
    assert "glossary/a.yaml:7:12: warning self-reference [*]" in result.out  # as it still stands there


def test_json_holds_the_fixes(folder: Path) -> None:
    findings = {
        found["rule"]: found for found in json.loads(glosslint("--output-format", "json", cwd=folder).out)["findings"]
    }
    fix_ = findings["self-reference"]["fix"]
    assert (fix_["safety"], fix_["title"]) == ("safe", "remove the item")
    text = (folder / "glossary/a.yaml").read_text("utf-8")
    (edit,) = fix_["edits"]
    assert text[edit["span"]["start"] : edit["span"]["end"]] == "a, "
    assert (edit["path"], edit["text"], edit["start"]["line"]) == ("glossary/a.yaml", "", 7)
    after = json.loads(glosslint("--fix", "--output-format", "json", cwd=folder).out)
    assert [(done["rule"], done["path"], done["title"]) for done in after["fixed"]] == [
        ("self-reference", "glossary/a.yaml", "remove the item")
    ]


def test_null_is_never_made_a_word(tmp_path: Path) -> None:
    text = "- slug: yarn\n  en:\n    term: Yarn\n    acronym: null\n    def: null\n"
    folder = write(tmp_path, {"glosslint.toml": 'files = ["g.yml"]\nlayout = "glosario"\n', "g.yml": text})
    glosslint("--fix", "--unsafe-fixes", cwd=folder)
    assert (folder / "g.yml").read_text() == text


@pytest.mark.parametrize("trust", ["safe", "unsafe"])
@pytest.mark.parametrize("options", [("--fix",), ("--fix", "--unsafe-fixes")])
def test_no_setting_makes_a_suggestion_a_fix(tmp_path: Path, trust: str, options: tuple[str, ...]) -> None:
    """What is only displayed is a guess, which may be written where somebody looks at it: by ``fix -i``."""
    text = entry("a", definition="Array of numbers with any number of dimensons.")
    settings = f'select = ["spelling"]\nlanguage.engines = ["harper"]\n[rules.spelling]\nfix = "{trust}"\n'
    write(tmp_path, {"glosslint.toml": settings, "glossary/a.yaml": text})
    result = glosslint(*options, "--output", "json", cwd=tmp_path)
    (finding,) = json.loads(result.out)["findings"]
    assert (finding["rule"], finding["fix"]["safety"]) == ("spelling", "display")
    assert _texts(tmp_path) == {"a.yaml": text}
    assert "fixable" not in glosslint(*options[1:], cwd=tmp_path).out


def test_interactive_needs_a_terminal(folder: Path) -> None:
    result = glosslint("fix", "-i", cwd=folder)
    assert result.code == 2
    assert result.err.startswith("error: -i asks about each fix and needs a terminal; to see all fixes first: ")


@pytest.mark.starts
def test_a_clean_check_loads_nothing_that_fixing_needs(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a")})
    modules = "{'difflib', 'jsonschema', 'glosslint.fix.verify', 'glosslint.fix.rounds'}"
    code = (
        "import sys; from glosslint.cli import main as cli\n"
        "sys.argv = ['glosslint']\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        f"print(sorted({modules} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_owners_glossary_has_nothing_to_fix() -> None:
    result = glosslint("--diff", "--unsafe-fixes", cwd=ROOT)
    assert (result.code, result.out) == (0, "")
    assert check(CheckRequest(load(None, ROOT))).findings == ()
