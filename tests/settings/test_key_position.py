"""An error in the settings shows its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

CASES = [
    ("top-level key", 'preset = "strict"\nselct = ["x"]\n', 2),
    ("value of a key", '# a comment\n\npreset = "x"\n', 3),
    ("dotted key", 'preset = "strict"\nrules.long-term = "eror"\n', 2),
    ("key of a table", '[rules]\nlong-term = "eror"\n', 2),
    ("key of a table in a table", '[rules.long-term]\nlevel = "error"\nwords = "x"\n', 3),
    ("key of an inline table", '[rules]\nspelling = "off"\nlong-term = { words = "x" }\n', 3),
    ("quoted key", '[per-file-ignores]\n"b.yaml" = ["file"]\n"a.yaml" = ["nope"]\n', 3),
    ("second table of an array", '[[discouraged]]\nwords = ["a"]\n[[discouraged]]\nwords = ["b"]\nfields = ["z"]\n', 5),
    (
        "key after a text with lines like keys",
        'exclude = ["""\n[rules]\nlong-term = 1\n"""]\n[rules]\nlong-term = "x"\n',
        6,
    ),
    ("key after signs that end no line", 'exclude = ["a\u2028b\u2029c\x85d"]\nselct = ["x"]\n', 2),
    ("inline table of an array", 'discouraged = [\n  { words = ["a"] },\n  { words = ["b"], fields = ["z"] },\n]\n', 3),
    ("layout", '[layout]\nextends = "hug"\n', 2),
    ("pattern that matches nothing", 'preset = "strict"\nfiles = ["nope/*.yaml"]\n', 2),
    ("schema that is missing", 'preset = "strict"\nschema = "x.json"\n', 2),
    ("syntax error", 'preset = "strict"\nx = "a\n', 2),
    ("value that ends with the file", "x = [\n", 1),
    ("path with a NUL", '[language]\nwords-file = "a\\u0000"\n', 2),
    ("name too long for any system", f'baseline = "{"a" * 300}"\n', 1),
]


@pytest.mark.parametrize(("settings", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_error_in_the_settings_names_file_and_line(settings: str, line: int, tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": settings, "glossary/a.yaml": entry("a")})
    result = glosslint(cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: glosslint.toml: ")
    text = settings.split("\n")[line - 1]
    shown = text if len(text) <= 100 else f"{text[:100]}…"
    assert f"--> glosslint.toml:{line}\n  |\n{line} | {shown}\n" in result.err


def test_in_pyproject_the_table_of_the_tool_is_left_out(tmp_path: Path) -> None:
    settings = '[project]\nname = "x"\n[tool.glosslint.rules]\nlong-term = "eror"\n'
    folder = write(tmp_path, {"pyproject.toml": settings, "glossary/a.yaml": entry("a")})
    assert "--> pyproject.toml:4\n" in glosslint(cwd=folder).err


@pytest.mark.parametrize(
    "arguments",
    [
        ["a" * 300],
        ["glossary/" + "a" * 300],
        ["-", "--stdin-filename", "a" * 300 + ".yaml"],
        ["--config", "a" * 300 + ".toml"],
        ["config", "a" * 300],
        ["init", "a" * 300],
        ["new", "x", "--file", "a" * 300 + ".yaml"],
    ],
    ids=lambda arguments: arguments[0][:10] if len(arguments) == 1 else arguments[0] + arguments[1][:12],
)
def test_a_name_that_the_system_refuses_is_an_error_of_the_call(arguments: list[str], tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a")})
    result = glosslint(*arguments, cwd=folder)
    assert (result.code, "Traceback" in result.err) == (2, False)
    assert result.err.startswith("error: ")
