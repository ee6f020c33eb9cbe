"""Texts of reStructuredText and AsciiDoc are on the site what they are where they were written: paragraphs, lists,
tables, code and notes; pictures are left out with their captions, and named."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given, strategies as st

from glosslint.publish.html.convert import convert
from glosslint.publish.html.markup import block
from tests.support import glosslint, write

RST = r"""Front part of a ship, H\ :sub:`2`\ O, :math:`x_1`, \*no mark\*.

It is `old`, **strong**, see :pep:`8`. So::

    two  spaces

* an item
  of two lines
* another

.. note:: Take care
   of it.

.. versionadded:: 2.0

.. code-block:: python
   :linenos:

   print("a")

   print("b")

======  =====
Part    Role
======  =====
stem    first
======  =====

.. figure:: bow.png
   :alt: alternative

   The caption

.. a comment

The |end| |br|
is here.
"""
ADOC = """Front part of a ship, *strong* and +
_soft_. +
+
* an item
* another
+
.Its title
[source,python]
----
print("a")

print("b")
----
+
|===
|Part |Role

|stem |first
|===
+
.The caption
image::bow.png[alternative]
+
// a comment
NOTE: Take care.
+
Press image:wheel.svg[the wheel] or kbd:[S], see https://example.org[].
"""
SHOWN = {
    "rst": [
        'H2O, <math alttext="x_1">',
        "*no mark*.</p>",
        "<p>It is <code>old</code>, <strong>strong</strong>, see 8. So:</p>",
        "<code>two  spaces\n</code>",
        "<li>an item\nof two lines</li>\n<li>another</li>",
        "<strong>Note:</strong></p>\n<p>Take care\nof it.</p>\n</blockquote>",
        "<strong>New in version 2.0</strong>",
        '<code>print("a")\n\nprint("b")\n</code>',
        "<th>Part</th><th>Role</th>",
        "<td>stem</td><td>first</td>",
        "<p>The end <br>\nis here.</p>",
    ],
    "adoc": [
        "<p>Front part of a ship, <strong>strong</strong> and<br>\n<em>soft</em>.</p>",
        "<li>an item</li>\n<li>another</li>",
        "<p><strong>Its title</strong></p>",
        '<code>print("a")\n\nprint("b")\n</code>',
        "<td>stem</td><td>first</td>",
        "<p><strong>Note:</strong> Take care.</p>",
        'Press the wheel or S, see <a href="https://example.org" rel="external noopener noreferrer">https://example.org</a>.',
    ],
}


def _publish(folder: Path, kind: str, line_end: str = "\n") -> tuple[str, str]:
    page = {
        "rst": f"Terms\n=====\n\n.. glossary::\n\n   Bow\n{indent(RST, ' ' * 6)}\n   Stern\n      Rear.\n",
        "adoc": f"= Glossary\n\nBow:: {ADOC}\nStern:: Rear.\n",
    }[kind]
    write(folder, {f"glossary.{kind}": page.replace("\n", line_end)})
    assert glosslint("init", cwd=folder).code == 0
    result = glosslint("publish", cwd=folder)
    assert "2 entries in site" in result.out
    return (folder / "site/bow/index.html").read_text("utf-8"), result.err


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", ["rst", "adoc"])
def test_each_kind_of_block_is_shown_as_one(kind: str, line_end: str, tmp_path: Path) -> None:
    page, _ = _publish(tmp_path, kind, line_end)
    for shown in SHOWN[kind]:
        assert shown in page
    text = page[page.index('<div class="lead">') : page.index("</article>")]
    assert not re.search(r"::|comment|:\w+:|\||\+\n|image|----|linenos", text)


@pytest.mark.parametrize(("kind", "named"), [("rst", "bow.png"), ("adoc", "bow.png, wheel.svg")])
def test_pictures_are_left_out_with_their_captions_and_named(kind: str, named: str, tmp_path: Path) -> None:
    page, errors = _publish(tmp_path, kind)
    assert f"(glossary.{kind}): {named}\n" in errors
    assert "caption" not in page.partition("<main")[2] and "alternative" not in page and ".png" not in page


_WORDS = ("word ", "é𝔸", "\ud800", "\n", "\n\n", "   ", "\t", "\r\n", "* ", "::\n\n", ".Title\n", "====  ====\n")
_SIGNS = (":term:`", "`", "``", "`_ ", "*", "_", "\\", "<<", ">>", "https://a.b[", "image:x[", "]")
_BLOCKS = (".. note::\n", ".. figure:: x\n", "|===\n", "----\n", "image::x[]\n")
PARTS = st.sampled_from((*_WORDS, *_SIGNS, *_BLOCKS))


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("asciidoc", "include::more.adoc[]", "```\ninclude::more.adoc[]\n```"),
        ("asciidoc", "----\none\n-", "```\none\n-\n```"),
        ("asciidoc", "```ruby\none\n```", "```\none\n```"),
        ("rst", "Like so::\n\n   ```\n   one\n   ```\n\nEnd.", "````\n```\none\n```\n````"),
        ("rst", "See ``a`b``.", "See ``a`b``."),
    ],
)
def test_code_is_shown_whole(kind: str, text: str, shown: str) -> None:
    assert shown in convert(f"Front.\n\n{text}", kind, lambda _: "").text


_GRID = "======  =====\nPart    Role\n======  =====\na | b   `c`\nx \\| y  z\n======  =====\n"


@pytest.mark.parametrize(
    ("kind", "table"), [("rst", _GRID), ("asciidoc", "|===\n|a \\| b |`c`\n\n|x \\| y |z\n|===\n")]
)
def test_a_bar_in_a_cell_ends_no_cell(kind: str, table: str) -> None:
    html = block(convert(f"Front.\n\n{table}", kind, lambda _: "").text, lambda _: None)
    cells = re.findall(r"<t[dh]>(.*?)</t[dh]>", html)
    assert [re.sub("</?code>", "", cell) for cell in cells][-4:] == ["a | b", "c", "x | y", "z"]


HTML = """1. A cloth, f(*args) and __init__ by <a href='#sail'>sail</a>, [x](y), a&lt;b, \\* and $5.</p>

        <p>Second <b>paragraph</b>
    # no heading</p> <!-- 1 < *2* -->

    <pre>
if x:

    y * z *
</pre>"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_html_is_shown_as_it_is(line_end: str, tmp_path: Path) -> None:
    page = f"<dl>\n<dt id=rope>Rope</dt>\n<dd>\n    <p>{HTML}\n</dd>\n<dt id=sail>Sail</dt><dd>Cloth.</dd>\n</dl>\n"
    settings = 'files = ["g.html"]\n[layout]\nextends = "page"\nsection = { form = "definition-list" }\n'
    write(tmp_path, {"glosslint.toml": settings, "g.html": page.replace("\n", line_end)})
    assert glosslint("publish", "--no-search", cwd=tmp_path).code == 0
    shown = (tmp_path / "site/rope/index.html").read_text("utf-8")
    link = '<a href="../sail/" data-card="sail">sail</a>'
    assert f"1. A cloth, f(*args) and __init__ by {link}, [x](y), a&lt;b, \\* and $5.</p> <p>Second" in shown
    assert "<p>Second <b>paragraph</b> # no heading</p>" in shown
    assert '<pre tabindex="0">if x:\n\n    y * z *\n</pre>' in shown
    assert "*2*" not in shown


@given(st.sampled_from(["rst", "asciidoc"]), st.lists(PARTS, max_size=14).map("".join))
def test_no_word_between_blank_lines_is_lost(kind: str, text: str) -> None:
    converted = convert(f"Front.\n\n{text}\n\n\nlastword", kind, lambda _: "").text
    assert converted.startswith("Front.")
    assert kind == "asciidoc" or "lastword" in converted  # a block of AsciiDoc without an end has all that follows


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("asciidoc", "Call `+code+`.", "<p>Call <code>code</code>.</p>"),
        ("asciidoc", "H~2~O, a^2^, #m# +++<b>x</b>+++ pass:[*]", "<p>H2O, a2, m <b>x</b> *</p>"),
        ("asciidoc", 'stem:[x] latexmath:[y] "`words`"', '<code>x</code> <math alttext="y"><mi>y</mi></math> "words"'),
        (
            "asciidoc",
            "A linefootnote:[Or `rope`.].",
            "<p>A line<sup>1</sup>.</p>\n<div><sup>1</sup>\n<p>Or <code>rope</code>",
        ),
        ("rst", "A:\n\n| one\n| two", "<p>one\n<br> two</p>"),
    ],
)
def test_no_signs_of_the_source_are_shown(kind: str, text: str, shown: str) -> None:
    assert shown in block(convert(text, kind, lambda _: "").text, lambda _: None)
