"""The rules of Harper that are on by default, by what they find, and why the others are not.

Harper 2.13 has 917 rules. They were run over 896 texts of four real glossaries and over 14,909 paragraphs (374,000
words) of edited technical English: the manuals of Node.js, npm, CMake, Python and AWS. A rule is on if it reports
errors and not style, and if what it reported there was right.

The rules that this left on were run over 8,393 more texts (1,120,000 words): 30 published glossaries, and articles and
guides of nine more projects. Those that were wrong in more than one of ten places are off, and so are those that
reported something in fewer than five places. docs/language.md lists what each reported. Also off are rules on
capitals and names, which the glossary decides, and on abbreviations, which are terms here.

Each rule costs a hundredth of a millisecond a text. Of the 215 that were left, 10 report anything in 10,122 texts of
98 glossaries, and 10 any of 4,000 planted mistakes: these are on, with those that found something on earlier
glossaries and a few for common mistakes. The others found nothing, and took two thirds of Harper's time.
"""

from __future__ import annotations

from glosslint.language.grammar.words import PRETERITES
from glosslint.text.tokenize import word_set

NAME = "harper"
_MODAL = "can|can't|cannot|could|dare|may|might|must|ought|shall|shan't|should|will|won't|would"
_AUXILIARY = (
    "am|is|are|was|were|be|been|being|have|had|has|having|i've|i'd|we've|we'd|you've|you'd|he's|he'd|she's|she'd|it's|it'd"
    "|they've|they'd|ive|id|weve|wed|youve|youd|hes|hed|shes|shed|its|itd|theyve|theyd"
)
_POSSESSIVE = "my|your|his|her|its|our|their"
#: The rules that are on, by what is wrong: the middle of a finding, «"comprises of": needless "of"; did you mean
#: "comprises"?», since Harper's messages are sentences of advice in many styles. With each rule are the words that a
#: text has if it reports anything, in the language of the patterns (``grammar/patterns.txt``), several of these between
#: slashes. Those that no words show have none; ``Reader`` sees where they may report something.
ON = {
    "wrong article": {"AnA": ""},
    "needs no article": {"AnAnother": "a|an another", "AnotherAn": "another an", "SomeWithoutArticle": "the some"},
    "repeated word": {"RepeatedWords": "", "SingleBe": "be be"},
    "one of the two is enough": {
        "TheAnother": "the another",
        "TheMy": f"{_POSSESSIVE} the / the {_POSSESSIVE}",
    },
    "two modal verbs": {"DoubleModal": f"{_MODAL} {_MODAL}"},
    'an object is missing, as in "allow users to"': {"AllowTo": "allow|allows|allowing to"},
    "wrong verb form": {
        "DidPast": "did|didn't|didnt",
        "IDo": "i does",
        "IsBeenAuxSequence": "is been",
        "LooksLikes": "looks|looked|looking likes",
        "SimplePastToPastParticiple": f"{_AUXILIARY} {'|'.join(PRETERITES)}",
        "SupposedTo": "suppose to",
        "UseToUsedTo": "use to",
    },
    "irregular verb": {"Payed": "payed|overpayed", "RegularIrregulars": ""},
    '"how" and "like" together': {"HowItLooksLike": "how it|he|she|they look|looks|look's like"},
    '"of" instead of "have"': {"ModalOf": f"{_MODAL} of"},
    "wrong word": {
        "BellowBelow": "bellow",
        "BoarderBorder": "boarder|boarders",
        "ThenThan": "~er_|less|more|other|rather|said|worse then / less|more _ then / and|until than / than again",
        "ThereOwn": "there|they're|theyre own",
        "TheyreToTheir": "they're",
        "ToLoseTooLoose": "to loose / too lose",
        "TrialAndError": "trail and error",
        "WereWhere": "were / they|we|you where / where you",
    },
    'needless "of"': {"ComprisesOf": "comprises of", "DespiteOf": "despite of"},
    "written as one word": {
        "InsteadOf": "in stead of",
        "LikelyHood": "likely hood",
        "Straightforward": "straight forward",
        "Worthwhile": "worth while / worth-while",
    },
    "wrong form of a phrase": {
        "AndTheLike": "an|and|or the? alike|alikes|like|likes",
        "AsComparedTo": "as compare to",
        "AsOpposedTo": "as oppose to",
    },
}
MESSAGES = {rule: message for message, rules in ON.items() for rule in rules}
WORDS = {rule: words for rules in ON.values() for rule, words in rules.items()}
#: Accepted as they are, though Harper does not list them, or wants a period after them.
ABBREVIATIONS = word_set("cf eqs etc hrs iff incl kcal mins mmol mol ppi resp vs wrt")
RULES = frozenset((*MESSAGES, "SpellCheck"))
