"""Which of LanguageTool's rules are on. It was written for essays and letters; a glossary consists of fragments.

Selected by reading what LanguageTool 6.8 reports on four published glossaries (docs/precision.md): categories in which
nearly every match is right are on, without the rules that require whole sentences or one of two correct spellings.
"""

from __future__ import annotations

import hashlib

from glosslint.language.languagetool.api import Item
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Kind
from glosslint.model.frozen import cached_property
from glosslint.text.tokenize import word_set

NAME = "languagetool"

#: The categories that are on by default.
CATEGORIES = frozenset(("COLLOCATIONS", "CONFUSED_WORDS", "GRAMMAR", "NONSTANDARD_PHRASES", "TYPOS"))
#: Those of them whose matches are a matter of judgement.
ADVICE = frozenset(("COLLOCATIONS", "NONSTANDARD_PHRASES"))
#: Rules of other categories that are on by default.
RULES = frozenset(("ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN", "GERMAN_WORD_REPEAT_RULE", "FRENCH_WORD_REPEAT_RULE"))
#: Rules of ``CATEGORIES`` that are off, with what they report wrongly.
OFF = frozenset(
    (
        "ALL_MOST_SOME_OF_NOUN",  # "all of one level"
        "A_RB_NN",  # "the in-place operator"
        "CYBER_COMPOUNDS",  # "cyber security" is correct, too
        "POSSESSIVE_APOSTROPHE",  # "a microservices architecture"
        "A_COLLECTIVE_OF_NN",  # "a pair of query and key vectors"
        "MOST_COMPARATIVE",  # "most later ones"
        "NUMBERS_IN_WORDS",  # "doc2vec"
        "PLURAL_THAT_AGREEMENT",  # "a group of nodes that works together"
        "SMART_COMPOUNDS",
        "EN_SPLIT_WORDS_HYPHEN",
        "ER_LIES",  # "README (lies mich)"
        "WIFI",
    )
)
#: Endings of rules that report a missing hyphen, which is house style.
_HYPHEN = ("_HYPHEN", "_COMPOUNDS")
#: Rules that look at more than one sentence: their matches would depend on which texts are sent together.
TEXT_LEVEL = word_set("""
    ENGLISH_WORD_REPEAT_BEGINNING_RULE EN_CONSISTENT_APOS EN_REPEATEDWORDS EN_UNPAIRED_BRACKETS
    EN_UNPAIRED_QUOTES EN_WORD_COHERENCY PARAGRAPH_REPEAT_BEGINNING_RULE REP_PASSIVE_VOICE REP_THANK_YOU_FOR
    TOO_LONG_PARAGRAPH UNPAIRED_BRACKETS
""")
#: Rules that require a fragment to be a sentence, or take masked parts for spaces; off even if picky.
SENTENCES = word_set("""
    PUNCTUATION_PARAGRAPH_END PUNCTUATION_PARAGRAPH_END2 SENTENCE_FRAGMENT SENTENCE_WHITESPACE UPPERCASE_SENTENCE_START
    WHITESPACE_RULE
""")
#: Categories of house style, or that glosslint's own rules cover: disabled in requests, to save a fifth of the time.
_DISABLED = word_set("""
    CASING COMPOUNDING CREATIVE_WRITING PLAIN_ENGLISH PUNCTUATION REDUNDANCY REPETITIONS_STYLE STYLE
    TEXT_ANALYSIS TYPOGRAPHY
""")
#: Rules whose suggestion is right whenever their match is.
_SURE = frozenset(("ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN"))


class RuleFilter:
    """The rules that are on with one table of settings, which may name rules of LanguageTool, or categories."""

    def __init__(self, table: LanguageTable) -> None:
        self._table = table
        self._picky = table.languagetool.picky
        self.enabled, self.disabled = map(frozenset, table.changed(NAME))

    @cached_property
    def key(self) -> str:
        """A digest of all that answers depend on: the settings, and the lists above."""
        defaults = (CATEGORIES, ADVICE, RULES, OFF, TEXT_LEVEL, SENTENCES, _HYPHEN, _SURE)
        lists = [sorted(names) for names in (self.enabled, self.disabled, *defaults)]
        return hashlib.sha256(repr((lists, self._picky)).encode()).hexdigest()[:16]

    def parameters(self) -> dict[str, str]:
        """Return the request parameters about rules. ``wants`` drops the matches of rules that run all the same."""
        enabled = set(self.enabled)
        off = {*TEXT_LEVEL, *SENTENCES, *OFF, *self.disabled} - enabled
        categories = () if self._picky else _DISABLED
        parameters = {
            "disabledRules": ",".join(sorted(off)),
            "disabledCategories": ",".join(sorted(set(categories) - enabled)),
        }
        if enabled:
            parameters["enabledRules"] = parameters["enabledCategories"] = ",".join(sorted(enabled))
        if self._picky:
            parameters["level"] = "picky"
        return {name: value for name, value in parameters.items() if value}

    def wants(self, rule: str, category: str) -> bool:
        """Return whether the matches of a rule count. A rule in the settings precedes its category."""
        for name in (rule, category):
            if name in self.enabled or name in self.disabled:
                return name in self.enabled
        if rule in TEXT_LEVEL or rule in SENTENCES:
            return False
        if rule in RULES or self._picky:
            return True
        return category in CATEGORIES and rule not in OFF and not rule.endswith(_HYPHEN)


def kind(item: Item) -> Kind:
    """Return what a match is about. Matches of rules that settings add are advice: most are style."""
    if item.spelling:
        return "spelling"
    certain = item.rule in RULES or item.category in CATEGORIES - ADVICE
    return "grammar" if certain and item.rule not in OFF else "advice"


def sure(item: Item) -> bool:
    """Return whether the single suggestion of a match may be applied unseen; for a word, whether there is one."""
    if item.spelling:
        return bool(item.suggestions)
    return item.rule in _SURE and len(item.suggestions) == 1
