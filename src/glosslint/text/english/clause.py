"""Whether a noun phrase is complete, as in a definition, or is the subject of a sentence. English only.

«Logit that a network assigns» is a phrase; «A logit is …», «Packages allow …» and «The Act of 1965 requires …» are
sentences. If only a dictionary of verbs could tell, a sentence is assumed, since rules conclude nothing from sentences.
"""

from __future__ import annotations

from glosslint.text.english import grammar
from glosslint.text.english.grammar import Token, text_at, tokens_of
from glosslint.text.english.word_lists import ACTIONS
from glosslint.text.tokenize import word_set

#: Verbs after a plural that are no nouns: "The parts of a ship include its hull".
_PLAIN_VERBS = word_set(
    "allow belong comprise consist contain depend describe enable exist include involve occur provide require"
)
#: What begins a clause that modifies a noun: more than that, no verb after it has the subject of the sentence.
_RELATIVES = grammar.RELATIVES - frozenset(("if", "while", "because", "so", "unless", "whether"))
_REASONS = frozenset(("because", "although", "though", "whereas", "unless"))
_WITH_CLAUSE = frozenset(("as", "if", "since", "so", "until", "when", "where", "while"))
_SUBJECT_WORDS = 4  # before a name that is a subject: "The United States Department"
_BEFORE_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.QUANTIFIERS
_NO_NOUN_PHRASE = grammar.RELATIVES | grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.VERBS | grammar.PRONOUNS
#: The words that open a phrase before the main clause: "Used in a template, …", "To cascade a value, …", "If …, …".
_OPENERS = grammar.PREPOSITIONS | grammar.RELATIVES | frozenset(("to", "also", "formerly", "originally", "short"))


def modifies(after: str, has_verb: bool) -> bool:
    """Return whether the words ``after`` a noun do no more than modify it: "that leads to a file", "of points".
    ``has_verb``: the noun comes after the main verb, as in "X is", so that no other can follow. Else each word on -s
    after a noun may be that verb: "Section 508 of the Act lays out …"."""
    tokens = tokens_of(after, 0, len(after))
    if not tokens:
        return True
    word, following = tokens[0].text, text_at(tokens, 1)
    opens = word in grammar.RELATIVES | grammar.PREPOSITIONS or grammar.is_postmodifier(word, following)
    return opens and (has_verb or not _has_main_verb(tokens, wary=True))


def is_list(after: str) -> bool:
    """Return whether the words ``after`` a noun continue a list of nouns: ", bands, or other groups"."""
    tokens = tokens_of(after, 0, len(after))
    return text_at(tokens, 0) == "," and not _has_main_verb(tokens)


def has_main_verb(after: str) -> bool:
    """Return whether a verb may follow that belongs to no relative clause."""
    return _has_main_verb(tokens_of(after, 0, len(after)))


def _has_main_verb(tokens: list[Token], wary: bool = False) -> bool:
    clauses, at = 0, 0  # the open clauses, whose verb is still to come
    while at < len(tokens):
        word, before = tokens[at].text, tokens[at - 1].text if at else ""
        if word in grammar.RELATIVES:
            at = _skip_clause_verb(tokens, at + 1)
            clauses += tokens[at].text in grammar.RELATIVES
        elif word in grammar.PRONOUNS:
            # "the services we provide", "before it is ground", but not "of it"
            clauses += before not in grammar.PREPOSITIONS or text_at(tokens, at + 1) in grammar.AUXILIARIES
        elif before not in grammar.CONJUNCTIONS and _is_verb(tokens, at, wary) and before not in grammar.AUXILIARIES:
            if not clauses:
                return True
            clauses -= 1
        at += 1
    return False


def _skip_clause_verb(tokens: list[Token], at: int) -> int:
    """Return the index of the verb that follows "that" or "which" directly, or of the relative word itself."""
    verb = at
    while verb < len(tokens) - 1 and grammar.is_adverb(tokens[verb].text):
        verb += 1
    if verb < len(tokens):
        word = tokens[verb].text
        if word in grammar.AUXILIARIES | grammar.FINITE | ACTIONS or (word.endswith(("s", "ed")) and len(word) > 3):
            return verb
    return at - 1


def _is_verb(tokens: list[Token], at: int, wary: bool) -> bool:
    """Return whether a word may be a finite verb: an auxiliary, one in the third person, or one after a plural."""
    word, before = tokens[at].text, tokens[at - 1].text if at else ""
    if word in grammar.AUXILIARIES or (word in grammar.VERBS and before not in grammar.DETERMINERS):
        return True
    earlier = tokens[at - 2].text if at > 1 else ""
    after_verb = earlier == "to" or (before in ACTIONS and not wary)
    is_year = before.isdigit() and len(before) == 4  # "the Act of 1965 requires"
    if before in _BEFORE_NOUN or after_verb or grammar.is_adjective(before) or (before.isdigit() and not is_year):
        return False  # a noun: "to draw maps", "two results"
    following = text_at(tokens, at + 1)
    third = word.endswith("s") and (word in ACTIONS or following in grammar.DETERMINERS)
    third = third or (wary and word.endswith("s") and bool(following) and before[-1:].isalnum())
    plain = word in ACTIONS and before.endswith("s") and not word.endswith(("ed", "ing"))
    return word in grammar.FINITE or third or plain or (wary and word in _PLAIN_VERBS)


def needs_subject(after: str) -> bool:
    """Return whether the words ``after`` a removed "X is" need its subject or its verb: a second verb ("and is used on
    roofs"), a clause about it ("but it is not yellow"), or a reason ("because it shines"). What belongs to a relative
    clause of the noun does not: "that resists rust and is yellow"."""
    tokens = tokens_of(after, 0, len(after))
    added = modified = False  # whether a clause between commas is open, and whether a participle may have clauses
    for at, (_, _, word) in enumerate(tokens):
        before, following = text_at(tokens, at - 1) if at else "", text_at(tokens, at + 1)
        about_it = following in ("it", "they") and not modified and before not in grammar.PREPOSITIONS
        if word in _WITH_CLAUSE and about_it:
            return True
        if word in _RELATIVES and before != ",":
            return False
        if word in _REASONS and not (added or modified):
            return True
        if word in grammar.CONJUNCTIONS and (not added or before == ",") and _is_predicate(tokens, at + 1):
            return True
        added = word in _RELATIVES or (added and not (word == "," and following in grammar.CONJUNCTIONS))
        modified = modified or grammar.is_postmodifier(word, following)
    return False


def _is_predicate(tokens: list[Token], at: int) -> bool:
    """Return whether a verb in the third person follows here, perhaps after an adverb, or a pronoun with its verb."""
    while grammar.is_adverb(text_at(tokens, at)):
        at += 1
    word, following = text_at(tokens, at), text_at(tokens, at + 1)
    if word in grammar.PRONOUNS:
        return following in grammar.AUXILIARIES or grammar.is_adverb(following) or following.endswith("s")
    return bool(word) and grammar.is_finite(word, following)


def leaves_subject(before: str) -> bool:
    """Return whether a name can be the subject after the words ``before`` it: articles and adjectives, perhaps after a
    phrase that ends with a comma ("When used in a template, a …")."""
    tokens = tokens_of(before, 0, len(before))
    commas = [at for at, token in enumerate(tokens) if token.text in (",", ":")]
    first = commas[-1] + 1 if commas else 0
    words = [token.text for token in tokens[first:]]
    if len(words) > _SUBJECT_WORDS or any(word in _NO_NOUN_PHRASE or not word[0].isalnum() for word in words):
        return False
    word = tokens[0].text if commas else ""
    return not commas or word in _OPENERS or grammar.is_adverb(word) or grammar.is_participle(word)
