"""The folder of the site: nothing outside of it is written, nothing in it that is not ours is touched."""

from __future__ import annotations

import json
import os
from pathlib import Path
from unittest import mock

import pytest

from tests.publish.sites import native, publish, published, read
from tests.support import glosslint, write

ONE, TWO = published("loss"), published("slope")


def test_what_is_no_longer_made_is_removed_and_other_files_are_kept(tmp_path: Path) -> None:
    folder = native(tmp_path, ONE, TWO)
    publish(folder)
    (folder / "site/guide").mkdir()
    (folder / "site/guide/index.html").write_text("a guide")
    (folder / "glossary/slope.yaml").unlink()
    result = publish(folder)
    assert result.code == 0
    assert not (folder / "site/glossary/slope").exists()
    assert (folder / "site/glossary/loss/index.html").exists()
    assert (folder / "site/guide/index.html").read_text() == "a guide"


def test_a_file_that_was_changed_by_hand_is_not_removed(tmp_path: Path) -> None:
    folder = native(tmp_path, ONE, TWO)
    publish(folder)
    (folder / "site/glossary/slope/index.html").write_text("mine")
    (folder / "glossary/slope.yaml").unlink()
    assert "Kept glossary/slope/index.html: the site no longer has it, but you changed it" in publish(folder).err
    assert (folder / "site/glossary/slope/index.html").read_text() == "mine"


@pytest.mark.parametrize("call", [1, 2, 3, 5, 8, 13])
def test_after_an_interruption_the_files_of_both_sites_are_known(tmp_path: Path, call: int) -> None:
    folder = native(tmp_path, ONE, TWO)
    publish(folder)
    for name in ("loss", "slope"):
        file = folder / f"glossary/{name}.yaml"
        file.write_text(file.read_text("utf-8").replace("definition: ", "definition: Changed. "), "utf-8")
    calls, replace = 0, os.replace

    def interrupted(*paths: str) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise KeyboardInterrupt
        replace(*paths)

    with mock.patch("os.replace", interrupted):
        publish(folder)
    (folder / "site/glossary/slope/index.html.glosslint-tmp").write_text("what a kill left")
    (folder / "glossary/slope.yaml").unlink()
    result = publish(folder)
    assert (result.code, "Kept" in result.err) == (0, False), result.err
    assert not (folder / "site/glossary/slope").exists()
    assert not [path for path in read(folder / "site") if path.endswith("tmp")]


def test_a_file_that_glosslint_did_not_make_is_not_replaced(tmp_path: Path) -> None:
    folder = native(tmp_path, ONE)
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("mine")
    result = publish(folder)
    assert result.code == 2
    assert "index.html: exists, and was not written by glosslint" in result.err
    assert read(folder / "site") == {"index.html": b"mine"}


@pytest.mark.parametrize("out", [".", "..", "glossary", ".git", ".git/site", "glosslint.toml", "/"])
def test_folders_that_are_no_place_for_a_site(out: str, tmp_path: Path) -> None:
    folder = native(tmp_path / "project", ONE)
    (folder / ".git").mkdir()
    before = read(tmp_path)
    result = glosslint("publish", "--out", out, cwd=folder)
    assert result.code == 2, out
    assert read(tmp_path) == before


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = native(tmp_path / "project", ONE)
    (tmp_path / "elsewhere").mkdir()
    (folder / "site").mkdir()
    (folder / "site/glossary").symlink_to(tmp_path / "elsewhere")
    result = publish(folder)
    assert result.code == 2
    assert "a symbolic link leads out of the folder of the site" in result.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("path", ["../precious", "/etc/passwd", "a/../../precious", ""])
def test_a_manifest_cannot_name_files_elsewhere(path: str, tmp_path: Path) -> None:
    folder = native(tmp_path / "project", ONE)
    publish(folder)
    (folder / "precious").write_text("mine")
    manifest = folder / "site/.glosslint-site.json"
    digest = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"
    data = json.loads(manifest.read_text())
    data["files"][path] = digest
    manifest.write_text(json.dumps(data))
    assert publish(folder).code == 0
    assert (folder / "precious").read_text() == "mine"


def test_a_manifest_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    folder = native(tmp_path, ONE)
    publish(folder)
    (folder / "site/.glosslint-site.json").write_text("[")
    result = publish(folder)
    assert result.code == 2
    assert "remove the folder" in result.err


@pytest.mark.parametrize("page", ["/../../evil/", "/a/../../evil", "//evil.org/x", "/con/", "/a b/", "/x?y/", "/x#y"])
def test_an_address_that_is_no_path_of_a_file_is_not_used(page: str, tmp_path: Path) -> None:
    folder = native(
        tmp_path / "project", published("loss", page=f'"{page}"'), settings='[rules]\nschema-mismatch = "off"'
    )
    assert publish(folder).code == 0
    outside = [path for path in read(tmp_path) if not path.startswith("project/")]
    assert outside == []
    names = [path for path in read(tmp_path / "project/site") if ".." in path or " " in path or "?" in path]
    assert names == []


def test_two_entries_never_share_a_file(tmp_path: Path) -> None:
    one, two = published("loss", page="/glossary/same/"), published("slope", page="/glossary/SAME/")
    three = published("step", page="/glossary/")
    folder = native(tmp_path, one, two, three)
    assert publish(folder).code == 0
    lower = [path.lower() for path in read(folder / "site")]
    assert len(lower) == len(set(lower))
    assert {"glossary/same/index.html", "glossary/same-2/index.html"} <= set(lower)


def test_a_page_that_would_be_a_folder_of_another_is_found_before_anything_is_written(tmp_path: Path) -> None:
    folder = native(
        tmp_path, published("rope", page="/glossary/rope.html"), published("sheet", page="/glossary/rope.html/sheet/")
    )
    for search in ("--no-search", "--search"):
        result = glosslint("publish", search, cwd=folder)
        assert result.code == 2
        assert '"Rope" (glossary/rope.yaml) has the address /glossary/rope.html, which is a file' in result.err
        assert '"Sheet" (glossary/sheet.yaml) cannot be at /glossary/rope.html/sheet/' in result.err
    assert not (folder / "site").exists()


def test_a_file_where_the_site_has_a_folder_is_found_before_anything_is_written(tmp_path: Path) -> None:
    folder = native(tmp_path, published("rope", page="/glossary/rope/"))
    write(folder, {"site/glossary": "mine"})
    result = publish(folder)
    assert result.code == 2
    assert "glossary: is a file, but the site has a folder there; remove it, or name another --out" in result.err
    assert read(folder / "site") == {"glossary": b"mine"}
