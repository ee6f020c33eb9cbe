"""``glosslint deprecate``: where the keys go, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import entry, glosslint, write


def _native(folder: Path, **more: str) -> dict[str, str]:
    files = {
        "glossary/a.yaml": entry("a") + "see_also: [c]\nsources: # two\n  - title: T\n",
        "glossary/b.yaml": entry("b", status="deprecated") + "replaced_by: c\n",
        "glossary/c.yaml": entry("c", see_also=["a"]),
        **more,
    }
    write(folder, {"glosslint.toml": "", **files})
    return files


def _after(folder: Path) -> dict[str, str]:
    return {f"glossary/{file.name}": file.read_bytes().decode() for file in sorted((folder / "glossary").iterdir())}


def test_status_and_replacement_stand_where_they_belong(tmp_path: Path) -> None:
    files = _native(tmp_path)
    shown = glosslint("deprecate", "a", "--replaced-by", "c", "--diff", cwd=tmp_path)
    assert (shown.code, shown.err) == (1, "Would change 1 file. Run without --diff to apply.\n")
    assert "+replaced_by: c\n sources: # two\n" in shown.out
    assert _after(tmp_path) == files
    result = glosslint("deprecate", "a", "--replaced-by", "c", cwd=tmp_path)
    assert result.code == 0
    assert result.out == (
        '"a" is now deprecated in favour of "c".\n'
        "References and links to it: 1; glosslint reports them, and --fix --unsafe-fixes updates what it can.\n"
    )
    changed = files["glossary/a.yaml"].replace("draft", "deprecated").replace("sources:", "replaced_by: c\nsources:")
    assert _after(tmp_path) == {**files, "glossary/a.yaml": changed}
    again = glosslint("deprecate", "a", "--replaced-by", "c", cwd=tmp_path)
    assert again.out.startswith('"a" is already deprecated in favour of "c".\n')
    assert glosslint("deprecate", "a", "--replaced-by", "c", "--diff", cwd=tmp_path).code == 0


def test_the_command_that_is_named_updates_references(tmp_path: Path) -> None:
    settings = 'files = ["t.yaml"]\n[layout]\nextends = "map"\nstatus = "status"\nreplaced-by = "replaced_by"\n'
    text = "a:\n  definition: Thing.\nb:\n  definition: Other.\nc:\n  definition: Last.\n  see_also: [a]\n"
    write(tmp_path, {"glosslint.toml": settings, "t.yaml": text})
    advice = glosslint("deprecate", "a", "--replaced-by", "b", cwd=tmp_path).out.partition("and --")[2]
    glosslint("--" + advice.partition(" updates")[0].split()[0], cwd=tmp_path)
    assert "see_also: [a]" in (tmp_path / "t.yaml").read_text("utf-8")
    glosslint(*f"--{advice}".partition(" updates")[0].split(), cwd=tmp_path)
    assert "see_also: [b]" in (tmp_path / "t.yaml").read_text("utf-8")


def test_both_keys_may_belong_after_the_same_one(tmp_path: Path) -> None:
    settings = '[layout]\nextends = "map"\nstatus = "status"\nreplaced-by = "use"\n'
    text = "b: {definition: Other., status: old, use: d}\nc: {definition: Third., status: old, use: d}\n"
    write(tmp_path, {"glosslint.toml": f'files = ["t.yaml"]\n{settings}', "t.yaml": text + "d: {definition: Last.}\n"})
    for row in ("a: {definition: Thing., see_also: [d]}\n", "a:\n  definition: Thing.\n  see_also: [d]\n"):
        (tmp_path / "t.yaml").write_text(f"{text}d: {{definition: Last.}}\n{row}", "utf-8")
        assert glosslint("deprecate", "a", "--replaced-by", "d", cwd=tmp_path).err == ""
        after = (tmp_path / "t.yaml").read_text("utf-8").partition("Thing.")[2]
        assert [after.index(word) for word in ("status", "use", "see_also")] == sorted(
            after.index(word) for word in ("status", "use", "see_also")
        )


_BY_NAME = """\
files = ["t.yaml"]
[layout]
extends = "map"
term = "term"
status = "status"
replaced-by = "use"
references = ["see"]
resolve = "name"
"""
_NAMED = """\
h1: {term: Halyard, definition: Raises a sail., status: old, use: Hoist}
h2: {term: Hoist, definition: Raises anything., status: new}
h3: {term: Sheet, definition: Trims a sail., see: [Hoists, Halyard], status: new}
h4: {term: Lift, definition: Holds a boom., status: old, use: ""}
"""


def test_where_references_give_names_so_do_replacements(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _BY_NAME, "t.yaml": _NAMED})
    out = glosslint("--select=references", cwd=tmp_path).out
    assert '"Hoists" is not an entry; did you mean "Hoist"?' in out
    assert '"Halyard" is deprecated; write "Hoist"' in out
    assert glosslint("rename", "h2", "h2", "--term", "Winch", cwd=tmp_path).code == 0
    assert glosslint("deprecate", "h3", "--replaced-by", "h2", cwd=tmp_path).code == 0
    renamed = _NAMED.replace("use: Hoist", "use: Winch").replace("term: Hoist", "term: Winch")
    assert (tmp_path / "t.yaml").read_text("utf-8") == renamed.replace(
        "Halyard], status: new", "Halyard], status: deprecated, use: Winch"
    )


def test_an_empty_replacement_is_none(tmp_path: Path) -> None:
    text = _NAMED.replace("Holds a boom.", '""').replace("h2:", '"":')
    write(tmp_path, {"glosslint.toml": _BY_NAME, "t.yaml": text})
    assert '"Lift" has no definition' in glosslint("--select=empty-definition", cwd=tmp_path).out
    result = glosslint("deprecate", "h3", "--replaced-by", "", cwd=tmp_path)
    assert (result.code, result.err.partition(";")[0]) == (2, "error: --replaced-by: the value is empty")


@pytest.mark.parametrize(
    ("name", "other", "message"),
    [
        ("a", "cc", '"cc" is not an entry'),
        ("aa", "c", '"aa" is not an entry'),
        ("a", "a", '"a" cannot be replaced by itself'),
        ("a", "b", '"b" is deprecated itself; use "c", which replaces it'),
        ("c", "b", '"b" is deprecated itself'),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, other: str, message: str) -> None:
    files = _native(tmp_path)
    result = glosslint("deprecate", name, "--replaced-by", other, cwd=tmp_path)
    assert (result.code, result.out, result.err) == (2, "", f"error: {message}\n")
    assert _after(tmp_path) == files


def test_a_replacement_must_be_named(tmp_path: Path) -> None:
    _native(tmp_path)
    result = glosslint("deprecate", "a", cwd=tmp_path)
    assert result.code == 2
    assert "--replaced-by is missing" in result.err


_LIST = "- slug: a\n  en: {term: A}\n- slug: b\n  en: {term: B}\n"
_CHANGED = _LIST.replace("A}\n", "A}\n  status: deprecated\n  replaced_by: b\n")


@pytest.mark.parametrize(
    ("name", "settings", "old", "header"),
    [
        ("glosslint.toml", 'layout = "glosario"\nfail-on = "warning"\n', 'layout = "glosario"\n', "[layout]"),
        (
            "glosslint.toml",
            '[layout]\nextends = "glosario"\nstatus = "status"\n',
            '[layout]\nextends = "glosario"\nstatus = "status"\n',
            "[layout]",
        ),
        (
            "glosslint.toml",
            '[layout]\nentries = "list"\nid = "slug"\nterm = "en.term"\nprose = { definition = "en.term" }\n',
            '[layout]\nentries = "list"\nid = "slug"\nterm = "en.term"\nprose = { definition = "en.term" }\n',
            "[layout]",
        ),
        ("pyproject.toml", 'layout = "glosario"\n', 'layout = "glosario"\n', "[tool.glosslint.layout]"),
    ],
)
def test_a_layout_without_the_keys(tmp_path: Path, name: str, settings: str, old: str, header: str) -> None:
    """The message has the table to paste; then the command works, though no entry has the keys yet."""
    top = "[tool.glosslint]\n" if name == "pyproject.toml" else ""
    text = f'{top}files = ["g.yml"]\n{settings}'
    write(tmp_path, {name: text, "g.yml": _LIST})
    result = glosslint("deprecate", "a", "--replaced-by", "b", cwd=tmp_path)
    assert result.code == 2
    message, table = result.err.split("\n\n", 1)
    assert "has no key for " in message and "and run the command again:" in message
    assert table.startswith(f"{header}\n")
    what = f"replace the table {header} of {name}" if old.startswith("[") else f"remove {old.strip()} from {name}"
    assert what in message
    write(tmp_path, {name: text.replace(old, "") + table})
    result = glosslint("deprecate", "a", "--replaced-by", "b", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert (tmp_path / "g.yml").read_text() == _CHANGED
    assert glosslint("--select", "references", cwd=tmp_path).code == 0


def test_the_first_alias_is_no_error(tmp_path: Path) -> None:
    """Of the command that writes it; for others, a role that no entry has may be misspelt."""
    settings = 'files = ["g.yml"]\n[layout]\nextends = "glosario"\naliases = ["aka"]\n'
    write(tmp_path, {"glosslint.toml": settings, "g.yml": _LIST})
    assert glosslint(cwd=tmp_path).code == 2
    result = glosslint("rename", "a", "a", "--term", "Ax", "--keep-alias", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert (tmp_path / "g.yml").read_text() == _LIST.replace("A}\n", "Ax}\n  aka: [A]\n")


def test_a_layout_of_ones_own_in_json(tmp_path: Path) -> None:
    settings = 'files = ["g.json"]\n[layout]\nextends = "glosario"\nstatus = "state"\nreplaced-by = "use"\n'
    text = '[\n  {"slug": "a", "state": "new", "en": {"term": "A"}},\n'
    text += '  {"slug": "b", "state": "old", "use": "c", "en": {"term": "B"}},\n'
    text += '  {"slug": "c", "en": {"term": "C"}}\n]\n'
    write(tmp_path, {"glosslint.toml": settings, "g.json": text})
    result = glosslint("deprecate", "a", "--replaced-by", "c", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    changed = text.replace('"state": "new", ', '"state": "deprecated", "use": "c", ')
    assert (tmp_path / "g.json").read_text("utf-8") == changed


def test_a_status_that_the_schema_does_not_know(tmp_path: Path) -> None:
    schema = '{"properties": {"status": {"enum": ["new", "old"]}}}'
    files = {"glossary/a.yaml": "id: a\nstatus: new\nreplaced_by: b\n", "glossary/b.yaml": "id: b\nstatus: new\n"}
    write(tmp_path, {"glosslint.toml": 'schema = "s.json"\n', "s.json": schema, **files})
    (tmp_path / "glossary/a.yaml").write_text("id: a\nstatus: new\n")
    result = glosslint("deprecate", "a", "--replaced-by", "b", cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith(
        "error: nothing was changed, because it would cause an error: glossary/a.yaml:2: status "
    )
    assert (tmp_path / "glossary/a.yaml").read_text() == "id: a\nstatus: new\n"


def test_links_that_share_a_destination_count_once_as_findings_do(tmp_path: Path) -> None:
    text = "A [rope][way], a [way], or a [knot](rope).\n\n  [way]: rope"
    _native(
        tmp_path,
        **{
            "glossary/rope.yaml": entry("rope"),
            "glossary/hemp.yaml": entry("hemp"),
            "glossary/d.yaml": entry("d", see_also=["rope"], definition=f"|\n  {text}"),
        },
    )
    done = glosslint("deprecate", "rope", "--replaced-by", "hemp", cwd=tmp_path)
    assert "References and links to it: 3; " in done.out
    listed = glosslint("--output", "concise", "--select", "indirect-reference", cwd=tmp_path).out
    assert listed.count("glossary/d.yaml:") == 3
    done = glosslint("rename", "rope", "cord", cwd=tmp_path)
    assert "updated 3 references and links in 2 files" in done.out
    assert "[way]: cord" in (tmp_path / "glossary/d.yaml").read_text("utf-8")
