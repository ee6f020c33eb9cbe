"""Two correct spellings of one English word: British and American, and compounds written as one word or as two.

American forms follow from the ending; words with only one form are listed. The forms of a compound are learned from the
texts themselves. Sources of the lists: the entries on these endings in Fowler's and in Hart's Rules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.english.inflection import base
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

_QUOTED = lazy_pattern(  # also a line of a block quote
    "(?m:^[ \t]*>.*$)|"
    "\"[^\"\n]*\"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|(?<!\\w)['\u2018][^'\u2019\n]*['\u2019](?!\\w)"
)
_ONE_FORM = (  # beginnings of words on -ise that are never written with z, and of words on -ize that never are with s
    "advertis advis anis appris chastis chemis circumcis compris compromis concis demis despis devis disguis "
    "enterpris excis exercis expertis franchis imprecis improvis incis merchandis mortis practis precis premis previs "
    "promis pris repris revis supervis surmis surpris televis tortois treatis assiz "
    "paradis exorcis enfranchis disenfranchis disfranchis valis ceris "
    "sunris moonris earthris upris highris lowris midris "
    "divis trellis pelvis metropolis necropolis acropolis portcullis chrysalis clematis mantis "  # plurals: "trellises"
    "capsiz downsiz oversiz resiz rightsiz undersiz siz priz"
)
_PREFIX = "(?:un|in|ill|re|pre|mis|non|over|self|semi)?"  # "unadvertised", "inadvisable"
#: Also words in "size", such as "midsize" and "outsize"; not "emphasize", nor "synthesize".
_NEVER = rf"(?!{_PREFIX}(?:{'|'.join(_ONE_FORM.split())})|[a-z]*[^aeou]siz|(?:bite|life)siz)"
_ISE = re.compile(rf"{_NEVER}([a-z]{{2,}}[b-df-hj-npqrstvxyz]i)([sz])(e[drs]?|ers|ing|ations?|ational|able)")
#: Like ``_ISE``, for any stem that is long enough to be a word ("memoise"), and rejecting either spelling of one form.
_ON_ISE = lazy_pattern(
    rf"(?!{_PREFIX}(?:{'|'.join(f'{start[:-1]}[sz]' for start in _ONE_FORM.split())}))"
    r"([a-z]{3,}[b-df-hj-vxy])i([sz])(?:e[drs]?|ers|ing|ations?|ational|able)"
)
_OUR = re.compile(
    r"((?:dis|mis|multi|un|re)?(?:colo|behavio|neighbo|favo|hono|labo|rumo|flavo|harbo|vapo|tumo|humo|armo|odo|"
    r"endeavo|rigo|savo))(u?)(r(?:s|ed|ing|al|ally|able|ably|hoods?|ites?|ful|less|er|ers)?)"
)
_RE = re.compile(
    r"((?:data|epi|micro)?cent|fib|theat|calib|spect|lust|(?:centi|kilo|milli|nano)met|millilit|lit)(re|er)(s?)"
)
_LL = re.compile(
    r"((?:re|un|mis|pre|multi|back)?(?:model|label|travel|cancel|signal|level|channel|fuel|marshal|tunnel))(l?)(ed|ing|ers?)"
)
#: Each pattern with its second group in British and in American spelling.
_PATTERNS = (
    ("-ise/-ize", _ISE, "s", "z"),
    ("-our/-or", _OUR, "u", ""),
    ("-re/-er", _RE, "re", "er"),
    ("-re/-er", re.compile(r"(cent)(r|er)(ed|ing)"), "r", "er"),
    ("-yse/-yze", re.compile(r"((?:anal|paral|catal|electrol)y)([sz])(e|ed|ers?|ing)"), "s", "z"),
    ("-lled/-led", _LL, "l", ""),
    ("grey/gray", re.compile(r"(gr)(e|a)(ys?|yscale)"), "e", "a"),
    ("artefact/artifact", re.compile(r"(art)(e|i)(facts?)"), "e", "i"),
    ("judgement/judgment", re.compile(r"((?:acknowled|jud)g)(e?)(ments?)"), "e", ""),
    ("defence/defense", re.compile(r"((?:de|of)fen)(c|s)(es?)"), "c", "s"),
)
#: Words of medicine that Britain spells like America.
_BOTH = frozenset(("humoral", "rigor", "rigors", "tumoral"))
#: What every word of the patterns contains: a quick test that spares most words ten patterns.
_LIKELY = re.compile(
    "i[sz][aei]|ou?r|[bmt]re|[bmt]er|ctre|cter|y[sz][ei]|l(?:ed|ing|er)|gr[ea]y|art[ei]f|gement|gment|fen[cs]e|centr"
)
_LETTERS = lazy_pattern("[a-z]+")
_HYPHENS = frozenset("-\u2010\u2011")
_GAPS = _HYPHENS | {" ", "\n"}
_TIES = _HYPHENS | frozenset("./_&+@\\")
_PART = 3  # letters of a part of a compound: most shorter words are function words such as "to"
#: Words that occur beside others by grammar, and form no compound with them when written apart.
_APART = word_set("""
    a about above across after again all alone along also an and another any apart are around as at away back be before
    behind below beside between both but by can cross do does down each either else ever every few for fore forth from
    further half has have her here high him his how however if in inside into is it its like long low made make makes
    many may mean meant more most much must never no none nor not now of off on once one ones only onto or other our
    out over own part per key same self short single so some still such than that the their them then there these they
    this those through thus time times to together too two under until up upon use used uses using was way well were
    what when where whether which while who whole whom will with within without you your run runs body thing things
    day wise less ship full able non
""")
_NEAR = 6  # characters before a word in which a sentence may end
#: After a word with a capital: another one, as in a title.
_IN_TITLE = lazy_pattern(r"\s+(?:(?:of|for|and|in|the|with|a|an|to|on)\s+)*[A-Z][a-z]")
_SENTENCE_ENDS = frozenset({"", ".", "!", "?", ":"})
_LONGEST = 60  # letters of a word: every place in it may be where its second part begins
#: Words that mean something else when written apart, as plaintext, which is to be encrypted, and plain text.
_DIFFERENT = word_set("runtime runtimes lifetime lifetimes pretext forego percent plaintext plaintexts")


class Variant(NamedTuple):
    """A word that is written in two ways, at a ``span`` of the text. ``group`` is the kind of difference, and ``first``
    says which of its two spellings this is (the British one; of compounds, the one as one word). ``key`` is the base of
    the word as written, ``other`` that of the other spelling, ``written`` the replacement."""

    span: Span
    group: str
    first: bool
    key: str
    other: str
    written: str


def mask_quotations(text: str) -> str:
    """Return ``text`` at its own length, with dots for what it quotes."""
    if '"' in text or "'" in text or ">" in text or not text.isascii():
        return _QUOTED.sub(lambda match: "." * len(match[0]), text)
    return text


@lru_cache(maxsize=65536)
def other_region(word: str) -> tuple[str, bool, str] | None:
    """Return the group of a lower-case word with a British and an American spelling, whether this is the British one,
    and the other one; ``None`` for words such as "advise", "size" and "hour", which have one spelling."""
    for group, pattern, one, other in _PATTERNS if _LIKELY.search(word) and word not in _BOTH else ():
        match = pattern.fullmatch(word)
        if match is not None:
            british = match[2] == one
            return group, british, match[1] + (other if british else one) + match[3]
    return None


class IseVerb(NamedTuple):
    """A verb on -ise or -ize: what is before the ending, and the letter of the ending."""

    stem: str
    letter: str

    def other(self, word: str) -> str:
        """Return a lower-case form of this verb with the other letter: "memoised" → "memoized"."""
        at = len(self.stem) + 1
        return f"{word[:at]}{'z' if self.letter == 's' else 's'}{word[at + 1 :]}"


@lru_cache(maxsize=4096)
def ise_verb(word: str) -> IseVerb | None:
    """Return the verb of a lower-case word on -ise or -ize or derived from one (-ised, -iser, -isation); ``None`` for
    words with one spelling ("advertise", "resize") or fewer than four letters before the ending."""
    match = _ON_ISE.fullmatch(word)
    return None if match is None else IseVerb(match[1], match[2])


class MixedSpellings(NamedTuple):
    """What some texts write in two ways, in the form of ``base_words``: ``bases`` as one word, and the second parts of
    those in two words by their first (``seconds``); ``words`` and joined ``pairs`` in all forms that occur in texts;
    and ``compounds`` with the offset of their second part."""

    bases: frozenset[str]
    seconds: dict[str, frozenset[str]]
    words: frozenset[str]
    pairs: frozenset[str]
    compounds: dict[str, int]

    def may_occur_in(self, bases: Collection[str]) -> bool:
        """Return whether one of them may occur in a text with these ``base_words``."""
        if not self.bases.isdisjoint(bases):
            return True
        return any(not self.seconds[first].isdisjoint(bases) for first in self.seconds.keys() & bases)


def mixed_spellings(texts: Iterable[Collection[str]]) -> MixedSpellings:
    """Return what texts, each given as its ``base_words``, may write in two ways."""
    vocabulary = set[str]()
    for text in texts:
        vocabulary.update(text)
    compounds = {word: at for word in vocabulary if (at := _second_part(word, vocabulary))}
    seconds: dict[str, set[str]] = defaultdict(set)
    for word, at in compounds.items():
        seconds[word[:at]].add(word[at:])
    regional = {word: variant for word in vocabulary if (variant := other_region(word)) is not None}
    sides = {(group, first) for group, first, _ in regional.values()}
    bases = compounds.keys() | {word for word, (group, first, _) in regional.items() if (group, not first) in sides}
    return MixedSpellings(
        frozenset(bases),
        {first: frozenset(parts) for first, parts in seconds.items()},
        frozenset(_inflect(bases)),
        frozenset(_inflect(compounds)),
        compounds,
    )


def _second_part(word: str, vocabulary: set[str]) -> int:
    """Return where the second of two known words begins of which a word may be composed; 0 if it is not composed."""
    if not _PART < len(word) <= _LONGEST or word in _DIFFERENT:
        return 0
    starts = (1, *range(_PART, len(word) - _PART + 1))
    fitting = (at for at in starts if word[:at] in vocabulary and word[at:] in vocabulary)
    return next((at for at in fitting if is_compound(word[:at], word[at:])), 0)


def _inflect(words: Iterable[str]) -> Iterator[str]:
    """Yield words with their plurals."""
    for word in words:
        yield from (word, word + "s", word + "es", word[:-1] + "ies")


def is_compound(one: str, other: str) -> bool:
    """Return whether two lower-case words that are side by side may form a compound."""
    if one in _APART or other in _APART:
        return False
    return (len(one) >= _PART or one == "e") and len(other) >= _PART and one.isalpha() and other.isalpha()


def spelling_variants(text: str, lower: str, known: MixedSpellings) -> Iterator[Variant]:
    """Yield the words of a text that have two spellings. ``lower`` is its prose in lower case, at the same length."""
    before = None
    for match in _LETTERS.finditer(lower):
        if match[0] in known.words and not _is_joined(lower, *match.span()):
            yield from _single(text, match, known.compounds)
        elif before is not None and before[0] + match[0] in known.pairs:
            yield from _pair(text, lower, before, match)
        before = match


def _is_joined(lower: str, start: int, end: int) -> bool:
    """Return whether a word is joined to the one before or after it, as in an address or "made-to-measure"."""
    after = lower[end : end + 2]
    return lower[start - 1 : start] in _TIES or after[:1] in _HYPHENS or (after[:1] in _TIES and after[1:].isalnum())


def _is_proper(text: str, span: Span) -> bool:
    """Return whether a word is a proper name: with a capital inside, or at its front in the middle of a sentence."""
    word = text[slice(*span)]
    if word[1:] != word[1:].lower():
        return True
    if not word[0].isupper():
        return False
    before = text[max(0, span.start - _NEAR) : span.start].strip()
    return before.strip("*_([")[-1:] not in _SENTENCE_ENDS or _IN_TITLE.match(text, span.end) is not None


def _single(text: str, match: re.Match[str], compounds: dict[str, int]) -> Iterator[Variant]:
    span, word = Span(*match.span()), match[0]
    written, key = text[slice(*span)], base(word)
    if _is_proper(text, span):
        return
    regional = other_region(word)
    if regional is not None:
        group, british, other = regional
        yield Variant(span, group, british, key, base(other), written[0] + other[1:])
    elif key in compounds:
        at = compounds[key]
        yield Variant(span, key, True, key, f"{key[:at]} {key[at:]}", f"{written[:at]} {written[at:]}")


def _pair(text: str, lower: str, one: re.Match[str], other: re.Match[str]) -> Iterator[Variant]:
    gap = lower[one.end() : other.start()]
    span = Span(one.start(), other.end())
    if gap in _GAPS and not _is_joined(lower, *span) and not _is_proper(text, span) and is_compound(one[0], other[0]):
        key, written = base(one[0] + other[0]), text[slice(*span)]
        yield Variant(span, key, False, f"{base(one[0])} {base(other[0])}", key, written.replace(gap, ""))
