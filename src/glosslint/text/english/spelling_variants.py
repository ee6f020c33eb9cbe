"""Two right spellings of one English word: those of Britain and America, and compounds written together or apart.

American forms follow from the ending, where the words that have only one form are listed; the forms of a compound are
learned from the texts themselves. Sources of the lists: the entries on these endings in Fowler's and in Hart's Rules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.text.english.inflection import base

_QUOTED = re.compile(
    "\"[^\"\n]*\"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|(?<!\\w)['\u2018][^'\u2019\n]*['\u2019](?!\\w)"
)
_ONE_FORM = (  # beginnings of words on -ise that are not written with z, and of words on -ize that are not with s
    "advertis advis anis appris chastis chemis circumcis compris compromis concis demis despis devis disguis "
    "enterpris excis exercis expertis franchis imprecis improvis incis merchandis mortis practis precis premis previs "
    "promis pris repris revis supervis surmis surpris televis tortois treatis unsupervis undevis unpromis "
    "paradis exorcis enfranchis disenfranchis disfranchis unadvis readvis valis ceris unexercis unsurpris "
    "sunris moonris earthris upris highris lowris midris "
    "capsiz downsiz oversiz resiz rightsiz undersiz siz priz"
)
_ISE = re.compile(
    rf"(?!(?:{'|'.join(_ONE_FORM.split())}))([a-z]{{2,}}[b-df-hj-npqrstvxyz]i)([sz])(e[drs]?|ers|ing|ations?|ational|able)"
)
#: The same of any stem that is long enough to be a word ("memoise"), unless it has one form, however it is written.
_ON_ISE = re.compile(
    rf"(?!{'|'.join(f'{start[:-1]}[sz]' for start in _ONE_FORM.split())})"
    r"([a-z]{3,}[b-df-hj-vxy])i([sz])(?:e[drs]?|ers|ing|ations?|ational|able)"
)
_OUR = re.compile(
    r"((?:dis|mis|multi|un|re)?(?:colo|behavio|neighbo|favo|hono|labo|rumo|flavo|harbo|vapo|tumo|humo|armo|odo|"
    r"endeavo|rigo|savo))(u?)(r(?:s|ed|ing|al|ally|able|ably|hoods?|ites?|ful|less|er|ers)?)"
)
_RE = re.compile(
    r"((?:data|epi|micro)?cent|fib|theat|calib|spect|lust|(?:centi|kilo|milli|nano)met|millilit|lit)(re|er)(s?)"
)
_CENTRE = re.compile(r"(cent)(r|er)(ed|ing)")
_YSE = re.compile(r"((?:anal|paral|catal|electrol)y)([sz])(e|ed|ers?|ing)")
_LL = re.compile(
    r"((?:re|un|mis|pre|multi|back)?(?:model|label|travel|cancel|signal|level|channel|fuel|marshal|tunnel))(l?)(ed|ing|ers?)"
)
_GREY = re.compile(r"(gr)(e|a)(ys?|yscale)")
_ARTEFACT = re.compile(r"(art)(e|i)(facts?)")
_JUDGEMENT = re.compile(r"((?:acknowled|jud)g)(e?)(ments?)")
_DEFENCE = re.compile(r"((?:de|of)fen)(c|s)(es?)")
#: Each pattern with what one and the other side have in its second group.
_PATTERNS = (
    ("-ise/-ize", _ISE, "s", "z"),
    ("-our/-or", _OUR, "u", ""),
    ("-re/-er", _RE, "re", "er"),
    ("-re/-er", _CENTRE, "r", "er"),
    ("-yse/-yze", _YSE, "s", "z"),
    ("-lled/-led", _LL, "l", ""),
    ("grey/gray", _GREY, "e", "a"),
    ("artefact/artifact", _ARTEFACT, "e", "i"),
    ("judgement/judgment", _JUDGEMENT, "e", ""),
    ("defence/defense", _DEFENCE, "c", "s"),
)
#: What every word of the patterns has: a quick look that spares most words a long one.
_LIKELY = re.compile(
    "i[sz][aei]|ou?r|[bmt]re|[bmt]er|ctre|cter|y[sz][ei]|l(?:ed|ing|er)|gr[ea]y|art[ei]f|gement|gment|fen[cs]e|centr"
)
_LETTERS = re.compile("[a-z]+")
_HYPHENS = frozenset("-\u2010\u2011")
_GAPS = _HYPHENS | {" ", "\n"}
_TIES = _HYPHENS | frozenset("./_&+@\\")
_PART = 3  # letters of a part of a compound: of shorter ones, most are words such as "to"
#: Words that stand before or after another by grammar, and make no compound with it when they stand apart.
_STAND_APART = """
    a about above across after again all along also an and another any apart are around as at away back be before
    behind below beside between both but by can cross do does down each either else ever every few for fore forth from
    further half has have her here high him his how however if in inside into is it its like long low made make makes
    many may mean meant more most much must never no none nor not now of off on once one ones only onto or other our
    out over own part per same self short single so some still such than that the their them then there these they
    this those through thus time times to together too two under until up upon use used uses using was way well were
    what when where whether which while who whole whom will with within without you your run runs body thing things
    day wise less ship full able non
"""
_APART = frozenset(_STAND_APART.split())
_NEAR = 6  # characters before a word in which the end of the last sentence stands
_FRESH = frozenset({"", ".", "!", "?", ":"})
#: Words that mean something else when they are written apart.
_DIFFERENT = frozenset({"runtime", "runtimes", "lifetime", "lifetimes", "pretext", "forego", "percent"})


class Variant(NamedTuple):
    """A word that is written in two ways. ``span`` is in the text; ``group`` is what is told apart, ``first`` which of
    its two sides this is (the British one; of compounds, the one in one word), ``key`` the word as written and
    ``other`` the same on the other side, ``written`` what to write."""

    span: Span
    group: str
    first: bool
    key: str
    other: str
    written: str


def mask_quotations(text: str) -> str:
    """``text`` at its own length, with dots for what it quotes."""
    if '"' in text or "'" in text or not text.isascii():
        return _QUOTED.sub(lambda match: "." * len(match[0]), text)
    return text


@lru_cache(maxsize=65536)
def other_region(word: str) -> tuple[str, bool, str] | None:
    """The group of a small word that is written otherwise across the ocean, whether it is the British one, and the
    other. "advise", "size" and "hour" are the same on both shores."""
    for group, pattern, one, other in _PATTERNS if _LIKELY.search(word) else ():
        match = pattern.fullmatch(word)
        if match is not None:
            british = match[2] == one
            return group, british, match[1] + (other if british else one) + match[3]
    return None


class IseVerb(NamedTuple):
    """A verb on -ise or -ize: what stands before the ending, and which of the two letters the ending has."""

    stem: str
    letter: str

    def other(self, word: str) -> str:
        """A small word of this verb with the other letter: "memoised" → "memoized"."""
        at = len(self.stem) + 1
        return f"{word[:at]}{'z' if self.letter == 's' else 's'}{word[at + 1 :]}"


@lru_cache(maxsize=4096)
def ise_verb(word: str) -> IseVerb | None:
    """The stem of a small word on -ise or -ize, or of what is made of one (-ised, -iser, -isation); ``None`` for what
    is not written both ways ("advertise", "resize"), or has less than four letters before the ending."""
    match = _ON_ISE.fullmatch(word)
    return None if match is None else IseVerb(match[1], match[2])


class MixedSpellings(NamedTuple):
    """What some texts write in two ways: ``bases`` in one word and the parts of those written apart (``seconds``, by
    first part), in the form of ``base_words``; ``words`` and ``pairs``, joined, as they may stand in a text; and
    ``compounds`` with where their second part begins."""

    bases: frozenset[str]
    seconds: dict[str, frozenset[str]]
    words: frozenset[str]
    pairs: frozenset[str]
    compounds: dict[str, int]

    def may_occur_in(self, bases: frozenset[str]) -> bool:
        """Whether one of them may stand in a text of these ``base_words``."""
        if not self.bases.isdisjoint(bases):
            return True
        return any(not self.seconds[first].isdisjoint(bases) for first in bases & self.seconds.keys())


def mixed_spellings(texts: Iterable[Collection[str]]) -> MixedSpellings:
    """What texts, each as its ``base_words``, may write in two ways."""
    vocabulary = set[str]().union(*texts)
    compounds = {word: at for word in vocabulary if (at := _second_part(word, vocabulary))}
    seconds: dict[str, set[str]] = defaultdict(set)
    for word, at in compounds.items():
        seconds[word[:at]].add(word[at:])
    overseas = {word: found for word in vocabulary if (found := other_region(word)) is not None}
    sides = {(group, first) for group, first, _ in overseas.values()}
    bases = compounds.keys() | {word for word, (group, first, _) in overseas.items() if (group, not first) in sides}
    return MixedSpellings(
        frozenset(bases),
        {first: frozenset(parts) for first, parts in seconds.items()},
        frozenset(_inflected(bases)),
        frozenset(_inflected(compounds)),
        compounds,
    )


def _second_part(word: str, vocabulary: set[str]) -> int:
    """Where the second of the two words begins that a word may be made of; 0 where it is not."""
    if len(word) <= _PART or word in _DIFFERENT:
        return 0
    starts = (1, *range(_PART, len(word) - _PART + 1))
    fitting = (at for at in starts if word[:at] in vocabulary and word[at:] in vocabulary)
    return next((at for at in fitting if is_compound(word[:at], word[at:])), 0)


def _inflected(words: Iterable[str]) -> Iterator[str]:
    """Words with their plurals."""
    for word in words:
        yield from (word, word + "s", word + "es", word[:-1] + "ies")


def is_compound(one: str, other: str) -> bool:
    """Whether two small words that stand side by side may make one."""
    if one in _APART or other in _APART:
        return False
    return (len(one) >= _PART or one == "e") and len(other) >= _PART and one.isalpha() and other.isalpha()


def spelling_variants(text: str, lower: str, known: MixedSpellings) -> Iterator[Variant]:
    """The words of a text of which there are two spellings. ``lower`` is the text in small letters, without what is
    not prose."""
    before = None
    for match in _LETTERS.finditer(lower):
        if match[0] in known.words and not _is_tied(lower, *match.span()):
            yield from _single(text, match, known.compounds)
        elif before is not None and before[0] + match[0] in known.pairs:
            yield from _pair(text, lower, before, match)
        before = match


def _is_tied(lower: str, start: int, end: int) -> bool:
    """Whether a sign ties a word to the one before it or behind it, as in an address or "made-to-measure"."""
    after = lower[end : end + 2]
    return lower[start - 1 : start] in _TIES or after[:1] in _HYPHENS or (after[:1] in _TIES and after[1:].isalnum())


def _is_proper(text: str, span: Span) -> bool:
    """Whether a word is somebody's name: with a capital inside, or at its front in the middle of a sentence."""
    said = text[slice(*span)]
    if said[1:] != said[1:].lower():
        return True
    before = text[max(0, span.start - _NEAR) : span.start].strip()
    return said[0].isupper() and before.strip("*_([")[-1:] not in _FRESH


def _single(text: str, match: re.Match[str], compounds: dict[str, int]) -> Iterator[Variant]:
    span, word = Span(*match.span()), match[0]
    said = text[slice(*span)]
    if _is_proper(text, span):
        return
    other = other_region(word)
    if other is not None:
        group, british, spelt = other
        yield Variant(span, group, british, base(word), base(spelt), said[0] + spelt[1:])
    elif base(word) in compounds:
        key = base(word)
        at = compounds[key]
        yield Variant(span, key, True, key, f"{key[:at]} {key[at:]}", f"{said[:at]} {said[at:]}")


def _pair(text: str, lower: str, one: re.Match[str], other: re.Match[str]) -> Iterator[Variant]:
    gap = lower[one.end() : other.start()]
    span = Span(one.start(), other.end())
    said = text[slice(*span)]
    if gap in _GAPS and not _is_tied(lower, *span) and not _is_proper(text, span) and is_compound(one[0], other[0]):
        key = base(one[0] + other[0])
        yield Variant(span, key, False, f"{base(one[0])} {base(other[0])}", key, said.replace(gap, ""))
