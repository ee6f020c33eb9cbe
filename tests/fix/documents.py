"""Writes small YAML files in every style, and knows what they say: data, and which lines belong to which value."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
_WORDS = [
    "rope",
    "Ünïcode",
    "漢字",
    "😀",
    "it's",
    "a-b",
    "x.y",
    "C#",
    "50%",
    "(see)",
    "e\u0301",
    "no",
    "1.10",
    "q&a",
    "key:v",
]
_WORDS += ["*not", "end."]
_QUOTED = [*_WORDS, "# hash", "a: b", "[x]", "{y}", '"', "'", "\\", "- dash", "@at", "%", "!tag", "&amp"]
_STYLES = ["", "", "", "'", '"', "|", ">", "multi", "multi'", 'multi"']


@dataclass
class Emitted:
    """The text, its data, and of every value its first and last line (from 0) and its style."""

    text: str
    data: dict[str, Any]
    lines: dict[Path, tuple[int, int]]
    styles: dict[Path, str]


@dataclass
class Emitter:
    """One file under construction, as lines without their ends."""

    rng: random.Random
    out: list[str] = field(default_factory=list)
    lines: dict[Path, tuple[int, int]] = field(default_factory=dict)
    styles: dict[Path, str] = field(default_factory=dict)
    comments: int = 0
    keeps: bool = False  # whether the last line is of a block that keeps its last line breaks

    def comment(self, chance: float, lead: str = "  ") -> str:
        if self.rng.random() >= chance:
            return ""
        self.comments += 1
        return f"{lead}# c{self.comments}c"

    def comment_lines(self, indent: int, chance: float = 0.25) -> None:
        while self.rng.random() < chance:
            comment = self.comment(0.7, " " * indent)
            if comment or not self.keeps:  # a blank line there would belong to the block
                self.out.append(comment)

    def scalar(self, path: Path, head: str, indent: int) -> str:
        """Write ``head`` and a scalar after it, and return the value."""
        first = len(self.out)
        style = self.rng.choice(_STYLES)
        value, lines = self.written(style, indent)
        self.out += [head + lines[0], *lines[1:]]
        self.lines[path] = (first, len(self.out) - 1)
        self.styles[path] = style
        self.keeps = style in ("|", ">") and "+" in lines[0]
        if style not in ("|", ">"):
            self.out[-1] += self.comment(0.3)
        return value

    def words(self, quoted: bool, flow: bool = False) -> list[str]:
        pool = _QUOTED if quoted else [word for word in _WORDS if not flow or word not in ("key:v",)]
        found = [self.rng.choice(pool) for _ in range(self.rng.randint(1, 6))]
        if not quoted:
            found[0] = self.rng.choice(["rope", "Ünïcode", "漢字", "😀x", "it's"])
        return found

    def written(self, style: str, indent: int) -> tuple[str, list[str]]:
        rng = self.rng
        pad = " " * indent
        if style in ("|", ">"):
            return self.block(style, pad)
        quote = style.removeprefix("multi")
        words = self.words(bool(quote))
        value, lines = words[0], [encoded(words[0], quote, rng)]
        for word in words[1:]:
            gap = rng.choice([" ", " ", "  "])
            if style.startswith("multi") and rng.random() < 0.5:
                if rng.random() < 0.2:
                    value += "\n" + word
                    lines.append("")
                else:
                    value += " " + word
                shift = " " * rng.randint(1, 2)
                lines.append(pad + shift + encoded(word, quote, rng))
            else:
                value += gap + word
                lines[-1] += gap + encoded(word, quote, rng)
        lines[0] = quote + lines[0]
        lines[-1] += quote
        return value, lines

    def block(self, style: str, pad: str) -> tuple[str, list[str]]:
        rng = self.rng
        chomp = rng.choice(["", "", "-", "+"])
        paragraphs = [[" ".join(self.words(True)) for _ in range(rng.randint(1, 3))] for _ in range(rng.randint(1, 3))]
        paragraphs = [[line if line[0] not in "# " else "x" + line for line in lines] for lines in paragraphs]
        head = style + chomp + self.comment(0.2)
        lines: list[str] = []
        for number, paragraph in enumerate(paragraphs):
            lines += ([""] if number else []) + [pad + line for line in paragraph]
        if style == "|":
            value = "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)
        else:
            value = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
        value += "" if chomp == "-" else "\n"
        if chomp == "+" and rng.random() < 0.5:
            lines.append("")
            value += "\n"
        return value, [head, *lines]

    def block_list(self, path: Path, indent: int, nested: bool) -> list[Any]:
        items: list[Any] = []
        for number in range(self.rng.randint(1, 4)):
            self.comment_lines(indent)
            dash = " " * indent + "-" + " " * self.rng.choice([1, 1, 3])
            inner = (*path, number)
            if nested and self.rng.random() < 0.3:
                items.append(self.mapping(inner, dash, len(dash)))
            else:
                items.append(self.scalar(inner, dash, indent + 2))
        return items

    def flow_list(self, path: Path, head: str) -> list[Any]:
        rng = self.rng
        first, values = len(self.out), []
        count = rng.randint(1, 4)
        multi = rng.random() < 0.5
        comma = multi and rng.random() < 0.3
        texts = []
        for number in range(count):
            style = rng.choice(["", "", "'", '"'])
            words = self.words(bool(style), flow=True)
            value = " ".join(words)
            values.append(value)
            self.styles[*path, number] = "flow" + style
            texts.append(style + encoded(value, style, rng) + style + ("," if number < count - 1 or comma else ""))
        if multi:
            self.out.append(f"{head}[" + self.comment(0.2))
            for number, text in enumerate(texts):
                if rng.random() < 0.2:
                    self.out.append(self.comment(1, "    "))
                self.lines[*path, number] = (len(self.out), len(self.out))
                self.out.append(f"    {text}" + self.comment(0.3))
            self.out.append("   ]" + self.comment(0.2))
        else:
            left, right = rng.choice(["", " "]), rng.choice(["", " "])
            self.out.append(f"{head}[{left}{' '.join(texts)}{right}]" + self.comment(0.3))
            self.lines.update({(*path, number): (first, first) for number in range(count)})
        return values

    def mapping(self, path: Path, head: str, indent: int) -> dict[str, Any]:
        """Write a small mapping whose first key follows ``head``, and return its data."""
        found: dict[str, Any] = {}
        for number in range(self.rng.randint(1, 3)):
            if number:
                self.comment_lines(indent)
            key = f"m{number}"
            lead = head if not number else " " * indent
            found[key] = self.scalar((*path, key), f"{lead}{key}: ", indent + 2)
        return found

    def document(self) -> Emitted:
        rng = self.rng
        data: dict[str, Any] = {}
        self.comment_lines(0, 0.4)
        for number in range(rng.randint(1, 5)):
            if number:
                self.comment_lines(0)
            key = f"k{number}"
            first, self.keeps = len(self.out), False
            kind = rng.choice(["scalar", "scalar", "scalar", "block", "flow", "map"])
            if kind == "scalar":
                data[key] = self.scalar((key,), f"{key}: ", 2)
            elif kind == "block":
                self.out.append(f"{key}:" + self.comment(0.2))
                data[key] = self.block_list((key,), rng.choice([0, 2, 4]), True)
            elif kind == "flow":
                data[key] = self.flow_list((key,), f"{key}: ")
            else:
                self.out.append(f"{key}:" + self.comment(0.2))
                data[key] = self.mapping((key,), "  ", 2)
            self.lines.setdefault((key,), (first, len(self.out) - 1))
            if kind == "scalar":
                continue
            self.styles[key,] = kind
        self.comment_lines(0)
        newline = rng.choice(["\n", "\n", "\r\n"])
        text = newline.join(self.out) + newline
        return Emitted(rng.choice(["", "", "\ufeff"]) + text, data, self.lines, self.styles)


def encoded(text: str, quote: str, rng: random.Random) -> str:
    """Return ``text`` as it is written inside quotes, now and then with needless escapes."""
    if quote == "'":
        return text.replace("'", "''")
    if quote != '"':
        return text
    escapes = {'"': '\\"', "\\": "\\\\"}
    return "".join(
        escapes.get(char) or (f"\\u{ord(char):04x}" if ord(char) < 0x10000 and rng.random() < 0.03 else char)
        for char in text
    )
