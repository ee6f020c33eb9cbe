"""▶ A project cannot make glosslint run a program, contact a server or leave its folder unless the user trusts it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint import load_settings
from glosslint.language import engines
from glosslint.settings.trust import is_loopback
from glosslint.util.system import user_folder
from tests.language.languagetool.stub import serving
from tests.support import entry, glosslint, write

ENGINE = '[language]\nengines = ["languagetool"]\n'
TABLE = f"{ENGINE}[language.languagetool]\n"
CURE = "if you trust this project, run: glosslint trust (or for one run, add --trust)\n"


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A program that leaves a trace when it runs; ``evil.sh`` in the folder of the project."""
    program = tmp_path / "evil.sh"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/ran"\n')
    program.chmod(0o755)
    return program


def project(folder: Path, settings: str) -> Path:
    return write(folder, {"glosslint.toml": settings, "glossary/a.yaml": entry("a")})


#: Settings that need trust, and how the error names the first of them.
CLAIMS = {
    f'{TABLE}java = "evil.sh"\n': 'language.languagetool.java = "evil.sh" is a program to run',
    f'{TABLE}java = "./evil.sh"\n': "evil.sh",
    f'{TABLE}installation = "lt"\n': "is Java code to run",
    f"{TABLE}fetch = true\n": "language.languagetool.fetch = true downloads LanguageTool, to run it",
    f"{TABLE}public = true\n": "language.languagetool.public = true sends every text to LanguageTool's public service",
    f'{TABLE}server = "http://lt.example.org"\n': 'language.languagetool.server = "http://lt.example.org" receives',
    f'{TABLE}server = ["http://127.0.0.1:1", "http://10.0.0.1"]\n': 'language.languagetool.server = "http://10.0.0.1"',
    ENGINE: 'language.engines = "languagetool" starts a server in Java on this machine',
    'schema = "/etc/schema.json"\n': 'schema = "/etc/schema.json" is outside of the project',
    'file-schema = "../schema.json"\n': 'file-schema = "../schema.json" is outside of the project',
    'baseline = "../base.json"\n': 'baseline = "../base.json" is outside of the project',
    '[language]\nwords-file = "../words.txt"\n': 'language.words-file = "../words.txt" is outside of the project',
    'vocabularies = ["../*.yml"]\n': 'vocabularies = "../*.yml" is outside of the project',
    'vocabularies = [{files = ["/etc/x.yml"]}]\n': 'vocabularies = "/etc/x.yml" is outside of the project',
    'schema = ".git/config"\n': 'schema = ".git/config" is outside of the project',
}


@pytest.mark.parametrize("settings", CLAIMS)
@pytest.mark.parametrize("command", ["check", "fix", "hook", "stats", "missing", "words", "baseline", "order"])
def test_what_a_project_may_not_ask_for_ends_the_run_before_anything_runs(
    tmp_path: Path, evil: Path, settings: str, command: str, git: Callable[..., str]
) -> None:
    assert evil.exists()
    folder = project(tmp_path, settings)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    result = glosslint(command, cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: glosslint.toml: ")
    assert CLAIMS[settings] in result.err
    assert f"; {CURE} --> glosslint.toml:" in result.err
    assert not (folder / "ran").exists()


def test_doctor_says_what_is_not_trusted_and_runs_nothing(tmp_path: Path, evil: Path) -> None:
    result = glosslint("doctor", cwd=project(tmp_path, f'{TABLE}java = "{evil}"\n'))
    assert result.code == 2
    assert "not trusted cannot run: language.languagetool.java = " in " ".join(result.out.split())
    assert CURE.strip() in " ".join(result.out.split())
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_with_trust_the_program_runs(evil: Path) -> None:
    settings = f'{TABLE}java = "./evil.sh"\ninstallation = "lt"\nstart-timeout = 90\n'
    folder = project(evil.parent, settings)
    write(folder, {"lt/languagetool-server.jar": "", "glossary/a.yaml": entry("a")})
    for module in ("json", "socket", "glosslint"):  # which the process that watches over the server imports
        write(folder, {f"glossary/{module}.py": f"open({str(folder / 'imported')!r}, 'w')\n"})
    assert glosslint(cwd=folder).code == 2
    assert not (folder / "ran").exists()
    assert glosslint("--trust", cwd=folder / "glossary").code == 0  # from any folder of the project
    assert (folder / "ran").exists()
    assert not (folder / "imported").exists()
    assert glosslint(cwd=folder).code == 2  # for that run alone


def test_a_trusted_project_is_checked_until_it_asks_for_something_else(tmp_path: Path) -> None:
    folder = project(tmp_path / "own", 'vocabularies = ["../shared.yaml"]\n')
    write(tmp_path, {"shared.yaml": entry("b"), "other.yaml": entry("c")})
    assert glosslint(cwd=folder).code == 2
    result = glosslint("trust", cwd=folder)
    assert result.code == 0
    assert result.out == f'trusted  {folder}\n         vocabularies = "../shared.yaml" is outside of the project\n'
    assert glosslint(cwd=folder).code == 0
    write(folder, {"glosslint.toml": 'vocabularies = ["../shared.yaml"]\npreset = "minimal"\n'})
    assert glosslint(cwd=folder).code == 0  # what needs no trust may change
    write(folder, {"glosslint.toml": 'vocabularies = ["../shared.yaml", "../other.yaml"]\n'})
    result = glosslint(cwd=folder)
    assert (result.code, f"(and 1 more); {CURE}" in result.err) == (2, True)
    assert glosslint("trust", folder, cwd=tmp_path).code == 0
    assert glosslint(cwd=folder).code == 0


def test_trust_is_listed_and_removed(tmp_path: Path) -> None:
    folder = project(tmp_path / "own", 'vocabularies = ["../shared.yaml"]\n')
    write(tmp_path, {"shared.yaml": entry("b")})
    assert glosslint("trust", "--list", cwd=folder).out == ""
    assert glosslint("trust", cwd=folder).code == 0
    assert glosslint("trust", "--list", cwd=folder).out == f"{folder}\n"
    assert glosslint("trust", "--remove", cwd=folder).out == f"no longer trusted  {folder}\n"
    assert glosslint("trust", "--list", cwd=folder).out == ""
    assert glosslint(cwd=folder).code == 2
    result = glosslint("trust", "--remove", cwd=folder)
    assert (result.code, result.err) == (2, "error: .: not a trusted folder; to list them: glosslint trust --list\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no",), "error: no: no such folder\n"),
        ((), "error: .: no settings to trust\n"),
        (("--list", "--remove"), "error: --list cannot be used with --remove\n"),
    ],
)
def test_trust_of_nothing_is_an_error(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    write(tmp_path, {".git/HEAD": ""})
    assert glosslint("trust", *arguments, cwd=tmp_path) == (2, "", said)


def test_a_link_to_a_trusted_folder_is_that_folder_and_a_copy_is_not(tmp_path: Path) -> None:
    settings = 'vocabularies = ["../shared.yaml"]\n'
    folder = project(tmp_path / "own", settings)
    write(tmp_path, {"shared.yaml": entry("b")})
    (tmp_path / "link").symlink_to("own")
    assert glosslint("trust", "link", cwd=tmp_path).code == 0
    assert glosslint(cwd=folder).code == glosslint(cwd=tmp_path / "link").code == 0
    assert glosslint(cwd=project(tmp_path / "copy", settings)).code == 2


def test_a_program_of_the_project_that_changes_needs_trust_again(tmp_path: Path, evil: Path) -> None:
    folder = project(tmp_path, f'select = ["spelling"]\n{TABLE}java = "./evil.sh"\ninstallation = "lt"\n')
    write(folder, {"lt/libs/a.jar": "1"})
    assert glosslint("trust", cwd=folder).code == 0
    for name in ("evil.sh", "lt/libs/a.jar"):
        assert "needs trust" not in glosslint("doctor", cwd=folder).out
        assert "not trusted" not in glosslint("doctor", cwd=folder).out
        with (folder / name).open("a") as file:
            file.write("# more\n")
        assert "not trusted" in glosslint("doctor", cwd=folder).out
        assert glosslint("trust", cwd=folder).code == 0
    assert evil.exists()


def test_who_may_write_the_record_is_the_user_alone(tmp_path: Path) -> None:
    assert glosslint("trust", cwd=project(tmp_path, "")).code == 0
    folder = user_folder("state")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert json.loads((folder / "trusted.json").read_text())["folders"].keys() == {str(tmp_path)}


@pytest.mark.parametrize("record", ["", "[]", "{", '{"folders": []}', '{"folders": {"x": 1}}', "[" * 100_000])
def test_a_damaged_record_trusts_nothing(tmp_path: Path, record: str) -> None:
    folder = project(tmp_path / "own", 'vocabularies = ["../shared.yaml"]\n')
    write(tmp_path, {"shared.yaml": entry("b")})
    write(user_folder("state"), {"trusted.json": record})
    assert glosslint(cwd=folder).code == 2
    assert glosslint("trust", cwd=folder).code == 0
    assert glosslint(cwd=folder).code == 0


def test_servers_on_this_machine_need_no_trust(tmp_path: Path) -> None:
    with serving() as stub:
        result = glosslint(cwd=project(tmp_path, f'{TABLE}server = "{stub.address}"\n'))
    assert (result.code, result.err) == (0, "")
    assert stub.seen


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://127.8.9.1", True),
        ("https://localhost:1/x", True),
        ("http://LOCALHOST", True),
        ("http://[::1]:8081", True),
        ("http://127.0.0.1.evil.example", False),
        ("http://127.0.0.1@evil.example", False),
        ("http://localhost.evil.example", False),
        ("http://evil.example\\@127.0.0.1", True),  # that is where the request goes
        ("http://127.0.0.1\\@evil.example", False),
        ("http://0.0.0.0", False),
        ("http://169.254.169.254", False),
        ("http://127.1", False),  # unclear enough
        ("http://[::1", False),
        ("", False),
    ],
)
def test_which_addresses_are_on_this_machine(address: str, here: bool) -> None:
    assert is_loopback(address) is here


@pytest.mark.parametrize(
    "settings",
    [
        'engines = ["harper"]\nlanguagetool.java = "evil.sh"\n',  # which nothing runs
        "engines = []\nlanguagetool.public = true\n",
        'engines = ["harper"]\n',
        "",
    ],
)
def test_what_runs_nothing_needs_no_trust(tmp_path: Path, settings: str) -> None:
    result = glosslint("--select", "id-format", cwd=project(tmp_path, f"[language]\n{settings}"))
    assert (result.code, result.err) == (0, "")


def test_an_engine_of_a_plugin_needs_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_plugins", lambda: {"mine": None})
    result = glosslint(cwd=project(tmp_path, '[language]\nengines = ["mine"]\n'))
    assert result.code == 2
    assert 'language.engines = "mine" runs an engine that a plugin provides' in result.err


def test_the_user_may_name_what_a_project_may_not(tmp_path: Path, evil: Path) -> None:
    folder = project(tmp_path, f'{TABLE}java = "{evil}"\nserver = "http://lt.example.org"\n')
    with serving() as stub:
        own = f'[language.languagetool]\nserver = "{stub.address}"\n'
        write(user_folder("config"), {"glosslint.toml": own})
        assert glosslint(cwd=folder)[::2] == (0, "")
        file = user_folder("config") / "glosslint.toml"
        assert (
            f'server = ["{stub.address}"]  # {file}\n'.replace("[", "").replace("]", "")
            in glosslint("config", cwd=folder).out
        )
    with serving() as other:
        env = {"GLOSSLINT_LANGUAGETOOL_SERVER": other.address}  # which comes before the file
        assert glosslint("--no-cache", cwd=folder, env=env).code == 0
        assert other.seen
        assert "# GLOSSLINT_LANGUAGETOOL_SERVER\n" in glosslint("config", cwd=folder, env=env).out
    assert glosslint(cwd=folder, env={"GLOSSLINT_ENGINES": "harper"}).code == 0
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("variable", "key", "value"),
    [
        ("GLOSSLINT_LANGUAGETOOL_JAVA", "java", "/no/java"),
        ("GLOSSLINT_LANGUAGETOOL_INSTALLATION", "installation", "/no/lt"),
    ],
)
def test_environment_variables_name_java_and_the_installation(
    tmp_path: Path, variable: str, key: str, value: str
) -> None:
    folder = project(tmp_path, ENGINE)
    result = glosslint("doctor", cwd=folder, env={variable: value})
    assert "not trusted" not in result.out
    assert f'{key} = "{value}"  # {variable}\n' in glosslint("config", cwd=folder, env={variable: value}).out


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("files = []\n", '"files" is not a known key of the user settings; known: language'),
        (
            '[language]\nwords = ["a"]\n',
            '"words" is not a known key of the user settings; known: engines, languagetool',
        ),
        ("[language.languagetool]\nheap = 1\n", "known: fetch, installation, java, public, server"),
        ("[language.languagetool]\njava = 1\n", "language: languagetool: java must be a string in quotes, not 1"),
        ("language = 1\n", "language must be a table, not 1"),
    ],
)
def test_user_settings_hold_nothing_else(tmp_path: Path, own: str, said: str) -> None:
    write(user_folder("config"), {"glosslint.toml": own})
    result = glosslint(cwd=project(tmp_path, ""))
    assert result.code == 2
    assert result.err.startswith(f"error: {user_folder('config') / 'glosslint.toml'}: ")
    assert said in result.err


def test_a_flag_in_the_environment_is_true_or_false(tmp_path: Path) -> None:
    result = glosslint(cwd=project(tmp_path, ""), env={"GLOSSLINT_LANGUAGETOOL_PUBLIC": "perhaps"})
    assert result == (2, "", 'error: GLOSSLINT_LANGUAGETOOL_PUBLIC must be true or false, not "perhaps"\n')


def test_relative_folders_of_the_user_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "glossary")  # would be a folder of the project
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder = project(tmp_path, TABLE + 'java = "evil.sh"\n')
    write(folder, {"glossary/glosslint/glosslint.toml": '[language.languagetool]\njava = "evil.sh"\n'})
    assert glosslint(cwd=folder).code == 2


def test_the_python_api_asks_for_trust_too(tmp_path: Path) -> None:
    folder = project(tmp_path, ENGINE)
    assert not load_settings(folder / "glosslint.toml").trusted
    assert load_settings(folder / "glosslint.toml", trust=True).trusted


def test_values_reach_the_terminal_without_their_control_characters(tmp_path: Path) -> None:
    result = glosslint(cwd=project(tmp_path, TABLE + 'java = "\\u001b]0;x\\u0007"\n'))
    assert result.code == 2
    assert "\x1b" not in result.err
    result = glosslint(cwd=project(tmp_path, '"\\u001b[2J" = 1\n'))
    assert result.code == 2
    assert "\x1b" not in result.err
