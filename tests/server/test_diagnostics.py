"""▶ Diagnostics follow what is typed, in every file of the glossary, at the right characters."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support import entry, glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from lsprotocol import types
from pytest_lsp import client_capabilities

from glosslint.server.protocol import make_uri
from tests.server.editor import NEOVIM, VSCODE, Editor, edit

SETTINGS = 'ignore = ["id-filename"]\n[language]\nengines = []\n'
CLIENTS = pytest.mark.parametrize("client", [VSCODE, NEOVIM])
A, B, TOML = "glossary/a.yaml", "glossary/b.yaml", "glosslint.toml"
BROKEN = '"a" is not an entry'
RENAMED = f'{BROKEN}; a.yaml now has the id "other"'


def glossary(folder: Path, **files: Any) -> Path:
    texts = {A: entry("a", term="Ant"), B: entry("b", term="Bee", see_also=["a"])}
    return write(folder, {TOML: SETTINGS, **texts, **files})


@CLIENTS
def test_an_id_that_changes_in_a_buffer_shows_in_files_that_are_not_open(tmp_path: Path, client: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        await editor.settled()
        assert editor.all() == {}
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.messages(B) == [RENAMED]
        editor.type(A, "id: other\n", "id: a\n")
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, glossary(tmp_path), client=client)


def test_a_glossary_is_checked_before_a_file_of_it_is_opened(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.until(lambda: editor.messages(B))
        assert [(one.code, one.source, one.severity) for one in editor.of(B)] == [("broken-reference", "glosslint", 1)]

    (glossary(tmp_path) / A).unlink()
    edit(scenario, tmp_path)


@CLIENTS
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_those_of_the_encoding_that_the_client_chose(
    tmp_path: Path, client: str, mark: str, end: str
) -> None:
    """Characters outside of the first plane are two units in UTF-16, and four in UTF-8; U+2028 ends no line."""
    text = (
        entry("b", term="'𝒳 é\u2028x'", see_also=["🐝", "missing"])
        .replace("see_also: ", "see_also: [a, ")
        .replace("[a, [", "[a, ")
    )
    text = text.replace("[a, ", "['😀é', a, ", 1)
    folder = glossary(tmp_path, **{B: (mark + text).replace("\n", end)})

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        lines = editor.texts[B].split(end)
        encoding = "utf-16-le" if client == VSCODE else "utf-8"
        size = 2 if client == VSCODE else 1
        quoted = []
        for one in editor.of(B):
            line = lines[one.range.start.line].encode(encoding)
            quoted.append(line[one.range.start.character * size : one.range.end.character * size].decode(encoding))
        assert {"'😀é'", "🐝", "missing"} <= set(quoted)

    edit(scenario, folder, client=client)


def test_only_what_changed_is_published(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.open(B)
        await editor.settled()
        await editor.until(lambda: "broken" in str(editor.all()) or editor.messages(B))
        before = len(editor.client.sent)
        editor.type(A, "term: Ant", "term: Ants")
        await editor.settled()
        assert editor.client.sent[before:] == []
        editor.type(B, "nothing else", "nothing  else")
        await editor.settled()
        assert {Path(uri).name for uri in editor.client.sent[before:]} == {"b.yaml"}

    edit(scenario, glossary(tmp_path, **{B: entry("b", term="Bee", see_also=["c"])}))


def test_the_file_itself_is_judged_at_once(tmp_path: Path) -> None:
    """Long before the pause ends; what the rest of the glossary says of it moves along."""

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.until(lambda: editor.messages(B) == [BROKEN])
        await editor.settled()
        line = editor.of(B)[0].range.start.line
        (project,) = editor.server.glosslint.projects.values()
        known = project.state.version
        editor.server.glosslint.options = replace(editor.server.glosslint.options, delay=10_000)
        editor.set(B, "# a comment\n" + editor.texts[B].replace("for nothing else", "for for nothing else"))
        await editor.until(lambda: len(editor.of(B)) == 2)
        codes = {one.code: one.range.start.line for one in editor.of(B)}
        assert codes == {"broken-reference": line + 1, "repeated-word": 5}
        assert project.state.version == known < project.version  # the glossary has not been checked

    (glossary(tmp_path) / A).unlink()
    write(tmp_path, {"glossary/c.yaml": entry("c", term="Cat")})
    edit(scenario, tmp_path)


def test_a_page_of_several_entries_is_judged_at_once_by_its_layout(tmp_path: Path) -> None:
    """Read without it, the page would be one entry with neither id nor term."""
    name = "terms.md"
    settings = 'files = ["terms.md"]\nlayout = "page"\n[language]\nengines = []\n'

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        await editor.settled()
        assert editor.of(name) == []
        editor.server.glosslint.options = replace(editor.server.glosslint.options, delay=10_000)
        editor.type(name, "is thick", "is is thick")
        await editor.until(lambda: editor.of(name))
        assert [(one.code, one.range.start.line) for one in editor.of(name)] == [("repeated-word", 4)]

    page = "# Glossary\n\n## Rope\n\nLine that is thick.\n\n## Yarn\n\nThread that is thin.\n"
    edit(scenario, write(tmp_path, {TOML: settings, name: page}))


def test_an_item_of_a_long_list_is_judged_at_once(tmp_path: Path) -> None:
    """The file is not parsed again for that, and the findings of other items move along."""
    name = "terms.yaml"
    item = (
        "- slug: n{0}\n  en: {{term: N{0}, def: '{1} number {0} of a list that is as long as the lists of others.'}}\n"
    )
    items = [item.format(number, "Thing with with" if number in (3, 640) else "Thing with") for number in range(700)]
    settings = 'files = ["terms.yaml"]\nlayout = "glosario"\nselect = ["repeated-word"]\n[language]\nengines = []\n'

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        await editor.settled()
        assert [one.range.start.line for one in editor.of(name)] == [7, 1281]
        (project,) = editor.server.glosslint.projects.values()
        known = project.state.version
        editor.type(name, "with number 300 of", "with with number 300 of")
        await editor.until(lambda: [one.range.start.line for one in editor.of(name)] == [601, 7, 1281])
        editor.type(name, "  en: {term: N300,", "  # a comment\n  en: {term: N300,")
        await editor.until(lambda: [one.range.start.line for one in editor.of(name)] == [602, 7, 1282])
        assert project.state.version == known < project.version  # nothing else has been checked
        await project.settle()
        assert [one.range.start.line for one in editor.of(name)] == [7, 602, 1282]

    folder = write(tmp_path, {TOML: settings, name: "".join(items)})
    assert len("".join(items)) > 60_000
    edit(scenario, folder, delay=10_000)


def test_with_run_save_nothing_is_said_before_the_file_is_saved(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        await editor.settled()
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.all() == {}
        editor.save(A)
        await editor.settled()
        assert editor.messages(B) == [RENAMED]

    edit(scenario, glossary(tmp_path), run="save")


def test_related_places_are_in_their_own_files(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        (shown,) = [one for one in editor.of(B) if one.code == "duplicate-term"] or editor.of(A)
        assert shown.related_information[0].location.uri in (editor.uri(A), editor.uri(B))

    edit(scenario, glossary(tmp_path, **{B: entry("b", term="Ant")}))


def test_diagnostics_link_to_the_page_of_the_rule_and_are_marked(tmp_path: Path) -> None:
    from lsprotocol import types

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        shown = {one.code: one for one in editor.of(B)}
        page = "https://example.org/guide/rules/duplicate-reference.html"
        assert shown["duplicate-reference"].code_description.href == page
        assert shown["duplicate-reference"].tags == (types.DiagnosticTag.Unnecessary,)
        assert shown["deprecated-term-use"].tags == (types.DiagnosticTag.Deprecated,)
        assert shown["broken-reference"].tags is None

    ant = entry("a", term="Emmet", status="deprecated", replaced_by="c")
    bee = entry("b", term="Bee", see_also=["c", "c", "nobody"], definition="Thing that eats an emmet, and has no end.")
    settings = f'guide = "https://example.org/guide"\n{SETTINGS}'
    edit(scenario, glossary(tmp_path, **{TOML: settings, A: ant, B: bee, "glossary/c.yaml": entry("c", term="Ant")}))


def test_files_that_come_move_and_go_on_disk(tmp_path: Path) -> None:
    folder = glossary(tmp_path)

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        (folder / A).rename(folder / "glossary/moved.yaml")
        editor.watched(A, kind=3)
        editor.watched("glossary/moved.yaml", kind=1)
        await editor.settled()
        assert editor.all() == {}  # the id counts, and not the name of the file
        (folder / "glossary/moved.yaml").unlink()
        editor.watched("glossary/moved.yaml", kind=3)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]
        write(folder, {A: entry("a", term="Ant")})
        editor.watched(A, kind=1)
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, folder)


def test_a_new_file_counts_before_it_is_saved(tmp_path: Path) -> None:
    folder = glossary(tmp_path)
    (folder / A).unlink()

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.messages(B) == [BROKEN]
        editor.open(A, entry("a", term="Ant"))
        await editor.settled()
        assert editor.all() == {}
        editor.close(A)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    edit(scenario, folder)


def test_a_buffer_that_is_closed_unsaved_counts_as_it_is_on_disk(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.messages(B) == [RENAMED]
        editor.close(A)
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, glossary(tmp_path))


@CLIENTS
def test_settings_take_effect_while_they_are_typed_and_broken_ones_are_a_message_there(
    tmp_path: Path, client: str
) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.open(TOML)
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.messages(B) == [RENAMED]
        editor.type(TOML, '["id-filename"]', '["id-filename"')
        await editor.settled()
        (broken,) = editor.of(TOML)
        assert broken.message.startswith("not valid TOML: ")
        assert editor.messages(B) == [RENAMED]  # the last good ones stay
        editor.type(A, "id: other\n", "id: a\n")
        await editor.settled()
        assert editor.messages(B) == []  # and are used
        editor.type(TOML, '["id-filename"', '["id-filname"]')
        await editor.settled()
        (broken,) = editor.of(TOML)
        assert broken.message == 'ignore: "id-filname" is not a known rule or category; did you mean "id-filename"?'
        assert (broken.range.start.line, broken.range.end.character) == (0, len('ignore = ["id-filname"]'))
        editor.type(TOML, '["id-filname"]', '["id-filename", "broken-reference"]')
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, glossary(tmp_path), client=client)


def test_a_glossary_that_cannot_be_checked_is_a_message_on_the_settings(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.messages(TOML)[0].startswith('"files" (["glossary/**/*.yaml"')
        editor.open(A, entry("a", term="Ant"))
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, write(tmp_path, {TOML: SETTINGS}))


def test_several_folders_and_glossaries_do_not_mix(tmp_path: Path) -> None:
    one, two = glossary(tmp_path / "one"), glossary(tmp_path / "two")
    inner = glossary(tmp_path / "one/inner")
    (two / A).unlink()

    async def scenario(editor: Editor) -> None:
        editor.open("one/glossary/a.yaml")
        editor.open("one/inner/glossary/a.yaml")
        await editor.settled()
        assert [Path(uri).parts[-3:] for uri in editor.all()] == [("two", "glossary", "b.yaml")]
        editor.type("one/inner/glossary/a.yaml", "id: a\n", "id: other\n")
        await editor.settled()
        assert sorted(Path(uri).parts[-3:] for uri in editor.all()) == [
            ("inner", "glossary", "b.yaml"),
            ("two", "glossary", "b.yaml"),
        ]

    edit(scenario, tmp_path, folders=(one, two))
    assert inner.is_dir()


def test_folders_that_are_added_and_removed(tmp_path: Path) -> None:
    from lsprotocol import types

    one, two = glossary(tmp_path / "one"), glossary(tmp_path / "two")
    (two / A).unlink()

    def change(editor: Editor, added: list[Path], removed: list[Path]) -> None:
        lists = ([types.WorkspaceFolder(editor.uri(str(one)), one.name) for one in some] for some in (added, removed))
        event = types.WorkspaceFoldersChangeEvent(*lists)
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.all() == {}
        change(editor, [two], [])
        await editor.settled()
        assert editor.messages("two/glossary/b.yaml") == [BROKEN]
        change(editor, [], [two])
        await editor.settled()
        assert editor.all() == {}
        editor.open("two/glossary/b.yaml")  # a file that is open is checked wherever it is
        await editor.settled()
        assert editor.messages("two/glossary/b.yaml") == [BROKEN]

    edit(scenario, tmp_path, folders=(one,))


def test_options_that_change_while_the_server_runs(tmp_path: Path) -> None:
    from lsprotocol import types

    async def scenario(editor: Editor) -> None:
        editor.open(A)
        await editor.settled()
        (project,) = editor.server.glosslint.projects.values()
        version, settings = project.version, {"glosslint": {"run": "save"}}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        await editor.until(lambda: project.version > version)  # it is checked by the new options
        await editor.settled()
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert editor.all() == {}
        editor.save(A)
        await editor.settled()
        assert editor.messages(B) == [RENAMED]

    edit(scenario, glossary(tmp_path))


def test_settings_that_appear_and_disappear(tmp_path: Path) -> None:
    folder = glossary(tmp_path)

    async def scenario(editor: Editor) -> None:
        editor.open(A)
        editor.type(A, "id: a\n", "id: other\n")
        await editor.settled()
        assert [one.code for one in editor.of(A)] == []
        (folder / TOML).unlink()
        editor.watched(TOML, kind=3)
        await editor.settled()
        assert [one.code for one in editor.of(A)] == ["id-filename"]  # by the defaults
        write(folder, {TOML: SETTINGS})
        editor.watched(TOML, kind=1)
        await editor.settled()
        assert [one.code for one in editor.of(A)] == []
        assert editor.messages(B) == [RENAMED]

    edit(scenario, folder)


def test_a_schema_and_a_list_of_words_that_change(tmp_path: Path) -> None:
    folder = glossary(tmp_path, **{"schema.json": "{}", TOML: f'schema = "schema.json"\n{SETTINGS}'})

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.all() == {}
        write(folder, {"schema.json": json.dumps({"required": ["page"]})})
        editor.watched("schema.json")
        await editor.settled()
        assert [one.code for one in editor.of(A)] == ["schema-mismatch"]

    edit(scenario, folder)


@pytest.mark.parametrize(
    ("setting", "name", "before", "after"),
    [
        ('schema = "../other/s.json"', "s.json", "{}", '{"required": ["page"]}'),
        (
            'layout = { extends = "native", schema = { "$ref" = "../other/s.json" } }',
            "s.json",
            "{}",
            '{"required": [""]}',
        ),
        ('vocabularies = ["../other/*.yaml"]', "v.yaml", "id: a\n", "id: c\n"),
    ],
)
def test_what_is_read_outside_of_the_folder_is_noticed(
    tmp_path: Path, setting: str, name: str, before: str, after: str
) -> None:
    write(tmp_path, {".git/HEAD": "", f"other/{name}": before})
    folder = glossary(tmp_path / "own", **{TOML: f"{setting}\n{SETTINGS}"})
    (folder / A).unlink()

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        findings = len(editor.of(B))
        write(tmp_path, {f"other/{name}": after})
        change = types.FileEvent(make_uri(tmp_path / "other" / name), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.settled()
        assert len(editor.of(B)) == findings + 1

    edit(scenario, folder)


@pytest.mark.parametrize("how", ["option", "capabilities"])
def test_a_client_that_asks_is_answered_and_not_sent_the_same(tmp_path: Path, how: str) -> None:
    from lsprotocol import types

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.messages(B) == [BROKEN]  # nobody can ask for a file that is not open
        editor.open(B)
        report = await editor.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(editor.id(B)))
        assert [one.message for one in report.items] == [BROKEN]
        assert editor.messages(B) == []
        editor.close(B)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    (glossary(tmp_path) / A).unlink()
    write(tmp_path, {"glossary/c.yaml": entry("c", term="Cat")})
    if how == "option":
        edit(scenario, tmp_path, pull=True)
        return
    capabilities = client_capabilities(NEOVIM)
    assert capabilities.text_document.diagnostic
    capabilities.text_document.publish_diagnostics = None
    edit(scenario, tmp_path, capabilities=capabilities)


def test_a_client_that_asks_is_sent_what_is_wrong_with_the_settings_after_it_closes_them(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        (wrong,) = editor.messages(TOML)
        editor.open(TOML)
        assert editor.messages(TOML) == [wrong]
        editor.close(TOML)
        await editor.settled()
        assert editor.messages(TOML) == [wrong]

    write(glossary(tmp_path), {TOML: "[rules]\nmax-length = 3\n"})
    edit(scenario, tmp_path, pull=True)


def test_a_client_that_can_both_ask_and_be_sent_is_sent(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        assert editor.server.server_capabilities.diagnostic_provider is None
        editor.open(B)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    (glossary(tmp_path) / A).unlink()
    write(tmp_path, {"glossary/c.yaml": entry("c", term="Cat")})
    edit(scenario, tmp_path, client=NEOVIM)


@pytest.mark.parametrize("path", [A, B])
def test_the_findings_are_those_of_the_command_line(tmp_path: Path, path: str) -> None:
    folder = glossary(tmp_path, **{path: entry("a", term="An  ant", see_also=["x", "x"], definition="TODO the  x.")})

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        shown = [(uri, one.code, one.message) for uri, found in editor.all().items() for one in found]
        report = json.loads(glosslint("--output", "json", cwd=folder).out)
        said = [(editor.uri(one["path"]), one["rule"], one["message"]) for one in report["findings"]]
        assert sorted(shown) == sorted(said)
        assert len(said) > 3

    edit(scenario, folder)


def test_options_that_cannot_be_used_are_a_message(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        (message,) = editor.client.messages
        assert message.message == "glosslint: glosslint.run: 'never' is not \"type\" or \"save\"; 'type' is used"

    edit(scenario, glossary(tmp_path), run="never")
