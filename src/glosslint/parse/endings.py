"""The kind of a file, by the ending of its name."""

from __future__ import annotations

import os.path
from functools import lru_cache

#: The endings of the files that can be read, and their kinds. A ``page`` is Markdown with front matter.
ENDINGS = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml", ".csv": "csv", ".tsv": "csv",
    ".md": "page", ".markdown": "page", ".mdx": "page", ".qmd": "page", ".rmd": "page", ".rst": "rst",
    ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".html": "html", ".htm": "html",
}  # fmt: skip
#: The kinds of files that are pages for readers.
_PAGES = frozenset(("page", "rst", "asciidoc", "html"))
#: The names, in lower case and without an ending, of files that are the page of their folder.
FOLDER_PAGES = frozenset(("index", "_index", "readme"))


@lru_cache(maxsize=1)  # several functions ask for the kind of a file, one after the other
def kind_of(path: str) -> str:
    """Return the kind of the file at ``path``, as ``ENDINGS`` has them; ``yaml`` if its ending is unknown."""
    return ENDINGS.get(os.path.splitext(path)[1].lower(), "yaml")  # noqa: PTH122 - a tenth of the time


def page_ending(path: str) -> str:
    """Return the ending of the path of a page; an empty string for other files, which hold data."""
    ending = os.path.splitext(path)[1]  # noqa: PTH122
    return ending if ENDINGS.get(ending.lower()) in _PAGES else ""


def stem_of(path: str) -> str:
    """Return the stem of ``PurePosixPath(path)``, in a tenth of the time."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def is_mdx(path: str) -> bool:
    """Return whether a file is MDX, by its name."""
    return path.lower().endswith(".mdx")
