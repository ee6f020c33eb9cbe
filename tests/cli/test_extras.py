"""What ``check`` does besides checking: ``-q``, ``-v``, ``-o``, ``--show-files``, and the line of progress."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, entry, glosslint, write

BROKEN = {"glosslint.toml": "", "glossary/ok.yaml": entry("ok"), "glossary/x.yaml": entry("x", see_also=["nil"])}
FINDING = 'glossary/x.yaml:7:12: error broken-reference "nil" is not an entry\n'


def test_quiet_prints_findings_and_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert glosslint("-q", cwd=folder) == (1, FINDING, "")
    assert glosslint("-q", "glossary/ok.yaml", cwd=folder) == (0, "", "")
    assert glosslint("-q", "--output-format", "json=x.json", cwd=folder) == (1, "", "")


def test_a_pattern_without_files_is_named(tmp_path: Path) -> None:
    settings = 'files = ["glossary/*.yaml", "term/*.yaml"]\n'
    folder = write(tmp_path, {**BROKEN, "glosslint.toml": settings})
    assert "          no file matches term/*.yaml\n" in glosslint("-v", cwd=folder).err
    assert "              no file matches term/*.yaml\n" in glosslint("doctor", cwd=folder).out


def test_verbose_says_what_was_read_from_where_and_how_long_it_took(tmp_path: Path) -> None:
    done = glosslint("-v", cwd=write(tmp_path, BROKEN))
    assert done.out.startswith(FINDING)
    rows = {line.split()[0]: line for line in done.err.splitlines() if not line.startswith(" ")}
    assert list(rows) == ["settings", "files", "layout", "schema", "rules", "time"]
    assert rows["settings"].startswith("settings  glosslint.toml, folder")
    assert rows["files"].startswith("files     2 entries in 2 files: glossary/**/*.yaml")


@pytest.mark.parametrize(
    ("args", "form"),
    [((), "concise"), (("--output-format", "json"), "json"), (("--output-format", "json", "-q"), "json")],
)
def test_a_report_is_written_to_the_file_of_o(tmp_path: Path, args: tuple[str, ...], form: str) -> None:
    folder = write(tmp_path, BROKEN)
    done = glosslint("-o", "out", *args, cwd=folder)
    assert (done.code, done.out.startswith("1 error ("), done.err) == (1, "-q" not in args, "")
    text = (folder / "out").read_text("utf-8")
    assert text.startswith(FINDING) if form == "concise" else json.loads(text)["findings"]
    two = glosslint("-o", "out", "--output-format", "full", "--output-format", "concise", cwd=folder)
    assert two.err == "error: -o out: for 2 reports; name a file for each: --output-format FORMAT=FILE\n"


def test_files_are_listed_as_seen_from_here(tmp_path: Path) -> None:
    folder = write(tmp_path, {**BROKEN, "glossary/_no.yaml": "", "other.yaml": ""})
    assert glosslint("--show-files", cwd=folder) == (0, "glossary/ok.yaml\nglossary/x.yaml\n", "")
    assert glosslint("--show-files", "x.yaml", cwd=folder / "glossary") == (0, "x.yaml\n", "")
    assert glosslint("--show-files", "other.yaml", cwd=folder).code == 2


_SLOW = """
import sys, time
from glosslint.cli import console
from glosslint.util.timing import NOW
console.AFTER = console._EVERY = 0.01
line = console.Progress(wanted=True)
with line.show_line(), NOW.of("Checking spelling and grammar", 3000, "texts"):
    NOW.done = 1200
    while line._on and not line._shown:
        time.sleep(0.01)
    with line.hide_line():
        sys.stderr.write("asked")
        sys.stderr.flush()
sys.stderr.write("done")
"""


def _seen(env: dict[str, str]) -> str:
    """What a terminal gets on standard error."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    full = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", **env}
    subprocess.run([sys.executable, "-c", _SLOW], stderr=theirs, env=full, check=True)
    os.close(theirs)
    seen = b""
    while not seen.endswith(b"done"):
        seen += os.read(ours, 4096)
    os.close(ours)
    return seen.decode()


def test_a_long_run_shows_what_it_does_and_erases_it() -> None:
    shown, _, rest = _seen({}).partition("asked")
    assert "\r\x1b[2K\x1b[2mChecking spelling and grammar: 1,200 of 3,000 texts…\x1b[0m" in shown
    assert shown.endswith("\r\x1b[2K")
    assert rest == "done" or rest.endswith("\r\x1b[2Kdone")


@pytest.mark.parametrize("env", [{"CI": "true"}, {"PRE_COMMIT": "1"}, {"TERM": "dumb"}])
def test_nothing_is_shown_where_nobody_looks(env: dict[str, str]) -> None:
    assert _seen(env) == "askeddone"
