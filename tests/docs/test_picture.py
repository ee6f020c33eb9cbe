"""The picture in the README shows the report of today."""

from __future__ import annotations

import re
import runpy
from collections import defaultdict
from html import unescape

from tests.support import ROOT

_ADVANCE = 12.2  # the width of a character in the pictures of rich
_TEXT = re.compile(r'<text class="report-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')
_COLORS = re.compile(r"\x1b\[[\d;]*m")


def _shown(picture: str) -> list[str]:
    """The lines of text in the picture, each character in its column."""
    rows: dict[float, str] = defaultdict(str)
    for x, y, text in _TEXT.findall(picture):
        rows[float(y)] = rows[float(y)].ljust(round(float(x) / _ADVANCE)) + unescape(text).replace("\xa0", " ")
    return [row.rstrip() for _, row in sorted(rows.items())]


def test_the_picture_is_the_report_of_today() -> None:
    make = runpy.run_path(str(ROOT / "docs/images/make.py"))
    report = _COLORS.sub("", make["report"]())
    expected = [line.rstrip() for line in report.splitlines() if line.strip()]
    shown = [line for line in _shown(make["PICTURE"].read_text("utf-8")) if line]
    assert shown == ["$ glosslint", *expected], "run: make picture"
    assert max(map(len, expected)) <= make["COLUMNS"]
