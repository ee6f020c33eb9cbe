"""How similar texts are: equal, nearly equal, and the words in which two differ."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.acronyms import is_acronym, is_short_form
from glosslint.text.english.inflection import base
from glosslint.text.names import fold
from glosslint.text.tokenize import mask, word_set

_PUNCTUATION = frozenset(".,;:!?\u2026*_\"'\u2018\u2019\u201c\u201d\u00ab\u00bb()[]-\u2010\u2011\u2013\u2014")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[^\w\s]")
_COMMON = 50  # a word in more texts than this is not used to pair them: keeps the time linear

#: Words that may be added, dropped or changed without a change of meaning.
_LITTLE_WORDS = word_set("""
    a an the this that these those which who of in on at by for with as is are was were be been being has have had
    it its their there can may might will would should one some any each used using also very often usually
    typically generally commonly sometimes mostly normally such so then thus
""")
#: Opposites: names that differ in such words are names of two things.
_OPPOSITES = """
    in:out on:off up:down upper:lower left:right first:last old:new open:closed high:low long:short hot:cold hard:soft
    few:zero pre:post before:after start:end begin:end min:max minimum:maximum major:minor even:odd true:false
    public:private internal:external inner:outer input:output inbound:outbound ingress:egress upstream:downstream
    upload:download online:offline local:global local:remote static:dynamic horizontal:vertical forward:backward
    synchronous:asynchronous sync:async async:await positive:negative supervised:unsupervised structured:unstructured
    encoder:decoder encode:decode encryption:decryption encrypt:decrypt prefill:decode push:pull read:write buy:sell
    bid:ask client:server parent:child source:target source:sink sender:receiver producer:consumer request:response
    primary:secondary baseline:candidate ancestor:descendant predecessor:successor lossy:lossless mutable:immutable
    front:back top:bottom port:starboard bow:stern import:export login:logout train:test
"""
_OPPOSITE_PAIRS = frozenset(frozenset(pair.split(":")) for pair in _OPPOSITES.split())
_WORD = re.compile(r"[^\W\d_]+")
_INNER, _DIGIT = re.compile(r"[a-z]{2}[A-Z]|[A-Z]{2}[a-z]{2}"), re.compile(r"\d")
_BEGINNING = 5  # letters at the beginning of a word
#: Characters between words, for a quick split: others between words are rare, and the same in both texts.
_SEPARATORS = '.,;:!?\u2026*_"\u201c\u201d\u00ab\u00bb()[]{}<>/|=+&-\u2010\u2011\u2013\u2014`~'
_TO_SPACES = str.maketrans(dict.fromkeys(_SEPARATORS, " "))
#: The same for the bytes of ASCII text, which are translated in a tenth of the time, and to lower case as well.
_ASCII_TO_SPACES = bytes(range(128)).decode().translate(_TO_SPACES).lower().encode().ljust(256)


class Difference(NamedTuple):
    """Words of one text, and those of another in their place; either may be empty."""

    one: str
    other: str


def tokens(text: str, hidden: Sequence[tuple[str, Span]]) -> tuple[str, ...]:
    """Return the words of a text for comparison: case-folded, with code and symbols, without quotation marks,
    punctuation, and the targets of links."""
    visible = mask(text, [part for part in hidden if part[0] in ("mark", "html")]).casefold()
    words: list[str] = []
    position = 0
    for kind, (start, end) in hidden:
        if kind in ("code", "math") and len(visible) == len(text):
            words += [*_words(visible[position:start]), visible[start:end]]
            position = end
    return (*words, *_words(visible[position:]))


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token not in _PUNCTUATION]


def plain_words(masked: str) -> list[str]:
    """Return the words of a masked text in lower case, split roughly and fast."""
    if masked.isascii():
        return masked.encode().translate(_ASCII_TO_SPACES).decode().split()
    return masked.translate(_TO_SPACES).lower().split()


def content_initials(masked: str) -> str:
    """Return the first letters of the content words of a masked text. They are the same for texts whose ``tokens`` are
    equal or differ only slightly, and seldom for others."""
    words = plain_words(masked)
    if "'" in masked or "\u2018" in masked or "\u2019" in masked:
        return "".join([word.lstrip("'\u2018\u2019")[:1] for word in words if word not in _LITTLE_WORDS])
    return "".join([word[0] for word in words if word not in _LITTLE_WORDS])


def similar_pairs(texts: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts, by index, that share at least ``least`` (over ½) of all their words (Jaccard index).
    Only texts with a rare word in common are compared (prefix filtering): two similar texts share one of their rarest
    words. Words in more than ``_COMMON`` texts are not rare, so that the time grows linearly with the number of
    texts."""
    frequency = Counter(word for text in texts for word in text)
    texts_with: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        rarest = sorted(text, key=lambda word: (frequency[word], word))[: len(text) - math.ceil(least * len(text)) + 1]
        prefix = [word for word in rarest if frequency[word] <= _COMMON]
        for earlier in sorted({other for word in prefix for other in texts_with[word]}):
            if len(text & texts[earlier]) >= least * len(text | texts[earlier]):
                yield earlier, index
        for word in prefix:
            texts_with[word].append(index)


def differences(one: Sequence[str], other: Sequence[str]) -> list[Difference]:
    """Return where two texts differ, in words, in order."""
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [Difference(" ".join(one[a:b]), " ".join(other[c:d])) for tag, a, b, c, d in steps if tag != "equal"]


def is_minor(difference: Difference) -> bool:
    """Return whether the meaning stays the same: only function words, or the number of a noun, differ."""
    one, other = ([base(word) for word in words.split() if word not in _LITTLE_WORDS] for words in difference)
    return one == other


def are_opposites(one: str, other: str) -> bool:
    """Return whether two names differ in words that are opposites, as "in-format" and "out-of-format". What one has
    beside these words, the other has too, or nothing: "upper / lower deck", not "log in" and "opt out"."""
    first, second = ([word.lower() for word in _WORD.findall(name)] for name in (one, other))
    pairs = [(word, match) for word in first for match in second if frozenset((word, match)) in _OPPOSITE_PAIRS]
    opposed = {word for pair in pairs for word in pair} | _LITTLE_WORDS
    own, others = ({base(word) for word in words if word not in opposed} for words in (first, second))
    return bool(pairs) and (own <= others or own >= others)


def are_parts_of_one(one: str, others: Collection[str]) -> bool:
    """Return whether words that slashes divide are parts of one name, rather than several names of one thing."""
    if any(_is_within(one, name) for name in others):
        return True
    if any(is_short_form(one, name) for name in others):
        return False
    if sum(map(is_acronym, (one, *others))) > 1:
        return True
    return any(_are_proper(one, name) or are_opposites(one, name) for name in others)


def _is_within(one: str, other: str) -> bool:
    """Return whether one of two parts is the other with words before or after it, as in "Drift / drift audit"."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])


def _are_proper(one: str, other: str) -> bool:
    """Return whether two parts are names of things that have nothing in common: one has a capital inside a word, as
    names of products have, or both have a number, and they share no letters at the beginning of a word."""
    are_products = any(map(_INNER.search, (one, other))) or all(map(_DIGIT.search, (one, other)))
    first, second = ({fold(word)[:_BEGINNING] for word in _WORD.findall(name)} for name in (one, other))
    return are_products and first.isdisjoint(second)
