"""``glosslint explain circular-definition ENTRY``: what a definition depends on, what does not count, and why."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Cycle, Mention
from glosslint.glossary.glossary import Glossary
from glosslint.report.style import Style, safe, width, wrap

_LABEL = 11  # columns
_PARTS = ("sentence", "context", "frame", "genus", "head", "differentia")
_LEVELS = {"genus": "error", "short": "warning", "mutual": "info"}


def definition_view(entry: EntryFacts, glossary: Glossary, place: str, style: Style) -> Iterator[str]:
    """Yield the parts of the definition of ``entry``, its edges in the graph, and the cycles through it, as lines.

    ``place`` is its path and line.
    """
    yield f"{style.bold(safe(entry.title))} ({safe(entry.key)}), {safe(place)}"
    for definition in entry.definitions:
        for name in _PARTS:
            words = safe(definition.shown(getattr(definition.parts, name)))
            label = "genus head" if name == "head" else name
            yield from _row(style.dim(f"{label:<{_LABEL}}"), _LABEL, words, style, gap=1)
    if not entry.definitions:
        yield "  no English definition, so it depends on nothing"
    mentions = glossary.definitions.mentions
    out = [mention for mention in mentions if mention.source is entry]
    into = [mention for mention in mentions if mention.target is entry and mention.source is not entry]
    cycles = [cycle for cycle in glossary.definitions.cycles if any(edge.source is entry for edge in cycle.edges)]
    sections = {
        "depends on": [_mention(mention, mention.target) for mention in out if not mention.excluded_because],
        "does not count": [_mention(mention, mention.target) for mention in out if mention.excluded_because],
        "depended on by": [_mention(mention, mention.source) for mention in into if not mention.excluded_because],
        "cycles": list(map(_cycle, cycles)),
    }
    for title, rows in sections.items():
        if rows:
            yield from ("", style.bold(title))
        size = min(max((width(label) for label, _ in rows), default=0), style.width // 2)
        for label, words in dict.fromkeys(rows):
            padding = " " * max(size - width(label), 0)
            yield from _row(label + padding, size, words, style)
    if not cycles:
        yield from ("", "No cycle of definitions contains this entry.")


def _row(label: str, size: int, words: str, style: Style, gap: int = 2) -> Iterator[str]:
    """Yield the lines of a row of two columns, the first ``size`` wide; none without ``words``."""
    indent = 2 + size + gap
    lines = wrap(words, max(style.width - indent, 30))
    for number, line in enumerate(lines):
        yield f"{'':>{indent}}{line}" if number else f"  {label}{'':{gap}}{line}"


def _mention(mention: Mention, other: EntryFacts) -> tuple[str, str]:
    role = "as the genus" if mention.genus else "in the differentia"
    reason = f"because {mention.excluded_because}" if mention.excluded_because else role
    return safe(other.key), f'"{safe(mention.words)}", {reason}'


def _cycle(cycle: Cycle) -> tuple[str, str]:
    cut = cycle.edges[0]
    path = " → ".join(safe(edge.source.key) for edge in (*cycle.edges, cut))
    more = f"; {cycle.more} more among the same entries" if cycle.more else ""
    return _LEVELS[cycle.kind], f'{path}: best broken at "{safe(cut.words)}" in {safe(cut.source.key)}{more}'
