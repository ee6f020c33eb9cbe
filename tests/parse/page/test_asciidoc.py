"""AsciiDoc: entries in description lists, sections and tables, their places, and what in them is markup."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from glosslint.parse.markdown.structure import Markdown
from glosslint.parse.page.document import SectionDocument
from tests.parse.page.read import document, entries

_LIST = """= Words
:toc: left

See xref:other.adoc[the other page].

[glossary]
[[A]]Anchor:: Heavy thing that holds a ship.
[[the-bow]]Bow (prow)::
  Front part of a ship.
+
More of it, in a paragraph of its own.

// Only in ports.
Berth::
Mooring::

Place where a ship lies. It has:

a. a bollard;; a post,
** or two

----
not:: a term
----

That was all.
"""


def test_description_lists() -> None:
    assert entries(_LIST, "g.adoc", form="definition-list") == [
        {"term": "Anchor", "definition": "Heavy thing that holds a ship.", "id": "~Anchor"},
        {
            "term": "Bow (prow)",
            "definition": "Front part of a ship.\n+\nMore of it, in a paragraph of its own.",
            "id": "the-bow",
        },
        {
            "term": "Berth",
            "aliases": ["Mooring"],
            "definition": "Place where a ship lies. It has:\n\na. a bollard;; a post,\n** or two",
            "id": "~Berth",
        },
    ]
    bow = entries(_LIST, "g.adoc", form="definition-list", more_names=("brackets",))[1]
    assert (bow["term"], bow["aliases"]) == ("Bow", ["prow"])


def test_a_list_below_another_is_a_part_of_its_text() -> None:
    text = "A::\n  One of:\n  b::: Bee.\n  c::: Sea.\nD:: Dee.\n"
    assert [(entry["term"], entry.get("definition")) for entry in entries(text, "g.adoc", form="definition-list")] == [
        ("A", "One of:\n  b::: Bee.\n  c::: Sea."),
        ("D", "Dee."),
    ]


_SECTIONS = """Words of the harbour
====================

== Terms and definitions

[[quay-wall]]
.Of stone
=== Quay *wall*

Wall at which ships lie.

NOTE: It may be of wood.

=== B

==== Buoy [[buoy]]

Thing that floats.

[.source]
=== See also

Books.

== Annex ==

=== Tide

Not here.
"""


def test_sections() -> None:
    found = entries(_SECTIONS, "g.adoc", form="heading", levels=(3, 4), at="Terms and definitions")
    assert found == [
        {"term": "Quay wall", "definition": "Wall at which ships lie.\n\nNOTE: It may be of wood.", "id": "quay-wall"},
        {"term": "Buoy", "definition": "Thing that floats.", "id": "buoy"},
    ]
    tide = entries(_SECTIONS, "g.adoc", form="heading", levels=(3,), at="Annex")[-1]
    assert tide == {"term": "Tide", "definition": "Not here.", "id": "~_tide"}


def test_titles_with_the_same_words_have_ids_of_their_own_as_in_asciidoctor() -> None:
    found = entries(
        "= Terms\n\n== Tide\n\nOf the sea.\n\n== Tide\n\nOf a lake.\n", "g.adoc", form="heading", levels=(2,)
    )
    assert [entry["id"] for entry in found] == ["~_tide", "~_tide_2"]


_TABLES = """[cols="1,3a,1"]
|===
|Term |Meaning |Also

|anchor:rope[]Rope |Line of several
strands. |
2+|A note on all. |x
a|*Yarn* | Thread \\| fibre. | thread, string
|===

[%header,cols=2*]
|===
| Other | Table
| a | b
|===
"""


def test_tables() -> None:
    columns = {"term": "Term", "definition": "Meaning", "aliases": "Also"}
    assert entries(_TABLES, "g.adoc", form="table", columns=columns) == [
        {"term": "Rope", "definition": "Line of several\nstrands.", "id": "rope"},
        {"term": "Yarn", "aliases": ["thread", "string"], "definition": "Thread \\| fibre.", "id": "~Yarn"},
    ]
    assert entries("|===\n|Term\n", "g.adoc", form="table", columns=columns) == []
    assert entries("|===\n|===\n", "g.adoc", form="table", columns=columns) == []


def _markup(text: str, **settings: Any) -> Markdown:
    read = document(text, "g.adoc", form="definition-list", **settings)
    assert isinstance(read, SectionDocument)
    assert read.markup is not None
    return read.markup


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("A:: is `b c` and ``d`` and +e f+.", "code", ["`b c`", "``d``", "+e f+"]),
        ("A:: is {b-c} and man:ls[1].", "shortcode", ["{b-c}", "man:ls[1]"]),
        ("A:: is image:b.png[c] and stem:[x^2].", "image", ["image:b.png[c]"]),
        ("A:: is it.footnote:[b link:c[d] e]", "html", ["footnote:[b link:c[d] e]"]),
        ("Afootnote:[b]:: is it", "html", ["footnote:[b]"]),
        ("A:: is stem:[x^2].", "math", ["stem:[x^2]"]),
        ("A:: is https://b.org[c `d`^] and https://e.org[].", "mark", ["https://b.org[", "^]"]),
        ("A:: is https://b.org[c `d`^] and https://e.org[].", "code", ["`d`", "https://e.org[]"]),
        ("A:: is <<b,c d>>, {{e,f}} and ((g)).", "mark", ["<<b,", ">>", "{{e,", "}}", "((", "))"]),
        ("A:: is a <<b>>.", "shortcode", ["<<b>>"]),
        ("A:: is (((b, c))) a [[d]]thing.footnote:[e f]", "html", ["(((b, c)))", "[[d]]", "footnote:[e f]"]),
        ("A:: is \\{b} here +\nand there", "mark", ["\\", "+"]),
        (":a: b\n\n== C\n\n'''\n\nimage::d[]\n\n.E\nA:: is.", "html", [":a: b", "'''", "image::d[]", ".E"]),
        ("A:: is.\n+\nNOTE: b\n+\n|===\n|c\n|===", "html", ["+", "NOTE:", "+", "|===\n|c\n|==="]),
        ("////\na\n////\n====\nA:: b\n====", "html", ["////\na\n////", "====", "===="]),
        ("A::\n+\n[source,sh]\n----\nb  c\n----", "code", ["----\nb  c\n----"]),
        ("A::\n+\n```sh\nb  c\n```\n\nD:: e `f`", "code", ["```sh\nb  c\n```", "`f`"]),
        ("A:: b\n....\nc", "code", ["....\nc"]),
    ],
)
def test_what_is_hidden(text: str, kind: str, parts: list[str]) -> None:
    hidden = _markup(text).hidden
    assert [text[slice(*part.span)] for part in hidden if part.kind == kind] == parts
    assert all(part.span.end <= after.span.start for part, after in pairwise(hidden))


def test_links_are_those_to_entries_of_the_page() -> None:
    text = "[[a-b]]A:: See <<c>>, xref:#a-b[it], xref:x.adoc#a-b[that] and <<nowhere>>.\n[[c]]\nC:: See <<#a-b, it>>.\n"
    links = _markup(text).links
    assert [link.target for link in links] == ["#c", "#a-b", "#a-b"]
    assert [text[slice(*link.dest)] for link in links] == ["c", "a-b", "a-b"]
    assert [text[slice(*link.text)].strip() for link in links] == ["c", "it", "it"]


_OPENINGS = """= Words

[[bow]]*Bow*:: not this
*Note:* No term.

[[fore]]
*Fore* +
Front of a ship.

It goes on.

*Aft:* Back of a ship, see <<fore>>.

== List

* *Keel* -- Beam
of a hull.
** part of it

* `hull`: Body.

No item.
"""


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        (
            {"form": "paragraph"},
            [("Fore", "Front of a ship.\n\nIt goes on.", "fore"), ("Aft", "Back of a ship, see <<fore>>.", "~Aft")],
        ),
        ({"form": "item"}, [("Keel", "Beam\nof a hull.\n** part of it", "~Keel")]),
        ({"form": "item", "marks": ("code",)}, [("hull", "Body.", "~hull")]),
    ],
)
def test_what_opens_with_its_term(settings: dict[str, Any], wanted: list[tuple[str, str, str]]) -> None:
    found = entries(_OPENINGS, "x.adoc", **settings)
    assert [(entry["term"], entry["definition"], entry["id"]) for entry in found] == wanted


@pytest.mark.parametrize("fence", ["////", "----"])
def test_tables_in_comments_and_listings_are_no_entries(fence: str) -> None:
    table = "|===\n|Term |Meaning\n\n|{} |Line.\n|===\n"
    text = f"{fence}\n{table.format('Old')}{fence}\n\n{table.format('Rope')}\n{fence}\n|===\n{fence}\n"
    found = entries(text, "g.adoc", form="table", columns={"term": "Term", "definition": "Meaning"})
    assert [entry["term"] for entry in found] == ["Rope"]
