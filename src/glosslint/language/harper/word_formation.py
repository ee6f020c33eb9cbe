"""Words that no dictionary lists, formed from words that it does: sublayer, underfitting, parseable, codebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from glosslint.text.english.inflection import base, verb_forms
from glosslint.text.english.spelling_variants import ise_verb
from glosslint.text.tokenize import word_set

_PREFIXES = word_set("""
    auto bi co counter cross cyber de dis down fore hyper inter intra macro mega meta micro mid mini mis mono
    multi nano non out over para poly post pre proto pseudo quasi re self semi sub super tele trans tri ultra un
    under uni up
""")
#: What endings may replace, by the ending.
_SUFFIXES = {
    ending: replaced
    for endings, replaced in {
        "less ness like wise ward ly ism ish": ("",),
        "able er ers or ors ity": ("", "e"),
        "eable ation": ("e", ""),
        "ably": ("able", "", "e"),
        "ability": ("", "e", "able"),
        "ibly": ("ible",),
        "eaux": ("eau",),
        "ional": ("ion",),
    }.items()
    for ending in endings.split()
}
#: The last parts of many compounds: a word of four letters or more before one of these is no typo.
_HEADS = word_set("""
    base block board book box bot byte card case chain code data flow file form frame grid group house key kit
    lab land layer length less level line link list load lock log loop map mark mesh mode name net node note
    object out pack page pad paper pass path plane point pool port print proof ref room run scale scape scope script
    set sheet shell shot side sign site size space speed stack stage stamp state store stream string style
    switch tab table tag test text time tool trace track tree type unit up verse view ware way web word work
    works world yard zone
""")
#: Greek and Latin parts that form words of science with each other; those with homo- and homeo- differ by a letter.
_LEARNED = re.compile(
    r"(?:aniso|auto|bio|chrono|crypto|electro|endo|exo|geo|hetero|holo|homeo|homo|hydro|iso|macro|meta|micro|mono|neuro"
    r"|ortho|para|photo|poly|pseudo|stereo|thermo|topo)"
    r"(?:chromatic|chronous|gamous|genesis|genic|geneity|geneous|gonal|graph|grapher|graphic|graphy|logical|logous|logy|meric"
    r"|merism|meter|metric|metry|morphic|morphism|morphous|phase|phobic|philic|scopic|scopy|spheric|static|thermal"
    r"|trophic|tropic|tropy|typic|zygous)(?:ally|s)?"
)
_PART = 4  # letters
_LONG_STEM = 5  # letters, of what "in-" may be put before
#: Verbs whose last letter some writers double: "hiccupped".
_EITHER = word_set("benefit bias carpet focus gallop gossip hiccup scallop stencil wallop")
#: Words that are in the dictionary, and no parts of compounds: "whatsover" is a typo.
_NO_PARTS = word_set("whats over ting sing ring tins ally ness less ment able ible")


def formed(word: str, known: Callable[[str], bool]) -> bool:
    """Return whether a lowercase word is formed from ``known`` ones by prefix, ending, plural or compounding."""
    parts = [part for part in _parts(word) if part != word]
    if _LEARNED.fullmatch(word) or any(map(known, parts)):
        return True
    negated = word.removeprefix("un")  # "unmatchable"
    return negated != word and negated.endswith("able") and any(map(known, _parts(negated)))


def is_compound(word: str, known: Callable[[str], bool]) -> bool:
    """Return whether a word may be two known ones, such as "firehose": similar words are no sign of a typo then."""
    splits = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
    parts = ((one, other) for one, other in splits if not _NO_PARTS & {one, other} and not other.endswith("ed"))
    return any(known(one) and known(other) for one, other in parts)


def _parts(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _PART:
            yield rest
    for head in _HEADS:
        for ending in (head, f"{head}s"):
            if word.endswith(ending) and len(word) - len(ending) >= _PART:
                yield word.removesuffix(ending)
    verb = ise_verb(word)
    if verb is not None:
        forms = (f"{verb.stem}ize", f"{verb.stem}i{verb.letter}e")  # "turquoize" is none of "turquoise"
        yield from (*forms, verb.stem, f"{verb.stem}y", f"{verb.stem}e")  # "token", "memo", "binary", "discrete"
        yield f"{verb.stem[:-1]}e{verb.stem[-1]}"  # "parameter", of which "parametrization" is
    yield base(word)
    for ending, before in _SUFFIXES.items():
        stem = word.removesuffix(ending)
        if stem != word and not word.endswith("icly"):  # "dynamicly"; "publicly" is listed
            yield from (stem + former for former in before if len(stem + former) >= _PART)
    yield from _verbs(word)


def _verbs(word: str) -> Iterator[str]:
    """Yield the verb of which the word may be a participle, with or without "in-"."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _PART:
            yield from (verb for verb in (stem, f"{stem}e", stem[:-1]) if word in verb_forms(verb))
            if stem[:-1] in _EITHER and stem[-1] == stem[-2]:
                yield stem[:-1]
            if (inner := word.removeprefix("in")) != word and len(inner) > _LONG_STEM:
                yield inner  # "incurving"
