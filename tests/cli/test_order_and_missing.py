"""``glosslint stats order`` and ``glosslint stats missing``: what a whole glossary says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, strategies as st

from glosslint.engine.session import CheckRequest, open_session
from glosslint.glossary.definition_graph import reading_order
from glosslint.settings.settings import load
from tests.support import GLOSSARY, entry, glosslint, write


def _glossary(path: Path, /, **texts: str) -> Path:
    """A folder with an entry for each text; the term is the name of the argument."""
    files = {f"glossary/{name}.yaml": entry(name, summary=text, definition="''") for name, text in texts.items()}
    return write(path, files)


def _ids(out: str) -> list[str]:
    header, *lines = out.splitlines()
    assert header.split() == ["id", "term"]
    return [line.split()[0] for line in lines]


def test_an_entry_comes_after_what_its_definition_stands_on(tmp_path: Path) -> None:
    folder = _glossary(
        tmp_path,
        album="A set of songs.",
        band="A group that plays songs of an album.",
        song="A tune with words.",
        tune="A row of sounds.",
    )
    done = glosslint("order", cwd=folder)
    assert _ids(done.out) == ["tune", "song", "album", "band"]
    assert (done.code, done.err) == (0, "")


def test_the_order_is_that_of_the_glossary_where_nothing_forbids_it(tmp_path: Path) -> None:
    folder = _glossary(tmp_path, ape="A beast.", bee="An insect.", cow="A large beast.")
    assert glosslint("order", cwd=folder).out == "id   term\nape  Ape\nbee  Bee\ncow  Cow\n"


def test_a_natural_pair_is_told_once(tmp_path: Path) -> None:
    folder = _glossary(
        tmp_path, client="A program that asks a server.", server="A program that answers requests of a client."
    )
    done = glosslint("order", cwd=folder)
    assert _ids(done.out) == ["server", "client"]
    assert done.err == 'Out of order: "Server" uses "client", which comes later.\n'


def test_entries_without_a_way_in_are_named(tmp_path: Path) -> None:
    folder = _glossary(tmp_path, directory="A folder of a disk.", folder="A directory that users see.", disk="A plate.")
    done = glosslint("order", cwd=folder)
    assert sorted(_ids(done.out)) == ["directory", "disk", "folder"]
    assert (
        done.err == 'Cycle: "Directory" and "Folder" are each defined by another of them; define one independently.\n'
    )
    assert done.code == 0


_WORDS = [f"w{chr(97 + number)}x" for number in range(8)]


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_WORDS)), max_size=20))
def test_every_edge_is_kept_or_told(edges: list[tuple[str, str]]) -> None:
    texts = {word: "Thing" + "".join(f" with {b}" for a, b in edges if a == word) + "." for word in _WORDS}
    entries = "".join(f"- id: {word}\n  term: {word}\n  summary: {text}\n" for word, text in texts.items())
    settings_text = 'files = ["g.yaml"]\nlayout = { extends = "native", entries = "list" }\n'
    with TemporaryDirectory() as name:
        folder = write(Path(name), {"g.yaml": entries, "glosslint.toml": settings_text})
        glossary = open_session(CheckRequest(load(None, folder))).glossary
    order = reading_order(glossary.entries, glossary.definitions)
    at = {one.key: number for number, one in enumerate(order.entries)}
    assert sorted(at) == _WORDS
    told = {(mention.source.key, mention.target.key) for mention in order.forward}
    assert {(a, b) for a, b in edges if a != b and at[a] < at[b]} == told


def test_the_owners_glossary_has_an_order_without_exceptions() -> None:
    done = glosslint("order", cwd=GLOSSARY.parent)
    assert len(_ids(done.out)) == len(list(GLOSSARY.glob("*.yaml")))
    assert done.err == ""


def _missing(folder: Path, *args: str) -> list[str]:
    lines = glosslint("missing", *args, cwd=folder).out.splitlines()
    assert not lines or lines[0].split() == ["uses", "term", "entries"][: 2 if "--places" in args else 3]
    return lines[1:]


def test_what_three_definitions_use_and_none_defines_is_missing(tmp_path: Path) -> None:
    folder = _glossary(
        tmp_path,
        ape="A beast with a loss function.",
        bee="An insect that has loss functions.",
        cow="A beast whose *loss function* is large.",
        dog="A beast of two loss functions and of one kernel.",
        eel="An animal with a kernel.",
    )
    assert _missing(folder) == [
        "   4  loss function             ape, bee, cow, dog",
        "   3  beast                     ape, cow, dog",
    ]
    assert _missing(folder, "--least", "2")[-1] == "   2  kernel                    dog, eel"


@pytest.mark.parametrize(
    "text",
    [
        "A way to use the same large number of things.",  # plain words
        "A kind of `kernel` in $kernel$ of [x](kernel).",  # code, mathematics, targets
        "A tool for the song of today.",  # a name of the glossary, in the plural, too
    ],
)
def test_what_is_no_missing_term(tmp_path: Path, text: str) -> None:
    folder = _glossary(tmp_path, one=text, two=text, three=text, song="A thing.")
    done = glosslint("missing", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert done.err == "No undefined terms that 3 or more entries use.\n"


def test_json_has_all_missing_terms(tmp_path: Path) -> None:
    """The list for people has fifty."""
    words = " ".join(f"A thing of the kernel{chr(97 + n // 8)}{chr(97 + n % 8)}x." for n in range(60))
    folder = _glossary(tmp_path, one=words, two=words, three=words)
    done = glosslint("missing", cwd=folder)
    assert (len(done.out.splitlines()), done.err) == (51, "10 more with --all.\n")
    assert len(json.loads(glosslint("missing", "--output-format", "json", cwd=folder).out)["terms"]) == 60


def test_both_lists_can_be_had_as_json(tmp_path: Path) -> None:
    text = "A thing with a kernel of the folder."
    folder = _glossary(tmp_path, one=text, two=text, three=text, directory="A folder of a disk.", folder="A directory.")
    data = json.loads(glosslint("missing", "--output-format", "json", cwd=folder).out)
    assert [(term["term"], term["entries"]) for term in data["terms"]] == [("kernel", ["one", "three", "two"])]
    assert data["terms"][0]["places"][0] == {"path": "glossary/one.yaml", "line": 5, "column": 25}
    done = glosslint("order", "--output-format", "json", cwd=folder)
    data = json.loads(done.out)
    assert {each["id"]: each["path"] for each in data["entries"]}["one"] == "glossary/one.yaml"
    assert (data["cycles"], done.err) == ([["directory", "folder"]], "")
    assert {each["words"] for each in data["out_of_order"]} == {"folder"}


def test_a_part_of_a_longer_phrase_is_told_only_where_it_stands_alone(tmp_path: Path) -> None:
    text = "A thing with a residual stream kernel."
    folder = _glossary(tmp_path, one=text, two=text, three=text, four="A thing with a kernel.")
    assert [line.split("  ")[2] for line in _missing(folder)] == ["residual stream kernel"]


def test_a_compound_is_one_term(tmp_path: Path) -> None:
    text = "A thing of a micro-kernel."
    folder = _glossary(tmp_path, one=text, two=text, three=text)
    assert [line.split()[1] for line in _missing(folder)] == ["micro-kernel"]


def test_a_qualifier_is_no_part_of_the_name(tmp_path: Path) -> None:
    text = "A thing with a kernel."
    folder = _glossary(tmp_path, one=text, two=text, three=text)
    write(folder, {"glossary/kernel.yaml": entry("kernel", term="Kernel (Linux)", summary="A part.", definition="''")})
    assert _missing(folder) == []


def test_places_are_exact(tmp_path: Path) -> None:
    text = "A thing with a kernel."
    folder = _glossary(tmp_path, one=text, two=text, three=text)
    column = len("summary: A thing with a ") + 1
    places = [f"      glossary/{name}.yaml:5:{column}" for name in ("one", "three", "two")]
    assert _missing(folder, "--places") == ["   3  kernel", *places]


def test_long_lists_are_cut_with_a_hint(tmp_path: Path) -> None:
    words = [f"{a}{b}ork" for a in "bcdfghjk" for b in "aeiouyr"]
    text = f"A thing of {', '.join(words)}."
    folder = _glossary(tmp_path, one=text, two=text, three=text)
    done = glosslint("missing", cwd=folder)
    assert len(done.out.splitlines()) == 51
    assert done.err == "6 more with --all.\n"
    assert len(_missing(folder, "--all")) == 56


@pytest.mark.parametrize("command", ["order", "missing"])
def test_files_that_cannot_be_read_are_named(tmp_path: Path, command: str) -> None:
    folder = _glossary(tmp_path, ape="A beast.", bee="An insect.")
    write(folder, {"glossary/cow.yaml": "id: cow: moo\n"})
    done = glosslint(command, cwd=folder)
    assert done.code == 0
    assert "Skipped what cannot be read in glossary/cow.yaml. For the reasons: glosslint check\n" in done.err


def test_missing_words_are_told_as_they_are_read(tmp_path: Path) -> None:
    text = "See [command-line argument](#hook), or the *query* [plan](#hook) of it."
    folder = _glossary(tmp_path, ape=text, bee=text, cow=text)
    told = [line.split(None, 1)[1].split("  ")[0] for line in _missing(folder)]
    assert {"command-line argument", "query plan"} <= set(told)
    assert not any(sign in line for line in told for sign in "[]()*#")


def _linked(path: Path, /, **links: str) -> Path:
    """A folder with an entry for each argument, whose definition links to the entries that the text names."""
    files = {
        f"glossary/{name}.yaml": entry(
            name,
            definition="Thing of the test beside " + ", ".join(f"[{target}]({target})" for target in targets.split()),
        )
        for name, targets in links.items()
    }
    return write(path, files)


def test_an_entry_comes_after_what_its_definition_links_to(tmp_path: Path) -> None:
    folder = _linked(tmp_path, ape="bee", bee="cow dog", cow="dog", dog="")
    assert _ids(glosslint("order", cwd=folder).out) == ["dog", "cow", "bee", "ape"]


def test_where_links_go_in_circles_what_more_entries_need_comes_first(tmp_path: Path) -> None:
    folder = _linked(tmp_path, ape="bee", bee="ape cow", cow="ape", dog="ape", eel="ape dog")
    done = glosslint("order", cwd=folder)
    assert _ids(done.out) == ["ape", "cow", "bee", "dog", "eel"]
    assert done.err == ""  # links are no definitions


def test_a_definition_counts_more_than_links(tmp_path: Path) -> None:
    files = {
        "glossary/ape.yaml": entry("ape", summary="A kind of bee that is very large and has no wings at all."),
        "glossary/bee.yaml": entry("bee", definition="Animal that is no [ape](ape)."),
        "glossary/cow.yaml": entry("cow", definition="Animal that is no [ape](ape) either."),
    }
    assert _ids(glosslint("order", cwd=write(tmp_path, files)).out) == ["bee", "ape", "cow"]


def _many(path: Path, texts: dict[str, str], others: int) -> Path:
    filler = {f"w{chr(97 + number)}x": "Beast." for number in range(others)}
    return _glossary(path, **{**texts, **filler})


def test_a_word_that_a_fifth_of_the_entries_uses_is_missing_however_common_it_is(tmp_path: Path) -> None:
    texts = {name: f"Beast of the {kind} attention." for name, kind in zip("abcd", "pqrs", strict=True)}
    with_fifth = _missing(_many(tmp_path / "fifth", texts, 16))
    assert [line.split()[:2] for line in with_fifth] == [["20", "beast"], ["4", "attention"]]
    with_less = _missing(_many(tmp_path / "less", texts, 17))
    assert [line.split()[:2] for line in with_less] == [["21", "beast"]]


@pytest.mark.parametrize("text", ["A kernel used to make it.", "It makes a large kernel.", "Kernel of two millions."])
def test_verbs_and_adjectives_are_not_missing_however_many_use_them(tmp_path: Path, text: str) -> None:
    folder = _glossary(tmp_path, **{f"w{chr(97 + number)}x": text for number in range(20)})
    assert [line.split()[:2] for line in _missing(folder)] == [["20", "kernel"]]


def test_words_in_ing_are_terms_where_they_are_nouns(tmp_path: Path) -> None:
    noun, verb = "Kernel after pretraining.", "Kernel, rescaling two halves."
    folder = _glossary(tmp_path, ape=noun, bee=noun, cow=noun, dog=verb, eel=verb, fox=verb)
    assert [line.split()[1] for line in _missing(folder)] == ["kernel", "pretraining"]


def test_a_compound_with_a_defined_head_is_missing_too(tmp_path: Path) -> None:
    text = "A thing of a language model and of large models, with a trained model and two billion models."
    folder = _glossary(tmp_path, ape=text, bee=text, cow=text, model="Beast.")
    assert [line.split("  ")[2] for line in _missing(folder)] == ["language model"]


def test_a_compound_that_is_defined_is_not_missing(tmp_path: Path) -> None:
    text = "A thing of a language model."
    files = {f"glossary/{name}.yaml": entry(name, summary=text, definition="''") for name in ("ape", "bee", "cow")}
    files["glossary/model.yaml"] = entry("model", summary="Beast.", definition="''")
    files["glossary/lm.yaml"] = entry("lm", term="Language model", summary="Beast.", definition="''")
    assert _missing(write(tmp_path, files)) == []
