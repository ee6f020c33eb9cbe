"""Glossaries to try: written by the tests' emitters and by one with planted defects, and real files with mutations."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glosslint.parse.endings import kind_of
from glosslint.parse.page.table import CONTENTS, NOT_READ
from tests.choices import Choices
from tests.emitter import documents as emitted_documents
from tests.fix.containers import CONTAINERS, written
from tests.fix.documents import Emitter
from tests.parse.pages import PAGES

ROOT = Path(__file__).parents[2]
#: Folders with real glossaries. Those beside the repository are mutated where they are present.
CORPORA = (ROOT / "glossary", ROOT.parent / "shared" / "corpora", ROOT.parent.parent / "shared" / "corpora")
#: Pages of all formats, by name, whose entries have all forms.
FORMS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "tests/parse/page/pages").iterdir())}
_REAL_BYTES = 4_000  # the most of a real file that is used
_MOST_FILES = 400  # of all corpora

_ODD = (
    "\u2028\u2029\x85\xa0\u200b\u200d\u202e\ufeff\u3000\t\r\x0b\x0c\x1c😀e\u0301漢\"'#&*!|>%@`[]{}:,?-~<=\\/$\x00\ud800"
)
_PIECES = [
    "  ", "\n\n", "\r\n", "# note", " # glosslint: ignore[double-space] reason", "---\n", "...\n", "- ", "- - ",
    ": ", "? ", "|\n", ">-\n", "|2+\n", "&a ", "*a", "!!str ", "! ", "<<: ", "{{< x >}}", "{% x %}", "<!--", "-->",
    "<!--more-->", "[a](b)", "](", "``", "$$", "the the ", "teh ", "e.g.", "etc.", "data set", "dataset", "organise",
    "organize", "colour", "color", "e-mail", "email", "TODO", "[]", "{}", "null", "~", "yes", "1.10", "2001-01-01",
    "%YAML 1.1\n", "\\u200b", "\\x",
]  # fmt: skip
_KEYS = [
    "id",
    "term",
    "expansion",
    "aliases",
    "status",
    "category",
    "summary",
    "definition",
    "see_also",
    "broader",
    "tags",
]
_LISTS = ("aliases", "see_also", "broader", "tags")
_NAMES = ["rope", "alibi", "softmax", "data-set", "soft-max", "a"]


#: Rules that fix something in many cases; with only a few of them, more is known of what must not change.
_COMMON = (
    "double-space",
    "duplicate-reference",
    "implicit-type",
    "preferred-form",
    "redundant-alias",
    "repeated-word",
    "self-reference",
    "spelling-variant",
    "trailing-space",
)


class Case(NamedTuple):
    """A glossary: texts by path, its layout (a preset, one of the tests' containers, or "page" and the form of its
    entries), and the names of rules to run; all rules, if there are none."""

    number: int
    layout: str
    files: dict[str, str]
    rules: tuple[str, ...] = ()


def case(number: int, rules: tuple[str, ...]) -> Case:
    """Return case ``number``; ``rules`` are all there are, of which one case in two runs only a few."""
    rng = random.Random(number)
    pool = rules if rng.random() < 0.4 else _COMMON
    few = tuple(sorted(rng.sample(pool, rng.randint(1, 6)))) if rng.random() < 0.5 else ()
    kind = rng.choice(
        ["native", "native", "native", "pages", "json", "list", "emitted", "real", "real", "container", "form"]
    )
    if kind == "real":
        layout, files = _real(rng)
    elif kind == "container":
        layout, container = rng.choice(list(CONTAINERS.items()))
        files = {container.file: written(Choices(rng.randbytes(200)), container).text}
    elif kind == "form":
        name, text = rng.choice(list(FORMS.items()))
        forms = [form for form in CONTENTS if form not in NOT_READ.get(kind_of(name), ())]
        layout, files = f"page {rng.choice(forms)}", {name: text if len(text) < _REAL_BYTES else text[:_REAL_BYTES]}
    elif kind == "pages":
        layout, files = "hugo", {f"{name}.md": _page(rng, name) for name in _some_names(rng)}
    elif kind == "emitted":
        layout, files = "native", {f"{name}.yaml": _emitted(rng, name) for name in _some_names(rng)}
    elif kind == "json":
        layout, files = "native", {f"{name}.json": _json(rng, name) for name in _some_names(rng)}
    elif kind == "list":
        layout, files = "glosario", {"terms.yml": "".join(_item(rng, name) for name in _some_names(rng))}
    else:
        layout, files = "native", {f"{name}.yaml": _entry(rng, name) for name in _some_names(rng)}
    chance = rng.choice([0, 0, 0.5, 1])
    files = {path: _mutated(rng, text) if rng.random() < chance else text for path, text in files.items()}
    return Case(number, layout, files, few)


def _some_names(rng: random.Random) -> list[str]:
    return rng.sample(_NAMES, rng.randint(1, 3))


def _words(rng: random.Random, odd: float = 0.03) -> str:
    pool = [
        "Thing",
        "that",
        "the",
        "is",
        "a",
        "rope",
        "softmax",
        "SoftMax",
        "Data set",
        "turns",
        "of",
        "not",
        "end.",
        "(see)",
    ]
    words = [
        rng.choice(_PIECES).strip("\r\n") if rng.random() < odd else rng.choice(pool) for _ in range(rng.randint(1, 14))
    ]
    text = "".join(word + rng.choice([" "] * 40 + ["  ", "\u2028", "\u200b ", "\xa0"]) for word in words).strip()
    return text or "x"


def _quoted(rng: random.Random, text: str) -> str:
    style = rng.choice(["", "", "'", '"'])
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return json.dumps(text, ensure_ascii=rng.random() < 0.5)
    plain = text.lstrip("-?:,[]{}#&*!|>'\"%@`").replace(": ", ":").replace(" #", "#").rstrip(":").strip()
    return plain or "x"


def _comment(rng: random.Random, lead: str = "  ", chance: float = 0.2) -> str:
    if rng.random() >= chance:
        return ""
    text = rng.choice(
        ["note", "the  note ", "glosslint: ignore[double-space] odd", "c\u2028d", "glosslint:ignore", "#"]
    )
    return f"{lead}# {rng.randint(0, 99)} {text}" if "glosslint" not in text else f"{lead}# {text}"


def _scalar(rng: random.Random, indent: int) -> str:
    """A value behind ``key:`` or ``-``, with its line end."""
    style = rng.choice(["plain", "plain", "plain", "|", ">", "folded", "odd"])
    pad = " " * indent
    if style in ("|", ">"):
        header = style + rng.choice(["", "-", "+"]) + _comment(rng, " ")
        before = f"{_comment(rng, '', 0.1)}"
        lead = f" {before}\n{pad}" if before else " "
        lines = [
            pad + rng.choice(["", "", "- ", "  ", "# "]) + _words(rng) + rng.choice(["", "", " "])
            for _ in range(rng.randint(1, 3))
        ]
        gaps = [rng.choice(["\n", "\n", "\n\n", f"\n{pad}\n"]) for _ in lines]
        return f"{lead}{header}\n" + "".join(line + gap for line, gap in zip(lines, gaps, strict=True))
    if style == "odd":
        return (
            " " + rng.choice(["", "~", "yes", "1.10", "[]", "{}", "7", "&x rope", "*x", "!!str 7", '""', "''"]) + "\n"
        )
    text = _quoted(rng, _words(rng))
    if style == "folded":
        text = text.replace(" ", f"\n{pad}", 1) if " " in text else text
    return f" {text}{rng.choice(['', '', ' '])}{_comment(rng, chance=0.15)}\n"


def _list(rng: random.Random) -> str:
    items = [rng.choice([*_NAMES, "Rope", "SOFTMAX", "rope", "nowhere", "7"]) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.3:
        gaps = [rng.choice([", ", ",", ",\n    ", f", {_comment(rng, '', 0.5)}\n    "]) for _ in items]
        return (
            " ["
            + "".join(_quoted(rng, item) + gap for item, gap in zip(items, gaps, strict=True)).rstrip(", \n")
            + "]\n"
        )
    dash = " " * rng.choice([0, 2, 4]) + "-"
    out = f"{_comment(rng)}\n"
    for item in items:
        out += "".join(f"{_comment(rng, dash[:-1], 0.9)}\n" for _ in range(rng.choice([0, 0, 0, 1, 2])))
        out += dash + (_scalar(rng, len(dash) + 1) if rng.random() < 0.2 else f" {_quoted(rng, item)}{_comment(rng)}\n")
    return out


def _entry(rng: random.Random, name: str) -> str:
    keys = ["id", "term", *rng.sample(_KEYS, rng.randint(0, 8))]
    out = rng.choice(["", "", "\ufeff", "---\n", "# head\n", "\n"])
    for key in keys if rng.random() < 0.3 else dict.fromkeys(keys):
        out += f"{_comment(rng, '', 0.15)}\n" if rng.random() < 0.15 else ""
        if key == "id":
            out += f"id: {name}{_comment(rng)}\n"
        elif key == "term" and rng.random() < 0.7:
            out += f"term: {name.capitalize()}{rng.choice(['', '.', ' '])}\n"
        else:
            out += f"{key}:" + (_list(rng) if key in _LISTS and rng.random() < 0.9 else _scalar(rng, 2))
    out += rng.choice(["", "", "\n", "\n\n", f"{_comment(rng, '', 1)}\n", "...\n"])
    if rng.random() < 0.15:
        out = out.replace("\n", "\r\n")
    return out.rstrip("\n") if rng.random() < 0.1 else out


def _item(rng: random.Random, name: str) -> str:
    refs = _list(rng)
    refs = "".join(f"  {line}\n" for line in refs.split("\n")[:-1]).removeprefix("  ")
    text = _scalar(rng, 6)
    return f"- slug: {name}\n{_comment(rng, '  ')}\n  ref:{refs}  en:\n    term: {_quoted(rng, name)}\n    def:{text}"


def _json(rng: random.Random, name: str) -> str:
    data: dict[str, object] = {"id": name, "term": name.capitalize()}
    for key in rng.sample(_KEYS[2:], rng.randint(0, 6)):
        data[key] = [rng.choice(_NAMES) for _ in range(rng.randint(0, 3))] if key in _LISTS else _words(rng)
    return json.dumps(data, ensure_ascii=rng.random() < 0.5, indent=rng.choice([None, 2, "\t"])) + rng.choice(
        ["", "\n"]
    )


def _page(rng: random.Random, name: str) -> str:
    if rng.random() < 0.3:
        return rng.choice(list(PAGES.values()))[0]
    front = f"title: {_quoted(rng, name)}\n" + "".join(
        f"{key}:" + (_list(rng) if key == "aka" else _scalar(rng, 2))
        for key in rng.sample(["aka", "id", "tags", "date"], 2)
    )
    body = "".join(
        rng.choice(["", "# ", "## ", "- ", "> ", "    ", "```\n", "<!-- c -->\n"])
        + _words(rng, 0.3)
        + rng.choice(["\n", "\n\n"])
        for _ in range(rng.randint(0, 6))
    )
    return f"---\n{front}---\n{body}"


def _emitted(rng: random.Random, name: str) -> str:
    if rng.random() < 0.5:
        text, _ = emitted_documents(Choices(rng.randbytes(300)))
    else:
        text = Emitter(rng).document().text
    keys = ["summary", "aliases", "see_also", "definition", "broader"]
    for number, key in enumerate(keys):
        text = text.replace(f"k{number}:", f"{key}:")
    newline = "\r\n" if "\r\n" in text else "\n"
    return text + f"id: {name}{newline}" if text.endswith("\n") and "---" not in text else text


@cache
def _real_files() -> tuple[tuple[str, str, str], ...]:
    """Real files: the layout that fits, the name, the text."""
    found: list[tuple[str, str, str]] = []
    for folder in CORPORA:
        for file in sorted(folder.rglob("*")):
            layout = {".yaml": "native", ".yml": "glosario", ".md": "hugo", ".json": "native"}.get(file.suffix)
            if layout and file.is_file() and len(found) < _MOST_FILES:
                text = file.read_bytes()[:_REAL_BYTES].decode("utf-8", "replace")
                found.append((layout, file.name, text[: text.rfind("\n") + 1] or text))
    return tuple(found)


def _real(rng: random.Random) -> tuple[str, dict[str, str]]:
    layout, name, text = rng.choice(_real_files())
    lines = text.splitlines(keepends=True)
    start = rng.randrange(max(1, len(lines) // 2)) if layout == "glosario" else 0
    return layout, {name: _mutated(rng, "".join(lines[start : start + 40]))}


def _mutated(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 6])):
        at = rng.randint(0, len(text))
        lines = text.splitlines(keepends=True)
        line = rng.randrange(len(lines)) if lines else 0
        kind = rng.randrange(9)
        if kind == 0:
            text = text[:at] + rng.choice(_ODD) + text[at:]
        elif kind == 1:
            text = text[:at] + rng.choice(_PIECES) + text[at:]
        elif kind == 2:
            text = text[:at] + text[at + rng.randint(1, 5) :]
        elif kind == 3 and lines:
            text = "".join([*lines[:line], *lines[line : line + 3], *lines[line:]])
        elif kind == 4 and lines:
            text = "".join(lines[:line] + lines[line + 1 :])
        elif kind == 5 and lines:
            lines[line] = rng.choice([" ", "  ", "\t"]) + lines[line]
            text = "".join(lines)
        elif kind == 6 and lines:
            lines[line] = lines[line].lstrip(" ")
            text = "".join(lines)
        elif kind == 7 and len(lines) > 1:
            other = rng.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            text = "".join(lines)
        elif lines:
            lines[line] = lines[line].rstrip("\r\n") + rng.choice(
                [" ", "  # c", "\r\n", "\n\n", "\n# c\n", "\n  # c\n"]
            )
            text = "".join(lines)
    return text
