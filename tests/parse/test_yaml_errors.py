"""The mistakes writers make: each is marked at its cause, with a message that says what is wrong."""

from __future__ import annotations

import random

import pytest

from glosslint.model.source import decode
from glosslint.parse.yaml.parser import parse
from glosslint.testing import unmarked

#: What is said of a mistake, and texts with it, at the characters between ⟦ and ⟧.
MISTAKES: dict[str, list[str]] = {
    "this quotation mark is never closed": [
        'term: RoPE\nsummary: ⟦"⟧A scheme for order\npage: /x\n',
        "term: RoPE\nsummary: ⟦'⟧A scheme for order\npage: /x\n", "links: [http://a.b]\nterm: ⟦'⟧RoPE\n",
    ],
    "this quotation mark is never closed; the next one, on line 5, opens another string": [
        'id: rope\nterm: RoPE\nsummary: ⟦"⟧A scheme\nfoo: a\npage: "x"\npage: /x\n',
    ],
    'unquoted value contains ": ", which YAML reads as another key': [
        "term: RoPE\nsummary: Attention⟦:⟧ the mechanism\npage: /x\n",
        "term: RoPE\nsummary: A scheme\n  for order⟦:⟧ good\npage: /x\n", "---\nid: a\n---\nText: here⟦:⟧ b\n",
        "term: RoPE\nsummary: “A⟦:⟧ b”\npage: /x\n", "term: RoPE\npage: http://x⟦:⟧ y\npage: /x\n",
        "id: rope\r\nterm: RoPE\r\nsummary: Attention⟦:⟧ the mechanism\r\nsee_also: [a]\r\nreviewed: x\r\n",
    ],
    "this quotation mark ends the string, but more text follows": [
        "term: RoPE\nsummary: 'A model⟦'⟧s order'\npage: /x\n",
        "term: RoPE\naliases: ['model⟦'⟧s order', b]\npage: /x\n",
        'term: RoPE\nsummary: "RoPE⟦"⟧ is a scheme\npage: /x\n',
        'term: RoPE\nsummary: "A ⟦"⟧good" scheme"\npage: /x\n',
    ],
    "missing space after this dash": ["term: RoPE\naliases:\n  - a\n  ⟦-⟧b\npage: /x\n"],
    '"page" is indented further than the line above': [
        "term: RoPE\n  ⟦page⟧: /x\npage: /x\n", "aliases:\n- a\n- b\n  ⟦page⟧: x\n",
    ],
    "this line belongs to no key or item above": [" id: rope\n⟦t⟧erm: x\n", "term: RoPE\n...\n⟦p⟧age: /x\n"],
    "this line is indented by 3 spaces, which matches no line above": ["sources:\n  - title: a\n   ⟦url⟧: b\n"],
    "this line is indented by 1 space, which matches no line above": [
        "sources:\n  - title: a\n ⟦url⟧: b\n", "term: RoPE\naliases:\n  - a\n ⟦-⟧ b\npage: /x\n",
    ],
    '"url" is indented further than the line above': ["sources:\n  - title: a\n     ⟦url⟧: b\n"],
    "missing space after this colon": [
        "term: RoPE\npage⟦:⟧/x\npage: /x\n", "id⟦:⟧rope\nterm: RoPE\n", "term: RoPE\npage⟦:⟧/x\n",
    ],
    "this line is neither “key: value” nor part of the value above": [
        "id: rope\nterm: RoPE\n⟦page⟧\npage: /x\n", "term: RoPE\nsummary: |\n  A scheme\n⟦for order⟧\npage: /x\n",
        "term: RoPE\nsummary: |\n⟦模型：一种数学模型⟧\npage: /x\n",
    ],
    "this line is indented by 2 spaces, which matches no line above": [
        "term: macro\nsummary: Text that the #include directive\n  ⟦copies.⟧\npage: /x\n",
        "term: RoPE\nsummary: |\n    A scheme\n  ⟦for⟧ order\npage: /x\n",
    ],
    "this list is opened with [ and never closed": [
        "term: RoPE\naliases: ⟦[⟧a, b\npage: /x\n", "term: RoPE\nlinks: ⟦[⟧http://a.b, c\npage: /x\n",
    ],
    "this mapping is opened with { and never closed": ["term: RoPE\naliases: ⟦{⟧a: b\npage: /x\n"],
    "this list has no comma or ] before this character": [
        'term: RoPE\naliases: ["a" ⟦"⟧b"]\npage: /x\n', "term: RoPE\naliases: [a, b⟦}⟧\npage: /x\n",
    ],
    "unexpected text after the closing ]": ["term: RoPE\naliases: [a, b]⟦]⟧\npage: /x\n"],
    "a value cannot begin with a link: YAML reads its [ as a list": [
        "term: RoPE\nsummary: ⟦[RoPE](rope)⟧ is a scheme\npage: /x\n",
        "term: RoPE\nsummary: ⟦[RoPE](https://x.org/a)⟧: a scheme\npage: /x\n",
    ],
    "a value cannot begin with *": [
        "term: RoPE\nsummary: ⟦*⟧RoPE* is a scheme\npage: /x\n",
        "term: RoPE\nsummary: ⟦*⟧*RoPE** is a scheme\npage: /x\n",
    ],
    "the alias *a refers to &a, which is not defined before it": ["term: RoPE\naliases:\n  - ⟦*a⟧ b\npage: /x\n"],
    "a value cannot begin with &": ["term: RoPE\nsummary: ⟦&⟧ a scheme\npage: /x\n"],
    "a value cannot begin with %": ["term: RoPE\nsummary: ⟦%⟧RoPE is\npage: /x\n", "⟦%⟧foo\nid: a\n"],
    "a value cannot begin with @": ["term: RoPE\nterm: ⟦@⟧tag\npage: /x\n"],
    "a value cannot begin with `": ["term: RoPE\nsummary: ⟦`⟧softmax` is\npage: /x\n"],
    "!important at the start of a value names a type that YAML does not know": [
        "term: RoPE\nterm: ⟦!important⟧ stuff\npage: /x\n",
    ],
    "a value cannot begin with !": ["term: RoPE\nterm: ⟦!⟧foo!bar stuff\npage: /x\n"],
    "text after > must begin on the next line": [
        "term: RoPE\nsummary: ⟦>⟧ 3 tokens\npage: /x\n", "term: RoPE\nsummary: ⟦>⟧-2x\n  a\npage: /x\n",
        "term: RoPE\nsummary: ⟦>⟧- a text\n  a\npage: /x\n",
    ],
    "text after | must begin on the next line": ["term: RoPE\nsummary: ⟦|⟧ a pipe\npage: /x\n"],
    "a list or mapping is used as a key; the keys of a glossary are plain words": [
        "term: RoPE\nsummary: {{ ⟦x }⟧} is\npage: /x\n",
    ],
    "this is not YAML: block sequence entries are not allowed in this context": [
        "term: RoPE\nsummary: ⟦-⟧ a\npage: /x\n"],
    "missing value before this character": ["term: RoPE\naliases: [a,⟦,⟧ b]\npage: /x\n"],
    "a tab indents this line": [
        "term: RoPE\naliases:\n⟦\t⟧- a\npage: /x\n", "term: RoPE\nsources:\n⟦\t⟧title: x\npage: /x\n",
        "term: RoPE\nsummary: a\n⟦\t⟧b\npage: /x\n", "term: RoPE\nsummary: |\n⟦\t⟧a scheme\npage: /x\n",
        "term: RoPE\nsummary: |\n  a scheme\n⟦\t⟧b\npage: /x\n",
        "term: RoPE\nsources:\n  - title: x\n  ⟦\t⟧url: y\npage: /x\n", "id: rope\nterm: RoPE\n⟦\t⟧# hello\npage: /x\n",
        "id: rope\nterm: RoPE\n⟦\t⟧\npage: /x\n", "id: rope\n⟦\t⟧term: x\n", "⟦\t⟧id: rope\nterm: x\n",
    ],
    "a tab follows the dash": [
        "term: RoPE\naliases:\n  -⟦\t⟧a\npage: /x\n", "term: RoPE\nsources:\n  -⟦\t⟧title: a\n  \turl: b\npage: /x\n",
    ],
    "this is not YAML: found unknown escape character": ['term: RoPE\nsummary: "a ⟦\\⟧d b"\npage: /x\n'],
    "unresolved merge conflict": [
        "id: rope\nterm: RoPE\n⟦<<<<<<< HEAD⟧\npage: a\n=======\npage: b\n>>>>>>> x\npage: /x\n",
    ],
    "expected a list item here": ["aliases:\n  - a\n  ⟦page⟧: x\npage: /x\n"],
    'unquoted value ends with ":", which YAML reads as another key': [
        "term: RoPE\nsummary: Note that⟦:⟧\n  x: y\npage: /x\n",
    ],
    "the alias *rope refers to &rope, which is not defined before it": ["term: RoPE\nsee_also: [⟦*rope⟧]\n"],
    "U+00A0 begins this line, and YAML reads it as text": ["term: RoPE\naliases:\n⟦\xa0\xa0⟧- a\npage: /x\n"],
    "U+3000 begins this line, and YAML reads it as text": ["term: RoPE\naliases:\n⟦\u3000⟧- a\npage: /x\n"],
    "YAML does not read this ： as a colon": ["term⟦：⟧ RoPE\npage: /x\n", "page: /x\nterm⟦：⟧ RoPE\n"],
    "a value cannot begin with ?": ["term: RoPE\nsummary: ⟦?⟧ what\npage: /x\n"],
    "this is not YAML: found incompatible YAML document": ["⟦%⟧YAML 1.3\n---\nterm: RoPE\n"],
    "expected a key here": ["term: RoPE\n⟦:⟧ a\npage: /x\n"],
}  # fmt: skip
_CASES = [(marked, message) for message, texts in MISTAKES.items() for marked in texts]


@pytest.mark.parametrize(("marked", "message"), _CASES)
def test_a_mistake_is_reported_once_at_its_cause(marked: str, message: str) -> None:
    text, spans = unmarked(marked)
    faults = parse(decode(text.encode(), "entry.yaml")).faults
    assert [(tuple(fault.span), fault.message) for fault in faults] == [(spans[0], message)]
    kind = "tab-indentation" if "tab" in message else "yaml-syntax"
    assert [fault.kind for fault in faults] == [kind]


def test_places_and_words_are_the_same_with_other_line_ends_and_a_mark() -> None:
    for marked, message in _CASES:
        text, spans = unmarked("\ufeff" + marked.replace("\r\n", "\n").replace("\n", "\r\n"))
        faults = parse(decode(text.encode(), "entry.yaml")).faults
        assert [(tuple(fault.span), fault.message) for fault in faults] == [(spans[0], message)], marked


@pytest.mark.parametrize(
    "text",
    [
        "aliases: [a,\n\tb]\n",
        "page:\t/x\n",
        "page: /x\t\nterm: x\n",
        "summary: |\n  a\n  \tb\n",
        'summary: "a\n\tb"\n',
        "term: x\t# comment\n",
        "summary: >-\n  a\n  \t\n  b\n",
    ],
)
def test_a_harmless_tab_is_not_an_error(text: str) -> None:
    assert parse(decode(text.encode(), "entry.yaml")).faults == ()


def test_no_text_makes_the_explanations_fail() -> None:
    """Characters that mean something to YAML, anywhere: one error at most, inside the text."""
    chance = random.Random(1)
    whole = "id: a\nterm: 'b'\naliases: [c, \"d\"]\nsources:\n  - title: e\n    url: f\nsummary: >-\n  g h\n"
    for _ in range(3000):
        text = whole
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice("\t\n\r:-'\"[]{}#&*!|>%@`,?\\ ") + text[at + chance.randint(0, 1) :]
        faults = parse(decode(text.encode(), "entry.yaml")).faults
        assert len(faults) <= 1
        assert all(0 <= fault.span.start <= fault.span.end <= len(text) + 1 for fault in faults)


def test_an_anchor_ends_with_its_document() -> None:
    text = "a: &x one\nb: *x\n---\nc: *x\n"
    (fault,) = parse(decode(text.encode(), "entry.yaml")).faults
    assert (fault.message, fault.span.start) == ("the alias *x refers to &x, which is not defined before it", 23)
    assert parse(decode(text.replace("c: *x", "c: &x d\ne: *x").encode(), "entry.yaml")).faults == ()
