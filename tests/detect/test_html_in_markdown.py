"""``glosslint init`` on Markdown pages whose entries are written in HTML."""

from __future__ import annotations

from pathlib import Path

from tests.detect.openings import entries_of, terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint

_ALL = [([term], text) for term, text in TERMS.items()]
_HEAD = "---\ntitle: Glossary\n---\n\n"


def test_the_items_of_a_list_in_html_are_entries(tmp_path: Path) -> None:
    items = "".join(f"<li><strong>{term}</strong> - {text}</li>\n" for term, text in TERMS.items())
    assert entries_of(tmp_path, f"{_HEAD}<h1>Words of ships</h1>\n<ul>\n{items}</ul>\n", "_pages/glossary.md") == _ALL


def test_items_between_blank_lines_are_entries(tmp_path: Path) -> None:
    items = "".join(f'<li id="{term.lower()}">\n<b>{term}</b>: {text}\n</li>\n\n' for term, text in TERMS.items())
    assert entries_of(tmp_path, f"# Glossary\n\n<ul>\n\n{items}</ul>\n\nSee [the rope](#rope).\n") == _ALL
    (tmp_path / "glossary.md").write_text((tmp_path / "glossary.md").read_text().replace("of a ship", "of a a ship"))
    out = glosslint("--no-cache", "--output-format", "concise", cwd=tmp_path).out
    assert 'warning repeated-word [*] "a a" repeats "a"' in out


def test_items_in_html_are_read_beside_those_in_markdown(tmp_path: Path) -> None:
    (rope, *_), (_, *others) = [*TERMS.items()][:1], [*TERMS.items()]
    lines = "".join(f"- **{term}**: {text}\n" for term, text in others)
    page = f"# Glossary\n\n{lines}\n<ul>\n<li><strong>{rope[0]}</strong>: {rope[1]}</li>\n</ul>\n"
    assert terms_of(tmp_path, page) == ["Yarn", "Bow", "Stern", "Rope"]


def test_an_example_in_html_is_no_entry(tmp_path: Path) -> None:
    lines = "".join(f"- [{term}](/{term.lower()}): {text}\n" for term, text in TERMS.items())
    example = "```html\n<li><b>Deck</b>: a floor of a ship</li>\n```\n"
    assert terms_of(tmp_path, f"# Glossary\n\n{lines}\n\n{example}") == [*TERMS]
