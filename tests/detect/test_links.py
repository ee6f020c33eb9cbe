"""``init`` on links and references: which forms are between entries, which key holds the ids, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.detect.read import TERMS, Read, headings, page, records
from tests.support import glosslint


def _list(*rows: tuple[str, str]) -> dict[str, Any]:
    return {"glossary.yml": records(dict(rows))}


_PARTS = ("Part 0", "Part 1", "Part 2", "Part 3")
_NAMES = ("load balancer", "back end", "front end", "edge node")


def _each(form: str, terms: tuple[str, ...] = _PARTS, more: str = "") -> dict[str, str]:
    """Return texts by their terms; in the form of a link, {0} is another term, {1} its anchor."""
    others = dict(zip(terms, (terms[-1], *terms), strict=False))
    return {
        term: f"Beside the {form.format(other, other.lower().replace(' ', '-'))}, of kind {n}{more}."
        for n, (term, other) in enumerate(others.items())
    }


_MYST = "# G\n\n```{{glossary}}\n{}```\n"
_RST = "Glossary\n========\n\n"
#: Pages and lists, what init says of their links, and what it writes; each link is between entries.
_FORMS: dict[str, tuple[dict[str, Any], str, str]] = {
    "anchors": ({"glossary.md": headings(_each("[other](#{1})"))}, "#id (all of 4 match an entry)", ""),
    "another case": (
        {"glossary.md": headings(_each("[other](#{0})")).replace("#Part ", "#Part-")},
        "#id (all of 4 match an entry, if case is ignored)", "ignore-case = true\n",
    ),
    "another case in data": (
        {"glossary.yml": "".join(f"- id: {a[:3]}{a[-1]}\n  term: {a}\n  definition: {b}\n"
                                 for a, b in _each("'[other](#{0})'").items()).replace("#Part ", "#par")},
        "#id (all of 4 match an entry, if case is ignored)", "ignore-case = true\n",
    ),
    "anchors of the terms": (
        {"glossary.yml": {a: {"description": b} for a, b in _each("[other](#{1})").items()}},
        "#id (all of 4 match the anchor of an entry)", 'anchor = "slug"',
    ),
    "names in shortcodes": (
        {"glossary.md": headings(_each('{{{{< glossary "{0}" "parts" >}}}}', _NAMES))},
        '{{< glossary "text" >}} (all of 4 match an entry)', "",
    ),
    "roles of MyST": (
        {"glossary.md": _MYST.format("".join(f"{a}\n  {b}\n\n" for a, b in _each("{{term}}`{0}`").items()))},
        "{term}`text` (all of 4 match an entry)", "",
    ),
    "labels of reStructuredText": (
        {"docs/glossary.rst": _RST + "".join(f".. _{a.lower().replace(' ', '-')}:\n\n{a}\n------\n\n{b}\n\n"
                                             for a, b in _each(":ref:`{1}`").items())},
        ":ref:`label` or `title`_ (all of 4 match an entry)", "",
    ),
    "titles of reStructuredText": (
        {"docs/glossary.rst": _RST + "".join(f"{a}\n------\n\n{b}\n\n" for a, b in _each("`{0}`_").items())},
        "(all of 4 match an entry)", "",
    ),
    "AsciiDoc": (
        {"glossary.adoc": "= G\n\n" + "".join(f"[[{a.lower().replace(' ', '-')}]]{a}:: {b}\n"
                                              for a, b in _each("<<{1},it>>").items())},
        "<<id>> (all of 4 match an entry)", "",
    ),
    "Documenter": (
        {"glossary.md": headings(_each("[{0}](@ref)", more=", to which the [`hoist`](@ref) belongs"))},
        "[text](@ref) (all of 4 match an entry)", "",
    ),
    "words of links": (
        _list(*_each("[_{0}_](g)", _NAMES).items()), "[text](g) (all of 4 match an entry)", "[{text}](g)"
    ),
    "a macro": (
        _list(*_each('{{{{Glossary("{0}", "words")}}}}', _NAMES).items()),
        '{{Glossary("text")}} (all of 4 match an entry)', '{{Glossary("{text}")}}',
    ),
    "wiki links": (_list(*_each("[[{0}]]", _NAMES).items()), "[[text]] (all of 4 match an entry)", "[[{text}]]"),
    "a role with other words": (
        _list(*_each(":term:`words <{0}>`", _NAMES).items()), "(all of 4 match an entry)", ":term:`{text}`"
    ),
    "files of pages": (
        {f"terms/{a.lower().replace(' ', '-')}.md": f"# {a}\n\n{b}\n" for a, b in _each("[it](./{1}.md)").items()}
        | {"terms/README.md": "# Our glossary\n\nHow to add to it.\n"},
        "./id.md (all of 4 match an entry)", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", _FORMS)
def test_forms_of_links_between_entries(case: str, tmp_path: Path) -> None:
    files, said, written = _FORMS[case]
    read = Read(tmp_path, files)
    assert said in next(line for line in read.out.splitlines() if "links look like " in line)
    assert written in read.settings.replace("\\", "")
    assert read.check("--select", "references").startswith("No findings")


@pytest.mark.parametrize("ids", ["slug", "key"])
def test_ids_are_those_by_which_links_lead_somewhere(ids: str, tmp_path: Path) -> None:
    data = [{"key": f"k{n}", "slug": f"s{n}", "term": f"T{n}", "definition": f"What is not [it](#{ids[0]}{3 - n})."}
            for n in (1, 2)]  # fmt: skip
    assert Read(tmp_path, {"glossary.yml": data}).layout.id == ids


def test_a_few_misspelt_links_and_names_do_not_mislead(tmp_path: Path) -> None:
    data = [{"slug": f"w_{n}", "ref": [f"w_{n - 1}"], "en": {"term": f"W {n}", "def": f"Not [another](#w_{n - 1})."}}
            for n in range(1, 60)]  # fmt: skip
    data.append({"slug": "w_0", "ref": ["W 5", "gone"], "en": {"term": "W 0", "def": "See [it](w_5) or [it](/w_6/)."}})
    read = Read(tmp_path, {"glossary.yml": data})
    assert read.table == {"files": ["glossary.yml"], "layout": "glosario"}
    assert '"ref" holds ids of entries (59 of 61 match an entry)' in read.out


@pytest.mark.parametrize(("right", "armed"), [(7, True), (6, False), (1, False)])
def test_references_are_used_from_seven_in_ten_on(right: int, armed: bool, tmp_path: Path) -> None:
    targets = "bcdefghija"[:right] + "qrstuvwxyz"[: 10 - right]
    data = [{"id": a, "term": a, "definition": f"What one says of a {a}.", "see_also": [b]}
            for a, b in zip("abcdefghij", targets, strict=True)]  # fmt: skip
    read = Read(tmp_path, {"glossary.yml": data})
    assert read.layout.references == (("see_also",) if armed else ())
    if right == 6:
        line = f'left out: "see_also" ({right} of 10 values are ids of entries)'
        assert f'{line}\n  to check them, set under [layout]: references = ["see_also"]\n' in read.out
        assert f'# {line}; to check them:\n# references = ["see_also"]\n' in read.settings
        assert read.check("--select", "references").startswith("No findings")


@pytest.mark.parametrize(("right", "is_open"), [(9, False), (8, True)])
def test_names_may_be_of_other_things_if_several_are_no_entries(right: int, is_open: bool, tmp_path: Path) -> None:
    words = [f"{word} tree" for word in ("Ash", "Bay", "Cork", "Dog", "Elm", "Fig", "Gum", "Holm", "Ivy", "Jack")]
    targets = [*words[1 : right + 1], *(f"Thing {n}" for n in range(10 - right))]
    data = [
        {"term": a, "definition": f"What grows as a {a}.", "related": [b]} for a, b in zip(words, targets, strict=True)
    ]
    read = Read(tmp_path, {"glossary.yml": data})
    assert ("open = true accepts the others" in read.out) is is_open is read.layout.open


def test_keys_that_are_no_references(tmp_path: Path) -> None:
    """A class that happens to be an entry."""
    classes = zip("abcdefgh", "abcabcab", strict=True)
    data = [{"id": a, "term": a, "definition": f"What one says of a {a}.", "position": b} for a, b in classes]
    assert Read(tmp_path, {"glossary.yml": data}).layout.references == ()


def test_links_of_a_preset_that_lead_elsewhere_are_left_out(tmp_path: Path) -> None:
    pages = {f"terms/{w}.md": f"---\ntitle: {w}\n---\n\nA part. See [the manual](/manual-{w}/).\n" for w in "abcd"}
    read = Read(tmp_path, pages)
    assert 'this is the layout "hugo", with changes in the settings' in read.out
    assert read.layout.links == ()
    own = {f"Part {w}": f"A part. [Read more](/parts/part-{w})." for w in "abcd"}
    read = Read(tmp_path, page("list", own))
    assert "left out: links like /parts/id (most are in the entry that they link to)\n" in read.out
    rows = _list(*((a, f"See [it](#{b}), in a few words.") for a, b in ("ab", "bx", "cy", "dz")))
    read = Read(tmp_path, rows)  # one of four is to an entry, so the others are mistakes
    assert "links look like #id (1 of 4 match an entry)\n" in read.out
    assert read.check().count("error broken-link") == 3


@pytest.mark.parametrize("form", ["../{}.md", "concepts/{}.md", "/docs/{}/", "{}"])
def test_links_to_pages_of_the_same_name_are_none_to_entries(form: str, tmp_path: Path) -> None:
    terms = ("Block", "Chain", "Miner", "Wallet", "Node")
    texts = [f"Part that each [{term}]({form.format(term.lower())}) has." for term in (*terms[1:], "Block")]
    text = headings(dict(zip(terms, texts, strict=True)))
    assert "(all of 5 match an entry)" in Read(tmp_path, {"docs/glossary.md": text}).out
    pages = {f"docs/concepts/{term.lower()}.md": f"# {term}\n\nMore on it.\n" for term in terms}
    site = Read(tmp_path, {"docs/glossary.md": text.replace("[Block](", "[Gone](other-"), **pages})
    assert "; no links between entries\n" in site.out
    assert "broken-link" not in site.check()


_WORDS = ("anchor", "bilge", "capstan", "davit")


@pytest.mark.parametrize("link", ["[[sails]]", "[[Sails|all of them]]", "[[rigging/sails#Masts]]", "[[sails.md]]"])
def test_wiki_links_to_pages_elsewhere_in_the_site_are_left_out(link: str, tmp_path: Path) -> None:
    """Such links lead to any page of a site: only where all of them are between entries are they checked."""

    def read(own: str) -> Read:
        texts = {word: f"The {word} of a ship, beside the [[{_WORDS[n - 1]}]]." for n, word in enumerate(_WORDS)}
        texts["davit"] += f" More: {own}."
        pages = {f"content/terms/{a}.md": f"---\ntitle: {a.title()}\n---\n\n{b}\n" for a, b in texts.items()}
        return Read(tmp_path, {**pages, "content/rigging/sails.md": "# Sails\n"})

    elsewhere = read(link)
    line = "left out: links like [[id]] (4 of 5 match an entry; they lead to pages elsewhere as well, so to any page)\n"
    assert f'{line}  to check them, set under [layout]: links = ["[[{{id}}]]"]\n' in elsewhere.out
    assert elsewhere.check("--select", "broken-link").startswith("No findings")
    nowhere = read("[[sail]]")
    assert "links look like [[id]] (4 of 5 match an entry)" in nowhere.out
    assert '"sail" is not an entry' in nowhere.check("--select", "broken-link")


def test_a_form_that_is_left_out_may_be_uncommented(tmp_path: Path) -> None:
    text = "**{}** — A part of a ship, beside the [[{}]]; see [[sails]].\n\n"
    own = "# Glossary\n\n" + "".join(text.format(word.title(), _WORDS[n - 1]) for n, word in enumerate(_WORDS))
    pages = {f"content/rules/{word}.md": f"# {word}\n\nRules.\n" for word in (*_WORDS, "sails")}
    read = Read(tmp_path, {"content/glossary.md": own, **pages})
    assert "; no links between entries\nleft out: links like [[id]] (4 of 8 match an entry; they lead to " in read.out
    read.change("glosslint.toml", '# links = ["#{id}", "[[{id}]]"]\n', 'links = ["#{id}", "[[{id}]]"]\n')
    assert '"sails" is not an entry' in read.check("--select", "broken-link")


def test_references_by_heading_are_checked_and_renamed(tmp_path: Path) -> None:
    """Words in code refer to a part of a program; a title counts before the words."""
    terms = {
        "Main mast": 'The highest [Mast](@ref), to which the [`hoist`](@ref) function fixes a [sail](@ref "Sail").',
        "Mast": "A pole that carries a [Sail](@ref) or a [Flag](@ref).",
        "Sail": "A cloth on a [Mast](@ref) or on the [Main mast](@ref), which catches the wind.",
        "Flag": "A cloth that shows where a ship is from, often on the [Main mast](@ref).",
    }
    read = Read(tmp_path, {"glossary.md": headings(terms)})
    assert "links look like [text](@ref) (all of 7 match an entry)" in read.out
    glosslint("rename", "sail", "canvas", "--term", "Canvas", cwd=read.folder)
    text = (read.folder / "glossary.md").read_text("utf-8")
    assert '[sail](@ref "Canvas")' in text and "[Canvas](@ref)" in text
    read.change("glossary.md", '"Canvas"', '"Canvass"')
    found = 'glossary.md:5:86: error broken-link "Canvass" is not an entry; did you mean "Canvas"?'
    assert read.check("--select", "broken-link").startswith(found)
    chapters = {**terms, "Flag": "".join(f"See [Chapter {n}](@ref). " for n in range(9))}
    out = Read(tmp_path, {"glossary.md": headings(chapters)}).out
    assert "left out: links like [text](@ref) (6 of 15 match an entry; they lead to pages elsewhere as well" in out


def test_a_page_under_the_names_of_entries_tells_no_form_of_links(tmp_path: Path) -> None:
    terms = {a: f"A [{a.lower()}](parts) is a part of a ship, on the [{b}](#{b})."
             for a, b in (("Bow", "stern"), ("Stern", "mast"), ("Mast", "sail"), ("Sail", "bow"))}  # fmt: skip
    read = Read(tmp_path, {"glossary.md": headings(terms)})
    assert "links look like #id (all of 4 match an entry)" in read.out
    assert "broken-link" not in read.check()


def test_no_setting_is_advised_that_would_be_an_error(tmp_path: Path) -> None:
    front = "---\nterm: {}\nrelated_to:\n  - none\n  - other-{}\n---\n\nPart of a ship.\n"
    pages = {f"glossary/{term.lower()}.md": front.format(term, n) for n, term in enumerate(TERMS)}
    read = Read(tmp_path, pages)
    assert 'left out: "related_to" (0 of 8 values are ids of entries)\n' in read.out
    assert 'references = ["related_to"]' not in read.out + read.settings
