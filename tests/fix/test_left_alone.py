"""What fixes must leave alone, through the command line: names, drafts, comments, ends of pages, links to headings."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.support import glosslint, write

_PARTS = [f"Part number {number} of a ship." for number in range(1, 31)]
_TERMS = [f"{letter}{number}" for letter, number in itertools.product(("Anchor", "Bow", "Capstan"), range(10, 20))]
_SAMPLE = "A sample that authors can copy"  # without the period that all other texts have


def _fixed(folder: Path, files: dict[str, str], *options: str) -> dict[str, str]:
    """Return the texts of a glossary after ``init`` and ``fix``."""
    write(folder, files)
    begun = glosslint("init", "--yes", cwd=folder)
    assert begun.code == 0, begun.err
    glosslint("fix", *options, cwd=folder)
    return {name: (folder / name).read_text() for name in files}


def _yaml(*entries: str) -> str:
    others = (f"- term: {term}\n  definition: {part}\n" for term, part in zip(_TERMS, _PARTS, strict=True))
    return "".join((*others, *entries))


@pytest.mark.parametrize(
    "names",
    [
        "  synonyms: [Yawl, ship's boat]\n",  # the term
        "  synonyms: [ship's boat]\n  acronyms: [SB, ship's boat]\n",  # a name of another key
    ],
)
def test_no_safe_fix_removes_a_name_that_another_key_has(names: str, tmp_path: Path) -> None:
    text = _yaml(f"- term: Yawl\n{names}  definition: A boat.\n", "- term: Zenith\n  definition: A point.\n")
    assert _fixed(tmp_path, {"glossary.yaml": text}) == {"glossary.yaml": text}


def test_a_name_that_is_twice_in_one_list_is_removed_once(tmp_path: Path) -> None:
    text = _yaml("- term: Yawl\n  synonyms: [dandy, ship's boat, dandy]\n  definition: A boat.\n")
    after = text.replace("[dandy, ship's boat, dandy]", "[dandy, ship's boat]")
    assert _fixed(tmp_path, {"glossary.yaml": text}) == {"glossary.yaml": after}


def test_a_separator_in_a_name_stays_and_does_not_keep_others(tmp_path: Path) -> None:
    text = _yaml("- term: Yawl\n  synonyms: [dandy\u2028ship's boat]\n  definition: A\u2028boat of a ship.\n")
    after = text.replace("A\u2028boat", "A boat")
    assert _fixed(tmp_path, {"glossary.yaml": text}) == {"glossary.yaml": after}


def test_soft_hyphens_that_stand_for_signs_do_not_keep_others(tmp_path: Path) -> None:
    hyphens = " Of 0.45\u00ad.052 and 0.46\u00ad.052, hy\u00adphens, and li\u00adnes."
    text = _yaml(f"- term: Yawl\n  definition: A boat of a ship.{hyphens}\n")
    after = text.replace("hy\u00adphens", "hyphens").replace("li\u00adnes", "lines")
    assert _fixed(tmp_path, {"glossary.yaml": text}) == {"glossary.yaml": after}


_CONCEPT = """\
---
data:
  identifier: '{number}'
  localized_concepts:
    eng: e-{number}
id: c-{number}
---
data:
  identifier: '{number}'
  language_code: eng
  terms:
  - type: expression
    normative_status: preferred
    designation: {term}
{more}  definition:
  - content: {text}
"""


@pytest.mark.parametrize(
    "name", ['"feature view\\ncharacteristic view"', "|-\n      feature view\n      characteristic view"]
)
def test_a_name_over_two_lines_is_not_joined(name: str, tmp_path: Path) -> None:
    more = f"  - type: expression\n    designation: {name}\n"
    files = {
        f"concept-{number}.yaml": _CONCEPT.format(number=number, term=term, text=text, more=more if number == 7 else "")
        for number, (term, text) in enumerate(zip(_TERMS, _PARTS, strict=True))
    }
    write(tmp_path, {"glosslint.toml": 'layout = "glossarist"\nfiles = ["*.yaml"]\n', **files})
    found = glosslint("--output-format", "concise", cwd=tmp_path).out
    assert 'name "feature view characteristic view" contains a line break' in found
    glosslint("fix", cwd=tmp_path)
    assert {name: (tmp_path / name).read_text() for name in files} == files


@pytest.mark.parametrize("text", ["0.45\u00ad.052", "10\u00ad20", "(\u00ad)", "4\u00adbit", "covid\u00ad19"])
def test_a_soft_hyphen_beside_a_digit_or_between_signs_is_text(text: str, tmp_path: Path) -> None:
    glossary = _yaml(f"- term: Yawl {text}\n  definition: It is {text} of a kind.\n")
    assert _fixed(tmp_path, {"glossary.yaml": glossary}, "--unsafe-fixes") == {"glossary.yaml": glossary}


def test_a_soft_hyphen_between_letters_is_removed(tmp_path: Path) -> None:
    glossary = _yaml("- term: Yawl\n  definition: Rigged hy\u00adphen\u00adated boat.\n")
    after = glossary.replace("\u00ad", "")
    assert _fixed(tmp_path, {"glossary.yaml": glossary}) == {"glossary.yaml": after}


@pytest.mark.parametrize(
    "mark",
    ["draft: true", "draft: yes", "is_draft: True", "wip: true", "published: false", "status: draft", "State: WIP"],
)
def test_the_text_of_a_draft_gets_no_period(mark: str, tmp_path: Path) -> None:
    files = {f"glossary/{term.lower()}.md": f"---\ntitle: {term}\n---\n\n{_PARTS[7]}\n" for term in _TERMS}
    files["glossary/yawl.md"] = f"---\ntitle: Yawl\n{mark}\n---\n\nA boat that somebody will\ndescribe\n"
    files["glossary/zenith.md"] = "---\ntitle: Zenith\ndraft: false\n---\n\nHighest point\n"
    after = _fixed(tmp_path, files)
    assert after.pop("glossary/zenith.md").endswith("Highest point.\n")
    assert after == {name: text for name, text in files.items() if name != "glossary/zenith.md"}
    published = glosslint("publish", cwd=tmp_path)
    assert "1 draft" in published.out + published.err


def _page(head: str, entry: str, *after: str) -> str:
    return (
        head
        + "".join(entry.format(term=term, text=text) for term, text in zip(_TERMS, _PARTS, strict=True))
        + "".join(after)
    )


_DIRECTIVE = "   {term}\n      {text}\n\n"
_COMMENTED = {
    "html in headings": (
        "g.md",
        _page("# Glossary\n\n", "## {term}\n\n{text}\n\n", f"<!--\n## Sample\n\n{_SAMPLE}\n-->\n"),
    ),
    "html in definitions": (
        "g.md",
        _page("# Glossary\n\n", "{term}\n: {text}\n\n", f"<!--\nSample\n: {_SAMPLE}\n\nSample2\n: {_SAMPLE}\n-->\n"),
    ),
    "liquid in definitions": (
        "g.md",
        _page(
            "# Glossary\n\n",
            "**{term}**\n: {text}\n\n",
            f"{{% comment %}}\n**Sample**\n: {_SAMPLE}\n\n**Sample2**\n: {_SAMPLE}\n{{% endcomment %}}\n",
        ),
    ),
    "liquid in headings": (
        "g.md",
        _page(
            "# Glossary\n\n",
            "## {term}\n\n{text}\n\n",
            f"{{%- comment -%}}\n## Sample\n\n{_SAMPLE}\n{{%- endcomment -%}}\n",
        ),
    ),
    "mdx": ("g.mdx", _page("# Glossary\n\n", "## {term}\n\n{text}\n\n", f"{{/*\n## Sample\n\n{_SAMPLE}\n*/}}\n")),
    "details": (
        "g.md",
        _page(
            "# Glossary\n\n",
            "<details><summary>{term}</summary>\n{text}\n</details>\n\n",
            f"<!--\n<details><summary>Sample</summary>\n{_SAMPLE}\n</details>\n-->\n",
        ),
    ),
    "html list in a page": (
        "g.md",
        _page(
            "# Glossary\n\n<dl>\n",
            "<dt>{term}</dt><dd>{text}</dd>\n",
            f"<!-- <dt>Sample</dt><dd>{_SAMPLE}</dd> -->\n</dl>\n",
        ),
    ),
    "myst": (
        "g.md",
        _page(
            "# Glossary\n\n```{{glossary}}\n".format(),
            "{term}\n  {text}\n\n",
            f"% Sample\n%   {_SAMPLE}\n\n.. Sample\n  {_SAMPLE}\n```\n",
        ),
    ),
    "rst": (
        "g.rst",
        _page(
            "Glossary\n========\n\n.. glossary::\n\n",
            _DIRECTIVE,
            f"   .. Sample\n      {_SAMPLE}\n\n.. Sample\n      {_SAMPLE}\n",
        ),
    ),
    "asciidoc": (
        "g.adoc",
        _page(
            "= Glossary\n\n",
            "== {term}\n\n{text}\n\n",
            f"////\n== Sample\n\n{_SAMPLE}\n////\n\n[comment]\n--\n== Sample\n\n{_SAMPLE}\n--\n\n",
            f"[comment]\n{_SAMPLE}\n",
        ),
    ),
    "html": (
        "g.html",
        _page(
            "<html><body><h1>Glossary</h1>\n",
            "<h2>{term}</h2><p>{text}</p>\n",
            f"<!-- <h2>Sample</h2><p>{_SAMPLE}</p> -->\n",
            f"{{% comment %}}<h2>Sample</h2><p>{_SAMPLE}</p>{{% endcomment %}}\n",
            "</body></html>\n",
        ),
    ),
    "json": (
        "g.json",
        _page("{{\n".format(), '  "{term}": "{text}",\n', f'  "//Sample": "{_SAMPLE}",\n  "Zenith": "A point."\n}}\n'),
    ),
}


@pytest.mark.parametrize("kind", _COMMENTED)
def test_a_sample_that_is_commented_out_is_no_entry(kind: str, tmp_path: Path) -> None:
    name, text = _COMMENTED[kind]
    name = name.replace("g.", "glossary.")
    assert _fixed(tmp_path, {name: text}) == {name: text}
    assert "sample" not in glosslint("order", cwd=tmp_path).out.casefold()


@pytest.mark.parametrize("title", ["Other glossaries", "See also", "Further reading", "More online dictionaries"])
@pytest.mark.parametrize(
    ("name", "head", "entry"),
    [
        ("glossary.yaml", "", "- term: {term}\n  definition: {text}\n"),
        ("glossary.yml", "", "{term}: {text}\n"),
        ("glossary.csv", "term,definition\n", "{term},{text}\n"),
    ],
)
def test_what_closes_a_glossary_is_not_sorted_into_it(
    title: str, name: str, head: str, entry: str, tmp_path: Path
) -> None:
    texts = dict(zip((*_TERMS, title), (*_PARTS, "Those of other ships."), strict=True))
    terms = [*_TERMS, title]
    terms.insert(20, terms.pop(3))  # one entry is out of order
    before = head + "".join(entry.format(term=term, text=texts[term]) for term in terms)
    after = head + "".join(entry.format(term=term, text=text) for term, text in texts.items())
    assert _fixed(tmp_path, {name: before}) == {name: after}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Anchors", "anchors"), ("anchors-", "anchors"), ("Yawl", "Yawl")],
)
def test_a_link_to_a_heading_of_the_page_stays_a_link(written: str, meant: str, tmp_path: Path) -> None:
    entries = "".join(f"## {term}\n\nPart of a ship, see [a yawl](#yawl).\n\n" for term in _TERMS)
    link = "## Yawl\n\nA boat, see [them](#{}).\n\n### Anchors\n\nText.\n\n### The Anchor's\n\nText.\n\n"
    text = f"# Glossary\n\n{entries}{link}## Anchor\n\nIt holds a ship.\n"
    (after,) = _fixed(tmp_path, {"glossary.md": text.replace("{}", written)}, "--unsafe-fixes").values()
    assert f"see [them](#{meant})." in after
