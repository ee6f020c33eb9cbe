"""``init`` takes a slip in a glossary for no form of its own: a link that is one letter off, a misspelt key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write


def _linked(folder: Path, number: int, form: str, others: int) -> str:
    """Write pages that link to one another, ``others`` of them in another form, and return what ``init`` says."""
    for at in range(number):
        link = (form if at < others else "/terms/{}/").format(f"tool{(at + 1) % number}")
        page = f"---\ntitle: Tool {at}\n---\nThing number {at} of a smith, beside the [other]({link}) for metal.\n"
        write(folder, {f"terms/tool{at}.md": page})
    return glosslint("init", cwd=folder).out


@pytest.mark.parametrize(("number", "others"), [(20, 1), (50, 2), (12, 2), (40, 3)])
def test_a_link_that_is_a_letter_off_makes_no_form(tmp_path: Path, number: int, others: int) -> None:
    assert f"links look like /terms/id/ (all of {number - others} match an entry)" in _linked(
        tmp_path, number, "/term/{}/", others
    )
    out = glosslint("--select", "broken-link", cwd=tmp_path).out
    assert out.count("error broken-link") == others
    assert "/term/tool1/" in out


@pytest.mark.parametrize(("form", "others"), [("/term/{}/", 8), ("/glossary/{}/", 2), ("/terms/{}", 2)])
def test_another_form_that_is_used_is_one(tmp_path: Path, form: str, others: int) -> None:
    _linked(tmp_path, 20, form, others)
    assert "broken-link" not in glosslint(cwd=tmp_path).out


@pytest.mark.parametrize("slip", ["defintion", "derinition", "definitions"])
@pytest.mark.parametrize("number", [12, 220])
def test_a_misspelt_key_is_no_field(tmp_path: Path, slip: str, number: int) -> None:
    rows = "".join(f"- term: Tool {at}\n  definition: Thing number {at} of a smith.\n" for at in range(number))
    write(tmp_path, {"glossary.yaml": f"{rows}- term: Last\n  {slip}: Thing that a smith has for metal.\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert f'left out: the rare key "{slip}"; is it a typo of "definition"?\n' in out
    assert f'"{slip}"' not in "".join(line for line in out.splitlines() if not line.startswith("left out"))
    assert f"{slip} =" not in (tmp_path / "glosslint.toml").read_text("utf-8")
    rule = "rare-key" if number > 20 or slip != "definitions" else "empty-definition"  # or a plural that is meant
    assert rule in glosslint("--select", rule, cwd=tmp_path).out


def test_a_rare_key_beside_the_usual_one_is_a_field(tmp_path: Path) -> None:
    rows = "".join(f"- term: Tool {at}\n  definition: Thing number {at} of a smith.\n" for at in range(12))
    write(tmp_path, {"glossary.yaml": f"{rows}  definition2: Thing that a smith has for metal.\n  terms: Tools.\n"})
    assert "is it a typo" not in glosslint("init", cwd=tmp_path).out
