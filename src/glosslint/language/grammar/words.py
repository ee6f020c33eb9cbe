"""Writes a text as a line of words with their kinds, in which patterns are looked for."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.text.english.inflection import base, verb_forms
from glosslint.text.tokenize import word_set

#: A word with its hyphens and apostrophes, "e.g." and "i.e.", or any other sign.
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['\u2019_-]+[^\W_]+)*|[^\w\s]")
_BEGIN = "^_^"
_ENDS = frozenset(".!?")
_OPENS = re.compile(r"\n\s*(?:\n|[-*+#>|]|\d+[.)]\s)")  # a paragraph, an item, a heading
_BEFORE_NOUN = re.compile(r"_[DGJ]\+?\Z")
_SKIPPED = frozenset("[]^")  # the words of a link are read as if they stood alone; a ^ would be a begin
#: The first letter of a kind, by the part of speech.
_LETTERS = {
    "NOUN": "N", "PROPN": "E", "VERB": "V", "AUX": "A", "ADJ": "J", "ADV": "R", "ADP": "P", "DET": "D", "CCONJ": "C",
    "SCONJ": "S", "PART": "T", "PRON": "O", "NUM": "#", "INTJ": "Y", "SYM": "Y",
}  # fmt: skip
PARTS_OF_SPEECH = tuple(_LETTERS)
_NUMBERLESS = word_set("""
    aircraft bases criteria data deer dice fish gallows headquarters means media metadata news offspring people sheep
    spacecraft species staff statistics dynamics politics semantics analytics heuristics logistics graphics series
    police plus minus times always perhaps thanks works whereas overseas towards besides sometimes business devops
    sales sports
""")
_ING = word_set("bring cling ping ring sing spring sting string swing wring")
_SAME_PAST = word_set("bid burst cast cost cut hit hurt let put quit read reset set shed shut split spread")
#: Past tenses that are no participles.
PRETERITES = word_set("""
    arose ate awoke bade became began bit blew bore broke came chose did drank drew drove fell flew forbade forgave
    forgot froze gave grew hid knew mistook overcame overran overrode overwrote ran rang rewrote rode rose sang sank
    saw shook shrank spoke sprang stole strove swam swore threw took tore undertook underwent undid was went were
    withdrew woke wore wove wrote
""")
_PAST = PRETERITES | word_set("""
    begun bent bitten blown borne bought bound bred broken brought built burnt caught chosen clung crept dealt done
    dove drawn driven drunk dug eaten fed felt fled flown flung forgotten fought found frozen given gone got grown
    had heard held hidden kept known laid lain led left lent lit lost made meant met mown overridden overwritten
    paid proven rebuilt resold retold rewritten risen rung said sat seen sent shaken shone shot shown shrunk slept
    slid sold sought spent spoken spun stolen stood struck stuck stung sung sunk swept sworn swum swung taken taught
    thought thrown told torn undergone understood undone upheld withdrawn won worn wound woven written
""")
#: Verbs that are hardly ever nouns: a form of one is a verb, whatever the words around it.
_ONLY_VERBS = word_set("""
    accept accomplish achieve acquire add adjust admit adopt affect allocate allow analyse analyze anticipate appear
    apply appoint arrange arrive ascertain assemble assert assess assign assume assure attach attain avoid become
    begin believe belong bring calculate carry characterise characterize choose circumvent clarify classify collect
    combine commence communicate compare compel compile complain comply compose comprise compute conceal conclude
    configure confirm conform connect consider consist constitute construct consume contain contribute convert
    convey correspond create decide declare decrypt deduce define delete deliver denote depend depict deploy
    deprecate derive describe deserve destroy detect determine develop differ diminish disambiguate discover
    distinguish distribute divide eliminate embed emit employ enable encapsulate encode encompass encourage encrypt
    enforce enhance ensure enter establish evaluate examine exceed exclude execute exist expand expect explain
    express extend facilitate find follow forget generate get give govern grow happen hear identify ignore
    illustrate imply improve include incorporate indicate infer inform inherit initiate insert install instantiate
    integrate interact interpret intersect introduce invoke involve isolate keep know learn let locate lose maintain
    make manage manipulate maximise maximize merge migrate minimise minimize modify navigate normalise normalize
    notify obey obtain occupy occur omit operate optimise optimize organise organize originate oversee participate
    perform persist pertain possess prefer prepare prescribe preserve prevent prioritise prioritize proceed prohibit
    promote propagate protect prove provide publish pursue quantify receive recognise recognize reconcile
    reconstruct recover reduce refer reflect regulate relate rely remain remember remove render replace replicate
    represent require resemble reside resolve respond retain retrieve reveal satisfy seek send serve signify
    simplify simulate solve specify stabilise stabilize standardise standardize stimulate submit suffer suggest
    summarise summarize supersede suppress surround synchronise synchronize synthesise synthesize take tell tend
    terminate translate transmit traverse treat undergo understand unify utilise utilize validate vary verify
    violate visualise visualize withstand
""")
_ONLY_VERB_FORMS = {form: verb for verb in _ONLY_VERBS for form in verb_forms(verb) if not form.endswith("ing")}


#: Words that are never a noun, a verb or an adjective.
_FUNCTION_WORDS = word_set("""
    a across all also an and any as at between but by can cannot could each every for from how if in into it its may
    might must nor not of on or our should some than that the their them these they this those through to very when
    where which who whose will with within without would you your
""")


class Line(NamedTuple):
    """A text as a line for patterns, `` ^_^ the_D boat_Ns ._. ``; the span of each of its words in the text, and where
    in the line it begins. A begin of a sentence (``^``) has an empty span."""

    text: str
    spans: list[Span]
    starts: list[int]

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words between two characters of the line, at each of which a word begins."""
        return range(bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end))


def line_of(text: str, parts: Mapping[int, str] | None, plurals: frozenset[str]) -> Line:
    """Return the line of a text. ``parts`` has the part of speech of the words that begin at these characters; if it is
    ``None``, each word has the forms that its letters allow instead of its kind: `` ^_^ the_f boats_pz ._. ``.
    ``plurals``, in lower case, are words that may be a name, and so take a verb in the singular, too."""
    words, spans = [_BEGIN], [Span(0, 0)]
    ended, position = False, 0
    for found in _TOKEN.finditer(text):
        word = found[0]
        start, end = found.span()
        if word in _SKIPPED:
            continue
        between = text[position:start]
        if (ended and between and not word[0].islower()) or ("\n" in between and _OPENS.search(text, position, end)):
            words.append(_BEGIN)
            spans.append(Span(start, start))
        ended, position = word in _ENDS, end
        lower = word.lower().replace("\u2019", "'").replace("_", "")
        if parts is None:
            written = _with_forms(lower, lower in plurals)
        else:
            part = _part(word, start, parts)
            if not part and word.isalpha() and word[-1] != "s" and len(word) > 2 and _BEFORE_NOUN.search(words[-1]):
                part = "NOUN"  # "a directory", which Harper does not know
            written = _with_kind(lower, part, lower in plurals)
        is_capital = word[0].isupper() and (words[-1] != _BEGIN or word[1:].isupper())
        words.append(f"{written}+" if is_capital else written)
        spans.append(Span(start, end))
    starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=1))
    return Line(f" {' '.join(words)} ", spans, starts)


def _part(word: str, start: int, parts: Mapping[int, str]) -> str:
    """Return the part of speech of a word, of a compound with hyphens that of its last word."""
    if "_" in word:
        return ""
    if "-" in word:
        last = parts.get(start + word.rfind("-") + 1, "")
        return "ADJ" if last == "VERB" else last
    return parts.get(start, "")


@lru_cache(maxsize=16384)
def _with_kind(word: str, part: str, may_be_name: bool) -> str:
    """Return a word in lower case and its kind: ``boats_Np``, ``allows_Vz!``, ``the_D``."""
    letter = _LETTERS.get(part, "X" if word[0].isalnum() else word)
    if letter == "X" and word.endswith("ed") and word.isalpha():
        letter = "V"
    if word.endswith(("'s", "s'")) and letter in "NEX":
        return f"{word}_G"
    if letter == "N" and word in _ONLY_VERB_FORMS:
        letter = "V"
    if letter in "NE":
        return f"{word}_{letter}{number(word, may_be_name and letter == 'N')}"
    if letter == "V":
        return f"{word}_V{form(word)}{'!' if word in _ONLY_VERB_FORMS else ''}"
    return f"{word}_{letter}"


@lru_cache(maxsize=16384)
def _with_forms(word: str, may_be_name: bool) -> str:
    """Return a word in lower case with its forms as a noun and a verb: ``boats_pz``, ``allows_pz!``, ``boat's_xbG``."""
    if not word[:1].isalnum():
        return f"{word}_{word}"
    if word in _FUNCTION_WORDS:
        return f"{word}_f"
    mark = "!" if word in _ONLY_VERB_FORMS else "G" if word.endswith(("'s", "s'")) else ""
    return f"{word}_{number(word, may_be_name)}{form(word)}{mark}"


def number(noun: str, may_be_name: bool) -> str:
    """Return ``s`` for a singular, ``p`` for a plural, ``x`` for what may be both, as a name in the plural may."""
    head = noun.rpartition("-")[2]
    if head in _NUMBERLESS or head.endswith(("ics", "craft")) or not head.isalpha():
        return "x"
    if base(head) != head:
        return "x" if may_be_name else "p"
    return "x" if head.endswith("s") and not head.endswith(("ss", "us", "sis", "xis")) else "s"


def form(verb: str) -> str:
    """Return ``b`` for the base of a verb, ``z`` for its third person, ``d`` for past tense and participle, ``g`` for
    -ing, ``x`` for what may be several of these."""
    if verb in _SAME_PAST:
        return "x"
    if verb in _PAST or (verb.endswith("ed") and not verb.endswith("eed") and verb not in ("embed", "shed")):
        return "d"
    if verb.endswith("ing") and verb not in _ING:
        return "g"
    return "z" if verb.endswith("s") and not verb.endswith("ss") and verb not in ("focus", "bias") else "b"
