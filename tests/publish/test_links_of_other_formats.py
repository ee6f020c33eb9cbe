"""Links of reStructuredText and AsciiDoc are links on the pages of the site, and none of their marks are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import glosslint, write

RST = """Glossary
========

.. glossary::

   Bow
      Front part of a ship, unlike the :term:`rear part <Stern>`. See :term:`Keel`.

   Stern
      Rear part of a ship. See :ref:`the guide <guide>`, :doc:`page` and :kbd:`S`.

   Keel
      Long beam; see `this site <https://example.org>`_ and ``:term:`` in code.
"""
ADOC = """= Glossary

[[bow]]Bow:: Front part of a ship, unlike the <<stern,rear part>>. See <<keel>>.
[[stern]]Stern:: Rear part, unlike xref:bow[the front]. See xref:other.adoc#x[the guide] and <<some-page>>.
[[keel]]Keel:: Long beam; see https://example.org[this site,window=_blank] and link:page.html[page].
"""
SHOWN = {
    "glossary.rst": {
        "bow": "unlike the <a>rear part</a>. See <a>Keel</a>.",
        "stern": "See the guide, page and <code>S</code>.",
        "keel": "see <a>this site</a> and <code>:term:</code> in code.",
    },
    "glossary.adoc": {
        "bow": "unlike the <a>rear part</a>. See <a>Keel</a>.",
        "stern": "unlike <a>the front</a>. See the guide and some page.",
        "keel": "see <a>this site</a> and page.",
    },
}
TARGETS = {"bow": ["../stern/", "../keel/"], "keel": ["https://example.org"]}


@pytest.mark.parametrize(("name", "text"), [("glossary.rst", RST), ("glossary.adoc", ADOC)])
def test_links_are_links_to_entries_and_other_words_are_text(name: str, text: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {name: text})
    glosslint("init", cwd=folder)
    assert "3 entries in site" in glosslint("publish", cwd=folder).out
    for key, shown in SHOWN[name].items():
        page = (folder / "site" / key / "index.html").read_text("utf-8")
        lead = re.search(r'<div class="lead"><p>(.*?)</p>', page, re.DOTALL)
        assert lead is not None
        assert re.sub(r"<a [^>]*>", "<a>", lead[1]).endswith(shown)
        assert re.findall(r'href="([^"]*)"', lead[1]) == TARGETS.get(key, ["../bow/"] if "<a>" in shown else [])
    index = (folder / "site/index.html").read_text("utf-8")
    assert not re.search(r":term:`|&lt;", index)
