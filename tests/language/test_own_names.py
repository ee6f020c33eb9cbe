"""A name of the glossary is no mistake of grammar."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

_TEXT = "- term: {}\n  definition: Tool called bellow that a smith keeps beside the forge.\n"


def test_a_name_of_the_glossary_is_no_mistake_of_grammar(tmp_path: Path) -> None:
    settings = (
        'files = ["tools.yaml"]\nlayout = "jekyll-data"\nselect = ["grammar"]\n[language]\nengines = ["harper"]\n'
    )
    folder = write(tmp_path, {"glosslint.toml": settings, "tools.yaml": _TEXT.format("bellow")})
    assert "grammar" not in glosslint(cwd=folder).out
    write(folder, {"tools.yaml": _TEXT.format("blower")})
    assert "BellowBelow" in glosslint(cwd=folder).out
