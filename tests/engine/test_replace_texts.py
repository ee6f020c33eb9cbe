"""A session with other texts judges as a new session on these texts, although it reads only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session, make_session
from glosslint.glossary.build import Project
from glosslint.layout.layout import Layout
from glosslint.layout.presets import preset, read_layout
from glosslint.model import Problem, Severity
from glosslint.model.source import Source, decode
from glosslint.rule import EntryFacts, EntryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.rules.registry import all_rules
from glosslint.schema.validator import EntrySchema
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table

Texts = Mapping[str, str]

VALUES = (
    "rope", "Rope", "a rope that is  long", "'it''s'", '"a: b"', "no", "1.10", "~", "", "[rope, ball]", "TODO",
    "C #", "Issue #12", "The end of #this sentence.", "rope # comment", "rope  # glosslint: ignore[convention] so",
    "|\n     First  line.\n     - second #3",
    ">-\n     Folded\n\n     text.", "'[a link](#ball)'", "a [lost](#gone) rope",
)  # fmt: skip
#: Values that depend on what is around them: on indentation, on brackets, on an anchor in another entry.
ODD_VALUES = ("|2\n      Deep.", "a}", "a]", "a}]", "&x rope", "*x", "{x: y}", "'open")
IDS = ("rope", "ball", "net", "rope #1")
HEADS = (
    "",
    "",
    "",
    "# a comment\n",
    "---\n",
    "%YAML 1.1\n---\n",
    "# glosslint: ignore-file[schema] so\n",
    "\ufeff",
    "[{",
    "[",
)
#: What follows an entry.
ENDS = ("", "", "", "\n", "# glosslint: ignore[references] to come\n", "# a comment\n", "  \n")

value = st.integers(0, 15).flatmap(lambda number: st.sampled_from(VALUES if number else ODD_VALUES))
fields = st.dictionaries(st.sampled_from(["term", "def", "see", "aka", "x"]), value, max_size=3)
rows = st.tuples(st.sampled_from(IDS), fields).map(
    lambda drawn: [f"id: {drawn[0]}", *(f"{key}: {text}" for key, text in drawn[1].items())]
)
end = st.sampled_from(ENDS)


def _item(rows: list[str], dash: str, end: str) -> str:
    return dash + f"\n{' ' * len(dash)}".join(rows) + "\n" + end


items = st.builds(_item, rows, st.sampled_from(["- ", "- ", "-  "]), end)
odd_items = st.sampled_from(["- {id: rope, term: Rope}\n", "- {id: &x}\n", "- hello\n", "-\n", "- *x\n", "- [a, b]\n"])
pairs = st.builds("{}:\n  {}\n{}".format, st.sampled_from(IDS[:3]), rows.map("\n  ".join), end)
documents = st.builds(lambda rows, end: "\n".join([*rows, end]), rows, end)
BODIES = (
    "A [ball](/ball/) is round.", "A [ball][b] is  round.\n\n[b]: /ball/", "More.\n\n## Part\n\nTODO",
    "<!-- glosslint: ignore[references] so -->\nSee [lost](/lost/).", "```\ncode  \n```", "",
)  # fmt: skip
FRONT = ("title: Rope", "title: Rope  # so", "title: &x Rope\nx: *x", "title:\nx: 1", "", "title: a: b")
bodies = st.lists(st.sampled_from(BODIES), max_size=3).map("\n\n".join)
page_texts = st.builds("---\n{}\n---\n{}\n".format, st.sampled_from(FRONT), bodies)


@st.composite
def states(draw: st.DrawFn, parts: st.SearchStrategy[str], top: str = "", between: str = "") -> list[Texts]:
    """Draw some states of one file, each made of the one before by changing its ``parts``, head or end."""
    current = draw(st.lists(parts, min_size=1, max_size=5))
    head = top
    texts: list[Texts] = []
    for _ in range(draw(st.integers(2, 4))):
        texts.append({"a.yaml": head + between.join(current)})
        at = draw(st.integers(0, len(current)))
        change = draw(st.sampled_from(["insert", "replace", "remove", "repeat", "head"]))
        if change == "head":
            head = draw(st.sampled_from(HEADS)) + top
        elif change == "repeat" and current:
            current = [*current[:at], current[at - 1], *current[at:]]
        else:
            current = [
                *current[:at],
                *([] if change == "remove" else [draw(parts)]),
                *current[at + (change != "insert") :],
            ]
    return texts


def folders(*names: str, text: st.SearchStrategy[str]) -> st.SearchStrategy[list[Texts]]:
    """Return some states of a few files, which come and go."""
    return st.lists(st.dictionaries(st.sampled_from(names), text, min_size=1), min_size=2, max_size=4)


ROLES: dict[str, Any] = {"id": "id", "term": "term", "prose": {"def": "def"}, "core": "def", "references": ["see"]}
ROLES |= {"aliases": ["aka"], "links": ["#{id}"]}
SCHEMA = {"properties": {"term": {"type": "string", "maxLength": 12}, "x": {"type": "integer"}}, "required": ["term"]}


def _layout(**keys: Any) -> Layout:
    return read_layout(ROLES | keys, "test")


anything = st.integers(0, 12).flatmap(lambda number: items if number else odd_items)
CASES: dict[str, tuple[st.SearchStrategy[list[Texts]], Layout]] = {
    "a list": (states(anything), _layout(entries="list")),
    "a list below a key": (states(anything, "terms:\n"), _layout(entries="list", at="terms")),
    "a mapping": (states(pairs), _layout(entries="map", id="@key")),
    "an entry a document": (states(documents, between="---\n"), _layout(entries="documents")),
    "documents of one entry": (states(documents, between="---\n"), _layout(entries="merged")),
    "an entry a file": (folders("a.yaml", "b.yaml", "rope.yaml", text=documents), _layout(entries="file")),
    "pages": (folders("a.md", "ball.md", text=page_texts), preset("hugo")),
}


def _crash(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
    if entry.term is not None and entry.term.value == "TODO":
        raise ValueError(str(entry.root))
    yield from ()


CRASHING = EntryRule("crashing", "file", Severity.WARNING, None, _crash, (), NoOptions)
RULES = [rule for rule in all_rules() if not rule.needs_engine and not rule.tables]
ACTIVE = tuple(ActiveRule(rule, rule.options(), Severity.WARNING) for rule in (CRASHING, *RULES))
REQUEST = CheckRequest(Settings(Table(), Path()), rules=ACTIVE)


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=25)
@given(data=st.data())
def test_changed_texts_are_judged_as_if_they_were_read_for_the_first_time(case: str, data: st.DataObject) -> None:
    strategy, layout = CASES[case]
    first, *others = data.draw(strategy)
    project = Project(layout, EntrySchema(SCHEMA, "test") if data.draw(st.booleans()) else None)
    session = _opened(project, first)
    for texts in (first, *others):
        session = session.replace_texts(_sources(texts), [path for path in session.documents if path not in texts])
        if texts is others[-1] or data.draw(st.booleans()):
            _compare(session, _opened(project, texts))


def _opened(project: Project, texts: Texts) -> Session:
    return make_session(REQUEST.settings, project, _sources(texts).values())


def _sources(texts: Texts) -> dict[str, Source]:
    return {path: decode(texts[path].encode(), path) for path in sorted(texts)}


def _compare(session: Session, fresh: Session) -> None:
    assert session.glossary.entries == fresh.glossary.entries
    judgement, expected = judge(session, REQUEST), judge(fresh, REQUEST)
    for part in ("findings", "problems", "suppressed", "crashes"):
        assert getattr(judgement, part) == getattr(expected, part)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- term: a}]\n", "[{term: a}]\n"),
        ("- term: |2\n      Deep.\n", "-  term: |2\n      Deep.\n"),
        ("- term: a #1\n", "# above\n- term: a #1\n"),
        ("- term: &x\n- term: b\n", "- term: &x a\n- term: b\n"),
    ],
)
def test_the_same_characters_in_other_surroundings_are_read_again(old: str, new: str) -> None:
    project = Project(_layout(entries="list", id="term"))
    session = _opened(project, {"a.yaml": old})
    assert session.glossary.entries
    _compare(session.replace_texts(_sources({"a.yaml": new})), _opened(project, {"a.yaml": new}))
