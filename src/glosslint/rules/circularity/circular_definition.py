"""
## What it does

Reports entries whose definitions lead round in a circle. What counts is the first sentence of each definition: an entry
stands on another when its sentence names it, and most of all when that name is the genus, the kind of thing it says the
entry is ("Folder: *directory* that …").

| circle | level |
|---|---|
| every definition has the next as its genus | error |
| at most four entries, and one has the next as its genus | warning |
| two entries only mention each other | info |

A group of entries that lean on each other is one finding, at the words that are best changed. Links and `see_also` lead
readers about and define nothing, so they are not counted. A mention does not count after "unlike", "such as", "also
called" and the like, behind "other", in code, quotations or parentheses, among listed members ("consists of …"), as a
name of several meanings that no link tells apart, or as a noun where the other entry defines a verb.

## Why is this bad?

Whoever knows none of the terms is sent from one to the next and never learns what any of them is.

## How to fix it

Give the entry that the finding points at a genus outside of the circle, or leave the marked words out. The more general
entry should not need the more specific one.

## When to suppress it

When the words are used in their everyday sense. Pairs that readers expect to point at each other, such as encoder and
decoder, have a genus each and are only noted.

## Sources

ISO 704 calls it a definition that is circular within the system of definitions. Every dictionary loops somewhere; a
circle is a defect when no entry of it lets the reader in, which is so when each genus leads to the next. English
definitions only.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cycle, Glossary, GlossaryRule, Mention, NoOptions, Problem, Related, Severity, bad, good

_CASES = {"genus": "genus-loop", "short": "loop", "mutual": "mutual-mention"}


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every group of definitions that lean on each other."""
    for loop in glossary.definitions.cycles:
        yield _problem(loop)


def _problem(loop: Cycle) -> Problem:
    cut, *others = loop.edges
    clauses = ", and ".join(", ".join(_clause(edge) for edge in loop.edges).rsplit(", ", 1))
    message = f'"{cut.words}" leads back here: {clauses}{_more(loop.more)}'
    related = tuple(Related(edge.source.at(edge.path, edge.span), _clause(edge)) for edge in others)
    advice = f'define "{cut.source.title}" without "{cut.words}"'
    place = cut.source.at(cut.path, cut.span)
    return Problem(message, place, related, advice, _CASES[loop.kind], targets=(cut.target.key,))


def _clause(edge: Mention) -> str:
    return f'"{edge.source.title}" is {"defined as" if edge.genus else "explained with"} "{edge.words}"'


def _more(count: int) -> str:
    if not count:
        return ""
    return f"; {count} more {'loop shares' if count == 1 else 'loops share'} these entries"


RULE = GlossaryRule(
    name="circular-definition",
    category="circularity",
    severity=Severity.ERROR,
    cases={"genus-loop": Severity.ERROR, "loop": Severity.WARNING, "mutual-mention": Severity.INFO},
    docs=__doc__,
    check=check,
    examples=(
        good(
            {
                "encoder.yaml": "id: encoder\nterm: Encoder\nsummary: Network that turns text into vectors.\n",
                "decoder.yaml": "id: decoder\nterm: Decoder\nsummary: Network that reads what an encoder wrote.\n",
            }
        ),
        good(
            {
                "folder.yaml": "id: folder\nterm: Folder\nsummary: Container of files, unlike a file.\n",
                "file.yaml": "id: file\nterm: File\nsummary: Named sequence of bytes (mostly in a folder).\n",
            }
        ),
        bad(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: A ⟦folder⟧ of the file system.\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: A directory that users see.\n",
            },
            '"folder" leads back here: "Directory" is defined as "folder", and "Folder" is defined as "directory"',
        ),
        bad(
            {
                "layer.yaml": "id: layer\nterm: Layer\nsummary: Part of a network, often a ⟦dense layer⟧.\n",
                "dense.yaml": "id: dense\nterm: Dense layer\nsummary: A layer in which all inputs meet all outputs.\n",
            },
            '"dense layer" leads back here: "Layer" is explained with "dense layer", and "Dense layer" is defined as '
            '"layer"',
        ),
        bad(
            {
                "client.yaml": "id: client\nterm: Client\nsummary: Program that sends requests to a server.\n",
                "server.yaml": "id: server\nterm: Server\nsummary: Program that answers the requests of a ⟦client⟧.\n",
            },
            '"client" leads back here: "Server" is explained with "client", and "Client" is explained with "server"',
        ),
    ),
)
