"""The forms of English words: singulars beyond those of names, and those of verbs. Functions take folded words."""

from __future__ import annotations

from functools import lru_cache

from glosslint.text import names

#: Plurals that the regular endings get wrong and that are not in ``names``, which knows those that names are made of.
_PAIRS = """
    feet:foot teeth:tooth geese:goose mice:mouse oxen:ox dice:die radii:radius nuclei:nucleus stimuli:stimulus
    foci:focus loci:locus fungi:fungus alumni:alumnus cacti:cactus syllabi:syllabus formulae:formula antennae:antenna
    larvae:larva vertebrae:vertebra wolves:wolf loaves:loaf thieves:thief selves:self calves:calf wives:wife
    strata:stratum errata:erratum bacteria:bacterium automata:automaton emphases:emphasis ellipses:ellipsis
    diagnoses:diagnosis prognoses:prognosis oases:oasis codices:codex suffices:suffix minutiae:minutia
    buses:bus passes:pass losses:loss classes:class processes:process goes:go does:do echoes:echo heroes:hero
    potatoes:potato tomatoes:tomato vetoes:veto
"""
_IRREGULAR = dict(pair.split(":") for pair in _PAIRS.split())
#: Nouns of which the plural does not begin as they do, or not as far as their last two letters.
_UNLIKE = frozenset(
    one for many, one in (_IRREGULAR | names.IRREGULAR).items() if not many.startswith(one) and one[-1:] != "y"
)

#: Verbs of which past tense or participle is not made with -ed.
_STRONG_VERBS = """
    be:is/are/was/were/been/being begin:began/begun break:broke/broken bring:brought build:built buy:bought
    catch:caught choose:chose/chosen come:came cut:cut do:does/did/done draw:drew/drawn drive:drove/driven
    fall:fell/fallen feed:fed find:found fly:flew/flown forget:forgot/forgotten freeze:froze/frozen get:got/gotten
    give:gave/given go:goes/went/gone grow:grew/grown have:has/had hide:hid/hidden hold:held keep:kept
    know:knew/known lead:led leave:left let:let lose:lost make:made mean:meant overwrite:overwrote/overwritten
    put:put read:read rebuild:rebuilt run:ran rewrite:rewrote/rewritten say:said see:saw/seen seek:sought sell:sold
    send:sent set:set shake:shook/shaken show:shown shut:shut speak:spoke/spoken spend:spent split:split stand:stood
    take:took/taken teach:taught tell:told think:thought throw:threw/thrown understand:understood
    undo:undoes/undid/undone write:wrote/written
"""
_STRONG = {verb: forms.split("/") for verb, forms in (pair.split(":") for pair in _STRONG_VERBS.split())}
_VOWELS = "aeiou"
#: Verbs of more than one syllable that double their last letter all the same, since the stress lies on it.
_STRESSED_VERBS = """
    admit begin commit compel control defer deter embed emit equip expel forget infer occur omit patrol permit prefer
    program recur refer regret reset submit transfer transmit unplug
"""
_STRESSED = frozenset(_STRESSED_VERBS.split())


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """The singular of a noun; any other word comes back unchanged, or loses its s. What is only compared with another
    ``base`` may be any word: "runs" and "run" are one."""
    return _IRREGULAR.get(word) or names.singular(word)


def plural(noun: str) -> str | None:
    """The plural of a noun in small letters, or of one that ends in a small word; ``None`` where it is not regular."""
    if noun in _UNLIKE:
        return None
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u", ""):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> frozenset[str]:
    """All forms of a verb: "merge" → merge, merges, merged, merging."""
    stem = _doubled(verb)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, gerund = f"{verb}d", f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, gerund = f"{verb[:-1]}ied", f"{verb}ing"
    else:
        past, gerund = f"{verb}d" if verb.endswith("e") else f"{stem}ed", f"{stem}ing"
    return frozenset((verb, _third_person(verb), gerund, *_STRONG.get(verb, (past,))))


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in _VOWELS else f"{verb}s"


def _doubled(verb: str) -> str:
    """The verb with its last letter twice where -ed and -ing ask for that: "map" → "mapp"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb
    one_syllable = sum(char in _VOWELS for char in verb) == 1
    return verb + verb[-1] if one_syllable or verb in _STRESSED else verb
