"""A run in which nothing changed writes what the run before wrote, which is what it would write without the cache."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from glosslint.cli.plan import Plan
from glosslint.cli.run import find_groups
from glosslint.engine import run_cache, session
from glosslint.language.harper.engine import Harper
from glosslint.language.types import EngineError
from glosslint.rules.references import broken_reference
from glosslint.util import system, timing
from glosslint.util.system import programs
from tests.edits import Project, compare
from tests.repositories import commit, git, repository
from tests.support import entry, glosslint, write

FILES = {
    "glosslint.toml": 'schema = "schema.json"\nbaseline = "known.json"\n[language]\nwords-file = "words.txt"\n',
    "schema.json": '{"type": "object", "required": ["id"]}',
    "words.txt": "norm\n",
    "glossary/ok.yaml": entry("ok"),
    "glossary/more.yaml": entry("more", see_also=["okay"]),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    programs.cache_clear()
    folder = write(tmp_path / "project", FILES)
    _age(folder)
    return folder


def _age(folder: Path) -> None:
    """Wait until the files that the settings name count as older than the next run."""
    assert folder.is_dir()
    time.sleep(run_cache._MARGIN / 1e9 * 2)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sessions that were opened: one for each run that was not answered from the cache."""
    requests: list[object] = []
    real = session.open_session

    def counted(request: session.CheckRequest, *others: Any, **named: Any) -> session.Session:
        requests.append(request)
        return real(request, *others, **named)

    monkeypatch.setattr(session, "open_session", counted)
    return requests


def test_a_second_run_opens_nothing_and_says_the_same(folder: Path, opened: list[object]) -> None:
    first, second = glosslint(cwd=folder), glosslint(cwd=folder)
    assert first == second
    assert first.code == 1
    assert '"okay" is not an entry' in first.out
    assert len(opened) == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--output", "json"),
        ("--output", "full", "--color", "always"),
        ("--output", "sarif"),
        ("--statistics",),
        ("--exit-zero",),
    ],
)
def test_it_is_shown_as_it_is_asked_for(folder: Path, opened: list[object], options: tuple[str, ...]) -> None:
    glosslint(cwd=folder)
    first, second = glosslint(*options, cwd=folder), glosslint(*options, cwd=folder)
    assert len(opened) == 2
    assert first == second == glosslint("--no-cache", *options, cwd=folder)


@pytest.mark.parametrize("env", [{"FORCE_COLOR": "1"}, {"COLUMNS": "50"}, {"GITHUB_ACTIONS": "true"}])
def test_what_decides_how_it_is_shown_counts(folder: Path, env: dict[str, str]) -> None:
    glosslint("--output", "full", cwd=folder)
    glosslint(cwd=folder)
    for options in (("--output", "full"), ()):
        shown = glosslint(*options, cwd=folder, env=env)
        assert shown == glosslint("--no-cache", *options, cwd=folder, env=env)


def test_a_report_is_written_to_its_file_by_each_run(folder: Path, opened: list[object], tmp_path: Path) -> None:
    report, summary = tmp_path / "report.json", tmp_path / "summary.md"
    for number in (1, 2):
        glosslint("--output", f"json={report}", cwd=folder)
        report.unlink()
        glosslint("--output", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(summary)})
        summary.unlink()
        assert len(opened) == 2 * number


EDITS: dict[str, Callable[[Path], object]] = {
    "an entry": lambda folder: write(folder, {"glossary/ok.yaml": entry("ok", summary="Another  text.")}),
    "a new entry": lambda folder: write(folder, {"glossary/okay.yaml": entry("okay")}),
    "a removed entry": lambda folder: (folder / "glossary/ok.yaml").unlink(),
    "a renamed file": lambda folder: (folder / "glossary/ok.yaml").rename(folder / "glossary/okay.yaml"),
    "an unreadable file": lambda folder: _replaced_by_folder(folder / "glossary/ok.yaml"),
    "the settings": lambda folder: write(folder, {"glosslint.toml": 'ignore = ["references"]\n'}),
    "nearer settings": lambda folder: write(folder, {"glossary/glosslint.toml": 'files = ["ok.yaml"]\n'}),
    "the schema": lambda folder: write(folder, {"schema.json": '{"type": "object", "required": ["notes"]}'}),
    "the words": lambda folder: write(folder, {"words.txt": "norm\nother\n"}),
    "a baseline": lambda folder: write(folder, {"known.json": '{"version": 1, "findings": []}'}),
    "a repository": lambda folder: write(folder, {".git/HEAD": "ref: refs/heads/main\n"}),
    "settings of another project above": lambda folder: write(folder.parent, {"glosslint.toml": ""}),
}


def _replaced_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_any_change_of_a_file_is_noticed(folder: Path, opened: list[object], edit: Callable[[Path], object]) -> None:
    paths = ("glossary",)
    glosslint(*paths, cwd=folder)
    edit(folder)
    changed = glosslint(*paths, cwd=folder)
    assert len(opened) == 2
    assert changed == glosslint("--no-cache", *paths, cwd=folder)


def test_a_change_that_keeps_size_and_time_is_noticed(folder: Path, opened: list[object]) -> None:
    file = folder / "glossary/more.yaml"
    before = file.stat()
    glosslint(cwd=folder)
    file.write_bytes(file.read_bytes().replace(b"okay", b"oker"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert '"oker" is not an entry' in glosslint(cwd=folder).out
    assert len(opened) == 2


def test_the_environment_and_versions_count(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    glosslint(cwd=folder)
    glosslint(cwd=folder, env={"GLOSSLINT_LANGUAGETOOL_PUBLIC": "false"})
    assert len(opened) == 2
    write(folder.parent, {"config/glosslint/glosslint.toml": "[language]\nengines = []\n"})
    glosslint(cwd=folder, env={"XDG_CONFIG_HOME": str(folder.parent / "config")})
    assert len(opened) == 3
    monkeypatch.setattr(system, "own_version", lambda: "99")
    programs.cache_clear()
    glosslint(cwd=folder)
    assert len(opened) == 4


def test_an_installed_package_counts(folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]) -> None:
    site = write(folder.parent / "site", {"acme-1.0.dist-info/METADATA": ""})
    monkeypatch.syspath_prepend(site)
    programs.cache_clear()
    glosslint(cwd=folder)
    glosslint(cwd=folder)
    assert len(opened) == 1
    (site / "acme-1.0.dist-info").rename(site / "acme-1.1.dist-info")
    programs.cache_clear()
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_the_day_counts(folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]) -> None:
    monkeypatch.setattr(timing, "today", lambda: "2027-02-01")
    comment = "# glosslint: ignore-file[references] until 2027-02-01 it is written\n"
    write(folder, {"glossary/more.yaml": comment + entry("more", see_also=["okay"])})
    assert glosslint(cwd=folder).code == 0
    assert glosslint(cwd=folder).code == 0
    assert len(opened) == 1
    monkeypatch.setattr(timing, "today", lambda: "2027-02-02")
    assert "okay" in glosslint(cwd=folder).out
    assert len(opened) == 2


def test_vocabularies_count(folder: Path, opened: list[object]) -> None:
    write(folder, {"glosslint.toml": 'vocabularies = ["other"]\n', "other/okay.yaml": entry("okay")})
    _age(folder)
    assert glosslint(cwd=folder).code == 0
    (folder / "other/okay.yaml").rename(folder / "other/okay.json")
    assert glosslint(cwd=folder).code == 2
    assert len(opened) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_that_leads_out_of_the_project_is_refused_all_the_same(folder: Path) -> None:
    write(folder, {".git/HEAD": "ref: refs/heads/main\n"})
    outside = write(folder.parent / "outside", {"ok.yaml": FILES["glossary/ok.yaml"]})
    glosslint(cwd=folder)
    (folder / "glossary/ok.yaml").unlink()
    (folder / "glossary/ok.yaml").symlink_to(outside / "ok.yaml")
    assert glosslint(cwd=folder).code == 2


def test_in_another_folder_files_are_named_as_seen_from_there(folder: Path, opened: list[object]) -> None:
    runs = [glosslint(*options, cwd=folder / "glossary") for options in ((), (), ("--no-cache",))]
    assert len(opened) == 2
    assert runs[0] == runs[1] == runs[2]
    assert runs[0].out.startswith("more.yaml:")


def test_what_is_not_a_plain_check_is_run(folder: Path, opened: list[object]) -> None:
    for options in (("--profile",), ("--verbose",), ("--no-cache",)):
        glosslint(*options, cwd=folder)
        glosslint(*options, cwd=folder)
    assert len(opened) == 6
    assert glosslint("--diff", cwd=folder) == glosslint("--diff", "--no-cache", cwd=folder)


def test_settings_that_change_while_it_runs_are_not_taken_for_those_before(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "config/glosslint/glosslint.toml"

    def write_meanwhile(plan: Plan) -> object:
        write(tmp_path, {"config/glosslint/glosslint.toml": "[language.languagetool]\nfetch = false\n"})
        return find_groups(plan)

    with monkeypatch.context() as patch:
        patch.setattr("glosslint.cli.run.find_groups", write_meanwhile)
        glosslint(cwd=folder)
    own.unlink()
    glosslint(cwd=folder)
    assert len(opened) == 2
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_what_failed_is_not_kept(folder: Path) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise RuntimeError("no")

    object.__setattr__(broken_reference.RULE, "check", fail)
    try:
        assert glosslint(cwd=folder).code == 3
    finally:
        object.__setattr__(broken_reference.RULE, "check", broken_reference.check)
    assert glosslint(cwd=folder).code == 1


def test_an_engine_that_could_not_run_is_asked_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    write(folder, {"glosslint.toml": '[language]\nengines = ["harper"]\n'})
    _age(folder)

    def fail(*_: object) -> bool:
        raise EngineError("it is out of order", "wait")

    with monkeypatch.context() as patch:
        patch.setattr(Harper, "supports", fail)
        assert "it is out of order" in glosslint(cwd=folder).out
    assert "it is out of order" not in glosslint(cwd=folder).out
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_without_settings_it_is_run_since_there_may_be_some_in_other_folders(folder: Path) -> None:
    (folder / "glosslint.toml").unlink()
    glosslint(cwd=folder)
    write(folder, {"terms/glosslint.toml": 'files = ["*.yaml"]\n', "terms/one.yaml": entry("one")})
    assert "terms/glosslint.toml: not used" in glosslint(cwd=folder).err


def test_each_path_has_its_own_settings(folder: Path) -> None:
    write(folder, {"glosslint.toml": "", "one/a.yaml": entry("a"), "two/b.yaml": entry("b", see_also=["gone"])})
    write(folder, {"glosslint.toml": 'files = ["*/*.yaml"]\n'})
    paths = ("one/a.yaml", "two/b.yaml")
    glosslint(*paths, cwd=folder)
    write(folder, {"two/glosslint.toml": 'files = ["*.yaml"]\nfail-on = "info"\nignore = ["references"]\n'})
    assert glosslint(*paths, cwd=folder) == glosslint("--no-cache", *paths, cwd=folder)


def test_a_damaged_cache_is_in_no_ones_way(folder: Path, opened: list[object]) -> None:
    first = glosslint(cwd=folder)
    (file,) = (folder.parent / "cache/glosslint").glob("runs-*")
    file.write_bytes(file.read_bytes()[:-1])
    assert glosslint(cwd=folder) == first
    assert glosslint(cwd=folder) == first
    assert len(opened) == 2
    file.unlink()
    file.mkdir()
    assert glosslint(cwd=folder) == first


def test_reports_may_grow_too_large_to_keep(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    monkeypatch.setattr(run_cache, "_MOST_WRITTEN", 20)
    glosslint(cwd=folder)
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_a_hook_on_the_same_change_writes_the_same(folder: Path, opened: list[object]) -> None:
    repository(folder, {})
    write(folder, {"glossary/ok.yaml": entry("ok", see_also=["lost"])})
    git(folder, "add", "glossary")
    first = glosslint("hook", cwd=folder)
    assert '"lost" is not an entry' in first.out
    assert glosslint("hook", cwd=folder) == first == glosslint("hook", "--no-cache", cwd=folder)
    assert len(opened) == 2
    write(folder, {"glossary/ok.yaml": entry("ok", summary="Another thing.")})
    assert glosslint("hook", cwd=folder) == first  # of what is staged
    git(folder, "add", "glossary")
    assert "lost" not in glosslint("hook", cwd=folder).out
    commit(folder)
    assert glosslint("hook", cwd=folder).out == "No glossary entries changed.\n"


HOOK_EDITS: dict[str, Callable[[Path], object]] = {
    **{name: edit for name, edit in EDITS.items() if name not in ("a repository", "an unreadable file")},
    "settings of another glossary": lambda folder: write(
        folder, {"terms/glosslint.toml": 'files = ["*.yaml"]\n', "terms/one.yaml": entry("one", see_also=["two"])}
    ),
    "no settings": lambda folder: (folder / "glosslint.toml").unlink(),
}


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("edit", HOOK_EDITS.values(), ids=HOOK_EDITS)
def test_a_hook_notices_any_change(folder: Path, staged: bool, edit: Callable[[Path], object]) -> None:
    repository(folder, {})
    write(folder, {"glossary/ok.yaml": entry("ok", see_also=["lost"])})
    git(folder, "add", "glossary")
    glosslint("hook", cwd=folder)
    edit(folder)
    if staged:
        git(folder, "add", "--all")
    for options in ((), ("--all",)):
        assert glosslint("hook", *options, cwd=folder) == glosslint("hook", "--no-cache", *options, cwd=folder)


def test_a_comparison_with_a_commit_is_run(folder: Path, opened: list[object]) -> None:
    repository(folder, {})
    glosslint("--changed-since", "HEAD", cwd=folder)
    glosslint("--changed-since", "HEAD", cwd=folder)
    assert len(opened) == 2


def test_what_is_staged_is_compared_with_the_commit_of_now(folder: Path) -> None:
    repository(folder, {})
    write(folder, {"glossary/ok.yaml": entry("ok", see_also=["lost"])})
    commit(folder)
    _age(folder)
    assert glosslint("--staged", cwd=folder).code == 0
    git(folder, "reset", "-q", "--soft", "HEAD~1")
    assert glosslint("--staged", cwd=folder).code == 1


@pytest.mark.starts
def test_it_needs_neither_rules_nor_parsers_nor_engines(folder: Path) -> None:
    code = (
        "import sys\nfrom glosslint.cli.main import main\nsys.argv = ['glosslint']\n"
        "try: main()\nexcept SystemExit: print(sorted(sys.modules))\n"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    heavy = ("glosslint.rules", "glosslint.parse.yaml", "glosslint.engine.session", "glosslint.settings.settings")
    assert all(f"'{name}'" in runs[0] for name in heavy)
    assert not any(f"'{name}" in runs[1] for name in (*heavy, "harper", "ruamel", "jsonschema", "pyromark", "tomllib"))
    assert runs[0].splitlines()[:-1] == runs[1].splitlines()[:-1]


def test_clean_deletes_what_is_cached_and_nothing_else(folder: Path, opened: list[object]) -> None:
    glosslint(cwd=folder)
    cache = folder.parent / "cache/glosslint"
    write(cache, {"language-1.json": "{}", ".runs.7.glosslint-tmp": "", "notes.txt": "mine", "server/state": "x"})
    assert "Deleted 4 files (" in glosslint("clean", cwd=folder).out
    assert sorted(file.name for file in cache.iterdir()) == ["notes.txt", "server"]
    glosslint(cwd=folder)
    assert len(opened) == 2
    assert "Deleted 0 files" in glosslint("clean", cwd=folder, env={"XDG_CACHE_HOME": str(folder / "none")}).out


@pytest.mark.parametrize("seed", range(2))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    used = compare(Project(tmp_path, seed), 100)  # make cached: 10,000
    assert used.runs > 15
    assert used.files > 15
