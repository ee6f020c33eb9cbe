"""A source file: its exact text, with line endings and byte-order mark, and its line table."""

from __future__ import annotations

import bisect
from pathlib import Path

from glosslint.model import Fault, Location, Position, Span
from glosslint.model.frozen import cached_property, dataclass
from glosslint.util.project_files import TooLargeError, read_file, too_large
from glosslint.util.regexes import lazy_pattern

#: Larger files are not read, unless the settings say so: the largest published glossary known to us has 0.6 MB.
MAX_BYTES = 8 * 1024 * 1024
BOM = "\ufeff"
_LINE_BREAK = lazy_pattern(r"\r\n|\r|\n")
_STRAY = lazy_pattern(r"[\udc80-\udcff]")  # a byte that is not UTF-8, as "surrogateescape" decodes it
_BEYOND_ASCII = lazy_pattern(r"[^\x00-\x7f\udc80-\udcff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Source:
    """The text of one file. ``path`` is how reports name it: relative to the project, with forward slashes."""

    path: str
    text: str
    faults: tuple[Fault, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8", "surrogateescape")

    @property
    def body_start(self) -> int:
        """The offset after a byte-order mark: 0 or 1."""
        return 1 if self.text.startswith(BOM) else 0

    @cached_property
    def line_starts(self) -> list[int]:
        """The offsets at which lines begin; LF, CRLF and CR each end a line."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def line_of(self, offset: int) -> int:
        """Return the 1-based line of a character offset."""
        return bisect.bisect_right(self.line_starts, offset)

    def line_text(self, line: int) -> str:
        """Return line ``line`` (from 1) without its line ending and without a byte-order mark."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n").removeprefix(BOM if start == 0 else "")

    def position(self, offset: int) -> Position:
        """Return the line and columns of a character offset. A byte-order mark has no column of its own."""
        line = self.line_of(offset)
        start = self.line_starts[line - 1]
        before = self.text[start:offset].removeprefix(BOM if start == 0 else "")
        wide = 0 if before.isascii() else sum(char > "\uffff" for char in before)
        return Position(line, len(before) + 1, len(before) + wide + 1)

    def locate(self, span: Span) -> Location:
        """Return the location of a span, clipped to the text."""
        start = min(max(span.start, 0), len(self.text))
        end = min(max(span.end, start), len(self.text))
        return Location(self.path, Span(start, end), self.position(start), self.position(end))


def read(file: Path | str, path: str, top: Path | None, most: int = MAX_BYTES) -> Source:
    """Read ``file``, to be called ``path`` in reports. What goes wrong is a fault of the Source and never raised.

    It must be in the folder ``top``; without that, it may be anywhere. It may have ``most`` bytes.
    """
    try:
        return decode(read_file(file, top, most), path)
    except TooLargeError as error:
        return unreadable_size(path, error.size, most)
    except OSError as error:
        return _unreadable(path, error.strerror or str(error))


def decode(data: bytes, path: str) -> Source:
    """Decode ``data``. Bytes that are not UTF-8 become lone surrogates, with a fault at the first of them."""
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "surrogateescape")
        start = len(data[: error.start].decode("utf-8", "surrogateescape"))
        return Source(path, text, (_not_utf8(data, error.start, text, start),))


def _not_utf8(data: bytes, byte: int, text: str, start: int) -> Fault:
    if data.startswith(_UTF16_MARKS):
        return Fault("not-utf8", "the file is UTF-16, not UTF-8", Span(0, 1), "save it as UTF-8")
    message = f"byte 0x{data[byte]:02X} is not UTF-8"
    likely = data[byte : byte + 1].decode("cp1252", "ignore")
    stray = [match.start() for match in _STRAY.finditer(text)]
    if len(_BEYOND_ASCII.findall(text)) >= len(stray):  # to convert all of the file would garble these
        lines = [*dict.fromkeys(map(Source("", text).line_of, stray))]
        more = f" and {len(lines) - 1:,} more line{'s' if lines[2:] else ''} have" if lines[1:] else " has"
        which = f' (the first is "{likely}" in Windows-1252)' if likely else ""
        hint = f"line {lines[0]:,}{more} bytes that are not UTF-8{which}; the rest of the file is UTF-8: correct only "
        hint += "these lines" if lines[1:] else "this line"
    elif likely:
        hint = f'the file looks like Windows-1252 or Latin-1 (where the byte is "{likely}"); save it as UTF-8'
    else:
        hint = "save the file as UTF-8"
    return Fault("not-utf8", message, Span(start, start + 1), hint)


def line_start(text: str, at: int) -> int:
    """Return the start of the line of ``at``, after a byte-order mark."""
    feed = text.rfind("\n", 0, at)
    return max(feed, text.rfind("\r", feed + 1, at), 0 if text.startswith(BOM) else -1) + 1


def unreadable_size(path: str, size: int, most: int) -> Source:
    """Return the Source of a file that is not read because it has ``size`` bytes, and not at most ``most``."""
    advice = 'divide it, raise "max-file-size" in the settings, or exclude it there'
    return _unreadable(path, too_large(size, most), advice)


def _unreadable(
    path: str, reason: str, advice: str = "make it a regular file that you can read, or exclude it in the settings"
) -> Source:
    return Source(path, "", (Fault("unreadable-file", f"{path} cannot be read: {reason}", Span(0, 0), advice),))
