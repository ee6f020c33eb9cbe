"""A diagram of a cycle of definitions: its entries in a ring, words on the edges, the best edge to remove marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from glosslint.glossary.mentions import Mention
from glosslint.publish.html.diagram import Address, no_address, node

_WIDTH, _NODE, _HEIGHT = 720, 170, 26  # pixels
_MOST = 12  # entries of a cycle that are drawn
_WORDS = 20  # characters of the words on an edge


def cycle_svg(edges: Sequence[Mention], address: Address = no_address) -> str:
    """Return the diagram of a cycle, whose first edge is the best one to remove; draw up to ``_MOST`` entries."""
    shown = edges[:_MOST]
    count = len(shown)
    height = 150 if count == 2 else 170 + 42 * count
    more = f"… {len(edges) - count} more …" if len(edges) > count else ""
    titles = [*(edge.source.title for edge in shown), *([more] if more else []), shown[0].source.title]
    names = " → ".join(map(escape, titles))
    cut = f"best edge to remove: {escape(_words(shown[0]))} in {escape(shown[0].source.title)}"
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
        words = escape(more if more and number == count - 1 else _words(edge))  # the last edge passes those left out
        parts.append(f'<text class="words" x="{x:g}" y="{y + 4:g}" text-anchor="{_anchor(x)}">{words}{mark}</text>')
    for (x, y), edge in zip(at, shown, strict=True):
        parts.append(node(edge.source.title, address(edge.source), x - _NODE / 2, y - _HEIGHT / 2, _NODE))
    return "".join((*parts, "</svg>"))


def _words(edge: Mention) -> str:
    words = " ".join(edge.words.split())
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 1].rstrip()}…"


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
