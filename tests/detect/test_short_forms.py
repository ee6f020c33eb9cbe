"""Names in brackets after the terms of data files."""

from __future__ import annotations

import json
from pathlib import Path

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import entries_of, terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def test_short_forms_in_brackets_after_terms_are_other_names(tmp_path: Path) -> None:
    rows = [
        {"id": "ap", "term": "Automatic pilot (AP)", "definition": "Device that steers a ship."},
        {"id": "gps", "term": "GPS (global positioning system)", "definition": "Satellites that tell a place."},
        {"id": "bow", "term": "Bow (ship)", "definition": "Front of a hull."},
        {"id": "chart", "term": "Chart", "definition": "Map of the sea.", "see": ["AP", "Automatic pilot (AP)"]},
    ]
    folder = write(tmp_path, {"data/glossary.json": json.dumps(rows, indent=2) + "\n"})
    out = glosslint("init", cwd=folder).out
    assert 'terms in "term", with short forms beside them' in out and '"see" holds terms of entries (all of 2' in out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[(name.value, name.kind) for name in entry.names] for entry in entries] == [
        [("Automatic pilot", "term"), ("AP", "alias")],
        [("GPS", "term"), ("global positioning system", "expansion")],
        [("Bow (ship)", "term")],
        [("Chart", "term")],
    ]
    assert glosslint("--ignore", "duplicate-reference", cwd=folder).out.startswith("No findings")
    assert glosslint("rename", "ap", "ap", "--term", "Steering gear", cwd=folder).code == 2  # the reference would break
    for term, written in (
        ("GP system", "GP system (global positioning system)"),  # which it is short for
        ("Satellites", "Satellites"),
        ("Satellite positioning (SP)", "Satellite positioning (SP)"),
    ):
        assert glosslint("rename", "gps", "gps", "--term", term, cwd=folder).code == 0
        assert f'"{written}"' in (folder / "data/glossary.json").read_text("utf-8")


def test_ids_that_are_made_from_terms_hold_their_names_in_brackets(tmp_path: Path) -> None:
    text = "- term: Bow thruster (BT)\n  definition: Push, as the [GPS](#gps-global-positioning-system) asks.\n"
    text += "- term: GPS (global positioning system)\n  definition: Satellites.\n"
    settings = 'files = ["g.yaml"]\n[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\nlinks = ["#{id}"]\n'
    settings += 'more-names = ["short-forms"]\nprose = { definition = "definition" }\ncore = "definition"\n'
    folder = write(tmp_path, {"g.yaml": text, "glosslint.toml": settings})
    assert glosslint("--select", "references", cwd=folder).out.startswith("No findings")
    old, new = "gps-global-positioning-system", "gp-system-global-positioning-system"
    assert glosslint("rename", old, new, "--term", "GP system", cwd=folder).code == 0
    assert f"(#{new})" in (folder / "g.yaml").read_text("utf-8")


def test_names_in_brackets_of_pages_are_set_in_their_own_table(tmp_path: Path) -> None:
    settings = 'files = ["g.md"]\n[layout]\nextends = "page"\nmore-names = ["brackets"]\n'
    result = glosslint(cwd=write(tmp_path, {"g.md": "# G\n\n## Bow\n\nFront.\n", "glosslint.toml": settings}))
    assert result.code == 2 and "more-names is a key of the table section" in result.err


def test_keys_of_a_mapping_may_have_short_forms_in_brackets(tmp_path: Path) -> None:
    text = '"Automatic pilot (AP):": Device that steers a ship.\nGPS (global positioning system): Satellites.\n'
    folder = write(tmp_path, {"glossary.yml": f"{text}Bow (ship): Front of a hull.\n"})
    assert "the keys are the terms, with short forms beside them" in glosslint("init", cwd=folder).out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries] == [
        ["Automatic pilot", "AP"],
        ["GPS", "global positioning system"],
        ["Bow (ship)"],
    ]


def test_keys_of_a_mapping_that_are_words_are_short_for_nothing(tmp_path: Path) -> None:
    entries = {
        term: {"definition": text, "description": f"{text} It is one of many parts of a ship of the fleet."}
        for term, text in TERMS.items()
    }
    assert "aliases" not in glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries)})).out


def test_on_a_page_a_new_term_must_fit_the_name_in_brackets(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Automatic pilot (AP)\n\nSteers a ship.\n\n## Bow thruster (BT)\n\nPushes a bow.\n"
    settings = 'files = ["g.md"]\n[layout]\nextends = "page"\nsection.more-names = ["short-forms"]\n'
    folder = write(tmp_path, {"g.md": page, "glosslint.toml": settings})
    old = "automatic-pilot-ap"
    result = glosslint("rename", old, "steering-gear-ap", "--term", "Steering gear", cwd=folder)
    assert result.code == 2 and '"AP" would be no short form of "Steering gear"' in result.err
    result = glosslint("rename", old, "steering-gear-sg", "--term", "Steering gear (SG)", cwd=folder)
    assert result.code == 2 and "give only the term" in result.err
    assert glosslint("rename", old, "auto-pilot-ap", "--term", "Auto pilot", cwd=folder).code == 0
    assert "## Auto pilot (AP)\n" in (folder / "g.md").read_text("utf-8")


def test_versions_and_fields_in_brackets_are_no_names(tmp_path: Path) -> None:
    terms = ("HTTP (1.1)", "HTTP (2)", "Client (CLI)", "Application interface (AI)", "Hull speed (HS)")
    text = "".join(f"- term: {term}\n  definition: Thing that has number {n}.\n" for n, term in enumerate(terms))
    folder = write(tmp_path / "list", {"glossary.yml": text})
    assert glosslint("init", cwd=folder).code == 0
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries] == [
        ["HTTP (1.1)"],
        ["HTTP (2)"],
        ["Client (CLI)"],
        ["Application interface", "AI"],
        ["Hull speed", "HS"],
    ]
    chinese = "# 术语表\n\n- **人工智能（Artificial Intelligence，AI）**：让机器思考的科学领域。\n"
    chinese += "- **船首（bow）**：船的前部分。\n- **船尾（stern）**：船的后部分。\n"
    names = [names for names, _ in entries_of(tmp_path / "zh", chinese)]
    assert names[0] == ["人工智能", "Artificial Intelligence", "AI"]


def test_a_short_form_beside_its_long_form_is_two_names_and_no_term_is_cut_in_brackets(tmp_path: Path) -> None:
    entries = {
        "방위각 (AB, Angle of Bearing)": "방향을 나타내는 각도이다.",
        "선수 (Bow)": "배의 앞부분이다.",
        "키 (Helm)": "배를 돌리는 장치.",
        "선체 (몸 / 틀)": "배의 몸.",
        "선체 (껍질)": "배의 겉.",
        "돛 / 범": "바람을 받는 천.",
        "닻 / 묘": "배를 멈춘다.",
    }
    page = "# Words\n\n" + "".join(f"- **{term}**: {text}\n" for term, text in entries.items())
    names = [names for names, _ in entries_of(tmp_path, page)]
    assert names[0] == ["방위각", "AB", "Angle of Bearing"]
    assert names[3] == ["선체 (몸 / 틀)"]


def test_years_are_no_names_and_a_placeholder_may_be_a_short_form(tmp_path: Path) -> None:
    terms = ("Titanic (1912)", "Olympic (1911)", "Carpathia (1912)", "To be announced (TBA)", "Hull speed ( HS )")
    text = "".join(f"- term: {term}\n  definition: Thing that has number {n}.\n" for n, term in enumerate(terms))
    folder = write(tmp_path, {"glossary.yml": text})
    assert glosslint("init", cwd=folder).code == 0
    assert glosslint(cwd=folder).out.startswith("No findings")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [len(entry.names) for entry in entries] == [1, 1, 1, 2, 2]
    assert entries[-1].names[1].value == "HS"


def test_a_term_below_a_pattern_is_renamed_with_its_name_in_brackets(tmp_path: Path) -> None:
    text = (
        "- term: hull:hull (HL)\n  definition: Body of a ship.\n- term: deck:mast (MT)\n  definition: Spar of sails.\n"
    )
    settings = 'files = ["g.yaml"]\n[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\n'
    settings += 'term-pattern = "^(?:hull|deck):(.+)"\nmore-names = ["short-forms"]\n'
    settings += 'prose = { definition = "definition" }\ncore = "definition"\n'
    folder = write(tmp_path, {"g.yaml": text, "glosslint.toml": settings})
    assert glosslint("rename", "mast-mt", "mizzen-mast-mt", "--term", "mizzen mast", cwd=folder).code == 2
    assert glosslint("rename", "mast-mt", "pole", "--term", "pole", cwd=folder).code == 0
    assert "term: deck:pole\n" in (folder / "g.yaml").read_text("utf-8")


def test_headings_above_labels_have_short_forms_as_well(tmp_path: Path) -> None:
    terms = ("Automatic pilot (AP)", "Bow thruster (BT)", "Helm (ship)", "Hull")
    parts = "".join(
        f"### {term}\n- **Example**: Case {n} of it.\n- **Definition**: Thing of a ship that has number {n}.\n\n"
        for n, term in enumerate(terms)
    )
    names = [names for names, _ in entries_of(tmp_path, f"# Glossary\n\n## A to H\n\n{parts}")]
    assert names == [["Automatic pilot", "AP"], ["Bow thruster", "BT"], ["Helm (ship)"], ["Hull"]]


def test_versions_and_products_beside_each_other_are_no_names_of_one_thing(tmp_path: Path) -> None:
    terms = {
        "Radar R10 / 20 / 30": ["Radar R10 / 20 / 30"],
        "Sonar S1 / V2": ["Sonar S1 / V2"],
        "SeaScan / Aquafind / Deepview": ["SeaScan / Aquafind / Deepview"],
        "Mark-5 / Neptune 7": ["Mark-5 / Neptune 7"],
        "RudderKit / RK": ["RudderKit", "RK"],
        "Berth / Mooring / Place": ["Berth", "Mooring", "Place"],
        "Log / Journal": ["Log", "Journal"],
        "Sheet / Rope": ["Sheet", "Rope"],
        "Keel / Backbone": ["Keel", "Backbone"],
    }
    page = "# Words\n\n" + "".join(f"- **{term}**: Part {n} of a ship.\n" for n, term in enumerate(terms))
    assert [names for names, _ in entries_of(tmp_path / "a", page)] == [*terms.values()]
    apart = [*terms][:4]
    page = "# Words\n\n" + "".join(
        f"- **{term}**: Part {n} of a ship.\n" for n, term in enumerate((*apart, "Yarn / Fibre"))
    )
    assert terms_of(tmp_path / "b", page) == [*apart, "Yarn / Fibre"]  # as most of these are


def test_a_place_in_brackets_is_no_name_of_a_firm(tmp_path: Path) -> None:
    terms = {
        "Seaworks（杭州）": ["Seaworks（杭州）"],
        "Hangzhou（杭州）": ["Hangzhou", "杭州"],
        "Bow（船首）": ["Bow", "船首"],
        "Stern（船尾）": ["Stern", "船尾"],
    }
    page = "# 用語集\n\n" + "".join(f"- **{term}**：船の{n}番目の言葉である。\n" for n, term in enumerate(terms))
    assert [names for names, _ in entries_of(tmp_path, page)] == [*terms.values()]


_SIGNS = {
    "Infinity (∞)": ["Infinity", "∞"],
    "Arrangement (n!)": ["Arrangement", "n!"],
    "Drift angle (e)": ["Drift angle", "e"],
    "φ (Heel / Roll angle)": ["φ", "Heel", "Roll angle"],
    "∅ (Empty hold)": ["Empty hold", "∅"],
    "Hold (ship)": ["Hold (ship)"],
}


def test_signs_and_letters_in_brackets_are_names_if_several_terms_have_one(tmp_path: Path) -> None:
    page = "# Words\n\n" + "".join(f"**{term}** – Number {n} of a ship.\n\n" for n, term in enumerate(_SIGNS))
    assert [names for names, _ in entries_of(tmp_path, page)] == [*_SIGNS.values()]
    twice = f"{page}**∞ (Infinity)** – A word for what has no end.\n"
    (tmp_path / "glossary.md").write_text(twice)
    assert 'error duplicate-id the term "Infinity" is already in' in glosslint(cwd=tmp_path).out


def test_a_letter_that_stands_for_two_things_is_no_name(tmp_path: Path) -> None:
    terms = ("Pressure (p)", "Power (p)", "Wave length (λ)", "Infinity (∞)")
    page = "# Words\n\n" + "".join(f"**{term}** – Number {n} of a ship.\n\n" for n, term in enumerate(terms))
    assert terms_of(tmp_path, page) == ["Pressure (p)", "Power (p)", "Wave length", "Infinity (∞)"]


def test_a_letter_that_is_a_name_is_not_looked_for_in_texts(tmp_path: Path) -> None:
    texts = {"Drift (e)": "Angle of a ship.", "Empty hold (∅)": "Hold with e tons.", "Infinity (∞)": "No end, e or n."}
    texts["Order (n!)"] = "Number n of a ship, with n! and e."
    page = "# Words\n\n" + "".join(f"**{term}** – {text}\n\n" for term, text in texts.items())
    assert terms_of(tmp_path, page) == ["Drift", "Empty hold", "Infinity", "Order"]
    assert "self-definition" not in glosslint("--select", "ALL", cwd=tmp_path).out


def test_names_in_brackets_of_headings_of_pages(tmp_path: Path) -> None:
    """The names are those of the headings, where each page is an entry; all of them, if hardly any is no short form."""
    terms = (
        "海图（Chart）",
        "船首（Bow）",
        "船尾（Stern）",
        "桅杆（Mast）",
        "VHF（甚高频）",
        "AIS（自动识别系统）",
        "GPS（全球定位系统）",
        "舵（Rudder）",
        "锚（Anchor）",
        "船帆（Sail）",
    )
    pages = {f"glossary/a{n}.md": f"# {term}\n\n船上的一个东西，人人都知道它。\n" for n, term in enumerate(terms)}
    glosslint("init", cwd=write(tmp_path, pages))
    assert 'more-names = ["short-forms"]' in (tmp_path / "glosslint.toml").read_text()
    (tmp_path / "glosslint.toml").unlink()
    out = glosslint("init", cwd=write(tmp_path, {"glossary/b.md": "# MOB（Man 落水）\n\n有人掉进水里的时候。\n"})).out
    assert "terms in the headings, with short forms beside them" in out
    (tmp_path / "glosslint.toml").unlink()
    qualified = {
        "glossary/c.md": "# Port（左）\n\n船的左边，人人都知道它。\n",
        "glossary/d.md": "# Rope (thick)\n\n粗的绳子。\n",
    }
    assert "short forms beside them" in glosslint("init", cwd=write(tmp_path, qualified)).out
