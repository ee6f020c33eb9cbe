"""▶ What the writer asks: what can be written here, where is it, who uses it, what is it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import entry, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from lsprotocol import types

from tests.server.editor import VSCODE, Editor, applied, edit

A, B, C, TOML = "glossary/ant.yaml", "glossary/red-bee.yaml", "glossary/cat.yaml", "glosslint.toml"
pytestmark = pytest.mark.usefixtures("client")
BEE = {"see_also": ["ant"], "definition": "'🐝 Thing next to [insects](ant) and to the cat, with no end to it.'"}


def glossary(folder: Path, **files: str) -> Path:
    texts = {
        A: entry("ant", aliases=["emmet"], category="insect"),
        B: entry("red-bee", category="insect", **BEE),
        C: entry("cat", status="deprecated", replaced_by="ant", category="animal"),
    }
    return write(folder, {TOML: "[language]\nengines = []\n", **texts, **files})


def params(kind: Any, editor: Editor, name: str, words: str, shift: int = 0, **more: Any) -> Any:
    return kind(text_document=editor.id(name), position=editor.place(name, words, shift), **more)


async def complete(editor: Editor, name: str, words: str) -> list[Any]:
    """Return what is offered at the end of ``words``."""
    result = await editor.client.text_document_completion_async(
        params(types.CompletionParams, editor, name, words, len(words))
    )
    return list(result.items)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("see_also: [ant]", "see_also: [ant, "),  # no valid YAML
        ("see_also: [ant]", "see_also: [ant, re"),
        ("see_also: [ant]", "see_also:\n  - ant\n  - "),
        ("see_also: [ant]", "see_also:\n- ant\n- r"),
        ("see_also: [ant]", "see_also: [ant]\nreplaced_by: "),
        ("see_also: [ant]", "see_also: [ant]\ncontrast:\n  note: x\n  id: r"),
        ("[insects](ant)", "[insects]("),
        ("[insects](ant)", "[insects](re"),
    ],
)
def test_ids_are_completed_where_references_and_links_are(tmp_path: Path, old: str, new: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        editor.type(B, old, new)
        items = {item.label: item for item in await complete(editor, B, new)}
        assert list(items) == ["ant", "cat", "red-wasp"]
        assert (items["red-wasp"].detail, *items["cat"].tags) == ("Red wasp", types.CompletionItemTag.Deprecated)
        assert "Thing that is made for the test" in items["ant"].documentation.value
        typed = len(new) - len(new.removesuffix("re").removesuffix("r"))
        done = new[: len(new) - typed] + "red-wasp"
        assert done in applied(editor.texts[B], [items["red-wasp"].text_edit], editor.encoding)

    wasp = entry("red-wasp", category="insect")
    edit(scenario, glossary(tmp_path, **{"glossary/red-wasp.yaml": wasp}))


def test_values_that_return_and_names_as_links_are_completed(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        editor.type(B, "category: insect", "category: ")
        assert [item.label for item in await complete(editor, B, "category: ")] == ["animal", "insect"]
        labels = [item.label for item in await complete(editor, B, "status: d")]
        assert labels == ["draft", "deprecated"]
        items = await complete(editor, B, "with no e")
        assert {item.label: item.text_edit.new_text for item in items} == {
            "Ant": "[Ant](ant)",
            "Cat": "[Cat](cat)",
            "Dog": "[Dog](dog)",
            "Hen": "[Hen](hen)",
        }

    animals = {f"glossary/{name}.yaml": entry(name, category="animal") for name in ("dog", "hen")}
    edit(scenario, glossary(tmp_path, **animals))


def test_links_of_pages_are_completed_in_the_form_of_the_layout(tmp_path: Path) -> None:
    page = "---\ntitle: {}\nrelated: []\n---\n\nThing that [is]() so.\n"
    files = {f"glossary/{name}.md": page.format(name.title()) for name in ("ant", "bee")}
    folder = write(tmp_path, {TOML: 'files = ["glossary/*.md"]\nlayout = "hugo"\n[language]\nengines = []\n', **files})

    async def scenario(editor: Editor) -> None:
        editor.open("glossary/ant.md")
        assert [item.label for item in await complete(editor, "glossary/ant.md", "[is](")] == ["/bee/"]
        assert [item.label for item in await complete(editor, "glossary/ant.md", "related: [")] == ["bee"]

    edit(scenario, folder)


RST = """.. glossary::

   ant
      Thing that is small.

   red wasp
      Thing that eats an {}
"""
SECTIONS = """# Terms

## Ant

Thing that is small.

## Red wasp

Thing that eats an {}
"""


@pytest.mark.parametrize(
    ("name", "text", "links", "typed", "done"),
    [
        ("terms.rst", RST, "", ":term:`", ":term:`ant"),
        ("terms.rst", RST, "", "a", ":term:`ant`"),
        ("terms.md", SECTIONS, "#{id}", "a", "[Ant](#ant)"),
        ("terms.md", SECTIONS, "#{id}", "[one](#", "[one](#ant"),
        ("terms.md", SECTIONS, "[{text}](g)", "a", "[Ant](g)"),
        ("terms.md", SECTIONS, "[[{text}]]", "[[A", "[[Ant"),
        ("terms.md", SECTIONS, "[[{id}]]", "a", "[[ant]]"),
        ("terms.md", SECTIONS, "{term}`{text}`", "{term}`A", "{term}`Ant"),
        ("terms.md", SECTIONS, "{{{text}, {id}}}", "a", "{{Ant, ant}}"),
        ("terms.md", SECTIONS, "#{id}", "`a", None),
    ],
)
def test_links_are_completed_as_the_layout_writes_them(
    tmp_path: Path, name: str, text: str, links: str, typed: str, done: str | None
) -> None:
    layout = f'{{ extends = "page", links = ["{links}"] }}' if links else '"sphinx"'
    settings = f'files = ["{name}"]\nlayout = {layout}\n[language]\nengines = []\n'

    async def scenario(editor: Editor) -> None:
        editor.open(name)
        editor.set(name, text.replace("{}", typed))
        items = {item.label.casefold(): item for item in await complete(editor, name, f"eats an {typed}")}
        if done is None:
            assert items == {}
            return
        (item,) = [item for label, item in items.items() if label in ("ant", "#ant")]
        assert applied(editor.texts[name], [item.text_edit], editor.encoding) == text.replace("{}", done)

    edit(scenario, write(tmp_path, {TOML: settings, name: text.replace("{}", "aphid.")}))


@pytest.mark.parametrize(("words", "shift"), [("[ant]", 2), ("[insects](ant)", 12), ("[insects](ant)", 3)])
def test_a_reference_and_a_link_lead_to_the_entry(tmp_path: Path, words: str, shift: int) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        found = await editor.client.text_document_definition_async(
            params(types.DefinitionParams, editor, B, words, shift)
        )
        assert (found.uri, found.range.start.line) == (editor.uri(A), 1)
        hover = await editor.client.text_document_hover_async(params(types.HoverParams, editor, B, words, shift))
        shown = hover.contents.value
        assert shown.startswith("**Ant** · ant · draft\n\nalso: emmet\n\nThing that is made")
        assert shown.endswith("used by 2: cat, red-bee")

    edit(scenario, glossary(tmp_path))


def test_who_refers_to_an_entry_links_to_it_and_names_it(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(A)
        found = await editor.client.text_document_references_async(
            params(types.ReferenceParams, editor, A, "id: ant", 5, context=types.ReferenceContext(True))
        )
        lines = [(Path(one.uri).name, one.range.start.line) for one in found]
        assert lines == [("ant.yaml", 1), ("cat.yaml", 6), ("cat.yaml", 6), ("red-bee.yaml", 6), ("red-bee.yaml", 5)]
        named = await editor.client.text_document_references_async(
            params(types.ReferenceParams, editor, A, "id: ant", 5, context=types.ReferenceContext(False))
        )
        assert named == found[1:]
        editor.open(B)
        marked = await editor.client.text_document_document_highlight_async(
            params(types.DocumentHighlightParams, editor, B, "[ant]", 2)
        )
        assert [one.range.start.line for one in marked] == [6, 5]

    edit(scenario, glossary(tmp_path))


def test_a_name_in_a_text_leads_to_its_entry(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        found = await editor.client.text_document_definition_async(
            params(types.DefinitionParams, editor, B, "to the cat", 8)
        )
        assert found.uri == editor.uri(C)
        hover = await editor.client.text_document_hover_async(params(types.HoverParams, editor, B, "to the cat", 8))
        assert "deprecated; use ant" in hover.contents.value

    edit(scenario, glossary(tmp_path))


def test_hover_says_what_the_rule_of_a_finding_is_about(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        hover = await editor.client.text_document_hover_async(params(types.HoverParams, editor, B, "[ant]", 2))
        assert hover.contents.value.startswith("**broken-reference**: ")
        assert "`glosslint rule broken-reference`" in hover.contents.value

    folder = glossary(tmp_path, **{C: entry("cat")})
    (folder / A).unlink()
    edit(scenario, folder)


def test_symbols_of_a_file_and_of_the_workspace(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.id(B)))
        assert [(one.name, one.detail, one.selection_range.start.line) for one in symbols] == [
            ("Red bee", "red-bee", 1)
        ]
        search = editor.client.workspace_symbol_async
        assert [one.name for one in await search(types.WorkspaceSymbolParams("EMM"))] == ["Ant"]
        assert [one.name for one in await search(types.WorkspaceSymbolParams(""))] == ["Ant", "Cat", "Red bee"]

    edit(scenario, glossary(tmp_path))


def test_links_lenses_and_hints(tmp_path: Path, client: str) -> None:
    tooltip = "Ant" if client == VSCODE else None  # which Neovim does not show

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        links = await editor.client.text_document_document_link_async(types.DocumentLinkParams(editor.id(B)))
        assert [(one.target, one.tooltip) for one in links] == [(f"{editor.uri(A)}#L2", tooltip)]
        everything = types.Range(types.Position(0, 0), types.Position(99, 0))
        hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(editor.id(B), everything))
        assert [one.label for one in hints] == [" → Ant"]
        editor.open(A)
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(editor.id(A)))
        assert [one.command.title for one in lenses] == ["3 references, 1 definition depends on this"]

    dog = entry("dog", summary="Ant that barks at all who come near, and that has no end.")
    edit(scenario, glossary(tmp_path, **{"glossary/dog.yaml": dog}))


@pytest.mark.parametrize(
    "text", ["", "x", "[", "- a\n- b", "id: [", "\u0000", "id: &a *b", "a: b: c", "---\n---\n---\n"]
)
def test_nothing_fails_on_what_is_no_entry(tmp_path: Path, text: str) -> None:
    async def scenario(editor: Editor) -> None:
        editor.open(B)
        editor.set(B, text)
        client, at = editor.client, types.Position(0, len(text.split("\n", 1)[0]))
        place = {"text_document": editor.id(B), "position": at}
        await client.text_document_completion_async(types.CompletionParams(**place))
        await client.text_document_hover_async(types.HoverParams(**place))
        await client.text_document_definition_async(types.DefinitionParams(**place))
        await client.text_document_prepare_rename_async(types.PrepareRenameParams(**place))
        await client.text_document_document_symbol_async(types.DocumentSymbolParams(editor.id(B)))
        await client.text_document_code_lens_async(types.CodeLensParams(editor.id(B)))
        everything = types.Range(types.Position(0, 0), at)
        await client.text_document_code_action_async(
            types.CodeActionParams(editor.id(B), everything, types.CodeActionContext([]))
        )
        assert client.messages == []

    edit(scenario, glossary(tmp_path))
