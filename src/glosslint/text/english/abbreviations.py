"""Abbreviations that end with a period."""

from __future__ import annotations

_KNOWN = """
    inc ltd co corp llc bros jr sr dr mr mrs ms prof st mt vs etc al approx dept univ no nos vol fig ed eds est resp
    incl excl max min var esp cf viz misc abbr ft lb lbs oz sq ave blvd
"""
#: In lower case, without the period.
ABBREVIATIONS = frozenset(_KNOWN.split())
