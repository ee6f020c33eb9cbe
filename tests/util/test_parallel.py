"""Work over several processes gives what one process gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from glosslint.util import parallel
from glosslint.util.parallel import MIN_ITEMS, run_in_parallel
from tests.support import BUILT_IN, ROOT, entry, write

_CLI = """
from glosslint.util import parallel
parallel.usable_cores = lambda: {}
from glosslint.cli.main import main
main()
"""


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores, whatever runs beside the test."""
    if sys.platform != "linux":
        pytest.skip("work is spread on Linux only")
    monkeypatch.setattr(parallel, "usable_cores", lambda: 2)


@pytest.mark.usefixtures("two")
def test_results_come_in_the_order_of_the_items() -> None:
    here = os.getpid()
    results = run_in_parallel(lambda part: [(item * 2, os.getpid() == here) for item in part], range(MIN_ITEMS))
    assert [double for double, _ in results] == [item * 2 for item in range(MIN_ITEMS)]
    assert {mine for _, mine in results} == {True, False}


@pytest.mark.usefixtures("two")
def test_few_items_stay_here() -> None:
    here = os.getpid()
    assert run_in_parallel(lambda part: [os.getpid() for _ in part], range(MIN_ITEMS - 1)) == [here] * (MIN_ITEMS - 1)


@pytest.mark.usefixtures("two")
def test_what_a_helper_cannot_do_is_done_here() -> None:
    here = os.getpid()

    def work(part: range) -> list[int]:
        if os.getpid() != here:
            os._exit(9)
        return list(part)

    assert run_in_parallel(work, range(MIN_ITEMS)) == list(range(MIN_ITEMS))  # type: ignore[arg-type]


@pytest.mark.usefixtures("two")
def test_what_a_helper_raises_is_raised_here() -> None:
    def work(part: range) -> list[int]:
        return [1 // (MIN_ITEMS - 1 - item) for item in part]

    with pytest.raises(ZeroDivisionError):
        run_in_parallel(work, range(MIN_ITEMS))  # type: ignore[arg-type]


def _report(folder: Path, cores: int) -> object:
    command = [sys.executable, "-c", _CLI.format(cores), "--output-format", "json", "--ignore", "spelling,grammar"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.stderr == BUILT_IN
    return json.loads(done.stdout)


def test_a_large_glossary_gives_the_same_report(tmp_path: Path) -> None:
    names = [f"term-{number}" for number in range(MIN_ITEMS + 50)]
    files = {f"glossary/{name}.yaml": entry(name, see_also=[names[index // 2]]) for index, name in enumerate(names)}
    for name in names[::40]:
        files[f"glossary/{name}.yaml"] = entry(name, see_also=["nowhere"], summary='"A  short (one"').replace(
            ":", " :", 1
        )
    files["glossary/broken.yaml"] = "id: broken\nterm: [\n"
    write(tmp_path, files)
    one, two = _report(tmp_path, 1), _report(tmp_path, 2)
    assert one == two
    assert isinstance(one, dict)
    assert len({finding["rule"] for finding in one["findings"]}) > 3


@pytest.mark.usefixtures("two")
def test_what_cannot_be_sent_back_is_done_here() -> None:
    def work(part: Sequence[int]) -> list[Callable[[], str]]:
        return [lambda: "nothing packs this" for _ in part]

    assert {given() for given in run_in_parallel(work, range(MIN_ITEMS))} == {"nothing packs this"}
