"""``python -m tests.engine.held FOLDER COUNT…``: prints the bytes that a check of so many entries holds at its end."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from pathlib import Path
from unittest import mock

from benchmarks import corpus
from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, open_session
from glosslint.parse import documents
from glosslint.settings.settings import load
from tests.support import ROOT


def held(folder: Path, count: int) -> int:
    """Return the bytes; no trees of files without findings are kept."""
    folder.mkdir()
    corpus.write(folder, count, (ROOT / "schema" / "entry.schema.json").read_text("utf-8"))
    request = CheckRequest(load(None, folder, {"ignore": ["spelling", "grammar"]}))
    gc.collect()
    tracemalloc.start()
    try:
        judgement = judge(open_session(request), request)
        gc.collect()
        bytes_held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(judgement.session.glossary.entries) == count
    return bytes_held


if __name__ == "__main__":
    documents.ROOM = 0
    with mock.patch("glosslint.util.parallel.usable_cores", return_value=1):
        for number, entries in enumerate(sys.argv[2:]):
            sys.stdout.write(f"{held(Path(sys.argv[1]) / str(number), int(entries))}\n")
