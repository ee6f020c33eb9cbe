"""Several versions of a glossary: files whose names differ only in a date or in other numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from glosslint.parse.files import kind_of

T = TypeVar("T")
_NUMBER = re.compile(r"\d{1,9}")
_SHARED = 0.5  # share of the terms that another version has too


def newest_first(
    best: T, every: Iterable[T], path_of: Callable[[T], str], terms_of: Callable[[T], frozenset[str]]
) -> list[T]:
    """Return ``best`` and its other versions, the one with the highest numbers first: "v10/terms.md", "v9/terms.md".

    A version has about the same terms: "part-1.md" and "part-2.md" are none of each other.
    """
    name, own = _without_numbers(path_of(best)), terms_of(best)
    alike = (one for one in every if _without_numbers(path_of(one)) == name)
    versions = [one for one in alike if one is best or len(terms_of(one) & own) >= _SHARED * len(own)]
    return sorted(versions, key=lambda one: _numbers(path_of(one)), reverse=True)


def _without_numbers(path: str) -> str:
    return f"{_NUMBER.sub('', path.rpartition('.')[0])} {kind_of(path)}"


def _numbers(path: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(path)]
