"""What the program in ../shared/slips prints becomes a table of groups."""

from __future__ import annotations

from tools.recall.corrected import table

PRINTED = """
kind               slips  error  warning  info  not  blocked  not run   error+warning
all                  228     26       40    14  148        0        0   29%
comma                 40      0        0     0   40        0        0   0%
grammar               50      0        4     2   44        0        0   8%
"""


def test_groups_become_rows() -> None:
    assert table(PRINTED.splitlines()).splitlines()[2:] == [
        "| grammar | 50 | 4 | 2 | 12% |",
        "| **all** | 228 | 66 | 14 | 35% |",
    ]
