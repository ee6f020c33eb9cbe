"""Help, messages, rule pages and docs use the words of other linters; see "How we write" in CONTRIBUTING.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosslint.cli.main import COMMANDS
from glosslint.rule import Rule
from glosslint.rules import ALL
from tests.support import ROOT, glosslint

SOURCES = ROOT / "src/glosslint"
PAGES = sorted((ROOT / "docs").glob("*.md"))
NAMES = [name for names in COMMANDS.values() for name in names]

#: What not to write, and what to write instead. The expressions leave out honest uses, such as "a blank line", "stands
#: for", and "to tell them apart".
WORDS = {
    r"\bblanks?\b(?![ -]lines?\b)": "space, whitespace, empty",
    r"(?<![\w-])stands?\b(?! for\b|-)|\bstanding\b|\bstood\b": "is, appears, occurs, depends (on)",
    r"\bleads? (?:nowhere|back|round)\b|\bleads? to (?:an?|no|the|other) (?:entry|entries|id)\b": "link to",
    r"\bat rest\b|\brest(?:s|ing)\b|\blet\b.{0,40}\brest\b": "baselined, in the baseline",
    r"\bwhat(?:ever)? concerns\b": "findings in",
    r"\bbehind (?=\w)": "after",
    r"\bmend(?:s|ed|ing)?\b": "fix",
    r"\bfaults?\b": "internal error, syntax error",
    r"\b(?:some|no|any|every)body\b|\bwhoever\b": "you, or the passive",
    # One cannot tell two things apart, and a text tells the history of a word.
    r"(?<!n't )(?<!not )(?<!can )\btells?\b(?!.{0,30}\b(?:apart|from|history)\b)|\btelling\b": "report, state",
    r"\btold\b(?! apart| from)": "reported, stated",
    r"\bthe layout wants\b": "the layout requires, expects",
    r"\bsilenc(?:e|es|ed|ing)\b": "suppress",
    r"\bslips?\b": "typo, error",
    r"\b(?:\d+|an?|are|these) notes?\b": "info (the level)",
    r"\bany more\b|\bno more\b(?= ?[.,;:)]|$)": "no longer",
    r"\bleans? on\b": "depend on",
    r"\b(?:holds?|be|not) a text\b|\ba text and no\b": "a string",
    r"\bspeaks? of\b": "mention, name",
    r"\bwithout any\)": "default: all",
}
_HITS = [(re.compile(pattern, re.IGNORECASE), better) for pattern, better in WORDS.items()]
#: Words of others: code and names, and what is quoted from an entry.
_QUOTED = re.compile(r"`[^`\n]*`|\"[^\"\n]{0,80}\"|«[^»]*»|“[^”]*”|\]\([^)\s]*\)")


_WORD_LIST = re.compile(r"\s*(?:[\w-]+\s+){8,}[\w-]+\s*")


def hits(text: str) -> list[str]:
    """Return the words of the dialect in ``text``, each with its context and a better word."""
    text = _QUOTED.sub(lambda quoted: "…" if "\n" not in quoted[0] else quoted[0], re.sub(r"[ \t]*\n[ \t]*", " ", text))
    return [
        f"…{text[max(0, match.start() - 40) : match.end() + 40]}…: write {better}"
        for pattern, better in _HITS
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize("text", ["The file stands behind it.", "It is told once.", "a fault of glosslint", "2 notes"])
def test_the_dialect_is_seen(text: str) -> None:
    assert hits(text)


@pytest.mark.parametrize(
    "text",
    ["a blank line", "what the letters stand for", 'the word "blank" is wrong', "`behind`", "understands the default"],
)
def test_honest_words_are_not(text: str) -> None:
    assert hits(text) == []


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help(name: str) -> None:
    text = glosslint(*filter(None, [name]), "--help", cwd=ROOT, env={"COLUMNS": "80"}).out
    assert hits(text) == []
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert [line for line in text.splitlines() if name == "" and line.endswith("...") and "Usage" not in line] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_and_its_messages(rule: Rule) -> None:
    assert hits(rule.docs or "") == []
    assert [hit for example in rule.examples for message in example.messages for hit in hits(message)] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_a_page(page: Path) -> None:
    assert hits("\n".join(_prose(page.read_text("utf-8")))) == []


def _prose(page: str) -> Iterator[str]:
    """Yield the text of a page and what glosslint prints in it, without files, which are data."""
    for kind, code, prose in re.findall(
        r"^```(\w*)[^\n]*\n(.*?)^```$|(.+?)(?=^```|\Z)", page, re.MULTILINE | re.DOTALL
    ):
        yield prose or (code if kind in ("", "text", "console") else "")


@pytest.mark.parametrize(
    "file",
    [file for file in sorted(SOURCES.rglob("*.py")) if "english" not in file.parts],
    ids=lambda file: file.relative_to(SOURCES).as_posix(),
)
def test_strings_of_the_code(file: Path) -> None:
    sentences = [string for string in _strings(ast.parse(file.read_text("utf-8"))) if string.count(" ") > 1]
    assert [hit for sentence in sentences if not _WORD_LIST.fullmatch(sentence) for hit in hits(sentence)] == []


def _strings(node: ast.AST) -> Iterator[str]:
    """Yield the strings of a module: messages, titles of fixes, help; not docstrings, nor the entries of examples."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        children = ast.iter_child_nodes(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("good", "bad"):
            children = iter(node.args[1:])
        for child in children:
            yield from _strings(child)
