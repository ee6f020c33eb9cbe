"""A role that resolves nothing is a wrong setting: one finding at its key, and none on its values."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import glosslint, write

LAYOUT = """files = ["terms.yaml"]
language.engines = []

[layout]
entries = "map"
id = "@key"
term = "name"
prose = { definition = "is" }
core = "definition"
links = ["#{id}"]
references = ["see"]
"""


def entries(*more: str, start: int = 0) -> str:
    """Return a file with an entry for each of ``more``, which is the rest of its keys."""
    names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(
        f"e{n}:\n  name: Unit {names[n]}\n  is: Unit {names[n]} of text that a model reads at once.\n{rest}"
        for n, rest in enumerate(more, start)
    )


def found(folder: Path, *args: str) -> list[dict[str, Any]]:
    report = json.loads(glosslint("check", "--output-format", "json", *args, cwd=folder).out)
    return [one for one in report["findings"] if one["category"] == "references"]


def references(resolved: int, broken: int, value: str = "x{}") -> str:
    values = ["e0"] * resolved + [value.format(n) for n in range(broken)]
    return entries("", *(f"  see: [{value}]\n" for value in values))


@pytest.mark.parametrize(("resolved", "broken"), [(0, 8), (3, 5), (4, 9)])
def test_a_role_of_which_most_values_are_no_entries_is_one_finding(tmp_path: Path, resolved: int, broken: int) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": references(resolved, broken)})
    (one,) = found(tmp_path)
    assert (one["rule"], one["level"]) == ("unresolved-role", "error")
    numbers = f"{resolved} of {resolved + broken} values are ids of entries"
    assert one["message"] == f'"see": {numbers}; is it a list of references?'
    assert (one["path"], one["start"]["line"], one["quoted"]) == ("glosslint.toml", 11, 'references = ["see"]')
    assert [place["label"] for place in one["related"]] == [f'"x{n}" is not an entry' for n in range(3)]
    assert one["help"].endswith('to report each value that is not an entry: rules.unresolved-role = "off"')
    assert glosslint(cwd=tmp_path).code == 1


@pytest.mark.parametrize(("resolved", "broken"), [(0, 7), (4, 4), (9, 3)])
def test_few_values_and_half_of_them_decide_nothing(tmp_path: Path, resolved: int, broken: int) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": references(resolved, broken)})
    assert [one["rule"] for one in found(tmp_path)] == ["broken-reference"] * broken


def test_the_project_can_vouch_for_a_role(tmp_path: Path) -> None:
    write(tmp_path, {"terms.yaml": references(0, 9)})
    for settings in ('ignore = ["unresolved-role"]\n' + LAYOUT, 'rules.unresolved-role = "off"\n' + LAYOUT):
        write(tmp_path, {"glosslint.toml": settings})
        assert [one["rule"] for one in found(tmp_path)] == ["broken-reference"] * 9
    write(tmp_path, {"glosslint.toml": LAYOUT + "open = true\n"})
    assert found(tmp_path) == []


def test_values_that_are_names_are_said_to_be(tmp_path: Path) -> None:
    text = entries(*(f"  see: [Unit {'BCDEFGHIA'[n]}]\n" for n in range(9)))
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": text})
    (one,) = found(tmp_path)
    assert one["message"].startswith('"see": 0 of 9 values are ids of entries')
    assert one["help"] == '9 of them are names of entries: set layout.resolve = "name"'
    write(tmp_path, {"glosslint.toml": LAYOUT + 'resolve = "name"\n'})
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    "value", ["https://x.org/{}", "www.x.org/{}", "/guide/{}/", "../guide/{}", "guide/{}.md", "guide/{}", "'#part-{}'"]
)
def test_addresses_and_paths_are_no_ids(tmp_path: Path, value: str) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": references(9, 3, value)})
    assert found(tmp_path) == []
    write(tmp_path, {"terms.yaml": references(2, 9, value)})
    assert [one["rule"] for one in found(tmp_path)] == ["unresolved-role"]


def test_ids_may_be_paths(tmp_path: Path) -> None:
    pages = {f"glossary/a/e{n}.yaml": f"name: Unit {n}\nsee: [a/e{9 - n}]\n" for n in range(10)}
    pages["glossary/a/e3.yaml"] = "name: Unit 3\nsee: [a/x]\n"
    settings = 'files = ["glossary/**/*.yaml"]\n[layout]\nid = "@path"\nterm = "name"\nreferences = ["see"]\n'
    write(tmp_path, {"glosslint.toml": settings, **pages})
    assert [one["message"] for one in found(tmp_path)] == ['"a/x" is not an entry']


@pytest.mark.parametrize("args", [("terms.yaml",), ("--select", "final-period"), ("--changed-since", "HEAD")])
def test_it_is_part_of_every_report(tmp_path: Path, args: tuple[str, ...]) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": references(0, 9)})
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b.c commit -qm first"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    assert [one["rule"] for one in found(tmp_path, *args)] == ["unresolved-role"]


def test_no_baseline_hides_it(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": references(0, 9)})
    result = glosslint("baseline", cwd=tmp_path)
    assert "1 finding on files that cannot be read or on the settings is not in the baseline" in result.out
    assert [one["rule"] for one in found(tmp_path)] == ["unresolved-role"]


def test_without_settings_it_is_in_the_first_file(tmp_path: Path) -> None:
    files = {f"glossary/e{n}.yaml": f"id: e{n}\nterm: Unit\nsee_also: [x{n}]\n" for n in range(8)}
    (one,) = found(write(tmp_path, files))
    assert (one["rule"], one["path"], one["start"]["line"]) == ("unresolved-role", "glossary/e0.yaml", 1)


def linked(*destinations: str, count: int = 12) -> str:
    texts = [f"  more: See [this]({destination}) too.\n" for destination in destinations]
    return entries(*texts, *[""] * (count - len(texts)))


MORE = LAYOUT.replace('{ definition = "is" }', '{ definition = "is", more = "more" }').replace(
    'references = ["see"]\n', ""
)


def test_a_pattern_of_which_most_links_are_to_no_entry_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": MORE, "terms.yaml": linked("#e9", *(f"#part-{n}" for n in range(8)))})
    (one,) = found(tmp_path)
    assert one["message"] == '"#{id}": 1 of 9 links of this form are to entries; is it the form of links to entries?'
    assert one["quoted"] == 'links = ["#{id}"]'
    write(tmp_path, {"terms.yaml": linked(*(f"#e{n + 1}" for n in range(8)), "#part")})
    assert [one["rule"] for one in found(tmp_path)] == ["broken-link"]


def test_links_of_a_form_that_the_layout_does_not_declare_are_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": MORE, "terms.yaml": linked(*(f"/terms/e{n + 1}/" for n in range(9)))})
    (one,) = found(tmp_path)
    assert one["rule"] == "unresolved-role"
    assert one["message"] == '0 of 9 links to entries have a form of the layout ("#{id}"); most are "/terms/{id}/"'
    assert one["help"] == 'add "/terms/{id}/" to layout.links'
    write(tmp_path, {"terms.yaml": linked(*(f"/guide/{n}/" for n in range(19)), "/guide/e1/")})
    assert found(tmp_path) == []
    write(tmp_path, {"terms.yaml": linked(*(f"guide/e{n}.md" for n in range(9)))})  # each to more text on its own entry
    assert found(tmp_path) == []
    write(tmp_path, {"terms.yaml": linked(*["guide/e8.md"] * 8)})  # to one page that is called like an entry
    assert found(tmp_path) == []
    write(tmp_path, {"terms.yaml": linked(*(f"#e{n + 1}" for n in range(8)), "e3.md")})
    assert [one["rule"] for one in found(tmp_path)] == ["malformed-link"]


def test_links_that_mostly_lead_to_their_own_entry_are_no_mistakes(tmp_path: Path) -> None:
    pages = MORE.replace("#{id}", "/terms/{id}/")
    own = [f"/terms/e{n}/" for n in range(9)]
    write(tmp_path, {"glosslint.toml": pages, "terms.yaml": linked(*own, "/terms/e3/", "/terms/e4/")})
    assert found(tmp_path) == []
    write(tmp_path, {"terms.yaml": linked(*own[1:], own[8])})
    assert [one["rule"] for one in found(tmp_path)] == ["self-reference"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("see [[{id}]]", "it is more than the destination of a link"),
        ("[{text}]({id})", "it is more than the destination of a link"),
        ("/terms/{id} page", "it cannot be the destination of a Markdown link"),
        ("https://x.org/t/{id}", '"site" removes "https://x.org" first'),
    ],
)
def test_a_pattern_that_can_never_match_is_refused(tmp_path: Path, pattern: str, reason: str) -> None:
    settings = MORE.replace("#{id}", pattern) + 'site = ["https://x.org"]\n'
    write(tmp_path, {"glosslint.toml": settings, "terms.yaml": linked()})
    result = glosslint(cwd=tmp_path)
    assert result.code == 2
    assert f'glosslint.toml: layout: links: "{pattern}" can never match: {reason}' in result.err
    assert "glosslint.toml:10\n" in result.err


def _pages(folder: Path, settings: str, link: str) -> list[str]:
    """Return the messages for entries in two folders that link to one another."""
    names = {"a": "rope yarn mast boom sail", "b": "bow stern keel deck hull"}
    every = [(inside, name) for inside, own in names.items() for name in own.split()]
    for (inside, name), (other, next_) in zip(every, (*every[5:], *every[:5]), strict=True):
        text = f"Part of a ship beside the [other]({link.format(other, next_)}) one."
        write(folder, {f"terms/{inside}/{name}.md": f"---\ntitle: {name.title()}\n---\n{text}\n"})
    layout = 'files = ["terms/**/*.md"]\n[layout]\nentries = "file"\nterm = "title"\nprose = { definition = "@body" }\n'
    write(folder, {"glosslint.toml": f"{layout}{settings}"})
    return [one["message"] for one in found(folder) if one["rule"] in ("unresolved-role", "broken-link")]


@pytest.mark.parametrize(
    ("pattern", "link", "form"),
    [
        ("../{id}.md", "/terms/{}/{}/", "/terms/{id}/"),
        ("#{id}", "/terms/{}/{}/", "/terms/{id}/"),
        ("/x/{id}", "/terms/{}/{}", "/terms/{id}"),
        ("/terms/{id}/", "#{}/{}", "#{id}"),
        ("/terms/{id}/", "../{}/{}.md", "../{id}.md"),
    ],
)
def test_links_of_another_form_to_ids_with_slashes(tmp_path: Path, pattern: str, link: str, form: str) -> None:
    numbers = f'0 of 10 links to entries have a form of the layout ("{pattern}"); most are "{form}"'
    assert _pages(tmp_path, f'id = "@path"\nlinks = ["{pattern}"]\n', link) == [numbers]
    assert not _pages(tmp_path, f'id = "@path"\nlinks = ["{form}"]\n', link)


def test_links_of_another_form_to_files_in_folders(tmp_path: Path) -> None:
    forms = '"/terms/b/{id}/", "/terms/a/{id}/"'
    numbers = f'0 of 10 links to entries have a form of the layout ("../{{id}}.md"); most are {forms}'
    assert _pages(tmp_path, 'id = "@stem"\nlinks = ["../{id}.md"]\n', "/terms/{}/{}/") == [numbers]
    assert not _pages(tmp_path, f'id = "@stem"\nlinks = [{forms}]\n', "/terms/{}/{}/")
