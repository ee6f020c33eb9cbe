"""Notes beside a term: its part of speech and how it is said, which are part of no name, and other names of it, as in
``Gybe (v.), also spelled jibe``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.page.shown import Shown
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
#: Words in brackets before other names of a term. What follows a single "also" or "or" may be a remark.
_NAMES = (
    rf"(?:(?:{CALLED})\s?:?\s|(?:pl\.|plural)\s?:?\s|(?:abbr\.?|abbreviation|acronym|short\sfor|short\sform)(?:\s?:\s?|\s)"
    r"|also\s?:\s?|(?:synonyms?|syn\.|abk\.|engl?\.|англ\.|сокр\.|устар\.)\s?:?\s"
    r"|(?:formerly|auch|kurz|aussi|también):?\s(?=\S+(?:\s\S+)?\Z)|(?:or|also)\s(?=\S+(?:\s\S+)?\Z))"
)
_SAID = lazy_pattern(
    rf"(?:{PART_OF_SPEECH}|{SOUNDS}|(?i:pronounced):?\s.{{1,60}}|[^\n]{{0,60}}[ˈˌː][^\n]{{0,60}}|[ぁ-ゟー\s]+)\.?"
)
_OTHER = lazy_pattern(rf"{_NAMES}(?P<names>\S.*)", re.IGNORECASE)
_AFTER_SIGN = lazy_pattern(rf"\s?[·,;|–—]\s{PART_OF_SPEECH}\Z|\s{SOUNDS}\Z")
_AFTER_MARK = lazy_pattern(rf"\s{PART_OF_SPEECH}\Z")
_CALLED_AFTER = lazy_pattern(rf"[,;]?\s(?:{CALLED}|(?<=[,;]\s)abbr\.)\s(?P<names>[^,;()\[\]]{{1,80}})\Z", re.IGNORECASE)
_BETWEEN = lazy_pattern(r"\s*[,;]\s(?:or\s)?|\sor\s|\s/\s")
_PAIRS = {")": "(", "）": "（", "]": "["}
_QUOTES = "\"'“”‘’«»„"
_MOST = 4  # notes beside a term
_NEAR = 120  # characters of a note
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


def _last_note(words: Shown, source: str, keep: bool) -> tuple[int, list[Shown]]:
    """Return where the last note of a term begins, or 0 without a note, and the names in it."""
    text = words.text
    near = max(1, len(text) - _NEAR)
    opening = _PAIRS.get(text[-1:])
    start = text.rfind(opening, near) if opening is not None else -1
    if start > 0 and text[:start].strip():
        content = words.part(start + 1, len(text) - 1)
        other = _OTHER.fullmatch(content.text)
        names = list(_listed(content, other)) if other is not None else []
        is_note = bool(names) or (not keep and _SAID.fullmatch(content.text) is not None)
        return (len(text[:start].rstrip()), names) if is_note else (0, [])
    called = _CALLED_AFTER.search(text, near)
    names = list(_listed(words, called)) if called is not None else []
    if called is not None and names:
        return called.start(), names
    after = None if keep else _AFTER_SIGN.search(text, near) or _AFTER_MARK.search(text, near)
    if after is None or not after.start() or not _is_apart(words, after, source):
        return 0, []
    return after.start(), []


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
