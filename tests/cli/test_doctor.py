"""``glosslint doctor``: what is here and what is not, readable, and true."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from tests.language.languagetool.stub import serving
from tests.support import GLOSSARY, ROOT, glosslint, write

ENTRY = {"glossary/a.yaml": "id: a\nterm: A\ndefinition: A text that says something.\n"}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from what the user of these tests has installed and started."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))


def test_it_tells_settings_glossary_and_rules() -> None:
    result = glosslint("doctor", cwd=ROOT)
    assert result.code == 0
    assert f"settings      pyproject.toml, folder {ROOT}\n" in result.out
    assert f"glossary      {len(list(GLOSSARY.glob('*.yaml')))} files: glossary/*.yaml\n" in result.out


def test_an_engine_that_cannot_run_is_exit_2(tmp_path: Path) -> None:
    settings = {"glosslint.toml": 'language.engines = ["harper", "languagetool"]\nlanguage.languagetool.java = "/no"\n'}
    result = glosslint("doctor", "--trust", cwd=write(tmp_path, {**ENTRY, **settings}))
    assert result.code == 2
    assert "harper        version " in result.out
    assert "languagetool  cannot run: there is no Java at /no; install Java 17 or newer" in result.out
    assert "              spelling and grammar, with harper and languagetool\n" in result.out


@pytest.mark.parametrize(
    ("module", "why"),
    [
        (None, "cannot be loaded (import of harper halted; None in sys.modules); run: pip install --force-reinstall"),
        (types.ModuleType("harper"), "another package shadows harper-py; run: pip uninstall"),
    ],
)
def test_a_package_that_cannot_be_loaded_is_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: types.ModuleType | None, why: str
) -> None:
    monkeypatch.setitem(sys.modules, "harper", module)
    settings = {"glosslint.toml": 'language.engines = ["harper"]\n'}
    result = glosslint("doctor", cwd=write(tmp_path, {**ENTRY, **settings}))
    assert result.code == 2
    assert why in " ".join(result.out.split())


def test_a_server_that_answers_is_told_with_its_version(tmp_path: Path) -> None:
    with serving() as stub:
        settings = f'language.engines = ["languagetool"]\nlanguage.languagetool.server = "{stub.address}"\n'
        result = glosslint("doctor", cwd=write(tmp_path, {**ENTRY, "glosslint.toml": settings}))
        assert f"languagetool  version 6.8 at {stub.address}\n" in result.out
        assert stub.seen == []  # no text was sent
    assert result.code == 0
    result = glosslint("doctor", cwd=tmp_path)
    assert f"languagetool  cannot run: {stub.address} cannot be reached" in result.out
    assert result.code == 2


def test_a_glossary_that_is_not_there_is_exit_2(tmp_path: Path) -> None:
    result = glosslint("doctor", cwd=write(tmp_path, {"glosslint.toml": ""}))
    assert "glossary      cannot run: " in result.out
    assert result.code == 2


def test_wrong_settings_are_one_line(tmp_path: Path) -> None:
    result = glosslint("doctor", cwd=write(tmp_path, {**ENTRY, "glosslint.toml": "languge = 1\n"}))
    assert (result.code, result.out) == (2, "")
    assert 'did you mean "language"?' in result.err


def test_it_is_readable_in_80_columns(tmp_path: Path) -> None:
    settings = {"glosslint.toml": 'language.engines = ["harper", "languagetool"]\n'}
    result = glosslint("doctor", cwd=write(tmp_path, {**ENTRY, **settings}))
    wide = [line for line in result.out.splitlines() if len(line) > 80 and " " in line[14:].strip()]
    assert wide == []
