"""The real LanguageTool: `make languagetool test-languagetool`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from glosslint.language.languagetool import daemon_client
from glosslint.language.languagetool.engine import engine
from glosslint.language.languagetool.local_server import LocalServer
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.language.types import Match, Passage
from tests.language.languagetool.conftest import Real
from tests.support import glosslint, write

pytestmark = pytest.mark.languagetool

TEXTS = [
    "It is a apple.",
    "A the the repeated word.",
    "Data which are indepdendent. 😀 It are wrong.",
    "the colour of things",
    "Stateful apps needs storage",
    "An ordered list of 𝔸 and a orange.",
    "(an unpaired bracket",
    "It is. It is. It is. It is the same.",
]


def matches(real: Real, *texts: str, language: str = "en") -> list[list[Match]]:
    table = LanguageTable(engines=("languagetool",), languagetool=LanguageToolTable(real.address))
    return [list(found) for found in engine(table).check([Passage(text, text, (), language) for text in texts])]


def test_what_is_said_of_a_text_does_not_depend_on_those_beside_it(real: Real) -> None:
    alone = [matches(real, text)[0] for text in TEXTS]
    assert matches(real, *TEXTS) == alone
    assert matches(real, *reversed(TEXTS)) == alone[::-1]


def test_other_languages(real: Real) -> None:
    (found,) = matches(real, "El gato estan aqui.", language="es")
    assert ["El gato estan aqui."[slice(*match.span)] for match in found] == ["estan", "aqui"]


def test_a_server_that_is_killed_in_the_middle(start_real: Callable[[], Real], tmp_path: Path) -> None:
    victim = start_real()
    settings = f'[language]\nengines = ["languagetool"]\nlanguagetool.server = "{victim.address}"\n'
    text = "This sentence of a glossary is right, and so is the next one, which is just as long. " * 60
    entries = {
        f"glossary/t{n:02}.yaml": f"id: t{n:02}\nterm: T{n:02}\ndefinition: A speling. {text}\n" for n in range(40)
    }
    broken = "id: b\nterm: B\ndefinition: Some text that is long enough.\nsee_also: [nothing-at-all]\n"
    write(tmp_path, {"glosslint.toml": settings, "glossary/b.yaml": broken, **entries})

    def kill() -> None:
        while victim.checks() < 4:
            time.sleep(0.05)
        victim.process.kill()

    thread = Thread(target=kill)
    thread.start()
    result = glosslint(cwd=tmp_path)
    thread.join()
    assert result.code == 1
    assert '"nothing-at-all" is not an entry' in result.out
    assert "Not run: languagetool: " in result.out
    assert victim.address in result.out
    assert glosslint("--require-language", cwd=tmp_path).code == 2


def test_language_tool_python_finds_it_by_ltp_path(
    languagetool_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LTP_PATH", str(languagetool_folder.absolute()))
    entry = "id: a\nterm: A\ndefinition: This is a apple, whatsover the word.\n"
    write(tmp_path, {"glosslint.toml": 'language.engines = ["languagetool"]\n', "glossary/a.yaml": entry})
    command = [sys.executable, "-m", "glosslint", "--trust", "--require-language"]
    try:
        first = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        second = subprocess.run([*command[:-1]], cwd=tmp_path, capture_output=True, text=True, check=False)
        told = daemon_client.record()
        assert told["jar"].startswith(str(languagetool_folder.absolute()))
        assert "grammar[languagetool:EN_A_VS_AN]" in first.stdout
        assert "spelling[languagetool:MORFOLOGIK_RULE_EN_US]" in first.stdout
        assert first.stderr == second.stderr == ""
        assert first.stdout == second.stdout
    finally:
        assert LocalServer(LanguageToolTable()).stop()


def test_ltp_jar_dir_path_is_a_trap_that_is_named(tmp_path: Path) -> None:
    entry = "id: a\nterm: A\ndefinition: This is a text of some length.\n"
    write(tmp_path, {"glosslint.toml": 'language.engines = ["languagetool"]\n', "glossary/a.yaml": entry})
    env = {"LTP_PATH": str(tmp_path / "none"), "XDG_CACHE_HOME": str(tmp_path / "c"), "LTP_JAR_DIR_PATH": os.sep}
    assert (
        f"Not run: languagetool: there is no LanguageTool in {tmp_path / 'none'}; language-tool-python ignores "
        "LTP_JAR_DIR_PATH: set LTP_PATH to the folder that holds LanguageTool-6.8\n"
    ) in glosslint("--trust", cwd=tmp_path, env=env).out
