"""Changes of files as edits: small ones, which turn the old text into the new one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

pytest.importorskip("pygls", reason="the server is an extra")

from glosslint.fix.scalar_text import apply_edits
from glosslint.model.source import Source
from glosslint.server.features.edits import find_differences

_TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "ab\r\n", "\n", "c"]), max_size=12).map("".join)


@given(_TEXTS, _TEXTS)
def test_the_edits_turn_one_text_into_the_other(old: str, new: str) -> None:
    _, edits = find_differences(Source("", old), new)
    assert apply_edits(old, edits) == new
    assert all(one.span.end <= other.span.start for one, other in pairwise(edits))
    assert not edits or old != new


def test_each_edit_has_only_what_changes() -> None:
    old = "id: ant\nterm: Ant\nsee_also: [bee]\nstatus: draft\n"
    new = "id: emmet\nterm: Ant\nsee_also: [wasp]\nstatus: draft\n"
    assert [(old[slice(*edit.span)], edit.text) for edit in find_differences(Source("", old), new)[1]] == [
        ("an", "emme"),
        ("bee", "wasp"),
    ]
    longer = old.replace("status", "page: /ant/\nstatus")
    assert [(edit.span.start, edit.text) for edit in find_differences(Source("", old), longer)[1]] == [
        (old.index("status"), "page: /ant/\n")
    ]
