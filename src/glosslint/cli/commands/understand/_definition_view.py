"""``glosslint explain circular-definition ENTRY``: what a definition stands on, what does not count, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glosslint.engine.locate import Locator
from glosslint.facts.definition import Definition
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Cycle, Mention
from glosslint.glossary.glossary import Glossary
from glosslint.report.style import Style, safe, width, wrap

_LEVELS = {"genus": "error", "short": "warning", "mutual": "info"}


def standing(entry: EntryFacts, glossary: Glossary, locator: Locator, style: Style) -> str:
    """The definition of ``entry`` taken apart, the edges of the graph at it, and the loops through it."""
    return "".join(f"{line}\n" for line in _lines(entry, glossary, locator, style))


def _lines(entry: EntryFacts, glossary: Glossary, locator: Locator, style: Style) -> Iterator[str]:
    place = locator.location(entry.head())
    yield f"{style.bold(safe(entry.title))} ({safe(entry.key)}), {safe(place.path)}:{place.start.line}"
    for definition in entry.definitions:
        yield from _parts(definition, style)
    if not entry.definitions:
        yield "  no English definition, so it stands on nothing"
    mentions = glossary.definitions.mentions
    out = [mention for mention in mentions if mention.source is entry]
    into = [mention for mention in mentions if mention.target is entry and mention.source is not entry]
    yield from _section("stands on", (_row(one, one.target) for one in out if not one.excluded_because), style)
    yield from _section("does not count", (_row(one, one.target) for one in out if one.excluded_because), style)
    yield from _section(
        "others that stand on it", (_row(one, one.source) for one in into if not one.excluded_because), style
    )
    loops = [loop for loop in glossary.definitions.cycles if any(edge.source is entry for edge in loop.edges)]
    yield from _section("circles", map(_loop, loops), style)
    if not loops:
        yield ""
        yield "No circle of definitions leads through it."


def _parts(definition: Definition, style: Style) -> Iterator[str]:
    """What the defining sentence is made of; what is not there is not named."""
    parts = definition.parts
    rows = (
        ("sentence", parts.sentence),
        ("context", parts.context),
        ("frame", parts.frame),
        ("genus", parts.genus),
        ("its head", parts.head),
        ("the rest", parts.differentia),
    )
    for name, span in rows:
        words = safe(definition.shown(span))
        if words:
            lines = wrap(words, max(style.width - 14, 30))
            yield f"  {style.dim(f'{name:<10}')}  {lines[0]}"
            yield from (f"{'':>14}{line}" for line in lines[1:])


def _row(mention: Mention, other: EntryFacts) -> tuple[str, str]:
    kind = "as its genus" if mention.genus else "in what sets it apart"
    reason = f"since {mention.excluded_because}" if mention.excluded_because else kind
    return f'"{safe(mention.words)}"', f"{safe(other.key)}, {reason}"


def _loop(loop: Cycle) -> tuple[str, str]:
    cut = loop.edges[0]
    way = " → ".join(safe(edge.source.key) for edge in (*loop.edges, cut))
    more = f"; {loop.more} more among the same entries" if loop.more else ""
    advice = f'best cut at "{safe(cut.words)}" in {safe(cut.source.key)}{more}'
    return _LEVELS[loop.kind], f"{way}: {advice}"


def _section(title: str, rows: Iterable[tuple[str, str]], style: Style) -> Iterator[str]:
    """A title, and each row with its first column as wide as the widest; nothing without rows."""
    listed = list(dict.fromkeys(rows))
    if not listed:
        return
    yield ""
    yield style.bold(title)
    size = min(max(width(first) for first, _ in listed), style.width // 2)
    for first, second in listed:
        lines = wrap(second, max(style.width - size - 4, 30))
        yield f"  {first}{'':{max(size - width(first), 0)}}  {lines[0]}"
        yield from (f"{'':>{size + 4}}{line}" for line in lines[1:])
