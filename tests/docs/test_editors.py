"""▶ The snippets for editors can be read, and start the server; so does the extension for VS Code."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from glosslint import __version__
from glosslint.parse.endings import ENDINGS
from glosslint.server.services import ServerOptions
from tests.support import ROOT, glosslint

PAGE = (ROOT / "docs/editors.md").read_text("utf-8")
EXTENSION = ROOT / "editors/vscode"


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_snippets_start_the_server() -> None:
    (helix,) = map(tomllib.loads, snippets("toml"))
    assert helix["language-server"]["glosslint"] == {"command": "glosslint", "args": ["server"]}
    assert all("glosslint" in language["language-servers"] for language in helix["language"])
    zed, sublime = map(json.loads, snippets("json"))
    binary = zed["lsp"]["yaml-language-server"]["binary"]
    assert (
        [binary["path"], *binary["arguments"]] == sublime["clients"]["glosslint"]["command"] == ["glosslint", "server"]
    )
    (emacs,) = snippets("elisp")
    assert '("glosslint" "server")' in emacs
    assert emacs.count("(") == emacs.count(")")
    (neovim,) = snippets("lua")  # which test_neovim.py runs
    assert "cmd = { 'glosslint', 'server' }" in neovim


def test_the_page_lists_the_options_of_the_server() -> None:
    listed = {name for row in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", PAGE, re.MULTILINE) for name in row.split(", ")}
    assert listed == {f"`{name}`" for name in vars(ServerOptions()) if name != "commands"}


def test_the_extension_has_the_options_of_the_server_with_their_defaults() -> None:
    package: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    assert package["version"] == __version__
    settings = package["contributes"]["configuration"]["properties"]
    for name, value in vars(ServerOptions()).items():
        if name not in ("commands", "pull"):  # which the extension decides
            assert settings[f"glosslint.{name}"]["default"] == value
    assert package["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == ["glosslint.path"]
    code = (EXTENSION / "src/extension.ts").read_text("utf-8")
    registered = set(re.findall(r'registerCommand\("([\w.]+)"', code))
    assert {command["command"] for command in package["contributes"]["commands"]} < registered


def test_the_extension_sends_all_files_that_can_be_read() -> None:
    code = (EXTENSION / "src/extension.ts").read_text("utf-8")
    (endings,) = re.findall(r'^const FILES = "\*\*/\*\.\{([\w,]+)\}";$', code, re.MULTILINE)
    assert set(endings.split(",")) == {ending.removeprefix(".") for ending in (*ENDINGS, ".toml")}


def test_the_program_says_whether_it_can_be_started(tmp_path: Any) -> None:
    assert glosslint("server", "--check", cwd=tmp_path) == (0, "", "")
