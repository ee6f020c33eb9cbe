"""Where places are in their files: every kind of node, part and style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset
from glosslint.model import NodePath, Part, Place, Problem, Related, Severity, Span
from glosslint.model.report import Crash, Report
from glosslint.model.source import decode
from glosslint.rule import Glossary, GlossaryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from tests.support import check_sources

TEXT = """\
# so
id: one
term: 'It''s'
summary: |

  Some words.

definition: >
  Folded
  words.
status:
spaces: |


kept: |+


list:
  - a
  - b: 1
    c: 2
  - {}
  - []
  - [[d, e]]
map:
  key: value
none: {}
"""
PAGE = "---\ntitle: A\n---\n\n  Some text. \n\n"
VALUE, KEY, HEAD, SOURCE = Part.VALUE, Part.KEY, Part.HEAD, Part.SOURCE


def _report(text: str, *stated: Place | Problem, layout: str = "native") -> Report:
    problems = [one if isinstance(one, Problem) else Problem("wrong", one) for one in stated]

    def state(_glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        yield from problems

    rule = GlossaryRule("rule", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    sources = [
        decode(text.encode(), problems[0].place.file),
        decode(b"id: two\n", "two.yaml"),
        decode(b"id: three\n", "three.yaml"),
    ]
    return check_sources(sources, request, Project(preset(layout)))


@pytest.mark.parametrize(
    ("path", "part", "span", "written"),
    [
        ((0, "id"), VALUE, None, "one"),
        ((0, "id"), KEY, None, "id"),
        ((0, "id"), HEAD, None, "id"),
        ((0, "term"), VALUE, None, "'It''s'"),
        ((0, "term"), VALUE, (2, 4), "''s"),
        ((0, "summary"), VALUE, None, "Some words."),
        ((0, "summary"), VALUE, (1, 5), "Some"),
        ((0, "definition"), VALUE, None, "Folded\n  words."),
        ((0, "definition"), VALUE, (7, 12), "words"),
        ((0, "definition"), KEY, (7, 12), "definition"),
        ((0, "status"), VALUE, None, "status"),
        ((0, "status"), VALUE, (0, 0), ""),
        ((0, "spaces"), VALUE, None, "|\n\n\n"),
        ((0, "kept"), VALUE, None, ""),
        ((0, "list"), VALUE, None, TEXT[TEXT.index("- a") : TEXT.index("\nmap:")]),
        ((0, "list"), KEY, None, "list"),
        ((0, "list", 0), VALUE, None, "a"),
        ((0, "list", 0), KEY, None, "a"),
        ((0, "list", 0), HEAD, None, "a"),
        ((0, "list", 1), KEY, None, "b"),
        ((0, "list", 1), HEAD, None, "b"),
        ((0, "list", 1, "gone"), VALUE, None, "b"),
        ((0, "list", 2), HEAD, None, "{}"),
        ((0, "list", 3), HEAD, None, "[]"),
        ((0, "list", 4), HEAD, None, "d"),
        ((0, "map"), VALUE, None, "key: value"),
        ((0, "map", "gone"), VALUE, None, "map"),
        ((0, "map", "gone"), KEY, (1, 2), "map"),
        ((0, "none"), HEAD, None, "none"),
        ((0, "gone"), VALUE, None, "id"),
        ((0,), HEAD, None, "id"),
        ((), SOURCE, (0, 4), "# so"),
        ((), SOURCE, None, ""),
        ((5, "id"), VALUE, None, ""),
    ],
)
def test_a_place_is_where_it_is_written(path: NodePath, part: Part, span: tuple[int, int] | None, written: str) -> None:
    report = _report(TEXT, Place("one.yaml", path, part, None if span is None else Span(*span)))
    (finding,) = report.findings
    assert report.crashes == ()
    assert TEXT[slice(*finding.location.span)] == written
    if not written:
        starts = {"status": TEXT.index("status:") + 7, "kept": TEXT.index("list:")}
        assert finding.location.span.start == starts.get(str(path[-1:] and path[-1]), 0)


@pytest.mark.parametrize(
    ("text", "span", "written"),
    [
        (PAGE, None, "Some text."),
        (PAGE, (3, 7), "Some"),
        ("---\ntitle: A\n---\n\n \n", None, "\n \n"),
    ],
)
def test_the_body_of_a_page_is_its_text_without_the_lines_around_it(
    text: str, span: tuple[int, int] | None, written: str
) -> None:
    place = Place("a.md", (0, "@body"), VALUE, None if span is None else Span(*span))
    (finding,) = _report(text, place, layout="hugo").findings
    assert text[slice(*finding.location.span)] == written


def test_places_in_two_values_of_one_file_are_each_in_its_own() -> None:
    places = [Place("one.yaml", (0, key), VALUE, Span(1, 3)) for key in ("id", "term", "summary")]
    written = [TEXT[slice(*finding.location.span)] for finding in _report(TEXT, *places).findings]
    assert written == ["ne", "t''", "So"]


def test_places_at_one_point_of_two_files_are_each_in_its_own() -> None:
    texts = {
        "a.yaml": 'x: "\\x41bcd"\n',
        "b.yaml": 'x: "bcd\\x41"\n',
        "c.yaml": "x: |\n  ab\n  cd\n",
        "d.yaml": "x: |\n   b\n   d\n",
    }
    places = [Place(path, (0, "x"), VALUE, Span(1, 2) if path < "c" else None) for path in texts]

    def state(_glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        yield from (Problem("wrong", place) for place in places)

    rule = GlossaryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    findings = check_sources([decode(text.encode(), path) for path, text in texts.items()], request).findings
    assert [finding.quoted for finding in findings] == ["b", "c", "ab\n  cd", "b\n   d"]


def test_a_place_that_cannot_be_found_is_the_start_of_its_file_and_an_internal_error() -> None:
    report = _report(TEXT, Place("one.yaml", (0, "id"), SOURCE, Span(3, None)))  # type: ignore[arg-type]
    (finding,), (crash,) = report.findings, report.crashes
    assert finding.location.span == Span(0, 0)
    assert "Error: " in crash.error and crash.trace.startswith("Traceback")
    assert crash == Crash("", "one.yaml", "", crash.error, crash.trace, "the placement of a finding")


def _fingerprint(text: str, place: Place, *related: Place) -> str:
    (finding,) = _report(text, Problem("wrong", place, tuple(Related(other, "here") for other in related))).findings
    return finding.fingerprint


DEFINITION = Place("one.yaml", (0, "definition"))
TWO, THREE = Place("two.yaml", (0, "id")), Place("three.yaml", (0, "id"))


def test_a_fingerprint_is_of_rule_entry_field_words_and_related_entries() -> None:
    first = _fingerprint(TEXT, DEFINITION, TWO, THREE)
    assert first == "586e27f94eca57dc"
    assert first == _fingerprint(TEXT, DEFINITION, THREE, TWO)
    assert first == _fingerprint(TEXT.replace("Folded\n ", "folded"), DEFINITION, TWO, THREE)
    others = [
        _fingerprint(TEXT, DEFINITION, TWO),
        _fingerprint(TEXT, DEFINITION._replace(span=Span(0, 6)), TWO, THREE),
        _fingerprint(TEXT, DEFINITION._replace(part=KEY), TWO, THREE),
        _fingerprint(TEXT.replace("one", "four"), DEFINITION, TWO, THREE),
        _fingerprint(TEXT.replace("words.", "worlds."), DEFINITION, TWO, THREE),
        _fingerprint(TEXT.replace("definition", "aliases"), Place("one.yaml", (0, "aliases")), TWO, THREE),
    ]
    assert len({first, *others}) == 7


def test_a_fingerprint_is_of_a_value_as_it_is_read() -> None:
    place = Place("one.yaml", (0, "id"), VALUE, Span(1, 3))
    plain = _fingerprint(TEXT, place)
    assert plain == _fingerprint(TEXT.replace("one", '"one"'), place)
    assert plain == _fingerprint(TEXT.replace("one", '"o\\x6ee"'), place)
    whole = place._replace(span=None)
    assert _fingerprint(TEXT, whole) == _fingerprint(TEXT.replace("one", "'one'"), whole)
    half = TEXT.replace("'It''s'", '"\\ud800"')
    assert _fingerprint(half, Place("one.yaml", (0, "term"))) not in ("", plain)


def test_what_is_about_the_whole_glossary_is_known_by_its_place_alone() -> None:
    def fingerprint(*path: str | int, related: tuple[Related, ...] = ()) -> tuple[str, str | None]:
        problem = Problem("wrong", Place("one.yaml", (-1, *path), SOURCE, Span(0, 4)), related, whole=True)
        (finding,) = _report(TEXT, problem).findings
        return finding.fingerprint, finding.field

    first = fingerprint("references", "see_also")
    assert first == ("eecd8795494c7d2e", "references")
    assert first == fingerprint("references", "see_also", related=(Related(TWO, "here"),))
    assert (
        len({first, fingerprint("references", "see"), fingerprint("links", "see_also"), fingerprint("links", 1)}) == 4
    )
