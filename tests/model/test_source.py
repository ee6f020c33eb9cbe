"""A file as it is: lines, positions, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.model import Position, Span
from glosslint.model.source import Source, decode, read


def test_a_line_keeps_its_blanks_and_loses_its_end() -> None:
    text = decode(b"\xef\xbb\xbfa \t\r\n  b  \rc\n", "x.yaml")
    assert [text.line_text(line) for line in (1, 2, 3, 4)] == ["a \t", "  b  ", "c", ""]


def test_positions_count_characters_and_utf16_units() -> None:
    text = Source("x.yaml", "\ufeffa😀b\n漢c")
    assert text.position(0) == Position(1, 1, 1)
    assert text.position(3) == Position(1, 3, 4)
    assert text.position(6) == Position(2, 2, 2)
    assert text.position(7) == Position(2, 3, 3)


def test_a_span_is_clipped_to_the_text() -> None:
    text = Source("x.yaml", "abc")
    assert text.locate(Span(-5, 99)).span == Span(0, 3)
    assert text.locate(Span(2, 1)).span == Span(2, 2)
    assert text.locate(Span(9, 12)).span == Span(3, 3)


def test_a_file_may_have_just_the_greatest_size(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"x" * 1000)
    assert read(file, "x.yaml", None, 1000).faults == ()
    file.write_bytes(b"x" * 1001)
    (fault,) = read(file, "x.yaml", None, 1000).faults
    assert fault.message == "x.yaml cannot be read: it has 1,001 bytes, more than the limit of 1,000"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_told_as_such(encoding: str) -> None:
    (fault,) = decode("\ufeffid: x\n".encode(encoding), "x.yaml").faults
    assert (fault.message, fault.span) == ("the file is UTF-16, not UTF-8", Span(0, 1))


def test_a_byte_in_another_encoding_is_shown_as_it_reads_there() -> None:
    (fault,) = decode(b"id: \xc3\xa9 caf\xe9 caf\xe9\n", "x.yaml").faults
    assert fault.span == Span(9, 10)
    assert "0xE9" in fault.message
    assert '"é"' in fault.help
    (other,) = decode(b"\x81", "x.yaml").faults
    assert other.help == "save the file as UTF-8"


def test_a_few_lines_in_another_encoding_are_counted() -> None:
    """To convert all of the file would garble the rest."""
    rest = "— the rest: “Ä”, “Ö” and “Ü”\n".encode()
    (fault,) = decode(rest + b"caf\xe9 caf\xe9\n" + rest, "x.yaml").faults
    assert fault.help == (
        'line 2 has bytes that are not UTF-8 (the first is "é" in Windows-1252); the rest of the file is '
        "UTF-8: correct only this line"
    )
    (fault,) = decode(rest + b"\x81\n" + rest + b"caf\xe9\n\xe9t\xe9\n", "x.yaml").faults
    assert fault.help == (
        "line 2 and 2 more lines have bytes that are not UTF-8; the rest of the file is UTF-8: correct only these lines"
    )
