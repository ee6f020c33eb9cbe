"""What a run reports when nothing changed is what it reported before, and what it would report without the cache."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import glosslint as package
from glosslint.engine import session
from glosslint.engine.cache import answers, inputs_of, own_file
from glosslint.model.source import Source, read as read_source
from glosslint.rules.references import broken_reference
from glosslint.util import timing
from tests.edits import Project, compare
from tests.repositories import repository
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
    folder = write(tmp_path / "project", FILES)
    _age(folder)
    return folder


def _age(folder: Path) -> None:
    """Wait until the files that the settings name count as older than the next run."""
    assert folder.is_dir()
    time.sleep(inputs_of._MARGIN / 1e9 * 2)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sessions that were opened: one for each run that was not answered from the cache."""
    requests: list[object] = []
    real = session.open_session

    def counted(request: session.CheckRequest, once: bool = False) -> session.Session:
        requests.append(request)
        return real(request, once)

    monkeypatch.setattr(session, "open_session", counted)
    return requests


def test_files_that_were_compared_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(file: str, path: str, top: Path | None, most: int) -> Source:
        read.append(path)
        return read_source(file, path, top, most)

    monkeypatch.setattr("glosslint.engine.session.read", noted)
    glosslint(cwd=folder)
    assert set(read) == {"glossary/more.yaml", "glossary/ok.yaml"}
    read.clear()
    write(folder, {"glossary/ok.yaml": entry("okay")})
    assert glosslint(cwd=folder) == glosslint("--output", "concise", cwd=folder)
    assert not read


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
def test_how_it_is_shown_is_decided_anew(folder: Path, opened: list[object], options: tuple[str, ...]) -> None:
    glosslint(cwd=folder)
    cached = glosslint(*options, cwd=folder)
    assert len(opened) == 1
    assert cached == glosslint("--no-cache", *options, cwd=folder)


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
    monkeypatch.setattr(package, "__version__", "99")
    glosslint(cwd=folder)
    assert len(opened) == 4


def test_an_installed_package_counts(folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]) -> None:
    site = write(folder.parent / "site", {"acme-1.0.dist-info/METADATA": ""})
    monkeypatch.syspath_prepend(site)
    glosslint(cwd=folder)
    glosslint(cwd=folder)
    assert len(opened) == 1
    (site / "acme-1.0.dist-info").rename(site / "acme-1.1.dist-info")
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_the_day_counts_where_a_comment_ends(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    monkeypatch.setattr(timing, "today", lambda: "2027-01-31")
    glosslint(cwd=folder)
    monkeypatch.setattr(timing, "today", lambda: "2027-02-01")
    glosslint(cwd=folder)
    assert len(opened) == 1  # nothing in it depends on the day
    comment = "# glosslint: ignore-file[references] until 2027-02-01 it is written\n"
    write(folder, {"glossary/more.yaml": comment + entry("more", see_also=["okay"])})
    assert glosslint(cwd=folder).code == 0
    assert glosslint(cwd=folder).code == 0
    assert len(opened) == 2
    monkeypatch.setattr(timing, "today", lambda: "2027-02-02")
    assert "okay" in glosslint(cwd=folder).out
    assert len(opened) == 3


def test_vocabularies_count(folder: Path, opened: list[object]) -> None:
    write(folder, {"glosslint.toml": 'vocabularies = ["other"]\n', "other/okay.yaml": entry("okay")})
    _age(folder)
    assert glosslint(cwd=folder).code == 0
    assert glosslint(cwd=folder).code == 0
    assert len(opened) == 1
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
    glosslint(cwd=folder)
    for options in (("--profile",), ("--no-cache",)):
        glosslint(*options, cwd=folder)
    assert len(opened) == 3
    assert glosslint("--diff", cwd=folder) == glosslint("--diff", "--no-cache", cwd=folder)


def test_what_failed_is_not_kept(folder: Path) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise RuntimeError("no")

    object.__setattr__(broken_reference.RULE, "check", fail)
    try:
        assert glosslint(cwd=folder).code == 3
    finally:
        object.__setattr__(broken_reference.RULE, "check", broken_reference.check)
    assert glosslint(cwd=folder).code == 1


def _cached(folder: Path) -> Path:
    (file,) = (folder.parent / "cache/glosslint").glob("answers-*")
    return file


def test_a_changed_byte_anywhere_makes_the_cache_void(folder: Path, opened: list[object]) -> None:
    first = glosslint(cwd=folder)
    data = _cached(folder).read_bytes()
    for number, at in enumerate(range(0, len(data), len(data) // 20), 2):
        _cached(folder).write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert glosslint(cwd=folder) == first
        assert len(opened) == number


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"[]",
        b"{}",
        b'{"inputs": 1}',
        b"[" * 100_000,
        b'{"inputs": {"root": "/"}, "wanted": ["/etc/passwd"], "settings_file": "", "unread": [], "report": {}}',
    ],
)
def test_a_file_of_another_form_is_ignored(folder: Path, hostile: bytes) -> None:
    first = glosslint(cwd=folder)
    file = _cached(folder)
    stored = own_file.read(file, 1_000_000)
    assert stored is not None
    key = stored.partition(b" ")[0]
    own_file.write(file, key + b" " + hostile + b"\n")
    assert glosslint(cwd=folder) == first


def test_places_outside_of_the_text_are_ignored(folder: Path) -> None:
    first = glosslint(cwd=folder)
    file = _cached(folder)
    stored = own_file.read(file, 1_000_000)
    assert stored is not None
    at = stored.index(b'"location":["glossary/more.yaml",') + len(b'"location":["glossary/more.yaml",')
    own_file.write(file, stored[:at] + b"9999" + stored[at:])
    assert glosslint(cwd=folder) == first


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of this kind")
def test_a_file_that_others_may_have_written_is_ignored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    glosslint(cwd=folder)
    assert stat.S_IMODE(_cached(folder).stat().st_mode) == 0o600
    _cached(folder).chmod(0o622)
    glosslint(cwd=folder)
    assert len(opened) == 2
    monkeypatch.setattr(own_file, "_is_foreign", lambda _: True)
    glosslint(cwd=folder)
    assert len(opened) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_link_or_a_pipe_in_its_place_is_ignored(folder: Path) -> None:
    first = glosslint(cwd=folder)
    file = _cached(folder)
    data = file.read_bytes()
    elsewhere = folder.parent / "elsewhere"
    elsewhere.write_bytes(data)
    file.unlink()
    file.symlink_to(elsewhere)
    assert glosslint(cwd=folder) == first
    assert elsewhere.read_bytes() == data
    _cached(folder).unlink()
    os.mkfifo(file)
    assert glosslint(cwd=folder) == first


def test_a_cache_that_cannot_be_written_is_no_error(folder: Path) -> None:
    (folder.parent / "cache").write_bytes(b"not a folder")
    assert glosslint(cwd=folder) == glosslint("--no-cache", cwd=folder)


def test_the_cache_of_a_project_is_one_file_of_bounded_size(folder: Path, opened: list[object]) -> None:
    rules = ("references", "identity", "schema", "file", "formatting", "definition", "convention", "consistency")
    for rule in (*rules, "circularity", "wording"):
        glosslint("--ignore", rule, cwd=folder)
    stored = own_file.read(_cached(folder), 1_000_000)
    assert stored is not None
    assert stored.count(b"\n") == answers._MOST
    glosslint("--ignore", "wording", cwd=folder)
    assert len(opened) == 10
    glosslint("--ignore", "references", cwd=folder)  # the oldest is gone
    assert len(opened) == 11


def test_reports_may_grow_too_large_to_keep(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[object]
) -> None:
    monkeypatch.setattr(answers, "_MOST_BYTES", 100)
    glosslint(cwd=folder)
    glosslint(cwd=folder)
    assert len(opened) == 2


def test_a_comparison_with_a_commit_is_run(folder: Path, opened: list[object]) -> None:
    repository(folder, {})
    glosslint("--changed-since", "HEAD", cwd=folder)
    glosslint("--changed-since", "HEAD", cwd=folder)
    assert len(opened) == 2


@pytest.mark.starts
def test_an_answer_needs_neither_rules_nor_parsers_nor_engines(folder: Path) -> None:
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
    write(cache, {"language-1.json": "{}", ".answers.7.glosslint-tmp": "", "notes.txt": "mine", "server/state": "x"})
    assert "Deleted 4 files (" in glosslint("clean", cwd=folder).out
    assert sorted(file.name for file in cache.iterdir()) == ["notes.txt", "server"]
    glosslint(cwd=folder)
    assert len(opened) == 2
    assert "Deleted 0 files" in glosslint("clean", cwd=folder, env={"XDG_CACHE_HOME": str(folder / "none")}).out


@pytest.mark.parametrize("seed", range(3))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    used = compare(Project(tmp_path, seed), 100)  # make cached: 10,000
    assert used.reports > 15
    assert used.files > 15
