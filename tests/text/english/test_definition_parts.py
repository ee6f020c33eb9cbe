"""Definitions taken apart: where the frame ends, which words are the genus phrase, and which of them is its head.

In the table «…» is the context, {…} the frame and […] the genus phrase, whose last word is the head; what follows is
the differentia. Names stand before the colon, more than one with "=" between.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from glosslint.model import Span
from glosslint.parse.markdown import parser as markdown
from glosslint.text.english.definition_parts import DefinitionParts, clean, defining_sentence, split_definition
from glosslint.text.tokenize import mask, sentences

PLAIN = """
abandonware: [Software] that nobody maintains any more.
accuracy: The [share] of all answers that are right.
activation: [Number or list] of numbers that a layer hands to the next.
adapter: A [small module] added to a trained network.
agent: [Program] which acts on behalf of a user.
alias: A [second name] for a command.
alignment: The [set] of procedures by which a model is made to do what people want.
array: An [ordered collection] of items of one kind.
assertion: A [Boolean expression] that must hold at a point in a program.
attribute: A [name-value pair] associated with an object.
backup: A [copy] of data kept in another place.
bandwidth: [Amount] of data per second that a line carries.
batch: A [group] of examples on which a network is trained at once.
benchmark: [Standard test] used to compare systems.
bias: A [tendency] to err in one direction.
bit: The [smallest unit] of information.
branch: An [independent line] of development in a repository.
browser: A [program] with which people read web pages.
buffer: A [region] of memory where data wait.
bug: A [missing or undesirable feature] of a program.
build: [Process] by which source code becomes a program.
bus: A [shared channel] between the parts of a computer.
cache: A [store] of recent results, kept so that they need not be computed again.
call stack: A [data structure] that records which functions run.
centroid: The [center] of a cluster.
checksum: A [short number] computed from data to detect errors.
class: A [description] of what objects of one kind have in common.
cluster: A [group] of computers that work as one.
codec: A [pair] of programs, of which one encodes and one decodes.
commit: A [snapshot] of a project with a message.
compiler: A [program] translating source code into machine code.
confidence: [Probability] assigned to an answer.
container: A [running process] with limits on what it may use.
cookie: A [small text file] stored by a browser.
corpus: A [large, structured set] of texts.
"""
GENUS = """
dataset: A [collection] of records for one purpose.
deadlock: A [state] in which every process waits for another.
decoder: A [subnetwork] reading a code and writing text.
dependency: [Something] that a program needs in order to run.
dictionary: A [data structure] whose values are found by key.
driver: [Software] between an operating system and a device.
embedding: A [learned vector] that stands for a discrete item.
emulator: A [system] behaving like another.
endpoint: An [address] at which a service answers.
entropy: A [measure] of uncertainty.
epoch: One [pass] over the training data.
event: A [change] to which a program reacts.
exception: An [object] that tells of an unusual event.
factor: A [variable] taking a few fixed values.
feature: An [individual property] of what is observed.
field: A [named component] of a record.
filter: A [layer] designed to find one pattern.
firewall: A [system] between two networks that lets through what rules allow.
flag: A [one-bit value] set by an operation.
fork: A [copy] of a project that goes its own way.
fragment: The [part] of an address behind the "#".
framework: A [library] that calls the code of its user.
gateway: A [server] at the edge of a network.
generator: A [function] whose state is kept between calls.
gradient: The [vector] of all partial derivatives of a function.
hash: A [number] of fixed size calculated from data of any size.
header: The [first part] of a message.
heap: A [binary tree] where no child is larger than its parent.
hook: A [place] at which a program calls code of its user.
index: An [ordered list] of names, each with the places where it occurs.
inode: A [record] on disk holding what is known of a file.
interface: The [set] of operations offered to others.
iterator: An [object] giving one item after the other.
job: A [unit] of work to be done later.
kernel: The [innermost part] of an operating system.
key: A [field or combination] of fields that names a record.
keyword: A [word] with a fixed meaning in a language.
latency: The [time] between question and answer.
layer: A [set] of units that work side by side.
leaf: A [node] without children.
lexer: A [program] to cut text into tokens.
license: A [legal document] describing what others may do.
linter: A [program] that points at faults, often with a repair.
lock: A [mechanism] for letting in only one at a time.
log: A [record] of what a program did, kept for later.
loss: A [number] telling how wrong a model is.
manifest: A [list] of everything in a package.
margin: The [distance] from a point to the boundary.
median: The [value] separating the upper from the lower half.
metadata: [Data] about data.
metric: A [function] of two points, called their distance.
mirror: An [exact copy] of a site on another server.
mock: A [simplified replacement] for part of a program.
""".replace(": A [named component]", ": A [named component]").replace(": A [small module]", ": A [small module]")
SHAPES = """
median: {A median is} the [middle value] of a sample.
median: {The median is} a [value].
medians: {Medians are} [values] with half of a sample below them.
API=Application programming interface: {An application programming interface (API) is} a [set] of functions.
API=Application programming interface: {An API (application programming interface) is} a [way] for programs to talk.
cd=continuous delivery: {Continuous delivery, often abbreviated as CD, is} a [set] of practices.
chaos engineering: {Chaos engineering or CE is} the [discipline] of trying out what breaks.
eBPF: {eBPF, or extended Berkeley Packet Filter, is} a [technology] for running programs in the kernel.
IaaS=Infrastructure as a service: {Infrastructure as a service, or IaaS, is} a [service model] for computing.
graph: {A graph, also known as a network, is} a [set] of points joined by lines.
host: {"Host" is} a [widely used term] in networking.
idempotence: «In maths or computer science,» {idempotence describes} an [operation] that can be repeated.
scaling: {Scaling refers to} the [ability] of a system to grow.
reliability: {The term reliability denotes} the [probability] of working.
pod: «Within a cluster,» {a pod acts as} the [smallest unit].
stack: {A stack can be defined as} a [list] with one open end.
root: {The root of a number is} the [number] whose square it is.
constant: {A constant in programming is} a [name] for a value.
precision: {Precision means} the [share] of hits that are right.
network (neural): {A network is} a [function] made of layers.
kernel (statistics): «In statistics,» {a kernel is} a [function] that weighs neighbours.
node: {It is} a [point] of a graph.
bare metal machine: {Bare metal refers to} a [physical computer].
self healing: {A self-healing system is} a [system] that repairs itself.
certificate: {A (digital) certificate is} a [document] signed by an authority.
runtime: {A runtime executes} a piece of software.
service proxy: {A service proxy intercepts} what goes to a service.
accuracy: {Accuracy measures} how close results are to the truth.
table: {A table consists} of rows.
test: {A test fails} if the result differs.
autoscaling: {Autoscaling allows} a system to grow.
stateless application: {Stateless applications handle} each request on its own.
portability: {A software characteristic, portability is} a form of [reusability].
anchor: «In a regular expression,» a [symbol] that fixes a position.
mean: «In statistics, machine learning and physics,» the [sum] of values divided by their number.
icon: «In computing,» {an icon, shown on screen, is} a [small picture] of a program.
mean: «In statistics,» {a mean, or average, is} the [sum] of values divided by their number.
signal: «In physics, statistics, and machine learning,» a [quantity] that varies in time.
artificial intelligence: [Intelligence] shown by machines, as opposed to people.
feature branch: A [branch] within a repository containing commits.
client: «Typically,» a [program] that asks a server.
shebang: «In Unix,» a [character sequence] such as `#!`.
commit: «As a noun,» a [snapshot] of a project.
weight: «For a graph,» a [number] attached to an edge.
kernel: <computing> [core] of an operating system.
kernel: «Computing: »the [core] of a system.
token: «(in language models) »a [piece] of text.
"""
PARTS = """
hold: [in-hull room] used as a store, workshop, and shelter
bell: [on-deck signal] used at dawn, at noon, and at dusk
tender: [at-sea helper] of ships, boats and rafts
yawl: «When used as a tender, lighter, and ferry,» a [boat] of the harbour
gan: A type of [generative model] with two parts.
lstm: A kind of [recurrent network] that forgets little.
tree: A special kind of [graph] without loops.
json: A form of [text] that programs exchange.
bash: An instance of a [shell].
decimal: One of the [number systems] in use.
quartile: Any of the [values] that cut a sample into four.
folder: Another term for a [directory].
map: Another name for a [dictionary].
ci: An abbreviation of [continuous integration].
set: A [collection] without order.
vote: A [part] of a decision.
family: A [group] of languages that resemble each other.
aggregate: To [combine] many values into one.
export: To [make] a name visible to others.
merge: To [join] two branches.
compile: To automatically [translate] source code.
filter: «As a verb,» to [choose] records by their values.
concatenate: «In programming,» to [join] two strings.
installing: [Placing] a package on a computer.
recursion: [Calling] a function from within itself.
booting: [Starting] an operating system.
gerund: [Reducing] the number of dimensions.
asynchronous: Not happening at the same time.
truthy: Evaluating to true.
heterogeneous: Containing mixed types.
boolean: Relating to a value that is true or false.
idempotent: Capable of being repeated.
deprecated: Used in the past only.
signalled: Raised when something goes wrong.
tolerance: How closely a result must match.
coverage: How much of a program is run by tests.
rule: Expresses the fact that most values are near the mean.
stub: See [the canonical entry](other).
pair: What two things make.
lambda: A [function] (mostly short) without a name.
sum: The `+` of all values.
mode: The [value], or values, that occur most often.
server: A [program], such as a database, that answers.
file: An [immutable, static file] containing all that is needed.
site: A [question-and-answer site] popular among programmers.
java: A [high-level, object-oriented language] for many machines.
sprint: A [short, intense period] of work.
branch: The [dedicated, central branch] of a project.
data center: A [specialized building or facility] designed for computers.
debugging: The [process or activity] of finding errors.
pointer: A [value] naming a place in memory.
sample: [Members] chosen from a population.
seed: The [starting value] used by a generator.
storage: A [specialized technology] tailored to large data.
worker: A [process] waiting for jobs.
widget: [Fields] you can interact with.
delay: The [time] it takes to answer.
answer: The [text] a model gives back.
weights: The [numbers] that training adjusts.
license: A [text] under which others may use a work.
prompt: A [sign] shown by a shell when it is ready.
scope: The [part] of a program within which a name is known.
schema: A [formal description] of what data may look like.
link: A [[reference](x)] from one page to another.
tensor: A **[multidimensional array]** of numbers.
vector: A *[sequence]* of numbers.
matrix: A [two-dimensional array]; in algebra, a linear map.
unit: A [part] (mostly the smallest) of a system.
state-of-the-art: The [best-known result] so far.
p value: The [probability] of a result at least as strong.
k-means: A [clustering algorithm] that forms *k* groups.
+1: A [vote] in favor of something.
C++: A [compiled language] derived from C.
callback: A [function] A that is passed to a function B.
serverless: {Serverless computing abstracts} servers away.
model: A [decision or a rule] and what follows from it.
mtls: A [technique] used to authenticate both sides.
"""
#: What is not yet taken apart as an editor would. A right answer makes the test fail, so that the line moves up.
WRONG = """
lazy evaluation: [Delaying] evaluation until the value is needed.
git pull: Downloads and synchronizes changes.
digital certificate: {A (digital) certificate — also called a public key — is} a [document] signed by an authority.
pass: {A test passes} if the result is the expected one.
sorting: [Sorting algorithms] are what this entry is about.
"""


class Case(NamedTuple):
    """A definition, and the spans that an editor marked in it."""

    names: tuple[str, ...]
    text: str
    context: str
    frame: str
    genus: str


def _cases(table: str) -> list[Case]:
    return [_case(line) for line in table.strip().splitlines()]


def _case(line: str) -> Case:
    names, _, marked = line.partition(": ")
    parts = {}
    for name, opening, closing in (("context", "«", "»"), ("frame", "{", "}"), ("genus", "[", "]")):
        inner, end = rf"(?:\[[^\]]*\]\([^)]*\)|[^{re.escape(closing)}])*", re.escape(closing)
        match = re.search(rf"{re.escape(opening)}({inner}){end}(?!\()", marked)
        parts[name] = match[1] if match is not None else ""
        if match is not None:
            marked = marked[: match.start()] + match[1] + marked[match.end() :]
    return Case(tuple(names.split("=")), marked, parts["context"], parts["frame"], parts["genus"])


RIGHT_CASES = _cases(PLAIN) + _cases(GENUS) + _cases(SHAPES) + _cases(PARTS)
WRONG_CASES = _cases(WRONG)


def _anatomy(case: Case) -> DefinitionParts:
    structure = markdown.parse(case.text)
    cleaned = clean(case.text, structure.hidden)
    first = sentences(mask(case.text, structure.hidden))[0]
    return split_definition(cleaned, defining_sentence(cleaned, first), case.names)


def _text_of(case: Case, span: Span) -> str:
    return case.text[slice(*span)].strip(" [*]")


def _check(case: Case) -> None:
    parts = _anatomy(case)
    genus = case.genus.strip("[]*").split("](")[0]
    assert (_text_of(case, parts.context), _text_of(case, parts.frame)) == (case.context.strip(), case.frame)
    assert _text_of(case, parts.genus) == genus
    assert _text_of(case, parts.head) == (genus.split()[-1] if genus else "")
    assert parts.core.end == parts.differentia.end
    if genus:
        assert parts.genus.end == parts.head.end == parts.differentia.start
    else:
        assert parts.differentia == parts.core


@pytest.mark.parametrize("case", RIGHT_CASES, ids=[f"{case.names[0]}-{case.text[:20]}" for case in RIGHT_CASES])
def test_a_definition_is_taken_apart(case: Case) -> None:
    _check(case)


@pytest.mark.parametrize("case", WRONG_CASES, ids=[case.names[0] for case in WRONG_CASES])
@pytest.mark.xfail(strict=True)
def test_a_definition_that_is_not_yet_understood(case: Case) -> None:
    _check(case)


def test_nearly_all_are_right() -> None:
    total = len(RIGHT_CASES) + len(WRONG_CASES)
    assert total >= 150
    assert len(set(RIGHT_CASES + WRONG_CASES)) == total
    assert len(WRONG_CASES) <= 0.05 * total
