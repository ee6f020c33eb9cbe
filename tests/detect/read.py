"""``init`` on files, in this process, and the entries that its settings read; glossaries of ships in each form."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from glosslint.cli.commands.init import write_settings
from glosslint.engine.session import CheckRequest, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import Layout
from glosslint.model import GlosslintError
from glosslint.settings.settings import load
from tests.support import glosslint, write

TERMS = {
    "Rope": "Thick line of twisted yarn.",
    "Yarn": "Thread of spun fibre, for a rope.",
    "Bow": "Front part of a ship.",
    "Stern": "Rear part of a ship.",
}
#: What ``init`` shows of these.
SHOWN = "".join(f"  {term}: {text}\n" for term, text in list(TERMS.items())[:3])
#: How entries may be written: the path, what is above all, each of them, and what is below.
FORMS = {
    "heading": ("glossary.md", "# Glossary\n\n", "## {}\n\n{}\n\n", ""),
    "paragraph": ("glossary.md", "# Glossary\n\n", "**{}**: {}\n\n", ""),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}** – {}\n", ""),
    "table": ("glossary.md", "# Glossary\n\n| Term | Definition |\n|---|---|\n", "| {} | {} |\n", ""),
    "definition list": ("glossary.md", "# Glossary\n\n", "{}\n: {}\n\n", ""),
    "rst": ("glossary.rst", "Glossary\n========\n\n.. glossary::\n\n", "   {}\n      {}\n\n", ""),
    "rst paragraph": ("glossary.rst", "Glossary\n========\n\n", "**{}**: {}\n\n", ""),
    "asciidoc": ("glossary.adoc", "= Glossary\n\n", "{}:: {}\n", ""),
    "asciidoc paragraph": ("glossary.adoc", "= Glossary\n\n", "*{}*: {}\n\n", ""),
    "html": ("glossary.html", "<h1>Glossary</h1><dl>\n", "<dt>{}</dt><dd>{}</dd>\n", "</dl>\n"),
    "html paragraph": ("glossary.html", "<h1>Glossary</h1>\n", "<p><b>{}</b>: {}</p>\n", ""),
    "list": ("glossary.yaml", "", "- term: '{}'\n  definition: {}\n", ""),
    "keys": ("glossary.yaml", "", "'{}': {}\n", ""),
    "rows": ("glossary.csv", "Term,Definition\n", '"{}","{}"\n', ""),
}
_FOLDERS = count()


class Read:
    """What ``init`` says of files in a new folder, or why it refuses, and what its settings read.

    Files are given as their texts, or as data that are written in JSON.
    """

    def __init__(self, folder: Path, files: Mapping[str, Any], **options: Any) -> None:
        self.folder = folder / f"f{next(_FOLDERS)}"
        self.folder.mkdir()
        write(self.folder, {path: _text(own) for path, own in files.items()})
        self.out = self.error = ""
        try:
            self.out = "".join(f"{line}\n" for line in write_settings(self.folder, **options))
        except GlosslintError as error:
            self.error = str(error)

    @property
    def first(self) -> str:
        """The first line, or that of the error."""
        return (self.out or f"error: {self.error}").partition("\n")[0]

    @property
    def settings(self) -> str:
        """The text of the settings."""
        assert self.out, self.error
        return (self.folder / "glosslint.toml").read_text("utf-8")

    @property
    def table(self) -> dict[str, Any]:
        """The settings as data."""
        return tomllib.loads(self.settings)

    @property
    def layout(self) -> Layout:
        """The layout that the settings give."""
        assert self.out, self.error
        return load(None, self.folder).layout

    @cached_property
    def entries(self) -> Sequence[EntryFacts]:
        """The entries that are read with the settings."""
        assert self.out, self.error
        return entries_of(self.folder)

    @property
    def names(self) -> list[list[str]]:
        """The names of each entry, the term first."""
        return [[name.value for name in entry.names] for entry in self.entries]

    @property
    def terms(self) -> list[str]:
        """The term of each entry."""
        return [entry.title for entry in self.entries]

    @property
    def texts(self) -> dict[str, str]:
        """The first text of each entry, by its term."""
        return {entry.title: entry.prose[0].text if entry.prose else "" for entry in self.entries}

    @property
    def pairs(self) -> list[tuple[list[str], str]]:
        """The names and the first text of each entry."""
        return list(zip(self.names, (e.prose[0].text if e.prose else "" for e in self.entries), strict=True))

    def check(self, *args: str) -> str:
        """Check the files, after a change of them with ``change``; return the report."""
        return glosslint("--output-format", "concise", *args, cwd=self.folder).out

    def change(self, path: str, old: str, new: str) -> None:
        """Replace characters of a file, which must be there."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), "utf-8")


def _text(data: Any) -> str | bytes:
    return data if isinstance(data, str | bytes) else f"{json.dumps(data, indent=1)}\n"


def entries_of(folder: Path) -> Sequence[EntryFacts]:
    """Return the entries that the settings in a folder read."""
    return open_session(CheckRequest(load(None, folder))).glossary.entries


def page(form: str, terms: Mapping[str, str]) -> dict[str, str]:
    """Return a glossary in one of the FORMS: its text by its path."""
    path, head, row, tail = FORMS[form]
    return {path: head + "".join(row.format(term, text) for term, text in terms.items()) + tail}


def headings(terms: Mapping[str, str], level: int = 2, title: str = "Glossary") -> str:
    """Return a page in Markdown with a heading for each term."""
    return f"# {title}\n\n" + "".join(f"{'#' * level} {term}\n\n{text}\n\n" for term, text in terms.items())


def items(terms: Mapping[str, str]) -> str:
    """Return items of a list in Markdown, with the terms in bold."""
    return "".join(f"- **{term}**: {text}\n" for term, text in terms.items())


def rows(terms: Mapping[str, str], *titles: str) -> str:
    """Return a table in Markdown, with the term in the first of its columns, its text in the last, "x" between them."""
    titles = titles or ("Term", "Definition")
    between = [["x"] * (len(titles) - 2)] * len(terms)
    lines = [titles, ["---"] * len(titles), *([a, *x, b] for (a, b), x in zip(terms.items(), between, strict=True))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def records(
    terms: Mapping[str, str], term: str = "term", text: str = "definition", **more: Any
) -> list[dict[str, Any]]:
    """Return entries as data, with these keys, and more values that are the same in each."""
    return [{term: own, text: words, **more} for own, words in terms.items()]
