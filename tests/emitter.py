"""Writes YAML in every style, and notes for each decoded character which source characters it wrote for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from glosslint.model import Span
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import RAW, Document, Scalar, walk
from tests.choices import Choices

LETTERS = "abcXYZ019éßΩжא漢字カ😀𝔘e\u0301"
MARKS = ".,;!?()*_`~$%&@+=/<>|^-[]{}:#\"'\\"
ESCAPES = {
    "\n": "\\n",
    "\t": "\\t",
    '"': '\\"',
    "\\": "\\\\",
    "\x07": "\\a",
    "\xa0": "\\_",
    "\x85": "\\N",
    "\u2028": "\\L",
}


@dataclass
class Emitter:
    """Source text under construction; ``notes[path]`` holds the range written for each decoded character."""

    newline: str
    text: str = ""
    value: str = ""
    ranges: list[tuple[int, int] | None] = field(default_factory=list)

    def raw(self, text: str) -> None:
        self.text += text

    def char(self, char: str, written: str) -> None:
        self.ranges.append((len(self.text), len(self.text) + len(written)))
        self.value += char
        self.text += written

    def folded(self, char: str) -> None:
        """A character whose range is some blanks and line breaks."""
        self.ranges.append(None)
        self.value += char


@dataclass
class Written:
    value: str
    ranges: list[tuple[int, int] | None]


GAPS = ("fold", "fold", "space", "space", "two spaces", "break", "three breaks")
#: How many choices of a file are random; on average it asks for 85, hardly ever for more than 300.
COUNT = 300


def plain(choose: Choices, out: Emitter, indent: str, flow: bool) -> None:
    inside = LETTERS + ("'\"(.)*&!-" if flow else "'\"(.)[]{},*&!-")
    first = choose.pick("abXYéΩ漢😀")
    for char in first + choose.text(inside, 5):
        out.char(char, char)
    for _ in range(choose.integer(0, 4)):
        _gap(choose, out, indent, raw_spaces=True)
        for char in choose.text(LETTERS, 6, 1) + choose.pick(["", "#", ":x", "'", "é"]):
            out.char(char, char)


def quoted(choose: Choices, out: Emitter, indent: str, double: bool) -> None:
    out.raw('"' if double else "'")
    for number in range(choose.integer(0, 4)):
        if number:
            _gap(choose, out, indent, raw_spaces=True)
        word = choose.text(LETTERS + MARKS + ("\n\t\x07\xa0\x85\u2028" if double else ""), 8, 1)
        for index, char in enumerate(word):
            if double:
                if index and choose.integer(0, 12) == 0:  # a line break that is no character at all
                    out.raw("\\" + out.newline + indent + " " * choose.integer(0, 3))
                out.char(char, _escaped(choose, char))
            else:
                out.char(char, "''" if char == "'" else char)
    out.raw('"' if double else "'")


def _escaped(choose: Choices, char: str) -> str:
    choices = [f"\\U{ord(char):08X}"]
    if ord(char) < 0x10000:
        choices.append(f"\\u{ord(char):04x}")
    if ord(char) < 0x100:
        choices.append(f"\\x{ord(char):02x}")
    if char in ESCAPES:
        choices.append(ESCAPES[char])
    if char.isprintable() and char not in '"\\\xa0':
        choices += [char] * 6
    return choose.pick(choices)


def _gap(choose: Choices, out: Emitter, indent: str, raw_spaces: bool) -> None:
    kind = choose.pick(GAPS)
    if kind in ("space", "two spaces") and raw_spaces:
        for _ in range(1 if kind == "space" else 2):
            out.char(" ", " ")
        return
    breaks = {"break": 1, "three breaks": 3}.get(kind, 0)
    for char in "\n" * breaks or " ":
        out.folded(char)
    trailing = " " * choose.integer(0, 2)
    out.raw(trailing + out.newline * (breaks + 1) + indent + " " * choose.integer(0, 2))


def block(choose: Choices, out: Emitter, indent: str, style: str) -> None:
    chomp = choose.pick(["", "-", "+"])
    explicit = choose.pick((False, True))
    deeper = indent + " " * choose.integer(0, 2)
    header = (str(len(deeper) - len(indent) + 2) if explicit else "") + chomp
    out.raw(style + (header[::-1] if choose.pick((False, True)) else header))
    out.raw(choose.pick(["", "  # a comment"]) + out.newline)
    for _ in range(choose.integer(0, 1)):
        out.folded("\n")
        out.raw(out.newline)
    count = choose.integer(1, 4)
    for number in range(count):
        out.raw(deeper)
        for char in choose.text(LETTERS, 6, 1) + choose.text(LETTERS + MARKS + " ", 8):
            out.char(char, char)
        last = number == count - 1
        blank = choose.integer(0, 2)
        kept = {"": 1, "-": 0, "+": blank + 1}[chomp] if last else blank + 1 if style == "|" else blank or 1
        for _ in range(kept):
            out.folded(" " if style == ">" and not last and not blank else "\n")
        out.raw(out.newline * (blank + 1))


def documents(choose: Choices) -> tuple[str, list[Written]]:
    """A YAML file of a few keys, with or without a byte-order mark, and what was written as their values."""
    newline = choose.pick(["\n", "\r\n"])
    text = choose.pick(["", "\ufeff"]) + choose.pick(["", f"# é😀{newline}", f"---{newline}"])
    return keys(choose, text, newline)


def keys(choose: Choices, text: str, newline: str) -> tuple[str, list[Written]]:
    """``text``, and after it the keys ``k0``, ``k1`` … with values in any style; what was written as the values."""
    written: list[Written] = []
    for number in range(choose.integer(1, 4)):
        style = choose.pick(["plain", "'", '"', "|", ">", "flow"])
        out = Emitter(newline, text)
        out.raw(f"k{number}:" if style == "flow" else f"k{number}:" + choose.pick([" ", f"{newline}  - "]))
        if style in ("|", ">"):
            out.text = out.text.rstrip() + " " if not out.text.endswith("- ") else out.text
            in_list = out.text.endswith("- ")
            block(choose, out, "    " if in_list else "  ", style)
        elif style == "flow":
            _flow(choose, out, written)
        else:
            _inline(choose, out, "      ", style, flow=False)
            out.raw(choose.pick(["", "  ", " # a comment"]) + newline)
        if style != "flow":
            written.append(Written(out.value, out.ranges))
        text = out.text
    return text, written


def _inline(choose: Choices, out: Emitter, indent: str, style: str, flow: bool) -> None:
    if style == "plain":
        plain(choose, out, indent, flow)
    else:
        quoted(choose, out, indent, double=style == '"')


def _flow(choose: Choices, out: Emitter, written: list[Written]) -> None:
    out.raw(" [")
    for number in range(choose.integer(1, 3)):
        inner = Emitter(out.newline, out.text + (", " if number else ""))
        style = choose.pick(["plain", "'", '"'])
        _inline(choose, inner, "   ", style, flow=True)
        written.append(Written(inner.value, inner.ranges))
        out.text = inner.text
    out.raw("]" + out.newline)


def values(document: Document) -> list[Scalar]:
    """The values that ``keys`` wrote, without its keys and without the parts of a page."""
    return [scalar for root in document.roots for scalar in walk(root) if not _is_key(scalar)]


def _is_key(scalar: Scalar) -> bool:
    named = len(scalar.text) == 2 and scalar.text[0] == "k" and scalar.text[1].isdigit()
    return scalar.style == RAW or (scalar.style == "" and named)


def check_map(text: str, scalar: Scalar, ranges: list[tuple[int, int] | None]) -> None:
    """Each decoded character of ``scalar`` is found at the characters noted for it; ``None`` stands for blanks."""
    if not scalar.text:
        return
    found = char_map(text, scalar)
    assert found is not None
    previous = scalar.start
    for index, expected in enumerate(ranges):
        start, end = found.char_span(index)
        assert previous <= start < end <= scalar.end
        previous = end
        if expected is not None:
            assert (start, end) == expected
        else:
            assert not text[start:end].strip()
    assert found.source_span(Span(0, len(ranges))) == (found.char_span(0).start, found.char_span(len(ranges) - 1).end)
