"""▶ Renaming in the editor writes what ``glosslint rename`` writes, in open and closed files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import entry, glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.server.editor import Editor, applied, edit

pytestmark = pytest.mark.usefixtures("client")
TOML = "glosslint.toml"
NO_ENGINES = "[language]\nengines = []\n"
A = "glossary/ant.yaml"


def glossary(folder: Path, number: int = 10, end: str = "\n") -> Path:
    """An entry, and others that refer to it in each way there is, under text of many bytes a character."""
    texts = {A: entry("ant", aliases=["formicid"])}
    for at in range(number):
        definition = f"Thing 🐜 number {at} of [the ant](ant) and of {at} other things, “{at}”."
        fields: dict[str, Any] = {"see_also": ["ant"], "definition": definition}
        texts[f"glossary/other-{at}.yaml"] = entry(f"other-{at}", **fields).replace("\n", end)
    return write(folder, {TOML: NO_ENGINES, **texts})


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((folder / "glossary").iterdir())}


async def rename(editor: Editor, name: str, words: str, new: str, shift: int = 1) -> Any:
    at = editor.place(name, words, shift)
    return await editor.client.text_document_rename_async(types.RenameParams(editor.id(name), at, new))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_rename_across_ten_files_equals_the_command_and_leaves_no_finding(tmp_path: Path, end: str) -> None:
    folder, other = glossary(tmp_path / "one", end=end), glossary(tmp_path / "two", end=end)

    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.open("glossary/other-3.yaml")
        await editor.settled()
        assert editor.all() == {}
        change = await rename(editor, A, "id: ant\n", "emmet", 4)
        assert len(change.document_changes) == 12  # eleven files, of which one is moved
        editor.apply(change)
        await editor.settled()
        assert editor.all() == {}
        editor.save_all()
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, folder)
    assert glosslint("rename", "ant", "emmet", cwd=other).code == 0
    assert files(folder) == files(other)


@pytest.mark.parametrize(
    ("name", "words", "shift", "named"),
    [
        (A, "id: ant\n", 4, "ant"),
        (A, "term: Ant\n", 6, "Ant"),
        ("glossary/other-0.yaml", "see_also: [ant]", 12, "ant"),
        ("glossary/other-0.yaml", "[the ant](ant)", 11, "ant"),
    ],
)
def test_what_can_be_renamed_is_shown_first(tmp_path: Path, name: str, words: str, shift: int, named: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(name)
        at = editor.place(name, words, shift)
        shown = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(editor.id(name), at))
        assert shown.placeholder == named
        assert applied(editor.texts[name], [types.TextEdit(shown.range, "")], editor.encoding) == editor.texts[
            name
        ].replace(words, words[: words.rindex(named)] + words[words.rindex(named) + len(named) :])
        nothing = types.PrepareRenameParams(editor.id(name), editor.place(name, "status"))
        assert await editor.client.text_document_prepare_rename_async(nothing) is None

    edit(scenario, glossary(tmp_path, 1))


def test_in_a_text_the_term_is_offered_and_not_what_the_text_makes_of_it(tmp_path: Path) -> None:
    """Else an edit of the words would make a plural or another name the term."""
    name, texts = "glossary/bee.yaml", {A: entry("ant", term="Ant", aliases=["Pismire"])}
    texts[name] = entry("bee", definition="Thing that sees ants and one pismire.")

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        for words in ("ants", "pismire"):
            params = types.PrepareRenameParams(editor.id(name), editor.place(name, words, 1))
            shown = await editor.client.text_document_prepare_rename_async(params)
            assert (shown.placeholder, shown.range.start) == ("Ant", editor.place(name, words))

    edit(scenario, write(tmp_path, {TOML: NO_ENGINES, **texts}))


def test_a_term_is_renamed_as_the_command_does(tmp_path: Path) -> None:
    folder, other = glossary(tmp_path / "one", 2), glossary(tmp_path / "two", 2)

    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.apply(await rename(editor, A, "term: Ant\n", "Emmet", 6))
        editor.save_all()

    edit(scenario, folder)
    assert glosslint("rename", "ant", "ant", "--term", "Emmet", cwd=other).code == 0
    assert files(folder) == files(other)


def test_unsaved_changes_are_part_of_the_rename(tmp_path: Path) -> None:
    folder = glossary(tmp_path, 1)

    async def scenario(editor: Editor) -> None:
        editor.open("glossary/other-0.yaml")
        editor.type("glossary/other-0.yaml", "see_also: [ant]\n", "broader: [ant]\nsee_also: []\n")
        editor.open(A)
        editor.apply(await rename(editor, A, "id: ant\n", "emmet", 4))
        assert "broader: [emmet]\nsee_also: []\n" in editor.texts["glossary/other-0.yaml"]

    edit(scenario, folder)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("other-0", '"other-0" is the id of another entry, in glossary/other-0.yaml'),
        ("a/b", '"a/b" cannot be a file name'),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, new: str, reason: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        with pytest.raises(JsonRpcException, match=reason):
            await rename(editor, A, "id: ant\n", new, 4)

    edit(scenario, glossary(tmp_path, 1))


def test_a_file_that_is_moved_takes_its_references_along(tmp_path: Path) -> None:
    folder, other = glossary(tmp_path / "one", 3), glossary(tmp_path / "two", 3)

    async def scenario(editor: Editor) -> None:
        editor.open(A)
        await editor.settled()
        new = "glossary/emmet.yaml"
        move = types.RenameFilesParams([types.FileRename(editor.uri(A), editor.uri(new))])
        editor.apply(await editor.client.workspace_will_rename_files_async(move))
        editor._rename(A, new)
        await editor.settled()
        assert editor.all() == {}
        editor.save_all()

    edit(scenario, folder)
    assert glosslint("rename", "ant", "emmet", cwd=other).code == 0
    assert files(folder) == files(other)


def test_files_of_one_name_are_moved_together(tmp_path: Path) -> None:
    names = ("a/x", "b/x", "c")
    texts = {f"{name}.yaml": f"term: T{name}\nsee: [a/x, b/x, c]\n" for name in names}
    layout = 'layout = { entries = "file", id = "@path", term = "term", references = ["see"] }'
    folder = write(tmp_path, {TOML: f'files = ["**/*.yaml"]\n{layout}\n{NO_ENGINES}', **texts})

    async def scenario(editor: Editor) -> None:
        editor.open("c.yaml")
        await editor.settled()
        moves = (("a/x.yaml", "d/x.yaml"), ("b/x.yaml", "e/x.yaml"))
        files = [types.FileRename(editor.uri(old), editor.uri(new)) for old, new in moves]
        editor.apply(await editor.client.workspace_will_rename_files_async(types.RenameFilesParams(files)))
        assert "see: [d/x, e/x, c]\n" in editor.texts["c.yaml"]

    edit(scenario, folder)


def test_files_that_are_moved_together_are_renamed_one_after_the_other(tmp_path: Path) -> None:
    """A file that refers to both is edited once, in all its lines that change."""
    both = entry("cow", term="Cow", see_also=["ant", "bee"], definition="Beast with an [ant](ant) and a [bee](bee).")
    texts = {f"glossary/{name}.yaml": entry(name, see_also=["cow"]) for name in ("ant", "bee")}
    folder = write(tmp_path, {TOML: NO_ENGINES, "glossary/cow.yaml": both, **texts})

    async def scenario(editor: Editor) -> None:
        editor.open("glossary/cow.yaml")
        await editor.settled()
        moves = [("glossary/ant.yaml", "glossary/emmet.yaml"), ("glossary/bee.yaml", "glossary/wasp.yaml")]
        files = [types.FileRename(editor.uri(old), editor.uri(new)) for old, new in moves]
        edit = await editor.client.workspace_will_rename_files_async(types.RenameFilesParams(files))
        changed = [change.text_document.uri for change in edit.document_changes]
        assert len(changed) == len(set(changed)) == 3
        editor.apply(edit)
        for move in moves:
            editor._rename(*move)
        await editor.settled()
        assert editor.all() == {}
        expected = both.replace("ant, bee", "emmet, wasp").replace("(ant)", "(emmet)").replace("(bee)", "(wasp)")
        assert editor.texts["glossary/cow.yaml"] == expected

    edit(scenario, folder)


ROPE, SHEET = "A thing that is used for climbing on a wall.", "A thing beside"


@pytest.mark.parametrize(
    ("name", "layout", "text", "new"),
    [
        ("a.md", '"page"', f"# Terms\n\n## Big ant\n\n{ROPE}\n\n## Bee\n\n{SHEET} [one](#big-ant).\n", "big-fly"),
        ("a.rst", '"sphinx"', f".. glossary::\n\n  Big ant\n    {ROPE}\n\n  Bee\n    {SHEET} :term:`Big ant`\n", ""),
        ("a.yaml", '"map"', f"Bee: {SHEET} [one](#big-ant).\nBig ant: {ROPE}\n", ""),
    ],
)
def test_a_term_is_found_and_renamed_where_it_is_a_title_or_a_key(
    tmp_path: Path, name: str, layout: str, text: str, new: str
) -> None:
    settings = f'files = ["{name}"]\nlayout = {layout}\n{NO_ENGINES}'
    folder, other = (write(tmp_path / one, {TOML: settings, name: text}) for one in ("one", "two"))

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        at = editor.place(name, "Big ant:" if name == "a.yaml" else "Big ant\n")
        context = types.ReferenceContext(include_declaration=False)
        params = types.ReferenceParams(context, editor.id(name), at)
        assert len(await editor.client.text_document_references_async(params)) == 1
        editor.apply(await editor.client.text_document_rename_async(types.RenameParams(editor.id(name), at, "Big fly")))
        editor.save(name)
        args = ("big-ant", new, "--term", "Big fly") if new else ("Big ant", "Big fly")
        assert glosslint("rename", *args, cwd=other).code == 0
        assert (folder / name).read_text() == (other / name).read_text() != text

    edit(scenario, folder)
