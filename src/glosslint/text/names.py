"""How names are compared: folding, singular forms, slugs. Each function takes any text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from glosslint.util.regexes import lazy_pattern

_JOINT = r"[\s\-_\u2010-\u2015\u2212]"
#: Whitespace, and what joins two parts of a name; a hyphen at its edge ("re-", "--force") belongs to it. A pattern that
#: begins with its characters, and looks back then, is searched in a fifth of the time.
_JOINTS = lazy_pattern(rf"{_JOINT}(?:(?<=[^\W_]{_JOINT}){_JOINT}*+(?=[^\W_])|(?<=\s)\s*)")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
_APOSTROPHES = {0x2019: "'", 0x02BC: "'"}
_NOT_SLUG = re.compile(r"[^a-z0-9_\- ]")
_NOT_ALPHANUMERIC = lazy_pattern(r"[\W_]+")
_SLUG_CATEGORIES = frozenset(("Nd", "Nl", "Pc"))
#: The term, which may begin with brackets, and what is in brackets after it, without the "or" of "(or another name)".
_IN_BRACKETS = re.compile(
    r"(?P<term>(?:[(（][^()（）]+[)）]\s)?[^()（）]*[^()（）\s])\s*[(（]\s*(?:or\s(?=\S))?(?P<names>[^()（）\s](?:[^()（）]*[^()（）\s])?)\s*[)）][\s:]*"
)
#: "(qualifier)", or the domain as ISO 10241-1 writes it: "<domain>".
_QUALIFIER = lazy_pattern(r"\s[(<]([^()<>]+)[)>]\s*\Z")

_QUOTES = {"`": "`", '"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019", "\u201e": "\u201c", "\u00ab": "\u00bb"}
_LONGEST_KEPT = 100  # characters; whole texts are folded as well, each once, and would take the place of names
_SHORT = 3  # words up to this length, such as "bus" or "DNS", keep their s
#: Endings of singular nouns that look like plurals.
_LIKE_PLURAL = """
    ss us is ics news series species lens bias gas canvas atlas alias pandas chaos cors kubernetes https ftps ldaps
    smtps saas paas iaas js
"""
_SINGULAR_ENDINGS = tuple(_LIKE_PLURAL.split())
#: Plurals that the regular endings would get wrong.
_PAIRS = """
    analyses:analysis hypotheses:hypothesis theses:thesis syntheses:synthesis bases:basis axes:axis
    crises:crisis parentheses:parenthesis matrices:matrix indices:index vertices:vertex appendices:appendix
    quizzes:quiz criteria:criterion phenomena:phenomenon corpora:corpus schemata:schema maxima:maximum minima:minimum
    optima:optimum children:child people:person men:man women:woman caches:cache niches:niche cookies:cookie
    movies:movie ties:tie lies:lie pies:pie leaves:leaf halves:half shelves:shelf lives:life knives:knife biases:bias
    gases:gas canvases:canvas aliases:alias atlases:atlas lenses:lens apis:api cpus:cpu gpus:gpu tpus:tpu guis:gui
    menus:menu shoes:shoe toes:toe metastases:metastasis neuroses:neurosis prostheses:prosthesis psychoses:psychosis
    stenoses:stenosis symbioses:symbiosis thromboses:thrombosis
"""
#: Plurals that only lose their s, although they look like "series", "physics", "analysis", "matches" or "viruses".
_PLAIN = """
    abuses accuses aches alibis aloes amuses anaesthetics analgesics anesthetics antibiotics antiseptics avalanches
    backaches bikinis birdies brasseries brioches brownies budgies calories canoes cartouches characteristics
    chilis clinics clis collies comics cosmetics creches critics cynics diuretics dois douches earaches emojis
    epics excuses fabrics floes foes freebies genies gouaches gurus haikus headaches heartaches heuristics hippies
    hoodies horseshoes icus indies kanjis kiwis kpis magpies mcus medics metrics microfiches misuses mosaics
    moustaches muses mustaches narcotics neckties newbies oboes overuses paramedics pastiches patisseries picnics
    prairies probiotics psus psyches quiches rabbis recluses relics rois rookies rotisseries ruses safaris salamis
    sceptics selfies skeptics skis skus smoothies snowshoes sorties stomachaches taxis tonics toothaches topics
    tsunamis tunics wikis zombies zucchinis
"""
IRREGULAR = dict(pair.split(":") for pair in _PAIRS.split()) | {many: many[:-1] for many in _PLAIN.split()}
_BETWEEN = lazy_pattern(r"[\s_.\-/\u2010-\u2015]+")
_INNER_CAPITAL = lazy_pattern(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_PLURAL_ES = re.compile(r"(?:sses|xes|zzes|ches|shes|oes|[^aefou]uses)\Z")  # "viruses" loses two letters, "causes" one


def fold(name: str) -> str:
    """Return the form in which two names count as one: NFKC, case-folded, hyphens as spaces, apostrophes straight."""
    return _fold_short(name) if len(name) <= _LONGEST_KEPT else _fold(name)


def _fold(name: str) -> str:
    if name.isascii():
        if "-" not in name and "_" not in name:
            return " ".join(name.lower().split())
        return _JOINTS.sub(" ", name).strip().lower()
    folded = unicodedata.normalize("NFKC", name.translate(_INVISIBLE | _APOSTROPHES)).casefold()
    return _JOINTS.sub(" ", unicodedata.normalize("NFKC", folded)).strip()


_fold_short = lru_cache(maxsize=65536)(_fold)


def strip_signs(name: str) -> str:
    """Return a name without brackets around it and punctuation after it: of "[trust graph]." it is "trust graph"."""
    return name.strip().lstrip("([{").rstrip(".,;:!?)]}").strip()


def strip_quotes(name: str) -> str:
    """Return a name without the quotation marks or backticks that are around all of it: they are no part of it."""
    closing = _QUOTES.get(name[:1])
    if closing is None or len(name) < 3 or not name.endswith(closing):
        return name
    inner = name[1:-1]
    return inner.strip() if inner.strip() and closing not in inner and name[0] not in inner else name


def match_brackets(name: str) -> re.Match[str] | None:
    """Return a match of a ``term`` with other ``names``, or an explanation, in brackets after it; ``None`` without."""
    return _IN_BRACKETS.fullmatch(name)


def split_qualifier(name: str) -> tuple[str, str]:
    """Split ``"kernel (system)"`` or ``"kernel <system>"`` into the word and the qualifier, which may be empty."""
    if not name.rstrip().endswith((")", ">")):
        return name, ""
    match = _QUALIFIER.match(name, max(name.rfind("("), name.rfind("<"), 1) - 1)
    before = name[: match.start()].rstrip() if match is not None else ""
    return (before, match[1].strip()) if match is not None and before else (name, "")


def singular(word: str) -> str:
    """Return the singular of a folded English word by its ending, or of an irregular noun; other words unchanged."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if _PLURAL_ES.search(word) else word[:-1]


def twin_key(name: str) -> str:
    """Return the form under which names are near duplicates: folded, the last word singular, written as one word."""
    words = fold(name).split(" ")
    return "".join([*words[:-1], singular(words[-1])])


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return the anchor that Markdown renderers give a heading, by GitHub's rule: in lower case; all but letters,
    marks, digits, underscores and hyphens is dropped; a space becomes a hyphen. Empty when nothing is left."""
    text = name.strip().lower()
    if text.isascii():
        return _NOT_SLUG.sub("", text).replace(" ", "-")
    return "".join(char for char in text if _is_in_slug(char)).replace(" ", "-")


def liquid_slug(name: str) -> str:
    """Return the anchor that Liquid's filter ``slugify`` makes of a name: all but letters and digits is a hyphen."""
    return _NOT_ALPHANUMERIC.sub("-", name.lower()).strip("-")


def strip_accents(text: str) -> str:
    """Return a text with the letters that its accents are on."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def kebab(name: str) -> str:
    """Return the name in lower case, without accents, its words joined by hyphens."""
    split = name if name.isupper() else _INNER_CAPITAL.sub("-", name)
    return _BETWEEN.sub("-", strip_accents(split)).strip("-").lower()


def _is_in_slug(char: str) -> bool:
    if char.isascii():
        return _NOT_SLUG.match(char) is None
    category = unicodedata.category(char)
    return category[0] in "LM" or category in _SLUG_CATEGORIES


def is_acronym_of(letters: str, words: str) -> bool:
    """Return whether ``letters`` are capitals that begin words of ``words``: "CA" of "Certificate Authority"."""
    if not letters.isupper():  # which most are not, and which is asked for each name
        return False
    initials = [word[0].casefold() for word in re.findall(r"\w+", words)]
    if not initials or letters[0].casefold() != initials[0]:
        return False
    return all(letter in initials for letter in letters.casefold() if letter.isalpha())


def lookup_keys(name: str) -> frozenset[str]:
    """Return the folded forms under which an entry of this name is found: the name, the name without its qualifier, and
    the qualifier alone if it is an acronym of the name ("Certificate Authority (CA)")."""
    word, qualifier = split_qualifier(name)
    if not qualifier:  # as of most names
        return frozenset((fold(name),))
    return frozenset(map(fold, {name, word, qualifier if is_acronym_of(qualifier, word) else word}))
