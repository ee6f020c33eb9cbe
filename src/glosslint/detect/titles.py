"""What the titles of a page and of its parts say: that it is a glossary, or that it is about a program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.detect.file_names import is_project_page, names_definitions, names_glossary
from glosslint.model.source import Source
from glosslint.parse.tree import BODY, Document, Mapping as MappingNode, Scalar
from glosslint.text.names import fold

_HEADING = re.compile(
    r"^#{1,3}[ \t]+(?P<marked>[^\r\n]+)$|^(?P<lined>\S[^\r\n]*)\r?\n(?:=+|-+)[ \t]*$"
    r"|<h[1-3]\b[^<>]*>(?P<tagged>[^<>]+)</h",
    re.IGNORECASE | re.MULTILINE,
)
TITLE = re.compile(r"^(?P<level>#{1,4})[ \t]+(?P<title>\S(?:[^\n]*[^\s#])?)[ \t#\r]*$", re.MULTILINE)
_LONGEST = 120  # characters of a title
#: The term in "What is an LLM? A guide for beginners", and in a title that does not ask.
QUESTION = r"\A(?:(?i:what(?:'s|\u2019s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?))?(.+?)\s*(?:\?.*)?\Z"
_WORD = r"glos+[a\u00e1](?:r\w*|ires?)"
#: What may follow the word: "Glossary (all ships)", "Glossary of ships", "Glossary – ships", "Glossary & Acronyms".
_AFTER = (
    r"(?:[ \t]*[(\[][^()\[\]]{1,60}[)\]]|[ \t]*[:,&][^.!?:]{1,60}|[ \t]+[|/\u2013\u2014-][ \t][^.!?:]{1,60}"
    r"|[ \t]+(?:and|of|for|to|in|on|y|e|de|du|des|del|der|et|und|von|zum|zur|f\u00fcr|para|pour)\b[^.!?:]{1,60})?\W*"
)
_README = re.compile(
    rf"\W*(?:\S+[ \t]+){{0,3}}{_WORD}(?:[ \t]+(?:of|for|de|du|des|von|der|zum|zur)\b.*|[ \t]+\w+|{_AFTER})\W*",
    re.IGNORECASE,
)
#: The title of a page that is one: "Glossary & Acronyms", "Key glossary of ships".
_PAGE = re.compile(rf"\W*(?:[\w'\u2019-]+[ \t]+){{0,2}}{_WORD}{_AFTER}", re.IGNORECASE)
_PART = re.compile(r"(?:\w+[ \t]+){0,2}glos+ar\w*\W*$", re.IGNORECASE)
_KIND = r"(?:(?:key|important|basic|common|main|core|general|useful|essential|domain|technical|business|project)[ \t]+)"
#: Other titles of parts and pages that have entries, in the languages whose word for it is no other word as well.
_TERMS = re.compile(
    rf"[\W\d_]*(?:(?:[\w'\u2019-]+[ \t]+){{0,2}}{_WORD}{_AFTER}"
    rf"|(?:{_KIND}?(?:terminology|nomenclature)|{_KIND}(?:terms|vocabulary)"
    rf"|(?:ubiquitous|domain)[ \t]+language)(?:[ \t]+(?:used|we[ \t]+use)\b[^.!?]{{0,60}}|{_AFTER})"
    rf"|terms[ \t]+(?:used|we[ \t]+use)\b[^.!?]{{1,60}}|terms[ \t]*(?:and|&|,)[ \t]*definitions{_AFTER}"
    rf"|{_KIND}?definitions(?:[ \t]+used\b[^.!?]{{0,60}}|{_AFTER})|definition[ \t]+of[ \t]+{_KIND}?terms"
    rf"|(?:d\u00e9finitions|terminologie|lexique|definiciones|begriffs(?:erkl\u00e4rung(?:en)?|definitionen"
    rf"|bestimmung(?:en)?)){_AFTER})\W*",
    re.IGNORECASE,
)
_OF_USE = re.compile(r"\b(?:conditions|service|privacy|sale|licen[cs]e|payment|types?|functions?|variables?)\b", re.I)
#: A loop over data, or an include that is called a glossary; other includes are headers, notices and the like.
_MAKES_ENTRIES = re.compile(
    r"\{%-?\s*(?:for\s+\w+\s+in\s+site\.data\b|include\s+[^\s%]*(?:gloss|term|defin|vocab|dict))", re.IGNORECASE
)
#: Other loops, and a value of data: on a page with entries of its own, that of a link or a version.
_FILLS = re.compile(r"\{%-?\s*for\b|\{\{-?\s*(?:range|site\.data)\b", re.IGNORECASE)
#: A line that begins an entry which no template makes: a heading of two letters or more, a word in bold, a text, a row.
_OWN = re.compile(
    r"^(?:#{2,6}[ \t]+|(?:[-*+][ \t]+)?(?:\*\*|__|`)|:[ \t]+|\|[ \t]*)[^\W\d_]\w(?![^\n]*\{[{%])", re.MULTILINE
)
_FEWEST_OWN = 4
#: Titles of a README that is about a program.
_PROGRAM = frozenset(
    phrase.strip()
    for phrase in """installation, install, installing, usage, getting started, quick start, quickstart, features,
    requirements, prerequisites, setup, development, tests, testing, tech stack, technologies, technologies used,
    project structure, structure, configuration, demo, screenshots, how it works, how to use, roadmap, deployment,
    running locally, api reference, documentation, architecture, support, faq, authors, project overview, goal, goals,
    commands, build, environment variables, overview, description, todo""".replace("\n", " ").split(",")
)
FEWEST_IN_README, _MOST = 8, 0.2  # minimum of entries, and maximum share of titles about a program


class Called(NamedTuple):
    """The heading below which a page is a glossary, empty if all of it is; and whether the page, a title or the heading
    says so with this word, and not with another such as "definitions"."""

    heading: str = ""
    surely: bool = True


def presents_glossary(source: Source) -> bool:
    """Return whether a page is a README that is a glossary, as its title or its folder says."""
    path = PurePosixPath(source.path)
    return path.stem.lower() == "readme" and (names_glossary(f"{path.parent}/index") or _says_glossary(source))


def _says_glossary(source: Source) -> bool:
    own = title(source)
    return len(own) <= _LONGEST and _README.fullmatch(own) is not None


def title(source: Source) -> str:
    """Return the words of the first heading, or an empty string."""
    heading = _HEADING.search(source.text)
    return (heading["marked"] or heading["lined"] or heading["tagged"]).strip(" \t#") if heading is not None else ""


def are_terms(titles: Iterable[str]) -> bool:
    """Return whether the titles in a README are terms, rather than those of sections about a program."""
    folded = [fold(words.strip(":")) for words in titles]
    few = sum(words in _PROGRAM for words in folded) < max(2, _MOST * len(folded))
    return len(folded) >= FEWEST_IN_README and few


def is_template(document: Document) -> bool:
    """Return whether a template fills a page from data: it makes entries, or the page is not called a glossary, or has
    hardly any entries of its own."""
    text = body(document)
    if _MAKES_ENTRIES.search(text) is not None:
        return True
    if _FILLS.search(text) is None:
        return False
    is_called = names_glossary(document.source.path) or is_titled_glossary(document) or glossary_title(document)
    return not is_called or sum(1 for _ in _OWN.finditer(text)) < _FEWEST_OWN


def body(document: Document) -> str:
    """Return the text of a Markdown page below its front matter; empty for other files."""
    root = document.roots[0] if document.roots else None
    text = root.get(BODY) if isinstance(root, MappingNode) else None
    return text.text if isinstance(text, Scalar) else ""


def is_titled_glossary(document: Document | None) -> bool:
    """Return whether the title of a Markdown page, in its front matter or first heading, says that it is a glossary."""
    return any(map(_PAGE.fullmatch, _titles(document)))


def _titles(document: Document | None) -> list[str]:
    """Return the titles in the front matter and the first heading of a page that is about no project."""
    if document is None or is_project_page(document.source.path):
        return []
    root = document.roots[0] if document.roots else None
    own = root.get("title") if isinstance(root, MappingNode) else None
    heading = TITLE.search(body(document))
    titles = [own.text] if isinstance(own, Scalar) else []
    titles += [heading["title"]] if heading is not None and len(heading["level"]) == 1 else []
    return [words for words in titles if len(words) <= _LONGEST]


def called(document: Document, by_itself: bool) -> Called | None:
    """Return which part of a Markdown page is called a glossary, ``None`` if no part is; ``by_itself``, because of its
    name or what it has, all of the page may be."""
    if is_template(document):
        return None
    heading = glossary_title(document)
    if by_itself or (heading is None and (presents_glossary(document.source) or is_titled_glossary(document))):
        return Called(surely=by_itself or is_titled_glossary(document) or _says_glossary(document.source))
    if heading is not None:
        return Called(heading["title"])
    if names_definitions(document.source.path) or any(map(_names_terms, _titles(document))):
        return Called(surely=False)
    part = terms_title(document)
    return Called(part["title"], surely=False) if part is not None else None


def glossary_title(document: Document) -> re.Match[str] | None:
    """Return the heading below which a page is a glossary; ``None`` if it has none."""
    return next((match for match in _parts(document) if _PART.match(match["title"])), None)


def terms_title(document: Document) -> re.Match[str] | None:
    """Return the heading of a page that says that terms are below it, such as "Terminology"; ``None`` if it has
    none."""
    return next((match for match in _parts(document) if _names_terms(match["title"])), None)


def _parts(document: Document) -> Iterable[re.Match[str]]:
    least = 2 if is_project_page(document.source.path) else 1  # the heading of a README is the name of the project
    fit = (match for match in TITLE.finditer(body(document)) if len(match["level"]) >= least)
    return (match for match in fit if len(match["title"]) <= _LONGEST)


def _names_terms(words: str) -> bool:
    return _TERMS.fullmatch(words) is not None and _OF_USE.search(words) is None
