"""Comments that suppress rules: what they cover, what they name, and what is reported of those that do nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Problem
from glosslint.model.report import Report
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings, load
from glosslint.util import timing as clock
from tests.support import entry, glosslint, write

LONG = "Some term that goes on and on"  # for long-term
SPIN = " ".join(["and it turns"] * 20)  # for long-sentence


def _report(folder: Path, files: Mapping[str, str], settings: str = "", *paths: str) -> Report:
    write(folder, {"glosslint.toml": settings, **files})
    return check(CheckRequest(load(None, folder), paths=tuple(folder / path for path in paths)))


def _reported(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def _suppressed(report: Report) -> list[tuple[str, str]]:
    return [(suppressed.finding.rule, suppressed.reason) for suppressed in report.suppressed]


PLACES = {
    "after it": entry("one", term=f"{LONG}  # glosslint: ignore[long-term] a law"),
    "above it": entry("one", term=LONG).replace("term:", "# glosslint: ignore[long-term] a law\nterm:"),
    "above it, with other comments and blank lines between": entry("one", term=LONG).replace(
        "term:", "# glosslint: ignore[long-term] a law\n# so it is\n\nterm:"
    ),
    "at the head": "# glosslint: ignore[long-term] a law\n" + entry("one", term=LONG),
    "at the head, below a line for editors": "# yaml-language-server: $schema=x\n# glosslint: ignore[long-term] a law\n"
    + entry("one", term=LONG),
    "for the file, at its end": entry("one", term=LONG) + "# glosslint: ignore-file[long-term] a law\n",
    "by its category": entry("one", term=f"{LONG}  # glosslint: ignore[convention] a law"),
    "without spaces": entry("one", term=f"{LONG} #glosslint:ignore[long-term]a law"),
    "in CRLF": entry("one", term=f"{LONG}  # glosslint: ignore[long-term] a law").replace("\n", "\r\n"),
    "after a mark of a document": "--- # glosslint: ignore[long-term] a law\n" + entry("one", term=LONG),
    "with a day to come": entry("one", term=f"{LONG}  # glosslint: ignore[long-term] until=2999-12-31 a law"),
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_a_comment_suppresses_what_it_is_next_to(text: str, tmp_path: Path) -> None:
    report = _report(tmp_path, {"glossary/one.yaml": text})
    assert _reported(report) == []
    assert _suppressed(report) == [("long-term", "a law")]


ELSEWHERE = {
    "below it": entry("one", term=LONG).replace("status:", "# glosslint: ignore[long-term] a law\nstatus:"),
    "after another line": entry("one", term=LONG).replace("id: one", "id: one # glosslint: ignore[long-term] a law"),
    "for another rule": entry("one", term=f"{LONG}  # glosslint: ignore[long-sentence] a law"),
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_comment_suppresses_nothing_else(text: str, tmp_path: Path) -> None:
    report = _report(tmp_path, {"glossary/one.yaml": text})
    assert sorted(_reported(report)) == ["long-term", "unused-suppression"]
    assert _suppressed(report) == []


@pytest.mark.parametrize("style", ["|", ">-", "|  # glosslint: ignore[long-sentence] so be it"])
def test_a_comment_at_a_key_covers_the_whole_string(style: str, tmp_path: Path) -> None:
    text = entry("one", definition=f"{style}\n  Short.\n\n  It turns {SPIN}.")
    if "glosslint" not in text:
        text = text.replace("definition:", "# glosslint: ignore[long-sentence] so be it\ndefinition:")
    report = _report(tmp_path, {"glossary/one.yaml": text})
    assert (_reported(report), _suppressed(report)) == ([], [("long-sentence", "so be it")])


def test_a_comment_after_a_string_of_several_lines_covers_it(tmp_path: Path) -> None:
    text = entry("one", definition=f'"It turns\n  {SPIN}."  # glosslint: ignore[long-sentence] so be it')
    report = _report(tmp_path, {"glossary/one.yaml": text})
    assert (_reported(report), _suppressed(report)) == ([], [("long-sentence", "so be it")])


def test_an_item_alone_or_the_whole_list(tmp_path: Path) -> None:
    one = "see_also:\n  - nowhere  # glosslint: ignore[broken-reference] to come\n  - nothing\n"
    report = _report(tmp_path, {"glossary/one.yaml": entry("one") + one})
    assert [finding.quoted for finding in report.findings] == ["nothing"]
    for text in (
        "# glosslint: ignore[broken-reference] to come\nsee_also:\n  - nowhere\n  - nothing\n",
        "see_also:  # glosslint: ignore[broken-reference] to come\n  - nowhere\n  - nothing\n",
        "see_also:\n  # glosslint: ignore[broken-reference] to come\n  - nowhere\n  - one\n",
    ):
        report = _report(tmp_path, {"glossary/one.yaml": entry("one") + text}, 'ignore = ["self-reference"]')
        assert _reported(report) == []


def test_the_head_of_an_entry_in_a_list(tmp_path: Path) -> None:
    text = "- slug: one\n  en:\n    term: {0}\n    def: >\n      Thing.\n# glosslint: ignore[convention] laws\n"
    text += "- slug: two\n  en:\n    term: {0}\n    def: >\n      Thing.\n"
    text += "- slug: three\n  en:\n    term: {0}\n    def: >\n      Thing.\n"
    settings = 'files = ["glossary.yml"]\nlayout = "glosario"\nselect = ["long-term"]\n'
    report = _report(tmp_path, {"glossary.yml": text.format(LONG)}, settings)
    assert [finding.entry for finding in report.findings] == ["one", "three"]
    assert [suppressed.finding.entry for suppressed in report.suppressed] == ["two"]


TWO = {
    "a mapping of terms": (
        'layout = "map"\n',
        f"# glosslint: ignore[long-term] so\n{LONG}: Thing.\n{LONG} too: Thing.\n",
        [2],
    ),
    "a mapping below a key": (
        '[layout]\nextends = "map"\nat = "terms"\n',
        f"terms:\n  {LONG}: Thing.\n  {LONG} too: Thing.  # glosslint: ignore[long-term] so\n",
        [3],
    ),
    "all below a key": (
        '[layout]\nextends = "map"\nat = "terms"\n',
        f"# glosslint: ignore[long-term] so\nterms:\n  {LONG}: Thing.\n  {LONG} too: Thing.\n",
        [3, 4],
    ),
    "documents": (
        '[layout]\nentries = "documents"\nid = "id"\nterm = "term"\n',
        f"id: a\nterm: {LONG}\n---\n# glosslint: ignore[long-term] so\nid: b\nterm: {LONG}\n",
        [6],
    ),
    "the second document of a concept": (
        'layout = "glossarist"\n',
        "id: a\ndata:\n  identifier: a\n  localized_concepts: {eng: b}\n---\n# glosslint: ignore[long-term] so\n"
        f"data:\n  terms:\n    - designation: {LONG}\n  language_code: eng\n",
        [9],
    ),
    "a list in brackets": (
        '[layout]\nentries = "list"\nid = "id"\nterm = "term"\n',
        f"[{{id: a, term: {LONG}}},  # glosslint: ignore[long-term] so\n {{id: b, term: {LONG}}}]\n",
        [1],
    ),
}


@pytest.mark.parametrize(("layout", "text", "lines"), TWO.values(), ids=TWO)
def test_every_layout(layout: str, text: str, lines: list[int], tmp_path: Path) -> None:
    settings = f'files = ["*.yaml"]\nselect = ["long-term", "suppression"]\n{layout}'
    report = _report(tmp_path, {"terms.yaml": text}, settings)
    assert [suppressed.finding.location.start.line for suppressed in report.suppressed] == lines
    total = sum(LONG in line for line in text.splitlines())
    assert len(report.findings) == total - len(lines)


PAGE = "---\ntitle: Rope\n---\n{}\nSee [a](/aa/).\n{}\nSee [b](/bb/) and\nthen [c](/cc/).\n\nSee [d](/dd/).\n"
HTML = "<!-- glosslint: ignore[broken-link] to come -->\n"
PAGES = 'files = ["*.md"]\nlayout = "hugo"\nselect = ["broken-link", "long-term", "suppression"]\n'
BARE = PAGE.format("", "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (BARE, "abcd"),
        (PAGE.format("", "\n" + HTML), "ad"),
        (PAGE.format("", "\n" + HTML + "\n"), "ad"),
        (PAGE.format("", "\n<!-- glosslint: ignore[broken-link]\n  to come -->\n"), "ad"),
        (PAGE.format(HTML, ""), ""),
        (PAGE.format("<!-- more words -->\n\n" + HTML, ""), ""),
        (BARE.replace("See [d]", "See " + HTML.strip() + " [d]"), "abc"),
        (BARE.replace("(/cc/).", "(/cc/). " + HTML.strip()), "abd"),
        (BARE.replace("---\ntitle", "---\n# glosslint: ignore[broken-link] so\ntitle"), ""),
        (BARE + HTML.replace("ignore", "ignore-file"), ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown_pages(text: str, left: str, end: str, tmp_path: Path) -> None:
    report = _report(tmp_path, {"rope.md": text.replace("\n", end)}, PAGES)
    assert [finding.quoted for finding in report.findings] == [f"/{letter}{letter}/" for letter in left]


MALFORMED = {
    "# glosslint ignore[long-term]": "a colon is missing",
    "# glosslint: ignore": "it names no rule in square brackets",
    "# glosslint: ignore long-term": "it names no rule in square brackets",
    "# glosslint: ignore[]": "it names no rule in its brackets",
    "# glosslint: ignore[long-term": "its bracket is not closed",
    "# glosslint: disable[long-term]": '"disable" is not a directive',
    "# glosslint:": '"ignore" is missing',
    "# Glosslint: ignore[long-term]": "lower case",
    "# glosslint-ignore[long-term]": "a colon is missing",
    "# so be it, glosslint: ignore[long-term]": "at the start of the comment",
    "# glosslint: ignore[long-term] until=2026-02-30": '"2026-02-30" is not a date',
    "# glosslint: ignore[long-term] until=": '"" is not a date',
}


@pytest.mark.parametrize(("comment", "words"), MALFORMED.items())
def test_a_malformed_comment_is_reported_with_the_right_form(comment: str, words: str, tmp_path: Path) -> None:
    report = _report(tmp_path, {"glossary/one.yaml": entry("one", term=f"{LONG}  {comment}")})
    assert sorted(_reported(report)) == ["long-term", "malformed-suppression"]
    (finding,) = [finding for finding in report.findings if finding.rule == "malformed-suppression"]
    assert words in finding.message
    assert 'write "glosslint: ignore[rule-name] reason"' in finding.message
    assert finding.quoted == comment


def test_a_finding_on_a_comment_names_its_entry(tmp_path: Path) -> None:
    text = "- {0}\n  slug: one\n  en: {{term: One}}  {0}\n{0}\n- slug: two  {0}\n  en: {{term: Two}}\n{0}\n"
    settings = 'files = ["glossary.yml"]\nlayout = "glosario"\nselect = ["malformed-suppression"]\n'
    report = _report(tmp_path, {"glossary.yml": text.format("# glosslint: ignore")}, settings)
    assert [finding.entry for finding in report.findings] == ["one", "one", "two", "two", None]


@pytest.mark.parametrize("comment", ["# written with glosslint in mind", "# glosslint is run in CI", "# ignore[this]"])
def test_a_comment_that_only_mentions_glosslint_is_no_suppression(comment: str, tmp_path: Path) -> None:
    assert _reported(_report(tmp_path, {"glossary/one.yaml": entry("one") + comment + "\n"})) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_within_a_string_is_reported_as_none(tmp_path: Path, newline: str) -> None:
    text = entry("one", definition=f"|\n  # glosslint: ignore[long-sentence] so be it\n  It turns {SPIN}.")
    report = _report(tmp_path, {"glossary/one.yaml": text.replace("\n", newline)}, 'select = ["suppression"]')
    assert [finding.message.split(";")[0] for finding in report.findings] == [
        "this comment suppresses nothing: it is inside a string, where YAML has no comments"
    ]


def test_only_the_named_target_of_an_edge(tmp_path: Path) -> None:
    a = entry("folder", term="Folder", summary="A directory of things that people see on their screens.")
    b = entry("directory", term="Directory", summary="A folder of the file system, in which things are kept.")
    settings = 'select = ["circular-definition", "suppression"]\n'
    report = _report(tmp_path, {"glossary/folder.yaml": a, "glossary/directory.yaml": b}, settings)
    (loop,) = report.findings
    (target,) = loop.targets
    file = loop.location.path
    text = a if file.endswith("folder.yaml") else b
    for name, left in ((target, []), ("container", ["circular-definition", "unused-suppression"])):
        comment = f"# glosslint: ignore[circular-definition:{name}] everyday words\n"
        found = _report(tmp_path, {file: comment + text}, settings)
        assert sorted(_reported(found)) == left
        found = _report(tmp_path, {file: comment.replace(f":{name}", f"[{name}]") + text}, settings)
        assert sorted(_reported(found)) == left


@pytest.mark.parametrize(
    "settings", ['select = ["suppression"]', 'ignore = ["convention"]', 'rules.long-term = "off"', ""]
)
def test_a_comment_for_a_rule_that_did_not_run_is_not_unused(settings: str, tmp_path: Path) -> None:
    files = {"glossary/one.yaml": entry("one") + "# glosslint: ignore-file[long-term] a law\n"}
    expected = [] if settings else ["unused-suppression"]
    assert _reported(_report(tmp_path, files, settings)) == expected


def test_a_run_of_one_file_reports_no_comments_of_others(tmp_path: Path) -> None:
    stale = "# glosslint: ignore-file[long-term] a law\n"
    files = {"glossary/one.yaml": entry("one") + stale, "glossary/two.yaml": entry("two") + stale}
    report = _report(tmp_path, files, "", "glossary/two.yaml")
    assert [finding.location.path for finding in report.findings] == ["glossary/two.yaml"]


def test_comments_of_an_unreadable_file_suppress_nothing_and_are_not_unused(tmp_path: Path) -> None:
    broken = "# glosslint: ignore-file[yaml-syntax] on purpose\nid: two\nterm: a: b\n"
    other = entry("one") + "# glosslint: ignore-file[broken-reference] to come\n"
    report = _report(tmp_path, {"glossary/one.yaml": other, "glossary/two.yaml": broken})
    assert _reported(report) == ["yaml-syntax"]
    assert report.suppressed == ()


def test_language_rules_are_only_judged_when_an_engine_answered(tmp_path: Path) -> None:
    files = {"glossary/one.yaml": entry("one") + "# glosslint: ignore-file[grammar:harper:AnA, spelling] names\n"}
    off = "[language]\nengines = []\n"
    assert _reported(_report(tmp_path, files, off)) == []


@pytest.mark.parametrize("until", ["until=2027-01-31 a law", "a law until 2027-01-31"])
def test_the_day_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: str) -> None:
    text = entry("one", term=f"{LONG}  # glosslint: ignore[long-term] {until}")
    for day, expected in (("2027-01-31", []), ("2027-02-01", ["expired-suppression", "long-term"])):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        assert sorted(_reported(_report(tmp_path, {"glossary/one.yaml": text}))) == expected


def test_rules_on_comments_can_be_suppressed(tmp_path: Path) -> None:
    text = entry("one") + "# glosslint: ignore-file[suppression-without-reason, unused-suppression, long-term]\n"
    report = _report(tmp_path, {"glossary/one.yaml": text})
    assert _reported(report) == []
    assert sorted(rule for rule, _ in _suppressed(report)) == ["suppression-without-reason", "unused-suppression"]


# One defect, one finding


def test_of_one_defect_in_many_places_only_the_place_of_the_comment_is_suppressed(tmp_path: Path) -> None:
    suppressing = entry("one") + "see_also: [gone]  # glosslint: ignore[broken-reference] to come\n"
    files = {"glossary/one.yaml": suppressing}
    files |= {f"glossary/{name}.yaml": entry(name, see_also=["gone"]) for name in ("three", "two")}
    report = _report(tmp_path, files, 'select = ["references", "suppression"]')
    (finding,) = report.findings
    assert (finding.entry, len(finding.related)) == ("three", 1)
    assert [suppressed.finding.entry for suppressed in report.suppressed] == ["one"]


def test_a_consequence_is_suppressed_where_the_comment_on_its_cause_covers_it(tmp_path: Path) -> None:
    """The id is odd on purpose: that its file is named otherwise is the same matter, and a reference to the old name
    is another: it is broken with or without the odd id."""
    odd = entry("One Thing").replace(
        "id: One Thing", "id: One Thing  # glosslint: ignore[schema-mismatch] from the past"
    )
    files = {"glossary/one.yaml": odd, "glossary/two.yaml": entry("two", see_also=["one"])}
    report = _report(tmp_path, files)
    assert _reported(report) == ["broken-reference"]
    assert _suppressed(report) == [("schema-mismatch", "from the past")]


def test_a_consequence_is_suppressed_below_the_first_line_too(tmp_path: Path) -> None:
    lines = entry("One Thing").replace("One Thing\n", "One Thing  # glosslint: ignore[schema-mismatch] so\n", 1)
    first, *rest = lines.splitlines(keepends=True)
    report = _report(tmp_path, {"glossary/one.yaml": "".join((*rest, first))})
    assert (_reported(report), _suppressed(report)) == ([], [("schema-mismatch", "so")])


def test_a_suppressed_consequence_leaves_the_finding_on_its_cause(tmp_path: Path) -> None:
    suppressing = entry("two") + "see_also: [gone]  # glosslint: ignore[broken-reference] to come\n"
    report = _report(tmp_path, {"glossary/one.yaml": entry("one", see_also=["gone"]), "glossary/two.yaml": suppressing})
    (finding,) = report.findings
    assert (finding.entry, finding.related) == ("one", ())


# Fixes


def test_fix_does_not_change_what_is_suppressed(tmp_path: Path) -> None:
    text = entry("one", see_also=["two", "two"]).replace(
        "see_also", "# glosslint: ignore[duplicate-reference] so\nsee_also"
    )
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": text, "glossary/two.yaml": entry("two")})
    assert glosslint("--fix", cwd=folder).code == 0
    assert (folder / "glossary/one.yaml").read_text() == text


def test_fix_leaves_suppressed_lines_out_of_a_fix_of_many(tmp_path: Path) -> None:
    lines = "".join(f"# line {number}  \n" for number in range(6))
    text = entry("one") + lines.replace("line 4", "glosslint: ignore[trailing-space] so\n# line 4")
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": text})
    text = text.replace("# line 4  \n", "x: 1  \n")
    write(folder, {"glossary/one.yaml": text})
    glosslint("--fix", "--select", "trailing-space", cwd=folder)
    after = text.replace("  \n", "\n").replace("x: 1\n", "x: 1  \n")
    assert (folder / "glossary/one.yaml").read_text() == after


def test_fix_removes_what_is_unused_and_nothing_else(tmp_path: Path) -> None:
    text = entry("one", term=LONG).replace(
        "term:", "# a word before\n# glosslint: ignore[convention, circularity, long-term] a law\nterm:"
    )
    text = text.replace("status: draft", "status: draft   # glosslint: ignore[long-term] a law")
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": text})
    assert glosslint("--fix", cwd=folder).code == 0
    after = text.replace("convention, circularity, long-term", "convention, long-term").replace(
        "   # glosslint: ignore[long-term] a law", ""
    )
    assert (folder / "glossary/one.yaml").read_text() == after
    assert glosslint("--fix", cwd=folder).out.startswith("No findings")


def test_a_name_leaves_a_comment_of_a_page(tmp_path: Path) -> None:
    text = PAGE.format("", "\n" + HTML.replace("[broken-link]", "[broken-link, long-term]"))
    folder = write(tmp_path, {"glosslint.toml": PAGES, "rope.md": text})
    glosslint("--fix", cwd=folder)
    assert (folder / "rope.md").read_text() == text.replace(", long-term]", "]")


def test_the_last_line_and_the_json_report_count_what_is_suppressed(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": PLACES["after it"]})
    assert "1 suppressed" in glosslint(cwd=folder).out
    (suppressed,) = json.loads(glosslint("--output", "json", cwd=folder).out)["suppressed"]
    assert (suppressed["reason"], suppressed["finding"]["rule"]) == ("a law", "long-term")


# The judge of comments


def _on_comments(report: Report) -> list[tuple[str, str]]:
    """The findings of the rules on comments, and their files."""
    return [(finding.rule, finding.location.path) for finding in report.findings if finding.category == "suppression"]


STALE = "# glosslint: ignore-file[long-term] a law\n"
TWO_STALE = {f"glossary/{name}.yaml": entry(name) + STALE for name in ("one", "two")}


@pytest.mark.parametrize("rule", ["long-term", "unused-suppression"])
def test_per_file_ignores_hold_for_comments(rule: str, tmp_path: Path) -> None:
    """A comment is not unused where the settings leave its rule out, and not reported where they leave that out."""
    settings = f'[per-file-ignores]\n"glossary/one.yaml" = ["{rule}"]\n'
    assert _on_comments(_report(tmp_path, TWO_STALE, settings)) == [("unused-suppression", "glossary/two.yaml")]


def test_the_reason_is_that_of_the_nearest_comment(tmp_path: Path) -> None:
    near = entry("one", term=f"{LONG}  # glosslint: ignore[long-term] near")
    far = "# glosslint: ignore-file[long-term] far\n"
    for text in (f"{near}{far}", f"{far}{near}"):
        report = _report(tmp_path, {"glossary/one.yaml": text})
        assert (_reported(report), _suppressed(report)) == ([], [("long-term", "near")])


def test_of_an_engine_the_comment_may_name_the_rule(tmp_path: Path) -> None:
    """``harper:AnA`` means one rule, ``harper`` all of them; of an engine that was not asked nothing is known."""
    settings = 'select = ["grammar", "suppression"]\nlanguage.engines = ["harper"]\n'
    for name, expected in {
        "grammar": [],
        "grammar:harper": [],
        "grammar:harper:AnA": [],
        "grammar:harper:No": ["grammar", "unused-suppression"],
        "grammar:harper:No:Such": ["grammar", "unused-suppression"],
        "grammar:languagetool:AnA": ["grammar"],
        "grammar:AnA": ["grammar"],
    }.items():
        text = entry("one", definition=f"Rows and cells of an table.  # glosslint: ignore[{name}] so")
        assert sorted(_reported(_report(tmp_path, {"glossary/one.yaml": text}, settings))) == expected, name


def test_a_comment_for_all_engines_is_unused_when_one_answered(tmp_path: Path) -> None:
    files = {"glossary/one.yaml": entry("one") + "# glosslint: ignore-file[grammar] so\n"}
    assert len(_on_comments(_report(tmp_path, files, 'language.engines = ["harper"]\n'))) == 1
    assert len(_on_comments(_report(tmp_path, files))) == 0


def test_a_rule_that_is_off_is_judged_where_it_is_named(tmp_path: Path) -> None:
    """``unsorted-list`` is off unless the settings say otherwise. A comment for its category does not wait for it."""
    for settings, name, unused in (
        ("", "unsorted-list", 0),
        ('rules.unsorted-list = "warning"\n', "unsorted-list", 1),
        ("", "consistency", 1),
        ('ignore = ["spelling-variant"]\n', "consistency", 0),
    ):
        files = {"glossary/one.yaml": entry("one") + f"# glosslint: ignore-file[{name}] so\n"}
        assert len(_on_comments(_report(tmp_path, files, settings))) == unused, (settings, name)


def test_a_rule_of_which_not_every_case_is_reported_proves_nothing(tmp_path: Path) -> None:
    """``circular-definition`` is an error, and info where the circle is wide; the preset leaves the latter out."""
    settings = 'preset = "minimal"\n[rules]\nunused-suppression = "error"\n'
    for name, unused in (("circular-definition", 0), ("id-filename", 1)):
        files = {"glossary/one.yaml": entry("one") + f"# glosslint: ignore-file[{name}] so\n"}
        assert len(_on_comments(_report(tmp_path, files, settings))) == unused, name


def test_a_comment_for_a_rule_on_comments_is_never_unused(tmp_path: Path) -> None:
    text = entry("one") + "# glosslint: ignore-file[suppression-without-reason] so\n"
    assert _on_comments(_report(tmp_path, {"glossary/one.yaml": text})) == []


def _failing(name: str, settings: Settings) -> tuple[ActiveRule, ...]:
    """The rules of the settings, of which the one so named fails."""

    def fail(*_: object) -> Iterator[Problem]:
        raise ValueError(name)

    rules = settings.active_rules
    return tuple(
        replace(active, rule=replace(active.rule, check=fail)) if active.rule.name == name else active
        for active in rules
    )


@pytest.mark.parametrize("name", ["long-term", "unused-suppression"])
def test_a_rule_that_fails_is_reported_and_proves_no_comment_unused(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": "", **TWO_STALE})
    settings = load(None, tmp_path)
    report = check(CheckRequest(settings, rules=_failing(name, settings)))
    assert {crash.rule for crash in report.crashes} == {name}
    assert _on_comments(report) == []


def test_a_name_like_no_other_is_called_unknown_without_a_suggestion(tmp_path: Path) -> None:
    text = entry("one") + "# glosslint: ignore-file[qqqqqqqq] so\n"
    (finding,) = _report(tmp_path, {"glossary/one.yaml": text}).findings
    assert finding.rule == "malformed-suppression"
    assert finding.message == '"qqqqqqqq" is not a known rule or category; to list them: glosslint rules'


def test_a_fix_of_several_words_is_not_made_where_one_is_suppressed(tmp_path: Path) -> None:
    """It is one change of all places; only of changes to the text itself, as of spaces, some can be left out."""
    settings = 'select = ["spelling"]\nlanguage.engines = ["harper"]\n'
    words = "An indepdendent array of numbers."
    for comment, repairs in (("", 1), ("  # glosslint: ignore[spelling] so", 0)):
        text = entry("one", summary=words, definition=f"{words}{comment}")
        (finding,) = _report(tmp_path, {"glossary/one.yaml": text}, settings).findings
        assert len(finding.repairs) == repairs


def test_only_selected_rules_that_could_be_asked_count(tmp_path: Path) -> None:
    """Rules on comments run besides, and do not count."""
    files = {"glossary/one.yaml": entry("one")}
    assert _report(tmp_path, files, 'select = ["long-term", "grammar"]\n').rules == 1
    assert _report(tmp_path, files, 'select = ["long-term", "grammar"]\nlanguage.engines = ["harper"]\n').rules == 2
