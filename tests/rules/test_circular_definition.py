"""Definitions that lean on each other, and pairs that only look so: the verdict on each, and what the finding says."""

from __future__ import annotations

import re

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.model import Finding
from glosslint.model.source import decode
from glosslint.rule import Example, NoOptions, bad, good
from glosslint.rule.active import ActiveRule
from glosslint.rules.circularity.circular_definition import RULE
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import expected, reported
from tests.support import ROOT, check_sources

#: Verdict, and the entries: term, with aliases behind "=", and definition. "-" stands for no finding.
PAIRS = [
    # the genus of each is the other
    ("error", {"Directory": "A folder of the file system.", "Folder": "A directory that users see."}),
    ("error", {"Box": "Container with a lid.", "Container": "Box that holds something."}),
    ("error", {"Error": "A bug that users see.", "Bug": "An error in the source of a program."}),
    ("error", {"Folder": "Another name for a directory.", "Directory": "A folder on a disk."}),
    ("error", {"Unit": "A type of module with one task.", "Module": "A kind of unit that can be replaced."}),
    ("error", {"Combine": "To merge several values.", "Merge": "To combine two branches."}),
    ("error", {"Directories": "A folder of the file system.", "Folder": "A directory that users see."}),
    ("error", {"API=Programming interface": "An interface that programs use.", "Interface": "An API of a library."}),
    ("error", {"Analysis": "A study of parts.", "Study": "One of several analyses of a subject."}),
    ("error", {"Model": "A simulation of a system.", "Simulation=Sim": "In engineering, a model that runs in time."}),
    ("error", {"Neural network": "A learner made of layers.", "Learner": "A neural-network with many weights."}),
    ("error", {"Image": "Simply put, a picture.", "Picture": "An image on paper."}),
    # three in a ring
    ("error", {"Path": "Route through a graph.", "Route": "Way with a goal.", "Way": "Path that can be walked."}),
    ("error", {"Term": "Name of a concept.", "Name": "Label of a thing.", "Label": "Term written on a thing."}),
    # a kind of the other, which needs it
    ("info", {"Layer": "Part of a network, often a dense layer.", "Dense layer": "A layer with all connections."}),
    ("info", {"Instance": "An object of one class.", "Object": "Structure that holds the data of an instance."}),
    ("info", {"Token": "Piece of text that a tokenizer cuts.", "Tokenizer": "Token factory.", "Factory": "x y."}),
    ("info", {"Site": "Set of pages under one name.", "Page": "Document of a site.", "Document": "File on a site."}),
    (
        "info",
        {
            "Kernel": "Core of the system software.",
            "System software": "Software around a kernel.",
            "Software": "Programs that a kernel runs.",
        },
    ),
    (
        "info",
        {
            "Plugin": "Module loaded by a host.",
            "Host": "Program with a port.",
            "Port": "Place for a plugin.",
            "Module": "Unit that a plugin holds.",
        },
    ),
    # "named" before the genus is no "also named"
    ("error", {"Channel": "A named stream of messages.", "Stream": "A channel in which messages have an order."}),
    ("error", {"channel": "named stream of messages", "stream": "a channel in which messages have an order"}),
    # natural pairs: each has a genus of its own
    ("info", {"Encoder": "Network that feeds a decoder.", "Decoder": "Network that reads what an encoder wrote."}),
    ("info", {"Client": "Program that asks a server.", "Server": "Program that answers a client."}),
    ("info", {"Parent": "Node above a child.", "Child": "Node below a parent."}),
    ("info", {"Node": "Point that edges join.", "Edge": "Line between two nodes."}),
    ("info", {"Tables": "Set of rows in a database.", "Database": "Collection of linked tables."}),
    ("info", {"REST=Representational State Transfer": "Style of an HTTP interface.", "HTTP": "Protocol used by REST."}),
    ("info", {"Merge": "To join a branch to another line.", "Branch": "Line of work that waits to be merged."}),
    ("-", {"True": 'State that is the opposite of "false".', "False": 'State that is the opposite of "true".'}),
    ("-", {"True": "State opposite to false.", "False": "State opposite to true."}),
    # no way back, or none that is short
    ("-", {"Dense layer": "A layer with all connections.", "Layer": "Part of a network."}),
    ("-", {"A one": "Thing near a b two.", "B two": "Thing near a c three.", "C three": "Thing near a one."}),
    # redirects
    ("-", {"Folder": "See directory.", "Directory": "A folder that a system keeps."}),
    ("-", {"Folder": "See [directory](directory).", "Directory": "A folder that a system keeps."}),
    # homonyms
    (
        "-",
        {
            "Kernel (computing)": "A core of a system.",
            "Kernel (statistics)": "A core that weighs values.",
            "Core": "A kernel of a machine.",
        },
    ),
    (
        "error",
        {
            "Kernel (computing)": "A core of a system.",
            "Kernel (statistics)": "A function that weighs values.",
            "Core": "A [kernel](kernel-computing) of a machine.",
        },
    ),
    (
        "-",
        {
            "Kernel (computing)": "A core of a system.",
            "Kernel (statistics)": "A function that weighs values.",
            "Core": "A [kernel](kernel-statistics) of a machine.",
        },
    ),
    (
        "-",
        {"Core": "A [kernel](https://example.org/kernel) of a machine.", "Kernel (computing)": "A core of a system."},
    ),
    # a verb is no noun
    ("-", {"Export": "To write a file that others read.", "File": "The export of a program."}),
    ("-", {"Index": "To look up an item by its number.", "Number": "An index of an item."}),
    ("info", {"Export": "To write a file that others read.", "File": "Data that a program may export."}),
    # lists of members, examples, contrasts, other ones
    ("-", {"Weekend": "Any of saturday, sunday.", "Saturday": "Day of the weekend.", "Sunday": "Day of a weekend."}),
    (
        "-",
        {"Pair": "Group that consists of a left and a right.", "Left": "Half of a pair.", "Right": "Half of a pair."},
    ),
    ("-", {"Directory": "Container of other folders.", "Folder": "A directory that users see."}),
    (
        "-",
        {
            "Folder": "Place for items such as a file or a link.",
            "File": "Item of a folder.",
            "Link": "Item in a folder.",
        },
    ),
    (
        "-",
        {
            "Compiler": "Program that translates all at once, unlike an interpreter.",
            "Interpreter": "Program that translates step by step, as opposed to a compiler.",
        },
    ),
    (
        "-",
        {
            "List": "Sequence that can change, rather than a tuple.",
            "Tuple": "Sequence that cannot change, e.g. no list.",
        },
    ),
    ("-", {"Module": "File of code, also called a package.", "Package": "Folder of code, including every module."}),
    ("-", {"Continuous": "Of a function that is said to be smooth.", "Smooth": "Property of what is continuous."}),
    # aliases, acronyms, compounds
    ("error", {"Folder=Directory": "A container of files.", "Container": "A directory with a lid."}),
    ("-", {"REST": "Style of interfaces.", "Interface": "The rest of a program, seen from outside."}),
    (
        "-",
        {"Network": "Set of linked nodes.", "Neural network": "Learner of weights.", "Linked": "In a neural network."},
    ),
    (
        "info",
        {
            "Neural network": "Learner that holds weights.",
            "Weight": "Number in a neural network.",
            "Network": "Set of machines with cables.",
        },
    ),
    ("-", {"Attention": "Average by scores, as in a head.", "Head": "Part of self-attention."}),
    ("-", {"Server": "Program with a port.", "Port": "Door of a server-side program."}),
    # hidden parts
    ("-", {"Loop": "Statement with a body.", "Body": "Lines of a `loop` in code."}),
    ("-", {"Loop": "Statement with a body.", "Body": 'Lines of what is named a "loop" in code.'}),
    ("-", {"Loop": "Statement with a body.", "Body": "Lines of code (mostly of a loop)."}),
    ("-", {"Loop": "Statement with a body.", "Body": "Lines of code. A loop has one; so has a function."}),
    ("-", {"Loop": "Statement with a body.", "Body": "Lines of code; a loop has one."}),
    # what stands before the definition
    (
        "-",
        {
            "Mean": "In statistics, a value in the middle of a sample.",
            "Sample": "In the theory of the mean, a few items.",
        },
    ),
    ("error", {"Mean": "<statistics> average of a sample.", "Average": "In statistics, the average is a mean."}),
    ("-", {"Graph": "A graph, also known as a network, is a set of points.", "Network": "A network is a graph."}),
]
IDS = [f"{number}-{'/'.join(entries)}" for number, (_, entries) in enumerate(PAIRS)]


def _findings(files: dict[str, str]) -> list[Finding]:
    sources = [decode(text.encode(), name) for name, text in files.items()]
    report = check_sources(sources, CheckRequest(Settings(Table(), ROOT), rules=(ActiveRule(RULE, NoOptions()),)))
    assert report.crashes == ()
    return list(report.findings)


def _files(entries: dict[str, str]) -> dict[str, str]:
    files = {}
    for names, text in entries.items():
        term, _, alias = names.partition("=")
        name = re.sub(r"\W+", "-", term.lower()).strip("-")
        aliases = f"aliases: [{alias}]\n" if alias else ""
        files[f"{name}.yaml"] = f"id: {name}\nterm: {term}\n{aliases}summary: |\n  {text}\n"
    return files


def test_there_are_pairs_of_all_kinds() -> None:
    assert len(PAIRS) >= 60
    assert {verdict for verdict, _ in PAIRS} == {"error", "info", "-"}


@pytest.mark.parametrize(("verdict", "entries"), PAIRS, ids=IDS)
def test_the_verdict_on_a_group_of_entries(verdict: str, entries: dict[str, str]) -> None:
    found = [finding.severity.label for finding in _findings(_files(entries))]
    assert found == ([] if verdict == "-" else [verdict])


@pytest.mark.parametrize("entries", [entries for _, entries in PAIRS], ids=IDS)
def test_the_order_of_the_files_makes_no_difference(entries: dict[str, str]) -> None:
    files = _files(entries)
    backwards = dict(reversed(files.items()))
    assert {finding.message for finding in _findings(files)} == {finding.message for finding in _findings(backwards)}


TOLD = [
    # the general entry need not know the special one, whichever comes first
    bad(
        {
            "a.yaml": "id: a\nterm: Dense layer\nsummary: A layer with all connections.\n",
            "b.yaml": "id: b\nterm: Layer\nsummary: Part of a network, often a ⟦dense layer⟧.\n",
        },
        '"dense layer" closes a cycle: "Layer" is explained with "dense layer", and "Dense layer" is defined as '
        '"layer"',
    ),
    # of two genera, the one of the entry that others are a kind of
    bad(
        {
            "bag.yaml": "id: bag\nterm: Bag\nsummary: Container of cloth.\n",
            "box.yaml": "id: box\nterm: Box\nsummary: Container with a lid.\n",
            "container.yaml": "id: container\nterm: Container\nsummary: ⟦Box⟧ that holds something.\n",
        },
        '"Box" closes a cycle: "Container" is defined as "Box", and "Box" is defined as "Container"',
    ),
    # inflected words are marked as they stand, across lines and links
    bad(
        {
            "edge.yaml": "id: edge\nterm: Edge\nsummary: Line between two nodes.\n",
            "node.yaml": "id: node\nterm: Node\nsummary: >\n  Point in the plane that some\n  [⟦edges⟧](edge) join.\n",
        },
        '"edges" closes a cycle: "Node" is explained with "edges", and "Edge" is explained with "nodes"',
    ),
    # a group of entries is told once
    bad(
        {
            "a.yaml": "id: a\nterm: Parent\nsummary: Node above a child and a ⟦leaf⟧.\n",
            "b.yaml": "id: b\nterm: Child\nsummary: Node below a parent.\n",
            "c.yaml": "id: c\nterm: Leaf\nsummary: Node below every parent.\n",
        },
        '"leaf" closes a cycle: "Parent" is explained with "leaf", and "Leaf" is explained with "parent"; '
        "1 more cycle shares these entries",
    ),
    good({"a.yaml": "id: a\nterm: Folder\n", "b.yaml": "id: b\nterm: File\nsummary: ''\n", "c.yaml": "[]\n"}),
]


@pytest.mark.parametrize("example", TOLD, ids=range(len(TOLD)))
def test_it_says_what_leads_back_at_the_words_to_change(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


def test_the_finding_shows_the_other_edges_and_what_to_do() -> None:
    (finding,) = _findings(_files({"Path": "Route in a graph.", "Route": "Way to a goal.", "Way": "Path for feet."}))
    assert len(finding.related) == 2
    assert [related.label for related in finding.related] == [
        '"Route" is defined as "Way"',
        '"Way" is defined as "Path"',
    ]
    assert finding.help == 'define "Path" without "Route"'
    assert finding.quoted == "Route"


def test_a_worse_loop_does_not_hide_a_loop_of_other_entries() -> None:
    files = _files(
        {
            "Directory": "A folder of a disk.",
            "Folder": "A directory that users see.",
            "Disk": "Device read by a head.",
            "Head": "Part of a disk.",
        }
    )
    assert [finding.severity.label for finding in _findings(files)] == ["error", "info"]
