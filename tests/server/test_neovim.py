"""▶ A real client: Neovim edits, fixes, completes and renames, and writes what the command line writes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.test_renaming import files, glossary
from tests.support import ROOT, entry, glosslint, write

NEOVIM = shutil.which("nvim", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
pytestmark = [
    pytest.mark.editor,
    pytest.mark.starts,
    pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed: pip install --group editor"),
]
SETTINGS = 'ignore = ["id-filename"]\n[language]\nengines = []\n'


def test_neovim_edits_fixes_completes_and_renames(tmp_path: Path) -> None:
    folder, other = glossary(tmp_path / "one"), glossary(tmp_path / "two")
    for one in (folder, other):
        write(one, {"glosslint.toml": SETTINGS, "glossary/extra.yaml": entry("extra", see_also=["other-4"])})
    report = tmp_path / "report.json"
    env = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "REPORT": str(report),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "NVIM_LOG_FILE": str(tmp_path / "log"),
    }
    (snippet,) = re.findall(r"^```lua\n(.*?)^```$", (ROOT / "docs/editors.md").read_text(), re.MULTILINE | re.DOTALL)
    write(tmp_path, {"init.lua": f"vim.cmd('filetype on')\n{snippet}"})
    script = Path(__file__).with_name("neovim.lua")
    command = [
        str(NEOVIM),
        "--headless",
        "-u",
        str(tmp_path / "init.lua"),
        "-i",
        "NONE",
        "-n",
        "-S",
        str(script),
        "+qall!",
    ]
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
    )
    assert report.exists(), done.stdout + done.stderr
    said = json.loads(report.read_text())
    assert said.pop("encoding") == "utf-8"
    ids = sorted(["ant", "extra", *(f"other-{number}" for number in range(10) if number != 2)])
    assert said == {
        "at_start": 0,
        "changed": ['"other-4" is a name, not an id; write "changed"'],
        "undone": 0,
        "misspelt": ['"antt" is not an entry; did you mean "ant"?'],
        "fixed": 0,
        "completed": ids,
        "renamed": 0,
        "saved": 0,
    }
    assert glosslint("rename", "ant", "emmet", cwd=other).code == 0
    assert files(folder) == files(other)
