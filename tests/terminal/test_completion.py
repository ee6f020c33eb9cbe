"""Completion in real shells: commands, options, rules, ids of entries and branches."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import entry, write
from tests.terminal.conftest import Open

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

#: How each shell is started without files of the user, and made to complete.
_SHELLS = {
    "bash": ("true", 'eval "$(glosslint completion bash)"'),
    "zsh": ("zsh -f", "autoload -Uz compinit; compinit -u -D; eval \"$(glosslint completion zsh)\"; PS1='$ '"),
    "fish": ("fish --no-config", "glosslint completion fish | source"),
}
_TYPED = {
    "glosslint expl": "glosslint explain",
    "glosslint check --preset str": "glosslint check --preset strict",
    "glosslint rule broken-l": "glosslint rule broken-link",
    "glosslint --select formatt": "glosslint --select formatting",
    "glosslint explain circular-definition soft": "glosslint explain circular-definition softmax",
    "glosslint rename soft": "glosslint rename softmax",
    "glosslint --changed-since trun": "glosslint --changed-since trunk",
}


@pytest.mark.parametrize("shell", _SHELLS)
def test_a_shell_completes(shell: str, tmp_path: Path, open_terminal: Open) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    write(tmp_path, {"glossary/softmax.yaml": entry("softmax"), "glossary/logit.yaml": entry("logit")})
    commit = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "first"]
    for command in (["git", "init", "-q", "-b", "trunk"], commit):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    start, load = _SHELLS[shell]
    terminal = open_terminal(120)
    terminal.type(start, "Enter")
    terminal.run(f"{load}; clear")
    for typed, completed in _TYPED.items():
        terminal.type(typed, "Tab")
        terminal.wait_for(completed)
        terminal.tmux("send-keys", "C-u")
        terminal.run("clear")
