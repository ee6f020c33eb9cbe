"""Prove that what was built can be installed and run anywhere: ``python tools/check_dist.py dist``.

Take the one wheel and the one sdist in a folder. The wheel must hold every file of ``src/glosslint`` and the JSON
Schemas. It is installed into a fresh virtual environment in a temporary folder, outside of the checkout, and checks
there: a copy of this repository's glossary with its schema and settings, also with the lowest versions of the packages
that ``pyproject.toml`` allows; the starter of ``glosslint init``, which needs the schema in the wheel; and a page in
the layout ``hugo``, which needs the presets in the wheel. A wheel built from the sdist must hold the same files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/glosslint"
SETTINGS = ("glossary", "schema", "pyproject.toml")
PAGES = {
    "glosslint.toml": 'files = ["*.md"]\nlayout = "hugo"\n',
    "pod.md": "---\ntitle: Pod\nid: pod\n---\nSmallest object that runs on a [node](/node/).\n",
    "node.md": "---\ntitle: Node\nid: node\n---\nMachine that runs what it is given, such as a [pod](/pood/).\n",
}


def missing(wheel: Path) -> list[str]:
    """Return the files of the package and the schemas that ``wheel`` does not hold."""
    sources = (file for file in PACKAGE.rglob("*") if file.suffix in (".LICENSE", ".py", ".toml", ".typed", ".zlib"))
    expected = {f"glosslint/{file.relative_to(PACKAGE).as_posix()}" for file in sources}
    expected |= {f"glosslint/schemas/{file.name}" for file in (ROOT / "schema").glob("*.json")}
    return sorted(expected - _files(wheel))


def _files(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def _run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command without this checkout on its path, and return its output; end with it if the exit code differs."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    env |= {"NO_COLOR": "1", "PYTHONUTF8": "1", "GITHUB_ACTIONS": "", "XDG_CACHE_HOME": str(cwd / ".cache")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False, encoding="utf-8")
    output = done.stdout + done.stderr
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}, not {code}\n{output}")
    return output


def _install(folder: Path, *what: str | Path) -> Path:
    """Make a virtual environment in ``folder`` with ``what`` in it, and return the folder of its commands."""
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if sys.platform == "win32" else "bin")
    _run(commands / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", *what, cwd=folder)
    return commands


def _list_lowest() -> Iterator[str]:
    """Yield the requirement of each package that the wheel needs, at its lowest version."""
    for required in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]:
        yield re.split("[,;]", required)[0].replace(">=", "==")


def check_wheel(wheel: Path, folder: Path) -> Iterator[str]:
    """Install ``wheel`` in ``folder``, check three glossaries with it, and yield the last line of each report."""
    commands = _install(folder / "venv", wheel)
    glosslint = commands / "glosslint"

    own = folder / "own"
    for name in SETTINGS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        own.mkdir(exist_ok=True)
        copy(ROOT / name, own / name)
    yield _last(_run(glosslint, "check", "glossary", cwd=own))
    lowest = _install(folder / "lowest", wheel, *_list_lowest())
    yield f"with the lowest versions: {_last(_run(lowest / 'glosslint', 'check', 'glossary', cwd=own))}"

    starter = folder / "starter"
    starter.mkdir()
    _run(glosslint, "init", cwd=starter)
    yield _last(_run(glosslint, cwd=starter))

    pages = folder / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, "utf-8")
    report = _run(glosslint, "--ignore", "spelling,grammar", cwd=pages, code=1)
    if 'node.md:5:53: error broken-link "pood" is not an entry' not in report:
        sys.exit(f"a page in the layout hugo was not checked as it should be:\n{report}")
    yield _last(report)


def _last(report: str) -> str:
    return report.splitlines()[-1]


def check_sdist(sdist: Path, wheel: Path, folder: Path) -> None:
    """Build a wheel from ``sdist``, which must hold the files of ``wheel``."""
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder / "again", sdist, cwd=folder)
    (again,) = (folder / "again").glob("*.whl")
    if _files(again) != _files(wheel):
        sys.exit(f"the sdist builds another wheel; files that differ: {sorted(_files(again) ^ _files(wheel))}")


def main(dist: Path) -> Iterator[str]:
    """Check the wheel and the sdist in ``dist``, and yield lines that say what ran."""
    (wheel,), (sdist,) = list(dist.glob("*.whl")), list(dist.glob("*.tar.gz"))
    if lost := missing(wheel):
        sys.exit(f"{wheel.name} lacks {', '.join(lost)}")
    with tempfile.TemporaryDirectory(prefix="glosslint-dist-") as temporary:
        folder = Path(temporary).resolve()
        yield from check_wheel(wheel.resolve(), folder)
        check_sdist(sdist.resolve(), wheel, folder)
    yield f"{wheel.name} and {sdist.name} install and run"


if __name__ == "__main__":
    for line in main(Path(sys.argv[1])):
        sys.stdout.write(f"{line}\n")
