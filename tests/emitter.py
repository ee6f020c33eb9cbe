"""Writes YAML in every style, and notes for each decoded character which source characters it wrote for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from glosslint.model import Span
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import RAW, Document, Scalar, walk

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


words = st.text(LETTERS, min_size=1, max_size=6)
gaps = st.sampled_from(["fold", "fold", "space", "space", "two spaces", "break", "three breaks"])


@st.composite
def plain(draw: st.DrawFn, out: Emitter, indent: str, flow: bool) -> None:
    inside = LETTERS + ("'\"(.)*&!-" if flow else "'\"(.)[]{},*&!-")
    first = draw(st.sampled_from("abXYéΩ漢😀"))
    for char in first + draw(st.text(inside, max_size=5)):
        out.char(char, char)
    for _ in range(draw(st.integers(0, 4))):
        _gap(out, draw, indent, raw_spaces=True)
        for char in draw(words) + draw(st.sampled_from(["", "#", ":x", "'", "é"])):
            out.char(char, char)


@st.composite
def quoted(draw: st.DrawFn, out: Emitter, indent: str, double: bool) -> None:
    out.raw('"' if double else "'")
    for number in range(draw(st.integers(0, 4))):
        if number:
            _gap(out, draw, indent, raw_spaces=True)
        word = draw(st.text(LETTERS + MARKS + ("\n\t\x07\xa0\x85\u2028" if double else ""), min_size=1, max_size=8))
        for index, char in enumerate(word):
            if double:
                if index and draw(st.integers(0, 12)) == 0:  # a line break that is no character at all
                    out.raw("\\" + out.newline + indent + " " * draw(st.integers(0, 3)))
                out.char(char, _escaped(draw, char))
            else:
                out.char(char, "''" if char == "'" else char)
    out.raw('"' if double else "'")


def _escaped(draw: st.DrawFn, char: str) -> str:
    choices = [f"\\U{ord(char):08X}"]
    if ord(char) < 0x10000:
        choices.append(f"\\u{ord(char):04x}")
    if ord(char) < 0x100:
        choices.append(f"\\x{ord(char):02x}")
    if char in ESCAPES:
        choices.append(ESCAPES[char])
    if char.isprintable() and char not in '"\\\xa0':
        choices += [char] * 6
    return draw(st.sampled_from(choices))


def _gap(out: Emitter, draw: st.DrawFn, indent: str, raw_spaces: bool) -> None:
    kind = draw(gaps)
    if kind in ("space", "two spaces") and raw_spaces:
        for _ in range(1 if kind == "space" else 2):
            out.char(" ", " ")
        return
    breaks = {"break": 1, "three breaks": 3}.get(kind, 0)
    for char in "\n" * breaks or " ":
        out.folded(char)
    trailing = " " * draw(st.integers(0, 2))
    out.raw(trailing + out.newline * (breaks + 1) + indent + " " * draw(st.integers(0, 2)))


@st.composite
def block(draw: st.DrawFn, out: Emitter, indent: str, style: str) -> None:
    chomp = draw(st.sampled_from(["", "-", "+"]))
    explicit = draw(st.booleans())
    deeper = indent + " " * draw(st.integers(0, 2))
    header = (str(len(deeper) - len(indent) + 2) if explicit else "") + chomp
    out.raw(style + (header[::-1] if draw(st.booleans()) else header))
    out.raw(draw(st.sampled_from(["", "  # a comment"])) + out.newline)
    for _ in range(draw(st.integers(0, 1))):
        out.folded("\n")
        out.raw(out.newline)
    count = draw(st.integers(1, 4))
    for number in range(count):
        out.raw(deeper)
        for char in draw(words) + draw(st.text(LETTERS + MARKS + " ", max_size=8)):
            out.char(char, char)
        last = number == count - 1
        blank = draw(st.integers(0, 2))
        kept = {"": 1, "-": 0, "+": blank + 1}[chomp] if last else blank + 1 if style == "|" else blank or 1
        for _ in range(kept):
            out.folded(" " if style == ">" and not last and not blank else "\n")
        out.raw(out.newline * (blank + 1))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Written]]:
    """A YAML file of a few keys, with or without a byte-order mark, and what was written as their values."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = draw(st.sampled_from(["", "\ufeff"])) + draw(st.sampled_from(["", f"# é😀{newline}", f"---{newline}"]))
    return keys(draw, text, newline)


def keys(draw: st.DrawFn, text: str, newline: str) -> tuple[str, list[Written]]:
    """``text``, and after it the keys ``k0``, ``k1`` … with values in any style; what was written as the values."""
    written: list[Written] = []
    for number in range(draw(st.integers(1, 4))):
        style = draw(st.sampled_from(["plain", "'", '"', "|", ">", "flow"]))
        out = Emitter(newline, text)
        out.raw(f"k{number}:" if style == "flow" else f"k{number}:" + draw(st.sampled_from([" ", f"{newline}  - "])))
        if style in ("|", ">"):
            out.text = out.text.rstrip() + " " if not out.text.endswith("- ") else out.text
            in_list = out.text.endswith("- ")
            draw(block(out, "    " if in_list else "  ", style))
        elif style == "flow":
            _flow(draw, out, written)
        else:
            draw(plain(out, "      ", False)) if style == "plain" else draw(quoted(out, "      ", style == '"'))
            out.raw(draw(st.sampled_from(["", "  ", " # a comment"])) + newline)
        if style != "flow":
            written.append(Written(out.value, out.ranges))
        text = out.text
    return text, written


def _flow(draw: st.DrawFn, out: Emitter, written: list[Written]) -> None:
    out.raw(" [")
    for number in range(draw(st.integers(1, 3))):
        inner = Emitter(out.newline, out.text + (", " if number else ""))
        style = draw(st.sampled_from(["plain", "'", '"']))
        draw(plain(inner, "   ", True)) if style == "plain" else draw(quoted(inner, "   ", style == '"'))
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
