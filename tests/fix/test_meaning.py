"""A fix that a rule calls safe is made only if every link, reference and name of the glossary means the same after it.

The rule here misbehaves: it replaces, or removes, whatever a test asks it to, and calls that safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.rule import (
    EntryFacts,
    EntryRule,
    Intent,
    NoOptions,
    Problem,
    RemoveItem,
    Replace,
    Safety,
    SetValue,
    Severity,
    Span,
    safe,
)
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import load
from tests.support import write

ROPE = "id: rope\nterm: RoPE\naliases: [rotary embedding, rotary]\nsee_also: [alibi, alibi, nope, rope]\n"
TEXT = "summary: Unlike [ALiBi](alibi), and [see](https://a.org) [x](nope), it turns [x] (alibi).\n"
ALIBI = "id: alibi\nterm: ALiBi\nsee_also: [rope]\n"


def _rule(make: object) -> ActiveRule:
    def check(entry: EntryFacts, _: NoOptions) -> Iterator[Problem]:
        intents = make(entry) if entry.key == "rope" else None  # type: ignore[operator]
        if intents is not None:
            yield Problem("wrong", entry.head(), fix=safe("do it", *intents))

    rule = EntryRule(
        name="misbehaving",
        category="file",
        severity=Severity.WARNING,
        docs="",
        check=check,
        fixes=(Safety.SAFE,),
        examples=(),
    )
    return ActiveRule(rule, NoOptions())


def _run(folder: Path, make: object, unsafe: bool = False) -> tuple[str, str]:
    """The file of the entry rope after the fixes, and why the last fix was not made."""
    files = {"glossary/rope.yaml": ROPE + TEXT, "glossary/alibi.yaml": ALIBI, "glosslint.toml": ""}
    write(folder, files)
    request = CheckRequest(load(folder / "glosslint.toml", folder), rules=(_rule(make),), unsafe_fixes=unsafe)
    outcome = fix(request)
    after = {new.path: new.text for _, new in outcome.changes}
    unfixed = [finding.unfixed for finding in outcome.report.findings]
    return after.get("glossary/rope.yaml", ROPE + TEXT), unfixed[0] if unfixed else ""


def _replacing(old: str, new: str) -> object:
    def make(entry: EntryFacts) -> tuple[Intent, ...] | None:
        (prose,) = entry.prose
        start = prose.text.find(old)
        return (Replace(entry.at(prose.path, Span(start, start + len(old))), new),) if start >= 0 else None

    return make


def _removing(key: str, number: int) -> object:
    def make(entry: EntryFacts) -> tuple[Intent, ...] | None:
        lists = {"see_also": len(entry.references), "aliases": len(entry.names) - 1}
        full = {"see_also": 4, "aliases": 2}
        place = entry.at((*entry.root, key, number))
        return (RemoveItem(place),) if lists[key] == full[key] else None

    return make


def _setting(key: str, value: str, number: int | None = None) -> object:
    def make(entry: EntryFacts) -> tuple[Intent, ...] | None:
        path = (*entry.root, key) if number is None else (*entry.root, key, number)
        values = {text.path: text.value for text in (entry.id, entry.term) if text is not None}
        values |= {name.path: name.value for name in entry.names}
        values |= {reference.path: reference.target for reference in entry.references}
        return (SetValue(entry.at(path), value),) if values[path] != value else None

    return make


REFUSED = [
    (_replacing("(alibi),", "(rope),"), "link to other entries"),
    (_replacing("[ALiBi](alibi)", "ALiBi"), "link to other entries"),
    (_replacing("[ALiBi]", "[RoPE]"), "link to other entries"),
    (_replacing("(https://a.org)", "(https://b.org)"), "link to other entries"),
    (_replacing("(https://a.org)", "(rope)"), "link to other entries"),
    (_removing("see_also", 2), "refer to other entries"),
    (_setting("see_also", "nobody", 0), ""),  # the duplicate still names it
    (_removing("aliases", 1), 'lose the name "rotary"'),
    (_setting("aliases", "rotary", 0), 'lose the name "rotary embedding"'),
    (_setting("term", "RoPe"), 'lose the name "RoPE"'),
    (_setting("id", "rotary"), 'the id "rope" would be lost'),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_a_fix_that_changes_the_meaning_is_refused(tmp_path: Path, make: object, reason: str) -> None:
    text, unfixed = _run(tmp_path, make)
    if reason:
        assert (text, reason in unfixed) == (ROPE + TEXT, True), unfixed
        assert unfixed.startswith("it is not safe: ")
    else:
        assert text != ROPE + TEXT


@pytest.mark.parametrize(
    ("make", "old", "new"),
    [
        (_replacing("(nope),", "(alibi),"), "(nope),", "(alibi),"),
        (_replacing("[x] (alibi)", "[x](alibi)"), "[x] (alibi)", "[x](alibi)"),
        (_replacing("Unlike", "Other than"), "Unlike", "Other than"),
        (_removing("see_also", 1), "alibi, alibi", "alibi"),
        (_removing("see_also", 3), "nope, rope", "nope"),
        (_setting("see_also", "alibi", 2), "nope, rope", "alibi, rope"),
        (_setting("term", "RoPE."), "RoPE\n", "RoPE.\n"),
    ],
)
def test_a_fix_that_keeps_it_is_made(tmp_path: Path, make: object, old: str, new: str) -> None:
    assert _run(tmp_path, make) == ((ROPE + TEXT).replace(old, new), "")


def test_unsafe_fixes_are_asked_for_with_their_risk(tmp_path: Path) -> None:
    text, _ = _run(tmp_path, _replacing("(alibi),", "(rope),"), unsafe=True)
    assert text == (ROPE + TEXT).replace("(alibi),", "(rope),")
