"""reStructuredText: entries, their places, and what in them is markup; docutils judges what it can."""

from __future__ import annotations

import re

import pytest

from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Scalar, Sequence
from tests.parse.page.read import entries
from tests.timing import assert_linear

_DIRECTIVE = SectionTable(form="directive")


def _entries(document: Document) -> list[Mapping]:
    assert document.faults == ()
    (root,) = document.roots
    assert isinstance(root, Mapping)
    entries = root.get(ENTRIES)
    assert isinstance(entries, Sequence)
    return [item for item in entries.items if isinstance(item, Mapping)]


def _read(text: str, **table: object) -> list[Mapping]:
    return _entries(parse(Source("x.rst", text), SectionTable(**table)))  # type: ignore[arg-type]


def _names(entry: Mapping) -> list[str]:
    aliases = entry.get("aliases")
    found = [entry.get("term"), *(aliases.items if isinstance(aliases, Sequence) else ())]
    return [name.text for name in found if isinstance(name, Scalar)]


def _text(entry: Mapping) -> str | None:
    node = entry.get("definition")
    return node.text if isinstance(node, Scalar) else None


def _prose(text: str) -> str:
    """What is left of a text where everything that is no prose is taken out, with single spaces."""
    document = parse(Source("x.rst", f".. glossary::\n\n   t\n      {text}\n"), _DIRECTIVE)
    assert document.markup is not None
    (entry,) = _entries(document)
    node = entry.get("definition")
    assert isinstance(node, Scalar)
    chars = list(document.source.text)
    for _, span in document.markup.hidden:
        chars[slice(*span)] = " " * (span.end - span.start)
    return " ".join("".join(chars[node.start : node.end]).split())


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
def test_a_directive_is_divided_as_by_sphinx(body: str, names: list[list[str]]) -> None:
    gap = "" if ":sorted:" in body else "\n"
    assert [_names(entry) for entry in _read(f".. glossary::\n{gap}{body}\nEnd.\n", form="directive")] == names


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
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    tree = core.publish_doctree(_LISTS, settings_overrides={"report_level": 5})
    wanted = [
        (item[0].astext(), item[-1].astext().split("\n\n")[0]) for item in tree.findall(nodes.definition_list_item)
    ]
    found = [(_names(entry)[0], _text(entry) or "") for entry in _read(_LISTS, form="definition-list")]
    assert [name for name, _ in found] == [name for name, _ in wanted] == ["alpha", "beta", "gamma code", "delta"]
    for (_, text), (_, first) in zip(found, wanted, strict=True):
        assert re.sub(r"[*:]", "", text).startswith(first.replace(":", ""))


def test_entries_are_those_below_a_heading() -> None:
    assert [_names(entry) for entry in _read(_LISTS, form="definition-list", at="other")] == [["delta"]]
    assert _read(_LISTS, form="definition-list", at="Missing") == []


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
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    entries = _read(_SECTIONS, form="heading", levels=(3,))
    assert [_names(entry)[0] for entry in entries] == ["Anchor", "Bow", "Rope"]
    ids = [entry.get("id") for entry in entries]
    assert [scalar.text for scalar in ids if isinstance(scalar, Scalar)] == ["the-anchor", "bow", "rope"]
    assert (_text(entries[2]) or "").endswith("Many.")
    tree = core.publish_doctree(_SECTIONS, settings_overrides={"report_level": 5, "doctitle_xform": False})
    assert {"anchor", "bow", "rope"} <= {name for section in tree.findall(nodes.section) for name in section["ids"]}
    markup = parse(Source("x.rst", _SECTIONS), SectionTable(form="heading", levels=(3,))).markup
    assert markup is not None
    assert [link.target for link in markup.links] == ["Rope", "the-anchor"]  # the other may be on another page
    assert entries[0].start == _SECTIONS.index(".. _the-anchor")


@pytest.mark.parametrize("line", ["===", "====="])
def test_the_overline_of_a_title_is_no_part_of_the_entry_above(line: str) -> None:
    (entry,) = _read(f"**rope**: Strong line.\n\n{line}\nAbc\n{line}\n\nWords.\n", form="paragraph")
    assert _text(entry) == "Strong line."


_ITEMS = """
Title
=====

* **alpha** - First text.

* **beta (B)**: One *word*
  on two lines.

  - **nested** - no entry

* bullet
  text

Words of the next list.

- **gamma** or **delta** (D) – Text.
-  **Note**: no term.

.. code-block:: text

   * **none** - code
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_items_of_lists_are_entries(newline: str) -> None:
    text = _ITEMS.replace("\n", newline)
    assert [(_names(entry), _text(entry)) for entry in _read(text, form="item")] == [
        (["alpha"], "First text."),
        (["beta (B)"], f"One *word*{newline}  on two lines.{newline}{newline}  - **nested** - no entry"),
        (["gamma", "delta"], "Text."),
    ]
    named = [_names(entry) for entry in _read(text, form="item", more_names=("brackets",))]
    assert named == [["alpha"], ["beta", "B"], ["gamma", "delta", "D"]]
    for entry in _read(text, form="item", more_names=("brackets",)):
        for node in (entry.get("term"), entry.get("definition")):
            assert isinstance(node, Scalar)
            assert text[node.start : node.end] == node.text
    assert [
        _names(entry) for entry in _read("``cat`` : prints files\n\n* ``ls`` : lists\n", form="item", marks=("code",))
    ] == [["ls"]]
    assert [_names(entry) for entry in _read("* `Rope <x.html>`_ -- Line\n", form="item", marks=("link",))] == [
        ["Rope"]
    ]
    assert [_names(entry) for entry in _read("* Rope - Line\n* so it is\n", form="item", marks=("plain",))] == [
        ["Rope"]
    ]


_PARAGRAPHS = """
Title
=====

Words of the trade.

**Anchor**: Heavy thing.

It holds.

* a list

**Bow**
The front.

.. _more:

Other
-----

Not of it.

- **Stern** - Rear.

**Keel** - Lowest part.
"""


def test_paragraphs_are_entries() -> None:
    found = {_names(entry)[0]: _text(entry) for entry in _read(_PARAGRAPHS, form="paragraph")}
    assert found == {"Anchor": "Heavy thing.\n\nIt holds.\n\n* a list", "Bow": "The front.", "Keel": "Lowest part."}
    plain = _read("Rope: thick line\n\n* Yarn: thread\n\n.. note: none\n", form="paragraph", marks=("plain",))
    assert [_names(entry) for entry in plain] == [["Rope"]]
    skipped = _read("How To Begin: ropes\n\nYarn: thread\n", form="paragraph", marks=("plain",), skip=("How To Begin",))
    assert [_names(entry) for entry in skipped] == [["Yarn"]]
    (item,) = _read("* **Rope** - thick line\n", form=("paragraph", "item"))  # and no paragraph
    assert (_names(item), _text(item)) == (["Rope"], "thick line")
    both = {_names(entry)[0]: _text(entry) for entry in _read(_PARAGRAPHS, form=("paragraph", "item"))}
    assert both == {**found, "Anchor": "Heavy thing.\n\nIt holds.", "Stern": "Rear."}


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


def test_rows_of_list_tables_are_entries_as_docutils_divides_them() -> None:
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    entries = _read(_TABLE, form="table", columns=_COLUMNS)
    assert [_names(entry) for entry in entries] == [["Helm", "wheel", "tiller"], ["keel"]]
    tree = core.publish_doctree(_TABLE, settings_overrides={"report_level": 5})
    rows = [[cell.astext() for cell in row] for row in tree.findall(nodes.row)][1:3]
    texts = [re.sub(r"[*`]|(?<=\n) +", "", _text(entry) or "") for entry in entries]
    assert [(row[0], row[2]) for row in rows] == [
        (_names(entry)[0], text) for entry, text in zip(entries, texts, strict=True)
    ]
    assert _read(_TABLE, form="table", columns={**_COLUMNS, "term": "Word"}) == []
    document = parse(Source("x.rst", _TABLE), SectionTable(form="table", columns=_COLUMNS))
    assert document.markup is not None
    assert [_TABLE[slice(*part.span)] for part in document.markup.hidden if part.kind == "code"][:2] == [
        "``ship``",
        "``keel``",
    ]


def test_a_definition_list_may_be_in_a_block_quote() -> None:
    quoted = "Words\n=====\n\n  Helm\n    Wheel of\n    a ship.\n\n  Keel : beam\n    Lowest beam.\n\n  No term.\n"
    assert [(_names(entry), _text(entry)) for entry in _read(quoted, form="definition-list")] == [
        (["Helm"], "Wheel of\n    a ship."),
        (["Keel"], "Lowest beam."),
    ]
    beside = f"{quoted}\nMast\n  Pole.\n"
    assert [_names(entry) for entry in _read(beside, form="definition-list")] == [["Mast"]]


def test_an_underline_of_plus_signs_begins_no_table() -> None:
    page = "Style\n+++++\nWrite as here::\n\n  .. glossary::\n\n     arc\n       Part of a circle.\n"
    assert _read(page, form="directive") == []


def test_a_block_may_begin_directly_below_a_title_or_a_target() -> None:
    letter = "-A-\n~~~\nArc:\n   Part of a circle.\nArch:\n   Curve.\n\n"
    lists = f"{letter}.. _b:\n\n-B-\n~~~\nBow::\n   Code.\nBay:\n   Bend.\n"
    read = _read(lists, form="definition-list")
    assert [(_names(entry)[0], _text(entry)) for entry in read] == [
        ("Arc", "Part of a circle."),
        ("Arch", "Curve."),
        ("Bay", "Bend."),
    ]
    bold = "A\n=\n**Arc**: Part of a circle.\n\n**Arch**: Curve.\n"
    assert [_names(entry) for entry in _read(bold, form="paragraph")] == [["Arc"], ["Arch"]]
    titles = "Terms\n=====\nArc\n---\nPart of a circle.\n\n.. _arch:\nArch\n----\nCurve.\n"
    assert [_names(entry) for entry in _read(titles, levels=(2,))] == [["Arc"], ["Arch"]]
    assert _read("Text\nArc\n---\nPart.\n", levels=(1,)) == []


def test_a_colon_after_a_term_is_not_part_of_its_name() -> None:
    (one,) = _read(".. glossary::\n\n   Arc:\n      Part of a circle.\n", form="directive")
    assert _names(one) == ["Arc"]
    anchors = one.get("anchors")  # the role :term: finds the whole line
    assert isinstance(anchors, Sequence)
    assert [item.text for item in anchors.items if isinstance(item, Scalar)] == ["Arc:"]


def test_what_is_indented_below_a_target_is_a_block_quote() -> None:
    text = ".. _arc:\n\n   Arc\n      Part.\n\n.. _arch: a.html\n   b.html\n\n   Arch\n      Curve.\n"
    assert [(_names(entry)[0], _text(entry)) for entry in _read(text, form="definition-list")] == [
        ("Arc", "Part."),
        ("Arch", "Curve."),
    ]


def test_a_target_above_a_paragraph_is_no_part_of_the_entry_before() -> None:
    page = "**Bow**: Front.\n\n.. _stern:\n\n**Stern**: Rear.\n\n.. _oar:\n**Oar**: Blade.\n"
    found = entries(page, "g.rst", form="paragraph")
    assert [one["definition"] for one in found] == ["Front.", "Rear.", "Blade."]


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

    assert_linear(lambda text: entries(text, "g.rst", form=form, levels=(1,)), page, 200_000)
