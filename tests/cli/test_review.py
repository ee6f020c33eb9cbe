"""``glosslint fix -i``: what each key does, and how changes are shown. tests/terminal has it in a real terminal."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from glosslint.cli.console import Progress
from glosslint.cli.fix_files import changed_lines
from glosslint.cli.main import main
from glosslint.cli.review import Keyboard, Review
from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.model import GlosslintError
from glosslint.report.style import Style, width
from glosslint.settings.settings import load
from tests.support import write


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Keys(Keyboard):
    """Types the keys of ``typed``; a line is what comes up to ``\\n``. Then the terminal is closed, or interrupted."""

    def __init__(self, typed: str, interrupt: bool = False) -> None:
        super().__init__()
        self._left, self._interrupt = typed, interrupt

    @contextlib.contextmanager
    def attentive(self) -> Iterator[None]:
        yield

    def key(self) -> str:
        if not self._left and self._interrupt:
            raise KeyboardInterrupt
        key, self._left = self._left[:1], self._left[1:]
        return key

    def line(self, question: str) -> str:
        sys.stdout.write(question)
        line, _, self._left = self._left.partition("\n")
        return line.strip()

    def drop(self) -> None:
        """Keep what is left: it was typed later."""


class Reviewed(NamedTuple):
    """What became of a review: the files that changed, what was fixed, what was said, and the review itself."""

    texts: dict[str, str]
    fixed: list[str]
    said: str
    review: Review


def _review(folder: Path, typed: str, **request: bool) -> Reviewed:
    out = _Terminal()
    keys = mock.patch("glosslint.cli.review.Keyboard", lambda: _Keys(typed))
    with keys, mock.patch.object(sys, "stdin", _Terminal()), mock.patch.object(sys, "stdout", out):
        review = Review(Style(), Progress(wanted=False), str)
        outcome = fix(CheckRequest(load(folder / "glosslint.toml", folder), **request), review)  # type: ignore[arg-type]
    texts = {new.path: new.text for _, new in outcome.changes}
    return Reviewed(texts, [done.location.path for done in outcome.fixed], out.getvalue(), review)


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [("yn", ["a"]), ("ny", ["b"]), ("?a", ["a", "b"]), ("q", []), ("", []), ("yq", ["a"]), ("x!yq", ["a"])],
)
def test_a_review_asks_about_each_fix(folder: Path, typed: str, fixed: list[str]) -> None:
    (folder / "glossary/b.yaml").write_bytes(b"id: b \nterm: B\n")
    done = _review(folder, typed)
    assert done.fixed == [f"glossary/{name}.yaml" for name in fixed]
    assert (
        "- see_also: [[-a, -]logit]\n+ see_also: [logit]\n\nsafe fix: remove the item\napply? [y,n,i,r,a,q,?] "
        in done.said
    )
    assert ("  n  skip\n" in done.said) == ("?" in typed)


def test_a_review_offers_unsafe_fixes_too(folder: Path) -> None:
    done = _review(folder, "ny")
    assert done.fixed == ["glossary/b.yaml"]
    assert "- see_also: [[-logits-]]\n+ see_also: [{+logit+}]\n\nunsafe fix: " in done.said


def test_the_last_answer_can_be_undone(folder: Path) -> None:
    (folder / "glossary/b.yaml").write_bytes(b"id: b \nterm: B\n")
    done = _review(folder, "yuny")
    assert done.fixed == ["glossary/b.yaml"]
    assert done.said.count("apply? [y,n,i,r,a,u,q,?] ") == 2
    done = _review(folder, "ruyy")  # a rule that is skipped is asked about again
    assert done.fixed == ["glossary/a.yaml", "glossary/b.yaml"]


def test_a_rule_is_skipped_whole(tmp_path: Path) -> None:
    files = {f"glossary/{name}.yaml": f"id: {name} \nterm: {name}  \n" for name in ("a", "b")}
    folder = write(tmp_path, {"glosslint.toml": 'select = ["trailing-space"]\n', **files})
    done = _review(folder, "r")
    assert (done.fixed, done.said.count("apply?")) == ([], 1)


def test_a_finding_is_ignored_with_a_reason(folder: Path) -> None:
    done = _review(folder, "i\niit stays\nq")
    assert list(done.texts) == ["glossary/a.yaml"]
    assert "see_also: [a, logit]  # glosslint: ignore[self-reference] it stays\n" in done.texts["glossary/a.yaml"]


def test_what_is_ignored_or_changed_is_not_asked_about_again(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": 'select = ["wording"]\n[language]\nengines = ["harper"]\n'})
    write(folder, {"glossary/a.yaml": "id: a\nterm: A\nsummary: Set of the the tokens.\n"})
    assert _review(folder, "q", cache=False).said.count("── 1/2 ") == 1  # the engine has a suggestion, too
    done = _review(folder, "y", cache=False)
    assert done.texts == {"glossary/a.yaml": "id: a\nterm: A\nsummary: Set of the tokens.\n"}
    assert "── 2/2 " not in done.said
    assert "── 2/2 " not in _review(folder, "iquoted so\n", cache=False).said
    assert "── 2/2 " in _review(folder, "nq", cache=False).said
    write(folder, {"glossary/b.yaml": "id: b\nterm: B\nsummary: List of of the words.\n"})
    said = _review(folder, "iquoted so\nq", cache=False).said
    assert [line for line in said.splitlines() if line.startswith("── ")] == ["── 1/4 ", "── 2/3 "]


def _spelling(folder: Path, **texts: str) -> Path:
    settings = 'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\n'
    entries = {f"glossary/{name}.yaml": f"id: {name}\nterm: {name.upper()}\n{text}" for name, text in texts.items()}
    return write(folder, {"glosslint.toml": settings, **entries})


def test_a_review_fixes_a_word_at_all_places_of_a_file(tmp_path: Path) -> None:
    text = "definition: |\n  Seperately kept.\n  It stands here seperately, and there seperately.\n"
    folder = _spelling(tmp_path, a=text, b=text)
    done = _review(folder, "yy", cache=False)
    assert done.texts == {
        f"glossary/{name}.yaml": f"id: {name}\nterm: {name.upper()}\n{text.replace('eperately', 'eparately')}"
        for name in ("a", "b")
    }
    assert done.said.count('write "separately" at 3 places') == 2


def test_another_wording_is_typed_and_a_word_accepted(tmp_path: Path) -> None:
    folder = _spelling(tmp_path, a="summary: Thing with dimensons and with a wibblefrotz.\n")
    done = _review(folder, "t\ntsizes\nw", cache=False)
    assert done.texts == {"glossary/a.yaml": "id: a\nterm: A\nsummary: Thing with sizes and with a wibblefrotz.\n"}
    assert done.review.words == ["wibblefrotz"]
    assert 'write instead of "dimensons": ' in done.said


def test_a_word_without_a_suggestion_is_typed_anew(tmp_path: Path) -> None:
    folder = _spelling(tmp_path, a="summary: Thing with a wibblefrotz.\n")
    done = _review(folder, "twobble\n", cache=False)
    assert "what to do? [n,t,w,i,r,a,q,?] " in done.said
    assert done.texts == {"glossary/a.yaml": "id: a\nterm: A\nsummary: Thing with a wobble.\n"}


def test_one_of_several_suggestions_is_chosen(tmp_path: Path) -> None:
    folder = _spelling(tmp_path, a="summary: Thing that they are runing.\n")
    offered = _review(folder, "q", cache=False).said
    match = re.search(r'^  2  write "(\w+)"', offered, re.M)
    assert match is not None
    assert "[y,1-" in offered
    assert match[1] in _review(folder, "2q", cache=False).texts["glossary/a.yaml"]


def test_ctrl_c_keeps_the_answers_given_before(folder: Path) -> None:
    write(folder, {"glossary/b.yaml": "id: b \nterm: B\n"})
    out = _Terminal()
    terminals = mock.patch.object(sys, "stdin", _Terminal()), mock.patch.object(sys, "stdout", out)
    arguments = mock.patch.object(sys, "argv", ["glosslint", "fix", "-i"])
    keys = mock.patch("glosslint.cli.review.Keyboard", lambda: _Keys("y", interrupt=True))
    with contextlib.chdir(folder), arguments, keys, terminals[0], terminals[1], pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert (folder / "glossary/a.yaml").read_text().count("[logit]") == 1
    assert (folder / "glossary/b.yaml").read_text() == "id: b \nterm: B\n"


def test_a_review_ends_with_a_summary_and_writes_the_reports_that_are_asked_for(folder: Path) -> None:
    write(
        folder,
        {"glosslint.toml": 'select = ["references", "spelling"]\n[language]\nengines = ["harper"]\nlanguage = "de"\n'},
    )
    out = _Terminal()
    argv = ["glosslint", "fix", "-i", "--show-fixes", "--output-format", "auto", "--output-format", "json=report.json"]
    terminals = mock.patch.object(sys, "stdin", _Terminal()), mock.patch.object(sys, "stdout", out)
    keys = mock.patch("glosslint.cli.review.Keyboard", lambda: _Keys("yn"))
    arguments, plain = mock.patch.object(sys, "argv", argv), mock.patch.dict("os.environ", {"NO_COLOR": "1"})
    with contextlib.chdir(folder), plain, arguments, keys, terminals[0], terminals[1], pytest.raises(SystemExit):
        main()
    lines = out.getvalue().splitlines()
    assert any("fixed self-reference" in line for line in lines), lines
    end = lines.index("Fixed 1 finding in 1 file: self-reference 1.")
    assert lines[end + 1 : end + 3] == ["1 finding skipped.", "2 findings left; to see them: glosslint"]
    assert lines[end + 3].startswith("Not run: spelling and grammar: ")
    assert len(json.loads((folder / "report.json").read_text("utf-8"))["findings"]) == 2


def test_a_review_refuses_a_pipe() -> None:
    with pytest.raises(GlosslintError):
        Review(Style(), Progress(wanted=False), str)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("a the the b  \n", "a the b\n", ["- a the [-the -]b[-··-]", "+ a the b"]),
        ("one\ntwo\n", "one\ntoo\n", ["- two", "+ too"]),
        ("x\n", "x\ny\tz\n", ["+ y→z"]),
        ("a\nb", "a\nb\n", []),
    ],
)
def test_changes_are_marked_by_word_and_spaces_at_the_end_are_seen(old: str, new: str, lines: list[str]) -> None:
    assert list(changed_lines(old, new, Style()))[: len(lines) or None] == lines or not lines


def test_a_long_line_is_cut_around_its_change() -> None:
    old = f"{'word ' * 40}teh {'word ' * 40}\n"
    for line in changed_lines(old, old.replace("teh", "the"), Style(width=60)):
        assert len(line) <= 60 + len("{++}")
        assert "t" in line.partition("[-")[2] + line.partition("{+")[2]
    assert all(width(line) for line in changed_lines(old, old.replace("teh", "the"), Style(color=True, width=60)))
