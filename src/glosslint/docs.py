"""Pages printed from the rules themselves: ``python -m glosslint.docs FOLDER`` writes docs/rules, a page a rule."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from glosslint.model import Severity
from glosslint.options import default_of, fields_of
from glosslint.report.style import Style
from glosslint.rule import CLOSE, OPEN, EntryRule, Example, FileRule, Rule
from glosslint.rules import ALL

_SOURCES = "## Sources"
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_CODE = re.compile(r"``(.+?)``|`([^`\n]+)`")
_FENCE = re.compile(r"^```\w*\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_WHAT = re.compile(r"## What it does\s+(.+?)(?:\n\s*\n|\Z)", re.DOTALL)


def page(rule: Rule) -> str:
    """The page of a rule, in Markdown: its docstring, with options and examples before the sources."""
    body, _, sources = (rule.docs or "").strip().partition(_SOURCES)
    parts = [f"# {rule.name}", _facts(rule), body.strip(), *_options(rule), "## Examples", *_examples(rule)]
    if sources:
        parts.append(f"{_SOURCES}\n\n{sources.strip()}")
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    levels = [rule.severity, *rule.cases.values()]
    named = " or ".join(level.label for level in sorted(set(levels), reverse=True))
    scope = (
        "each file"
        if isinstance(rule, FileRule)
        else "each entry"
        if isinstance(rule, EntryRule)
        else "the whole glossary"
    )
    return f"Category `{rule.category}`; level {named}; looks at {scope}."


def _options(rule: Rule) -> Iterator[str]:
    fields = fields_of(rule.options)
    if fields:
        rows = ["| key | default | meaning |", "|---|---|---|"]
        for key, field in fields.items():
            default = default_of(field)
            shown = json.dumps(list(default) if isinstance(default, tuple) else default, ensure_ascii=False)
            rows.append(f"| `{key}` | `{shown}` | {field.metadata['doc']} |".replace("||", "| |"))
        yield "## Options"
        yield f"In the table `[tool.glosslint.rules.{rule.name}]`:"
        yield "\n".join(rows)


def _examples(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        if example.bad:
            yield f"Reported, at {OPEN}…{CLOSE}: " + "; ".join(
                f"“{message}”" for message in dict.fromkeys(example.messages)
            )
        else:
            yield "Fine:"
        if example.options:
            yield "With " + ", ".join(f"`{key} = {json.dumps(value)}`" for key, value in example.options.items()) + ":"
        yield from _files(example)


def _files(example: Example) -> Iterator[str]:
    for name, text in example.files.items():
        title = f"# {name}\n" if len(example.files) > 1 else ""
        visible = "".join(_visible(char) for char in text)
        yield f"```yaml\n{title}{visible}{'' if visible.endswith(chr(10)) else chr(10)}```"


def _visible(char: str) -> str:
    """What a page must not hold as it is: characters nobody sees, and bytes that are not UTF-8."""
    if char == "\r":
        return "␍"
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"<0x{ord(char) - 0xDC00:02X}>"
    shown = char in "\n" or (char.isprintable() and char != "\u00a0")
    return char if shown else "→" if char == "\t" else f"<U+{ord(char):04X}>"


def summary(rule: Rule) -> str:
    """The first sentence of a rule's "What it does"."""
    match = _WHAT.search(rule.docs or "")
    text = re.sub(r"\s+", " ", match[1]) if match else ""
    return re.split(r"(?<=\.) ", text)[0]


def table(rules: Sequence[Rule], style: Style) -> str:
    """The rules in columns: name, category, level, what it does."""
    import textwrap

    lines = []
    margin = max(len(rule.name) for rule in rules) + 2
    for rule in rules:
        level = max(rule.severity, *rule.cases.values()) if rule.cases else rule.severity
        head = f"{rule.name:<{margin}}{rule.category:<12}"
        indent = margin + 21
        words = textwrap.wrap(summary(rule).replace("`", ""), max(style.width - indent, 30))
        lines.append(
            style.bold(head[:margin])
            + head[margin:]
            + style.level(level, f"{level.label:<9}")
            + f"\n{'':>{indent}}".join(words)
        )
    lines.append(f"\n{len(rules)} rules. To read one: glosslint rule {rules[0].name}")
    return "\n".join(lines) + "\n"


def for_terminal(markdown: str, style: Style) -> str:
    """A page without its Markdown marks: headings bold, fenced code indented."""
    text = _FENCE.sub(lambda match: "".join(f"    {line}\n" for line in match[1].splitlines()), markdown)
    text = _HEADING.sub(lambda match: style.bold(match[1]), text)
    return _CODE.sub(lambda match: style.paint(match[1] or match[2], "36"), text) if style.color else text


def index(rules: Sequence[Rule]) -> str:
    """The page that lists all rules."""
    rows = [
        "# Rules",
        "",
        "Printed from the rules by `make docs`.",
        "",
        "| rule | category | level | |",
        "|---|---|---|---|",
    ]
    for rule in rules:
        level = max((rule.severity, *rule.cases.values()))
        label = level.label if level is not Severity.OFF else "off"
        rows.append(f"| [{rule.name}]({rule.name}.md) | {rule.category} | {label} | {summary(rule)} |")
    return "\n".join(rows) + "\n"


def pages() -> dict[str, str]:
    """Every file of docs/rules by its name."""
    return {"index.md": index(ALL), **{f"{rule.name}.md": page(rule) for rule in ALL}}


def write(folder: Path) -> None:
    """Write the pages, and remove those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    known = pages()
    for old in folder.glob("*.md"):
        if old.name not in known:
            old.unlink()
    for name, text in known.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def write_settings_schema(file: Path) -> None:
    """Write the JSON Schema of the settings."""
    from glosslint.settings_schema import settings_schema

    file.write_text(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    write_settings_schema(Path(sys.argv[2]))
