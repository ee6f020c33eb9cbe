"""Entries that try to act: what they hold is shown as text, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.publish.data import embed_json
from glosslint.publish.html import markup
from glosslint.publish.html.markup import mathml
from tests.publish.sites import Page, native, pages, publish, published

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    '[x](https://a.org/"onmouseover="alert(1))',
    "<a href='java&#x73;cript:alert(1)'>x</a>",
    "<iframe src=https://evil.org></iframe><object data=x></object><embed src=x>",
    "<style>body{display:none}</style><b style='position:fixed'>x</b>",
    "<form action=https://evil.org><input name=q><button>go</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<base href=https://evil.org/><meta http-equiv=refresh content='0;url=https://evil.org'>",
    "$\\text{<img src=x onerror=alert(1)>}$ and $\\href{javascript:alert(1)}{x}$ and $\\color{red}{x}$",
    "</template></dl></main><script>alert(1)</script>",
    "{{ ''.__class__ }} {% raw %}",
    "\u202egnp.exe\u202c \u2066x",
    '"}]}</script><script>alert(1)</script>',
    "<!--><script>alert(1)</script>-->",
    "![x](https://evil.org/pixel.png)",
    "<table><td><a id=main name=body onclick=x>clobber</a></table>",
)
_ALLOWED_SCHEMES = ("http://", "https://", "mailto:")


def assert_inert(page: Page, where: str = "") -> None:
    """No element or attribute acts, and no link leads to a script."""
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"iframe", "object", "embed", "base", "style", "img", "button", "noscript", "foreignobject"}, (
        where
    )
    for tag, name, value in page.attributes:
        assert not name.startswith("on") and name not in ("style", "srcdoc", "xlink:href", "formaction"), (where, tag)
        if name in ("href", "src", "action"):
            scheme = value.partition(":")[0] if ":" in value.split("/")[0] else ""
            assert not scheme or value.lower().startswith(_ALLOWED_SCHEMES), (where, value)
    scripts = [given for tag, given in page.elements if tag == "script"]
    assert all(given.get("type") == "application/ld+json" or set(given) == {"src", "defer"} for given in scripts), where


def test_a_glossary_of_hostile_entries_is_inert(tmp_path: Path) -> None:
    entries = []
    for number, text in enumerate(HOSTILE):
        quoted = json.dumps(text)
        plain = dict.fromkeys(("term", "summary", "definition", "expansion", "category", "level"), quoted)
        lists = {
            "aliases": f"[{quoted}]",
            "examples": f"[{quoted}]",
            "sources": f"[{{title: {quoted}, url: {quoted}}}]",
        }
        extra = {"formula": f"{{tex: {quoted}, spoken: {quoted}}}", "origin": f"{{by: {quoted}, note: {quoted}}}"}
        contrast = {"contrast": f"[{{id: entry-{(number + 1) % len(HOSTILE)}, note: {quoted}}}]"}
        entries.append(published(f"entry-{number}", **plain, **lists, **extra, **contrast))
    folder = native(tmp_path, *entries, settings='select = ["missing-id"]\n')
    result = publish(folder, "--base-url", "https://example.org/", "--title", HOSTILE[1])
    assert result.code == 0, result.err
    found = pages(folder / "site")
    assert len(found) > len(HOSTILE)
    for path, page in found.items():
        assert_inert(page, path)
        for text in page.data:
            assert json.loads(text)["@context"] == "https://schema.org"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_is_inert(text: str) -> None:
    assert_inert(Page(markup.block(text, lambda _: None)), text)
    assert_inert(Page(markup.inline(text)), text)
    assert_inert(Page(mathml(text)), text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*HOSTILE, "*", "[", "](", "<", ">", "\n\n", "`", "$", "# ", '"', "'", "&#", "|-|\n"])))
def test_no_mixture_of_them_acts(parts: list[str]) -> None:
    assert_inert(Page(markup.block("".join(parts), lambda _: markup.EntryLink("", "../x/", '"><script>'))))


@settings(max_examples=50)
@given(st.text() | st.sampled_from(HOSTILE))
def test_json_in_a_page_cannot_end_its_element(text: str) -> None:
    data = embed_json({"name": text})
    assert not set("<>&") & set(data)
    assert json.loads(data) == {"name": text}
