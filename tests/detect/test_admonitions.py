"""``glosslint init`` on pages of admonitions with the terms as their titles, as MkDocs has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of, terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint

_MORE = {"Keel": "Lowest part.", "Mast": "Upright pole.", "Hull": "Body of a ship.", "Deck": "Floor of a ship."}
_ALL = TERMS | _MORE


@pytest.mark.parametrize(
    "form",
    [
        '??? note "{}"\n    {}\n\n',
        '???+ info "**{}**"\n\n    {}\n',
        '!!! quote inline end "{}"\n\n\t{}\n\n',
        '!!! note "{}"\r\n\r\n    {}\r\n\r\n',
    ],
)
def test_admonitions_with_a_title_are_entries(form: str, tmp_path: Path) -> None:
    page = "# Words\n\n" + "".join(form.format(*pair) for pair in _ALL.items())
    assert entries_of(tmp_path, page, "docs/glossary.md") == [([term], text) for term, text in _ALL.items()]
    (tmp_path / "glosslint.toml").unlink()
    assert "each an element <details> or an admonition whose title is the term" in glosslint("init", cwd=tmp_path).out


def test_a_few_admonitions_that_are_all_of_a_page(tmp_path: Path) -> None:
    page = "# Words\n\nOf ships.\n\n" + "".join(f'??? note "{term}"\n    {text}\n\n' for term, text in TERMS.items())
    assert entries_of(tmp_path, page) == [([term], text) for term, text in TERMS.items()]


def test_the_text_of_an_admonition_is_checked(tmp_path: Path) -> None:
    page = "".join(f'## {term[0]}\n\n!!! note "{term}"\n\n    {text}\n\n' for term, text in _ALL.items())
    page = page.replace("Lowest part.", "Lowest part.\n\n    Seen from the the [dock](#dokc), or the [deck](#deck).")
    entries = entries_of(tmp_path, page.replace("#dokc", "#deck"))
    assert entries[4] == (["Keel"], page[page.index("Lowest") : page.index("\n\n## M")].replace("#dokc", "#deck"))
    (tmp_path / "glossary.md").write_text(page, "utf-8")
    out = glosslint(cwd=tmp_path).out
    assert '"dokc" is not an entry' in out
    assert '"the the" repeats "the"' in out


def test_admonitions_within_entries_are_none(tmp_path: Path) -> None:
    page = "".join(
        f'## {term}\n\n{text}\n\n!!! note "Seen from {text[:4]}"\n    A quay.\n\n' for term, text in _ALL.items()
    )
    assert terms_of(tmp_path, page) == [*_ALL]


def test_few_admonitions_and_those_in_code_are_no_entries(tmp_path: Path) -> None:
    boxes = "".join(f'!!! note "{term}"\n    {text}\n\n' for term, text in _ALL.items())
    items = "".join(f"- **{term}**: {text}\n" for term, text in TERMS.items())
    assert terms_of(tmp_path, f"# Words\n\n{items}\n```text\n{boxes[:200]}\n```\n") == [*TERMS]
    assert terms_of(tmp_path, f"# Words\n\n{items}\n" + boxes[: boxes.index('!!! note "Bow')]) == [*TERMS]
