"""Sentences for people that quote what may be very long."""

from __future__ import annotations

import re

#: Characters of a quotation that a message shows; longer ones lose their middle.
SHOWN = 100
_QUOTED = re.compile(r'"[^"]*"')
_END = 20


def shorten_quotations(message: str) -> str:
    """``message`` with the middle of each long quotation given as ``…``: its place is shown beside it anyway."""
    if len(message) <= SHOWN:
        return message
    return _QUOTED.sub(lambda quoted: _cut(quoted[0]), message)


def _cut(quoted: str) -> str:
    return quoted if len(quoted) <= SHOWN + 2 else f"{quoted[: SHOWN - _END]}…{quoted[-_END - 1 :]}"
