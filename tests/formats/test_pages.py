"""Glossaries in reStructuredText and HTML, from check to rename: as they work in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpora.glossaries import glossary, needs_corpora
from tests.support import glosslint, write

_RST = """\
Glossary
========

.. glossary::
   :sorted:

   Rope
   Line : r
      Thick :term:`yarns <Yarn>` spun and and twisted.  See ``the the`` too.

   .. glosslint: ignore[repeated-word] shows that a comment is read

   Yarn
      Thread of of fibre, as in a :term:`rope` or a :term:`Lines`.
"""
_SPHINX = 'files = ["*.rst"]\nlayout = "sphinx"\n'
_HTML = """\
<!DOCTYPE html>
<html><body>
<dl>
  <dt id="rope">Rope &amp; line</dt>
  <dd>Thick <a href="#yarn">yarns</a> spun and and twisted. <code>the the</code></dd>
  <!-- glosslint: ignore[repeated-word] shows that a comment is read -->
  <dt id="yarn">Yarn</dt>
  <dd>Thread of of fibre, as in <a href="#rop">ropes</a>.</dd>
</dl>
</body></html>
"""
_PAGE = 'files = ["*.html"]\n[layout]\nextends = "page"\nsection = { form = "definition-list" }\n'


def _lines(folder: Path, *rules: str) -> list[str]:
    result = glosslint("--output-format", "concise", "--select", ",".join(rules), cwd=folder)
    assert result.err == ""
    return result.out.splitlines()[:-1]


def test_a_glossary_of_sphinx(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SPHINX, "glossary.rst": _RST.replace("\n", "\r\n")})
    assert _lines(tmp_path, "repeated-word", "broken-link") == [
        'glossary.rst:9:39: warning repeated-word [*] "and and" repeats "and"',
        'glossary.rst:14:60: error broken-link "Lines" is not an entry; did you mean "Line"?',
    ]


def test_fixes_change_only_the_announced_characters(tmp_path: Path) -> None:
    files = {"rope.rst": _RST, "rope.html": _HTML}
    for name, text in files.items():
        settings = _SPHINX if name.endswith("rst") else _PAGE
        folder = write(tmp_path / name.replace(".", "-"), {"glosslint.toml": settings, name: text})
        assert glosslint("--fix", "--select", "repeated-word", cwd=folder).code == 0
        assert (folder / name).read_text("utf-8") == text.replace("and and", "and")


def test_a_page_of_html(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _PAGE, "glossary.html": _HTML})
    assert _lines(tmp_path, "repeated-word", "broken-link") == [
        'glossary.html:5:44: warning repeated-word [*] "and and" repeats "and"',
        'glossary.html:8:42: error broken-link "rop" is not an entry; did you mean "rope"?',
    ]


def test_renaming_there_and_back_restores_the_bytes(tmp_path: Path) -> None:
    text = _RST.replace("`Lines`", "`line`")
    write(tmp_path, {"glosslint.toml": _SPHINX, "glossary.rst": text})
    assert glosslint("rename", "Yarn", "Twine", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary.rst").read_text() == text.replace("<Yarn>", "<Twine>").replace("   Yarn", "   Twine")
    assert glosslint("rename", "Twine", "Yarn", cwd=tmp_path).code == 0
    for old, new in (("Rope", "Thick cord"), ("Thick cord", "Rope")):
        assert glosslint("rename", old, new, cwd=tmp_path).code == 0
        assert (":term:`thick cord`" in (tmp_path / "glossary.rst").read_text()) == (new == "Thick cord")
    assert (tmp_path / "glossary.rst").read_text() == text


def test_renaming_an_anchor_of_html_restores_the_bytes(tmp_path: Path) -> None:
    text = _HTML.replace("#rop", "#rope").replace("#ropee", "#rope")
    write(tmp_path, {"glosslint.toml": _PAGE, "glossary.html": text})
    assert glosslint("rename", "rope", "cable", cwd=tmp_path).code == 0
    changed = (tmp_path / "glossary.html").read_text()
    assert changed == text.replace('"rope"', '"cable"').replace("#rope", "#cable")
    assert glosslint("rename", "cable", "rope", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary.html").read_text() == text


def test_what_is_no_list_is_not_changed(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": _SPHINX, "glossary.rst": _RST})
    result = glosslint("new", "Bow", cwd=folder)
    assert result.code == 2
    assert (folder / "glossary.rst").read_text() == _RST


@needs_corpora
def test_the_glossary_of_the_packaging_guide(tmp_path: Path) -> None:
    """Every entry, link and role is seen; the only error or warning is a period that is missing indeed."""
    text = (glossary("packaging") / "source/glossary.rst").read_bytes()
    folder = write(tmp_path, {"glosslint.toml": _SPHINX, "glossary.rst": text})
    from glosslint.engine.check import check
    from glosslint.engine.session import CheckRequest, open_session
    from glosslint.language.engines import NO_ENGINES
    from glosslint.model import Severity
    from glosslint.settings.settings import load

    request = CheckRequest(load(None, folder), engines=NO_ENGINES)
    session = open_session(request)
    entries = session.glossary.entries
    assert (len(entries), sum(len(entry.names) for entry in entries)) == (46, 52)
    links = [link for entry in entries for link in entry.links]
    named = [link for link in links if link.target is not None]
    assert (len(named), text.count(b":term:`")) == (99, 99)
    assert all(session.glossary.resolve_link(link) is not None for link in named)
    assert sum(link.destination.startswith("http") for link in links) == text.count(b"<http")
    report = check(request)
    serious = [one for one in report.findings if one.severity is not Severity.INFO]
    assert [(one.rule, one.location.start.line) for one in serious] == [("final-period", 340)]


@pytest.mark.parametrize("name", ["glossary.rst", "glossary.html"])
def test_a_file_without_entries_is_an_error_of_the_settings(tmp_path: Path, name: str) -> None:
    settings = _SPHINX if name.endswith("rst") else _PAGE
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, name: "Title\n=====\n\nText.\n"}))
    assert result.code == 2
    assert "no entry in 1 file" in result.err


def test_comments_are_written_in_the_form_of_the_page(tmp_path: Path) -> None:
    """Above each entry, in its form; what was there stays byte for byte, and the findings are gone."""
    for name, text in (("glossary.rst", _RST), ("glossary.html", _HTML)):
        settings, mark = (_SPHINX, ".. ") if name.endswith("rst") else (_PAGE, "<!-- ")
        folder = write(tmp_path / mark.strip(" <!-."), {"glosslint.toml": settings, name: text})
        result = glosslint("--add-ignore=as it was", "--select", "repeated-word,broken-link", cwd=folder)
        assert result.code == 0
        after = (folder / name).read_text("utf-8")
        assert after.count("as it was") == 1
        added = [line for line in after.splitlines() if "as it was" in line]
        assert [line.strip().startswith(mark) for line in added] == [True]
        assert glosslint("--select", "repeated-word,broken-link", cwd=folder).code == 0


_UNSORTED = ("alpha", "beta", "delta", "gamma", *(f"kappa{n:02}" for n in range(30)), "iota")


@pytest.mark.parametrize(
    ("name", "head", "option", "form"),
    [
        ("g.rst", ".. glossary::\n", "   :sorted:\n", ""),
        ("g.md", "```{glossary}\n", ":sorted:\n", 'section = { form = "directive" }\n'),
        ("g.md", "```{glossary}\n", "---\nsorted: true\n---\n", 'section = { form = "directive" }\n'),
    ],
)
def test_a_directive_that_sorts_its_entries_is_in_order(
    tmp_path: Path, name: str, head: str, option: str, form: str
) -> None:
    settings = _SPHINX if name.endswith("rst") else f'files = ["*.md"]\n[layout]\nextends = "page"\n{form}'
    indent = "   " if name.endswith("rst") else ""
    entries = "".join(f"\n{indent}{term}\n{indent}   Letter of an alphabet.\n" for term in _UNSORTED)
    for own, count in (("", 1), (option, 0)):
        write(tmp_path, {"glosslint.toml": settings, name: f"{head}{own}{entries}"})
        lines = _lines(tmp_path, "unsorted-entries")
        assert sum("iota" in line for line in lines) == count, lines


def test_terms_of_other_projects_are_no_links(tmp_path: Path) -> None:
    text = ":term:`python:iterator`, :term:`it <python:iterator>`, :external:term:`x`, :external+python:term:`y`"
    rst = f".. glossary::\n\n   rope\n      Like {text} and :term:`z`.\n"
    write(tmp_path / "rst", {"glosslint.toml": _SPHINX, "g.rst": rst})
    assert [line.split(" ", 1)[1] for line in _lines(tmp_path / "rst", "broken-link")] == [
        'error broken-link "z" is not an entry'
    ]
    settings = (
        'files = ["*.md"]\n[layout]\nextends = "page"\nlinks = ["{term}`{text}`"]\nsection = { form = "directive" }\n'
    )
    page = "```{glossary}\nrope\n  Like {term}`python:iterator`, {term}`it <python:iterator>`, {term}`z`.\n```\n"
    write(tmp_path / "md", {"glosslint.toml": settings, "g.md": page})
    assert [line.split(" ", 1)[1] for line in _lines(tmp_path / "md", "broken-link")] == [
        'error broken-link "z" is not an entry'
    ]


@pytest.mark.parametrize(
    ("file", "form", "page"),
    [
        (
            "g.rst",
            "heading",
            "Glossary\n========\n\n.. glosslint: ignore[repeated-word] why\n\n"
            ".. glosslint: ignore[double-space] why\n\n"
            ".. _rope:\n\n----\nRope\n----\n\nLine that is is  thick.\n",
        ),
        (
            "g.adoc",
            "heading",
            "= Glossary\n\n// glosslint: ignore[repeated-word] why\n// a note\n\n////\nanother\n////\n"
            "// glosslint: ignore[double-space] why\n\n[[rope]]\n== Rope\n\nLine that is is  thick.\n\nIt it is.\n",
        ),
        (
            "g.html",
            "definition-list",
            "<dl>\n<!-- glosslint: ignore[repeated-word] why -->\n<!-- a note -->\n"
            "<!-- glosslint: ignore[double-space] why -->\n<dt>Rope</dt>\n<dd>Line that is is  thick.</dd>\n</dl>\n",
        ),
        (
            "g.md",
            "heading",
            "# Glossary\n\n<!-- glosslint: ignore[repeated-word] why -->\n<!-- a note -->\n\n"
            '<!-- glosslint: ignore[double-space] why -->\n<a id="rope"></a>\n\n## Rope\n\nLine that is is  thick.\n',
        ),
    ],
)
def test_other_comments_and_labels_between_a_comment_and_its_entry_do_not_matter(
    file: str, form: str, page: str, tmp_path: Path
) -> None:
    settings = f'files = ["{file}"]\n[layout]\nextends = "page"\nsection = {{ form = "{form}", levels = [2] }}\n'
    write(tmp_path, {"glosslint.toml": settings, file: page})
    assert _lines(tmp_path, "repeated-word", "double-space", "unused-suppression") == []


def test_a_comment_above_a_text_that_is_no_entry_does_not_apply_to_the_entry_below(tmp_path: Path) -> None:
    page = "= Glossary\n\n// glosslint: ignore[repeated-word] why\n\nA text.\n\n== Rope\n\nLine that is is thick.\n"
    settings = 'files = ["g.adoc"]\n[layout]\nextends = "page"\nsection = { form = "heading", levels = [2] }\n'
    write(tmp_path, {"glosslint.toml": settings, "g.adoc": page})
    assert _lines(tmp_path, "repeated-word") == ['g.adoc:9:11: warning repeated-word "is is" repeats "is"']


_LABELLED = """\
files = ["terms.md"]
[layout]
extends = "page"
references = ["related"]
[layout.section]
form = {form}
"""
_LABELS = '"heading"\nlabels = { related = ["See also", "Related"] }'
_COLUMNS = '"table"\ncolumns = { term = "Term", definition = "Text", related = "See also" }'
_SECTIONS = """\
# Terms

## Bow

Front of a ship.

**See also:** [the back](#stern) and [Mst](#mst), Keell

**Related:** [Keel](#keel)

## Stern

Back of a ship.

**See also:** [Bow](#bow)

## Keel

Lowest part of a ship.
"""
_ROWS = """\
| Term | Text | See also |
|---|---|---|
| <a id="bow"></a>Bow | Front of a ship. | [the back](#stern) and [Mst](#mst), Keell |
| <a id="stern"></a>Stern | Back of a ship. | [Bow](#bow) |
| <a id="keel"></a>Keel | Lowest part of a ship. | Bow |
"""


@pytest.mark.parametrize(("form", "page", "line"), [(_LABELS, _SECTIONS, 7), (_COLUMNS, _ROWS, 3)])
def test_references_that_are_links(form: str, page: str, line: int, tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _LABELLED.replace("{form}", form), "terms.md": page})
    text = page.splitlines()[line - 1]
    assert glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1] == [
        f'terms.md:{line}:{text.index("#mst") + 1}: error broken-link "mst" is not an entry',
        f'terms.md:{line}:{text.index("Keell") + 1}: error broken-reference "Keell" is not an entry; '
        'did you mean "keel"?',
    ]
    write(tmp_path, {"terms.md": page.replace("[Mst](#mst), Keell", "Keel")})
    assert glosslint("rename", "stern", "transom", "--term", "Transom", cwd=tmp_path).code == 0
    assert "[the back](#transom)" in (tmp_path / "terms.md").read_text()
    assert glosslint(cwd=tmp_path).code == 0
    assert glosslint("publish", "--out", "site", cwd=tmp_path).code == 0
    site = (tmp_path / "site/bow/index.html").read_text("utf-8")
    assert "See also" in site and "Builds on" not in site


def test_links_in_double_brackets_belong_to_the_entry_that_they_are_in(tmp_path: Path) -> None:
    settings = 'files = ["terms.md"]\n[layout]\nextends = "page"\nlinks = ["[[{text}]]", "#{id}"]\n'
    page = "# Terms\n\n## Bow\n\nNot the [stern][x].\n\n## Stern\n\nBack, or [[Bwo]].\n\n[x]: #stern\n"
    write(tmp_path, {"glosslint.toml": settings, "terms.md": page})
    assert _lines(tmp_path, "broken-link") == ['terms.md:9:12: error broken-link "Bwo" is not an entry']
