"""Vocabularies: other glossaries that may be referred to, in their own layout, and are not checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

OTHERS = {
    ".git/HEAD": "ref: refs/heads/main\n",  # a project may refer to files of its own repository
    "shared/list.yml": "- slug: softmax\n  en: {term: Softmax, def: TODO}\n- slug: softmax\n",
    "shared/pages/logit.md": "---\ntitle: Logit\n---\nScore.\n",
}


def _check(tmp_path: Path, settings: str, **fields: list[str]) -> tuple[int, str]:
    files = {"own/glosslint.toml": settings, "own/glossary/rope.yaml": entry("rope", **fields), **OTHERS}
    result = glosslint(cwd=write(tmp_path, files) / "own")
    return result.code, result.out + result.err.partition("\n")[0] + "\n" * bool(result.err)


def test_what_is_referred_to_is_known_and_not_checked(tmp_path: Path) -> None:
    plain = 'files = ["glossary/*.yaml"]\n'
    assert _check(tmp_path, plain, see_also=["softmax"])[0] == 1
    tables = plain + (
        '[[vocabularies]]\nfiles = ["../shared/list.yml"]\nlayout = "glosario"\n'
        '[[vocabularies]]\nfiles = ["../shared/pages"]\nlayout = "hugo"\n'
    )
    code, said = _check(tmp_path, tables, see_also=["softmax", "logit"])
    assert (code, said.startswith("No findings (1 entry in 1 file")) == (0, True)
    code, said = _check(tmp_path, tables, see_also=["softmx"])
    assert '"softmx" is not an entry; did you mean "softmax"?' in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('["../shared/no.yml"]', 'error: glosslint.toml: vocabularies: "../shared/no.yml" matches no file'),
        ('["../shared/*.json"]', 'error: glosslint.toml: vocabularies: "../shared/*.json" matches no file'),
        ("[3]", "error: glosslint.toml: vocabularies must contain patterns, or tables such as"),
        ('[{ layout = "hugo" }]', "error: glosslint.toml: vocabularies: files is missing"),
        ('[{ files = ["x"], layout = "hogo" }]', '"hogo" is not a known layout; did you mean "hugo"?'),
        ('[{ file = ["x"] }]', '"file" is not a known key; did you mean "files"?'),
        ('["../broken.yml"]', "broken.yml:2: "),
        ('[{ files = ["../broken-entry.yml"], layout = "glosario" }]', "broken-entry.yml:2: "),
    ],
)
def test_a_vocabulary_that_cannot_be_used_is_named(tmp_path: Path, value: str, said: str) -> None:
    one_entry = "- slug: loop\n- slug: bend: x\n- slug: knot\n"
    write(tmp_path, {"broken.yml": "a: b\nc: d: e\n", "broken-entry.yml": one_entry})
    code, message = _check(tmp_path, f'files = ["glossary/*.yaml"]\nvocabularies = {value}\n')
    assert code == 2
    assert said in message
    assert message.count("\n") == 1
