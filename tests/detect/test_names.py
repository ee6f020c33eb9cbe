"""Terms with several names: in brackets, after a slash or another sign, judged term by term, in every form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glosslint.text.acronyms import is_sure_form
from tests.detect.read import FORMS, TERMS, Read, entries_of, headings, page
from tests.support import glosslint, write

_TEXT = "Thing of a sailor."
Names = dict[str, list[str]]  # what is written, and the names that it gives; none for what is one name


def _named(form: str, folder: Path, names: Names) -> None:
    """Assert that terms beside others that are plain have these names; what is between ` in them is code."""
    code = {".rst": r"``\1``", ".html": r"<code>\1</code>"}.get(Path(FORMS[form][0]).suffix, r"`\1`")
    texts = {re.sub(r"`(.+?)`", code, term): _TEXT for term in names}
    read = Read(folder, page(form, {**TERMS, **texts}))
    assert read.names[len(TERMS) :] == [own or [term.replace("`", "")] for term, own in names.items()], form


_SURE: Names = {
    "Man over board / MOB": ["Man over board", "MOB"],
    "DF/Direction finder": ["DF", "Direction finder"],
    "GPS, global positioning system": ["GPS", "global positioning system"],
    "Very high frequency [VHF]": ["Very high frequency", "VHF"],
    "ETA – estimated time of arrival": ["ETA", "estimated time of arrival"],
    "Lifeboat / lifeboats": ["Lifeboat", "lifeboats"],
    "Tail wind or tailwind": ["Tail wind", "tailwind"],
    "Gybe (also: jibe, wear)": ["Gybe", "jibe", "wear"],
    "Starboard (formerly steerboard)": ["Starboard", "steerboard"],
}
_NONE = (
    "Legato / staccato", "Bow / stern", "Charter, lease", "Read/write lock", "CSMA/CD", "HF / VHF", "IP / IPv6",
    "Fore and aft / FAR", "Winch (deck)", "Mast – boom", "Hull [body]", "AIS (Class A, B)",
    "Knot (or more of them)", "Mate (formerly one of the crew)", "Chart (see also map)",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_a_term_are_names_after_any_sign(form: str, tmp_path: Path) -> None:
    """Also where one entry of the glossary alone has such names: each term is judged by itself."""
    _named(form, tmp_path, {**_SURE, "Charter, lease": [], "Winch (deck)": [], "CSMA/CD": [], "Hull [body]": []})
    for term in ("Man over board / MOB", "Very high frequency [VHF]"):
        _named(form, tmp_path, {term: _SURE[term]})


@pytest.mark.parametrize("term", _SURE)
def test_one_term_with_two_names(term: str, tmp_path: Path) -> None:
    _named("heading", tmp_path, {term: _SURE[term]})


@pytest.mark.parametrize("term", _NONE)
def test_other_words_beside_a_term_are_no_names(term: str, tmp_path: Path) -> None:
    for form in ("heading", "list"):
        _named(form, tmp_path, {term: []})


@pytest.mark.parametrize(("one", "other", "are"), [
    ("LB", "Load balancer", True), ("KI", "Künstliche Intelligenz", True), ("JS", "JavaScript", True),
    ("W3C", "World Wide Web Consortium", True), ("e-mail", "email", True), ("ACLs", "ACL", True),
    ("PR", "Pull request template", False), ("CI", "CICD", False), ("ML", "MLOps", False), ("HTTP", "HTTPS", False),
    ("FLOPs", "FLOPS", False), ("Git", "GitHub", False), ("VHF", "radio", False),
])  # fmt: skip
def test_names_that_are_certainly_forms(one: str, other: str, are: bool) -> None:
    assert is_sure_form(one, other) is is_sure_form(other, one) is are


#: Glossaries in which names are divided or not, by what they show.
_CASES: dict[str, Names] = {
    "code in brackets": {
        "Gateway (`sea-gateway`)": ["Gateway", "sea-gateway"],
        "Mast (deck)": [],
    },
    "code that is no form of the term": {"Trim (`float`)": [], "Mode (`fast`)": [], "Helm (`--helm`)": []},
    "code of two terms": {"Hull gauge (`hull`)": [], "Hull paint (`hull`)": []},
    "brackets at the beginning": {
        "(Marine) Virtual Machine (VM)": ["(Marine) Virtual Machine", "VM"],
        "(Marine) Rope (thick)": [],
    },
    "a sign of two terms": {"Calm (+)": [], "Storm (+)": []},
    "letters": {"Draught (T)": [], "Breadth (B)": []},
    "names and remarks": {
        "Provenance (Provenance file)": ["Provenance", "Provenance file"],
        "Berth (Berths)": ["Berth", "Berths"],
        "Bandwidth (BW)": ["Bandwidth", "BW"],
        "Normalization (Normalisation)": ["Normalization", "Normalisation"],
        "Modules (files)": [],
        "Duty (Art. 110A)": [],
        "Compliance (of captains)": [],
    },
    "several names in brackets": {
        "Repository (Repo, Chart Repository)": ["Repository", "Repo", "Chart Repository"],
        "Modules (files)": [],
    },
    "a long form that is the term of another entry": {
        "LLM (Large Language Model)": ["LLM", "Large Language Model"],
        "ML (Machine Learning)": ["ML", "Machine Learning"],
        "Large Language Model": [],
        "ClusterTemplate (ct)": ["ClusterTemplate", "ct"],
        "Weights (Model)": [],
        "Model": [],
    },
    "brackets that tell entries apart": {
        "Application interface (AI)": ["Application interface", "AI"],
        "Board (wood)": [],
        "Board (people)": [],
        "Bow knot": [],
        "Bow knot (archery)": [],
        "HTTP (1.1)": [],
        "Titanic (1912)": [],
    },
    "short forms": {
        "Man over board (MOB)": ["Man over board", "MOB"],
        "Reading and writing (R/W)": ["Reading and writing", "R/W"],
    },
    "a comma in another term": {"AMV, AMMV": [], "Mast, fore": []},
    "slashes": {
        "Prow / Stem": ["Prow", "Stem"],
        "Poop / aftercastle": ["Poop", "aftercastle"],
        "Rig / tackle": ["Rig", "tackle"],
        "Berth / Mooring / Place": ["Berth", "Mooring", "Place"],
        "MMSI / Ship station identity number": ["MMSI", "Ship station identity number"],
        "Hawser / Line": ["Hawser", "Line"],
        "Upper deck / lower deck": [],
        "Grade of a hull (good / fair / poor)": [],
    },
    "another script": {
        "帆船 (Sailing ship)": ["帆船", "Sailing ship"],
        "帆 (Sails, Yards)": ["帆", "Sails, Yards"],
    },
}
_IN_EVERY_FORM = ("code in brackets", "brackets at the beginning", "names and remarks")


@pytest.mark.parametrize("case", _CASES)
def test_brackets_and_slashes_are_judged_term_by_term(case: str, tmp_path: Path) -> None:
    _named("heading", tmp_path, _CASES[case])


@pytest.mark.parametrize("form", ["item", "table", "rst", "asciidoc", "html"])
@pytest.mark.parametrize("case", _IN_EVERY_FORM)
def test_brackets_are_judged_in_every_form_of_pages(case: str, form: str, tmp_path: Path) -> None:
    _named(form, tmp_path, _CASES[case])


#: Terms with marks, and brackets after the marks.
_MARKED = {
    "paragraph": ("glossary.md", "# Glossary\n\n", "**{}**{}: {}\n\n"),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}**{} – {}\n"),
    "link": ("glossary.md", "# Glossary\n\n", "- [{}](https://example.org/a){} – {}\n"),
    "code": ("glossary.md", "# Glossary\n\n", "- `{}`{} – {}\n"),
    "rst item": ("glossary.rst", "Glossary\n========\n\n", "* **{}**{} - {}\n"),
    "html": ("glossary.html", "<h1>Glossary</h1>\n", "<p><strong>{}</strong>{}: {}</p>\n"),
}


@pytest.mark.parametrize("form", _MARKED)
def test_brackets_after_the_mark_of_a_term_are_no_part_of_it(form: str, tmp_path: Path) -> None:
    path, head, row = _MARKED[form]

    def names(*terms: tuple[str, str]) -> list[list[str]]:
        every = [*((term, "") for term in TERMS), *terms]
        read = Read(tmp_path, {path: head + "".join(row.format(*own, _TEXT) for own in every)})
        assert {text for _, text in read.pairs} == {_TEXT}
        return read.names[len(TERMS) :]

    rig = ("Rig", " (all ropes and masts)")
    assert names(rig, ("Log", " (noun)"), ("Deck (upper)", "")) == [["Rig"], ["Log"], ["Deck (upper)"]]
    assert names(("VHF", " (very high frequency)"), rig) == [["VHF", "very high frequency"], ["Rig"]]


def test_brackets_with_which_a_text_begins_are_part_of_it(tmp_path: Path) -> None:
    every = {**TERMS, "Rig": "(ropes) of all kinds."}
    read = Read(tmp_path, {"glossary.md": "# G\n\n" + "".join(f"**{a}** {b}\n\n" for a, b in every.items())})
    assert read.pairs[-1] == (["Rig"], "(ropes) of all kinds.")


# --- data files ----------------------------------------------------------------------------------------------------


def test_names_in_brackets_of_data_have_their_places_and_kinds(tmp_path: Path) -> None:
    terms = {"ap": "Automatic pilot (AP)", "gps": "GPS (global positioning system)", "bow": "Bow (ship)"}
    data: list[dict[str, object]] = [
        {"id": id_, "term": term, "definition": f"Thing of {id_}."} for id_, term in terms.items()
    ]
    data.append({"id": "chart", "term": "Chart", "definition": "Map.", "see": ["AP", "Automatic pilot (AP)"]})
    read = Read(tmp_path, {"glossary.json": data})
    assert 'terms in "term", with short forms beside them' in read.out
    assert '"see" holds terms of entries (all of 2' in read.out
    assert [[(name.value, name.kind) for name in entry.names] for entry in read.entries] == [
        [("Automatic pilot", "term"), ("AP", "alias")],
        [("GPS", "term"), ("global positioning system", "expansion")],
        [("Bow (ship)", "term")],
        [("Chart", "term")],
    ]
    assert "No findings" in read.check("--select", "references", "--ignore", "duplicate-reference")
    assert glosslint("rename", "ap", "ap", "--term", "Steering gear", cwd=read.folder).code == 2  # breaks the reference
    for term, written in (("GP system", "GP system (global positioning system)"), ("Satellites", "Satellites")):
        assert glosslint("rename", "gps", "gps", "--term", term, cwd=read.folder).code == 0
        assert f'"{written}"' in (read.folder / "glossary.json").read_text("utf-8")


def test_names_in_a_cell_have_their_places(tmp_path: Path) -> None:
    text = "Term,Definition\nVery high frequency (VHF),Band.\nMan over board (MOB),A call.\nVHF,A radio.\n"
    read = Read(tmp_path, {"glossary.csv": text})
    assert read.names[0] == ["Very high frequency", "VHF"]
    assert 'glossary.csv:4:1: warning duplicate-term "VHF"' in read.check()


def test_a_new_term_of_a_data_file_keeps_the_names_that_fit_it(tmp_path: Path) -> None:
    data = "".join(f"- id: {id_}\n  term: {term}\n  definition: A part.\n" for id_, term in (
        ("lb", "Load balancer / LB"), ("rope", "Rope")))  # fmt: skip
    folder = Read(tmp_path, {"glossary.yaml": data}).folder
    for id_, term, written in (
        ("lb", "Line balancer", "Line balancer / LB"),
        ("lb", "Director", "Director"),
    ):
        assert glosslint("rename", id_, id_, "--term", term, cwd=folder).code == 0
        assert f"  term: {written}\n" in (folder / "glossary.yaml").read_text("utf-8")


def _settings(path: str, *lines: str) -> dict[str, str]:
    return {"glosslint.toml": "\n".join((f'files = ["{path}"]', "[layout]", *lines)) + "\n"}


_LIST = ('entries = "list"', 'term = "term"', 'prose = { definition = "definition" }', 'core = "definition"')


def test_ids_that_are_made_from_terms_hold_their_names_in_brackets(tmp_path: Path) -> None:
    text = "- term: Bow thruster (BT)\n  definition: Push, as the [GPS](#gps-global-positioning-system) asks.\n"
    text += "- term: GPS (global positioning system)\n  definition: Satellites.\n"
    names = ('id = "@slug"', 'links = ["#{id}"]', 'more-names = ["short-forms"]')
    folder = write(tmp_path, {"g.yaml": text, **_settings("g.yaml", *_LIST, *names)})
    assert "No findings" in glosslint("--select", "references", cwd=folder).out
    old, new = "gps-global-positioning-system", "gp-system-global-positioning-system"
    assert glosslint("rename", old, new, "--term", "GP system", cwd=folder).code == 0
    assert f"(#{new})" in (folder / "g.yaml").read_text("utf-8")


def test_a_term_below_a_pattern_is_renamed_with_its_name_in_brackets(tmp_path: Path) -> None:
    text = "- term: hull:hull (HL)\n  definition: Body.\n- term: deck:mast (MT)\n  definition: Spar of sails.\n"
    names = ('id = "@slug"', 'term-pattern = "^(?:hull|deck):(.+)"', 'more-names = ["short-forms"]')
    folder = write(tmp_path, {"g.yaml": text, **_settings("g.yaml", *_LIST, *names)})
    assert glosslint("rename", "mast-mt", "mizzen-mast-mt", "--term", "mizzen mast", cwd=folder).code == 2
    assert glosslint("rename", "mast-mt", "pole", "--term", "pole", cwd=folder).code == 0
    assert "term: deck:pole\n" in (folder / "g.yaml").read_text("utf-8")


def test_on_a_page_a_new_term_must_fit_the_name_in_brackets(tmp_path: Path) -> None:
    text = headings({"Automatic pilot (AP)": "Steers a ship.", "Bow thruster (BT)": "Pushes a bow."})
    settings = _settings("g.md", 'extends = "page"', 'section.more-names = ["short-forms"]')
    folder, old = write(tmp_path, {"g.md": text, **settings}), "automatic-pilot-ap"
    result = glosslint("rename", old, "steering-gear-ap", "--term", "Steering gear", cwd=folder)
    assert result.code == 2 and '"AP" would be no short form of "Steering gear"' in result.err
    result = glosslint("rename", old, "steering-gear-sg", "--term", "Steering gear (SG)", cwd=folder)
    assert result.code == 2 and "give only the term" in result.err
    assert glosslint("rename", old, "auto-pilot-ap", "--term", "Auto pilot", cwd=folder).code == 0
    assert "## Auto pilot (AP)\n" in (folder / "g.md").read_text("utf-8")


def test_names_in_brackets_of_pages_are_set_in_their_own_table(tmp_path: Path) -> None:
    settings = _settings("g.md", 'extends = "page"', 'more-names = ["brackets"]')
    result = glosslint(cwd=write(tmp_path, {"g.md": headings(TERMS), **settings}))
    assert result.code == 2 and "more-names is a key of the table section" in result.err


def test_a_setting_of_words_alike_reads_no_remarks(tmp_path: Path) -> None:
    text = headings({"Berth (berth of a ship)": "A place.", "Values (Values file, values.yaml)": "A file."})
    settings = _settings("g.md", 'extends = "page"', 'section.more-names = ["alike"]')
    entries = entries_of(write(tmp_path, {"g.md": text, **settings}))
    assert [len(entry.names) for entry in entries] == [1, 3]


def test_names_in_brackets_of_headings_of_pages(tmp_path: Path) -> None:
    """Where each page is an entry, and hardly any has brackets that are no name."""
    terms = ("海图（Chart）", "船首（Bow）", "船尾（Stern）", "桅杆（Mast）", "VHF（甚高频）", "AIS（自动识别系统）")
    pages = {f"glossary/a{n}.md": f"# {term}\n\n船上的一个东西，人人都知道它。\n" for n, term in enumerate(terms)}
    read = Read(tmp_path, pages)
    assert "terms in the headings, with short forms beside them" in read.out
    assert read.names[0] == ["海图", "Chart"]


# --- what is said --------------------------------------------------------------------------------------------------


def test_what_adds_names_is_said_with_an_example(tmp_path: Path) -> None:
    terms = ("Man over board (MOB)", "Prow / Stem", "Poop / aftercastle", "Keel", "Mast")
    out = Read(tmp_path, page("heading", dict.fromkeys(terms, _TEXT))).out
    assert 'names in brackets are other names: "Man over board (MOB)" is "Man over board" and "MOB"\n' in out
    assert 'names after a slash are other names: "Prow / Stem" is "Prow" and "Stem"\n' in out


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (["Prow / stem"], '"Prow / stem" is one name; if not: more-names = ["slash"]\n'),
        (["Prow / stem", "Poop / tail", "Up / down"], '"Prow / stem" is one name, and 1 more with a slash are'),
        (["Up / down"], ""),
        (["Man over board (MOB)", "Radio wave (RW)", "Hull log, hull list", "Rope end, rope tail"],
         'if not: more-names = ["short-forms", "comma"]\n'),
    ],
)  # fmt: skip
def test_terms_that_are_not_divided_are_said(terms: list[str], said: str, tmp_path: Path) -> None:
    out = Read(tmp_path, page("list", {**TERMS, **dict.fromkeys(terms, _TEXT)})).out
    assert said in out if said else "one name" not in out


_WHOLE = {
    "comma": ("hull questions, hull categories", "rope ends, rope tails"),
    "dash": ("Bug — Prow", "Heck — Rear end"),
}


@pytest.mark.parametrize("form", ["heading", "rows", "keys", "list"])
@pytest.mark.parametrize("kind", _WHOLE)
def test_the_setting_that_is_said_divides_terms(form: str, kind: str, tmp_path: Path) -> None:
    terms = _WHOLE[kind]
    read = Read(tmp_path, page(form, {**TERMS, **dict.fromkeys(terms, _TEXT)}))
    assert f'"{terms[0]}" is one name, and 1 more with a {kind} are; if not: more-names = ["{kind}"]\n' in read.out
    assert read.names[-2:] == [[term] for term in terms]
    table = "layout.section" if form == "heading" else "layout"
    text = re.sub(r'^layout = ("\S+")', r"[layout]\nextends = \1", read.settings, flags=re.MULTILINE)
    write(read.folder, {"glosslint.toml": text.replace(f"[{table}]\n", f'[{table}]\nmore-names = ["{kind}"]\n')})
    sign = ", " if kind == "comma" else " — "
    names = [[name.value for name in entry.names] for entry in entries_of(read.folder)]
    assert names[-2:] == [term.split(sign) for term in terms]


@pytest.mark.parametrize("terms", [
    ("Bow, stern, and all that is between them", "Rope, yarn, and all that is thick"),
    ("Part 1 – Hull", "Part 2 – Sails"), ("Hull, hulls of ships", "Keel"),
])  # fmt: skip
def test_other_terms_with_a_comma_or_dash_are_not_said(terms: tuple[str, ...], tmp_path: Path) -> None:
    for form in ("heading", "list"):
        assert "one name" not in Read(tmp_path, page(form, {**TERMS, **dict.fromkeys(terms, _TEXT)})).out


def test_names_below_labels_and_beside_each_other(tmp_path: Path) -> None:
    terms = ("Automatic pilot (AP)", "Bow thruster (BT)", "Helm (ship)", "Hull")
    text = "".join(f"### {t}\n- **Example**: Case {n}.\n- **Definition**: Thing {n}.\n\n" for n, t in enumerate(terms))
    names = [["Automatic pilot", "AP"], ["Bow thruster", "BT"], ["Helm (ship)"], ["Hull"]]
    assert Read(tmp_path, {"glossary.md": f"# Glossary\n\n## A to H\n\n{text}"}).names == names
