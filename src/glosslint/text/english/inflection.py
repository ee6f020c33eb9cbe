"""The forms of English words: singulars and plurals of nouns, and the forms of verbs. Functions take folded words."""

from __future__ import annotations

from functools import lru_cache

from glosslint.text import names

#: Plurals that the regular endings get wrong, besides those of ``names``, which are common in names.
_PAIRS = """
    feet:foot teeth:tooth geese:goose mice:mouse oxen:ox dice:die radii:radius nuclei:nucleus stimuli:stimulus
    foci:focus loci:locus fungi:fungus alumni:alumnus cacti:cactus syllabi:syllabus formulae:formula antennae:antenna
    larvae:larva vertebrae:vertebra wolves:wolf loaves:loaf thieves:thief selves:self calves:calf wives:wife
    strata:stratum errata:erratum bacteria:bacterium automata:automaton emphases:emphasis ellipses:ellipsis
    diagnoses:diagnosis prognoses:prognosis oases:oasis codices:codex suffices:suffix minutiae:minutia
    buses:bus passes:pass losses:loss classes:class processes:process goes:go does:do echoes:echo heroes:hero
    potatoes:potato tomatoes:tomato vetoes:veto hooves:hoof scarves:scarf sheaves:sheaf elves:elf spectra:spectrum
    quanta:quantum momenta:momentum memoranda:memorandum referenda:referendum addenda:addendum lemmata:lemma
    apices:apex cortices:cortex helices:helix simplices:simplex annuli:annulus bacilli:bacillus calculi:calculus
    emboli:embolus moduli:modulus thrombi:thrombus tori:torus genera:genus
"""
_IRREGULAR = dict(pair.split(":") for pair in _PAIRS.split())
#: Nouns whose plural does not begin with the singular; for those on -y, ``plural`` knows the rule.
_IRREGULAR_NOUNS = frozenset(
    singular
    for many, singular in (_IRREGULAR | names.IRREGULAR).items()
    if not many.startswith(singular) and singular[-1:] != "y"
)

#: Verbs whose past tense or participle is not formed with -ed.
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
#: Verbs of more than one syllable that double their last letter, since the stress is on the last syllable.
_STRESSED_VERBS = """
    admit begin commit compel control defer deter embed emit equip expel forget infer occur omit patrol permit prefer
    program recur refer regret reset submit transfer transmit unplug
"""
_STRESSED = frozenset(_STRESSED_VERBS.split())


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """Return the singular of a noun; any other word is returned unchanged, or without its final s. As a key for
    comparing words it works for all of them: "runs" and "run" have one base."""
    return _IRREGULAR.get(word) or names.singular(word)


def plural(noun: str) -> str | None:
    """Return the plural of a noun in lower case, or of one that ends in a lower-case word; ``None`` if irregular."""
    if noun in _IRREGULAR_NOUNS:
        return None
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u", ""):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


#: Endings of Latin and Greek nouns, singular and plural, and the fewest letters of a noun that may have them.
_CLASSICAL = (
    ("ma", "mata"),
    ("um", "a"),
    ("on", "a"),
    ("us", "i"),
    ("a", "ae"),
    ("is", "es"),
    ("ex", "ices"),
    ("ix", "ices"),
)
_CLASSICAL_LENGTH = 5


def classical_plurals(noun: str) -> frozenset[str]:
    """Return the plurals that a noun may have in Latin or Greek: "antheridium" → antheridia."""
    if len(noun) < _CLASSICAL_LENGTH:
        return frozenset()
    return frozenset(noun.removesuffix(one) + many for one, many in _CLASSICAL if noun.endswith(one))


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> frozenset[str]:
    """Return all forms of a verb: "merge" → merge, merges, merged, merging."""
    stem = _doubled(verb)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, gerund = f"{verb}d", f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, gerund = f"{verb[:-1]}ied", f"{verb}ing"
    else:
        past, gerund = f"{verb}d" if verb.endswith("e") else f"{stem}ed", f"{stem}ing"
    third_person = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        third_person = f"{verb[:-1]}ies"
    return frozenset((verb, third_person, gerund, *_STRONG.get(verb, (past,))))


def _doubled(verb: str) -> str:
    """Return the verb with its last letter doubled if -ed and -ing require it: "map" → "mapp"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb
    one_syllable = sum(char in _VOWELS for char in verb) == 1
    return verb + verb[-1] if one_syllable or verb in _STRESSED else verb
