"""The proof of a fix accepts nothing beside what its intents say."""

from __future__ import annotations

import pytest

from glosslint.fix.verify import Verifier
from glosslint.model import Edit, Fix, Part, Place, Repair, Safety, SetValue, Span
from tests.fix.test_intents import document_of

DIRECTIVE = "%YAML 1.1\n---\n"
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
