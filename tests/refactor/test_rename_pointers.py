"""``glosslint rename`` changes texts that point to an entry in plain words, and links with its names in brackets."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

PAGE = """# Glossary

## Bow

Front part of a ship.

## Prow

See Bow.

## Front

See: *bow*, Stern.

## Head

See [Bow](#bow).

## Stern

Rear part, unlike a bow. See Bow in other books.
"""
RST = """Glossary
========

.. glossary::

   Global positioning system (GPS)
      System of satellites. See :term:`Bow`.

   Bow
      Front part, found by a :term:`Global positioning system (GPS)`, or a :term:`receiver <GPS>`.

   Stern
      Rear part, found by a :term:`global positioning system`; a :term:`GPS`.

   Positioning
      See Global positioning system.
"""


def test_see_with_the_old_term_gets_the_new_one(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.md": PAGE})
    glosslint("init", cwd=folder)
    out = glosslint("rename", "bow", "stem", "--term", "Stem", cwd=folder).out
    assert out.endswith("and updated 3 references and links in 1 file.\n")
    changed = PAGE.replace("## Bow", "## Stem").replace("See Bow.", "See Stem.").replace("*bow*", "*stem*")
    assert (folder / "glossary.md").read_text("utf-8") == changed.replace("#bow", "#stem")


def test_a_reference_with_the_name_in_brackets_keeps_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.rst": RST})
    glosslint("init", cwd=folder)
    glosslint("rename", "Global positioning system", "Satellite positioning system", cwd=folder)
    changed = RST.replace("Global pos", "Satellite pos").replace("global pos", "satellite pos")
    assert (folder / "glossary.rst").read_text("utf-8") == changed
