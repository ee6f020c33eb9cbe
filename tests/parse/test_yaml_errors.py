"""The mistakes writers make: each is marked at its cause, with a message that says what is wrong."""

from __future__ import annotations

import random

import pytest

from glosslint.model.source import decode
from glosslint.parse.yaml.parser import parse
from glosslint.testing import unmarked

MISTAKES = [
    pytest.param(
        "term: macro\nsummary: Text that the #include directive\n  ⟦copies.⟧\npage: /x\n",
        "this line is indented by 2 spaces, which matches no line above",
        id="comment-in-text",
    ),
    pytest.param(
        'term: RoPE\nsummary: ⟦"⟧A scheme for order\npage: /x\n',
        "this quotation mark is never closed",
        id="unclosed-double",
    ),
    pytest.param(
        "term: RoPE\nsummary: ⟦'⟧A scheme for order\npage: /x\n",
        "this quotation mark is never closed",
        id="unclosed-single",
    ),
    pytest.param(
        'id: rope\nterm: RoPE\nsummary: "A scheme\nfoo: a\npage: ⟦"⟧x"\npage: /x\n',
        "this quotation mark ends the string that begins on line 3, but more text follows",
        id="unclosed-dbl-then-other-quoted-later",
    ),
    pytest.param(
        "term: RoPE\nsummary: Attention⟦:⟧ the mechanism\npage: /x\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="colon-in-text",
    ),
    pytest.param(
        "term: RoPE\nsummary: A scheme\n  for order⟦:⟧ good\npage: /x\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="colon-in-continuation",
    ),
    pytest.param(
        "term: RoPE\nsummary: 'A model⟦'⟧s order'\npage: /x\n",
        "this quotation mark ends the string, but more text follows",
        id="apostrophe-in-single",
    ),
    pytest.param(
        "term: RoPE\naliases: ['model⟦'⟧s order', b]\npage: /x\n",
        "this quotation mark ends the string, but more text follows",
        id="apostrophe-in-single-flow",
    ),
    pytest.param(
        'term: RoPE\nsummary: "A ⟦"⟧good" scheme"\npage: /x\n',
        "this quotation mark ends the string, but more text follows",
        id="quote-in-double",
    ),
    pytest.param(
        'term: RoPE\nsummary: "RoPE⟦"⟧ is a scheme\npage: /x\n',
        "this quotation mark ends the string, but more text follows",
        id="text-after-quoted",
    ),
    pytest.param(
        "term: RoPE\naliases:\n  - a\n  ⟦-⟧b\npage: /x\n",
        "missing space after this dash",
        id="dash-no-blank-mixed",
    ),
    pytest.param(
        "term: RoPE\n  ⟦page⟧: /x\npage: /x\n", '"page" is indented further than the line above', id="key-indented"
    ),
    pytest.param(" id: rope\n⟦t⟧erm: x\n", "this line belongs to no key or item above", id="first-key-indented"),
    pytest.param(
        "sources:\n  - title: a\n   ⟦url⟧: b\n",
        "this line is indented by 3 spaces, which matches no line above",
        id="key-less-indented-in-map",
    ),
    pytest.param(
        "sources:\n  - title: a\n ⟦url⟧: b\n",
        "this line is indented by 1 space, which matches no line above",
        id="key-less-indented-in-map2",
    ),
    pytest.param(
        "sources:\n  - title: a\n     ⟦url⟧: b\n",
        '"url" is indented further than the line above',
        id="key-more-indented-in-map",
    ),
    pytest.param("term: RoPE\npage⟦:⟧/x\npage: /x\n", "missing space after this colon", id="no-blank-after-colon"),
    pytest.param("id⟦:⟧rope\nterm: RoPE\n", "missing space after this colon", id="no-blank-after-colon-first"),
    pytest.param("term: RoPE\npage⟦:⟧/x\n", "missing space after this colon", id="no-blank-after-colon-last"),
    pytest.param(
        "id: rope\nterm: RoPE\n⟦page⟧\npage: /x\n",
        "this line is neither “key: value” nor part of the value above",
        id="no-colon",
    ),
    pytest.param(
        "term: RoPE\nsummary: |\n  A scheme\n⟦for order⟧\npage: /x\n",
        "this line is neither “key: value” nor part of the value above",
        id="block-continues-unindented",
    ),
    pytest.param(
        "term: RoPE\nsummary: |\n    A scheme\n  ⟦for⟧ order\npage: /x\n",
        "this line is indented by 2 spaces, which matches no line above",
        id="block-less-indented",
    ),
    pytest.param(
        "term: RoPE\naliases: ⟦[⟧a, b\npage: /x\n", "this list is opened with [ and never closed", id="unclosed-["
    ),
    pytest.param(
        "term: RoPE\naliases: ⟦{⟧a: b\npage: /x\n", "this mapping is opened with { and never closed", id="unclosed-{"
    ),
    pytest.param(
        'term: RoPE\naliases: ["a" ⟦"⟧b"]\npage: /x\n',
        "missing comma before this character in this list",
        id="missing-comma",
    ),
    pytest.param(
        "term: RoPE\naliases: [a, b⟦}⟧\npage: /x\n", "this list is opened with [ and closed with }", id="wrong-close"
    ),
    pytest.param("term: RoPE\naliases: [a, b]⟦]⟧\npage: /x\n", "unexpected text after the closing ]", id="extra-]"),
    pytest.param(
        "term: RoPE\nsummary: ⟦[RoPE](rope)⟧ is a scheme\npage: /x\n",
        "a value cannot begin with a link: YAML reads its [ as a list",
        id="text-after-]",
    ),
    pytest.param(
        "term: RoPE\nsummary: ⟦[RoPE](https://x.org/a)⟧: a scheme\npage: /x\n",
        "a value cannot begin with a link: YAML reads its [ as a list",
        id="md-link-with-colon",
    ),
    pytest.param("term: RoPE\nsummary: ⟦*⟧RoPE* is a scheme\npage: /x\n", "a value cannot begin with *", id="star"),
    pytest.param("term: RoPE\nsummary: ⟦*⟧*RoPE** is a scheme\npage: /x\n", "a value cannot begin with *", id="star2"),
    pytest.param(
        "term: RoPE\naliases:\n  - ⟦*a⟧ b\npage: /x\n",
        "the alias *a refers to &a, which is not defined before it",
        id="star-in-list",
    ),
    pytest.param("term: RoPE\nsummary: ⟦&⟧ a scheme\npage: /x\n", "a value cannot begin with &", id="amp2"),
    pytest.param("term: RoPE\nsummary: ⟦%⟧RoPE is\npage: /x\n", "a value cannot begin with %", id="percent"),
    pytest.param("⟦%⟧foo\nid: a\n", "a value cannot begin with %", id="percent-line"),
    pytest.param("term: RoPE\nterm: ⟦@⟧tag\npage: /x\n", "a value cannot begin with @", id="at"),
    pytest.param("term: RoPE\nsummary: ⟦`⟧softmax` is\npage: /x\n", "a value cannot begin with `", id="backtick"),
    pytest.param(
        "term: RoPE\nterm: ⟦!important⟧ stuff\npage: /x\n",
        "!important at the start of a value names a type that YAML does not know",
        id="bang",
    ),
    pytest.param("term: RoPE\nterm: ⟦!⟧foo!bar stuff\npage: /x\n", "a value cannot begin with !", id="bang2"),
    pytest.param("term: RoPE\nsummary: ⟦>⟧ 3 tokens\npage: /x\n", "text after > must begin on the next line", id="gt"),
    pytest.param("term: RoPE\nsummary: ⟦|⟧ a pipe\npage: /x\n", "text after | must begin on the next line", id="pipe"),
    pytest.param(
        "term: RoPE\nsummary: {{ ⟦x }⟧} is\npage: /x\n",
        "a list or mapping is used as a key; the keys of a glossary are plain words",
        id="lt-brace",
    ),
    pytest.param(
        "term: RoPE\nsummary: ⟦-⟧ a\npage: /x\n", "a list cannot begin on the same line as its key", id="dash-value"
    ),
    pytest.param(
        "term: RoPE\naliases: [a,⟦,⟧ b]\npage: /x\n", "missing value before this character", id="comma-in-flow"
    ),
    pytest.param("term: RoPE\naliases:\n⟦\t⟧- a\npage: /x\n", "a tab indents this line", id="tab-indent"),
    pytest.param("term: RoPE\nsources:\n⟦\t⟧title: x\npage: /x\n", "a tab indents this line", id="tab-key"),
    pytest.param("term: RoPE\nsummary: a\n⟦\t⟧b\npage: /x\n", "a tab indents this line", id="tab-cont"),
    pytest.param("term: RoPE\nsummary: |\n⟦\t⟧a scheme\npage: /x\n", "a tab indents this line", id="tab-block"),
    pytest.param("term: RoPE\nsummary: |\n  a scheme\n⟦\t⟧b\npage: /x\n", "a tab indents this line", id="tab-block-2"),
    pytest.param(
        "term: RoPE\nsources:\n  - title: x\n  ⟦\t⟧url: y\npage: /x\n", "a tab indents this line", id="tab-after-spaces"
    ),
    pytest.param("id: rope\nterm: RoPE\n⟦\t⟧# hello\npage: /x\n", "a tab indents this line", id="tab-before-comment"),
    pytest.param("id: rope\nterm: RoPE\n⟦\t⟧\npage: /x\n", "a tab indents this line", id="tab-blank-line"),
    pytest.param("term: RoPE\naliases:\n  -⟦\t⟧a\npage: /x\n", "a tab follows the dash", id="tab-after-dash"),
    pytest.param(
        "term: RoPE\nsources:\n  -⟦\t⟧title: a\n  \turl: b\npage: /x\n",
        "a tab follows the dash",
        id="tab-after-dash-map",
    ),
    pytest.param("id: rope\n⟦\t⟧term: x\n", "a tab indents this line", id="tab-key-toplevel"),
    pytest.param("⟦\t⟧id: rope\nterm: x\n", "a tab indents this line", id="tab-first"),
    pytest.param('term: RoPE\nsummary: "a ⟦\\d⟧ b"\npage: /x\n', "\\d is not an escape sequence in YAML", id="escape2"),
    pytest.param(
        "---\nid: a\n---\nText: here⟦:⟧ b\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="dashes-fm",
    ),
    pytest.param(
        "id: rope\nterm: RoPE\n⟦<<<<<<< HEAD⟧\npage: a\n=======\npage: b\n>>>>>>> x\npage: /x\n",
        "unresolved merge conflict",
        id="conflict",
    ),
    pytest.param(
        "term: RoPE\nsummary: “A⟦:⟧ b”\npage: /x\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="curly-quotes",
    ),
    pytest.param(
        "term: RoPE\naliases:\n  - a\n ⟦-⟧ b\npage: /x\n",
        "this line is indented by 1 space, which matches no line above",
        id="list-item-unindented-wrong",
    ),
    pytest.param(
        "aliases:\n- a\n- b\n  ⟦page⟧: x\n", '"page" is indented further than the line above', id="key-after-list"
    ),
    pytest.param(
        "aliases:\n  - a\n  ⟦page⟧: x\npage: /x\n",
        "expected a list item here",
        id="key-in-list",
    ),
    pytest.param(
        "term: RoPE\npage: http://x⟦:⟧ y\npage: /x\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="url-key-colon",
    ),
    pytest.param(
        "id: rope\r\nterm: RoPE\r\nsummary: Attention⟦:⟧ the mechanism\r\nsee_also: [a]\r\nreviewed: x\r\n",
        'unquoted value contains ": ", which YAML reads as another key',
        id="crlf-colon",
    ),
    pytest.param(
        "term: RoPE\nsummary: ⟦>⟧-2x\n  a\npage: /x\n",
        "text after > must begin on the next line",
        id="bad-block-header",
    ),
    pytest.param(
        "term: RoPE\nsummary: ⟦>⟧- a text\n  a\npage: /x\n",
        "text after > must begin on the next line",
        id="block-strip-text",
    ),
    pytest.param(
        "term: RoPE\nsummary: Note that⟦:⟧\n  x: y\npage: /x\n",
        'unquoted value ends with ":", which YAML reads as another key',
        id="colon-end",
    ),
    pytest.param(
        "term: RoPE\nsee_also: [⟦*rope⟧]\n",
        "the alias *rope refers to &rope, which is not defined before it",
        id="alias-no",
    ),
    pytest.param(
        "term: RoPE\naliases:\n⟦\xa0\xa0⟧- a\npage: /x\n",
        "U+00A0 begins this line, and YAML reads it as text",
        id="no-break-space-in-indentation",
    ),
    pytest.param(
        "term: RoPE\naliases:\n⟦\u3000⟧- a\npage: /x\n",
        "U+3000 begins this line, and YAML reads it as text",
        id="ideographic-space-in-indentation",
    ),
    pytest.param("term⟦：⟧ RoPE\npage: /x\n", "YAML does not read this ： as a colon", id="full-width-colon"),
    pytest.param("page: /x\nterm⟦：⟧ RoPE\n", "YAML does not read this ： as a colon", id="full-width-colon-below"),
    pytest.param(
        "term: RoPE\nsummary: |\n⟦模型：一种数学模型⟧\npage: /x\n",
        "this line is neither “key: value” nor part of the value above",
        id="full-width-colon-in-text",
    ),
    pytest.param("term: RoPE\nsummary: ⟦?⟧ what\npage: /x\n", "a value cannot begin with ?", id="question-mark"),
    pytest.param(
        "term: RoPE\nlinks: ⟦[⟧http://a.b, c\npage: /x\n",
        "this list is opened with [ and never closed",
        id="unclosed-list-after-an-address",
    ),
    pytest.param(
        "links: [http://a.b]\nterm: ⟦'⟧RoPE\n", "this quotation mark is never closed", id="unclosed-below-an-address"
    ),
    pytest.param("⟦%⟧YAML 1.3\n---\nterm: RoPE\n", "this is not YAML: found incompatible YAML document", id="version"),
    pytest.param("term: RoPE\n...\n⟦p⟧age: /x\n", "this line belongs to no key or item above", id="text-after-the-end"),
    pytest.param("term: RoPE\n⟦:⟧ a\npage: /x\n", "expected a key here", id="colon-without-key"),
]


@pytest.mark.parametrize(("marked", "message"), MISTAKES)
def test_a_mistake_is_reported_once_at_its_cause(marked: str, message: str) -> None:
    text, spans = unmarked(marked)
    faults = parse(decode(text.encode(), "entry.yaml")).faults
    assert [(tuple(fault.span), fault.message) for fault in faults] == [(spans[0], message)]
    kind = "tab-indentation" if "tab" in message else "yaml-syntax"
    assert [fault.kind for fault in faults] == [kind]


@pytest.mark.parametrize(("marked", "message"), MISTAKES)
def test_places_and_words_are_the_same_with_other_line_ends_and_a_mark(marked: str, message: str) -> None:
    text, spans = unmarked("\ufeff" + marked.replace("\r\n", "\n").replace("\n", "\r\n"))
    faults = parse(decode(text.encode(), "entry.yaml")).faults
    assert [(tuple(fault.span), fault.message) for fault in faults] == [(spans[0], message)]


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
