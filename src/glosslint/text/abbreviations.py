"""Abbreviations that end with a period. English, with the commonest of other languages."""

from __future__ import annotations

_ENGLISH = """
    inc ltd co corp llc bros jr sr dr mr mrs ms prof st mt vs etc al approx dept univ no nos vol fig ed eds est resp
    incl excl max min var esp cf viz misc abbr ft lb lbs oz sq ave blvd ibid seq supp messrs capt sgt tbsp tsp
"""
#: Above all those that end a list, as "etc." does: "usw.", "ecc.", "osv.", "itd.", "stb.".
_OTHERS = """
    usw usf bzw ggf vgl evtl bspw sog inkl zzgl ff jh chr ecc ej aprox ex env enz bijv osv mv itd itp atd apod stb jne
    ym
"""
#: In lower case, without the period.
ABBREVIATIONS = frozenset((*_ENGLISH.split(), *_OTHERS.split()))
