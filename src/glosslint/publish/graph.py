"""Relations between entries for other tools: Graphviz, Mermaid, JSON, and diagrams in files of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Cycle
from glosslint.glossary.glossary import Glossary
from glosslint.model import GlosslintError
from glosslint.publish.html.diagram import Neighbourhood, cycle_svg, neighbourhood, svg
from glosslint.publish.relations import Edge, RelationKind, relations

_NAMES = {RelationKind.BROADER: "kind of", RelationKind.NAMED: "named", RelationKind.REFERRED: "see also"}
_VERSION = 1
#: The style of a diagram in a file of its own, for light and dark colour schemes.
_STYLE = """<style>
text{font:13px system-ui,sans-serif;fill:#1c2126}.label,.words{fill:#565d64}.words{font-size:12px}
.node{fill:#fff;stroke:#c9c5ba}.own{fill:#0d6b63}.own-text{fill:#fff;font-weight:600}
.edge{fill:none;stroke:#565d64;stroke-width:1;opacity:.6}.kind{stroke:#0d6b63;stroke-width:2;opacity:1}
.arrow{fill:#565d64}.cut{stroke:#8a3b12;stroke-width:2;stroke-dasharray:5 4;opacity:1}
@media(prefers-color-scheme:dark){text{fill:#e7e9e6}.label,.words{fill:#a5aeae}.node{fill:#1c2224;stroke:#495255}
.own{fill:#6fd0c2}.own-text{fill:#14181a}.edge{stroke:#a5aeae}.kind{stroke:#6fd0c2}.arrow{fill:#a5aeae}.cut{stroke:#f2b08a}}
</style>"""


class Graph(NamedTuple):
    """Entries, their edges, and cycles of definitions; ``around`` is the central entry, ``None`` for all entries."""

    entries: Sequence[EntryFacts]
    edges: Sequence[Edge]
    cycles: Sequence[Cycle]
    around: Neighbourhood | None = None


def graph_of(glossary: Glossary, entry: EntryFacts | None = None) -> Graph:
    """Return the graph of all entries, or of ``entry`` with those it builds on, those that use it, and its cycles;
    edges that only list a related entry are left out."""
    known = relations(glossary, glossary.entries)
    cycles = glossary.definitions.cycles
    if entry is None:
        edges = [edge for one in glossary.entries for edge in known.stands_on(one)]
        return Graph(glossary.entries, edges, cycles)
    edges = [*known.stands_on(entry), *known.used_by(entry)]
    around = {id(one): one for edge in edges for one in (edge.source, edge.target)} | {id(entry): entry}
    own = [cycle for cycle in cycles if any(mention.source is entry for mention in cycle.edges)]
    return Graph(list(around.values()), edges, own, neighbourhood(known, entry))


def write_svg(graph: Graph) -> str:
    """Return one SVG: the neighbourhood of the central entry, if any, and the cycles. Raise GlosslintError for none."""
    diagrams = [cycle_svg(cycle.edges) for cycle in graph.cycles]
    if graph.around is not None:
        diagrams = [*filter(None, [svg(graph.around)]), *diagrams]
        if not diagrams:
            raise GlosslintError(
                f'"{graph.around.entry.key}" names no other entry, and none names it, so there is nothing to draw'
            )
    if not diagrams:
        raise GlosslintError(
            f"there are no circular definitions, and a diagram of all {len(graph.entries)} entries is unreadable; "
            "name an entry, or use --format dot"
        )
    return _stack(diagrams)


def _stack(diagrams: Sequence[str]) -> str:
    """Return the diagrams as one SVG, below each other."""
    if len(diagrams) == 1:
        return diagrams[0].replace("><desc>", f">{_STYLE}<desc>", 1) + "\n"
    top = 0
    parts = []
    for diagram in diagrams:
        height = int(diagram.split('viewBox="-4 0 728 ', 1)[1].split('"', 1)[0])
        parts.append(diagram.replace("<svg ", f'<svg x="-4" y="{top}" width="728" height="{height}" ', 1))
        top += height + 20
    inner = "".join(parts)
    return f'<svg viewBox="-4 0 728 {top}" xmlns="http://www.w3.org/2000/svg">{_STYLE}{inner}</svg>\n'


def write_dot(graph: Graph) -> str:
    """Return the graph in the language of Graphviz. Arrows point from an entry to those it builds on."""
    lines = ["digraph glossary {", "  rankdir=RL; node [shape=box, style=rounded];"]
    lines += [f"  n{number} [label={_quote(entry.title)}];" for number, entry in enumerate(graph.entries)]
    for source, target, edge, is_cut in _arrows(graph):
        cut = ' [color="#b04a14", style=dashed, label=' + _quote(f"{edge.words} (cut)") + "]"
        kind = " [penwidth=2]" if edge.kind is RelationKind.BROADER else ""
        lines.append(f"  {source} -> {target}{cut if is_cut else kind};")
    return "\n".join((*lines, "}", ""))


def write_mermaid(graph: Graph) -> str:
    """Return the graph in the language of Mermaid, which GitHub renders in Markdown."""
    lines = ["graph RL"]
    lines += [f'  n{number}["{_entities(entry.title)}"]' for number, entry in enumerate(graph.entries)]
    for source, target, edge, is_cut in _arrows(graph):
        cut = f'-. "{_entities(f"{edge.words} (cut)")}" .->'
        kind = "==>" if edge.kind is RelationKind.BROADER else "-->"
        lines.append(f"  {source} {cut if is_cut else kind} {target}")
    return "\n".join((*lines, ""))


def write_json(graph: Graph) -> str:
    """Return the graph as JSON. Later versions may add keys, but remove none."""
    data = {
        "version": _VERSION,
        "entries": [{"id": entry.key, "term": entry.title} for entry in graph.entries],
        "edges": [
            {"from": edge.source.key, "to": edge.target.key, "kind": _NAMES[edge.kind], "words": edge.words}
            for edge in graph.edges
        ],
        "circles": [
            [{"from": one.source.key, "to": one.target.key, "words": one.words} for one in cycle.edges]
            for cycle in graph.cycles
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Graph], str]] = {
    "svg": write_svg,
    "dot": write_dot,
    "mermaid": write_mermaid,
    "json": write_json,
}


def _arrows(graph: Graph) -> Iterator[tuple[str, str, Edge, bool]]:
    """Yield the names of the ends of each edge (n0, n1, …), the edge, and whether it is the best to cut in a cycle."""
    names = {id(entry): f"n{number}" for number, entry in enumerate(graph.entries)}
    firsts = (cycle.edges[0] for cycle in graph.cycles)
    cuts = {(id(first.source), id(first.target)) for first in firsts}
    for edge in graph.edges:
        pair = id(edge.source), id(edge.target)
        yield names[pair[0]], names[pair[1]], edge, pair in cuts


def _quote(text: str) -> str:
    return json.dumps("".join(filter(str.isprintable, text)), ensure_ascii=False)


def _entities(text: str) -> str:
    """Return ``text`` with codes for all characters that may have a meaning in Mermaid."""
    return "".join(char if char.isalnum() or char in " -,.()" else f"#{ord(char)};" for char in text)
