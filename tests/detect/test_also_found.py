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


def test_settings_with_a_key_called_terms_are_no_glossary(tmp_path: Path) -> None:
    words = _TERMS.replace("terms:", "terminology:")
    settings = f"project:\n  name: Fleet\npaths:\n  docs: docs\nsite:\n  built: true\n{words}"
    assert _found(tmp_path / "1", {"glossary.yml": _TERMS, "tools/fleet.yml": settings}) == ""
    assert _found(tmp_path / "2", {"glossary.yml": _TERMS, "config/fleet.yml": words}) == ""
    assert _found(tmp_path / "3", {"glossary.yml": _TERMS, "tools/fleet.yml": words}) == "4 entries in tools/fleet.yml"


def test_templates_of_pages_are_no_glossary(tmp_path: Path) -> None:
    template = "{% for item in terms %}\n# {{ item.term }}\n\nThe {{ item.text }} of a ship.\n{% endfor %}\n"
    files = {f"glossary/_parts/_{name}.md": template for name in ("head", "body", "foot")}
    entries = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    assert _found(tmp_path, {"glossary/_glossary.yaml": entries, **files}) == ""
