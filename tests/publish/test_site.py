"""The pages: what is on them, where they are, and where their links go."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.publish.sites import BASE, dead_links, native, pages, publish, published, read
from tests.support import GLOSSARY, ROOT, entry, glosslint, write


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own glossary."""
    folder = tmp_path_factory.mktemp("own")
    result = glosslint("publish", "--out", folder / "site", "--base-url", BASE, cwd=ROOT)
    assert result.code == 0, result.err
    return folder / "site"


def test_each_entry_has_its_page_at_its_address_and_its_row(own: Path) -> None:
    names = [file.stem for file in GLOSSARY.glob("*.yaml")]
    assert len(names) >= 54
    index = pages(own)["glossary/index.html"]
    for name in names:
        page = pages_text(own, f"glossary/{name}/index.html")
        assert f'<link rel="canonical" href="{BASE}glossary/{name}/">' in page
        assert f"{name}/" in index.links


def pages_text(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_every_link_anchor_and_old_address_resolves(own: Path) -> None:
    assert dead_links(own, elsewhere="guide/") == []  # which make site adds
    assert sum(len(page.links) for page in pages(own).values()) > 1000  # so they were read


def test_two_builds_give_the_same_bytes(own: Path, tmp_path: Path) -> None:
    glosslint("publish", "--out", tmp_path / "again", "--base-url", BASE, cwd=ROOT)
    assert read(tmp_path / "again") == read(own)
    again = glosslint("publish", "--out", own, "--base-url", BASE, cwd=ROOT)
    assert " 0 files written, " in again.out


def test_no_page_has_an_inline_script_style_or_handler_and_all_have_the_policy(own: Path) -> None:
    for path, page in pages(own).items():
        policy = [value for tag, name, value in page.attributes if name == "content" and "default-src 'none'" in value]
        assert len(policy) == 1, path
        assert "unsafe-inline" not in policy[0]
        assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"], path
        scripts = [given for tag, given in page.elements if tag == "script" and "src" not in given]
        assert all(given == {"type": "application/ld+json"} for given in scripts), path


def test_each_page_that_is_to_be_found_describes_itself(own: Path) -> None:
    for path, page in pages(own).items():
        named = [given for tag, given in page.elements if tag == "meta" and given.get("name") == "description"]
        redirect = any(given.get("http-equiv") == "refresh" for _, given in page.elements)
        assert redirect or path == "404.html" or len(named[0]["content"]) > 20, path


def test_pages_are_small(own: Path) -> None:
    sizes = {path: len(data) for path, data in read(own).items() if path.endswith("/index.html")}
    index = sizes.pop("glossary/index.html")
    assert index < 2000 * len(sizes)
    assert sum(sizes.values()) / len(sizes) < 12_000
    assert {path: size for path, size in sizes.items() if size > 21_000} == {}  # pages that most others name


LINKED = (
    published("loss", definition="Number that an [optimizer](step) makes small. A [gradient](slope) shows the way."),
    published("slope", aliases=["gradient", "steepness"], definition="Direction of the steepest ascent of a function."),
    published("step", broader=["slope"], see_also=["loss"], definition="One change of all parameters at once."),
)


def test_a_page_shows_names_text_relations_and_what_uses_it(tmp_path: Path) -> None:
    assert publish(native(tmp_path, *LINKED)).code == 0
    page = pages_text(tmp_path, "site/glossary/slope/index.html")
    assert "gradient · steepness" in page
    assert "A <mark>gradient</mark> shows the way." in page  # used by, in its sentence
    assert "an optimizer" not in page.partition("<body>")[2].partition('id="uses"')[2].partition("</dl>")[0]
    assert re.search(r"<h2>Kinds</h2>\s*<ul class=\"chips\">\s*<li><a href=\"../step/\"", page)
    loss = pages_text(tmp_path, "site/glossary/loss/index.html")
    assert '<a href="../step/" data-card="step">optimizer</a>' in loss
    assert '<template data-card="slope"><b>Slope</b>' in loss
    assert dead_links(tmp_path / "site") == []


def test_a_card_is_at_the_first_mention_only(tmp_path: Path) -> None:
    text = "Sum of a [slope](slope), another [slope](slope), and [itself](twice)."
    publish(native(tmp_path, LINKED[1], published("twice", definition=text)))
    page = pages_text(tmp_path, "site/glossary/twice/index.html")
    assert 'Sum of a <a href="../slope/" data-card="slope">slope</a>, another <a href="../slope/">slope</a>,' in page
    assert "and itself." in page


def test_letters_are_those_of_terms_and_of_other_names(tmp_path: Path) -> None:
    publish(native(tmp_path, *LINKED, published("aether", term="Äther", aliases=["Quintessence", "Ätherwind"])))
    index = pages_text(tmp_path, "site/glossary/index.html")
    row = index.partition('aria-label="Letters"')[2].partition("</nav>")[0]
    assert re.findall(r">(\w)</a>", row) == ["A", "G", "L", "Q", "S"]
    assert re.search(r'<a href="slope/">gradient</a></dt><dd>see Slope</dd>', index)
    assert "Ätherwind</a></dt>" not in index  # right beside the term


def test_drafts_and_entries_with_errors_are_left_out_with_a_word_and_links_to_them_are_text(tmp_path: Path) -> None:
    broken = published("broken", see_also=["nowhere"])
    linking = published("loss", definition="Number from a [draft](unready) and a [broken](broken) entry.")
    folder = native(tmp_path, linking, broken, entry("unready"))
    result = publish(folder)
    assert (result.code, result.err.splitlines()[0]) == (0, "Left out 1 draft and 1 entry with errors or without text.")
    assert 'broken (glossary/broken.yaml) has an error: "nowhere" is not an entry' in result.err
    assert "Number from a draft and a broken entry." in pages_text(folder, "site/glossary/loss/index.html")
    assert {path.parent.name for path in (folder / "site/glossary").glob("*/index.html")} == {"loss"}
    assert dead_links(folder / "site") == []


def test_each_entry_with_an_error_is_left_out_if_one_finding_reports_them_all(tmp_path: Path) -> None:
    dead = [published(name, see_also=["nowhere"]) for name in ("first", "second", "third")]
    result = publish(native(tmp_path, *dead, published("sound")))
    assert result.err.splitlines()[0] == "Left out 3 entries with errors or without text."
    assert {path.parent.name for path in (tmp_path / "site/glossary").glob("*/index.html")} == {"sound"}


def test_strict_refuses_what_would_be_left_out(tmp_path: Path) -> None:
    folder = native(tmp_path, *LINKED, entry("unready"))
    result = publish(folder, "--strict")
    assert result.code == 1
    assert "Left out 1 draft." in result.err and "Nothing was written (--strict)." in result.err
    assert not (folder / "site").exists()
    (folder / "glossary/unready.yaml").unlink()
    assert publish(folder, "--strict").code == 0


def test_a_deprecated_entry_keeps_its_page_and_names_its_heir(tmp_path: Path) -> None:
    old = published("old-loss", status="deprecated", replaced_by="loss")
    folder = native(tmp_path, *LINKED, old)
    assert publish(folder).code == 0
    page = pages_text(folder, "site/glossary/old-loss/index.html")
    assert '<strong>Deprecated.</strong> Use <a href="../loss/" data-card="loss">Loss</a> instead.' in page
    index = pages_text(folder, "site/glossary/index.html")
    assert "Use Loss instead." in index
    assert "<b>3</b> terms" in index


def test_a_renamed_entry_is_found_at_its_old_address(tmp_path: Path) -> None:
    folder = native(tmp_path, *LINKED)
    assert glosslint("rename", "loss", "cost", "--term", "Cost", "--keep-alias", cwd=folder).code == 0
    assert publish(folder, "--base-url", f"{BASE}docs/").code == 0
    old = pages_text(folder, "site/glossary/loss/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../cost/">' in old
    assert f'<link rel="canonical" href="{BASE}docs/glossary/cost/">' in old
    assert "/docs/glossary/loss/ /docs/glossary/cost/ 301\n" in pages_text(folder, "site/_redirects")
    assert dead_links(folder / "site", "/docs/") == []


def test_redirects_of_pages_are_kept(tmp_path: Path) -> None:
    aliases = "aliases: [/old/pod/, /pod.html, /a pod/, /all#pod]"
    page = f"---\ntitle: Pod\n{aliases}\n---\nGroup of containers that share a network.\n"
    folder = write(tmp_path, {"terms/pod.md": page, "glosslint.toml": 'files = ["terms/*.md"]\nlayout = "hugo"\n'})
    result = publish(folder)
    assert result.code == 0
    assert result.err == (
        "Pod (terms/pod.md): its old address /all#pod cannot be a file, so nothing redirects from there.\n"
    )
    assert "url=../../pod/" in pages_text(folder, "site/old/pod/index.html")
    assert "url=pod/" in pages_text(folder, "site/pod.html")
    assert "url=../pod/" in pages_text(folder, "site/a pod/index.html")
    assert "/a%20pod/ /pod/ 301\n" in pages_text(folder, "site/_redirects")


def test_no_page_is_overwritten_by_another_address_of_its_file(tmp_path: Path) -> None:
    """An old address may be that of a page, of the index, or of the page for unknown addresses, written otherwise."""
    texts = {
        "rope": "page: /g/rope/\naliases: [/g/rope/index.html, /g/YARN/index.html, /404.html, /index.html]\n",
        "yarn": "page: /g/yarn/\naliases: [/g/index.html, /g/category/index.html]\n",
        "knot": "page: /g/knot/\n",
        "missing": "page: /404.html\n",
        "home": "page: /g/\n",
    }
    layout = 'entries = "file"\nid = "@stem"\nterm = "title"\npage = "page"\nredirects = "aliases"\ncore = "definition"'
    settings = f'files = ["g/*.md"]\n[layout]\n{layout}\nprose = {{definition = "@lead"}}\n'
    pages_of = {f"g/{name}.md": f"---\ntitle: The {name}\n{keys}---\nThread.\n" for name, keys in texts.items()}
    folder = write(tmp_path, {"glosslint.toml": settings, **pages_of})
    result = publish(folder)
    assert result.code == 0, result.err
    site = folder / "site"
    for name in ("rope", "yarn"):
        assert f"<title>The {name} ·" in pages_text(site, f"g/{name}/index.html")
    assert "Page not found" in pages_text(site, "404.html")
    assert "The rope" in pages_text(site, "g/index.html") and "refresh" not in pages_text(site, "g/index.html")
    assert "The missing (g/missing.md) is at /404-2.html: the site has another page at /404.html.\n" in result.err
    assert "The missing" in pages_text(site, "404-2.html")
    assert "The home" in pages_text(site, "g-2/index.html")
    assert pages_text(site, "_redirects") == "/g/category/index.html /g/yarn/ 301\n"
    assert dead_links(site) == []


@pytest.mark.parametrize("link", ["[this number](/loss/)", "[this number][l]"])
def test_a_link_on_a_page_of_its_own_is_quoted_where_it_leads(link: str, tmp_path: Path) -> None:
    step = f"---\ntitle: Step\n---\nOne thing. It lowers {link} *a bit*.\n\n## More\n\nEnd.\n\n[l]: /loss/\n"
    files = {"g/loss.md": "---\ntitle: Loss\n---\nSum of errors.\n", "g/step.md": step}
    folder = write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', **files})
    assert publish(folder).code == 0
    uses = pages_text(folder, "site/loss/index.html").partition('class="uses"')[2]
    assert "<dd>It lowers <mark>this number</mark> <em>a bit</em>.</dd>" in uses


def test_of_two_links_on_a_page_of_its_own_the_first_is_quoted(tmp_path: Path) -> None:
    step = "---\ntitle: Step\n---\nIt lowers [this number](/loss/).\n\n## See also\n\n[Loss](/loss/)\n"
    prose = 'prose = { related = "@section:See also", definition = "@lead" }'
    layout = f'[layout]\nextends = "hugo"\n{prose}\ncore = "definition"\n'
    files = {"g/loss.md": "---\ntitle: Loss\n---\nSum of errors.\n", "g/step.md": step}
    folder = write(tmp_path, {"glosslint.toml": f'files = ["g/*.md"]\n{layout}', **files})
    assert publish(folder).code == 0
    uses = pages_text(folder, "site/loss/index.html").partition('class="uses"')[2]
    assert "<dd>It lowers <mark>this number</mark>.</dd>" in uses


def test_a_quoted_sentence_has_no_markup_of_footnotes_and_tables(tmp_path: Path) -> None:
    row = "---\ntitle: Row\n---\nPart.\n\n| A | B |\n|---|---|\n| *x* | Lowers [it](/loss/) [^1]. Ends |\n\n[^1]: No.\n"
    files = {"g/loss.md": "---\ntitle: Loss\n---\nSum of errors.\n", "g/row.md": row}
    folder = write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', **files})
    assert publish(folder).code == 0
    assert "<dd>Lowers <mark>it</mark> .</dd>" in pages_text(folder, "site/loss/index.html")


def test_what_the_page_defines_elsewhere_and_shortcodes_without_words_leave_no_signs(tmp_path: Path) -> None:
    links = "[1]: https://a.org\n[loss]: /loss/\n[^a]: No.\n"
    text = (
        f'Line of [hemp][1] and [loss][][^a]. [A]({{{{< site "a b" >}}}})\n\n## More\n\n{{{{% video x %}}}}\n\n{links}'
    )
    files = {"g/loss.md": "---\ntitle: Loss\n---\nSum of errors.\n", "g/rope.md": f"---\ntitle: Rope\n---\n{text}"}
    folder = write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', **files})
    assert publish(folder).code == 0
    page = pages_text(folder, "site/rope/index.html")
    assert '<a href="https://a.org" rel="external noopener noreferrer">hemp</a> and <a href="../loss/"' in page
    assert not re.search(r"\]\[|\[\^|\{\{", page)


def test_shortcodes_in_a_sentence_show_words(tmp_path: Path) -> None:
    text = (
        'Line of {{< term "hemp" >}}, {{ term(hemp) }}, {% term id="hemp" %}, {{< tip text="yarns" id=hemp >}},\n'
        '{{< param v2 >}}, `{{< term "hemp" >}}`{{< br >}} and {{ x }}\n\n* {{< see "hemp" >}}\n'
    )
    layout = """[layout]\nentries = "file"\nid = "@stem"\nterm = "title"\ncore = "text"\nprose = {text = "@body"}
links = ['{{< see "{id}" >}}']\n"""
    files = {"g/hemp.md": "---\ntitle: Hemp X\n---\nPlant.\n", "g/rope.md": f"---\ntitle: Rope\n---\n{text}"}
    folder = write(tmp_path, {"glosslint.toml": f'files = ["g/*.md"]\n{layout}', **files})
    assert publish(folder).code == 0
    page = pages_text(folder, "site/rope/index.html").partition('<div class="lead">')[2]
    assert (
        '<p>Line of Hemp X, Hemp X, Hemp X, yarns,\nv2, <code>{{&lt; term "hemp" &gt;}}</code> and {{ x }}</p>' in page
    )
    assert re.search(r'<li><a href="../hemp/"[^>]*>Hemp X</a></li>', page)


def test_examples_below_a_label_on_a_page_are_shown(tmp_path: Path) -> None:
    layout = """[layout]
extends = "page"
section = { form = "heading", levels = [2], labels = { examples = "Examples" } }
prose = { definition = "definition", examples = "examples" }
"""
    page = "# Glossary\n\n## Rope\n\nA thick line.\n\n**Examples:** halyards and sheets.\n\n## Sail\n\nA cloth.\n"
    folder = write(tmp_path, {"glosslint.toml": f'files = ["g.md"]\n{layout}', "g.md": page})
    assert publish(folder).code == 0
    assert "halyards and sheets" in pages_text(folder, "site/rope/index.html")


def test_a_source_in_markdown_is_a_link(tmp_path: Path) -> None:
    text = "loss:\n  definition: Sum of errors.\n  sources: ['[A book](https://a.org/b).']\n"
    folder = write(tmp_path, {"glosslint.toml": 'files = ["g.yaml"]\nlayout = "map"\n', "g.yaml": text})
    assert publish(folder).code == 0
    link = '<a href="https://a.org/b" rel="external noopener noreferrer">A book.</a>'
    assert link in pages_text(folder, "site/loss/index.html")


def test_a_redirect_that_an_entry_states_comes_before_the_one_made_from_an_alias_of_another(tmp_path: Path) -> None:
    settings = 'files = ["terms.yaml"]\n[layout]\nextends = "map"\nredirects = "old"\n'
    anchor = "anchor:\n  definition: A heavy hook that holds a ship in its place.\n  aliases: [Keel hook]\n"
    rope = "rope:\n  definition: A thick line made of fibres.\n  old: [/keel-hook/]\n"
    folder = write(tmp_path, {"glosslint.toml": settings, "terms.yaml": anchor + rope})
    assert publish(folder).code == 0
    assert pages_text(folder, "site/_redirects") == "/keel-hook/ /rope/ 301\n"
    assert "url=../rope/" in pages_text(folder, "site/keel-hook/index.html")


def test_examples_contrast_formula_and_origin_are_shown(tmp_path: Path) -> None:
    extra = published(
        "entropy",
        examples="['A fair coin has *one* bit.', 'A die has `log2 6`.']",
        contrast="[{id: loss, note: 'That is a number to be made small.'}]",
        formula="{tex: 'H = -\\sum_i p_i', spoken: minus the sum over i}",
        origin="{year: 1948, by: Claude Shannon, note: Borrowed from physics.}",
        level="advanced",
    )
    settings = 'schema = "open.json"\n[site]\ntitle = "Words <of> learning"\nedit-url = "https://x.org/edit/{path}"\n'
    folder = write(native(tmp_path, *LINKED, extra, settings=settings), {"open.json": "{}"})
    assert publish(folder).code == 0
    page = pages_text(folder, "site/glossary/entropy/index.html")
    for words in (
        "<p>A fair coin has <em>one</em> bit.</p>",
        '<a href="../loss/" data-card="loss">Loss</a></dt><dd><p>That is a number',
        "<mi>H</mi>",
        "<figcaption>minus the sum over i</figcaption>",
        "<p>Claude Shannon, 1948.</p>",
        "<dd>Advanced</dd>",
        '<time datetime="2026-11-24">',
        'href="https://x.org/edit/glossary/entropy.yaml"',
        "<title>Entropy · Words &lt;of&gt; learning</title>",
    ):
        assert words in page, words


def test_templates_and_assets_of_a_project_replace_ours_and_run_no_code(tmp_path: Path) -> None:
    own = {"look/style.css": "body { color: red }", "look/missing.html": "<p>{{ site.title }} is not here</p>"}
    folder = write(native(tmp_path, *LINKED, settings='[site]\ntemplates = "look"\n'), own)
    assert publish(folder).code == 0
    assert pages_text(folder, "site/assets/style.css") == "body { color: red }"
    assert pages_text(folder, "site/404.html") == "<p>Glossary is not here</p>"
    (folder / "look/missing.html").write_text("{{ ''.__class__.__mro__ }}")
    result = publish(folder)
    assert result.code == 2
    assert "unsafe" in result.err


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            '[site]\ntemplates = "../look"',
            'site: templates: "../look": it is outside of the project; copy the folder into the project',
        ),
        ('[site]\ntemplates = "look"', "look: there is no such folder of templates"),
    ],
)
def test_a_wrong_setting_is_named(settings: str, message: str, tmp_path: Path) -> None:
    result = publish(native(tmp_path, *LINKED, settings=settings))
    assert result.code == 2
    assert message in result.err


def test_equal_addresses_get_the_same_numbers_in_any_order(tmp_path: Path) -> None:
    entries = [f'- id: "{key}"\n  term: "{key}"\n  definition: Language.\n' for key in ("C++", "C#", "c")]
    settings = 'files = ["t.yaml"]\nselect = ["missing-id"]\n[layout]\nextends = "native"\nentries = "list"\n'
    for order in (entries, entries[::-1]):
        publish(write(tmp_path, {"glosslint.toml": settings, "t.yaml": "".join(order)}))
        data = json.loads(pages_text(tmp_path, "site/glossary.json"))
        assert {one["id"]: one["url"] for one in data["entries"]} == {"c": "/c/", "C#": "/c-2/", "C++": "/c-3/"}


def test_a_glossary_of_drafts_makes_no_site(tmp_path: Path) -> None:
    result = publish(native(tmp_path, entry("unready")))
    assert (result.code, (tmp_path / "site").exists()) == (2, False)
    assert "no entry can be published: all are drafts; give one" in result.err
    folder = native(tmp_path, "id: unready\nterm: Loss\n", settings='select = ["missing-id"]\n')
    assert ': for example, "unready" (glossary/unready.yaml) has no text\n' in publish(folder).err


def test_a_glossary_in_one_file_and_several_languages(tmp_path: Path) -> None:
    text = (
        "- slug: tree\n  en:\n    term: tree\n    def: A graph without cycles, such as a [heap](#heap).\n"
        "  ar:\n    term: شجرة\n    def: مخطط بلا دورات.\n"
        "- slug: heap\n  en:\n    term: heap\n    def: A kind of tree.\n"
    )
    folder = write(tmp_path, {"g.yml": text, "glosslint.toml": 'files = ["g.yml"]\nlayout = "glosario"\n'})
    assert publish(folder).code == 0
    page = pages_text(folder, "site/tree/index.html")
    assert 'such as a <a href="../heap/" data-card="heap">heap</a>' in page
    assert '<span lang="ar" dir="auto">شجرة</span></dt><dd lang="ar" dir="auto"><p>مخطط' in page
    assert dead_links(folder / "site") == []


def test_without_its_packages_the_command_says_how_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glosslint.publish.site.installed_version", lambda name: None if name == "nh3" else "1")
    result = publish(native(tmp_path, *LINKED))
    assert (result.code, result.err) == (2, 'error: nh3 must be installed; run: pip install "glosslint[site]"\n')
