"""Lists that do not end, and definitions that are only another name."""

from __future__ import annotations

import pytest

from glosslint.rule import bad, good
from glosslint.rules.definition import open_list, synonym_only
from glosslint.rules.definition.lengths import SHORT_DEFINITION
from glosslint.testing import expected, reported


@pytest.mark.parametrize(
    "text",
    [
        "Keyboards, mice, screens, ⟦etc.⟧",
        "Keyboards, mice, screens, ⟦etc⟧",
        "Text that stands in contracts, licences, ⟦and so on⟧.",
        "Sounds, pictures, ⟦and so forth⟧, in one file.",
        "Papers, books, ⟦and the like⟧.",
        "Users, groups ⟦and others⟧.",
        "Layers, heads, ⟦etc.⟧, of a network.",
        "A file, folder ⟦or the like⟧, that a program reads.",
        "The size, the colour ⟦etc.⟧ of a letter.",
        "Whatever a person types, says, draws⟦, …⟧",
    ],
)
def test_open(text: str) -> None:
    words = text[text.index("⟦") + 1 : text.index("⟧")].lstrip(", ")
    example = bad(f"id: x\nsummary: |\n  {text}\n", f'"{words}" leaves open what else belongs to the list')
    assert reported(open_list.RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Devices, such as keyboards, mice, ⟦etc.⟧",
        "Devices like keyboards, mice, ⟦and so on⟧.",
        "Devices, including keyboards, mice, ⟦and others⟧.",
        "Devices, for example keyboards, mice, ⟦etc.⟧",
    ],
)
def test_needless(text: str) -> None:
    words = text[text.index("⟦") + 1 : text.index("⟧")]
    example = bad(f"id: x\nsummary: |\n  {text}\n", f'"{words}" is redundant after examples')
    assert reported(open_list.RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Device by which a person enters data, such as a mouse.",
        "Visit of a node, then of its neighbour, and so on.",
        "Order of words in which the first comes last, the next before it, and so on.",
        "A device. It has keys, lights, etc.",
        "Devices (keyboards, mice, etc.) that take data in.",
        "The folder `/etc` of a system.",
        "Settings that stand in `etc.`",
        "Files and others files.",
        "Scores and so on average values.",
        "A letter, sketch or other thing.",
        "The rest of users and others who read.",
        "Going from a directory to its parent, then its parent, and so on.",
    ],
)
def test_closed(text: str) -> None:
    assert reported(open_list.RULE, good(f"id: x\nsummary: |\n  {text}\n")) == []


DIRECTORY = {"directory.yaml": "id: directory\nterm: Directory\naliases: [dir]\nsummary: Node that lists others.\n"}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Directory", 'the name of the entry "directory"'),
        ("A directory.", 'the name of the entry "directory"'),
        ("the Directory.", 'the name of the entry "directory"'),
        ("dir", 'the name of the entry "directory"'),
        ("*Directory*", 'the name of the entry "directory"'),
        ("“Directory”", 'the name of the entry "directory"'),
        ("`dir`", 'the name of the entry "directory"'),
        ("Catalogue.", "another name of this entry"),
        ("A file catalogue.", "another name of this entry"),
        ("file-catalogue", "another name of this entry"),
    ],
)
def test_only_a_name(text: str, owner: str) -> None:
    entry = f"id: folder\nterm: Folder\naliases: [catalogue, file catalogue]\nsummary: '⟦{text}⟧'\n"
    example = bad({**DIRECTORY, "folder.yaml": entry}, f'"{text}" is only {owner}')
    found = [(item.file, item.message) for item in reported(synonym_only.RULE, example)]
    assert found == [(item.file, item.message) for item in expected(example)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "A directory of files.",
        "Directory for files.",
        "See [directory](directory).",
        "[Directory](directory)",
        "Another directory.",
        "Directories and files.",
        "Folder.",  # self-definition's
        "A box.",
        "",
        "See directory.",
    ],
)
def test_more_than_a_name(text: str) -> None:
    entry = f"id: folder\nterm: Folder\naliases: [catalogue]\nsummary: '{text}'\n"
    assert reported(synonym_only.RULE, good({**DIRECTORY, "folder.yaml": entry})) == []


def test_another_name_is_not_told_as_short_too() -> None:
    example = bad("id: x\nterm: Folder\naliases: [dir]\nsummary: ⟦Dir.⟧\n", "1 word; a summary needs at least 8")
    assert reported(SHORT_DEFINITION, example) == expected(example)[1]
