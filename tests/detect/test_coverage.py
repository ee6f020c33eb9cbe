"""How ``glosslint init`` says that much of a page is in no entry, and that it says nothing of an introduction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_WORDS = {
    **TERMS,
    **{f"{word} line": f"Line at the {word.lower()} of a ship." for word in ("Head", "Mid", "Top", "Tow")},
}
_ITEMS = "".join(f"- **{term}**: {text}\n" for term, text in _WORDS.items())
_HEADINGS = "".join(f"## {term}\n\n{text}\n\n" for term, text in _WORDS.items())
_TEXT = "Sailors have used words of their own for as long as ships have sailed the seas.\n\n"


def _init(folder: Path, name: str, page: str) -> tuple[str, str]:
    out = glosslint("init", cwd=write(folder, {name: page})).out
    return out, (folder / "glosslint.toml").read_text("utf-8")


def test_paragraphs_that_the_entry_above_them_gets(tmp_path: Path) -> None:
    lines = (f"{term}{' -' if number % 2 else ' is'} {text}\n\n" for number, (term, text) in enumerate(_WORDS.items()))
    out, settings = _init(
        tmp_path, "glossary.md", "# Glossary\n\nTide - Rise and fall of the sea.\n\n" + "".join(lines)
    )
    line = 'not read as entries: 4 of 9 paragraphs, such as "Rope is Thick line of twisted \u2026"'
    assert f"\n{line}\n" in out
    assert settings.endswith(f"# {line}\n")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("glossary.md", f"# Glossary\n\n{_ITEMS}\n\n## More words\n\n" + "* Some words of the old days\n" * 9),
        ("glossary.rst", "Glossary\n========\n\n" + _ITEMS.replace("- ", "\n* ") + "\n\n" + f"{_TEXT}" * 5),
        (
            "glossary.adoc",
            "= Glossary\n\n" + _ITEMS.replace("- **", "* *").replace("**", "*") + "\n\n" + f"{_TEXT}" * 5,
        ),
    ],
)
def test_what_follows_the_entries(name: str, page: str, tmp_path: Path) -> None:
    out, _ = _init(tmp_path, name, page)
    assert out.startswith(f"8 entries in {name}")
    assert "\nnot read as entries: " in out


@pytest.mark.parametrize(
    "page",
    [
        f"# Glossary\n\n{_TEXT * 4}{_ITEMS}",
        f"# Glossary\n\n{_TEXT * 3}{_HEADINGS}## References\n\n"
        + "- A book on all of these old words of the sea\n" * 8,
        f"# Glossary\n\n{_ITEMS}\n```sh\n{_TEXT * 5}```\n\n{_TEXT}",
        f"# Glossary\n\n{_HEADINGS.replace('.', '.' + chr(10) * 2 + _TEXT)}",
        f"# Glossary\n\n{_ITEMS}\n{''.join('![A picture of a long ship](image.png)' + chr(10) * 2 for _ in range(12))}",
    ],
)
def test_an_ordinary_page(page: str, tmp_path: Path) -> None:
    out, settings = _init(tmp_path, "glossary.md", page)
    assert out.startswith("8 entries in glossary.md")
    assert "not read" not in out + settings


_KINDS = ("Cutter", "Jolly boat", "Gig", "Dinghy")


def _with_items(term: str, item: str, labels: str = "") -> str:
    kinds = "".join(item.format(kind) for kind in _KINDS)
    ends = "".join(f"{term.format(word)}{labels}\n" for word in ("Bow", "Stern", "Keel"))
    return f"{term.format('Boat')}{kinds}\n{ends}"


@pytest.mark.parametrize(
    ("path", "head", "term", "item"),
    [
        ("glossary.md", "# Words\n\n", "**{}:** a part of a ship\n\n", "- **{}:** a small boat of a ship.\n"),
        ("glossary.rst", "Words\n=====\n\n", "**{}:** a part of a ship\n\n", "- **{}:** a small boat of a ship.\n"),
    ],
)
def test_items_that_open_as_entries_do_are_named(path: str, head: str, term: str, item: str, tmp_path: Path) -> None:
    sign = item[0]
    more = f"{sign} painted in a colour that is seen from afar\n{sign} or never painted at all, which is rare\n\n"
    out = glosslint("init", cwd=write(tmp_path, {path: head + _with_items(term, item, more)})).out
    assert out.startswith("4 entries ")
    assert '\nnot read as entries: 4 list items that begin with a term as the entries do, such as "Cutter"\n' in out


def test_labels_in_items_are_not_named(tmp_path: Path) -> None:
    labels = "- **Made of:** wood or iron.\n- **Seen from:** the front of it.\n- **Cost:** not known.\n\n"
    page = "# Words\n\n" + _with_items("**{}:** a part of a ship\n\n", "", labels)
    assert "not read as" not in glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
