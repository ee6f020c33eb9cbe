"""House rules: the page about them, mistakes in their tables, and what they find and write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.model.options import fields_of
from glosslint.rules.wording.tables import Discouraged, Pattern, Preferred
from glosslint.text import safe_regex
from tests.pages import Example, examples, said
from tests.support import ROOT, glosslint, write

PAGE = (ROOT / "docs/custom-rules.md").read_text("utf-8")
EXAMPLES = list(examples(PAGE))
MAP = 'files = ["*.yaml"]\nlayout = "map"\n'


@pytest.mark.parametrize("example", EXAMPLES, ids=[one.title for one in EXAMPLES])
def test_an_example_says_what_the_page_says(example: Example, tmp_path: Path) -> None:
    assert said(example, tmp_path) == example.says


def test_the_page_tells_of_every_key() -> None:
    for kind in (Discouraged, Preferred, Pattern):
        for key in fields_of(kind):
            assert f"| `{key}` |" in PAGE, key


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[[discouraged]]\n", 'discouraged: table 1: words is missing; write what to look for, such as words = ["'),
        (
            '[[discouraged]]\nwords = ["a"]\n[[discouraged]]\nwords = ["…"]\n',
            'discouraged: table 2: words: "…" is not a word',
        ),
        ('[[discouraged]]\nwords = "a"\n', 'discouraged: table 1: words must be a list, such as ["…"], not "a"'),
        ('[discouraged]\nwords = ["a"]\n', 'discouraged must be a list, such as [{ … }], not {"words": ["a"]}'),
        ('[[discouraged]]\nword = ["a"]\n', 'table 1: "word" is not a known key; did you mean "words"?'),
        (
            '[[discouraged]]\nwords = ["a"]\nlevel = "warn"\n',
            'level: "warn" is not a known value; did you mean "warning"?',
        ),
        (
            '[[discouraged]]\nwords = ["a"]\nfields = ["definitoin"]\n',
            'table 1: fields: "definitoin" is not a known field',
        ),
        (
            '[[preferred]]\nwords = ["a"]\n',
            "preferred: table 1: replacement is missing; write the preferred form",
        ),
        (
            '[[discouraged]]\nwords = ["white*"]\n',
            'words: "white*" begins or ends with a symbol, which would not be found; use a pattern',
        ),
        ('[[preferred]]\nwords = [".NET"]\nreplacement = "dotnet"\n', 'words: ".NET" begins or ends with a symbol'),
        (
            '[[discouraged]]\nwords = ["a"]\nlanguage = "english"\n',
            'language: "english" is not a language code, such as "en" or "pt-BR"; "*" means all',
        ),
        ('[[pattern]]\nmessage = "m"\n', "pattern: table 1: pattern is missing"),
        (
            '[[pattern]]\npattern = "a"\n',
            "pattern: table 1: message is missing; state what is wrong with the match",
        ),
        ('[[pattern]]\nmessage = "m"\npattern = "("\n', "pattern: table 1: pattern: '(' is not a regular expression: "),
        (
            '[[pattern]]\nmessage = "m"\npattern = "a*"\n',
            "pattern: 'a*' matches an empty text; write what it is to find",
        ),
        (
            '[[pattern]]\nmessage = "m"\npattern = "(?:(?:a{999}){999})b"\n',
            "pattern: '(?:(?:a{999}){999})b' has more than 100,000 parts when its repetitions are written out; lower",
        ),
        (
            '[[pattern]]\nmessage = "m"\npattern = "a"\nreplacement = "\\\\1"\n',
            "replacement: '\\1' does not fit the pattern",
        ),
    ],
)
def test_a_mistake_names_file_key_and_table(tmp_path: Path, table: str, message: str) -> None:
    write(tmp_path, {"glosslint.toml": MAP + table, "terms.yaml": "cache: Store of what was asked.\n"})
    result = glosslint(cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: glosslint.toml: ")
    assert message in result.err
    assert "\n" in result.err and message in result.err.partition("\n")[0]  # the rest is the frame of the setting


def _check(folder: Path, settings: str, text: str, *args: str) -> list[str]:
    write(folder, {"glosslint.toml": MAP + settings, "terms.yaml": text})
    result = glosslint(
        "--select",
        "discouraged-word",
        "--select",
        "preferred-form",
        "--select",
        "discouraged-pattern",
        "--output-format",
        "json",
        *args,
        cwd=folder,
    )
    assert result.err == ""
    return [f"{found['rule']} {found['level']}: {found['message']}" for found in json.loads(result.out)["findings"]]


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_each_table_has_its_level(tmp_path: Path, level: str) -> None:
    for kind, what in (
        ("discouraged", 'words = ["store"]'),
        ("preferred", 'words = ["store"]\nreplacement = "shop"'),
        ("pattern", 'pattern = "Store"\nmessage = "m"'),
    ):
        (found,) = _check(tmp_path, f'[[{kind}]]\n{what}\nlevel = "{level}"\n', "cache: Store of what was asked.\n")
        assert found.split(": ")[0].split()[1] == level


def test_a_level_in_rules_and_a_preset_are_stronger(tmp_path: Path) -> None:
    table = '[[discouraged]]\nwords = ["store"]\n'
    text = "cache: Store of what was asked.\n"
    assert _check(tmp_path, 'preset = "minimal"\n' + table, text) == []
    assert _check(tmp_path, table + '[rules]\ndiscouraged-word = "off"\nrepeated-word = "error"\n', text) == []


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ('["master"]', "Masters and their master's copies.", ["Masters", "master"]),
        ('["master"]', "mastering, masterful, postmaster, `master`, [x](master), master_key, x.master.org", []),
        ('["master"]', "A master-copy and a web-master.", ["master", "master"]),
        ('["to utilize"]', "It utilizes, utilized, and is utilizing what they utilize; utilization.", 4),
        ('["may"]', "It may fail. May it?", ["may", "May"]),
        ('["at this point in time"]', "Done at this point\n  in time, and at that point in time.", 1),
        ('["REST"]', "The rest of REST.", ["REST"]),
        ('["naïve"]', "A NAÏVE and a naïve way.", ["NAÏVE", "naïve"]),
        ('["C++"]', "Written in C++ and in C.", ["C++"]),
        ('["it\'s", "let\'s"]', "It runs when it is let; it's fast. We let it run, let’s say; its.", ["it's", "let’s"]),
    ],
)
def test_which_words_are_found(tmp_path: Path, words: str, text: str, found: list[str] | int) -> None:
    said = _check(tmp_path, f'[[discouraged]]\nwords = {words}\nmessage = "m"\n', f"term: |\n  {text}\n")
    quoted = [line.split('"')[1] for line in said]
    assert quoted == found or len(quoted) == found


def test_exact_words(tmp_path: Path) -> None:
    table = (
        '[[discouraged]]\nwords = ["data"]\ninflected = false\n[[discouraged]]\nwords = ["copy"]\ninflected = false\n'
    )
    assert len(_check(tmp_path, table, "term: The datas and a copy of copies and data.\n")) == 2


def test_names_of_entries_hide_the_words_in_them(tmp_path: Path) -> None:
    text = (
        "master: Person who is called the master of others.\n"
        "master boot record: First part of a disk, which the master writes.\n"
        "disk: Device with a master boot record, or with several Master Boot Records.\n"
    )
    found = _check(tmp_path, '[[discouraged]]\nwords = ["master"]\n', text)
    assert found == ['discouraged-word warning: "master" is discouraged']


def test_words_of_another_language(tmp_path: Path) -> None:
    table = '[[discouraged]]\nwords = ["eigentlich"]\nlanguage = "{}"\n'
    text = "Speicher: Ort, der eigentlich keiner ist.\n"
    assert _check(tmp_path, table.format("en"), text) != []
    assert _check(tmp_path, table.format("de"), text) == []
    assert _check(tmp_path, table.format("*"), text) != []


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ('words = ["whitelist"]\nreplacement = "allowlist"', "A whitelist. Whitelists.", "An allowlist. Allowlists."),
        ('words = ["box"]\nreplacement = "category"', "The boxes.", "The categories."),
        ('words = ["index"]\nreplacement = "list"', "The indices.", "The indices."),
        ('words = ["allowlist"]\nreplacement = "SQL list"', "An allowlist.", "An allowlist."),
        (
            'words = ["to utilize"]\nreplacement = "to use"',
            "It utilizes, utilized, utilizing.",
            "It uses, used, using.",
        ),
        ('words = ["to employ"]\nreplacement = "to make use of"', "It employs it.", "It makes use of it."),
        ('words = ["to employ"]\nreplacement = "to take"', "It employed it.", "It employed it."),
        ('words = ["in order to"]\nreplacement = "to"', "In order\n  to go.", "To go."),
        ('words = ["data base"]\nreplacement = "database"', "The [data] base.", "The [data] base."),
        ('words = ["Email"]\nreplacement = "email"', "An Email. Email, an email.", "An email. Email, an email."),
        ('words = ["Javascript"]\nreplacement = "JavaScript"', "Javascript is no Java.", "JavaScript is no Java."),
    ],
)
def test_what_is_written_instead(tmp_path: Path, table: str, before: str, after: str) -> None:
    files = {"glosslint.toml": f"{MAP}[[discouraged]]\n{table}\n", "terms.yaml": f"term: |\n  {before}\n"}
    glosslint(
        "--select",
        "discouraged-word,preferred-form,discouraged-pattern,repeated-word",
        "--fix",
        "--unsafe-fixes",
        cwd=write(tmp_path, files),
    )
    assert (tmp_path / "terms.yaml").read_text() == f"term: |\n  {after}\n"


def test_a_safe_fix_writes_nothing(tmp_path: Path) -> None:
    table = '[[preferred]]\nwords = ["dataset"]\nreplacement = "data set"\n'
    files = {"glosslint.toml": MAP + table, "terms.yaml": "term: A dataset.\n"}
    glosslint(
        "--select",
        "discouraged-word,preferred-form,discouraged-pattern,repeated-word",
        "--fix",
        cwd=write(tmp_path, files),
    )
    assert (tmp_path / "terms.yaml").read_text() == "term: A dataset.\n"


def test_a_long_text_is_searched_to_its_end(tmp_path: Path) -> None:
    table = '[[pattern]]\npattern = "needle"\nmessage = "m"\n'
    long = "A sentence of hay. " * 600
    assert len(_check(tmp_path, table, f"term: {long}And a needle. {long}\nother: {'hey ho ' * 6000}needle\n")) == 2


def test_a_pattern_that_takes_too_long_ends_in_one_finding_that_names_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_regex, "TIME_LIMIT", 0.05)
    tables = '[[pattern]]\npattern = "Much"\nmessage = "m"\n'
    tables += '[[pattern]]\nname = "slow"\npattern = "(x+x+)+y"\nmessage = "m"\n'
    assert _check(tmp_path, tables, f"a: Much {'x' * 900}.\nb: More {'x' * 900}.\nc: Much hay.\n") == [
        'discouraged-pattern warning: "Much": m',
        'discouraged-pattern error: pattern "(x+x+)+y" (table 2, "slow") takes too long on this text; '
        "later texts are not checked",
        'discouraged-pattern warning: "Much": m',
    ]


def test_names_and_addresses_come_with_the_finding(tmp_path: Path) -> None:
    table = '[[pattern]]\nname = "hay"\npattern = "hay"\nmessage = "m"\ndocs = "https://x.org"\nreplacement = "straw"\n'
    write(tmp_path, {"glosslint.toml": MAP + table, "terms.yaml": "term: Much hay.\n"})
    (found,) = json.loads(
        glosslint(
            "--select",
            "discouraged-word,preferred-form,discouraged-pattern,repeated-word",
            "--output-format",
            "json",
            cwd=tmp_path,
        ).out
    )["findings"]
    assert (found["targets"], found["help"]) == (["hay"], 'write "straw"; see https://x.org')


def test_config_shows_the_tables(tmp_path: Path) -> None:
    table = '[[discouraged]]\nwords = ["a b"]\nlevel = "error"\n'
    write(tmp_path, {"glosslint.toml": MAP + table, "terms.yaml": "term: Much hay.\n"})
    shown = glosslint("config", cwd=tmp_path).out
    assert 'discouraged = [{ level = "error", words = ["a b"] }]  # glosslint.toml' in shown


@pytest.mark.parametrize("address", ["https://x.org/a?q=50%25", "www.x.org/50%", "50%@x.org", "<https://x.org/50%>"])
def test_a_pattern_does_not_look_into_addresses(tmp_path: Path, address: str) -> None:
    table = "[[pattern]]\npattern = '50 ?%'\nmessage = \"m\"\n"
    assert _check(tmp_path, table, f"term: See {address} for more.\n") == []
