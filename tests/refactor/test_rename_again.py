"""A ``glosslint rename`` that was killed is given again, and does the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.refactor.test_rename import CASES
from tests.support import entry, glosslint, write

_FILES = {
    "glosslint.toml": "",
    "glossary/rope.yaml": entry("rope", term="Rope", see_also=["a"]) + "broader: [a]\n",
    "glossary/a.yaml": entry("a") + "broader: [rope]\n",  # a circle, which is an error
    "glossary/b.yaml": entry("b", definition="Thing made of [rope](rope) here."),
    "glossary/c.yaml": entry("c", see_also=["rope"]),
}


def _texts(folder: Path) -> dict[str, str]:
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes().decode() for file in found}


@pytest.mark.parametrize("both", [False, True], ids=["before the entry's file moves", "with the file at both paths"])
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if None in case.after.values()])
def test_in_every_layout_the_file_that_moves_is_last(tmp_path: Path, name: str, both: bool) -> None:
    case = CASES[name]
    own = next(path for path, text in case.after.items() if text is None)
    new = next(path for path in case.after if path not in case.files)
    after = {path: text for path, text in {**case.files, **case.after}.items() if text is not None}
    halfway = {**after, own: case.files[own]}
    write(tmp_path, {"glosslint.toml": case.settings, **halfway})
    if not both:
        (tmp_path / new).unlink()
    result = glosslint("rename", *case.args, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert _texts(tmp_path) == dict(sorted({"glosslint.toml": case.settings, **after}.items()))


@pytest.mark.parametrize("args", [("rope", "cord"), ("rope", "cord", "--term", "Cord", "--keep-alias")])
def test_with_any_number_of_files_written(tmp_path: Path, args: tuple[str, ...]) -> None:
    write(tmp_path, _FILES)
    assert glosslint("rename", *args, cwd=tmp_path).code == 0
    after = _texts(tmp_path)
    for number in range(4):
        (tmp_path / "glossary/cord.yaml").unlink()
        written = [f"glossary/{name}.yaml" for name in "abc"[:number]]
        write(tmp_path, {path: text for path, text in _FILES.items() if path not in written})
        (tmp_path / "glossary/.b.yaml.x.glosslint-tmp").write_text("what a kill left")
        result = glosslint("rename", *args, cwd=tmp_path)
        assert (result.code, result.err) == (0, ""), number
        assert _texts(tmp_path) == after, number


def test_another_file_at_the_new_path_is_not_taken_for_it(tmp_path: Path) -> None:
    files = {**_FILES, "glossary/cord.yaml": _FILES["glossary/rope.yaml"].replace("id: rope", "id: cord") + "# mine\n"}
    write(tmp_path, files)
    result = glosslint("rename", "rope", "cord", cwd=tmp_path)
    assert (result.code, result.err) == (
        2,
        'error: "cord" is the id of another entry, in glossary/cord.yaml; choose another id, or merge the entries\n',
    )
    assert _texts(tmp_path) == dict(sorted(files.items()))


def test_an_error_that_is_new_is_refused_all_the_same(tmp_path: Path) -> None:
    files = {**_FILES, "glossary/c.yaml": entry("c", see_also=["cord"]), "glossary/d.yaml": entry("d", term="Cord")}
    write(tmp_path, files)
    result = glosslint("rename", "rope", "cord", "--term", "Cord", cwd=tmp_path)
    assert result.code == 2
    assert 'it would cause an error: glossary/d.yaml:2: "Cord" is also the term of the entry "cord"' in result.err
    assert _texts(tmp_path) == dict(sorted(files.items()))


def test_a_new_file_is_whole_or_not_there_at_all(tmp_path: Path) -> None:
    """A temporary file that a kill left is removed, also where the entry is there and the command is refused."""
    write(tmp_path, _FILES)
    assert glosslint("new", "Knot", cwd=tmp_path).code == 0
    (tmp_path / "glossary/.knot.yaml.x.glosslint-tmp").write_text("what a kill left")
    assert glosslint("new", "Knot", cwd=tmp_path).code == 2
    assert sorted(_texts(tmp_path)) == sorted([*_FILES, "glossary/knot.yaml"])
