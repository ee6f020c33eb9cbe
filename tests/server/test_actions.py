"""▶ What is wrong can be put right where it is: fixes, choices, comments, words, entries, levels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import entry, glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from tests.server.editor import Editor, edit

pytestmark = pytest.mark.usefixtures("client")
A, B, TOML = "glossary/ant.yaml", "glossary/bee.yaml", "glosslint.toml"
NO_ENGINES = "[language]\nengines = []\n"


def glossary(folder: Path, settings: str = "", **files: Any) -> Path:
    return write(folder, {TOML: settings + NO_ENGINES, A: entry("ant"), B: entry("bee", see_also=["ant"]), **files})


def test_a_fix_is_an_action_and_its_finding_is_gone_when_it_is_done(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        offered = await editor.actions(B, "antt")
        (title,) = [title for title, action in offered.items() if action.is_preferred or title.startswith("Write")]
        assert [one.code for one in offered[title].diagnostics] == ["broken-reference"]
        await editor.perform(offered[title])
        await editor.settled()
        assert editor.all() == {}
        assert "see_also: [ant]" in editor.texts[B]

    edit(scenario, glossary(tmp_path, **{B: entry("bee", see_also=["antt"])}))


def test_all_safe_fixes_of_a_file_are_those_of_the_command(tmp_path: Path) -> None:
    text = entry("bee", see_also=["ant", "ant"], definition="Thing  with no  end that the other thing has, too.  ")
    folder = glossary(tmp_path / "one", **{B: text})

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        offered = await editor.actions(B, "see_also", only=["source.fixAll"])
        assert list(offered) == ["Fix all safe problems in this file"]
        await editor.perform(offered["Fix all safe problems in this file"])
        other = glossary(tmp_path / "two", **{B: text})
        glosslint("fix", B, cwd=other)
        assert editor.texts[B] == (other / B).read_text() != text

    edit(scenario, folder)


ENTRY = """id: bee
term: Bee
status: draft
category: general
summary: Thing that is made for the test with the number 7 and for nothing else.
definition: |
  Thing with a number that
  has  two spaces.
see_also:
  - ant
  - gone
  # here
  - 'gone2'  # glosslint is what this is not
"""
PAGE = """---
title: Bee
related: [gone]
---

Thing that flies and
has  two spaces.

It is small.
"""


RST = """.. glossary::

   bee
      Thing that flies and
      has  two spaces.

   ant
      Thing that is small, and no bee.
"""
ADOC = "[[bee]]bee::\n  Thing that flies and\n  has  two spaces.\nant:: Thing that is small, and no bee.\n"
HTML = """<dl>
<dt>bee</dt>
<dd>Thing that flies and has  two spaces.</dd>
<dt>ant</dt>
<dd>Thing that is small, and no bee.</dd>
</dl>
"""


@pytest.mark.parametrize(
    ("name", "text", "words", "rule", "line"),
    [
        (B, ENTRY, "has  two", "double-space", "# glosslint: ignore[double-space] quoted"),
        (B, ENTRY, "- gone\n", "broken-reference", "  - gone  # glosslint: ignore[broken-reference] quoted"),
        (B, ENTRY, "'gone2'", "broken-reference", "  # glosslint: ignore[broken-reference] quoted"),
        (B, ENTRY.replace("  - gone\n", "  - gone  # glosslint: ignore[id-format] so\n"), "- gone ",
         "broken-reference", "  - gone  # glosslint: ignore[id-format, broken-reference] so"),
        (B, entry("bee", see_also=["gone"]), "gone", "broken-reference",
         "see_also: [gone]  # glosslint: ignore[broken-reference] quoted"),
        ("glossary/bee.md", PAGE, "has  two", "double-space",
         "has  two spaces. <!-- glosslint: ignore[double-space] quoted -->"),
        ("glossary/bee.md", PAGE.replace("is small", "is  small"), "is  small", "double-space",
         "<!-- glosslint: ignore[double-space] quoted -->"),
        ("glossary/bee.md", PAGE, "gone", "broken-reference",
         "related: [gone]  # glosslint: ignore[broken-reference] quoted"),
        ("glossary/all.rst", RST, "has  two", "double-space", "   .. glosslint: ignore[double-space] quoted"),
        ("glossary/all.adoc", ADOC, "has  two", "double-space", "// glosslint: ignore[double-space] quoted"),
        ("glossary/all.html", HTML, "has  two", "double-space", "<!-- glosslint: ignore[double-space] quoted -->"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_suppresses_the_finding_it_is_for(
    tmp_path: Path, name: str, text: str, words: str, rule: str, line: str, end: str
) -> None:
    settings = {
        ".yaml": "",
        ".md": 'files = ["glossary/*.md"]\nlayout = "hugo"\n',
        ".rst": 'files = ["glossary/*.rst"]\nlayout = "sphinx"\n',
        ".adoc": 'files = ["glossary/*.adoc"]\nlayout = { extends = "page", section = { form = "definition-list" } }\n',
        ".html": 'files = ["glossary/*.html"]\n'
        'layout = { extends = "page", section = { form = "definition-list" }, links = [] }\n',
    }[Path(name).suffix]
    select = f'select = ["{rule}", "unused-suppression", "malformed-suppression"]\n'
    files = {name: text.replace("\n", end), "glossary/ant.md": PAGE.replace("[gone]", "[]").replace("  ", " ")}
    folder = write(tmp_path, {TOML: select + settings + NO_ENGINES, A: entry("ant"), **files})

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        await editor.settled()
        count = len(editor.of(name))
        assert count
        offered = await editor.actions(name, words.replace("\n", end))
        await editor.perform(offered[f"Ignore {rule} here (and write the reason)"])
        comment = f"ignore[{rule}]"
        editor.set(name, editor.texts[name].replace(comment, f"{comment} quoted", 1))
        assert line in editor.texts[name].split(end)
        await editor.settled()
        assert len(editor.of(name)) == count - 1, (editor.texts[name], editor.of(name))

    edit(scenario, folder)


def test_the_missing_entry_is_created_as_the_command_creates_it(tmp_path: Path) -> None:
    text = entry("bee", see_also=["red-wasp"])
    folder = glossary(tmp_path / "one", **{B: text})

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        offered = await editor.actions(B, "red-wasp")
        await editor.perform(offered['Create the entry "red-wasp"'])
        await editor.settled()
        assert [one.code for one in editor.of(B)] == []
        other = glossary(tmp_path / "two", **{B: text})
        assert glosslint("new", "Red wasp", "--id", "red-wasp", cwd=other).code == 0
        new = "glossary/red-wasp.yaml"
        assert (folder / new).read_bytes() == (other / new).read_bytes()

    edit(scenario, folder)


def test_a_rule_is_turned_off_in_the_settings(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        editor.open(TOML)
        offered = await editor.actions(B, "red-wasp")
        levels = [title for title in offered if "broken-reference" in title and "Ignore" not in title]
        assert levels == [
            "Report broken-reference as warning, in glosslint.toml",
            "Report broken-reference as info, in glosslint.toml",
            "Turn off broken-reference in glosslint.toml",
        ]
        await editor.perform(offered[levels[-1]])
        assert '[rules]\nbroken-reference = "off"\n' in editor.texts[TOML]
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, glossary(tmp_path, **{B: entry("bee", see_also=["red-wasp"])}))


def test_a_word_is_accepted(tmp_path: Path) -> None:
    text = entry("bee", summary="Thing that zorbifies the test with the number 7 and nothing else.")
    folder = write(tmp_path, {TOML: 'select = ["spelling"]\n', A: entry("ant"), B: text})

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        assert [one.code for one in editor.of(B)] == ["spelling[harper:SpellCheck]"]
        offered = await editor.actions(B, "zorbifies")
        await editor.perform(offered['Accept the word "zorbifies" in the project'])
        await editor.settled()
        assert editor.all() == {}
        assert (folder / "words.txt").read_text() == "zorbifies\n"
        assert 'words-file = "words.txt"' in (folder / TOML).read_text()

    from unittest import mock

    from glosslint.language import engines

    with mock.patch.object(engines, "DEFAULT", ("harper",)):
        edit(scenario, folder)


def test_a_suggestion_is_written(tmp_path: Path) -> None:
    text = entry("bee", summary="Thing that recieves the test with the number 7 and nothing else.")
    folder = write(tmp_path, {TOML: 'select = ["spelling"]\n', A: entry("ant"), B: text})

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        await editor.perform((await editor.actions(B, "recieves"))['Write "receives"'])
        await editor.settled()
        assert editor.all() == {}
        assert "receives the test" in editor.texts[B]

    from unittest import mock

    from glosslint.language import engines

    with mock.patch.object(engines, "DEFAULT", ("harper",)):
        edit(scenario, folder)
