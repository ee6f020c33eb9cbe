"""Admonitions within entries: their text is prose, although it is indented."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.parse.markdown import extensions
from tests.support import glosslint, write
from tests.timing import assert_linear

_NOTE = """!!! note "Ropes"

    A note note in a note, and a link to the [bow](#bows).

    _Another_ one one.

    ```text
    rope rope

    bow bow
    ```

        that that

    | the the | Row |

After it, the text text goes on.

    this this
"""
_PAGE = f"# Glossary\n\n## Rope\n\nA thick line of a ship.\n\n{_NOTE}\n## Bow\n\nThe front part of a ship.\n"
_SETTINGS = """files = ["*.md"]
[layout]
extends = "page"
[layout.section]
form = "heading"
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_texts_of_admonitions_are_prose(tmp_path: Path, newline: str) -> None:
    page = _PAGE.replace("\n", newline)
    out = glosslint(cwd=write(tmp_path, {"glossary.md": page, "glosslint.toml": _SETTINGS})).out
    words = [line.partition('repeats "')[2].partition('"')[0] for line in out.splitlines() if "repeated-word" in line]
    assert words == ["note", "one", "text"]
    assert '"bows" is not an entry; did you mean "bow"?' in out


@pytest.mark.parametrize("text", [
    "Text with an exclamation!!! note\n\n    code\n", "!!! Note that this is a sentence\n\n    code\n",
    "```\n!!! note\n\n    text\n```\n", "!!!note\n\n    code\n", "!!! note\n\n   text\n",
])  # fmt: skip
def test_other_texts_stay(text: str) -> None:
    assert extensions.fill_admonitions(text) == text


def test_a_fence_that_is_not_closed_holds_nothing_after_the_admonition() -> None:
    text = "!!! note\n\n    Text.\n\n    ```text\n    code\n\nAfter it.\n"
    assert extensions.fill_admonitions(text) == text.replace("    Text.", "xxx Text.")


@pytest.mark.parametrize("line", ["!!! note\n    text\n", "!!! note\n    ```\n", "    ```\n", "!!! a\n    ~~~\n"])
def test_time_is_linear(line: str) -> None:
    assert_linear(extensions.fill_admonitions, lambda size: "!!! note\n" + line * size, 20_000)
