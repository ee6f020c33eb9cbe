"""The guide in a browser: nothing is off the screen of a phone, and nothing is cut on that of a laptop."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from glosslint.rules import ALL
from tests.support import ROOT

pytest.importorskip("zensical", reason="zensical is not installed (make test-browser)")
pytestmark = pytest.mark.browser

#: What reaches over the right edge of the page; and, of code, what must be scrolled to be seen.
_WIDE = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const wide = [...document.querySelectorAll(".md-content *")].filter((part) =>
    part.getBoundingClientRect().right > edge && !part.closest("pre, .md-code__nav"));
  const page = document.documentElement.scrollWidth >= edge ? ["the page"] : [];
  return [...page, ...wide.map((part) => `${part.tagName}: ${part.textContent.slice(0, 60)}`)];
}"""
_SCROLLED = """() => [...document.querySelectorAll(".md-typeset :is(pre > code, .md-typeset__scrollwrap)")]
  .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide as a site."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--strict"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / ".site"


def test_nothing_is_off_the_screen(chromium: Any, guide: Path) -> None:
    page = chromium.new_page()
    wrong = {}
    for file in sorted(guide.rglob("*.html")):
        page.goto(file.as_uri())
        for width, looks in ((400, [_WIDE]), (1280, [_WIDE, _SCROLLED])):
            page.set_viewport_size({"width": width, "height": 900})
            if found := [part for look in looks for part in page.evaluate(look)]:
                wrong[file.relative_to(guide).as_posix(), width] = found[:3]
    page.close()
    assert wrong == {}


def test_cells_on_a_phone_say_which_column_they_are_of(chromium: Any, guide: Path) -> None:
    page = chromium.new_page(viewport={"width": 400, "height": 900})
    page.goto((guide / "settings.html").as_uri())
    cell = page.locator("tr", has=page.locator("#fail-on")).locator("td").nth(1)
    assert cell.inner_text() == '"error"'
    assert cell.get_attribute("data-column") == "default"
    page.close()


def test_a_rule_is_in_the_menu_of_its_category_between_its_neighbours(chromium: Any, guide: Path) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    names = [rule.name for rule in ALL]
    before, rule, after = names[20:23]
    page.goto((guide / f"rules/{rule}.html").as_uri())
    menu = page.locator(".md-nav--primary .md-nav__link--active:visible")
    assert [text.strip() for text in menu.all_inner_texts()][-1] == rule
    page.locator(".md-footer__link--next").click()
    page.wait_for_url(f"**/rules/{after}.html")
    page.locator(".md-footer__link--prev").click()
    page.locator(".md-footer__link--prev").click()
    page.wait_for_url(f"**/rules/{before}.html")
    page.close()


def test_the_address_of_a_setting_leads_to_it(chromium: Any, guide: Path) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    for anchor in ("fail-on", "language.words-file", "layout.references", "limits.max-words"):
        page.goto(f"{(guide / 'settings.html').as_uri()}#{anchor}")
        place = page.locator(f'[id="{anchor}"]').bounding_box()
        assert place is not None and 0 <= place["y"] < 900, anchor
    page.close()
