"""The client of the process that keeps Harper loaded; it starts the process if there is none.

The process must belong to this user, run the same glosslint and Harper, know the token in a file that only the user can
read, and respond in time. If anything is wrong with it, Harper is loaded in this process, as if there were none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from glosslint.language.daemon import client, folder as state
from glosslint.language.daemon.channel import Message
from glosslint.language.types import Match, Passage
from glosslint.util import system

NAME = "harper"  # of the folder with what is known of the process
CHECK = "check"  # what it is asked
#: Texts and characters of them in a question. More take so long that loading Harper matters little, and one run would
#: keep others waiting.
_MOST, _MOST_CHARACTERS = 64, 100_000
_TIMEOUT = 10  # seconds for an answer, which takes a tenth of one
_DAEMON = "glosslint.language.harper.daemon"


class Question(NamedTuple):
    """Passages to check, and the rules that the settings enable and disable."""

    enable: tuple[str, ...]
    disable: tuple[str, ...]
    passages: tuple[Passage, ...]


Answer = tuple[tuple[Match, ...], ...]


def check(enable: tuple[str, ...], disable: tuple[str, ...], passages: Sequence[Passage]) -> Answer | None:
    """Return the matches of each passage, with these rules enabled and disabled besides the usual ones; ``None`` if the
    process cannot be asked. If none is running, one is started, for the next run."""
    file = state.location(NAME) / state.SERVER
    record = state.read(file)
    try:
        question = _encode(Question(enable, disable, tuple(passages)))
        channel = client.connected(record) if _is_usable(record) else None
        if channel is None:
            _start(enable, disable, passages)
            return None
        try:
            return None if question is None else _decode(channel.ask(CHECK, question, _TIMEOUT), passages)
        finally:
            channel.close()
    except (OSError, ValueError):  # it hangs, or is none of this user
        with contextlib.suppress(OSError):
            client.forget(file, record)
        return None


def _is_usable(record: Mapping[str, Any]) -> bool:
    """Return whether the recorded process is of the same programs. One of others is stopped, unless it is used."""
    if record.get("programs") == programs():
        return True
    if record:
        client.stopped(record)
    return False


def _start(enable: tuple[str, ...], disable: tuple[str, ...], passages: Sequence[Passage]) -> None:
    """Start a process, without waiting for it, unless another run has just done so. Raises OSError."""
    folder = state.folder(NAME)
    with contextlib.suppress(TimeoutError), state.locked(folder, 0):
        languages = sorted({passage.language for passage in passages})
        task = {"folder": str(folder), "enable": enable, "disable": disable, "languages": languages}
        client.start(_DAEMON, task, wait=False)


def programs() -> str:
    """Return a digest of what decides how texts are read: glosslint, Harper and Python, and which files they are."""
    from importlib.util import find_spec

    spec = find_spec("harper")
    source = Path(__file__).parents[2]
    folders = [source, *([] if spec is None or spec.origin is None else [Path(spec.origin).parent])]
    files = [*system.source_state(str(source)), *(file for own in folders for file in _files(own))]
    whole = repr((system.installed_version("glosslint"), sys.version, sys.executable, sorted(map(repr, files))))
    return hashlib.blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _files(folder: Path) -> Iterator[object]:
    """Yield the names, sizes and times of the files in a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                info = entry.stat()
                yield entry.path, info.st_size, info.st_mtime_ns


def _encode(question: Question) -> bytes | None:
    """Return a question as it is sent; ``None`` for what is too long, or no text."""
    import msgspec

    passages = question.passages
    if len(passages) > _MOST or sum(len(passage.text) for passage in passages) > _MOST_CHARACTERS:
        return None
    try:
        return msgspec.json.encode(question)
    except UnicodeEncodeError:  # half a character beyond the first 65,536
        return None


def _decode(message: Message, passages: Sequence[Passage]) -> Answer | None:
    """Return a response; ``None`` if there is none. Raises ValueError if it is not valid for these passages."""
    import msgspec

    if message.word != "ok":
        return None
    try:
        answer = msgspec.json.decode(message.data, type=Answer)
    except msgspec.MsgspecError as error:
        raise ValueError(message) from error
    if len(answer) != len(passages):
        raise ValueError(message)
    if not all(passage.contains(matches) for passage, matches in zip(passages, answer, strict=True)):
        raise ValueError(message)
    return answer


def description() -> str:
    """Return whether a process is running that can be used. Starts nothing."""
    record = state.read(state.location(NAME) / state.SERVER)
    channel = client.joined(record) if record.get("programs") == programs() else None
    if channel is None:
        return "no process keeps it loaded; one is started when a text must be checked"
    channel.close()
    return f"process {record['pid']} keeps it loaded"
