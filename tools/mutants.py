"""Change the code that decides what is reported, a little at a time, and see whether a test notices.

``python -m tools.mutants [FILE …]`` (``make mutants``) runs mutmut in ``.mutants/``, a copy of the repository: on all
of ``FILES``, or on those that are named. It continues where it was stopped, and keeps earlier results, but for changed
functions and for changes that no test noticed and the list does not have; remove ``.mutants/`` to start from scratch.
Ends with 1 if a change goes unnoticed that ``equivalent_mutants.toml`` does not list as one that changes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".mutants"
LIST = Path(__file__).with_name("equivalent_mutants.toml")
_ENGINE = "baseline compare findings habits locate run_rules scope suppress verdicts"
FILES = (*(f"src/glosslint/engine/{name}.py" for name in _ENGINE.split()), "src/glosslint/fix/rounds.py")
TESTS = (
    "tests/engine",
    "tests/fix/test_meaning.py",
    "tests/fix/test_rounds.py",
    "tests/rules/test_examples.py",
    "tests/cli/test_counts.py",
    "tests/cli/test_robustness.py",
    "tests/cli/test_stats.py",
    "tests/cli/test_fix.py",
    "tests/corpora/test_baseline.py",
    "tests/report/test_guide_links.py",
)
_COPIED = ("src", "tests", "schema", "glossary", "docs", "tools", "benchmarks", "README.md", "CHANGELOG.md")
#: mutmut cannot copy a link that leads to itself, which is in golden/.
_LEFT_OUT = shutil.ignore_patterns("loop.yaml", "__pycache__")
#: Decorators of which mutmut changes no function. In the copy they are applied in a line of their own instead.
_DECORATED = re.compile(
    r"^(?P<indent> *)@(?P<decorator>property|cached_property|contextmanager)\n(?P=indent)def (?P<name>\w+)"
    r"(?P<rest>.*\n(?:(?P=indent) .*\n|\n)*(?:(?P=indent)\) .*\n(?:(?P=indent) .*\n|\n)*)?)",
    re.MULTILINE,
)
_PLUGINS_LEFT_OUT = tuple(f"-pno:{name}" for name in ("cacheprovider", "xdist", "asyncio", "pytest-lsp"))
_STATS = Path("mutmut-stats.json")  # of mutmut: which tests run which function, and how long each takes
_PATIENCE = 60  # seconds that all tests may take longer than without a change: a busy machine is no endless loop
#: Seconds after which one test fails: the longest takes three, and a change that never ends would take half an hour.
_LIMIT = ("--timeout=40", "--timeout-method=thread")
_UNNOTICED = ("survived", "no tests", "suspicious")


class Mutant(NamedTuple):
    """A change: the function, as in ``engine.scope.Scope.paths``, and the lines before and after."""

    function: str
    before: str
    after: str


def main() -> int:
    """Run mutmut, and report what no test noticed."""
    parser = argparse.ArgumentParser(description="Test whether the tests notice changes of the code.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="change these files only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (default: one for each core)")
    given = parser.parse_args()
    files = given.files or FILES
    _prepare(files)
    unnoticed = [name for name, result in _results() if result in _UNNOTICED]
    _mutmut("run", "--max-children", str(given.jobs))
    equivalent = _equivalent()
    left = [name for name, result in _results() if result in _UNNOTICED and name in unnoticed]
    left = [name for name in left if _mutant(name) not in equivalent]
    if left:  # tests may have been written for them since
        _mutmut("run", "--max-children", str(given.jobs), *left)
    return _summary()


def _prepare(files: Sequence[str]) -> None:
    """Bring the copy up to date; what mutmut found in it before stays."""
    WORK.mkdir(exist_ok=True)
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.rmtree(WORK / name, ignore_errors=True)
            shutil.copytree(ROOT / name, WORK / name, ignore=_LEFT_OUT, symlinks=True)
        else:
            shutil.copy2(ROOT / name, WORK / name)
    for name in files:
        file = WORK / name
        file.write_text(_DECORATED.sub(_applied, file.read_text("utf-8")), "utf-8")
    (WORK / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + _settings(files), "utf-8")


def _applied(function: re.Match[str]) -> str:
    """Return a function without its decorator, and a line that applies it."""
    indent, decorator, name, rest = function.group("indent", "decorator", "name", "rest")
    body = rest.rstrip("\n")
    blank = rest[len(body) :]
    return f"{indent}def _{name}_undecorated{body}\n{indent}{name} = {decorator}(_{name}_undecorated){blank}"


def _settings(files: Sequence[str]) -> str:
    copied = [name for name in _COPIED if name not in ("src", "tests")]
    arguments = ["--override-ini=addopts=", "-ptools.mutants", *_PLUGINS_LEFT_OUT, *_LIMIT, "-m", "not starts"]
    return f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {list(files)}
also_copy = {copied}
pytest_add_cli_args = {arguments}
pytest_add_cli_args_test_selection = {list(TESTS)}
timeout_constant = {_PATIENCE}.0
use_setproctitle = false
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the tests of a run that stops at the first failure, the fastest first: mutmut gives them in any order."""
    stats = next((file for file in (ROOT / _STATS, ROOT / "mutants" / _STATS) if file.exists()), None)
    seconds = json.loads(stats.read_text("utf-8"))["duration_by_test"] if stats is not None else {}
    items.sort(key=lambda item: seconds.get(item.nodeid, 1.0))


def _mutmut(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=WORK, check=True)


def _output(*arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=WORK, check=True, capture_output=True, text=True).stdout


def _results() -> Iterator[tuple[str, str]]:
    """Yield the name of each change that was not noticed, or not yet tested, and what came of it."""
    if (WORK / "mutants").is_dir():
        for line in _output("results").splitlines():
            name, _, result = line.strip().partition(": ")
            yield name, result


def _summary() -> int:
    results = dict(_results())
    counts = Counter(results.values())
    unnoticed = {name: _mutant(name) for name, result in results.items() if result in _UNNOTICED}
    equivalent = _equivalent()
    new = {name: mutant for name, mutant in unnoticed.items() if mutant not in equivalent}
    for name, mutant in new.items():
        sys.stdout.write(f"\n# {name}: {results[name]}\n{_as_toml(mutant)}")
    totals = ", ".join(f"{number} {result}" for result, number in sorted(counts.items())) or "none"
    sys.stdout.write(f"\nNot killed: {totals}; {len(unnoticed) - len(new)} listed as equivalent, {len(new)} new.\n")
    return 1 if new or counts["not checked"] else 0


def _equivalent() -> frozenset[Mutant]:
    """Return the changes that are listed as such that change nothing. Most of the tests are run for each of them."""
    rows: list[dict[str, str]] = tomllib.loads(LIST.read_text("utf-8")).get("mutant", [])
    return frozenset(Mutant(row["function"], row["before"], row["after"]) for row in rows)


def _mutant(name: str) -> Mutant:
    changed = [line for line in _output("show", name).splitlines() if line[:1] in ("-", "+")]
    sides = ("".join(f"{line[1:].strip()}\n" for line in changed if line[0] == side) for side in "-+")
    before, after = ("".join(side.splitlines(True)[1:]).strip() for side in sides)  # without the names of the files
    return Mutant(_function(name), before, after)


def _function(name: str) -> str:
    """Return the function of a name such as ``glosslint.engine.compare.xǁScopeǁ_paths_undecorated__mutmut_3``."""
    module, _, mangled = name.removeprefix("glosslint.").rpartition("__mutmut_")[0].partition(".x")
    function = re.sub(r"_(\w+)_undecorated$", r"\1", mangled[1:].replace("ǁ", "."))
    return f"{module}.{function}"


def _as_toml(mutant: Mutant) -> str:
    before, after = (f"'''{text}'''" if "\n" not in text else f"'''\n{text}'''" for text in mutant[1:])
    return f'[[mutant]]\nfunction = "{mutant.function}"\nbefore = {before}\nafter = {after}\nwhy = ""\n'


if __name__ == "__main__":
    sys.exit(main())
