"""``glosslint init`` on terms with notes: parts of speech, how they are said, and other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import entries_of, terms_of
from tests.support import glosslint, write

#: Terms with a note after each, in which "{0}" and "{1}" are marks of emphasis, and the names that both have.
_NOTED = {
    "Abaft": ("(adv.)", ["Abaft"]),
    "Bowline": ("/ˈbəʊlɪn/ (n.)", ["Bowline"]),
    "Gybe": ("(v.), also spelled {0}jibe{1}", ["Gybe", "jibe"]),
    "Bight": ("(also: {0}loop{1})", ["Bight", "loop"]),
    "Leg": ("(aka {0}board{1} or {0}stretch{1})", ["Leg", "board", "stretch"]),
    "Slow": ("(abbr. {0}sl.{1})", ["Slow", "sl."]),
    "Pod": ("(shell)", ["Pod (shell)"]),
    "Boom": ("{0}n.{1}", ["Boom"]),
    "Reef": ("(also used of rocks)", ["Reef (also used of rocks)"]),
    "Furl": ("", ["Furl"]),
}
_TEXT = "What sailors say at sea."


@pytest.mark.parametrize(
    ("path", "head", "term", "line", "tail"),
    [
        ("glossary.md", "# Words\n\n", "**{}**", "{} – {}\n\n", ""),
        ("glossary.md", "# Words\n\n", "**{}**", "- {}: {}\n", ""),
        ("glossary.md", "# Words\n\n", "{}", "## {}\n\n{}\n\n", ""),
        ("glossary.md", "# Words\n\n| Term | Meaning |\n|---|---|\n", "{}", "| {} | {} |\n", ""),
        ("glossary.md", "# Words\n\n", "{}", "{}\n: {}\n\n", ""),
        ("glossary.rst", "Words\n=====\n\n", "**{}**", "{}: {}\n\n", ""),
        ("glossary.rst", "Words\n=====\n\n", "{}", "{}\n  {}\n\n", ""),
        ("glossary.adoc", "= Words\n\n", "*{}*", "{}: {}\n\n", ""),
        ("glossary.adoc", "= Words\n\n", "{}", "{}:: {}\n", ""),
        ("glossary.html", "<h1>Words</h1>\n", "<b>{}</b>", "<p>{}: {}</p>\n", ""),
        ("glossary.html", "<h1>Words</h1><dl>\n", "{}", "<dt>{}</dt><dd>{}</dd>\n", "</dl>\n"),
        ("glossary.html", "<h1>Words</h1>\n", "{}", "<h2>{}</h2>\n<p>{}</p>\n", ""),
    ],
)
def test_notes_are_no_part_of_a_term(path: str, head: str, term: str, line: str, tail: str, tmp_path: Path) -> None:
    marks = {".adoc": ("_", "_"), ".html": ("<i>", "</i>")}.get(Path(path).suffix, ("*", "*"))
    terms = (f"{term.format(own)} {note.format(*marks)}".rstrip() for own, (note, _) in _NOTED.items())
    page = head + "".join(line.format(own, _TEXT) for own in terms) + tail
    is_marked = term != "{}"  # such a term ends with its mark
    expected = [[own] if is_marked and "(" in names[0] else names for own, (_, names) in _NOTED.items()]
    assert entries_of(tmp_path, page, path) == [(names, _TEXT) for names in expected]


@pytest.mark.parametrize(
    ("page", "path", "terms"),
    [
        ("## affirm · *verb*\n\nTo agree.\n\n## motion · noun\n\nA proposal.\n", "glossary.md", ["affirm", "motion"]),
        ("## Port, n.\n\nLeft side of a ship.\n\n## Mast n.\n\nA pole.\n", "glossary.md", ["Port", "Mast n."]),
        (
            "<h3>Keel <small>n.</small></h3><p>A beam below.</p><h3>Bow</h3><p>Front of a ship.</p>",
            "glossary.html",
            ["Keel", "Bow"],
        ),
        (
            "## Port [IT-related]\n\nLeft side of it.\n\n## Etc /etc/\n\nA folder.\n",
            "glossary.md",
            ["Port [IT-related]", "Etc /etc/"],
        ),
        (
            "## Phrase, noun\n\nSome words.\n\n## Port, *noun*\n\nLeft side of it.\n",
            "glossary.md",
            ["Phrase, noun", "Port"],
        ),
        ("**船首**（chuán shǒu）：船的前部。\n\n**船尾**（Stern）：船的后部。\n", "glossary.md", ["船首", "船尾"]),
        ("## 船首（せんしゅ）\n\n船の前の部分。\n\n## 船尾\n\n船の後ろの部分。\n", "glossary.md", ["船首", "船尾"]),
    ],
)
def test_parts_of_speech_and_syllables(page: str, path: str, terms: list[str], tmp_path: Path) -> None:
    assert terms_of(tmp_path, page if path.endswith(".html") else f"# Words\n\n{page}", path) == terms


@pytest.mark.parametrize("line", ["- **{} {}** – {}\n", "## {} {}\n\n{}\n\n"])
def test_parts_of_speech_that_tell_entries_apart_are_kept(line: str, tmp_path: Path) -> None:
    rows = (("Bow", "(n.)", "Front of a ship."), ("Bow", "(v.)", "To bend."), ("Stern", "(n.)", "Rear of a ship."))
    page = "# Words\n\n" + "".join(line.format(*row) for row in rows)
    assert terms_of(tmp_path, page) == ["Bow (n.)", "Bow (v.)", "Stern"]


_ACRONYMS = [
    ("LLM (Large Language Model)", "A model of language."),
    ("ML (Machine Learning)", "What learns."),
    ("Large Language Model", "A model with many parameters."),
    ("ClusterTemplate (ct)", "A form of clusters."),
]


@pytest.mark.parametrize("head, line", [("", "## {}\n\n{}\n\n"), ("| Term | Meaning |\n|---|---|\n", "| {} | {} |\n")])
def test_a_long_form_may_be_the_term_of_another_entry(head: str, line: str, tmp_path: Path) -> None:
    page = f"# Words\n\n{head}" + "".join(line.format(*row) for row in _ACRONYMS)
    assert [names for names, _ in entries_of(tmp_path, page)] == [
        ["LLM", "Large Language Model"],
        ["ML", "Machine Learning"],
        ["Large Language Model"],
        ["ClusterTemplate", "ct"],
    ]


def test_a_word_that_is_another_entry_and_no_short_form_is_no_name(tmp_path: Path) -> None:
    rows = [*_ACRONYMS, ("Weights (Model)", "Numbers."), ("Model", "What is trained.")]
    page = "# Words\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in rows)
    names = [names for names, _ in entries_of(tmp_path, page)]
    assert names[0] == ["LLM", "Large Language Model"]
    assert names[-2:] == [["Weights (Model)"], ["Model"]]


def test_a_table_of_the_acronyms_in_other_entries_is_not_read(tmp_path: Path) -> None:
    acronyms = {f"{letter}P": f"{letter}arge Part" for letter in "LMNTV"}
    parts = "".join(f"**{short} ({long})** - A part that does {long}.\n\n" for short, long in acronyms.items())
    others = "".join(f"**Line {number}** - A line of yarn.\n\n" for number in range(5))
    table = "".join(f"| **{short}** | {long} |\n" for short, long in acronyms.items())
    page = f"# Words\n\n{parts}{others}## In short\n\n| Acronym | Meaning |\n|---|---|\n{table}"
    found = entries_of(tmp_path, page)
    assert [names for names, _ in found][:5] == [[*pair] for pair in acronyms.items()]
    assert len(found) == 10


def test_short_forms_are_names_where_other_words_are_in_brackets_as_well(tmp_path: Path) -> None:
    others = "".join(f"**{word} (pattern)** – What a {word} is.\n\n" for word in ("Saga", "Bridge", "Facade"))
    page = f"# Words\n\n**KYC** (Know Your Customer) – Check of a client.\n\n{others}"
    page += "**Rope walk (RW)** – Long shed.\n\n"
    assert [names for names, _ in entries_of(tmp_path, page)] == [
        ["KYC", "Know Your Customer"],
        ["Saga (pattern)"],
        ["Bridge (pattern)"],
        ["Facade (pattern)"],
        ["Rope walk", "RW"],
    ]
    assert 'more-names = ["short-forms"]' in (tmp_path / "glosslint.toml").read_text("utf-8")


def test_words_in_brackets_that_tell_two_entries_apart_are_no_names(tmp_path: Path) -> None:
    terms = (
        "Application interface (AI)",
        "Board (wood)",
        "Board (people)",
        "Main deck (MD)",
        "Sea level (SL)",
        "Bow",
        "Bow (archery)",
        "Ship",
        "Beam (ship)",
    )
    page = "# Glossary\n\n" + "".join(
        f"- **{term}** – Thing that has the number {n}.\n" for n, term in enumerate(terms)
    )
    folder = write(tmp_path, {"glossary.md": page})
    assert glosslint("init", cwd=folder).code == 0
    assert 'more-names = ["short-forms"]' in (folder / "glosslint.toml").read_text("utf-8")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    names = [[name.value for name in entry.names] for entry in entries]
    assert names == [
        ["Application interface", "AI"],
        ["Board (wood)"],
        ["Board (people)"],
        ["Main deck", "MD"],
        ["Sea level", "SL"],
        ["Bow"],
        ["Bow (archery)"],
        ["Ship"],
        ["Beam (ship)"],
    ]


def test_a_plural_beside_a_term_is_a_name(tmp_path: Path) -> None:
    page = "# Words\n\n**Bight (pl. bights)** – Loop of a rope.\n\n**Datum (plural data)** – Fact of a survey.\n\n"
    names = [names for names, _ in entries_of(tmp_path, f"{page}**Keel** – Beam below a hull.\n")]
    assert names == [["Bight", "bights"], ["Datum", "data"], ["Keel"]]


def test_an_empty_link_before_a_term_is_its_anchor(tmp_path: Path) -> None:
    lines = "".join(f"[](#{word})**{word}**: Part of a ship of wood.\n\n" for word in ("bow", "keel", "stern"))
    assert terms_of(tmp_path, f"# Words\n\n{lines}") == ["bow", "keel", "stern"]


#: Terms with a placeholder in code, between "{0}" and "{1}", and the name that remains.
_HELD = {
    "Harbour": ("{0}{{HARBOUR_NAME}}{1}", "Harbour"),
    "List of ships": ("{0}{{/fleet/ships}}{1}", "List of ships"),
    "Sail": ("{0}{{{{sail}}}}{1}", "Sail"),
    "Empty hull": ("{0}{{}}{1}", "Empty hull {}"),
    "Set of": ("{0}{{a, b}}{1}", "Set of {a, b}"),
    "Mast": ("", "Mast"),
}
