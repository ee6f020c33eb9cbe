"""Shortcodes, tags of templates and formulas: no prose, and read before Markdown is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, strategies as st

from glosslint.parse.markdown import extensions
from glosslint.parse.markdown.parser import parse, parser_input


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('a {{< tip term_id="pod" >}} b', ['{{< tip term_id="pod" >}}']),
        ("a {{<x>}} b {{%y%}} c", ["{{<x>}}", "{{%y%}}"]),
        ("{{</* x */>}} {{< /x >}} {{< x />}}", ["{{</* x */>}}", "{{< /x >}}", "{{< x />}}"]),
        ("{{< x `raw {a}` >}}", ["{{< x `raw {a}` >}}"]),
        ("{{< x\n  y=1\n>}}", ["{{< x\n  y=1\n>}}"]),
        ("{{ a.b | c }} {{- d -}}", ["{{ a.b | c }}", "{{- d -}}"]),
        ("{{{ a }}} and {{}}", ["{{{ a }}}", "{{}}"]),
        ("{% link a.md %} {%- if b -%}", ["{% link a.md %}", "{%- if b -%}"]),
        ("a {/* b * c */} d\n{/* e\n\nf */}", ["{/* b * c */}", "{/* e\n\nf */}"]),
        ("{/* a {b} */} and {/ * c */}", ["{/* a {b} */}"]),
        ("{{< a }} b >}}", []),
        ("{{< a\n\nb >}}", []),
        ("Templates open with {{< or {{% and close with >}}.", []),
        ("Jinja knows `{{` and `}}`, `{%` and `%}`.", []),
        ("Hugo knows `{{<` and `>}}`.", []),
        ("The set {5%, 10%} and f{a}{b}", []),
        ("{{ a\nb }}", []),
        ("{ { a } }", []),
        ("{{< a {{< b >}}", ["{{< b >}}"]),
        ("{% mermaid() %}\na --> b[[c]]\n{% end %} d", ["{% mermaid() %}\na --> b[[c]]\n{% end %}"]),
        ("{{< math >}}x {{ y }}{{< /math >}} {{ z }}", ["{{< math >}}x {{ y }}{{< /math >}}", "{{ z }}"]),
        ("{{< mermaid >}} a {{< /tabs >}}", ["{{< mermaid >}}", "{{< /tabs >}}"]),
    ],
)
def test_what_is_a_shortcode(text: str, written: list[str]) -> None:
    assert [text[slice(*code.span)] for code in extensions.find_shortcodes(text)] == written


@pytest.mark.parametrize(
    ("text", "wraps"),
    [
        ("A {{< tip x >}} runs.", [False]),
        ("{{< note >}}", [True]),
        ("A pod {/* of what? */} runs.", [True]),
        ("Text.\r\n \t{{% video x %}} \t\r\n", [True]),
        ("{{< hl >}}text{{< /hl >}} {{< tip >}}", [True, True, False]),
        ("a {% if b %}c{% endif %} {% end %}", [True, True, False]),
    ],
)
def test_markup_around_texts_is_distinguished_from_what_is_replaced_by_words(text: str, wraps: list[bool]) -> None:
    assert [code.wraps for code in extensions.find_shortcodes(text)] == wraps


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("a {{< b [c](d) <e> `f >}} g", [("shortcode", "{{< b [c](d) <e> `f >}}")]),
        ("{{< b [c](d) >}}", [("html", "{{< b [c](d) >}}")]),
        ("a `{{< b >}}` c", [("code", "`{{< b >}}`")]),
        ("a ![{{ b }}]({{ c }}) d", [("image", "![{{ b }}]({{ c }})")]),
        ("a <b c='{{ d }}'> e", [("html", "<b c='{{ d }}'>")]),
        ("a $x_{{b}}$ c", [("math", "$x_{{b}}$")]),
        ("$$\na\n=\n- b\n$$", [("math", "$$\na\n=\n- b\n$$")]),
        ("c\n\n$$\r\n# a\r\n$$\r\n", [("math", "$$\r\n# a\r\n$$")]),
        ("- a\n\n  $$\n  + b\n  $$", [("math", "$$\n  + b\n  $$")]),
        ("```\n$$\n```\n\nb\n\n```\n$$\n```", [("code", "```\n$$\n```"), ("code", "```\n$$\n```")]),
        ("a [[b]] [[c|d]]\n\n- [ ] e\n- [x] f\n\nG\n: h", []),
    ],
)
def test_shortcodes_and_formulas_are_hidden_as_wholes(text: str, hidden: list[tuple[str, str]]) -> None:
    markdown = parse(text)
    assert [(kind, text[slice(*span)]) for kind, span in markdown.hidden] == hidden
    assert markdown.links == ()


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ('[a]({{< ref "b c" >}})', "a", '{{< ref "b c" >}}'),
        ('[a]({{< ref "b" >}}#c "title")', "a", '{{< ref "b" >}}#c'),
        ("[a]({% link _b/c.md %})", "a", "{% link _b/c.md %}"),
        ("[a]({{ site.url }}/b&amp;c/)", "a", "{{ site.url }}/b&amp;c/"),
        ('[a][b]\n\n[b]: {{< ref "c" >}}', "a", '{{< ref "c" >}}'),
        ("[a {{< b ] >}}](c)", "a {{< b ] >}}", "c"),
        ("é 😀 [{{ a }}](<{{ b }} c>)", "{{ a }}", "{{ b }} c"),
        ("[xxxxxxx](xxx)", "xxxxxxx", "xxx"),
    ],
)
def test_a_link_to_a_shortcode_is_a_link(text: str, words: str, target: str) -> None:
    (link,) = parse(text).links
    assert text[slice(*link.text)] == words
    assert text[slice(*link.dest)] == target
    assert link.target == target


@given(st.text("{}<>%x \n`/\r$=é😀", max_size=40))
def test_filling_keeps_the_length_and_what_is_around(text: str) -> None:
    codes = extensions.find_shortcodes(text)
    filled = extensions.fill_shortcodes(text, codes)
    inside = {at for code in codes for at in range(*code.span)}
    assert len(filled) == len(text) == len(parser_input(text, codes))
    assert all(filled[at] == (extensions.FILLER if at in inside else text[at]) for at in range(len(text)))
    spans = [code.span for code in codes]
    assert spans == sorted(spans)
    hidden = [part.span for part in parse(text).hidden]
    assert all(first.end <= second.start for first, second in itertools.pairwise(hidden))
