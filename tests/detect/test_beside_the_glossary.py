"""What ``init`` says of files beside the glossary: those with syntax errors are named, contracts are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

PAGE = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in TERMS.items())
CONTRACT = (
    "# Terms\n\n## Payment\n\nYou agree to pay.\n\n## Liability\n\nThere is none.\n\n## Governing law\n\nThat of a sea."
    "\n\n## Warranty\n\nThere is no warranty.\n\n## Changes\n\nThese terms may change.\n"
)


@pytest.mark.parametrize(
    ("path", "data", "reason"),
    [
        ("data/glossary.csv", b"term,definition\nBow,Front\x81 part\n", "line 2: byte 0x81 is not UTF-8"),
        ("data/glossary.json", b'[{"term": "Bow", "definition": "Front part",}]', "line 1: this is not JSON"),
        (
            "data/glossary.yml",
            b'- term: Bow\n  definition: "Front part\n',
            "line 2: this quotation mark is never closed",
        ),
    ],
)
@pytest.mark.parametrize("page", ["glossary.md", "data/terms/glossary.yaml"])
def test_a_glossary_that_cannot_be_parsed_is_named_beside_the_one_that_is_read(
    path: str, data: bytes, reason: str, page: str, tmp_path: Path
) -> None:
    text = PAGE if page.endswith(".md") else "".join(f"- term: {t}\n  definition: {d}\n" for t, d in TERMS.items())
    folder = write(tmp_path, {page: text, path: ""})
    (folder / path).write_bytes(data)
    out = " ".join(glosslint("init", cwd=folder).out.split())
    assert f"4 entries in {'a YAML list, in ' if page.endswith('yaml') else ''}{page}" in out
    assert f"also found, not read: {path} has a syntax error in {reason}" in out


@pytest.mark.parametrize("path", ["contracts/order_terms.md", "terms.md", "a/TERMS.md"])
def test_contracts_are_not_named(path: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.md": PAGE, path: CONTRACT})
    assert "also found" not in glosslint("init", cwd=folder).out


def test_the_beginning_of_a_text_is_shown_without_blocks_of_code(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.Rmd": PAGE.replace("## Yarn", "```{r}\nx: 1\n## Knot\n```\n\n## Yarn")})
    out = glosslint("init", cwd=folder).out
    assert "4 entries in glossary.Rmd" in out
    assert "  Rope: Thick line of twisted yarn.\n" in out
    assert "  Yarn: Thread of spun fibre, for a rope.\n" in out


def test_an_excluded_page_is_named_even_if_other_files_have_more_entries(tmp_path: Path) -> None:
    head = "---\ntitle: {0}\n---\n\n# {0}\n\n"
    pages = {f"docs/glossary/part-{n}.md": head.format(f"Part {n}") + f"What part {n} is for.\n" for n in range(12)}
    more = {f"docs/guide-{number}/glossary.md": PAGE for number in range(6)}
    folder = write(tmp_path, {**pages, **more, "docs/glossary/terminology.md": PAGE})
    out = glosslint("init", cwd=folder).out
    assert "12 entries in Markdown pages" in out
    assert 'exclude = ["_*", "terminology.md"]' in (folder / "glosslint.toml").read_text("utf-8")
    assert "terminology.md" in out
