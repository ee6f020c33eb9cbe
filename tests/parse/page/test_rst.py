"""reStructuredText: entries, their places, and what in them is markup; docutils judges what it can."""

from __future__ import annotations

import re
from typing import Any

import pytest

from glosslint.parse.markdown.structure import Markdown
from tests.parse.page.read import document, entries
from tests.timing import assert_linear

_Names = list[list[str]]


def _read(text: str, form: Any = "heading", **settings: Any) -> list[tuple[list[str], str | None]]:
    """Return the names and the text of each entry."""
    found = entries(text, "x.rst", form=form, **settings)
    return [([entry["term"], *entry.get("aliases", [])], entry.get("definition")) for entry in found]


def _names(text: str, form: Any = "heading", **settings: Any) -> _Names:
    return [names for names, _ in _read(text, form, **settings)]


def _markup(text: str, **settings: Any) -> Markdown:
    markup = document(text, "x.rst", **settings).markup
    assert markup is not None
    return markup


def _docutils(text: str, kind: str, **settings: Any) -> list[Any]:
    """Return the nodes of a kind that docutils reads."""
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    tree = core.publish_doctree(text, settings_overrides={"report_level": 5, **settings})
    return list(tree.findall(getattr(nodes, kind)))


def _prose(text: str) -> str:
    """What is left of a text where everything that is no prose is taken out, with single spaces."""
    page = f".. glossary::\n\n   t\n      {text}\n"
    ((_, written),) = _read(page, "directive")
    assert written is not None
    chars, start = list(page), page.index(written)
    for _, span in _markup(page, form="directive").hidden:
        chars[slice(*span)] = " " * (span.end - span.start)
    return " ".join("".join(chars[start : start + len(written)]).split())


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a ``literal`` b", "a b"),
        ("a :term:`text <Term>` b", "a text b"),
        ("a :ref:`label` and :ref:`its title <label>`", "a and its title"),
        ("a :py:func:`len` b, :file:`x.py`", "a b,"),
        ("a `text <https://x.org>`__ and `phrase`_", "a text and phrase"),
        ("a [1]_ b |version| c [#f]_", "a b c"),
        ("a *word* and **words**", "a *word* and **words**"),
        ("H\\ :sub:`2`\\ O", "H O"),
        ("a word_ b", "a word b"),
        ("snake_case and a_b_ c", "snake_case and a_b c"),
        ("an :abbr:`API (interface)` b", "an API (interface) b"),
        (":math:`x^2` and `x`:math:", "and"),
        ("so::\n\n         code here\n\n      end", "so: end"),
        ("so\n\n      ..  code-block:: c\n\n         code here\n\n      end", "so end"),
        (".. code-block:: python\n\n         x = 1\n\n      end", "end"),
        (".. note:: Mind the gap.\n\n         And more.\n\n      end", "Mind the gap. And more. end"),
        (".. note::\n         :class: x\n\n         Mind.", "Mind."),
        (".. image:: x.png\n         :alt: text\n\n      end", "end"),
        (".. _target: https://x.org\n\n      end", "end"),
        (".. a comment\n         of two lines\n\n      end", "end"),
        (">>> 1 + 1\n      2\n\n      end", "end"),
        ("+---+\n      | a |\n      +---+\n\n      end", "end"),
        ("===  ===\n      a    b\n      ===  ===\n      c    d\n      ===  ===\n\n      end", "end"),
        ("a ` b ` c", "a ` b ` c"),
        ("it's 2*3*4 and a_ b", "it's 2*3*4 and a b"),
    ],
)
def test_markup_is_no_prose(text: str, prose: str) -> None:
    assert _prose(text) == prose


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("   a\n      x\n\n   b\n      y\n", [["a"], ["b"]]),
        ("   a\n   b\n      x\n", [["a", "b"]]),
        ("   a : k\n      x\n", [["a"]]),
        ("   a\n\n      x\n\n      y\n   b\n      z\n", [["a"], ["b"]]),
        ("   .. no term\n      at all\n   a\n      x\n", [["a"]]),
        ("   :sorted:\n\n   a\n      x\n", [["a"]]),
        ("   a\n      x\n   b\n", [["a"], ["b"]]),
        ("      x\n   a\n      y\n", [["a"]]),
        ("   :\n      x\n   b\n      y\n", [[":"], ["b"]]),
        ("\n", []),
    ],
)
def test_a_directive_is_divided_as_by_sphinx(body: str, names: _Names) -> None:
    gap = "" if ":sorted:" in body else "\n"
    assert _names(f".. glossary::\n{gap}{body}\nEnd.\n", "directive") == names


def test_a_colon_after_a_term_is_not_part_of_its_name() -> None:
    (one,) = entries(".. glossary::\n\n   Arc:\n      Part of a circle.\n", "x.rst", form="directive")
    assert (one["term"], one["anchors"]) == ("Arc", ["Arc:"])  # the role :term: finds the whole line


_LISTS = """
Title
=====

alpha
    First text.

    Second.
beta : classifier
    One *word*.

not a term

- bullet
  text

gamma ``code``
  Text::

     literal

Other
-----

delta
    Text.
"""


def test_definition_lists_are_those_of_docutils() -> None:
    found = _read(_LISTS, "definition-list")
    items = _docutils(_LISTS, "definition_list_item")
    assert [names[0] for names, _ in found] == [item[0].astext() for item in items]
    for (_, text), item in zip(found, items, strict=True):
        first = item[-1].astext().split("\n\n")[0]
        assert re.sub(r"[*:]", "", text or "").startswith(first.replace(":", ""))
    assert _names(_LISTS, "definition-list", at="other") == [["delta"]]
    assert _names(_LISTS, "definition-list", at="Missing") == []


_SECTIONS = """
########
Glossary
########

Words of the trade.

A
=

.. _the-anchor:

Anchor
------

Heavy thing, see `Rope`_ and :ref:`the-anchor` and `Elsewhere`_.

B
=

Bow
---
Front of a ship.

Rope
----

Thick line.

Kinds
~~~~~

Many.
"""


def test_sections_are_entries() -> None:
    found = entries(_SECTIONS, "x.rst", form="heading", levels=(3,))
    assert [(entry["term"], entry["id"]) for entry in found] == [
        ("Anchor", "the-anchor"), ("Bow", "~bow"), ("Rope", "~rope")
    ]  # fmt: skip
    assert found[2]["definition"].endswith("Many.")
    ids = {name for section in _docutils(_SECTIONS, "section", doctitle_xform=False) for name in section["ids"]}
    assert {"anchor", "bow", "rope"} <= ids
    links = _markup(_SECTIONS, form="heading", levels=(3,)).links
    assert [link.target for link in links] == ["Rope", "the-anchor"]  # the other may be on another page


_TABLE = """
Title
=====

.. list-table:: Words
   :widths: 20 20 60
   :header-rows: 1

   * - **Term**
     - Also
     - Definition

   * - Helm
     - wheel, tiller
     - Thing that *steers*
       a ``ship``.

       So it is.
   * - ``keel``
     -
     -  Lowest part.

.. list-table::

   * - No
     - header
"""
_COLUMNS = {"term": "Term", "aliases": "Also", "definition": "Definition"}


_SIMPLE = """
Words
=====

========  ====  =========================
Term      Kind  Definition
========  ====  =========================
*Helm*    noun  Wheel, or tiller,
                of a ``ship``.
Keel      noun  Lowest beam
--------  ----  -------------------------

船        noun  Ship
Mast            Pole for sails
========  ====  =========================

After it.
"""


def test_rows_of_tables_are_entries_as_docutils_divides_them() -> None:
    found = _read(_TABLE, "table", columns=_COLUMNS)
    assert [names for names, _ in found] == [["Helm", "wheel", "tiller"], ["keel"]]
    written = [(names[0], re.sub(r"[*`]|(?<=\n) +", "", text or "")) for names, text in found]
    rows = [[cell.astext() for cell in row] for row in _docutils(_TABLE, "row")][1:3]
    assert [(row[0], row[2]) for row in rows] == written
    assert _names(_TABLE, "table", columns={**_COLUMNS, "term": "Word"}) == []
    hidden = _markup(_TABLE, form="table", columns=_COLUMNS).hidden
    assert [_TABLE[slice(*part.span)] for part in hidden if part.kind == "code"][:2] == ["``ship``", "``keel``"]


def test_rows_of_simple_tables_are_entries_as_docutils_divides_them() -> None:
    found = [(names[0], " ".join((text or "").split())) for names, text in _read(_SIMPLE, "table", columns=_COLUMNS)]
    assert [term for term, _ in found] == ["Helm", "Keel", "船", "Mast"]
    rows = _docutils(_SIMPLE.replace("--------  ----  -------------------------\n", ""), "row")
    cells = [[" ".join(cell.astext().split()) for cell in row] for row in rows][1:]
    assert [(row[0], row[2]) for row in cells] == [(term, text.replace("``", "")) for term, text in found]


@pytest.mark.parametrize(
    "table",
    [
        "====  ==========\nTerm  Definition\n====  ==========\n",  # no end
        "====  ==========\nBow   Front\n====  ==========\n\nText.\n",  # no header
        "====  ==========\nTerm  Definition\n====  ==========\nStern Rear\n====  ==========\n",  # text in the margin
    ],
)
def test_a_table_that_cannot_be_read_has_no_entries(table: str) -> None:
    assert _names(f"Words\n=====\n\n{table}", "table", columns=_COLUMNS) == []


#: Pages with the form of their entries, the names of these, and their texts.
_PAGES: list[tuple[str, Any, _Names, list[str]]] = [
    ("**rope**: Line.\n\n=====\nAbc\n=====\n\nWords.\n", "paragraph", [["rope"]], ["Line."]),
    ("* **a** - One.\n\n* **b (B)**: Two *of*\n  them.\n\n  - **no** - x\n\n* bullet\n", "item", [["a"], ["b (B)"]],
     ["One.", "Two *of*\n  them.\n\n  - **no** - x"]),
    ("- **c** (D) – Text.\n-  **Note**: no.\n\n.. code::\n\n   * **n** - x\n", "item", [["c"]], ["Text."]),
    ("**A**: It is.\n\nMore.\n\n* list\n\n**B**\nTwo.\n\nC\n-\n\nNo.\n", "paragraph", [["A"], ["B"]],
     ["It is.\n\nMore.\n\n* list", "Two."]),
    ("**A**: It is.\n\n* **B** - Two.\n", ("paragraph", "item"), [["A"], ["B"]], ["It is.", "Two."]),
    ("**A**: One.\n\n.. _b:\n\n**B**: Two.\n\n.. _c:\n**C**: Three.\n", "paragraph", [["A"], ["B"], ["C"]],
     ["One.", "Two.", "Three."]),
    ("  A\n    One.\n\nB\n  Two.\n", "definition-list", [["B"]], ["Two."]),  # no block quote
    ("-A-\n~~~\nAb:\n   One.\nAc:\n   Two.\n\nBow::\n   Code.\n", "definition-list", [["Ab"], ["Ac"]],
     ["One.", "Two."]),
    ("A\n=\n**Ab**: One.\n\n**Ac**: Two.\n", "paragraph", [["Ab"], ["Ac"]], ["One.", "Two."]),
    ("Style\n+++++\nWrite::\n\n  .. glossary::\n\n     arc\n       Part.\n", "directive", [], []),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "form", "names", "texts"), _PAGES)
def test_which_blocks_are_entries(text: str, form: Any, names: _Names, texts: list[str], newline: str) -> None:
    found = _read(text.replace("\n", newline), form)
    assert [own for own, _ in found] == names
    assert [own and own.replace(newline, "\n") for _, own in found] == texts


@pytest.mark.parametrize(
    ("text", "settings", "names"),
    [
        ("``cat`` : x\n\n* ``ls`` : lists\n", {"form": "item", "marks": ("code",)}, [["ls"]]),
        ("* `Rope <x.html>`_ -- Line\n", {"form": "item", "marks": ("link",)}, [["Rope"]]),
        ("* Rope - Line\n* so it is\n", {"form": "item", "marks": ("plain",)}, [["Rope"]]),
        ("Rope: x\n\n* Yarn: y\n\n.. note: z\n", {"form": "paragraph", "marks": ("plain",)}, [["Rope"]]),
        ("* **beta (B)**: Two\n", {"form": "item", "more_names": ("brackets",)}, [["beta", "B"]]),
        ("T\n=\nArc\n---\nOne.\n\n.. _b:\nArch\n----\nTwo.\n", {"levels": (2,)}, [["Arc"], ["Arch"]]),
        ("Text\nArc\n---\nPart.\n", {"levels": (1,)}, []),
    ],
)
def test_settings_of_forms(text: str, settings: dict[str, Any], names: _Names) -> None:
    assert _names(text, **settings) == names


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("heading", ".. _label:\n"),
        ("definition-list", ".. _label:\nBow\n  Front of a boat.\n"),
        ("paragraph", ".. _label:\n**Bow**: Front of a boat.\n"),
    ],
)
def test_the_time_for_targets_without_blank_lines_is_linear(form: str, part: str) -> None:
    def page(size: int) -> str:
        return f"Terms\n=====\n\n{part * (size // len(part))}\nStern\n=====\n\nRear of a boat.\n"

    assert_linear(lambda text: _read(text, form, levels=(1,)), page, 80_000)
