"""The command line, as a writer meets it: commands, options, exit codes, messages."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import glosslint as api
from glosslint import __version__
from glosslint.cli.main import COMMANDS, app
from glosslint.model import GlosslintError
from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Severity, bad, good
from glosslint.rules.registry import all_rules
from tests.support import ROOT, entry, glosslint, write

CLEAN = {"glosslint.toml": "", "glossary/ok.yaml": entry("ok"), "glossary/more.yaml": entry("more", see_also=["ok"])}
BROKEN = {**CLEAN, "glossary/more.yaml": entry("more", see_also=["okay"])}


def test_a_clean_glossary(tmp_path: Path) -> None:
    result = glosslint(cwd=write(tmp_path, CLEAN))
    assert result.code == 0
    assert result.out.startswith("No findings (2 entries in 2 files, ")
    assert result.err == ""


@pytest.mark.parametrize("args", [(), ("check",), ("glossary",), ("check", "glossary/more.yaml")])
def test_a_broken_reference(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = glosslint(*args, cwd=write(tmp_path, BROKEN))
    assert result.code == 1
    place = "glossary/more.yaml:7:12: error broken-reference"
    assert result.out.splitlines()[0] == f'{place} "okay" is not an entry'
    assert result.out.splitlines()[1].startswith("1 error (2 entries in 2 files, ")


def test_paths_choose_what_is_reported_and_the_whole_glossary_is_known(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert glosslint("glossary/ok.yaml", cwd=folder).code == 0
    assert glosslint("glossary/more.yaml", cwd=folder).code == 1


def test_a_folder_means_what_is_in_it_and_nothing_that_begins_alike(tmp_path: Path) -> None:
    files = {f"{folder}/{folder}.yaml": entry(folder, see_also=[f"gone-{folder}"]) for folder in ("a", "ab")}
    skipped = {".hidden/x.yaml": "id: [\n", "node_modules/x.yaml": "id: [\n", "deep/_draft/x.yaml": "id: [\n"}
    folder = write(tmp_path, {"glosslint.toml": 'files = ["**/*.yaml"]\n', "c.yaml": entry("c"), **files, **skipped})
    everything = glosslint(cwd=folder)
    assert "(3 entries in 3 files," in everything.out
    assert {line.split(":")[0] for line in glosslint("a", cwd=folder).out.splitlines()[:-1]} == {"a/a.yaml"}
    assert "a/a.yaml" in glosslint("..", cwd=folder / "ab").out


def test_a_link_to_a_folder_means_the_folder(tmp_path: Path) -> None:
    bad = entry("bad", see_also=["gone"])
    folder = write(tmp_path, {"glossary/ok.yaml": entry("ok"), "glossary/sub/bad.yaml": bad})
    (folder / "link").symlink_to("glossary/sub")
    (folder / "file.yaml").symlink_to("glossary/ok.yaml")
    write(folder, {"glosslint.toml": 'files = ["glossary/**/*.yaml"]\n'})
    assert glosslint("link", cwd=folder).out.startswith("glossary/sub/bad.yaml:")
    assert glosslint("link/bad.yaml", cwd=folder).code == 1
    assert glosslint("--show-files", "file.yaml", cwd=folder).out == "glossary/ok.yaml\n"


def test_a_linked_folder_in_the_glossary_is_read_once(tmp_path: Path) -> None:
    """Links that lead out of the glossary are followed; those to what is read anyway, or round in a circle, are not."""
    files = {"glossary/ok.yaml": entry("ok"), "glossary/sub/deep.yaml": entry("deep"), "glosslint.toml": ""}
    folder = write(tmp_path, {**files, "shared/bad.yaml": entry("bad", see_also=["gone"])})
    for name, target in [("far", "../shared"), ("near", "sub"), ("up", ".."), ("round", "."), ("again", "../shared")]:
        (folder / "glossary" / name).symlink_to(target)
    result = glosslint(cwd=folder)
    assert result.out.startswith("glossary/again/bad.yaml:7:12: error broken-reference")
    assert "(3 entries in 3 files," in result.out
    assert glosslint("glossary/again", cwd=folder).code == 1
    assert glosslint("glossary/again/bad.yaml", cwd=folder).code == 1


def test_a_folder_that_files_spells_out_is_not_left_out_by_a_name(tmp_path: Path) -> None:
    entries = {"_data/terms/ok.yaml": entry("ok"), "_data/terms/_old/no.yaml": "id: [", "_data/terms/_no.yaml": "id: ["}
    folder = write(tmp_path, {**entries, "glosslint.toml": 'files = ["/_data/terms/**/*.yaml"]\n'})
    assert "(1 entry in 1 file," in glosslint(cwd=folder).out
    assert "_data/terms/ok.yaml: part of the glossary\n" in glosslint("config", "_data/terms/ok.yaml", cwd=folder).out
    missing = glosslint("config", "_data/terms/new.yaml", cwd=folder).out
    assert "_data/terms/new.yaml: part of the glossary; it does not exist\n" in missing
    assert glosslint("_data/terms/_no.yaml", cwd=folder).code == 2
    write(folder, {"glosslint.toml": 'files = ["_data/terms/**/*.yaml"]\nexclude = ["_data/terms"]\n'})
    assert "matches no file" in glosslint(cwd=folder).err


def test_a_reference_broken_by_a_given_file_is_reported(tmp_path: Path) -> None:
    files = {**CLEAN, "glossary/ok.yaml": entry("okay"), "glossary/last.yaml": entry("last")}
    folder = write(tmp_path, files)
    result = glosslint("glossary/ok.yaml", "--select", "broken-reference", cwd=folder)
    assert result.code == 1
    assert 'glossary/more.yaml:7:12: error broken-reference "ok" is not an entry' in result.out
    assert glosslint("glossary/last.yaml", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("files", "args", "said"),
    [
        (CLEAN, ("nowhere.yaml",), "error: nowhere.yaml: no such file or folder"),
        (CLEAN, ("chek",), "error: chek: neither a command nor a file; did you mean: glosslint check"),
        ({"empty/x.txt": ""}, ("empty",), "error: empty: no .yaml or .yml files"),
        ({}, (), "error: no settings found, and no .yaml or .yml file in glossary/; name a folder, or run: "),
        (
            {"glosslint.toml": ""},
            (),
            'error: glosslint.toml: "files" (["glossary/**/*.yaml", "glossary/**/*.yml"]) matches no file',
        ),
        (
            {**CLEAN, "other/x.yaml": "a: b"},
            ("other/x.yaml",),
            'error: other/x.yaml: not matched by "files" (["glossary/**/*.yaml"',
        ),
        (
            {**CLEAN, "glossary/_x.yaml": "a: b"},
            ("glossary/_x.yaml",),
            'error: glossary/_x.yaml: not matched by "files" (["glossary/**/*.yaml"',
        ),
        (CLEAN, ("--config", "x.toml"), "error: x.toml: cannot be read: No such file or directory"),
        (CLEAN, ("-",), 'error: "-" reads one file from standard input'),
        (CLEAN, ("--stdin-filename", "x.yaml"), 'error: --stdin-filename needs the path "-"'),
        (CLEAN, ("--select", "broken-refrence"), 'did you mean "broken-reference"?'),
        (CLEAN, ("rule", "broken-links"), 'error: "broken-links" is not a known rule; did you mean "broken-link"?'),
        (
            {"glossary/x.yaml": "# nothing\n", "glosslint.toml": ""},
            (),
            "glosslint.toml: no entry in 1 file: the layout",
        ),
        (CLEAN, ("--output", "sarf"), 'error: --output: "sarf" is not a known format; did you mean "sarif"?'),
        (CLEAN, ("--output", "json="), 'error: --output: "json=" has no file name after "="'),
        (CLEAN, ("--output", "json", "--output", "full"), "error: two reports cannot both go to standard output"),
        (CLEAN, ("--output", "json=x", "--output", "sarif=./x"), "error: x: two reports cannot be written to one file"),
        (CLEAN, ("--output", "json", "--statistics"), "error: --statistics cannot be used with --output json"),
        (
            CLEAN,
            ("fix", "-o", ""),
            "error: --output-file: the value is empty; to see what it takes: glosslint fix --help",
        ),
        (CLEAN, ("--show-files", "-o", "x"), "error: -o cannot be used with --show-files, which writes no report; to"),
        (CLEAN, ("--show-files", "--fix"), "error: --show-files cannot be used with fixes, --diff or --add-ignore"),
        (CLEAN, ("fix", ""), "error: PATHS: the value is empty; to see what it takes: glosslint fix --help"),
        (CLEAN, ("--select=",), "error: --select: the value is empty; to see"),
        (CLEAN, ("--select", ","), 'error: command line: select: "," is not a known rule or category'),
        (CLEAN, ("--output", "json=no/such/folder"), "error: no/such/folder: cannot write the report: no such"),
        (CLEAN, ("fxi", "glossary"), "error: fxi: neither a command nor a file; did you mean: glosslint fix glossary"),
        (CLEAN, ("version",), "did you mean: glosslint --version"),
        (CLEAN, ("order", "--fix"), 'error: "--fix" is not an option of glosslint order; to see what it takes: '),
        (CLEAN, ("order", "--select", "identity"), 'error: "--select" is not an option of glosslint order'),
        (CLEAN, ("explain",), "error: RULE is missing; to see what it takes: glosslint explain --help"),
        (CLEAN, ("deprecate", "ok"), "error: --replaced-by is missing; to see"),
        (CLEAN, ("missing", "--least", "1"), "error: --least must be an integer of 2 or more; to see"),
        (CLEAN, ("serve", "--port", "70000"), "error: --port must be an integer from 0 to 65535; to see"),
        (CLEAN, ("serve", "--port", "x"), "error: --port must be an integer from 0 to 65535; to see"),
        (CLEAN, ("missing", "--least"), 'error: option "--least" requires an argument; to see'),
        (CLEAN, ("rule", "a", "b"), "error: got unexpected extra argument (b); to see what it takes: glosslint rule"),
        (CLEAN, ("--preset", "strikt"), 'error: --preset: "strikt" is not a known value; did you mean "strict"?'),
        (CLEAN, ("--output", "json=glossary/ok.yaml"), "cannot write the report: the file is part of the glossary"),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    tmp_path: Path, files: dict[str, str], args: tuple[str, ...], said: str
) -> None:
    result = glosslint(*args, cwd=write(tmp_path, files))
    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("setting", ['select = ["duplicate-term"]\nignore = ["identity"]\n', "select = []\n"])
def test_a_run_without_any_rule_is_no_clean_run(tmp_path: Path, setting: str) -> None:
    result = glosslint(cwd=write(tmp_path, {**CLEAN, "glosslint.toml": CLEAN.get("glosslint.toml", "") + setting}))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: glosslint.toml: no rule is left to run")


def test_a_closed_standard_input_is_one_clear_line(tmp_path: Path) -> None:
    command = f"{sys.executable} -m glosslint - --stdin-filename glossary/x.yaml <&-"
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=write(tmp_path, CLEAN), env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, 'error: "-" reads standard input, which is closed\n')


def test_an_unknown_option_is_a_wrong_call(tmp_path: Path) -> None:
    result = glosslint("--fale-on", "error", cwd=write(tmp_path, CLEAN))
    assert result.code == 2
    assert result.err == 'error: "--fale-on" is not an option of glosslint check; did you mean "--fail-on"?\n'


def test_fail_on_and_exit_zero(tmp_path: Path) -> None:
    folder = write(tmp_path, {**CLEAN, "glossary/more.yaml": entry("more", see_also=["more"])})
    assert glosslint(cwd=folder).code == 0
    assert glosslint("--fail-on", "warning", cwd=folder).code == 1
    assert glosslint("--fail-on", "warning", "--exit-zero", cwd=folder).code == 0
    assert glosslint("--preset", "minimal", "--fail-on", "info", cwd=folder).code == 0


_IGNORED_FILES = '[per-file-ignores]\n"glossary/broken.*" = ["yaml-syntax"]\n'


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(tmp_path: Path) -> None:
    folder = write(tmp_path, {**CLEAN, "glossary/broken.yaml": "id: a: b\n"})
    told = glosslint("--select", "circularity", "--output-format", "concise", cwd=folder)
    assert told.code == 1
    assert "glossary/broken.yaml:1:6: error yaml-syntax " in told.out
    for name in ("yaml-syntax", "file"):
        off = glosslint("--ignore", name, cwd=folder)
        assert off.code == 0
        assert "Not run: yaml-syntax: it is off for glossary/broken.yaml, which cannot be read in full: " in off.out
    write(folder, {"glossary/broken.yml": "id: a: b\n", "glosslint.toml": _IGNORED_FILES})
    ignored = glosslint(cwd=folder)
    assert ignored.code == 0
    assert "yaml-syntax: it is off for glossary/broken.yaml, glossary/broken.yml, which cannot be read" in ignored.out


def test_select_and_ignore_take_rules_and_categories(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert glosslint("--select", "references", cwd=folder).code == 1
    assert glosslint("--select", "definition,file", cwd=folder).code == 0
    assert glosslint("--ignore", "references", cwd=folder).code == 0
    assert glosslint("--ignore", "broken-reference", cwd=folder).code == 0


def test_standard_input_stands_for_a_file(tmp_path: Path) -> None:
    folder = write(tmp_path, CLEAN)
    text = entry("more", see_also=["okay"]).encode()
    result = glosslint("-", "--stdin-filename", "glossary/more.yaml", cwd=folder, stdin=text)
    assert result.code == 1
    assert result.out.startswith("glossary/more.yaml:7:12: error broken-reference")
    new = entry("new", see_also=["ok"]).encode()
    assert glosslint("-", "--stdin-filename", "glossary/new.yaml", cwd=folder, stdin=new).code == 0
    assert glosslint("-", "--stdin-filename", "README.md", cwd=folder, stdin=new).code == 2
    shown = glosslint("-", "--stdin-filename", "glossary/new.yaml", "--show-files", cwd=folder, stdin=new)
    assert (shown.code, shown.out, shown.err) == (0, "glossary/new.yaml\n", "")


def test_statistics(tmp_path: Path) -> None:
    folder = write(tmp_path, {**CLEAN, "glossary/more.yaml": entry("more", see_also=["nil", "nobody", "ok", "ok"])})
    lines = glosslint("--statistics", cwd=folder).out.splitlines()
    assert lines[0].split() == ["2", "error", "broken-reference", "in", "1", "entry"]
    assert lines[1].split() == ["1", "warning", "duplicate-reference", "in", "1", "entry"]


def test_output_file(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    result = glosslint("--output", "json=report.json", cwd=folder)
    assert result.code == 1
    assert result.out.startswith("1 error (2 entries in 2 files")
    assert json.loads((folder / "report.json").read_text())["findings"][0]["rule"] == "broken-reference"


def test_colour_is_asked_for_or_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert "\x1b[" not in glosslint(cwd=folder).out
    assert "\x1b[" in glosslint("--color", "always", cwd=folder).out
    assert "\x1b[" in glosslint(cwd=folder, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in glosslint("--color", "never", cwd=folder, env={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize("command", ["", *(name for names in COMMANDS.values() for name in names)])
@pytest.mark.parametrize("columns", [80, 200])
def test_help_fits_a_terminal(command: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is wider, where lines of 200 columns would be hard to read; no summary is cut."""
    monkeypatch.setenv("COLUMNS", str(columns))
    result = CliRunner().invoke(app, [*command.split(), "--help"], terminal_width=None)
    assert (result.exit_code, [line for line in result.output.splitlines() if len(line) > 80]) == (0, [])
    summaries = [line for line in result.output.splitlines() if not line.startswith("Usage: ")]
    assert not [line for line in summaries if line.endswith("...")]


def test_help_is_in_groups_and_ends_with_examples(tmp_path: Path) -> None:
    titles = [line for line in glosslint("--help", cwd=tmp_path).out.splitlines() if line.endswith(":")]
    assert titles == [
        "Check:",
        "Fix:",
        "Understand:",
        "Change:",
        "In an editor:",
        "Publish:",
        "Set up:",
        "Options:",
        "Examples:",
    ]
    titles = [line for line in glosslint("fix", "--help", cwd=tmp_path).out.splitlines() if line[-1:] == ":"]
    expected = ["What to check:", "Fixes:", "Report:", "Exit code:", "Settings:", "Other options:", "Examples:"]
    assert titles == expected


@pytest.mark.parametrize("name", ["", *(name for names in COMMANDS.values() for name in names)])
def test_the_examples_of_the_help_are_calls_that_are_understood(name: str, tmp_path: Path) -> None:
    examples = glosslint(*name.split(), "--help", cwd=tmp_path).out.partition("\nExamples:\n")[2].splitlines()
    typed = [re.split(r"  +", line.strip())[0] for line in examples if line.startswith(("  glosslint", "  eval"))]
    calls = [shlex.split(re.split(r" [|>] |\)", line.removeprefix('eval "$('))[0]) for line in typed]
    assert calls
    for _, *words in calls:
        context = click.Context(app)
        is_named = bool(words) and words[0] in app.list_commands(context)
        command, known, rest = app.resolve_command(context, words if is_named else ["check", *words])
        assert known is not None
        if "--help" not in rest:
            known.make_context(command, rest)


def test_version_help_and_pages(tmp_path: Path) -> None:
    assert glosslint("--version", cwd=tmp_path).out == f"glosslint {__version__}\n"
    assert "glosslint glossary/" in glosslint("--help", cwd=tmp_path).out
    assert "--fail-on" in glosslint("check", "--help", cwd=tmp_path).out
    page = glosslint("rule", "broken-reference", cwd=tmp_path).out
    assert page.startswith("broken-reference\n")
    assert "Why is this bad?" in page
    listed = glosslint("rules", cwd=tmp_path).out
    assert "\n  broken-reference " in listed
    assert "has more words than the layout allows in its field (the native summary: 45)\n" in listed


def test_the_same_findings_from_anywhere_and_in_any_order(tmp_path: Path) -> None:
    folder = write(tmp_path, {**BROKEN, "deep/er/x.txt": ""})
    reports = {
        glosslint("--output-format", form, *paths, cwd=cwd).out
        for form in ("json",)
        for cwd, paths in [
            (folder, ()),
            (folder, ("glossary/ok.yaml", "glossary/more.yaml")),
            (folder, ("glossary/more.yaml", "glossary/ok.yaml")),
            (folder / "deep/er", ()),
            (folder / "glossary", ("more.yaml", "ok.yaml")),
            (Path("/"), (folder / "glossary",)),
        ]
    }
    assert len(reports) == 1


def _raises(facts: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
    if facts.key == "ok":
        raise ZeroDivisionError("division by zero")
    yield Problem("still said", facts.head())


def test_a_rule_that_raises_is_a_fault_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryRule(
        name="broken-rule",
        category="schema",
        severity=Severity.ERROR,
        docs="",
        check=_raises,
        examples=(good(""), bad("")),
    )
    monkeypatch.setattr("glosslint.settings.settings.all_rules", lambda: (*all_rules(), broken))
    result = glosslint(cwd=write(tmp_path, BROKEN))
    assert result.code == 3
    assert "rule broken-rule failed on entry ok in glossary/ok.yaml" in result.err
    assert "ZeroDivisionError: division by zero" in result.err
    assert "please report it" in result.err
    assert '"okay" is not an entry' in result.out
    assert "still said" in result.out


def test_the_python_api(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    report = api.check([folder / "glossary"])
    assert [(finding.location.path, finding.rule) for finding in report.findings] == [
        ("glossary/more.yaml", "broken-reference")
    ]
    assert api.check(settings=api.load_settings(folder / "glosslint.toml")).findings == report.findings
    with pytest.raises(GlosslintError, match="no such file or folder"):
        api.check([folder / "nowhere"])


def test_start_up_imports_nothing_heavy() -> None:
    for arg in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "glosslint", arg],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
        assert "glosslint.cli.main" in imported
        heavy = (
            "jsonschema",
            "jsonschema_rs",
            "ruamel.yaml",
            "rich",
            "pyromark",
            "regex",
            "glosslint.rules",
            "glosslint.engine.check",
        )
        assert not imported.intersection(heavy)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("conf", "plain,config"), ("ru", "plain,rules"), ("--pre", "plain,--preset"), ("glossary/s", "file,")],
)
def test_the_shell_completes_the_first_word(typed: str, offered: str) -> None:
    env = {"_GLOSSLINT_COMPLETE": "bash_complete", "COMP_WORDS": f"glosslint {typed}", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "glosslint"]
    done = subprocess.run(
        command, env={**env, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert any(line.startswith(offered) for line in done.stdout.splitlines()), done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("rule broken-r", ["broken-reference"]),
        ("check --select formatt", ["formatting"]),
        ("check --ignore length,broken-l", ["length,broken-link"]),
    ],
)
def test_the_shell_completes_the_names_of_rules(words: str, offered: list[str]) -> None:
    count = str(len(words.split()))
    env = {"_GLOSSLINT_COMPLETE": "bash_complete", "COMP_WORDS": f"glosslint {words}", "COMP_CWORD": count}
    command = [sys.executable, "-m", "glosslint"]
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines() == [f"plain,{name}" for name in offered]


def test_shell_completion_is_offered() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "glosslint"],
        env={"_GLOSSLINT_COMPLETE": "bash_source", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert "_glosslint_completion" in done.stdout


def test_the_profile_names_each_stage_and_each_rule_once(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": entry("a")})
    done = glosslint("--profile", "--select", "identity", cwd=tmp_path)
    parts = [line.split("  ")[-1].strip() for line in done.err.splitlines()]
    assert {"reading of files", "duplicate-id"} <= set(parts)
    assert len(parts) == len(set(parts))
    assert "long-term" not in done.err
    assert done.out.startswith("No findings")
    assert done.code == 0


def test_the_name_of_a_category_is_told_from_an_unknown_rule(tmp_path: Path) -> None:
    result = glosslint("rule", "circularity", cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith('error: "circularity" is a category; to list its rules: glosslint rules circ')


def test_paths_in_reports_for_people_are_those_of_the_current_folder(tmp_path: Path) -> None:
    """So that a terminal opens them; programs get those of the settings, whatever the folder."""
    folder = write(tmp_path / "site", {**BROKEN, "glossary/ok.yaml": entry("ok", see_also=["more", "more"])})
    place = "more.yaml:7:12"
    for cwd, args, prefix in [
        (folder / "glossary", (), ""),
        (folder / "glossary", ("more.yaml",), ""),
        (tmp_path, ("site",), "site/glossary/"),
        (tmp_path, ("--config", "site/glosslint.toml"), "site/glossary/"),
        (write(tmp_path, {"other/x": ""}) / "other", ("../site",), "../site/glossary/"),
    ]:
        for form in ("concise", "full", "grouped"):
            report = glosslint("--output-format", form, *args, cwd=cwd).out
            assert (f"{prefix}{place}" if form != "grouped" else f"{prefix}more.yaml\n") in report
            assert form != "full" or f"--> {prefix}{place}\n" in report
        assert glosslint("--output-format", "json", *args, cwd=cwd).out.count('"path": "glossary/more.yaml"')
        diff = glosslint("fix", "--diff", *args, cwd=cwd).out
        below = "glossary/" if prefix.startswith("../") else prefix
        assert f"--- a/{below}ok.yaml\n+++ b/{below}ok.yaml\n" in diff if "more.yaml" not in args else diff == ""
        fixed = glosslint("check", "--fix", "--show-fixes", *args, cwd=cwd).out
        assert f"{prefix}ok.yaml:7:18: fixed duplicate-reference" in fixed if "more.yaml" not in args else True
        write(folder, {"glossary/ok.yaml": entry("ok", see_also=["more", "more"])})


def test_commands_name_places_as_seen_from_the_current_folder(tmp_path: Path) -> None:
    written = "Thing that the gadget of the other gadget makes."
    files = {f"glossary/{name}.yaml": entry(name, definition=written) for name in ("a", "b", "c")}
    cwd = write(tmp_path, {**files, "glosslint.toml": "", "glossary/d.yaml": entry("d", see_also=["nil"])}) / "glossary"
    assert "\n      a.yaml:6:" in glosslint("missing", "--places", cwd=cwd).out
    assert "--> d.yaml:7:" in glosslint("explain", "broken-reference", "d", cwd=cwd).out
    assert glosslint("explain", "circular-definition", "d", cwd=cwd).out.splitlines()[0] == "D (d), d.yaml:1"
    assert "moved  a.yaml to e.yaml" in glosslint("rename", "a", "e", cwd=cwd).out
    assert glosslint("new", "Thing f", cwd=cwd).out.startswith("wrote  thing-f.yaml")


@pytest.mark.starts
def test_commands_run_where_no_class_of_click_is_generic_as_before_8_2(tmp_path: Path) -> None:
    older = "import click; click.Choice.__class_getitem__ = None; from glosslint.__main__ import script; script()"
    call, folder = [sys.executable, "-c", older, "check"], write(tmp_path, CLEAN)
    done = subprocess.run(call, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
