"""The steps of a cycle in words."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 8  # steps of a cycle that its message gives; all are related places


def enumerated(clauses: Sequence[str]) -> str:
    """Return the clauses on the steps of a cycle, two or more, as one; of many, the first ones and the last."""
    hidden = len(clauses) - _SHOWN
    first = clauses[:-1] if hidden <= 1 else (*clauses[: _SHOWN - 1], f"{hidden:,} more steps")
    return f"{', '.join(first)}, and {clauses[-1]}"
