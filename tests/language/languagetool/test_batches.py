"""▶ Every range of an answer is exactly the characters that the server meant, in the text that it meant."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.language.languagetool.client import GAP, Batch, Ruler, batches
from glosslint.model import Span

TEXTS = st.lists(st.text(st.sampled_from("aé\n 😀𝔸語"), min_size=1, max_size=8), min_size=1, max_size=6)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_a_range_is_found_again_in_its_text(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number]) - 1))
    end = data.draw(st.integers(start + 1, len(texts[number])))
    before = "".join(text + GAP for text in texts[:number]) + texts[number][:start]
    place = Ruler(texts).place(units(before), units(texts[number][start:end]))
    assert place == (number, Span(start, end))


@given(TEXTS, st.data())
def test_a_range_that_leaves_its_text_is_nobodys(texts: list[str], data: st.DataObject) -> None:
    whole = GAP.join([*texts, "end"])
    end = data.draw(st.integers(len(texts[0]) + 1, len(whole)))
    assert Ruler([*texts, "end"]).place(0, units(whole[:end])) is None


@pytest.mark.parametrize(
    ("offset", "length"), [(-1, 2), (0, 0), (0, 99), (9, 1), (2, 1), (1, 1), ("0", 1), (None, 1), (True, 1), (1.0, 1)]
)
def test_a_range_that_cannot_be_is_refused(offset: object, length: object) -> None:
    with pytest.raises(ValueError, match=r"range|outside|inside"):
        Ruler(["a😀b"]).place(offset, length)


def test_batches_hold_one_language_and_so_many_characters() -> None:
    texts = [("en", "aaaa"), ("en", "bbbb"), ("en", "c" * 30), ("de", "d"), ("de", "\ud800\x00e")]
    assert list(batches(texts, 12)) == [
        Batch("en", ("aaaa", "bbbb")),
        Batch("en", ("c" * 30,)),
        Batch("de", ("d", "  e")),
    ]
