"""
## What it does

Reports entries whose definitions depend on each other. Only the first sentence of each definition counts: an entry
depends on another when its sentence mentions it, and most of all when that mention is the genus, the kind of thing the
entry is ("Folder: *directory* that …"). One of several kinds is not a genus: "trust, company or partnership" leaves a
way out.

| cycle | level |
|---|---|
| every definition has the next entry as its genus | error |
| at most four entries, and one has the next as its genus | info |
| two entries only mention each other | info |

A group of entries that depend on each other is one finding, at the words that are the best to change. Links and
`see_also` define nothing and are not counted. A mention does not count after "unlike", "such as", "also called" and the
like, after "other", in code, quotations or parentheses, among listed members ("consists of …"), as a name with several
meanings that no link tells apart, or as a noun where the other entry defines a verb.

## Why is this bad?

A reader who knows none of the terms goes from one to the next and never learns what any of them is.

## How to fix it

Give the reported entry a genus from outside the cycle, or remove the marked words. The more general entry should not
need the more specific one.

## When to suppress it

When the words are used in their everyday sense. For pairs that readers expect to mention each other, such as encoder
and decoder, the level is only info.

## Sources

ISO 704 calls it a definition that is circular within the system of definitions. Every dictionary has cycles. A cycle is
a defect if none of its entries can be understood first, as when the genus of each is the next entry. English
definitions only.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, Mention, NoOptions, Problem, Problems, Related, Severity, bad, good
from glosslint.rule.text import join_steps


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield one problem for each group of definitions that depend on each other."""
    for cycle in glossary.definitions.cycles:
        cut, *others = cycle.edges
        clauses = join_steps([_clause(edge) for edge in cycle.edges])
        more = f"; {cycle.more} more {'cycle shares' if cycle.more == 1 else 'cycles share'} these entries"
        message = f'"{cut.words}" closes a cycle: {clauses}{more if cycle.more else ""}'
        related = tuple(Related(edge.source.at(edge.path, edge.span), _clause(edge)) for edge in others)
        advice = f'define "{cut.source.title}" without "{cut.words}"'
        place = cut.source.at(cut.path, cut.span)
        yield Problem(message, place, related, advice, cycle.kind, targets=(cut.target.key,))


def _clause(edge: Mention) -> str:
    return f'"{edge.source.title}" is {"defined as" if edge.genus else "explained with"} "{edge.words}"'


RULE = GlossaryRule(
    name="circular-definition",
    category="circularity",
    severity=Severity.ERROR,
    cases={"genus-loop": Severity.ERROR, "loop": Severity.INFO, "mutual-mention": Severity.INFO},
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
                "fund.yaml": "id: fund\nterm: Fund\nsummary: A ⟦trust⟧, company or partnership that pools money.\n",
                "trust.yaml": "id: trust\nterm: Trust\nsummary: A fund that is held for somebody else.\n",
            },
            '"trust" closes a cycle: "Fund" is explained with "trust", and "Trust" is defined as "fund"',
        ),
        bad(
            {
                "fund.yaml": "id: fund\nterm: Fund\n"
                "summary: A [⟦trust⟧](trust), [company](https://x.org/company), or [bank](https://y.org) with money.\n",
                "trust.yaml": "id: trust\nterm: Trust\nsummary: A fund that is held for somebody else.\n",
            },
            '"trust" closes a cycle: "Fund" is explained with "trust", and "Trust" is defined as "fund"',
        ),
        bad(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: A ⟦folder⟧ of the file system.\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: A directory that users see.\n",
            },
            '"folder" closes a cycle: "Directory" is defined as "folder", and "Folder" is defined as "directory"',
        ),
        bad(
            {
                "layer.yaml": "id: layer\nterm: Layer\nsummary: Part of a network, often a ⟦dense layer⟧.\n",
                "dense.yaml": "id: dense\nterm: Dense layer\nsummary: A layer in which all inputs meet all outputs.\n",
            },
            '"dense layer" closes a cycle: "Layer" is explained with "dense layer", and "Dense layer" is defined as '
            '"layer"',
        ),
        bad(
            {
                "client.yaml": "id: client\nterm: Client\nsummary: Program that sends requests to a server.\n",
                "server.yaml": "id: server\nterm: Server\nsummary: Program that answers the requests of a ⟦client⟧.\n",
            },
            '"client" closes a cycle: "Server" is explained with "client", and "Client" is explained with "server"',
        ),
    ),
)
