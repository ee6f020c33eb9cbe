"""``glosslint init`` alone on published glossaries in one page: their entries, links, and what is reported of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.settings.settings import load
from tests.corpora.glossaries import CORPORA, needs_corpora
from tests.support import glosslint


class Expected(NamedTuple):
    """What is in a glossary: entries, the first ids, links to entries, how many of them are broken, and the errors and
    warnings, which were read."""

    entries: int
    ids: tuple[str, ...]
    links: int
    errors: tuple[str, ...] = ()
    warnings: int = 0
    broken: int = 0


_LOST = '"features.md" is not an entry'  # which is a page of the guide
GLOSSARIES = {
    "runtime-spec": Expected(9, ("glossaryBundle", "glossaryConfiguration"), 10, (_LOST,), 1, 1),
    "shell-novice": Expected(40, ("absolute-path", "argument"), 43, (), 6),
    "xdgov": Expected(7, ("diverging-colors", "interactive"), 0, (), 2),
    "pages/electron": Expected(11, ("asar", "brightray"), 12, ('"TODO" is a placeholder; write the text',)),
    "pages/attacks": Expected(7, ("api", "authentication"), 0),
    "pages/otel": Expected(9, ("aggregation", "api"), 0),
    "pages/hakeem": Expected(6, ("stt", "tts"), 0),
}


@needs_corpora
@pytest.mark.parametrize("name", GLOSSARIES)
def test_a_page_is_read_as_it_is(name: str, tmp_path: Path) -> None:
    expected = {**GLOSSARIES, **FILES}[name]
    session = _initialised(name, tmp_path)
    entries = session.glossary.entries
    assert len(entries) == expected.entries
    assert tuple(entry.key for entry in entries[:2]) == expected.ids
    links = [link for entry in entries for link in entry.links if link.target is not None]
    assert len(links) == expected.links
    assert sum(session.glossary.resolve_link(link) is None for link in links) == expected.broken
    findings = check(CheckRequest(session.settings)).findings
    assert [finding.message for finding in findings if finding.severity.label == "error"] == list(expected.errors)
    judged = [finding for finding in findings if finding.severity.label == "warning"]
    assert len(judged) <= expected.warnings


def _initialised(name: str, folder: Path) -> Session:
    """Copy a glossary, let ``init`` write its settings, and open it with them."""
    shutil.copytree(CORPORA / name, folder / "project")
    result = glosslint("init", cwd=folder / "project")
    assert result.code == 0, result.err
    return open_session(CheckRequest(load(None, folder / "project")))


#: Links of hugodocs show the name of the entry, "[_page kinds_](g)"; those of docker have the anchor of its key.
FILES = {
    "hugodocs": Expected(156, ("action", "archetype"), 258, (), 2),
    "docker": Expected(60, ("amd64", "arm64"), 34, (), 2),
}


@needs_corpora
@pytest.mark.parametrize("name", FILES)
def test_glossaries_in_files_are_not_taken_for_pages(name: str, tmp_path: Path) -> None:
    test_a_page_is_read_as_it_is(name, tmp_path)
