"""Texts in other languages than English are indexed and measured, and not judged as English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import glosslint, write

SETTINGS = """
files = ["*.yaml"]
[layout]
entries = "file"
id = "id"
term = "term"
prose = {{ definition = "definition" }}
core = "definition"
links = ["#{{id}}"]
language = "{language}"
limits = {{ definition = {{ min-words = 4, max-words = 45, max-sentences = 2 }} }}
"""
#: Term, and a definition of two sentences at most, with signs and abbreviations of the language.
TEXTS = {
    "de": (
        "Zweig",
        "Eigene Linie der Entwicklung (z. B. für eine Aufgabe), d. h. vom „Stamm“ getrennt. Später kommt sie um.",
    ),
    "es": ("rama", "Línea de desarrollo separada. TODO: todo cambio se hace en ella, sin afectar a las demás."),
    "ar": ("فرع", "خط تطوير منفصل في نظام التحكم بالإصدارات، يسمح بالعمل على مهمة دون التأثير على غيرها."),
    "zh": (
        "词嵌入",
        "一种将单词表示为稠密向量的方法，它使得语义相近的单词在向量空间中彼此靠近（例如近义词）。常用于自然语言处理。",
    ),
    "ja": ("枝", "開発の流れを分けるためのもの（例えば機能ごと）で、あとで統合される。よく使われる。"),
    "am": ("ቅርንጫፍ", "በስሪት ቁጥጥር ውስጥ የሥራ መስመርን ከሌሎች መስመሮች የሚለይ ነገር ነው። ይህ ብዙ ጊዜ ይጠቅማል።"),
    "th": ("สาขา", "สายการพัฒนาที่แยกออกจากสายหลักเพื่อทำงานเฉพาะอย่างโดยไม่กระทบส่วนอื่น"),
    "ru": ("ветвь", "Отдельная линия разработки (напр., для одной задачи), т. е. не «ствол». Потом её сливают."),
}


def rules_reported(folder: Path, language: str, definition: str) -> list[str]:
    term = TEXTS[language][0]
    files = {
        "glosslint.toml": SETTINGS.format(language=language),
        "a.yaml": f"id: a\nterm: {term}\ndefinition: |\n  {definition}\n",
        "b.yaml": "id: b\nterm: Merge\ndefinition: |\n  [x](#a) ist ein 1 2 3 4.\n",
    }
    result = glosslint("--output-format", "json", cwd=write(folder, files))
    return [finding["rule"] for finding in json.loads(result.out)["findings"] if finding["path"] == "a.yaml"]


@pytest.mark.parametrize("language", TEXTS)
def test_a_good_text_is_left_alone(language: str, tmp_path: Path) -> None:
    assert rules_reported(tmp_path, language, TEXTS[language][1]) == []


@pytest.mark.parametrize("language", TEXTS)
def test_its_references_are_checked(language: str, tmp_path: Path) -> None:
    assert rules_reported(tmp_path, language, f"[{TEXTS[language][0]}](#gone) {TEXTS[language][1]}") == ["broken-link"]


@pytest.mark.parametrize("language", TEXTS)
def test_its_limits_are_those_of_the_layout(language: str, tmp_path: Path) -> None:
    assert "long-definition" in rules_reported(tmp_path, language, " ".join([TEXTS[language][1]] * 8))
