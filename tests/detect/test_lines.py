"""``glosslint init`` on paragraphs in which each line is an entry, and on those in which lines are parts of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of, terms_of
from tests.support import glosslint, write

_PARTS = {
    "Bow": "Front part of a ship.",
    "Stern": "Rear part of a ship.",
    "Keel": "Lowest part of a hull.",
    "Mast": "Upright pole that carries sails.",
}
_LINES = {"Rope": "Thick line of twisted yarn.", "Yarn": "Thread of spun fibre."}
_ALL = [([term], text) for term, text in {**_PARTS, **_LINES}.items()]


@pytest.mark.parametrize(
    ("path", "line", "end", "page"),
    [
        ("glossary.md", "**{}**: {}", "\n", "# Words\n\n## Parts\n\n{}\n\n## Lines\n\n{}\n"),
        ("glossary.md", "**{}:** {}", "  \n", "# Words\n\n## Parts\n\n{}\n\n## Lines\n\n{}\n"),
        ("glossary.md", "**{}** – {}", "\\\r\n", "# Words\r\n\r\n## Parts\r\n\r\n{}\r\n\r\n## Lines\r\n\r\n{}\r\n"),
        ("glossary.md", '<a id="x{0}"></a>***{0}*** – {1}', "<br>\n", "# Words\n\n{}\n\n{}\n"),
        ("glossary.md", "*{}*: {}", "<br/>", "# Words\n\n{}\n\n{}\n"),
        ("glossary.adoc", "*{}*: {}", " +\n", "= Words\n\n== Parts\n\n{}\n\n== Lines\n\n{}\n"),
        ("glossary.rst", "**{}**: {}", "\n", "Words\n=====\n\nParts\n-----\n\n{}\n\nLines\n-----\n\n{}\n"),
        (
            "glossary.html",
            "<b>{}</b>: {}",
            "<br>\n",
            "<h1>Words</h1><h2>Parts</h2><p>{}</p><h2>Lines</h2><p>{}</p>",
        ),
    ],
)
def test_each_line_of_a_paragraph_may_be_an_entry(path: str, line: str, end: str, page: str, tmp_path: Path) -> None:
    parts = (end.join(line.format(*pair) for pair in group.items()) for group in (_PARTS, _LINES))
    assert entries_of(tmp_path, page.format(*parts), path) == _ALL


def test_a_label_that_occurs_once_among_many_lines_is_a_term(tmp_path: Path) -> None:
    river = {f"Part {number}": "The next one." for number in range(9)} | {
        "Source": "The first one.",
        "Sea": "The last.",
    }
    lines = "\n".join(f"**{term}**: {text}" for term, text in river.items())
    assert terms_of(tmp_path, f"# Words\n\n{lines}\n") == [*river]


def test_an_anchor_before_a_line_is_the_id_of_its_entry(tmp_path: Path) -> None:
    lines = "\n".join(f'<a id="of-{term.lower()}"></a>**{term}**: {text}' for term, text in _PARTS.items())
    assert terms_of(tmp_path, f"# Words\n\n{lines}\n\nSee [the bow](#of-bow) and [the mast](#of-mast).\n") == [*_PARTS]


def test_some_lines_among_paragraphs_are_entries(tmp_path: Path) -> None:
    lines = "\n".join(f"**{term}** – {text}" for term, text in _PARTS.items())
    above = "".join(f"**Line {number}** – A line of yarn.\n\n" for number in range(9))
    found = terms_of(tmp_path, f"# Words\n\n{above}{lines}\n\n**Hull** – Body of a ship.\n")
    assert found == [*(f"Line {number}" for number in range(9)), *_PARTS, "Hull"]


def test_labels_within_an_entry_are_no_entries(tmp_path: Path) -> None:
    def page(*labels: str) -> str:
        texts = (f"**{term}**: {text}\n" + "\n".join(labels) + "\n\n" for term, text in _PARTS.items())
        return f"# Words\n\n{''.join(texts)}**Hull**: Body of a ship.\n"

    repeated = page("**Why it matters**: Ships need it.", "**In French**: Un mot.")
    assert terms_of(tmp_path, repeated) == [*_PARTS, "Hull"]
    own = page().replace("ship.\n", "ship.\n**Seen from**: The quay.\n**Painted**: Never.\n", 1)
    assert terms_of(tmp_path, own) == [*_PARTS, "Hull"]


def test_data_of_the_page_are_no_entries_of_their_own(tmp_path: Path) -> None:
    data = "**Ship**: Aurora\n**Captain**: A. Bell\n**Home**: Bergen\n**Built**: 1911\n"
    parts = "".join(f"**{term}**: {text}\n\n" for term, text in _PARTS.items())
    assert terms_of(tmp_path, f"# Words\n\n{data}\n{parts}") == ["Ship", *_PARTS]
    assert terms_of(tmp_path, f"# Words\n\n{parts}{data}") == [*_PARTS, "Ship"]


def test_words_in_bold_without_the_separator_begin_no_entry(tmp_path: Path) -> None:
    lines = "\n".join(f"**{term}**: {text}\n**Not** all ships have one." for term, text in _PARTS.items())
    assert [text.count("Not") for _, text in entries_of(tmp_path, f"# Words\n\n{lines}\n")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("path", "line", "end", "page"),
    [
        ("glossary.md", "{} — {}", "\n", "# Words\n\n{}\n{}\n"),
        ("glossary.md", "{}: {}", "  \n", "# Words\n\n## A–M\n\n{}\n\n## N–Z\n\n{}\n"),
        ("glossary.adoc", "{}: {}", " +\n", "= Words\n\n== A\n\n{}\n\n== B\n\n{}\n"),
        ("glossary.adoc", "{} -- {}", "\n", "= Words\n\n{}\n{}\n"),
        ("glossary.rst", "{}: {}", "\n", "Words\n=====\n\n{}\n\n{}\n"),
    ],
)
def test_each_line_of_unmarked_terms_may_be_an_entry(path: str, line: str, end: str, page: str, tmp_path: Path) -> None:
    lines = _LINES | {"Sail": "Cloth that moves a ship.", "Deck": "Floor of a ship."}
    parts = (end.join(line.format(*pair) for pair in group.items()) for group in (_PARTS, lines))
    found = entries_of(tmp_path, page.format(*parts), path)
    assert found == [([term], text) for term, text in (_PARTS | lines).items()]


def test_a_line_of_an_unmarked_entry_may_go_on_in_the_next(tmp_path: Path) -> None:
    lines = [f"Rope {number}: Line of yarn." for number in range(9)]
    lines[4] += "\nmade by hand: by two men.\n  Seen: always."
    found = entries_of(tmp_path, "# Words\n\n" + "\n".join(lines) + "\n")
    assert [names for names, _ in found] == [[f"Rope {number}"] for number in range(9)]
    assert found[4][1].endswith("by two men.\n  Seen: always.")


def test_lines_of_a_text_with_a_colon_are_no_entries(tmp_path: Path) -> None:
    texts = (f"{term}: {text}\nIt has two sides: left and right.\nAll ships have one." for term, text in _PARTS.items())
    assert terms_of(tmp_path, "# Words\n\n" + "\n\n".join(texts) + "\n") == [*_PARTS]
    labels = (f"{term}: {text}\nIn French: un mot.\nFirst seen: long ago." for term, text in _PARTS.items())
    assert terms_of(tmp_path, "# Words\n\n" + "\n\n".join(labels) + "\n") == [*_PARTS]


def test_lines_that_cannot_be_told_from_a_text_are_named(tmp_path: Path) -> None:
    terms = [*_PARTS, *_LINES, "Hull", "Deck"]
    code = "\n".join(f"`{term}` Part of a ship." for term in terms)
    wrapped = "\n".join(f"{term}: Part of a ship\nand of a boat." for term in terms)
    advice = "but Markdown reads lines without a blank line between them as one paragraph: put one between entries\n"
    for page in (code, wrapped):
        result = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Words\n\n{page}\n"}))
        assert result.code != 0
        assert f': 7 lines seem to begin with a term, such as "Stern", {advice}' in result.err
    groups = wrapped.replace("\nKeel", "\n\nKeel").replace("\nRope", "\n\nRope").replace("\nHull", "\n\nHull")
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Words\n\n{groups}\n"})).out
    assert f'not read as entries: 4 lines seem to begin with a term, such as "Stern", {advice}' in out
    single = "\n\n".join(f"{term}: Part of a ship:\nIt is: long." for term in terms)
    out = glosslint("init", cwd=write(tmp_path / "single", {"glossary.md": f"# Words\n\n{single}\n"})).out
    assert out.startswith("8 entries")
    assert "seem" not in out
