"""``glosslint init`` on what may be before a marked term, and on signs between the term and its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of, terms_of

_PARTS = {
    "Bow": "Front part of a ship.",
    "Stern": "Rear part of a ship.",
    "Keel": "Lowest part of a hull.",
    "Mast": "Upright pole that carries sails.",
    "Rope": "Thick line of twisted yarn.",
    "Yarn": "Thread of spun fibre.",
}
_ALL = [([term], text) for term, text in _PARTS.items()]


@pytest.mark.parametrize(
    ("path", "head", "line"),
    [
        ("glossary.qmd", "# Words\n\n", "[**{}**]{{#of-{}}} {}\n\n"),
        ("glossary.md", "# Words\n\n", "- [**{}**]{{#of-{}}}: {}\n"),
        ("glossary.md", "# 1. Definitions\n\n", '1.2 **"{}"** {}means: {}\n\n'),
        ("glossary.md", "# Words\n\n", "(a) **“{}”**{}: {}\n\n"),
        ("glossary.rst", "Words\n=====\n\n", "1.2 **“{}”**{}: {}\n\n"),
        ("glossary.adoc", "= Words\n\n", '1.2 *"{}"*{}: {}\n\n'),
        ("glossary.html", "<h1>Words</h1>\n", "<p>1.2 <b>“{}”</b>{}: {}</p>\n"),
    ],
)
def test_what_may_be_before_a_marked_term(path: str, head: str, line: str, tmp_path: Path) -> None:
    has_anchor = "#of-" in line
    lines = (line.format(term, term.lower() if has_anchor else "", text) for term, text in _PARTS.items())
    link = "\nThat is [a bow](#of-bow).\n" if has_anchor else ""
    found = entries_of(tmp_path, head + "".join(lines) + link, path)
    assert [names for names, _ in found] == [names for names, _ in _ALL]
    assert found[0][1].removeprefix("means: ") == "Front part of a ship."


@pytest.mark.parametrize("term", ['"{}"', "“{}”", "«{}»"])
def test_quotation_marks_around_a_heading_are_no_part_of_it(term: str, tmp_path: Path) -> None:
    page = "# Words\n\n" + "".join(f"## {term.format(own)}\n\n{text}\n\n" for own, text in _PARTS.items())
    assert entries_of(tmp_path, page) == _ALL


@pytest.mark.parametrize(
    ("path", "head", "line"),
    [
        ("glossary.md", "# Words\n\n", "**{}**.  {}\n\n"),
        ("glossary.md", "# Words\n\n", "- *{}*. {}\n"),
        ("glossary.html", "<h1>Words</h1>\n", "<p><b>{}</b>. {}</p>\n"),
    ],
)
def test_a_period_after_the_mark_may_separate(path: str, head: str, line: str, tmp_path: Path) -> None:
    page = head + "".join(line.format(*pair) for pair in _PARTS.items())
    assert entries_of(tmp_path, page, path) == _ALL


def test_terms_alone_on_a_line_remain_terms(tmp_path: Path) -> None:
    entries = "".join(f"## {term[0]}\n\n**{term}** - {text}\n\n" for term, text in _PARTS.items())
    assert terms_of(tmp_path, f"# Words\n\n{entries}## Z\n\n**Zephyr**\nA light wind.\n") == [*_PARTS, "Zephyr"]
    among = entries.replace("**Keel** - ", "**Keel**\n")
    assert terms_of(tmp_path, f"# Words\n\n{among}") == [*_PARTS]


@pytest.mark.parametrize("line", ["Speed: A way in time:", "**Speed**: A way in time:", "*Speed* — A way in time:"])
@pytest.mark.parametrize("formula", ["$$ v = s / t $$", "$$v = s / t$$", "$$\nv = s / t\n$$"])
def test_a_formula_of_its_own_is_no_entry(line: str, formula: str, tmp_path: Path) -> None:
    others = ("Bow", "Stern", "Keel", "Mast")
    lines = [line, *(line.replace("Speed", other).replace("time:", "ship.") for other in others)]
    found = entries_of(tmp_path, f"\n\n{formula}\n\n".join(("# Words\n", *lines)) + "\n")
    assert [names for names, _ in found] == [["Speed"], *([other] for other in others)]
    assert found[0][1] == f"A way in time:\n\n{formula}"


_USES = {
    "Sync": ["We should sync", "Sync up"],
    "Align": ["Let us align", "We are aligned"],
    "Ping": ["I will ping", "Ping me"],
}


_SHIPS = [
    "Anchor",
    "Attention",
    "Bow",
    "Deck",
    "Example",
    "Hull",
    "Keel",
    "Line",
    "Mast",
    "Note",
    "Oar",
    "Rope",
    "Sail",
    "Source",
    "Stern",
    "Tide",
    "Yarn",
]


def test_words_of_labels_out_of_order_are_labels(tmp_path: Path) -> None:
    terms = [term for term in _SHIPS if term not in ("Attention", "Example", "Note", "Source")]
    lines = [f"**{term}**: Part of a ship.\n\n" for term in terms]
    lines[9] += "**Note**: All ships have one.\n\n"
    assert terms_of(tmp_path, f"# Words\n\n{''.join(lines)}") == terms
    repeated = "".join(f"**{term}**: Part of a ship.\n\n**Note**: All ships have one.\n\n" for term in terms)
    assert terms_of(tmp_path, f"# Words\n\n{repeated}") == terms
