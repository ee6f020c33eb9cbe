"""What engines answered before, by text: one file for each glossary, in the cache of the user.

The file is a convenience. One that is missing, broken, of another version or not to be written is no fault: the engine
is asked, and that is all. It is replaced as a whole, so that runs at the same time cannot spoil it; the last one wins.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from glosslint.language.types import Engine, Kind, Match, Passage
from glosslint.model import Span
from glosslint.util.packages import installed_version

_FORMAT = 1
_MOST = 50_000  # answers in a file; the oldest go first
_OFTEN = 4  # a file holds so many times as many answers as the last run needed, and at least …
_LEAST = 1_000  # … so many


def cache_folder() -> Path:
    """The cache of the user, by the customs of the system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "glosslint/cache"
    home = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return Path(os.environ.get("XDG_CACHE_HOME") or home) / "glosslint"


def cache_file(root: Path) -> Path | None:
    """The file for the glossary whose settings apply in ``root``; ``None`` where no user has a home."""
    try:
        return (
            cache_folder()
            / f"language-{hashlib.sha256(str(root).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"
        )
    except RuntimeError:
        return None


class AnswerCache:
    """The answers in a file. ``None`` for a file remembers nothing beyond this run."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._old = _read(file) if file is not None else {}
        self._used: dict[str, Any] = {}
        self._new = False

    def get(self, engine: Engine, passage: Passage) -> tuple[Match, ...] | None:
        """What the engine said of the passage; ``None`` when that is not known."""
        key = _key(engine, passage)
        told = self._used.get(key, self._old.get(key))
        if told is None:
            return None
        try:
            found = tuple(_match(item) for item in told)
        except (TypeError, ValueError, KeyError):
            return None
        if not all(0 <= match.span.start < match.span.end <= len(passage.text) for match in found):
            return None
        self._used[key] = told
        return found

    def put(self, engine: Engine, passage: Passage, matches: Sequence[Match]) -> None:
        """Remember what the engine says of the passage."""
        self._used[_key(engine, passage)] = [list(match) for match in matches]
        self._new = True

    def save(self) -> None:
        """Write the file, if anything is new."""
        if self._file is None or not self._new:
            return
        import json

        self._new = False
        answers = {**{key: told for key, told in self._old.items() if key not in self._used}, **self._used}
        most = min(_MOST, max(_LEAST, _OFTEN * len(self._used)))
        kept = dict(list(answers.items())[-most:])
        with contextlib.suppress(OSError):
            _write(self._file, json.dumps({"format": _FORMAT, "answers": kept}).encode())


@cache
def _ours() -> str:
    return installed_version("glosslint") or ""


def _key(engine: Engine, passage: Passage) -> str:
    said = "\0".join(
        (
            _ours(),  # how an engine is asked, and what of its answer is kept, is ours
            engine.name,
            engine.version,
            engine.key,
            passage.language,
            passage.text,
            passage.masked,
            *sorted(passage.known),
        )
    )
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _match(item: Any) -> Match:
    (start, end), rule, message, suggestions, kind, sure = item
    if kind not in get_args(Kind) or not all(isinstance(text, str) for text in (rule, message, *suggestions)):
        raise ValueError(item)
    return Match(Span(int(start), int(end)), rule, message, tuple(suggestions), kind, bool(sure))


def _read(file: Path) -> dict[str, Any]:
    import json

    try:
        data = json.loads(file.read_bytes())
        answers = data["answers"] if data["format"] == _FORMAT else {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return answers if isinstance(answers, dict) else {}


def _write(file: Path, data: bytes) -> None:
    """Put the data into the file, so that a reader sees the old one or all of the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.stem}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
