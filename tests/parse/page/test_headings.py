"""Pages with a heading for each entry."""

from __future__ import annotations

import pytest

from tests.parse.page.read import document, entries
from tests.timing import assert_linear


def test_letters_titles_and_what_follows_the_text_are_no_part_of_an_entry() -> None:
    text = (
        "# Glossary\n\nWords.\n\n## Introduction\n\nMore.\n\n## A\n\n## API\n\nAn interface.\n\n---\n\n[x]: y\n\n"
        "## B\n## Box:\nA [thing][x].\n"
    )
    assert entries(text) == [
        {"id": "~api", "term": "API", "definition": "An interface."},
        {"id": "~box", "term": "Box", "definition": "A [thing][x]."},
    ]
    assert document(text).anchors == {"top", "glossary", "introduction", "a", "b"}


@pytest.mark.parametrize("title", ["D - F", "A / B", "X & Y", "K, L", "T–Z", "0-9", "G to J {#letter-g}"])
def test_ranges_of_letters_are_no_terms(title: str) -> None:
    assert [entry["term"] for entry in entries(f"# G\n\n## {title}\n\nWords.\n\n## Box\n\nA thing.\n")] == ["Box"]


@pytest.mark.parametrize("title", ["I/O", "R&D", "P&L", "D - Flat"])
def test_letters_that_are_short_for_words_are_terms(title: str) -> None:
    assert [entry["term"] for entry in entries(f"# G\n\n## {title}\n\nWords for it.\n")] == [title]


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("{/* cspell:enable */}", False),
        ("Also [A](#a), [B](#b), [C](#c), [D](#d) and [E](#e)", True),
        ("A B C D E F", True),
        ("[A](#a), [B](#b)", True),
    ],
)
def test_comments_below_the_last_text_are_no_part_of_it(end: str, kept: bool) -> None:
    found = entries(f"# G\n\n## Box\n\nA thing.\n\n{end}\n")
    assert found == [{"id": "~box", "term": "Box", "definition": f"A thing.\n\n{end}" if kept else "A thing."}]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Pod {#the-pod}", {"id": "the-pod", "term": "Pod"}),
        ('## <a name="p"></a>Pod', {"id": "p", "anchors": ["~pod"], "term": "Pod"}),
        ('<a id="p"></a>\n\n## Pod', {"id": "p", "anchors": ["~pod"], "term": "Pod"}),
        ("(p)=\n## Pod", {"id": "p", "anchors": ["~pod"], "term": "Pod"}),
        ("## 1.2 **Pod** of `x` &amp; y:", {"id": "~12-pod-of-x--y", "term": "Pod of x & y"}),
        ("## The `{{< pod >}}` shortcode", {"id": "~the--pod--shortcode", "term": "The {{< pod >}} shortcode"}),
        ("## `` `{{< pod >}}` ``", {"id": "~-pod-", "term": "`{{< pod >}}`"}),
        ("## $\\mathcal{M}$", {"id": "~mathcalm", "term": "\\mathcal{M}"}),
        ('## Pod {.big key="x"}', {"id": "~pod", "term": "Pod"}),
        ("## [Pod](pod.md) ##", {"id": "~pod", "term": "Pod"}),
        ("Pod\n---", {"id": "~pod", "term": "Pod"}),
    ],
)
def test_terms_are_words_without_marks_and_ids_are_anchors(heading: str, expected: dict[str, object]) -> None:
    assert entries(f"# G\n\n{heading}\n\nText.\n") == [{**expected, "definition": "Text."}]


def test_brackets_slashes_and_commas_give_other_names_where_the_layout_says_so() -> None:
    text = "## Continuous integration (CI)\n\nText.\n\n## Log in / sign in\n\nText.\n"
    assert [entry.get("aliases") for entry in entries(text)] == [None, None]
    named = entries(text, more_names=("brackets", "slash"))
    assert [(entry["term"], entry["aliases"]) for entry in named] == [
        ("Continuous integration", ["CI"]),
        ("Log in", ["sign in"]),
    ]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Continuous integration (CI)", ["Continuous integration", "CI"]),
        ("mPFC (medial prefrontal cortex)", ["mPFC", "medial prefrontal cortex"]),
        ("錨 (anchor)", ["錨", "anchor"]),
        ("A2A (Agent-to-Agent)", ["A2A", "Agent-to-Agent"]),
        ("Saga (pattern)", ["Saga (pattern)"]),
        ("Position (point)", ["Position (point)"]),
        ("Repository (repo)", ["Repository", "repo"]),
        ("Slets (sliter, att slita)", ["Slets (sliter, att slita)"]),
    ],
)
def test_only_short_and_long_forms_may_be_names(heading: str, names: list[str]) -> None:
    (entry,) = entries(f"## {heading}\n\nText.\n", more_names=("short-forms",))
    assert [entry["term"], *entry.get("aliases", [])] == names


@pytest.mark.parametrize(("sign", "kind"), [(" – ", "dash"), (", ", "comma"), (" or ", "or"), (" / ", "slash")])
def test_a_short_form_and_two_more_names_are_divided_by_each_sign(sign: str, kind: str) -> None:
    text = f"## AC{sign}alternating current\n\nText.\n\n## Port{sign}left{sign}larboard\n\nText.\n"
    named = [[entry["term"], *entry["aliases"]] for entry in entries(text, more_names=(kind,))]
    assert named == [["AC", "alternating current"], ["Port", "left", "larboard"]]


def test_parts_of_a_term_that_are_no_names_of_one_thing() -> None:
    headings = ("BFS / DFS", "Log / log book (or Journal)", "Cleat / cleet")
    text = "".join(f"## {heading}\n\nText.\n\n" for heading in headings)
    named = [(entry["term"], entry.get("aliases")) for entry in entries(text, more_names=("brackets", "slash"))]
    assert named[0] == ("BFS / DFS", None)
    assert named[1:] == [("Log / log book", ["Journal"]), ("Cleat", ["cleet"])]


def test_entries_are_only_below_the_heading_that_the_layout_names() -> None:
    text = "# A\n\n## One\n\nx\n\n# Words we use\n\n## Two\n\ny\n\n### More\n\nz\n\n# B\n\n## Three\n\nx\n"
    assert entries(text, at="words we use") == [{"id": "~two", "term": "Two", "definition": "y\n\n### More\n\nz"}]
    assert entries(text, at="Nothing") == []


@pytest.mark.parametrize(
    ("renderer", "anchors"),
    [
        ("github", ["~c--c-a_b", "~über", "~1-x", "~1-x-1"]),
        ("kramdown", ["~c--c-ab", "~ber", "~x", "~x-1"]),
        ("pandoc", ["~c-c-a_b", "~über", "~x", "~x-1"]),
        ("mkdocs", ["~c-c-a_b", "~uber", "~1-x", "~1-x_1"]),
        ("sphinx", ["~c-c-a-b", "~uber", "~x", "~x-1"]),
    ],
)
def test_each_renderer_makes_its_own_anchors(renderer: str, anchors: list[str]) -> None:
    text = "".join(f"## {title}\n\nText.\n\n" for title in ("C & C++ a_b", "Über", "1 x", "1 x"))
    assert [entry["id"] for entry in entries(text, renderer=renderer)] == anchors


@pytest.mark.parametrize(
    ("renderer", "anchors"),
    [("mkdocs", ["~_1", "~_2"]), ("sphinx", ["~id1", "~id2"]), ("pandoc", ["~якорь", "~канат"])],
)
def test_headings_in_other_scripts_have_anchors(renderer: str, anchors: list[str]) -> None:
    text = "".join(f"## {title}\n\nText.\n\n" for title in ("Якорь", "Канат"))
    assert [entry["id"] for entry in entries(text, renderer=renderer)] == anchors


def test_equal_headings_get_numbers_that_no_other_has() -> None:
    text = "".join(f"## {title}\n\nText.\n\n" for title in ("ab", "ab 1", "ab", "ab", "ab 1"))
    assert [entry["id"] for entry in entries(text)] == ["~ab", "~ab-1", "~ab-2", "~ab-3", "~ab-1-1"]


def test_colons_and_dashes_after_a_title_are_not_part_of_the_name() -> None:
    titles = ("Bow:", "Prow —", "re-", "Hull –:")
    text = "# Terms\n\n" + "".join(f"## {title}\n\nA thing.\n\n" for title in titles)
    assert [entry["term"] for entry in entries(text)] == ["Bow", "Prow", "re-", "Hull"]


@pytest.mark.parametrize(
    ("begin", "part", "end"),
    [("", ":", "x"), ("", '<i class="icon">x</i>b', ""), ("<a ", "href= ", ">x</a>"), ("", "<svg>", "x")],
)
def test_the_time_for_a_title_is_linear(begin: str, part: str, end: str) -> None:
    def page(size: int) -> str:
        return f"## Bow {begin}{part * (size // len(part))}{end}\n\nFront of a boat.\n"

    assert_linear(entries, page, 40_000)
