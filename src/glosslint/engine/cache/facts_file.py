"""The form of the file that holds the facts: an index, and after it a part for each file of the glossary.

msgspec turns values of these types into MessagePack, and back into the very same types; what has others is an error.
"""

from __future__ import annotations

from typing import NamedTuple

from glosslint.engine.cache.kept_texts import KeptTexts
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts


class KeptEntry(NamedTuple):
    """An entry, the names of the rules that stated something of it, what is known of its texts, and the digest by which
    ``entry_digests`` knows it among the entries of its file."""

    facts: EntryFacts
    stated: tuple[str, ...]
    texts: KeptTexts
    digest: bytes = b""


class KeptFile(NamedTuple):
    """A file, the names of the rules that stated something of it as a file, and its entries."""

    facts: FileFacts
    stated: tuple[str, ...]
    entries: tuple[KeptEntry, ...]


class Row(NamedTuple):
    """A file in the index: the digest of its bytes, and where that is which is kept of it."""

    digest: bytes
    start: int
    end: int


class Index(NamedTuple):
    """Digests of what the facts depend on besides their files, and of what the statements of rules depend on besides
    the facts; the files, by path and in their order; and the rules on the glossary that stated nothing."""

    project: bytes
    rules: bytes
    files: dict[str, Row]
    silent: tuple[str, ...] = ()


class Codec:
    """Values to bytes and back. Raise ImportError without msgspec."""

    def __init__(self) -> None:
        import msgspec

        self.encode = msgspec.msgpack.Encoder().encode
        self.index = msgspec.msgpack.Decoder(Index).decode
        self.file = msgspec.msgpack.Decoder(KeptFile).decode
        #: ValueError: a text with lone surrogates is not UTF-8.
        self.errors: tuple[type[Exception], ...] = (msgspec.MsgspecError, ValueError, TypeError, OverflowError)
