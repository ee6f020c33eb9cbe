"""What machines read: JSON-LD, JSON, sitemap and feed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from jsonschema import Draft202012Validator

from tests.publish.sites import BASE, linked_data, native, publish, published
from tests.support import GLOSSARY, ROOT, glosslint, write

SCHEMA = Draft202012Validator(json.loads((ROOT / "schema/defined-term.schema.json").read_text("utf-8")))
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "site"
    assert glosslint("publish", "--out", folder, "--base-url", BASE, cwd=ROOT).code == 0
    return folder


def test_the_linked_data_of_every_page_is_valid(own: Path) -> None:
    pages = [*own.glob("glossary/*/index.html"), own / "glossary/index.html"]
    kinds = []
    for page in pages:
        for data in linked_data(own, page.relative_to(own).as_posix()):
            SCHEMA.validate(data)
            assert isinstance(data, dict)
            kinds.append(data["@type"])
    count = len(list(GLOSSARY.glob("*.yaml")))
    assert (kinds.count("DefinedTerm"), kinds.count("DefinedTermSet")) == (count, 1)
    SCHEMA.validate(json.loads((own / "glossary/glossary.jsonld").read_text("utf-8")))


@pytest.mark.parametrize(
    "broken",
    [
        {"@type": "Definedterm"},
        {"name": ""},
        {"url": "javascript:alert(1)"},
        {"alternateName": []},
        {"inDefinedTermSet": BASE},
        {"definition": "no such property"},
    ],
)
def test_the_schema_sees_what_is_wrong(own: Path, broken: dict[str, object]) -> None:
    (data,) = linked_data(own, "glossary/softmax/index.html")
    assert isinstance(data, dict)
    assert SCHEMA.is_valid(data)
    assert not SCHEMA.is_valid({**data, **broken})


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # in the parser of rdflib itself
def test_a_program_that_knows_only_rdf_reads_the_glossary(own: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    text = (own / "glossary/glossary.jsonld").read_text("utf-8")
    turtle = rdflib.Graph().parse(data=text, format="json-ld").serialize(format="turtle")
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    schema = rdflib.Namespace("https://schema.org/")
    softmax = rdflib.URIRef(f"{BASE}glossary/softmax/")
    assert str(graph.value(softmax, schema.name)) == "Softmax"
    terms = list(graph.objects(rdflib.URIRef(f"{BASE}glossary/"), schema.hasDefinedTerm))
    assert len(terms) == len(list(GLOSSARY.glob("*.yaml")))
    assert rdflib.Literal("softmax function", lang=None) in set(graph.objects(softmax, schema.alternateName))


def test_the_plain_data_has_names_texts_and_relations(tmp_path: Path) -> None:
    one = published("loss", aliases=["cost"], definition="Number with a [slope](slope).", broader=["number"])
    publish(native(tmp_path, one, published("slope", see_also=["loss"]), published("number")))
    data = json.loads((tmp_path / "site/glossary/glossary.json").read_text("utf-8"))
    (loss,) = (entry for entry in data["entries"] if entry["id"] == "loss")
    assert loss["aliases"] == ["cost"]
    assert loss["texts"]["definition"] == "Number with a [slope](slope)."
    assert (loss["broader"], loss["stands_on"]) == (["number"], ["number", "slope"])
    assert (loss["url"], loss["status"], loss["reviewed"]) == ("/glossary/loss/", "published", "2026-11-24")
    (slope,) = (entry for entry in data["entries"] if entry["id"] == "slope")
    assert slope["see_also"] == ["loss"]


def test_words_of_different_cells_items_and_lines_stay_apart_in_summaries(tmp_path: Path) -> None:
    table = "| a | b |\n  |---|---|\n  | c | d |"
    html = "<ul><li>one</li><li>two</li></ul>H<sub>2</sub>O<br>end"
    publish(native(tmp_path, published("loss", summary=f"|\n  Number.\n\n  {table}\n\n  {html}")))
    data = json.loads((tmp_path / "site/glossary/glossary.json").read_text("utf-8"))
    assert data["entries"][0]["summary"] == "Number. a b c d one two H2O end"


def test_footnotes_are_on_the_page_and_not_in_summaries(tmp_path: Path) -> None:
    text = "|\n  Number[^1] of an *error*.[^b]\n\n  [^1]: A note.\n\n  [^b]: Another, with\n      two lines.\n"
    publish(native(tmp_path, published("loss", summary=text, definition=text)))
    data = json.loads((tmp_path / "site/glossary/glossary.json").read_text("utf-8"))
    assert data["entries"][0]["summary"] == "Number of an error."
    page = (tmp_path / "site/glossary/loss/index.html").read_text("utf-8")
    assert page.count("A note.") == page.count("Another, with") == 1
    assert "Number of an <em>error</em>." in (tmp_path / "site/glossary/index.html").read_text("utf-8")


def test_the_sitemap_lists_all_pages_with_their_days(own: Path) -> None:
    root = Xml.fromstring((own / "sitemap.xml").read_text("utf-8"))
    urls = [url.text or "" for url in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    files = {file.parent.relative_to(own).as_posix() for file in own.rglob("index.html")}
    assert all(url.removeprefix(BASE).rstrip("/") in files for url in urls)
    assert len(urls) == len(set(urls)) > len(list(GLOSSARY.glob("*.yaml")))
    assert root.find(".//{*}lastmod") is not None


def test_a_day_of_no_calendar_is_no_date_of_the_site(tmp_path: Path) -> None:
    settings = {"glosslint.toml": 'files = ["t.yaml"]\nlayout = "map"\n'}
    days = {"loss": "2026-06-31", "step": "0000-00-00", "slope": "2026-06-30 10:00"}
    text = "".join(f"{name}:\n  definition: Number.\n  reviewed: '{day}'\n" for name, day in days.items())
    publish(write(tmp_path, {**settings, "t.yaml": text}), "--base-url", BASE)
    root = Xml.fromstring((tmp_path / "site/feed.xml").read_text("utf-8"))
    assert [day.text for day in root.iter(f"{ATOM}updated")] == ["2026-06-30T00:00:00Z"] * 2
    assert (tmp_path / "site/sitemap.xml").read_text("utf-8").count("<lastmod>") == 1


def test_the_feed_has_what_was_read_again_last_first(tmp_path: Path) -> None:
    days = {"loss": '"2026-01-02"', "slope": '"2026-03-04"', "step": '"2025-01-01"'}
    entries = (published(name, reviewed=day) for name, day in days.items())
    publish(native(tmp_path, *entries), "--base-url", BASE)
    root = Xml.fromstring((tmp_path / "site/glossary/feed.xml").read_text("utf-8"))
    assert [title.text for title in root.iter(f"{ATOM}title")] == ["Glossary", "Slope", "Loss", "Step"]
    assert root.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00Z"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == f"{BASE}glossary/slope/"


def test_without_days_of_review_those_of_commits_count(tmp_path: Path) -> None:
    page = "---\ntitle: {}\n---\nGroup of containers that share a network.\n"
    files = {"terms/pod.md": page.format("Pod"), "glosslint.toml": 'files = ["terms/*.md"]\nlayout = "hugo"\n'}
    folder = write(tmp_path, files)
    env = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"]
    for day, change in (("2024-05-06", {}), ("2025-07-08", {"terms/node.md": page.format("Node")})):
        write(folder, change)
        subprocess.run([*env, "init", "-q"], cwd=folder, check=True)
        subprocess.run([*env, "add", "-A"], cwd=folder, check=True)
        times = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        subprocess.run([*env, "commit", "-qm", "x"], cwd=folder, check=True, env={"PATH": "/usr/bin:/bin", **times})
    assert publish(folder, "--base-url", BASE).code == 0
    text = (folder / "site/feed.xml").read_text("utf-8")
    assert text.index("2025-07-08T") < text.index("2024-05-06T")
    assert text.count("<entry>") == 2


def test_without_its_address_a_site_has_no_sitemap_and_says_nothing_wrong(tmp_path: Path) -> None:
    publish(native(tmp_path, published("loss")))
    page = (tmp_path / "site/glossary/loss/index.html").read_text("utf-8")
    assert "canonical" not in page and "feed.xml" not in page
    assert not (tmp_path / "site/sitemap.xml").exists()
    for data in linked_data(tmp_path / "site", "glossary/loss/index.html"):
        SCHEMA.validate(data)


def test_several_texts_of_a_field_are_its_paragraphs(tmp_path: Path) -> None:
    page = "# Words\n\nBow\n: Front part of a ship.\n: Knot with two loops.\n\nStern\n: Rear part of a ship.\n"
    settings = 'files = ["./words.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "definition-list"\n'
    publish(write(tmp_path, {"words.md": page, "glosslint.toml": settings}))
    data = json.loads(next(tmp_path.glob("site/**/glossary.json")).read_text("utf-8"))
    texts = [entry["texts"]["definition"] for entry in data["entries"]]
    assert texts == ["Front part of a ship.\n\nKnot with two loops.", "Rear part of a ship."]
