"""Diagrams as SVG with links, without a script: of an entry between those it builds on and those that use it; and of
a cycle of definitions, its entries in a ring, words on the edges, the best edge to remove marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import cos, pi, sin
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.mentions import Mention
from glosslint.publish.relations import Edge, RelationKind, Relations

_SIDE = 10  # entries on each side; with the entry itself at most 21 nodes: more cannot be read at a glance
_WIDTH, _NODE, _HEIGHT, _STEP, _TOP = 720, 210, 26, 34, 34  # pixels
_RIGHT = _WIDTH - _NODE
_LETTERS = 27  # of a term that fit in a node, in a font of 13 pixels


class Side(NamedTuple):
    """The entries on one side of a diagram, from ``x`` on, the edges to or from them, and how many are not shown."""

    label: str
    x: int
    entries: Sequence[EntryFacts]
    edges: Sequence[Edge]
    more: int


class Neighbourhood(NamedTuple):
    """An entry between those it builds on and those that use it; a side without entries is left out."""

    entry: EntryFacts
    sides: Sequence[Side]


def neighbourhood(relations: Relations, entry: EntryFacts) -> Neighbourhood:
    """Return the entries around ``entry``, broader and narrower ones first, without those that are only related, and
    without deprecated ones that use it."""
    left = relations.stands_on(entry)
    right = [edge for edge in relations.used_by(entry) if not edge.source.deprecated]
    right.sort(key=lambda edge: (edge.kind, edge.source.title.casefold()))
    sides = (
        Side("Builds on", 0, [edge.target for edge in left[:_SIDE]], left[:_SIDE], len(left[_SIDE:])),
        Side("Used by", _RIGHT, [edge.source for edge in right[:_SIDE]], right[:_SIDE], len(right[_SIDE:])),
    )
    return Neighbourhood(entry, [side for side in sides if side.edges])


def svg(around: Neighbourhood, address: Callable[[EntryFacts], str] = lambda _: "") -> str:
    """Return the diagram with a description in words, or an empty string for an entry without neighbours; ``address``
    returns what the node of an entry links to, or an empty string."""
    if not around.sides:
        return ""
    rows = max(len(side.edges) + bool(side.more) for side in around.sides)
    height = _TOP + rows * _STEP + 6
    title = f"What {around.entry.title} builds on, and what uses it"
    parts = [
        f'<svg text-anchor="middle" viewBox="-4 0 {_WIDTH + 8} {height}" role="group" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg"><desc>{escape(_words(around))}</desc>'
    ]
    middle = _TOP + (rows * _STEP - (_STEP - _HEIGHT)) / 2
    for label, x, entries, edges, more in around.sides:
        parts.append(f'<text class="label" text-anchor="start" x="{x + 4}" y="18">{label.lower()}</text>')
        top: float = _TOP + (rows - len(edges) - bool(more)) * _STEP / 2
        curves: dict[str, str] = {}
        for number, edge in enumerate(edges):
            kind = "edge kind" if edge.kind is RelationKind.BROADER else "edge"
            curves[kind] = curves.get(kind, "") + _curve(x == 0, top + number * _STEP + _HEIGHT / 2, middle)
        parts += (f'<path class="{kind}" d="{line}"/>' for kind, line in curves.items())
        for number, entry in enumerate(entries):
            parts.append(node(entry.title, address(entry), x, top + number * _STEP))
        if more:
            below = top + len(edges) * _STEP + 17
            parts.append(f'<text class="words" text-anchor="start" x="{x + 10}" y="{below:g}">and {more} more</text>')
    centre = _RIGHT / 2
    parts.append(node(around.entry.title, "", centre, middle - _HEIGHT / 2, own=True))
    return "".join((*parts, "</svg>"))


def _curve(left: bool, y: float, middle: float) -> str:
    start, end = (_NODE, _RIGHT / 2) if left else (_RIGHT, (_WIDTH + _NODE) / 2)
    bend = (start + end) / 2
    return f"M{start:g} {y:g}C{bend:g} {y:g} {bend:g} {middle:g} {end:g} {middle:g}"


def node(title: str, href: str, x: float, y: float, width: int = _NODE, own: bool = False) -> str:
    """Return an entry as a box that links to ``href`` unless that is empty; ``own`` marks the central one."""
    letters = _LETTERS * width // _NODE
    shown = title if len(title) <= letters else f"{title[: letters - 1].rstrip()}…"
    kind, of_text = ("own", ' class="own-text"') if own else ("node", "")
    box = f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width}" height="{_HEIGHT}" rx="13"/>'
    hint = f"<title>{escape(title)}</title>" if shown != title else ""
    middle = f'x="{x + width / 2:g}" y="{y + 17.5:g}"'
    inner = f"{hint}{box}<text{of_text} {middle}>{escape(shown)}</text>"
    return f'<a href="{escape(href)}">{inner}</a>' if href else f"<g>{inner}</g>"


def _words(around: Neighbourhood) -> str:
    lists = ((side.label, ", ".join(entry.title for entry in side.entries), side.more) for side in around.sides)
    return " ".join(f"{label}: {names}{f' and {more} more' if more else ''}." for label, names, more in lists)


_RING_NODE = 170  # pixels
_MOST = 12  # entries of a cycle that are drawn
_EDGE_WORDS = 20  # characters of the words on an edge


def cycle_svg(edges: Sequence[Mention]) -> str:
    """Return the diagram of a cycle, whose first edge is the best one to remove; draw up to ``_MOST`` entries."""
    shown = edges[:_MOST]
    count = len(shown)
    height = 150 if count == 2 else 170 + 42 * count
    more = f"… {len(edges) - count} more …" if len(edges) > count else ""
    titles = [*(edge.source.title for edge in shown), *([more] if more else []), shown[0].source.title]
    names = " → ".join(map(escape, titles))
    cut = f"best edge to remove: {escape(_words_on(shown[0]))} in {escape(shown[0].source.title)}"
    parts = [
        f'<svg text-anchor="middle" viewBox="-4 0 {_WIDTH + 8} {height}" role="group" '
        f'aria-label="Cycle of definitions" xmlns="http://www.w3.org/2000/svg">'
        f"<desc>{names}; {cut}</desc>"
    ]
    at = [_point(number / count, height) for number in range(count)]
    for number in range(count):
        parts.append(_edge(at[number], at[(number + 1) % count], number == 0, count, height, (number + 0.5) / count))
    for number, edge in enumerate(shown):
        x, y = _point((number + 0.5) / count, height, 1.22 if count > 2 else 1.8)
        mark = " ✂" if number == 0 else ""
        words = escape(more if more and number == count - 1 else _words_on(edge))  # the last edge passes those left out
        parts.append(f'<text class="words" x="{x:g}" y="{y + 4:g}" text-anchor="{_anchor(x)}">{words}{mark}</text>')
    for (x, y), edge in zip(at, shown, strict=True):
        parts.append(node(edge.source.title, "", x - _RING_NODE / 2, y - _HEIGHT / 2, _RING_NODE))
    return "".join((*parts, "</svg>"))


def _words_on(edge: Mention) -> str:
    words = " ".join(edge.words.split())
    return words if len(words) <= _EDGE_WORDS else f"{words[: _EDGE_WORDS - 1].rstrip()}…"


def _anchor(x: float) -> str:
    """Return the ``text-anchor`` of words at ``x``, so that they do not overlap the ring."""
    return "middle" if abs(x - _WIDTH / 2) < 60 else "end" if x < _WIDTH / 2 else "start"


def _point(part: float, height: int, far: float = 1) -> tuple[float, float]:
    """Return a point ``part`` (0 to 1) of the way around the ring from the left; ``far`` scales its radius."""
    angle = pi + 2 * pi * part
    return round(_WIDTH / 2 + 190 * far * cos(angle), 1), round(height / 2 + (height / 2 - 50) * far * sin(angle), 1)


def _edge(
    start: tuple[float, float], end: tuple[float, float], cut: bool, count: int, height: int, middle: float
) -> str:
    """Return a curve with an arrow at its middle."""
    bend = _point(middle, height, 1.3 if count > 2 else 2.4)
    x, y = ((a + 2 * b + c) / 4 for a, b, c in zip(start, bend, end, strict=True))
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1
    dx, dy = dx / length * 6, dy / length * 6
    arrow = f"M{x + dx:.1f} {y + dy:.1f}L{x - dx - dy:.1f} {y - dy + dx:.1f}L{x - dx + dy:.1f} {y - dy - dx:.1f}Z"
    kind = "edge cut" if cut else "edge"
    line = f"M{start[0]:g} {start[1]:g}Q{bend[0]:g} {bend[1]:g} {end[0]:g} {end[1]:g}"
    return f'<path class="{kind}" d="{line}"/><path class="arrow" d="{arrow}"/>'
