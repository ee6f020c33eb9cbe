"""Every character of every scalar is found in the source again: the promise that findings stand on.

An emitter writes YAML in every style and notes, for each decoded character, which source characters it wrote for it.
The parser and the character map must agree with its notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glosslint.model import Span
from glosslint.parse.scalars import char_map
from glosslint.parse.tree import Document, Scalar, walk
from glosslint.parse.yaml import parse
from glosslint.source import decode

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
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = draw(st.sampled_from(["", "\ufeff"])) + draw(st.sampled_from(["", f"# é😀{newline}", f"---{newline}"]))
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


def _values(document: Document) -> list[Scalar]:
    return [scalar for root in document.roots for scalar in walk(root) if not _is_key(scalar)]


def _is_key(scalar: Scalar) -> bool:
    return scalar.style == "" and len(scalar.text) == 2 and scalar.text[0] == "k" and scalar.text[1].isdigit()


@settings(max_examples=2500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_places_of_every_character_in_every_style(case: tuple[str, list[Written]]) -> None:
    text, written = case
    source = decode(text.encode("utf-8"), "x.yaml")
    document = parse(source)
    assert document.faults == ()
    scalars = _values(document)
    assert [scalar.text for scalar in scalars] == [item.value for item in written]
    for scalar, item in zip(scalars, written, strict=True):
        _check_map(source.text, scalar, item.ranges)


def _check_map(text: str, scalar: Scalar, ranges: list[tuple[int, int] | None]) -> None:
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


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.text("ab \n\t:-#>|'\"\\é😀", max_size=40), st.sampled_from(["|", ">", "|-", ">+", "|2", ">1-", "'", '"', ""]))
def test_places_in_whatever_the_parser_accepts(body: str, opening: str) -> None:
    """Odd blanks, deeper lines, tabs: wherever the text parses, each printable character maps to itself."""
    indented = body.replace("\n", "\n  ")
    text = f"k: {opening}\n  {indented}\n" if opening[:1] in ("|", ">") else f"k: {opening}{indented}{opening}\n"
    source = decode(text.encode("utf-8"), "x.yaml")
    for scalar in (scalar for root in parse(source).roots for scalar in walk(root)):
        found = char_map(source.text, scalar)
        assert (found is not None) == bool(scalar.text)
        for index, char in enumerate(scalar.text):
            assert found is not None
            start, end = found.char_span(index)
            if not char.isspace() and scalar.style != '"':
                assert source.text[start:end] in (char, char * 2)


@pytest.mark.parametrize(
    ("text", "value", "wanted", "line", "column", "utf16"),
    [
        ("k: plain é here\n", "plain é here", "here", 1, 12, 12),
        ("\ufeffk: 😀 here\n", "😀 here", "here", 1, 6, 7),
        ("k: >-\r\n  one\r\n  here\r\n", "one here", "here", 3, 3, 3),
        ('k: "a\\u00e9\\\n   here"\n', "aéhere", "here", 2, 4, 4),
        ("k: 'it''s here'\n", "it's here", "here", 1, 11, 11),
    ],
)
def test_places_have_lines_columns_and_utf16_columns(
    text: str, value: str, wanted: str, line: int, column: int, utf16: int
) -> None:
    source = decode(text.encode("utf-8"), "x.yaml")
    (scalar,) = [scalar for root in parse(source).roots for scalar in walk(root) if scalar.text != "k"]
    assert scalar.text == value
    found = char_map(source.text, scalar)
    assert found is not None
    at = value.index(wanted)
    location = source.locate(found.source_span(Span(at, at + len(wanted))))
    assert source.text[slice(*location.span)] == wanted
    assert location.start == (line, column, utf16)
