"""▶ A second real client: Emacs with Eglot shows findings, and what is typed takes them away."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, entry, write

EMACS = shutil.which("emacs")
pytestmark = [
    pytest.mark.editor,
    pytest.mark.starts,
    pytest.mark.skipif(EMACS is None, reason="needs Debian's emacs-nox, elpa-eglot and elpa-yaml-mode"),
]


def test_emacs_shows_findings_as_long_as_there_are_any(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "own",
        {
            ".git/HEAD": "ref: refs/heads/main\n",
            "glosslint.toml": "[language]\nengines = []\n",
            "glossary/ant.yaml": entry("ant"),
            "glossary/bee.yaml": entry("bee", see_also=["gone"]),
        },
    )
    (snippet,) = re.findall(r"^```elisp\n(.*?)^```$", (ROOT / "docs/editors.md").read_text(), re.MULTILINE | re.DOTALL)
    write(tmp_path, {"snippet.el": snippet})
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "REPORT": str(tmp_path / "report.json"),
        "SNIPPET": str(tmp_path / "snippet.el"),
    }
    command = [str(EMACS), "--batch", "--eval", "(package-initialize)", "-l", str(Path(__file__).with_name("emacs.el"))]
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
    )
    report = tmp_path / "report.json"
    assert report.exists(), done.stdout + done.stderr
    assert json.loads(report.read_text()) == {
        "first": ['glosslint [broken-reference]: "gone" is not an entry'],
        "second": [],
    }
