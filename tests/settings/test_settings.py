"""Settings: found upwards, read strictly, explained."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from glosslint.settings.settings import load
from glosslint.util.globs import matches
from tests.support import ROOT, entry, glosslint, write
from tools import print_rules as docs
from tools.print_rules import settings_schema


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fiels = []\n", 'error: glosslint.toml: "fiels" is not a known key; did you mean "files"?'),
        ("max-file-size = 0\n", "glosslint.toml: max-file-size: must be a number of MiB from 1 to 1,024, not 0"),
        ("max-file-size = 1025\n", "max-file-size: must be a number of MiB from 1 to 1,024, not 1025"),
        ("max-file-size = '9'\n", 'max-file-size must be an integer, not "9"'),
        ("files = 3\n", 'error: glosslint.toml: files must be a list, such as ["…"], not 3'),
        ("files = [3]\n", "error: glosslint.toml: files: item 1 must be a string in quotes, not 3"),
        (
            'preset = "strickt"\n',
            'error: glosslint.toml: preset: "strickt" is not a known value; did you mean "strict"?',
        ),
        ('layout = "hogo"\n', 'error: glosslint.toml: layout: "hogo" is not a known layout; did you mean "hugo"?'),
        (
            'fail-on = "never"\n',
            'error: glosslint.toml: fail-on: "never" is not a known value; known: error, info, warning',
        ),
        (
            'select = ["wordng"]\n',
            'glosslint.toml: select: "wordng" is not a known rule or category; did you mean "wording"?',
        ),
        ('[rules.long-term]\nwords = "six"\n', 'rules.long-term: words must be an integer, not "six"'),
        ("[rules.long-term]\nwords = -1\n", "rules.long-term: words must be 0 or more, not -1"),
        ("[rules.long-term]\nword = 6\n", 'rules.long-term: "word" is not a known key; did you mean "words"?'),
        (
            '[rules.long-term]\nlevel = "warn"\n',
            'rules.long-term: "warn" is not a known level; did you mean "warning"?',
        ),
        ("[rules.double-space]\nfix = false\n", 'rules.double-space: fix: "False" is not a known value'),
        ("[rules.term-case]\nshare = 101\n", "rules.term-case: share: must be a percentage from 0 to 100, not 101"),
        ('[layout]\nextends = "map"\nsite = [""]\n', 'layout: site: "" is not an address; it must begin with https://'),
        ('[layout]\nextends = "map"\nredirects = "a..b"\n', 'layout: redirects: "a..b" has an empty step'),
        ("[rules]\nlong-term = 3\n", 'rules.long-term must be a table such as { level = "warning" }, or a level'),
        ("[rules.long-terms]\n", 'rules.long-terms: "long-terms" is not a known rule; did you mean "long-term"?'),
        ('[per-file-ignores]\n"x" = ["lentgh"]\n', 'per-file-ignores."x": "lentgh" is not a known rule or category'),
        ("[per-file-ignores]\nx = 3\n", "glosslint.toml: per-file-ignores.x must be a list"),
        ("files = [\n", "error: glosslint.toml: not valid TOML:"),
        ('# caf\udce9\npreset = "strict"\n', "error: glosslint.toml:1: byte 0xE9 is not UTF-8; save the file as UTF-8"),
        ('\ufeffpreset = "strict" # caf\udce9\n', "error: glosslint.toml:1: byte 0xE9 is not UTF-8"),
        ("[tool.glosslint]\n", "error: glosslint.toml: [tool.glosslint] belongs in pyproject.toml; in this file"),
        ("[tool.glosslint.rules]\n", '"tool.glosslint." from tables such as [tool.glosslint.rules]'),
        (
            'files = ["glossary/*.{yaml,yml}"]\n',
            'files: "glossary/*.{yaml,yml}": {a,b} is not supported in patterns: write',
        ),
        *(
            (f"{setting}\n", f'{setting.partition(" ")[0]}: "": a path cannot be empty; remove it')
            for setting in ('files = [""]', 'exclude = ["_*", ""]', 'vocabularies = [""]')
        ),
        ('[per-file-ignores]\n" " = ["convention"]\n', 'per-file-ignores: " ": a path cannot be empty; remove it'),
        ('vocabularies = [{ files = ["x.yml", ""] }]\n', 'vocabularies: "": a path cannot be empty; remove it'),
        ('[language]\nwords-file = " "\n', 'language.words-file: " ": a path cannot be empty; remove it'),
        (
            '[language]\nlanguage = "en-USA"\n',
            'language: language: "en-USA": no English is known as "USA"; write "en-GB"',
        ),
        (
            "[language.languagetool]\ntimeout = 99999999999999999999\n",
            "language: languagetool: timeout: must be a number of seconds from 1 to 86,400, not 99999999999999999999",
        ),
        ('[language]\nwords = ["rope "]\n', 'language: words: "rope " is not a word: it must not be empty, or have'),
        (
            '[language]\nenable = ["harper:AnA"]\ndisable = ["harper:AnA"]\n',
            'language: disable: "harper:AnA" is also in enable; remove one',
        ),
        ('select = ["file"]\nignore = ["file"]\n', 'glosslint.toml: ignore: "file" is also in select; remove one'),
        *(
            (
                f'[language]\nengines = ["languagetool"]\n[language.languagetool]\nserver = ["{address}"]\n',
                f'glosslint.toml: language: languagetool: server: "{address}" is not the address of a server',
            )
            for address in ("", "http://[x")
        ),
        ('exclude = ["{a,b}.yaml"]\n', 'exclude: "{a,b}.yaml": {a,b} is not supported in patterns'),
        (
            '[per-file-ignores]\n"../x.yaml" = ["convention"]\n',
            'per-file-ignores: "../x.yaml": a pattern cannot match outside',
        ),
        (
            'files = ["[a-z]*.yaml"]\n',
            'matches no file outside of "exclude" (["_*"]); […] is literal in patterns; only *, ** and ? are wildcards',
        ),
        (
            'files = ["/home/me/*.yaml"]\n',
            'matches no file outside of "exclude" (["_*"]); patterns are relative to the folder of the settings file',
        ),
        (
            'files = ["glossary\\\\*.yaml"]\n',
            'matches no file outside of "exclude" (["_*"]); folders are separated by / in patterns',
        ),
        (
            'vocabularies = ["other/*.{yaml,yml}"]\n',
            'vocabularies: "other/*.{yaml,yml}" matches no file: {a,b} is not supported',
        ),
        ('[site]\ntitel = "x"\n', 'glosslint.toml: site: "titel" is not a known key; did you mean "title"?'),
        ('[site]\nbase-url = "example.org"\n', 'site: base-url: "example.org" is not an address such as https://'),
        ('[site]\nbase-url = "https://[x"\n', 'site: base-url: "https://[x" is not an address such as https://'),
        ('[site]\nedit-url = "javascript:x"\n', 'site: edit-url: "javascript:x" is not an address'),
        ('[site]\nlinks = { "Guide" = "javascript:x" }\n', 'site: links: the address of "Guide" must begin with'),
        ('[site]\ntemplates = "a\\u0000b"\n', "a path cannot contain a NUL character; remove it"),
        (
            'schema = "no.json"\n',
            "error: glosslint.toml: schema: no.json: the schema cannot be read: No such file or directory",
        ),
        ('schema = "glosslint.toml"\n', "error: glosslint.toml: schema: glosslint.toml: the schema is not JSON:"),
        ('schema = "list.json"\n', "error: glosslint.toml: schema: list.json: the schema must be a JSON object"),
        ('schema = "bad.json"\n', "error: glosslint.toml: schema: bad.json: not a valid JSON Schema, at type:"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_the_nearest_right_spelling(tmp_path: Path, text: str, said: str) -> None:
    files = {"list.json": "[]", "bad.json": '{"type": "strin"}', "glossary/ok.yaml": entry("ok")}
    result = glosslint(cwd=write(tmp_path, {**files, "glosslint.toml": text}))
    assert result.code == 2
    message, _, frame = result.err.partition("\n")
    assert said in message
    assert all(line.lstrip(" 0123456789").startswith(("-->", "|")) for line in frame.splitlines()), frame


@pytest.mark.parametrize("engines", ["harpr", "harper,harper"])
def test_a_mistake_in_a_variable_is_not_one_of_the_file(tmp_path: Path, engines: str) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/ok.yaml": entry("ok")})
    result = glosslint(cwd=folder, env={"GLOSSLINT_ENGINES": engines})
    assert (result.code, result.err[:44]) == (2, "error: GLOSSLINT_ENGINES: language: engines:")


def test_pyproject_has_a_table_of_its_own(tmp_path: Path) -> None:
    files = {"pyproject.toml": '[tool.glosslint]\nfiels = ["*.yaml"]\n', "ok.yaml": entry("ok")}
    assert 'pyproject.toml: "fiels" is not a known key' in glosslint(cwd=write(tmp_path, files)).err


def test_pyproject_may_write_its_table_in_any_way(tmp_path: Path) -> None:
    """What TOML takes for the same table is never passed over in silence."""
    files = {"pyproject.toml": '[tool]\nglosslint = { files = ["x/*.yaml"] }\n', "glossary/ok.yaml": entry("ok")}
    assert '"files" (["x/*.yaml"])' in glosslint(cwd=write(tmp_path, files)).err


def test_a_pyproject_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, {"pyproject.toml": "[tool.x\n", "glossary/ok.yaml": entry("ok")})
    assert glosslint(cwd=folder).code == 0
    named = glosslint("--config", "pyproject.toml", cwd=folder)
    assert (named.code, "not valid TOML" in named.err) == (2, True)
    write(folder, {"pyproject.toml": "[tool.x]\n"})
    assert "pyproject.toml: has no [tool.glosslint] table" in glosslint("--config", "pyproject.toml", cwd=folder).err


def test_a_detour_in_a_path_leads_to_no_other_settings(tmp_path: Path) -> None:
    files = {"side/glosslint.toml": "fiels = 1\n", "in/ok.yaml": entry("ok")}
    assert glosslint("side/../in", cwd=write(tmp_path, files)).code == 0


def test_settings_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": '\ufefffiles = ["*.yaml"]\n', "ok.yaml": entry("ok")})
    assert glosslint(cwd=folder).code == 0


def test_values_are_shown_as_toml_writes_them(tmp_path: Path) -> None:
    def said(text: str) -> str:
        return glosslint(cwd=write(tmp_path, {"glosslint.toml": text, "glossary/ok.yaml": entry("ok")})).err

    assert 'preset must be one of recommended, strict, minimal, not ["strict"]' in said('preset = ["strict"]\n')
    assert 'per-file-ignores must be a table, not ["a"]' in said('per-file-ignores = ["a"]\n')
    assert 'per-file-ignores."a/b" must be a list' in said('[per-file-ignores]\n"a/b" = "schema"\n')
    assert "schema must be a string in quotes, not 2024-01-01" in said("schema = 2024-01-01\n")
    assert '"qqqq" is not a known rule; to list them: glosslint rules\n' in said("[rules]\nqqqq = 'off'\n")


def test_the_nearest_settings_upwards_win(tmp_path: Path) -> None:
    files = {
        "glosslint.toml": 'files = ["**/*.yaml"]\n',
        "inner/pyproject.toml": "[tool.other]\n",
        "inner/deep/glosslint.toml": 'files = ["*.yaml"]\n',
        "inner/deep/ok.yaml": entry("ok"),
        "inner/two.yaml": entry("two"),
    }
    folder = write(tmp_path, files)
    assert "(2 entries" in glosslint(cwd=folder / "inner").out
    assert "(1 entry" in glosslint(cwd=folder / "inner/deep").out
    assert "(1 entry" in glosslint("inner/deep", cwd=folder).out
    assert "(2 entries" in glosslint("--config", "../../glosslint.toml", cwd=folder / "inner/deep").out


def test_levels_options_and_per_file_ignores_take_effect(tmp_path: Path) -> None:
    long = entry("one", term="One two three four five six seven eight")
    folder = write(tmp_path, {"glossary/one.yaml": long, "glossary/two.yaml": long.replace("one", "two")})

    def with_settings(text: str) -> str:
        write(folder, {"glosslint.toml": text})
        return glosslint("--select", "long-term", cwd=folder).out

    assert with_settings("").count(" info long-term ") == 2
    assert with_settings('[rules]\nlong-term = "error"\n').count(" error long-term ") == 2
    assert with_settings('[rules]\nlong-term = "off"\n').count("long-term") == 0
    assert with_settings("[rules.long-term]\nwords = 8\n").count("long-term ") == 0
    assert with_settings('preset = "strict"\n').count(" warning long-term ") == 2
    assert with_settings('preset = "minimal"\n').count("long-term ") == 0
    assert with_settings('[per-file-ignores]\n"glossary/one.yaml" = ["convention"]\n').count(" info long-term ") == 1


def test_config_shows_what_is_in_effect_and_where_from(tmp_path: Path) -> None:
    text = 'preset = "strict"\n[per-file-ignores]\n"*/two.yaml" = ["convention"]\n[rules.long-term]\nwords = 9\n'
    text += "[habits]\nmany = 9\n"
    folder = write(tmp_path, {"glosslint.toml": text, "glossary/one.yaml": entry("one")})
    shown = glosslint("config", "--fail-on", "x", cwd=folder)
    assert shown.code == 2
    shown = glosslint("config", "--ignore", "file", cwd=folder)
    assert 'preset = "strict"  # glosslint.toml\n' in shown.out
    assert 'ignore = ["file"]  # command line\n' in shown.out
    assert 'schema = ""  # default\n' in shown.out
    assert "share = 10  # default\nmany = 9  # glosslint.toml\n" in shown.out
    assert '[site]\ntitle = "Glossary"  # default\n' in shown.out
    assert "long-term = { words = 9, characters = 60 }  # warning; glosslint.toml\n" in shown.out
    assert "yaml-syntax" not in shown.out
    tables = tomllib.loads(shown.out)
    assert tables["per-file-ignores"] == {"*/two.yaml": ["convention"]}
    one = glosslint("config", "glossary/one.yaml", cwd=folder).out
    two = glosslint("config", "glossary/two.yaml", cwd=folder).out
    assert "# glossary/one.yaml: part of the glossary\n" in one
    assert "long-term" in one
    assert "[rules]" in two
    assert "\nlong-term" not in two
    assert (
        "# README.md: not part of the glossary; it does not exist\n" in glosslint("config", "README.md", cwd=folder).out
    )


@pytest.mark.parametrize("text", ['layout = "hogo"\n', "vocabularies = [{}]\n"])
def test_config_refuses_a_layout_that_no_check_can_use(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path, {"glosslint.toml": text, "glossary/ok.yaml": entry("ok")})
    assert glosslint("config", cwd=folder) == (2, "", glosslint(cwd=folder).err)


def test_what_config_prints_are_settings_that_mean_the_same(tmp_path: Path) -> None:
    rules = '[rules]\nlong-term = { words = 9 }\ndouble-space = { fix = "off" }\nlong-sentence = "off"\n'
    folder = write(tmp_path, {"glosslint.toml": f'preset = "strict"\n{rules}'})
    printed = glosslint("config", cwd=folder).out
    again = write(tmp_path / "again", {"glosslint.toml": printed})
    first, second = load(None, folder), load(None, again)
    assert [(rule.rule.name, rule.level(), rule.options, rule.fixing) for rule in first.active_rules] == [
        (rule.rule.name, rule.level(), rule.options, rule.fixing) for rule in second.active_rules
    ]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("glossary/**/*.yaml", "glossary/a.yaml", True),
        ("glossary/**/*.yaml", "glossary/a/b/c.yaml", True),
        ("glossary/**/*.yaml", "other/a.yaml", False),
        ("glossary/*.yaml", "glossary/a/b.yaml", False),
        ("_*.yaml", "glossary/_template.yaml", True),
        ("_*.yaml", "glossary/a_b.yaml", False),
        ("drafts", "glossary/drafts/a.yaml", True),
        ("drafts/", "drafts/a.yaml", True),
        ("glossary/drafts", "glossary/drafts/a.yaml", True),
        ("./a.yaml", "a.yaml", True),
        ("a?.yaml", "ab.yaml", True),
        ("a?.yaml", "a/.yaml", False),
        ("a+b.yaml", "a+b.yaml", True),
        ("a+b.yaml", "aab.yaml", False),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


def test_the_settings_schema_is_printed_from_the_code() -> None:
    printed = json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n"
    assert (ROOT / "schema/settings.schema.json").read_text("utf-8") == printed, "run: make docs"


def test_the_settings_schema_agrees_with_the_reader() -> None:
    validator = Draft202012Validator(settings_schema())
    validator.check_schema(settings_schema())
    own = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["glosslint"]
    assert validator.is_valid(own)
    assert validator.is_valid({"rules": {"long-term": {"level": "off", "words": 3}, "yaml-syntax": "off"}})
    assert not validator.is_valid({"rules": {"long-term": {"word": 3}}})
    assert not validator.is_valid({"fiels": []})


def test_the_pages_of_the_rules_are_printed_from_the_rules() -> None:
    folder = ROOT / "docs/rules"
    on_disk = {file.name: file.read_text("utf-8") for file in folder.glob("*.md")}
    assert on_disk == docs.pages(), "run: make docs"
