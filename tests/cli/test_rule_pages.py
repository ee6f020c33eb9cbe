"""Pages of rules: Markdown for the site, plain columns for a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from glosslint.cli.commands.rules import list_rules
from glosslint.cli.rule_pages import page, render_for_terminal
from glosslint.report.style import Style, width
from glosslint.rule import Rule
from glosslint.rules import ALL
from tests.support import glosslint

_PAGE = """# some-rule

Reports a `thing` that
is wrong, in a sentence that is too long for one line of the terminal `it is
read in`.

- one item, which is long enough to be broken
- two

## Options

| key | default | meaning |
|---|---|---|
| `words` | `50` | The most words of a text that is not limited. |
| `many-names` | not set | Names. |

```yaml
id: a ⟦`b`⟧

x: 1
```
"""


def test_a_page_is_wrapped_and_its_tables_stand_in_columns() -> None:
    assert render_for_terminal(_PAGE, Style(width=44)) == (
        "some-rule\n\n"
        "Reports a `thing` that is wrong, in a\n"
        "sentence that is too long for one line of\n"
        "the terminal `it is read in`.\n\n"
        "- one item, which is long enough to be\n"
        "  broken\n"
        "- two\n\n"
        "Options\n\n"
        "  key         default  meaning\n"
        "  words       50       The most words of a\n"
        "                       text that is not\n"
        "                       limited.\n"
        "  many-names  not set  Names.\n\n"
        "    id: a ⟦`b`⟧\n\n"
        "    x: 1\n"
    )


def test_colours_replace_the_marks_of_markdown() -> None:
    shown = render_for_terminal(_PAGE, Style(color=True, width=44))
    assert shown.startswith("\x1b[1msome-rule\x1b[0m\n")
    assert "\x1b[36mthing\x1b[0m" in shown
    assert "the terminal \x1b[36mit is read in\x1b[0m" in shown
    assert "    id: a \x1b[1;31m⟦`b`⟧\x1b[0m\n" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(map(width, plain.splitlines())) <= 44


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
@pytest.mark.parametrize("columns", [80, 100])
def test_every_page_fits_a_terminal(rule: Rule, columns: int) -> None:
    """All words of the page are there, and nothing but examples is wider than the terminal."""
    shown = render_for_terminal(page(rule), Style(width=columns))
    assert [line for line in shown.splitlines() if width(line) > columns and not line.startswith("    ")] == []
    marks = re.compile(r"```\w*|[`#|]|---+")
    assert sorted(marks.sub(" ", shown).split()) == sorted(marks.sub(" ", page(rule)).split())


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_no_two_examples_contradict_each_other(rule: Rule) -> None:
    """What is fine in one example and reported in another differs in text, options or schema: a reader sees how."""
    shown = page(rule).split("## Examples")[1].split("## Sources")[0]
    plain = shown.replace("⟦", "").replace("⟧", "").strip()
    seen: dict[tuple[str, str], str] = {}
    for part in re.split(r"\n\n(?=Not reported|Reported)", plain):
        head, _, text = part.partition("\n\n")
        verdict, condition = re.findall(r"^(Not reported|Reported|All)((?:`[^`]*`|[^:`])*?)(?:, at …)?:", head)[0]
        assert seen.setdefault((condition, text), verdict) == verdict


def test_the_list_of_rules_has_a_line_a_rule_in_groups(tmp_path: Path) -> None:
    lines = glosslint("rules", cwd=tmp_path).out.splitlines()
    titles = [line for line in lines if line and not line.startswith((" ", "[")) and "rules. " not in line]
    assert titles == list(dict.fromkeys(rule.category for rule in ALL))
    named = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(named) == sorted(rule.name for rule in ALL)
    by_name = {line.split()[0]: line.split(None, 3) for line in lines if line.startswith("  ")}
    assert by_name["duplicate-key"][1:3] == ["error", "[*]"]
    assert by_name["duplicate-key"][3] == "a key that appears twice in the same mapping, at its second occurrence"
    assert by_name["unused-suppression"][3].startswith("a comment such as # glosslint: ignore[long-term], or")
    cut = list_rules(ALL, Style(width=80), cut=True).splitlines()
    assert [line for line in cut[:-2] if width(line) > 80] == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("circularity",), {"self-definition", "circular-definition", "redirect-loop", "hierarchy-cycle"}),
        (("redirect",), {"redirect-loop", "indirect-reference"}),
        (("references", "twice"), {"duplicate-reference"}),
    ],
)
def test_rules_are_chosen_by_category_and_word(tmp_path: Path, words: tuple[str, ...], named: set[str]) -> None:
    lines = glosslint("rules", *words, cwd=tmp_path).out.splitlines()
    assert {line.split()[0] for line in lines if line.startswith("  ")} == named
    data = json.loads(glosslint("rules", *words, "--output-format", "json", cwd=tmp_path).out)
    assert {rule["name"] for rule in data["rules"]} == named


def test_a_word_that_no_rule_has_is_an_error(tmp_path: Path) -> None:
    assert 'did you mean "references"?' in glosslint("rules", "refrences", cwd=tmp_path).err
    done = glosslint("rules", "references", "wibble", cwd=tmp_path)
    assert (done.code, done.err) == (2, "error: no rule matches references and wibble; to list all: glosslint rules\n")


def test_a_page_is_written_as_markdown_and_json(tmp_path: Path) -> None:
    rule = next(rule for rule in ALL if rule.name == "broken-link")
    assert glosslint("rule", "broken-link", "--output-format", "markdown", cwd=tmp_path).out == page(rule)
    data = json.loads(glosslint("rule", "broken-link", "--output-format", "json", cwd=tmp_path).out)
    assert (data["name"], data["category"], data["level"], data["fixes"]) == (
        "broken-link",
        "references",
        "error",
        ["unsafe"],
    )
    assert data["page"] == page(rule)
    assert glosslint("rule", cwd=tmp_path).out == glosslint("rules", cwd=tmp_path).out
    assert glosslint("rule", "--output-format", "markdown", cwd=tmp_path).code == 2


def test_a_page_that_says_when_to_silence_a_rule_says_how() -> None:
    pages = {rule.name: page(rule) for rule in ALL}
    assert (
        "\n\nIn one place: `# glosslint: ignore[long-term] reason`. Everywhere: `rules.long-term = "
        in pages["long-term"]
    )
    for name in ("id-removed", "spelling", "discouraged-word", "unused-suppression", "duplicate-key"):
        assert "In one place" not in pages[name], name
