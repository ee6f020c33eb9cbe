"""Glossaries of several forms, and what may be changed in them, for random editing sessions."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.support import entry

NAMES = ("ant", "bee", "cat", "dog", "eel", "fox", "gnu")
#: A pattern in the text of a file, and what replaces a random match; a text without one stays as it is.
Edits = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Form:
    """How files of a glossary are named and written, and what the settings say of them.

    ``make`` writes a file with an entry ``stem`` (and others, where it has several) that refers to another entry.
    ``files`` and ``layouts`` are lines of settings, of which the first are in use at the start.
    """

    name: str
    folder: str
    suffix: str
    make: Callable[[str, random.Random], str]
    files: tuple[str, ...]
    layouts: tuple[str, ...]
    edits: Edits

    def path(self, stem: str) -> str:
        return f"{self.folder}/{stem}{self.suffix}"


_ANY: Edits = (
    (r"Thing", "🐝 Thing  which is [a link](cat) to"),
    (r"Thing", "TODO. An ant is an ant"),
    (r"\n", "\r\n"),
    (r"\r\n", "\n"),
    (r"\A", "\u00a0"),
    (r"[\s\S]*", ""),
)
_OF_YAML: Edits = (
    *_ANY,
    (r"see_also: \[(\w*)", r"see_also: [ant, \1"),
    (r"see_also: \[\w*", "see_also: [nobody"),
    (r"\bid: (\w+)", r"id: \1x"),
    (r"\bid: (\w)\w*", r"id: \1"),
    (r"\bterm: .*", "term: Ant"),
    (r"\bsummary: .*\n", ""),
    (r"see_also: \[", "see_also: [["),
    (r"\[\[", "["),
)


def _page(stem: str, chance: random.Random) -> str:
    fields = f"title: {stem.capitalize()}\nrelated: [{chance.choice(NAMES)}]\n"
    text = f"Thing with the number {len(stem)} near [one](/{chance.choice(NAMES)}/) that has no end."
    return f"---\n{fields}---\n\n{text}\n\nIt is a Thing of its own.\n"


def _items(stem: str, chance: random.Random) -> str:
    others = chance.sample([name for name in NAMES if name != stem], 2)
    entries = (entry(f"{stem}-{other}", see_also=[f"{chance.choice(NAMES)}-{other}"]) for other in others)
    first = entry(stem, see_also=[chance.choice(NAMES)])
    return "".join("- " + text.rstrip("\n").replace("\n", "\n  ") + "\n" for text in (first, *entries))


def _sections(stem: str, chance: random.Random) -> str:
    names = [stem, *chance.sample([name for name in NAMES if name != stem], 2)]
    sections = (
        f"## {name.capitalize()}\n\nThing of the file {stem} near [one](#{chance.choice(names)}), which has no end.\n"
        for name in names
    )
    return f"# Terms\n\n{chr(10).join(sections)}"


FORMS = (
    Form(
        "a file an entry",
        "glossary",
        ".yaml",
        lambda stem, chance: entry(stem, see_also=[chance.choice(NAMES)]),
        ("", 'files = ["glossary/*.yaml"]\nexclude = ["glossary/d*.yaml"]\n'),
        (
            "",
            'layout = { extends = "native", links = ["#{id}"] }\n',
            'layout = { extends = "native", term = "name" }\n',
        ),
        (
            *_OF_YAML,
            (r"^status: .*", "status: deprecated\nreplaced_by: bee"),
            (r"^category", "# glosslint: ignore[references] as a test\ncategory"),
            (r"^term", "# glosslint: ignore-file[identity] as a test\nterm"),
            (r"\Z", "id: again\n"),
            (r"\Z", "extra: \u2028 '𝒳'\n---\n"),
        ),
    ),
    Form(
        "lists of entries",
        "lists",
        ".yaml",
        _items,
        ('files = ["lists/*.yaml"]\n', 'files = ["lists/*.yaml"]\nexclude = ["lists/b*.yaml"]\n'),
        (
            'layout = { extends = "native", entries = "list", id-is-stem = false }\n',
            'layout = { extends = "native", entries = "list", id-is-stem = false, references = ["see_also"] }\n',
            'layout = { extends = "native", entries = "map", id = "@key" }\n',
        ),
        (
            *_OF_YAML,
            (r"^  status: .*", "  status: deprecated\n  replaced_by: bee"),
            (r"^- ", "# glosslint: ignore[references] as a test\n- "),
            (r"^- ", "- id: new\n  term: New\n- "),
            (r"^- [\s\S]*?(?=^- |\Z)", ""),
            (r"\Z", "- id: again\n  term: Again\n"),
            (r"^- ", "-"),
        ),
    ),
    Form(
        "a page an entry",
        "pages",
        ".md",
        _page,
        ('files = ["pages/*.md"]\n', 'files = ["pages/*.md"]\nexclude = ["pages/c*.md"]\n'),
        (
            'layout = "hugo"\n',
            'layout = { extends = "hugo", links = ["#{id}"] }\n',
            'layout = { extends = "hugo", references = ["related"] }\n',
        ),
        (
            *_ANY,
            (r"related: \[(\w*)", r"related: [ant, \1"),
            (r"related: \[\w*", "related: [nobody"),
            (r"title: .*", "title: Ant"),
            (r"^---\n", "--\n"),
            (r"\(/\w+/\)", "(/nobody/)"),
            (r"^It is", "<!-- glosslint: ignore[wording] as a test -->\nIt is"),
            (r"^It is", "It is is"),
            (r"\Z", "\nMore *of it.\n"),
        ),
    ),
    Form(
        "pages of entries",
        "docs",
        ".md",
        _sections,
        ('files = ["docs/*.md"]\n', 'files = ["docs/*.md"]\nexclude = ["docs/c*.md"]\n'),
        ('layout = "page"\n', 'layout = { extends = "page", links = ["{id}"] }\n'),
        (
            *_ANY,
            (r"^## \w+", "## Ant"),
            (r"^## \w+", "## New\n\nThing that is new.\n\n## Newer"),
            (r"^## [\s\S]*?(?=^## |\Z)", ""),
            (r"\(#\w+\)", "(#nobody)"),
            (r"^Thing", "<!-- glosslint: ignore[references, wording] as a test -->\nThing"),
            (r"no end", "no no end"),
            (r"\Z", "\nMore *of it.\n"),
        ),
    ),
)
