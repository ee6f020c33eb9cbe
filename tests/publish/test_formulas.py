"""Formulas: what cannot be shown stops publishing, at the character; dollars that are money begin none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.parse.tex import tex_error
from tests.publish.sites import native, publish, published
from tests.support import GLOSSARY, ROOT, entry, glosslint, write

OPEN = 'schema = "open.json"\n'


def _folder(tmp_path: Path, *entries: str) -> Path:
    return write(native(tmp_path, *entries, settings=OPEN), {"open.json": "{}"})


def _page(folder: Path, name: str) -> str:
    return (folder / f"site/glossary/{name}/index.html").read_text("utf-8")


def test_a_missing_brace_stops_publishing_and_check_reports_it(tmp_path: Path) -> None:
    text = (GLOSSARY / "rope.yaml").read_text("utf-8")
    assert text.count("R_{n-m}") == 1
    broken = text.replace("R_{n-m}", "R_{n-m")
    line = broken[: broken.index("R_{n-m")].count("\n") + 1
    column = broken.splitlines()[line - 1].index("R_{n-m") + 3
    folder = write(_folder(tmp_path, published("loss")), {"glossary/rope.yaml": broken})
    for args in ((), ("--strict",)):
        result = publish(folder, *args)
        assert result.code == 1
        message = 'the formula cannot be shown: "{" is not closed'
        assert f"rope (glossary/rope.yaml:{line}:{column}): {message}\n" in result.err
        assert "Nothing was written" in result.err
        assert not (folder / "site").exists()
    report = glosslint("check", "--select", "invalid-formula", "--output-format", "concise", cwd=folder)
    assert report.code == 1
    assert report.out.startswith(f"glossary/rope.yaml:{line}:{column}: error invalid-formula {message}\n")


def test_the_formula_of_a_draft_stops_nothing(tmp_path: Path) -> None:
    folder = _folder(tmp_path, published("loss"), entry("rope", formula="{tex: 'R_{n-m'}"))
    result = publish(folder)
    assert result.code == 0
    assert "Left out 1 draft." in result.err


def test_a_suppressed_formula_is_shown_as_tex(tmp_path: Path) -> None:
    comment = "  # glosslint: ignore[invalid-formula] our own macro"
    folder = _folder(tmp_path, published("loss", formula="\\loss_a" + comment))
    assert publish(folder).code == 0
    assert '<code class="tex">\\loss_a</code>' in _page(folder, "loss")


def test_an_unknown_command_in_prose_is_named_and_shown_as_tex(tmp_path: Path) -> None:
    folder = _folder(tmp_path, published("loss", definition="Number $\\risk A$ to be made small."))
    result = publish(folder)
    assert result.code == 0
    assert 'loss (glossary/loss.yaml:6:21): the formula cannot be shown: unknown command "\\risk"\n' in result.err
    assert '<code class="tex">\\risk A</code>' in _page(folder, "loss")


@pytest.mark.parametrize(
    "text",
    [
        "Costs $5-$6 a day.",
        "Set $HOME/$USER first.",
        "Between $5 and $6_000.",
        "Costs $1_2_3-$4.",
        "Read $5_a_b or ($7).",
    ],
)
def test_dollars_that_are_money_or_variables_are_no_formula(tmp_path: Path, text: str) -> None:
    folder = _folder(tmp_path, published("loss", definition=f'"{text}"'))
    assert glosslint("--select", "invalid-formula", cwd=folder).code == 0
    result = publish(folder)
    assert (result.code, result.err) == (0, "")
    page = _page(folder, "loss")
    assert text in page
    assert "<math" not in page and 'class="tex"' not in page


_GROUPS = ("{", "\\left(", "\\begin{matrix}", "a^{", "a^{\\frac{", "{%}\n", "\\text{%}\n")
_DEEP = (*_GROUPS, "\\frac", "\\frac a", "\\sqrt[", "\\hat ")


@pytest.mark.parametrize("part", _DEEP)
def test_a_formula_that_is_nested_too_deeply_ends_no_process(tmp_path: Path, part: str) -> None:
    folder = _folder(tmp_path, published("loss", formula=json.dumps(part * 20_000)))
    result = glosslint("--select", "invalid-formula", cwd=folder)
    assert result.code == 1
    assert "the formula cannot be shown: it is nested too deeply" in result.out
    assert publish(folder).code == 1


def test_the_formulas_of_the_own_glossary_are_shown() -> None:
    assert glosslint("--select", "invalid-formula", cwd=ROOT).code == 0


def test_a_formula_as_long_as_they_get_is_shown() -> None:
    rows = " \\\\ ".join("a_{i} &= \\frac{1}{n} \\sum_{j} \\left( x_j - \\bar{x} \\right)^{2}" for _ in range(60))
    assert tex_error("\\begin{aligned} " + rows + " \\end{aligned}") is None


@pytest.mark.parametrize(
    ("tex", "at", "message"),
    [
        ("R_{n-m", "{", '"{" is not closed'),
        ("a_{b} {c", "{c", '"{" is not closed'),
        ("\\left( x", "\\left", '"\\left" is not closed'),
        ("\\begin{matrix} a", "\\begin", '"\\begin" is not closed'),
        ("é𝔸 \\foo x", "\\foo", 'unknown command "\\foo"'),
        ("\\begin{foo}x\\end{foo}", "foo", 'unknown environment "foo"'),
        ("a}b", "}", 'unmatched closing token: "}"'),
        ("x_1_2", "_2", "duplicate subscript or superscript"),
        ("x^", "^", "expected argument but reached end of input"),
        ("\\newcommand{\\a}{b} \\a", "\\newcommand", '"\\newcommand" defines a command, which a formula may not'),
    ],
)
def test_an_error_is_at_its_characters(tex: str, at: str, message: str) -> None:
    error = tex_error(tex)
    assert error is not None
    assert error.message == message
    assert error.span.start == tex.index(at)
    assert tex[slice(*error.span)] and at.startswith(tex[slice(*error.span)])
