"""``--changed-since`` and ``--staged``: what a change shows, and what it breaks elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.repositories import GIT_ENV, commit, git, repository
from tests.support import BUILT_IN, Result, entry, glosslint, write


def published(id: str, **fields: str | Sequence[str]) -> str:  # noqa: A002 - the key's own name
    """An entry that readers may have found: drafts may vanish."""
    text = entry(id, status="published", page=f"/glossary/{id}/", **fields)
    return f'{text}sources: [{{title: Notes}}]\nreviewed: "2026-01-31"\n'


FILES = {
    "glosslint.toml": "language.engines = []\n",  # a dictionary takes longer to load than all else
    "glossary/logit.yaml": published("logit"),
    "glossary/softmax.yaml": published("softmax", see_also=["logit"]),
    "glossary/old.yaml": published("old", see_also=["gone"]),  # broken since ever
}
LIST = """\
- slug: alpha
  en:
    term: Alpha
    def: >
      First letter of all, and it was  never looked at.
- slug: beta
  en:
    term: Beta
    def: >
      Second letter of all, after [alpha](#alpha).
- slug: gamma
  en:
    term: Gamma
    def: >
      Third letter of all, after [nothing](#delta).
"""
GLOSARIO = {"glosslint.toml": 'files = ["glossary.yml"]\nlayout = "glosario"\n', "glossary.yml": LIST}


def since(folder: Path, *args: str, ref: str = "main") -> Result:
    return glosslint("check", "--changed-since", ref, *args, cwd=folder, env=GIT_ENV)


def staged(folder: Path, *args: str) -> Result:
    git(folder, "add", "-A")
    return glosslint("check", "--staged", *args, cwd=folder, env=GIT_ENV)


def lines(result: Result) -> list[str]:
    assert result.err in ("", BUILT_IN)
    return result.out.splitlines()[:-1]


def test_findings_that_existed_before_are_not_reported(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    assert glosslint(cwd=folder).code == 1
    result = since(folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("No findings (3 entries in 3 files,")
    assert ", 0 entries changed since main)" in result.out


@pytest.mark.parametrize("stage", ["not at all", "index", "commit"])
def test_a_change_counts_wherever_it_is(tmp_path: Path, stage: str) -> None:
    folder = repository(tmp_path, FILES)
    git(folder, "switch", "-q", "-c", "branch")
    write(folder, {"glossary/logit.yaml": published("logit", see_also=["nowhere"])})
    write(folder, {"glossary/new.yaml": published("new", see_also=["nowhere-else"])})
    if stage != "not at all":
        git(folder, "add", "-A")
    if stage == "commit":
        commit(folder)
    found = lines(since(folder))
    assert [line.split(":")[0] for line in found] == ["glossary/logit.yaml", "glossary/new.yaml"]
    assert ", 2 entries changed since main)" in since(folder).out
    assert lines(since(folder, "glossary/new.yaml")) == found[1:]
    assert since(folder, "glossary/softmax.yaml").code == 0


def test_what_others_did_on_the_base_since_does_not_count(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    git(folder, "branch", "feature")
    write(folder, {"glossary/softmax.yaml": published("softmax", see_also=["nowhere"])})
    commit(folder)
    git(folder, "switch", "-q", "feature")
    assert since(folder).code == 0


@pytest.mark.parametrize("look", [since, staged])
def test_a_deletion_is_reported_where_it_breaks_a_reference(tmp_path: Path, look: object) -> None:
    folder = repository(tmp_path, FILES)
    (folder / "glossary/logit.yaml").unlink()
    result = since(folder) if look is since else staged(folder)
    assert result.code == 1
    assert lines(result)[0].startswith('glossary/softmax.yaml:8:12: error broken-reference "logit" is not an entry')
    assert len(lines(result)) == 1  # the removed entry is only a related place
    full = glosslint("check", "--changed-since", "main", "--output", "full", cwd=folder, env=GIT_ENV).out
    assert "glossary/logit.yaml:1:5" in full
    assert 'the entry "logit", present in main, was removed' in full or look is staged
    assert since(folder, "glossary/logit.yaml").code == 1


def test_a_removed_id_without_references_is_reported(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    (folder / "glossary/softmax.yaml").unlink()
    found = lines(since(folder))
    assert found == ['glossary/softmax.yaml:1:5: error id-removed the entry "softmax", present in main, was removed']
    assert since(folder, "glossary/logit.yaml").code == 0
    assert since(folder, "glossary/softmax.yaml").code == 1
    write(folder, {"glosslint.toml": '[rules.id-removed]\nretired = ["softmax"]\n'})
    assert since(folder, "--select", "id-removed").code == 0


def test_a_rename_is_followed(tmp_path: Path) -> None:
    """A file under another name is the same entry; its old faults are no news, the new one is."""
    folder = repository(tmp_path, FILES)
    git(folder, "mv", "glossary/old.yaml", "glossary/older.yaml")
    found = lines(since(folder))
    assert [line.split(" ")[2] for line in found] == ["id-filename"]
    alike = published("old").replace("id: old\n", "id: older\n")  # enough for git to see the same file
    write(folder, {"glossary/older.yaml": f"{alike}see_also: [gone]\n"})
    found = lines(since(folder))
    assert [line.split(" ")[2] for line in found] == ["id-removed", "broken-reference"]
    assert 'the id "old", present in main, was changed to "older"' in found[0]
    write(folder, {"glossary/older.yaml": f"{alike}aliases: [old]\n"})
    assert since(folder).code == 0


def test_in_a_list_the_changed_entries_count_and_not_the_file(tmp_path: Path) -> None:
    folder = repository(tmp_path, GLOSARIO)
    everything = glosslint(cwd=folder).out
    assert "delta" in everything and "double-space" in everything
    write(folder, {"glossary.yml": LIST.replace("Second letter of all,", "Second letter,")})
    result = since(folder)
    assert lines(result) == []
    assert ", 1 entry changed since main)" in result.out
    write(folder, {"glossary.yml": "- slug: aleph\n  en:\n    term: Aleph\n    def: See [alpha](#alfa).\n" + LIST})
    assert lines(since(folder))[0].startswith("glossary.yml:4:22: error broken-link")
    assert len(lines(since(folder))) == 1


def test_an_entry_removed_from_a_list_is_reported_where_it_was(tmp_path: Path) -> None:
    folder = repository(tmp_path, GLOSARIO)
    first, beta, gamma = LIST.split("- slug")[1:]
    write(folder, {"glossary.yml": f"- slug{first}- slug{gamma}"})
    assert lines(since(folder)) == ['glossary.yml:6:3: error id-removed the entry "beta", present in main, was removed']
    write(folder, {"glossary.yml": f"- slug{first}- slug{gamma.replace('gamma', 'gimel')}- slug{beta}"})
    found = lines(since(folder, "--select", "id-removed"))
    assert found == ['glossary.yml:6:9: error id-removed the id "gamma", present in main, was changed to "gimel"']


def test_a_loop_and_a_duplicate_name_that_a_change_causes_are_reported(tmp_path: Path) -> None:
    folder = repository(tmp_path, {
        "glossary/folder.yaml": entry("folder", summary="A directory that users of the system see and open."),
        "glossary/directory.yaml": entry("directory", summary="A container of files and of other things."),
        "glossary/zebra.yaml": entry("zebra"),
    })  # fmt: skip
    write(folder, {"glossary/directory.yaml": entry("directory", summary="A folder of the file system, with a name.")})
    write(folder, {"glossary/horse.yaml": entry("horse", term="Zebra")})
    found = " ".join(lines(since(folder)))
    assert "circular-definition" in found
    assert 'glossary/zebra.yaml:2:7: error duplicate-term "Zebra" is also the term of the entry "horse"' in found


@pytest.mark.parametrize("changed", ["horse", "zebra"])
def test_an_old_error_is_reported_whichever_of_its_places_changed(tmp_path: Path, changed: str) -> None:
    files = {"glossary/horse.yaml": entry("horse", term="Zebra"), "glossary/zebra.yaml": entry("zebra", term="Zebra")}
    folder = repository(tmp_path, {**files, "glossary/other.yaml": entry("other")})
    (error,) = lines(glosslint("check", "--select", "duplicate-term", "--output", "concise", cwd=folder))
    text = entry(changed, term="Zebra", definition="Another thing that is written here, so that the entry changes.")
    write(folder, {f"glossary/{changed}.yaml": text})
    assert lines(since(folder, "--select", "duplicate-term")) == [error]
    git(folder, "checkout", "-q", ".")
    write(folder, {"glossary/other.yaml": entry("other", definition="Another thing that is written in this test.")})
    assert lines(since(folder, "--select", "duplicate-term")) == []


def test_baselined_and_suppressed_findings_stay_hidden(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    assert glosslint("baseline", cwd=folder).code == 0
    write(folder, {"glossary/old.yaml": published("old", see_also=["gone"], aliases=["elder"])})
    assert ", 1 hidden by the baseline)" in since(folder).out
    write(folder, {"glossary/old.yaml": published("old", see_also=["gone", "lost"], aliases=["elder"])})
    assert [line.split(" ")[3] for line in lines(since(folder))] == ['"lost"']
    (folder / "glossary/logit.yaml").unlink()
    text = published("softmax").rstrip("\n")
    write(
        folder,
        {"glossary/softmax.yaml": f"{text}\nsee_also: [logit]  # glosslint: ignore[broken-reference] -- later\n"},
    )
    result = since(folder)
    assert [line.split(" ")[2] for line in lines(result)] == ["id-removed", "broken-reference"]
    assert ", 1 suppressed" in result.out


def test_changed_settings_and_schemas_affect_every_entry(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**FILES, "schema.json": "{}", "glosslint.toml": 'schema = "schema.json"\n'})
    write(folder, {"glosslint.toml": '# a remark\nschema = "schema.json"\n'})
    assert since(folder).code == 0
    write(folder, {"schema.json": '{"type": "object"}'})
    assert "old.yaml:8:12: error broken-reference" in since(folder).out
    git(folder, "checkout", "-q", "schema.json")
    write(folder, {"glosslint.toml": 'schema = "schema.json"\npreset = "minimal"\n'})
    assert "old.yaml:8:12: error broken-reference" in since(folder).out


def test_what_the_schema_of_a_layout_refers_to_affects_every_entry(tmp_path: Path) -> None:
    settings = 'layout = { extends = "native", schema = { "$ref" = "schema.json" } }\n'
    folder = repository(tmp_path, {**FILES, "schema.json": "{}", "glosslint.toml": settings})
    assert since(folder).code == 0
    write(folder, {"schema.json": '{"required": ["rank"]}'})
    assert since(folder).out.count('error schema-mismatch "rank" is missing') == 3


def test_settings_that_another_file_hid_and_those_behind_a_link_affect_every_entry(tmp_path: Path) -> None:
    quiet, loud = 'ignore = ["broken-reference"]\n', "language.engines = []\n"
    tables = {"glosslint.toml": quiet, "pyproject.toml": f"[tool.glosslint]\n{loud}", "1.toml": quiet, "2.toml": loud}
    folder = repository(tmp_path, {**FILES, **tables})
    git(folder, "mv", "glosslint.toml", "old.toml")
    assert "old.yaml:8:12: error broken-reference" in since(folder).out
    git(folder, "reset", "-q", "--hard")
    write(folder, {"pyproject.toml": "[tool.glosslint]\nignore = []\n"})  # which is still hidden
    assert since(folder).code == 0
    (folder / "glosslint.toml").unlink()
    (folder / "glosslint.toml").symlink_to("1.toml")
    commit(folder)
    (folder / "glosslint.toml").unlink()
    (folder / "glosslint.toml").symlink_to("2.toml")
    assert "old.yaml:8:12: error broken-reference" in since(folder, ref="HEAD").out


_KNOWN = '{"version": 1, "findings": [\n%s\n]}'
_ONE = '{"rule": "x", "entry": "x", "field": "", "text": "", "message": "x", "fingerprint": "0123456789abcdef"}'
_TWO = [_ONE.replace('"entry": "x"', '"entry": "c#"'), _ONE.replace('"entry": "x"', '"entry": "c#"').replace("0", "1")]


@pytest.mark.parametrize(
    ("name", "text", "more", "less"),
    [
        ("words", "# names\nfoo\nbar  # a place\n", "# places\nfoo\nbar\nbaz\n", "foo\n"),
        ("words", "\n# a comment\nfoo\nfoo\n", "foo\n", ""),
        ("known.json", _KNOWN % _ONE, _KNOWN % f"{_ONE},\n{_ONE.replace('0', '1')}", _KNOWN % ""),
        ("known.json", _KNOWN % f"{_ONE},\n{_ONE}", _KNOWN % f"{_ONE}, {_ONE}", _KNOWN % _ONE),
        ("known.json", _KNOWN % ",\n".join(_TWO), _KNOWN % ", ".join(_TWO), _KNOWN % _TWO[0]),
    ],
)
def test_a_list_that_accepts_less_affects_every_entry(
    tmp_path: Path, name: str, text: str, more: str, less: str
) -> None:
    settings = 'baseline = "known.json"\n[language]\nwords-file = "words"\n'
    folder = repository(
        tmp_path, {**FILES, "glosslint.toml": settings, "words": "", "known.json": _KNOWN % "", name: text}
    )
    write(folder, {name: more})
    assert since(folder)[::2] == (0, "")
    write(folder, {name: less})
    assert "old.yaml:8:12: error broken-reference" in since(folder).out


def test_what_is_staged_is_read_and_not_what_lies_beside_it(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    broken = published("logit", see_also=["nowhere"])
    write(folder, {"glossary/logit.yaml": broken})
    git(folder, "add", "-A")
    write(folder, {"glossary/logit.yaml": published("logit")})
    (folder / "glossary/old.yaml").unlink()  # not staged
    result = glosslint("check", "--staged", cwd=folder, env=GIT_ENV)
    assert lines(result)[0].startswith('glossary/logit.yaml:8:12: error broken-reference "nowhere"')
    assert "(3 entries in 3 files," in result.out
    git(folder, "reset", "-q", "--hard")
    write(
        folder, {"glossary/softmax.yaml": published("softmax", see_also=["new"]), "glossary/new.yaml": published("new")}
    )
    git(folder, "add", "glossary/softmax.yaml")
    result = glosslint("check", "--staged", cwd=folder, env=GIT_ENV)
    assert 'softmax.yaml:8:12: error broken-reference "new" is not an entry' in result.out
    git(folder, "add", "--intent-to-add", "glossary/new.yaml")
    assert glosslint("check", "--staged", cwd=folder, env=GIT_ENV).code == 1
    git(folder, "add", "glossary/new.yaml")
    assert glosslint("check", "--staged", cwd=folder, env=GIT_ENV).code == 0


def test_files_that_a_sparse_checkout_leaves_out_are_staged(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    git(folder, "sparse-checkout", "set", "--no-cone", "/*", "!/glossary/logit.yaml")
    assert not (folder / "glossary/logit.yaml").exists()
    write(folder, {"glossary/softmax.yaml": published("softmax", see_also=["logit"]) + "# more\n"})
    git(folder, "add", "glossary/softmax.yaml")
    for command in (("check", "--staged"), ("hook",)):
        done = glosslint(*command, cwd=folder, env=GIT_ENV)
        assert (done.code, "(3 entries in 3 files," in done.out) == (0, True), done.out


def test_settings_and_lists_that_are_not_staged_are_named(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**FILES, "glosslint.toml": '[language]\nwords-file = "words"\n', "words": ""})
    git(folder, "add", "-A", str(write(folder, {"glossary/new.yaml": published("new", see_also=["nowhere"])})))
    write(folder, {"glosslint.toml": 'ignore = ["references"]\nlanguage.words-file = "words"\n', "words": "zorbe\n"})
    warning = "warning: {}: used as it is on disk, which is not staged; stage it (git add)\n"
    both = "".join(map(warning.format, ("glosslint.toml", "words")))
    for command in (("check", "--staged"), ("hook",)):
        assert glosslint(*command, cwd=folder, env=GIT_ENV).err == both
    assert staged(folder).err == ""


def test_a_fix_leaves_files_alone_that_are_only_staged_in_part(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    spaced = published("logit", definition="Thing that  stands here so that the test has something to read.")
    write(
        folder,
        {"glossary/logit.yaml": spaced, "glossary/old.yaml": published("old", definition="Thing  to read here.")},
    )
    git(folder, "add", "glossary/logit.yaml")
    write(folder, {"glossary/logit.yaml": spaced + "# more\n"})
    result = glosslint("check", "--staged", "--fix", cwd=folder, env=GIT_ENV)
    assert result.code == 2
    assert "glossary/logit.yaml: not changed: it has unstaged changes; stage them" in result.err
    git(folder, "add", "glossary/logit.yaml")
    assert glosslint("check", "--staged", "--fix", cwd=folder, env=GIT_ENV).code == 0
    assert "that stands" in (folder / "glossary/logit.yaml").read_text()
    assert "Thing  to" in (folder / "glossary/old.yaml").read_text()  # not staged


def test_the_first_commit_is_compared_with_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    result = staged(write(tmp_path, FILES))
    assert ", 3 entries changed since the last commit)" in result.out
    assert "old.yaml:8:12" in result.out
    assert since(tmp_path, ref="HEAD").err == "error: --changed-since: there is no commit yet to compare with\n"


ODD = ["ä ü.yaml", "quo\"te's.yaml", "new\nline.yaml", "tab\t.yaml", "-dash.yaml", "byte\udcff.yaml", "arrow -> x.yaml"]


def test_odd_names_are_names_like_others(tmp_path: Path) -> None:
    body = "term: Thing\nsee_also: [gone]\n"
    files = {f"terms/{name}": f"id: odd-{number}\n{body}" for number, name in enumerate(ODD)}
    folder = repository(tmp_path, {**files, "glosslint.toml": 'files = ["terms/*.yaml"]\n'})
    assert since(folder, "--select", "references").code == 0
    for number, name in enumerate(ODD):
        write(folder, {f"terms/{name}": f"id: odd-{number}\nterm: Other\nsee_also: [gone-{number}]\n"})
    for result in (since(folder, "--select", "references"), staged(folder, "--select", "references")):
        assert result.out.count("error broken-reference") == len(ODD)
    for name in ODD:
        (folder / "terms" / name).unlink()
    write(folder, {"terms/last.yaml": "id: last\n"})
    assert since(folder, "--select", "id-removed").out.count("error id-removed") == len(ODD)


def test_line_ends_that_git_changes_are_no_change(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**GLOSARIO, ".gitattributes": "*.yml text eol=crlf\n"})
    write(folder, {"glossary.yml": LIST.replace("Second letter of all,", "Second letter,").replace("\n", "\r\n")})
    assert ", 1 entry changed since main)" in since(folder).out


def test_a_glossary_in_a_folder_in_a_work_tree_and_in_a_submodule(tmp_path: Path) -> None:
    main = repository(tmp_path / "main", {f"docs/{name}": text for name, text in FILES.items()})
    git(main, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "branch")
    outer = repository(tmp_path / "outer", {"README.md": "x"})
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(main), "inner")
    commit(outer)
    for top in (main, tmp_path / "tree", outer / "inner"):
        (top / "docs/glossary/logit.yaml").unlink()
        assert "softmax.yaml:8:12: error broken-reference" in since(top / "docs", ref="HEAD").out
        at_root = glosslint("check", "--staged", "--config", "docs/glosslint.toml", cwd=top, env=GIT_ENV)
        assert at_root.code == 0
        git(top, "add", "-A")
        at_root = glosslint("check", "--staged", "--config", "docs/glosslint.toml", cwd=top, env=GIT_ENV)
        assert at_root.code == 1


def test_comments_that_a_change_adds_or_leaves_without_use_are_reported(tmp_path: Path) -> None:
    used = "# glosslint: ignore[double-space] as printed\n"
    folder = repository(tmp_path, {**GLOSARIO, "glossary.yml": LIST.replace("- slug: alpha", f"{used}- slug: alpha")})
    text = (folder / "glossary.yml").read_text("utf-8")
    write(folder, {"glossary.yml": text.replace("was  never", "was never")})
    assert [line.split(" ")[:3] for line in lines(since(folder))] == [
        ["glossary.yml:1:1:", "warning", "unused-suppression"]
    ]
    for above in ("- slug: beta", used):  # an entry, and the top of the file
        kind = "ignore" if above != used else "ignore-file"
        write(folder, {"glossary.yml": text.replace(above, f"# glosslint: {kind}[double-spaec] x\n{above}")})
        (found,) = lines(since(folder))
        assert 'malformed-suppression "double-spaec" is not a known rule' in found
    commit(folder)
    write(folder, {"glossary.yml": (folder / "glossary.yml").read_text("utf-8").replace("Third", "The third")})
    assert "malformed" not in since(folder, ref="HEAD").out  # it was there


def test_a_link_to_nothing_is_reported_when_it_is_staged_and_not_again(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    (folder / "glossary/lost.yaml").symlink_to("nowhere.yaml")
    assert "glossary/lost.yaml:1:1: error unreadable-file" in staged(folder).out
    commit(folder)
    write(folder, {"glossary/logit.yaml": published("logit", aliases=["log-odds"])})
    assert "unreadable-file" not in since(folder, ref="HEAD").out
    assert "unreadable-file" not in staged(folder).out


def test_entries_in_a_submodule_are_in_the_commit_and_count_as_changed_with_its_commit(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {"logit.yaml": published("logit", see_also=["nowhere"])})
    folder = repository(tmp_path / "outer", {name: FILES[name] for name in ("glosslint.toml", "glossary/softmax.yaml")})
    add = ("submodule", "--quiet", "add", str(inner), "glossary/sub")
    git(folder, "-c", "protocol.file.allow=always", *add)
    commit(folder)
    write(folder, {"glossary/softmax.yaml": published("softmax", see_also=["logit"], aliases=["soft"])})
    for result in (since(folder, ref="HEAD"), staged(folder)):
        assert result.out.startswith("No findings (2 entries in 2 files")
        assert ", 1 entry changed since " in result.out
    commit(folder)
    git(folder / "glossary/sub", "mv", "logit.yaml", "odds.yaml")
    write(folder, {"glossary/sub/odds.yaml": published("odds", see_also=["nowhere"])})
    commit(folder / "glossary/sub")
    for result in (since(folder, ref="HEAD"), staged(folder)):
        found = [line.split(":")[0] for line in lines(result)]
        assert found == ["glossary/softmax.yaml", "glossary/sub/odds.yaml"]


@pytest.mark.starts
def test_variables_that_git_sets_for_hooks_are_respected(tmp_path: Path) -> None:
    """``git commit FILE`` and ``git commit -a`` work on an index of their own, of which hooks hear by a variable."""
    folder = repository(tmp_path / "it", FILES)
    hook = folder / ".git/hooks/pre-commit"
    source = Path(__file__).parent.parent.parent / "src"
    hook.write_text(f'#!/bin/sh\nPYTHONPATH="{source}" exec "{sys.executable}" -m glosslint check --staged\n')
    hook.chmod(0o755)
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "branch")
    for top in (folder, tmp_path / "tree"):
        write(top, {"glossary/logit.yaml": published("logit", see_also=["nowhere"])})
        write(
            top, {"glossary/softmax.yaml": published("softmax", definition="Something else that is to be read here.")}
        )
        command = ["git", "commit", "-q", "-m", "x"]
        refused = subprocess.run([*command, "-a"], cwd=top, env=GIT_ENV, capture_output=True, text=True, check=False)
        assert refused.returncode == 1
        assert '"nowhere" is not an entry' in refused.stdout + refused.stderr
        git(top, *command[1:], "glossary/softmax.yaml")
    env = {**GIT_ENV, "GIT_DIR": str(folder / ".git"), "GIT_INDEX_FILE": str(folder / ".git/index")}
    other = repository(tmp_path / "other", FILES)
    write(other, {"glossary/logit.yaml": published("logit", see_also=["nowhere"])})
    foreign = glosslint("--changed-since", "main", "--config", other / "glosslint.toml", cwd=folder, env=env)
    assert ", 1 entry changed since main)" in foreign.out


def test_entries_below_a_linked_folder_are_followed_to_where_git_has_them(tmp_path: Path) -> None:
    files = {"glosslint.toml": "", "glossary/ok.yaml": published("ok"), "shared/far.yaml": published("far")}
    folder = repository(tmp_path, files)
    (folder / "glossary/linked").symlink_to("../shared")
    (folder / "glossary/one.yaml").symlink_to("../single.yaml")
    write(folder, {"single.yaml": published("one")})
    commit(folder)
    assert ", 0 entries changed" in since(folder).out
    write(
        folder,
        {"shared/far.yaml": published("far", see_also=["gone"]), "single.yaml": published("one", see_also=["gone"])},
    )
    assert ", 2 entries changed" in since(folder).out
    assert lines(since(folder))[0].startswith("glossary/linked/far.yaml:8:12: error broken-reference")
    (folder / "shared/far.yaml").unlink()
    assert 'glossary/linked/far.yaml:1:5: error id-removed the entry "far"' in since(folder).out


def shallow(folder: Path, depth: str = "1") -> Path:
    origin = repository(folder / "origin", FILES)
    git(origin, "switch", "-q", "-c", "branch")
    for number in range(3):
        write(origin, {"README.md": str(number)})
        commit(origin)
    url = origin.as_uri()
    git(folder, "clone", "-q", "--depth", depth, "--branch", "branch", "--no-single-branch", url, "clone")
    return folder / "clone"


def test_a_shallow_clone_is_reported_with_advice(tmp_path: Path) -> None:
    folder = shallow(tmp_path)
    for ref in ("origin/main", "v1", "HEAD~2"):
        result = since(folder, ref=ref)
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1
        assert "this clone is shallow, its history is cut off: run git fetch --unshallow" in result.err
        assert "fetch-depth: 0" in result.err
    git(folder, "fetch", "-q", "--unshallow")
    assert since(folder, ref="origin/main").code == 0


def test_no_git_no_repository_no_such_commit(tmp_path: Path) -> None:
    folder = write(tmp_path / "plain", FILES)
    outside = since(folder)
    assert (outside.code, outside.out, outside.err.count("\n")) == (2, "", 1)
    assert (
        "not in a git repository, so there is nothing to compare with; to check everything, run: glosslint"
        in outside.err
    )
    bare = glosslint("--changed-since", "main", cwd=folder, env={**GIT_ENV, "PATH": str(tmp_path)})
    assert (bare.code, bare.err) == (2, "error: git is not on the PATH; it is needed to compare with a commit\n")
    folder = repository(tmp_path / "repository", FILES)
    for ref, message in [
        ("origin/mian", '"origin/mian" is not a branch, tag or commit here; correct it, or run: git fetch origin mian'),
        ("mian", '"mian" is not a branch, tag or commit here; correct it, or run: git fetch'),
        ("--output=x", '"--output=x" is not a branch, tag or commit'),
        ("", "--changed-since: the value is empty"),
        ("main:glossary", '"main:glossary" is not a branch, tag or commit here'),
    ]:
        result = since(folder, ref=ref)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert message in result.err
    git(folder, "switch", "-q", "--orphan", "apart")
    write(folder, {**FILES, "apart.txt": ""})
    commit(folder)
    assert 'error: --changed-since: "main" and HEAD have no commit in common' in since(folder).err


def test_options_that_exclude_each_other_are_refused(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    assert "--staged cannot be used with --changed-since" in since(folder, "--staged").err
    typed = glosslint("-", "--stdin-filename", "glossary/logit.yaml", "--staged", cwd=folder, stdin=b"id: logit\n")
    assert (typed.code, '"-" cannot be used with' in typed.err) == (2, True)
    assert since(folder, "nowhere.yaml").err == "error: nowhere.yaml: no such file or folder\n"
    assert 'not matched by "files"' in since(folder, "glosslint.toml").err


def test_a_machine_with_its_own_ideas_of_diffs(tmp_path: Path) -> None:
    """Neither a diff tool nor colours nor relative paths in git's settings make a difference."""
    folder = repository(tmp_path, {f"docs/{name}": text for name, text in FILES.items()})
    for key, value in [("diff.external", "false"), ("color.ui", "always"), ("diff.relative", "true"),
                       ("diff.noprefix", "true"), ("diff.renames", "copies"), ("core.quotePath", "true")]:  # fmt: skip
        git(folder, "config", key, value)
    write(folder, {"docs/glossary/logit.yaml": published("logit", see_also=["nowhere"])})
    assert ", 1 entry changed since main)" in since(folder / "docs").out
    assert os.path.relpath(folder, folder) == "."
