"""Pages, addresses and dates: what is reported together, and what is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rules.schema import future_date
from tests.support import ROOT, entry, glosslint, write

RULES = "duplicate-page,page-mismatch,page-for-draft,insecure-url,future-date,schema-mismatch,duplicate-id"


def found(folder: Path, files: dict[str, str], settings: str = "") -> list[str]:
    """Write files and return what these rules report, without the paths."""
    write(folder, {"glosslint.toml": settings, **{f"glossary/{name}": text for name, text in files.items()}})
    result = glosslint("--select", RULES, cwd=folder)
    return [line.split(" ", 1)[1] for line in result.out.splitlines() if ".yaml:" in line]


def published(name: str, page: str, more: str = "") -> str:
    text = entry(name, status="published", page=page)
    return f'{text}sources: [{{title: Notes}}]\nreviewed: "2026-01-31"\n{more}'


def test_a_page_of_another_entry_is_one_finding(tmp_path: Path) -> None:
    files = {"alibi.yaml": published("alibi", "/terms/rope/"), "rope.yaml": published("rope", "/terms/rope/")}
    pattern = '[rules]\npage-mismatch = { page-pattern = "/terms/{id}/" }\n'
    assert found(tmp_path, files, pattern) == ['error duplicate-page "/terms/rope/" is already the page of "rope"']


def test_a_copied_file_is_one_finding(tmp_path: Path) -> None:
    files = {"copy.yaml": published("rope", "/terms/rope/"), "rope.yaml": published("rope", "/terms/rope/")}
    (line,) = found(tmp_path, files)
    assert line.startswith("error duplicate-id")


def test_the_page_of_a_draft_is_reported_once_with_the_native_schema(tmp_path: Path) -> None:
    (line,) = found(tmp_path, {"rope.yaml": entry("rope", page="/terms/rope/")})
    assert line == 'error schema-mismatch "page" is not allowed here: a draft has no page yet'


def test_pages_at_other_addresses_are_one_finding_if_they_are_many(tmp_path: Path) -> None:
    names = [f"term-{letter}" for letter in "abcdefghijklm"]
    files = {f"{name}.yaml": published(name, f"/{name}/") for name in names}
    (line,) = found(tmp_path, files, '[rules]\npage-mismatch = { page-pattern = "/terms/{id}/" }\n')
    assert line.endswith('the page "/term-a/" should be "/terms/term-a/" (also in 12 more entries)')


@pytest.mark.parametrize("pattern", ["/terms/", "/{id}/{id}/"])
def test_a_pattern_without_one_id_is_an_error_of_the_settings(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, {"glosslint.toml": f'[rules]\npage-mismatch = {{ page-pattern = "{pattern}" }}\n'})
    result = glosslint(cwd=tmp_path)
    assert result.code == 2
    assert f'glosslint.toml: rules.page-mismatch: page-pattern: "{pattern}" must contain {{id}} once' in result.err


@pytest.mark.parametrize(
    ("address", "reported"),
    [
        ("http://arxiv.org/abs/1", True),
        ("HTTP://arxiv.org", True),
        ("http://user@arxiv.org/", True),
        ("https://arxiv.org/abs/1", False),
        ("http://localhost/x", False),
        ("http://printer/x", False),
        ("http://printer.local/x", False),
        ("http://10.0.0.1/x", False),
        ("http://[::1]/x", False),
        ("http://arxiv.org:8080/x", False),
        ("http://abcdef.onion/x", False),
        ("http://", False),
    ],
)
def test_only_public_hosts_need_a_secure_address(tmp_path: Path, address: str, reported: bool) -> None:
    text = entry("rope", definition=f"Thing of which [a page]({address}) says more than the summary does here.")
    assert any(" insecure-url " in line for line in found(tmp_path, {"rope.yaml": text})) == reported


@pytest.mark.parametrize(
    ("name", "text", "addresses"),
    [
        ("g.md", "See <http://a.org>, (http://b.org/Bow_(ship)).\n**http://c.org**, `http://d.org`", ["a", "b", "c"]),
        ("g.rst", "See http://a.org, `the b`_ and `c <http://c.org>`_.\n\n.. _the b: http://b.org", ["a", "c", "b"]),
        (
            "g.adoc",
            "See http://a.org[a], link:http://b.org[b] and http://c.org. image::http://d.org[]",
            ["a", "b", "c"],
        ),
        ("g.html", '<p>See <a href="http://a.org">http://a.org</a> and http://b.org.</p>', ["a", "b"]),
    ],
)
def test_addresses_on_pages(name: str, text: str, addresses: list[str], tmp_path: Path) -> None:
    titles = {"g.md": "## Bow", "g.rst": "Bow\n===", "g.adoc": "== Bow", "g.html": "<h2>Bow</h2>"}
    settings = f'files = ["{name}"]\nselect = ["insecure-url"]\n[layout]\nextends = "page"\n'
    write(
        tmp_path, {"glosslint.toml": settings + "section = { levels = [1, 2] }\n", name: f"{titles[name]}\n\n{text}\n"}
    )
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert [line.split('"http://')[1][0] for line in lines] == addresses


@pytest.mark.parametrize(
    ("dates", "reported"),
    [
        ('reviewed: "2026-01-31"\n', 0),
        ('reviewed: "2026-02-01"\n', 0),  # tomorrow
        ('reviewed: "2026-02-02"\n', 1),
        ("origin: {year: 2026, by: A}\n", 0),
        ("origin: {year: 2027, by: A}\n", 1),
        ("sources: [{title: A, year: 2190}, {title: B, year: 1948}]\n", 1),
    ],
)
def test_dates_after_tomorrow_are_in_the_future(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dates: str, reported: int
) -> None:
    monkeypatch.setattr(future_date, "today", lambda: "2026-01-31")
    lines = found(tmp_path, {"rope.yaml": entry("rope") + dates})
    assert [line.split()[1] for line in lines] == ["future-date"] * reported


def test_the_owners_pages_follow_their_pattern() -> None:
    assert glosslint("--select", "publishing", cwd=ROOT).out.startswith("No findings")
