"""Links and hidden parts of Markdown, each at its exact characters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, strategies as st

from glosslint.model import Span
from glosslint.parse.markdown.parser import parse
from glosslint.parse.markdown.structure import Markdown, MarkdownLink
from glosslint.text.tokenize import mask
from tests.timing import assert_linear


def shown(text: str) -> list[tuple[str, str, str, str]]:
    """Of each link: form, text, destination as written, target."""
    return [(link.form, cut(text, link.text), cut(text, link.dest), link.target) for link in parse(text).links]


def cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def hidden(text: str, *kinds: str) -> list[str]:
    return [cut(text, span) for kind, span in parse(text).hidden if not kinds or kind in kinds]


ONE_LINK = [
    # the inline forms
    ("See [logits](logit).", "[logits](logit)", "logits", "logit"),
    ('[logits](logit "the raw scores")', None, "logits", "logit"),
    ("[logits](logit 'raw')", None, "logits", "logit"),
    ("[logits](logit (raw))", None, "logits", "logit"),
    ('[logits](logit "two\nlines")', None, "logits", "logit"),
    ("[logits]( logit )", None, "logits", "logit"),
    ("[logits](\n  logit\n)", None, "logits", "logit"),
    ("[logits](<logit>)", None, "logits", "logit"),
    ("[logits](<raw logit> 'x')", None, "logits", "raw logit"),
    ("[logits](<a\\>b>)", None, "logits", "a\\>b"),
    ("[logits]()", None, "logits", ""),
    ("[logits](<>)", None, "logits", ""),
    ("[](logit)", None, "", "logit"),
    ("[logits](#logit)", None, "logits", "#logit"),
    ("[logits](a(b(c)d)e)", None, "logits", "a(b(c)d)e"),
    ("[logits](a\\)b)", None, "logits", "a\\)b"),
    ("[logits](a\\b)", None, "logits", "a\\b"),
    ('[logits](a\\ "t")', None, "logits", "a\\"),
    ("[logits](x?a=1&amp;b=2#c)", None, "logits", "x?a=1&amp;b=2#c"),
    # what stands in the text
    ("[*raw* **logits**](logit)", None, "*raw* **logits**", "logit"),
    ("[**logits**](logit)", None, "**logits**", "logit"),
    ("[`logits`](logit)", None, "`logits`", "logit"),
    ("[a `]` b](logit)", None, "a `]` b", "logit"),
    ("[$x]$ b](logit)", None, "$x]$ b", "logit"),
    ("[a [b] c](logit)", None, "a [b] c", "logit"),
    ("[a\\]](logit)", None, "a\\]", "logit"),
    ("[a\\[b\\]](logit)", None, "a\\[b\\]", "logit"),
    ("[a&#93;](logit)", None, "a&#93;", "logit"),
    ("[a <b title=']'>c</b>](logit)", None, "a <b title=']'>c</b>", "logit"),
    ("[![a plot](plot.png)](logit)", None, "![a plot](plot.png)", "logit"),
    ("[ logits ](logit)", None, " logits ", "logit"),
    ("[raw\nlogits](logit)", None, "raw\nlogits", "logit"),
    ("[raw  \nlogits](logit)", None, "raw  \nlogits", "logit"),
    ("[logits\n](logit)", None, "logits\n", "logit"),
    # where the link stands
    ("- raw [logits](logit)\n- b", "[logits](logit)", "logits", "logit"),
    ("1. a\n   - [logits](logit)", "[logits](logit)", "logits", "logit"),
    ("> raw [logits](logit)", "[logits](logit)", "logits", "logit"),
    ("> [raw\n> logits](\n> logit)", None, "raw\n> logits", "logit"),
    ("# [logits](logit)", "[logits](logit)", "logits", "logit"),
    ("| a | b |\n|---|---|\n| [x\\|y](logit) | `c` |", "[x\\|y](logit)", "x\\|y", "logit"),
    ("![a plot](plot.png) [logits](logit)", "[logits](logit)", "logits", "logit"),
    ("**see [logits](logit)**", "[logits](logit)", "logits", "logit"),
    ("`code` [logits](logit) `code`", "[logits](logit)", "logits", "logit"),
    ("<b>[logits](logit)</b>", "[logits](logit)", "logits", "logit"),
    ("costs $5-[logits](logit)", "[logits](logit)", "logits", "logit"),
    # beyond ASCII
    ("é 😀 [λόγος 😀](λόγος) ü", "[λόγος 😀](λόγος)", "λόγος 😀", "λόγος"),
    ("e\u0301 [e\u0301tat](e\u0301tat)", "[e\u0301tat](e\u0301tat)", "e\u0301tat", "e\u0301tat"),
    ("字 [字](<字 字>)", "[字](<字 字>)", "字", "字 字"),
    ("\ud800 [a\ud800](logit)", "[a\ud800](logit)", "a\ud800", "logit"),
]


@pytest.mark.parametrize(("text", "whole", "words", "destination"), ONE_LINK)
def test_an_inline_link_is_found_at_its_characters(text: str, whole: str | None, words: str, destination: str) -> None:
    (link,) = parse(text).links
    assert link.form == "inline"
    if whole is not None:
        assert cut(text, link.span) == whole
    elif not text.startswith(">"):
        assert link.span == (0, len(text))
    assert cut(text, link.text) == words
    assert cut(text, link.dest) == destination


@pytest.mark.parametrize(
    ("text", "target"),
    [("[a](x&amp;y)", "x&y"), ("[a](x\\_y)", "x_y"), ("[a](<x y>)", "x y"), ("[a](caf%C3%A9)", "caf%C3%A9")],
)
def test_the_target_is_the_destination_decoded(text: str, target: str) -> None:
    assert parse(text).links[0].target == target


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[logits][l]\n\n[l]: logit", "logits"),
        ("[logits][]\n\n[logits]: logit", "logits"),
        ("[logits]\n\n[logits]: logit", "logits"),
        ("[*raw* logits][L  l]\n\n[l\nl]: logit", "*raw* logits"),
        ("[logits][É]\n\n[é]: <logit> 'raw'", "logits"),
        ("[logits][l]\n\n[l]:\n  logit\n  'raw'", "logits"),
        ("[logits][l]\n\n> [l]:\n> logit", "logits"),
        ("[logits][l\\]]\n\n[l\\]]: logit", "logits"),
        ("[l]: logit\n\n😀 [logits][l]", "logits"),
        ("[logits][l]\n\n[l]: logit\n[l]: other", "logits"),
    ],
)
def test_the_destination_of_a_reference_is_in_its_definition(text: str, words: str) -> None:
    assert shown(text) == [("reference", words, "logit", "logit")]
    link = parse(text).links[0]
    assert link.dest.end <= link.span.start or link.dest.start >= link.span.end


def test_two_references_share_one_destination() -> None:
    text = "[a][l] and [b][l]\n\n[l]: logit"
    first, second = parse(text).links
    assert first.dest == second.dest == (text.index("logit"), len(text))


@pytest.mark.parametrize("address", ["https://example.org/a", "mailto:me@example.org", "me@example.org"])
def test_an_autolink_shows_its_destination(address: str) -> None:
    text = f"é see <{address}>"
    assert shown(text) == [("auto", address, address, address)]
    assert hidden(text) == [f"<{address}>"]


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b)`",
        "`` [a](b) ` ``",
        "```\n[a](b)\n```",
        "~~~\n[a](b)\n~~~",
        "    [a](b)\n\ntext",
        "text\n\n\t[a](b)",
        "-     [a](b)",
        "$[a](b)$",
        "$$\n[a](b)\n$$",
        "<div>\n[a](b)\n</div>",
        "<!-- [a](b) -->",
        "<a title='[a](b)'>",
        "![a](b)",
        "\\[a](b)",
        "[a\\](b)",
        "[a] (b)",
        "[a])(b)",
        "[a](b c)",
        "[a][b]",
        "[a]: b",
        "a [^1]\n\n[^1]: note",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert parse(text).links == ()


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("a `b` c", "code", ["`b`"]),
        ("é\n\n```py\nb\n```\n", "code", ["```py\nb\n```"]),
        ("a\n\n    b\n", "code", ["b\n"]),
        ("    b\n\na", "code", ["b\n"]),
        ("\n    a `b`\n\n      c\n  ", "code", ["`b`"]),
        ("\ta\n\n\tb", "code", []),
        ("a $x_1$ b", "math", ["$x_1$"]),
        ("a $$x$$ b", "math", ["$$x$$"]),
        ("from $5-$6", "math", []),
        ("the $n$th and $f(x)$a", "math", ["$n$", "$f(x)$"]),
        ("$f(x)$s, $\\left\\{x\\right.$s", "math", ["$f(x)$", "$\\left\\{x\\right.$"]),
        ("$a = f($b.c, `d+$`)", "math", []),
        ("$a = f($b.c, `d+$`)", "code", ["`d+$`"]),
        ("($a.b) and ($c.d)", "math", []),
        ("é $HOME/$USER, ${a}:${b}", "math", []),
        ("from $5 to $6", "math", []),
        ("a <b>c</b>", "html", ["<b>", "</b>"]),
        ('a <i class="sun"></i> <span id="b" class="c"></span> d', "image", ['<i class="sun"></i>']),
        ('An <Term id="engine"/> used', "shortcode", ['<Term id="engine"/>']),
        ("a ![b `c`](d) e", "image", ["![b `c`](d)"]),
        ("a ![b `c`](d) e", "code", []),
        ("a [b](c) d", "mark", ["[", "](c)"]),
        ("a [b][c]\n\n[c]: d\n", "mark", ["[", "][c]", "[c]: d"]),
        ("a `b`\n\n[unused]: d", "mark", ["[unused]: d"]),
        ("a[^1]\n\n[^1]: b", "mark", ["[^1]"]),
    ],
)
def test_what_is_hidden(text: str, kind: str, parts: list[str]) -> None:
    assert hidden(text, kind) == parts


@pytest.mark.parametrize("attributes", ['{:target="_blank"}', "{.note}", "{#here}", "{rel=me}", '{ a="b" .c}'])
def test_attributes_after_a_link_are_no_prose(attributes: str) -> None:
    assert hidden(f"See [logits](logit){attributes} and {attributes}.", "mark") == ["[", f"](logit){attributes}"]


@pytest.mark.parametrize("words", ["{x}", "{see below}", "{}", "{: a"])
def test_other_braces_after_a_link_are_prose(words: str) -> None:
    assert hidden(f"The [set](set){words} of all.", "mark") == ["[", "](set)"]


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("![x [a](b) y](z)", "a", "b"),  # the caption of an image
        ("a[^1]\n\n[^1]: See [a](b).\n", "a", "b"),
        ("| a | b |\n|---|---|\n| [a](b) | c |\n", "a", "b"),
        ("See <a href='#b'>the <b>a</b></a>.", "the <b>a</b>", "#b"),
        ('<a\n class="c" href="/x?a=1&amp;b=2">a</a>', "a", "/x?a=1&b=2"),
        ("<div>\nSee <a href=b>a</a>.\n</div>\n", "a", "b"),
    ],
)
def test_links_of_captions_footnotes_tables_and_html(text: str, shown: str, target: str) -> None:
    assert [(cut(text, link.text), link.target) for link in parse(text).links] == [(shown, target)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Layer of <em>many</em>\n<a href='x'>neurons</a>.</p>", "Layer of many neurons ."),
        ("<pre>\na\n\nb</pre>\n\n<div>\nb <script>c</script><style>d</style> e\n</div>", "b e"),
        ("A caf&eacute;,&nbsp;don&#39;t &lt;b&gt;", "A cafxxxxxxxx, donxxxxxt b"),
        ("The <code>a [b](c) *d*</code> is", f"The {'x' * 25} is"),
        ("The <code> element *d*", "The element *d*"),
        ("AT&T; a & b", "AT&T; a & b"),
    ],
)
def test_between_tags_are_words(text: str, words: str) -> None:
    assert " ".join(mask(text, parse(text).hidden).split()) == words


@pytest.mark.parametrize("part", ["<code>", "<a href=b>", '<b c="', "<!--", "<pre>", "<b>", "&amp;", "<svg>\n"])
@pytest.mark.parametrize("start", ["", "<div>"])
def test_tags_without_end_take_linear_time(start: str, part: str) -> None:
    assert_linear(parse, lambda size: start + part * size, 5_000)


def test_an_indentation_of_all_lines_is_no_code() -> None:
    assert shown("\n    a\n    [b](c) d\n  ") == [("inline", "b", "c", "c")]
    assert_linear(parse, lambda size: "    a\n\n" * size + "b", 20_000)


def test_plain_text_is_not_parsed() -> None:
    assert parse("Number that a layer outputs, *often* a vector.\n") == Markdown()


@pytest.mark.parametrize(
    ("part", "count"),
    [("[", 50_000), ("[a](", 20_000), ("![", 30_000), ("[a](b)", 20_000), ("[a][b]\n\n[b]: c\n\n", 5_000)],
)
def test_brackets_without_end_take_linear_time(part: str, count: int) -> None:
    assert_linear(parse, lambda size: part * size, count)


# --- any text with links -------------------------------------------------------------------------------------------

_PLAIN = st.text("abc éλ😀字\u0301", max_size=6)
_WORDS = _PLAIN.map(lambda text: f"w{text}w")
_BARE = st.lists(st.sampled_from(["a", "b-c", "é", "😀", "(", "\\)", "#x", "?y", "/", "%20"]), min_size=1, max_size=5)
_BARE_DESTINATION = _BARE.map(lambda parts: "d" + "".join(f"({part})" if part == "(" else part for part in parts))
_BARE_BALANCED = _BARE_DESTINATION.map(lambda text: text.replace("(()", "(x)"))
_DESTINATION = st.one_of(
    _BARE_BALANCED.map(lambda written: (written, written)),
    st.text("ab c()é😀", min_size=1, max_size=6).map(lambda written: (written, f"<{written}>")),
)
_TITLE = st.sampled_from(["", ' "t"', " 't ü'", " (t)", ' "two\nlines"'])
_LABEL = st.one_of(
    _WORDS,
    _WORDS.map(lambda text: f"*{text}*"),
    _WORDS.map(lambda text: f"`{text}]`"),
    _WORDS.map(lambda text: f"{text}\n{text}"),
    _WORDS.map(lambda text: f"[{text}] \\] {text}"),
    _WORDS.map(lambda text: f"![{text}](i.png)"),
)
_LINK = st.tuples(_LABEL, _DESTINATION, _TITLE).map(lambda parts: (f"[{parts[0]}]({parts[1][1]}{parts[2]})", parts))
_FILL = st.one_of(
    _WORDS.map(lambda text: f" {text} "),
    _WORDS.map(lambda text: f" `{text} [a](b)` "),
    _WORDS.map(lambda text: f" $w{text}$ "),
    _WORDS.map(lambda text: f"\n\n- {text} "),
    _WORDS.map(lambda text: f"\n\n> {text} "),
    _WORDS.map(lambda text: f"\n\n```\n{text} [a](b)\n```\n\n{text} "),
)


@given(st.lists(st.tuples(_FILL, _LINK), min_size=1, max_size=6), _FILL)
def test_every_link_is_found_as_written(
    parts: list[tuple[str, tuple[str, tuple[str, tuple[str, str], str]]]], last: str
) -> None:
    text = "".join(fill + link for fill, (link, _) in parts) + last
    markdown = parse(text)
    spans = [(cut(text, link.span), cut(text, link.text), cut(text, link.dest)) for link in markdown.links]
    assert spans == [(link, label, destination[0]) for _, (link, (label, destination, _)) in parts]


@given(st.text("[]()<>!`$\\*_^: \n#>-|\"'aé😀", max_size=60))
def test_spans_lie_in_the_text_in_order_and_outside_code(text: str) -> None:
    markdown = parse(text)
    for link in markdown.links:
        _is_sound(link, text)
    for spans in ([link.span for link in markdown.links], [part.span for part in markdown.hidden]):
        assert spans == sorted(spans)
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    blotted = [part.span for part in markdown.hidden if part.kind in ("code", "math", "html")]
    for first, second in itertools.pairwise(blotted):
        assert first.end <= second.start
    for link in markdown.links:
        for span in blotted:
            assert not _overlap(link.dest, span)
            assert not _overlap(link.span, span) or link.text.start <= span.start < span.end <= link.text.end
    assert all(first.span.end <= second.span.start for first, second in itertools.pairwise(markdown.links))


def _is_sound(link: MarkdownLink, text: str) -> None:
    assert 0 <= link.span.start <= link.text.start <= link.text.end <= link.span.end <= len(text)
    assert 0 <= link.dest.start <= link.dest.end <= len(text)
    if link.form == "inline":
        assert link.text.end < link.dest.start <= link.dest.end <= link.span.end
        assert cut(text, link.span).startswith("[")
        assert text[link.text.end : link.text.end + 2] == "]("


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
