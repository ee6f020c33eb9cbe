"""``glosslint init`` on guides in numbered chapters that are called a glossary, and on glossaries with numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import glosslint, write

_CHAPTERS = ("Before you leave", "Setting the sails", "Steering", "In the harbour")
_SENTENCE = "Look at the water first, and wait until the crew is ready for what comes next. "
_REASON = "it is a guide: its headings are chapters that have numbers, with long texts"


def _guide(title: str, number: str, parts: int, sentences: int) -> str:
    """Return a page in Markdown with chapters, each with some parts of some sentences (of 15 words)."""
    page = f"# {title}\n\n{_SENTENCE}\n\n"
    for at, chapter in enumerate(_CHAPTERS, 1):
        page += f"## {number.format(n=at)}{chapter}\n\n{_SENTENCE * (2 if parts else sentences)}\n\n"
        for part in range(parts):
            page += f"### {('What to bring', 'How it works', 'Checks')[part]}: {chapter}\n\n{_SENTENCE * sentences}\n\n"
    return page


def _as(ending: str, page: str) -> str:
    """Return a page in Markdown in another format."""
    if ending == "html":
        page = re.sub(r"^(#+) (.*)$", lambda m: f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>", page, flags=re.MULTILINE)
        return re.sub(r"^(?!<)(.+)$", r"<p>\1</p>", page, flags=re.MULTILINE)
    if ending == "adoc":
        return page.replace("#", "=")
    if ending == "rst":
        lines = {"#": "=", "##": "-", "###": "~"}
        return re.sub(r"^(#+) (.*)$", lambda m: f"{m[2]}\n{lines[m[1]] * len(m[2])}", page, flags=re.MULTILINE)
    return page


@pytest.mark.parametrize("ending", ["md", "html", "adoc", "rst"])
@pytest.mark.parametrize(
    ("title", "number", "parts", "sentences"),
    [
        ("Sailing", "{n}. ", 3, 5),
        ("Sailing", "Chapter {n}: ", 2, 5),
        ("Sailing", "{n} ", 0, 14),
        ("Glossary of sailing", "{n}. ", 2, 20),
    ],
)
def test_a_guide_is_no_glossary(
    ending: str, title: str, number: str, parts: int, sentences: int, tmp_path: Path
) -> None:
    page = _as(ending, _guide(title, number, parts, sentences))
    result = glosslint("init", cwd=write(tmp_path, {f"glossary.{ending}": page}))
    assert result.code == 2
    assert f"glossary.{ending} seems to be a glossary" in result.err
    assert not (tmp_path / "glosslint.toml").exists()


@pytest.mark.parametrize(
    ("title", "number", "parts", "sentences"),
    [
        ("Sailing", "{n}. ", 3, 2),  # groups with numbers
        ("Glossary of sailing", "{n}. ", 2, 7),
        ("Sailing", "{n}. ", 0, 6),  # terms with numbers
        ("Sailing", "", 0, 14),
    ],
)
def test_numbers_alone_make_no_guide(title: str, number: str, parts: int, sentences: int, tmp_path: Path) -> None:
    page = _guide(title, number, parts, sentences)
    result = glosslint("init", cwd=write(tmp_path, {"glossary.md": page}))
    assert _REASON not in result.err


def test_a_standard_with_a_chapter_of_terms_is_no_guide(tmp_path: Path) -> None:
    page = f"# Boats\n\n## 1. Scope\n\n{_SENTENCE * 9}\n\n## 2. References\n\n{_SENTENCE * 9}\n\n## 3. Terms\n\n"
    terms = {
        "Keel": "Beam along the bottom.",
        "Hull": "Body of a boat.",
        "Mast": "Pole for sails.",
        "Oar": "Pole to row.",
    }
    page += "".join(
        f"### 3.{n} {term}\n\n{text} {_SENTENCE * 4}\n\n" for n, (term, text) in enumerate(terms.items(), 1)
    )
    result = glosslint("init", cwd=write(tmp_path, {"vocabulary.md": page}))
    assert result.code == 0, result.err
    assert _REASON not in result.out


_INTRO = "These are the words that we use on board:\n\n"
_OF_TABLES = "".join(
    f"## {number}. {title}\n\n{_INTRO}{{}}"
    + "".join(f"| Part {number}{row} | A part of a ship. |\n" for row in "abc")
    + "\n"
    for number, title in enumerate(("Hulls", "Masts", "Sails"), 1)
)
