"""Slips, and text that only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.malformed_link import RULE
from glosslint.testing import expected, fixed, reported
from tests.support import glosslint, write

EXAMPLES = [
    good(
        {
            "a.yaml": "id: a\n",
            "b.yaml": "summary: 'The [set] (b), [1] (a), [x] (a), [sic] (a), x[i] (a), f(x)[a] and [gone] (gone)'\n",
        }
    ),
    good({"a.yaml": "id: a\n", "b.yaml": "summary: '`[a] (a)` $[a] (a)$ ![a] (a) word(a) a(#a) [[a]] [a](a) (a)'\n"}),
    good({"a.yaml": "id: a\n", "b.yaml": "definition: |\n  [text]\n\n  (a)\n\n  - [ ] (a)\n"}),
    good(
        {
            "a.yaml": "id: a\npage: /terms/a.html\n",
            "b.yaml": "summary: '[x](a.html), [x](/terms/a.html), [x](https://a.org/a.md)'\n",
        }
    ),
    good({"a.yaml": "id: a\npage: /all/#a\n", "b.yaml": "summary: '[x](#a)'\n"}),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "definition: |\n  Long ⟦[text\n  here]\n  (a)⟧.\n"},
        '"[text here] (a)" is not a link; write "[text here](a)"',
        after="definition: |\n  Long [text\n  here](a).\n",
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "definition: |\n  Long ⟦[text that is]\n  (a)⟧, and so on.\n"},
        '"[text that is] (a)" is not a link; write "[text that is](a)"',
        after="definition: |\n  Long [text that is](a), and so on.\n",
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: >\n  Long ⟦[text that is]\n  (a)⟧, and so on.\n"},
        '"[text that is] (a)" is not a link; write "[text that is](a)"',
        after="summary: >\n  Long [text that\n  is](a), and so on.\n",
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: Long ⟦[text that is]\r\n  (a)⟧, and so on.\r\n"},
        '"[text that is] (a)" is not a link; write "[text that is](a)"',
        after="summary: Long [text that\r\n  is](a), and so on.\r\n",
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: >\n  Long ⟦[text]\n  (a)⟧, and so on.\n"},
        '"[text] (a)" is not a link; write "[text](a)"',
        after="summary: >\n  Long [text](a), and so on.\n",
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: 'é ⟦[`x` 😀]  (a)⟧'\n"},
        '"[`x` 😀] (a)" is not a link; write "[`x` 😀](a)"',
    ),
    bad(
        {"a.yaml": "id: a\n", "b.yaml": "summary: '[x](⟦/a⟧) [x](⟦../glossary/a.yaml⟧) [x](⟦a.md⟧ \"t\")'\n"},
        '"/a" does not link to an entry; write "a"',
        '"../glossary/a.yaml" does not link to an entry; write "a"',
        '"a.md" does not link to an entry; write "a"',
    ),
]


@pytest.mark.parametrize(
    ("text", "written", "repaired"),
    [
        ("the [long line][#rope] here", "[long line][#rope]", "[long line](#rope)"),
        ("the [long line] [#rope] here", "[long line] [#rope]", "[long line](#rope)"),
        ("the [long line][rope] here", "[long line][rope]", "[long line](#rope)"),
        ("the line (#rope) here", "(#rope)", "[\u2026](#rope)"),
        ("the [line][gone], issue (#12) and (#gone)", "", ""),
    ],
)
def test_a_target_stands_in_the_place_of_a_label_or_alone(
    text: str, written: str, repaired: str, tmp_path: Path
) -> None:
    settings = 'files = ["g.yaml"]\nlayout = "map"\nselect = ["malformed-link"]\n'
    write(tmp_path, {"glosslint.toml": settings, "g.yaml": f"rope: Line, not a [bow](#bow).\nbow: Front, or {text}.\n"})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    messages = [line.split("malformed-link ", 1)[1].removeprefix("[*] ") for line in lines]
    assert messages == ([f'"{written}" is not a link; write "{repaired}"'] if written else [])


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]
    if example.after:
        assert {new.path: new.text for _, new in fixed(RULE, example).changes} == example.after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[1] (#a), [x] (#a) and 3] (#a)", ""),
        ("Ein हिन्दी] (#a).", "Ein [हिन्दी](#a)."),
        ("Ein “Wort] (#a).", "Ein “[Wort](#a)."),
        ("Ein [Paar [von] Worten] (#a).", ""),  # where the link begins, nobody can tell
        ("Ein Paar] (#a) [von] Worten] (#a).", "Ein [Paar](#a) [von] [Worten](#a)."),
    ],
)
def test_a_link_without_its_first_bracket(tmp_path: Path, text: str, after: str) -> None:
    assert _fixed(tmp_path, text) == text
    assert _fixed(tmp_path, text, "--unsafe-fixes") == (after or text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ein [Paar] (#a).", "Ein [Paar](#a)."),
        ("Ein [Paar])(#a).", "Ein [Paar](#a)."),
        ("Ein Wort(#a).", "Ein Wort(#a)."),
        ("Ein Anker(#a).", "Ein [Anker](#a)."),  # a name of the entry is whole
        ("Ein Anker] (#a).", "Ein [Anker](#a)."),
        ("Ein Paar [Wor (#a).", "Ein Paar [Wor (#a)."),
        ("Ein ([Paar)(#a) von.", "Ein ([Paar)(#a) von."),  # the bracket may close the first one
    ],
)
def test_it_is_safe_if_the_words_of_the_link_are_whole(tmp_path: Path, text: str, after: str) -> None:
    assert _fixed(tmp_path, text) == after


def _fixed(tmp_path: Path, text: str, *options: str) -> str:
    settings = 'layout = "glosario"\nfiles = ["g.yml"]\n'
    head = "- slug: a\n  de: {term: Anker}\n- slug: b\n  de:\n    term: B\n    def: >\n      "
    write(tmp_path, {"glosslint.toml": settings, "g.yml": f"{head}{text}\n"})
    glosslint("--fix", "--select", "malformed-link", *options, cwd=tmp_path)
    return (tmp_path / "g.yml").read_text("utf-8").removeprefix(head).removesuffix("\n")


@pytest.mark.parametrize(("words", "count"), [(("bow", "keel"), 2), (("bow", "keel", "hull", "stern"), 0)])
def test_several_words_without_an_anchor_are_other_pages(words: tuple[str, ...], count: int, tmp_path: Path) -> None:
    others = zip(words, (*words[1:], words[0]), strict=True)
    assert _reported(tmp_path, [(word, f"[there]({other})") for word, other in others]) == count


def test_a_destination_that_is_the_entry_itself_is_another_page(tmp_path: Path) -> None:
    assert _reported(tmp_path, [("bow", "[there](bow)"), ("keel", "[it](#bow)")]) == 0


@pytest.mark.parametrize(("target", "count"), [("keel#splices", 0), ("keel#keel", 1), ("keel", 1)])
def test_a_section_of_another_page_is_no_entry(target: str, count: int, tmp_path: Path) -> None:
    assert _reported(tmp_path, [("bow", f"[there]({target})"), ("keel", "nothing")]) == count


@pytest.mark.parametrize(("paths", "count"), [("[a](knots/a)", 1), ("[a](knots/a), [b](knots/b#x), [c](sails/c/)", 0)])
def test_words_beside_paths_are_other_pages(paths: str, count: int, tmp_path: Path) -> None:
    assert _reported(tmp_path, [("bow", f"{paths} and [keels](keel)"), ("keel", "nothing")]) == count


def _reported(tmp_path: Path, links: list[tuple[str, str]]) -> int:
    """Return how many links are reported on a page of entries with these links."""
    page = "".join(f"## {word.title()}\n\nPart of a [boat](#boat), see {link}.\n\n" for word, link in links)
    settings = 'files = ["./g.md"]\nselect = ["malformed-link"]\n[layout]\nextends = "page"\n'
    settings += '[layout.section]\nform = "heading"\nlevels = [2]\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "g.md": f"# Parts\n\n{page}## Boat\n\nA small ship.\n"})
    return glosslint(cwd=folder).out.count("does not link to an entry")


def test_a_destination_like_many_that_lead_elsewhere_is_a_page(tmp_path: Path) -> None:
    others = "".join(f" [Page {number}](/page-{number}/)." for number in range(8))
    entry = "id: {0}\nterm: {0}\nsummary: A thing, see [slot](/terms/slot) and [epoch](/epoch/).\n"
    files = {f"g/{name}.yaml": entry.format(name) for name in ("slot", "epoch", "block")}
    folder = write(
        tmp_path,
        {"glosslint.toml": 'files = ["g/*.yaml"]\n[layout]\nextends = "native"\nlinks = ["/terms/{id}"]\n', **files},
    )
    assert glosslint("--select", "malformed-link", cwd=folder).out.count('"/epoch/" does not link to an entry') == 2
    write(folder, {"g/block.yaml": entry.format("block").rstrip("\n") + f"{others}\n"})
    assert "malformed-link" not in glosslint("--select", "malformed-link", cwd=folder).out
