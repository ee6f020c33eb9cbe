"""A syntax error hides the entry that it is in, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding
from glosslint.model.source import Source
from glosslint.parse.tree import Document
from glosslint.parse.yaml.parser import parse
from glosslint.parse.yaml.parts import without_broken_entries
from glosslint.settings.settings import load
from tests.support import glosslint, write

NAMES = ("rope", "knot", "bight", "bend", "hitch", "loop", "strand")
#: What is wrong in a definition, and with it in its entry.
SLIPS = (
    "definition: A fastening: made of rope.",
    'definition: "A fastening made of rope.',
    "definition: *A fastening* made of rope.",
    "definition: @fastening made of rope.",
    "definition: A fastening made of rope.\n   part: of rope.",
    "definition: A fastening made of rope.\n\tpart: of rope.",
    "definition:A fastening made of rope.",
    "definition: [A fastening](#rope) made of rope.",
    "definition: A fastening \x07 made of rope.",
)
LAYOUTS = {
    "list": ("", "- ", "  "),
    "list below": ("# Our terms:\nversion: 1\nterms:\n", "  - ", "    "),
    "list at the same column": ("terms:\n", "- ", "  "),
    "map": ("---\n", "", "  "),
    "map after a mark": ("\ufeff", "", "  "),
    "map below": ("a:\n  terms:\n", "    ", "      "),
}


def _file(layout: str, slips: dict[str, str], line_end: str, names: tuple[str, ...] = NAMES) -> str:
    """Return a glossary in which the entries ``slips`` are broken; each other repeats a word and refers to the next."""
    head, first, rest = LAYOUTS[layout]
    text = head
    for name, following in zip(names, names[1:] + names[:1], strict=True):
        sound = f"definition: A thing that that [{following}](#{following}) [or](#nothing-{name}) makes."
        opening = f"id: {name}" if "list" in layout else f"{name}:"
        lines = (opening, f"term: {name}", *slips.get(name, sound).split("\n"))
        text += f"{first}{lines[0]}\n" + "".join(f"{rest}{line}\n" for line in lines[1:])
    return text.replace("\n", line_end)


def _check(folder: Path, layout: str, text: str) -> tuple[Finding, ...]:
    at = {"list": "", "map": "", "map after a mark": "", "map below": "a.terms"}.get(layout, "terms")
    container = f'entries = "{layout.split(maxsplit=1)[0]}"\nat = "{at}"\nid = "{"id" if "list" in layout else "@key"}"'
    table = f'[layout]\n{container}\nterm = "term"\nprose = {{ definition = "definition" }}\nlinks = ["#{{id}}"]\n'
    (folder / "glosslint.toml").write_text(f'files = ["terms.yml"]\n{table}')
    (folder / "terms.yml").write_bytes(text.encode())
    return check(CheckRequest(load(None, folder), cache=False)).findings


def _in_entries(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, str]]:
    return [(one.rule, one.entry, one.message) for one in findings if one.rule in ("repeated-word", "broken-link")]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sign", [">", "|"])
def test_places_in_a_block_before_a_broken_entry(tmp_path: Path, layout: str, sign: str) -> None:
    block = f"definition: {sign}\n  A thing that is made of of hemp."
    places = []
    for slips in ({}, {"knot": SLIPS[0]}):
        findings = _check(tmp_path, layout, _file(layout, {"rope": block, **slips}, "\n"))
        places.append([one.location for one in findings if one.rule == "repeated-word" and one.entry == "rope"])
    assert len(places[0]) == 1
    assert places[1] == places[0]


@settings(max_examples=25)
@given(
    layout=st.sampled_from(sorted(LAYOUTS)),
    slips=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(SLIPS), min_size=1, max_size=3),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_other_entries_are_checked(
    tmp_path_factory: pytest.TempPathFactory, layout: str, slips: dict[str, str], line_end: str
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    text = _file(layout, slips, line_end)
    findings = _check(folder, layout, text)
    sound = _check(folder, layout, _file(layout, {}, line_end))
    assert _in_entries(findings) == [one for one in _in_entries(sound) if one[1] not in slips]
    errors = [one for one in findings if one.rule in ("yaml-syntax", "tab-indentation")]
    lines = text.split(line_end)
    starts = {name: next(n for n, line in enumerate(lines) if f"term: {name}" in line) for name in slips}
    assert len(errors) == len(slips)
    for error, start in zip(errors, sorted(starts.values()), strict=True):
        assert start <= error.location.start.line <= start + 3
    assert not [one for one in findings if one.fixable(unsafe=True)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (_file("list", dict.fromkeys(NAMES[:4], SLIPS[0]), "\n"), "most entries are broken"),
        (_file("list", {}, "\n").replace("- id: knot", "<<<<<<< ours\n- id: knot"), "it is not in an entry"),
        (_file("list", {"knot": SLIPS[0]}, "\n") + "- id: &a x\n  term: *a\n", "an alias may refer to any part"),
    ],
)
def test_of_some_files_nothing_is_read(tmp_path: Path, text: str, why: str) -> None:
    findings = _check(tmp_path, "list", text)
    assert [one.rule for one in findings] == ["yaml-syntax"], why


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    """Nothing about the broken entry is taken for granted: its comments, the references to it, its baseline."""
    broken = _file("list", {"knot": f"# glosslint: ignore[double-space] x\n{SLIPS[0]}"}, "\n")
    _check(tmp_path, "list", _file("list", {}, "\n") + "# End.  \n")
    assert glosslint("baseline", cwd=tmp_path).code == 0
    broken += "# End.  \n"
    write(tmp_path, {"terms.yml": broken})
    run = glosslint(cwd=tmp_path)
    assert run.out.splitlines()[0].startswith("terms.yml:7:26: error yaml-syntax unquoted value contains"), run.out
    assert "1 error (6 entries in 1 file" in run.out
    off = glosslint("--ignore", "yaml-syntax", cwd=tmp_path)
    assert "Not run: yaml-syntax: it is off for terms.yml, which cannot be read in full" in off.out
    assert "terms.yml cannot be read; the baseline was not changed" in glosslint("baseline", cwd=tmp_path).err
    assert "terms.yml:7: the entry cannot be read" in glosslint("rename", "rope", "cord", cwd=tmp_path).err
    assert (tmp_path / "terms.yml").read_text() == broken


def test_a_key_of_the_settings_may_be_in_the_broken_entry(tmp_path: Path) -> None:
    text = _file("list", {"knot": f"acronym: K\n{SLIPS[0]}"}, "\n")
    _check(tmp_path, "list", text)
    settings = (tmp_path / "glosslint.toml").read_text() + 'aliases = ["acronym"]\n'
    run = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings}))
    assert (run.code, "terms.yml:7:26: error yaml-syntax" in run.out) == (1, True), run.err


def test_entries_are_indented_least(tmp_path: Path) -> None:
    """Without the key of the first one, its keys look like entries, and all others like errors."""
    findings = _check(tmp_path, "map", _file("map", {}, "\n").replace("rope:", "# rope:", 1))
    assert [one.rule for one in findings] == ["yaml-syntax"]


def test_sound_entries_are_read_a_few_times() -> None:
    lengths = []

    def read(source: Source) -> Document:
        lengths.append(len(source.text))
        return parse(source)

    text = "".join(f"a{number}: text\n" for number in range(5_000))
    document = parse(Source("terms.yml", f"{text}b: c: d\n{text}"))
    assert len(without_broken_entries(document, ("map", ""), read).defects) == 1
    assert (len(lengths) < 50, sum(lengths) < 12 * len(text)) == (True, True)


@pytest.mark.parametrize("name", ["a bowline", "sailor's knot", '"C#: a"', "a:b", "C#", "'it # is'", "Bowline"])
@pytest.mark.parametrize("entries", ["map", "list"])
def test_references_to_a_broken_entry_are_not_broken(tmp_path: Path, entries: str, name: str) -> None:
    key, opening = ("@key", "{}:\n  ") if entries == "map" else ("id", "- id: {}\n  ")
    table = f'[layout]\nentries = "{entries}"\nid = "{key}"\nprose = {{ d = "d" }}\nreferences = ["see"]\n'
    text = opening.format(name) + "d: A: x.\n" + "".join(f"{opening.format(other)}d: A thing.\n" for other in NAMES)
    text += f"  see: [{name.replace('Bow', 'bow')}]\n"
    settings = f'files = ["terms.yml"]\n{table}ignore-case = true\n'
    run = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "terms.yml": text}))
    assert ("yaml-syntax" in run.out, "broken-reference" in run.out) == (True, False), run.out


def test_only_a_broken_entry_may_have_an_unknown_id(tmp_path: Path) -> None:
    """The term of an entry that can be read is not taken for the id of another."""
    text = _file("list", {"knot": SLIPS[0]}, "\n").replace("term: bend", "term: joint").replace("(#hitch)", "(#joint)")
    text = text.replace("[or](#nothing-", "(in ")
    broken = [one.message for one in _check(tmp_path, "list", text) if one.rule == "broken-link"]
    assert broken == ['"joint" is a name, not an id; write "bend"']
