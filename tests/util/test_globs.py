"""What patterns of files match, and that the worst of them end."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.util.globs import matches
from tests.support import entry, glosslint, write

_PATTERNS = st.lists(st.sampled_from(["*", "*", "**", "**/", "/", "a", "a", "b", "?"]), min_size=1, max_size=9)
_PATHS = st.text("aab/", max_size=14)
NAME = "a" * 100
STARS = "*a" * 30 + "b.yaml"


def _is_match(pattern: str, path: str) -> bool:
    """Return whether a pattern matches, by the rules of docs/layouts.md, trying every way."""
    text = pattern.rstrip("/")
    text = text.removeprefix("./").removeprefix("/") if "/" in text else f"**/{text}"

    @cache
    def fits(at: int, place: int) -> bool:
        rest = text[at:]
        if not rest:
            return path[place : place + 1] in ("", "/")
        if rest.startswith("**/") and text[at - 1 : at] in ("", "/"):
            return any(fits(at + 3, to) for to in range(place, len(path) + 1) if to == place or path[to - 1] == "/")
        if rest.startswith("**"):
            return any(fits(at + 2, to) for to in range(place, len(path) + 1))
        if rest[0] == "*":
            return any(fits(at + 1, to) for to in range(place, len(path) + 1) if "/" not in path[place:to])
        if place == len(path):
            return False
        return (rest[0] == path[place] or (rest[0] == "?" and path[place] != "/")) and fits(at + 1, place + 1)

    return fits(0, 0)


@settings(max_examples=1500)
@given(_PATTERNS, _PATHS)
def test_a_pattern_matches_what_some_way_of_filling_its_wildcards_gives(parts: list[str], path: str) -> None:
    pattern = "".join(parts)
    assert matches(pattern, path) is _is_match(pattern, path)


@pytest.mark.parametrize(
    ("toml", "code", "said"),
    [
        (f'files = ["{STARS}"]\n', 2, f'"files" (["{STARS}"]) matches no file'),
        (f'files = ["{"**/" * 20}b.yaml"]\n', 2, "matches no file"),
        (f'files = ["*.yaml"]\nexclude = ["{STARS}", "{"*a" * 30}.yaml"]\n', 2, '(["*.yaml"]) matches no file outside'),
        (f'files = ["*.yaml"]\nvocabularies = ["{STARS}"]\n', 2, f'vocabularies: "{STARS}" matches no file'),
        (f'files = ["*.yaml"]\nselect = ["self-definition"]\n[per-file-ignores]\n"{STARS}" = ["wording"]\n', 0, ""),
    ],
)
def test_patterns_with_many_wildcards_end(tmp_path: Path, toml: str, code: int, said: str) -> None:
    """Trying every way to fill them takes longer than any test can wait."""
    write(tmp_path, {"glosslint.toml": toml, f"{NAME}.yaml": entry("rope"), f"{'a/' * 60}c.txt": ""})
    result = glosslint(cwd=tmp_path)
    assert (result.code, said in result.err) == (code, True), result.err
