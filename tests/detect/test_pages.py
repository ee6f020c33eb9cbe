"""``init`` on glossaries in one page: each form of each format is read, and what is no entry is left out."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.detect.read import FORMS, SHOWN, TERMS, Read, headings, items, page
from tests.support import glosslint

PAGES = Path(__file__).parent / "pages"
STYLES: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "pages.toml").read_text("utf-8"))
#: Styles that cannot be read, and one page that is no glossary.
HONEST = ("nested-items", "blockquotes", "questions", "groups-of-terms")


def _project(name: str, folder: Path) -> Path:
    file = folder / STYLES[name]["path"]
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PAGES / STYLES[name]["file"], file)
    return folder


def test_there_are_enough_styles() -> None:
    assert len(STYLES) - len(HONEST) >= 36
    assert sorted(style["file"] for style in STYLES.values()) == sorted(
        file.name for file in PAGES.iterdir() if file.name != "pages.toml"
    )


@pytest.mark.parametrize("name", [name for name in STYLES if name not in HONEST])
def test_the_entries_of_a_page_are_those_that_are_there(name: str, tmp_path: Path) -> None:
    read = Read(_project(name, tmp_path), {STYLES[name]["path"]: (PAGES / STYLES[name]["file"]).read_bytes()})
    terms = STYLES[name]["terms"]
    assert read.first.startswith(f"{len(terms)} entries in {STYLES[name]['path']}")
    assert [line.strip().split(":")[0] for line in read.out.splitlines() if line.startswith("  ")] == terms[:3]
    assert [entry.term.value for entry in read.entries if entry.term is not None] == terms
    assert all(entry.has_prose for entry in read.entries)
    assert " error " not in read.check()


@pytest.mark.parametrize("name", HONEST)
def test_a_page_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    folder = _project(name, tmp_path)
    result = glosslint("init", cwd=folder)
    assert result.code == 2
    assert f"{STYLES[name]['path']} seems to " in result.err
    assert "nothing was written" in result.err
    assert not (folder / "glosslint.toml").exists()


_BOLD = "paragraphs that begin with bold"
_COLUMNS = 'rows of tables with the columns "Term" and "Definition"'
_DIRECTIVE, _DEFINITIONS = "items of glossary directives", "items of definition lists"
_RST = "Glossary\n========\n\n"
_CLASS = "paragraphs that begin with an element of the class w"
_OPENS = "elements <details>"
_ITEM = "list items that begin with"
#: What is above, around and below the entries of a page, by its ending, and what init says of each.
_READ = {
    "md": [
        (*FORMS["heading"][1:], "headings of level 2"),
        (*FORMS["paragraph"][1:], _BOLD),
        (*FORMS["table"][1:], _COLUMNS),
        (*FORMS["definition list"][1:], _DEFINITIONS),
        ("# G\n\n", "**{}**, {}\n\n", "", _BOLD),
        ("# G\n\n```{{glossary}}\n".replace("{{", "{").replace("}}", "}"), "{}\n  {}\n\n", "```\n", _DIRECTIVE),
        ("# G\n\n<ul>\n\n", "<li>\n<b>{}</b>: {}\n</li>\n\n", "</ul>\n", f"{_ITEM} bold"),
        ("# G\n\n", '??? note "{}"\n    {}\n\n', "", _OPENS),
        ("# G\n\n", '!!! quote inline end "**{}**"\n\n\t{}\n\n', "", _OPENS),
        ("# G\n\n", "*[{}]: {}\n", "", "abbreviations"),
        ("# G\r\n\r\n", "## {}\r\n\r\n{}\r\n\r\n", "", "headings of level 2"),
    ],
    "rst": [
        (*FORMS["rst"][1:], _DIRECTIVE),
        (_RST + "..  glossary::\n\n", "   {}\n      {}\n\n", "", _DIRECTIVE),
        (_RST, "{}\n    {}\n\n", "", _DEFINITIONS),
        (_RST, "{}\n--------\n\n{}\n\n", "", "headings of level 2"),
        (_RST, "3.1. {}\n--------\n\n{}\n\n", "", "headings of level 2"),
        (_RST, "* **{}** - {}\n", "", f"{_ITEM} bold"),
        (*FORMS["rst paragraph"][1:], _BOLD),
        (_RST + ".. list-table::\n\n   * - Term\n     - Definition\n", "   * - {}\n     - {}\n", "", _COLUMNS),
    ],
    "adoc": [
        (*FORMS["asciidoc"][1:], _DEFINITIONS),
        ("= G\n\n", "== {}\n\n{}\n\n", "", "headings of level 2"),
        ("= G\n\n|===\n|Term |Definition\n\n", "|{} |{}\n", "|===\n", _COLUMNS),
        (*FORMS["asciidoc paragraph"][1:], _BOLD),
        ("= G\n\n", "* *{}* - {}\n", "", f"{_ITEM} bold"),
        ("= G\n\n", "* {} - {}\n", "", f"{_ITEM} plain text"),
    ],
    "html": [
        (*FORMS["html"][1:], _DEFINITIONS),
        ("<H1>G</H1><DL>\n", "<DT>{}<DD>{}\n", "</DL>", _DEFINITIONS),
        ("<h1>G</h1>", "<article><h3>{}</h3><p>{}</p></article>\n", "", "headings of level 3"),
        ("<h1>G</h1>", "<p><strong>{}</strong> &mdash; {}</p>\n", "", _BOLD),
        ("<h1>G</h1>", "<p><b>{}</b></p><p>{}</p>\n", "", _BOLD),
        ("<h1>G</h1>", "<p>{}: {}</p>\n", "", "paragraphs that begin with plain text"),
        ("<h1>G</h1><ul>", "<li><b>{}</b> {}</li>\n", "</ul>", f"{_ITEM} bold"),
        ("<h1>G</h1><table><tr><th>Term<th>Definition", "<tr><td>{}</td><td>{}</td></tr>\n", "</table>", _COLUMNS),
        ("<h1>G</h1>", "<details><summary>{}</summary><div>{}</div></details>\n", "", _OPENS),
        ("<h1>G</h1>", "<div><div class=w>{}</div><p class=def>{}</p></div>\n", "", _CLASS),
    ],
}
_MENU = "<nav><ul><li><b>Home</b>: our first page</li><li><b>More</b>: our last page</li></ul></nav>"
_FOOT = "<footer><p><b>Us</b>: people of ships</p></footer>"


@pytest.mark.parametrize(
    ("ending", "parts"),
    [pytest.param(end, own, id=f"{end}-{own[1][:12]!r}") for end, all_ in _READ.items() for own in all_],
)
def test_each_form_of_each_format_is_read(ending: str, parts: tuple[str, str, str, str], tmp_path: Path) -> None:
    head, row, tail, form = parts
    text = head + "".join(row.format(*own) for own in TERMS.items()) + tail
    if ending == "html":
        text = f"<html><head><title>Words</title></head><body>{_MENU}{text}{_FOOT}</body></html>\n"
    read = Read(tmp_path, {f"docs/glossary.{ending}": text, "README.md": "# Ships\n", "index.html": "<p>Ships</p>\n"})
    assert read.out.startswith(f"4 entries in docs/glossary.{ending}: {form}\n{SHOWN}")
    assert read.pairs == [([term], own) for term, own in TERMS.items()]
    assert " error " not in read.check()


@pytest.mark.parametrize("path", ["glossary.qmd", "book/glossary.Rmd", "g/glossary.asciidoc", "_glossary.md"])
def test_other_endings_and_a_page_that_others_include(path: str, tmp_path: Path) -> None:
    text = headings(TERMS) if not path.endswith("doc") else page("asciidoc", TERMS)["glossary.adoc"]
    read = Read(tmp_path, {path: text, "README.md": "# Ship\n"})
    assert read.first.startswith(f"4 entries in {path}: ")
    assert read.terms == [*TERMS]


def test_the_items_of_both_languages_are_read_and_examples_in_html_are_not(tmp_path: Path) -> None:
    _, *others = TERMS.items()
    text = f"# G\n\n{items(dict(others))}\n<ul>\n<li><strong>Rope</strong>: {TERMS['Rope']}</li>\n</ul>\n"
    assert Read(tmp_path, {"glossary.md": text}).terms == ["Yarn", "Bow", "Stern", "Rope"]
    example = "```html\n<li><b>Deck</b>: a floor of a ship</li>\n```\n"
    assert Read(tmp_path, {"glossary.md": f"# G\n\n{items(TERMS)}\n{example}"}).terms == [*TERMS]


def test_boxes_beside_or_within_entries_are_none(tmp_path: Path) -> None:
    boxes = "".join(f'!!! note "{term}"\n    {text}\n\n' for term, text in TERMS.items())
    code = f"# G\n\n{items(TERMS)}\n```text\n{boxes}```\n"
    assert Read(tmp_path, {"glossary.md": code}).terms == [*TERMS]
    within = {term: f'{text}\n\n!!! note "Seen from {text[:4]}"\n    A quay.' for term, text in TERMS.items()}
    assert Read(tmp_path, {"glossary.md": headings(within)}).terms == [*TERMS]
    chapters = f"<details>\n<summary>Deck</summary>\n\n{headings(TERMS, 3)}</details>\n\n"
    assert Read(tmp_path, {"glossary.md": f"# G\n\n{chapters * 2}"}).error


@pytest.mark.parametrize("text", [
    ":\t\tThread.\n\n\t\t```\n\t\tof of code\n\t\t```\n", ":\t\t```\n\t\tof of code\n\t\t```\n",
    ": Thread.\n\n      of of code\n",
])  # fmt: skip
def test_code_in_an_item_stays_code(text: str, tmp_path: Path) -> None:
    own = page("definition list", TERMS)["glossary.md"].replace(": Thread of spun fibre, for a rope.\n", text)
    assert "repeated-word" not in Read(tmp_path, {"glossary.md": own}).check()


def test_fixes_change_what_they_say_and_nothing_else(tmp_path: Path) -> None:
    table = "".join(f"<tr id='{a}'><td><b>{a}</b></td><td>{b}</td></tr>\n" for a, b in TERMS.items())
    text = f"<h1>Words</h1><table><tr><th>Term<th>Meaning{table}</table>\n"
    text = text.replace("Front part of a ship", 'Front  part of of a <a href="#Sterm">ship</a>')
    read = Read(tmp_path, {"glossary.html": text})
    read.check("--fix", "--unsafe-fixes")
    fixed = text.replace("Front  part of of a", "Front part of a").replace("#Sterm", "#Stern")
    assert (read.folder / "glossary.html").read_text("utf-8") == fixed


def test_the_text_of_an_admonition_is_checked(tmp_path: Path) -> None:
    text = "".join(f'## {t[0]}\n\n!!! note "{t}"\n\n    {x}\n\n' for t, x in {**TERMS, "Keel": "Lowest part."}.items())
    read = Read(tmp_path, {"glossary.md": text})
    read.change("glossary.md", "Lowest part.", "Lowest part.\n\n    Seen from the the [bow](#bwo).")
    assert 'broken-link "bwo" is not an entry' in read.check()
    assert '"the the" repeats "the"' in read.check()


# --- what is no entry of a page that is read -------------------------------------------------------------------------

_PAGE = "<html><head><title>Words</title></head><body>\n<h1>Words</h1>\n{}\n</body></html>\n"


def _html(form: str) -> str:
    return "\n".join(form.format(term=term, text=text) for term, text in TERMS.items())


@pytest.mark.parametrize("around", ["<p>What each word means - in short.</p>\n{}", "{}\n<p>More: ask the crew.</p>"])
def test_a_sentence_with_a_colon_or_dash_is_no_entry_beside_terms_in_bold(around: str, tmp_path: Path) -> None:
    text = _PAGE.format(around.format(_html("<p><b>{term}</b>: {text}</p>")))
    assert Read(tmp_path, {"glossary.html": text}).terms == [*TERMS]


def test_what_is_bold_below_headings_that_are_terms_is_no_entry(tmp_path: Path) -> None:
    more = "Every boat that we know of has one, or had one before.</p><p><b>What is it for?</b><br>A part of it."
    text = _PAGE.format(_html(f"<h3>{{term}}</h3><p>{{text}} {more}</p><p><b>Made</b>: of wood.</p>"))
    assert Read(tmp_path, {"glossary.html": text}).terms == [*TERMS]


def test_icons_signs_and_code_around_terms_and_texts(tmp_path: Path) -> None:
    cards = _html("<div class='card'><div class='icon'>🪢</div><h3>{term}</h3><p>{text}</p></div>")
    assert Read(tmp_path, {"glossary.html": _PAGE.format(cards)}).terms == [*TERMS]
    signs = _html('<h2 id="x{term}">{term}</h2><a class="anchor" href="#x{term}">#</a><p>{text}</p>')
    assert SHOWN in Read(tmp_path, {"glossary.html": _PAGE.format(signs)}).out
    code = {"Cell": "A pair, such as `[a *b]` and [`[c]`](#cell).", "Cord": "A *pair*, such as ``_[x]_``."}
    shown = "  Cell: A pair, such as [a *b] and [c].\n  Cord: A pair, such as _[x]_.\n"
    assert shown in Read(tmp_path, {"glossary.md": headings(code)}).out
    blocks = headings(TERMS).replace("## Yarn", "```{r}\nx: 1\n## Knot\n```\n\n## Yarn")
    assert Read(tmp_path, {"glossary.Rmd": blocks}).terms == [*TERMS]


@pytest.mark.parametrize("letters", ["A", "AB"])
def test_a_heading_of_one_letter_divides_an_alphabet(letters: str, tmp_path: Path) -> None:
    text = {**dict.fromkeys(letters, "Ships that begin so."), **TERMS, "K": "", "Keel": "Lowest part of a ship."}
    assert Read(tmp_path, {"glossary.md": headings(text)}).terms == [*TERMS, "Keel"]


def test_what_is_said_of_ids_is_true(tmp_path: Path) -> None:
    said = "ids are the anchors that are written, or else those of the headings, as github makes them; "
    for text in (headings(TERMS), headings(TERMS).replace("## Bow", "## Bow {#of-bow}")):
        assert f"\n{said}" in Read(tmp_path, {"glossary.md": text}).out
    pandoc = "# G\n\n#### Anvil (tool)\n\nBlock for [metal](#sheet-v1.0).\n\n#### Sheet v1.0\n\nFlat piece of metal.\n"
    out = Read(tmp_path, {"glossary.qmd": pandoc, "_quarto.yml": "project:\n  type: book\n"}).out
    assert "as pandoc makes them; links look like #id (the only one matches an entry)" in out


def test_terms_may_wait_for_their_text(tmp_path: Path) -> None:
    some = {**TERMS, "Keel": ""}
    assert Read(tmp_path, {"glossary.md": headings(some)}).terms == [*some]
    bold = "".join(f"**{term}:** \n{text}\n\n" for term, text in some.items())
    assert Read(tmp_path, {"docs/a.md": f"# Reference\n\n## Glossary\n\n{bold}"}).terms == [*some]
    none = dict.fromkeys(some, "") | {"Bow": "Front part of a ship."}
    for path, sign in (("glossary.md", "#"), ("glossary.adoc", "=")):
        error = Read(tmp_path, {path: headings(none).replace("#", sign)}).error
        assert "4 of 5 headings of level 2 have no text below them\n" in error


@pytest.mark.parametrize("line", ["Speed: A way in time:", "**Speed**: A way in time:"])
@pytest.mark.parametrize("formula", ["$$v = s / t$$", "$$\nv = s / t\n$$"])
def test_a_formula_of_its_own_is_no_entry(line: str, formula: str, tmp_path: Path) -> None:
    lines = [line, *(line.replace("Speed", other).replace("time:", "ship.") for other in TERMS)]
    pairs = Read(tmp_path, {"glossary.md": f"\n\n{formula}\n\n".join(("# Words\n", *lines)) + "\n"}).pairs
    assert [names for names, _ in pairs] == [["Speed"], *([other] for other in TERMS)]
    assert pairs[0][1] == f"A way in time:\n\n{formula}"


#: Pages with the four terms, and what else is no entry of them.
_BESIDE = {
    "an include": "{% include header.html %}\n" + headings(TERMS),
    "misplaced front matter": headings(TERMS).replace("# Glossary\n", "# Glossary\n\n---\ndate: 2026-01-01\n---\n", 1),
    "a template above": '<div><h1 class="top">{{ page.title }}</h1></div>\n\n[Bow](#bow)\n\n' + headings(TERMS),
    "a value of data in a link": headings(TERMS) + "[yard]: {{site.data.versions.yard}}/yard.html\n",
    "a label among the terms": "# G\n\n**Rope**: Line.\n\n**Note**: All have one.\n\n**Yarn**: Thread.\n\n"
    "**Note**: All have one.\n\n**Bow**: Front.\n\n**Stern**: Rear.\n\n",
    "a period as separator": "# G\n\n" + "".join(f"**{term}**.  {text}\n\n" for term, text in TERMS.items()),
    "an empty link": "# G\n\n" + "".join(f"[](#{term})**{term}**: {text}\n\n" for term, text in TERMS.items()),
    "spans with anchors": "# G\n\n" + "".join(f"[**{a}**]{{#of-{a}}} {b}\n\n" for a, b in TERMS.items()),
    "quotation marks in headings": headings({f"“{term}”": text for term, text in TERMS.items()}),
    "a comment with an entry": headings(TERMS) + "<!--\n## Deck\n\nFloor.\n-->\n",
}


@pytest.mark.parametrize("case", _BESIDE)
def test_what_is_beside_terms_is_no_entry_and_no_part_of_them(case: str, tmp_path: Path) -> None:
    assert Read(tmp_path, {"glossary.md": _BESIDE[case]}).terms == [*TERMS]


def test_terms_alone_on_a_line_remain_terms(tmp_path: Path) -> None:
    text = "# G\n\n" + "".join(f"## {a[0]}\n\n**{a}** - {b}\n\n" for a, b in TERMS.items())
    assert Read(tmp_path, {"glossary.md": text.replace("**Bow** - ", "**Bow**\n")}).terms == [*TERMS]
    assert Read(tmp_path, {"glossary.md": f"{text}## Z\n\n**Zephyr**\nA light wind.\n"}).terms == [*TERMS, "Zephyr"]


def test_terms_of_a_script_without_spaces(tmp_path: Path) -> None:
    terms = {"船首": "船の前の部分。", "船尾": "船の後ろの部分。", "帆": "風を受ける布。", "錨": "船を止める重い物。"}
    for form in ("item", "asciidoc", "list"):
        assert Read(tmp_path, page(form, terms)).texts == terms
    long = Read(tmp_path, {"glossary.yml": f"- term: 船\n  definition: {'船' * 200}\n"})
    assert f"  船: {'船' * 120} …\n" in long.out
