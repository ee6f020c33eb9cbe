"""Definition lists in Markdown, as ``glosslint init`` and the rules read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _page(before: str) -> str:
    return "# Glossary\n\n" + "".join(f"{term}\n:{before}{text}\n\n" for term, text in TERMS.items())


@pytest.mark.parametrize("before", ["\t\t", "\t \t", "        ", "     ", "\t\t\t"])
def test_a_text_far_from_its_mark_is_no_code(before: str, tmp_path: Path) -> None:
    page = _page(before).replace("Thread of spun", "Thread of of spun")
    assert entries_of(tmp_path, page)[1] == (["Yarn"], "Thread of of spun fibre, for a rope.")
    assert 'repeated-word [*] "of of"' in glosslint(cwd=tmp_path).out
    assert glosslint("--fix", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary.md").read_text(encoding="utf-8") == _page(before)


def test_nor_is_what_follows_with_the_same_indentation(tmp_path: Path) -> None:
    page = _page("\t\t").replace("for a rope.", "for a rope.\n\n\t\tIt is spun of of hemp.\n\n\t\t\tof of code")
    glosslint("init", cwd=write(tmp_path, {"glossary.md": page}))
    out = glosslint(cwd=tmp_path).out
    assert "glossary.md:9:14: warning repeated-word" in out
    assert out.count("repeated-word") == 1


@pytest.mark.parametrize("text", [
    ":\t\tThread.\n\n\t\t```\n\t\tof of code\n\t\t```\n",
    ":\t\t```\n\t\tof of code\n\t\t```\n",
    ": Thread.\n\n      of of code\n",
])  # fmt: skip
def test_code_in_an_item_stays_code(text: str, tmp_path: Path) -> None:
    page = _page(" ").replace(": Thread of spun fibre, for a rope.\n", text)
    glosslint("init", cwd=write(tmp_path, {"glossary.md": page}))
    assert "repeated-word" not in glosslint(cwd=tmp_path).out
