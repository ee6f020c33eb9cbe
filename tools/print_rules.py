"""Generate docs/rules and the JSON Schema of the settings: ``python -m tools.print_rules FOLDER FILE``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from glosslint.cli.show.rule_list import level_of
from glosslint.cli.show.rule_pages import page
from glosslint.rule import Rule
from glosslint.rule.docstring import summary
from glosslint.rules import ALL
from glosslint.settings.json_schema import settings_schema

_INTRODUCTION = """\
The rules by category. The names of categories, in lower case, may be given wherever those of rules are: in `select` and
`ignore`, and in comments that suppress findings. `glosslint rules` prints this list, `glosslint rule NAME` a page."""


def index(rules: Sequence[Rule]) -> str:
    """Return the page that lists all rules."""
    lines = ["# Rules", "", _INTRODUCTION]
    for category in dict.fromkeys(rule.category for rule in rules):
        lines += ["", f"## {category.capitalize()}", "", "| rule | level | fix | what |", "|---|---|---|---|"]
        for rule in rules:
            if rule.category == category:
                cells = (f"[{rule.name}]({rule.name}.md)", level_of(rule).label, ", ".join(rule.fixes), summary(rule))
                lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return the text of every file in docs/rules by name."""
    return {"index.md": index(ALL), **{f"{rule.name}.md": page(rule) for rule in ALL}}


def write(folder: Path) -> None:
    """Write the pages, and delete those of removed rules."""
    folder.mkdir(parents=True, exist_ok=True)
    known = pages()
    for old in folder.glob("*.md"):
        if old.name not in known:
            old.unlink()
    for name, text in known.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def write_settings_schema(file: Path) -> None:
    """Write the JSON Schema of the settings."""
    file.write_text(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    write_settings_schema(Path(sys.argv[2]))
