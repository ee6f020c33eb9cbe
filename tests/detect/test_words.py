"""The words of languages by which files and keys are recognised: a file a language, and nothing else to add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.detect.words import FOLDER, LISTS, is_language, languages, words
from glosslint.settings.settings import load
from tests.support import glosslint, write

#: The ten languages with most readers have words for all that entries mostly have.
_COMMON = ("term", "short", "aliases", "definition", "references", "glossary", "examples")


@pytest.mark.parametrize("code", sorted(file.stem for file in FOLDER.glob("*.toml")))
def test_each_file_has_lists_that_are_used(code: str) -> None:
    lists = languages()[code]
    assert is_language(code)
    assert set(lists) <= set(LISTS)
    assert lists["names"]
    for name, own in lists.items():
        assert own, name
        assert len(set(own)) == len(own), name
        assert all(word == word.strip() for word in own), name


def test_every_list_has_words_in_english_and_is_documented() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    for name in LISTS:
        assert languages()["en"].get(name), name
        assert f"`{name}`" in readme
        assert words(name)


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "pt", "it", "nl", "ru", "zh", "ja"])
def test_keys_of_the_commonest_languages_are_read(code: str, tmp_path: Path) -> None:
    lists = languages()[code]
    assert all(lists.get(name) for name in _COMMON)
    term, text, alias, short = (lists[name][0] for name in ("term", "definition", "aliases", "short"))
    rows = "".join(
        f'- "{term}": Wort {n}\n  "{text}": Ein Satz mit mehreren Wörtern darin.\n  "{alias}": [Name {n}]\n'
        f'  "{short}": W{n}\n'
        for n in range(3)
    )
    name = lists["glossary"][0].replace("*", "y")
    assert glosslint("init", cwd=write(tmp_path, {f"{name}.yml": rows})).code == 0
    layout = load(None, tmp_path).layout
    assert layout.term == term
    assert layout.prose[layout.core] == text
    assert {alias, short} <= set(layout.aliases)
