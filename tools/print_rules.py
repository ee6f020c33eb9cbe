"""Generate docs/rules and the JSON Schema of the settings: ``python -m tools.print_rules FOLDER FILE``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from glosslint.cli.commands.rules import level_of
from glosslint.cli.rule_pages import page
from glosslint.layout.layout import Layout
from glosslint.layout.presets import presets
from glosslint.model.options import json_schema
from glosslint.rule import Rule
from glosslint.rule.docstring import summary
from glosslint.rules import ALL
from glosslint.settings.settings import FIXING, LEVELS
from glosslint.settings.table import Table

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


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``glosslint.toml``, with a table for every rule."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of glosslint",
        "description": "The keys of glosslint.toml, or of [tool.glosslint] in pyproject.toml.",
        **json_schema(Table),
    }
    schema["properties"]["layout"] = {
        "description": schema["properties"]["layout"]["description"],
        "anyOf": [{"enum": list(presets())}, json_schema(Layout)],
        "default": "native",
    }
    level = {"description": "Severity of its findings; off: the rule does not run.", "enum": list(LEVELS)}
    fix = {"description": "Safety of its fixes; off: it has none.", "enum": list(FIXING)}
    tables = {}
    for rule in ALL:
        table = json_schema(rule.options)
        table["description"] = f"Settings of the rule {rule.name}."
        own = {"level": level, "fix": fix} if rule.fixes else {"level": level}
        table["properties"] = {**own, **table["properties"]}
        tables[rule.name] = {"anyOf": [{"enum": list(LEVELS)}, table]}
    rules = schema["properties"]["rules"]
    rules.update({"additionalProperties": False, "properties": tables})
    return schema


def write_settings_schema(file: Path) -> None:
    """Write the JSON Schema of the settings."""
    file.write_text(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    write_settings_schema(Path(sys.argv[2]))
