"""From a place to others: definition, references, symbols, links of the document; and an entry in a few words, which
hover and completion show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Any

from lsprotocol import types

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import Span
from glosslint.rule.docstring import what, why
from glosslint.rules.registry import rule_named
from glosslint.server.app import App
from glosslint.server.features.spots import (
    EntryUse,
    FoundTarget,
    Spot,
    find_spot,
    find_target,
    find_use,
    list_mentions,
    list_references,
    list_uses,
)
from glosslint.server.protocol import make_uri

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!])")
_LONGEST = 400  # characters of a text that is shown
_CLASS = types.SymbolKind.Class
_KIND = types.DocumentHighlightKind
_HIGHLIGHTS = {
    "id": _KIND.Write,
    "term": _KIND.Write,
    "reference": _KIND.Text,
    "link": _KIND.Text,
    "mention": _KIND.Read,
}
_MOST_SYMBOLS = 500  # that a search lists: editors ask again with each letter


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def shorten_text(entry: EntryFacts) -> str:
    """Return the core text of an entry, else its first, on one line and not too long."""
    texts = sorted(entry.prose, key=lambda prose: not prose.core)
    text = " ".join(texts[0].text.split()) if texts else ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _describe_entry(entry: EntryFacts, glossary: Glossary) -> Iterator[str]:
    """Yield paragraphs of Markdown on an entry: names, status, text, and which entries refer to it."""
    state = f" · {escape(entry.status_text)}" if entry.status_text else ""
    yield f"**{escape(entry.title)}** · {escape(entry.key)}{state}"
    others = [name.value for name in entry.names if name.value != entry.title]
    if others:
        yield f"also: {', '.join(map(escape, dict.fromkeys(others)))}"
    if entry.deprecated:
        instead = glossary.replacement(entry)
        yield f"deprecated; use {escape(instead.key)}" if instead is not None else "deprecated"
    yield escape(shorten_text(entry))
    users = [other for other in glossary.entries if other is not entry and _refers(other, entry, glossary)]
    if users:
        shown = ", ".join(escape(user.key) for user in users[:5])
        yield f"used by {len(users)}: {shown}{' …' if len(users) > 5 else ''}"


def _refers(other: EntryFacts, entry: EntryFacts, glossary: Glossary) -> bool:
    targets = chain(map(glossary.resolve_reference, other.references), map(glossary.resolve_link, other.links))
    return any(target is entry for target in targets)


async def definition(found: FoundTarget, _: types.DefinitionParams) -> Any:
    return _make_link(found[0], found[2])


def _make_link(spot: Spot, entry: EntryFacts) -> Any:
    """Return where an entry is; of another glossary, the start of its file."""
    if entry.file in spot.session.documents:
        return spot.link(spot.find_name(entry))
    file = spot.session.settings.root / entry.file
    start = types.Position(0, 0)
    return types.Location(make_uri(file), types.Range(start, start)) if file.is_file() else None


async def references(found: FoundTarget, params: types.ReferenceParams) -> Any:
    here, _, target = found
    locations = await here.project.compute(lambda: [here.location(one.place) for one in list_uses_of(here, target)])
    links = [here.link(one) for one in locations]
    declared = _make_link(here, target) if params.context.include_declaration else None
    return [declared, *links] if declared is not None else links


def list_uses_of(spot: Spot, target: EntryFacts) -> Iterator[EntryUse]:
    """Yield what refers to an entry, then what links to it, then where its names occur in texts."""
    glossary = spot.session.glossary
    entries = glossary.entries
    every = [use for entry in entries for use in list_references(glossary, entry) if use.target is target]
    for kind in ("reference", "link"):
        yield from (use for use in every if use.kind == kind)
    for entry in entries:
        yield from (use for use in list_mentions(spot, entry) if use.target is target)


async def highlight(found: FoundTarget, _: types.DocumentHighlightParams) -> Any:
    """Return where the file names the same entry: written as a reference or a link, or read as a word of a text."""
    here, _, target = found
    uses = [use for entry in here.entries() for use in list_uses(here, entry) if use.target is target]
    return [types.DocumentHighlight(here.range(here.location(use.place)), _HIGHLIGHTS[use.kind]) for use in uses]


async def hover(here: Spot, params: types.HoverParams) -> Any:
    offset = here.offset(params.position)
    use = find_use(here, offset)
    parts = list(_describe_rules(here, offset))
    if use is not None and use.target is not None:
        parts.append("\n\n".join(filter(None, _describe_entry(use.target, here.session.glossary))))
    if not parts:
        return None
    at = here.range(here.location(use.place)) if use is not None else None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), at)


def _describe_rules(spot: Spot, offset: int) -> Iterator[str]:
    """Yield, for the rules with findings at a character, what they find and why, and where the page is."""
    names = {}
    for finding in spot.project.state.findings:
        at = finding.location
        if at.path == spot.name and at.span.start <= offset <= at.span.end:
            names[finding.rule] = finding.help
    for name, advice in names.items():
        rule = rule_named(name)
        if rule is not None:
            more = f"{advice}\n\n" if advice else ""
            yield f"**{name}**: {what(rule)} {why(rule)}\n\n{more}`glosslint rule {name}`"


async def symbols(here: Spot, _: types.DocumentSymbolParams) -> Any:
    document = here.session.documents[here.name]
    result = []
    for entry in here.entries():
        match = document.find(entry.root)
        name = here.find_name(entry)
        whole = match.node if match is not None else name.span
        span = Span(min(name.span.start, whole.start), max(name.span.end, whole.end))
        around = here.project.positions.range(document.source, span)
        result.append(
            types.DocumentSymbol(
                entry.title or here.name, types.SymbolKind.Class, around, here.range(name), detail=entry.key
            )
        )
    return result


async def workspace_symbols(app: App, params: types.WorkspaceSymbolParams) -> Any:
    query = params.query.casefold()
    result: list[Any] = []
    for project in list(app.projects.values()):
        if project.state.session is None:
            await project.settle()
        session = project.session()
        if session is not None and session.documents:
            here = Spot(app, project, session, next(iter(session.documents)))
            result += await project.compute(partial(_find_symbols, here, query, _MOST_SYMBOLS - len(result)))
    return result


def _find_symbols(here: Spot, query: str, most: int) -> list[Any]:
    """Return the entries of a glossary with the ``query`` in a name, at most as many."""
    entries = (
        entry
        for entry in here.session.glossary.entries
        if any(query in name.casefold() for name in (entry.key, *(name.value for name in entry.names)))
    )
    return [
        types.SymbolInformation(here.link(here.find_name(entry)), entry.title, _CLASS, container_name=entry.key)
        for entry in islice(entries, most)
    ]


async def links(here: Spot, _: types.DocumentLinkParams) -> Any:
    """Return the links of texts to entries, as links to their files."""
    tooltips = here.app.can("text_document", "document_link", "tooltip_support")
    result = []
    for entry in here.entries():
        for link in entry.links:
            target = here.session.glossary.resolve_link(link)
            if target is not None and target.file in here.session.documents:
                uri = f"{here.project.uri(target.file)}#L{here.find_name(target).start.line}"
                at = here.range(here.location(entry.at(link.path, link.dest)))
                result.append(types.DocumentLink(at, uri, target.title if tooltips else None))
    return result


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_DEFINITION: (find_target, definition, None),
    types.TEXT_DOCUMENT_REFERENCES: (find_target, references, None),
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: (find_target, highlight, None),
    types.TEXT_DOCUMENT_HOVER: (find_spot, hover, None),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (find_spot, symbols, None),
    types.WORKSPACE_SYMBOL: (None, workspace_symbols, None),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: (find_spot, links, types.DocumentLinkOptions(resolve_provider=False)),
}
