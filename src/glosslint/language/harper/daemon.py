"""The process that keeps Harper loaded: it checks texts of one run after the other, until no run needs it."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glosslint.language.daemon import folder as state
from glosslint.language.daemon.server import StartError, serve
from glosslint.language.harper.engine import read
from glosslint.language.harper.kept import CHECK, Answer, Question, programs
from glosslint.language.harper.rules import NAME
from glosslint.language.settings import LanguageTable
from glosslint.language.types import EngineError, Passage
from glosslint.model import GlosslintError

_IDLE = 20 * 60  # seconds
_LOCK = 5  # seconds, for the process that this one replaces to end
_FIRST = "A text with a mispelling."  # which has everything loaded that most texts need


class Loaded:
    """Harper; see ``Kept``. Loaded for the rules and ``languages`` of the run that started the process."""

    def __init__(self, enable: list[str], disable: list[str], languages: list[str]) -> None:
        self._first = Question(
            tuple(enable), tuple(disable), tuple(Passage(_FIRST, _FIRST, language=language) for language in languages)
        )

    def start(self) -> Mapping[str, Any]:
        """Load Harper, and return of which programs this process is."""
        before = programs()
        try:
            self._read(self._first)
        except (EngineError, GlosslintError) as error:
            raise StartError(str(error)) from error
        if programs() != before:
            raise StartError("glosslint or Harper have just been replaced")
        return {"programs": before}

    def runs(self) -> bool:
        """Return whether texts can be checked."""
        return True

    def answer(self, word: str, data: bytes) -> bytes:
        """Return the matches of the passages of a question."""
        import msgspec

        if word != CHECK:
            raise ValueError(word)
        try:
            return msgspec.json.encode(self._read(msgspec.json.decode(data, type=Question)))
        except (msgspec.MsgspecError, EngineError, GlosslintError) as error:
            raise ValueError(word) from error

    def _read(self, question: Question) -> Answer:
        enable, disable = ([f"{NAME}:{rule}" for rule in rules] for rules in question[:2])
        table = LanguageTable(enable=tuple(enable), disable=tuple(disable))
        return tuple(tuple(matches) for matches in read(table, question.passages))

    def stop(self) -> None:
        """There is nothing to stop but the process."""


def main() -> None:
    """Keep Harper with the task on the standard input, unless another process does."""
    task = json.load(sys.stdin)
    folder = Path(task["folder"])
    with contextlib.suppress(TimeoutError), state.locked(folder, _LOCK):
        serve(folder, task.get("idle", _IDLE), Loaded(task["enable"], task["disable"], task["languages"]))


if __name__ == "__main__":
    main()
