"""Questions to the whole glossary."""

from __future__ import annotations

import random

from glosslint.facts.entry import EntryFacts, Link
from glosslint.facts.file import FileFacts
from glosslint.facts.read_entry import read_entries
from glosslint.glossary.glossary import Glossary
from glosslint.layout.presets import preset
from glosslint.model import Span
from glosslint.model.source import decode
from glosslint.parse.yaml.parser import parse
from tests.timing import assert_linear

NATIVE = preset("native")


def glossary(**files: str) -> Glossary:
    """A glossary of native entries, by file name (``_`` stands for ``-``)."""
    entries: list[EntryFacts] = []
    for name, text in files.items():
        document = parse(decode(text.encode(), f"glossary/{name.replace('_', '-')}.yaml"))
        entries.extend(read_entries(document, NATIVE, None))
    return Glossary(tuple(entries))


def key(entry: EntryFacts | None) -> str | None:
    return None if entry is None else entry.key


def link(destination: str) -> Link:
    return Link(
        NATIVE.link_patterns.target(destination), destination, (0, "summary"), Span(0, 0), Span(0, 0), Span(0, 0)
    )


def test_entries_are_found_by_id_file_and_name() -> None:
    found = glossary(
        rope="id: rope\nterm: RoPE\nexpansion: rotary position embedding\naliases: [rotary embedding]\n",
        alibi="id: alibi\nterm: ALiBi\n",
    )
    assert key(found.find_by_id("rope")) == "rope"
    assert found.find_by_id("RoPE") is None
    assert [entry.key for entry in found.entries_by_stem["alibi"]] == ["alibi"]
    for name in ("rope", "ROPE", "Rotary-Position embedding", "rotary  embedding"):
        assert key(found.find_by_name(name)) == "rope"
    assert found.find_by_name("position") is None


def test_an_id_that_stands_twice_has_two_entries_and_the_first_answers() -> None:
    found = glossary(a="id: rope\nterm: A\n", b="id: rope\nterm: B\n")
    first, second = found.entries_by_id["rope"]
    assert (first.title, second.title) == ("A", "B")
    assert found.find_by_id("rope") is first


def test_a_name_of_two_entries_means_none_of_them() -> None:
    found = glossary(a="id: a\nterm: Kernel\n", b="id: b\naliases: [kernel]\n")
    assert found.find_by_name("kernel") is None
    assert len(found.entries_by_name["en", "kernel"]) == 2


def test_a_name_that_an_entry_has_twice_means_that_entry() -> None:
    assert key(glossary(a="id: a\nterm: Kernel\naliases: [kernel]\n").find_by_name("kernel")) == "a"


def test_an_id_may_be_lost_in_a_file_that_cannot_be_read() -> None:
    found = Glossary((), (FileFacts("rope.yaml", probable_ids=frozenset(("rope",))),))
    assert found.may_have_id("rope")
    assert not found.may_have_id("alibi")


def test_an_entry_without_id_may_be_the_one_its_file_is_named_after() -> None:
    found = glossary(rope="term: RoPE\n", alibi="id: ''\nterm: ALiBi\n", token="id: other\n")
    assert found.may_have_id("rope")
    assert found.may_have_id("alibi")
    assert not found.may_have_id("token")
    assert "" not in found.entries_by_id


def test_what_an_unknown_target_means() -> None:
    found = glossary(
        softmax="id: softmax\nterm: Softmax function\n",
        logit="id: logit\n",
        gan="id: gan\n",
        context_window="id: context-window\n",
    )
    meant = {
        "Softmax function": "softmax",
        "softmx": "softmax",
        "SoftMax": "softmax",
        "logits": "logit",
        "context_window": "context-window",
        "context-windows": "context-window",
        "contxt-windw": "context-window",
        "gap": None,
        "gans": "gan",
        "attention": None,
        "": None,
        "λόγος": None,
    }
    assert {target: found.suggest(target) for target in meant} == meant


def test_the_replacement_is_at_the_end_of_the_chain() -> None:
    found = glossary(
        a="id: a\nstatus: deprecated\nreplaced_by: b\n",
        b="id: b\nstatus: deprecated\nreplaced_by: c\n",
        c="id: c\n",
        stub="id: stub\nsummary: See [C](c).\n",
        stub_of_old="id: stub-of-old\nsummary: See [A](a).\n",
        dead="id: dead\nstatus: deprecated\nreplaced_by: gone\n",
        end="id: end\nstatus: deprecated\n",
        to_end="id: to-end\nstatus: deprecated\nreplaced_by: end\n",
        x="id: x\nreplaced_by: y\n",
        y="id: y\nreplaced_by: x\n",
        me="id: me\nreplaced_by: me\n",
    )
    ends = {entry.key: key(found.replacement(entry)) for entry in found.entries}
    assert ends == {
        **dict.fromkeys(("a", "b", "c", "stub", "stub-of-old"), "c"),
        **dict.fromkeys(("dead", "end", "to-end", "x", "y", "me")),
    }


def test_a_link_leads_to_an_entry_by_id_or_page() -> None:
    found = glossary(
        rope="id: rope\npage: /glossary/rope/\n",
        one_page="id: one-page\npage: /all/#one-page\n",
        top="id: top\npage: /\n",
    )
    leads = {
        "rope": "rope",
        "rope#history": "rope",
        "/glossary/rope/": "rope",
        "/glossary/rope": "rope",
        "/glossary/rope/#history": "rope",
        "/all/#one-page": "one-page",
        "/all/": None,
        "alibi": None,
        "/": None,
        "https://example.org/glossary/rope/": None,
    }
    assert {to: key(found.resolve_link(link(to))) for to in leads} == leads


def test_whether_a_destination_is_the_page_of_an_entry() -> None:
    found = glossary(
        rope="id: rope\npage: /glossary/rope/\n",
        html="id: html\npage: /terms/html.html\n",
        one_page="id: one-page\npage: /all/#one-page\n",
        bare="id: bare\n",
    )
    for target, destination in (
        ("rope", "/glossary/rope"),
        ("rope", "../rope/"),
        ("rope", "./rope"),
        ("html", "html.html"),
        ("one-page", "#one-page"),
    ):
        assert found.has_page(target, destination)
    for target, destination in (
        ("rope", "/rope"),
        ("rope", "#rope"),
        ("rope", "rope.md"),
        ("rope", "rope.yaml"),
        ("bare", "#bare"),
        ("gone", "#gone"),
    ):
        assert not found.has_page(target, destination)


def test_a_target_is_looked_up_among_ten_thousand_ids_as_fast_as_among_a_thousand() -> None:
    words = (
        "neural",
        "residual",
        "gradient",
        "token",
        "layer",
        "window",
        "model",
        "batch",
        "latent",
        "policy",
        "graph",
    )

    def misspelt(size: int) -> tuple[Glossary, list[str]]:
        """A glossary of ``size`` ids, a few of which are equal, and every tenth with a letter left out."""
        chance = random.Random(1)
        ids = {"-".join(chance.choices(words, k=3)) + str(number % 50) for number in range(size)}
        entries = (
            entry
            for name in sorted(ids)
            for entry in read_entries(parse(decode(f"id: {name}\n".encode(), f"{name}.yaml")), NATIVE, None)
        )
        return Glossary(tuple(entries)), [name[:5] + name[6:] for name in sorted(ids)[::10]]

    def suggest(case: tuple[Glossary, list[str]]) -> None:
        found, broken = case
        answers = [found.suggest(target) for target in broken]
        assert len(found.entries) > 9 * len(broken)
        assert sum(answer is not None for answer in answers) > len(broken) * 0.99

    assert_linear(suggest, misspelt, 11_000)
