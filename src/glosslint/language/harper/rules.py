"""The rules of Harper that are on by default, by what they find, and why the others are not.

Harper 2.13 has 917 rules. They were run over 896 texts of four real glossaries and over 14,909 paragraphs (374,000
words) of edited technical English: the manuals of Node.js, npm, CMake, Python and AWS. A rule is on if it reports
errors and not style, and if what it reported there was right.

The rules that this left on were run over 8,393 more texts (1,120,000 words): 30 published glossaries, and articles and
guides of nine more projects. Those that were wrong in more than one of ten places are off, and so are those that
reported something in fewer than five places. docs/language.md lists what each reported.

Each rule costs a hundredth of a millisecond a text. Of the 215 that were left, 10 report anything in 10,122 texts of
98 glossaries, and 10 any of 4,000 planted mistakes: these are on, with those that found something on earlier
glossaries and a few for common mistakes. The others found nothing, and took two thirds of Harper's time.
"""

from __future__ import annotations

NAME = "harper"
#: The rules that are on, by topic.
ON = {
    "articles": """
        AnA AnAnother AnotherAn SomeWithoutArticle TheAnother TheMy
    """,
    "agreement and verb forms": """
        AllowTo DidPast DoubleModal HowItLooksLike IDo IsBeenAuxSequence LooksLikes ModalOf Payed RegularIrregulars
        SimplePastToPastParticiple SupposedTo UseToUsedTo
    """,
    "repeated words": """
        RepeatedWords SingleBe
    """,
    "confused words": """
        BellowBelow BoarderBorder LikelyHood ThenThan ThereOwn TheyreToTheir ToLoseTooLoose TrialAndError WereWhere
    """,
    "set phrases": """
        AndTheLike AsComparedTo AsOpposedTo ComprisesOf DespiteOf InsteadOf
    """,
    "one word written as two": """
        Straightforward Worthwhile
    """,
    "misspelt words": """
        SpellCheck
    """,
}
#: Rules that are off although you may expect them, by the reason.
OFF = {
    "mostly wrong there, since a definition is no sentence and a technical term is no common word": """
        AdjectiveDoubleDegree AndIn CallThem DoToDueTo ExitedExcitedContext FindOut InflectedVerbAfterTo
        ItsContraction MassNouns MergeWords MissingDeterminer MissingPreposition MissingTo ModalBeAdjective
        NoMatchFor NounVerbConfusion OneOfTheSingular Overall PhrasalVerbAsCompoundNoun PronounInflectionBe
        PronounKnew QuantifierNumeralConflict QuiteQuiet RedundantFirsts SentenceCapitalization SplitWords
        ThatThan ThereIsAgreement TheyToThem ToTwoToo UnclosedQuotes WrongNegative
    """,
    "said by another rule, too": """
        ToTo
    """,
    "often wrong in published glossaries (it's time, World Wide Web, Success Criterion, informed of their right)": """
        CriteriaPhenomena ItsPossessive LetToDo MoreBetter TheirToThere TheirToTheyre ThereToTheir WillNonLemma
        Worldwide
    """,
    "set phrases and rare words, of which 10,000 texts of glossaries have no mistake": """
        AfterAll AllOfASudden AsFarBackAs AtFaceValue BewareOf Furthermore However LetAlone Nonetheless OfCourse
        Therefore Whereas WreakHavoc
    """,
    "right as far as known, but in fewer than five texts that were read": """
        Alongside DoesOrDose InspiredBy PluralWrongWordOfPhrase
    """,
    "style, on which house styles differ": """
        AvoidAndAlso BoringWords BuiltIn CaseSensitive Codebase CompoundNouns CondenseAllThe Dashes
        DiscourseMarkers DisjointPrefixes DotInitialisms EllipsisLength Excellent FillerWords Hedging
        HaveTakeALook InDemandInDepth LeftRightHand LitotesDirectPositive LongSentences NoFrenchSpaces
        NumericRangeEnDash OkToOkay OxfordComma Regionalisms Spaces ToDoHyphen UseEllipsisCharacter UseTitleCase
        ViceVersa ViciousCircle
    """,
    "capitals and names, which the glossary decides": """
        AmazonNames CapitalizePersonalPronouns CompaniesProductsAndTrademarks DayOneNames GoogleNames
        MicrosoftNames OrthographicConsistency ProperNouns UpdatePlaceNames
    """,
    "abbreviations, which are terms here": """
        ExpandArgument ExpandConfiguration ExpandControl ExpandDependencies ExpandDirectory
        ExpandMemoryShorthands ExpandMinimum ExpandParameter ExpandStandardInputAndOutput ExpandTimeShorthands
    """,
}
#: What is wrong, by the rules that say so, as the middle of a finding: «"comprises of": needless "of"; did you mean
#: "comprises"?». Each rule that is on has one, since those of Harper are sentences of advice in many styles.
_MESSAGES = {
    "wrong article": "AnA",
    "needs no article": "AnAnother AnotherAn SomeWithoutArticle",
    "repeated word": "RepeatedWords SingleBe",
    "one of the two is enough": "TheAnother TheMy",
    "two modal verbs": "DoubleModal",
    'an object is missing, as in "allow users to"': "AllowTo",
    "wrong verb form": "DidPast IDo IsBeenAuxSequence LooksLikes SimplePastToPastParticiple SupposedTo UseToUsedTo",
    "irregular verb": "Payed RegularIrregulars",
    '"how" and "like" together': "HowItLooksLike",
    '"of" instead of "have"': "ModalOf",
    "wrong word": "BellowBelow BoarderBorder ThenThan ThereOwn TheyreToTheir ToLoseTooLoose TrialAndError WereWhere",
    'needless "of"': "ComprisesOf DespiteOf",
    "written as one word": "InsteadOf LikelyHood Straightforward Worthwhile",
    "wrong form of a phrase": "AndTheLike AsComparedTo AsOpposedTo",
}
MESSAGES = {name: message for message, names in _MESSAGES.items() for name in names.split()}
#: Accepted as they are, though Harper does not list them, or wants a period after them.
ABBREVIATIONS = frozenset("cf eqs etc hrs iff incl kcal mins mmol mol ppi resp vs wrt".split())  # noqa: SIM905
RULES = frozenset(name for names in ON.values() for name in names.split())
