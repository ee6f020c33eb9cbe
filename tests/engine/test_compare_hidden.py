"""``--changed-since`` beside comments and ``per-file-ignores``: what they hid before, and no longer hide, is new."""

from __future__ import annotations

from pathlib import Path

from tests.repositories import GIT_ENV, commit, git, repository
from tests.support import Result, glosslint, write

_SETTINGS = 'files = ["terms/**/*.yaml"]\nlayout = "map"\nselect = ["broken-link", "id-removed"]\n'
_COMMENT = "# glosslint: ignore[broken-link] kept for old readers\n"
_ENTRIES = 'anchor: Weight that holds a ship.\n{}buoy: "Float that marks an [anchor](#ancor)."\n'


def since(folder: Path) -> Result:
    return glosslint("--changed-since", "main", cwd=folder, env=GIT_ENV)


def test_what_a_comment_no_longer_suppresses_is_new(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"glosslint.toml": _SETTINGS, "terms/a.yaml": _ENTRIES.format(_COMMENT)})
    assert since(folder).code == 0
    write(folder, {"terms/a.yaml": _ENTRIES.format("")})
    result = since(folder)
    assert result.code == 1
    assert result.out.startswith('terms/a.yaml:2:37: error broken-link "ancor" is not an entry')
    write(folder, {"terms/a.yaml": _ENTRIES.format(_COMMENT).replace("kept", "held")})
    assert since(folder).code == 0


def test_what_was_there_without_a_comment_is_not_new(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"glosslint.toml": _SETTINGS, "terms/a.yaml": _ENTRIES.format("")})
    write(folder, {"terms/a.yaml": _ENTRIES.format("# a comment\n")})
    assert since(folder).code == 0


def test_a_file_moved_out_of_an_ignored_folder_has_its_findings(tmp_path: Path) -> None:
    settings = _SETTINGS + 'per-file-ignores."terms/old" = ["broken-link"]\n'
    folder = repository(tmp_path, {"glosslint.toml": settings, "terms/old/a.yaml": _ENTRIES.format("")})
    git(folder, "mv", "terms/old/a.yaml", "terms/a.yaml")
    result = since(folder)
    assert (result.code, result.out.split(":")[0]) == (1, "terms/a.yaml")


def test_a_removed_entry_is_missing_before_the_next_that_is_left(tmp_path: Path) -> None:
    names = [f"term-{number:02}" for number in range(12)]
    folder = repository(
        tmp_path, {"glosslint.toml": _SETTINGS, "terms/a.yaml": "".join(f"{name}: Thing {name}.\n" for name in names)}
    )
    left = [names[number] for number in (6, 2, 4, 3)]
    write(folder, {"terms/a.yaml": "".join(f"{name}: Thing {name}.\n" for name in left)})
    lines = [line.split(" error id-removed ") for line in since(folder).out.splitlines()[:-1]]
    found = {words.split('"')[1]: int(place.split(":")[1]) for place, words in lines}
    # 0, 1 and 5: 6 comes first now, and followed each; nothing that is left followed 7 to 11.
    assert found == {names[n]: 1 for n in (0, 1, 5)} | {names[n]: 4 for n in (7, 8, 9, 10, 11)}
    assert commit(folder) == folder


def test_what_a_comment_on_its_cause_hid_is_new(tmp_path: Path) -> None:
    settings = (
        'files = ["*.yaml"]\nselect = ["duplicate-page", "page-mismatch"]\n'
        'rules.page-mismatch.page-pattern = "/t/{id}/"\n'
        '[layout]\nentries = "map"\nid = "@key"\nterm = "@key"\npage = "page"\nprose = {definition = "text"}\n'
    )
    entry = "{0}:\n  page: {1}\n  text: Thing of a {0}.\n"
    anchor, buoy = entry.format("anchor", "/t/buoy/"), entry.format("buoy", "/t/buoy/")
    hidden = "# glosslint: ignore[duplicate-page] two ids of one page\n"
    folder = repository(tmp_path, {"glosslint.toml": settings, "a.yaml": buoy + hidden + anchor})
    assert since(folder).code == 0
    write(folder, {"a.yaml": buoy.replace("/t/buoy/", "") + anchor})
    assert since(folder).out.startswith('a.yaml:5:9: warning page-mismatch the page "/t/buoy/" should be "/t/anchor/"')


def test_a_comment_that_a_change_elsewhere_leaves_without_use_is_new(tmp_path: Path) -> None:
    settings = _SETTINGS.replace('"id-removed"', '"unused-suppression", "long-term"')
    unused = "# glosslint: ignore[broken-link] of no use before\n"
    whole_file = f"# glosslint: ignore-file[long-term] old titles\nrope: Thick line.\n{unused}sail: Cloth.\n"
    texts = {"a": _ENTRIES.format(_COMMENT), "b": f"{whole_file}A term that goes on and on and on: Text.\n"}
    files = {f"terms/{name}.yaml": text for name, text in texts.items()}
    folder = repository(tmp_path, {"glosslint.toml": settings, **files})
    write(folder, {"terms/b.yaml": f"{whole_file}ancor: Text.\n"})
    found = [line.split(" warning ")[0] for line in since(folder).out.splitlines()[:-1]]
    assert found == ["terms/a.yaml:2:1:", "terms/b.yaml:1:1:"]
