"""The titles of a table → the columns that hold the values of its entries: the same in every format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from glosslint.parse.page.table import Titles
from glosslint.text.names import fold

#: The keys without which a table has no entries. Their columns are found first.
REQUIRED = ("term", "definition")
#: The keys of other names, and of other entries.
NAMES, RELATED = "aliases", "related"
#: A letter, or a range of letters.
_LETTERS = re.compile(r"[^\W\d_](?:\s*(?:[-–—/]|to)\s*[^\W\d_])?")


def indices(titles: Sequence[str], columns: Mapping[str, Titles]) -> dict[str, int]:
    """Return the index of each column that a table has, by its key; empty without one for the term or the definition.

    Of several titles for a key, the first that the table has counts. No column is that of two keys.
    """
    own = [fold(title) for title in titles]
    found: dict[str, int] = {}
    for key in (*REQUIRED, *columns):
        given = (fold(title) for title in titles_of(columns, key) if key not in found)
        at = next(
            (own.index(title) for title in given if title in own and own.index(title) not in found.values()), None
        )
        if at is not None:
            found[key] = at
    return found if found.keys() >= set(REQUIRED) else {}


def titles_of(columns: Mapping[str, Titles], key: str) -> tuple[str, ...]:
    """Return the titles that a column may have to hold the values of a key."""
    given = columns.get(key, ())
    return (given,) if isinstance(given, str) else tuple(given)


def divides_alphabet(cells: Sequence[str]) -> bool:
    """Return whether all that the cells of a row have is a letter, or a range of letters, which divides a table."""
    filled = [cell for cell in cells if cell.strip()]
    return len(cells) > 1 and len(filled) == 1 and _LETTERS.fullmatch(filled[0].strip(" *_`")) is not None
