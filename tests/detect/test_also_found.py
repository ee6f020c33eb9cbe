"""What ``glosslint init`` names as another glossary, beside the one that it reads."""

from __future__ import annotations

from pathlib import Path

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_TERMS = "terms:\n" + "".join(f"  {term}:\n    description: {text}\n" for term, text in TERMS.items())
_WORDS = "".join(f"- term: {term}s\n  reason: {text}\n" for term, text in TERMS.items())


def _found(folder: Path, files: dict[str, str]) -> str:
    out = glosslint("init", cwd=write(folder, files)).out
    return out.partition("also found, not used: ")[2].partition("\n")[0]


def test_other_files_come_first_and_parts_are_named_with_their_file(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(f"## {term} line\n\n{text}\n\n" for term, text in TERMS.items())
    files = {"glossary.yml": f"{_TERMS}forbidden:\n{_WORDS}", "docs/glossary.md": page}
    assert _found(tmp_path, files) == '4 entries in docs/glossary.md; 4 entries under "forbidden" in glossary.yml'


def test_texts_of_licences_are_no_glossary(tmp_path: Path) -> None:
    terms = "# Terms\n\n" + "".join(f"**{term} line**: {text}\n\n" for term, text in TERMS.items())
    assert _found(tmp_path / "1", {"glossary.yml": _TERMS, "LICENSES/terms.md": terms}) == ""
    assert _found(tmp_path / "2", {"glossary.yml": _TERMS, "docs/terms.md": terms}) == "4 entries in docs/terms.md"


def test_templates_of_pages_are_no_glossary(tmp_path: Path) -> None:
    template = "{% for item in terms %}\n# {{ item.term }}\n\nThe {{ item.text }} of a ship.\n{% endfor %}\n"
    files = {f"glossary/_parts/_{name}.md": template for name in ("head", "body", "foot")}
    entries = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    assert _found(tmp_path, {"glossary/_glossary.yaml": entries, **files}) == ""


def _entry(term: str, text: str, more: str = "") -> str:
    return f"---\nterm: {term}\n---\n\n{text} See [rope](./rope.md).{more}\n"


_PAGES = {f"docs/glossary/{term.lower()}.md": _entry(term, text) for term, text in TERMS.items()}


def test_a_page_is_not_both_excluded_and_found(tmp_path: Path) -> None:
    """An index page of links has no entries; one with the texts of all terms is another glossary."""
    lists = "".join(f"## Part {part}\n\n- [{term}]({term.lower()}.md)\n\n" for part, term in enumerate(TERMS))
    out = glosslint(
        "init", cwd=write(tmp_path / "a", {**_PAGES, "docs/glossary/index.md": f"# Glossary\n\n{lists}"})
    ).out
    assert "excluded, because they have no entries: index.md\n" in out
    assert "also found" not in out
    texts = "".join(
        f"## Old {term}\n\nFormer word for a part of a ship, number {part}.\n\n" for part, term in enumerate(TERMS)
    )
    out = glosslint(
        "init", cwd=write(tmp_path / "b", {**_PAGES, "docs/glossary/index.md": f"# Glossary\n\n{texts}"})
    ).out
    assert "also found, not used: 4 entries in docs/glossary/index.md\n" in out
    assert "no entries: " not in out
    assert '"index.md"' in (tmp_path / "b" / "glosslint.toml").read_text()
