"""Links that are broken, and links that only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.references.broken_link import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write

EXAMPLES = [
    good({"a.yaml": "id: a\npage: /about/\nsummary: See [us](about), [us](/about) and [us](../about/).\n"}),
    good("id: a\nsummary: '[a](https://x.org), [b](mailto:x@y.z), ![c](plot), [top](#), [e](/x), <https://x.org>'\n"),
    bad(
        "id: a\nsummary: See ⟦[d]()⟧ and [d](⟦#⟧).\n",
        'the link "d" has no destination',
        'the link "d" has no destination',
    ),
    good("id: a\ndefinition: Back to [the glossary](_index), [all](index) or [the start](README).\n"),
    good("id: a\ndefinition: |\n  `[a](gone)` $[a](gone)$\n\n      [a](gone)\n"),
    # the first link to a target stands for all of them
    bad(
        "id: a\nsummary: '[a](⟦gone⟧), [a](gone), [b](<⟦lost⟧> \"title\"), [c](⟦away#part⟧)'\n",
        '"gone" is not an entry',
        '"lost" is not an entry',
        '"away" is not an entry',
    ),
    bad("id: a\ndefinition: |\n  [a][1], [b][1]\n\n  [1]: ⟦gone⟧\n", '"gone" is not an entry'),
    bad(
        {"a.yaml": "id: a\nsummary: 'é 😀 [a](⟦b⟧)'\n", "b.yaml": "id: c\n"},
        '"b" is not an entry; b.yaml now has the id "c"',
    ),
    good("id: a\ndefinition: f[it][at], [1][2], `[it][at]`, [it][lib.Item], and [it][^1].\n\n  [^1]: A note.\n"),
    good("id: a\ndefinition: As in [Smith][2020] and [Doe][3].\n"),
    bad(
        "id: a\ndefinition: |\n  [it][1], [it][⟦2⟧]\n\n  [1]: https://x.org\n",
        'the label "2" has no definition, so this is not a link',
    ),
    # what the words of a link say is meant, also if the id has more of them
    bad(
        {
            "a.yaml": "id: a\nsummary: '[at most once](⟦at-most-once-delivery⟧), [at-most](⟦at-lest-once-delivery⟧)'\n",
            "b.yaml": "id: at-least-once-delivery\n",
        },
        '"at-most-once-delivery" is not an entry',
        '"at-lest-once-delivery" is not an entry; did you mean "at-least-once-delivery"?',
    ),
    bad('id: a\nsummary: "x\\u0020[a](⟦g\\u006fne⟧)"\n', '"gone" is not an entry'),
    bad({"a.yaml": "id: a\nsummary: '[a](⟦%CE%BB%CE%BE⟧)'\n", "b.yaml": "id: λ\n"}, '"λξ" is not an entry'),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_says_what_is_wrong_and_no_more(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]


PAGES = """files = ["g/**/*.md"]
select = ["broken-link", "malformed-link"]
[layout]
id = "@path"
term = "title"
links = [LINKS]
[layout.prose]
definition = "@body"
"""


def _page(title: str, text: str) -> str:
    return f"---\ntitle: {title}\n---\n{text}\n"


def _findings(folder: Path, links: str, pages: dict[str, str]) -> list[str]:
    write(folder, {"glosslint.toml": PAGES.replace("LINKS", links), **pages})
    lines = glosslint("--output-format", "concise", cwd=folder).out.splitlines()[:-1]
    return [line.split(": ", 1)[1] for line in lines]


@pytest.mark.parametrize(
    ("links", "right", "wrong"),
    [
        ("'/terms/{id}/'", "[a](/terms/nn/rope/)", "[a](/terms/nn/ropes/)"),
        ("'{id}'", "![an [a](nn/rope)](b.png)", "![an [a](nn/ropes)](b.png)"),
        ("'{id}.md'", '<a href="nn/rope.md">a</a>', '<a href="nn/ropes.md">a</a>'),
        ("'#{id}'", "[a](#nn/rope)", "[a](#nn/ropes)"),
        ("""'{{< term "{id}" >}}'""", '{{< term "nn/rope" >}}', '{{< term "nn/ropes" >}}'),
    ],
)
def test_ids_that_are_paths_work_in_every_form(tmp_path: Path, links: str, right: str, wrong: str) -> None:
    pages = {"g/nn/rope.md": _page("RoPE", "Text."), "g/a.md": _page("A", f"{right} and {wrong}")}
    assert _findings(tmp_path, links, pages) == [
        'error broken-link "nn/ropes" is not an entry; did you mean "nn/rope"?'
    ]
    glosslint("rename", "nn/rope", "nn/rotary", cwd=tmp_path)
    text = (tmp_path / "g/a.md").read_text("utf-8")
    assert right.replace("rope", "rotary") in text and wrong in text


@pytest.mark.parametrize(
    ("destination", "meant"),
    [
        ("/term/rope", "/terms/rope/"),
        ("/temrs/rope/", "/terms/rope/"),
        ("/Terms/rope/#history", "/terms/rope/"),
        ("/team/rope", ""),
        ("/term/ropes", ""),
        ("/term/", ""),
    ],
)
def test_a_folder_one_letter_away_from_that_of_the_layout(tmp_path: Path, destination: str, meant: str) -> None:
    pages = {"g/rope.md": _page("RoPE", "Text."), "g/a.md": _page("A", f"[a](/terms/rope/) [b]({destination})")}
    found = [f'error broken-link "{destination}" does not link to an entry; did you mean "{meant}"?'] if meant else []
    assert _findings(tmp_path, "'/terms/{id}/'", pages) == found


def test_many_links_into_a_folder_of_nearly_the_same_name_are_another_section(tmp_path: Path) -> None:
    pages = {"g/rope.md": _page("RoPE", "Text.")}
    pages |= {f"g/a{n}.md": _page("A", "[a](/terms/rope/) [b](/term/rope/)") for n in range(5)}
    assert _findings(tmp_path, "'/terms/{id}/'", pages) == []


@pytest.mark.parametrize(("labels", "levels"), [(3, ["info"] * 3), (4, ["info"])])
def test_labels_of_which_most_have_no_definition_are_one_finding(
    tmp_path: Path, labels: int, levels: list[str]
) -> None:
    pages = {f"g/a{n}.md": _page("A", f"[the words][label-{n}] and [it](/x)") for n in range(labels)}
    found = _findings(tmp_path, "'/terms/{id}/'", pages)
    assert [line.split()[0] for line in found] == levels
    assert ("nor have 3 others" in found[0]) is (labels == 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[ropes](ropes)", '"ropes" does not link to an entry; did you mean "#rope"?'),
        ("[gone](gone)", '"gone" does not link to an entry'),
        ("[a page](other/page)", ""),
    ],
)
def test_a_bare_word_leads_nowhere_in_data_whose_links_are_anchors(text: str, message: str, tmp_path: Path) -> None:
    settings = 'files = ["g.yaml"]\nlayout = "map"\nselect = ["broken-link", "malformed-link"]\n'
    write(tmp_path, {"glosslint.toml": settings, "g.yaml": f"rope: Line; not a [bow](#bow).\nbow: Front, or {text}.\n"})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert [line.split("broken-link ", 1)[1] for line in lines] == [message] * bool(message)


def test_an_id_with_spaces_is_linked_by_its_anchor(tmp_path: Path) -> None:
    text = "packet filter: Firewall.\npf: See [it](#packet-filter), [it](#packet%20filter) or [it](#packet-filters).\n"
    settings = 'files = ["g.yaml"]\nlayout = "map"\nselect = ["broken-link", "malformed-link"]\n'
    write(tmp_path, {"glosslint.toml": settings, "g.yaml": text})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()
    assert [line.split(": ", 1)[1] for line in lines[:-1]] == [
        'error broken-link "packet-filters" is not an entry; did you mean "packet-filter"?'
    ]


def test_a_destination_in_angle_brackets_may_hold_spaces(tmp_path: Path) -> None:
    text = "load balancer: Spreads requests.\nrope: A [x](<#load balancer>), [y](<#lode balancer>).\n"
    write(tmp_path, {"glosslint.toml": 'files = ["t.yaml"]\nlayout = "map"\n', "t.yaml": text})
    result = glosslint("check", "--output-format", "concise", "--select", "broken-link", cwd=tmp_path)
    assert result.out.startswith('t.yaml:2:37: error broken-link "lode balancer" is not an entry; did you mean "load')
    assert "fixable" not in result.out  # what belongs to the form of such links is not known
    glosslint("rename", "load balancer", "spreader", cwd=tmp_path)
    assert "A [x](<#spreader>), [y](<#lode balancer>)" in (tmp_path / "t.yaml").read_text()


def test_links_of_a_layout_that_declares_none_are_not_judged(tmp_path: Path) -> None:
    pages = {"g/rope.md": _page("RoPE", "Text."), "g/a.md": _page("A", "[a](#rope), [a](rope.md) and [a] (rope)")}
    assert _findings(tmp_path, "", pages) == []


def test_the_target_may_come_after_the_words_of_a_shortcode(tmp_path: Path) -> None:
    settings = 'files = ["terms.yaml"]\nselect = ["broken-link"]\n[layout]\nextends = "map"\n'
    settings += """links = ['{{< tip "{id}" >}}']\n"""
    text = """Bow: Opposite of the {{< tip "Stern" >}}, {{< tip "sterns" "Stern" >}} or {{< tip "Keels" "Keel" >}}.\n"""
    folder = write(tmp_path, {"glosslint.toml": settings, "terms.yaml": f"{text}Stern: Rear of a ship.\n"})
    out = glosslint(cwd=folder).out
    assert '"Keels" is not an entry' in out
    assert '"sterns"' not in out


_LISTED = """# Ship

* **Bow**: Front of a [hull](#hul).
* **Hull**: Body of a ship with a [keel](#Keel), a [bow](#b) and a [mast](#mats).
* **<a id="mast"></a>Mast**: Pole for sails.
* **Keel**: Lowest beam.

<a name="b"></a>
"""
_IN_HTML = """<ul>
<li><b>Bow</b>: Front of a <a href="#hul">hull</a>.</li>
<li><b>Hull</b>: Body of a ship with a <a href="#Keel">keel</a>, a <a href="#b" id="b">bow</a>
and a <a href="#mats">mast</a>.</li>
<li id="mast"><b>Mast</b>: Pole for sails.</li>
<li><b>Keel</b>: Lowest beam.</li>
</ul>
"""


@pytest.mark.parametrize(("name", "page"), [("g.md", _LISTED), ("g.html", _IN_HTML)])
def test_only_an_anchor_that_is_on_the_page_is_suggested(tmp_path: Path, name: str, page: str) -> None:
    settings = f'files = ["{name}"]\nselect = ["broken-link"]\nlayout = {{ extends = "page", section.form = "item" }}\n'
    folder = write(tmp_path, {"glosslint.toml": settings, name: page})
    result = glosslint("--output-format", "concise", cwd=folder)
    assert [line.split(" broken-link ")[1] for line in result.out.splitlines()[:-1]] == [
        '"hul" is not an entry',
        '"Keel" is not an entry',
        '"mats" is not an entry; did you mean "mast"?',
    ]
    glosslint("--fix", "--unsafe-fixes", cwd=folder)
    text = (folder / name).read_text("utf-8")
    assert "#mast" in text and "#hul" in text and "#Keel" in text


def test_the_anchor_that_a_renderer_makes_of_a_heading_is_suggested(tmp_path: Path) -> None:
    settings = 'files = ["g.md"]\nselect = ["broken-link"]\n[layout]\nextends = "page"\n'
    page = "# Ship\n\n## Bow\n\nFront of a [hull](#hul).\n\n## Hull\n\nBody of a ship.\n"
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "g.md": page}))
    assert '"hul" is not an entry; did you mean "hull"?' in result.out


@pytest.mark.parametrize("form", ["directive", "heading"])
def test_a_link_may_give_all_of_a_term_with_names_in_brackets(form: str, tmp_path: Path) -> None:
    settings = (
        f'files = ["terms.rst"]\nselect = ["broken-link"]\n[layout]\nextends = "sphinx"\nsection.form = "{form}"\n'
    )
    settings += 'section.levels = [2]\nsection.more-names = ["brackets"]\n'
    bow = "Push of the :term:`Automatic Pilot (AP)`, the :term:`ap`, or an :term:`automatic pilot (AB)`."
    text = "Terms\n=====\n\n.. glossary::\n\n   Automatic Pilot (AP)\n      Steers.\n\n"
    text += f"   Bow Thruster (BT)\n      {bow}\n"
    if form == "heading":
        text = "Terms\n=====\n\nAutomatic Pilot (AP)\n--------------------\n\nSteers.\n\nBow Thruster\n------------\n\n"
        text += "Push of the `Automatic Pilot (AP)`_ or the :term:`automatic pilot (AB)`.\n"
    out = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "terms.rst": text})).out
    assert out.count(" error broken-link ") == 1 and '"automatic pilot (AB)" is not an entry' in out


@pytest.mark.parametrize(
    ("form", "wrong", "right", "other"),
    [
        ("./{}.md", "../term/rope.md", "./rope.md", "docs/term/rope.md"),
        ("{}.md", "../../rope.md#use", "rope.md#use", "rope.md"),
        ("../{}/", "../../rope/", "../rope/", "docs/rope.md"),
        ("/terms/{}/", "/guide/rope/", "/terms/rope/", "docs/guide/rope/index.md"),
        ("/docs/terms/{}", "/guide/rope", "/docs/terms/rope", "guide/rope.html"),
    ],
)
def test_a_path_must_lead_to_the_page_of_the_entry(
    form: str, wrong: str, right: str, other: str, tmp_path: Path
) -> None:
    names = ("rope", "bow", "keel", "mast", "sail", "deck", "hull", "stern", "helm", "anchor")
    pages = {
        f"docs/terms/{name}.md": _page(name.title(), f"Beside [it]({form.format(following)}).")
        for name, following in zip(names, (*names[1:], names[0]), strict=True)
    }
    links = [form.format("{id}"), wrong.partition("#")[0].replace("rope", "{id}")]
    settings = PAGES.replace("g/**/*.md", "docs/terms/*.md").replace("@path", "@stem")
    write(tmp_path, {"glosslint.toml": settings.replace("[LINKS]", str(links)), **pages})
    write(tmp_path, {"docs/terms/oar.md": _page("Oar", f"Not [it]({wrong}).")})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert [line.split("broken-link ", 1)[1] for line in lines] == [
        f'"{wrong}" is not the page of "Rope"; write "{right}"'
    ]
    write(tmp_path, {other: "Another rope, which the link is to.\n"})
    assert glosslint("--output-format", "concise", cwd=tmp_path).out.startswith("No findings")
    (tmp_path / other).unlink()
    assert wrong in glosslint("--output-format", "concise", cwd=tmp_path).out


def test_paths_that_a_site_resolves_otherwise_are_not_judged(tmp_path: Path) -> None:
    pages = {f"g/{n % 2}/a{n}.md": _page(f"A{n}", f"Beside [it](../x/a{(n + 1) % 10}.md).") for n in range(10)}
    write(tmp_path, {"glosslint.toml": PAGES.replace("LINKS", "'../x/{id}.md'").replace("@path", "@stem"), **pages})
    assert glosslint("--output-format", "concise", cwd=tmp_path).out.startswith("No findings")


def test_ids_and_anchors_are_no_paths(tmp_path: Path) -> None:
    entries = {f"glossary/a/e{n}.yaml": f"id: e{n}\nsummary: Beside [it](e{(n + 1) % 10}).\n" for n in range(10)}
    entries["glossary/b/f.yaml"] = "id: f\nsummary: Beside [it](e1).\n"
    write(tmp_path, {"glosslint.toml": 'files = ["glossary/**/*.yaml"]\nselect = ["broken-link"]\n', **entries})
    assert glosslint("--output-format", "concise", cwd=tmp_path).out.startswith("No findings")


NAMES = ("Bow", "Deck", "Hull", "Keel", "Mast", "Rope", "Sail", "Stern")
WORDS = "".join(
    f"## {name}\n\nBeside the [{other}](#{other.lower()}).\n\n"
    for name, other in zip(NAMES, reversed(NAMES), strict=True)
)
ANCHORS = 'files = ["docs/words.md"]\nselect = ["broken-link", "malformed-link"]\nlayout = "page"\n'


@pytest.mark.parametrize(
    ("wrong", "page"),
    [
        ("rope.md", "docs/rope.md"),
        ("rope.md#use", "docs/rope.md"),
        ("../ropes/rope.md", "ropes/rope.md"),
        ("ropes/rope.html", "docs/ropes/rope.adoc"),
        ("/ropes/rope", "ropes/rope/index.md"),
        ("/ropes/rope/", "docs/ropes/rope.md"),
    ],
)
def test_a_path_among_anchors_must_lead_to_a_page(wrong: str, page: str, tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": ANCHORS, "docs/words.md": f"{WORDS}## Oar\n\nNot a [rope]({wrong}).\n"})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert [line.split("broken-link ", 1)[1] for line in lines] == [
        f'"{wrong}" is not the page of "Rope"; write "#rope"'
    ]
    write(tmp_path, {page: "A rope.\n"})
    assert glosslint(cwd=tmp_path).code == 0


def test_a_path_into_the_folder_of_other_pages_may_lead_to_one(tmp_path: Path) -> None:
    links = "Not a [rope](/ropes/rope), nor of [these](/ropes/of-hemp).\n"
    write(tmp_path, {"glosslint.toml": ANCHORS, "docs/words.md": f"{WORDS}## Oar\n\n{links}"})
    assert glosslint(cwd=tmp_path).code == 0
