"""Reports: frames with the range underlined, columns, lines, and JSON that keeps to its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding, RelatedLocation, Severity, Span
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.report import choose, render, summary
from glosslint.report.style import Style, safe, width, wrap
from glosslint.settings.settings import load
from tests.support import ROOT, entry, glosslint, write

SCHEMA = json.loads((ROOT / "schema/report.schema.json").read_text("utf-8"))


def _report(folder: Path, **files: str | bytes) -> Report:
    settings = 'files = ["*.yaml"]\nignore = ["unresolved-role"]\n'
    write(folder, {"glosslint.toml": settings, **{f"{name}.yaml": text for name, text in files.items()}})
    return check(CheckRequest(load(None, folder)))


def _frame(report: Report, style: Style = Style()) -> list[str]:  # noqa: B008 - frozen
    return render(report, "full", style).split("\n\n")[0].splitlines()


def test_a_frame_underlines_the_exact_range(tmp_path: Path) -> None:
    report = _report(tmp_path, one=entry("one", see_also=["two", "thre"]), two=entry("two"))
    assert _frame(report)[:5] == [
        'error[broken-reference]: "thre" is not an entry',
        " --> one.yaml:7:17",
        "  |",
        "7 | see_also: [two, thre]",
        "  |                 ^^^^",
    ]


def test_a_frame_counts_columns_as_the_terminal_does(tmp_path: Path) -> None:
    text = entry("one").replace("see_also", "") + "see_also: [two, '漢字é😀', 漢字]\n"
    report = _report(tmp_path, one=text, two=entry("two"))
    lines = render(report, "full", Style()).splitlines()
    at = next(index for index, line in enumerate(lines) if "one.yaml:7:25" in line)
    shown, marks = lines[at + 2], lines[at + 3]
    assert shown == "7 | see_also: [two, '漢字é😀', 漢字]"
    assert width(marks[: marks.index("^")]) == width(shown[: shown.rindex("漢字")])
    assert marks.count("^") == 4


def test_a_long_line_is_cut_around_the_range(tmp_path: Path) -> None:
    many = [f"name-{number}" for number in range(100)]
    report = _report(tmp_path, one=entry("one", aliases=[*many, "name-7"], term="x"))
    frame = next(part for part in render(report, "full", Style(width=80)).split("\n\n") if "redundant-alias" in part)
    lines = frame.splitlines()
    assert max(map(len, lines)) <= 80
    at = next(index for index, line in enumerate(lines) if set(line) & {"^"} and not line.strip(" |^"))
    start = lines[at].index("^")
    assert lines[at - 1][start : start + lines[at].count("^")] == "name-7"
    assert lines[at - 1].startswith("7 | …")


def test_a_terminal_is_never_sent_what_the_eye_cannot_see(tmp_path: Path) -> None:
    report = _report(tmp_path, one=entry("one", term="ab\u202ecd", see_also=["\u200bone"]), two=b"id: \xe9\n")
    for form in ("full", "grouped", "concise"):
        text = render(report, form, Style())
        assert not set(text) & set("\u202e\x1b\udce9")
        text.encode("utf-8")
    assert "term: ab<U+202E>cd" in render(report, "full", Style())
    assert "id: <0xE9>" in render(report, "full", Style())


def test_a_byte_order_mark_shows(tmp_path: Path) -> None:
    report = _report(tmp_path, one="\ufeff" + entry("one"))
    assert "1 | <U+FEFF>id: one" in render(report, "full", Style())


@pytest.mark.parametrize("form", ["full", "grouped", "concise", "json"])
def test_every_format_ends_with_one_line_break_and_is_ascii_or_utf8(tmp_path: Path, form: str) -> None:
    report = _report(tmp_path, one=entry("one", see_also=["gone"]))
    text = render(report, form, Style(color=True))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_grouped_has_a_heading_a_file_and_wraps(tmp_path: Path) -> None:
    report = _report(
        tmp_path, softmax=entry("softmax", see_also=["softmx", "gone"]), two=entry("two", see_also=["nothing"])
    )
    lines = render(report, "grouped", Style(width=60)).splitlines()
    assert lines[0] == "softmax.yaml"
    assert lines[1:3] == [
        '  7:12  error    "softmx" is not an entry; did you mean',
        '                 "softmax"?  broken-reference',
    ]
    assert "two.yaml" in lines
    assert max(map(len, lines[:-1])) <= 60


def test_json_keeps_to_its_schema(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "one": entry("one", see_also=["gone", "one"], term="a\u202eb 😀"),
        "two": "\ufeffid: x: y\n",
        "three": b"\xff\xfe",
    }
    report = _report(tmp_path, **files)
    data = json.loads(render(report, "json", Style()))
    Draft202012Validator.check_schema(SCHEMA)
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]
    assert errors == []
    assert {finding["rule"] for finding in data["findings"]} >= {"not-utf8", "yaml-syntax", "broken-reference"}
    for finding in data["findings"]:
        text = report.sources[finding["path"]].text
        quoted = text[finding["span"]["start"] : finding["span"]["end"]][:200]
        assert quoted.encode("utf-8", "surrogatepass").decode("utf-8", "replace")[:1] == finding["quoted"][:1]
        assert len(quoted) == len(finding["quoted"])


def test_fingerprints_stay_when_lines_move_and_change_with_the_finding(tmp_path: Path) -> None:
    def prints(text: str) -> set[str]:
        return {finding.fingerprint for finding in _report(tmp_path, one=text).findings}

    first = prints(entry("one", see_also=["gone"]))
    assert first == prints("# a line\n\n" + entry("one", see_also=["gone"]))
    assert first.isdisjoint(prints(entry("one", see_also=["nothing"])))


def test_auto_takes_frames_for_few_groups_for_many_and_lines_for_a_pipe(tmp_path: Path) -> None:
    few = _report(tmp_path / "few", one=entry("one", see_also=[f"x{n}" for n in range(10)]))
    many = _report(tmp_path / "many", one=entry("one", see_also=[f"x{n}" for n in range(11)]))
    assert [choose(few, True), choose(many, True), choose(few, False)] == ["full", "grouped", "concise"]


def test_a_finding_names_entry_term_field_and_reason(tmp_path: Path) -> None:
    (finding,) = _report(tmp_path, one=entry("one", term="The One", see_also=["gone"])).findings
    assert (finding.entry, finding.term, finding.field) == ("one", "The One", "see_also")
    assert finding.severity is Severity.ERROR
    assert finding.docs == "docs/rules/broken-reference.md"
    assert finding.why.startswith("The reader who follows it")


def test_one_defect_is_one_finding(tmp_path: Path) -> None:
    """An entry that is gone is told once, with every place that leads to it."""
    links = "A thing like [that](gone) which is told here."
    report = _report(
        tmp_path,
        one=entry("one", see_also=["gone"]),
        two=entry("two", see_also=["gone"]),
        three=entry("three", definition=links),
    )
    (finding,) = report.findings
    assert finding.rule == "broken-reference"
    places = [(related.location.path, related.location.start.line) for related in finding.related]
    assert [(finding.location.path, finding.location.start.line), *places] == [
        ("one.yaml", 7),
        ("two.yaml", 7),
        ("three.yaml", 6),
    ]


def test_a_cause_that_is_shown_from_a_consequence_has_one_frame(tmp_path: Path) -> None:
    files = {
        "soft": entry("softmax"),
        "more": entry("more", see_also=["soft"]),
        "other": entry("other", see_also=["soft"]),
    }
    _report(tmp_path, **files)
    report = check(CheckRequest(load(None, tmp_path), paths=(tmp_path / "more.yaml",)))
    frame = _frame(report, Style(width=200))
    assert [line.split(" ", 2)[-1] for line in frame if ":::" in line or "-->" in line] == [
        "more.yaml:7:12",
        "soft.yaml:1:5",
        "other.yaml:7:12",
    ]
    assert any('------- "softmax" does not match the file name; rename soft.yaml' in line for line in frame)


def test_two_words_on_one_place_stand_in_one_frame() -> None:
    report = _finding("one two three\n", Span(0, 3), Span(4, 7), Span(4, 7))
    assert _frame(report)[-1] == "  |     --- label 0; label 1"


def test_a_very_long_quotation_loses_its_middle(tmp_path: Path) -> None:
    """In messages, labels and the titles of fixes; the place beside it shows the rest."""
    long = "".join(f"{n}-" for n in range(200))
    report = _report(tmp_path, one=entry("one", see_also=[long, "two"]), two=entry("two", see_also=[long]))
    (finding,) = report.findings
    assert finding.message == f'"{long[:79]}…{long[-20:]}" is not an entry'
    assert finding.related[0].label == finding.message
    assert finding.quoted == long[:200]


@pytest.mark.parametrize("form", ["full", "grouped"])
@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, form: str, columns: int) -> None:
    """Whatever the words are: unbroken, in wide characters, or where no room is left beside a mark."""
    report = _report(
        tmp_path,
        one=entry("one", see_also=["a" * 200, "漢字" * 60, "gone"], term="漢字 " * 40),
        two=entry("two", definition=f"{'漢' * 90} [x](nothing) {'é ' * 90}", aliases=[f"name-{n}" for n in range(90)]),
    )
    text = render(report, form, Style(width=columns))
    assert [line for line in text.splitlines() if width(line) > columns] == []


def _finding(text: str, span: Span, *related: Span) -> Report:
    """A report of one finding at ``span``, with related places."""
    source = Source("x.yaml", text)
    places = tuple(RelatedLocation(source.locate(place), f"label {number}") for number, place in enumerate(related))
    finding = Finding("some-rule", "file", Severity.ERROR, "wrong", source.locate(span), places)
    return Report((finding,), sources={"x.yaml": source}, entries=1, files=1, rules=1)


def test_of_a_range_over_many_lines_the_first_three_and_the_last_are_shown() -> None:
    text = "".join(f"  line {number}\n" for number in range(1, 9))
    frame = _frame(_finding(text, Span(4, text.index("6"))))
    assert frame[3:] == [
        "1 |   line 1",
        "  |     ^^^^",
        "2 |   line 2",
        "  |   ^^^^^^",
        "3 |   line 3",
        "  |   ^^^^^^",
        "6 |   line 6",
        "  |   ^^^^^",
    ]


def test_a_range_that_ends_with_a_line_does_not_reach_the_next() -> None:
    text = "one\ntwo\nthree\n"
    assert _frame(_finding(text, Span(4, 8)))[3:] == ["2 | two", "  | ^^^"]
    long = "".join(f"line {number}\n" for number in range(1, 9))
    assert _frame(_finding(long, Span(0, long.index("line 7"))))[-2:] == ["6 | line 6", "  | ^^^^^^"]
    assert _frame(_finding(text, Span(4, 9)))[3:] == ["2 | two", "  | ^^^", "3 | three", "  | ^"]


def test_more_than_four_related_places_are_counted() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 9))
    frame = _frame(_finding(text, Span(0, 4), *(Span(7 * n, 7 * n + 4) for n in range(1, 7))))
    assert [line for line in frame if "label" in line] == [f"  | ---- label {number}" for number in range(4)]
    assert frame[-1] == " ::: and 2 more places"
    frame = _frame(_finding(text, Span(0, 4), *(Span(7 * n, 7 * n + 4) for n in range(1, 6))))
    assert frame[-1] == " ::: and 1 more place"
    frame = _frame(_finding(text, Span(0, 4), *(Span(7 * n, 7 * n + 4) for n in range(1, 5))))
    assert frame[-1] == "  | ---- label 3"


def test_a_cut_line_keeps_its_mark_in_place() -> None:
    text = f"{'a ' * 60}HERE{' b' * 60}\n"
    shown, marks = _frame(_finding(text, Span(120, 124)), Style(width=70))[3:5]
    assert len(shown) == 70
    assert shown[4] == shown[-1] == "…"
    assert (shown.index("HERE"), "^^^^") == (marks.index("^"), marks.strip(" |"))


def test_invisible_characters_of_a_range_are_spelt_out() -> None:
    assert _frame(_finding("a\u00a0b\u00a0c\n", Span(1, 2)))[3:] == ["1 | a<U+00A0>b\u00a0c", "  |  ^^^^^^^^"]


def test_statistics_put_the_most_frequent_first(tmp_path: Path) -> None:
    report = _report(tmp_path, one=entry("one", see_also=["aaaaa", "one", "bbbbb"]), two=entry("two", term="One two"))
    lines = [line.split()[:3] for line in summary.count_by_rule(report, Style())]
    assert lines[:2] == [["2", "error", "broken-reference"], ["1", "warning", "self-reference"]]


def test_wrap_keeps_every_character_and_breaks_only_what_is_too_long() -> None:
    text = f"one two three {'x' * 25} 漢字漢字漢字 four"
    lines = wrap(text, 10, first=4)
    assert lines == ["one", "two three", "x" * 10, "x" * 10, "xxxxx", "漢字漢字漢", "字 four"]
    assert wrap("unpublished", 12, first=8) == ["", "unpublished"]
    assert wrap("", 10) == []


def test_width_is_that_of_the_cells() -> None:
    widths = {
        "漢字": 4,
        "e\u0301": 1,
        "\u1112\u1161\u11ab": 2,
        "👩\u200d👩\u200d👧": 2,
        "a\u00adb": 3,
        "a\u200bb": 2,
        "": 0,
    }
    assert {text: width(text) for text in widths} == widths


def test_a_defect_in_several_places_is_counted_where_no_frame_shows_them(tmp_path: Path) -> None:
    report = _report(tmp_path, **{f"e{n}": entry(f"e{n}", see_also=["gone"]) for n in range(3)})
    line = 'e0.yaml:7:12: error broken-reference "gone" is not an entry (and in 2 more places)'
    assert render(report, "concise", Style()).splitlines()[0] == line
    assert '"gone" is not an entry (and in 2 more places)  broken-reference' in render(report, "grouped", Style())


def test_the_last_line_of_lines_is_one_line(tmp_path: Path) -> None:
    """A pipe may be read line by line; a terminal has an edge."""
    report = _report(tmp_path, one=entry("one", see_also=["qqqqqq"]))
    verdict, command = (
        f"1 error (1 entry in 1 file, {report.rules} rules).",
        "Learn more: glosslint rule broken-reference",
    )
    assert render(report, "concise", Style(width=20)).splitlines()[-1] == f"{verdict} {command}"
    assert render(report, "full", Style(width=80)).splitlines()[-2:] == [verdict, command]
    assert render(report, "full", Style(width=30)).splitlines()[-3] == verdict[:30]
    assert render(report, "full", Style(width=120)).splitlines()[-1] == f"{verdict} {command}"


def test_safe() -> None:
    assert safe("plain é 漢") == "plain é 漢"
    assert safe("a\x1b[31m\u2067\n\t") == "a<U+001B>[31m<U+2067>  "


def test_output_survives_a_narrow_encoding(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "one.yaml": entry("one", see_also=["λόγος"])})
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "glosslint"],
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"\\u03bb" in done.stdout
    assert glosslint(cwd=tmp_path).code == 1
