"""Recognise a README that is a glossary by its title: "Glossary of sailing"; most are about a program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from glosslint.model.source import Source
from glosslint.text.names import fold

_HEADING = re.compile(
    r"^#{1,3}[ \t]+(?P<marked>[^\r\n]+)$|^(?P<lined>\S[^\r\n]*)\r?\n(?:=+|-+)[ \t]*$"
    r"|<h[1-3]\b[^<>]*>(?P<tagged>[^<>]+)</h",
    re.IGNORECASE | re.MULTILINE,
)
_GLOSSARY = re.compile(
    r"\W*(?:\S+[ \t]+){0,3}glos+a(?:ry|ire|rio|r)(?:[ \t]+(?:of|for|de|du|des|von|der|zum|zur)\b.*|[ \t]+\w+)?\W*",
    re.IGNORECASE,
)
#: Titles of a README that is about a program.
_PROGRAM = frozenset(
    phrase.strip()
    for phrase in """installation, install, installing, usage, getting started, quick start, quickstart, features,
    requirements, prerequisites, setup, development, tests, testing, tech stack, technologies, technologies used,
    project structure, structure, configuration, demo, screenshots, how it works, how to use, roadmap, deployment,
    running locally, api reference, documentation, architecture, support, faq, authors, project overview, goal, goals,
    commands, build, environment variables, overview, description, todo""".replace("\n", " ").split(",")
)
_FEWEST, _MOST = 8, 0.2  # minimum of entries, and maximum share of titles about a program


def presents_glossary(source: Source) -> bool:
    """Return whether a page is a README whose title says that it is a glossary."""
    return PurePosixPath(source.path).stem.lower() == "readme" and _GLOSSARY.fullmatch(title(source)) is not None


def title(source: Source) -> str:
    """Return the words of the first heading, or an empty string."""
    heading = _HEADING.search(source.text)
    return (heading["marked"] or heading["lined"] or heading["tagged"]).strip(" \t#") if heading is not None else ""


def are_terms(titles: Iterable[str]) -> bool:
    """Return whether the titles in a README are terms, rather than those of sections about a program."""
    folded = [fold(words.strip(":")) for words in titles]
    return len(folded) >= _FEWEST and sum(words in _PROGRAM for words in folded) < max(2, _MOST * len(folded))
