"""What ``glosslint init`` must not take for entries in HTML pages that are called a glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_TERMS = {
    "Keel": "Beam along the bottom of a hull.",
    "Hull": "Body of a boat without its mast.",
    "Mast": "Pole that carries the sails.",
    "Sail": "Sheet of cloth that catches the wind.",
    "Oar": "Pole with a blade, to row a boat.",
}
_PAGE = "<html><head><title>{title}</title></head><body>\n<h1>{title}</h1>\n{entries}\n</body></html>\n"


def _each(form: str) -> str:
    return "\n".join(form.format(term=term, text=text) for term, text in _TERMS.items())


def _init(tmp_path: Path, entries: str, title: str = "Words of boats", name: str = "glossary.html") -> tuple[int, str]:
    result = glosslint("init", cwd=write(tmp_path, {name: _PAGE.format(title=title, entries=entries)}))
    return result.code, result.out + result.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>What each word means - in short.</p>\n", ""),
        ("<p>Short texts for those who sail. Not for yards: ask them.</p>\n", ""),
        ("", "\n<p>More: ask the harbour master.</p>"),
    ],
)
def test_a_sentence_with_a_colon_or_dash_is_no_entry_beside_terms_in_bold(
    before: str, after: str, tmp_path: Path
) -> None:
    code, shown = _init(tmp_path, f"{before}{_each('<p><b>{term}</b>: {text}</p>')}{after}")
    assert code == 0
    assert shown.startswith("5 entries in glossary.html, each a paragraph that begins with its term in bold\n")


def test_what_is_bold_below_headings_that_are_terms_is_no_entry(tmp_path: Path) -> None:
    parts = (
        "<p><b>What does it do, and why should I care?</b><br>It is part of a boat.</p>"
        "<p><b>How {n} is made</b>: of wood.</p><p><b>{n}</b> It may be long.</p>"
    )
    entries = "".join(
        f"<h3>{term}</h3><p>{text} Every boat that we know of has one, or had one before.</p>{parts.format(n=n)}\n"
        for n, (term, text) in enumerate(_TERMS.items())
    )
    code, shown = _init(tmp_path, entries)
    assert code == 0
    assert shown.startswith("5 entries in glossary.html, each a heading of level 3 and the text below it\n  Keel: Beam")


@pytest.mark.parametrize("heading", ["<h2>Part {n}</h2>", "<h2><i class='num'>{n}</i> Part {n}</h2>"])
def test_parts_of_a_page_are_no_entries(heading: str, tmp_path: Path) -> None:
    text = "<div><u>Rudder <i>that steers</i></u><p>A blade that turns the boat, held by hand or by a wheel.</p></div>"
    parts = "".join(f"{heading.format(n=letter)}\n{text * 20}\n" for letter in "ABCDE")
    code, shown = _init(tmp_path, parts)
    assert code == 2
    assert "glossary.html seems to be a glossary in HTML: its headings have too much text to be terms\n" in shown


def test_a_few_long_parts_of_a_guide_in_markdown_are_no_entries(tmp_path: Path) -> None:
    parts = "".join(
        f"### Use of part {n}\n\n{'Hold it with both hands, and look where you go. ' * 25}\n\n" for n in "ABCD"
    )
    result = glosslint("init", cwd=write(tmp_path, {"vocabulary.md": f"# Words\n\n{parts}"}))
    assert result.code == 2
    assert "its headings have too much text to be terms" in result.err


@pytest.mark.parametrize("title", ["Glossary", "Terminology that these pages use", "Words of boats"])
def test_the_title_of_a_page_on_the_level_of_the_terms_is_no_entry(title: str, tmp_path: Path) -> None:
    entries = f"<h2>{title}</h2><p>Back to our first page, or to the next.</p>{_each('<h2>{term}</h2><p>{text}</p>')}"
    page = f"<html><body>{'<h1>Our boats</h1>' if len(title.split()) > 3 else ''}{entries}</body></html>"
    result = glosslint("init", cwd=write(tmp_path, {"glossary.html": page}))
    count = 6 if title == "Words of boats" else 5  # which may as well be a term
    assert result.out.startswith(f"{count} entries in glossary.html, each a heading of level 2"), (
        result.out + result.err
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Terms of Service", "<h2>Who may sail</h2><p>All who can swim.</p><h2>Boats</h2><p>Bring them back.</p>"),
        ("Harbour Terms &amp; Conditions", "<h2>Boats</h2><p>Bring them back.</p><h2>Oars</h2><p>As well.</p>"),
        (
            "Terms",
            "<h2>This website</h2><p>Last updated in May. This site is as is.</p><h2>Boats</h2><p>No warranty.</p>",
        ),
    ],
)
def test_terms_of_use_are_no_glossary(title: str, text: str, tmp_path: Path) -> None:
    code, shown = _init(tmp_path, text, title, "terms.html")
    assert code == 2
    assert "seems to be a glossary" not in shown
    (tmp_path / "glossary.html").write_text(_PAGE.format(title="Boats", entries=_each("<h2>{term}</h2><p>{text}</p>")))
    result = glosslint("init", cwd=tmp_path)
    assert result.code == 0
    assert "5 entries in glossary.html" in result.out
    assert "terms.html" not in result.out


def test_terms_of_boats_are_a_glossary(tmp_path: Path) -> None:
    code, shown = _init(tmp_path, _each("<h2>{term}</h2><p>{text}</p>"), "Terms", "terms.html")
    assert code == 0
    assert "5 entries in terms.html" in shown
