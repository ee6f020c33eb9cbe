"""``glosslint init`` on data files: lists and mappings in YAML and JSON, as programs and sites have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _json(*above: str) -> str:
    own = ", ".join((*above, *(f'"{term}": "{text}"' for term, text in TERMS.items())))
    return f"{{{own}}}\n"


def test_keys_about_the_file_are_no_terms(tmp_path: Path) -> None:
    text = _json('"$schema": "./terms.schema.json"', '"_comment": "Terms in the order of the book."')
    folder = write(tmp_path, {"src/glossary.json": text})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in a JSON mapping, in src/glossary.json\n")
    assert "4 entries in 1 file" in glosslint(cwd=folder).out


def test_a_schema_makes_a_file_of_another_name_no_glossary(tmp_path: Path) -> None:
    folder = write(tmp_path, {"src/tool.json": _json('"$schema": "https://x.org/tool.json"')})
    assert glosslint("init", cwd=folder).code == 2


def test_an_entry_on_vocabularies_is_one_of_the_entries_of_its_folder(tmp_path: Path) -> None:
    terms = {**TERMS, "Vocabulary": "Set of terms that belong to one subject."}
    files = {f"{term.lower()}.yaml": f"term: {term}\ndefinition: {text}\n" for term, text in terms.items()}
    assert glosslint("init", cwd=write(tmp_path, files)).out.startswith("5 entries in data files, one per file")


def test_numbered_parts_are_no_versions(tmp_path: Path) -> None:
    parts = {f"glossary-{n}.csv": f"term,definition\n{term},A part.\n{term}s,Parts.\n" for n, term in enumerate(TERMS)}
    files = {**parts, "glossary-0.csv": f"{parts['glossary-0.csv']}Hull,A part.\n"}
    assert "older version" not in glosslint("init", cwd=write(tmp_path, files)).out


def test_a_glossary_is_preferred_to_pages_that_a_program_makes_of_it(tmp_path: Path) -> None:
    made = "# Ships\n\nGenerated from `data/terms.json`. Do not edit.\n\n"
    pages = {f"glossary/part-{n}.md": f"{made}### {term}\n\n{text}\n" for n, (term, text) in enumerate(TERMS.items())}
    items = [f'{{"term": "{term}", "definition": "{text}"}}' for term, text in TERMS.items()]
    folder = write(tmp_path, {**pages, "data/terms.json": f"[{', '.join(items)}]\n"})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in a JSON list, in data/terms.json\n")


def test_translations_are_no_texts(tmp_path: Path) -> None:
    pairs = "".join(f"- entry: {term}\n  translation: {text}\n" for term, text in TERMS.items())
    result = glosslint("init", cwd=write(tmp_path, {"_data/glossary.yml": pairs}))
    assert result.code == 2
    assert "no entries with a term and a text were recognised" in result.err


def test_texts_under_codes_of_languages(tmp_path: Path) -> None:
    items = [
        f'"{term}": {{"de": "Ein Wort für ein Teil davon.", "en": "{text}", "see": []}}' for term, text in TERMS.items()
    ]
    folder = write(tmp_path, {"data/glossary.json": f"{{{', '.join(items)}}}\n"})
    assert 'the keys are the terms; text in "en"' in glosslint("init", cwd=folder).out


def test_short_and_long_forms_of_acronyms(tmp_path: Path) -> None:
    forms = {"sos": "Save our ship", "mob": "Man over board", "gps": "Global positioning system"}
    entries = "".join(f"  {key}:\n    short: {key.upper()}\n    long: {long}\n" for key, long in forms.items())
    out = glosslint("init", cwd=write(tmp_path / "one", {"glossary.yaml": f"acronyms:\n{entries}"})).out
    assert 'ids are the keys; terms in "short"; text in "long"' in out


def test_translations_in_the_same_file_are_named(tmp_path: Path) -> None:
    own = "".join(f"  - term: {term}\n    definition: {text}\n" for term, text in TERMS.items())
    out = glosslint("init", cwd=write(tmp_path, {"data/glossary.yaml": f"en:\n{own}de:\n{own}"})).out
    assert out.startswith('4 entries in a YAML list under "en", in data/glossary.yaml\n')
    assert 'also found, not used: 4 entries under "de" in data/glossary.yaml\n' in out


def test_the_labels_of_a_program_are_no_glossary(tmp_path: Path) -> None:
    labels = {
        "glossaryTitle": "Glossary",
        "glossaryLetterA": "A",
        "glossaryBow": "Bow",
        "glossaryHelp": "Words of ships.",
    }
    own = ", ".join(f'"{key}": "{label}"' for key, label in labels.items())
    folder = write(tmp_path, {"public/locales/en/glossary.json": f'{{{own}, "glossaryAll": "All words"}}\n'})
    assert glosslint("init", cwd=folder).code == 2
    names = "".join(f"glossary{term}: {text}\n" for term, text in TERMS.items())
    assert glosslint("init", cwd=write(tmp_path / "code", {"glossary.yml": names})).out.startswith("4 entries")


def test_a_source_may_name_the_pages_that_are_generated_from_it(tmp_path: Path) -> None:
    head = "# Add, edit or remove terms here; do not edit generated pages of the glossary directly.\n"
    entries = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    other = '[{"term": "Call", "definition": "What a program asks."}, {"term": "Hook", "definition": "A place."}]'
    folder = write(tmp_path, {"_data/glossary.yml": head + entries, "api/terms.json": other})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in a YAML list, in _data/glossary.yml\n")


def test_a_text_that_is_left_out_is_listed_with_the_line_that_adds_it(tmp_path: Path) -> None:
    more = {"context": "Where the sailors of all ships need it.", "source": "A book on ships, in its first edition."}
    data = [{"term": term, "definition": text, **more, "page": at} for at, (term, text) in enumerate(TERMS.items())]
    data[0]["notes"] = "See http://boats.example/ for what it is."
    folder = write(tmp_path, {"data/glossary.json": json.dumps(data)})
    line = 'prose = { definition = "definition", context = "context" }'
    out = glosslint("init", cwd=folder).out
    assert f'left out: the texts in "context"\n  to check them, set under [layout]: {line}\n' in out
    settings = folder / "glosslint.toml"
    settings.write_text(settings.read_text("utf-8").replace(f"# {line}", line), "utf-8")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [prose.text for prose in entries[0].prose] == [TERMS["Rope"], more["context"]]


def test_a_term_may_have_a_list_of_senses(tmp_path: Path) -> None:
    senses = {term: [{"definition": text, "example": f"The {term} of a ship."}] for term, text in TERMS.items()}
    senses["Bow"].append({"definition": "Knot with  two loops."})
    folder = write(tmp_path, {"glossary.json": json.dumps(senses, indent=1) + "\n"})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in a JSON mapping, in glossary.json\n")
    assert "glossary.json:20:28: warning double-space" in glosslint("--select", "double-space", cwd=folder).out


def test_keys_in_other_languages_are_listed_with_the_settings_that_read_them(tmp_path: Path) -> None:
    text = "Ein  Wort für ein Teil davon."
    data = {term: {"en": own, "de": text, "see": []} for term, own in TERMS.items()}
    folder = write(tmp_path, {"data/glossary.json": json.dumps(data)})
    settings = ('languages = ["en", "de"]', 'prose = { definition = "*" }')
    out = glosslint("init", cwd=folder).out
    assert f'other languages: "de"\n  to check them, set under [layout]: {", and ".join(settings)}\n' in out
    file = folder / "glosslint.toml"
    assert "No findings" in glosslint("--select", "double-space", cwd=folder).out
    written = file.read_text("utf-8").replace('prose = { definition = "en" }\n', "", 1)
    for line in settings:
        assert f"# {line}\n" in written
        written = written.replace(f"# {line}", line)
    file.write_text(written, "utf-8")
    assert "\n4 warnings (4 entries" in glosslint("--select", "double-space", cwd=folder).out


def test_keys_that_end_in_another_language_are_listed(tmp_path: Path) -> None:
    data = [
        {"term_en": term, "def_en": text, "term_de": "Wort", "def_de": "Teil davon."} for term, text in TERMS.items()
    ]
    out = glosslint("init", cwd=write(tmp_path, {"data/glossary.json": json.dumps(data)})).out
    assert 'left out: what is in other languages: "def_de", "term_de"\nno preset' in out


_PARTS = {"Bow": "\u8239\u9996", "Hull": "\u8239\u4f53", "Keel": "\u9f99\u9aa8", "Stern": "\u8239\u5c3e"}


def _card(own: str, other: str, order: tuple[str, ...]) -> dict[str, str]:
    text = f"Part of a ship that is called {own.lower()}."
    values = (own, other, text, f"\u8fd9\u662f\u8239\u7684\u4e00\u90e8\u5206\uff1a{other}\u3002")
    return dict(zip(order, values, strict=True))


@pytest.mark.parametrize(
    "keys",
    [
        ("term", "termZh", "def", "defZh"),
        ("term", "term_zh", "definition", "def_zh"),
        ("english_term", "chinese_term", "english_def", "chinese_def"),
        ("Term", "Term (Chinese)", "Definition", "Definition (Chinese)"),
        ("name_en", "name", "definition_en", "definition"),
    ],
)
def test_texts_in_another_language_are_left_out(keys: tuple[str, ...], tmp_path: Path) -> None:
    cards = [_card(*pair, keys) for pair in _PARTS.items()]
    write(tmp_path, {"data/glossary.json": json.dumps({"cards": cards}) + "\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert f'terms in "{keys[0]}"; text in "{keys[2]}"\n' in out
    assert "left out: what is in other languages: " in out
    assert all(f'"{key}"' in out.partition("languages: ")[2].splitlines()[0] for key in (keys[1], keys[3]))
    assert '# left out: what is in other languages: "' in (tmp_path / "glosslint.toml").read_text("utf-8")


def test_columns_of_three_languages(tmp_path: Path) -> None:
    row = "{0},Part of a ship: {0}.,Nom {0},Une longue partie du navire.,Teil {0},Ein langer Teil des Schiffes.\n"
    columns = "english_term,english_def,french_term,french_def,Term (German),Definition (German)\n"
    write(tmp_path, {"glossary.csv": columns + "".join(map(row.format, _PARTS))})
    out = glosslint("init", cwd=tmp_path).out
    assert 'terms in "english_term"; text in "english_def"\n' in out
    assert 'in other languages: "Definition (German)", "Term (German)", "french_def" and 1 more\n' in out


def test_a_text_of_which_only_the_term_is_translated(tmp_path: Path) -> None:
    cards = [
        {"english_name": term, "name": other, "text": f"Teil des Schiffs: {other}."} for term, other in _PARTS.items()
    ]
    write(tmp_path, {"data/glossary.json": json.dumps(cards) + "\n"})
    assert 'terms in "name"; text in "text"\n' in glosslint("init", cwd=tmp_path).out


def test_the_keys_of_other_names_are_named(tmp_path: Path) -> None:
    rows = "".join(f'{term},"{text}",{term.upper()} line,\n' for term, text in TERMS.items())
    write(tmp_path, {"glossary.csv": f"term,definition,aka,abbreviation\n{rows}"})
    assert 'text in "definition"; aliases in "aka"\n' in glosslint("init", cwd=tmp_path).out


def test_short_forms_with_a_description_are_terms(tmp_path: Path) -> None:
    data = [{"key": term.lower(), "short": term, "description": text} for term, text in TERMS.items()]
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(data)})).out
    assert 'ids in "key"; terms in "short"; text in "description"\n' in out


def test_another_list_of_entries_in_the_file_is_named(tmp_path: Path) -> None:
    terms = [{"term": term, "definition": text} for term, text in TERMS.items()]
    laws = [{"name": f"Act {n}", "description": f"Law number {n} on the sea and its ships."} for n in range(3)]
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps({"terms": terms, "laws": laws})})).out
    assert out.startswith('4 entries in a JSON list under "terms"')
    assert 'also found, not used: 3 entries under "laws" in glossary.json\n' in out


def test_a_few_bytes_that_are_not_utf8_are_to_be_corrected_alone(tmp_path: Path) -> None:
    rows = "term,definition\nHelm,Place from which — mostly — a ship is steered.\nCafé,Room “ashore”.\n"
    (tmp_path / "glossary.csv").write_bytes(rows.encode() + "Poupée,Figure at the bow.\n".encode("latin-1"))
    result = glosslint("init", cwd=tmp_path)
    assert result.code == 2
    assert "line 4 has bytes that are not UTF-8" in result.err
    assert "the rest of the file is UTF-8: correct only this line" in result.err


@pytest.mark.parametrize(("statuses", "is_said"), [(("draft", "To-do"), True), (("draft", "published"), False)])
def test_a_status_by_which_all_are_drafts_is_said(statuses: tuple[str, ...], is_said: bool, tmp_path: Path) -> None:
    entries = "".join(
        f"- id: {term.lower()}\n  name: {term}\n  status: {statuses[number % 2]}\n  text: {text}\n"
        for number, (term, text) in enumerate(TERMS.items())
    )
    out = glosslint("init", cwd=write(tmp_path, {"glossary.yaml": entries})).out
    line = 'all entries are drafts, by their "status", so glosslint publish publishes none yet\n'
    assert (line in out) is is_said
    assert 'status = "status"\n' in (tmp_path / "glosslint.toml").read_text()
    assert (glosslint("publish", "--out", "site", cwd=tmp_path).code == 2) is is_said


def test_the_abbreviation_of_a_source_names_no_entry(tmp_path: Path) -> None:
    entries = "".join(
        f"- term: {term}\n  definition: {text}\n  sources: [{{title: Book of ships, abbreviation: BOS}}]\n"
        for term, text in TERMS.items()
    )
    assert "aliases" not in glosslint("init", cwd=write(tmp_path, {"glossary.yml": entries})).out
