"""What is offered as fixable is what ``--fix`` fixes, also of a change; what it leaves out is said, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import GIT_ENV, git, repository
from tests.support import entry, glosslint, write

_NAMES = ("bow", "hull", "jib", "keel", "mast", "oar", "rope")
_ENTRIES = {f"glossary/{name}.yaml": entry(name, see_also=["anchor"]) for name in _NAMES}
_RENAMED = entry("mooring", term="Anchor")


def _changed(tmp_path: Path, new: str) -> Path:
    folder = repository(tmp_path, {**_ENTRIES, "glossary/anchor.yaml": entry("anchor")})
    if new != "anchor":
        git(folder, "mv", "glossary/anchor.yaml", f"glossary/{new}.yaml")
    return write(folder, {f"glossary/{new}.yaml": _RENAMED})


def _run(folder: Path, *args: str) -> str:
    return glosslint(*args, "--output-format", "concise", cwd=folder, env=GIT_ENV).out


@pytest.mark.parametrize("name", ["mooring", "anchor"])  # the id with its file, which is moved, and alone
def test_references_to_a_changed_id_are_fixed_in_files_that_did_not_change(name: str, tmp_path: Path) -> None:
    folder = _changed(tmp_path, name)
    said = _run(folder, "--changed-since", "main")
    assert said.count(" [*] ") == 2
    assert said.endswith("[*] 1 fixable: glosslint --fix --changed-since main\n")
    fixed = _run(folder, "--fix", "--changed-since", "main")
    assert "Fixed 1 finding in 7 files: broken-reference 1.\n" in fixed
    assert "[*]" not in fixed
    assert "see_also: [mooring]" in (folder / "glossary/jib.yaml").read_text("utf-8")
    assert "fixable" not in _run(folder, "--changed-since", "main")


def test_older_broken_references_are_not_touched_with_a_change(tmp_path: Path) -> None:
    files = {**_ENTRIES, "glossary/jib.yaml": entry("jib", see_also=["Bow"])}
    folder = repository(tmp_path, {**files, "glossary/anchor.yaml": entry("anchor")})
    write(folder, {"glossary/anchor.yaml": entry("anchor", see_also=["Bow"])})
    assert "[*] 1 fixable" in _run(folder, "--changed-since", "main")
    assert "broken-reference 1" in _run(folder, "--fix", "--changed-since", "main")
    assert "see_also: [Bow]" in (folder / "glossary/jib.yaml").read_text("utf-8")


def test_a_fix_in_a_file_that_was_not_asked_about_is_not_offered(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "mooring")
    path = "glossary/mooring.yaml"
    assert "[*]" not in _run(folder, "--changed-since", "main", path)
    assert "Fixed" not in _run(folder, "--fix", "--changed-since", "main", path)


def test_a_term_of_which_the_id_is_made_is_not_safe_to_change(tmp_path: Path) -> None:
    lights = "- term: Port  light\n  definition: Lamp that burns red.\n"
    texts = lights + "- term: Boat\n  definition: What a [light]({}) is on.\n"
    settings = 'files = ["ships.yaml"]\nlayout = "jekyll-data"\nselect = ["term-punctuation", "broken-link"]\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "ships.yaml": texts.format("#port--light")})
    said = _run(folder)
    assert "term-punctuation name" in said
    assert said.endswith("1 fixable with unsafe fixes: glosslint --fix --unsafe-fixes\n")
    assert _run(folder, "--fix") == said
    reason = "1 fix was not made: there would be a new finding of broken-link.\n"
    assert glosslint("--diff", "--unsafe-fixes", cwd=folder).err == f"Nothing would change.\n{reason}"
    assert reason in _run(folder, "--fix", "--unsafe-fixes")
    assert glosslint("--fix-only", "--unsafe-fixes", cwd=folder).out == reason
    write(folder, {"ships.yaml": texts.format("#boat").replace("  light", "   light")})
    assert "Fixed 1 finding in 1 file: term-punctuation 1." in _run(folder, "--fix", "--unsafe-fixes")


def test_lines_that_occur_often_are_not_shown_as_moved(tmp_path: Path) -> None:
    text = "- term: Rope {0}\n  kind: part\n  lang: en\n  definition: Line {0} that holds a sail.\n"
    entries = [text.format(number) for number in range(100)]
    for number in (10, 80):
        entries[number] = entries[number].replace("that holds", "that  holds")
    folder = write(
        tmp_path,
        {
            "glosslint.toml": 'files = ["ships.yaml"]\nlayout = "jekyll-data"\nselect = ["double-space"]\n',
            "ships.yaml": "".join(entries),
        },
    )
    lines = glosslint("--fix", "--diff", cwd=folder).out.splitlines()
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-  definition: Line 10 that  holds a sail.",
        "+  definition: Line 10 that holds a sail.",
        "-  definition: Line 80 that  holds a sail.",
        "+  definition: Line 80 that holds a sail.",
    ]
    assert [line for line in lines if line[0] == "@"] == ["@@ -41,7 +41,7 @@", "@@ -321,7 +321,7 @@"]
