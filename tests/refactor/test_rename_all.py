"""Renaming any entry of a real glossary breaks nothing, and renaming it back restores every file byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.refactor.rename import Renaming, rename
from glosslint.refactor.workspace import open_workspace, write_all
from glosslint.settings.settings import Settings, load
from tests.corpora.glossaries import each, glossary, settings_text
from tests.support import GLOSSARY, ROOT

_EVERY = 20  # all there and back take a minute


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def _rename(settings: Settings, old: str, new: str) -> int:
    space = open_workspace(settings)
    done = rename(space, Renaming(old, new))
    write_all(settings, done.changes)
    return done.places


def _broken(settings: Settings) -> list[str]:
    names = ("broken-reference", "broken-link", "malformed-link", "id-filename", "missing-page")
    rules = tuple(active for active in settings.active_rules if active.rule.name in names)
    return sorted(found.quoted for found in check(CheckRequest(settings, rules=rules)).findings)


def test_entries_of_the_owners_glossary(tmp_path: Path) -> None:
    for folder in ("glossary", "schema"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    settings, before = load(None, tmp_path), _files(tmp_path)
    ids = [file.stem for file in sorted(GLOSSARY.glob("*.yaml"))][::_EVERY]
    places = [_rename(settings, name, f"x-{name}") for name in ids]
    assert sum(places) > 5
    assert {f"x-{name}" for name in ids} == {file.stem for file in (tmp_path / "glossary").glob("x-*")}
    after = check(CheckRequest(settings))
    assert (after.entries, [found.message for found in after.findings]) == (len(list(GLOSSARY.glob("*.yaml"))), [])
    assert [_rename(settings, f"x-{name}", name) for name in reversed(ids)] == places[::-1]
    assert _files(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "ids"),
    each(
        **{
            "py-rse": ["entry_point", "precondition"],
            "cncf": ["kubernetes", "service-mesh"],
            "foss": ["code-rot", "copyleft"],
            "kitchen": ["sear", "prove", "sauce"],
            "garden": ["compost", "annual", "root"],
        }
    ),
)
def test_entries_of_whole_glossaries(tmp_path: Path, name: str, ids: list[str]) -> None:
    shutil.copytree(glossary(name), tmp_path / name, copy_function=shutil.copyfile)
    (tmp_path / name / "glosslint.toml").write_text(settings_text(name), "utf-8")
    settings, before = load(None, tmp_path / name), _files(tmp_path)
    broken = _broken(settings)
    for old in ids:
        _rename(settings, old, f"{old}-x")
    renamed = _broken(settings)
    assert len(renamed) == len(broken)
    assert not {text for text in renamed if text.strip("#/") in ids}
    for old in ids:
        _rename(settings, f"{old}-x", old)
    assert _files(tmp_path) == before
