"""What holds for every test: nothing of the user's own is read or written (cache, settings, trust), and no language
engine is asked unless the settings of the test name one. What is tested elsewhere shall neither depend on a dictionary
nor wait for it."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from glosslint.engine import session
from glosslint.glossary import build
from glosslint.language import engines
from glosslint.parse.tree import Document
from glosslint.settings.user import VARIABLES
from glosslint.util import system
from glosslint.util.parallel import usable_cores
from glosslint.util.system import source_state as packages_source_state
from tests.corpora.glossaries import CORPORA

# No deadline and no check of how fast examples come: a busy machine must not fail a test. The same examples every time,
# and none remembered, so that a run is the same on every machine. A test adds how many examples it needs, no more.
settings.register_profile(
    "glosslint",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("glosslint")


#: Files whose tests are few and take long. Begun last, one of them would be waited for by all other processors.
_LONG = (
    "answer_cache",
    "atomic_write",
    "growth",
    "hook",
    "limits",
    "managed",
    "rename_all",
    "review",
    "styles",
    "trust",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests of real glossaries where there are none, and put the files first that take long: xdist hands them out
    in this order (``--no-loadscope-reorder``)."""
    if not CORPORA.is_dir():
        for item in items:
            if item.get_closest_marker("corpora") is not None:
                item.add_marker(pytest.mark.skip(reason=f"no real glossaries in {CORPORA}"))
    items.sort(key=lambda item: item.path.stem.removeprefix("test_") not in _LONG)


@pytest.hookimpl(optionalhook=True)  # where the tests run without xdist
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: of two, there is mostly one whose test waits for a process or a server."""
    return usable_cores() + 1


_NUMBERS = count()


@pytest.fixture(autouse=True)
def _without_engines(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = tmp_path_factory.getbasetemp() / f"user-{next(_NUMBERS)}"  # made by what writes into it
    monkeypatch.setenv("XDG_CACHE_HOME", str(own / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(own / "state"))
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(engines, "DEFAULT", ())
    monkeypatch.setattr(os, "fsync", lambda _: None)  # on a busy disk, most of the time of tests that write
    monkeypatch.setattr(system, "source_state", _source_state)


@cache
def _source_state(package: str) -> tuple[object, ...]:
    """Look at the files of glosslint once, not before and after each run: they stay as they are during the tests."""
    return tuple(packages_source_state(package))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose facts were read."""
    paths: list[str] = []
    real = build.facts

    def counted(document: Document, *args: Any) -> Any:
        paths.append(document.source.path)
        return real(document, *args)

    monkeypatch.setattr(session, "facts", counted)
    return paths


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's chromium, driven by playwright; without them, the test is skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (make test-browser)")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def pytest_collection_finish() -> None:
    """Keep what was collected out of the garbage collection: to walk through ten thousand tests takes long."""
    gc.collect()
    gc.freeze()
