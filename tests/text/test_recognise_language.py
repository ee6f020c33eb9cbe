"""The language of a glossary is told by its texts, and English rules say nothing of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.text.languages import recognise_language
from tests.support import glosslint, write

#: Definitions in the manner of glossaries, by the code of their language.
TEXTS = {
    "en": "A rope that holds the sail to the mast. The part of a hull below the water. Able to turn into the wind.",
    "fr": "Cordage qui sert à tenir la voile sur le mât. Partie de la coque sous la ligne d'eau..",
    "de": "Tau, mit dem das Segel an den Mast gebunden wird. Teil des Rumpfes unter der Wasserlinie und der Kiel.",
    "es": "Cabo con el que se sujeta la vela al palo. Parte del casco que queda por debajo de la línea de flotación.",
    "id": "Tali yang mengikat layar pada tiang kapal. Bagian dari lambung yang berada di bawah garis air dan lunas.",
    "it": "Cima con la quale si lega la vela all'albero. Parte dello scafo che si trova sotto la linea d'acqua.",
    "pt": "Cabo com o qual se prende a vela ao mastro. Parte do casco que fica abaixo da linha de água do barco.",
    "nl": "Lijn waarmee het zeil aan de mast wordt gebonden. Deel van de romp dat onder de waterlijn ligt, met kiel.",
    "sv": "Lina som håller seglet vid masten. Del av skrovet under vattenlinjen. Knop som inte glider och är lätt.",
    "pl": "Lina, która przywiązuje żagiel do masztu. Część kadłuba, która jest pod linią wody i nie ślizga się po nim.",
    "cs": "Lano, kterým se plachta váže ke stěžni. Část trupu, která je pod vodou a není vidět. Uzel, který se hodí na "
    "lodi nebo ve člunu.",
    "hu": "Kötél, amely a vitorlát az árbochoz rögzíti. A hajótest része, amely a víz alatt van és nem látható.",
    "vi": "Dây để buộc buồm vào cột của thuyền và các cánh buồm. Phần của thân tàu được ở dưới mực nước khi đi.",
    "ru": "Канат, которым парус крепится к мачте. Часть корпуса ниже ватерлинии. Узел, который вышел из моды.",
    "uk": "Канат, яким вітрило кріпиться до щогли. Частина корпусу нижче ватерлінії, що є під водою.",
    "ja": "帆をマストに固定するロープ。水線より下の船体の部分。Linux で使われる。",
    "zh": "把帆固定在桅杆上的绳索。水线以下的船体部分。",
    "ko": "돛을 돛대에 고정하는 밧줄. 수선 아래의 선체 부분.",
    "fa": "طنابی که بادبان را به دکل می‌بندد. بخشی از بدنه که پایین خط آب است و دیده نمی‌شود، چون پنهان است.",
    "ar": "حبل يربط الشراع بالصاري. جزء من الهيكل تحت خط الماء. عقدة لا تنزلق على الحبل.",
    "el": "Σχοινί που κρατά το πανί στο κατάρτι. Μέρος του κύτους κάτω από το νερό.",
    "und": "Въже, с което платното се закрепва за мачтата. Част от корпуса под водолинията. Възел, който не се плъзга.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_definitions_is_recognised(language: str) -> None:
    assert recognise_language([TEXTS[language]] * 3) == language


def test_few_words_and_bare_words_are_taken_for_english() -> None:
    assert recognise_language(["Cordage qui sert à tenir la voile"]) == "en"
    assert recognise_language(["mast", "sail", "hull", "keel", "rudder", "rope", "knot", "deck"] * 20) == "en"


def test_the_article_a_and_single_letters_are_no_sign_of_another_language() -> None:
    english = ["A rope.", "A sail, set before a mast.", "A knot around a ring.", 'See <a href="#keel">keel</a>.'] * 4
    assert recognise_language(english) == "en"
    assert recognise_language(["See c1[.c] --> o1[.o], h1[.h] --> o1[.o] and c2[.c] --> o2[.o]"] * 8) == "en"


def test_a_text_in_english_may_quote_another_script() -> None:
    assert recognise_language(["The word for a rope, in Japanese ロープ, in Russian канат."]) == "en"


def test_many_words_of_no_known_language_are_not_taken_for_english() -> None:
    swahili = "kamba inayoshikilia tanga kwenye mlingoti wa jahazi wakati wa safari ya bahari kuu"
    assert recognise_language([swahili] * 30) == "und"


def _glossary(folder: Path, text: str, settings: str = "") -> Path:
    entries = "".join(
        f"- id: e{number}\n  term: mât {number}\n  definition: {sentence}.\n"
        for number, sentence in enumerate(text.removesuffix(".").split(". ") * 6)
    )
    layout = 'files = ["g.yml"]\n[layout]\nentries = "list"\nid = "id"\nterm = "term"\ncore = "definition"\n'
    prose = 'prose = { definition = "definition" }\n'
    return write(folder, {"g.yml": entries, "glosslint.toml": layout + prose + settings})


def test_rules_on_english_wording_skip_a_glossary_in_french(tmp_path: Path) -> None:
    text = "Est un cordage qui ne va pas dans le le mât. Refers to the mast of une des voiles dans le bateau"
    english = glosslint("--select", "wording,definition", cwd=_glossary(tmp_path, text, 'language = "en"\n'))
    recognised = glosslint("--select", "wording,definition", cwd=_glossary(tmp_path, text))
    assert "meta-opening" in english.out
    assert "meta-opening" not in recognised.out


def test_a_fix_keeps_the_names_of_a_glossary_in_french(tmp_path: Path) -> None:
    """A file that is read by itself, to prove a fix, is read in the language of the glossary."""
    folder = _glossary(tmp_path, TEXTS["fr"].replace("Cordage qui", "Cordage  qui"))
    text = (folder / "g.yml").read_text("utf-8")
    assert glosslint("--fix", "--select", "double-space", cwd=folder).code == 0
    assert (folder / "g.yml").read_text("utf-8") == text.replace("Cordage  qui", "Cordage qui")


def test_what_no_engine_reads_is_reported_with_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from glosslint.language import engines

    monkeypatch.setattr(engines, "DEFAULT", ("harper",))
    result = glosslint("--select", "spelling", cwd=_glossary(tmp_path, TEXTS["de"]))
    assert "12 texts are in languages that no configured engine supports: de" in result.out


def test_the_report_has_no_code_for_a_language_that_was_not_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glosslint.language import engines

    monkeypatch.setattr(engines, "DEFAULT", ("harper",))
    result = glosslint("--select", "spelling", cwd=_glossary(tmp_path, TEXTS["und"]))
    assert (
        "18 texts are in a language that was not recognised; if an engine supports it, set layout.language"
        in result.out
    )
