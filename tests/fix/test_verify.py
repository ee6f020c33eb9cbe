"""The proof of a fix in a list reads only the items that change, and accepts nothing that a whole proof refuses."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.fix.expected import intents_on_values
from glosslint.fix.lower import Lowering
from glosslint.fix.scalar_text import apply_edits
from glosslint.fix.verify import Verifier, list_items
from glosslint.model import Edit, Fix, Intent, Part, Place, Repair, Safety, SetValue, Span
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.tree import Document
from tests.fix.documents import Emitter
from tests.fix.test_intents import Change, document_of

HEADS = ("", "", "", "# a list\n", "---\n", "%YAML 1.1\n---\n", "--- # here\n", "\ufeff")
ENDS = ("", "", "", "# end\n", "...\n", "- \n", "- no\n", "- *x\n")
DIRECTIVE = "%YAML 1.1\n---\n"
PIECES = ("", "", "'", '"', "#", " #", ": ", "- ", "|", "&x ", "*x", "!!str ", "\n", "\n- ", "  ", "no", "1.10", "\t")


def _list_of_entries(rng: random.Random) -> tuple[str, list[Intent]]:
    """Return a list of emitted entries, and an intent on each."""
    items: list[str] = []
    intents: list[Intent] = []
    for number in range(rng.randint(1, 4)):
        case = Emitter(rng).document()
        lines = case.text.removeprefix("\ufeff").replace("\r\n", "\n").splitlines()
        while not lines[0] or lines[0].startswith(
            "#"
        ):  # an item with a comment before its first key is never read alone
            del lines[0]
        items.append("\n".join(["- " + lines[0], *(f"  {line}" if line else "" for line in lines[1:])]) + "\n")
        intent = Change(rng, case).intent
        path = (0, number, *intent.place.path[1:])
        intents.append(intent._replace(place=intent.place._replace(path=path)))
    text = rng.choice(HEADS) + "".join(items) + rng.choice(ENDS)
    return text.replace("\n", rng.choice(["\n", "\n", "\r\n"])), intents


def _tampered(rng: random.Random, text: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits with one more that no intent asks for, where they leave the file alone."""
    start = rng.choice([0, *rng.choices(range(len(text) + 1), k=7)])
    span = Span(start, min(start + rng.choice([0, 0, 1, 2]), len(text)))
    if any(edit.span.start <= span.end and span.start <= edit.span.end for edit in edits):
        return edits
    return (*edits, Edit(span, DIRECTIVE if not start else rng.choice(PIECES)))


def _refused(judged: Callable[[Document, Sequence[Intent]], str], after: Document, intents: Sequence[Intent]) -> bool:
    try:
        return bool(judged(after, intents))
    except (LookupError, ValueError):
        return True


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_what_the_items_allow_the_whole_file_allows(seed: int) -> None:
    """Judged without our own parser's answer, which comes first and would hide most differences."""
    rng = random.Random(seed)
    text, intents = _list_of_entries(rng)
    document = parse(Source("x.yaml", text))
    chosen = tuple(rng.sample(intents, rng.randint(1, len(intents))))
    edits = Lowering(document).repair(Fix(Safety.SAFE, chosen, "change it")).edits
    if rng.random() < 0.6:
        edits = _tampered(rng, text, edits)
    after = parse(Source("x.yaml", apply_edits(text, edits)))
    if document.faults or after.faults:
        return
    verifier, plain = Verifier(document), list(intents_on_values(document, chosen))
    by_items = _refused(verifier._independent_reason, after, plain)
    assert by_items == _refused(verifier._reason_in_file, after, plain)


TWO = "- a: no\n- b: x\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (TWO, DIRECTIVE + TWO.replace("x", "y")),  # "no" becomes a boolean
        (DIRECTIVE + TWO.replace("x", "y"), DIRECTIVE + TWO.replace("x", "yes")),
        (TWO, TWO.replace("x", "y").replace("no", "'no'") + "- c\n"),
        (TWO, TWO.replace("x", "y").replace("a", "c")),
    ],
)
def test_a_change_outside_of_what_is_asked_for_is_refused(text: str, after: str) -> None:
    value = "yes" if "yes" in after else "y"
    edits = (Edit(Span(0, len(text)), after),)
    fix = Fix(Safety.SAFE, (SetValue(Place("x.yaml", (0, 1, "b"), Part.VALUE), value),), "change it")
    assert (
        Verifier(document_of(text)).apply([Repair("x.yaml", fix, "", edits)])[1] == "other values would change with it"
    )


def test_an_intent_that_is_fulfilled_already_does_not_keep_others_from_it() -> None:
    document = document_of(TWO)
    intents = tuple(
        SetValue(Place("x.yaml", (0, at, key), Part.VALUE), text) for at, key, text in ((0, "a", "no"), (1, "b", "y"))
    )
    repair = Repair("x.yaml", Fix(Safety.SAFE, intents, "change it"), "", (Edit(Span(13, 14), "y"),))
    after, reason = Verifier(document).apply([repair])
    assert (after.source.text, reason) == (TWO.replace("x", "y"), "")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n- b: 1\n  c: 2\n# end\n", ["", "- a\n", "- b: 1\n  c: 2\n# end\n"]),
        ("# list\n- a\n-\n  - b\n", ["# list\n", "- a\n", "-\n  - b\n"]),
        ("- a: &x b\n- c: *x\n", []),
        ("- # c\n  a: b\n", []),
        ("  - a\n", []),
        ("%YAML 1.1\n---\n- a\n", []),
        ("[a, b]\n", []),
        ("a: b\n", []),
        ("- a\n---\n- b\n", []),
    ],
)
def test_the_items_of_a_file(text: str, items: list[str]) -> None:
    assert list_items(document_of(text)) == items
