"""Which of LanguageTool's rules count. It was written for essays and letters; a glossary is made of fragments.

Chosen by reading what LanguageTool 6.8 says of four published glossaries (docs/precision.md): categories of which
nearly all is right are taken, and rules in them that ask for whole sentences, or for one of two right spellings, are
not.
"""

from __future__ import annotations

import hashlib
from functools import cached_property

from glosslint.language.languagetool.response import Item
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Kind

NAME = "languagetool"

#: The categories of rules that are on without settings.
CATEGORIES = frozenset(("COLLOCATIONS", "CONFUSED_WORDS", "GRAMMAR", "NONSTANDARD_PHRASES", "TYPOS"))
#: Those of them that are a matter of judgement.
ADVICE = frozenset(("COLLOCATIONS", "NONSTANDARD_PHRASES"))
#: Rules of other categories that are on, too.
RULES = frozenset(("ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN", "GERMAN_WORD_REPEAT_RULE", "FRENCH_WORD_REPEAT_RULE"))
#: Rules of those categories that are off.
OFF = frozenset(
    (
        "ALL_MOST_SOME_OF_NOUN",  # "all of one level"
        "A_RB_NN",  # "the in-place operator"
        "CYBER_COMPOUNDS",  # "cyber security" is right, too
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
#: A hyphen too few is house style.
_HYPHEN = ("_HYPHEN", "_COMPOUNDS")
#: What looks at more than one sentence: its answer would depend on the texts that are sent together.
TEXT_LEVEL = (
    "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
    "EN_CONSISTENT_APOS",
    "EN_REPEATEDWORDS",
    "EN_UNPAIRED_BRACKETS",
    "EN_UNPAIRED_QUOTES",
    "EN_WORD_COHERENCY",
    "PARAGRAPH_REPEAT_BEGINNING_RULE",
    "REP_PASSIVE_VOICE",
    "REP_THANK_YOU_FOR",
    "TOO_LONG_PARAGRAPH",
    "UNPAIRED_BRACKETS",
)
#: What asks a fragment to be a sentence, however picky one is.
SENTENCES = (
    "PUNCTUATION_PARAGRAPH_END",
    "PUNCTUATION_PARAGRAPH_END2",
    "SENTENCE_FRAGMENT",
    "SENTENCE_WHITESPACE",
    "UPPERCASE_SENTENCE_START",
    "WHITESPACE_RULE",  # what is hidden from LanguageTool is blank
)
#: What other rules of ours judge, or house style: not asked for, which saves a fifth of the time.
_UNASKED = (
    "CASING",
    "COMPOUNDING",
    "CREATIVE_WRITING",
    "PLAIN_ENGLISH",
    "PUNCTUATION",
    "REDUNDANCY",
    "REPETITIONS_STYLE",
    "STYLE",
    "TEXT_ANALYSIS",
    "TYPOGRAPHY",
)
#: Rules whose first advice is right whenever they are.
_SURE = frozenset(("ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN"))


class RuleFilter:
    """The choice of one table of settings. Settings may name a rule of LanguageTool or one of its categories."""

    def __init__(self, table: LanguageTable) -> None:
        self._table = table
        self._picky = table.languagetool.picky
        self.enabled, self.disabled = map(frozenset, table.changed(NAME))

    @cached_property
    def key(self) -> str:
        """All that answers depend on: the settings, and the lists above."""
        ours = (CATEGORIES, ADVICE, RULES, OFF, TEXT_LEVEL, SENTENCES, _HYPHEN, _SURE)
        lists = [sorted(names) for names in (self.enabled, self.disabled, *ours)]
        return hashlib.sha256(repr((lists, self._picky)).encode()).hexdigest()[:16]

    def parameters(self) -> dict[str, str]:
        """What a request says about rules. Rules that are not wanted but run all the same are left out later."""
        asked = set(self.enabled)
        unasked = () if self._picky else _UNASKED
        off = {*TEXT_LEVEL, *SENTENCES, *OFF, *self.disabled} - asked
        parameters = {
            "disabledRules": ",".join(sorted(off)),
            "disabledCategories": ",".join(name for name in unasked if name not in asked),
        }
        if asked:
            parameters["enabledRules"] = parameters["enabledCategories"] = ",".join(sorted(asked))
        if self._picky:
            parameters["level"] = "picky"
        return {name: value for name, value in parameters.items() if value}

    def wants(self, rule: str, category: str) -> bool:
        """Whether a match of a rule counts."""
        if rule in self.enabled or rule in self.disabled:
            return rule in self.enabled
        if category in self.enabled or category in self.disabled:
            return category in self.enabled
        return self._usual(rule, category)

    def _usual(self, rule: str, category: str) -> bool:
        if rule in TEXT_LEVEL or rule in SENTENCES:
            return False
        if rule in RULES or self._picky:
            return True
        return category in CATEGORIES and rule not in OFF and not rule.endswith(_HYPHEN)


def kind(item: Item) -> Kind:
    """What a match is about. All that settings add is advice: most of it is style."""
    if item.spelling:
        return "spelling"
    certain = item.rule in RULES or item.category in CATEGORIES - ADVICE
    return "grammar" if certain and item.rule not in OFF else "advice"


def sure(item: Item) -> bool:
    """Whether the one suggestion of a match may be followed unseen."""
    return item.rule in _SURE and len(item.suggestions) == 1
