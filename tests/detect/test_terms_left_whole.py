"""Terms that a comma or dash may divide: they remain whole, and the setting that divides them is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.ships import TERMS
from tests.support import glosslint, write

_COMMAS = ("hull questions, hull categories", "rope ends, rope tails")
_DASHES = ("Bug — Prow", "Heck — Rear end")
_FORMS = {
    "headings": ("glossary.md", "## {}\n\n{}\n\n", "# Glossary\n\n"),
    "rows": ("glossary.csv", '"{}","{}"\n', "Term,Definition\n"),
    "keys": ("glossary.yaml", '"{}": {}\n', ""),
    "list": ("glossary.yaml", '- term: "{}"\n  definition: {}\n', ""),
    "class": (
        "glossary.html",
        '<div><div class="glossary-term">{}</div><div>{}</div></div>\n',
        "<h1>Glossary</h1>\n",
    ),
}


def _init(folder: Path, form: str, *terms: str) -> str:
    path, row, head = _FORMS[form]
    every = {**TERMS, **dict.fromkeys(terms, "Thing of a sailor.")}
    result = glosslint("init", cwd=write(folder, {path: head + "".join(row.format(*pair) for pair in every.items())}))
    assert result.code == 0, result.err
    return result.out


def _names(folder: Path) -> list[list[str]]:
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return [[name.value for name in entry.names] for entry in entries][len(TERMS) :]


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(("kind", "terms"), [("comma", _COMMAS), ("dash", _DASHES)])
def test_what_would_divide_a_term_is_said(form: str, kind: str, terms: tuple[str, str], tmp_path: Path) -> None:
    out = _init(tmp_path, form, *terms)
    assert f'"{terms[0]}" is one name, and 1 more with a {kind} are; if not: more-names = ["{kind}"]\n' in out
    assert _names(tmp_path) == [[term] for term in terms]
    path = tmp_path / "glosslint.toml"
    table = "layout" if form in ("rows", "keys", "list") else "layout.section"
    text = path.read_text().replace('layout = "jekyll-data"', '[layout]\nextends = "jekyll-data"')
    text = text.replace('layout = "map"', '[layout]\nextends = "map"')
    path.write_text(text.replace(f"[{table}]\n", f'[{table}]\nmore-names = ["{kind}"]\n'))
    sign = ", " if kind == "comma" else " — "
    assert _names(tmp_path) == [term.split(sign) for term in terms], path.read_text()


@pytest.mark.parametrize("terms", [
    ("Valve, check", "Mast, fore"), ("Bow, stern, and all that is between them", "Rope, yarn, and all that is thick"),
    ("Deck — upper", "Deck — lower"), ("Part 1 – Hull", "Part 2 – Sails"), ("Up — Down", "Left — Right"),
    ("Bug — Prow", "Keel"), ("Hull, hulls of ships", "Keel"),
])  # fmt: skip
def test_other_terms_with_a_comma_or_dash_are_not_said(terms: tuple[str, ...], tmp_path: Path) -> None:
    for form in ("headings", "list"):
        assert "one name" not in _init(tmp_path / form, form, *terms)


def test_the_setting_that_is_said_has_those_that_are_set(tmp_path: Path) -> None:
    out = _init(tmp_path, "list", "Man over board (MOB)", "Very high frequency (VHF)", *_COMMAS)
    assert 'if not: more-names = ["short-forms", "comma"]\n' in out


def test_a_comma_divides_terms_of_which_one_has_its_id_beside_it(tmp_path: Path) -> None:
    rows = [{"id": "a", "term": _COMMAS[0], "definition": "Part of a ship."}]
    settings = 'files = ["g.json"]\n[layout]\nentries = "list"\nid = "id"\nterm = "term"\nmore-names = ["comma"]\n'
    settings += 'prose = { definition = "definition" }\ncore = "definition"\n'
    folder = write(tmp_path, {"g.json": json.dumps(rows, indent=2) + "\n", "glosslint.toml": settings})
    assert glosslint("rename", "a", "a", "--term", "mast questions", cwd=folder).code == 0
    assert '"mast questions, hull categories"' in (folder / "g.json").read_text()
