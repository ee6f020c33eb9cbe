"""Shortcodes, tags and mentions as links to entries."""

from __future__ import annotations

import pytest

from glosslint.layout.link_patterns import LinkPatterns

TOOLTIP = '{{< glossary_tooltip term_id="{id}" >}}'
MENTION = "{{{text}, {id}}}"
WIKI = "[[{id}]]"
URN = "{{urn:iso:std:iso:14812:{id}, {text}}}"


@pytest.mark.parametrize(
    ("pattern", "text", "targets"),
    [
        (TOOLTIP, 'a {{< glossary_tooltip term_id="pod" >}} b', ["pod"]),
        (TOOLTIP, '{{<glossary_tooltip text="a pod" term_id="pod">}}', ["pod"]),
        (TOOLTIP, "{{< glossary_tooltip term_id='pod' text='x' >}}", ["pod"]),
        (
            TOOLTIP,
            "{{< glossary_tooltip term_id=pod >}}{{< glossary_tooltip term_id=kube-proxy text=x >}}",
            ["pod", "kube-proxy"],
        ),
        (TOOLTIP, '{{< glossary_tooltip term_id="two words" >}}', ["two words"]),
        (TOOLTIP, '{{% glossary_tooltip term_id="pod" %}} {{< figure src="pod.png" >}}', []),
        (TOOLTIP, '{{< glossary_tooltip text="term_id" >}} {{< glossary_tooltip my_term_id="x" >}}', []),
        (
            '{{< gloss "{id}" >}}',
            '{{< gloss "pod" >}} {{< gloss "pod" "words" >}} {{< glossary "no" >}}',
            ["pod", "pod"],
        ),
        ("{% term {id} %}", "{% term rope %} {%- term yarn, display: x -%}", ["rope", "yarn"]),
        (MENTION, "the {{water meter, 3.1.1}} and {{meter,3.1.2}}; {{meter}}", ["3.1.1", "3.1.2"]),
        (
            WIKI,
            "[[rope]], [[a rope|ropes]], [[rope#history]] and ![[rope.png]] [[]] [rope], | [[yarn\\|Y]] |",
            ["rope", "a rope", "rope", "yarn"],
        ),
        (URN, "{{urn:iso:std:iso:14812:3.1.1.3,material entity}}, {{urn:iso:std:iso:9:1,x}}", ["3.1.1.3"]),
    ],
)
def test_a_shortcode_leads_to_the_entry_it_names(pattern: str, text: str, targets: list[str]) -> None:
    found = list(LinkPatterns((pattern,)).shortcodes(text))
    assert [code.target for code in found] == targets
    assert all(text[code.id_start : code.id_end] == code.target for code in found)
    assert all(text[code.start] + text[code.end - 1] in ("{}", "[]") for code in found)


@pytest.mark.parametrize(
    ("destination", "target"),
    [
        ("https://x.org/terms/rope", "rope"),
        ("https://x.org/terms#rope", None),
        ("https://x.org/termsheet/rope", None),
        ("https://x.org/termsrope", None),
    ],
)
def test_addresses_of_other_sites_that_begin_alike_are_no_links_to_entries(
    destination: str, target: str | None
) -> None:
    assert LinkPatterns(("/{id}", "{id}"), ("https://x.org/terms",)).target(destination) == target
