"""Answers of engines by text: one file for each glossary, in the user's cache folder.

A file that is missing, broken, of another version or not writable is no error: the engine is asked again. The file is
replaced as a whole, so that simultaneous runs cannot corrupt it; the last one wins.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from glosslint.language.types import Engine, Kind, Match, Passage
from glosslint.model import Span
from glosslint.util.packages import installed_version
from glosslint.util.user_folders import user_folder

_FORMAT = 1
_MOST = 50_000  # answers in a file; the oldest go first
_FACTOR = 4  # a file holds this many times the answers that the last run used, since branches differ, and at least …
_LEAST = 1_000  # … this many


def cache_folder() -> Path:
    """Return the folder of glosslint in the user's cache."""
    return user_folder("cache")


def cache_file(root: Path) -> Path | None:
    """Return the file for the glossary whose settings apply in ``root``; ``None`` if the user has no home folder."""
    digest = hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    try:
        return cache_folder() / f"language-{digest}.json"
    except RuntimeError:
        return None


class AnswerCache:
    """The answers in a file. With ``None`` for a file they are kept for this run only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._old = _read(file) if file is not None else {}
        self._used: dict[str, Any] = {}
        self._new = False

    def get(self, engine: Engine, passage: Passage) -> tuple[Match, ...] | None:
        """Return the engine's matches in the passage; ``None`` if the cache has no usable answer."""
        key = _key(engine, passage)
        answer = self._used.get(key, self._old.get(key))
        if answer is None:
            return None
        try:
            matches = tuple(map(_match, answer))
        except (TypeError, ValueError, KeyError):
            return None
        if not passage.contains(matches):
            return None
        self._used[key] = answer
        return matches

    def put(self, engine: Engine, passage: Passage, matches: Sequence[Match]) -> None:
        """Add the engine's matches in the passage."""
        self._used[_key(engine, passage)] = [list(match) for match in matches]
        self._new = True

    def save(self) -> None:
        """Write the file, if anything was added."""
        if self._file is None or not self._new:
            return
        import json

        from glosslint.util import atomic_write

        self._new = False
        unused = {key: answer for key, answer in self._old.items() if key not in self._used}
        answers = {**unused, **self._used}  # the last used at the end, where they are kept
        most = min(_MOST, max(_LEAST, _FACTOR * len(self._used)))
        kept = dict(list(answers.items())[-most:])
        with contextlib.suppress(OSError, atomic_write.NotWrittenError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write.write(self._file, json.dumps({"format": _FORMAT, "answers": kept}).encode())


@cache
def _own_version() -> str:
    return installed_version("glosslint") or ""


def _key(engine: Engine, passage: Passage) -> str:
    parts = "\0".join(
        (
            _own_version(),  # glosslint decides how an engine is asked, and what of its answer is kept
            engine.name,
            engine.version,
            engine.key,
            passage.language,
            passage.text,
            passage.masked,
            *sorted(passage.known),
        )
    )
    return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


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
