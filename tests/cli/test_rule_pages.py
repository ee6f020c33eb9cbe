"""Pages of rules: Markdown for the site, plain columns for a terminal."""

from __future__ import annotations

import re

import pytest

from glosslint.cli.rule_pages import for_terminal, page, table
from glosslint.report.style import Style, width
from glosslint.rule import Rule
from glosslint.rules import ALL

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
    assert for_terminal(_PAGE, Style(width=44)) == (
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
    shown = for_terminal(_PAGE, Style(color=True, width=44))
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
    shown = for_terminal(page(rule), Style(width=columns))
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
        verdict, condition = re.findall(r"^(Not reported|Reported|All)(.*?)(?:, at …)?:", head)[0]
        assert seen.setdefault((condition, text), verdict) == verdict


def test_the_table_of_rules_fits() -> None:
    assert max(map(width, table(ALL, Style(width=80)).splitlines())) <= 80


def test_a_page_that_says_when_to_silence_a_rule_says_how() -> None:
    pages = {rule.name: page(rule) for rule in ALL}
    assert (
        "\n\nIn one place: `# glosslint: ignore[long-term] reason`. Everywhere: `rules.long-term = "
        in pages["long-term"]
    )
    for name in ("id-removed", "spelling", "discouraged-word", "unused-suppression", "duplicate-key"):
        assert "In one place" not in pages[name], name
