"""A glossary in CSV or TSV, from ``init`` to fixes: what is changed in a table, and what is left byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from glosslint.fix.lower import Lowering
from glosslint.fix.verify import Verifier
from glosslint.model import (
    Fix,
    InsertItem,
    InsertKey,
    Intent,
    Place,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Replace,
    Safety,
    SetValue,
    Span,
)
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.tree import Scalar
from tests.choices import Choices, choices
from tests.support import glosslint, write

_LAYOUT = """
files = ["*.csv", "*.tsv"]
[layout]
entries = "list"
id = "key"
term = "Term"
prose = { definition = "Definition" }
core = "Definition"
status = "status"
replaced-by = "use"
references = ["see"]
links = ["#{id}"]
"""
_SETTINGS = _LAYOUT.replace('core = "Definition"', 'core = "definition"')
_TABLE = (
    "\ufeffkey;Term;Definition;see;status;use\r\n"
    'rope;Rope;"Thick ""line"" of twisted yarn;\nsee the [yarn](#yarn) in the the shop.";yarn;;\r\n'
    "yarn;Yarn; Thread of spun fibre, for the the weaver. ;;draft\r\n"
    "sheet;Sheet;Rope that controls a sail by its lower corner.;rope"
)


def _glossary(folder: Path, text: str = _TABLE, name: str = "terms.csv") -> Path:
    return write(folder, {"glosslint.toml": _SETTINGS, name: text})


def _text(folder: Path, name: str = "terms.csv") -> str:
    return (folder / name).read_bytes().decode()


def test_findings_have_their_places_in_cells(tmp_path: Path) -> None:
    result = glosslint("--output-format", "concise", "--select", "repeated-word", cwd=_glossary(tmp_path))
    assert result.out.splitlines()[:2] == [
        'terms.csv:3:26: warning repeated-word [*] "the the" repeats "the"',
        'terms.csv:4:38: warning repeated-word [*] "the the" repeats "the"',
    ]


def test_fixes_change_only_the_announced_characters(tmp_path: Path) -> None:
    result = glosslint("fix", "--select", "repeated-word", cwd=_glossary(tmp_path))
    assert result.code == 0
    assert _text(tmp_path) == _TABLE.replace("the the", "the")


def test_what_spreadsheets_write_is_no_problem(tmp_path: Path) -> None:
    """A byte-order mark, LF in cells and CRLF between rows, no last line break, whitespace before a delimiter."""
    for rule in ("byte-order-mark", "mixed-line-endings", "final-newline", "trailing-space", "implicit-type"):
        result = glosslint("--select", rule, cwd=_glossary(tmp_path, _TABLE.replace("draft", "no ")))
        assert (result.code, result.err) == (0, ""), result.out


def test_rows_that_end_in_two_ways_are_reported(tmp_path: Path) -> None:
    result = glosslint(
        "fix", "--select", "mixed-line-endings", cwd=_glossary(tmp_path, _TABLE.replace("draft\r", "draft"))
    )
    assert (result.code, _text(tmp_path)) == (0, _TABLE)


def test_renaming_there_and_back_restores_the_bytes(tmp_path: Path) -> None:
    _glossary(tmp_path)
    there = glosslint("rename", "yarn", "thread", "--term", "Thread; spun", cwd=tmp_path)
    assert there.code == 0, there.err
    assert _text(tmp_path) == _TABLE.replace("yarn;Yarn;", 'thread;"Thread; spun";').replace(
        "#yarn", "#thread"
    ).replace('";yarn', '";thread')
    assert glosslint("rename", "thread", "yarn", "--term", "Yarn", cwd=tmp_path).code == 0
    assert _text(tmp_path) == _TABLE.replace("yarn;Yarn;", 'yarn;"Yarn";')
    write(tmp_path, {"terms.csv": _TABLE})
    for names in (("rope", "cable"), ("cable", "rope")):
        assert glosslint("rename", *names, cwd=tmp_path).code == 0
    assert _text(tmp_path) == _TABLE


def test_deprecating_fills_the_cells_of_the_row(tmp_path: Path) -> None:
    result = glosslint("deprecate", "sheet", "--replaced-by", "rope", cwd=_glossary(tmp_path))
    assert result.code == 0, result.err
    assert _text(tmp_path) == f"{_TABLE};deprecated;rope"
    result = glosslint("deprecate", "yarn", "--replaced-by", "rope", cwd=_glossary(tmp_path))
    assert _text(tmp_path) == _TABLE.replace(";;draft", ";;deprecated;rope")


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    text = "key,Term,Definition,see\nrope,Rope,Thick line of twisted yarn.,yarn\nyarn,Yarn,Thread of spun fibre.,\n"
    write(tmp_path, {"glosslint.toml": _SETTINGS.replace('status = "status"\n', 'status = "see"\n'), "t.csv": text})
    write(tmp_path, {"glosslint.toml": _SETTINGS.replace('references = ["see"]\n', "").replace('"use"', '"Use"')})
    result = glosslint("deprecate", "rope", "--replaced-by", "yarn", cwd=tmp_path)
    assert result.code == 2
    assert (tmp_path / "t.csv").read_text() == text


def test_a_new_entry_is_a_row_with_cells_in_the_order_of_the_header(tmp_path: Path) -> None:
    result = glosslint("new", "Bow, or front", "--id", "bow", cwd=_glossary(tmp_path))
    assert result.code == 0, result.err
    assert _text(tmp_path) == f"{_TABLE}\r\nbow;Bow, or front;;;draft;"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('Term,Definition\nBow,"Front of a ship.\n', "this is not CSV: this quotation mark is never closed"),
        (
            "key,Term,Definition,see,status,use\nbow,Bow,Front of a ship, mostly,,,.\n",
            "this row has 7 cells, but the header has 6",
        ),
    ],
)
def test_malformed_rows_are_findings(tmp_path: Path, text: str, message: str) -> None:
    result = glosslint("--output-format", "concise", cwd=_glossary(tmp_path, text))
    assert result.code == 1
    assert message in result.out


_BROKEN = (  # and the column of the error
    ('23,Metadata, Guide, "Says when the the data is updated, and what each row means.",,', 21),
    ("23,Metadata,Guide,Says when the the data is updated, by us, and by whom.", 61),
    ("23,Metadata,Guide,Says when the the data is updated.,,,,", 55),
    ('23,Metadata,Guide, "Says when the the data is updated.",', 20),
    ('23,Metadata,Guide,\u00a0"Says when the the data" is updated.,\u200b', 20),
)


@pytest.mark.parametrize(("row", "column"), _BROKEN)
@pytest.mark.parametrize("at", [3, 22])
def test_a_malformed_row_is_an_error_with_its_place_and_is_never_edited(
    row: str, column: int, at: int, tmp_path: Path
) -> None:
    rows = [
        f"{number},Term{number:02},Guide,Text that says what  the the {number}th is.,\u200b" for number in range(1, 23)
    ]
    rows.insert(at, row)
    text = "\n".join(("id,term,page,definition,url", *rows, ""))
    write(tmp_path, {"glossary.csv": text})
    assert glosslint("init", "--yes", cwd=tmp_path).code == 0
    errors = [line for line in _concise(tmp_path, "check") if f"glossary.csv:{at + 2}:" in line]
    assert len(errors) == 1
    assert errors[0].startswith(f"glossary.csv:{at + 2}:{column}: error yaml-syntax ")
    glosslint("fix", "--unsafe-fixes", cwd=tmp_path)
    after = (tmp_path / "glossary.csv").read_text().splitlines()
    assert after.count(row) == 1
    assert not any("the the" in line for line in after if line != row)  # the other rows are fixed
    assert glosslint("rename", "1", "one", cwd=tmp_path).code == 2


def _concise(folder: Path, *command: str) -> list[str]:
    return glosslint(*command, "--output-format", "concise", cwd=folder).out.splitlines()


def test_a_malformed_row_is_not_moved_when_others_are_sorted(tmp_path: Path) -> None:
    rows = [f"{chr(97 + number) * 3},Text that says what it is." for number in range(24)]
    rows.insert(4, 'zzz, "Text, and another."')
    text = "\n".join(("term,definition", *rows, ""))
    write(tmp_path, {"glossary.csv": text})
    assert glosslint("init", "--yes", cwd=tmp_path).code == 0
    assert any("unsorted-entries" in line for line in _concise(tmp_path, "check"))
    assert glosslint("fix", cwd=tmp_path).code == 1
    assert (tmp_path / "glossary.csv").read_text() == text


def test_an_empty_cell_at_the_end_of_every_row_is_no_error(tmp_path: Path) -> None:
    rows = [f"Term{number},Text that says what it is.," for number in range(6)]
    write(tmp_path, {"glossary.csv": "\n".join(("term,definition", *rows, ""))})
    assert glosslint("init", "--yes", cwd=tmp_path).code == 0
    assert not any("yaml-syntax" in line for line in _concise(tmp_path, "check"))


def _apply(text: str, *intents: Intent) -> tuple[str, str]:
    """Return the text after the intents, proven, and why they were refused."""
    document = parse(Source("x.csv", text))
    repair = Lowering(document).repair(Fix(Safety.SAFE, intents, "change it"))
    if repair.reason:
        return text, repair.reason
    after, reason = Verifier(document).apply([repair])
    return after.source.text, reason


_SMALL = 'key,term,note\n a ,A,"x, y"\nb,B,\nc,C'


@pytest.mark.parametrize(
    ("intent", "wanted"),
    [
        (SetValue(Place("x.csv", (0, 0, "term")), "A, B"), _SMALL.replace(",A,", ',"A, B",')),
        (SetValue(Place("x.csv", (0, 0, "key")), 'say "a"'), _SMALL.replace(" a ,", '"say ""a""",')),
        (Replace(Place("x.csv", (0, 0, "note"), span=Span(1, 2)), ' "or"'), _SMALL.replace("x, y", 'x ""or"" y')),
        (RemoveItem(Place("x.csv", (0, 1))), _SMALL.replace("b,B,\n", "")),
        (RemoveItem(Place("x.csv", (0, 2))), _SMALL.replace("\nc,C", "")),
        (Reorder(Place("x.csv", (0,)), (2, 1, 0)), 'key,term,note\nc,C\nb,B,\n a ,A,"x, y"'),
        (InsertKey(Place("x.csv", (0, 1)), "note", "n"), _SMALL.replace("b,B,", "b,B,n")),
        (InsertKey(Place("x.csv", (0, 2)), "note", "n"), f"{_SMALL},n"),
        (RemoveKey(Place("x.csv", (0, 0, "note"))), _SMALL.replace('"x, y"', "")),
        (InsertItem(Place("x.csv", (0,)), {"term": "D, E", "key": "d"}), f'{_SMALL}\nd,"D, E",'),
        (InsertItem(Place("x.csv", (0,)), {"key": "d"}, 1), _SMALL.replace("b,B", "d,,\nb,B")),
    ],
)
def test_changes_of_a_table_are_written_as_the_table_is(intent: Intent, wanted: str) -> None:
    assert _apply(_SMALL, intent) == (wanted, "")


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        (RenameKey(Place("x.csv", (0, 0, "note")), "notes"), "the rows of a table have the keys of its header"),
        (InsertKey(Place("x.csv", (0, 1)), "more", "n"), 'the table has no column "more"; add it to the header first'),
        (InsertKey(Place("x.csv", (0, 0)), "note", "n"), '"note" exists already'),
        (InsertKey(Place("x.csv", (0, 1)), "note", ("a", "b")), "a cell holds one text"),
        (InsertItem(Place("x.csv", (0, 0, "note")), "n"), "the rows of a table have the keys of its header"),
    ],
)
def test_what_a_table_cannot_hold_is_refused(intent: Intent, reason: str) -> None:
    text, refused = _apply(_SMALL, intent)
    assert text == _SMALL
    assert refused.startswith(reason)


_LETTERS = "abé \"\n;,'#"


def _case(choose: Choices) -> tuple[str, Intent, str]:
    """A table, a change of one of its strings, and what the string is then."""
    cells = [["x" + choose.text(_LETTERS, 6) for _ in range(2)] for _ in range(choose.integer(1, 3))]

    def written(cell: str) -> str:
        bare = cell == cell.strip() and not {*cell} & {*';"\n'}
        return cell if bare and choose.integer(0, 1) else '"' + cell.replace('"', '""') + '"'

    newline = choose.pick(("\n", "\r\n"))
    text = newline.join(["one;two", *(";".join(map(written, row)) for row in cells)])
    row, column = choose.integer(0, len(cells) - 1), choose.integer(0, 1)
    old = cells[row][column]
    start = choose.integer(0, len(old))
    span, new = Span(start, choose.integer(start, len(old))), choose.text(_LETTERS, 4)
    path = (0, row, ("one", "two")[column])
    return text, Replace(Place("x.csv", path, span=span), new), old[: span.start] + new + old[span.end :]


@settings(max_examples=1000)
@given(choices(60).map(_case))
def test_any_change_of_a_cell_reads_as_wanted_and_touches_no_other(case: tuple[str, Intent, str]) -> None:
    text, intent, wanted = case
    before = parse(Source("x.csv", text))
    found = before.find(intent.place.path)
    assert found is not None
    new, reason = _apply(text, intent)
    if reason:
        assert not wanted.strip() or "already reads like this" in reason, reason
        return
    match = parse(Source("x.csv", new)).find(intent.place.path)
    assert match is not None and isinstance(match.node, Scalar) and isinstance(found.node, Scalar)
    assert match.node.text == wanted
    assert new[: found.node.start] == text[: found.node.start]
    assert new[match.node.end :] == text[found.node.end :]
