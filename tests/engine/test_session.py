"""What a run reads, parses and judges, counted: nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine import session
from glosslint.engine.check import check
from glosslint.engine.report import Findings
from glosslint.engine.session import CheckRequest
from glosslint.fix import verify
from glosslint.layout import layout
from glosslint.project import open as project_open
from glosslint.settings.settings import load
from tests.support import entry, glosslint, write

FILES = 50
SCHEMA = '{"type": "object", "required": ["id", "term"]}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A glossary of many files, one of which has something to fix."""
    texts = {f"glossary/e{number}.yaml": entry(f"e{number}", see_also=["e0"]) for number in range(1, FILES)}
    return write(
        tmp_path,
        {
            "glosslint.toml": 'schema = "schema.json"\n',
            "schema.json": SCHEMA,
            "glossary/e0.yaml": entry("e0", see_also=["e1", "e1"]),
            **texts,
        },
    )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each function is called; for parsers, also by the path that is parsed."""
    calls = Counter[str]()

    def count(module: Any, name: str, key: Callable[..., str]) -> None:
        function = getattr(module, name)

        def counted(*args: Any, **options: Any) -> Any:
            calls[key(*args)] += 1
            return function(*args, **options)

        monkeypatch.setattr(module, name, counted)

    count(session, "discover", lambda *_: "discover")
    count(project_open, "load_schema", lambda *_: "schema")
    count(layout, "parse", lambda source, *_: source.path)
    count(verify, "parse_again", lambda _, source: source.path)
    count(Findings, "finding", lambda *_: "finding")
    return calls


def test_a_fix_finds_the_files_and_reads_the_schema_once_and_parses_what_it_changes(
    folder: Path, calls: Counter[str]
) -> None:
    assert glosslint("--fix", cwd=folder).out.startswith("Fixed 1 finding")
    assert (calls["discover"], calls["schema"]) == (1, 1)
    parsed = {path: number for path, number in calls.items() if path.startswith("glossary/")}
    assert parsed.pop("glossary/e0.yaml") == 2  # as it was, and as it is
    assert set(parsed.values()) == {1}
    assert len(parsed) == FILES - 1


def test_each_finding_is_made_once(folder: Path, calls: Counter[str]) -> None:
    texts = {f"glossary/e{number}.yaml": entry(f"e{number}", see_also=[f"gone{number}"]) for number in range(1, 21)}
    write(folder, {**texts, "glossary/e0.yaml": entry("e0")})
    assert "20 findings in 20 places" in glosslint("baseline", cwd=folder).out
    write(folder, {"glossary/e0.yaml": entry("e0", see_also=["lost", "missing"])})
    calls.clear()
    report = check(CheckRequest(load(None, folder)))
    assert (len(report.findings), len(report.baselined)) == (2, 20)
    assert calls["finding"] == 22
