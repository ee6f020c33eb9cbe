"""Definitions that are block quotes: what rules see of them, and where it is."""

from __future__ import annotations

from pathlib import Path

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PAGE = """\
# Glossary

## Bow

> Front of of a ship,
> which cuts
> the water.
>
> See the [stern](#stren).
>

## Stern

> The back.
and more of it

## Keel

> [!NOTE]
> The beam.

## Mast

> A quotation.

A pole.

## Rope

> ```
> rope rope
> ```
> Thick line.
"""
_SETTINGS = 'files = ["glossary.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "heading"\n'


def test_quotes_of_several_lines_are_checked_with_their_signs(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "glossary.md": _PAGE})
    read = {entry.title: entry.prose[0] for entry in open_session(CheckRequest(load(None, tmp_path))).glossary.entries}
    assert {title: prose.text.splitlines()[0] for title, prose in read.items()} == {
        "Bow": "> Front of of a ship,",
        "Stern": "> The back.",
        "Keel": "> [!NOTE]",
        "Mast": "> A quotation.",
        "Rope": "> ```",
    }
    found = glosslint("--select", "repeated-word,broken-link", "--output-format", "concise", cwd=tmp_path).out
    assert found.splitlines()[:2] == [
        'glossary.md:5:9: warning repeated-word [*] "of of" repeats "of"',
        'glossary.md:9:19: error broken-link "stren" is not an entry; did you mean "stern"?',
    ]
    glosslint("--fix", "--select", "repeated-word", cwd=tmp_path)
    assert (tmp_path / "glossary.md").read_text() == _PAGE.replace("of of", "of")


def test_the_sign_of_a_quote_on_one_line_is_no_part_of_the_text(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Bow\n\n> Front of a ship.\n\n## Stern\n\n> The back of a ship.\n"
    assert "  Bow: Front of a ship.\n" in glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
