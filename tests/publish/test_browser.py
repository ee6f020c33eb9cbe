"""The site in a browser: Debian's chromium, driven by playwright, with axe for accessibility. Skipped without them."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import pytest

from tests.publish.sites import native, publish, published
from tests.publish.test_hostile import HOSTILE
from tests.support import GLOSSARY, glosslint, write

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.browser

FULL = published(
    "coin",
    term="Coin",
    expansion="a thing to toss",
    aliases=["heads or tails"],
    definition="'Thing with an [entropy](entropy) of $1$ bit. ## No heading'",
    examples="['A fair one.']",
    contrast="[{id: softmax, note: 'That is a function.'}]",
    formula="{tex: 'H = -\\sum_i p_i \\log p_i', spoken: minus the sum}",
    origin="{year: 1948, by: Claude Shannon, note: From physics.}",
    broader=["model"],
    see_also=["entropy"],
    level="advanced",
)
OLD = published("dime", term="Dime", status="deprecated", replaced_by="coin")
#: One page of each kind.
KINDS = (
    "/glossary/",
    "/glossary/coin/",
    "/glossary/softmax/",
    "/glossary/category/training/",
    "/glossary/dime/",
    "/404.html",
)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own glossary and two entries more, published with search."""
    folder = tmp_path_factory.mktemp("browser")
    shutil.copytree(GLOSSARY, folder / "glossary")
    settings = {"glosslint.toml": 'files = ["glossary/*.yaml"]\nselect = ["missing-id"]\n'}
    write(folder, {**settings, "glossary/coin.yaml": FULL, "glossary/dime.yaml": OLD})
    result = glosslint("publish", "--base-url", "https://example.org/", cwd=folder)
    assert result.code == 0, result.err
    return folder / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with _served(folder) as address:
        yield address


class _served:  # noqa: N801 - used as a statement
    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class Watched:
    """A page, and what happened on it that must not: errors, dialogs, requests to other machines."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda one: self.wrong.append(one.text) if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:http://127.0.0.1:")):
            self.wrong.append(f"request to {request.url}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        if kind is None:
            assert self.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, address: str, scheme: str) -> None:
    with Watched(chromium, color_scheme=scheme, viewport={"width": 1280, "height": 900}) as watched:
        for path in KINDS:
            watched.page.goto(address + path)
            found = axe.Axe().run(watched.page).response["violations"]
            shown = [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]
            assert shown == [], (path, scheme)
    with Watched(chromium, color_scheme=scheme, viewport={"width": 375, "height": 800}) as watched:
        watched.page.goto(f"{address}/glossary/coin/")
        assert axe.Axe().run(watched.page).response["violations"] == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_is_wider_than_the_screen(chromium: Any, address: str, width: int) -> None:
    with Watched(chromium, viewport={"width": width, "height": 800}) as watched:
        for path in KINDS:
            watched.page.goto(address + path)
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_card_by_keyboard(chromium: Any, address: str) -> None:
    with Watched(chromium) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/softmax/")
        card, link = page.locator("#card"), page.locator("article a[data-card=logit]").first
        assert not card.is_visible()
        for _ in range(40):
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        assert card.is_visible()
        assert link.get_attribute("aria-describedby") == card.get_attribute("id")
        assert card.get_attribute("role") == "tooltip"
        term, summary = card.locator("b").inner_text(), card.locator("p").inner_text()
        assert (term, len(summary) > 20) == ("Logit", True)
        assert axe.Axe().run(page).response["violations"] == []
        page.keyboard.press("Escape")
        assert not card.is_visible()
        assert link.evaluate("link => link === document.activeElement")  # the focus stays
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/logit/")


def test_a_card_by_pointer_stays_while_it_is_used(chromium: Any, address: str) -> None:
    with Watched(chromium) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/softmax/")
        card, link = page.locator("#card"), page.locator("article a[data-card=logit]").first
        link.hover()
        card.wait_for(state="visible")
        card.hover()  # over the gap, into the card
        page.wait_for_timeout(500)
        assert card.is_visible()
        page.keyboard.press("Escape")  # without moving pointer or focus
        assert not card.is_visible()
        link.hover()
        card.wait_for(state="visible")
        page.mouse.move(5, 5)
        card.wait_for(state="hidden")


def test_a_card_by_finger(chromium: Any, address: str) -> None:
    with Watched(chromium, has_touch=True, viewport={"width": 375, "height": 800}) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/softmax/")
        card, link = page.locator("#card"), page.locator("article a[data-card=logit]").first
        link.tap()
        assert card.is_visible()
        assert page.url.endswith("/glossary/softmax/")
        box = card.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 375
        page.locator("h1").tap()
        assert not card.is_visible()
        link.tap()
        link.tap()
        page.wait_for_url("**/glossary/logit/")


def test_the_search_finds_an_entry_by_another_name_and_by_its_text(chromium: Any, address: str) -> None:
    with Watched(chromium) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/logit/")
        page.locator("input[type=search]").fill("normalized exponential")
        page.keyboard.press("Enter")  # from any page to the index
        page.wait_for_url("**/glossary/?q=normalized**")
        assert page.locator(".result").inner_text() == "1 term"
        assert page.locator(".row:visible dt a").first.inner_text().lower().startswith(("softmax", "normalized"))
        page.locator(".texts li a", has_text="Softmax").wait_for()
        assert "Softmax" in page.locator(".texts li a").all_inner_texts()
        page.locator("input[type=search]").fill("heads or tails")
        page.locator(".texts li a", has_text="Coin").wait_for()
        page.locator(".texts li a", has_text="Coin").first.click()
        page.wait_for_url("**/glossary/coin/")


def test_the_index_filters_without_a_server(chromium: Any, folder: Path) -> None:
    with Watched(chromium) as watched:
        page = watched.page
        page.goto((folder / "glossary/index.html").as_uri())
        page.locator("input[type=search]").fill("ROTARY")
        assert page.locator(".row:visible").count() >= 1
        assert page.locator(".row:visible").count() < 6
        page.locator(".row:visible a", has_text="RoPE").first.click()
        page.wait_for_url("**/rope/index.html")
        assert page.locator("h1").inner_text() == "RoPE"


def test_without_a_script_everything_but_the_search_works(chromium: Any, address: str) -> None:
    with Watched(chromium, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/")
        page.locator(".row dt a", has_text="Softmax").first.click()
        page.locator("article a[data-card=logit]").first.click()
        page.wait_for_url("**/glossary/logit/")
        page.goto(f"{address}/")  # the redirect to the index
        page.wait_for_url("**/glossary/")


def test_printed_pages_have_the_text_alone(chromium: Any, address: str) -> None:
    with Watched(chromium) as watched:
        page = watched.page
        page.goto(f"{address}/glossary/coin/")
        page.emulate_media(media="print")
        assert not page.locator(".top").is_visible()
        assert page.locator(".lead").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)",)


def test_hostile_entries_do_nothing(chromium: Any, tmp_path: Path) -> None:
    entries = []
    for number, text in enumerate(HOSTILE):
        quoted = json.dumps(text)
        fields = dict.fromkeys(("term", "summary", "definition", "expansion", "level"), quoted)
        lists = {"aliases": f"[{quoted}]", "examples": f"[{quoted}]", "category": f"[{quoted}]"}
        formula = f"{{tex: {quoted}, spoken: {quoted}}}"
        entries.append(published(f"entry-{number}", **fields, **lists, formula=formula, see_also=["entry-0"]))
    publish(native(tmp_path, *entries, settings='select = ["missing-id"]\n'), "--title", HOSTILE[1])
    with _served(tmp_path / "site") as address, Watched(chromium) as watched:
        page = watched.page
        for path in ["/glossary/", *(f"/glossary/entry-{number}/" for number in range(len(HOSTILE)))]:
            page.goto(address + path)
            assert page.evaluate("document.querySelectorAll('main').length") == 1, path
            for link in page.locator("a[data-card]").all():
                link.focus()
            box = page.locator("input[type=search]")
            box.fill(HOSTILE[2])
            assert page.url == address + path
            assert page.evaluate("[...document.links].every(link => /^(https?|mailto|file):/.test(link.href))"), path
