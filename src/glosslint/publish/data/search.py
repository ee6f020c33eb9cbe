"""The index for full-text search, which pagefind makes from terms, other names and texts."""

from __future__ import annotations

import contextlib
import functools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError
from glosslint.publish.addresses import file_of
from glosslint.publish.book import Book
from glosslint.publish.html import markup
from glosslint.publish.html.entry_page import aliases_of, expansion_of

#: Prefixes of pagefind's files that the site does not use: its own user interface.
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def available() -> bool:
    """Return whether pagefind is installed."""
    from glosslint.util.system import installed_version

    return installed_version("pagefind") is not None and installed_version("pagefind-bin") is not None


@contextlib.contextmanager
def indexing(book: Book) -> Iterator[Callable[[], Mapping[str, bytes]]]:
    """Start pagefind in another process; yield a function that waits for it and returns the files of the search index.

    Their paths are those in the site. The function raises GlosslintError if pagefind fails.
    """
    with tempfile.TemporaryDirectory(prefix="glosslint-search-") as folder:
        pages, index = Path(folder, "pages"), Path(folder, "pagefind")
        for entry in book.entries:
            file = pages / file_of(book.address(entry))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(book, entry), "utf-8", "replace")
        command = [sys.executable, "-P", "-m", "pagefind", "--site", str(pages), "--output-path", str(index), "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder) as process:
            try:
                yield functools.partial(_finished, process, index)
            finally:
                process.kill()  # without effect if it has ended


def _finished(process: subprocess.Popen[bytes], index: Path) -> Mapping[str, bytes]:
    _, errors = process.communicate()
    if process.returncode:
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        raise GlosslintError(f"pagefind cannot make the search index: {lines[-1] if lines else 'no reason given'}")
    return {
        f"pagefind/{file.relative_to(index).as_posix()}": file.read_bytes()
        for file in sorted(index.rglob("*"))
        if file.is_file() and not file.name.startswith(_UNUSED)
    }


def _page(book: Book, entry: EntryFacts) -> str:
    names = ", ".join(filter(None, (expansion_of(entry), *aliases_of(entry))))
    texts = "".join(f"<p>{escape(markup.plain(book.markdown(prose.text)))}</p>" for prose in book.prose(entry))
    language = (entry.language or book.language).replace("_", "-")
    return (
        f'<!doctype html><html lang="{escape(language)}"><title>{escape(entry.title)}</title><body data-pagefind-body>'
        f'<h1 data-pagefind-weight="10">{escape(entry.title)}</h1><p data-pagefind-weight="8">{escape(names)}</p>'
        f"{texts}"
    )
