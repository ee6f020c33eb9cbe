"""The clean glossaries that slips are planted into, and the planting."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tools.recall.plant import differing

TEXTS = Path(__file__).parent / "texts"
#: Each glossary in a language is a YAML list. The English one is also a page of Markdown, a CSV table, a folder of
#: pages, and a list whose ids are numbers.
LANGUAGES = ("en", "de", "fr", "es", "ja")
#: Before the path of each file in the content of a glossary of several.
FILE = "\f"

_ENTRY = re.compile(r'^- id: (.+)\n  term: (.+)\n(?:  aliases: .+\n)?  definition: "?(.+?)"?$', re.MULTILINE)

_PLAIN_YAML = re.compile(r"[\w¿¡](?!.*(?:: | #|[: ]$)).*")


class Entry(NamedTuple):
    """What an entry has in every form of its glossary, as it is written there."""

    id: str
    term: str
    text: str


class Glossary(NamedTuple):
    """A glossary of one file, or of several, whose contents follow each other below their paths."""

    name: str
    path: str
    content: str
    entries: tuple[Entry, ...]

    def files(self, content: str) -> dict[str, str]:
        """Return the text of each file by its path."""
        if FILE not in content:
            return {self.path: content}
        parts = (part.partition("\n") for part in content.split(FILE)[1:])
        return {path: text for path, _, text in parts}

    def written(self, text: str) -> str:
        """Return a text as this file holds it: in quotation marks where it needs them."""
        if self.path.endswith(".yml"):
            return text if _PLAIN_YAML.fullmatch(text) else f'"{text}"'
        if self.path.endswith(".csv") and set(text) & {",", '"'}:
            return '"' + text.replace('"', '""') + '"'
        return text


#: Returns the content of a glossary with one slip, at a place chosen by chance; ``None`` if it has no place for it.
GlossarySlip = Callable[[Glossary, Random], str | None]


class GlossaryKind(NamedTuple):
    """A kind of slip in a glossary. It is found if a finding of one of these rules covers the characters that changed;
    where ``near`` is given, a line that many lines from them."""

    name: str
    group: str
    slip: GlossarySlip
    rules: tuple[str, ...]
    glossaries: tuple[str, ...] = ("en",)
    near: int | None = None


class PlantedInGlossary(NamedTuple):
    """A glossary, and its content with a slip."""

    kind: GlossaryKind
    glossary: Glossary
    content: str

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the content that differ from the clean one."""
        return differing(self.content, self.glossary.content)

    @property
    def text(self) -> str:
        """The lines with the slip."""
        start, end = self.span
        end_of_line = self.content.find("\n", max(start, end - 1))
        return self.content[self.content.rfind("\n", 0, start) + 1 : end_of_line].replace("\n", " ⏎ ")


@cache
def clean_glossaries() -> tuple[Glossary, ...]:
    """Return the clean glossaries: one a language, and the English one in other forms."""
    lists = tuple(_read_list(language) for language in LANGUAGES)
    entries = lists[0].entries
    return (*lists, _page(entries), _table(entries), _pages(entries), _numbers(entries))


def _read_list(name: str) -> Glossary:
    content = (TEXTS / f"{name}.yml").read_text("utf-8")
    entries = tuple(Entry(*match.groups()) for match in _ENTRY.finditer(content))
    return Glossary(name, "glossary.yml", content, entries)


def _page(entries: Sequence[Entry]) -> Glossary:
    sections = [f"## {entry.term} {{#{entry.id}}}\n\n{entry.text}\n" for entry in entries]
    return Glossary("page", "glossary.md", "\n".join(["# Glossary\n", *sections]), tuple(entries))


def _table(entries: Sequence[Entry]) -> Glossary:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([("id", "term", "definition"), *entries])
    return Glossary("table", "glossary.csv", file.getvalue(), tuple(entries))


def _pages(entries: Sequence[Entry]) -> Glossary:
    linked = [entry._replace(text=re.sub(r"\(#([\w-]+)\)", r"(\1.md)", entry.text)) for entry in entries]
    pages = [f"{FILE}terms/{entry.id}.md\n# {entry.term}\n\n{entry.text}\n" for entry in linked]
    return Glossary("pages", "terms/*.md", "".join(pages), tuple(linked))


def _numbers(entries: Sequence[Entry]) -> Glossary:
    numbers = {entry.id: str(number) for number, entry in enumerate(entries, 101)}
    numbered = [
        Entry(numbers[entry.id], entry.term, re.sub(r"(?<=\(#)[\w-]+", lambda link: numbers[link[0]], entry.text))
        for entry in entries
    ]
    glossary = Glossary("numbers", "glossary.yml", "", tuple(numbered))
    items = (f"- id: {one.id}\n  term: {one.term}\n  definition: {glossary.written(one.text)}\n" for one in numbered)
    return glossary._replace(content="".join(items))


def plant_in_glossaries(kinds: Sequence[GlossaryKind], each: int, seed: int) -> list[PlantedInGlossary]:
    """Return up to ``each`` slips of every kind, all different, by turns in the glossaries of the kind."""
    planted: list[PlantedInGlossary] = []
    for kind in kinds:
        unique = dict.fromkeys(_plant(kind, each, Random(f"{seed} {kind.name}")))
        planted += list(unique)[:each]
    return planted


def _plant(kind: GlossaryKind, each: int, random: Random) -> Iterator[PlantedInGlossary]:
    hosts = [glossary for glossary in clean_glossaries() if glossary.name in kind.glossaries]
    for _ in range(4 * each):
        for host in hosts:
            content = kind.slip(host, random)
            if content is not None and content != host.content:
                yield PlantedInGlossary(kind, host, content)
