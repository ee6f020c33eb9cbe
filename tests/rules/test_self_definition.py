"""Definitions that use their own name, and those that only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.model import Severity
from glosslint.model.source import decode
from glosslint.rule import Example, NoOptions, bad, good
from glosslint.rule.active import ActiveRule
from glosslint.rules.circularity.self_definition import RULE
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import expected, reported
from tests.support import check_sources

GENUS = '"{0}" is defined as "{0}", its own name'
NAME = '"{0}" is used in its own definition'


def _entry(term: str, text: str, more: str = "") -> str:
    return f"id: x\nterm: {term}\n{more}summary: |\n  {text}\n"


EXAMPLES = [
    bad(_entry("Graph", "A ⟦graph⟧ of points."), GENUS.format("graph")),
    bad(_entry("Graph", "A graph is a ⟦graph⟧ of points."), GENUS.format("graph")),
    bad(_entry("Graph", "A kind of ⟦graph⟧ that has points."), GENUS.format("graph")),
    bad(_entry("Neural network", "Learned ⟦neural networks⟧ of layers."), GENUS.format("neural networks")),
    bad(_entry("Graph", "Set of points in a ⟦graph⟧ and of lines in the graph."), NAME.format("graph")),
    bad(_entry("RoPE", "Scheme on which ⟦RoPE⟧ rests."), NAME.format("RoPE")),
    good(_entry("Loss", "Number, the cost, to be made small.", "aliases: [cost]\n")),
    good(_entry("Mempool", "The memory pool that each node keeps.", "aliases: [memory pool]\n")),
    bad(_entry("Graph", "Directed ⟦graph⟧ that has no cycles."), GENUS.format("graph")),
    bad(_entry("Tribe", "Any ⟦tribe⟧, band or nation of people."), GENUS.format("tribe")),
    bad(_entry("Shape", "The ⟦shape⟧ of the things we draw."), GENUS.format("shape")),
    # the name is the subject of a sentence
    good(_entry("Function", "Used within a template, a _function_ takes one or more arguments.")),
    good(_entry("Function", "When it is called in a template, the function takes arguments.")),
    good(_entry("Cascade", "To _cascade_ a value is to apply it to all pages below.")),
    good(_entry("Noop", "An abbreviated form of \"no operation\", a _noop_ is a statement that does nothing.")),
    good(_entry("Package", "Packages allow readers to load parts of a program.")),
    good(_entry("Market condition", "Market conditions that raise prices include the number of sellers.")),
    good(_entry("Parts", "The parts of a ship include the hull and all that is fixed to it.")),
    good(_entry("Labour Act", "The Labour Act of 1965 requires fair wages.")),
    good(_entry("Fair Housing Act", "The Fair Housing Act of 1968 prohibits discrimination in the sale of homes.")),
    good(_entry("Labour Act", "The Labour Act of 1965 includes provisions for wages.")),
    good(_entry("Audit Agency", "The Audit Agency, under the direction of the ministry, is responsible for audits.")),
    good(_entry("Ministry of Works", "The Dutch Ministry of Works has the task of building roads.")),
    good(_entry("Conflict of interest", "Organisational conflict of interest means that a person is not neutral.")),
    good(_entry("Allowable", "A cost is properly allowable under a contract if it is reasonable.")),
    good(_entry("Preference", "The preference for small firms shall be used in open tenders.")),
    good(_entry("Section 508", "[Section 508](https://example.org) of the US Access Act lays out rules for agencies.")),
    bad(_entry("Graph", "A graph is a ⟦graph⟧ of file systems under test."), GENUS.format("graph")),
    good(_entry("Jones' Law", "States that [what is built resembles its builders][jones-law].")),
    # the name is what is named
    good(_entry("Pledged cargo", "Room (in terms of holds) that an owner promised is termed _pledged cargo_.")),
    good(_entry("Cargo promise", "If no owner comes, a port can make a _cargo promise_, filling a hold with stones.")),
    good(_entry("Watch", "Time on a ship is divided into *watches* that are four hours long.")),
    good(_entry("Mast climbing", "On old ships, sailors went up without ropes, an art of **mast climbing**.")),
    good(_entry("NAVTEX", "Telex of ports to ships, known by its initials NAVTEX, for warnings.")),
    bad(_entry("Watch", "Time on a ship during which the *⟦watch⟧* is on deck."), NAME.format("watch")),
    bad(_entry("Watch", "Time of a *ship* during which *⟦watches⟧* are kept."), NAME.format("watches")),
    bad(_entry("Watch", "Time after which a new ⟦watch⟧ is called."), NAME.format("watch")),
    bad(_entry("Cargo promise", "Paper for which a port makes a ⟦cargo promise⟧."), NAME.format("cargo promise")),
    # the definition ends before it, or is none
    good(_entry("Quota", "People are bound to pay what exceeds the quota.")),
    good(_entry("Deck", "Floor of a ship \u2014 sailors keep the deck clean.")),
    good(_entry("Deck", "Floor of a ship - cleaning the deck is daily work.")),
    good(_entry("Deck", "Floor of a ship; all cabins are below the deck.")),
    good(_entry("Examples", "We try to give examples of what most ships carry.")),
    good(_entry("Empty hold", "Most ships are not made to sail with empty holds.")),
    good(_entry("Berth", "Two captains can agree on a berth for both ships.")),
    bad(_entry("Deck", "Floor of a ship that lies on the ⟦deck⟧ below; it is wet."), NAME.format("deck")),
    bad(_entry("Deck", "Floor of a ship between a mast and the ⟦deck⟧ above."), NAME.format("deck")),
    # it is a label, or what is spoken of
    good(_entry("Acme tool", "Acme tool (AT). The finest machine of all.")),
    good(_entry("Apache Kafka", "**Apache Kafka.** An open log that many programs read.")),
    good(_entry("Apache Kafka", "Apache Kafka: open log that many programs read.")),
    good(_entry("Kafka", "**Apache Kafka.** An open log that many programs read.")),
    good(_entry("Receipt", "**Receipt (RC).** A message that comes back.")),
    good(_entry("High", "Area of high pressure.")),
    bad(_entry("Repair", "If that is allowed, all units require ⟦repair⟧."), NAME.format("repair")),
    good(_entry("Apache Kafka", "Apache Kafka—a log that many programs read.")),
    good(_entry("PBFT", "Practical fault tolerance. An algorithm of 1999.", "expansion: Practical fault tolerance\n")),
    good(_entry("App", "Short for app container, which runs a program.")),
    good(_entry("Variance", "Wikipedia defines variance as the mean of squares.")),
    good(_entry("Variance", "Knuth [describes variance](https://example.org) as follows.")),
    # it is part of a longer name
    good(_entry("Drift", "Comes from the paper [Faster Training by Less Drift](https://example.org/x).")),
    good(_entry("Blaze", "Team behind the Blaze Stake Pool and other tools.")),
    good(_entry("Seek", "Laboratory that published Seek-R1 and other models.")),
    good(_entry("USDC (native)", "USDC that is minted on its own chain.", "aliases: [USDC]\n")),
    bad(_entry("Merge", "To ⟦merge⟧ two branches."), GENUS.format("merge")),
    bad(_entry("Graph", "⟦The graph.⟧").replace("⟦The graph.⟧", "The graph.").replace("|\n  The", "⟦The").replace(
        "graph.\n", "graph.⟧\n"), '"The graph." only repeats a name of the entry'),
    bad(_entry("Queue", "A *queue* is a ⟦queue⟧ of things."), GENUS.format("queue")),
    bad(_entry("Heap", "A heap, or pile, is a ⟦heap⟧ of values in order."), GENUS.format("heap")),
    bad(_entry("Deque", "Deques are a ⟦deque⟧ with two open ends."), GENUS.format("deque")),
    bad(_entry("Graph (mathematics)", "A graph is a ⟦graph⟧ of vertices."), GENUS.format("graph")),
    good(_entry("Pass (a test)", "A test passes if what happens is what should.")),
    good(_entry("Graph", "A graph, or *graph* of points, is a set.")),
    good(_entry("Graph", "The term graph denotes a set of points.")),
    good(_entry("Node", "Computer that works with other nodes.")),
    good(_entry("Node", "Computer that works with computers, or nodes, for one goal.")),
    good(_entry("Absolute path", "Path from the root of all folders.")),
    good(_entry("Error (in a test)", "Sign that something raised an error.")),
    good(_entry("Graph", "Set of points, unlike the graph of a function.")),
    good(_entry("Graph", "Set of points; a graph has lines, too.")),
    good(_entry("Graph", "Set of points. A graph has lines, too.")),
    good(_entry("DevOps", "DevOps is a methodology of development and operations, hence DevOps.")),
    good(_entry("Merge", "To join two branches into one.")),
    good(_entry("FAIR Principles", "[FAIR Principles](https://go-fair.org) for the stewardship of data.")),
    good(_entry("GNU", "System of free software (GNU is Not Unix).")),
    good("id: x\nterm: Old\nsummary: See Old.\n"),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_tells_the_use_of_a_name_from_its_mention(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A graph of points.", Severity.WARNING),
        ("A graph is a graph that has points.", Severity.WARNING),
        ("Kind of graph used to draw maps.", Severity.WARNING),
        ("Graph.", Severity.ERROR),
        ("Directed graph without cycles.", Severity.INFO),
        ("Any graph, tree or forest.", Severity.INFO),
        ("Set of points that a graph connects by lines.", Severity.INFO),
    ],
)
def test_only_a_bare_genus_is_a_warning_and_only_a_repeated_name_an_error(text: str, level: Severity) -> None:
    source = decode(f"id: x\nterm: Graph\nsummary: {text}\n".encode(), "x.yaml")
    report = check_sources([source], CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(RULE, NoOptions()),)))
    assert [finding.severity for finding in report.findings] == [level]
