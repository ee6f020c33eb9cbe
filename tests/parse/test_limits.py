"""Hostile files end in a finding or a clear error, without hanging and within 300 MB, long pages within 250."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import entry, write
from tests.timing import HANG

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")

_CHILD = "import resource, sys; from glosslint.cli.main import main\ntry:\n    main()\nfinally:\n    sys.stderr.flush()"
#: Starts the child and writes down what it took. A process of its own: to the system a child is as large as its parent
#: was when it began, and a run of tests is large.
_LAUNCHER = """
import json, resource, subprocess, sys
code = subprocess.call([sys.executable, "-c", sys.argv[1], "--output-format", "concise"], stderr=subprocess.STDOUT)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[2], "w") as file:
    json.dump([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024], file)
"""


def _measured(folder: Path) -> tuple[int, str, float, float]:
    """Exit code, output, processor seconds and megabytes of a check of ``folder``."""
    result = folder.parent / f"{folder.name}.json"
    started = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, _CHILD, result],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    code, seconds, size = json.loads(result.read_text())
    return code, started.stdout, seconds, size / (1024 if sys.platform == "darwin" else 1)


def _bomb(file: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    file.write_text("\n".join(lines) + "\n")


def _recursive(file: Path) -> None:
    file.write_text("id: x\nsee_also: &a [*a]\n")


def _scalar(file: Path) -> None:
    file.write_text("id: x\ndefinition: " + "long " * 10_000_000 + "\n")


def _megabyte(file: Path) -> None:
    file.write_text(
        "id: x\nterm: x\nstatus: draft\ncategory: y\nsummary: " + "word [x] `y` " * 40_000 + "\ndefinition: z\n"
    )


def _flow_nesting(file: Path) -> None:
    file.write_text("id: x\nsee_also: " + "[" * 100_000)


def _block_nesting(file: Path) -> None:
    file.write_text("- " * 100_000 + "x\n")


def _map_nesting(file: Path) -> None:
    file.write_text("{a: " * 100_000)


def _fifo(file: Path) -> None:
    os.mkfifo(file)


def _loop(file: Path) -> None:
    file.symlink_to(file.name)


def _folder(file: Path) -> None:
    file.mkdir()
    (file / "y.yaml").write_text("id: [\n")


def _nul(file: Path) -> None:
    file.write_bytes(b"id: x\nterm: a\0b\n")


def _many_errors(file: Path) -> None:
    file.write_text("id: x\n" + "".join(f"k{n}: v\n" for n in range(3_000)))


SMALL: dict[Callable[[Path], None], str] = {
    _bomb: "error yaml-syntax its aliases expand to more than 1,000,000 values",
    _recursive: "2:15: error yaml-syntax the alias *a is inside the value it repeats",
    _flow_nesting: "error yaml-syntax lists and mappings are nested more than 100 deep",
    _block_nesting: "error yaml-syntax lists and mappings are nested more than 100 deep",
    _map_nesting: "error yaml-syntax lists and mappings are nested more than 100 deep",
    _fifo: "1:1: error unreadable-file",
    _loop: "1:1: error unreadable-file",
    _nul: "2:8: error yaml-syntax the control character U+0000 is not allowed in YAML",
}


def test_hostile_files_side_by_side(tmp_path: Path) -> None:
    settings = 'files = ["**/*.yaml"]\nlanguage.engines = []\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "ok.yaml": entry("ok")})
    for make in SMALL:
        make(folder / f"x{make.__name__}.yaml")
    _folder(folder / "x.yaml")
    code, output, seconds, megabytes = _measured(folder)
    lines = output.splitlines()
    assert not [
        make
        for make, message in SMALL.items()
        if not any(line.startswith(f"x{make.__name__}.yaml:") and message in line for line in lines)
    ]
    assert "x.yaml/y.yaml:1:" in output
    assert code == 1
    assert seconds < HANG
    assert megabytes < 300


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_scalar, "x.yaml:1:1: error unreadable-file"),
        (_megabyte, "x.yaml:5:"),
        (_many_errors, "x.yaml:"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_large_hostile_file(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    engines = ["harper"] if make is _megabyte else []  # a dictionary takes longer to load than all else
    settings = f'files = ["**/*.yaml"]\nlanguage.engines = {json.dumps(engines)}\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "ok.yaml": entry("ok")})
    make(folder / "x.yaml")
    code, output, seconds, megabytes = _measured(folder)
    assert message in output
    assert code == 1
    assert seconds < HANG
    assert megabytes < 300


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"# h{number}\n" for number in range(25_000)),
        "---\n" * 60_000,
        "> " * 75_000 + "x\n\n# h\n",
        "# h\n\n" + "a <!-- {{< [b](\n" * 12_000,
    ],
    ids=["headings", "dashes", "quotations", "nothing closed"],
)
def test_hostile_page(tmp_path: Path, text: str) -> None:
    page = f"---\ntitle: X\n---\n{text}"
    folder = write(tmp_path, {"glosslint.toml": 'layout = "hugo"\nfiles = ["*.md"]\n', "x.md": page})
    code, output, seconds, megabytes = _measured(folder)
    assert code in (0, 1)
    assert "yaml-syntax" not in output
    assert seconds < HANG
    assert megabytes < 250


def test_a_file_without_permission_is_a_finding(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "ok.yaml": entry("ok"), "x.yaml": entry("x")})
    (folder / "x.yaml").chmod(0)
    if os.access(folder / "x.yaml", os.R_OK):
        pytest.skip("this user may read everything")
    code, output, _, _ = _measured(folder)
    assert code == 1
    assert "x.yaml:1:1: error unreadable-file" in output
