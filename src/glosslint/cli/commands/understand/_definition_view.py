"""``glosslint explain circular-definition ENTRY``: what a definition depends on, what does not count, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glosslint.engine.locate import Locator
from glosslint.facts.definition import Definition
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Cycle, Mention
from glosslint.glossary.glossary import Glossary
from glosslint.report.style import Style, safe, width, wrap

_LABEL = 14  # columns
_LEVELS = {"genus": "error", "short": "warning", "mutual": "info"}


def definition_view(entry: EntryFacts, glossary: Glossary, locator: Locator, style: Style) -> str:
    """Return the parts of the definition of ``entry``, its edges in the graph, and the cycles through it."""
    return "".join(f"{line}\n" for line in _lines(entry, glossary, locator, style))


def _lines(entry: EntryFacts, glossary: Glossary, locator: Locator, style: Style) -> Iterator[str]:
    place = locator.location(entry.head())
    yield f"{style.bold(safe(entry.title))} ({safe(entry.key)}), {safe(place.path)}:{place.start.line}"
    for definition in entry.definitions:
        yield from _parts(definition, style)
    if not entry.definitions:
        yield "  no English definition, so it depends on nothing"
    mentions = glossary.definitions.mentions
    out = [mention for mention in mentions if mention.source is entry]
    into = [mention for mention in mentions if mention.target is entry and mention.source is not entry]
    sections = {
        "depends on": [_row(mention, mention.target) for mention in out if not mention.excluded_because],
        "does not count": [_row(mention, mention.target) for mention in out if mention.excluded_because],
        "depended on by": [_row(mention, mention.source) for mention in into if not mention.excluded_because],
        "cycles": [
            _cycle(loop) for loop in glossary.definitions.cycles if any(edge.source is entry for edge in loop.edges)
        ],
    }
    for title, rows in sections.items():
        yield from _section(title, rows, style)
    if not sections["cycles"]:
        yield from ("", "No cycle of definitions contains this entry.")


def _parts(definition: Definition, style: Style) -> Iterator[str]:
    """Yield the parts of the defining sentence, without the missing ones."""
    parts = definition.parts
    rows = (
        ("sentence", parts.sentence),
        ("context", parts.context),
        ("frame", parts.frame),
        ("genus", parts.genus),
        ("genus head", parts.head),
        ("differentia", parts.differentia),
    )
    for name, span in rows:
        words = safe(definition.shown(span))
        if words:
            lines = wrap(words, max(style.width - _LABEL, 30))
            yield f"  {style.dim(f'{name:<{_LABEL - 3}}')} {lines[0]}"
            yield from (f"{'':>{_LABEL}}{line}" for line in lines[1:])


def _row(mention: Mention, other: EntryFacts) -> tuple[str, str]:
    role = "as the genus" if mention.genus else "in the differentia"
    reason = f"because {mention.excluded_because}" if mention.excluded_because else role
    return safe(other.key), f'"{safe(mention.words)}", {reason}'


def _cycle(cycle: Cycle) -> tuple[str, str]:
    cut = cycle.edges[0]
    path = " → ".join(safe(edge.source.key) for edge in (*cycle.edges, cut))
    more = f"; {cycle.more} more among the same entries" if cycle.more else ""
    advice = f'best broken at "{safe(cut.words)}" in {safe(cut.source.key)}{more}'
    return _LEVELS[cycle.kind], f"{path}: {advice}"


def _section(title: str, rows: Iterable[tuple[str, str]], style: Style) -> Iterator[str]:
    """Yield a title and its rows in two columns; nothing without rows."""
    listed = list(dict.fromkeys(rows))
    if not listed:
        return
    yield from ("", style.bold(title))
    size = min(max(width(first) for first, _ in listed), style.width // 2)
    for first, second in listed:
        lines = wrap(second, max(style.width - size - 4, 30))
        yield f"  {first}{'':{max(size - width(first), 0)}}  {lines[0]}"
        yield from (f"{'':>{size + 4}}{line}" for line in lines[1:])
