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
        "References and links to it: 1; glosslint reports them, and --fix updates what it can.\n"
    )
    changed = files["glossary/a.yaml"].replace("draft", "deprecated").replace("sources:", "replaced_by: c\nsources:")
    assert _after(tmp_path) == {**files, "glossary/a.yaml": changed}
    again = glosslint("deprecate", "a", "--replaced-by", "c", cwd=tmp_path)
    assert again.out.startswith('"a" is already deprecated in favour of "c".\n')
    assert glosslint("deprecate", "a", "--replaced-by", "c", "--diff", cwd=tmp_path).code == 0


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


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            'layout = "glosario"\n',
            'the layout "glosario" has no key for status and replaced-by; name it in the settings, such as '
            'layout.status = "status" and layout.replaced-by = "replaced_by"',
        ),
        (
            '[layout]\nextends = "glosario"\nstatus = "status"\n',
            'the layout "glosario" has no key for replaced-by; name it in the settings, such as '
            'layout.replaced-by = "replaced_by"',
        ),
    ],
)
def test_a_layout_without_the_keys(tmp_path: Path, settings: str, message: str) -> None:
    text = "- slug: a\n  status: new\n  en: {term: A}\n- slug: b\n  en: {term: B}\n"
    write(tmp_path, {"glosslint.toml": f'files = ["g.yml"]\n{settings}', "g.yml": text})
    result = glosslint("deprecate", "a", "--replaced-by", "b", cwd=tmp_path)
    assert (result.code, result.err) == (2, f"error: {message}\n")


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
