"""TOML is refused above a depth, and what hides brackets and dots from ``tomllib`` hides them from the limit."""

from __future__ import annotations

import contextlib
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.util.toml import MAX_LEVELS, TooDeepError, loads

DEEP = "[" * (MAX_LEVELS + 1)
SIGNS = ["[", "]", "{", "}", ".", ",", "=", "a", "1", '"', '"""', "'", "'''", "\\", "\\\\", "#", "\n", "\r\n", " "]


@pytest.mark.parametrize(
    "text",
    [
        f"x = {DEEP}",
        "a." * 200_000 + "a = 1",
        f"[{'a.' * 200_000}a]",
        "x = " + "{a = " * 200,
        f'x = ["""a"""", {DEEP}',
        f'x = ["""\\""""", {DEEP}',
        f"x = ['''a''''', {DEEP}",
        f"""x = ["a\\"", '"', {DEEP}""",
        f'x = [ # "\n{DEEP}',
        "x = " + "{a.b = [" * 34,
    ],
)
def test_deep_toml_is_refused_before_it_is_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", None)
    with pytest.raises(TooDeepError, match=f"nested more than {MAX_LEVELS} deep"):
        loads(text)


@pytest.mark.parametrize(
    "text",
    [
        f"x = {'[' * MAX_LEVELS}1{']' * MAX_LEVELS}",
        "x = [" + "1.5, 1.5,\n" * 300 + "]\n",
        "a.b = 1.5\n" * 300,
        f"x = [\"{DEEP}\", \"\"\"{DEEP}\n{DEEP}\"\"\", '{DEEP}', '''{DEEP}'''] # {DEEP}\n",
        "[a.b]\n[a.c]\n" * 300,
        "[[a.b]]\n" * 300,
    ],
)
def test_other_toml_is_parsed(text: str) -> None:
    expected: Any = None
    with contextlib.suppress(tomllib.TOMLDecodeError):
        expected = tomllib.loads(text)
    with contextlib.suppress(tomllib.TOMLDecodeError):
        assert loads(text) == expected


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_no_beginning_that_is_valid_hides_what_follows(text: str) -> None:
    """If a list may follow a text, one that is too deep is refused there."""
    try:
        tomllib.loads(f"{text}\nx = [1]\n")
    except tomllib.TOMLDecodeError:
        return
    with pytest.raises(TooDeepError):
        loads(f"{text}\nx = {DEEP}")


def test_a_number_with_too_many_digits_is_an_error_of_the_text() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="too many digits"):
        loads("x = " + "9" * 5000)
