"""What messages are made of: numbers with their nouns, and quotations of what may be very long."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.util.regexes import lazy_pattern

_MAX_QUOTED = 100  # characters of a quotation
_QUOTED = lazy_pattern(r'"[^"]*"')
_STEPS = 8  # of a cycle that its message gives; all are related places
_END = 20  # characters of its end that are kept


def shorten_quotations(message: str) -> str:
    """Return ``message`` with ``…`` for the middle of each long quotation; the finding shows its place anyway."""
    return _QUOTED.sub(lambda quoted: _shorten(quoted[0]), message) if len(message) > _MAX_QUOTED else message


def _shorten(quoted: str) -> str:
    return quoted if len(quoted) <= _MAX_QUOTED + 2 else f"{quoted[: _MAX_QUOTED - _END]}…{quoted[-_END - 1 :]}"


def join_some(names: Sequence[str], most: int) -> str:
    """Return the first ``most`` names, and how many more there are: ``a, b and 3 more``."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest:,} more" if rest > 0 else "")


def join_words(parts: Sequence[str], word: str = "and") -> str:
    """Return all parts as a sentence lists them: ``a``, ``a and b``, ``a, b and c``; empty without any."""
    *others, last = parts or ("",)
    return f"{', '.join(others)} {word} {last}" if others else last


def quote_all(names: Sequence[str]) -> str:
    """Return ``"a"``, ``"a" and "b"``, or ``"a", "b" and "c"``."""
    return join_words([f'"{name}"' for name in names])


def join_steps(clauses: Sequence[str]) -> str:
    """Return the clauses on the steps of a cycle, two or more, as one; of many, the first ones and the last."""
    hidden = len(clauses) - _STEPS
    first = clauses[:-1] if hidden <= 1 else (*clauses[: _STEPS - 1], f"{hidden:,} more steps")
    return f"{', '.join(first)}, and {clauses[-1]}"


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``, ``1,000 files``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
