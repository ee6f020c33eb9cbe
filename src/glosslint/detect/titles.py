"""What the titles of a page and of its parts say: that it is a glossary, or that a template makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.detect.file_names import DEFINITIONS, is_project_page, names_definitions, names_glossary
from glosslint.detect.words import fold_path
from glosslint.parse.markdown.page import SECTION
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import BODY, Document, Mapping as MappingNode, Scalar

_GLOSSARY, _MOST_BEFORE = re.compile(r"glos+a(?:r\w*|ires?)"), 2  # words before it
#: What may follow the word: "Glossary (all ships)", "Glossary of ships", "Glossary – ships", "Glossary & Acronyms".
_AFTER = re.compile(
    r"[\W_]*\Z|\s*[(\[:,&|/]|\s+[\u2013\u2014-]\s"
    r"|\s+(?:and|of|for|to|in|on|used|y|e|de|du|des|del|der|et|und|von|zum|zur|fur|para|pour)\b[^.!?:]*\Z"
)
#: A loop over data, or an include that is called a glossary; other includes are headers, notices and the like.
_MAKES_ENTRIES = re.compile(
    r"\{%-?\s*(?:(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s*site\.data\b|include\s+[^\s%]*(?:gloss|term|defin|vocab|dict))",
    re.IGNORECASE,
)
#: Other loops, and a value of data: on a page with entries of its own, that of a link or a version.
_FILLS = re.compile(r"\{%-?\s*for\b|\{\{-?\s*(?:range|site\.data)\b", re.IGNORECASE)
FEWEST_IN_README = 8  # entries of a README that is a glossary


class Section(NamedTuple):
    """A part of a Markdown page: its title, the text below it, and how many other titles it is below."""

    title: str
    text: str
    depth: int


class Called(NamedTuple):
    """The heading below which a page is a glossary, empty if all of it is; and whether the page, a title or the heading
    says so with this word, and not with another such as "definitions"."""

    heading: str = ""
    surely: bool = True


def sections(document: Document) -> Iterator[Section]:
    """Yield the parts of a Markdown page that have a title, in order."""
    ends: list[int] = []
    root = document.roots[0] if document.roots else None
    for key, value in root.pairs if isinstance(root, MappingNode) else ():
        if key.text.startswith(SECTION) and isinstance(value, Scalar):
            while ends and ends[-1] <= key.start:
                ends.pop()
            yield Section(key.text.removeprefix(SECTION), value.text, len(ends))
            ends.append(value.end)


def title(document: Document) -> str:
    """Return the words of the first heading, or an empty string."""
    if PurePosixPath(document.source.path).stem.lower() != "readme":
        return next((section.title for section in sections(document)), "")
    tree = page_of(document.source, SectionTable()).tree  # its title may be in HTML
    return next((tree.shown(block.content).text for block in tree.walk() if block.kind == "heading"), "")


def _value(document: Document, key: str) -> str:
    """Return the string that a page has under a key; an empty one if it has none."""
    root = document.roots[0] if document.roots else None
    own = root.get(key) if isinstance(root, MappingNode) else None
    return own.text if isinstance(own, Scalar) else ""


def is_sure(words: str) -> bool:
    """Return whether a title says with this word that a glossary is below it."""
    own = fold_path(words)
    found = _GLOSSARY.search(own)
    if found is None or len(own[: found.start()].split()) > _MOST_BEFORE:
        return False
    return _AFTER.match(own, found.end()) is not None


def names_terms(words: str) -> bool:
    """Return whether a title says with another word that terms are below it: "Terminology", "Terms and definitions"."""
    own = fold_path(words).lstrip("_-. 0123456789")
    found = DEFINITIONS.match(own)
    return found is not None and _AFTER.match(own, found.end()) is not None


def presents_glossary(document: Document) -> bool:
    """Return whether a page is a README that is a glossary, as its title or its folder says."""
    path = PurePosixPath(document.source.path)
    return path.stem.lower() == "readme" and (names_glossary(f"{path.parent}/index") or is_sure(title(document)))


def is_titled_glossary(document: Document | None) -> bool:
    """Return whether the title of a Markdown page, in its front matter or first heading, says that it is a glossary."""
    return document is not None and any(map(is_sure, _titles(document)))


def _titles(document: Document) -> list[str]:
    """Return the titles in the front matter and the first heading of a page that is about no project."""
    return [] if is_project_page(document.source.path) else [_value(document, "title"), title(document)]


def is_template(document: Document) -> bool:
    """Return whether a template fills a page from data: it makes entries, or the page is not called a glossary."""
    text, is_called = _value(document, BODY), names_glossary(document.source.path) or is_titled_glossary(document)
    return _MAKES_ENTRIES.search(text) is not None or (_FILLS.search(text) is not None and not is_called)


def glossary_part(document: Document, surely: bool = True) -> Section | None:
    """Return the first part of a page whose title says that it is a glossary, if it is not ``surely`` one perhaps with
    another word; ``None`` if it has none. The first heading of a README is the name of the project."""
    least = 1 if is_project_page(document.source.path) else 0
    says = is_sure if surely else names_terms
    return next((one for one in sections(document) if one.depth >= least and says(one.title)), None)


def called(document: Document, by_itself: bool) -> Called | None:
    """Return which part of a Markdown page is called a glossary, ``None`` if no part is; ``by_itself``, because of its
    name or what it has, all of the page may be."""
    if is_template(document):
        return None
    part = glossary_part(document)
    if by_itself or (part is None and (presents_glossary(document) or is_titled_glossary(document))):
        return Called()
    if part is not None:
        return Called(part.title)
    if names_definitions(document.source.path) or any(map(names_terms, _titles(document))):
        return Called(surely=False)
    part = glossary_part(document, surely=False)
    return Called(part.title, surely=False) if part is not None else None
