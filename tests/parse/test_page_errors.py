"""What is wrong with the front matter of a page, at its characters in the file."""

from __future__ import annotations

import pytest

from glosslint.model.source import decode
from glosslint.parse import files
from glosslint.parse.markdown import page
from glosslint.parse.tree import Document

#: A page with its fault between ⟦ and ⟧, parts of its message, and of its advice.
FAULTS: dict[str, tuple[str, str, str]] = {
    "not closed": (
        "⟦---⟧\ntitle: Rope\n\nTurns.\n", "the front matter that opens here is never closed",
        "add a --- line after its last key",
    ),
    "only opened": ("⟦---⟧", "never closed", "---"),
    "opened in an empty file": ("\ufeff⟦---⟧\n", "never closed", "---"),
    "not closed, CRLF": ("\ufeff⟦---⟧\r\ntitle: Rope\r\n", "never closed", "---"),
    "closed by too many dashes": ("⟦---⟧\ntitle: Rope\n----\nTurns.\n", "never closed", "---"),
    "closed by indented dashes": ("⟦---⟧\ntitle: Rope\n ---\nTurns.\n", "never closed", "---"),
    "a line without colon": (
        "---\ntitle: Rope\n\n⟦A line of text⟧\nstatus: x\n---\n",
        "in the front matter, this line is neither “key: value” nor part of the value above", "add a colon",
    ),
    "a second one": (
        "---\ntitle: Rope\n---\n⟦---⟧\nstatus: x\ntags:\n- a\n---\nTurns.\n",
        "a second front matter begins here; only the first is read", "move its keys into the first",
    ),
    "a second one, further down, CRLF": (
        "---\r\ntitle: Rope\r\n---\r\n\r\n⟦---⟧\r\nstatus: x\r\n---\r\n", "a second front matter", "move",
    ),
    "a list": (
        "---\n⟦- title: Rope⟧\n- b\n---\n", "front matter must be a mapping of keys to values, not a list",
        "“key: value”",
    ),
    "a text": (
        "---\n\n⟦Turns by an angle.⟧\nOn.\n---\n", "front matter must be a mapping of keys to values, not a string",
        "put an empty line above a --- that is meant as a horizontal rule",
    ),
    "a flow list": ("---\n⟦[a, b]⟧\n---\n", "not a list", "“key: value”"),
    "a quoted text": ("---\n⟦'title: Rope'⟧\n---\n", "not a string", "“key: value”"),
    "two documents": (
        "---\ntitle: Rope\n--- # done\n⟦status: x⟧\n---\n", "a second YAML document begins in the front matter",
        "a line containing only ---",
    ),
    "open TOML with byte-order mark": ("\ufeff⟦+++⟧\r\ntitle = 1\r\n", "never closed", "a +++ line"),
    "JSON": ('⟦{⟧\n  "title": "Rope"\n}\nTurns.\n', "front matter in braces is JSON, which is not supported", "YAML"),
    "a colon in a value": (
        "---\ntitle: Rope⟦:⟧ a turn\n---\n", 'in the front matter, unquoted value contains ": "', "quotes",
    ),
    "an open quotation mark": (
        '---\ntitle: ⟦"⟧Rope\n---\nIt\'s "quoted".\n', "in the front matter, this quotation mark is never closed",
        'add " at its end',
    ),
    "an open bracket": (
        "\ufeff---\r\ntags: ⟦[⟧a, b\r\n---\r\nTurns [a](b).\r\n",
        "in the front matter, this list is opened with [ and never closed", "add ]",
    ),
    "a tab": ("---\nmenu:\n⟦\t⟧main: x\n---\n", "in the front matter, a tab indents this line", "spaces"),
    "an unknown alias": (
        "---\n😀: é\naka: ⟦*rope⟧\n---\n",
        "in the front matter, the alias *rope refers to &rope, which is not defined before it", "quote it",
    ),
    "a control character": (
        "---\ntitle: a⟦\x00⟧b\n---\n", "in the front matter, the control character U+0000 is not allowed in YAML",
        "delete it",
    ),
    "a template": (
        "---\ntitle: {{ ⟦page.title }⟧}\n---\n", "in the front matter, a list or mapping is used as a key",
        "quote the value",
    ),
    "a merge conflict": (
        "---\n⟦<<<<<<< HEAD⟧\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n---\n",
        "in the front matter, unresolved merge conflict", "keep one version",
    ),
    "a part's name": (
        "---\n⟦'@body'⟧: x\n---\n", "“@body” is reserved for a part of the page; no key may have this name",
        "give the key another name",
    ),
    "below an empty line": (
        "\n---\ntitle: Rope⟦:⟧ a turn\n---\n", 'in the front matter, unquoted value contains ": "', "quotes",
    ),
}  # fmt: skip


def _read(text: str) -> Document:
    return page.parse(decode(text.encode("utf-8"), "x.md"))


@pytest.mark.parametrize(("marked", "message", "advice"), FAULTS.values(), ids=FAULTS)
def test_an_error_is_at_its_cause_and_names_the_front_matter(marked: str, message: str, advice: str) -> None:
    document = _read(marked.replace("⟦", "").replace("⟧", ""))
    assert document.roots == ()
    assert document.comments == ()
    (fault,) = document.faults
    assert message in fault.message
    assert "front matter" in fault.message or "part of the page" in fault.message
    assert advice in fault.help
    assert fault.span == (marked.index("⟦"), marked.index("⟧") - 1)


def test_a_file_that_is_not_utf8_is_not_looked_into() -> None:
    document = files.parse(decode(b"---\ntitle: R\xf6pe\n---\n", "x.md"))
    assert document.roots == ()
    assert [fault.kind for fault in document.faults] == ["not-utf8"]
