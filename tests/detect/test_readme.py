"""``glosslint init`` where the README is the glossary, and where a program wrote a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_TERMS = ("Anvil", "Bellows", "Chisel", "Drift", "Ember", "Flux", "Grate", "Hardie")
_ENTRIES = "".join(f"## {term}\n\nPart of a forge that a smith needs for the {term.lower()}.\n\n" for term in _TERMS)
_PROGRAM = "".join(f"## {title}\n\nWhat to do for it.\n\n" for title in ("Installation", "Usage", "Features"))


@pytest.mark.parametrize(
    "title",
    ["# Glossary", "# Blacksmith Glossary!", "Glossary of the forge\n===", '<h2 align="center">Glossaire Forge</h2>'],
)
def test_a_readme_with_the_title_of_a_glossary_is_read(title: str, tmp_path: Path) -> None:
    write(tmp_path, {"README.md": f"{title}\n\nWords of the forge.\n\n{_ENTRIES}## Contributing\n\nWrite to us.\n"})
    result = glosslint("init", cwd=tmp_path)
    assert result.out.startswith(
        "8 entries in README.md, each a heading of level 2 and the text below it\n  Anvil: Part"
    )
    assert glosslint(cwd=tmp_path).code == 0


def test_the_title_of_a_readme_is_no_entry(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": f'<h2 align="center">Glossary</h2>\n\nWords of the forge.\n\n{_ENTRIES}'})
    glosslint("init", cwd=tmp_path)
    assert "8 entries in 1 file" in glosslint(cwd=tmp_path).out


@pytest.mark.parametrize(
    "text",
    [
        f"# Glossary\n\nA program.\n\n{_PROGRAM}{_ENTRIES[:200]}",
        f"# Glossary\n\n{_PROGRAM}",
        "# Glossary\n\nSee the site.\n",
    ],
)
def test_a_readme_about_a_program_is_named(text: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"README.md": text}))
    assert result.err.startswith("error: README.md is called a glossary: ")


@pytest.mark.parametrize("title", ["# Forge", "# glossary-tool", "# How to write a glossary with our program"])
def test_any_other_readme_is_no_glossary(title: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"README.md": f"{title}\n\nWords of the forge.\n\n{_ENTRIES}"}))
    assert "wrote  glossary/glossary.yaml" in result.out


def test_another_glossary_is_preferred_to_a_readme(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Anvil\n\nBlock of iron for a smith.\n\n## Bellows\n\nBag that blows air into a fire.\n"
    write(tmp_path, {"README.md": f"# Glossary\n\n{_ENTRIES}", "docs/glossary.md": page})
    assert glosslint("init", cwd=tmp_path).out.startswith("2 entries in docs/glossary.md")


def test_the_glossary_is_a_short_section_of_a_long_page(tmp_path: Path) -> None:
    parts = "".join(
        f"## Part {n}\n\n{'This program does many things, which take many words. ' * 30}\n\n" for n in range(6)
    )
    items = "".join(
        f"- **{word}**: part of a boat that all of them have.\n" for word in ("Bow", "Hull", "Keel", "Stern")
    )
    folder = write(tmp_path, {"README.md": f"# Boats\n\n{parts}## Glossary\n\n{items}\n## License\n\nMIT\n"})
    assert glosslint("init", cwd=folder).out.startswith('4 entries in README.md below "Glossary", each a list item ')


def test_a_section_of_few_terms_and_much_text_is_no_glossary(tmp_path: Path) -> None:
    text = "This program does many things, which take many words. " * 30
    items = "".join(f"- **{word}**: part of a boat.\n" for word in ("Bow", "Hull", "Keel", "Stern"))
    folder = write(tmp_path, {"README.md": f"# Boats\n\n## Glossary\n\n{text}\n\n{items}\n## License\n\nMIT\n"})
    result = glosslint("init", cwd=folder)
    assert result.code == 2
    assert "README.md seems to be a glossary in one page (4 list items): 4 entries are only a small part" in result.err
