"""What a run holds in memory: no trees of files that nobody asks for, and few bytes an entry."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine import run_rules
from glosslint.engine.check import check, judge
from glosslint.engine.session import CheckRequest, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import KEPT
from glosslint.glossary.glossary import Glossary
from glosslint.layout import layout
from glosslint.model import Problem, Severity
from glosslint.parse import documents
from glosslint.parse.tree import Document
from glosslint.rule import GlossaryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import load
from tests.support import ROOT, entry, glosslint, write

#: Bytes an entry: a tenth more than was measured with Python 3.11.
MOST = 13_200
FEW, MANY = 50, 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A glossary of which one file has something to fix, and one a broken reference."""
    texts = {f"glossary/e{number}.yaml": entry(f"e{number}", see_also=["e0"]) for number in range(2, 30)}
    odd = {
        "glossary/e0.yaml": entry("e0", see_also=["e1", "e1"]),
        "glossary/e1.yaml": entry("e1", see_also=["gone"]),
    }
    return write(tmp_path, {"glosslint.toml": "", **texts, **odd})


def test_only_the_trees_of_files_with_findings_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ROOM", 0)
    alive: weakref.WeakSet[Document] = weakref.WeakSet()
    parse: Callable[..., Document] = vars(layout)["parse"]

    def counted(*given: Any) -> Document:
        document = parse(*given)
        alive.add(document)
        return document

    monkeypatch.setattr(layout, "parse", counted)
    request = CheckRequest(load(None, folder))
    judgement = judge(open_session(request), request)
    gc.collect()
    paths = {"glossary/e0.yaml", "glossary/e1.yaml"}
    assert {finding.location.path for finding in judgement.findings} == paths
    assert {document.source.path for document in alive} == paths


def test_a_run_without_room_for_trees_finds_and_fixes_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = ("--output", "json"), ("--output", "full"), ("--diff",), ("--diff", "--unsafe-fixes")
    usual = [glosslint(*options, "--no-cache", cwd=folder) for options in calls]
    monkeypatch.setattr(documents, "ROOM", 0)
    assert [glosslint(*options, "--no-cache", cwd=folder) for options in calls] == usual
    assert usual[-1].out


def test_a_large_glossary_has_the_same_findings_and_forgets_what_its_texts_were_taken_apart_into(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = CheckRequest(load(None, folder))
    usual = judge(open_session(request), request)
    monkeypatch.setattr(run_rules, "MANY", 0)
    frugal = judge(open_session(request, once=True), request)
    assert frugal.findings == usual.findings
    assert _parts(usual.session.glossary.entries) >= {"base_forms", "sentences", "opening", "redirect"}
    assert not _parts(frugal.session.glossary.entries)


@pytest.mark.parametrize(
    "ask",
    [
        lambda glossary: [glossary.entries_by_name],
        lambda glossary: [entry.english_names for entry in glossary.entries],
        lambda glossary: [prose.initials for entry in glossary.entries for prose in entry.prose],
        lambda glossary: [prose.masked for entry in glossary.entries for prose in entry.prose],
    ],
    ids=["the index of names", "of entries", "of texts", "only texts without code"],
)
def test_of_a_large_glossary_no_rule_keeps_what_it_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Glossary], list[object]]
) -> None:
    """But for texts without their code, and what is small: many rules ask for these."""
    known: list[set[str]] = []

    def asks(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        assert ask(glossary)
        yield from ()

    def looks(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        known.append({*glossary.__dict__} - {field.name for field in fields(glossary)})
        known.extend({*of.__dict__} for one in glossary.entries for of in (one, *one.prose))
        yield from ()

    monkeypatch.setattr(run_rules, "MANY", 0)
    texts = {"a": "Text with `code` in it.", "b": "Text without any."}
    files = {f"glossary/{name}.yaml": f"id: {name}\nterm: T\ndefinition: {text}\n" for name, text in texts.items()}
    write(tmp_path, {"glosslint.toml": "", **files})
    rules = (GlossaryRule(one.__name__, "schema", Severity.WARNING, None, one, ()) for one in (asks, looks))
    active = tuple(ActiveRule(rule, NoOptions()) for rule in rules)
    check(CheckRequest(load(None, tmp_path), rules=active, cache=False))
    assert known == [set(), set(), {"masked"}, set(), {"masked"}]


def _parts(entries: Iterable[EntryFacts]) -> set[str]:
    """Return what entries and their texts were asked, except for what stays in any case."""
    owners = (one for entry in entries for one in (entry, *entry.prose))
    return {name for one in owners for name in one.__dict__} - KEPT


def test_an_entry_takes_few_bytes(tmp_path: Path) -> None:
    """In a process of its own: here the tables of the caches, which other tests filled, may grow at any moment."""
    command = [sys.executable, "-m", "tests.engine.held", str(tmp_path), *map(str, (MANY, FEW, MANY, MANY))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    _, few, *many = map(int, done.stdout.split())  # the first loads and caches what does not grow with the glossary
    # The table of interned strings takes a megabyte more when it grows, in any one of the runs.
    assert (min(many) - few) / (MANY - FEW) < MOST
