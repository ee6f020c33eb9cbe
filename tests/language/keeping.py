"""What the tests of the process that keeps Harper loaded share."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from glosslint.language.daemon import client, folder as state
from glosslint.language.harper import kept
from tests.language.languagetool.test_managed import until
from tests.support import glosslint, write
from tests.timing import HANG

TEXTS = (
    "A text with an mispelling, and with with a word twice.",
    "The colour of a tokenise, as in `code` and at https://example.org.",
    "An unknown Fooblub \N{SNOWMAN} \N{GOTHIC LETTER AHSA} of the the kind, whose behavior is is odd.",
)
PLAIN = "A text with no fault in it."


def project(folder: Path, *texts: str, language: str = "") -> Path:
    settings = f'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\n{language}\n'
    entries = {f"glossary/e{n}.yaml": f"id: e{n}\nterm: E{n}\ndefinition: {text}\n" for n, text in enumerate(texts)}
    return write(folder, {"glosslint.toml": settings, **entries})


def record() -> Mapping[str, Any]:
    return state.read(file())


def file() -> Path:
    return state.location(kept.NAME) / state.SERVER


def found(folder: Path, *options: str) -> list[object]:
    """The findings of a run, as JSON has them."""
    result = glosslint("--output", "json", *options, cwd=folder)
    assert result.code in (0, 1), result.err
    findings: list[object] = json.loads(result.out)["findings"]
    return findings


def loaded(tmp: Path) -> Mapping[str, Any]:
    """Have a run start a process, and wait until it has loaded Harper."""
    found(project(tmp / "first", PLAIN))
    until(lambda: bool(record()))
    return record()


def ended() -> None:
    """Stop the processes that the tests have started, also one that is still about to load Harper."""

    def is_over() -> bool:
        client.stopped(record())
        return is_free()

    until(is_over)
    file().unlink(missing_ok=True)


def is_free() -> bool:
    """Return whether no process keeps Harper loaded, or is about to."""
    folder = state.location(kept.NAME)
    try:
        with state.locked(folder, 0):
            return True
    except FileNotFoundError:
        return True
    except TimeoutError:
        return False


def patient(patch: pytest.MonkeyPatch) -> None:
    """Have runs of this process wait as long for an answer as a busy machine takes."""
    patch.setattr(kept, "_TIMEOUT", HANG)
    patch.setattr(client, "TIMEOUT", HANG)
    patch.setattr(client, "_STOPPING", HANG)


@contextmanager
def short() -> Iterator[Path]:
    """A folder whose path is short enough for one of a socket."""
    with tempfile.TemporaryDirectory(prefix="g") as name:
        yield Path(name)
