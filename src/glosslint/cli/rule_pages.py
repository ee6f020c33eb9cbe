"""Render the page of a rule, in Markdown and for a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import zip_longest
from typing import Any, get_args, get_type_hints

from glosslint.model import Safety
from glosslint.model.options import default_of, fields_of, toml
from glosslint.report.style import Style, width, wrap
from glosslint.rule import CLOSE, OPEN, EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.settings.table import Table

_SOURCES = "## Sources"
_SUPPRESS = "## When to suppress it"
_SCOPES = {FileRule: "file", EntryRule: "entry", GlossaryRule: "whole glossary", SuppressionRule: "suppression comment"}
_FIXES = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.DISPLAY: "suggestions only (`glosslint fix -i`)"}
#: A page whose section on suppression mentions comments needs no generated hint.
_OF_COMMENTS = re.compile(r"\b(?:a|no) comment\b", re.IGNORECASE)
_CODE_WIDTH = 76  # with the indentation of code, 80 columns
_IN_TABLES = "In tables `[[tool.glosslint.{0}]]` of pyproject.toml, or `[[{0}]]` of glosslint.toml:"
_CODE = re.compile(r"``(.+?)``|`([^`]+)`", re.DOTALL)
_BLOCK = re.compile(r"```\w*\n(?P<code>.*?)^```$|(?P<text>\S.*?)(?=\n\s*\n|\s*\Z)", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)
_RULER = re.compile(r"\|(?:-+\|)+")
_SIGNS = {"\n": "\n", "\r": "␍", "\t": "→"}
_MARKED = re.compile(f"{OPEN}.*?{CLOSE}", re.DOTALL)


def page(rule: Rule) -> str:
    """Return the page of a rule in Markdown: its docstring, with options and examples before the sources."""
    body, _, sources = (rule.docs or "").strip().partition(_SOURCES)
    body = body.strip()
    _, heading, when = body.partition(_SUPPRESS)
    if heading and not _OF_COMMENTS.search(when) and not isinstance(rule, SuppressionRule):
        body += f"\n\nIn one place: `# glosslint: ignore[{rule.name}] reason`. "
        body += f'Everywhere: `rules.{rule.name} = "off"`.'
    *others, lowest = (level.label for level in sorted({rule.severity, *rule.cases.values()}, reverse=True))
    severity = f"{', '.join(others)} or {lowest}" if others else lowest
    scope = next(words for kind, words in _SCOPES.items() if isinstance(rule, kind))
    fixes = " or ".join(_FIXES[safety] for safety in rule.fixes) or "none"
    parts = [
        f"# {rule.name}",
        f"Category: `{rule.category}`. Severity: {severity}. Scope: {scope}. Fix: {fixes}.",
        body,
        *_list_options(rule),
        "## Examples",
        *_list_examples(rule),
    ]
    if sources:
        parts.append(f"{_SOURCES}\n\n{sources.strip()}")
    return "\n\n".join(parts) + "\n"


def _list_options(rule: Rule) -> Iterator[str]:
    options = get_args(get_type_hints(Table)[rule.tables])[0] if rule.tables else rule.options
    if fields := fields_of(options):
        rows = ["| key | default | meaning |", "|---|---|---|"]
        for key, field in fields.items():
            default = default_of(field)
            written = "not set" if default is None else f"`{toml(default)}`"  # TOML has no null
            rows.append(f"| `{key}` | {written} | {field.metadata['doc']} |")
        yield "## Options"
        yield _IN_TABLES.format(rule.tables) if rule.tables else f"In the table `[tool.glosslint.rules.{rule.name}]`:"
        yield "\n".join(rows)


def _list_examples(rule: Rule) -> Iterator[str]:
    schemas = [example.schema for example in rule.examples]
    shared = schemas[0] if all(schema == schemas[0] for schema in schemas) else None
    if shared is not None:
        yield f"All examples use this schema:\n\n```json\n{_lay_out_json(shared)}\n```"
    for example in rule.examples:
        given = [f"`{key} = {toml(value)}`" for key, value in example.options.items()]
        given += [f"the layout `{example.layout}`"] if example.layout != "native" else []
        given += [f"the schema `{json.dumps(example.schema)}`"] if example.schema != shared else []
        condition = f" with {' and '.join(given)}" if given else ""
        messages = "; ".join(f"“{message}”".replace("](", "]\\(") for message in dict.fromkeys(example.messages))
        yield f"Reported{condition}, at {OPEN}…{CLOSE}: {messages}" if example.bad else f"Not reported{condition}:"
        named = len(example.files) > 1 or bool(example.before)
        yield from _list_files(example.files, named)
        if example.before:
            yield "where the branch `main` has:"
            yield from _list_files(example.before, named)
        if example.after:
            yield "After the fix:"
            yield from _list_files(example.after, len(example.after) > 1)


def _lay_out_json(value: Any, indent: int = 0, key: int = 0) -> str:
    """Return JSON with each list or object on one line if it fits, after its indentation and ``key`` characters."""
    line = json.dumps(value)
    if indent + key + len(line) < _CODE_WIDTH or not isinstance(value, list | dict):
        return line
    pad = " " * (indent + 2)
    if isinstance(value, list):
        return "[\n" + ",\n".join(pad + _lay_out_json(item, indent + 2) for item in value) + f"\n{'':>{indent}}]"
    named = ((f"{json.dumps(name)}: ", item) for name, item in value.items())
    pairs = (f"{pad}{name}{_lay_out_json(item, indent + 2, len(name))}" for name, item in named)
    return "{\n" + ",\n".join(pairs) + f"\n{'':>{indent}}}}"


def _list_files(files: Mapping[str, str], named: bool) -> Iterator[str]:
    for name, text in files.items():
        title = f"# {name}\n" if named else ""
        visible = "".join(_spell_out(char) for char in text) or "(an empty file)"
        if text.strip(OPEN + CLOSE + "\ufeff") and not text.endswith("\n"):
            visible += "  (no line ending)"
        yield f"```yaml\n{title}{visible}{'' if visible.endswith(chr(10)) else chr(10)}```"


def _spell_out(char: str) -> str:
    """Return a character, spelt out if it is invisible or a byte that is not UTF-8."""
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"<0x{ord(char) - 0xDC00:02X}>"
    return _SIGNS.get(char) or (char if char.isprintable() else f"<U+{ord(char):04X}>")


def render_for_terminal(markdown: str, style: Style) -> str:
    """Return a page without Markdown marks: headings bold, text wrapped, tables in columns, code indented."""
    blocks = []
    for match in _BLOCK.finditer(markdown):
        if match["code"] is not None:
            code = "\n".join(f"    {line}".rstrip() for line in match["code"].splitlines())
            blocks.append(_MARKED.sub(lambda part: _paint_lines(part[0], "1;31", style), code))
        elif match["text"].startswith("#"):
            blocks.append(style.bold(match["text"].lstrip("# ")))
        elif match["text"].startswith("|"):
            blocks.append(_render_table(match["text"], style))
        else:
            items = [item for item in _ITEM.split(match["text"]) if item]
            marks = _ITEM.findall(match["text"]) or [""]
            wrapped = (
                mark + f"\n{'':>{len(mark)}}".join(wrap(item, style.width - len(mark)))
                for mark, item in zip(marks, items, strict=False)
            )
            blocks.append("\n".join(_color_code(item, style) for item in wrapped))
    return "\n\n".join(blocks) + "\n"


def _render_table(text: str, style: Style) -> str:
    """Lay out a table: columns as wide as their cells, at most a third of the terminal; the last gets the rest."""
    lines = [line for line in text.splitlines() if not _RULER.fullmatch(line)]
    rows = [[cell.strip().strip("`") for cell in line.strip("| ").split(" | ")] for line in lines]
    *first, last = zip(*rows, strict=True)
    sizes = [min(max(map(width, column)), style.width // 3) for column in first]
    columns = [[wrap(cell, size) for cell in column] for column, size in zip(first, sizes, strict=True)]
    columns.append([wrap(cell, max(style.width - sum(sizes) - 2 * len(sizes) - 2, 20)) for cell in last])
    shown = []
    for number, cells in enumerate(zip(*columns, strict=True)):
        paint = style.dim if number == 0 else partial(_color_code, style=style)
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part + " " * (size - width(part)) for part, size in zip(parts, [*sizes, 0], strict=True))
            shown.append(paint(f"  {'  '.join(padded)}".rstrip()))
    return "\n".join(shown)


def _color_code(text: str, style: Style) -> str:
    """Return ``text`` with code in a colour instead of between backticks; without colours, as it is."""
    return _CODE.sub(lambda match: _paint_lines(match[1] or match[2], "36", style), text) if style.color else text


def _paint_lines(text: str, codes: str, style: Style) -> str:
    """Paint each line by itself, so that a pager may start anywhere."""
    return "\n".join(style.paint(line, codes) for line in text.split("\n"))
