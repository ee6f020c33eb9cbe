"""Pictures are left out together with their captions, and named, until they are published."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from glosslint.publish.html.pictures import drop_pictures, pictures_in
from tests.publish.sites import publish
from tests.support import write

LAYOUT = 'entries = "file"\nid = "@stem"\nterm = "title"\ncore = "definition"\nprose = {definition = "@body"}\n'
SETTINGS = f'files = ["terms/*.md"]\n[layout]\n{LAYOUT}links = ["{{id}}"]\n'


def _publish(folder: Path, **bodies: str) -> tuple[str, dict[str, str]]:
    pages = {f"terms/{name}.md": f"---\ntitle: {name.capitalize()}\n---\n\n{text}" for name, text in bodies.items()}
    result = publish(write(folder, {**pages, "glosslint.toml": SETTINGS}))
    assert result.code == 0, result.err
    return result.err, {name: (folder / f"site/{name}/index.html").read_text("utf-8") for name in bodies}


ALONE = [
    "![The caption](bow.png)",
    '![A *caption* of [two](https://example.org)](bow.png "a caption")',
    "![x](bow.png)\n*The caption*",
    "![x](bow.png)\n\n*The caption of `x`.*",
    "![x](bow.png)\n\nFigure 1: The caption.",
    "[![The caption](bow.png)](https://example.org)",
    '<img src="bow.png" alt="The caption">',
    '<p align="center"><img src="bow.png"><br><em>The caption</em></p>',
    '<figure><img src="bow.png"><figcaption>The caption</figcaption></figure>',
    "<figure>\n\n![x](bow.png)\n\n<figcaption>\n\nThe caption\n\n</figcaption>\n</figure>",
    ":::{figure} bow.png\n:alt: caption\n\nThe caption\n:::",
    "```{figure} bow.png\n:alt: caption\n\nThe caption\n```",
    '{{< figure src="bow.png" caption="The caption" >}}',
]


@pytest.mark.parametrize("picture", ALONE)
def test_a_picture_goes_with_its_caption_and_is_named(tmp_path: Path, picture: str) -> None:
    errors, pages = _publish(tmp_path, bow=f"Front of a ship.\n\n{picture}\n\nIt meets the waves first.\n")
    assert errors == (
        "Left out 1 picture on 1 page: glosslint does not publish pictures yet.\n  bow (terms/bow.md): bow.png\n"
    )
    page = pages["bow"]
    assert "Front of a ship." in page and "It meets the waves first." in page
    assert "caption" not in page.partition("<main")[2].replace("figcaption", "", 0 if "<figcaption" in picture else 9)
    assert "bow.png" not in page


@pytest.mark.parametrize("after", ["It is *not* below.", "- *An item*", "## *A heading*", "`code`"])
def test_what_follows_a_picture_and_is_no_caption_stays(tmp_path: Path, after: str) -> None:
    _, pages = _publish(tmp_path, bow=f"Front of a ship.\n\n![A drawing](bow.png)\n\n{after}\n")
    words = after.strip("#-*` ").split("*")[0]
    assert words in pages["bow"]
    assert "A drawing" not in pages["bow"]


def test_a_picture_in_a_sentence_leaves_its_alternative_text_and_is_named(tmp_path: Path) -> None:
    errors, pages = _publish(tmp_path, helm="Press ![the wheel](wheel.svg) to steer.\n", bow="Front.\n")
    assert "Press the wheel to steer." in pages["helm"]
    assert "Left out 1 picture on 1 page: " in errors and "  helm (terms/helm.md): wheel.svg\n" in errors


def test_a_picture_alone_in_a_cell_goes_with_its_link(tmp_path: Path) -> None:
    table = "| sign | means |\n|---|---|\n| [![A drawing](bow.png)](https://example.org) | Front of a ship. |\n"
    _, pages = _publish(tmp_path, bow=f"Front of a ship:\n\n{table}")
    assert "<td>Front of a ship.</td>" in pages["bow"] and "<td></td>" in pages["bow"]


def test_a_space_between_pictures_is_no_text(tmp_path: Path) -> None:
    errors, pages = _publish(tmp_path, bow="Front of a ship.\n\n![A drawing](a.png)&nbsp;![A photo](b.png)\n")
    assert "  bow (terms/bow.md): a.png, b.png\n" in errors
    assert "A drawing" not in pages["bow"] and "A photo" not in pages["bow"]


def test_an_example_of_a_picture_in_code_is_none(tmp_path: Path) -> None:
    code = "`![x](y.png)`"
    block = '```html\n<figure><img src="y.png"></figure>\n```'
    errors, pages = _publish(tmp_path, bow=f"Front, as in {code}.\n\n{block}\n\n<!-- ![x](y.png) -->\n")
    assert errors == ""
    assert "![x](y.png)" in pages["bow"]
    assert "&lt;figure&gt;" in pages["bow"]


def test_text_between_pictures_in_html_stays(tmp_path: Path) -> None:
    pictures = '<img src="a.png" alt="A drawing">\n\nFront of a *ship*.\n\n<img src="b.png" alt="A photo">\n'
    errors, pages = _publish(tmp_path, bow=pictures, stern="Rear.\n")
    assert "  bow (terms/bow.md): a.png, b.png\n" in errors
    assert "Front of a <em>ship</em>." in pages["bow"]
    assert "A drawing" not in pages["bow"] and "A photo" not in pages["bow"]


def test_a_summary_and_quotations_do_not_come_from_a_caption(tmp_path: Path) -> None:
    bow = "![A [stern](stern) seen from behind.](a.png)\n\nFront of a ship.\n"
    _, pages = _publish(tmp_path, bow=bow, stern="Rear of a ship, unlike the [bow](bow).\n")
    assert 'content="Front of a ship.">' in pages["bow"]
    assert "seen from behind" not in pages["stern"]


def test_directives_of_restructuredtext_go_too(tmp_path: Path) -> None:
    page = (
        "Glossary\n========\n\n.. glossary::\n\n   bow\n      Front of a ship.\n\n      .. figure:: bow.png\n"
        "         :alt: caption\n\n         The caption\n\n   stern\n      Rear of a ship, see :term:`bow`.\n"
    )
    settings = 'files = ["g.rst"]\nlayout = "sphinx"\n'
    folder = write(tmp_path, {"g.rst": page, "glosslint.toml": settings})
    result = publish(folder)
    assert result.code == 0, result.err
    assert "  bow (g.rst): bow.png\n" in result.err
    text = (folder / "site/bow/index.html").read_text("utf-8")
    assert "Front of a ship." in text and "caption" not in text and "figure::" not in text


_MARKS = (
    "![a](b)",
    "*c*",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "|a|\n|-|\n|",
    "`",
    "```\n",
    "[",
    "](x)",
    "_",
    "word ",
    "é𝔸",
    "\ud800",
)
_TAGS = ("<figure>", "</figure>", '<img src="x">', "<!--", "-->", "{{< figure", ">}}", ":::{figure} x\n", ":::\n")
PARTS = st.sampled_from((*_MARKS, *_TAGS))


@given(st.lists(PARTS, max_size=14).map("".join))
def test_what_is_left_out_are_the_pictures_and_nothing_else(text: str) -> None:
    pictures = pictures_in(text)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in pictures)
    spans = sorted({one.span for one in pictures if one.span.end > one.span.start})
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert len(drop_pictures(text)) == len(text) - sum(span.end - span.start for span in spans)


@pytest.mark.parametrize("part", ["<figure ", "<!--", "```{figure}\n", "{{< figure "])
def test_figures_without_an_end_are_text(part: str) -> None:
    text = part * 20_000  # which would take minutes if each were looked for to the end
    assert drop_pictures(text) == text
