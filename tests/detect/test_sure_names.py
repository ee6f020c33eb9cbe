"""Names that are certainly forms of each other, in every format, if only one entry of a page has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.text.acronyms import is_sure_form
from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write

_FORMS = {
    "heading": ("glossary.md", "# Glossary\n\n", "## {}\n\n{}\n\n", ""),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}** – {}\n", ""),
    "table": ("glossary.md", "# Glossary\n\n| Term | Definition |\n|---|---|\n", "| {} | {} |\n", ""),
    "rst": ("glossary.rst", "Glossary\n========\n\n.. glossary::\n\n", "   {}\n      {}\n\n", ""),
    "asciidoc": ("glossary.adoc", "= Glossary\n\n", "{}:: {}\n", ""),
    "yaml": ("glossary.yaml", "", "- term: '{}'\n  definition: {}\n", ""),
    "keys": ("glossary.yaml", "", "'{}': {}\n", ""),
    "csv": ("glossary.csv", "Term,Definition\n", '"{}","{}"\n', ""),
    "html": (
        "glossary.html",
        "<html><body><h1>Glossary</h1><dl>\n",
        "<dt>{}</dt><dd>{}</dd>\n",
        "</dl></body></html>\n",
    ),
}


def _names(folder: Path, form: str, terms: dict[str, str]) -> list[list[str]]:
    path, head, row, end = _FORMS[form]
    page = head + "".join(row.format(term, text) for term, text in {**TERMS, **terms}.items()) + end
    return [names for names, _ in entries_of(folder, page, path)][len(TERMS) :]


@pytest.mark.parametrize("form", _FORMS)
def test_forms_of_a_term_are_names_after_any_sign(form: str, tmp_path: Path) -> None:
    names = {
        "Man over board / MOB": ["Man over board", "MOB"],
        "DF/Direction finder": ["DF", "Direction finder"],
        "GPS, global positioning system": ["GPS", "global positioning system"],
        "Very high frequency [VHF]": ["Very high frequency", "VHF"],
        "ETA – estimated time of arrival": ["ETA", "estimated time of arrival"],
        "Lifeboat / lifeboats": ["Lifeboat", "lifeboats"],
        "Tail wind or tailwind": ["Tail wind", "tailwind"],
        "VLCC (very large crude carrier, supertanker)": ["VLCC", "very large crude carrier"],
        "Dead weight tonnage (DWT or D.W.T.)": ["Dead weight tonnage", "DWT", "D.W.T."],
        "Gybe (also: jibe, wear)": ["Gybe", "jibe", "wear"],
        "Prow (or stem)": ["Prow", "stem"],
        "Poop (synonyms: stern, rear)": ["Poop", "stern", "rear"],
        "Starboard (formerly steerboard)": ["Starboard", "steerboard"],
    }
    for number, (term, own) in enumerate(names.items()):
        assert _names(tmp_path / str(number), form, {term: "Thing of a sailor."}) == [own]


def test_marks_of_emphasis_are_around_a_name_of_a_data_file(tmp_path: Path) -> None:
    assert _names(tmp_path, "yaml", {"Navis (pl. *naves*)": "Ship of a Roman."}) == [["Navis", "naves"]]


@pytest.mark.parametrize("term", [
    "Legato / staccato", "Bow / stern", "Charter, lease", "Read/write lock", "CSMA/CD", "HF / VHF", "IP / IPv6",
    "Fore and aft / FAR", "Winch (deck)", "Mast – boom", "LOW / LOWS", "Hull [body]", "AIS (Class A, B)",
    "Knot (or more of them)", "Mate (formerly one of the crew)", "Chart (see also map)",
])  # fmt: skip
def test_other_words_beside_a_term_are_no_names(term: str, tmp_path: Path) -> None:
    for form in ("heading", "table", "rst", "asciidoc", "html", "yaml", "csv"):
        assert _names(tmp_path / form, form, {term: "Thing of a sailor."}) == [[term]]


def test_parts_with_a_slash_that_are_no_names_of_one_thing(tmp_path: Path) -> None:
    terms = [
        "Prow / Stem", "Poop / Aftercastle", "Rig / Tackle", "Hawser / Line", "Sheet / Tie", "Log / Journal",
        "MMSI / MMSI number",
        "Upper deck / lower deck", "NLoS / LoS", "SeaPilot / SeaCopter", "MHA / MQA / GQA",
    ]  # fmt: skip
    names = _names(tmp_path, "heading", dict.fromkeys(terms, "Thing of a sailor."))
    assert names[:6] == [term.split(" / ") for term in terms[:6]]
    assert names[6:] == [[term] for term in terms[6:]]


def test_terms_with_a_slash_that_are_not_divided_are_said(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in TERMS.items())
    result = glosslint("init", cwd=write(tmp_path / "a", {"glossary.md": f"{page}## Prow / stem\n\nFront part.\n"}))
    assert '"Prow / stem" is one name; if not: more-names = ["slash"]\n' in result.out
    terms = ("Prow / stem", "Poop / aftercastle", "Mast / mast log", "Up / down", "HF / VHF")
    more = page + "".join(f"## {term}\n\nThing of a ship.\n\n" for term in terms)
    result = glosslint("init", cwd=write(tmp_path / "b", {"glossary.md": more}))
    assert '"Prow / stem" is one name, and 1 more with a slash are; if not: more-names' in result.out
    result = glosslint("init", cwd=write(tmp_path / "d", {"glossary.md": f"{page}## Up / down\n\nTwo ways.\n"}))
    assert "one name" not in result.out
    result = glosslint(
        "init", cwd=write(tmp_path / "c", {"glossary.md": f"{page}## VHF, very high frequency\n\nBand.\n"})
    )
    assert (
        'names after a comma are other names: "VHF, very high frequency" is "VHF" and "very high frequency"'
        in result.out
    )


def test_names_in_brackets_after_a_mark_in_html(tmp_path: Path) -> None:
    rows = "".join(f"<p><strong>{term}</strong>: {text}</p>\n" for term, text in TERMS.items())
    row = "<p><strong><a href='#mob'>Man over board</a></strong> (<em>MOB</em>): Call of the crew.</p>\n"
    page = f"<html><body><h1>Glossary</h1>\n{rows}{row}</body></html>\n"
    assert entries_of(tmp_path, page, "glossary.html")[-1][0] == ["Man over board", "MOB"]


@pytest.mark.parametrize(("one", "other", "are"), [
    ("LB", "Load balancer", True), ("KI", "Künstliche Intelligenz", True), ("JS", "JavaScript", True),
    ("W3C", "World Wide Web Consortium", True), ("e-mail", "email", True), ("ACLs", "ACL", True),
    ("PR", "Pull request template", False), ("CI", "CICD", False), ("ML", "MLOps", False), ("HTTP", "HTTPS", False),
    ("FLOPs", "FLOPS", False), ("Git", "GitHub", False), ("VHF", "radio", False),
])  # fmt: skip
def test_names_that_are_certainly_forms(one: str, other: str, are: bool) -> None:
    assert is_sure_form(one, other) is is_sure_form(other, one) is are


def test_a_new_term_of_a_data_file_keeps_the_names_that_fit_it(tmp_path: Path) -> None:
    rows = "- id: lb\n  term: Load balancer / LB\n  definition: A server.\n"
    rows += (
        "- id: bow\n  term: Bow (also prow)\n  definition: A part.\n- id: rope\n  term: Rope\n  definition: A line.\n"
    )
    folder = write(tmp_path, {"glossary.yaml": rows})
    assert 'terms in "term", with short forms beside them' in glosslint("init", cwd=folder).out
    for id_, term, written in (
        ("lb", "Line balancer", "Line balancer / LB"),
        ("lb", "Director", "Director"),
        ("bow", "Front", "Front (also prow)"),
    ):
        assert glosslint("rename", id_, id_, "--term", term, cwd=folder).code == 0
        assert f"  term: {written}\n" in (folder / "glossary.yaml").read_text()
