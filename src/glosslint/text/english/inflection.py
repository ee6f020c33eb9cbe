"""The forms of English words: singulars and plurals of nouns, the forms of verbs, and what replaces one word in the
form of another, after the right article. Functions take folded words."""

from __future__ import annotations

import re
from functools import lru_cache

from glosslint.text import names
from glosslint.text.names import fold
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

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
_NOUNS = (_IRREGULAR | names.IRREGULAR).items()
_IRREGULAR_NOUNS = {noun for many, noun in _NOUNS if not many.startswith(noun) and noun[-1:] != "y"}

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
_STRESSED = word_set("""
    admit begin commit compel control defer deter embed emit equip expel forget infer occur omit patrol permit prefer
    program recur refer regret reset submit transfer transmit unplug
""")


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
_CLASSICAL = {"ma": "mata", "um": "a", "on": "a", "us": "i", "a": "ae", "is": "es", "ex": "ices", "ix": "ices"}
_CLASSICAL_LENGTH = 5


def classical_plurals(noun: str) -> frozenset[str]:
    """Return the plurals that a noun may have in Latin or Greek: "antheridium" → antheridia."""
    if len(noun) < _CLASSICAL_LENGTH:
        return frozenset()
    return frozenset(noun.removesuffix(one) + many for one, many in _CLASSICAL.items() if noun.endswith(one))


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> frozenset[str]:
    """Return all forms of a verb: "merge" → merge, merges, merged, merging."""
    stem = _double_last(verb)
    third_person = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, gerund = f"{verb}d", f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, gerund, third_person = f"{verb[:-1]}ied", f"{verb}ing", f"{verb[:-1]}ies"
    else:
        past, gerund = f"{verb}d" if verb.endswith("e") else f"{stem}ed", f"{stem}ing"
    return frozenset((verb, third_person, gerund, *_STRONG.get(verb, (past,))))


def _double_last(verb: str) -> str:
    """Return the verb with its last letter doubled if -ed and -ing require it: "map" → "mapp"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb
    one_syllable = sum(char in _VOWELS for char in verb) == 1
    return verb + verb[-1] if one_syllable or verb in _STRESSED else verb


_ARTICLE = lazy_pattern(r"\b(an?)([ \t]+)\Z", re.IGNORECASE)
#: Words that begin with the sound of a vowel. "Unit" begins with "you", "one" with "won", and "hour" with "our".
_VOWEL_SOUND = lazy_pattern(
    r"(?!one(?:\b|self|ness)|once\b|eu|ewe|u(?:ni(?!n|m(?!od)|d(?!ir)|ss)|nanim|s[aeiu]|t[eio]|bi|k|r[aeio]))[aeiou]"
    r"|h(?:our|onest|onou?r|eir)",
    re.IGNORECASE,
)
#: Acronyms and letters that take one article before the name of the letter and the other before a word ("SQL", "ROM"),
#: and words whose h some speakers say and some do not.
_UNSURE = lazy_pattern(
    r"[AEFHILMNORSUX][A-Z]|[aefhilmnorsuxAEFHILMNORSUX](?:\b|[-.\d])|[Hh](?:erb|omage|istor|otel|ysteri)|[^A-Za-z]"
)


def inflected_replacement(found: str, sought: str, replacement: str) -> str | None:
    """Return what to write for ``found``, a form of ``sought`` in a text: for "whitelist" and "allowlist", "Whitelists"
    → "Allowlists". ``None`` where the right form is not certain."""
    written, lemma = " ".join(found.split()), sought.removeprefix("to ")
    new: str | None = replacement.removeprefix("to ") if lemma != sought else replacement
    if new is not None and fold(written) != fold(lemma):
        new = _conjugate(written, lemma, new) if lemma != sought else _pluralize(written, lemma, new)
    if new is not None and len(written) > 1 and written.isupper() and lemma.islower() and new.islower():
        return new.upper()
    if new is not None and written[:1].isupper() and not lemma[:1].isupper() and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def _pluralize(written: str, lemma: str, new: str) -> str | None:
    """Return ``new`` in the plural if ``written`` is the regular plural of ``lemma``."""
    *before, last = fold(written).split()
    *lemma_before, singular = fold(lemma).split()
    *first, noun = new.split(" ")
    many = plural(noun)
    if many is None or before != lemma_before or last != plural(singular) or base(many.lower()) != noun.lower():
        return None
    return " ".join((*first, many))


def _conjugate(written: str, lemma: str, new: str) -> str | None:
    """Return the verb ``new`` in the form on -s, -ed or -ing that ``written`` is of ``lemma``."""
    form, *after = fold(written).split()
    verb, *lemma_after = fold(lemma).split()
    new_verb, *rest = new.split(" ")
    ending = next((ending for ending in ("ed", "ing", "s") if form.endswith(ending)), "")
    forms = [other for other in verb_forms(new_verb) if ending and other.endswith(ending) and other != new_verb]
    certain = after == lemma_after and form in verb_forms(verb) and len(forms) == 1
    return " ".join((forms[0], *rest)) if certain else None


def article(word: str) -> str | None:
    """Return the indefinite article before a word; ``None`` where its spelling does not tell: "SQL", "X-ray"."""
    if _UNSURE.match(word) is not None:
        return None
    return "an" if _VOWEL_SOUND.match(word) is not None else "a"


def article_change(before: str, replacement: str) -> tuple[int, str] | None:
    """Return how many characters at the end of ``before``, the text before a word, to replace by which article when
    that word becomes ``replacement``; ``(0, "")`` for no change, ``None`` where the right article is not certain."""
    match = _ARTICLE.search(before)
    if match is None:
        return 0, ""
    right = article(replacement)
    if right is None:
        return None
    if match[1].lower() == right:
        return 0, ""
    return len(match[0]), (right.capitalize() if match[1][0].isupper() else right) + match[2]
