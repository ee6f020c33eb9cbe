"""Notes beside a term: its part of speech, how it is said and the placeholder for it, which are part of no name, and
other names of it, as in ``Gybe (v.), also spelled jibe``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from glosslint.model import Span
from glosslint.parse.sections.markdown.shown import Shown
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence
from glosslint.text.acronyms import is_inside, is_short_form, is_symbol_of
from glosslint.text.names import fold
from glosslint.util.regexes import lazy_pattern

_ONE = (
    r"(?:(?:n|v|adj|adv|prep|conj|pron|interj|intr|tr|vt|vi|v\.\s?t|v\.\s?i|pl|sing)\.|adj|adv|(?i:"
    r"(?:(?:transitive|intransitive|countable|uncountable|proper|plural|singular|phrasal|auxiliary|modal)\s)?"
    r"(?:nouns?|verbs?|adjective|adverb|preposition|conjunction|pronoun|interjection)))"
)
#: One or several parts of speech: "n.", "noun, plural noun", "transitive verb".
PART_OF_SPEECH = rf"{_ONE}(?:(?:\s?[,/&·;]\s?|\s(?:and|or)\s|\s){_ONE}){{0,3}}"
_IPA = "ˈˌːəɪʊɛɔæʃʒθðŋɡʌɒɜɑɹɾʔɲøœɥβɣɐɨʉ"
#: How a term is said, in the phonetic alphabet between slashes: "/ˈbəʊlɪn/".
SOUNDS = rf"/(?=[^/\n]{{0,60}}[{_IPA}])[^/\n]{{1,60}}/"
CALLED = (
    r"(?:(?:also|sometimes|often|commonly|formerly)\s(?:called|known\sas|named|spelled|spelt|written(?:\sas)?"
    r"|abbreviated(?:\sas)?|referred\sto\sas)|a\.k\.a\.|aka|abbreviated(?:\sas)?)"
)
#: Words before other names of a term. What follows a single "also" may be a remark: "also used of ships".
NAMES = (
    rf"(?:(?:{CALLED})\s?:?\s|(?:pl\.|plural)\s?:?\s|(?:abbr\.?|abbreviation|acronym|short\sfor|short\sform)(?:\s?:\s?|\s)|also\s?:\s?"
    r"|(?:synonyms?|syn\.|abk\.|engl?\.|англ\.|сокр\.|устар\.)\s?:?\s"
    r"|(?:formerly|auch|kurz|aussi|también):?\s(?=\S+(?:\s\S+)?\Z)"
    r"|or\s(?!(?:later|newer|more|less|fewer|better|none|not|no|other|another|any|similar|equivalent|higher|above|below"
    r"|greater|lower|equal|both|in|of|on|to|with)\b)(?=\S+(?:\s\S+){0,2}\Z)"
    r"|also\s(?!(?:see|used|as|an?|the|for|in|of|on|to|when|with|refers?|is|are|said|applied|applies|called|known)\b)"
    r"(?=\S+(?:\s\S+)?\Z))"
)
_SAID = lazy_pattern(rf"(?:{PART_OF_SPEECH}|{SOUNDS}|(?i:pronounced):?\s.{{1,60}}|[^\n]{{0,60}}[ˈˌː][^\n]{{0,60}})\.?")
#: Syllables, of which the stressed one is in capitals: "af-ee-NAHZH".
_SYLLABLES = lazy_pattern(r"(?:[a-z']{1,5}[- ·]){0,6}[A-Z']{3,6}(?:[- ·][a-z']{1,5}){0,6}")
_OTHER = lazy_pattern(rf"{NAMES}(?P<names>\S.*)", re.IGNORECASE)
_HAN = lazy_pattern("[\u3400-\u9fff]")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = lazy_pattern(rf"(?=[^{_TONES}]*[{_TONES}])[a-z{_TONES}ü' -]+|[\u3041-\u309f\u30fc ・]+", re.IGNORECASE)
_AFTER_SIGN = lazy_pattern(rf"\s?[·,;|–—]\s{PART_OF_SPEECH}\Z|\s{SOUNDS}\Z")
_AFTER_MARK = lazy_pattern(rf"\s{PART_OF_SPEECH}\Z")
#: A value to be replaced, written as code after a term: "Ship `{SHIP_NAME}`", "Port <code>{/ports}</code>".
_PLACEHOLDER = lazy_pattern(r"\s(?:\{[/\w][\w/.:-]{0,80}\}|\{\{[/\w][\w/.:-]{0,80}\}\})\Z")
_CALLED_AFTER = lazy_pattern(rf"[,;]?\s(?:{CALLED}|(?<=[,;]\s)abbr\.)\s(?P<names>[^,;()\[\]]{{1,80}})\Z", re.IGNORECASE)
#: A part of speech beside a term, after marks and tags.
_BESIDE = lazy_pattern(
    rf"[^\w\n]{{0,9}}(?:<[^<>\n]{{1,99}}>[^\w\n]{{0,9}}){{0,3}}(?:/[^/\n]{{1,60}}/[^\w\n]{{1,9}})?{PART_OF_SPEECH}"
)
#: The name of a thing in code, with a letter at its beginning, unlike an option, a path or a number; words of code that
#: are values and types, not names.
_CODE_NAME = lazy_pattern(r"@?[^\W\d_](?!\w*://)[\w@.:/-]*[^\W_]")
_VALUES = frozenset(
    ("true", "false", "null", "none", "nil", "nan", "undefined", "on", "off", "yes", "no", "auto", "default", "int",
     "integer", "float", "double", "number", "bool", "boolean", "str", "string", "char", "byte", "bytes", "list",
     "array", "dict", "object", "date", "datetime", "uuid", "any", "void")
)  # fmt: skip
_VALUE = lazy_pattern(r"\s≈\s?-?\d[\d.,…]*\Z")  # of a constant: "π ≈ 3.14159"
_PLACEHOLDER_BESIDE = lazy_pattern(r"[^\w{]{0,9}(?:<[^<>]{1,200}>\s{0,9}){0,3}\{{1,2}[/\w]")
_SLASH = lazy_pattern(r"\s/\s")
#: A remark in brackets after the end of a mark, a link or an element.
_REMARK = lazy_pattern(
    r"(?P<mark>(?:[*_`]|\s<[^<>`\n]{0,300}>(?=`)|\]\([^()\s]{0,300}\)|\]\[[^\[\]\n]{0,100}\]|\]|>>|</\w{1,6}>){1,6})"
    r"\s{1,3}(?P<opens>[*_])?[(（](?P<words>[^()（）\n]{1,120})[)）]"
)
_CODE_ENDS = frozenset(("`", "``", "</code>"))
#: What is between a term and a bracket after it: marks, tags, and the target of a link.
BEFORE_BRACKET = r"(?:\]\([^()\s]{0,300}\)|<[^<>\n]{1,300}>|[^\w\n(（<]){0,12}[(（]"
BEFORE_NAME = BEFORE_BRACKET + r"(?:<[^<>\n]{1,300}>|[^\w<]){0,12}"  # with the bracket, and the marks within it
_OPENS = lazy_pattern(BEFORE_BRACKET)
_ITALIC_OPENS = lazy_pattern(r"(?:(?<=\s)[*_]|<(?:em|i)>)[(（]\Z")
_BETWEEN = lazy_pattern(r"\s*[,;]\s(?:or\s)?|\sor\s|\s/\s")
_PAIRS = {")": "(", "）": "（", "]": "["}
_QUOTES = "\"'“”‘’«»„"
_OPENING, _LEAST = "*_`[>,", 2  # ends of marks at the beginning of a term; where its remark may begin
_MOST = 4  # notes beside a term
_NEAR = 120  # characters of a note
_SYLLABLES_IN_ROUND = 2  # joints of syllables in round brackets, which hold other things more often than square ones
_WORDS = lazy_pattern(r"\w+")
_BEGINNING, _STEM = 500, 4  # characters of a text that defines two words; letters of two forms of a word
_MOST_WORDS = 6  # of another name; a longer one is a remark


def without_notes(words: Shown, source: str, keep: bool = False) -> list[Shown]:
    """Return a term without the notes after it, and the other names that these state, in order.

    Brackets with anything else remain part of the term. ``keep``: parts of speech and the like, too.
    """
    others: list[list[Shown]] = []
    for _ in range(_MOST):
        start, names = _last_note(words, source, keep)
        if not start:
            break
        words = words.part(0, start)
        others.insert(0, names)
    return [words, *(name for names in others for name in names)]


def without_remark(words: Shown, source: str, code: bool) -> tuple[Shown, Shown] | None:
    """Return a term that begins with a mark, and the remark in brackets after the end of the mark, as in "**Rig** (all
    ropes)"; ``None`` for other words. ``code``: also a mark of code."""
    start = words.text.rfind(_PAIRS.get(words.text[-1:], "\0"), 1)
    if start < _LEAST or not words.text[start - 1].isspace():
        return None
    term = words.part(0, start)
    match = _REMARK.match(source, term.span.end)
    if match is None or words.places[start].end != match.start("words") or source[term.span.start - 1] not in _OPENING:
        return None
    is_inside = match["opens"] is None and source[match.end() : match.end() + 1] in tuple("*_")  # "**`x` (y)**"
    if is_inside or (not code and match["mark"] in _CODE_ENDS):
        return None
    return term, words.part(start + 1, len(words.text) - 1)


def remark_of(entry: Mapping, text: str) -> str:
    """Return the remark in brackets that is between the mark of a term and its text, and in neither; or empty."""
    term, definition = entry.get("term"), entry.get("definition")
    match = _REMARK.match(text, term.end) if isinstance(term, Scalar) and entry.get("aliases") is None else None
    if match is None or _SAID.fullmatch(match["words"]) is not None:
        return ""
    return match["words"] if definition is None or definition.start >= match.end() else ""


def told_apart(entries: Iterable[Mapping], text: str, brackets: bool) -> frozenset[str]:
    """Return the folded terms beside which something in the file tells entries apart: a part of speech, as in "bow
    (n.)" and "bow (v.)", a placeholder, or a part after a slash, also that of a contrast which one entry defines. If
    ``brackets`` hold other names, so do words in them: "bow (ship)" and "bow (weapon)", or "bow (ship)" and "bow". The
    term of another entry is a subject field, too, unless it is a short or a long form: "bow (ship)" and "ship".
    """
    entries = list(entries)
    named = [(term, entry.get("aliases")) for entry in entries if isinstance(term := entry.get("term"), Scalar)]
    counts = Counter(fold(term.text) for term, _ in named)
    several = [term for term, _ in named if counts[fold(term.text)] > 1]
    beside = (_BESIDE, _PLACEHOLDER_BESIDE, _SLASH)
    found = {fold(term.text) for term in several if any(sign.match(text, term.end) for sign in beside)}
    parts = {fold(term.text.partition(" / ")[0]) for term, _ in named if " / " in term.text}
    found.update(fold(term.text) for term, _ in named if fold(term.text) in parts and _SLASH.match(text, term.end))
    found.update(fold(term.text) for term, other in _after_slashes(entries, text) if other)
    remarked = {
        fold(term.text) for entry in entries if remark_of(entry, text) and isinstance(term := entry.get("term"), Scalar)
    }
    found.update(term for term in remarked if counts[term] > 1)
    if not brackets:
        return frozenset(found)
    found.update(_remarked(named, text))
    in_brackets = Counter(fold(term.text) for term in several if _OPENS.match(text, term.end) is not None)
    found.update(term for term, count in in_brackets.items() if count > 1)
    for term, aliases in named:
        other = aliases.items[0] if isinstance(aliases, Sequence) else None
        if isinstance(other, Scalar) and _OPENS.match(text, term.end) is not None and other.start > term.end:
            may_be_field = counts[fold(term.text)] > 1 or counts[fold(other.text)]
            if may_be_field and not _is_form(term.text, other.text):
                found.add(fold(term.text))
    return frozenset(found)


def _remarked(named: Iterable[tuple[Scalar, Node | None]], text: str) -> Iterator[str]:
    """Yield the folded terms beside which the same words are in italics and brackets as beside others, a remark, as in
    "**Keel** *(planned)*" and "**Bow** *(planned)*". Without italics, two terms may have the same short form."""
    terms: dict[str, set[str]] = {}
    for term, aliases in named:
        other = aliases.items[0] if isinstance(aliases, Sequence) and aliases.items else None
        if not isinstance(other, Scalar) or other.start <= term.end or _OPENS.match(text, term.end) is None:
            continue
        if other.start - term.end <= _NEAR and _ITALIC_OPENS.search(text, term.end, other.start) is not None:
            terms.setdefault(fold(other.text), set()).add(fold(term.text))
    for several in terms.values():
        yield from several if len(several) > 1 else ()


def _after_slashes(entries: Iterable[Mapping], text: str) -> Iterator[tuple[Scalar, str]]:
    """Yield each term with the words after its slash, if both are the parts of a contrast: "Port / starboard"."""
    for entry in entries:
        term, aliases, definition = (entry.get(key) for key in ("term", "aliases", "definition"))
        other = aliases.items[0] if isinstance(aliases, Sequence) else None
        if not (isinstance(term, Scalar) and isinstance(other, Scalar) and isinstance(definition, Scalar)):
            continue
        if _SLASH.match(text, term.end) is not None and other.start > term.end:
            beginning = text[definition.start : min(definition.end, definition.start + _BEGINNING)]
            yield term, other.text if _is_contrast(term.text, other.text, fold(beginning)) else ""


def _is_contrast(one: str, other: str, text: str) -> bool:
    """Return whether a folded text defines two words: it has both of them, but not "one or other", and they are neither
    forms of each other nor share a word, nor is one an acronym."""
    if one.isupper() or other.isupper():
        return False
    one, other = fold(one), fold(other)
    if _is_form(one, other) or set(one.split()) & set(other.split()) or one[:_STEM] == other[:_STEM]:
        return False
    plain = f" {' '.join(_WORDS.findall(text))} "
    (first, end), (second, _) = sorted(_place(name, plain) for name in (one, other))
    return first >= 0 and plain[end:second].strip() not in ("or", "and", "")


def _place(name: str, plain: str) -> tuple[int, int]:
    """Return where a name begins and ends in words with single spaces, or -1 twice."""
    words = f" {' '.join(_WORDS.findall(name))} "
    at = plain.find(words)
    return (at, at + len(words) - 1) if at >= 0 else (-1, -1)


def _is_form(one: str, other: str) -> bool:
    """Return whether one of two names that entries have is a form of the other, rather than its subject field: capitals
    whose letters are in it, its beginning, or short for its words."""
    short, long = sorted((one, other), key=len)
    has_letters = short.isupper() and is_inside(fold(short), fold(long))
    if is_symbol_of(one, other) or (" " not in short and (has_letters or fold(long).startswith(fold(short)))):
        return True
    return " " in long and is_short_form(short, long)


def _last_note(words: Shown, source: str, keep: bool) -> tuple[int, list[Shown]]:
    """Return where the last note of a term begins, or 0 without a note, and the names in it."""
    text = words.text
    opening = _PAIRS.get(text[-1:])
    start = text.rfind(opening, max(1, len(text) - _NEAR)) if opening is not None else -1
    if start > 0 and text[:start].strip():
        content = words.part(start + 1, len(text) - 1)
        other = _OTHER.fullmatch(content.text)
        names = list(_listed(content, other)) if other is not None else []
        if names or (not keep and (_is_said(content.text, opening == "[") or _reads_han(content.text, text[:start]))):
            return len(text[:start].rstrip()), names
        return 0, []
    near = max(1, len(text) - _NEAR)
    if (value := _VALUE.search(text, near)) is not None:
        return value.start(), []
    called = _CALLED_AFTER.search(text, near)
    names = list(_listed(words, called)) if called is not None else []
    if called is not None and names:
        return called.start(), names
    if keep:
        return 0, []
    held = _PLACEHOLDER.search(text, near)
    if held is not None and is_code(words.part(held.start(), len(text)), source):
        return len(text[: held.start()].rstrip()), []
    after = _AFTER_SIGN.search(text, near) or _AFTER_MARK.search(text, near)
    if after is None or not after.start() or not _is_apart(words, after, source):
        return 0, []
    return after.start(), []


def is_code(words: Shown, source: str) -> bool:
    """Return whether words are between marks of code, or in an element of their own."""
    before, after = words.span.start - 1, words.span.end
    return source[before : before + 1] in ("`", ">") and source[after : after + 1] in ("`", "<")


def _is_said(text: str, is_square: bool) -> bool:
    """Return whether the words in brackets are a part of speech, or say how a term is said."""
    if _SAID.fullmatch(text) is not None:
        return True
    joints = sum(map(text.count, "- ·"))
    return joints >= (1 if is_square else _SYLLABLES_IN_ROUND) and _SYLLABLES.fullmatch(text) is not None


def holds_code(words: Shown, brackets: re.Match[str], source: str) -> bool:
    """Return whether brackets after a term that is not code hold only a name in code: "Gateway (`aa-gateway`)"."""
    if _CODE_NAME.fullmatch(brackets["names"]) is None or brackets["names"].lower() in _VALUES:
        return False
    term, name = (words.part(*brackets.span(group)) for group in ("term", "names"))
    return is_code(name, source) and not is_code(term, source)


def _reads_han(text: str, term: str) -> bool:
    """Return whether the words in brackets say how a term in Chinese characters is read, in pinyin or hiragana."""
    return _HAN.search(term) is not None and _READING.fullmatch(text) is not None


def _is_apart(words: Shown, note: re.Match[str], source: str) -> bool:
    """Return whether marks, tags or signs separate a note from the words before it. After a comma or dash alone, only
    an abbreviation is a part of speech: "phrase, noun" may be a noun phrase."""
    signs = len(note[0]) - len(note[0].lstrip(" ·,;|–—"))
    sign = note[0][:signs].strip()
    if sign in ("·", "|") or note[0].strip()[0] == "/" or (sign and "." in note[0]):
        return True
    before, after = words.places[note.start() - 1].end, words.places[note.start() + signs].start
    return bool(source[before:after].strip(" \t\r\n,;–—"))


def _listed(words: Shown, match: re.Match[str]) -> Iterator[Shown]:
    """Yield the names that a note lists; none if one of them is too long to be a name."""
    span = Span(*match.span("names"))
    parts = span.divided(sign.span() for sign in _BETWEEN.finditer(words.text, *span))
    names = [_unquoted(words.part(*part)) for part in parts]
    if all(name.text and len(name.text.split()) <= _MOST_WORDS for name in names):
        yield from names


def _unquoted(words: Shown) -> Shown:
    text = words.text
    return words.part(1, len(text) - 1) if len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES else words
