"""``glosslint rename`` in every layout: what changes, what stays, and what is refused."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import entry, glosslint, write


class Case(NamedTuple):
    """Settings, the files before, the arguments, and what each file is to say then; ``None`` for one that is gone."""

    settings: str
    files: Mapping[str, str]
    args: tuple[str, ...]
    after: Mapping[str, str | None]


def _texts(folder: Path) -> dict[str, str]:
    found = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "glosslint.toml")
    return {str(file.relative_to(folder)): file.read_bytes().decode("utf-8") for file in found}


_LINKS = (
    "See [it](rope), [its past](rope#history), [that](/glossary/rope/), [this](./rope), [R] and [other](ropes).\n\n"
)
_NATIVE = {
    "glossary/rope.yaml": "\ufeff"
    + entry("rope", status="published", page="/glossary/rope/", see_also=["rope", "a"]).replace("\n", "\r\n"),
    "glossary/a.yaml": entry("a", definition="|\n  " + _LINKS + "  [R]: <rope>")
    + "broader: # kinds\n  # one\n  - rope # two\n",
    "glossary/b.yaml": entry("b", status="deprecated") + "replaced_by: 'rope'\n",
    "glossary/c.yaml": entry(
        "c", definition="Thing that is made of rope (rope), `[x](rope)` and of [x](https://x.org/rope)."
    ),
}
_A = (
    "---\ntitle: A\nrelated: [rope]\n---\nA [rope](/rope/), [two](../rope/#x), [three](rope.md) and\n"
    '{{< glossary_tooltip text="rope" term_id="rope" >}}, {{< relref "rope" >}}, <!-- rope -->[four](/about/rope).\n'
)
CASES = {
    "native": Case(
        "",
        _NATIVE,
        ("rope", "rotary-embedding"),
        {
            "glossary/rope.yaml": None,
            "glossary/rotary-embedding.yaml": _NATIVE["glossary/rope.yaml"]
            .replace("id: rope", "id: rotary-embedding")
            .replace("/glossary/rope/", "/glossary/rotary-embedding/")
            .replace("[rope, a]", "[rotary-embedding, a]"),
            "glossary/a.yaml": _NATIVE["glossary/a.yaml"]
            .replace("(rope)", "(rotary-embedding)")
            .replace("(./rope)", "(./rotary-embedding)")  # no link yet, and still to be mended
            .replace("rope#", "rotary-embedding#")
            .replace("/rope/", "/rotary-embedding/")
            .replace("<rope>", "<rotary-embedding>")
            .replace("- rope", "- rotary-embedding"),
            "glossary/b.yaml": _NATIVE["glossary/b.yaml"].replace("'rope'", "'rotary-embedding'"),
        },
    ),
    "native, the term and its alias": Case(
        "",
        {"glossary/a.yaml": entry("a", term="Rope") + "aliases: [cord]\n"},
        ("a", "a", "--term", "no", "--keep-alias"),
        {"glossary/a.yaml": entry("a", term="'no'") + "aliases: [cord, Rope]\n"},
    ),
    "native, an alias where there was none": Case(
        "",
        {"glossary/a.yaml": entry("a", term="Rope"), "glossary/b.yaml": entry("b")},
        ("a", "c", "--term", "Sea", "--keep-alias"),
        {
            "glossary/a.yaml": None,
            "glossary/c.yaml": entry("a", term="Sea")
            .replace("id: a", "id: c")
            .replace("Sea\n", "Sea\naliases: [Rope]\n"),
        },
    ),
    "Greek ids": Case(
        'schema = "s.json"\n',
        {
            "s.json": '{"required": ["id"], "properties": {"id": {"type": "string", "pattern": "^[α-ωά-ώ]+$"}}}',
            "glossary/λόγος.yaml": "id: λόγος\nterm: Λόγος\nsummary: Λέξη.\n",
            "glossary/β.yaml": "id: β\nterm: Β\nsummary: 'Ένας [λόγος](λόγος), [λ](%CE%BB%CF%8C%CE%B3%CE%BF%CF%82).'\n",
        },
        ("λόγος", "ρήμα"),
        {
            "glossary/λόγος.yaml": None,
            "glossary/ρήμα.yaml": "id: ρήμα\nterm: Λόγος\nsummary: Λέξη.\n",
            "glossary/β.yaml": "id: β\nterm: Β\nsummary: 'Ένας [λόγος](ρήμα), [λ](%CF%81%CE%AE%CE%BC%CE%B1).'\n",
        },
    ),
    "hugo": Case(
        'layout = "hugo"\nfiles = ["content/*.md"]\n',
        {"content/rope.md": "---\ntitle: Rope\n---\nA [rope](/rope/).\n", "content/a.md": _A},
        ("rope", "cord", "--keep-alias"),
        {
            "content/rope.md": None,
            "content/cord.md": "---\ntitle: Rope\naliases: [/rope/]\n---\nA [rope](/cord/).\n",
            "content/a.md": _A.replace("[rope]\n", "[cord]\n")
            .replace("(/rope/)", "(/cord/)")
            .replace("../rope/", "../cord/")
            .replace("(rope.md)", "(cord.md)")
            .replace('term_id="rope"', 'term_id="cord"')
            .replace('relref "rope"', 'relref "cord"'),
        },
    ),
    "hugo, where capitals make no difference": Case(
        'layout = "hugo"\nfiles = ["content/*.md"]\n',
        {"content/rope.md": "---\ntitle: Rope\n---\nA [rope](/ROPE/).\n"},
        ("rope", "Rope"),
        {"content/rope.md": None, "content/Rope.md": "---\ntitle: Rope\n---\nA [rope](/Rope/).\n"},
    ),
    "a list in YAML": Case(
        'layout = "glosario"\nfiles = ["g.yml"]\n',
        {
            "g.yml": "- slug: two\n  ref: [one]\n  en:\n    term: Two\n    def: >\n      Next to\n      [one](#one)"
            " and [one] (#one).\n# the first\n- slug: one\n  ref:\n    - two\n  en:\n    term: One\n"
        },
        ("one", "1"),
        {
            "g.yml": "- slug: two\n  ref: ['1']\n  en:\n    term: Two\n    def: >\n      Next to\n      [one](#1)"
            " and [one] (#1).\n# the first\n- slug: '1'\n  ref:\n    - two\n  en:\n    term: One\n"
        },
    ),
    "a list in JSON": Case(
        'layout = "glosario"\nfiles = ["g.json"]\n',
        {
            "g.json": '[\n  {"slug": "one", "en": {"term": "One", "def": "\\"A\\" [two](#two)."}},\n'
            '  {"slug": "two", "ref": ["one"], "en": {"term": "Two", "def": "Two."}}\n]\n'
        },
        ("two", "“zwei”"),
        {
            "g.json": '[\n  {"slug": "one", "en": {"term": "One", "def": "\\"A\\" [two](#“zwei”)."}},\n'
            '  {"slug": "“zwei”", "ref": ["one"], "en": {"term": "Two", "def": "Two."}}\n]\n'
        },
    ),
    "a map of terms, whose key is id and term": Case(
        'layout = "map"\nfiles = ["g.yaml"]\n',
        {
            "g.yaml": "Load balancer:\n  definition: A [node](#Node).\n  see_also: [node]\n"
            "Node: # one\n  definition: Part of a [load balancer](#Load%20balancer).\n  aliases:\n    - host\n"
            "  see_also: [load balancer]\n"
        },
        ("Load balancer", "Balancer (LB)"),
        {
            "g.yaml": "Balancer (LB):\n  definition: A [node](#Node).\n  see_also: [node]\n"
            "Node: # one\n  definition: Part of a [load balancer](#Balancer%20%28LB%29).\n  aliases:\n    - host\n"
            "  see_also: [Balancer (LB)]\n"
        },
    ),
    "a map, whose keys with spaces are linked by their anchors": Case(
        'layout = "map"\nfiles = ["g.yaml"]\n',
        {
            "g.yaml": "Load balancer:\n  definition: A [node](#Node).\n"
            "Node:\n  definition: Part of [it](#load-balancer).\n"
        },
        ("Load balancer", "Traffic balancer"),
        {
            "g.yaml": "Traffic balancer:\n  definition: A [node](#Node).\n"
            "Node:\n  definition: Part of [it](#traffic-balancer).\n"
        },
    ),
    "a map, and the old key an alias": Case(
        'layout = "map"\nfiles = ["g.yaml"]\n',
        {"g.yaml": "Node:\n  definition: Thing.\n  aliases:\n    - host # old\nEdge:\n  definition: A line.\n"},
        ("Node", "Vertex", "--keep-alias"),
        {
            "g.yaml": "Vertex:\n  definition: Thing.\n  aliases:\n    - host # old\n    - Node\nEdge:\n"
            "  definition: A line.\n"
        },
    ),
    "anchors made of terms": Case(
        'layout = "jekyll-data"\nfiles = ["_data/g.yml"]\nexclude = []\n',
        {
            "_data/g.yml": "- term: Load balancer\n  definition: A [node](/glossary#node).\n"
            "- term: Node\n  definition: Behind a [lb](#load-balancer).\n  related: [load-balancer, Load Balancer]\n"
        },
        ("load-balancer", "balancer", "--term", "Balancer"),
        {
            "_data/g.yml": "- term: Balancer\n  definition: A [node](/glossary#node).\n"
            "- term: Node\n  definition: Behind a [lb](#balancer).\n  related: [balancer, Balancer]\n"
        },
    ),
    "several documents": Case(
        '[layout]\nextends = "glossarist"\n',
        {
            "glossary/1.yaml": "data:\n  identifier: 3-1\n---\ndata:\n  language_code: eng\n"
            "  terms: {designation: One}\n",
            "glossary/2.yaml": "data:\n  identifier: 3-2\nrelated:\n  - ref:\n      id: 3-1\n---\n"
            "data:\n  language_code: eng\n  terms: {designation: Two}\n",
        },
        ("3-1", "3.1"),
        {
            "glossary/1.yaml": "data:\n  identifier: '3.1'\n---\ndata:\n  language_code: eng\n"
            "  terms: {designation: One}\n",
            "glossary/2.yaml": "data:\n  identifier: 3-2\nrelated:\n  - ref:\n      id: '3.1'\n---\n"
            "data:\n  language_code: eng\n  terms: {designation: Two}\n",
        },
    ),
    "the path is the id": Case(
        'files = ["docs/*/*.md"]\n[layout]\nentries = "file"\nid = "@path"\nterm = "title"\nreferences = ["see"]\n',
        {"docs/x/a.md": "---\ntitle: A\n---\nText.\n", "docs/x/b.md": "---\ntitle: B\nsee: x/a\n---\nText.\n"},
        ("x/a", "y/c"),
        {
            "docs/x/a.md": None,
            "docs/y/c.md": "---\ntitle: A\n---\nText.\n",
            "docs/x/b.md": "---\ntitle: B\nsee: y/c\n---\nText.\n",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rename(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    write(tmp_path, {"glosslint.toml": case.settings, **case.files})
    shown = glosslint("rename", *case.args, "--diff", cwd=tmp_path)
    assert (shown.code, _texts(tmp_path)) == (1, dict(sorted(case.files.items()))), shown.err
    result = glosslint("rename", *case.args, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    expected = {**case.files, **case.after}
    assert _texts(tmp_path) == {path: text for path, text in sorted(expected.items()) if text is not None}
    after = _texts(tmp_path)
    for path in after:
        (tmp_path / path).unlink()
    write(tmp_path, case.files)  # what --diff shows is a patch that does the same
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    subprocess.run(command, input=shown.out.encode("utf-8"), cwd=tmp_path, check=True, env=environment)
    assert _texts(tmp_path) == after


_BAD = "  - x: y: z\n"
REFUSED = {
    "unknown": (("rop", "x"), '"rop" is not an entry; did you mean "rope"?'),
    "a name": (("The rope", "x"), '"The rope" is not an entry; did you mean "rope"?'),
    "taken": (
        ("rope", "a"),
        '"a" is the id of another entry, in glossary/a.yaml; choose another id, or merge the entries',
    ),
    "the same": (("rope", "rope"), '"rope" is the id already'),
    "empty": (("rope", " "), '" " cannot be an id: it is empty, or has spaces around it'),
    "no file name": (("rope", "../x"), '"../x" cannot be a file name'),
    "not the form of an id": (
        ("rope", "Big_Rope"),
        "nothing was changed, because it would cause an error: glossary/Big_Rope.yaml:1: "
        'id "Big_Rope" has the wrong form; expected: lower-case words joined by hyphens, equal to the file\'s name '
        "without its ending (schema-mismatch)",
    ),
    "the term of another entry": (
        ("rope", "x", "--term", "Alpha"),
        'nothing was changed, because it would cause an error: glossary/x.yaml:2: "Alpha" is also the term of '
        'the entry "a" (duplicate-term)',
    ),
    "a file is there": (("rope", "notes"), "glossary/notes.yaml exists already"),
    "an excluded file": (
        ("rope", "_x"),
        'glossary/_x.yaml: not matched by "files" (["glossary/**/*.yaml", "glossary/**/*.yml"]), or matched by '
        '"exclude" (["_*"])',
    ),
    "nothing to keep": (
        ("rope", "x", "--keep-alias"),
        '--keep-alias: there is nothing to keep: the term does not change, and the layout "native" has no list of '
        "redirects; remove the option, or add --term",
    ),
    "whitespace in the term": (("rope", "x", "--term", "The  rope"), "--term has extra whitespace"),
}


def test_a_page_that_keeps_its_address_does_not_redirect_to_itself(tmp_path: Path) -> None:
    page = "---\ntitle: Rope\nurl: /g/tauwerk/\n---\nThick line.\n"
    settings = 'files = ["g/*.md"]\n[layout]\nextends = "hugo"\npage = "url"\n'
    write(tmp_path, {"glosslint.toml": settings, "g/rope.md": page})
    result = glosslint("rename", "rope", "line", "--keep-alias", cwd=tmp_path)
    message = "there is nothing to keep: the term does not change, nor the page; remove the option, or add --term"
    assert (result.code, result.err) == (2, f"error: --keep-alias: {message}\n")
    assert glosslint("rename", "rope", "line", "--term", "Line", "--keep-alias", cwd=tmp_path).code == 0
    assert _texts(tmp_path) == {
        "g/line.md": page.replace("Rope\nurl: /g/tauwerk/", "Line\nurl: /g/tauwerk/\naka: [Rope]")
    }


def test_what_is_kept_already_is_not_added_again(tmp_path: Path) -> None:
    page = "---\ntitle: Rope\naka: [cord, rope]\naliases: [/old/, /rope]\n---\nThick line.\n"
    write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', "g/rope.md": page})
    assert glosslint("rename", "rope", "line", "--term", "Line", "--keep-alias", cwd=tmp_path).code == 0
    assert _texts(tmp_path) == {"g/line.md": page.replace("title: Rope", "title: Line")}


@pytest.mark.parametrize(("args", "left"), [
    (("--keep-alias", "--term", "Rope"), "title: Rope\naka: [Line]\naliases: [/line/]"),
    (("--term", "Rope"), "title: Rope\naka: [Rope]"),
])  # fmt: skip
def test_a_page_renamed_back_does_not_redirect_to_itself(tmp_path: Path, args: tuple[str, ...], left: str) -> None:
    page = "---\ntitle: Rope\n---\nThick line.\n"
    write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', "g/rope.md": page})
    assert glosslint("rename", "rope", "line", "--term", "Line", "--keep-alias", cwd=tmp_path).code == 0
    assert glosslint("rename", "line", "rope", *args, cwd=tmp_path).code == 0
    assert _texts(tmp_path) == {"g/rope.md": page.replace("title: Rope", left)}


def test_the_term_beside_a_key_that_is_the_id(tmp_path: Path) -> None:
    settings = 'files = ["t.yaml"]\n[layout]\nextends = "map"\nterm = "term"\n'
    text = "h1: {term: Halyard, definition: Raises a sail.}\nh2: {term: Hoist, definition: Raises anything.}\n"
    write(tmp_path, {"glosslint.toml": settings, "t.yaml": text})
    assert glosslint("rename", "h2", "h9", "--term", "Winch", cwd=tmp_path).code == 0
    assert _texts(tmp_path) == {"t.yaml": text.replace("h2", "h9").replace("Hoist", "Winch")}


def test_settings_that_select_no_rule_of_errors(tmp_path: Path) -> None:
    files = {"glossary/a.yaml": entry("a"), "glossary/b.yaml": entry("b", see_also=["a"])}
    write(tmp_path, {"glosslint.toml": 'select = ["trailing-space"]\n', **files})
    assert glosslint("rename", "a", "c", cwd=tmp_path).code == 0
    assert _texts(tmp_path)["glossary/b.yaml"] == entry("b", see_also=["c"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(tmp_path: Path, name: str) -> None:
    files = {
        "glossary/rope.yaml": entry("rope", term="The rope"),
        "glossary/a.yaml": entry("a", term="Alpha", see_also=["rope"]),
        "glossary/notes.yaml": "# nothing yet\n",
    }
    write(tmp_path, {"glosslint.toml": "", **files})
    args, message = REFUSED[name]
    for more in (("--diff",), ()):
        result = glosslint("rename", *args, *more, cwd=tmp_path)
        assert (result.code, result.out, result.err) == (2, "", f"error: {message}\n")
    assert _texts(tmp_path) == dict(sorted(files.items()))


@pytest.mark.parametrize(
    ("layout", "args", "message"),
    [
        (
            "jekyll-data",
            ("load-balancer", "balancer"),
            "the id is made from the term in this glossary: give the new term with --term",
        ),
        (
            "jekyll-data",
            ("load-balancer", "balancer", "--term", "The balancer"),
            'the id is made from the term in this glossary: "The balancer" gives "the-balancer"',
        ),
        ("map", ("A", "B", "--term", "C"), 'the id is the term in this glossary: remove --term, or use "C" for both'),
        (
            "map",
            ("A", "B", "--keep-alias"),
            'g.yml: "aliases" cannot be added to "A", which is a string; make it a mapping first',
        ),
        (
            "glosario",
            ("a", "b", "--keep-alias", "--term", "B"),
            '--keep-alias: the layout "glosario" has no list of aliases; remove the option, or name the key: '
            'layout.aliases = ["aliases"]',
        ),
    ],
)
def test_what_a_layout_cannot_do(tmp_path: Path, layout: str, args: tuple[str, ...], message: str) -> None:
    texts = {
        "jekyll-data": "- term: Load balancer\n  definition: A thing.\n",
        "map": "A: The letter.\n",
        "glosario": "- slug: a\n  en: {term: A, def: The letter.}\n",
    }
    write(tmp_path, {"glosslint.toml": f'layout = "{layout}"\nfiles = ["g.yml"]\n', "g.yml": texts[layout]})
    result = glosslint("rename", *args, cwd=tmp_path)
    assert (result.code, result.err) == (2, f"error: {message}\n")
    assert (tmp_path / "g.yml").read_text("utf-8") == texts[layout]


def test_a_file_that_cannot_be_read_may_hold_anything(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": "", "glossary/a.yaml": entry("a"), "glossary/b.yaml": entry("b") + _BAD})
    result = glosslint("rename", "a", "c", cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith("error: glossary/b.yaml:7: the file cannot be read: ")
    assert (tmp_path / "glossary/a.yaml").exists()


def test_two_entries_with_one_id(tmp_path: Path) -> None:
    files = {"g.yml": "- slug: a\n  en: {term: A}\n", "h.yml": "- slug: a\n  en: {term: B}\n"}
    write(tmp_path, {"glosslint.toml": 'layout = "glosario"\nfiles = ["*.yml"]\n', **files})
    result = glosslint("rename", "a", "c", cwd=tmp_path)
    assert result.err == 'error: "a" is the id of 2 entries, in g.yml and h.yml; correct that first\n'


def test_a_value_behind_an_alias_is_changed_by_hand(tmp_path: Path) -> None:
    text = (
        "- slug: a\n  en: {term: A}\n- slug: b\n  ref: &x [a]\n  en: {term: B}\n- slug: c\n  ref: *x\n  en: {term: C}\n"
    )
    write(tmp_path, {"glosslint.toml": 'layout = "glosario"\nfiles = ["g.yml"]\n', "g.yml": text})
    result = glosslint("rename", "a", "d", cwd=tmp_path)
    assert (result.code, result.err) == (
        2,
        "error: g.yml: cannot be changed as requested: it comes from an alias (*); change the value that is "
        "marked with &\n",
    )
    assert (tmp_path / "g.yml").read_text("utf-8") == text


def test_what_is_said(tmp_path: Path) -> None:
    files = {"glossary/a.yaml": entry("a"), "glossary/b.yaml": entry("b", see_also=["a"])}
    write(tmp_path, {"glosslint.toml": "", **files})
    shown = glosslint("rename", "a", "c", "--diff", cwd=tmp_path)
    assert shown.err == "Would change 2 files. Run without --diff to apply.\n"
    result = glosslint("rename", "a", "c", cwd=tmp_path)
    assert result.out == (
        'moved  glossary/a.yaml to glossary/c.yaml\nRenamed "a" to "c" and updated 1 reference or link in 2 files.\n'
    )


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path: Path) -> None:
    files = {f"glossary/{name}.yaml": entry(name, see_also=["rope"]) for name in "abyz"}
    files |= {"glossary/rope.yaml": entry("rope")}
    write(tmp_path, {"glosslint.toml": "", **files})
    (tmp_path / "glossary/y.yaml").chmod(0o444)
    result = glosslint("rename", "rope", "cord", cwd=tmp_path)
    assert (result.code, result.err) == (2, "error: glossary/y.yaml: it is read-only; no file was changed\n")
    assert _texts(tmp_path) == dict(sorted(files.items()))


def test_links_to_the_label_of_a_title_stay(tmp_path: Path) -> None:
    settings = 'files = ["g.rst"]\n[layout]\nextends = "sphinx"\n[layout.section]\nform = "heading"\nlevels = [1]\n'
    page = ".. _keel:\n\nKeel\n----\nIt is below.\n\nBow\n---\nBefore :ref:`keel`, `Stern`_.\n\nStern\n-----\nBehind.\n"
    folder = write(tmp_path, {"glosslint.toml": settings, "g.rst": page})
    assert glosslint("rename", "Keel", "Beam", cwd=folder).code == 0
    assert glosslint("rename", "Stern", "Rear", cwd=folder).code == 0
    text = (folder / "g.rst").read_text("utf-8")
    assert text == page.replace("Keel", "Beam").replace("Stern", "Rear")


def test_links_by_title_in_asciidoc(tmp_path: Path) -> None:
    settings = 'files = ["g.adoc"]\n[layout]\nextends = "page"\n[layout.section]\nform = "heading"\nlevels = [2]\n'
    page = (
        "= G\n\n== Bow line\n\nSee <<Keel>>, <<Keel,it>>, xref:Keel[] and <<_keel>>.\n\n== Keel\n\nSee <<Bow line>>.\n"
    )
    folder = write(tmp_path, {"glosslint.toml": settings, "g.adoc": page})
    write(folder, {"g.adoc": page.replace("Bow line>>", "Keel>>")})
    assert "self-reference" in glosslint("--select=self-reference", cwd=folder).out
    write(folder, {"g.adoc": page})
    assert glosslint("rename", "_keel", "_beam", "--term", "Beam", cwd=folder).code == 0
    text = (folder / "g.adoc").read_text("utf-8")
    assert text == page.replace("Keel", "Beam").replace("_keel", "_beam")
