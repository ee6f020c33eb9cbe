"""Generate docs/rules and the JSON Schema of the settings: ``python -m tools.print_rules FOLDER FILE``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from glosslint.cli.show.rule_pages import page
from glosslint.model import Severity
from glosslint.rule import Rule
from glosslint.rule.docstring import summary
from glosslint.rules import ALL
from glosslint.settings.json_schema import settings_schema


def index(rules: Sequence[Rule]) -> str:
    """Return the page that lists all rules."""
    rows = [
        "# Rules",
        "",
        "| rule | category | level | fix | |",
        "|---|---|---|---|---|",
    ]
    for rule in rules:
        level = max((rule.severity, *rule.cases.values()))
        label = level.label if level is not Severity.OFF else "off"
        cells = (f"[{rule.name}]({rule.name}.md)", rule.category, label, ", ".join(rule.fixes), summary(rule))
        rows.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    return "\n".join(rows) + "\n"


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
